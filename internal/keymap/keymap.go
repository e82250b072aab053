// Package keymap has every key of the program's screens, and what each does in
// words.
package keymap

import (
	"strconv"

	"charm.land/bubbles/v2/key"

	"training.vast.vn/vneid-training/internal/locale"
)

// Map holds every binding of the program: Update, help and footer all read
// them here. What presentation remotes send is among them: Logitech's send
// PgDn, PgUp, F5, Esc and the full stop, Kensington's b.
type Map struct {
	Next, Back, First, Last, Page             key.Binding // slides
	Contents, Search                          key.Binding
	Black, White, Notes, Clock                key.Binding
	Start, Help, Esc, Redraw, Leave           key.Binding // everywhere
	Up, Down, Choose, Digit                   key.Binding // menus
	Pick, Toggle, Confirm, GoOn               key.Binding // exam
	MoveUp, MoveDown                          key.Binding
	NextField, PreviousField, Enter, Quit     key.Binding // forms, where letters are typed
	ListUp, ListDown                          key.Binding
	Certify, ScrollDown, ScrollUp, See, Retry key.Binding
	GoHome, Copy                              key.Binding
	NextQuestion, PreviousQuestion            key.Binding // review
	Staff, Pass, Erase                        key.Binding // kiosk
	Practise, Tap, Onward                     key.Binding // practice

	CodeDigit                         key.Binding // of a resume code
	RoomDigit, Follow, Hand, Ask      key.Binding // following a briefing
	Slower, Faster, PollDigit         key.Binding
	Send, StartRest                   key.Binding // what is typed into a field
	Begin, Advance, Poll, ChoosePoll  key.Binding // leading one
	Freeze, Rest, Done, Lower, Invite key.Binding
	People, Resume, Include           key.Binding
	Order, Settle, Mute, HandOver     key.Binding
}

func bind(show, does string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(show, does))
}

// New has the bindings with what they do in these words.
func New(w *locale.Words) *Map {
	k := &w.Keys
	return &Map{
		Next:     bind("→", k.Next, "right", "down", "space", "enter", "n", "j", "l", "pgdown"),
		Back:     bind("←", k.Back, "left", "up", "backspace", "p", "h", "k", "pgup"),
		First:    bind("Home", k.First, "home", "g"),
		Last:     bind("End", k.Last, "end", "G", "shift+g"),
		Page:     bind("0-9", k.Page, append(digitKeys(9), "0")...),
		Contents: bind("o", k.Contents, "o", "tab"),
		Search:   bind("/", k.Search, "/"),
		Black:    bind("b", k.Black, "b", "."),
		White:    bind("w", k.White, "w", ","),
		Notes:    bind("s", k.Notes, "s"),
		Clock:    bind("t", k.Clock, "t"),

		Start:  bind("F5", k.Start, "f5"),
		Help:   bind("?", k.Help, "?", "f1"),
		Esc:    bind("Esc", k.Esc, "esc"),
		Redraw: bind("Ctrl+L", k.Redraw, "ctrl+l"),
		Leave:  bind("q", k.Leave, "q", "ctrl+c"),

		Up:     bind("↑", k.Up, "up", "k", "pgup", "left"),
		Down:   bind("↓", k.Down, "down", "j"),
		Choose: bind("Enter", k.Choose, "enter", "space", "right", "pgdown"),
		Digit:  bind("1-9", k.Digit, digitKeys(9)...),

		Pick:     bind("1-9", k.Digit, append(digitKeys(9), letterKeys(9)...)...),
		Toggle:   bind("Space", k.Toggle, "space"),
		Confirm:  bind("Enter", k.Confirm, "enter"),
		GoOn:     bind("Enter", k.Continue, "enter", "space", "right"),
		MoveUp:   bind("Shift+↑", k.MoveUp, "shift+up"),
		MoveDown: bind("Shift+↓", k.MoveDown, "shift+down"),

		NextField:     bind("Tab", k.NextField, "tab"),
		PreviousField: bind("Shift+Tab", k.PreviousField, "shift+tab"),
		Enter:         bind("Enter", k.Choose, "enter"),
		Quit:          bind("Ctrl+C", k.Leave, "ctrl+c"),
		ListUp:        bind("↑", k.Up, "up"),
		ListDown:      bind("↓", k.Down, "down"),

		ScrollDown: bind("PgDn", k.ScrollDown, "pgdown"),
		ScrollUp:   bind("PgUp", k.ScrollUp, "pgup"),
		See:        bind("v", k.See, "v"),
		GoHome:     bind("q", w.Leave.Home, "q"),
		Copy:       bind("y", w.Leave.Copy, "y"),
		Certify:    bind("c", w.Certificate.Open, "c"),
		Retry:      bind("r", k.Again, "r"),

		Staff:     bind("Ctrl+X", w.Kiosk.Staff, "ctrl+x"),
		Pass:      bind("Enter", w.Kiosk.Check, "enter"),
		CodeDigit: bind("0-9", w.Resume.Digits, append(digitKeys(9), "0")...),
		RoomDigit: bind("0-9", w.Briefing.Code, append(digitKeys(9), "0")...),
		Follow:    bind("f", w.Briefing.Keys.Follow, "f"),
		Hand:      bind("r", w.Briefing.Keys.Hand, "r"),
		Ask:       bind("a", w.Briefing.Keys.Ask, "a"),
		Send:      bind("Enter", w.Briefing.Keys.Send, "enter"),
		StartRest: bind("Enter", w.Briefing.Keys.Break, "enter"),
		Slower:    bind("-", w.Briefing.Keys.Slower, "-"),
		Faster:    bind("+", w.Briefing.Keys.Faster, "+", "="),
		PollDigit: bind("1-9", w.Briefing.Keys.Pick, digitKeys(9)...),

		Begin:      bind("Enter", w.Briefing.Keys.Begin, "enter", "space", "right", "pgdown", "f5"),
		Advance:    bind("→", w.Briefing.Keys.Advance, "right", "space", "enter", "n", "l", "pgdown"),
		Poll:       bind("v", w.Briefing.Keys.Poll, "v"),
		ChoosePoll: bind("e", w.Briefing.Keys.Choose, "e"),
		Freeze:     bind("z", w.Briefing.Keys.Freeze, "z"),
		Rest:       bind("r", w.Briefing.Keys.Break, "r"),
		Done:       bind("x", w.Briefing.Keys.Done, "x"),
		Lower:      bind("d", w.Briefing.Keys.Lower, "d"),
		Invite:     bind("i", w.Briefing.Keys.Invite, "i"),
		Order:      bind("m", w.Briefing.Keys.Order, "m"),
		Settle:     bind("Enter", w.Briefing.Keys.Settle, "enter", "space"),
		Mute:       bind("t", w.Briefing.Keys.Mute, "t"),
		HandOver:   bind("c", w.Briefing.Keys.HandOver, "c"),
		People:     bind("s", w.Briefing.Keys.Panel, "s"),
		Include:    bind("x", w.Briefing.Keys.Include, "x"),
		Resume:     bind("Enter", w.Keys.Continue, "enter"),

		Erase: bind("⌫", k.Erase, "backspace", "ctrl+h"),

		NextQuestion:     bind("→", k.Next, "right", "down", "space", "enter", "n", "j", "l"),
		PreviousQuestion: bind("←", k.Back, "left", "up", "backspace", "p", "h", "k"),

		Practise: bind("m", w.Practice.KeyPractise, "m"),
		Onward:   bind("Enter", k.Continue, "enter", "space", "right", "pgdown"),
		Tap:      bind("Enter", w.Practice.KeyTap, "enter", "space", "right", "pgdown"),
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
