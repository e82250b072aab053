package live

import (
	"fmt"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/briefing/minutes"
	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/clean"
	"training.vast.vn/vneid-training/internal/icon"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/cards"
)

// follow takes a follower's key.
func (v *Seat) follow(msg tea.Msg, s *kit.Session) kit.Want {
	k := s.Keys
	said := v.said
	v.said = ""
	switch {
	case kit.Is(msg, k.Esc) && v.Digits == "":
		return kit.Quit{}
	case v.room.View.Pause == briefing.Black || v.room.View.Pause == briefing.White || v.room.View.Pause == briefing.Break:
		return nil
	case kit.Is(msg, k.Hand):
		return v.act(briefing.Hand{Up: !v.room.View.Hand})
	case kit.Is(msg, k.Ask):
		return v.askTrainer(s)
	case kit.Is(msg, k.Slower):
		return v.act(briefing.Pace{Pace: briefing.Slower})
	case kit.Is(msg, k.Faster):
		return v.act(briefing.Pace{Pace: briefing.Faster})
	case v.room.View.Poll != nil:
		v.said = said
		return v.answerPoll(msg, s)
	case v.room.View.Phase != briefing.OnSlide:
		return nil
	}
	before := v.At
	if kit.Is(msg, k.Follow) {
		v.Digits = ""
		v.At = v.placeAt(s, briefing.Place{Slide: v.room.View.Slide, Step: v.room.View.Step})
	} else if press, ok := msg.(tea.KeyPressMsg); ok {
		kit.Turn(&v.Turner, press, k, v.shape(s))
	}
	if v.At != before {
		seat, at, away := v.seat, briefing.Place{Slide: v.At.Slide, Step: v.At.Step}, !v.with(v.room.View.Live)
		return kit.Do(func() tea.Msg {
			seat.Look(at, away)
			return nil
		})
	}
	return nil
}

// answerPoll takes a key for the answer to the open question. What is marked is
// sent at once, and again when it changes, until the question is locked.
func (v *Seat) answerPoll(msg tea.Msg, s *kit.Session) kit.Want {
	k := s.Keys
	clicked, click := kit.Clicked(msg)
	if v.scrollPoll(msg, s) || v.room.View.Phase != briefing.Asking || v.room.Answer.Item.Question == nil || v.room.View.Pause != briefing.Going {
		return nil
	}
	switch {
	case click:
		v.room.Answer.At = clicked
		v.room.Answer.Toggle()
	case kit.Is(msg, k.ListUp):
		v.room.Answer.At = max(0, v.room.Answer.At-1)
		return nil
	case kit.Is(msg, k.ListDown):
		v.room.Answer.At = min(v.room.Answer.At+1, len(v.room.Answer.Rows)-1)
		return nil
	case kit.Is(msg, k.MoveUp):
		v.room.Answer.Shift(-1)
	case kit.Is(msg, k.MoveDown):
		v.room.Answer.Shift(1)
	case kit.Is(msg, k.Toggle), kit.Is(msg, k.Confirm):
		v.room.Answer.Toggle()
	case kit.Is(msg, k.PollDigit):
		n, _ := strconv.Atoi(msg.(tea.KeyPressMsg).String())
		v.room.Answer.Pick(n - 1)
	default:
		return nil
	}
	v.scroll = -1
	if v.room.Answer.Missing() > 0 || len(v.room.Answer.Given()) == 0 {
		return nil
	}
	return v.act(briefing.Answer{Question: v.poll.question, Round: v.poll.round, Given: append([]string{}, v.room.Answer.Given()...)})
}

// askTrainer opens the field for a question to the trainer.
func (v *Seat) askTrainer(s *kit.Session) kit.Want {
	v.asks = func(text string) briefing.Action { return briefing.Say{Text: text} }
	return v.openInput(s)
}

func (v *Seat) openInput(s *kit.Session) kit.Want {
	v.input = kit.NewInput("")
	v.input.SetWidth(v.inputRoom(s))
	return kit.Do(v.input.Focus())
}

// inputRoom is how wide the field is, within the edges of its card.
func (v *Seat) inputRoom(s *kit.Session) int {
	if v.room.Role == briefing.Trainer { // a number of minutes
		return 8
	}
	return s.Width - 2*s.Margin() - 7
}

// typing takes what is typed into the field.
func (v *Seat) typing(msg tea.Msg, s *kit.Session) kit.Want {
	switch {
	case kit.Is(msg, s.Keys.Esc):
		v.input = nil
		return nil
	case kit.Is(msg, s.Keys.Enter):
		text := strings.TrimSpace(v.input.Value())
		v.input = nil
		switch a := v.asks(text); {
		case a == nil:
		case v.send.full(a):
			v.said = "! " + s.Words.Briefing.AskMany
		default:
			return v.act(a)
		}
		return nil
	}
	return kit.Do(kit.Typed(v.input, msg, func(t string) string { return clean.Line(t, briefing.TextRunes) }))
}

// overlay lays the field over the last rows, on a card under what it asks for.
func (v *Seat) overlay(s *kit.Session, p kit.Picture) kit.Picture {
	c, card := canvas.New(s.Styles, s.Width, 4), canvas.Rect(s.Margin(), 0, s.Width-2*s.Margin(), 4)
	c.Card(card, s.Styles.Raised)
	c.Edge(card, s.Styles.BrandFill)
	in := canvas.Inside(card)
	x := in.Min.X + 1
	c.Text(x, 1, ansi.Truncate(v.asking(s), in.Max.X-x, "…"), s.Styles.Strong)
	c.Fill(canvas.Rect(x, 2, v.input.Width()+3, 1), s.Styles.Card)
	c.Put(x, 2, s.Field(v.input))
	lines := c.Lines()
	if s.Height >= render.AiryHeight {
		lines = append(lines, "")
	}
	p = p.Over(lines, s.Footer("", v.Keys(s)))
	p.Cursor = kit.InputCursor(v.input, x+1, s.Height-1-len(lines)+2)
	return p
}

// asking is what the field asks for.
func (v *Seat) asking(s *kit.Session) string {
	if v.room.Role == briefing.Trainer {
		return s.Words.Briefing.BreakPrompt
	}
	return s.Words.Briefing.AskPrompt
}

// followView draws what a follower sees.
func (v *Seat) followView(s *kit.Session) kit.Picture {
	switch {
	case v.room.View.Pause != briefing.Going:
		return v.pauseView(s)
	case v.room.View.Phase == briefing.Lobby:
		return v.waitView(s)
	case v.room.View.Poll != nil:
		return v.pollView(s, v.remark(s))
	}
	if v.Digits == "" && v.plain() {
		// As nearly all see a turn, and all at once: nothing is put together for
		// it that the frame does not need.
		return s.SlideFrame(v.At, "live following", func() kit.Foot { return s.Footer(v.remark(s), v.Keys(s)) })
	}
	left, keys := v.remark(s), v.Keys(s)
	if !v.with(v.room.View.Live) {
		keys = []key.Binding{s.Keys.Follow, s.Keys.Ask, s.Keys.Help, v.out(s)}
	}
	if v.Digits != "" {
		left = v.GoTo(s)
	}
	return s.SlideFrame(v.At, "live "+keys[0].Help().Key+" "+left, func() kit.Foot { return s.Footer(left, keys) })
}

// plain reports whether the person is where the trainer is, with nothing to be
// told of.
func (v *Seat) plain() bool {
	return v.said == "" && v.room.View.Phase == briefing.OnSlide && v.with(v.room.View.Live) && v.room.View.Leading && !v.room.View.Hand && v.room.View.Poll == nil
}

// remark is the left of the footer: what was just done, else where the trainer
// is.
func (v *Seat) remark(s *kit.Session) string {
	w := &s.Words.Briefing
	room := s.Width * 2 / 3
	cut := func(text string) string { return ansi.Truncate(text, room, "…") }
	away := v.room.View.Phase == briefing.OnSlide && !v.with(v.room.View.Live)
	page := s.Styles.Muted.Render(fmt.Sprintf(s.Words.Frame.Page, v.At.Slide+1, s.Deck.Len()))
	switch {
	case v.said != "":
		return s.Styles.Strong.Render(cut(v.said))
	case away:
		return s.Styles.Strong.Render(fmt.Sprintf(w.TrainerAt, v.room.View.Slide+1)) + "   " + page
	case !v.room.View.Leading:
		return s.Styles.Wrong.Render(cut(w.TrainerAway))
	case v.room.View.Hand:
		return s.Styles.Strong.Render(cut("▲ " + w.HandUp))
	case v.room.View.Phase != briefing.OnSlide || v.room.View.Poll != nil:
		return ""
	}
	return s.Styles.Right.Render("● ") + page + s.Styles.Muted.Render(cut("   "+w.Following))
}

// What the end offers a follower, in this order.
const (
	overQuiz = iota
	overTalk
	overHome
	overItems
)

// over takes a key once the briefing has ended.
func (v *Seat) over(msg tea.Msg, s *kit.Session) kit.Want {
	if v.room.Role == briefing.Trainer {
		switch {
		case kit.Is(msg, s.Keys.ScrollDown), kit.Is(msg, s.Keys.Down):
			v.scroll = max(0, min(v.scroll+max(1, s.Stage().Height/2), len(v.page(s))-summaryRows(s)))
		case kit.Is(msg, s.Keys.ScrollUp), kit.Is(msg, s.Keys.Up):
			v.scroll = max(0, v.scroll-max(1, s.Stage().Height/2))
		case kit.Is(msg, s.Keys.Choose), kit.Is(msg, s.Keys.Esc):
			return kit.Open(kit.Home)
		}
		return nil
	}
	chosen := v.menu.Update(msg, s, overItems)
	if item, ok := kit.Clicked(msg); ok {
		chosen = item
	}
	switch chosen {
	case overQuiz:
		return kit.Open(kit.Identity)
	case overTalk:
		return kit.OpenSlide(0)
	case overHome:
		return kit.Open(kit.Home)
	}
	return nil
}

func (v *Seat) overView(s *kit.Session) kit.Picture {
	w := &s.Words.Briefing
	if v.room.Role == briefing.Trainer {
		return v.summaryView(s)
	}
	p := cards.Poster{Icon: icon.Passed, Style: s.Styles.Brand, Hero: w.Over, Brief: w.OverBrief, Text: []string{w.OverHint}}
	if v.room.Role == briefing.Follower {
		p.Items = v.menu.View(s, []kit.Item{{Text: w.OverQuiz}, {Text: w.OverTalk}, {Text: w.OverHome}})
	}
	return v.poster(s, p, w.Over, v.Keys(s))
}

// summaryView sums the briefing up to its trainer, on a card where there is room
// for its edges.
func (v *Seat) summaryView(s *kit.Session) kit.Picture {
	lines := v.page(s)
	for i := range lines {
		style := s.Styles.Text
		if i == 0 {
			style = s.Styles.Strong
		}
		lines[i] = style.Render(lines[i])
	}
	head, foot := v.header(s, s.Words.Briefing.Over), s.Footer("", v.Keys(s))
	shown, _ := s.Window(lines, summaryRows(s), max(0, v.scroll), 0, 0)
	if !s.Wide() {
		return s.Frame(head, s.Indent(shown), foot)
	}
	c := s.Canvas()
	rows, wide := len(shown)+2, minutes.Width+8
	y, x := (c.Bounds().Dy()-rows)*2/5, (s.Width-wide)/2
	c.Card(canvas.Rect(x, y, wide, rows), s.Styles.Card)
	for i, line := range shown {
		c.Put(x+4, y+1+i, line)
	}
	return s.Frame(head, c.Lines(), foot)
}

// summaryRows is how much of the summary is seen at once.
func summaryRows(s *kit.Session) int {
	if s.Wide() {
		return s.Stage().Height - 2
	}
	return s.Stage().Height
}

// page sums the briefing up.
func (v *Seat) page(s *kit.Session) []string {
	return minutes.Of(v.room.View.Full.Summary(s.Now()), &s.Words.Briefing.Page, s.Deck.UnitName, s.Column())
}
