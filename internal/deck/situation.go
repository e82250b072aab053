package deck

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// A Message is a message that somebody got, or a notice that somebody sees,
// above a question about it.
type Message struct {
	Notice bool   // a sign or a window of the app, not a message
	From   string // who seems to send it; of a notice, its title
	Text   string // plain, of one or more lines
}

// mostScreens is how many phone screens fit beside each other on a stage.
const mostScreens = 2

// situation reads what a question shows above its text: one thing, and beside
// it the screens that a question of type tap is answered on.
func (s *sheet) situation(q *Question, written map[string]*yaml.Node) {
	shown := 0
	for _, key := range []string{"phone", "message", "notice"} {
		n := written[key]
		if n == nil {
			continue
		}
		switch key {
		case "phone":
			q.Screens = s.screens(key, n)
		case "message":
			q.Message = new(Message)
			s.part(key).mapping(n, field{"from", true, s.words(&q.Message.From)}, field{"text", true, s.prose(&q.Message.Text)})
		case "notice":
			q.Message = &Message{Notice: true}
			s.part(key).mapping(n, field{"title", true, s.words(&q.Message.From)}, field{"text", true, s.prose(&q.Message.Text)})
		}
		if key == "phone" && q.Type == Tap {
			continue
		}
		if shown++; shown > 1 {
			s.wrong(n, kindSituationTwice, key)
		}
	}
}

// screens reads one phone screen, or a list of them.
func (s *sheet) screens(key string, n *yaml.Node) []Screen {
	items := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		items = s.list(key, n)
	}
	if len(items) > mostScreens {
		s.wrong(n, kindPhoneScreens, mostScreens, len(items))
	}
	var screens []Screen
	for _, item := range items {
		var screen Screen
		fields := slices.DeleteFunc(s.screen(&screen, true), func(f field) bool { return f.name == "tap" })
		s.part(key).mapping(item, fields...)
		screens = append(screens, screen)
	}
	return screens
}

// tapped gives a question of type tap its options: the rows of its screens, of
// which the one that "tap" names is right.
func (s *sheet) tapped(q *Question, n *yaml.Node, written map[string]*yaml.Node) {
	for _, key := range []string{"phone", "tap"} {
		if written[key] == nil {
			s.wrong(n, kindMissingKey, s.what, key)
		}
	}
	phone, tap := written["phone"], written["tap"]
	if phone == nil {
		return
	}
	rows := 0
	for _, screen := range q.Screens {
		rows += len(screen.Rows)
		for i, row := range screen.Rows {
			if row != "" && slices.Contains(screen.Rows[:i], row) {
				s.wrong(phone, kindSameRow, row, screen.Title)
			}
		}
	}
	if rows < 2 || rows > maxOptions {
		s.wrong(phone, kindTapRows, maxOptions, rows)
		return
	}
	if tap == nil {
		return
	}
	screen, row := s.target(q, tap)
	for i := range q.Screens {
		for _, text := range q.Screens[i].Rows {
			q.Options = append(q.Options, Option{
				Letter: string(rune('a' + len(q.Options))),
				Text:   text,
				Right:  i == screen && text == row,
			})
		}
	}
}

// target finds the row to tap and the screen that it is on. What is wrong is
// told.
func (s *sheet) target(q *Question, tap *yaml.Node) (screen int, row string) {
	title := ""
	at := tap
	if tap.Kind == yaml.MappingNode {
		s.part("tap").mapping(tap, field{"screen", true, s.words(&title)}, field{"row", true, s.words(&row)})
		at = value(tap, "row")
	} else {
		row = s.oneLine("tap", tap)
	}
	if row == "" {
		return -1, ""
	}
	var on []int
	var rows, titles []string
	for i, sc := range q.Screens {
		titles = append(titles, sc.Title)
		if title != "" && sc.Title != title {
			continue
		}
		rows = append(rows, sc.Rows...)
		if slices.Contains(sc.Rows, row) {
			on = append(on, i)
		}
	}
	switch {
	case title != "" && !slices.Contains(titles, title):
		s.wrong(value(tap, "screen"), kindTapScreen, title, strings.Join(titles, ", "))
	case len(on) == 0:
		s.noRow(at, row, rows)
	case len(on) > 1:
		s.wrong(at, kindTapBoth, row)
	default:
		return on[0], row
	}
	return -1, ""
}

// noRow tells that no row is the one to tap.
func (s *sheet) noRow(n *yaml.Node, row string, rows []string) {
	if near := nearest(row, rows); near != "" {
		s.wrong(n, kindNearTap, row, near)
		return
	}
	s.wrong(n, kindTapRow, row, strings.Join(rows, ", "))
}
