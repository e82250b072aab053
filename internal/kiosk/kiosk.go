// Package kiosk is an unattended terminal: what it shows while nobody is there,
// the visits, each a session of its own, and the passcode that ends it.
package kiosk

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/tui"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// Rules say how an unattended terminal is run.
type Rules struct {
	Idle     time.Duration     // without a key for so long a visitor is forgotten
	Passcode func(string) bool // whether this text ends the program; nil: none does
	Still    bool              // reduced motion: nothing moves while nobody is there
	Way      briefing.Way      // how people learn on machines of their own; the zero Way: it is not told
}

// Kiosk is the root model of an unattended terminal. While nobody is there it
// shows scenes of the course and an invitation. A key begins a visit, which has a
// session of its own; when the visitor leaves, or has pressed nothing for a
// while, that session is dropped with all that was typed into it. Nothing but
// the passcode ends the program.
type Kiosk struct {
	rules  Rules
	config kit.Config // of the next visit
	s      *kit.Session
	show   show
	guard  guard

	visitor *tui.Model // nil while nobody is there
	number  int        // of the visit
	leaving map[int]*tui.Model

	seen   time.Time // when a key was pressed last
	warned bool      // the visitor was asked whether they are still there
	timed  bool      // an idle message is under way
	size   tea.WindowSizeMsg
}

// Messages of a kiosk.
type (
	visit struct { // of the work of a visit
		number int
		msg    tea.Msg
	}
	idle struct{} // it is time to see whether anybody is there
)

// New returns the model of an unattended terminal whose visits are
// sessions of c.
func New(c kit.Config, rules Rules) *Kiosk {
	c.Kiosk, c.Still = true, c.Still || rules.Still
	if c.Shared == nil {
		c.Shared = kit.NewShared(c.Cache)
	}
	s := kit.NewSession(c)
	c.Ask = "" // the terminal is asked once
	return &Kiosk{rules: rules, config: c, s: s, show: newShow(s, rules.Still, rules.Way), guard: guard{s: s, check: rules.Passcode}, leaving: map[int]*tui.Model{}}
}

// Init asks the terminal what it can and begins the show.
func (k *Kiosk) Init() tea.Cmd { return tea.Batch(k.show.begin(), k.s.Question()) }

// Update takes one message.
func (k *Kiosk) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return k, tea.Batch(k.press(msg), k.time())
	case tea.PasteMsg, tea.MouseMsg:
		return k, tea.Batch(k.point(msg), k.time())
	case tea.WindowSizeMsg:
		k.size = msg
		k.show.resize(msg)
		return k, k.pass(msg)
	case visit:
		return k, k.take(msg)
	case idle:
		k.timed = false
		return k, tea.Batch(k.look(), k.time())
	case advance:
		return k, k.show.advance(msg)
	default:
		return k, k.adapt(msg)
	}
}

// adapt takes what the terminal says of itself. What comes of it goes for the
// visitor's session too, and for those after it.
func (k *Kiosk) adapt(msg tea.Msg) tea.Cmd {
	cmd := k.s.Adapt(msg)
	if look := k.s.Look; look != k.config.Look {
		k.config.Look = look
		if k.visitor != nil {
			k.visitor.Wear(look)
		}
	}
	return cmd
}

// press takes a key: any key begins a visit; one that answers whether the
// visitor is still there does nothing else.
func (k *Kiosk) press(msg tea.KeyPressMsg) tea.Cmd {
	k.seen = k.config.Now()
	keys := k.s.Keys
	switch {
	case k.guard.open:
		if k.guard.press(msg, k.seen) {
			return tea.Quit
		}
		return nil
	case kit.Is(msg, keys.Staff):
		k.guard.ask()
		return nil
	case kit.Is(msg, keys.Redraw):
		return tea.ClearScreen
	case k.visitor == nil:
		return k.welcome()
	case k.warned:
		k.warn(0)
		return nil
	}
	return k.pass(msg)
}

// point takes a paste or what a mouse or a touch screen does: a click is as good
// as a key.
func (k *Kiosk) point(msg tea.Msg) tea.Cmd {
	_, click := msg.(tea.MouseClickMsg)
	if k.guard.open || k.visitor == nil && !click {
		return nil
	}
	k.seen = k.config.Now()
	switch {
	case k.visitor == nil:
		return k.welcome()
	case k.warned:
		k.warn(0)
		return nil
	}
	return k.pass(msg)
}

// welcome begins a visit.
func (k *Kiosk) welcome() tea.Cmd {
	k.number++
	k.show.stop()
	k.visitor = tui.New(k.config)
	init := mine(k.number, k.visitor.Init())
	return tea.Batch(init, k.pass(k.size))
}

// pass hands a message to the visitor's session.
func (k *Kiosk) pass(msg tea.Msg) tea.Cmd {
	if k.visitor == nil {
		return nil
	}
	_, cmd := k.visitor.Update(msg)
	return mine(k.number, cmd)
}

// mine marks what comes of a visit's command as its own, so that none of it
// reaches the next visitor, and a visit that quits does not end the program.
func mine(number int, cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() tea.Msg {
		switch msg := cmd().(type) {
		case nil:
			return nil
		case tea.BatchMsg:
			for i := range msg {
				msg[i] = mine(number, msg[i])
			}
			return msg
		default:
			return visit{number, msg}
		}
	}
}

// take hands what came of a visit's work to its session, if that is still
// there or has something left to write.
func (k *Kiosk) take(v visit) tea.Cmd {
	_, quits := v.msg.(tea.QuitMsg)
	if v.number == k.number && k.visitor != nil {
		if quits {
			return k.part() // whoever asked for the passcode since then may go on
		}
		return k.pass(v.msg)
	}
	m := k.leaving[v.number]
	if m == nil {
		return nil
	}
	if quits {
		delete(k.leaving, v.number)
		return nil
	}
	_, cmd := m.Update(v.msg)
	return mine(v.number, cmd)
}

// farewell forgets the visitor, and what was being typed for a passcode.
func (k *Kiosk) farewell() tea.Cmd {
	k.guard.close()
	return k.part()
}

// part forgets the visitor and goes back to the start. Only what is being
// written is still written.
func (k *Kiosk) part() tea.Cmd {
	var last tea.Cmd
	if m := k.visitor; m != nil {
		k.leaving[k.number] = m
		k.visitor = nil
		last = mine(k.number, m.Quit())
	}
	k.warned = false
	return tea.Batch(last, k.show.begin())
}

// time sees to it that an idle message comes, as long as somebody is there.
// There is never more than one under way, and none draws anything by itself.
func (k *Kiosk) time() tea.Cmd {
	if k.timed || k.visitor == nil && !k.guard.open {
		return nil
	}
	left := k.rules.Idle - k.config.Now().Sub(k.seen)
	if !k.warned {
		left -= k.notice()
	}
	k.timed = true
	return tea.Tick(max(left, time.Millisecond), func(time.Time) tea.Msg { return idle{} })
}

// notice is how long before the end the visitor is asked.
func (k *Kiosk) notice() time.Duration { return min(15*time.Second, k.rules.Idle/3) }

// look sees whether anybody is there.
func (k *Kiosk) look() tea.Cmd {
	if k.visitor == nil && !k.guard.open {
		return nil
	}
	left := k.rules.Idle - k.config.Now().Sub(k.seen)
	switch {
	case left <= 0:
		return k.farewell()
	case left <= k.notice():
		k.warn(left)
	}
	return nil
}

// warn asks the visitor whether they are still there; with no time left to
// say, it takes the question away.
func (k *Kiosk) warn(left time.Duration) {
	k.warned = left > 0
	if k.visitor == nil {
		return
	}
	notice := ""
	if k.warned {
		seconds := int((left + time.Second - 1) / time.Second)
		w := &k.visitor.Words().Kiosk
		notice = fmt.Sprintf(w.Idle, seconds)
		if ansi.StringWidth(notice)+2 > k.size.Width {
			notice = fmt.Sprintf(w.IdleShort, seconds)
		}
	}
	k.visitor.Update(tui.Notice(notice))
}

// View draws the visit, or the show. The terminal is not asked to mark what is
// pasted: a paste counts as keys.
func (k *Kiosk) View() tea.View {
	v := k.view()
	v.DisableBracketedPasteMode = true
	return v
}

func (k *Kiosk) view() tea.View {
	if k.visitor != nil && !k.guard.open {
		return k.visitor.View()
	}
	s := k.s
	var p kit.Picture
	switch {
	case k.size.Width == 0:
	case s.TooSmall():
		p = s.SmallView()
	case k.guard.open:
		p = k.guard.View()
	default:
		p = k.show.view()
	}
	return s.View(p)
}
