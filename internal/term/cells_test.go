package term_test

import (
	"fmt"
	"image/color"
	"io"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/term"
	"training.vast.vn/vneid-training/internal/termtest"
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

// A page shows what an emulated terminal does that is sent escape codes, after
// any frames, of any size, and also where it has missed some.
func TestPageShowsWhatATerminalDoes(t *testing.T) {
	t.Parallel()
	pieces := []string{" ", "   ", "            ", "a", "Mức độ 1", "ế", "你好", "│", "━━━", "▄▀▄▀▄▀", "▄▄▄▄▄▄▄▄", "e\u0302\u0301", "0123456789", ""}
	pens := []string{"\x1b[m", "\x1b[1m", "\x1b[2m", "\x1b[3;4m", "\x1b[7m", "\x1b[38;2;10;200;30m", "\x1b[48;2;1;2;3m", "\x1b[22m", "\x1b[39;49m", "\x1b[9m", "\x1b[0m"}
	cache := term.NewCache(64 << 10)
	rapid.Check(t, func(t *rapid.T) {
		line := rapid.Custom(func(t *rapid.T) string {
			var b strings.Builder
			for range rapid.IntRange(0, 6).Draw(t, "pieces") {
				if rapid.IntRange(0, 2).Draw(t, "pen") == 0 {
					b.WriteString(rapid.SampledFrom(pens).Draw(t, "sgr"))
				}
				b.WriteString(rapid.SampledFrom(pieces).Draw(t, "piece"))
			}
			return b.String() + "\x1b[m"
		})
		width, height := rapid.IntRange(2, 30).Draw(t, "width"), rapid.IntRange(1, 6).Draw(t, "height")
		page := &sheet{fail: t.Fatal}
		told := &wire.Told{}
		onPage := term.NewBrushOf(term.Terminal{Out: page, Cache: cache, Profile: colorprofile.TrueColor, Width: width, Height: height, Told: func() *wire.Told { return told }})
		lines := rapid.SliceOfN(line, 0, height+1).Draw(t, "lines")
		for range rapid.IntRange(1, 5).Draw(t, "frames") {
			for i := range lines {
				if rapid.IntRange(0, 2).Draw(t, "other") == 0 {
					lines[i] = line.Draw(t, "line")
				}
			}
			view := tea.NewView(strings.Join(lines, "\n"))
			view.AltScreen = true
			view.WindowTitle = rapid.SampledFrom([]string{"", "một", "hai"}).Draw(t, "title")
			if rapid.Bool().Draw(t, "cursor") {
				view.Cursor = tea.NewCursor(rapid.IntRange(0, width-1).Draw(t, "x"), rapid.IntRange(0, height-1).Draw(t, "y"))
			}
			if rapid.IntRange(0, 4).Draw(t, "resize") == 0 {
				width, height = rapid.IntRange(2, 30).Draw(t, "width"), rapid.IntRange(1, 6).Draw(t, "height")
				if view.Cursor != nil {
					view.Cursor.X, view.Cursor.Y = min(view.Cursor.X, width-1), min(view.Cursor.Y, height-1)
				}
				onPage.Resize(width, height)
			}
			onPage.Show(view)

			screen := termtest.New(width, height)
			go io.Copy(io.Discard, screen)
			term.NewBrush(screen, cache, width, height, colorprofile.TrueColor).Show(view)
			for y := range height {
				for x := range width {
					cell, size := page.Cell(x, y)
					if got, want := ofPage(cell), ofScreen(screen.Cell(x, y)); got != want || size != wire.Ordinary {
						t.Fatalf("at %d, %d of %dx%d the page shows %s, the terminal %s, of %q", x, y, width, height, got, want, lines)
					}
				}
			}
			_ = screen.Close()
			if shown := view.Cursor != nil; page.Cursor != shown || shown && (page.CursorX != view.Cursor.X || page.CursorY != view.Cursor.Y) || page.Title != view.WindowTitle {
				t.Fatalf("the cursor at %d, %d (%v), the title %q; want %v, %q", page.CursorX, page.CursorY, page.Cursor, page.Title, view.Cursor, view.WindowTitle)
			}
		}
	})
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
