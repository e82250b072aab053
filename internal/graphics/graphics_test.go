package graphics_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/graphics"
	"training.vast.vn/vneid-training/internal/termtest"

	"github.com/charmbracelet/x/vt"
)

// noise is a picture of so many dots, in a format.
func noise(t testing.TB, size image.Point, format string) *deck.Image {
	t.Helper()
	m := image.NewGray(image.Rectangle{Max: size})
	r := rand.New(rand.NewPCG(uint64(size.X), uint64(size.Y)))
	for i := range m.Pix {
		m.Pix[i] = uint8(r.Uint32())
	}
	var b bytes.Buffer
	encode := func() error { return png.Encode(&b, m) }
	if format == "jpeg" {
		encode = func() error { return jpeg.Encode(&b, m, nil) }
	}
	if err := encode(); err != nil {
		t.Fatal(err)
	}
	return &deck.Image{Format: format, Data: b.Bytes(), Sum: sha256.Sum256(b.Bytes())}
}

// A terminal is sent a file that has few enough dots and bytes as it is, and any
// other smaller, in its shape.
func TestKitty(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		picture *deck.Image
		columns int
		rows    int
		want    image.Point
	}{
		{noise(t, image.Pt(80, 60), "png"), 20, 10, image.Pt(80, 60)},
		{noise(t, image.Pt(80, 60), "jpeg"), 20, 10, image.Pt(80, 60)},
		{noise(t, image.Pt(400, 300), "png"), 20, 10, image.Pt(200, 150)},
		{noise(t, image.Pt(400, 1000), "jpeg"), 20, 10, image.Pt(80, 200)},
		{noise(t, image.Pt(1000, 800), "png"), 100, 40, image.Pt(555, 443)},
	} {
		name := fmt.Sprintf("%d bytes of %s", len(tt.picture.Data), tt.picture.Format)
		store := graphics.NewStore(1 << 20)
		p, row := store.At(store.Place(tt.picture, tt.columns, tt.rows) + 3)
		if p == nil || row != 3 {
			t.Fatalf("%s: no place", name)
		}
		run, took, err := store.Kitty(p, image.Pt(10, 20))
		if err != nil || took == 0 || len(run) > 800<<10 {
			t.Fatalf("%s: %d bytes in %v: %v", name, len(run), took, err)
		}
		if again, took, err := store.Kitty(p, image.Pt(10, 20)); err != nil || took != 0 || &again[0] != &run[0] {
			t.Errorf("%s is made twice", name)
		}
		e := vt.NewEmulator(80, 24)
		held := termtest.NewGraphics(e)
		for len(run) > 0 {
			var piece []byte
			piece, run = graphics.Piece(run)
			if len(piece) > 24<<10 {
				t.Errorf("%s: a piece of %d bytes", name, len(piece))
			}
			e.Write(piece)
		}
		got, ok := held.Held[int(p.First)]
		if !ok || len(held.Wrong) > 0 || got.Columns != tt.columns || got.Rows != tt.rows || got.Picture.Bounds().Size() != tt.want {
			t.Errorf("%s: %dx%d cells, %v; %v", name, got.Columns, got.Rows, got.Picture.Bounds(), held.Wrong)
		}
	}
}

// Every row of a place has a mark of its own, by which it is found in a text.
func TestPlaces(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		store := graphics.NewStore(0)
		pictures := []*deck.Image{{Sum: deck.Sum{1}}, {Sum: deck.Sum{2}}, {Sum: deck.Sum{2}}}
		type at struct {
			sum           deck.Sum
			columns, rows int
		}
		first := map[at]graphics.Mark{}
		for range rapid.IntRange(1, 20).Draw(t, "places") {
			p := rapid.SampledFrom(pictures).Draw(t, "picture")
			k := at{p.Sum, rapid.IntRange(1, 8).Draw(t, "columns"), rapid.IntRange(1, 8).Draw(t, "rows")}
			m := store.Place(p, k.columns, k.rows)
			if was, ok := first[k]; ok && m != was {
				t.Fatalf("%v has marks %v and %v", k, was, m)
			}
			first[k] = m
		}
		for k, m := range first {
			for row := range k.rows {
				p, got := store.At(m + graphics.Mark(row))
				if p == nil || p.First != m || got != row || p.Columns != k.columns || p.Rows != k.rows {
					t.Fatalf("row %d of %v: row %d of %+v", row, k, got, p)
				}
				c := (m + graphics.Mark(row)).Color()
				in := store.In(nil, fmt.Sprintf("\x1b[1;58;2;%d;%d;%dm ", c.R, c.G, c.B))
				if len(in) != 1 || in[0] != p {
					t.Fatalf("%v in the text, want %+v", in, p)
				}
			}
		}
	})
	if store := graphics.NewStore(0); store.Place(&deck.Image{}, 1000, 2) != 0 || store.Place(&deck.Image{}, 0, 2) != 0 {
		t.Error("a place that placeholders cannot count")
	}
}

func FuzzIn(f *testing.F) {
	store := graphics.NewStore(0)
	m := store.Place(&deck.Image{}, 2, 2).Color()
	f.Add(fmt.Sprintf("\x1b[58;2;%d;%d;%dm", m.R, m.G, m.B))
	f.Add("58;2;86")
	f.Add("58;2;999;1;1")
	f.Fuzz(func(t *testing.T, text string) {
		if in := store.In(nil, text); len(in) > 1 || len(in) == 1 && !graphics.Marked(text) {
			t.Errorf("%d places in %q", len(in), text)
		}
	})
}

// A picture fills its place as sixels, in its shape, in no more colours and bytes
// than it may; where it is transparent nothing is drawn.
func TestSixel(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		picture *deck.Image
		cell    image.Point
		raster  string
	}{
		{noise(t, image.Pt(80, 60), "png"), image.Pt(10, 20), "\x1b[B\x1bP0;1q\"1;1;200;150#0;2;"},
		{noise(t, image.Pt(4000, 2000), "jpeg"), image.Pt(40, 80), "\x1b[2B\x1bP0;1q\"1;1;800;400#0;2;"},
	} {
		store := graphics.NewStore(1 << 20)
		p, _ := store.At(store.Place(tt.picture, 20, 10))
		b, _, err := store.Sixel(p, tt.cell)
		if err != nil || !bytes.HasPrefix(b, []byte(tt.raster)) || !bytes.HasSuffix(b, []byte("\x1b\\")) || bytes.Count(b, []byte(";2;")) > 256 || len(b) > 512<<10 {
			t.Errorf("%d bytes, %d colours: %.40q, %v", len(b), bytes.Count(b, []byte(";2;")), b, err)
		}
	}
	store := graphics.NewStore(1 << 20)
	p, _ := store.At(store.Place(noise(t, image.Pt(80, 60), "png"), 200, 200))
	if _, _, err := store.Sixel(p, image.Pt(250, 250)); err == nil {
		t.Error("a place of fifty thousand pixels across is drawn")
	}
	var clear bytes.Buffer
	if err := png.Encode(&clear, image.NewNRGBA(image.Rect(0, 0, 8, 8))); err != nil {
		t.Fatal(err)
	}
	p, _ = store.At(store.Place(&deck.Image{Format: "png", Data: clear.Bytes(), Sum: sha256.Sum256(clear.Bytes())}, 1, 1))
	if b, _, err := store.Sixel(p, image.Pt(6, 12)); err != nil || string(b) != "\x1bP0;1q\"1;1;6;6\x1b\\" {
		t.Errorf("%q, %v", b, err)
	}
}

// A place that is known takes no longer for a large file.
func BenchmarkPlace(b *testing.B) {
	picture := noise(b, image.Pt(1400, 1400), "png")
	store := graphics.NewStore(0)
	b.ReportMetric(float64(len(picture.Data)), "file-bytes")
	for b.Loop() {
		store.Place(picture, 40, 20)
	}
}
