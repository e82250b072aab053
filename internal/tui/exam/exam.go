// Package exam has the screens of a quiz, from its first question to the outcome
// and the review, and the run that they share.
package exam

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/quiz"
	"training.vast.vn/vneid-training/internal/record/sitting"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/cards"
)

// examScreen asks one question after the other and says after each what was
// right, unless that is kept for the end.
type examScreen struct {
	kit.Fixed
	run      *Run
	answer   quiz.Answering
	judged   *quiz.Answer // the answer just given, while its feedback shows
	complain string
	scroll   int // first row shown; negative: wherever the cursor is
	since    time.Time
}

// NewExam begins or goes on with a run.
func NewExam(s *kit.Session, run *Run) (kit.Screen, kit.Want) {
	e := &examScreen{run: run, scroll: -1, since: s.Now()}
	e.ask()
	switch {
	case run.resumed && s.Journals() != nil:
		return e, kit.Write(takeOver(s, run))
	case run.recorded && len(run.attempt.Answers()) == 0:
		return e, kit.Write(begin(s, run))
	case run.attempt.Done():
		return e, e.next(s)
	}
	return e, nil
}

func (e *examScreen) Keys(s *kit.Session) []key.Binding {
	k := s.Keys
	if e.judged != nil {
		return []key.Binding{k.GoOn, k.Leave, k.Help, k.ScrollDown, k.ScrollUp, k.Redraw}
	}
	return []key.Binding{k.Pick, k.Confirm, k.Leave, k.Help, k.Toggle, k.ListUp, k.ListDown, k.MoveUp, k.MoveDown,
		k.ScrollDown, k.ScrollUp, k.Redraw}
}

// Leaving asks, and says what becomes of the answers.
func (e *examScreen) Leaving(s *kit.Session) *kit.Question {
	w := &s.Words.Leave
	next, _ := e.run.Progress()
	room := min(s.Column(), 70)
	var lines []string
	switch {
	case s.Kiosk:
		lines = append(lines, kit.Wrap(s.Words.Kiosk.NotKept, room, s.Styles.Text)...)
	case e.run.recorded:
		lines = append(lines, kit.Wrap(fmt.Sprintf(w.Quiz, next), room, s.Styles.Text)...)
		if code := e.run.journal.Code; code != "" {
			lines = append(lines, kit.Wrap(fmt.Sprintf(w.Code, code), room, s.Styles.Strong)...)
		}
		if s.Own != "" {
			lines = append(lines, kit.Wrap(fmt.Sprintf(s.Words.Enrol.OwnCode, s.Own), room, s.Styles.Strong)...)
		}
		if s.Back != "" {
			lines = append(lines, kit.Wrap(fmt.Sprintf(w.Back, s.Back), room, s.Styles.Strong)...)
		}
	}
	return &kit.Question{
		Head: s.Header(kit.Header{Place: runTitle(s, e.run), Fill: s.Styles.BrandFill}), Title: w.Title, Lines: lines,
		Answers: []kit.Item{{Text: w.Stay}, {Text: w.Leave}}, Chosen: func(i int) kit.Want { return []kit.Want{nil, kit.Quit{}}[i] },
	}
}

func (e *examScreen) ask() {
	if _, it, ok := e.run.attempt.Current(); ok {
		e.answer = quiz.NewAnswering(it)
	}
	e.judged, e.complain, e.scroll = nil, "", -1
}

func (e *examScreen) Update(msg tea.Msg, s *kit.Session) kit.Want {
	k := s.Keys
	switch {
	case kit.Is(msg, k.ScrollDown):
		e.scroll = max(0, e.scroll) + max(1, s.Stage().Height/2)
		return nil
	case kit.Is(msg, k.ScrollUp):
		e.scroll = max(0, e.scroll-max(1, s.Stage().Height/2))
		return nil
	}
	commits := s.Now().Sub(e.since) >= kit.Settle
	if e.judged != nil {
		if kit.Is(msg, k.GoOn) && commits {
			return e.next(s)
		}
		return nil
	}
	row, ok := kit.Clicked(msg)
	switch {
	case ok:
		e.answer.Pick(e.answer.Number(e.answer.Rows[row]) - 1)
	case kit.Is(msg, k.MoveUp):
		e.answer.Shift(-1)
	case kit.Is(msg, k.MoveDown):
		e.answer.Shift(1)
	case kit.Is(msg, k.ListUp):
		e.answer.Move(-1)
	case kit.Is(msg, k.ListDown):
		e.answer.Move(1)
	case kit.Is(msg, k.Toggle):
		e.answer.Toggle()
	case kit.Is(msg, k.Pick):
		e.answer.Pick(slices.Index(k.Pick.Keys(), msg.(tea.KeyPressMsg).String()) % 9)
	case kit.Is(msg, k.Confirm):
		if commits {
			return e.confirm(s)
		}
		return nil
	default:
		return nil
	}
	e.complain, e.scroll = "", -1
	return nil
}

// confirm gives the answer, or says what is missing.
func (e *examScreen) confirm(s *kit.Session) kit.Want {
	switch _, it, more := e.run.attempt.Current(); {
	case e.run.elsewhere(s):
		e.complain = sitting.Gone(e.run.gone, s.Words)
		return nil
	case e.run.resumed: // it is not taken over yet
		return nil
	case !more:
		return e.next(s)
	case it.Question != e.answer.Item.Question: // it was answered elsewhere before it was taken over
		e.ask()
		return nil
	}
	if !e.answer.Enter() {
		e.complain = ""
		return nil
	}
	if n := e.answer.Missing(); n > 0 {
		e.complain = fmt.Sprintf(s.Words.Exam.OrderFirst, n)
		return nil
	}
	given := e.answer.Given()
	i, _, _ := e.run.attempt.Current()
	answer, err := e.run.attempt.Answer(given, s.Now())
	if err != nil {
		e.complain = s.Words.Exam.ChooseFirst
		return nil
	}
	e.since = s.Now()
	var wants kit.All
	if e.run.recorded {
		wants = append(wants, kit.Write(keepAnswer(s, e.run, i, answer)))
	}
	if s.FeedbackAtEnd {
		return append(wants, e.next(s))
	}
	e.judged, e.scroll = &answer, -1
	return wants
}

// next goes on to the next question, or from the last to the outcome.
func (e *examScreen) next(s *kit.Session) kit.Want {
	e.since = s.Now()
	if !e.run.attempt.Done() {
		e.ask()
		return nil
	}
	e.judged = nil
	remember(s, e.run)
	record := e.run.record(s, s.Now())
	e.run.done = &record
	wants := kit.All{kit.Go{To: kit.Outcome, With: e.run}}
	if e.run.recorded {
		e.run.saved.busy = true
		wants = append(wants, kit.Write(finish(s, e.run)))
	}
	if e.run.kind != trial {
		wants = append(wants, kit.Learnt{})
	}
	return wants
}

func (e *examScreen) View(s *kit.Session) kit.Picture {
	i := len(e.run.attempt.Answers())
	if e.judged != nil || e.run.attempt.Done() {
		i-- // the one just answered
	}
	body, rows := e.body(s)
	head := s.Header(kit.Header{Place: runTitle(s, e.run), Fill: s.Styles.BrandFill, Title: fmt.Sprintf(s.Words.Exam.Question, i+1, len(e.run.journal.Items)), Right: e.keeping(s)})
	return s.Frame(head, body, s.Footer(e.bar(s), e.Keys(s))).With(rows)
}

// body is the question on grounds where the window has room for that.
func (e *examScreen) body(s *kit.Session) (body []string, on kit.Rows) {
	if b, ok := e.board(s); ok {
		return b.lines(), b.rows()
	}
	if body, on, ok := e.tapBoard(s); ok {
		return body, on
	}
	body, on = e.lay(s, s.Column())
	return s.Indent(body), on
}

// lay sets the stage: the question, its options, and what is said of the
// answer, over so many columns. The options can be touched.
func (e *examScreen) lay(s *kit.Session, width int) (body []string, on kit.Rows) {
	it := e.answer.Item
	lines := s.Asked(it.Question, e.level(), width, len(it.Shown)+kit.VerdictRows)
	lines = append(append(lines, kit.Wrap(asks(s, it.Question.Type), width, s.Styles.Muted)...), "")
	head := len(lines)
	below := cards.Lines(e.remarks(s), width)
	if len(below) > 0 {
		below = append([]string{""}, below...)
	}
	lines, rows, from, to := e.options(s, lines, width, true)
	if len(lines)+max(len(below), kit.VerdictRows) > s.Stage().Height {
		lines, rows, from, to = e.options(s, lines[:head], width, false)
	}
	if len(below) > 0 {
		from, to = len(lines), len(lines)+len(below)-1
	}
	shown, offset := s.Window(append(lines, below...), s.Stage().Height, e.scroll, from, to)
	return shown, kit.Rows{Items: rows[min(offset, len(rows)):], Width: s.Width}
}

// options adds the options to lines, parted by blank rows if airy. It tells
// which of them stands on each line, and on which lines the one under the
// cursor does.
func (e *examScreen) options(s *kit.Session, lines []string, width int, airy bool) (all []string, rows []int, from, to int) {
	if e.answer.Item.Question.Type == deck.Tap {
		return e.phones(s, lines, width, airy)
	}
	rows = kit.RowsBelow(len(lines), 0)
	for row, letter := range e.answer.Rows {
		if airy && row > 0 {
			lines, rows = append(lines, ""), append(rows, kit.None)
		}
		option := e.option(s, row, letter, width)
		if e.judged == nil && row == e.answer.At {
			from, to = len(lines), len(lines)+len(option)-1
		}
		lines, rows = append(lines, option...), append(rows, slices.Repeat([]int{row}, len(option))...)
	}
	return lines, rows, from, to
}

// phones is options for a question that is answered on phone screens.
func (e *examScreen) phones(s *kit.Session, lines []string, width int, airy bool) (all []string, rows []int, from, to int) {
	room := 0
	if airy {
		room = s.Stage().Height - len(lines) - kit.VerdictRows
	}
	drawn, on := s.Renderer.Pick(e.pick(), e.level(), width, room)
	from = len(lines) + max(0, slices.Index(on, e.answer.At))
	return append(lines, drawn...), append(kit.RowsBelow(len(lines), 0), on...), from, from
}

// level is that of the topic which the question on the screen belongs to.
func (e *examScreen) level() int { return e.run.deck.Topics[e.answer.Item.Question.Topic].Level }

// keeping says whether the answers given so far are safe: not before they are, nor
// tells it a code for what is not kept yet.
func (e *examScreen) keeping(s *kit.Session) string {
	w := &s.Words.Exam
	answers := len(e.run.attempt.Answers())
	answered, safe := answers > 0, e.run.writes == 0
	own := fmt.Sprintf(s.Words.Enrol.OwnCode, s.Own)
	switch {
	case e.run.writes > answers && e.run.kept == nil: // the journal is on its way itself
		return ""
	case e.run.recorded && s.Own != "" && e.run.kept == nil && !e.run.lost && s.HeadRoom(own):
		return own
	case e.run.recorded && e.run.journal.Code != "" && e.run.kept == nil:
		return e.code(s, answered, safe)
	case e.run.kind.practice():
		return s.Words.Round.Note
	case !e.run.recorded:
		return w.NotRecorded
	case s.Kiosk: // answers under way are kept nowhere, on purpose
	case e.run.lost:
		return "! " + sitting.Gone(e.run.gone, s.Words)
	case e.run.kept != nil:
		return "! " + w.NotSaved
	case answered && safe:
		return w.Saved
	}
	return ""
}

// code is the resume code, and as much of what it is for as there is room.
func (e *examScreen) code(s *kit.Session, answered, safe bool) string {
	w := &s.Words.Resume
	code := fmt.Sprintf(w.Code, e.run.journal.Code)
	texts := []string{fmt.Sprintf(w.Why, e.run.journal.Code), fmt.Sprintf(w.Note, e.run.journal.Code)}
	switch {
	case answered && safe:
		texts = []string{code + " · " + s.Words.Exam.Saved}
	case answered:
		texts = nil
	}
	for _, text := range texts {
		if s.HeadRoom(text) {
			return text
		}
	}
	return code
}

func asks(s *kit.Session, kind string) string {
	w := &s.Words.Exam
	return map[string]string{deck.Single: w.Single, deck.Multiple: w.Multiple, deck.TrueFalse: w.TrueFalse, deck.Order: w.Order, deck.Tap: w.Tap}[kind]
}

// option draws one option with its number and mark.
func (e *examScreen) option(s *kit.Session, row int, letter string, width int) []string {
	q := e.answer.Item.Question
	cursor, style := "  ", s.Styles.Text
	if row == e.answer.At && e.judged == nil {
		cursor, style = s.Styles.Brand.Render("▸ "), s.Styles.Strong
	}
	number := s.Styles.Key.Render(fmt.Sprint(e.answer.Number(letter)))
	var verdict string
	if e.judged != nil {
		verdict, style = judge(s, q, letter, e.judged.Given)
	}
	mark, text := s.Styles.Text.Render(e.answer.Mark(letter))+"  ", s.Option(q, letter)
	if e.answer.Order() { // one column of numbers, that of the keys
		mark, text = "", text+"  "+e.answer.Mark(letter)
	}
	return kit.Hang(cursor+number+"  "+mark+verdict, strings.TrimRight(text, " "), width, style)
}

// judge marks an option of an answered question: ✓ where it is right, ✗ where
// it was chosen wrongly.
func judge(s *kit.Session, q *deck.Question, letter string, given []string) (string, lipgloss.Style) {
	right, chosen := q.Option(letter).Right, slices.Contains(given, letter)
	if place := slices.Index(given, letter); q.Type == deck.Order {
		right, chosen = place >= 0 && place < len(q.Options) && q.Options[place].Letter == letter, true
	}
	switch {
	case right && (chosen || q.Type != deck.Order):
		return s.Styles.Right.Render("✓ "), s.Styles.Right
	case chosen:
		return s.Styles.Wrong.Render("✗ "), s.Styles.Wrong
	}
	return "  ", s.Styles.Muted
}

// verdict says whether an answer was right, what is, and why.
func verdict(s *kit.Session, a quiz.Answer) []cards.Remark {
	w := &s.Words.Exam
	why := cards.Remark{Text: a.Item.Question.Explain, Style: s.Styles.Text}
	if a.Correct {
		return []cards.Remark{{Mark: "✓ ", Text: w.Right, Style: s.Styles.Bold(s.Styles.Right)}, why}
	}
	return []cards.Remark{
		{Mark: "✗ ", Text: w.Wrong, Style: s.Styles.Bold(s.Styles.Wrong)},
		{Text: fmt.Sprintf(w.RightWas, rightAnswer(s, a.Item)), Style: s.Styles.Text},
		why,
	}
}

// remarks are said of the answer, or of what is missing in it.
func (e *examScreen) remarks(s *kit.Session) []cards.Remark {
	switch {
	case e.judged != nil:
		return verdict(s, *e.judged)
	case e.complain != "":
		return []cards.Remark{{Mark: "! ", Text: e.complain, Style: s.Styles.Wrong}}
	}
	return nil
}

// rightAnswer names the right options by the numbers they were shown under.
func rightAnswer(s *kit.Session, it quiz.Item) string {
	var parts []string
	for _, letter := range it.Question.RightLetters() {
		parts = append(parts, fmt.Sprint(slices.Index(it.Shown, letter)+1))
	}
	join := " → "
	if it.Question.Type != deck.Order {
		slices.Sort(parts)
		join = ", "
	}
	answer := strings.Join(parts, join)
	if len(parts) == 1 {
		answer += ". " + s.Option(it.Question, it.Question.RightLetters()[0])
	}
	return answer
}

// bar has a mark for each question: right, wrong, or to come.
func (e *examScreen) bar(s *kit.Session) string {
	answers, items := e.run.attempt.Answers(), len(e.run.journal.Items)
	if s.Wide() && 3*items <= s.Width/2 {
		return segments(s, items, answers)
	}
	var b strings.Builder
	for i := range items {
		switch {
		case i >= len(answers):
			b.WriteString(s.Styles.Frame.Render("○"))
		case s.FeedbackAtEnd:
			b.WriteString(s.Styles.General.Render("●"))
		case answers[i].Correct:
			b.WriteString(s.Styles.Right.Render("✓"))
		default:
			b.WriteString(s.Styles.Wrong.Render("✗"))
		}
	}
	return b.String()
}
