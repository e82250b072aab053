package kiosk

import (
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/icon"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/speech"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/cards"
)

// A show is what an unattended terminal shows while nobody is there, over and
// over: of the deck what is read from three metres, which are its large titles
// and its walkthroughs step by step, and between them an invitation.
type show struct {
	s      *kit.Session
	still  bool // only the first scene
	way    briefing.Way
	scenes []scene
	now    int // of the scenes
	frame  int // of the scene
	loop   int // counts beginnings and ends, so that the ticks of one don't move another
	runs   bool
}

// A scene is a step of a slide, or one of those below.
type scene struct{ slide, step int }

// Slides of scenes that are none.
const (
	invitation = kit.None - iota
	wayIn      // how to learn on a machine of one's own
)

// between is how many topics are shown from one invitation to the next.
const between = 3

// growth are the parts of an invitation's line that its frames show, one after
// the other, and growthFrame is how long each stays.
var growth = [...]float64{1. / 6, 2. / 6, 3. / 6, 4. / 6, 5. / 6, 1}

const growthFrame = time.Second

// newShow has not begun; still keeps it at the first scene. Way is how people
// come in from machines of their own; the zero Way is not told.
func newShow(s *kit.Session, still bool, way briefing.Way) show {
	w := show{s: s, still: still, way: way, scenes: scenesOf(s.Deck)}
	if way != (briefing.Way{}) {
		for i := len(w.scenes) - 1; i >= 0; i-- {
			if w.scenes[i].slide == invitation {
				w.scenes = slices.Insert(w.scenes, i+1, scene{slide: wayIn})
			}
		}
	}
	return w
}

// scenesOf are the scenes of a deck. One without large titles and walkthroughs
// has its first slide for a scene.
func scenesOf(d *deck.Deck) []scene {
	var scenes []scene
	topics, last := 0, kit.None
	for i := range d.Len() {
		slide := d.Slide(i)
		if slide.Topic != last {
			if topics++; topics > 1 && topics%between == 1 {
				scenes = append(scenes, scene{slide: invitation})
			}
			last = slide.Topic
		}
		if !slide.Large && !walks(slide) {
			continue
		}
		for step := range max(1, slide.Steps) {
			scenes = append(scenes, scene{i, step})
		}
	}
	if len(scenes) == 0 {
		scenes = append(scenes, scene{})
	}
	return append(scenes, scene{slide: invitation})
}

func walks(s *deck.Slide) bool { return walkOf(s) != nil }

// advance says that it is time for the next frame.
type advance struct{ loop int }

// begin starts at the first scene.
func (w *show) begin() tea.Cmd {
	w.now, w.frame, w.runs = 0, 0, true
	w.loop++
	return w.next()
}

// stop stops the show: ticks under way move nothing.
func (w *show) stop() {
	w.runs = false
	w.loop++
}

// resize fits the show to a window.
func (w *show) resize(size tea.WindowSizeMsg) { w.s.Width, w.s.Height = size.Width, size.Height }

// next waits until what is shown is read.
func (w *show) next() tea.Cmd {
	if w.still || !w.runs {
		return nil
	}
	return w.s.After(w.dwell(), advance{w.loop})
}

// dwell is how long the frame shown stays: as long as reading what a step adds
// to its slide takes.
func (w *show) dwell() time.Duration {
	at := w.scenes[w.now]
	switch at.slide {
	case invitation:
		return growthFrame
	case wayIn:
		return wayTime
	}
	return speech.Time(speech.Words(w.s.Deck.Slide(at.slide), at.step, &w.s.Words.Reading)) / time.Duration(w.frames())
}

// wayTime is how long the way in stays: long enough to take a phone out.
const wayTime = 15 * time.Second

// frames is how many frames the scene has.
func (w *show) frames() int {
	at := w.scenes[w.now]
	switch {
	case at.slide == invitation:
		return len(growth)
	case at.slide >= 0 && w.steps(at) && w.screen(at).Tap != "":
		return 2 // before the row is tapped, and then
	}
	return 1
}

// advance goes to the next frame.
func (w *show) advance(msg advance) tea.Cmd {
	if msg.loop != w.loop {
		return nil
	}
	if w.s.Width > 0 && !w.s.TooSmall() {
		if w.frame++; w.frame >= w.frames() {
			w.now, w.frame = (w.now+1)%len(w.scenes), 0
		}
	}
	return w.next()
}

// view is the scene, and in place of the footer how to begin, in both
// languages.
func (w *show) view() kit.Picture {
	s, at := w.s, w.scenes[w.now]
	switch {
	case at.slide == invitation:
		return s.SharedFrame(fmt.Sprint("invitation ", w.frame), w.invite)
	case at.slide == wayIn:
		return s.SharedFrame("way "+w.way.Type, w.own)
	case w.steps(at):
		if p, ok := w.walk(at); ok {
			return p
		}
	}
	_, reveal := s.Shape(s.Stage()).Pages(at.slide, at.step)
	return s.SlideFrame(kit.Position{Slide: at.slide, Step: at.step, Page: reveal}, "show", w.foot)
}

// invite is the invitation, large.
func (w *show) invite() kit.Picture {
	s := w.s
	body, _ := cards.Poster{
		Icon: icon.Hand, Line: growth[w.frame], Style: s.Styles.Brand, Hero: s.Words.Kiosk.Invite, Brief: s.Words.Kiosk.Begin,
		Text: []string{w.other().Kiosk.Invite, s.Deck.Title},
	}.Draw(s)
	return s.Frame(s.Header(kit.Header{Place: s.Deck.Title, Fill: s.Styles.BrandFill}), body, w.foot())
}

// other are the words of the language that the terminal does not speak.
func (w *show) other() *locale.Words {
	if w.s.Language == locale.En {
		return w.s.Shared.Words(locale.Vi)
	}
	return w.s.Shared.Words(locale.En)
}

func (w *show) foot() kit.Foot {
	s := w.s
	text := "▸ " + s.Words.Kiosk.Invite
	if both := text + "   ·   " + w.other().Kiosk.Invite; ansi.StringWidth(both)+2 <= s.Width-2*s.Margin() {
		text = both
	}
	return kit.Foot{Line: kit.Centred(s.Styles.Selected.Render(" "+text+" "), s.Width)}
}
