package render

import (
	"slices"
	"strings"

	"training.vast.vn/vneid-training/internal/deck"
)

// Situation draws what a question shows above its text, in at most width cells,
// at least 12: a message or a notice, and phone screens, but not those that the
// question is answered on. They stand on grounds where so many of the rows of height
// are there, else under a rule. It is empty where nothing is shown.
func (r *Renderer) Situation(q *deck.Question, level, width, height int) []string {
	s := r.setter(level)
	for _, apart := range []bool{true, false} {
		lines, ok := s.situation(q, width, height, apart)
		if !apart || ok && len(lines) <= height {
			return lines
		}
	}
	return nil
}

// situation draws it on grounds, or under rules. It is false where there is no
// room for the phones.
func (s *setter) situation(q *deck.Question, width, height int, apart bool) (lines []string, ok bool) {
	if m := q.Message; m != nil {
		lines = s.note(m.From, m.Text, min(width, max(messageWidth, measure(m.From)+6)), apart)
	}
	if q.Type == deck.Tap || len(q.Screens) == 0 {
		return lines, true
	}
	each := (height-len(lines))/len(q.Screens) - 1
	size, ok := phoneFor(q.Screens, width, each)
	for _, screen := range q.Screens {
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		if apart && ok {
			lines = append(lines, s.phone(size, screen)...)
		} else {
			lines = append(lines, s.note(screen.Title, strings.Join(screen.Rows, "\n"), width, false)...)
		}
	}
	return lines, ok
}

// note draws a text under its title: on a sheet, or under a rule.
func (s *setter) note(title, text string, width int, apart bool) []string {
	var lines []string
	for line := range strings.Lines(text) {
		for _, l := range wrap(strings.TrimSpace(line), max(1, width-6)) {
			lines = append(lines, "  "+s.styles.Text.Render(l))
		}
	}
	if apart {
		return s.sheet(title, lines, width)
	}
	return append(s.rule(title, width), lines...)
}

// A Pick is a question of type tap being answered on its phone screens.
type Pick struct {
	Question *deck.Question
	At       int             // the option in hand, from 0; negative if there is none
	Chosen   string          // letter of the option that is marked as the one tapped; "" if none is
	Judged   map[string]bool // letters of options said to be right, or wrong; nil: none yet
}

// Touches are the screens of the question as they are tapped, one after the
// other, their rows numbered through.
func (p Pick) Touches() []Touch {
	var all []Touch
	first := 0
	for _, screen := range p.Question.Screens {
		t := Touch{Screen: screen, At: p.At - first, First: first, Judged: make(map[int]bool)}
		if t.At >= len(screen.Rows) {
			t.At = -1
		}
		for i, row := range screen.Rows {
			letter := p.Question.Options[first+i].Letter
			if right, ok := p.Judged[letter]; ok {
				t.Judged[i] = right
			}
			if letter == p.Chosen {
				t.Screen.Tap, t.Shown = row, true
			}
		}
		all = append(all, t)
		first += len(screen.Rows)
	}
	return all
}

// Pick draws the screens one under the other in at most width cells, at least
// 12: phones where the height has room for that, else rows under rules. It may
// be taller than the height. rows tells which option stands on each line, from
// 0, and -1 where none does.
func (r *Renderer) Pick(p Pick, level, width, height int) (lines []string, rows []int) {
	screens := p.Question.Screens
	_, phones := PhoneFor(screens, width, height/len(screens))
	for _, t := range p.Touches() {
		room := 1 + len(t.Screen.Rows)
		if phones {
			room = height / len(screens)
		}
		drawn, on := r.Touch(t, slices.Clone(screens), level, width, room)
		for _, i := range on {
			if i >= 0 {
				i += t.First
			}
			rows = append(rows, i)
		}
		lines = append(lines, drawn...)
	}
	return lines, rows
}
