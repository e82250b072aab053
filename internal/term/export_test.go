package term

import (
	"io"
	"runtime"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/wire"
)

// A Brush is a painter without a program: what it is shown is painted when
// Show returns.
type Brush struct {
	p    *painter
	told *wire.Told
}

// NewBrush returns a painter for a terminal of a size.
func NewBrush(out io.Writer, cache *Cache, width, height int, profile colorprofile.Profile) *Brush {
	return NewBrushOf(Terminal{Out: out, Cache: cache, Profile: profile, Width: width, Height: height, Grounds: true})
}

// NewBrushOf returns a painter for a terminal.
func NewBrushOf(t Terminal) *Brush {
	b := &Brush{p: newPainter(t, func(err error) { panic(err) })}
	if t.Told != nil {
		b.told = t.Told()
	}
	b.p.resize(t.Width, t.Height)
	return b
}

// Leave puts the terminal back in order.
func (b *Brush) Leave() { b.p.leave(leaveWithin) }

// Show paints a view.
func (b *Brush) Show(v tea.View) {
	b.p.show(v, b.told)
	for {
		b.p.mu.Lock()
		writing := b.p.writing
		b.p.mu.Unlock()
		if !writing {
			return
		}
		runtime.Gosched()
	}
}

// Resize gives the terminal another size.
func (b *Brush) Resize(width, height int) { b.p.resize(width, height) }

// Named tells the painter the terminal's name.
func (b *Brush) Named(name string) { b.p.named(name) }

// Synchronize has frames drawn at once.
func (b *Brush) Synchronize() { b.p.synchronize(true) }

// Keys is the decoder of keys without a program.
type Keys struct{ k keys }

// NewKeys returns a decoder.
func NewKeys(send func(tea.Msg)) *Keys { return &Keys{keys{send: send}} }

// Feed takes bytes.
func (k *Keys) Feed(s string) { k.k.feed([]byte(s)) }

// Expire is what the timer does.
func (k *Keys) Expire() { k.k.expire() }

// Held is how many bytes wait.
func (k *Keys) Held() int { return len(k.k.rest) + len(k.k.paste) }

// Draw tells the painter how the terminal draws pictures, shows a view again, and
// returns once the terminal has all pictures of it.
func (b *Brush) Draw(as theme.Graphics, v tea.View) {
	b.p.draws(as)
	b.ShowWhole(v)
}

// ShowWhole paints a view and returns once the terminal has all its pictures.
func (b *Brush) ShowWhole(v tea.View) {
	for b.Show(v); ; b.Show(v) {
		b.p.mu.Lock()
		done := b.p.gallery.next == nil && !b.p.writing
		b.p.mu.Unlock()
		if done {
			return
		}
		runtime.Gosched()
	}
}

// Begin tells the painter how the terminal draws pictures, and has a view painted.
func (b *Brush) Begin(as theme.Graphics, v tea.View) {
	b.p.draws(as)
	b.p.show(v, b.told)
}

// Leaving reports whether the terminal is about to be left.
func (b *Brush) Leaving() bool {
	b.p.mu.Lock()
	defer b.p.mu.Unlock()
	return b.p.leaving
}

// Again has everything painted as on a terminal that is new.
func (b *Brush) Again() { b.p.again() }
