package wire

import (
	"fmt"
	"strings"
)

// A Page is what a browser's page shows: it takes what the server sends. It is for
// tests, and for those who speak in a page's place.
type Page struct {
	Cols, Rows      int
	Look            byte
	Fg, Bg          uint32
	Title           string
	Cursor          bool
	CursorX         int
	CursorY         int
	Taps            []Tap
	Hints           []Hint
	Heading         string
	Lines           []Line
	Said            string
	Field           Input
	Room, Resume    string
	Token, Language string
	Bye             Reason // 0 while the server has said none
	ByeText         string
	After           int // seconds until it comes back by itself
	Pong            int

	cells [][]PageCell
	sizes []byte
}

// A PageCell is what stands in a cell. Its style is as it was sent, Flags with
// Fg and Bg where they say so.
type PageCell struct {
	Text   string // "" of the cells behind the first of a wide character
	Flags  int
	Fg, Bg uint32
	Link   string
}

// Take applies a message. It is an error if that is not as this package says.
func (p *Page) Take(message []byte) (err error) {
	r := Reader{B: message}
	for len(r.B) > 0 && err == nil {
		kind := r.Byte()
		s := Reader{B: r.Bytes(r.Number())}
		if r.Failed {
			return fmt.Errorf("a section of type %d is cut", kind)
		}
		err = p.section(kind, &s)
		if err == nil && (s.Failed || len(s.B) > 0) {
			err = fmt.Errorf("a section of type %d is cut or too long", kind)
		}
	}
	return err
}

const mostText = 1 << 20

func (p *Page) section(kind byte, r *Reader) error {
	text := func() string { return r.String(mostText) }
	switch kind {
	case Welcome:
		if v := r.Number(); v != Version {
			return fmt.Errorf("version %d", v)
		}
		p.Token, p.Language, _ = text(), text(), text()
	case Grid:
		p.grid(r.Number(), r.Number())
	case Cells:
		return p.take(r)
	case Cursor:
		if p.Cursor = r.Byte() != 0; p.Cursor {
			p.CursorX, p.CursorY = r.Number(), r.Number()
		}
	case Colours:
		p.Look, p.Fg, p.Bg = r.Byte(), rgb(r), rgb(r)
		for range r.Number() {
			rgb(r)
		}
	case Title:
		p.Title = text()
	case Taps:
		p.Taps = nil
		for range r.Number() {
			if r.Failed {
				break
			}
			t := Tap{Y: r.Number(), X: r.Number(), Width: r.Number(), Height: r.Number(), Kind: r.Byte(), State: r.Byte(), Label: text()}
			if t.X+t.Width > p.Cols || t.Y+t.Height > p.Rows || t.Width == 0 || t.Height == 0 {
				return fmt.Errorf("a tap on no cells: %+v", t)
			}
			p.Taps = append(p.Taps, t)
		}
	case Hints:
		p.Hints = nil
		for range r.Number() {
			if r.Failed {
				break
			}
			h := Hint{Key: text(), Shown: text(), Label: text()}
			flags := r.Byte()
			if h.InFoot, h.Main = flags&1 != 0, flags&2 != 0; h.InFoot {
				h.X, h.Width = r.Number(), r.Number()
			}
			p.Hints = append(p.Hints, h)
		}
	case Words:
		more := r.Byte()&1 != 0
		if !more {
			p.Heading, p.Lines = text(), nil
		}
		for range r.Number() {
			if r.Failed {
				break
			}
			p.Lines = append(p.Lines, Line{Kind: r.Byte(), Depth: r.Number(), Text: text()})
		}
		p.Said = text()
	case Field:
		if p.Field = (Input{ID: r.Number()}); p.Field.ID != 0 {
			f := &p.Field
			f.X, f.Y, f.Width = r.Number(), r.Number(), r.Number()
			f.Label, f.Placeholder, f.Value = text(), text(), text()
			f.Kind, f.Most, f.Seq = r.Byte(), r.Number(), r.Number()
		}
	case Room:
		p.Room, p.Resume = text(), text()
	case Bye:
		p.Bye, p.ByeText, p.After = Reason(r.Byte()), text(), r.Number()
	case Pong:
		p.Pong = r.Number()
	case Tongue:
		p.Language = text()
	default:
		return fmt.Errorf("a section of an unknown type %d", kind)
	}
	return nil
}

func rgb(r *Reader) uint32 {
	return uint32(r.Byte())<<16 | uint32(r.Byte())<<8 | uint32(r.Byte())
}

// grid makes all anew: what is not told from here on is not there.
func (p *Page) grid(cols, rows int) {
	p.Cols, p.Rows, p.Title, p.Cursor = cols, rows, "", false
	p.cells, p.sizes = make([][]PageCell, rows), make([]byte, rows)
	for y := range p.cells {
		p.blank(y)
	}
}

func (p *Page) blank(y int) {
	p.cells[y] = make([]PageCell, p.Cols)
	for x := range p.cells[y] {
		p.cells[y][x].Text = " "
	}
}

// take applies cells.
func (p *Page) take(r *Reader) error {
	var styles []PageCell
	for range r.Number() {
		if r.Failed {
			break
		}
		s := PageCell{Flags: r.Number()}
		if s.Flags&HasFg != 0 {
			s.Fg = rgb(r)
		}
		if s.Flags&HasBg != 0 {
			s.Bg = rgb(r)
		}
		if s.Flags&HasLink != 0 {
			s.Link = r.String(mostText)
		}
		styles = append(styles, s)
	}
	last := -1
	for range r.Number() {
		head, runs := r.Number(), r.Number()
		y := last + 1 + head>>3
		if r.Failed || y >= p.Rows {
			return fmt.Errorf("row %d behind row %d of %d", y, last, p.Rows)
		}
		last = y
		if head&int(Blanked) != 0 {
			p.blank(y)
		}
		p.sizes[y] = byte(head & 3)
		x := 0
		for range runs {
			at := r.Number()
			x += at >> 4
			style := at & ManyStyles
			if style == ManyStyles {
				style = r.Number()
			}
			what := r.Number()
			if r.Failed || style >= len(styles) {
				return fmt.Errorf("style %d of %d", style, len(styles))
			}
			var err error
			if x, err = p.run(r, x, y, styles[style], what); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *Page) run(r *Reader, x, y int, c PageCell, what int) (int, error) {
	put := func(text string) {
		if x < p.Cols {
			c.Text = text
			p.cells[y][x] = c
		}
		x++
	}
	count := what >> 2
	if what&3 != Text && count > p.Cols {
		return x, fmt.Errorf("a run of %d columns", count)
	}
	switch what & 3 {
	case Text:
		for _, letter := range string(r.Bytes(count)) {
			put(string(letter))
		}
	case Repeat:
		text := r.String(mostText)
		for range count {
			put(text)
		}
	case Blanks:
		for range count {
			put(" ")
		}
	case Wide:
		put(r.String(mostText))
		for range count - 1 {
			put("")
		}
	}
	if x > p.Cols {
		return x, fmt.Errorf("row %d ends at column %d of %d", y, x, p.Cols)
	}
	return x, nil
}

// Cell is the cell at a column and a row, and the size of that row.
func (p *Page) Cell(x, y int) (c PageCell, size byte) { return p.cells[y][x], p.sizes[y] }

// Text is what the page shows, a line for each row, without blanks at their
// ends.
func (p *Page) Text() string {
	var b strings.Builder
	for _, row := range p.cells {
		var line strings.Builder
		for _, c := range row {
			line.WriteString(c.Text)
		}
		b.WriteString(strings.TrimRight(line.String(), " "))
		b.WriteByte('\n')
	}
	return b.String()
}
