package cards

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// Help lists keys; remote says what a remote control sends.
func Help(s *kit.Session, bindings []key.Binding, remote bool) kit.Picture {
	w := &s.Words.Help
	head := s.Header(kit.Header{Place: w.Title, Fill: s.Styles.BrandFill})
	foot := s.Footer(s.Styles.Muted.Render(ansi.Truncate(w.Close, s.Column(), "…")), nil)
	remark := ""
	if remote {
		remark = w.Remote
	}
	if lines, ok := helpCard(s, bindings, remark); ok {
		return s.Frame(head, lines, foot)
	}
	names := make([]string, len(bindings))
	for i, b := range bindings {
		names[i] = strings.Join(keyNames(b), "  ")
	}
	wide := min(kit.Widest(names), s.Column()/2)
	var lines []string
	for i, b := range bindings {
		name := ansi.Truncate(names[i], wide, "…")
		lines = append(lines, s.Styles.Key.Render(name)+strings.Repeat(" ", wide-ansi.StringWidth(name)+3)+
			s.Styles.Text.Render(ansi.Truncate(b.Help().Desc, s.Column()-wide-3, "…")))
	}
	if remark != "" {
		lines = append(lines, "")
		lines = append(lines, kit.Wrap(remark, s.Column(), s.Styles.Muted)...)
	}
	shown, _ := s.Window(lines, s.Stage().Height, 0, 0, 0)
	return s.Frame(head, s.Indent(shown), foot)
}

// helpCard draws keys and what they do as a card in the middle of the stage,
// loosely if there is room for it, with a remark under them that may be "". It
// is false if the window is too small.
func helpCard(s *kit.Session, bindings []key.Binding, remark string) (lines []string, ok bool) {
	if !s.Drawn() {
		return nil, false
	}
	names, keys, does := make([][]string, len(bindings)), 0, 0
	for i, b := range bindings {
		names[i] = keyNames(b)
		keys = max(keys, ansi.StringWidth(strings.Join(names[i], "   "))+2)
		does = max(does, ansi.StringWidth(b.Help().Desc))
	}
	c := s.Canvas()
	width := min(max(keys+does+13, 56), c.Bounds().Dx()-2*s.Margin())
	said := kit.Wrap(remark, width-10, s.Styles.Muted)
	if remark == "" {
		said = nil
	}
	each := 2
	rows := func() int {
		n := 2 + len(bindings)*each
		if len(said) > 0 {
			n += len(said) + 2 - each
		}
		return n
	}
	if rows()+each > c.Bounds().Dy() {
		each = 1
	}
	if rows() > c.Bounds().Dy() {
		return nil, false
	}
	r := canvas.Rect((c.Bounds().Dx()-width)/2, (c.Bounds().Dy()-rows()-each+1)/2, width, rows()+each-1)
	c.Card(r, s.Styles.Card)
	y := r.Min.Y + each
	for i, b := range bindings {
		x := r.Min.X + 5
		for _, name := range names[i] {
			if each > 1 {
				x = c.Chip(x, y, name, s.Styles.Raised) + 1
			} else {
				x = c.Text(x, y, name, s.Styles.Key) + 2
			}
		}
		x = r.Min.X + 5 + keys + 3
		c.Text(x, y, ansi.Truncate(b.Help().Desc, r.Max.X-3-x, "…"), s.Styles.Text)
		y += each
	}
	for i, line := range said {
		c.Put(r.Min.X+5, y+2-each+i, line)
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
