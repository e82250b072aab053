package tui

import (
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

	screens map[place][]key.Binding // in the order of help
}

func bind(show, does string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(show, does))
}

func newKeymap(w *locale.Words) *keymap {
	k := &w.Keys
	m := &keymap{
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
	m.screens = m.lists()
	return m
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

// resuming lists what the keys do while a resume code is asked for.
func (k *keymap) resuming() []key.Binding { return []key.Binding{k.resume, k.codeDigit, k.esc} }

// whole lists what the keys do where all of a page that might scroll is shown.
func (k *keymap) whole() []key.Binding { return []key.Binding{k.esc, k.help} }

// bindings lists what the keys do on a screen, in the order in which help
// shows it; its first footerKeys entries stand in the footer. The list is
// everyone's: it must not be changed.
func (k *keymap) bindings(p place) []key.Binding { return k.screens[p] }

// lists are the bindings of every screen.
func (k *keymap) lists() map[place][]key.Binding {
	return map[place][]key.Binding{
		home: {k.choose, k.down, k.help, k.up, k.digit, k.start, k.redraw, k.leave},
		talk: {k.next, k.back, k.help, k.contents, k.search, k.practise, k.first, k.last, k.page,
			k.black, k.white, k.notes, k.clock, k.start, k.esc, k.redraw, k.leave},
		contents: {k.choose, k.down, k.esc, k.up, k.first, k.last, k.search, k.practise, k.start, k.help, k.redraw, k.leave},
		search:   {k.enter, k.listDown, k.esc, k.listUp, k.start, k.redraw, k.quit},
		identity: {k.enter, k.nextField, k.esc, k.previousField, k.listUp, k.listDown, k.redraw, k.quit},
		exam: {k.pick, k.confirm, k.help, k.toggle, k.listUp, k.listDown, k.moveUp, k.moveDown,
			k.scrollDown, k.scrollUp, k.redraw, k.leave},
		feedback:    {k.goOn, k.leave, k.help, k.scrollDown, k.scrollUp, k.redraw},
		passed:      {k.choose, k.help, k.certify, k.down, k.up, k.digit, k.start, k.redraw, k.leave},
		certificate: {k.esc, k.scrollDown, k.help, k.scrollUp, k.certify, k.start, k.redraw, k.leave},
		outcome:     {k.choose, k.down, k.help, k.up, k.digit, k.retry, k.start, k.redraw, k.leave},
		review:      {k.nextQuestion, k.previousQuestion, k.see, k.help, k.scrollDown, k.scrollUp, k.start, k.esc, k.redraw, k.leave},
		roomCode:    {k.roomDigit, k.erase, k.esc, k.redraw, k.leave},
		live:        {k.ask, k.hand, k.help, k.back, k.next, k.first, k.last, k.page, k.slower, k.faster, k.redraw, k.leave},
		follow:      {k.ask, k.hand, k.help, k.back, k.next, k.first, k.last, k.page, k.slower, k.faster, k.redraw, k.leave},
		away:        {k.follow, k.ask, k.help, k.hand, k.back, k.next, k.first, k.last, k.page, k.slower, k.faster, k.redraw, k.leave},
		followPoll:  {k.pollDigit, k.ask, k.help, k.listUp, k.listDown, k.toggle, k.moveUp, k.moveDown, k.scrollDown, k.scrollUp, k.hand, k.slower, k.faster, k.redraw, k.leave},
		projector:   {k.leave, k.help, k.redraw},
		leadLobby:   {k.begin, k.help, k.leave, k.black, k.white, k.rest, k.people, k.done, k.lower, k.invite, k.redraw},
		lead: {k.next, k.poll, k.help, k.back, k.choosePoll, k.first, k.last, k.page, k.contents, k.freeze, k.rest, k.people,
			k.done, k.lower, k.invite, k.black, k.white, k.redraw, k.leave},
		leadChoose:   {k.choose, k.listDown, k.esc, k.digit, k.listUp, k.choosePoll, k.redraw},
		leadPoll:     {k.advance, k.help, k.leave, k.esc, k.listDown, k.listUp, k.black, k.white, k.rest, k.people, k.done, k.lower, k.invite, k.redraw},
		liveOver:     {k.choose, k.down, k.leave, k.up, k.digit, k.help, k.redraw},
		secondScreen: {k.leave, k.redraw},
		passcode:     {k.pass, k.erase, k.esc},
		exercises:    {k.choose, k.down, k.esc, k.up, k.first, k.last, k.start, k.help, k.redraw, k.leave},
		practising:   {k.tap, k.down, k.esc, k.up, k.digit, k.start, k.help, k.redraw, k.leave},
		drilling:     {k.choose, k.down, k.esc, k.up, k.digit, k.start, k.help, k.redraw, k.leave},
		drilled:      {k.onward, k.down, k.esc, k.up, k.start, k.help, k.redraw, k.leave},
		practised:    {k.choose, k.down, k.esc, k.up, k.digit, k.start, k.help, k.redraw, k.leave},
	}
}

// onSlide are the keys of a slide; where something on it can be practised,
// the key for that stands in the footer.
func (k *keymap) onSlide(practice bool) []key.Binding {
	if practice {
		return []key.Binding{k.next, k.help, k.practise}
	}
	return k.bindings(talk)
}

// KeyDoes says what a key does on a slide; "": nothing.
func KeyDoes(msg tea.KeyPressMsg, w *locale.Words) string {
	for _, b := range newKeymap(w).bindings(talk) {
		if is(msg, b) {
			return b.Help().Desc
		}
	}
	return ""
}
