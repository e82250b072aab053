// Package tui is what people see and type at: one root model for a session,
// and a file per screen. It knows no SSH and no process: size, colours,
// language and clock come from its Config and its messages.
package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/practice"
	"training.vast.vn/vneid-training/internal/record"
)

// Model is the root model of one session: which screen is shown, what lies over
// it, who may leave. Its screens change in Update only; View reads them.
type Model struct {
	s      *session
	place  Place
	screen Screen // at that place

	// Screens that go on where they were left.
	home    homeScreen
	talk    talkScreen
	outcome *outcomeScreen
	join    *roomCodeScreen
	live    *liveScreen // nil while not in a briefing

	run       *quizRun // the last quiz; nil: none was begun
	practised int      // slide of the exercise that was opened last
	back      Place    // that exercises return to
	from      Place    // that the exercise under way returns to

	layer   layer
	leaving menu
	writer  writer
	learnt  learnt
	notice  string
	closing closing
	broken  Broken // what brokenLayer shows
	ended   bool   // nothing but the writer's work is left
	started bool   // the window's size is known
}

// screens says how the screen of each place is opened: from which place, and
// with what. A new screen is a row here.
var screens = [Places]func(m *Model, from Place, g Go) (Screen, Want){
	Home:     func(m *Model, _ Place, g Go) (Screen, Want) { return m.home.open(m.s, &m.talk, g.Slide), nil },
	Talk:     func(m *Model, _ Place, g Go) (Screen, Want) { return &m.talk, m.talk.open(m.s, g.Slide) },
	Contents: func(m *Model, from Place, _ Go) (Screen, Want) { return m.contents(below(from)), nil },
	Search:   func(m *Model, from Place, _ Go) (Screen, Want) { return newSearch(m.s, below(from)), nil },
	Exercises: func(m *Model, from Place, _ Go) (Screen, Want) {
		if from != Practice {
			m.back = below(from)
		}
		return newExercises(m.s, m.back, m.practised), nil
	},
	Practice: func(m *Model, from Place, g Go) (Screen, Want) {
		if m.practised = g.Slide; from != Practice {
			m.from = from
		}
		if practice.DrillOn(m.s.Deck, g.Slide) != nil {
			return newDrill(m.s, g.Slide, m.from), nil
		}
		return newPractice(m.s, g.Slide, m.from), nil
	},
	Identity: func(m *Model, _ Place, g Go) (Screen, Want) {
		join, _ := g.With.(func(record.Person) tea.Cmd)
		return newIdentity(m.s, join), nil
	},
	Exam: func(m *Model, _ Place, g Go) (Screen, Want) {
		m.run, m.home.unfinished = g.With.(*quizRun), nil
		return newExam(m.s, m.run)
	},
	Outcome: func(m *Model, _ Place, g Go) (Screen, Want) {
		if run, ok := g.With.(*quizRun); ok {
			m.outcome = &outcomeScreen{run: run}
		}
		return m.outcome, nil
	},
	Certified: func(m *Model, _ Place, g Go) (Screen, Want) { return newCertificate(m.s, g.With.(*quizRun)) },
	Review:    func(m *Model, _ Place, g Go) (Screen, Want) { return newReview(g.With.(*quizRun)), nil },
	Join: func(m *Model, _ Place, g Go) (Screen, Want) {
		enter, _ := g.With.(tea.Cmd)
		m.join = &roomCodeScreen{waiting: enter != nil}
		return m.join, do(enter)
	},
	Live: func(m *Model, _ Place, g Go) (Screen, Want) { return m.live, m.live.jump(m.s, g.Slide) },
}

// below is the screen that one opened over another returns to.
func below(p Place) Place {
	if p == Talk || p == Live {
		return p
	}
	return Home
}

// contents begins at the topic of the slide that is shown.
func (m *Model) contents(from Place) Screen {
	at, here := m.talk.at.slide, None
	if !m.talk.begun.IsZero() {
		here = m.s.Deck.Slide(at).Topic
	}
	if from == Live {
		at = m.live.at.slide
	}
	return newContents(from, m.s.Deck.Slide(at).Topic, here)
}

// Notice is a message for the person at the screen, from whoever runs the
// session: it stands in the place of the footer until another takes its place.
// An empty one takes it away.
type Notice string

// New returns the model of a session.
func New(c Config) *Model {
	m := &Model{s: newSession(c)}
	m.home.reached = None
	m.screen = &m.home
	return m
}

// Init asks the terminal and the data folder what there is to know.
func (m *Model) Init() tea.Cmd {
	cmds := []tea.Cmd{m.s.recall()}
	if !m.s.anonymous() {
		cmds = append(cmds, m.s.findOpen())
	}
	if m.s.Detect {
		cmds = append(cmds, tea.RequestBackgroundColor)
	}
	return tea.Batch(cmds...)
}

// Update takes one message. Work that waits is returned as a command.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) { return m, m.update(msg) }

func (m *Model) update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(tea.KeyPressMsg); ok {
		return m.press(msg)
	}
	switch msg := msg.(type) {
	case tea.MouseMsg:
		return m.mouse(msg)
	case tea.PasteMsg:
		if m.layer == bare && m.typing() && !m.s.tooSmall() {
			return m.follow(m.screen.Update(msg, m.s))
		}
	case tea.WindowSizeMsg:
		m.s.width, m.s.height = msg.Width, msg.Height
		m.screen.Resize(m.s)
		if m.live != nil && m.place != Live {
			m.live.Resize(m.s)
		}
		return m.start()
	case tea.BackgroundColorMsg, tea.ColorProfileMsg:
		m.s.adapt(msg)
	case Notice:
		m.notice = string(msg)
	case wrote:
		return tea.Batch(m.update(msg.msg), m.writer.done(), m.leave())
	case recalled:
		m.recalled(msg.state)
	case keepProgress:
		return m.keep()
	case keptProgress:
		m.home.unkept = msg.err != nil
		m.learnt.changed = m.learnt.changed || msg.err != nil // it is tried again
	case runMsg:
		if m.run != nil && m.run.journal.ID == msg.of() {
			if want := m.run.took(msg, m.s); !m.ended {
				return m.follow(want)
			}
		}
	case found:
		if run, err := m.s.resume(msg.deck, msg.journal); err == nil && m.run == nil {
			m.home.unfinished = &openQuiz{run: run, name: msg.name}
		}
	case translated:
		m.translated(msg)
	case Reloaded:
		return m.reloaded(msg)
	case Broken:
		m.broken, m.layer = msg, brokenLayer
	case seated:
		return m.seated(msg)
	case liveMsg:
		if m.live != nil {
			return m.live.take(msg, m.s)
		}
	case opened, unlocked:
		if m.place == Identity {
			return m.follow(m.screen.Update(msg, m.s))
		}
	case Closing:
		m.closing = closing{by: msg.By}
		return m.count()
	case countdown:
		return m.count()
	case tick:
		return m.follow(m.talk.Update(msg, m.s))
	}
	return nil
}

// start opens the first screen, once the window's size is known.
func (m *Model) start() tea.Cmd {
	if m.started {
		return nil
	}
	m.started = true
	switch m.s.Start {
	case AtTalk:
		return m.follow(openSlide(0))
	case AtQuiz:
		return m.follow(open(Identity))
	case AtBriefing:
		d := m.s.Briefings
		m.join = &roomCodeScreen{waiting: d.Code != "" || d.Lead, typed: d.Code}
		m.place, m.screen = Join, m.join
		return m.s.openLive()
	}
	return nil
}

// press takes a key: the layer on top first, then what works on every screen,
// then the screen. The key comes as the message that it came in, so that a turn
// makes no new one.
func (m *Model) press(msg tea.Msg) tea.Cmd {
	k := m.s.keys
	_, guarded := m.screen.(Guarded)
	if m.s.tooSmall() {
		if is(msg, k.leave) && !guarded {
			return m.quit()
		}
		return nil
	}
	switch {
	case is(msg, k.redraw):
		return tea.ClearScreen
	case m.layer != bare:
		return m.updateLayer(msg)
	case is(msg, k.quit), is(msg, k.leave) && !m.typing():
		return m.askLeave()
	case is(msg, k.start) && !guarded:
		return m.follow(open(Talk))
	case is(msg, k.help) && !m.typing():
		m.layer = helpLayer
		return nil
	}
	return m.follow(m.screen.Update(msg, m.s))
}

// typing is true where letters go into a text field.
func (m *Model) typing() bool {
	t, ok := m.screen.(Typist)
	return ok && t.Typing()
}

// mouse takes what the mouse does, which is nothing that keys don't do too: a
// click chooses what it is on, or presses the key that it is on in the footer,
// and the wheel moves the cursor of a list.
func (m *Model) mouse(msg tea.MouseMsg) tea.Cmd {
	if !m.started || m.s.tooSmall() {
		return nil
	}
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		if m.layer != bare || m.place == Talk { // there a turn of the wheel would be many turns
			return nil
		}
		switch msg.Button {
		case tea.MouseWheelDown:
			return m.press(tea.KeyPressMsg{Code: tea.KeyDown})
		case tea.MouseWheelUp:
			return m.press(tea.KeyPressMsg{Code: tea.KeyUp})
		}
	case tea.MouseClickMsg:
		if msg.Button == tea.MouseLeft {
			return m.click(msg.X, msg.Y)
		}
	}
	return nil
}

func (m *Model) click(x, y int) tea.Cmd {
	p := m.draw()
	for _, hint := range p.Hints {
		if y == m.s.height-1 && x >= hint.X && x < hint.X+hint.Width {
			return m.press(pressOf(hint.Key))
		}
	}
	switch m.layer {
	case bare:
		if item := p.Rows.at(m.s, x, y); item >= 0 {
			return m.follow(m.screen.Update(Click{item}, m.s))
		}
	case leaveLayer:
	default:
		m.layer = bare
	}
	return nil
}

// follow does what a screen wants.
func (m *Model) follow(w Want) tea.Cmd {
	switch w := w.(type) {
	case Go:
		return m.goTo(w)
	case Do:
		return w.Cmd
	case Write:
		return m.writer.add(w.Cmd)
	case Learnt:
		return m.learn()
	case Quit:
		return m.askLeave()
	case Blank:
		m.layer = blackLayer
		if w.White {
			m.layer = whiteLayer
		}
	case All:
		cmds := make([]tea.Cmd, len(w))
		for i := range w {
			cmds[i] = m.follow(w[i])
		}
		return tea.Batch(cmds...)
	}
	return nil
}

// goTo opens a screen, and gives the seat in a briefing up once another has
// taken its place.
func (m *Model) goTo(g Go) tea.Cmd {
	from, seat := m.place, m.live
	screen, want := screens[g.To](m, from, g)
	m.place, m.screen = g.To, screen
	cmd := m.follow(want)
	if seat == nil || g.To == Live || g.To == Contents {
		return cmd
	}
	m.live = nil
	return tea.Batch(leaveSeat(seat.seat), cmd)
}

// seated goes to the seat that was taken, if its person still waits for it.
func (m *Model) seated(msg seated) tea.Cmd {
	waits := m.place == Join && m.join.waiting
	if form, ok := m.screen.(*identityScreen); ok {
		waits = form.Joins()
	}
	switch {
	case !waits || m.ended: // they have gone elsewhere meanwhile
		return leaveSeat(msg.seat)
	case msg.ask:
		return m.goTo(Go{To: Identity, With: joinAs(m.s)})
	case msg.err != nil:
		m.join.refused(msg.err, m.s)
		m.place, m.screen = Join, m.join
		return nil
	}
	m.live = newLive(msg.seat)
	m.place, m.screen = Live, m.live
	return m.live.wait
}

// askLeave leaves, but asks first where the screen wants it.
func (m *Model) askLeave() tea.Cmd {
	if g, ok := m.screen.(Guarded); ok && g.Leaving(m.s) != nil {
		m.layer, m.leaving = leaveLayer, menu{}
		return nil
	}
	return m.quit()
}

// quit ends the session once what is being written is written.
func (m *Model) quit() tea.Cmd {
	m.ended = true
	return tea.Batch(m.keep(), m.leave())
}

func (m *Model) leave() tea.Cmd {
	if m.ended && !m.writer.busy {
		return tea.Quit
	}
	return nil
}

// View draws the session. It changes nothing.
func (m *Model) View() tea.View {
	p := m.draw()
	if m.notice != "" && m.started {
		p.Content = m.noticed(p.Content)
	}
	return m.s.view(p)
}

// noticed lays the notice over the last rows: as many as it takes, so that
// nothing of it is lost in a small window.
func (m *Model) noticed(content string) string {
	rows := strings.Split(content, "\n")
	lines := strings.Split(ansi.Wrap(m.notice, max(1, m.s.width-2), ""), "\n")
	first := max(0, len(rows)-len(lines))
	for i, line := range lines[:len(rows)-first] {
		line = " " + line + strings.Repeat(" ", max(0, m.s.width-1-ansi.StringWidth(line)))
		rows[first+i] = m.s.styles.Selected.Render(ansi.Truncate(line, m.s.width, ""))
	}
	return strings.Join(rows, "\n")
}

func (m *Model) draw() Picture {
	switch {
	case !m.started:
		return Picture{}
	case m.s.tooSmall():
		return m.s.smallView()
	case m.layer != bare:
		return m.layerView()
	}
	return m.screen.View(m.s)
}
