package tui

import (
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/quiz"
)

// reviewScreen goes through the answers once more, with the slide that each
// question comes from beside it or in its place.
type reviewScreen struct {
	fixed
	run    *quizRun
	at     int
	slide  bool
	scroll int
}

func newReview(run *quizRun) *reviewScreen { return &reviewScreen{run: run, scroll: -1} }

func (r *reviewScreen) Keys(s *session) []key.Binding {
	k := s.keys
	return []key.Binding{k.nextQuestion, k.previousQuestion, k.see, k.help, k.scrollDown, k.scrollUp, k.start, k.esc, k.redraw, k.leave}
}

func (r *reviewScreen) Update(msg tea.Msg, s *session) Want {
	k := s.keys
	last := len(r.run.attempt.Answers()) - 1
	switch {
	case is(msg, k.esc) && r.slide:
		r.slide = false
	case is(msg, k.esc):
		return Go{To: Outcome}
	case is(msg, k.see):
		r.slide = !r.slide
	case is(msg, k.scrollDown):
		r.scroll = max(0, r.scroll) + max(1, s.stage().height/2)
	case is(msg, k.scrollUp):
		r.scroll = max(0, r.scroll-max(1, s.stage().height/2))
	case is(msg, k.nextQuestion):
		if r.at == last {
			return Go{To: Outcome}
		}
		r.at, r.scroll = r.at+1, -1
	case is(msg, k.previousQuestion):
		r.at, r.scroll = max(0, r.at-1), -1
	}
	return nil
}

// slideBeside is the least width at which question and slide stand side by side.
const slideBeside = 120

func (r *reviewScreen) View(s *session) Picture {
	w := &s.words.Review
	answer := r.run.attempt.Answers()[r.at]
	q := answer.Item.Question
	topic := &r.run.deck.Topics[q.Topic]
	page := topic.First + q.Slide - 1
	stage := s.stage()

	var body []string
	switch {
	case r.slide && s.width >= slideBeside:
		left := s.width * 2 / 5
		room := area{s.width - left - 2, stage.height}
		text, _ := s.window(r.lines(s, answer, left-s.margin()-2), stage.height, r.scroll, 0, 0)
		text = shift(text, s.margin())
		body = beside(text, r.slideLines(s, page, room), left, stage.height, s.styles.Frame.Render("│"))
	case r.slide:
		body = r.slideLines(s, page, stage)
	default:
		text, _ := s.window(r.lines(s, answer, s.column()), stage.height, r.scroll, 0, 0)
		body = s.indent(text)
	}
	title := fmt.Sprintf(w.Question, r.at+1, len(r.run.attempt.Answers()))
	head := s.header(header{place: w.Title, accent: s.styles.Accent(topic.Level), title: title + " · " + topic.Title})
	left := s.styles.Muted.Render(fmt.Sprintf(w.Slide, page+1))
	return s.frame(head, body, s.footer(left, r.Keys(s)))
}

func (r *reviewScreen) slideLines(s *session, slide int, a area) []string {
	return s.renderer.Slide(r.run.deck, slide, r.run.deck.Slide(slide).Steps-1, 0, a.width, a.height).Lines
}

func (r *reviewScreen) lines(s *session, a quiz.Answer, width int) []string {
	w := &s.words.Review
	q := a.Item.Question
	lines := append(s.asked(q, r.run.deck.Topics[q.Topic].Level, width, verdictRows), "")
	lines = append(lines, s.styles.Muted.Render(w.Yours))
	lines = append(lines, s.optionLines(a.Item, a.Given, width)...)
	if !a.Correct {
		lines = append(lines, "", s.styles.Muted.Render(w.Right))
		lines = append(lines, s.optionLines(a.Item, q.RightLetters(), width)...)
	}
	lines = append(lines, "")
	return append(lines, wrap(q.Explain, width, s.styles.Text)...)
}
