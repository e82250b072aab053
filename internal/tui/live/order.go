package live

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/cards"
)

// rules is how many rows of the trainer's list to keep order stand before the
// questions that wait.
const rules = 3

// order takes a key for that list.
func (v *Seat) order(msg tea.Msg, s *kit.Session) kit.Want {
	k, full := s.Keys, v.room.View.Full
	item, clicked := kit.Clicked(msg)
	if clicked {
		v.list.At = item
	}
	v.list.At = min(v.list.At, rules+len(full.Waiting)-1)
	switch {
	case kit.Is(msg, k.Esc), kit.Is(msg, k.Order):
		v.ordering = false
	case kit.Is(msg, k.Mute) && v.list.At >= rules:
		return v.act(briefing.Mute{Learner: full.Waiting[v.list.At-rules].Learner})
	case clicked, kit.Is(msg, k.Settle):
		switch v.list.At {
		case 0:
			return v.act(briefing.Quiet{Closed: !full.Quiet})
		case 1:
			return v.act(briefing.Shut{Closed: !full.Shut})
		case 2:
			all := briefing.Admissions()
			return v.act(briefing.Admit{Who: all[(slices.Index(all, full.Admits)+1)%len(all)]})
		}
		return v.act(briefing.Hide{Item: full.Waiting[v.list.At-rules].Item})
	default:
		v.list.Update(msg, s, rules+len(full.Waiting))
	}
	return nil
}

// ruled words the room's rules as they are.
func (v *Seat) ruled(s *kit.Session) [rules]string {
	w, full := &s.Words.Briefing, v.room.View.Full
	at := func(closed bool) int {
		if closed {
			return 1
		}
		return 0
	}
	return [rules]string{w.TakesQuestions[at(full.Quiet)], w.TakesPeople[at(full.Shut)], w.Admits[slices.Index(briefing.Admissions(), full.Admits)]}
}

// orderView lists the room's rules and the questions that wait.
func (v *Seat) orderView(s *kit.Session) kit.Picture {
	w, full := &s.Words.Briefing, v.room.View.Full
	if s.Wide() {
		body, rows := v.orderCards(s)
		return s.Frame(v.header(s, w.Order), body, s.Footer(s.Styles.Strong.Render(v.said), v.Keys(s))).With(rows)
	}
	lines, items, at := []string{}, []int{}, 0
	row := func(i int, text string) {
		mark, style := "  ", s.Styles.Text
		if i == v.list.At {
			mark, style, at = s.Styles.Brand.Render("▸ "), s.Styles.Strong, len(lines)
		}
		for _, line := range kit.Hang(mark, text, s.Column(), style) {
			lines, items = append(lines, line), append(items, i)
		}
	}
	for i, rule := range v.ruled(s) {
		row(i, rule)
	}
	lines = append(lines, "", s.Styles.Strong.Render(fmt.Sprintf(w.Questions, len(full.Waiting))), "")
	items = append(items, kit.None, kit.None, kit.None)
	for i, r := range full.Waiting {
		row(rules+i, v.sent(s, r))
	}
	shown, from := s.Window(lines, s.Stage().Height, -1, at, min(at+1, len(lines)-1))
	return s.Frame(v.header(s, w.Order), s.Indent(shown), s.Footer(s.Styles.Strong.Render(v.said), v.Keys(s))).
		With(kit.Rows{Items: items[from:], Left: s.Inset(), Width: s.Column()})
}

// orderCards has the rules at the left, and at the right the questions that wait.
func (v *Seat) orderCards(s *kit.Session) ([]string, kit.Rows) {
	w, full, c := &s.Words.Briefing, v.room.View.Full, s.Canvas()
	x, height := s.Side(), c.Bounds().Dy()-2
	left := (s.Width - 2*x) / 2
	right := x + left + cards.ColumnsGap
	var choices, waiting []cards.Choice
	for _, rule := range v.ruled(s) {
		choices = append(choices, cards.Choice{Text: rule, Style: s.Styles.Text})
	}
	for _, r := range full.Waiting {
		waiting = append(waiting, cards.Choice{Text: r.Text, Note: v.from(s, r), Style: s.Styles.Text})
	}
	rules, room := canvas.Rect(x, 3, left, height-1), canvas.Rect(right, 3, s.Width-x-right, height-1)
	ruled := min(rules.Dy(), cards.StackRows(s, left, rules.Dy(), choices))
	asked := max(0, min(room.Dy(), cards.StackRows(s, room.Dx(), room.Dy(), waiting)))
	top := 3 + (rules.Dy()-max(ruled, asked))/2
	on := cards.Stack(s, c, canvas.Rect(x, top, left, ruled), choices, v.list.At)
	if len(waiting) > 0 {
		rows := cards.Stack(s, c, canvas.Rect(right, top, room.Dx(), asked), waiting, v.list.At-len(choices)).From(len(choices))
		on.Beside = &rows
	}
	top -= 2
	c.Chip(x, top, w.RoomRules, s.Styles.BrandFill)
	c.Chip(right, top, fmt.Sprintf(w.Questions, len(full.Waiting)), s.Styles.GeneralFill)
	return c.Lines(), on
}

// sent is a question with who sent it.
func (v *Seat) sent(s *kit.Session, r briefing.Remark) string {
	return r.Text + " (" + v.from(s, r) + ")"
}

// from is who sent a question.
func (v *Seat) from(s *kit.Session, r briefing.Remark) string {
	return joined(" · ", v.room.View.Full.Attendees[r.Learner].Name, v.room.Unit(s, r.Unit))
}
