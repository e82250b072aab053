package kit

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// Is reports whether the message is a key of the binding.
func Is(msg tea.Msg, b key.Binding) bool {
	k, ok := msg.(tea.KeyPressMsg)
	return ok && Bound(KeyName(k), b)
}

// Bound reports whether a key is one of the binding.
func Bound(name string, b key.Binding) bool { return b.Enabled() && slices.Contains(b.Keys(), name) }

// Digits reports whether a binding is for a row of digits rather than one key.
func Digits(b key.Binding) bool { return slices.Contains(b.Keys(), "9") }

// KeyName is what bindings call a key: k.String(), which puts a new string
// together for each question. Those that turn slides ask for none.
func KeyName(k tea.KeyPressMsg) string {
	if k.Mod != 0 || k.BaseCode != 0 || k.Text != "" && k.Text != " " {
		return k.String()
	}
	switch k.Code {
	case tea.KeySpace:
		return "space"
	case tea.KeyRight:
		return "right"
	case tea.KeyLeft:
		return "left"
	case tea.KeyUp:
		return "up"
	case tea.KeyDown:
		return "down"
	case tea.KeyPgDown:
		return "pgdown"
	case tea.KeyPgUp:
		return "pgup"
	case tea.KeyEnter:
		return "enter"
	case tea.KeyEscape:
		return "esc"
	case tea.KeyBackspace:
		return "backspace"
	case tea.KeyHome:
		return "home"
	case tea.KeyEnd:
		return "end"
	case tea.KeyTab:
		return "tab"
	}
	return k.String()
}

// PressOf is the key press that a binding names so.
func PressOf(name string) tea.KeyPressMsg {
	if code, ok := keyCodes[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	r := []rune(name)
	return tea.KeyPressMsg{Code: r[0], Text: name}
}

// Pressed is the key that a page names so, with what is held down; false: no key
// has that name.
func Pressed(name string) (tea.KeyPressMsg, bool) {
	var mod tea.KeyMod
	for {
		held, rest, more := strings.Cut(name, "+")
		m, ok := map[string]tea.KeyMod{"ctrl": tea.ModCtrl, "alt": tea.ModAlt, "shift": tea.ModShift}[held]
		if !more || !ok || rest == "" {
			break
		}
		mod, name = mod|m, rest
	}
	press := tea.KeyPressMsg{Mod: mod}
	if code, ok := keyCodes[name]; ok {
		press.Code = code
		return press, true
	}
	r, size := utf8.DecodeRuneInString(name)
	if size == 0 || size != len(name) || !unicode.IsPrint(r) {
		return tea.KeyPressMsg{}, false
	}
	press.Code = r
	if mod == 0 {
		press.Text = name
	}
	return press, true
}

// keyCodes are those of the keys that have no letter.
var keyCodes = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "right": tea.KeyRight, "left": tea.KeyLeft, "up": tea.KeyUp, "down": tea.KeyDown,
	"tab": tea.KeyTab, "space": tea.KeySpace, "pgdown": tea.KeyPgDown, "pgup": tea.KeyPgUp, "home": tea.KeyHome, "end": tea.KeyEnd,
	"backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "f1": tea.KeyF1, "f5": tea.KeyF5,
}
