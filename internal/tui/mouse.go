package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// The mouse does nothing that keys don't do too: a click chooses what it is
// on, or presses the key that it is on in the footer, and the wheel moves the
// cursor of a list.

// touchable is a part of the stage whose rows can be clicked on.
type touchable struct {
	rows        []int // which item stands on each line; negative where none does
	top         int   // the line of the stage on which the first of them stands
	left, width int   // its columns in the window
}

// at returns the item at a place in the window, or a negative number.
func (t touchable) at(s *session, x, y int) int {
	line := y - s.stageTop() - t.top
	if line < 0 || line >= min(len(t.rows), s.stage().height-t.top) || x < t.left || x >= t.left+t.width {
		return keep
	}
	return t.rows[line]
}

// touchableBelow puts n touchable rows under lines that are not.
func touchableBelow(lines, n int) []int {
	rows := slices.Repeat([]int{keep}, lines+n)
	for i := range n {
		rows[lines+i] = i
	}
	return rows
}

// clicked reports whether the message is a click on one of the rows, and on
// which.
func clicked(msg tea.Msg, s *session, on func() touchable) (item int, ok bool) {
	click, ok := msg.(tea.MouseClickMsg)
	if !ok {
		return keep, false
	}
	item = on().at(s, click.X, click.Y)
	return item, item >= 0
}

// mouse takes what the mouse does.
func (m *Model) mouse(msg tea.MouseMsg) tea.Cmd {
	if !m.started || m.s.tooSmall() {
		return nil
	}
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		if m.layer != bare || m.place == talk { // there a turn of the wheel would be many turns
			return nil
		}
		switch msg.Button {
		case tea.MouseWheelDown:
			return m.press(tea.KeyPressMsg{Code: tea.KeyDown})
		case tea.MouseWheelUp:
			return m.press(tea.KeyPressMsg{Code: tea.KeyUp})
		}
	case tea.MouseClickMsg:
		if msg.Button != tea.MouseLeft {
			return nil
		}
		if key, ok := m.footerKey(msg.X, msg.Y); ok {
			return m.press(key)
		}
		switch m.layer {
		case bare:
			if m.place != identity {
				return m.follow(m.screen(msg))
			}
		case leaveLayer:
		default:
			m.layer = bare
		}
	}
	return nil
}

// footerKey is the key whose hint stands at a place in the window.
func (m *Model) footerKey(x, y int) (key tea.KeyPressMsg, ok bool) {
	if y != m.s.height-1 || m.layer == blackLayer || m.layer == whiteLayer {
		return key, false
	}
	content, _ := m.draw()
	foot := ansi.Strip(content[strings.LastIndexByte(content, '\n')+1:])
	for _, b := range m.s.keys.bindings(m.shownPlace()) {
		hint := b.Help().Key + " " + b.Help().Desc
		before, _, shown := strings.Cut(foot, hint)
		if from := ansi.StringWidth(before); !shown || x < from || x >= from+ansi.StringWidth(hint) {
			continue
		}
		return pressOf(b.Keys()[0]), true
	}
	return key, false
}

// pressOf is the key press that a binding names so.
func pressOf(name string) tea.KeyPressMsg {
	if code, ok := keyCodes[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	r := []rune(name)
	return tea.KeyPressMsg{Code: r[0], Text: name}
}

// keyCodes are those of the keys that stand in footers and have no letter.
var keyCodes = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "right": tea.KeyRight, "left": tea.KeyLeft, "up": tea.KeyUp, "down": tea.KeyDown,
	"tab": tea.KeyTab, "space": tea.KeySpace, "pgdown": tea.KeyPgDown, "pgup": tea.KeyPgUp, "home": tea.KeyHome, "end": tea.KeyEnd,
}
