package live

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// scrollPoll moves about a question that is taller than the stage.
func (v *Seat) scrollPoll(msg tea.Msg, s *kit.Session) bool {
	if _, whole := v.board(s); whole {
		return false
	}
	half := max(1, s.Stage().Height/2)
	down, up := s.Keys.ScrollDown, s.Keys.ScrollUp
	if v.seat.Role == briefing.Trainer { // whose remote sends those to go on
		down, up = s.Keys.ListDown, s.Keys.ListUp
	}
	switch {
	case kit.Is(msg, down):
		lines, _, _ := v.pollLines(s, s.Column(), false)
		v.scroll = max(0, min(max(0, v.scroll)+half, len(lines)-s.Stage().Height))
	case kit.Is(msg, up):
		v.scroll = max(0, v.scroll-half)
	default:
		return false
	}
	return true
}

// pollView shows the question put to the room: while it is open, to be
// answered; then how the room answered; then what is right.
func (v *Seat) pollView(s *kit.Session, left string) kit.Picture {
	if b, ok := v.board(s); ok {
		p := s.SharedFrame(b.state()+v.pollEnds(s, left), func() kit.Picture {
			return s.Frame(v.pollHeader(s), b.lines(), v.pollFooter(s, left))
		})
		if v.answering() {
			p.Rows = b.clickable()
		}
		return p
	}
	lines, items, at := v.pollLines(s, s.Column(), true)
	if len(lines) > s.Stage().Height {
		lines, items, at = v.pollLines(s, s.Column(), false)
	}
	shown, from := s.Window(lines, s.Stage().Height, v.scroll, at, min(at+1, max(0, len(lines)-1)))
	p := s.Frame(v.pollHeader(s), s.Indent(shown), v.pollFooter(s, left))
	if v.answering() {
		p.Rows = kit.Rows{Items: items[min(from, len(items)):], Width: s.Width}
	}
	return p
}

// pollEnds tells apart what stands above and below a poll.
func (v *Seat) pollEnds(s *kit.Session, left string) string {
	if v.seat.Role == briefing.Screen {
		return v.count(s) + v.timer(s) + v.code()
	}
	return left + v.code()
}

// pollHeader says that the room is asked; on the projector also how many have
// answered.
func (v *Seat) pollHeader(s *kit.Session) string {
	w := &s.Words.Briefing
	title, right := "", fmt.Sprintf(w.Room, v.code())
	if v.view.Poll.Round > 1 {
		title = fmt.Sprintf(w.Again, v.view.Poll.Round)
	}
	if v.seat.Role == briefing.Screen {
		right = v.count(s)
	}
	return s.Header(kit.Header{Place: w.Question, Fill: s.Styles.BrandFill, Title: title, Right: right})
}

// pollFooter is how to answer, on the projector, else what is given and the
// person's keys.
func (v *Seat) pollFooter(s *kit.Session, left string) kit.Foot {
	if v.seat.Role != briefing.Screen {
		return s.Footer(left, v.pollKeys(s))
	}
	if q := v.answer.Item.Question; q != nil && v.view.Phase == briefing.Asking {
		left = s.Styles.Text.Render(v.how(s, q))
	}
	return v.joinFoot(s, left, v.timer(s))
}

// how says how a question is answered.
func (v *Seat) how(s *kit.Session, q *deck.Question) string {
	w := &s.Words.Briefing
	switch q.Type {
	case deck.Multiple:
		return w.PickAll
	case deck.Order:
		return w.PickOrder
	case deck.Tap:
		return s.Words.Exam.Tap
	}
	return w.PickOne
}

func (v *Seat) pollKeys(s *kit.Session) []key.Binding {
	if v.seat.Role != briefing.Trainer || v.dark() {
		return v.Keys(s)
	}
	next := s.Keys.Advance
	next.SetHelp(next.Help().Key, s.Words.Briefing.PollNext[v.pollStage()])
	return []key.Binding{next, s.Keys.Help, s.Keys.Leave}
}

// pollStage counts from 0: open, locked, bars, key.
func (v *Seat) pollStage() int {
	return max(0, slices.Index([]briefing.Phase{briefing.Asking, briefing.Locked, briefing.Bars, briefing.Key}, v.view.Phase))
}

// pollLines are the question and its options; items says which option stands on
// each line, as far as there are any, and at is the line of the one that the
// cursor is on.
func (v *Seat) pollLines(s *kit.Session, width int, airy bool) (lines []string, items []int, at int) {
	w := &s.Words.Briefing
	q := v.answer.Item.Question
	if q == nil { // another edition of the deck is on the trainer's screen
		return kit.Wrap(w.Question, width, s.Styles.Strong), nil, 0
	}
	lines = s.Asked(q, s.Deck.Topics[q.Topic].Level, width, len(q.Options)+kit.VerdictRows)
	if v.view.Phase == briefing.Asking {
		lines = append(lines, s.Styles.Muted.Render(v.how(s, q)))
	}
	if q.Type == deck.Tap && len(q.Screens) == 1 { // of two, each row names its own
		lines = append(lines, kit.Wrap(fmt.Sprintf(s.Words.Reading.Rows, q.Screens[0].Title), width, s.Styles.Muted)...)
	}
	lines = append(lines, "")
	for row, letter := range v.pollRows(q) {
		if airy && row > 0 {
			lines = append(lines, "")
		}
		if v.answering() && row == v.answer.At {
			at = len(lines)
		}
		option := v.pollOption(s, q, row, letter, width)
		for len(items) < len(lines) {
			items = append(items, kit.None)
		}
		lines, items = append(lines, option...), append(items, slices.Repeat([]int{row}, len(option))...)
	}
	lines = append(lines, "")
	return append(lines, v.pollFoot(s, q, width)...), items, at
}

// answering is true where this person's answer is taken.
func (v *Seat) answering() bool {
	return v.seat.Role == briefing.Follower && v.view.Phase == briefing.Asking
}

// pollRows are the options from top to bottom: with the key, an order stands as
// it is right.
func (v *Seat) pollRows(q *deck.Question) []string {
	switch {
	case q.Type == deck.Order && v.view.Phase == briefing.Key:
		return q.RightLetters()
	case v.seat.Role == briefing.Follower:
		return v.answer.Rows
	}
	return v.answer.Item.Shown
}

// pollOption draws an option: with a mark while answers are taken, with a bar
// once they are counted.
func (v *Seat) pollOption(s *kit.Session, q *deck.Question, row int, letter string, width int) []string {
	follower := v.seat.Role == briefing.Follower
	style, cursor := s.Styles.Text, "  "
	if v.answering() && row == v.answer.At {
		style, cursor = s.Styles.Strong, s.Styles.Brand.Render("▸ ")
	}
	number := s.Styles.Key.Render(fmt.Sprint(v.answer.Number(letter))) + "  "
	if follower {
		number += s.Styles.Text.Render(v.answer.Mark(letter)) + "  "
	}
	verdict := ""
	if v.view.Phase == briefing.Key {
		verdict, style = "  ", s.Styles.Muted
		if q.Option(letter).Right {
			verdict, style = s.Styles.Right.Render("✓ "), s.Styles.Right
		}
	}
	if q.Type == deck.Order && v.view.Phase == briefing.Key {
		cursor = s.Styles.Right.Render(fmt.Sprintf("%d.", row+1))
		verdict = ""
	}
	lines := kit.Hang(cursor+number+verdict, s.Option(q, letter), width, style)
	if v.view.Poll.Tally != nil && q.Type != deck.Order {
		lines = append(lines, v.bars(s, letter, width)...)
	}
	return lines
}

// bars are how many chose an option, and under that how many did so the time
// before.
func (v *Seat) bars(s *kit.Session, letter string, width int) []string {
	poll := v.view.Poll
	in := 5
	if v.seat.Role == briefing.Follower {
		in = 10
	}
	style := s.Styles.General
	if v.view.Phase == briefing.Key && v.answer.Item.Question.Option(letter).Right {
		style = s.Styles.Right
	}
	lines := []string{strings.Repeat(" ", in) + bar(poll.Tally, letter, width-in, "█", style, "")}
	if poll.Before != nil {
		lines = append(lines, strings.Repeat(" ", in)+bar(poll.Before, letter, width-in, "░", s.Styles.Muted, s.Words.Briefing.EarlierMark))
	}
	return lines
}

// bar draws one bar, with its share and count behind it.
func bar(t *briefing.Tally, letter string, width int, cell string, style lipgloss.Style, remark string) string {
	n := t.Options[letter]
	share := 0.0
	if t.Answers > 0 {
		share = float64(n) / float64(t.Answers)
	}
	text := fmt.Sprintf("%d%% (%d)", kit.Percent(share), n)
	if remark != "" {
		text += " " + remark
	}
	room := max(4, min(width-ansi.StringWidth(text)-2, 50))
	full := int(share*float64(room) + 0.5)
	if n > 0 {
		full = max(1, full)
	}
	line := style.Render(text)
	if full > 0 {
		line = style.Render(strings.Repeat(cell, full)) + "  " + line
	}
	return line
}

// pollFoot says what there is to say below the options.
func (v *Seat) pollFoot(s *kit.Session, q *deck.Question, width int) []string {
	w := &s.Words.Briefing
	poll := v.view.Poll
	switch {
	case v.answering():
		return v.answered(s, width)
	case v.view.Phase == briefing.Locked:
		return kit.Wrap(w.AskLocked, width, s.Styles.Muted)
	case poll.Tally == nil:
		return nil
	}
	if poll.Tally.Answers == 0 {
		return kit.Wrap(w.NoAnswers, width, s.Styles.Muted)
	}
	var lines []string
	if v.view.Phase == briefing.Key || q.Type == deck.Order {
		now := kit.Percent(float64(poll.Tally.Right) / float64(poll.Tally.Answers))
		text := fmt.Sprintf(w.RightShare, now)
		if poll.Before != nil && poll.Before.Answers > 0 {
			text = fmt.Sprintf(w.RightChange, kit.Percent(float64(poll.Before.Right)/float64(poll.Before.Answers)), now)
		}
		lines = append(lines, s.Styles.Right.Render(text))
	}
	if v.view.Phase == briefing.Key {
		lines = append(lines, kit.Wrap(q.Explain, width, s.Styles.Text)...)
	}
	return lines
}

// answered says whether the learner's answer has arrived.
func (v *Seat) answered(s *kit.Session, width int) []string {
	w := &s.Words.Briefing
	given := v.answer.Given()
	switch {
	case v.answer.Order() && len(given) > 0 && v.answer.Missing() > 0:
		return kit.Wrap(fmt.Sprintf(w.SentMissing, v.answer.Missing()), width, s.Styles.Muted)
	case len(given) > 0 && sameAnswer(v.answer.Item.Question, given, v.view.Given):
		return kit.Wrap("✓ "+w.Sent, width, s.Styles.Right)
	case v.send.busy:
		return []string{s.Styles.Muted.Render(w.Wait)}
	}
	return nil
}

// sameAnswer compares answers, whose order counts where order is asked for.
func sameAnswer(q *deck.Question, a, b []string) bool {
	if q.Type == deck.Order {
		return slices.Equal(a, b)
	}
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}
