package learn

import (
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/speech"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// A Show is what an unattended terminal shows while nobody is there: the
// slides from the first to the last and again, each as long as reading what is
// new on it takes.
type Show struct {
	s     *kit.Session
	still bool // only the first slide
	at    kit.Position
	loop  int  // counts beginnings and ends, so that the ticks of one don't move another
	runs  bool // somebody may see it
}

// NewShow has not begun; still keeps it at the first slide.
func NewShow(s *kit.Session, still bool) Show { return Show{s: s, still: still} }

// Advance says that it is time for the next slide.
type Advance struct{ loop int }

// Begin starts at the first slide.
func (w *Show) Begin() tea.Cmd {
	w.at, w.runs = kit.Position{}, true
	w.loop++
	return w.next()
}

// Stop ends the show: nobody can see it.
func (w *Show) Stop() {
	w.runs = false
	w.loop++
}

// Resize fits the show to a window of another size.
func (w *Show) Resize(size tea.WindowSizeMsg) {
	w.s.Width, w.s.Height = size.Width, size.Height
	w.at = kit.Clamp(w.shape(), w.at)
}

func (w *Show) shape() kit.TalkShape { return w.s.Shape(w.s.Stage()) }

// next waits until what is shown is read.
func (w *Show) next() tea.Cmd {
	if w.still || !w.runs {
		return nil
	}
	return w.s.After(w.dwell(), Advance{w.loop})
}

// dwell is how long the page shown stays: the words that its step adds to the
// slide, spread over the pages on which they stand.
func (w *Show) dwell() time.Duration {
	words := speech.Words(w.s.Deck.Slide(w.at.Slide), w.at.Step, &w.s.Words.Reading)
	pages := 1
	if w.s.Width > 0 && !w.s.TooSmall() {
		last, reveal := w.shape().Pages(w.at.Slide, w.at.Step)
		pages = max(1, last-reveal)
	}
	return speech.Time(words / pages)
}

// Advance goes on, if the message is of this showing.
func (w *Show) Advance(msg Advance) tea.Cmd {
	if msg.loop != w.loop {
		return nil
	}
	if w.s.Width > 0 && !w.s.TooSmall() {
		var more bool
		if w.at, more = kit.Forward(w.shape(), w.at); !more {
			w.at = kit.Position{}
		}
	}
	return w.next()
}

// View is the slide, and in place of the footer how to begin, in both
// languages.
func (w *Show) View() kit.Picture {
	s := w.s
	return s.SlideFrame(w.at, "show", w.invitation)
}

func (w *Show) invitation() kit.Foot {
	s := w.s
	other := locale.En
	if s.Language == locale.En {
		other = locale.Vi
	}
	text := "▸ " + s.Words.Kiosk.Invite
	if both := text + "   ·   " + locale.For(other).Kiosk.Invite; ansi.StringWidth(both)+2 <= s.Width-2*s.Margin() {
		text = both
	}
	text = s.Styles.Selected.Render(" " + text + " ")
	return kit.Foot{Line: kit.Centred(text, s.Width)}
}
