package cards

import (
	"image"
	"strings"

	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// A helped thing is one that help tells of: the keys that do it, none for who has
// a finger.
type helped struct {
	keys []string
	does string
}

// Help lists keys, or the buttons of who has a finger, from a line on; talk: slides
// are gone through, by a remote control or a finger. The next is the line to go on
// from where a window has no room for all; 0: there is none.
func Help(s *kit.Session, bindings []key.Binding, talk bool, from int) (p kit.Picture, next int) {
	w := &s.Words.Help
	head := s.Header(kit.Header{Place: w.Title, Fill: s.Styles.BrandFill})
	foot := func(says string) kit.Foot {
		return s.Footer(s.Styles.Muted.Render(ansi.Truncate(says, s.Column(), "…")), nil)
	}
	remark := ""
	if talk {
		remark = w.Remote
	}
	rows := listed(s, bindings)
	if lines, ok := helpCard(s, rows, remark); ok {
		return s.Frame(head, lines, foot(w.Close)), 0
	}
	wide, names := 0, make([]string, len(rows))
	for i, row := range rows {
		for n := len(row.keys); n > 0; n-- { // as many as have room, one at least
			if names[i] = strings.Join(row.keys[:n], "  "); ansi.StringWidth(names[i]) <= s.Column()/2 {
				break
			}
		}
		wide = max(wide, ansi.StringWidth(names[i]))
	}
	lines := above(s, s.Column())
	for i, row := range rows {
		name := names[i]
		label := s.Styles.Key.Render(name) + strings.Repeat(" ", wide-ansi.StringWidth(name)+3)
		lines = append(lines, kit.Hang(label, row.does, s.Column(), s.Styles.Text)...)
	}
	if remark != "" {
		lines = append(lines, "")
		lines = append(lines, kit.Wrap(remark, s.Column(), s.Styles.Muted)...)
	}
	height := s.Stage().Height
	shown, at := s.Window(lines, height, from, 0, 0)
	if at+height < len(lines) {
		return s.Frame(head, s.Indent(shown), foot(w.Next)), at + height - 2 // a line at each edge tells of the rest
	}
	return s.Frame(head, s.Indent(shown), foot(w.Close)), 0
}

// listed are the bindings that help has: for who has a finger, those that are
// buttons.
func listed(s *kit.Session, bindings []key.Binding) []helped {
	var rows []helped
	for _, b := range bindings {
		switch name := b.Help().Key; {
		case !s.Touch:
			rows = append(rows, helped{keyNames(b), b.Help().Desc})
		case kit.Digits(b), name == s.Keys.Up.Help().Key, name == s.Keys.Down.Help().Key, name == s.Keys.Redraw.Help().Key:
		default:
			rows = append(rows, helped{does: "• " + b.Help().Desc})
		}
	}
	return rows
}

// above is what stands over the buttons of who has a finger.
func above(s *kit.Session, width int) []string {
	if !s.Touch {
		return nil
	}
	return append(kit.Wrap(s.Words.Help.Buttons, width, s.Styles.Text), "")
}

// helpCard draws keys and what they do as a card in the middle of the stage,
// loosely if there is room for it, with a remark under them that may be "". Where
// type grows it is as wide as other cards, in two columns, under its title. It is
// false if the window is too small.
func helpCard(s *kit.Session, bindings []helped, remark string) (lines []string, ok bool) {
	if !s.Drawn() {
		return nil, false
	}
	keys, does := 0, 0
	for _, b := range bindings {
		if len(b.keys) > 0 {
			keys = max(keys, ansi.StringWidth(strings.Join(b.keys, "   "))+5)
		}
		does = max(does, ansi.StringWidth(b.does))
	}
	c := s.Canvas()
	width := min(max(keys+does+10, ansi.StringWidth(remark)+10, 56), c.Bounds().Dx()-2*s.Margin())
	columns, each := 1, 2 // each: the rows of a binding
	if s.Grand() && s.Inner()-8 >= 2*(keys+does+2) {
		width, columns, each = s.Inner(), 2, 4
	}
	intro := above(s, width-10)
	said := kit.Wrap(remark, width-10, s.Styles.Muted)
	if remark == "" {
		said = nil
	}
	per, gap := (len(bindings)+columns-1)/columns, 0 // gap: between the bindings and what is said
	rows := func() int { return 2 + len(intro) + per*each + gap + len(said) }
	for each > 1 && rows()+each > c.Bounds().Dy() {
		each, gap = each-1, min(1, len(said))
	}
	if rows() > c.Bounds().Dy() {
		gap = 0
	}
	if rows() > c.Bounds().Dy() {
		return nil, false
	}
	high := rows() + each - 1
	r := canvas.Rect((c.Bounds().Dx()-width)/2, (c.Bounds().Dy()-high)/2, width, high)
	if columns > 1 {
		r = r.Add(image.Pt(0, Title(s, c, r.Min.X, s.Words.Help.Title, high)-r.Min.Y))
	}
	c.Card(r, s.Styles.Card)
	top := r.Min.Y + each
	for i, line := range intro {
		c.Put(r.Min.X+5, top+i, line)
	}
	top += len(intro)
	for i, b := range bindings {
		left, y := r.Min.X+5+i/per*((width-8)/columns), top+i%per*each
		x := left
		for _, name := range b.keys {
			switch {
			case each > 2: // a key as it is on a keyboard
				cap := canvas.Rect(x, y-1, ansi.StringWidth(name)+2, 3)
				c.Card(cap, s.Styles.Raised)
				c.Text(x+1, y, name, s.Styles.On(s.Styles.Raised, true))
				x = cap.Max.X + 1
			case each > 1:
				x = c.Chip(x, y, name, s.Styles.Raised) + 1
			default:
				x = c.Text(x, y, name, s.Styles.Key) + 2
			}
		}
		x = left + keys
		c.Text(x, y, ansi.Truncate(b.does, r.Max.X-3-x, "…"), s.Styles.Text)
	}
	for i, line := range said {
		c.Put(r.Min.X+5, top+per*each+gap+i, line)
	}
	return c.Lines(), true
}

// keyNames are the first few keys of a binding as people call them.
func keyNames(b key.Binding) []string {
	names := []string{b.Help().Key}
	for _, k := range b.Keys() {
		name, ok := keyLabels[k]
		if !ok && len(k) == 1 && (k < "0" || k > "9") {
			name, ok = k, true
		}
		if ok && name != b.Help().Key && len(names) < 5 {
			names = append(names, name)
		}
	}
	return names
}

// keyLabels name the keys that have no letter.
var keyLabels = map[string]string{
	"right": "→", "left": "←", "up": "↑", "down": "↓", "space": "Space", "enter": "Enter", "backspace": "⌫",
	"pgdown": "PgDn", "pgup": "PgUp", "home": "Home", "end": "End", "tab": "Tab", "f5": "F5", "f1": "F1", "ctrl+c": "Ctrl+C",
}
