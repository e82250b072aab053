package canvas

import (
	"image"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/icon"
	"training.vast.vn/vneid-training/internal/termtest"
	"training.vast.vn/vneid-training/internal/theme"
)

// Whatever is drawn wherever, a terminal shows the cells as they are, and each
// line fits.
func TestShown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		look := theme.Look{
			Mode:    rapid.SampledFrom([]theme.Mode{theme.Dark, theme.Light, theme.Projector, theme.Contrast}).Draw(t, "mode"),
			Profile: rapid.SampledFrom([]colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI, colorprofile.ASCII}).Draw(t, "profile"),
			Blocks:  rapid.SampledFrom([]theme.Blocks{theme.HalfBlocks, theme.Quadrants, theme.NoBlocks}).Draw(t, "blocks"),
			Painted: rapid.Bool().Draw(t, "painted"),
		}
		s := theme.New(look)
		width, height := rapid.IntRange(1, 30).Draw(t, "width"), rapid.IntRange(1, 12).Draw(t, "height")
		c := New(s, width, height)
		at := rapid.IntRange(-3, 30)
		grounds := rapid.SampledFrom([]theme.Ground{s.Stage, s.Card, s.Raised, s.Track, s.Level1Fill, s.WrongFill, s.Phone.Screen, s.Phone.Card})
		styles := rapid.SampledFrom([]lipgloss.Style{s.Text, s.Strong, s.Muted, s.Level1, s.Link, s.Selected})
		text := rapid.SampledFrom([]string{"Căn cước", "漢字", "ế", "a\tb\x1b[2Jc\x00", "👍🏽", s.Link.Render("x") + "y", ""})
		for range rapid.IntRange(0, 8).Draw(t, "steps") {
			x, y := at.Draw(t, "x"), at.Draw(t, "y")
			r := Rect(x, y, at.Draw(t, "columns"), at.Draw(t, "rows"))
			switch rapid.IntRange(0, 9).Draw(t, "what") {
			case 0:
				c.Fill(r, grounds.Draw(t, "ground"))
			case 1:
				c.Card(r, grounds.Draw(t, "ground"))
			case 2:
				c.Halves(r, grounds.Draw(t, "ground"))
			case 3:
				c.Text(x, y, text.Draw(t, "text"), styles.Draw(t, "style"))
			case 4:
				c.Put(x, y, text.Draw(t, "text"))
			case 5:
				c.Chip(x, y, text.Draw(t, "text"), grounds.Draw(t, "ground"))
			case 6:
				c.Bar(r, rapid.Float64Range(-1, 2).Draw(t, "share"), grounds.Draw(t, "ground"))
			case 7:
				c.Ring(r, rapid.Float64Range(0, 1).Draw(t, "share"), grounds.Draw(t, "ground"))
			case 8:
				c.Icon(x, y, icon.Quiz, max(0, r.Dx()), styles.Draw(t, "style"))
			case 9:
				c.Rule(x, y, r.Dx(), grounds.Draw(t, "ground"))
			}
		}
		screen := termtest.New(width, height)
		screen.Show(c.String())
		for y := range height {
			for x := range width {
				if image.Pt(x, y).In(c.Bounds()) {
					compare(t, c, screen, x, y)
				}
			}
		}
	})
}

// compare compares a cell with what is shown of it.
func compare(t *rapid.T, c *Canvas, screen *termtest.Screen, x, y int) {
	want, got := c.at(x, y), screen.Cell(x, y)
	text := c.textAt(c.cells[y*c.width:(y+1)*c.width], x)
	if text == "" { // right of a wide one
		return
	}
	blank := text == " " && want.underline == uv.UnderlineNone && want.attrs&drawn == 0
	style := want.style()
	if blank {
		style.Fg, style.Attrs = got.Style.Fg, got.Style.Attrs
	}
	if got.Content != text || !got.Style.Equal(&style) {
		t.Fatalf("column %d, row %d: %q in %+v, want %q in %+v\n%q", x, y, got.Content, got.Style, text, style, c.String())
	}
}
