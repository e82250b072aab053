package deck

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"image"
	_ "image/gif"  // a format of pictures
	_ "image/jpeg" // a format of pictures
	_ "image/png"  // a format of pictures
	"io"
	"io/fs"
	"path"
	"strings"

	"golang.org/x/image/draw"
)

// An Image is a picture in a file of the deck.
type Image struct {
	Reveal
	Align
	Alt    string      // what is to be seen, in words; never ""
	Format string      // "png", "jpeg" or "gif"
	Data   []byte      // the file
	Small  *image.RGBA // the picture with few enough dots to be drawn often
	Sum    Sum         // of Data
}

// A Sum tells files of pictures apart: their SHA-256.
type Sum [sha256.Size]byte

// Limits of a picture. What is in a file says nothing of how much memory it
// takes, so that its size in dots is looked at before it is read.
const (
	mostImage = 2 << 20     // bytes of the file
	mostDots  = 4096 * 2304 // across times down
	smallSide = 640         // dots of Small at most, across and down
)

// imageOf reads a line that is a picture, ![words](file), and gives the bytes at
// which the words and the file begin and end.
func imageOf(line string) (alt, file [2]int, ok bool) {
	begin := len(line) - len(strings.TrimLeft(line, " \t"))
	end := len(strings.TrimRight(line, " \t"))
	if !strings.HasPrefix(line[begin:end], "![") || !strings.HasSuffix(line[:end], ")") {
		return alt, file, false
	}
	middle := strings.Index(line, "](")
	if middle < 0 || strings.Contains(line[middle+2:], "](") {
		return alt, file, false
	}
	return [2]int{begin + 2, middle}, [2]int{middle + 2, end - 1}, true
}

// image reads a line that is a picture.
func (p *topicParser) image(line string, alt, file [2]int) {
	p.flush()
	row := p.row
	p.row++
	p.grow(row, len(line))
	b := &Image{Reveal: p.reveal(), Align: p.slide.align, Alt: strings.Join(strings.Fields(literal(line[alt[0]:alt[1]])), " ")}
	if b.Alt == "" {
		p.problem(p.at(row, alt[0]), kindNoAlt)
	}
	name := line[file[0]:file[1]]
	if kind, args := readPicture(b, p.fsys, path.Dir(p.topic.Path), strings.TrimSuffix(strings.TrimPrefix(name, "<"), ">")); kind != (Kind{}) {
		p.problem(p.at(row, file[0]), kind, args...)
		b = nil
	}
	if b == nil {
		p.put(nil)
		return
	}
	p.pictures = append(p.pictures, b)
	p.put(b)
}

// readPicture reads the file that stands under a name in a folder of the deck.
func readPicture(b *Image, fsys fs.FS, dir, name string) (problem Kind, args []any) {
	if name == "" || strings.Contains(name, "://") || strings.HasPrefix(name, "/") || strings.Contains(name, `\`) {
		return kindImagePath, []any{name}
	}
	file := path.Join(dir, name)
	if !fs.ValidPath(file) {
		return kindImagePath, []any{name}
	}
	if b.Data, problem, args = readImage(fsys, file); problem != (Kind{}) {
		return problem, append([]any{name}, args...)
	}
	if b.Small, b.Format, problem, args = decodeImage(b.Data); problem != (Kind{}) {
		return problem, append([]any{name}, args...)
	}
	b.Sum = sha256.Sum256(b.Data)
	return Kind{}, nil
}

// readImage reads a file of the deck, but none that a link leads to: it may lie
// anywhere.
func readImage(fsys fs.FS, name string) (data []byte, problem Kind, args []any) {
	var info fs.FileInfo
	for at := 0; at <= len(name); at++ {
		if at < len(name) && name[at] != '/' {
			continue
		}
		var err error
		if info, err = fs.Lstat(fsys, name[:at]); errors.Is(err, fs.ErrNotExist) {
			return nil, kindNoImage, nil
		} else if err != nil {
			return nil, kindUnreadImage, []any{cause(err)}
		}
		if info.Mode()&fs.ModeSymlink != 0 {
			return nil, kindImageLink, nil
		}
	}
	if !info.Mode().IsRegular() {
		return nil, kindImageLink, nil
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, kindUnreadImage, []any{cause(err)}
	}
	defer f.Close()
	data, err = io.ReadAll(io.LimitReader(f, mostImage+1))
	switch {
	case err != nil:
		return nil, kindUnreadImage, []any{cause(err)}
	case len(data) > mostImage:
		return nil, kindImageBytes, []any{mostImage >> 20}
	}
	return data, Kind{}, nil
}

// decodeImage reads a picture, of a moving one the first, and makes it small.
func decodeImage(data []byte) (small *image.RGBA, format string, problem Kind, args []any) {
	about, format, err := image.DecodeConfig(bytes.NewReader(data))
	switch {
	case err != nil || format != "png" && format != "jpeg" && format != "gif":
		return nil, "", kindImageFormat, nil
	case about.Width <= 0 || about.Height <= 0 || about.Width > mostDots/about.Height:
		return nil, "", kindImageDots, []any{fmt.Sprintf("%d×%d", about.Width, about.Height), mostDots / 1_000_000}
	}
	full, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, "", kindImageBroken, []any{err.Error()}
	}
	if full.Bounds().Empty() {
		return nil, "", kindImageFormat, nil
	}
	// Of a large picture some dots are enough, and to mix all of them is slow.
	most := within(full, 3*smallSide, draw.NearestNeighbor)
	return within(most, smallSide, draw.BiLinear), format, Kind{}, nil
}

// within is a picture made so small that neither side has more dots than that.
func within(picture image.Image, side int, by draw.Scaler) *image.RGBA {
	size := picture.Bounds().Size()
	if most := max(size.X, size.Y); most > side {
		size.X, size.Y = max(1, size.X*side/most), max(1, size.Y*side/most)
	}
	small := image.NewRGBA(image.Rectangle{Max: size})
	by.Scale(small, small.Bounds(), picture, picture.Bounds(), draw.Src, nil)
	return small
}
