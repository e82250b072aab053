package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/speech"
)

// A show is what an unattended terminal shows while nobody is there: the
// slides from the first to the last and again, each as long as reading what is
// new on it takes.
type show struct {
	s     *session
	still bool // only the first slide
	at    position
	loop  int  // counts beginnings and ends, so that the ticks of one don't move another
	runs  bool // somebody may see it
}

// begin starts at the first slide.
func (w *show) begin() tea.Cmd {
	w.at, w.runs = position{}, true
	w.loop++
	return w.next()
}

func (w *show) stop() {
	w.runs = false
	w.loop++
}

func (w *show) resize(size tea.WindowSizeMsg) {
	w.s.width, w.s.height = size.Width, size.Height
	w.at = clamp(w.shape(), w.at)
}

func (w *show) shape() talkShape { return talkShape{w.s, w.s.stage()} }

// next waits until what is shown is read.
func (w *show) next() tea.Cmd {
	if w.still || !w.runs {
		return nil
	}
	return w.s.after(w.dwell(), advance{w.loop})
}

// dwell is how long the page shown stays: the words that its step adds to the
// slide, spread over the pages on which they stand.
func (w *show) dwell() time.Duration {
	words := speech.Words(w.s.Deck.Slide(w.at.slide), w.at.step, &w.s.words.Reading)
	pages := 1
	if w.s.width > 0 && !w.s.tooSmall() {
		last, reveal := w.shape().pages(w.at.slide, w.at.step)
		pages = max(1, last-reveal)
	}
	return speech.Time(words / pages)
}

func (w *show) advance(msg advance) tea.Cmd {
	if msg.loop != w.loop {
		return nil
	}
	if w.s.width > 0 && !w.s.tooSmall() {
		var more bool
		if w.at, more = forward(w.shape(), w.at); !more {
			w.at = position{}
		}
	}
	return w.next()
}

// View is the slide, and in place of the footer how to begin, in both
// languages.
func (w *show) View() Picture {
	s := w.s
	return s.slideFrame(w.at, "show", w.invitation)
}

func (w *show) invitation() Foot {
	s := w.s
	other := locale.En
	if s.Language == locale.En {
		other = locale.Vi
	}
	text := "▸ " + s.words.Kiosk.Invite
	if both := text + "   ·   " + locale.For(other).Kiosk.Invite; ansi.StringWidth(both)+2 <= s.width-2*s.margin() {
		text = both
	}
	text = s.styles.Selected.Render(" " + text + " ")
	return Foot{line: centred(text, s.width)}
}
