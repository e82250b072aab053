// Package tui is what people see and type at: one root model for a session,
// and a file per screen. It knows no SSH and no process: size, colours,
// language and clock come from its Config and its messages.
package tui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/practice"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui/exam"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/choose"
	"training.vast.vn/vneid-training/internal/tui/learn"
	"training.vast.vn/vneid-training/internal/tui/live"
	"training.vast.vn/vneid-training/internal/tui/live/door"
	"training.vast.vn/vneid-training/internal/tui/person"
)

// Model is the root model of one session: which screen is shown, what lies over
// it, who may leave. Its screens change in Update only; View reads them.
type Model struct {
	s      *kit.Session
	place  kit.Place
	screen kit.Screen // at that place

	// Screens that go on where they were left.
	home    homeScreen
	talk    learn.Talk
	outcome kit.Screen
	sheet   *person.Sheet // the last certificate; nil: none was shown
	join    *door.Join
	live    *live.Seat // nil while not in a briefing

	run       *exam.Run // the last quiz; nil: none was begun
	practised int       // slide of the exercise that was opened last
	back      kit.Place // that exercises return to
	from      kit.Place // that the exercise under way returns to

	layer   layer
	helped  int // lines of help that were read
	leaving choose.Menu
	writer  writer
	learnt  learnt
	notice  string
	closing closing
	broken  Broken    // what brokenLayer shows
	ended   bool      // nothing but the writer's work is left
	started bool      // the window's size is known
	wheeled time.Time // when the wheel turned a slide last
	falls   int       // panics of screens that the session has outlived
	sorry   bool      // the notice says so, until the next key
	told    kit.Standing
	seen    kit.Picture // what View drew last, for Told; empty where no page asks
	filled  Typed       // a text field last
	shown   shown
}

// screens says how the screen of each place is opened: from which place, and
// with what. A new screen is a row here.
var screens = [kit.Places]func(m *Model, from kit.Place, g kit.Go) (kit.Screen, kit.Want){
	kit.Home: func(m *Model, _ kit.Place, g kit.Go) (kit.Screen, kit.Want) {
		return m.home.open(m.s, &m.talk), kit.Do(door.FindRoom(m.s))
	},
	kit.Talk: func(m *Model, _ kit.Place, g kit.Go) (kit.Screen, kit.Want) {
		return &m.talk, m.talk.Open(m.s, g.Slide)
	},
	kit.Contents: func(m *Model, from kit.Place, _ kit.Go) (kit.Screen, kit.Want) { return m.contents(below(from)), nil },
	kit.Search: func(m *Model, from kit.Place, _ kit.Go) (kit.Screen, kit.Want) {
		return learn.NewSearch(m.s, below(from)), nil
	},
	kit.Exercises: func(m *Model, from kit.Place, _ kit.Go) (kit.Screen, kit.Want) {
		if from != kit.Practice {
			m.back = below(from)
		}
		return learn.NewExercises(m.s, m.back, m.practised), nil
	},
	kit.Routes: func(m *Model, _ kit.Place, _ kit.Go) (kit.Screen, kit.Want) { return learn.NewRoutes(m.s), nil },
	kit.Practice: func(m *Model, from kit.Place, g kit.Go) (kit.Screen, kit.Want) {
		if m.practised = g.Slide; from != kit.Practice {
			m.from = from
		}
		if practice.DrillOn(m.s.Deck, g.Slide) != nil {
			return learn.NewDrill(m.s, g.Slide, m.from), nil
		}
		return learn.NewPractice(m.s, g.Slide, m.from), nil
	},
	kit.Identity: func(m *Model, _ kit.Place, g kit.Go) (kit.Screen, kit.Want) {
		join, _ := g.With.(func(record.Person) tea.Cmd)
		return person.NewIdentity(m.s, exam.Sit, join), nil
	},
	kit.Exam: func(m *Model, _ kit.Place, g kit.Go) (kit.Screen, kit.Want) {
		m.run, m.home.unfinished = g.With.(*exam.Run), nil
		return exam.NewExam(m.s, m.run)
	},
	kit.Outcome: func(m *Model, _ kit.Place, g kit.Go) (kit.Screen, kit.Want) {
		if run, ok := g.With.(*exam.Run); ok {
			m.outcome, m.home.outcome = exam.NewOutcome(run), run
		}
		m.s.LearnAgain()
		return m.outcome, nil
	},
	kit.Results: func(m *Model, _ kit.Place, _ kit.Go) (kit.Screen, kit.Want) {
		return person.NewResults(m.s, m.home.outcome.ID()), nil
	},
	kit.Certified: func(m *Model, from kit.Place, g kit.Go) (kit.Screen, kit.Want) {
		var want kit.Want
		m.sheet, want = person.NewSheet(m.s, g.With.(kit.Pass), m.sheet, from)
		return m.sheet, want
	},
	kit.Review: func(m *Model, _ kit.Place, g kit.Go) (kit.Screen, kit.Want) {
		return exam.NewReview(g.With.(*exam.Run)), nil
	},
	kit.Join: func(m *Model, _ kit.Place, g kit.Go) (kit.Screen, kit.Want) {
		enter, _ := g.With.(tea.Cmd)
		m.join = door.NewJoin("", enter != nil)
		return m.join, kit.Do(enter)
	},
	kit.Live: func(m *Model, _ kit.Place, g kit.Go) (kit.Screen, kit.Want) { return m.live, m.live.Jump(m.s, g.Slide) },
}

// below is the screen that one opened over another returns to.
func below(p kit.Place) kit.Place {
	if p == kit.Talk || p == kit.Live {
		return p
	}
	return kit.Home
}

// contents begins at the topic of the slide that is shown.
func (m *Model) contents(from kit.Place) kit.Screen {
	at, here := m.talk.At.Slide, kit.None
	if !m.talk.Begun.IsZero() {
		here = m.s.Deck.Slide(at).Topic
	}
	if from == kit.Live {
		topic := m.s.Deck.Slide(m.live.At.Slide).Topic
		return roomContents{learn.NewContents(from, topic, topic, m.live.Planned), m.live}
	}
	return learn.NewContents(from, m.s.Deck.Slide(at).Topic, here, nil)
}

// roomContents is the contents on the console of a room, which is left as the
// room is.
type roomContents struct {
	kit.Screen
	seat *live.Seat
}

// Leaving asks what the console asks.
func (r roomContents) Leaving(s *kit.Session) *kit.Question { return r.seat.Leaving(s) }

// Notice is a message for the person at the screen, from whoever runs the
// session: it stands in the place of the footer until another takes its place.
// An empty one takes it away.
type Notice string

// New returns the model of a session.
func New(c kit.Config) *Model {
	m := &Model{s: kit.NewSession(c)}
	m.home.reached = kit.None
	m.screen = &m.home
	return m
}

// Init asks the terminal and the data folder what there is to know.
func (m *Model) Init() tea.Cmd {
	cmds := []tea.Cmd{recall(m.s), m.s.Question(), door.FindRoom(m.s)}
	if !m.s.Anonymous() {
		cmds = append(cmds, exam.FindOpen(m.s), person.FindPast(m.s))
	}
	return tea.Batch(cmds...)
}

// Update takes one message. Work that waits is returned as a command.
// A panic of a screen takes the session home.
func (m *Model) Update(msg tea.Msg) (model tea.Model, cmd tea.Cmd) {
	defer func() {
		if v := recover(); v != nil {
			model, cmd = m, m.fallen(v)
		}
	}()
	cmd = m.update(msg)
	m.tell()
	return m, cmd
}

func (m *Model) update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(tea.KeyPressMsg); ok {
		return m.press(msg)
	}
	switch msg := msg.(type) {
	case tea.MouseMsg:
		return m.mouse(msg)
	case tea.PasteMsg:
		if m.layer == bare && m.typing() && !m.s.TooSmall() {
			return m.follow(m.screen.Update(msg, m.s))
		}
	case tea.WindowSizeMsg:
		m.s.Width, m.s.Height = msg.Width, msg.Height
		m.resize()
		return m.start()
	case Notice:
		m.notice = string(msg)
	case Typed:
		return m.typed(msg)
	case Swipe:
		return m.swipe(msg)
	case Wish:
		look := m.s.Look
		look.Mode = msg.Mode
		m.s.Wear(look)
		m.resize()
	case wrote:
		return tea.Batch(m.update(msg.msg), m.writer.done(), m.leave())
	case recalled:
		m.recalled(msg.state)
	case keepProgress:
		return m.keep()
	case keptProgress:
		m.home.unkept = msg.err != nil
		m.learnt.changed = m.learnt.changed || msg.err != nil // it is tried again
	case exam.RunMsg:
		if m.run != nil && m.run.Is(msg) {
			if want := m.run.Took(msg, m.s); !m.ended {
				return m.follow(want)
			}
		}
	case exam.Found:
		if m.run == nil {
			m.home.unfinished = msg.Open(m.s)
			m.home.settle(m.s)
		}
	case translated:
		m.translated(msg)
	case Reloaded:
		return m.reloaded(msg)
	case Broken:
		m.broken, m.layer = msg, brokenLayer
	case door.Seated:
		return m.seated(msg)
	case door.Waits:
		m.home.waits = string(msg)
		m.home.settle(m.s)
	case live.Msg:
		if m.live != nil {
			return m.live.Take(msg, m.s)
		}
	case person.Past:
		msg.Take(m.s)
	case person.Certified:
		if m.sheet != nil {
			m.sheet.Take(msg, m.s)
		}
	case person.Opening:
		if m.place == kit.Results {
			return m.follow(m.screen.Update(msg, m.s))
		}
	case person.Redeemed:
		msg.Take(m.s)
		if m.place == kit.Identity {
			return m.follow(m.screen.Update(msg, m.s))
		}
	case person.Opened, person.Unlocked:
		if m.place == kit.Identity {
			return m.follow(m.screen.Update(msg, m.s))
		}
	case Closing:
		m.closing = closing{by: msg.By}
		return m.count()
	case countdown:
		return m.count()
	case learn.Tick:
		return m.follow(m.talk.Update(msg, m.s))
	default:
		look := m.s.Look
		cmd := m.s.Adapt(msg)
		if m.s.Look != look {
			m.resize()
		}
		return cmd
	}
	return nil
}

// Wear sets how things look.
func (m *Model) Wear(l theme.Look) {
	m.s.Wear(l)
	m.resize()
}

// Words are those of the language that the session speaks now.
func (m *Model) Words() *locale.Words { return m.s.Words }

// resize tells screens that there is another room for them.
func (m *Model) resize() {
	m.screen.Resize(m.s)
	if m.live != nil && m.place != kit.Live {
		m.live.Resize(m.s)
	}
}

// start opens the first screen, once the window's size is known.
func (m *Model) start() tea.Cmd {
	if m.started {
		return nil
	}
	m.started = true
	switch m.s.Start {
	case kit.AtTalk:
		first, _ := m.s.Deck.Ends(m.s.Route())
		return m.follow(kit.OpenSlide(first))
	case kit.AtQuiz:
		return m.follow(kit.Open(kit.Identity))
	case kit.AtBriefing:
		d := m.s.Briefings
		m.join = door.NewJoin(d.Code, d.Code != "" || d.Lead)
		m.place, m.screen = kit.Join, m.join
		return door.Open(m.s)
	}
	return nil
}

// press takes a key: the layer on top first, then what works on every screen,
// then the screen. The key comes as the message that it came in, so that a turn
// makes no new one.
func (m *Model) press(msg tea.Msg) tea.Cmd {
	if m.sorry {
		m.notice, m.sorry = "", false
	}
	k := m.s.Keys
	_, guarded := m.screen.(kit.Guarded)
	if m.s.TooSmall() {
		if kit.Is(msg, k.Leave) && !guarded {
			return m.Quit()
		}
		return nil
	}
	switch {
	case kit.Is(msg, k.Redraw):
		return tea.ClearScreen
	case m.layer != bare:
		return m.updateLayer(msg)
	case kit.Is(msg, k.Quit), kit.Is(msg, k.Leave) && !m.typing():
		if m.stays() && kit.Is(msg, k.GoHome) {
			return m.follow(kit.Open(kit.Home))
		}
		return m.askLeave()
	case kit.Is(msg, k.Start) && m.place == kit.Home && presents(m.s):
		first, _ := m.s.Deck.Ends(m.s.Route())
		return m.follow(kit.OpenSlide(first))
	case kit.Is(msg, k.Start) && !guarded:
		return m.follow(kit.Open(kit.Talk))
	case kit.Is(msg, k.Help) && !m.typing():
		m.layer, m.helped = helpLayer, 0
		return nil
	}
	return m.follow(m.screen.Update(msg, m.s))
}

// typing is true where letters go into a text field.
func (m *Model) typing() bool {
	t, ok := m.screen.(kit.Typist)
	return ok && t.Typing()
}

// mouse takes what the mouse does, which is nothing that keys don't do too: a
// click chooses what it is on, or presses the key that it is on in the footer,
// and the wheel moves the cursor of a list.
func (m *Model) mouse(msg tea.MouseMsg) tea.Cmd {
	if !m.started || m.s.TooSmall() {
		return nil
	}
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		if m.layer != bare {
			return nil
		}
		if m.place == kit.Talk { // a turn of the wheel comes as many messages
			now := m.s.Now()
			if now.Sub(m.wheeled) < wheelRest {
				return nil
			}
			m.wheeled = now
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
		if y == m.s.Height-1 && x >= hint.X && x < hint.X+hint.Width {
			return m.press(kit.PressOf(hint.Key))
		}
	}
	switch m.layer {
	case bare:
		if item := p.Rows.At(m.s, x, y); item >= 0 {
			return m.follow(m.screen.Update(kit.Click{Item: item}, m.s))
		}
		if m.place == kit.Talk {
			return m.clickSlide(x, y)
		}
	case leaveLayer:
		if item := p.Rows.At(m.s, x, y); item >= 0 {
			return m.answer(item)
		}
	default:
		m.layer = bare
	}
	return nil
}

// wheelRest is how long the wheel rests on a slide after it has turned one.
const wheelRest = 300 * time.Millisecond

// clickSlide goes on from a slide that is clicked, and to a topic whose part of
// the bar below is.
func (m *Model) clickSlide(x, y int) tea.Cmd {
	if y < m.s.Height-1 {
		return m.press(tea.KeyPressMsg{Code: tea.KeyRight})
	}
	if topic := m.s.BarTopic(m.talk.At.Slide, x); topic >= 0 {
		return m.follow(kit.OpenSlide(m.s.Deck.Topics[topic].First))
	}
	return nil
}

// follow does what a screen wants.
func (m *Model) follow(w kit.Want) tea.Cmd {
	switch w := w.(type) {
	case kit.Go:
		return m.goTo(w)
	case kit.Do:
		return tea.Cmd(w)
	case kit.Write:
		return m.writer.add(tea.Cmd(w))
	case kit.Learnt:
		return m.learn()
	case kit.Quit:
		return m.askLeave()
	case kit.Include:
		return m.follow(m.live.Include(m.s, w.Topic))
	case kit.Blank:
		m.layer = blackLayer
		if w.White {
			m.layer = whiteLayer
		}
	case kit.All:
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
func (m *Model) goTo(g kit.Go) tea.Cmd {
	from, seat := m.place, m.live
	screen, want := screens[g.To](m, from, g)
	m.place, m.screen = g.To, screen
	if m.s.Busy != nil {
		m.s.Busy(g.To == kit.Exam)
	}
	cmd := m.follow(want)
	if seat == nil || g.To == kit.Live || g.To == kit.Contents {
		return cmd
	}
	m.live = nil
	m.s.Alone()
	return tea.Batch(seat.Leave(), cmd)
}

// seated goes to the seat that was taken, if its person still waits for it.
func (m *Model) seated(msg door.Seated) tea.Cmd {
	waits := m.place == kit.Join && m.join.Waiting
	if form, ok := m.screen.(*person.Identity); ok {
		waits = form.Joins()
	}
	switch {
	case !waits || m.ended: // they have gone elsewhere meanwhile
		return door.Leave(msg.Seat)
	case msg.Ask:
		return m.goTo(kit.Go{To: kit.Identity, With: door.JoinAs(m.s)})
	case msg.Err != nil:
		m.join.Refused(msg.Err, m.s)
		m.place, m.screen = kit.Join, m.join
		return nil
	}
	m.live = live.NewSeat(msg.Seat)
	m.live.Remote = m.s.Briefings.Remote
	m.place, m.screen = kit.Live, m.live
	return m.live.Wait
}

// stays reports whether q leads home instead of out: where a connection would
// be dropped by it from the midst of a lesson, and is not about to be anyway.
func (m *Model) stays() bool {
	_, guarded := m.screen.(kit.Guarded)
	return m.s.Back != "" && m.place != kit.Home && m.place != kit.Live && !guarded && m.closing.by.IsZero()
}

// askLeave leaves, but asks first where the screen wants it.
func (m *Model) askLeave() tea.Cmd {
	if g, ok := m.screen.(kit.Guarded); ok && g.Leaving(m.s) != nil {
		m.layer, m.leaving = leaveLayer, choose.Menu{}
		return nil
	}
	return m.Quit()
}

// Quit ends the session once what is being written is written.
func (m *Model) Quit() tea.Cmd {
	m.ended = true
	return tea.Batch(m.keep(), m.leave())
}

func (m *Model) leave() tea.Cmd {
	if m.ended && !m.writer.busy {
		return tea.Quit
	}
	return nil
}

// View draws the session. It changes nothing, but for a screen that panics: the
// session goes home from it.
func (m *Model) View() tea.View {
	p, ok := m.drawn()
	if !ok {
		p = m.draw()
	}
	if m.notice != "" && m.started {
		p = m.noticed(p)
	}
	if m.s.Page {
		m.seen = p
	}
	return m.s.View(p)
}

// noticed lays the notice over the last rows: as many as it takes, so that
// nothing of it is lost in a small window.
func (m *Model) noticed(p kit.Picture) kit.Picture {
	lines := strings.Split(ansi.Wrap(m.notice, max(1, m.s.Width-2), ""), "\n")
	for i, line := range lines {
		line = " " + line + strings.Repeat(" ", max(0, m.s.Width-1-ansi.StringWidth(line)))
		lines[i] = m.s.Styles.Selected.Render(ansi.Truncate(line, m.s.Width, ""))
	}
	last := len(lines) - 1
	return p.Over(lines[:last], kit.Foot{Line: lines[last]})
}

// drawn is draw; false: the screen has panicked, and home is shown now.
func (m *Model) drawn() (p kit.Picture, ok bool) {
	defer func() {
		if v := recover(); v != nil {
			_ = m.fallen(v) // a seat that is not left is given up with the session
		}
	}()
	return m.draw(), true
}

func (m *Model) draw() kit.Picture {
	switch {
	case !m.started:
		return kit.Picture{}
	case m.s.TooSmall():
		return m.s.SmallView()
	case m.layer != bare:
		return m.layerView()
	}
	return m.screen.View(m.s)
}
