package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/results"
)

// outcomeScreen tells the score, whether it is recorded, and what to look at
// again.
type outcomeScreen struct {
	run  *quizRun
	menu menu
}

// What the outcome offers, in this order.
const (
	outcomeReview = iota
	outcomeTopics
	outcomeAnew
	outcomeHome
	outcomeItems
)

func (o *outcomeScreen) open(run *quizRun) { *o = outcomeScreen{run: run} }

func (o *outcomeScreen) Update(msg tea.Msg, s *session) intent {
	if is(msg, s.keys.retry) && o.run.saved.err != nil && !o.run.saved.busy {
		o.run.saved.busy = true
		return intent{write: []tea.Cmd{s.finish(o.run)}}
	}
	if is(msg, s.keys.esc) {
		return open(home)
	}
	switch o.menu.Update(msg, s, outcomeItems) {
	case outcomeReview:
		return intent{to: review, goes: true, quiz: o.run}
	case outcomeTopics:
		topics := o.run.attempt.Again()
		if len(topics) == 0 {
			return openSlide(0)
		}
		return openSlide(s.Deck.Topics[topics[0]].First)
	case outcomeAnew:
		return open(identity)
	case outcomeHome:
		return open(home)
	}
	return intent{}
}

func (o *outcomeScreen) View(s *session) string {
	w := &s.words.Outcome
	width := s.column()
	score := o.run.attempt.Score()
	style, verdict := s.styles.Right.Bold(true), "✓ "+w.Passed
	if !score.Passed {
		style, verdict = s.styles.Wrong.Bold(true), "✗ "+w.Failed
	}
	items := []item{{text: w.Review}, {text: w.Topics}, {text: w.Anew}, {text: w.Home}}
	choices := o.menu.View(s, items)
	middle := append(o.savedLines(s, width), "")
	middle = append(middle, o.againLines(s, width)...)

	stage := s.stage()
	figure := fmt.Sprintf("%d/%d", score.Correct, score.Of)
	var lines []string
	if large, ok := render.Large(figure, width, max(0, stage.height-len(choices)-len(middle)-5), style); ok {
		lines = append(lines, large...)
		lines = append(lines, "", style.Render(verdict))
	} else {
		lines = append(lines, style.Render(figure+"   "+verdict))
	}
	lines = append(lines, s.styles.Muted.Render(fmt.Sprintf(w.Share, percent(score.Scaled), percent(s.Deck.Quiz.Pass))), "")
	lines = append(lines, middle...)
	lines = append(lines, "")
	at := len(lines) + o.menu.at
	lines = append(lines, choices...)
	shown, _ := s.window(lines, stage.height, -1, at, min(at+1, len(lines)-1))
	head := s.header(header{place: w.Title, accent: s.styles.Brand})
	return s.frame(head, s.indent(shown), s.footer("", s.keys.bindings(outcome)))
}

// savedLines say where the result is, honestly.
func (o *outcomeScreen) savedLines(s *session, width int) []string {
	w := &s.words.Outcome
	saved := o.run.saved
	switch {
	case !o.run.recorded:
		return []string{s.styles.Muted.Render(w.Unrecorded)}
	case saved.ok:
		lines := wrap("✓ "+fmt.Sprintf(w.Saved, results.Receipt(*o.run.done)), width, s.styles.Right)
		if s.Kiosk {
			return lines
		}
		return append(lines, s.styles.Muted.Render(ansi.Truncate(fmt.Sprintf(w.SavedIn, s.Path), width, "…")))
	case saved.busy:
		return []string{s.styles.Muted.Render(w.Saving)}
	case saved.spare != "":
		lines := wrap("! "+fmt.Sprintf(w.Spare, saved.spare), width, s.styles.Wrong)
		return append(lines, wrap(w.Retry, width, s.styles.Text)...)
	}
	lines := wrap("! "+fmt.Sprintf(w.Lost, saved.err), width, s.styles.Wrong)
	return append(lines, wrap(w.Retry, width, s.styles.Text)...)
}

// againLines name the topics that a wrong answer belongs to.
func (o *outcomeScreen) againLines(s *session, width int) []string {
	w := &s.words.Outcome
	topics := o.run.attempt.Again()
	if len(topics) == 0 {
		return wrap(w.AllRight, width, s.styles.Text)
	}
	lines := []string{s.styles.Strong.Render(w.Again)}
	for _, t := range topics {
		topic := &s.Deck.Topics[t]
		place := ""
		if topic.Item > 0 {
			place = s.place(topic) + ": "
		}
		lines = append(lines, "  "+s.styles.Accent(topic.Level).Render("•")+" "+
			ansi.Truncate(s.styles.Muted.Render(place)+s.styles.Text.Render(topic.Title), width-4, "…"))
	}
	return lines
}
