//go:build !race

package term_test

import (
	"fmt"
	"image"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/graphics"
	"training.vast.vn/vneid-training/internal/term"
	"training.vast.vn/vneid-training/internal/theme"
)

// slate is a terminal that draws pictures over its cells, as foot and xterm do:
// what is written or erased takes the part of a picture away that is there.
type slate struct {
	width, height int
	cell          image.Point
	over          map[image.Point]string // which part of which picture is over a cell
	x, y          int
	drawn         int
	wrong         string
}

func (s *slate) Write(p []byte) (int, error) {
	parser := ansi.NewParser()
	parser.SetDataSize(4 << 20)
	var state byte
	for text := string(p); len(text) > 0; {
		seq, width, n, next := ansi.DecodeSequence(text, state, parser)
		switch {
		case width > 0:
			if strings.HasPrefix(seq, graphics.Placeholder) {
				s.wrong = "it was sent a placeholder"
			}
			delete(s.over, image.Pt(s.x, s.y))
			s.x += width
		case ansi.HasDcsPrefix(seq) && strings.Contains(seq, `q"`):
			s.draw(seq)
		case ansi.HasCsiPrefix(seq):
			s.control(parser)
		}
		state, text = next, text[n:]
	}
	return len(p), nil
}

func (s *slate) control(p *ansi.Parser) {
	first, _ := p.Param(0, 1)
	switch p.Command() {
	case 'H':
		second, _ := p.Param(1, 1)
		s.x, s.y = second-1, first-1
	case 'C':
		s.x += first
	case 'b':
		for range first {
			delete(s.over, image.Pt(s.x, s.y))
			s.x++
		}
	case 'X':
		for x := range first {
			delete(s.over, image.Pt(s.x+x, s.y))
		}
	case 'K':
		for x := s.x; x < s.width; x++ {
			delete(s.over, image.Pt(x, s.y))
		}
	case 'J':
		clear(s.over)
	}
}

// draw draws a picture from the cursor on, whole cells of it.
func (s *slate) draw(seq string) {
	var across, down, w, h int
	_, raster, _ := strings.Cut(seq, `q"`)
	if _, err := fmt.Sscanf(raster, "%d;%d;%d;%d#", &across, &down, &w, &h); err != nil || across != 1 || down != 1 || w%s.cell.X > 0 || h%s.cell.Y > 0 {
		s.wrong = fmt.Sprintf("raster %.40q: %v", raster, err)
		return
	}
	s.drawn++
	for y := range h / s.cell.Y {
		for x := range w / s.cell.X {
			s.over[image.Pt(s.x+x, s.y+y)] = fmt.Sprintf("%d,%d of %dx%d", x, y, w, h)
		}
	}
	s.x, s.y = -99, -99
}

// A terminal that draws pictures over its cells shows each whole where it stands,
// nothing of one that is gone, and draws none again whose cells stay.
func TestLongSlate(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		width, height := 60, 16
		store := graphics.NewStore(1 << 20)
		s := &slate{width: width, height: height, cell: image.Pt(1, 2), over: map[image.Point]string{}}
		brush := term.NewBrushOf(term.Terminal{Out: s, Cache: term.NewCache(1 << 20), Profile: colorprofile.TrueColor, Width: width, Height: height, Grounds: true, Pictures: store})
		brush.Show(tea.NewView("begin"))
		as := theme.Graphics{Pictures: theme.Sixel, Cell: s.cell}
		brush.Draw(as, tea.NewView("begin"))
		for step := range rapid.IntRange(1, 6).Draw(t, "steps") {
			if step > 0 && rapid.IntRange(0, 3).Draw(t, "resize") == 0 {
				width = 60 + step
				s.width, s.cell = width, image.Pt(1+step%2, 2)
				brush.Resize(width, height)
				as.Cell = s.cell
				brush.Draw(as, tea.NewView("resized"))
			}
			hang := map[image.Rectangle]*deck.Image{}
			want := map[image.Point]string{}
			for i := range 3 {
				if !rapid.Bool().Draw(t, "hangs") {
					continue
				}
				at := canvas.Rect(2+19*i, rapid.IntRange(1, 4).Draw(t, "y"), rapid.IntRange(1, 19).Draw(t, "columns"), rapid.IntRange(1, 10).Draw(t, "rows"))
				hang[at] = photo(uint64(i), image.Pt(at.Dx()*s.cell.X, at.Dy()*s.cell.Y))
				for y := range at.Dy() {
					for x := range at.Dx() {
						want[at.Min.Add(image.Pt(x, y))] = fmt.Sprintf("%d,%d of %dx%d", x, y, at.Dx()*s.cell.X, at.Dy()*s.cell.Y)
					}
				}
			}
			brush.ShowWhole(hung(store, width, height, strings.Repeat("a", step), hang))
			if s.wrong != "" || fmt.Sprint(s.over) != fmt.Sprint(want) {
				t.Fatalf("%s\nover the cells are\n%v, want\n%v", s.wrong, s.over, want)
			}
			drawn := s.drawn
			brush.ShowWhole(hung(store, width, height, strings.Repeat("b", step), hang))
			if s.drawn != drawn || fmt.Sprint(s.over) != fmt.Sprint(want) {
				t.Fatalf("%d pictures drawn again; over the cells are\n%v, want\n%v", s.drawn-drawn, s.over, want)
			}
		}
		brush.Leave()
		if len(s.over) > 0 {
			t.Fatalf("at the end there is %v", s.over)
		}
	})
}
