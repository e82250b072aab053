package tui

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/tui/kit"
)

// Notes is the root model of a presenter's second terminal: the slide that is
// shown, the next one, the notes and the clock.
type Notes struct {
	s     *kit.Session
	at    kit.Position
	begun time.Time // zero until the talk has begun
	known bool
}

// Standing is a message to Notes: where the talk stands.
type Standing struct {
	Slide, Step int       // from 0
	Begun       time.Time // zero while it has not begun
}

// notesTick says that the minute shown has changed.
type notesTick struct{}

// NewNotes returns the model of a second terminal. Of c it uses what depends on
// the deck and the terminal.
func NewNotes(c kit.Config) *Notes { return &Notes{s: kit.NewSession(c)} }

// Init asks the terminal what it can.
func (n *Notes) Init() tea.Cmd {
	return tea.Batch(n.tick(), n.s.Question())
}

func (n *Notes) tick() tea.Cmd {
	return tea.Every(time.Minute, func(time.Time) tea.Msg { return notesTick{} })
}

// Update takes one message.
func (n *Notes) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	s := n.s
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		s.Width, s.Height = msg.Width, msg.Height
	case notesTick:
		return n, n.tick()
	case Standing:
		n.known, n.begun = true, msg.Begun
		n.at = kit.Clamp(s.BySteps(), kit.Position{Slide: msg.Slide, Step: msg.Step})
	case tea.KeyPressMsg:
		switch {
		case kit.Is(msg, s.Keys.Leave):
			return n, tea.Quit
		case kit.Is(msg, s.Keys.Redraw):
			return n, tea.ClearScreen
		}
	default:
		return n, s.Adapt(msg)
	}
	return n, nil
}

// View draws the notes.
func (n *Notes) View() tea.View {
	s := n.s
	var p kit.Picture
	switch {
	case s.Width == 0:
	case s.TooSmall():
		p = s.SmallView()
	case !n.known:
		head := s.Header(kit.Header{Place: s.Words.Talk.Notes, Accent: s.Styles.Brand})
		p = s.Frame(head, s.Centre([]string{s.Styles.Muted.Render(s.Words.Briefing.Note.Waiting)}), s.Footer("", []key.Binding{s.Keys.Leave, s.Keys.Redraw}))
	default:
		p = n.draw()
	}
	v := s.View(p)
	v.MouseMode = tea.MouseModeNone
	return v
}

func (n *Notes) draw() kit.Picture {
	s := n.s
	stage := s.Stage()
	var body []string
	if s.Width >= kit.ConsoleWidth {
		left := s.Width / 2
		room := s.Width - left - 2 - s.Margin()
		lines, _ := s.Window(s.NoteLines(n.at.Slide, room), stage.Height, 0, 0, 0)
		body = s.Besides(s.PresentAndNext(n.at, kit.Area{Width: left, Height: stage.Height}), lines, left)
	} else {
		// The notes come first; the slide itself is on the other screen.
		height := stage.Height * 3 / 5
		lines, _ := s.Window(s.NoteLines(n.at.Slide, s.Column()), height, 0, 0, 0)
		body = append(kit.Filled(s.Indent(lines), height), s.NextRule(n.at, s.Width))
		if next, more := kit.Forward(s.BySteps(), n.at); more && stage.Height-len(body) > 2 {
			body = append(body, s.Preview(next, kit.Area{Width: s.Width, Height: stage.Height - len(body)}).Lines...)
		}
	}
	slide := s.Deck.Slide(n.at.Slide)
	topic := &s.Deck.Topics[slide.Topic]
	right := strings.TrimSpace(s.StepOf(n.at) + "   " + s.Now().Format("15:04"))
	head := s.Header(kit.Header{Place: s.Place(topic), Accent: s.Styles.Accent(topic.Level), Title: topic.Title, Right: right})
	left := fmt.Sprintf(s.Words.Frame.Page, n.at.Slide+1, s.Deck.Len())
	if !n.begun.IsZero() {
		left += " · " + fmt.Sprintf(s.Words.Briefing.Elapsed, int(s.Now().Sub(n.begun).Minutes()))
	}
	return s.Frame(head, body, s.Footer(s.Styles.Muted.Render(left), []key.Binding{s.Keys.Leave, s.Keys.Redraw}))
}
