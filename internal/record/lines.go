package record

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// lines reads a file line by line in bounded memory.
type lines struct {
	r      *bufio.Reader
	long   []byte // what is gathered of a line longer than r's buffer
	number int    // of the line last read, from 1
	offset int64  // where the next line begins
}

func newLines(r io.Reader) *lines { return &lines{r: bufio.NewReaderSize(r, 64<<10)} }

// next returns the next line without its newline and zero bytes before it, valid
// until the next call.
// A line longer than MaxLine comes as nil with tooLong set; ended says whether
// its newline was there. After the last line comes io.EOF.
func (l *lines) next() (line []byte, ended, tooLong bool, err error) {
	l.long = l.long[:0]
	read := 0
	for {
		part, err := l.r.ReadSlice('\n')
		read += len(part)
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) && (err != io.EOF || read == 0) {
			return nil, false, false, err
		}
		if err == bufio.ErrBufferFull || len(l.long) > 0 {
			if read <= MaxLine {
				l.long = append(l.long, part...)
			}
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		l.number++
		l.offset += int64(read)
		if len(l.long) > 0 {
			part = l.long
		}
		if read > MaxLine {
			return nil, err == nil, true, nil
		}
		part, ended = bytes.CutSuffix(part, []byte("\n"))
		return afterZeros(part), ended, false, nil
	}
}

// afterZeros is a line without the zero bytes that a file system may have put
// before it as the power failed; a line of nothing else stays what it is.
func afterZeros(line []byte) []byte {
	if rest := bytes.TrimLeft(line, "\x00"); len(rest) > 0 {
		return rest
	}
	return line
}

// lineBefore returns where the line that ends at end begins (end is the place
// of its newline, or the size of the file).
func lineBefore(f io.ReaderAt, end int64) (int64, error) {
	chunk := make([]byte, 16<<10)
	for end > 0 {
		n := min(end, int64(len(chunk)))
		if _, err := f.ReadAt(chunk[:n], end-n); err != nil {
			return 0, err
		}
		if i := bytes.LastIndexByte(chunk[:n], '\n'); i >= 0 {
			return end - n + int64(i) + 1, nil
		}
		end -= n
	}
	return 0, nil
}
