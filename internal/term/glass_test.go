package term_test

import (
	"bytes"
	"fmt"
	"image/color"
	"io"
	"maps"
	"strings"
	"sync"
	"testing"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// glass is an emulated terminal: its cells, and all else that a program
// changes in it.
type glass struct {
	mu       sync.Mutex
	emulator *vt.Emulator
	title    string
	modes    map[ansi.Mode]bool
	hidden   bool
	shape    vt.CursorStyle
	blink    bool
	writes   [][]byte
	changed  chan struct{} // has an element when something was written since the last look
}

func newGlass(width, height int) *glass {
	g := &glass{emulator: vt.NewEmulator(width, height), modes: map[ansi.Mode]bool{ansi.ModeAutoWrap: true}, changed: make(chan struct{}, 1)}
	g.emulator.SetCallbacks(vt.Callbacks{
		Title:            func(s string) { g.title = s },
		CursorVisibility: func(visible bool) { g.hidden = !visible },
		CursorStyle:      func(s vt.CursorStyle, blink bool) { g.shape, g.blink = s, blink },
		EnableMode:       func(m ansi.Mode) { g.modes[m] = true },
		DisableMode:      func(m ansi.Mode) { delete(g.modes, m) },
	})
	return g
}

func (g *glass) Write(p []byte) (int, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.writes = append(g.writes, append([]byte(nil), p...))
	_, err := g.emulator.Write(repeated(p))
	n := len(p)
	select {
	case g.changed <- struct{}{}:
	default:
	}
	return n, err
}

// repeated writes out what a terminal is told to repeat (REP): the emulator
// remembers no letter but those of ASCII.
func repeated(p []byte) []byte {
	if !bytes.Contains(p, []byte("b")) {
		return p
	}
	var out []byte
	last := ""
	parser := ansi.NewParser()
	var state byte
	for text := string(p); len(text) > 0; {
		seq, width, n, next := ansi.DecodeSequence(text, state, parser)
		switch {
		case ansi.HasCsiPrefix(seq) && parser.Command() == 'b':
			times, _ := parser.Param(0, 1)
			seq = strings.Repeat(last, times)
		case width > 0:
			last = seq
		}
		out, state, text = append(out, seq...), next, text[n:]
	}
	return out
}

func (g *glass) resize(width, height int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.emulator.Resize(width, height)
}

// written is how many bytes were written, and forgets them.
func (g *glass) written() (bytes, writes int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, w := range g.writes {
		bytes += len(w)
	}
	writes = len(g.writes)
	g.writes = nil
	return bytes, writes
}

// text is what is on the glass, without blanks at the ends of rows.
func (g *glass) text() string {
	g.mu.Lock()
	defer g.mu.Unlock()
	var b strings.Builder
	for y := range g.emulator.Height() {
		row := ""
		for x := 0; x < g.emulator.Width(); {
			c := g.emulator.CellAt(x, y)
			if c == nil || c.Content == "" {
				row += " "
				x++
				continue
			}
			row += c.Content
			x += max(1, c.Width)
		}
		b.WriteString(strings.TrimRight(row, " ") + "\n")
	}
	return strings.TrimRight(b.String(), "\n")
}

// waitFor returns once it holds what is on the glass.
func (g *glass) waitFor(t testing.TB, what string, holds func() bool) {
	t.Helper()
	deadline := time.After(time.Minute)
	for !holds() {
		select {
		case <-g.changed:
		case <-deadline:
			t.Fatalf("%s did not come up; the screen:\n%s", what, g.text())
		}
	}
}

func (g *glass) waitForText(t testing.TB, text string) {
	t.Helper()
	g.waitFor(t, fmt.Sprintf("%q", text), func() bool { return strings.Contains(g.text(), text) })
}

// state describes everything that a person could see, in the colours that are
// seen. Rows are described only where there is something.
func (g *glass) state() string {
	g.mu.Lock()
	defer g.mu.Unlock()
	var b strings.Builder
	fmt.Fprintf(&b, "title %q\nforeground %s background %s\n", g.title, hex(g.emulator.ForegroundColor()), hex(g.emulator.BackgroundColor()))
	kept := maps.Clone(g.modes)
	// What is switched while a frame is drawn is over when it is drawn.
	delete(kept, ansi.ModeTextCursorEnable)
	delete(kept, ansi.ModeSynchronizedOutput)
	fmt.Fprintf(&b, "modes %v\n", kept)
	if g.hidden {
		b.WriteString("cursor hidden\n")
	} else {
		fmt.Fprintf(&b, "cursor %v shape %v blinks %v color %s\n", g.emulator.CursorPosition(), g.shape, g.blink, hex(g.emulator.CursorColor()))
	}
	for y := range g.emulator.Height() {
		for x := range g.emulator.Width() {
			if c := seen(g.emulator.CellAt(x, y)); c != (uv.Cell{}) {
				fmt.Fprintf(&b, "%d,%d %q w%d %s %s u%s %d %d %s\n", y, x, c.Content, c.Width, hex(c.Style.Fg), hex(c.Style.Bg), hex(c.Style.UnderlineColor), c.Style.Underline, c.Style.Attrs, c.Link.URL)
			}
		}
	}
	return b.String()
}

// seen is what of a cell can be seen: a blank in bold looks like one that is
// not. It is zero for a cell that shows nothing.
func seen(c *uv.Cell) uv.Cell {
	if c == nil {
		return uv.Cell{}
	}
	s := *c
	if s.Style.Underline == 0 {
		s.Style.UnderlineColor = nil
	}
	if strings.TrimSpace(s.Content) != "" || s.Width != 1 {
		return s
	}
	s.Style.Attrs &= uv.AttrReverse | uv.AttrStrikethrough | uv.AttrBlink | uv.AttrRapidBlink
	if s.Style.Attrs == 0 && s.Style.Underline == 0 {
		s.Style.Fg = nil
	}
	if s.Style == (uv.Style{}) && s.Link == (uv.Link{}) {
		return uv.Cell{}
	}
	return s
}

func hex(c color.Color) string {
	if c == nil {
		return "-"
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("%02x%02x%02x", r>>8, g>>8, b>>8)
}

// answers gives what the terminal answers when it is asked to whoever reads
// what it sends.
func (g *glass) answers(to io.Writer) { go io.Copy(to, g.emulator) }

// close ends the terminal's answers. (The emulator's own Close races with its
// Read.)
func (g *glass) close() {
	if c, ok := g.emulator.InputPipe().(io.Closer); ok {
		c.Close()
	}
}
