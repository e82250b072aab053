package tui

import (
	"slices"
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/locale"
)

// keymap holds every binding of the program: Update, help and footer all read
// them here. What presentation remotes send is among them: Logitech's send
// PgDn, PgUp, F5, Esc and the full stop, Kensington's b.
type keymap struct {
	next, back, first, last, page             key.Binding // slides
	contents, search                          key.Binding
	black, white, notes, clock                key.Binding
	start, help, esc, redraw, leave           key.Binding // everywhere
	up, down, choose, digit                   key.Binding // menus
	pick, toggle, confirm, goOn               key.Binding // exam
	moveUp, moveDown                          key.Binding
	nextField, previousField, enter, quit     key.Binding // forms, where letters are typed
	listUp, listDown                          key.Binding
	certify, scrollDown, scrollUp, see, retry key.Binding
	nextQuestion, previousQuestion            key.Binding // review
	staff, pass, erase                        key.Binding // kiosk
	practise, tap, onward                     key.Binding // practice

	codeDigit                         key.Binding // of a resume code
	roomDigit, follow, hand, ask      key.Binding // following a briefing
	slower, faster, pollDigit         key.Binding
	begin, advance, poll, choosePoll  key.Binding // leading one
	freeze, rest, done, lower, invite key.Binding
	people, resume                    key.Binding
}

func bind(show, does string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(show, does))
}

func newKeymap(w *locale.Words) *keymap {
	k := &w.Keys
	return &keymap{
		next:     bind("→", k.Next, "right", "down", "space", "enter", "n", "j", "l", "pgdown"),
		back:     bind("←", k.Back, "left", "up", "backspace", "p", "h", "k", "pgup"),
		first:    bind("Home", k.First, "home", "g"),
		last:     bind("End", k.Last, "end", "G", "shift+g"),
		page:     bind("0-9", k.Page, append(digitKeys(9), "0")...),
		contents: bind("o", k.Contents, "o", "tab"),
		search:   bind("/", k.Search, "/"),
		black:    bind("b", k.Black, "b", "."),
		white:    bind("w", k.White, "w", ","),
		notes:    bind("s", k.Notes, "s"),
		clock:    bind("t", k.Clock, "t"),

		start:  bind("F5", k.Start, "f5"),
		help:   bind("?", k.Help, "?", "f1"),
		esc:    bind("Esc", k.Esc, "esc"),
		redraw: bind("Ctrl+L", k.Redraw, "ctrl+l"),
		leave:  bind("q", k.Leave, "q", "ctrl+c"),

		up:     bind("↑", k.Up, "up", "k", "pgup", "left"),
		down:   bind("↓", k.Down, "down", "j"),
		choose: bind("Enter", k.Choose, "enter", "space", "right", "pgdown"),
		digit:  bind("1-9", k.Digit, digitKeys(9)...),

		pick:     bind("1-9", k.Digit, append(digitKeys(9), letterKeys(9)...)...),
		toggle:   bind("Space", k.Toggle, "space"),
		confirm:  bind("Enter", k.Confirm, "enter"),
		goOn:     bind("Enter", k.Continue, "enter", "space", "right"),
		moveUp:   bind("Shift+↑", k.MoveUp, "shift+up"),
		moveDown: bind("Shift+↓", k.MoveDown, "shift+down"),

		nextField:     bind("Tab", k.NextField, "tab"),
		previousField: bind("Shift+Tab", k.PreviousField, "shift+tab"),
		enter:         bind("Enter", k.Choose, "enter"),
		quit:          bind("Ctrl+C", k.Leave, "ctrl+c"),
		listUp:        bind("↑", k.Up, "up"),
		listDown:      bind("↓", k.Down, "down"),

		scrollDown: bind("PgDn", k.ScrollDown, "pgdown"),
		scrollUp:   bind("PgUp", k.ScrollUp, "pgup"),
		see:        bind("v", k.See, "v"),
		certify:    bind("c", w.Certificate.Open, "c"),
		retry:      bind("r", k.Again, "r"),

		staff:     bind("Ctrl+X", w.Kiosk.Staff, "ctrl+x"),
		pass:      bind("Enter", w.Kiosk.Check, "enter"),
		codeDigit: bind("0-9", w.Resume.Digits, append(digitKeys(9), "0")...),
		roomDigit: bind("0-9", w.Briefing.Code, append(digitKeys(9), "0")...),
		follow:    bind("f", w.Briefing.Keys.Follow, "f"),
		hand:      bind("r", w.Briefing.Keys.Hand, "r"),
		ask:       bind("a", w.Briefing.Keys.Ask, "a"),
		slower:    bind("-", w.Briefing.Keys.Slower, "-"),
		faster:    bind("+", w.Briefing.Keys.Faster, "+", "="),
		pollDigit: bind("1-9", w.Briefing.Keys.Pick, digitKeys(9)...),

		begin:      bind("Enter", w.Briefing.Keys.Begin, "enter", "space", "right", "pgdown", "f5"),
		advance:    bind("→", w.Briefing.Keys.Advance, "right", "space", "enter", "n", "l", "pgdown"),
		poll:       bind("v", w.Briefing.Keys.Poll, "v"),
		choosePoll: bind("e", w.Briefing.Keys.Choose, "e"),
		freeze:     bind("z", w.Briefing.Keys.Freeze, "z"),
		rest:       bind("r", w.Briefing.Keys.Break, "r"),
		done:       bind("x", w.Briefing.Keys.Done, "x"),
		lower:      bind("d", w.Briefing.Keys.Lower, "d"),
		invite:     bind("i", w.Briefing.Keys.Invite, "i"),
		people:     bind("s", w.Briefing.Keys.Panel, "s"),
		resume:     bind("Enter", w.Keys.Continue, "enter"),

		erase: bind("⌫", k.Erase, "backspace", "ctrl+h"),

		nextQuestion:     bind("→", k.Next, "right", "down", "space", "enter", "n", "j", "l"),
		previousQuestion: bind("←", k.Back, "left", "up", "backspace", "p", "h", "k"),

		practise: bind("m", w.Practice.KeyPractise, "m"),
		onward:   bind("Enter", k.Continue, "enter", "space", "right", "pgdown"),
		tap:      bind("Enter", w.Practice.KeyTap, "enter", "space", "right", "pgdown"),
	}
}

func digitKeys(n int) []string {
	var keys []string
	for d := 1; d <= n; d++ {
		keys = append(keys, strconv.Itoa(d))
	}
	return keys
}

func letterKeys(n int) []string {
	var keys []string
	for i := range n {
		keys = append(keys, string(rune('a'+i)))
	}
	return keys
}

// is reports whether the message is a key of the binding.
func is(msg tea.Msg, b key.Binding) bool {
	k, ok := msg.(tea.KeyPressMsg)
	return ok && bound(keyName(k), b)
}

// bound reports whether a key is one of the binding.
func bound(name string, b key.Binding) bool { return b.Enabled() && slices.Contains(b.Keys(), name) }

// keyName is what bindings call a key: k.String(), which puts a new string
// together for each question. Those that turn slides ask for none.
func keyName(k tea.KeyPressMsg) string {
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
