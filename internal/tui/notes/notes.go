// Package notes is what a presenter sees on a second terminal.
package notes

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/cards"
)

// Model is the root model of a presenter's second terminal: the slide that is
// shown, the next one, the notes, the clock and the plan. kit.Standing messages say
// where the talk is.
type Model struct {
	s     *kit.Session
	at    kit.Standing
	known bool
	help  bool
}

// minute says that the minute shown has changed.
type minute struct{}

// New returns the model of a second terminal. Of c it uses what depends on
// the deck and the terminal.
func New(c kit.Config) *Model {
	return &Model{s: kit.NewSession(c)}
}

// Init asks the terminal what it can.
func (n *Model) Init() tea.Cmd {
	return tea.Batch(n.tick(), n.s.Question())
}

func (n *Model) tick() tea.Cmd {
	return tea.Every(time.Minute, func(time.Time) tea.Msg { return minute{} })
}

// Update takes one message.
func (n *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	s := n.s
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		s.Width, s.Height = msg.Width, msg.Height
	case minute:
		return n, n.tick()
	case kit.Standing:
		n.known, n.at, s.Along = true, msg, msg.Along
		at := kit.Clamp(s.BySteps(), kit.Position{Slide: msg.Slide, Step: msg.Step})
		n.at.Slide, n.at.Step = at.Slide, at.Step
	case tea.KeyPressMsg:
		switch {
		case n.help:
			n.help = false
		case kit.Is(msg, s.Keys.Leave):
			return n, tea.Quit
		case kit.Is(msg, s.Keys.Redraw):
			return n, tea.ClearScreen
		case kit.Is(msg, s.Keys.Help):
			n.help = true
		}
	default:
		return n, s.Adapt(msg)
	}
	return n, nil
}

func (n *Model) keys() []key.Binding {
	return []key.Binding{n.s.Keys.Help, n.s.Keys.Leave, n.s.Keys.Redraw}
}

// View draws the notes.
func (n *Model) View() tea.View {
	s := n.s
	var p kit.Picture
	switch {
	case s.Width == 0:
	case s.TooSmall():
		p = s.SmallView()
	case n.help:
		p, _ = cards.Help(s, n.keys(), false, 0) // few keys, for which every window has room
	case !n.known:
		head := s.Header(kit.Header{Place: s.Words.Talk.Notes, Fill: s.Styles.BrandFill})
		p = s.Frame(head, s.Centre([]string{s.Styles.Muted.Render(s.Words.Briefing.Note.Waiting)}), s.Footer("", n.keys()))
	default:
		p = n.draw()
	}
	v := s.View(p)
	v.MouseMode = tea.MouseModeNone
	return v
}

func (n *Model) draw() kit.Picture {
	s := n.s
	at := kit.Position{Slide: n.at.Slide, Step: n.at.Step}
	body := n.narrow(at)
	if s.Drawn() {
		body = cards.Desk(s, at, n.clock)
	}
	topic := &s.Deck.Topics[s.Deck.Slide(at.Slide).Topic]
	right := strings.TrimSpace(s.StepOf(at) + "   " + s.Now().Format("15:04"))
	head := s.Header(kit.Header{Place: s.Deck.Place(topic), Fill: s.Styles.Fill(topic.Level), Title: topic.Title, Right: right})
	return s.Frame(head, body, s.Footer(n.status(), n.keys()))
}

// narrow is for a window with no room for a desk: the notes, and under them the
// next slide. The present one is on the other screen.
func (n *Model) narrow(at kit.Position) []string {
	s := n.s
	stage := s.Stage()
	height := stage.Height * 3 / 5
	lines, _ := s.NoteLines(at.Slide, s.Column(), height)
	rule := strings.Repeat(" ", s.Margin()) + cards.NextRule(s, at, s.Width-2*s.Margin())
	lines = append(kit.Filled(s.Indent(lines), height), rule)
	if next, more := kit.Forward(s.BySteps(), at); more && stage.Height-len(lines) > 2 {
		lines = append(lines, s.Preview(next, kit.Area{Width: s.Width, Height: stage.Height - len(lines)})...)
	}
	return lines
}

// clock is the time, and how it compares with the plan.
func (n *Model) clock(width int) []string {
	s := n.s
	lines := []string{s.Styles.Strong.Render(s.Now().Format("15:04"))}
	if pace, late := n.pace(); pace != "" {
		style := s.Styles.Text
		if late {
			style = s.Styles.Wrong
		}
		lines = append(lines, kit.Wrap(pace, width, style)...)
	}
	return lines
}

// pace words how long the talk has gone on, against the plan; "" while it has
// not begun.
func (n *Model) pace() (text string, late bool) {
	if n.at.Begun.IsZero() {
		return "", false
	}
	elapsed := n.s.Now().Sub(n.at.Begun)
	behind := briefing.Behind(elapsed, n.at.From, n.at.To)
	return n.s.Pace(elapsed, behind), behind >= time.Minute
}

// status is the left of the footer: what the screen shows where that is not the
// slide, else the page, and the time where it stands nowhere else.
func (n *Model) status() string {
	s, w := n.s, &n.s.Words.Briefing.Note
	page := fmt.Sprintf(s.Words.Frame.Page, n.at.Slide+1, s.Deck.Len())
	switch n.at.Seen {
	case kit.BlackSeen:
		return s.Styles.Wrong.Render(page + " · " + w.Black)
	case kit.WhiteSeen:
		return s.Styles.Wrong.Render(page + " · " + w.White)
	case kit.OthersSeen:
		return s.Styles.Wrong.Render(page + " · " + w.Others)
	}
	if pace, _ := n.pace(); pace != "" && !s.Drawn() {
		page += " · " + pace
	}
	return s.Styles.Muted.Render(ansi.Truncate(page, s.Width-2*s.Margin(), "…"))
}
