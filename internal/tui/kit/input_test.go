package kit

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/clean"
	"training.vast.vn/vneid-training/internal/theme"
)

// press is the key of a binding's name.
func press(name string) tea.KeyPressMsg {
	codes := map[string]rune{"left": tea.KeyLeft, "right": tea.KeyRight, "up": tea.KeyUp, "down": tea.KeyDown, "home": tea.KeyHome, "end": tea.KeyEnd,
		"delete": tea.KeyDelete, "backspace": tea.KeyBackspace, "tab": tea.KeyTab}
	k := tea.KeyPressMsg{}
	for {
		mod, rest, ok := strings.Cut(name, "+")
		if !ok {
			break
		}
		k.Mod |= map[string]tea.KeyMod{"ctrl": tea.ModCtrl, "alt": tea.ModAlt, "shift": tea.ModShift}[mod]
		name = rest
	}
	if k.Code = codes[name]; k.Code == 0 {
		k.Code, _ = utf8.DecodeRuneInString(name)
	}
	return k
}

// strokes are all that a text field of bubbles is ever bound to, whether ours
// is or not.
func strokes() (names []string) {
	all := reflect.ValueOf(textinput.DefaultKeyMap())
	for i := range all.NumField() {
		names = append(names, all.Field(i).Interface().(key.Binding).Keys()...)
	}
	return names
}

// Whatever is typed into a field in whatever order: no panic, and the field
// holds what it may, with its cursor inside.
func FuzzField(f *testing.F) {
	names := strokes()
	typed := []string{"a", " ", "ệ", "e\u0302\u0323", "漢", "\u0301", "\U0001f469\u200d\U0001f467"}
	for i, name := range names { // one letter, Left, and the binding
		if press(name).String() != name {
			f.Fatalf("%q is pressed as %q", name, press(name))
		}
		f.Add([]byte{0, 200, byte(100 + i)})
	}
	f.Fuzz(func(t *testing.T, keys []byte) {
		s := &Session{Styles: theme.New(theme.Look{})}
		in := NewInput("x")
		in.SetWidth(8)
		in.Focus()
		for _, k := range keys[:min(len(keys), 200)] {
			var msg tea.Msg
			switch {
			case k < 100:
				text := typed[int(k)%len(typed)]
				r, _ := utf8.DecodeRuneInString(text)
				msg = tea.KeyPressMsg{Code: r, Text: text}
			case k < 200:
				msg = press(names[int(k-100)%len(names)])
			case k < 250:
				msg = press("left")
			default:
				msg = tea.PasteMsg{Content: "dán  vào"}
			}
			Typed(in, msg, func(t string) string { return clean.Line(t, 12) })
			_ = s.InputView(in)
			if n := utf8.RuneCountInString(in.Value()); in.Position() < 0 || in.Position() > n {
				t.Fatalf("the cursor is at %d of %d", in.Position(), n)
			}
		}
	})
}
