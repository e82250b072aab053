//go:build ignore

package main

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"golang.org/x/image/vector"
)

// A scanner reads the data of an SVG path (w3.org/TR/SVG11/paths.html).
type scanner struct{ rest string }

func (s *scanner) skip() { s.rest = strings.TrimLeft(s.rest, " ,\n\t") }

// command is the next letter, or 0 at a number, which repeats the one before,
// or at the end.
func (s *scanner) command() byte {
	s.skip()
	if s.rest == "" || !strings.ContainsRune("MmLlHhVvCcSsQqTtAaZz", rune(s.rest[0])) {
		return 0
	}
	c := s.rest[0]
	s.rest = s.rest[1:]
	return c
}

// number reads a number; those beside each other need nothing between them.
func (s *scanner) number() (float64, error) {
	s.skip()
	n, dot := 0, false
	for ; n < len(s.rest); n++ {
		c := s.rest[n]
		if c == '.' && !dot {
			dot = true
			continue
		}
		if c < '0' || c > '9' {
			if !(c == '-' && n == 0) {
				break
			}
		}
	}
	v, err := strconv.ParseFloat(s.rest[:n], 64)
	s.rest = s.rest[n:]
	return v, err
}

// flag reads a flag of an arc, a single digit.
func (s *scanner) flag() (bool, error) {
	s.skip()
	if s.rest == "" || s.rest[0] != '0' && s.rest[0] != '1' {
		return false, fmt.Errorf("no flag at %q", s.rest)
	}
	on := s.rest[0] == '1'
	s.rest = s.rest[1:]
	return on, nil
}

// A pen draws a path.
type pen struct {
	scan               scanner
	r                  *vector.Rasterizer
	scale              float64
	x, y               float64 // where it is
	startX, startY     float64 // where the line began
	controlX, controlY float64 // the last control point of a curve
	err                error
}

func (p *pen) to(x, y float64) (float32, float32) {
	return float32(x * p.scale), float32(y * p.scale)
}

// numbers reads so many numbers; the error stays.
func (p *pen) numbers(n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		if p.err == nil {
			out[i], p.err = p.scan.number()
		}
	}
	return out
}

func (p *pen) draw() error {
	var last byte
	for p.scan.skip(); p.scan.rest != "" && p.err == nil; p.scan.skip() {
		c := p.scan.command()
		if c == 0 {
			if c = last; c == 'M' || c == 'm' {
				c--
			}
		}
		last = c
		if err := p.segment(c); err != nil {
			return err
		}
	}
	return p.err
}

func (p *pen) segment(c byte) error {
	var ox, oy float64 // what coordinates are counted from
	if c >= 'a' {
		ox, oy = p.x, p.y
	}
	curved := false
	switch c {
	case 'M', 'm':
		a := p.numbers(2)
		p.x, p.y = ox+a[0], oy+a[1]
		p.startX, p.startY = p.x, p.y
		p.r.MoveTo(p.to(p.x, p.y))
	case 'L', 'l':
		a := p.numbers(2)
		p.line(ox+a[0], oy+a[1])
	case 'H', 'h':
		p.line(ox+p.numbers(1)[0], p.y)
	case 'V', 'v':
		p.line(p.x, oy+p.numbers(1)[0])
	case 'C', 'c':
		a := p.numbers(6)
		p.cube(ox+a[0], oy+a[1], ox+a[2], oy+a[3], ox+a[4], oy+a[5])
		curved = true
	case 'S', 's':
		a := p.numbers(4)
		p.cube(2*p.x-p.controlX, 2*p.y-p.controlY, ox+a[0], oy+a[1], ox+a[2], oy+a[3])
		curved = true
	case 'Q', 'q':
		a := p.numbers(4)
		x1, y1 := p.to(ox+a[0], oy+a[1])
		p.x, p.y = ox+a[2], oy+a[3]
		x2, y2 := p.to(p.x, p.y)
		p.r.QuadTo(x1, y1, x2, y2)
	case 'A', 'a':
		a := p.numbers(3)
		large, err := p.scan.flag()
		if err != nil {
			return err
		}
		sweep, err := p.scan.flag()
		if err != nil {
			return err
		}
		b := p.numbers(2)
		p.arc(a[0], a[1], a[2], large, sweep, ox+b[0], oy+b[1])
	case 'Z', 'z':
		p.r.ClosePath()
		p.x, p.y = p.startX, p.startY
	default:
		return fmt.Errorf("what to draw with %q?", c)
	}
	if !curved {
		p.controlX, p.controlY = p.x, p.y
	}
	return p.err
}

func (p *pen) line(x, y float64) {
	p.x, p.y = x, y
	p.r.LineTo(p.to(x, y))
}

func (p *pen) cube(x1, y1, x2, y2, x, y float64) {
	ax, ay := p.to(x1, y1)
	bx, by := p.to(x2, y2)
	cx, cy := p.to(x, y)
	p.r.CubeTo(ax, ay, bx, by, cx, cy)
	p.controlX, p.controlY = x2, y2
	p.x, p.y = x, y
}

// arc draws an arc of an ellipse as short lines
// (w3.org/TR/SVG11/implnote.html#ArcImplementationNotes).
func (p *pen) arc(rx, ry, turn float64, large, sweep bool, x, y float64) {
	rx, ry = math.Abs(rx), math.Abs(ry)
	if rx == 0 || ry == 0 || p.x == x && p.y == y {
		p.line(x, y)
		return
	}
	sin, cos := math.Sincos(turn * math.Pi / 180)
	dx, dy := (p.x-x)/2, (p.y-y)/2
	x1, y1 := cos*dx+sin*dy, -sin*dx+cos*dy
	if l := x1*x1/(rx*rx) + y1*y1/(ry*ry); l > 1 { // too small to reach
		rx, ry = rx*math.Sqrt(l), ry*math.Sqrt(l)
	}
	away := math.Sqrt(max(0, (rx*rx*ry*ry-rx*rx*y1*y1-ry*ry*x1*x1)/(rx*rx*y1*y1+ry*ry*x1*x1)))
	if large == sweep {
		away = -away
	}
	cx1, cy1 := away*rx*y1/ry, -away*ry*x1/rx
	cx, cy := cos*cx1-sin*cy1+(p.x+x)/2, sin*cx1+cos*cy1+(p.y+y)/2
	from := math.Atan2((y1-cy1)/ry, (x1-cx1)/rx)
	to := math.Atan2((-y1-cy1)/ry, (-x1-cx1)/rx)
	switch {
	case sweep && to < from:
		to += 2 * math.Pi
	case !sweep && to > from:
		to -= 2 * math.Pi
	}
	const steps = 24
	for i := 1; i < steps; i++ {
		s, c := math.Sincos(from + (to-from)*float64(i)/steps)
		p.line(cx+cos*rx*c-sin*ry*s, cy+sin*rx*c+cos*ry*s)
	}
	p.line(x, y)
}
