package tui

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
)

// scrollPoll moves about a question that is taller than the stage.
func (v *liveScreen) scrollPoll(msg tea.Msg, s *session) bool {
	half := max(1, s.stage().height/2)
	down, up := s.keys.scrollDown, s.keys.scrollUp
	if v.seat.Role == briefing.Trainer { // whose remote sends those to go on
		down, up = s.keys.listDown, s.keys.listUp
	}
	switch {
	case is(msg, down):
		lines, _ := v.pollLines(s, s.column(), false)
		v.scroll = max(0, min(max(0, v.scroll)+half, len(lines)-s.stage().height))
	case is(msg, up):
		v.scroll = max(0, v.scroll-half)
	default:
		return false
	}
	return true
}

// pollView shows the question put to the room: while it is open, to be
// answered; then how the room answered; then what is right.
func (v *liveScreen) pollView(s *session, left string) Picture {
	w := &s.words.Briefing
	lines, at := v.pollLines(s, s.column(), true)
	if len(lines) > s.stage().height {
		lines, at = v.pollLines(s, s.column(), false)
	}
	shown, _ := s.window(lines, s.stage().height, v.scroll, at, min(at+1, max(0, len(lines)-1)))
	title := ""
	if v.view.Poll.Round > 1 {
		title = fmt.Sprintf(w.Again, v.view.Poll.Round)
	}
	head := s.header(header{place: w.Question, accent: s.styles.Brand, title: title, right: fmt.Sprintf(w.Room, v.view.Room)})
	return s.frame(head, s.indent(shown), s.footer(left, v.pollKeys(s)))
}

func (v *liveScreen) pollKeys(s *session) []key.Binding {
	if v.seat.Role != briefing.Trainer {
		return v.Keys(s)
	}
	next := s.keys.advance
	next.SetHelp(next.Help().Key, s.words.Briefing.PollNext[v.pollStage()])
	return []key.Binding{next, s.keys.help, s.keys.leave}
}

// pollStage counts from 0: open, locked, bars, key.
func (v *liveScreen) pollStage() int {
	return max(0, slices.Index([]briefing.Phase{briefing.Asking, briefing.Locked, briefing.Bars, briefing.Key}, v.view.Phase))
}

// pollLines are the question and its options; at is the row of the option that
// the cursor is on.
func (v *liveScreen) pollLines(s *session, width int, airy bool) (lines []string, at int) {
	w := &s.words.Briefing
	q := v.answer.item.Question
	if q == nil { // another edition of the deck is on the trainer's screen
		return wrap(w.Question, width, s.styles.Strong), 0
	}
	lines = s.asked(q, s.Deck.Topics[q.Topic].Level, width, len(q.Options)+verdictRows)
	if v.view.Phase == briefing.Asking {
		how := map[string]string{deck.Multiple: w.PickAll, deck.Order: w.PickOrder, deck.Tap: s.words.Exam.Tap}[q.Type]
		if how == "" {
			how = w.PickOne
		}
		lines = append(lines, s.styles.Muted.Render(how))
	}
	if q.Type == deck.Tap && len(q.Screens) == 1 { // of two, each row names its own
		lines = append(lines, wrap(fmt.Sprintf(s.words.Reading.Rows, q.Screens[0].Title), width, s.styles.Muted)...)
	}
	lines = append(lines, "")
	for row, letter := range v.pollRows(q) {
		if airy && row > 0 {
			lines = append(lines, "")
		}
		if v.answering() && row == v.answer.at {
			at = len(lines)
		}
		lines = append(lines, v.pollOption(s, q, row, letter, width)...)
	}
	lines = append(lines, "")
	return append(lines, v.pollFoot(s, q, width)...), at
}

// answering is true where this person's answer is taken.
func (v *liveScreen) answering() bool {
	return v.seat.Role == briefing.Follower && v.view.Phase == briefing.Asking
}

// pollRows are the options from top to bottom: with the key, an order stands as
// it is right.
func (v *liveScreen) pollRows(q *deck.Question) []string {
	switch {
	case q.Type == deck.Order && v.view.Phase == briefing.Key:
		return q.RightLetters()
	case v.seat.Role == briefing.Follower:
		return v.answer.rows
	}
	return v.answer.item.Shown
}

// pollOption draws an option: with a mark while answers are taken, with a bar
// once they are counted.
func (v *liveScreen) pollOption(s *session, q *deck.Question, row int, letter string, width int) []string {
	follower := v.seat.Role == briefing.Follower
	style, cursor := s.styles.Text, "  "
	if v.answering() && row == v.answer.at {
		style, cursor = s.styles.Strong, s.styles.Brand.Render("▸ ")
	}
	number := s.styles.Key.Render(fmt.Sprint(v.answer.number(letter))) + "  "
	if follower {
		number += s.styles.Text.Render(v.answer.mark(row, letter)) + "  "
	}
	verdict := ""
	if v.view.Phase == briefing.Key {
		verdict, style = "  ", s.styles.Muted
		if q.Option(letter).Right {
			verdict, style = s.styles.Right.Render("✓ "), s.styles.Right
		}
	}
	if q.Type == deck.Order && v.view.Phase == briefing.Key {
		cursor = s.styles.Right.Render(fmt.Sprintf("%d.", row+1))
		verdict = ""
	}
	lines := hang(cursor+number+verdict, s.option(q, letter), width, style)
	if v.view.Poll.Tally != nil && q.Type != deck.Order {
		lines = append(lines, v.bars(s, letter, width)...)
	}
	return lines
}

// bars are how many chose an option, and under that how many did so the time
// before.
func (v *liveScreen) bars(s *session, letter string, width int) []string {
	poll := v.view.Poll
	in := 5
	if v.seat.Role == briefing.Follower {
		in = 10
	}
	style := s.styles.General
	if v.view.Phase == briefing.Key && v.answer.item.Question.Option(letter).Right {
		style = s.styles.Right
	}
	lines := []string{strings.Repeat(" ", in) + bar(poll.Tally, letter, width-in, "█", style, "")}
	if poll.Before != nil {
		lines = append(lines, strings.Repeat(" ", in)+bar(poll.Before, letter, width-in, "░", s.styles.Muted, s.words.Briefing.EarlierMark))
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
	text := fmt.Sprintf("%d %% (%d)", percent(share), n)
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
func (v *liveScreen) pollFoot(s *session, q *deck.Question, width int) []string {
	w := &s.words.Briefing
	poll := v.view.Poll
	switch {
	case v.answering():
		return v.answered(s, width)
	case v.view.Phase == briefing.Locked:
		return wrap(w.AskLocked, width, s.styles.Muted)
	case poll.Tally == nil:
		return nil
	}
	if poll.Tally.Answers == 0 {
		return wrap(w.NoAnswers, width, s.styles.Muted)
	}
	var lines []string
	if v.view.Phase == briefing.Key || q.Type == deck.Order {
		now := percent(float64(poll.Tally.Right) / float64(poll.Tally.Answers))
		text := fmt.Sprintf(w.RightShare, now)
		if poll.Before != nil && poll.Before.Answers > 0 {
			text = fmt.Sprintf(w.RightChange, percent(float64(poll.Before.Right)/float64(poll.Before.Answers)), now)
		}
		lines = append(lines, s.styles.Right.Render(text))
	}
	if v.view.Phase == briefing.Key {
		lines = append(lines, wrap(q.Explain, width, s.styles.Text)...)
	}
	return lines
}

// answered says whether the learner's answer has arrived.
func (v *liveScreen) answered(s *session, width int) []string {
	w := &s.words.Briefing
	given := v.answer.given()
	switch {
	case v.answer.order() && v.answer.placed > 0 && v.answer.missing() > 0:
		return wrap(fmt.Sprintf(w.SentMissing, v.answer.missing()), width, s.styles.Muted)
	case len(given) > 0 && sameAnswer(v.answer.item.Question, given, v.view.Given):
		return wrap("✓ "+w.Sent, width, s.styles.Right)
	case v.send.busy:
		return []string{s.styles.Muted.Render(w.Wait)}
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
