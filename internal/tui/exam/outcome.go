package exam

import (
	"fmt"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/choose"
)

// outcomeScreen tells the score, whether it is recorded, and what to look at
// again.
type outcomeScreen struct {
	kit.Fixed
	run  *Run
	menu choose.Menu
}

// What the outcome may offer.
const (
	offerReview = iota
	offerTopics
	offerRound
	offerAnew
	offerHome
)

// offers lists what there is to do now.
func (o *outcomeScreen) offers(s *kit.Session) ([]int, []kit.Item) {
	w := &s.Words.Outcome
	offers, items := []int{offerReview}, []kit.Item{{Text: w.Review}}
	if wrong := wrongOf(o.run); len(wrong) > 0 {
		offers = append(offers, offerTopics, offerRound)
		items = append(items, kit.Item{Text: w.Topics}, kit.Item{Text: fmt.Sprintf(s.Words.Round.Second, len(wrong)), Remark: s.Words.Round.Note})
	}
	return append(offers, offerAnew, offerHome), append(items, kit.Item{Text: w.Anew}, kit.Item{Text: w.Home})
}

// NewOutcome tells how a run went that is done.
func NewOutcome(run *Run) kit.Screen { return &outcomeScreen{run: run} }

func (o *outcomeScreen) Keys(s *kit.Session) []key.Binding {
	k := s.Keys
	if _, ok := o.run.pass(s); ok {
		return []key.Binding{k.Choose, k.Certify, k.Esc, k.Help, k.Down, k.Up, k.Digit, k.Start, k.Redraw, k.Leave}
	}
	keys := []key.Binding{k.Choose, k.Down, k.Esc, k.Help, k.Up, k.Digit, k.Start, k.Redraw, k.Leave}
	if o.run.unsaved() {
		keys = slices.Insert(keys, 6, k.Retry)
	}
	return keys
}

func (o *outcomeScreen) Update(msg tea.Msg, s *kit.Session) kit.Want {
	if kit.Is(msg, s.Keys.Retry) && o.run.unsaved() {
		o.run.saved.busy = true
		return kit.Write(finish(s, o.run))
	}
	if pass, ok := o.run.pass(s); ok && kit.Is(msg, s.Keys.Certify) {
		return kit.Go{To: kit.Certified, With: pass}
	}
	if kit.Is(msg, s.Keys.Esc) {
		return kit.Open(kit.Home)
	}
	offers, _ := o.offers(s)
	chosen, ok := kit.Clicked(msg)
	if !ok {
		chosen = o.menu.Update(msg, s, len(offers))
	}
	if chosen < 0 {
		return nil
	}
	switch offers[chosen] {
	case offerReview:
		o.menu.At = len(offers) - 1 // who comes back from it goes on home, and not around once more
		return kit.Go{To: kit.Review, With: o.run}
	case offerTopics:
		topics := o.run.attempt.Again()
		s.LearnAgain(topics...)
		return kit.OpenSlide(s.Deck.Topics[topics[0]].First)
	case offerRound:
		return OpenRound(s, Second, wrongOf(o.run))
	case offerAnew:
		return kit.Open(kit.Identity)
	}
	return kit.Open(kit.Home)
}

func (o *outcomeScreen) View(s *kit.Session) kit.Picture {
	body, rows, ok := o.board(s)
	if !ok {
		body, rows = o.lay(s)
		body = s.Indent(body)
	}
	head := s.Header(kit.Header{Place: s.Words.Outcome.Title, Fill: s.Styles.BrandFill, Title: runTitle(s, o.run)})
	return s.Frame(head, body, s.Footer("", o.Keys(s))).With(rows)
}

// lay sets the stage: the score, what is kept of it, and what to do now.
func (o *outcomeScreen) lay(s *kit.Session) (body []string, on kit.Rows) {
	w := &s.Words.Outcome
	width := s.Column()
	score := o.run.attempt.Score()
	style, verdict := s.Styles.Right.Bold(true), "✓ "+w.Passed
	if !score.Passed {
		style, verdict = s.Styles.Wrong.Bold(true), "✗ "+w.Failed
	}
	share := fmt.Sprintf(w.Share, kit.Percent(score.Scaled), kit.Percent(o.run.journal.Pass))
	if o.run.kind.practice() {
		style, verdict = s.Styles.Bold(s.Styles.General), s.Words.Round.Done
		share = fmt.Sprintf(s.Words.Round.Score, score.Correct, score.Of)
	}
	_, items := o.offers(s)
	choices := o.menu.View(s, items)
	saved := o.savedLines(s, width)
	stage := s.Stage()
	room := stage.Height - len(saved) - len(choices) - 5 // of the five some are blank
	again := o.againLines(s, width, room)
	figure := fmt.Sprintf("%d/%d", score.Correct, score.Of)
	lines := []string{style.Render(figure + "   " + verdict)}
	if large, ok := render.Large(figure, s.Look.Blocks, width, max(0, room-len(again)-1), style); ok {
		lines = append(large, "", style.Render(verdict))
	}
	lines = append(lines, s.Styles.Muted.Render(share))
	if len(again) == 0 {
		lines = append(lines, saved...)
	} else {
		lines = append(append(lines, ""), saved...)
		lines = append(append(lines, ""), again...)
	}
	lines = append(lines, "")
	at := len(lines) + o.menu.At
	lines = append(lines, choices...)
	shown, from := s.Window(lines, stage.Height, -1, at, min(at+1, len(lines)-1))
	return shown, kit.Rows{Items: kit.RowsBelow(len(lines)-len(choices), len(choices))[from:], Width: s.Width}
}

// savedLines say where the result is, honestly.
func (o *outcomeScreen) savedLines(s *kit.Session, width int) []string {
	w := &s.Words.Outcome
	saved := o.run.saved
	switch {
	case o.run.kind.practice():
		return kit.Wrap(s.Words.Round.Unrecorded, width, s.Styles.Muted)
	case !o.run.recorded:
		return []string{s.Styles.Muted.Render(w.Unrecorded)}
	case saved.ok:
		lines := kit.Wrap("✓ "+fmt.Sprintf(w.Saved, record.Receipt(*o.run.done)), width, s.Styles.Right)
		if o.run.done.Hasty {
			lines = append(lines, kit.Wrap("! "+w.Hasty, width, s.Styles.Wrong)...)
		}
		if s.Kiosk || s.Path == "" {
			return lines
		}
		return append(lines, s.Styles.Muted.Render(ansi.Truncate(fmt.Sprintf(w.SavedIn, s.Path), width, "…")))
	case o.run.lost:
		return kit.Wrap("! "+w.Elsewhere, width, s.Styles.Wrong)
	case saved.busy:
		return []string{s.Styles.Muted.Render(w.Saving)}
	case saved.spare != "":
		lines := kit.Wrap("! "+fmt.Sprintf(w.Spare, saved.spare), width, s.Styles.Wrong)
		return append(lines, kit.Wrap(w.Retry, width, s.Styles.Text)...)
	}
	lines := kit.Wrap("! "+fmt.Sprintf(w.Lost, s.Words.Tell(saved.err)), width, s.Styles.Wrong)
	return append(lines, kit.Wrap(w.Retry, width, s.Styles.Text)...)
}

// againLines name the topics that a wrong answer belongs to, in so many rows;
// where they can't, the choices lead there all the same.
func (o *outcomeScreen) againLines(s *kit.Session, width, rows int) []string {
	w := &s.Words.Outcome
	topics := o.run.attempt.Again()
	if len(topics) == 0 {
		lines := kit.Wrap(w.AllRight, width, s.Styles.Text)
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
	places := make([]string, len(topics))
	for i, t := range topics {
		if topic := &o.run.deck.Topics[t]; topic.Item > 0 {
			places[i] = s.Deck.Place(topic) + ": "
		}
	}
	for i, t := range topics { // a title says more than its place: where one would be cut, none has it
		if ansi.StringWidth(places[i]+o.run.deck.Topics[t].Title) > width-4 {
			clear(places)
		}
	}
	lines := []string{s.Styles.Strong.Render(w.Again)}
	for i, t := range topics {
		topic := &o.run.deck.Topics[t]
		lines = append(lines, "  "+s.Styles.Accent(topic.Level).Render("•")+" "+
			ansi.Truncate(s.Styles.Muted.Render(places[i])+s.Styles.Text.Render(topic.Title), width-4, "…"))
	}
	if rest > 0 {
		lines = append(lines, s.Styles.Muted.Render("    "+fmt.Sprintf(w.More, rest)))
	}
	return lines
}
