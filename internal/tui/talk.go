package tui

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/practice"
)

// talkScreen shows the slides.
type talkScreen struct {
	turner
	begun   time.Time // zero until the talk is first opened
	gee     bool      // one g of gg was typed
	clock   bool
	notes   bool
	ticking bool
}

// tick says that the minute shown has changed.
type tick struct{}

func (t *talkScreen) shape(s *session) talkShape {
	return talkShape{s, t.slideArea(s)}
}

// slideArea is the stage, less the room that notes take.
func (t *talkScreen) slideArea(s *session) area {
	a := s.stage()
	if t.notes {
		if wide(s) {
			a.width -= notesWidth(s)
		} else {
			a.height -= notesHeight(s)
		}
	}
	return a
}

// open shows a slide, or stays at the one it is on.
func (t *talkScreen) open(s *session, slide int) Want {
	if slide != Stay {
		t.at = position{slide: slide}
	}
	if t.begun.IsZero() {
		t.begun = s.Now()
	}
	t.digits, t.gee = "", false
	return t.moved(s)
}

// moved notes where the talk stands.
func (t *talkScreen) moved(s *session) Want {
	t.Resize(s)
	if s.Moved != nil {
		s.Moved(t.at.slide, t.at.step, t.begun)
	}
	if s.progress.See(t.at.slide) {
		return Learnt{}
	}
	return nil
}

func (t *talkScreen) Resize(s *session) { t.at = clamp(t.shape(s), t.at) }

func talkKeys(k *keymap) []key.Binding {
	return []key.Binding{k.next, k.back, k.help, k.contents, k.search, k.practise, k.first, k.last, k.page,
		k.black, k.white, k.notes, k.clock, k.start, k.esc, k.redraw, k.leave}
}

func (t *talkScreen) Keys(s *session) []key.Binding { return talkKeys(s.keys) }

// KeyDoes says what a key does on a slide; "": nothing.
func KeyDoes(msg tea.KeyPressMsg, w *locale.Words) string {
	for _, b := range talkKeys(newKeymap(w)) {
		if is(msg, b) {
			return b.Help().Desc
		}
	}
	return ""
}

func (t *talkScreen) Update(msg tea.Msg, s *session) Want {
	if _, ok := msg.(tick); ok {
		t.ticking = false
		return do(t.nextTick(s))
	}
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	k := s.keys
	gee := t.gee
	t.gee = false
	switch {
	case is(msg, k.black):
		return Blank{}
	case is(msg, k.white):
		return Blank{White: true}
	case is(msg, k.contents):
		return open(Contents)
	case is(msg, k.search):
		return open(Search)
	case is(msg, k.practise):
		t.digits = ""
		if practice.Has(s.Deck, t.at.slide) {
			return Go{To: Practice, Slide: t.at.slide}
		}
	case is(msg, k.notes):
		t.digits, t.notes = "", !t.notes
	case is(msg, k.clock):
		t.digits, t.clock = "", !t.clock
		return do(t.nextTick(s))
	case is(msg, k.esc) && t.digits == "":
		return open(Home)
	case keyName(press) == "g" && !gee:
		t.digits, t.gee = "", true
	case is(msg, k.last) && (t.digits == "" || keyName(press) == "end"):
		last := s.Deck.Len() - 1
		t.digits, t.at = "", lastPage(t.shape(s), last, s.Deck.Slide(last).Steps-1)
	default:
		if turn(&t.turner, press, k, t.shape(s)) {
			return Go{To: Home, Slide: s.Deck.Len()}
		}
	}
	return t.moved(s)
}

// nextTick waits for the next minute while the clock shows.
func (t *talkScreen) nextTick(s *session) tea.Cmd {
	if !t.clock || t.ticking {
		return nil
	}
	t.ticking = true
	now := s.Now()
	return s.after(now.Truncate(time.Minute).Add(time.Minute).Sub(now), tick{})
}

func (t *talkScreen) View(s *session) Picture {
	if !t.clock && !t.notes && t.digits == "" {
		return s.slideFrame(t.at, "talk", func() Foot { return s.footer(s.pageOf(t.at), t.footKeys(s)) })
	}
	a := t.slideArea(s)
	body := s.renderer.Slide(s.Deck, t.at.slide, t.at.step, t.at.page, a.width, a.height).Lines
	if t.notes {
		body = t.withNotes(s, body, a)
	}
	right := s.stepOf(t.at)
	if t.clock {
		now := s.Now()
		right = strings.TrimSpace(right + "   " + now.Format("15:04") + " · " + fmt.Sprintf(s.words.Frame.Minutes, int(now.Sub(t.begun).Minutes())))
	}
	left := s.pageOf(t.at)
	if t.digits != "" {
		left = t.goTo(s)
	}
	return s.frame(s.slideHeader(t.at, right), body, s.footer(left, t.footKeys(s)))
}

// footKeys are the keys of a slide; where something on it can be practised,
// the key for that stands in the footer.
func (t *talkScreen) footKeys(s *session) []key.Binding {
	if practice.Has(s.Deck, t.at.slide) {
		return []key.Binding{s.keys.next, s.keys.help, s.keys.practise}
	}
	return t.Keys(s)
}

// wide says whether notes stand beside the slide rather than below it.
func wide(s *session) bool { return s.width >= 130 }

func notesWidth(s *session) int { return s.width * 2 / 5 }

func notesHeight(s *session) int { return max(3, s.stage().height*2/5) }

func (t *talkScreen) withNotes(s *session, body []string, a area) []string {
	notes := s.Deck.Slide(t.at.slide).Notes
	if notes.Source == "" {
		notes = deck.ParseLine(s.words.Talk.NoNotes)
	}
	width, height := a.width-2*s.margin(), notesHeight(s)
	if wide(s) {
		width, height = notesWidth(s)-2-2*s.margin(), a.height
	}
	lines := append([]string{s.styles.Strong.Render(s.words.Talk.Notes)}, s.renderer.Prose(notes, width)...)
	if !wide(s) {
		rule := s.styles.Frame.Render(strings.Repeat("─", s.width-2*s.margin()))
		lines, _ = s.window(lines, height-1, 0, 0, 0)
		return append(filled(body, a.height), shift(append([]string{rule}, lines...), s.margin())...)
	}
	lines, _ = s.window(lines, height, 0, 0, 0)
	return s.besides(body, lines, a.width)
}
