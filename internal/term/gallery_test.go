package term_test

import (
	"bytes"
	"crypto/sha256"
	"image"
	"image/color"
	"image/png"
	"io"
	"math/rand/v2"
	"runtime"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/graphics"
	"training.vast.vn/vneid-training/internal/term"
	"training.vast.vn/vneid-training/internal/termtest"
	"training.vast.vn/vneid-training/internal/theme"
)

// photo is a picture of so many dots that no other has.
func photo(seed uint64, size image.Point) *deck.Image {
	m := image.NewRGBA(image.Rectangle{Max: size})
	r := rand.New(rand.NewPCG(seed, 0))
	for i := range m.Pix {
		if m.Pix[i] = uint8(r.Uint32()); i%4 == 3 {
			m.Pix[i] = 0xFF
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err)
	}
	return &deck.Image{Alt: "Ảnh", Format: "png", Data: b.Bytes(), Small: m, Sum: sha256.Sum256(b.Bytes())}
}

// hung is a view with pictures on a ground, in places.
func hung(store *graphics.Store, width, height int, title string, pictures map[image.Rectangle]*deck.Image) tea.View {
	c := canvas.New(theme.New(theme.Look{Profile: colorprofile.TrueColor}), width, height)
	c.Fill(image.Rect(1, 1, width-1, height-1), theme.Ground{Color: color.RGBA{0x20, 0x30, 0x40, 0xFF}})
	c.Text(1, 0, title, c.Styles.Text)
	for at, p := range pictures {
		c.Picture(at, p.Small, store.Place(p, at.Dx(), at.Dy()))
	}
	v := tea.NewView(c.String())
	v.AltScreen = true
	return v
}

// A terminal holds no more than it may, but all that it shows; what it was told to
// let go of comes again when it is shown again, also after the terminal was left.
func TestGalleryLetsGo(t *testing.T) {
	t.Parallel()
	const width, height = 60, 16
	store := graphics.NewStore(1 << 20)
	g := newGlass(width, height)
	g.answers(io.Discard)
	defer g.close()
	held := termtest.NewGraphics(g.emulator)
	brush := term.NewBrushOf(term.Terminal{Out: g, Cache: term.NewCache(1 << 20), Profile: colorprofile.TrueColor, Width: width, Height: height, Grounds: true, Pictures: store})
	a, b := photo(1, image.Pt(90, 60)), photo(2, image.Pt(60, 60))
	left, right := image.Rect(2, 2, 12, 12), image.Rect(22, 2, 32, 12)
	brush.Draw(theme.Graphics{Pictures: theme.Kitty, Cell: image.Pt(200, 200)}, tea.NewView("begin"))
	for i, tt := range []struct {
		hang       map[image.Rectangle]*deck.Image
		held, sent int
	}{
		{map[image.Rectangle]*deck.Image{left: a}, 1, 1},
		{map[image.Rectangle]*deck.Image{right: b}, 1, 2},
		{map[image.Rectangle]*deck.Image{left: a, right: b}, 2, 3},
		{map[image.Rectangle]*deck.Image{right: b}, 2, 3},
		{nil, 2, 3},
		{map[image.Rectangle]*deck.Image{left: a}, 1, 4},
	} {
		if i == 5 {
			brush.Leave()
			if len(held.Held) > 0 {
				t.Errorf("%d held when it was left", len(held.Held))
			}
			brush.Again()
		}
		brush.ShowWhole(hung(store, width, height, "a", tt.hang))
		shown, err := held.Shown(g.emulator)
		if err != nil || len(shown) != len(tt.hang) || len(held.Held) != tt.held || held.Sent != tt.sent {
			t.Errorf("%d: %v shown, %d held, %d sent, %v", i, shown, len(held.Held), held.Sent, err)
		}
	}
}

// Where the terminal does not draw pictures, marks change nothing of what it is
// sent.
func TestMarksAreNotSent(t *testing.T) {
	t.Parallel()
	p := map[image.Rectangle]*deck.Image{image.Rect(2, 2, 22, 10): photo(4, image.Pt(80, 64))}
	var sent [2]string
	for i, store := range []*graphics.Store{nil, graphics.NewStore(1 << 20)} {
		var out bytes.Buffer
		brush := term.NewBrushOf(term.Terminal{Out: &out, Profile: colorprofile.TrueColor, Width: 40, Height: 12, Grounds: true, Pictures: store, Cache: term.NewCache(1 << 20)})
		v := hung(store, 40, 12, "Ảnh", p)
		if graphics.Marked(v.Content) != (i == 1) {
			t.Errorf("marks: %q", v.Content)
		}
		brush.Show(v)
		brush.Show(hung(store, 40, 12, "Ảnh khác", p))
		sent[i] = out.String()
	}
	if sent[0] != sent[1] {
		t.Errorf("%d bytes without marks, %d with", len(sent[0]), len(sent[1]))
	}
}

// slow is a terminal that takes a write when somebody lets it.
type slow struct {
	io.Writer
	let chan struct{}
}

func (s slow) Write(p []byte) (int, error) {
	<-s.let
	return s.Writer.Write(p)
}

// Frames go ahead of a picture that is on its way; who leaves meanwhile leaves
// nothing of it.
func TestFramesGoAheadOfPictures(t *testing.T) {
	t.Parallel()
	const width, height = 40, 12
	store := graphics.NewStore(1 << 20)
	g := newGlass(width, height)
	g.answers(io.Discard)
	defer g.close()
	held := termtest.NewGraphics(g.emulator)
	let := make(chan struct{})
	brush := term.NewBrushOf(term.Terminal{Out: slow{g, let}, Cache: term.NewCache(1 << 20), Profile: colorprofile.TrueColor, Width: width, Height: height, Grounds: true, Pictures: store})
	view := hung(store, width, height, "Ảnh", map[image.Rectangle]*deck.Image{image.Rect(2, 2, 22, 10): photo(5, image.Pt(200, 160))})
	brush.Begin(theme.Graphics{Pictures: theme.Kitty, Cell: image.Pt(10, 20)}, view)
	let <- struct{}{} // the frame
	let <- struct{}{} // a part of the picture
	brush.Begin(theme.Graphics{}, tea.NewView("after"))
	let <- struct{}{} // another, which was on its way
	let <- struct{}{}
	g.waitForText(t, "after")
	if held.Sent != 0 {
		t.Fatal("the picture came whole ahead of the frame")
	}
	done := make(chan struct{})
	go func() { defer close(done); brush.Leave() }()
	for !brush.Leaving() {
		runtime.Gosched()
	}
	close(let)
	<-done
	if len(held.Held) > 0 || len(held.Wrong) > 0 {
		t.Errorf("%v are held at the end; %q", held.Held, held.Wrong)
	}
}
