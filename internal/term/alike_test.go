package term_test

import (
	"bytes"
	"image/color"
	"io"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/term"
	"training.vast.vn/vneid-training/internal/tui"
)

// still is a model that shows one view and quits.
type still struct{ view tea.View }

func (s still) Init() tea.Cmd                       { return tea.Quit }
func (s still) Update(tea.Msg) (tea.Model, tea.Cmd) { return s, nil }
func (s still) View() tea.View                      { return s.view }

// writes records what is written, a Write each.
type writes [][]byte

func (w *writes) Write(p []byte) (int, error) {
	*w = append(*w, append([]byte(nil), p...))
	return len(p), nil
}

// stock is a terminal on which Bubble Tea's own renderer has drawn a view.
func stock(t *rapid.T, view tea.View, width, height int, profile colorprofile.Profile) *glass {
	var out writes
	_, err := tea.NewProgram(still{view}, tea.WithInput(nil), tea.WithOutput(&out), tea.WithWindowSize(width, height),
		tea.WithColorProfile(profile), tea.WithEnvironment([]string{"TERM=xterm-256color"}), tea.WithoutSignalHandler()).Run()
	if err != nil {
		t.Fatal(err)
	}
	g := newGlass(width, height)
	g.answers(io.Discard)
	defer g.close()
	for _, w := range out[:len(out)-1] { // the last puts the terminal back in order
		// The renderer counts on a line discipline that returns the carriage.
		g.Write(bytes.ReplaceAll(w, []byte("\n"), []byte("\r\n")))
	}
	return g
}

// alike fails if the painter's terminal shows anything else than Bubble Tea's
// renderer would.
func alike(t *rapid.T, g *glass, view tea.View, width, height int, profile colorprofile.Profile) {
	want := stock(t, view, width, height, profile)
	if got, want := g.state(), want.state(); got != want {
		t.Fatalf("%dx%d, %s, of %q\nthe painter shows\n%s\nBubble Tea's renderer\n%s\n%s", width, height, profile, view.Content, g.text(), want, difference(got, want))
	}
}

func difference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return "got  " + a[i] + "\nwant " + b[i]
		}
	}
	return "one is longer"
}

var profiles = []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI, colorprofile.Ascii}

// Frames of any text, in any style, of any size.
func TestAnyFrameLooksAsBubbleTeaDrawsIt(t *testing.T) {
	pieces := []string{" ", "   ", "            ", "a", "Mức độ 1", "ế", "你好", "│", "━━━", "▄▀", "▄▄▄▄▄▄▄▄", "x", "0123456789", "\t", ""}
	pens := []string{"\x1b[m", "\x1b[1m", "\x1b[2m", "\x1b[3;4m", "\x1b[7m", "\x1b[31m", "\x1b[38;5;213m", "\x1b[38;2;10;200;30m",
		"\x1b[48;2;1;2;3m", "\x1b[44m", "\x1b[22m", "\x1b[39;49m", "\x1b[4:3m", "\x1b[58;5;9m", "\x1b[9m", "\x1b]8;;https://vneid.gov.vn\x1b\\", "\x1b]8;;\x1b\\", "\x1b[0m"}
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
			return b.String()
		})
		width, height := rapid.IntRange(1, 30).Draw(t, "width"), rapid.IntRange(1, 6).Draw(t, "height")
		profile := rapid.SampledFrom(profiles).Draw(t, "profile")
		g := newGlass(width, height)
		g.answers(io.Discard)
		defer g.close()
		brush := term.NewBrush(g, cache, width, height, profile)
		if rapid.Bool().Draw(t, "synchronized") {
			brush.Synchronize()
		}
		if rapid.Bool().Draw(t, "repeats") {
			brush.Named("XTerm(398)")
		}
		lines := rapid.SliceOfN(line, 0, height+2).Draw(t, "lines")
		for range rapid.IntRange(1, 5).Draw(t, "frames") {
			// The next frame keeps some of the lines.
			for i := range lines {
				if rapid.IntRange(0, 2).Draw(t, "other") == 0 {
					lines[i] = line.Draw(t, "line")
				}
			}
			view := tea.NewView(strings.Join(lines, "\n"))
			view.AltScreen = true
			view.WindowTitle = rapid.SampledFrom([]string{"", "một", "hai"}).Draw(t, "title")
			view.MouseMode = rapid.SampledFrom([]tea.MouseMode{tea.MouseModeNone, tea.MouseModeCellMotion, tea.MouseModeAllMotion}).Draw(t, "mouse")
			view.ReportFocus, view.DisableBracketedPasteMode = rapid.Bool().Draw(t, "focus"), rapid.Bool().Draw(t, "paste")
			if rapid.Bool().Draw(t, "colours") {
				view.ForegroundColor, view.BackgroundColor = color.RGBA{1, 2, 3, 255}, color.White
			}
			if rapid.Bool().Draw(t, "cursor") {
				view.Cursor = tea.NewCursor(rapid.IntRange(0, width-1).Draw(t, "x"), rapid.IntRange(0, height-1).Draw(t, "y"))
				view.Cursor.Shape = rapid.SampledFrom([]tea.CursorShape{tea.CursorBlock, tea.CursorBar}).Draw(t, "shape")
				view.Cursor.Blink = rapid.Bool().Draw(t, "blink")
			}
			if rapid.IntRange(0, 4).Draw(t, "resize") == 0 {
				width, height = rapid.IntRange(1, 30).Draw(t, "width"), rapid.IntRange(1, 6).Draw(t, "height")
				if view.Cursor != nil {
					view.Cursor.X, view.Cursor.Y = min(view.Cursor.X, width-1), min(view.Cursor.Y, height-1)
				}
				g.resize(width, height)
				brush.Resize(width, height)
			}
			brush.Show(view)
			alike(t, g, view, width, height, profile)
		}
	})
}

// walker takes a model through its screens.
type walker struct {
	model *tui.Model
	now   time.Time
}

func (w *walker) send(msg tea.Msg) {
	w.now = w.now.Add(time.Second)
	_, cmd := w.model.Update(msg)
	w.run(cmd)
}

// run runs a command, unless it waits for a later time.
func (w *walker) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	done := make(chan tea.Msg, 1)
	go func() { done <- cmd() }()
	select {
	case msg := <-done:
		if batch, ok := msg.(tea.BatchMsg); ok {
			for _, c := range batch {
				w.run(c)
			}
		} else if msg != nil {
			w.model.Update(msg)
		}
	case <-time.After(20 * time.Millisecond):
	}
}
