// Package learn has the screens of who learns: the slides, their contents,
// what is found in them, and exercises.
package learn

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/keymap"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/practice"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// Talk shows the slides.
type Talk struct {
	kit.Turner
	Begun   time.Time // zero until the talk is first opened
	gee     bool      // one g of gg was typed
	clock   bool
	notes   bool
	ticking bool
}

// Tick says that the minute shown has changed.
type Tick struct{}

func (t *Talk) shape(s *kit.Session) kit.TalkShape {
	return s.Shape(t.slideArea(s))
}

// slideArea is the stage, less the room that notes take.
func (t *Talk) slideArea(s *kit.Session) kit.Area {
	a := s.Stage()
	if t.notes {
		if wide(s) {
			a.Width -= notesWidth(s)
		} else {
			a.Height -= notesHeight(s)
		}
	}
	return a
}

// Open shows a slide, or stays at the one it is on.
func (t *Talk) Open(s *kit.Session, slide int) kit.Want {
	if slide != kit.Stay {
		t.At = kit.Position{Slide: slide}
	}
	if t.Begun.IsZero() {
		t.Begun = s.Now()
	}
	t.Digits, t.gee = "", false
	return t.moved(s)
}

// moved keeps the talk at a page that there is, and notes what was seen.
func (t *Talk) moved(s *kit.Session) kit.Want {
	t.Resize(s)
	if s.Reached.See(t.At.Slide) {
		return kit.Learnt{}
	}
	return nil
}

// Resize keeps the talk at a page that there is.
func (t *Talk) Resize(s *kit.Session) { t.At = kit.Clamp(t.shape(s), t.At) }

func talkKeys(k *keymap.Map) []key.Binding {
	return []key.Binding{k.Next, k.Back, k.Help, k.Contents, k.Search, k.Practise, k.First, k.Last, k.Page,
		k.Black, k.White, k.Notes, k.Clock, k.Start, k.Esc, k.Redraw, k.Leave}
}

// Keys are those of a slide.
func (t *Talk) Keys(s *kit.Session) []key.Binding { return talkKeys(s.Keys) }

// KeyDoes says what a key does on a slide; "": nothing.
func KeyDoes(msg tea.KeyPressMsg, w *locale.Words) string {
	for _, b := range talkKeys(keymap.New(w)) {
		if kit.Is(msg, b) {
			return b.Help().Desc
		}
	}
	return ""
}

// Spoken is the slide, up to the step that shows.
func (t *Talk) Spoken(s *kit.Session) kit.Speech { return s.SaySlide(t.At) }

// Update takes a key, or that a minute is over.
func (t *Talk) Update(msg tea.Msg, s *kit.Session) kit.Want {
	if _, ok := msg.(Tick); ok {
		t.ticking = false
		return kit.Do(t.nextTick(s))
	}
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	k, name := s.Keys, kit.KeyName(press)
	gee := t.gee
	t.gee = false
	switch {
	case kit.Bound(name, k.Black):
		return kit.Blank{}
	case kit.Bound(name, k.White):
		return kit.Blank{White: true}
	case kit.Bound(name, k.Contents):
		return kit.Open(kit.Contents)
	case kit.Bound(name, k.Search):
		return kit.Open(kit.Search)
	case kit.Bound(name, k.Practise):
		t.Digits = ""
		if practice.Has(s.Deck, t.At.Slide) {
			return kit.Go{To: kit.Practice, Slide: t.At.Slide}
		}
	case kit.Bound(name, k.Notes):
		t.Digits, t.notes = "", !t.notes
	case kit.Bound(name, k.Clock):
		t.Digits, t.clock = "", !t.clock
		return kit.Do(t.nextTick(s))
	case kit.Bound(name, k.Esc) && t.Digits == "":
		return leave(s, kit.Stay)
	case name == "g" && !gee:
		t.Digits, t.gee = "", true
	case kit.Bound(name, k.Last) && (t.Digits == "" || name == "end"):
		_, last := s.Deck.Ends(s.Route())
		t.Digits, t.At = "", kit.LastPage(t.shape(s), last, s.Deck.Slide(last).Steps-1)
	default:
		if kit.Turn(&t.Turner, press, k, t.shape(s)) {
			return leave(s, s.Deck.Len())
		}
	}
	return t.moved(s)
}

// leave leads home, or where topics are learnt once more, back to the outcome
// that sent there.
func leave(s *kit.Session, at int) kit.Want {
	if s.Again() {
		return kit.Go{To: kit.Outcome}
	}
	return kit.Go{To: kit.Home, Slide: at}
}

// nextTick waits for the next minute while the clock shows.
func (t *Talk) nextTick(s *kit.Session) tea.Cmd {
	if !t.clock || t.ticking {
		return nil
	}
	t.ticking = true
	now := s.Now()
	return s.After(now.Truncate(time.Minute).Add(time.Minute).Sub(now), Tick{})
}

// View draws the slide, with notes or the clock if they are asked for.
func (t *Talk) View(s *kit.Session) kit.Picture {
	if !t.clock && !t.notes && t.Digits == "" {
		return s.SlideFrame(t.At, "talk", func() kit.Foot { return s.Footer(s.PageOf(t.At), t.footKeys(s)) })
	}
	a := t.slideArea(s)
	body := s.Renderer.Slide(s.Deck, t.At.Slide, t.At.Step, t.At.Page, a.Width, a.Height).Lines
	if t.notes {
		body = t.withNotes(s, body, a)
	}
	right := s.StepOf(t.At)
	if t.clock {
		now := s.Now()
		right = strings.TrimSpace(right + "   " + now.Format("15:04") + " · " + fmt.Sprintf(s.Words.Frame.Minutes, int(now.Sub(t.Begun).Minutes())))
	}
	left := s.PageOf(t.At)
	if t.Digits != "" {
		left = t.GoTo(s)
	}
	return s.Frame(s.SlideHeader(t.At, right), body, s.Footer(left, t.footKeys(s)))
}

// footKeys are the keys of a slide; where something on it can be practised,
// the key for that stands in the footer.
func (t *Talk) footKeys(s *kit.Session) []key.Binding {
	if practice.Has(s.Deck, t.At.Slide) {
		return []key.Binding{s.Keys.Next, s.Keys.Back, s.Keys.Practise, s.Keys.Esc, s.Keys.Help}
	}
	return t.Keys(s)
}

// wide says whether notes stand beside the slide rather than below it.
func wide(s *kit.Session) bool { return s.Width >= 130 }

func notesWidth(s *kit.Session) int { return s.Width * 2 / 5 }

func notesHeight(s *kit.Session) int { return max(3, s.Stage().Height*2/5) }

func (t *Talk) withNotes(s *kit.Session, body []string, a kit.Area) []string {
	width, height := a.Width-2*s.Margin(), notesHeight(s)
	if wide(s) {
		width, height = notesWidth(s)-2-2*s.Margin(), a.Height
	}
	if !wide(s) {
		rule := s.Styles.Frame.Render(strings.Repeat("─", s.Width-2*s.Margin()))
		lines, _ := s.NoteLines(t.At.Slide, width, height-1)
		return append(kit.Filled(body, a.Height), kit.Shift(append([]string{rule}, lines...), s.Margin())...)
	}
	lines, _ := s.NoteLines(t.At.Slide, width, height)
	return kit.Beside(body, lines, a.Width, s.Stage().Height, s.Styles.Frame.Render("│")+" ")
}
