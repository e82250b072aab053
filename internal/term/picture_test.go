//go:build !race

package term_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"io"
	"math/rand/v2"
	"testing"
	"testing/fstest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/term"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui"
)

// noise is a picture whose dots are as they come: those of a block of so many
// are alike.
func noise(t *rapid.T) []byte {
	r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
	size, block := image.Pt(rapid.IntRange(100, 640).Draw(t, "across"), rapid.IntRange(100, 640).Draw(t, "down")), rapid.IntRange(1, 32).Draw(t, "block")
	m := image.NewRGBA(image.Rectangle{Max: size})
	for y := range size.Y {
		for x := range size.X {
			if m.SetRGBA(x, y, m.RGBAAt(x-x%block, y-y%block)); x%block == 0 && y%block == 0 {
				m.SetRGBA(x, y, color.RGBA{uint8(r.Uint32()), uint8(r.Uint32()), uint8(r.Uint32()), 0xFF})
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Whatever a picture shows, a slide with it takes no more bytes than a first
// frame may.
func TestLongPicturesTakeFewBytes(t *testing.T) {
	t.Parallel()
	most := 0
	rapid.Check(t, func(t *rapid.T) {
		d, err := deck.Load(fstest.MapFS{
			"deck.yaml":  {Data: []byte("id: anh\ntitle: Ảnh\nlanguage: vi\nversion: '1'\nquiz: {questions: 1, pass: 1}\nunits: units.yaml\n")},
			"units.yaml": {Data: []byte("- {code: IOIT, name: Viện Công nghệ thông tin}\n")},
			"1.md":       {Data: []byte("---\ntitle: Ảnh\nlevel: 0\nminutes: 1\n---\n## Ảnh chụp\n\n![Ảnh](a.png)\n\n---\n```question\nid: a-1\ntype: true-false\ntext: Có ảnh?\nanswer: true\nexplain: Có.\nslide: 1\n```\n")},
			"a.png":      {Data: noise(t)},
		})
		if err != nil {
			t.Fatal(err)
		}
		size := rapid.SampledFrom([][2]int{{80, 24}, {100, 30}}).Draw(t, "window")
		look := theme.Look{
			Profile: rapid.SampledFrom([]colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256}).Draw(t, "profile"),
			Blocks:  rapid.SampledFrom([]theme.Blocks{theme.HalfBlocks, theme.Quadrants}).Draw(t, "blocks"),
		}
		model := tea.Model(tui.New(tui.Config{Deck: d, Language: locale.Vi, Cache: render.NewCache(1 << 20), Look: look, Now: time.Now, Start: tui.AtTalk}))
		g := newGlass(size[0], size[1])
		g.answers(io.Discard)
		defer g.close()
		brush := term.NewBrush(g, term.NewCache(1<<20), size[0], size[1], look.Profile)
		model, _ = model.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		brush.Show(model.View())
		n, _ := g.written()
		if most = max(most, n); n > 6000 {
			t.Fatalf("%d bytes", n)
		}
	})
	t.Logf("%d bytes at most", most)
}
