package hall

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/cards"
	"training.vast.vn/vneid-training/internal/wire"
)

// growth are the parts of their length that the bars of a poll have, one frame
// after the other: few, and the same for all, so that each is drawn once.
var growth = [...]float64{0, .35, .6, .78, .9, .97, 1}

// Whole is the last frame of the bars.
const Whole = len(growth) - 1

// How says how a question is answered.
func (v *Room) How(s *kit.Session, q *deck.Question) string {
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

// Lines are the question and its options; items says which option stands on
// each line, as far as there are any, and at is the line of the one that the
// cursor is on.
func (v *Room) Lines(s *kit.Session, width int, airy bool) (lines []string, items []int, at int) {
	w := &s.Words.Briefing
	q := v.Answer.Item.Question
	if q == nil { // another edition of the deck is on the trainer's screen
		return kit.Wrap(w.Question, width, s.Styles.Strong), nil, 0
	}
	lines = s.Asked(q, s.Deck.Topics[q.Topic].Level, width, len(q.Options)+kit.VerdictRows)
	switch {
	case v.Hall(s): // the last line says it
	case v.View.Phase == briefing.Asking && v.Role != briefing.Trainer:
		lines = append(lines, s.Styles.Muted.Render(v.How(s, q)))
	case v.View.Phase == briefing.Locked && v.Role == briefing.Screen: // in its place, that nothing moves
		lines = append(lines, s.Styles.Muted.Render(w.AskLocked))
	}
	if q.Type == deck.Tap && len(q.Screens) == 1 { // of two, each row names its own
		lines = append(lines, kit.Wrap(fmt.Sprintf(s.Words.Reading.Rows, q.Screens[0].Title), width, s.Styles.Muted)...)
	}
	lines = append(lines, "")
	for row, letter := range v.pollRows(q) {
		if airy && row > 0 {
			lines = append(lines, "")
		}
		if v.Answering() && row == v.Answer.At {
			at = len(lines)
		}
		option := v.pollOption(s, q, row, letter, width)
		for len(items) < len(lines) {
			items = append(items, kit.None)
		}
		lines, items = append(lines, option...), append(items, slices.Repeat([]int{row}, len(option))...)
	}
	lines = append(lines, "")
	said := cards.Lines(v.remarks(s, q), width)
	if airy && v.View.Phase == briefing.Bars && v.View.Poll.Tally != nil { // what is said with the key has its place already
		said = append(said, make([]string, max(0, len(cards.Lines(v.verdict(s, q), width))-len(said)))...)
	}
	return append(lines, said...), items, at
}

// Spoken is the question, how it is answered, and whether an answer has arrived.
func (v *Room) Spoken(s *kit.Session) kit.Speech {
	q := v.Answer.Item.Question
	said := s.SayQuestion(s.Words.Briefing.Question, &v.Answer)
	said.Lines = append(said.Lines, wire.Line{Text: v.How(s, q)})
	for _, remark := range v.remarks(s, q) {
		said.Lines = append(said.Lines, wire.Line{Text: remark.Text})
	}
	return said
}

// Answering is true where this person's answer is taken.
func (v *Room) Answering() bool {
	return v.Role == briefing.Follower && v.View.Phase == briefing.Asking
}

// pollRows are the options from top to bottom: with the key, an order stands as
// it is right.
func (v *Room) pollRows(q *deck.Question) []string {
	switch {
	case q.Type == deck.Order && v.View.Phase == briefing.Key:
		return q.RightLetters()
	case v.Role == briefing.Follower:
		return v.Answer.Rows
	}
	return v.Answer.Item.Shown
}

// pollOption draws an option: with a mark while answers are taken, with a bar
// once they are counted.
func (v *Room) pollOption(s *kit.Session, q *deck.Question, row int, letter string, width int) []string {
	follower := v.Role == briefing.Follower
	style, cursor := s.Styles.Text, "  "
	if v.Answering() && row == v.Answer.At {
		style, cursor = s.Styles.Strong, s.Styles.Brand.Render("▸ ")
	}
	number := s.Styles.Key.Render(fmt.Sprint(v.Answer.Number(letter))) + "  "
	if follower {
		number += s.Styles.Text.Render(v.Answer.Mark(letter)) + "  "
	}
	verdict := ""
	if v.View.Phase == briefing.Key {
		verdict, style = "  ", s.Styles.Muted
		if q.Option(letter).Right {
			verdict, style = s.Styles.Right.Render("✓ "), s.Styles.Right
		}
	}
	if q.Type == deck.Order && v.View.Phase == briefing.Key {
		verdict = s.Styles.Right.Render(fmt.Sprintf("%d. ", row+1))
	}
	lines := kit.Hang(cursor+number+verdict, s.Option(q, letter), width, style)
	if v.View.Poll.Tally != nil && q.Type != deck.Order {
		lines = append(lines, v.bars(s, letter, width)...)
	}
	return lines
}

// bars are how many chose an option, and under that how many did so the time
// before.
func (v *Room) bars(s *kit.Session, letter string, width int) []string {
	poll := v.View.Poll
	in := 5
	if v.Role == briefing.Follower {
		in = 10
	}
	style := s.Styles.General
	if v.View.Phase == briefing.Key && v.Answer.Item.Question.Option(letter).Right {
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

// remarks are what there is to say below the options.
func (v *Room) remarks(s *kit.Session, q *deck.Question) []cards.Remark {
	w := &s.Words.Briefing
	poll := v.View.Poll
	switch {
	case v.Answering():
		return v.answered(s)
	case v.View.Phase == briefing.Locked && v.Role == briefing.Screen: // its last line says so
		return nil
	case v.View.Phase == briefing.Locked:
		return []cards.Remark{{Text: w.AskLocked, Style: s.Styles.Muted}}
	case poll.Tally == nil:
		return nil
	}
	said := v.verdict(s, q)
	switch {
	case v.View.Phase == briefing.Key:
		return said
	case q.Type == deck.Order || poll.Tally.Answers == 0:
		return said[:1]
	}
	return nil
}

// verdict is what is said with the key: how many were right, and why.
func (v *Room) verdict(s *kit.Session, q *deck.Question) []cards.Remark {
	w, poll := &s.Words.Briefing, v.View.Poll
	said := []cards.Remark{{Text: w.NoAnswers, Style: s.Styles.Muted}}
	if poll.Tally.Answers > 0 {
		now := kit.Percent(float64(poll.Tally.Right) / float64(poll.Tally.Answers))
		text := fmt.Sprintf(w.RightShare, now)
		if poll.Before != nil && poll.Before.Answers > 0 {
			text = fmt.Sprintf(w.RightChange, kit.Percent(float64(poll.Before.Right)/float64(poll.Before.Answers)), now)
		}
		said[0] = cards.Remark{Text: text, Style: s.Styles.Right}
	}
	if q.Explain != "" {
		said = append(said, cards.Remark{Text: q.Explain, Style: s.Styles.Text})
	}
	return said
}

// answered says whether the learner's answer has arrived.
func (v *Room) answered(s *kit.Session) []cards.Remark {
	w := &s.Words.Briefing
	given := v.Answer.Given()
	switch {
	case v.Answer.Order() && len(given) > 0 && v.Answer.Missing() > 0:
		return []cards.Remark{{Text: fmt.Sprintf(w.SentMissing, v.Answer.Missing()), Style: s.Styles.Muted}}
	case len(given) > 0 && sameAnswer(v.Answer.Item.Question, given, v.View.Given):
		return []cards.Remark{{Mark: "✓ ", Text: w.Sent, Style: s.Styles.Right}}
	case v.Sending:
		return []cards.Remark{{Text: w.Wait, Style: s.Styles.Muted}}
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

// share is how much of the answers an option has, in whole percent: bars that
// differ by less are alike.
func share(t *briefing.Tally, letter string) int {
	if t.Answers == 0 {
		return 0
	}
	return kit.Percent(float64(t.Options[letter]) / float64(t.Answers))
}
