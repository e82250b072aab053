package tui

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/practice"
	"training.vast.vn/vneid-training/internal/render"
)

// talkScreen shows the slides.
type talkScreen struct {
	at      position
	begun   time.Time // zero until the talk is first opened
	digits  string    // of a page number being typed
	gee     bool      // one g of gg was typed
	clock   bool
	notes   bool
	ticking bool
}

// tick says that the minute shown has changed.
type tick struct{}

// talkShape lays the deck out for the session's window.
type talkShape struct {
	s     *session
	stage area
}

func (t talkShape) slides() int         { return t.s.Deck.Len() }
func (t talkShape) steps(slide int) int { return t.s.Deck.Slide(slide).Steps }
func (t talkShape) pages(slide, step int) (pages, reveal int) {
	return t.s.renderer.Pages(t.s.Deck, slide, step, t.stage.width, t.stage.height)
}

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

func (t *talkScreen) open(s *session, slide int) (learnt bool) {
	if slide != keep {
		t.at = position{slide: slide}
	}
	if t.begun.IsZero() {
		t.begun = s.Now()
	}
	t.digits, t.gee = "", false
	return t.moved(s)
}

// moved notes where the talk stands; learnt tells whether it is a new slide.
func (t *talkScreen) moved(s *session) (learnt bool) {
	t.at = clamp(t.shape(s), t.at)
	if s.Moved != nil {
		s.Moved(t.at.slide, t.at.step, t.begun)
	}
	return s.progress.See(t.at.slide)
}

func (t *talkScreen) Update(msg tea.Msg, s *session) intent {
	if _, ok := msg.(tick); ok {
		t.ticking = false
		return do(t.nextTick(s))
	}
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return intent{}
	}
	digits, gee := t.digits, t.gee
	t.digits, t.gee = "", false
	k := s.keys
	switch {
	case is(msg, k.page):
		t.digits = (digits + press.Text)[max(0, len(digits)+1-4):]
	case digits != "" && (keyName(press) == "enter" || is(msg, k.last) && keyName(press) != "end"):
		n, _ := strconv.Atoi(digits)
		t.at = position{slide: max(1, n) - 1}
	case digits != "" && keyName(press) == "backspace":
		t.digits = digits[:len(digits)-1]
	case digits != "" && is(msg, k.esc):
	case keyName(press) == "g" && !gee:
		t.gee = true
	case is(msg, k.first):
		t.at = position{}
	case is(msg, k.last):
		last := s.Deck.Len() - 1
		t.at = lastPage(t.shape(s), last, s.Deck.Slide(last).Steps-1)
	case is(msg, k.next):
		next, more := forward(t.shape(s), t.at)
		if !more {
			return intent{to: home, goes: true, slide: s.Deck.Len()}
		}
		t.at = next
	case is(msg, k.back):
		t.at, _ = backward(t.shape(s), t.at)
	case is(msg, k.contents):
		return open(contents)
	case is(msg, k.search):
		return open(search)
	case is(msg, k.practise):
		if practice.Has(s.Deck, t.at.slide) {
			return openPractice(t.at.slide)
		}
	case is(msg, k.notes):
		t.notes = !t.notes
	case is(msg, k.clock):
		t.clock = !t.clock
		return do(t.nextTick(s))
	case is(msg, k.esc):
		return open(home)
	}
	return intent{learnt: t.moved(s)}
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

func (t *talkScreen) View(s *session) string {
	if !t.clock && !t.notes && t.digits == "" {
		return s.slideFrame(t.at)
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
		left = s.styles.Strong.Render(fmt.Sprintf(s.words.Frame.GoTo, t.digits))
	}
	return s.frame(s.slideHeader(t.at, right), body, s.footer(left, s.slideKeys(t.at.slide)))
}

// slideFrame is the whole window with a slide on it. It depends on nothing but
// its key, so every session whose window and colours are alike shares one.
func (s *session) slideFrame(at position) string {
	key := render.Key{
		Deck: s.Deck.Hash, Slide: at.slide, Step: at.step, Page: at.page,
		Width: s.width, Height: s.height, Look: s.Look, Lang: s.Language, Variant: "talk",
	}
	return s.Cache.Frame(key, func() *render.Frame {
		a := s.stage()
		body := s.renderer.Slide(s.Deck, at.slide, at.step, at.page, a.width, a.height)
		head := s.slideHeader(at, s.stepOf(at))
		return render.NewFrame(s.frame(head, body.Lines, s.footer(s.pageOf(at), s.slideKeys(at.slide))))
	}).String()
}

func (s *session) slideKeys(slide int) []key.Binding {
	return s.keys.onSlide(practice.Has(s.Deck, slide))
}

func (s *session) slideHeader(at position, right string) string {
	slide := s.Deck.Slide(at.slide)
	topic := &s.Deck.Topics[slide.Topic]
	h := header{place: s.place(topic), accent: s.styles.Accent(topic.Level), right: right}
	if !slide.Large {
		h.title = topic.Title
	}
	return s.header(h)
}

// stepOf words the step of a slide that has several.
func (s *session) stepOf(at position) string {
	if steps := s.Deck.Slide(at.slide).Steps; steps > 1 {
		return fmt.Sprintf(s.words.Frame.Step, at.step+1, steps)
	}
	return ""
}

// pageOf is the progress bar and the number of the slide.
func (s *session) pageOf(at position) string {
	page := s.styles.Muted.Render(fmt.Sprintf(s.words.Frame.Page, at.slide+1, s.Deck.Len()))
	if bar := s.bar(s.Deck.Slide(at.slide).Topic); s.width >= barWidth && ansi.StringWidth(bar) <= s.width/2 {
		return bar + "   " + page
	}
	return page
}

// barWidth is the least width of a window that has room for the progress bar
// beside the keys.
const barWidth = 72

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
		out := append(make([]string, 0, a.height+height), body...)
		for len(out) < a.height {
			out = append(out, "")
		}
		return append(out, shift(append([]string{rule}, lines...), s.margin())...)
	}
	lines, _ = s.window(lines, height, 0, 0, 0)
	out := make([]string, a.height)
	for i := range out {
		left, right := "", ""
		if i < len(body) {
			left = body[i]
		}
		if i < len(lines) {
			right = lines[i]
		}
		gap := strings.Repeat(" ", max(0, a.width-ansi.StringWidth(left)))
		out[i] = left + gap + s.styles.Frame.Render("│") + " " + right
	}
	return out
}
