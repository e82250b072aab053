package tui

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// Notes is the root model of a presenter's second terminal: the slide that is
// shown, the next one, the notes and the clock.
type Notes struct {
	s     *session
	at    position
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
func NewNotes(c Config) *Notes { return &Notes{s: newSession(c)} }

// Init asks the terminal for its background.
func (n *Notes) Init() tea.Cmd {
	cmds := []tea.Cmd{n.tick()}
	if n.s.Detect {
		cmds = append(cmds, tea.RequestBackgroundColor)
	}
	return tea.Batch(cmds...)
}

func (n *Notes) tick() tea.Cmd {
	return tea.Every(time.Minute, func(time.Time) tea.Msg { return notesTick{} })
}

// Update takes one message.
func (n *Notes) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	s := n.s
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		s.width, s.height = msg.Width, msg.Height
	case tea.BackgroundColorMsg, tea.ColorProfileMsg:
		s.adapt(msg)
	case notesTick:
		return n, n.tick()
	case Standing:
		n.known, n.begun = true, msg.Begun
		n.at = clamp(stepShape{s}, position{slide: msg.Slide, step: msg.Step})
	case tea.KeyPressMsg:
		switch {
		case is(msg, s.keys.leave):
			return n, tea.Quit
		case is(msg, s.keys.redraw):
			return n, tea.ClearScreen
		}
	}
	return n, nil
}

// View draws the notes.
func (n *Notes) View() tea.View {
	s := n.s
	var p Picture
	switch {
	case s.width == 0:
	case s.tooSmall():
		p = s.smallView()
	case !n.known:
		head := s.header(header{place: s.words.Talk.Notes, accent: s.styles.Brand})
		p = s.frame(head, s.centre([]string{s.styles.Muted.Render(s.words.Briefing.Note.Waiting)}), s.footer("", []key.Binding{s.keys.leave, s.keys.redraw}))
	default:
		p = n.draw()
	}
	v := s.view(p)
	v.MouseMode = tea.MouseModeNone
	return v
}

func (n *Notes) draw() Picture {
	s := n.s
	stage := s.stage()
	var body []string
	if s.width >= consoleWidth {
		left := s.width / 2
		room := s.width - left - 2 - s.margin()
		lines, _ := s.window(s.noteLines(n.at.slide, room), stage.height, 0, 0, 0)
		body = s.besides(s.presentAndNext(n.at, area{left, stage.height}), lines, left)
	} else {
		// The notes come first; the slide itself is on the other screen.
		height := stage.height * 3 / 5
		lines, _ := s.window(s.noteLines(n.at.slide, s.column()), height, 0, 0, 0)
		body = append(filled(s.indent(lines), height), s.nextRule(n.at, s.width))
		if next, more := forward(stepShape{s}, n.at); more && stage.height-len(body) > 2 {
			body = append(body, s.preview(next, area{s.width, stage.height - len(body)}).Lines...)
		}
	}
	slide := s.Deck.Slide(n.at.slide)
	topic := &s.Deck.Topics[slide.Topic]
	right := strings.TrimSpace(s.stepOf(n.at) + "   " + s.Now().Format("15:04"))
	head := s.header(header{place: s.place(topic), accent: s.styles.Accent(topic.Level), title: topic.Title, right: right})
	left := fmt.Sprintf(s.words.Frame.Page, n.at.slide+1, s.Deck.Len())
	if !n.begun.IsZero() {
		left += " · " + fmt.Sprintf(s.words.Briefing.Elapsed, int(s.Now().Sub(n.begun).Minutes()))
	}
	return s.frame(head, body, s.footer(s.styles.Muted.Render(left), []key.Binding{s.keys.leave, s.keys.redraw}))
}
