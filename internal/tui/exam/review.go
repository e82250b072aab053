package exam

import (
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/quiz"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// reviewScreen goes through the answers once more, with the slide that each
// question comes from beside it or in its place.
type reviewScreen struct {
	kit.Fixed
	run    *Run
	at     int
	slide  bool
	scroll int
}

// NewReview begins at the first answer of a run.
func NewReview(run *Run) kit.Screen { return &reviewScreen{run: run, scroll: -1} }

func (r *reviewScreen) Keys(s *kit.Session) []key.Binding {
	k := s.Keys
	return []key.Binding{k.NextQuestion, k.PreviousQuestion, k.See, k.Help, k.ScrollDown, k.ScrollUp, k.Certify, k.Start, k.Esc, k.Redraw, k.Leave}
}

func (r *reviewScreen) Update(msg tea.Msg, s *kit.Session) kit.Want {
	k := s.Keys
	last := len(r.run.attempt.Answers()) - 1
	switch {
	case kit.Is(msg, k.Esc) && r.slide:
		r.slide = false
	case kit.Is(msg, k.Esc):
		return kit.Go{To: kit.Outcome}
	case kit.Is(msg, k.Certify):
		if pass, ok := r.run.pass(s); ok {
			return kit.Go{To: kit.Certified, With: pass}
		}
	case kit.Is(msg, k.See):
		r.slide = !r.slide
	case kit.Is(msg, k.ScrollDown):
		r.scroll = max(0, r.scroll) + max(1, s.Stage().Height/2)
	case kit.Is(msg, k.ScrollUp):
		r.scroll = max(0, r.scroll-max(1, s.Stage().Height/2))
	case kit.Is(msg, k.NextQuestion):
		if r.at == last {
			return kit.Go{To: kit.Outcome}
		}
		r.at, r.scroll = r.at+1, -1
	case kit.Is(msg, k.PreviousQuestion):
		r.at, r.scroll = max(0, r.at-1), -1
	}
	return nil
}

// slideBeside is the least width at which question and slide stand side by side.
const slideBeside = 120

func (r *reviewScreen) View(s *kit.Session) kit.Picture {
	w := &s.Words.Review
	answer := r.run.attempt.Answers()[r.at]
	q := answer.Item.Question
	topic := &r.run.deck.Topics[q.Topic]
	page := topic.First + q.Slide - 1
	given := quiz.NewAnswering(answer.Item)
	for _, letter := range answer.Given {
		given.Restore(letter)
	}
	shown := &examScreen{run: r.run, answer: given, judged: &answer, scroll: max(0, r.scroll)}
	stage := s.Stage()

	var body []string
	switch {
	case r.slide && s.Width >= slideBeside:
		left := s.Width * 2 / 5
		room := kit.Area{Width: s.Width - left - 2, Height: stage.Height}
		text, _ := shown.lay(s, left-s.Margin()-2)
		text = kit.Shift(text, s.Margin())
		body = kit.Beside(text, r.slideLines(s, page, room), left, stage.Height, s.Styles.Frame.Render("│"))
	case r.slide:
		body = r.slideLines(s, page, stage)
	default:
		body, _ = shown.body(s)
	}
	title := fmt.Sprintf(w.Question, r.at+1, len(r.run.attempt.Answers()))
	head := s.Header(kit.Header{Place: w.Title, Fill: s.Styles.Fill(topic.Level), Title: title + " · " + topic.Title})
	left := s.Styles.Muted.Render(fmt.Sprintf(w.Slide, page+1))
	return s.Frame(head, body, s.Footer(left, r.Keys(s)))
}

func (r *reviewScreen) slideLines(s *kit.Session, slide int, a kit.Area) []string {
	return s.Renderer.Slide(r.run.deck, slide, r.run.deck.Slide(slide).Steps-1, 0, a.Width, a.Height).Lines
}
