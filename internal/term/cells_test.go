package term_test

import (
	"fmt"
	"image/color"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"

	"training.vast.vn/vneid-training/internal/term"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/wire"
)

// sheet is a page that takes what the painter writes.
type sheet struct {
	wire.Page
	bytes int
	fail  func(...any)
}

func (s *sheet) Write(p []byte) (int, error) {
	s.bytes += len(p)
	if err := s.Take(p); err != nil {
		s.fail(fmt.Sprintf("%v\n%x", err, p))
	}
	return len(p), nil
}

// drawn is a cell as it looks, in words that a page and a terminal have alike.
func drawn(text string, flags int, fg, bg uint32) string {
	const shows = wire.HasBg | wire.Underline | wire.Reverse | wire.Strike
	switch text {
	case "": // behind a wide character
		return "-"
	case " ":
		if flags &= shows; flags&^wire.HasBg == 0 {
			fg = 0
		} else if fg != 0 {
			flags |= wire.HasFg
		}
	}
	return fmt.Sprintf("%q %x %x %x", text, flags&^wire.HasLink, fg, bg)
}

func ofPage(c wire.PageCell) string { return drawn(c.Text, c.Flags, c.Fg, c.Bg) }

func ofScreen(c *uv.Cell) string {
	if c == nil || c.Content == "" && c.Width == 1 {
		return drawn(" ", 0, 0, 0)
	}
	flags, fg, bg := 0, uint32(0), uint32(0)
	of := func(c color.Color) uint32 {
		r, g, b, _ := c.RGBA()
		return r>>8<<16 | g>>8<<8 | b>>8
	}
	s := &c.Style
	if s.Fg != nil {
		flags, fg = flags|wire.HasFg, of(s.Fg)
	}
	if s.Bg != nil {
		flags, bg = flags|wire.HasBg, of(s.Bg)
	}
	for attr, flag := range map[uint8]int{uv.AttrBold: wire.Bold, uv.AttrFaint: wire.Faint, uv.AttrItalic: wire.Italic, uv.AttrReverse: wire.Reverse, uv.AttrStrikethrough: wire.Strike} {
		if s.Attrs&attr != 0 {
			flags |= flag
		}
	}
	if s.Underline != uv.UnderlineNone {
		flags |= wire.Underline
	}
	return drawn(c.Content, flags, fg, bg)
}

// Rows of large letters come as such, and go.
func TestPageShowsLargeRows(t *testing.T) {
	t.Parallel()
	page := &sheet{fail: t.Fatal}
	told := &wire.Told{}
	brush := term.NewBrushOf(term.Terminal{Out: page, Profile: colorprofile.TrueColor, Cache: term.NewCache(0), Width: 20, Height: 4, Told: func() *wire.Told { return told }})
	big := theme.SizedText.Rows("Mức độ")
	other := theme.SizedText.Rows("Mức hai")
	sizes := func() string {
		s := ""
		for y := range 4 {
			_, size := page.Cell(0, y)
			s += fmt.Sprint(size)
		}
		return s
	}
	for _, step := range []struct{ rows, text, sizes string }{
		{"a\n" + big[0] + "\n" + big[1] + "\nz", "a\nMức độ\n\nz\n", "0120"},
		{"a\n" + other[0] + "\n" + other[1] + "\nz", "a\nMức hai\n\nz\n", "0120"},
		{big[0] + "\n" + big[1] + "\nb\nz", "Mức độ\n\nb\nz\n", "1200"},
		{"a\nb\nc\nz", "a\nb\nc\nz\n", "0000"},
	} {
		brush.Show(tea.NewView(step.rows))
		if got := page.Text(); got != step.text || sizes() != step.sizes {
			t.Errorf("the page shows %q, sizes %s; want %q, %s", got, sizes(), step.text, step.sizes)
		}
	}
}
