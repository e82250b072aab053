package tui

import (
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/render"
)

// outcomeScreen tells the score, whether it is recorded, and what to look at
// again.
type outcomeScreen struct {
	fixed
	run  *quizRun
	menu menu
}

// What the outcome may offer.
const (
	offerReview offer = iota
	offerTopics
	offerRound
	offerAnew
	offerHome
)

// offers lists what there is to do now.
func (o *outcomeScreen) offers(s *session) ([]offer, []item) {
	w := &s.words.Outcome
	offers, items := []offer{offerReview}, []item{{text: w.Review}}
	if wrong := wrongOf(o.run); len(wrong) > 0 {
		offers = append(offers, offerTopics, offerRound)
		items = append(items, item{text: w.Topics}, item{text: fmt.Sprintf(s.words.Round.Second, len(wrong)), remark: s.words.Round.Note})
	}
	return append(offers, offerAnew, offerHome), append(items, item{text: w.Anew}, item{text: w.Home})
}

func (o *outcomeScreen) Keys(s *session) []key.Binding {
	k := s.keys
	if o.certifiable(s) {
		return []key.Binding{k.choose, k.help, k.certify, k.down, k.up, k.digit, k.start, k.redraw, k.leave}
	}
	return []key.Binding{k.choose, k.down, k.help, k.up, k.digit, k.retry, k.start, k.redraw, k.leave}
}

func (o *outcomeScreen) Update(msg tea.Msg, s *session) Want {
	if is(msg, s.keys.retry) && o.run.saved.err != nil && !o.run.saved.busy {
		o.run.saved.busy = true
		return Write{s.finish(o.run)}
	}
	if is(msg, s.keys.certify) && o.certifiable(s) {
		return Go{To: Certified, With: o.run}
	}
	if is(msg, s.keys.esc) {
		return open(Home)
	}
	offers, _ := o.offers(s)
	chosen, ok := clicked(msg)
	if !ok {
		chosen = o.menu.Update(msg, s, len(offers))
	}
	if chosen < 0 {
		return nil
	}
	switch offers[chosen] {
	case offerReview:
		return Go{To: Review, With: o.run}
	case offerTopics:
		return openSlide(o.run.deck.Topics[o.run.attempt.Again()[0]].First)
	case offerRound:
		return openRound(s, second, wrongOf(o.run))
	case offerAnew:
		return open(Identity)
	}
	return open(Home)
}

func (o *outcomeScreen) View(s *session) Picture {
	body, rows := o.lay(s)
	head := s.header(header{place: s.words.Outcome.Title, accent: s.styles.Brand, title: s.runTitle(o.run)})
	p := s.frame(head, s.indent(body), s.footer("", o.Keys(s)))
	p.Rows = rows
	return p
}

// lay sets the stage: the score, what is kept of it, and what to do now.
func (o *outcomeScreen) lay(s *session) (body []string, on Rows) {
	w := &s.words.Outcome
	width := s.column()
	score := o.run.attempt.Score()
	style, verdict := s.styles.Right.Bold(true), "✓ "+w.Passed
	if !score.Passed {
		style, verdict = s.styles.Wrong.Bold(true), "✗ "+w.Failed
	}
	share := fmt.Sprintf(w.Share, percent(score.Scaled), percent(o.run.deck.Quiz.Pass))
	if o.run.kind.practice() {
		style, verdict = s.styles.Bold(s.styles.General), s.words.Round.Done
		share = fmt.Sprintf(s.words.Round.Score, score.Correct, score.Of)
	}
	_, items := o.offers(s)
	choices := o.menu.View(s, items)
	saved := o.savedLines(s, width)
	stage := s.stage()
	room := stage.height - len(saved) - len(choices) - 5 // of the five some are blank
	again := o.againLines(s, width, room)
	figure := fmt.Sprintf("%d/%d", score.Correct, score.Of)
	lines := []string{style.Render(figure + "   " + verdict)}
	if large, ok := render.Large(figure, width, max(0, room-len(again)-1), style); ok {
		lines = append(large, "", style.Render(verdict))
	}
	lines = append(lines, s.styles.Muted.Render(share))
	if len(again) == 0 {
		lines = append(lines, saved...)
	} else {
		lines = append(append(lines, ""), saved...)
		lines = append(append(lines, ""), again...)
	}
	lines = append(lines, "")
	at := len(lines) + o.menu.at
	lines = append(lines, choices...)
	shown, from := s.window(lines, stage.height, -1, at, min(at+1, len(lines)-1))
	return shown, Rows{items: rowsBelow(len(lines)-len(choices), len(choices))[from:], width: s.width}
}

// savedLines say where the result is, honestly.
func (o *outcomeScreen) savedLines(s *session, width int) []string {
	w := &s.words.Outcome
	saved := o.run.saved
	switch {
	case o.run.kind.practice():
		return wrap(s.words.Round.Unrecorded, width, s.styles.Muted)
	case !o.run.recorded:
		return []string{s.styles.Muted.Render(w.Unrecorded)}
	case saved.ok:
		lines := wrap("✓ "+fmt.Sprintf(w.Saved, record.Receipt(*o.run.done)), width, s.styles.Right)
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

// againLines name the topics that a wrong answer belongs to, in so many rows;
// where they can't, the choices lead there all the same.
func (o *outcomeScreen) againLines(s *session, width, rows int) []string {
	w := &s.words.Outcome
	topics := o.run.attempt.Again()
	if len(topics) == 0 {
		lines := wrap(w.AllRight, width, s.styles.Text)
		if len(lines) > rows {
			return nil
		}
		return lines
	}
	rest := 0
	if len(topics)+1 > rows {
		named := max(0, rows-2) // below the heading, above the count of the rest
		topics, rest = topics[:named], len(topics)-named
	}
	if len(topics) == 0 {
		return nil
	}
	lines := []string{s.styles.Strong.Render(w.Again)}
	for _, t := range topics {
		topic := &o.run.deck.Topics[t]
		place := ""
		if topic.Item > 0 {
			place = s.place(topic) + ": "
		}
		lines = append(lines, "  "+s.styles.Accent(topic.Level).Render("•")+" "+
			ansi.Truncate(s.styles.Muted.Render(place)+s.styles.Text.Render(topic.Title), width-4, "…"))
	}
	if rest > 0 {
		lines = append(lines, s.styles.Muted.Render("    "+fmt.Sprintf(w.More, rest)))
	}
	return lines
}
