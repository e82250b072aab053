// Package tui is what people see and type at: one root model for a session,
// and a file per screen. It knows no SSH and no process: size, colours,
// language and clock come from its Config and its messages.
package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/practice"
	"training.vast.vn/vneid-training/internal/theme"
)

// Model is the root model of one session. Its screens change in Update only;
// View reads them.
type Model struct {
	s     *session
	place place

	home        homeScreen
	talk        talkScreen
	contents    contentsScreen
	search      searchScreen
	identity    identityScreen
	exam        examScreen
	outcome     outcomeScreen
	review      reviewScreen
	certificate certificateScreen

	roomCode roomCodeScreen
	live     *liveScreen // nil while not in a briefing

	exercises exercisesScreen
	practice  practiceScreen
	drill     drillScreen

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

// Notice is a message for the person at the screen, from whoever runs the
// session: it stands in the place of the footer until another takes its place.
// An empty one takes it away.
type Notice string

// New returns the model of a session.
func New(c Config) *Model {
	m := &Model{s: newSession(c)}
	m.home.reached = keep
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
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.s.width, m.s.height = msg.Width, msg.Height
		if m.place == talk { // else when it is opened again: to lay a slide out is dear
			m.talk.at = clamp(m.talk.shape(m.s), m.talk.at)
		}
		m.identity.lay(m.s)
		m.search.lay(m.s)
		m.live.lay(m.s)
		return m, m.start()
	case Notice:
		m.notice = string(msg)
		return m, nil
	case tea.BackgroundColorMsg:
		m.detected(msg.IsDark())
		return m, nil
	case tea.ColorProfileMsg:
		if m.s.Look.Profile != msg.Profile {
			m.s.wear(theme.Look{Mode: m.s.Look.Mode, Profile: msg.Profile})
		}
		return m, nil
	case certified:
		m.outcome.run.certified(msg, m.s)
		return m, nil
	case wrote:
		return m, tea.Batch(m.took(msg.msg), m.writer.done(), m.leave())
	case recalled:
		m.recalled(msg.state)
		return m, nil
	case keepProgress:
		return m, m.keep()
	case kept, keptProgress, finished, found, again:
		return m, m.took(msg)
	case translated:
		m.translated(msg)
		return m, nil
	case Reloaded:
		return m, m.reloaded(msg)
	case Broken:
		m.broken, m.layer = msg, brokenLayer
		return m, nil
	case liveMsg:
		return m, m.liveTook(msg)
	case opened:
		if m.place != identity {
			return m, nil
		}
		return m, m.follow(m.identity.Update(msg, m.s))
	case unlocked:
		if m.place != identity {
			return m, nil
		}
		return m, m.follow(m.identity.unlocked(msg, m.s))
	case Closing:
		m.closing = closing{by: msg.By}
		return m, m.count()
	case countdown:
		return m, m.count()
	case tick:
		return m, m.follow(m.talk.Update(msg, m.s))
	case tea.KeyPressMsg:
		return m, m.press(msg)
	case tea.MouseMsg:
		return m, m.mouse(msg)
	case tea.PasteMsg:
		if m.layer == bare && m.typing() && !m.s.tooSmall() {
			return m, m.follow(m.screen(msg))
		}
	}
	return m, nil
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
		return m.follow(open(identity))
	case AtBriefing:
		m.place = roomCode
		m.roomCode = roomCodeScreen{waiting: m.s.Briefings.Code != "" || m.s.Briefings.Lead, typed: m.s.Briefings.Code}
		return m.s.openLive()
	}
	return nil
}

func (m *Model) detected(dark bool) {
	mode := theme.Light
	if dark {
		mode = theme.Dark
	}
	if m.s.Detect && m.s.Look.Mode != mode {
		m.s.wear(theme.Look{Mode: mode, Profile: m.s.Look.Profile})
	}
}

// press takes a key: the layer on top first, then what works on every screen,
// then the screen.
func (m *Model) press(msg tea.KeyPressMsg) tea.Cmd {
	k := m.s.keys
	if m.s.tooSmall() {
		if is(msg, k.leave) && m.place != exam && m.place != live {
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
	case is(msg, k.start) && m.place != exam && m.place != live:
		return m.follow(open(talk))
	case m.typing():
	case is(msg, k.help):
		m.layer = helpLayer
		return nil
	case m.place == talk && is(msg, k.black):
		m.layer = blackLayer
		return nil
	case m.place == talk && is(msg, k.white):
		m.layer = whiteLayer
		return nil
	}
	return m.follow(m.screen(msg))
}

// typing is true where letters go into a text field.
func (m *Model) typing() bool {
	if m.place == live {
		return m.live.input != nil
	}
	return m.place == search || m.place == identity && m.identity.pending == nil && m.identity.asking == nil && m.identity.field <= fieldCode
}

func (m *Model) screen(msg tea.Msg) intent {
	switch m.place {
	case home:
		return m.home.Update(msg, m.s)
	case talk:
		return m.talk.Update(msg, m.s)
	case contents:
		return m.contents.Update(msg, m.s, &m.talk)
	case search:
		return m.search.Update(msg, m.s)
	case identity:
		return m.identity.Update(msg, m.s)
	case exam:
		return m.exam.Update(msg, m.s)
	case outcome:
		return m.outcome.Update(msg, m.s)
	case certificate:
		return m.certificate.Update(msg, m.s)
	case review:
		return m.review.Update(msg, m.s)
	case exercises:
		return m.exercises.Update(msg, m.s)
	case practising:
		return m.practice.Update(msg, m.s)
	case drilling:
		return m.drill.Update(msg, m.s)
	case roomCode:
		return m.roomCode.Update(msg, m.s)
	case live:
		return m.live.Update(msg, m.s)
	}
	return intent{}
}

// follow does what a screen wants.
func (m *Model) follow(in intent) tea.Cmd {
	if in.quit {
		return m.askLeave()
	}
	var learn tea.Cmd
	if in.learnt {
		learn = m.learn()
	}
	if in.drop == "" && !in.goes && len(in.write) == 0 {
		return tea.Batch(in.cmd, learn) // nearly always nothing, or one of them
	}
	cmds := []tea.Cmd{in.cmd}
	if in.drop != "" {
		cmds = append(cmds, m.writer.add(discard(m.s.Folder, in.drop)))
	}
	if in.goes {
		cmds = append(cmds, m.goTo(in))
	}
	for _, w := range in.write {
		cmds = append(cmds, m.writer.add(w))
	}
	return tea.Batch(append(cmds, learn)...)
}

// goTo opens a screen.
func (m *Model) goTo(in intent) tea.Cmd {
	from := m.place
	m.place = in.to
	m.close(from)
	cmd := m.endLive()
	return tea.Batch(cmd, m.openPlace(from, in))
}

// openPlace opens the screen that an intent leads to.
func (m *Model) openPlace(from place, in intent) tea.Cmd {
	switch in.to {
	case home:
		m.home.menu.at = int(homeLearn)
		if !m.talk.begun.IsZero() {
			m.home.reached, m.home.returned = m.talk.at.slide, true
		}
		if in.slide == m.s.Deck.Len() {
			m.home.menu.at = int(homeQuiz)
		}
	case talk:
		if m.talk.open(m.s, in.slide) {
			return m.learn()
		}
	case contents:
		at := m.talk.at
		if from == live {
			at = m.live.at
		}
		m.contents.open(m.s, below(from), m.s.Deck.Slide(at.slide).Topic)
	case search:
		m.search.open(m.s, below(from))
	case identity:
		m.identity.open(m.s, in.topics)
		m.identity.join = in.join
	case exam:
		m.home.open = nil
		m.exam.open(m.s, in.quiz)
		if in.quiz.recorded && len(in.quiz.attempt.Answers()) == 0 {
			return m.writer.add(m.s.begin(in.quiz))
		}
		if in.quiz.attempt.Done() {
			return m.follow(m.exam.next(m.s))
		}
	case outcome:
		if in.quiz != nil {
			m.outcome.open(in.quiz)
		}
	case certificate:
		return m.certificate.open(m.s, in.quiz)
	case review:
		m.review.open(in.quiz)
	case exercises:
		m.exercises.open(m.s, from)
	case practising:
		switch from {
		case practising:
			from = m.practice.from
		case drilling:
			from = m.drill.from
		}
		m.exercises.last = in.slide
		if practice.DrillOn(m.s.Deck, in.slide) != nil {
			m.place = drilling
			m.drill.open(m.s, in.slide, from)
			break
		}
		m.practice.open(m.s, in.slide, from)
	case roomCode:
		m.roomCode = roomCodeScreen{waiting: in.cmd != nil}
	case live:
		return m.live.jump(m.s, in.slide)
	}
	return nil
}

// close lets go of what only the screen that was left needs.
func (m *Model) close(p place) {
	switch p {
	case m.place:
	case search:
		m.search.close()
	case identity:
		m.identity = identityScreen{}
	}
}

// below is the screen that one opened over another returns to.
func below(p place) place {
	if p == talk || p == live {
		return p
	}
	return home
}

// took takes in what came of work outside Update.
func (m *Model) took(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case keptProgress:
		m.home.unkept = msg.err != nil
		m.learnt.changed = m.learnt.changed || msg.err != nil // it is tried again
	case kept:
		if run := m.exam.run; run != nil && run.journal.ID == msg.id {
			run.kept = msg.err
		}
	case finished:
		run := m.exam.run
		if run == nil || run.journal.ID != msg.id {
			return nil
		}
		run.saved = saving{ok: msg.err == nil, spare: msg.spare, err: msg.err}
		if msg.err != nil {
			return m.s.retryLater(msg.id)
		}
		run.done = &msg.attempt
	case again:
		if run := m.exam.run; run != nil && run.journal.ID == msg.id && !run.saved.ok && !run.saved.busy && !m.ended {
			run.saved.busy = true
			return m.writer.add(m.s.finish(run))
		}
	case found:
		if run, err := m.s.resume(msg.deck, msg.journal); err == nil && m.exam.run == nil {
			m.home.open = &openQuiz{run: run, name: msg.name}
		}
	}
	return nil
}

// askLeave leaves, but asks first in a quiz.
func (m *Model) askLeave() tea.Cmd {
	if m.place == exam || m.place == live && m.live.asksToLeave() {
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
	content, cursor := m.draw()
	if m.notice != "" && m.started {
		content = m.noticed(content)
	}
	v := tea.NewView(content)
	v.AltScreen = true
	v.MouseMode = tea.MouseModeCellMotion
	v.Cursor = cursor
	v.WindowTitle = m.s.Deck.Title
	v.BackgroundColor, v.ForegroundColor = m.s.styles.Background, m.s.styles.Foreground
	return v
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

func (m *Model) draw() (string, *tea.Cursor) {
	s := m.s
	switch {
	case !m.started:
		return "", nil
	case s.tooSmall():
		return s.smallView(), nil
	case m.layer == helpLayer:
		return s.helpView(m.shownPlace()), nil
	case m.layer == blackLayer, m.layer == whiteLayer:
		return s.blankView(m.layer), nil
	case m.layer == brokenLayer:
		return s.brokenView(m.broken), nil
	case m.layer == leaveLayer:
		return m.leaveView(), nil
	}
	switch m.place {
	case home:
		return m.home.View(s), nil
	case talk:
		return m.talk.View(s), nil
	case contents:
		return m.contents.View(s, &m.talk), nil
	case search:
		return m.search.View(s)
	case identity:
		return m.identity.View(s)
	case exam:
		return m.exam.View(s), nil
	case outcome:
		return m.outcome.View(s), nil
	case certificate:
		return m.certificate.View(s), nil
	case review:
		return m.review.View(s), nil
	case exercises:
		return m.exercises.View(s), nil
	case practising:
		return m.practice.View(s), nil
	case drilling:
		return m.drill.View(s), nil
	case roomCode:
		return m.roomCode.View(s), nil
	case live:
		return m.live.View(s)
	}
	return "", nil
}

// shownPlace tells a question from its feedback, whose keys differ.
func (m *Model) shownPlace() place {
	if m.place == exam && m.exam.judged != nil {
		return feedback
	}
	if m.place == outcome {
		return m.outcome.place(m.s)
	}
	if m.place == practising && m.practice.run.Done() {
		return practised
	}
	if m.place == drilling {
		return m.drill.place()
	}
	if m.place == live {
		return m.live.place()
	}
	return m.place
}
