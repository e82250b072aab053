package report

import (
	"bytes"
	"context"
	"io"
	"os"

	"training.vast.vn/vneid-training/internal/locale"
)

// A source is one results file, up to the size that it had when it was opened:
// what is appended meanwhile waits for the next report.
type source struct {
	name string
	file interface {
		io.ReaderAt
		io.Closer
	}
	size int64
	temp string // name of a temporary file, else ""
}

// openSource opens a results file. What can be read only once, such as a pipe
// or "-" for stdin, is copied to a temporary file first.
func openSource(ctx context.Context, in Input, name string) (*source, error) {
	if in.Store != nil {
		file, err := in.Store.Open(ctx, name)
		if err != nil {
			return nil, err
		}
		return &source{name: in.Store.Where(name), file: file, size: file.Info().Size}, nil
	}
	if name == "-" {
		return spool(name, in.Stdin)
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	switch {
	case err != nil:
	case info.IsDir():
		err = locale.Errorf(locale.RecordIsFolder, name)
	case !info.Mode().IsRegular():
		defer file.Close()
		return spool(name, file)
	default:
		return &source{name: name, file: file, size: info.Size()}, nil
	}
	file.Close()
	return nil, err
}

func spool(name string, from io.Reader) (*source, error) {
	file, err := os.CreateTemp("", "vneid-training-report-*")
	if err != nil {
		return nil, err
	}
	s := &source{name: name, file: file, temp: file.Name()}
	if s.size, err = io.Copy(file, from); err != nil {
		s.close()
		return nil, locale.Errorf(locale.ReadingFile, name, err)
	}
	return s, nil
}

func (s *source) close() {
	s.file.Close()
	if s.temp != "" {
		os.Remove(s.temp)
	}
}

// chunkSize is about how much of a file one goroutine reads at a time.
const chunkSize = 1 << 20

// A chunk is a stretch of whole lines, and what the first pass keeps of its
// attempts.
type chunk struct {
	source  int // index of the source
	offset  int64
	size    int64
	entries []entry // in line order
}

func (c *chunk) reader(s *source) io.Reader { return io.NewSectionReader(s.file, c.offset, c.size) }

// divide cuts a source into chunks of about this size that end with a newline (or the file).
func divide(number int, s *source, size int64) ([]chunk, error) {
	var all []chunk
	buf := make([]byte, 64<<10)
	for from := int64(0); from < s.size; {
		end := min(from+size, s.size)
		for end < s.size {
			n, err := s.file.ReadAt(buf[:min(int64(len(buf)), s.size-end)], end)
			if n == 0 {
				return nil, locale.Errorf(locale.ReadingFile, s.name, err)
			}
			if at := bytes.IndexByte(buf[:n], '\n'); at >= 0 {
				end += int64(at) + 1
				break
			}
			end += int64(n)
		}
		all = append(all, chunk{source: number, offset: from, size: end - from})
		from = end
	}
	return all, nil
}
