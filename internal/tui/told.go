package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/cards"
	"training.vast.vn/vneid-training/internal/tui/page"
	"training.vast.vn/vneid-training/internal/wire"
)

// Typed is a message: this is all that stands in a text field now. It counts
// while that is the field that letters go into.
type Typed wire.Typed

// Swipe is a message: a finger has moved across a slide, to the next one or
// back.
type Swipe struct{ Back bool }

// Wish is a message: colours of this mode are asked for.
type Wish struct{ Mode theme.Mode }

// typed fills the text field, if it still is the one that letters go into.
func (m *Model) typed(msg Typed) tea.Cmd {
	f, ok := m.field()
	if !ok || f.ID() != msg.Field || m.s.TooSmall() {
		return nil
	}
	m.filled = msg
	if f.Value() == msg.Value {
		return nil
	}
	if f.Input != nil {
		return m.follow(m.screen.Update(kit.Fill(msg.Value), m.s))
	}
	var cmds []tea.Cmd
	for range f.Typed {
		cmds = append(cmds, m.press(kit.PressOf("backspace")))
	}
	for _, r := range msg.Value {
		if r >= '0' && r <= '9' {
			cmds = append(cmds, m.press(kit.PressOf(string(r))))
		}
	}
	return tea.Batch(cmds...)
}

// field is the one that letters go into.
func (m *Model) field() (kit.Field, bool) {
	f, ok := m.screen.(kit.Fillable)
	if !ok || m.layer != bare || !m.started {
		return kit.Field{}, false
	}
	return f.Field(m.s)
}

// swipe goes on or back where slides are.
func (m *Model) swipe(msg Swipe) tea.Cmd {
	if m.layer != bare || m.place != kit.Talk && m.place != kit.Live && m.place != kit.Review {
		return nil
	}
	if msg.Back {
		return m.press(kit.PressOf("left"))
	}
	return m.press(kit.PressOf("right"))
}

// Told is what a page is told of the view that was drawn last: what can be
// chosen, and words for all that it shows.
func (m *Model) Told() *wire.Told {
	if !m.started {
		return page.Blank(m.s)
	}
	v := page.View{Picture: m.seen, Said: m.spoken(), Keys: m.bindings(), Redraw: m.s.Keys.Redraw, Notice: m.notice}
	switch {
	case m.s.TooSmall():
	case m.layer == bare:
		v.Tapped, v.Offers = true, v.Said.Items
	case m.layer == leaveLayer:
		v.Tapped = true
		if q := m.screen.(kit.Guarded).Leaving(m.s); q != nil {
			v.Offers = kit.SayItems(q.Answers, m.leaving.At)
		}
	}
	t := page.Tell(m.s, v)
	if f, ok := m.field(); ok && !m.s.TooSmall() {
		if t.Field = page.Input(f, m.seen.Cursor); m.filled.Field == t.Field.ID {
			t.Field.Seq = m.filled.Seq
		}
	}
	if m.live != nil {
		t.Room = m.live.Code()
	}
	if m.place == kit.Exam {
		t.Resume = m.run.Code()
	}
	return t
}

// spoken is what the screen says by itself; nothing where a layer lies over it, unless
// that asks something.
func (m *Model) spoken() kit.Speech {
	switch {
	case m.s.TooSmall():
	case m.layer == bare:
		if by, ok := m.screen.(kit.Spoken); ok {
			return by.Spoken(m.s)
		}
	case m.layer == leaveLayer:
		if q := m.screen.(kit.Guarded).Leaving(m.s); q != nil {
			return cards.Say(q.Title, q.Lines)
		}
	}
	return kit.Speech{}
}

// bindings are the keys that do something now.
func (m *Model) bindings() []key.Binding {
	k := m.s.Keys
	switch {
	case m.s.TooSmall():
		return nil
	case m.layer == leaveLayer:
		return []key.Binding{k.Choose, k.Down, k.Up, k.Esc}
	case m.layer == helpLayer:
		if _, more := m.help(); more > 0 {
			return []key.Binding{k.Next, k.Esc}
		}
		return []key.Binding{k.Esc}
	case m.layer != bare:
		return []key.Binding{k.Esc}
	}
	if m.stays() {
		return homeKeys(m.s, m.screen.Keys(m.s))
	}
	return m.screen.Keys(m.s)
}
