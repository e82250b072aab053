package tui

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
	"training.vast.vn/vneid-training/internal/render"
)

// examScreen asks one question after the other and says after each what was
// right, unless that is kept for the end.
type examScreen struct {
	fixed
	run      *quizRun
	answer   answering
	judged   *quiz.Answer // the answer just given, while its feedback shows
	complain string
	scroll   int // first row shown; negative: wherever the cursor is
	since    time.Time
}

// newExam begins or goes on with a run.
func newExam(s *session, run *quizRun) (*examScreen, Want) {
	e := &examScreen{run: run, scroll: -1, since: s.Now()}
	e.ask()
	switch {
	case run.recorded && len(run.attempt.Answers()) == 0:
		return e, Write{s.begin(run)}
	case run.attempt.Done():
		return e, e.next(s)
	}
	return e, nil
}

func (e *examScreen) Keys(s *session) []key.Binding {
	k := s.keys
	if e.judged != nil {
		return []key.Binding{k.goOn, k.leave, k.help, k.scrollDown, k.scrollUp, k.redraw}
	}
	return []key.Binding{k.pick, k.confirm, k.help, k.toggle, k.listUp, k.listDown, k.moveUp, k.moveDown,
		k.scrollDown, k.scrollUp, k.redraw, k.leave}
}

// Leaving asks, and says what becomes of the answers.
func (e *examScreen) Leaving(s *session) *Question {
	w := &s.words.Leave
	next, _ := e.run.progress()
	lines := []string{s.styles.Strong.Render(w.Title)}
	switch {
	case s.Kiosk:
		lines = append(lines, wrap(s.words.Kiosk.NotKept, s.column(), s.styles.Text)...)
	case e.run.recorded:
		lines = append(lines, wrap(fmt.Sprintf(w.Quiz, next), s.column(), s.styles.Text)...)
	}
	return &Question{
		head: s.header(header{place: s.runTitle(e.run), accent: s.styles.Brand}), lines: append(lines, ""),
		answers: []item{{text: w.Stay}, {text: w.Leave}}, chosen: func(i int) Want { return []Want{nil, Quit{}}[i] },
	}
}

func (e *examScreen) ask() {
	if _, it, ok := e.run.attempt.Current(); ok {
		e.answer = newAnswering(it)
	}
	e.judged, e.complain, e.scroll = nil, "", -1
}

func (e *examScreen) Update(msg tea.Msg, s *session) Want {
	k := s.keys
	switch {
	case is(msg, k.scrollDown):
		e.scroll = max(0, e.scroll) + max(1, s.stage().height/2)
		return nil
	case is(msg, k.scrollUp):
		e.scroll = max(0, e.scroll-max(1, s.stage().height/2))
		return nil
	}
	commits := s.Now().Sub(e.since) >= settle
	if e.judged != nil {
		if is(msg, k.goOn) && commits {
			return e.next(s)
		}
		return nil
	}
	row, ok := clicked(msg)
	switch {
	case ok:
		e.answer.pick(e.answer.number(e.answer.rows[row]) - 1)
	case is(msg, k.moveUp):
		e.answer.shift(-1)
	case is(msg, k.moveDown):
		e.answer.shift(1)
	case is(msg, k.listUp):
		e.answer.move(-1)
	case is(msg, k.listDown):
		e.answer.move(1)
	case is(msg, k.toggle):
		e.answer.toggle()
	case is(msg, k.pick):
		e.answer.pick(slices.Index(k.pick.Keys(), msg.(tea.KeyPressMsg).String()) % 9)
	case is(msg, k.confirm):
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
func (e *examScreen) confirm(s *session) Want {
	if n := e.answer.missing(); n > 0 {
		e.complain = fmt.Sprintf(s.words.Exam.OrderFirst, n)
		return nil
	}
	given := e.answer.given()
	// Enter on a list with one right answer means the row that the cursor is on.
	if len(given) == 0 && e.answer.one() {
		e.answer.toggle()
		return nil
	}
	i, _, _ := e.run.attempt.Current()
	answer, err := e.run.attempt.Answer(given, s.Now())
	if err != nil {
		e.complain = s.words.Exam.ChooseFirst
		return nil
	}
	e.since = s.Now()
	var wants All
	if e.run.recorded {
		wants = append(wants, Write{s.keepAnswer(e.run, i, answer)})
	}
	if s.FeedbackAtEnd {
		return append(wants, e.next(s))
	}
	e.judged, e.scroll = &answer, -1
	return wants
}

// next goes on to the next question, or from the last to the outcome.
func (e *examScreen) next(s *session) Want {
	e.since = s.Now()
	if !e.run.attempt.Done() {
		e.ask()
		return nil
	}
	e.judged = nil
	s.remember(e.run)
	record := e.run.record(s, s.Now())
	e.run.done = &record
	wants := All{Go{To: Outcome, With: e.run}}
	if e.run.recorded {
		e.run.saved.busy = true
		wants = append(wants, Write{s.finish(e.run)})
	}
	if e.run.kind != trial {
		wants = append(wants, Learnt{})
	}
	return wants
}

func (e *examScreen) View(s *session) Picture {
	i, _ := e.shown()
	body, rows := e.lay(s)
	head := s.header(header{place: s.runTitle(e.run), accent: s.styles.Brand, title: fmt.Sprintf(s.words.Exam.Question, i+1, len(e.run.journal.Items)), right: e.keeping(s)})
	p := s.frame(head, s.indent(body), s.footer(e.bar(s), e.Keys(s)))
	p.Rows = rows
	return p
}

// lay sets the stage: the question, its options, and what is said of the
// answer. The options can be touched.
func (e *examScreen) lay(s *session) (body []string, on Rows) {
	_, it := e.shown()
	width := s.column()
	lines := s.asked(it.Question, e.level(), width, len(it.Shown)+verdictRows)
	lines = append(lines, s.styles.Muted.Render(s.asks(it.Question.Type)), "")
	head := len(lines)
	var below []string
	if e.judged != nil {
		below = append([]string{""}, s.verdict(*e.judged, width)...)
	} else if e.complain != "" {
		below = append([]string{""}, wrap("! "+e.complain, width, s.styles.Wrong)...)
	}
	lines, rows, from, to := e.options(s, lines, width, true)
	if len(lines)+max(len(below), verdictRows) > s.stage().height {
		lines, rows, from, to = e.options(s, lines[:head], width, false)
	}
	if len(below) > 0 {
		from, to = len(lines), len(lines)+len(below)-1
	}
	shown, offset := s.window(append(lines, below...), s.stage().height, e.scroll, from, to)
	return shown, Rows{items: rows[min(offset, len(rows)):], width: s.width}
}

// roomyWidth is how wide a window must be for the resume code and more to stand
// in the header.
const roomyWidth = 100

// verdictRows is the room kept below the options for what is said of an
// answer, so that they don't move when it comes.
const verdictRows = 6

// options adds the options to lines, parted by blank rows if airy. It tells
// which of them stands on each line, and on which lines the one under the
// cursor does.
func (e *examScreen) options(s *session, lines []string, width int, airy bool) (all []string, rows []int, from, to int) {
	if e.answer.item.Question.Type == deck.Tap {
		return e.phones(s, lines, width, airy)
	}
	rows = rowsBelow(len(lines), 0)
	for row, letter := range e.answer.rows {
		if airy && row > 0 {
			lines, rows = append(lines, ""), append(rows, None)
		}
		option := e.option(s, row, letter, width)
		if e.judged == nil && row == e.answer.at {
			from, to = len(lines), len(lines)+len(option)-1
		}
		lines, rows = append(lines, option...), append(rows, slices.Repeat([]int{row}, len(option))...)
	}
	return lines, rows, from, to
}

// phones is options for a question that is answered on phone screens.
func (e *examScreen) phones(s *session, lines []string, width int, airy bool) (all []string, rows []int, from, to int) {
	q := e.answer.item.Question
	p := render.Pick{Question: q, At: e.answer.at}
	if given := e.answer.given(); len(given) > 0 {
		p.Chosen = given[0]
	}
	if e.judged != nil {
		p.At, p.Chosen, p.Judged = None, "", make(map[string]bool)
		for _, letter := range append(e.judged.Given, q.RightLetters()...) {
			p.Judged[letter] = q.Option(letter).Right
		}
	}
	room := 0
	if airy {
		room = s.stage().height - len(lines) - verdictRows
	}
	drawn, on := s.renderer.Pick(p, e.level(), width, room)
	from = len(lines) + max(0, slices.Index(on, e.answer.at))
	return append(lines, drawn...), append(rowsBelow(len(lines), 0), on...), from, from
}

// level is that of the topic which the question on the screen belongs to.
func (e *examScreen) level() int { return e.run.deck.Topics[e.answer.item.Question.Topic].Level }

// shown is the question on the screen: the one just answered while its
// feedback shows.
func (e *examScreen) shown() (int, quiz.Item) {
	if e.judged != nil || e.run.attempt.Done() {
		answers := e.run.attempt.Answers()
		return len(answers) - 1, answers[len(answers)-1].Item
	}
	i, it, _ := e.run.attempt.Current()
	return i, it
}

// keeping says whether the answers given so far are safe.
func (e *examScreen) keeping(s *session) string {
	w := &s.words.Exam
	code := ""
	if e.run.recorded && e.run.journal.Code != "" && e.run.kept == nil {
		code = fmt.Sprintf(s.words.Resume.Code, e.run.journal.Code)
	}
	switch {
	case code != "" && len(e.run.attempt.Answers()) > 0 && s.width >= roomyWidth:
		return code + " · " + w.Saved
	case code != "":
		return code
	case e.run.kind.practice():
		return s.words.Round.Note
	case !e.run.recorded:
		return w.NotRecorded
	case s.Kiosk: // answers under way are kept nowhere, on purpose
	case e.run.kept != nil:
		return "! " + w.NotSaved
	case len(e.run.attempt.Answers()) > 0:
		return w.Saved
	}
	return ""
}

func (s *session) asks(kind string) string {
	w := &s.words.Exam
	return map[string]string{deck.Single: w.Single, deck.Multiple: w.Multiple, deck.TrueFalse: w.TrueFalse, deck.Order: w.Order, deck.Tap: w.Tap}[kind]
}

// option draws one option with its number and mark.
func (e *examScreen) option(s *session, row int, letter string, width int) []string {
	q := e.answer.item.Question
	cursor, style := "  ", s.styles.Text
	if row == e.answer.at && e.judged == nil {
		cursor, style = s.styles.Brand.Render("▸ "), s.styles.Strong
	}
	number := s.styles.Key.Render(fmt.Sprint(e.answer.number(letter)))
	var verdict string
	if e.judged != nil {
		verdict, style = s.judge(q, letter, row, e.judged.Given)
	}
	return hang(cursor+number+"  "+s.styles.Text.Render(e.answer.mark(row, letter))+"  "+verdict, s.option(q, letter), width, style)
}

// judge marks an option of an answered question: ✓ where it is right, ✗ where
// it was chosen wrongly.
func (s *session) judge(q *deck.Question, letter string, row int, given []string) (string, lipgloss.Style) {
	right, chosen := q.Option(letter).Right, slices.Contains(given, letter)
	if q.Type == deck.Order {
		right, chosen = row < len(q.Options) && q.Options[row].Letter == letter, true
	}
	switch {
	case right && (chosen || q.Type != deck.Order):
		return s.styles.Right.Render("✓ "), s.styles.Right
	case chosen:
		return s.styles.Wrong.Render("✗ "), s.styles.Wrong
	}
	return "  ", s.styles.Muted
}

// verdict says whether an answer was right, what is, and why.
func (s *session) verdict(a quiz.Answer, width int) []string {
	w := &s.words.Exam
	var lines []string
	if a.Correct {
		lines = append(lines, s.styles.Right.Bold(true).Render("✓ "+w.Right))
	} else {
		lines = append(lines, s.styles.Wrong.Bold(true).Render("✗ "+w.Wrong))
		lines = append(lines, wrap(fmt.Sprintf(w.RightWas, s.rightAnswer(a.Item)), width, s.styles.Text)...)
	}
	return append(lines, wrap(a.Item.Question.Explain, width, s.styles.Text)...)
}

// rightAnswer names the right options by the numbers they were shown under.
func (s *session) rightAnswer(it quiz.Item) string {
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
		answer += ". " + s.option(it.Question, it.Question.RightLetters()[0])
	}
	return answer
}

// bar has a mark for each question: right, wrong, or to come.
func (e *examScreen) bar(s *session) string {
	var b strings.Builder
	answers := e.run.attempt.Answers()
	for i := range e.run.journal.Items {
		switch {
		case i >= len(answers):
			b.WriteString(s.styles.Frame.Render("○"))
		case s.FeedbackAtEnd:
			b.WriteString(s.styles.General.Render("●"))
		case answers[i].Correct:
			b.WriteString(s.styles.Right.Render("✓"))
		default:
			b.WriteString(s.styles.Wrong.Render("✗"))
		}
	}
	return b.String()
}
