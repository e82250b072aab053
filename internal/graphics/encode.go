package graphics

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"math"
	"time"

	"golang.org/x/image/draw"
)

// keptKey says what something that terminals are sent depends on.
type keptKey struct {
	place Mark
	cell  image.Point
}

// encode returns what is kept for a place on terminals with cells of a size in
// pixels, and makes it where there is nothing, which took a while then.
func (s *Store) encode(p *Place, cell image.Point, how func() ([]byte, error)) (b []byte, took time.Duration, err error) {
	k := keptKey{p.First, cell}
	if b, ok := s.get(k); ok {
		return b, 0, nil
	}
	s.encoding.Lock()
	defer s.encoding.Unlock()
	if b, ok := s.get(k); ok { // another made it
		return b, 0, nil
	}
	began := time.Now()
	if b, err = how(); err != nil {
		return nil, 0, fmt.Errorf("encoding a picture for a terminal: %w", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.kept.Put(k, b, int64(cap(b)))
	return b, time.Since(began), nil
}

func (s *Store) get(k keptKey) ([]byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.kept.Get(k)
}

// Pixels is the room that a place has on a terminal with cells of this size.
func (p *Place) Pixels(cell image.Point) image.Point {
	return image.Pt(p.Columns*cell.X, p.Rows*cell.Y)
}

// MostSent bounds a picture that a terminal is sent, in bytes of its PNG. A
// diagram that fills a screen has a tenth of it, a photograph of 700x400 dots all.
const MostSent = 512 << 10

// png is the picture as a PNG with no more dots than the place has pixels: the
// file itself, where it is one.
func (p *Place) png(cell image.Point) ([]byte, error) {
	about, _, err := image.DecodeConfig(bytes.NewReader(p.picture.Data))
	if err != nil {
		return nil, err
	}
	room := p.Pixels(cell)
	if about.Width <= room.X && about.Height <= room.Y && p.picture.Format == "png" && len(p.picture.Data) <= MostSent {
		return p.picture.Data, nil
	}
	full, _, err := image.Decode(bytes.NewReader(p.picture.Data))
	if err != nil {
		return nil, err
	}
	for dots := within(full, room); ; {
		var b bytes.Buffer
		if err := png.Encode(&b, dots); err != nil {
			return nil, err
		}
		if b.Len() <= MostSent {
			return b.Bytes(), nil
		}
		size := dots.Bounds().Size()
		share := math.Sqrt(least * MostSent / float64(b.Len()))
		dots = within(dots, image.Pt(int(float64(size.X)*share), int(float64(size.Y)*share)))
	}
}

// least is how many of the bytes that it may have a picture has that had too many.
const least = 0.9

// within is a picture as large as fits into so many dots, but not larger than it
// is.
func within(picture image.Image, room image.Point) image.Image {
	size := picture.Bounds().Size()
	if size.X <= room.X && size.Y <= room.Y {
		return picture
	}
	return filling(picture, room)
}

// filling is a picture as large as it can be in so many dots.
func filling(picture image.Image, room image.Point) *image.RGBA {
	size := picture.Bounds().Size()
	fit := image.Pt(room.X, size.Y*room.X/size.X)
	if fit.Y > room.Y {
		fit = image.Pt(size.X*room.Y/size.Y, room.Y)
	}
	to := image.NewRGBA(image.Rect(0, 0, max(1, fit.X), max(1, fit.Y)))
	draw.BiLinear.Scale(to, to.Bounds(), picture, picture.Bounds(), draw.Src, nil)
	return to
}
