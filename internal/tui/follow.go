package tui

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/clean"
)

// follow takes a follower's key.
func (v *liveScreen) follow(msg tea.Msg, s *session) Want {
	k := s.keys
	said := v.said
	v.said = ""
	switch {
	case v.view.Pause == briefing.Black || v.view.Pause == briefing.White || v.view.Pause == briefing.Break:
		return nil
	case is(msg, k.hand):
		return v.act(briefing.Hand{Up: !v.view.Hand})
	case is(msg, k.ask):
		return v.askTrainer(s)
	case is(msg, k.slower):
		return v.act(briefing.Pace{Pace: briefing.Slower})
	case is(msg, k.faster):
		return v.act(briefing.Pace{Pace: briefing.Faster})
	case v.view.Poll != nil:
		v.said = said
		return v.answerPoll(msg, s)
	case v.view.Phase != briefing.OnSlide:
		return nil
	}
	before := v.at
	if is(msg, k.follow) {
		v.digits = ""
		v.at = v.placeAt(s, briefing.Place{Slide: v.view.Slide, Step: v.view.Step})
	} else if press, ok := msg.(tea.KeyPressMsg); ok {
		turn(&v.turner, press, k, v.shape(s))
	}
	if v.at != before {
		seat, at, away := v.seat, briefing.Place{Slide: v.at.slide, Step: v.at.step}, !v.with(v.view.Live)
		return do(func() tea.Msg {
			seat.Look(at, away)
			return nil
		})
	}
	return nil
}

// answerPoll takes a key for the answer to the open question. What is marked is
// sent at once, and again when it changes, until the question is locked.
func (v *liveScreen) answerPoll(msg tea.Msg, s *session) Want {
	k := s.keys
	if v.scrollPoll(msg, s) || v.view.Phase != briefing.Asking || v.answer.item.Question == nil || v.view.Pause != briefing.Going {
		return nil
	}
	switch {
	case is(msg, k.listUp):
		v.answer.at = max(0, v.answer.at-1)
		return nil
	case is(msg, k.listDown):
		v.answer.at = min(v.answer.at+1, len(v.answer.rows)-1)
		return nil
	case is(msg, k.moveUp):
		v.answer.shift(-1)
	case is(msg, k.moveDown):
		v.answer.shift(1)
	case is(msg, k.toggle), is(msg, k.confirm):
		v.answer.toggle()
	case is(msg, k.pollDigit):
		n, _ := strconv.Atoi(msg.(tea.KeyPressMsg).String())
		v.answer.pick(n - 1)
	default:
		return nil
	}
	v.scroll = -1
	if v.answer.missing() > 0 || len(v.answer.given()) == 0 {
		return nil
	}
	return v.act(briefing.Answer{Question: v.poll.question, Round: v.poll.round, Given: append([]string{}, v.answer.given()...)})
}

// askTrainer opens the field for a question to the trainer.
func (v *liveScreen) askTrainer(s *session) Want {
	v.asks = func(text string) briefing.Action { return briefing.Say{Text: text} }
	return v.openInput(s)
}

func (v *liveScreen) openInput(s *session) Want {
	v.input = newInput(s, "")
	v.input.SetWidth(inputRoom(s))
	return do(v.input.Focus())
}

// inputRoom is how wide the field over the footer is.
func inputRoom(s *session) int {
	return max(8, s.width-2*s.margin()-ansi.StringWidth(s.words.Briefing.AskPrompt)-5)
}

// typing takes what is typed into the field.
func (v *liveScreen) typing(msg tea.Msg, s *session) Want {
	switch {
	case is(msg, s.keys.esc):
		v.input = nil
		return nil
	case is(msg, s.keys.enter):
		text := strings.TrimSpace(v.input.Value())
		v.input = nil
		if a := v.asks(text); a != nil {
			return v.act(a)
		}
		return nil
	}
	return do(typed(v.input, msg, func(t string) string { return clean.Line(t, briefing.TextRunes) }))
}

// overlay lays the field over the footer.
func (v *liveScreen) overlay(s *session, p *Picture) {
	label := s.words.Briefing.AskPrompt
	if v.seat.Role == briefing.Trainer {
		label = s.words.Briefing.BreakPrompt
	}
	label = ansi.Truncate(label, max(4, s.width-2*s.margin()-v.input.Width()-4), "…")
	rows := p.Content[:strings.LastIndexByte(p.Content, '\n')+1]
	p.Content = rows + strings.Repeat(" ", s.margin()) + s.styles.Strong.Render(label) + " " + s.field(v.input)
	p.Cursor = inputCursor(v.input, s.margin()+ansi.StringWidth(label)+2, s.height-1)
	p.Hints = nil
}

// followView draws what a follower sees.
func (v *liveScreen) followView(s *session) Picture {
	w := &s.words.Briefing
	switch {
	case v.view.Pause != briefing.Going:
		return v.pauseView(s)
	case v.view.Phase == briefing.Lobby:
		lines := []string{s.styles.Strong.Render(fmt.Sprintf(w.Room, v.view.Room)), ""}
		lines = append(lines, wrap(w.LobbyWait, s.column(), s.styles.Text)...)
		return s.frame(v.header(s, s.Deck.Title), s.centre(lines), s.footer(v.remark(s), v.Keys(s)))
	case v.view.Poll != nil:
		return v.pollView(s, v.remark(s))
	}
	if v.digits == "" && v.plain() {
		// As nearly all see a turn, and all at once: nothing is put together for
		// it that the frame does not need.
		return s.slideFrame(v.at, "live following", func() Foot { return s.footer(v.remark(s), v.Keys(s)) })
	}
	left, keys := v.remark(s), v.Keys(s)
	if !v.with(v.view.Live) {
		keys = []key.Binding{s.keys.follow, s.keys.ask, s.keys.help}
	}
	if v.digits != "" {
		left = v.goTo(s)
	}
	return s.slideFrame(v.at, "live "+keys[0].Help().Key+" "+left, func() Foot { return s.footer(left, keys) })
}

// plain reports whether the person is where the trainer is, with nothing to be
// told of.
func (v *liveScreen) plain() bool {
	return v.said == "" && v.view.Phase == briefing.OnSlide && v.with(v.view.Live) && v.view.Leading && !v.view.Hand && v.view.Poll == nil
}

// remark is the left of the footer: what was just done, else where the trainer
// is.
func (v *liveScreen) remark(s *session) string {
	w := &s.words.Briefing
	room := s.width * 2 / 3
	cut := func(text string) string { return ansi.Truncate(text, room, "…") }
	away := v.view.Phase == briefing.OnSlide && !v.with(v.view.Live)
	page := s.styles.Muted.Render(fmt.Sprintf(s.words.Frame.Page, v.at.slide+1, s.Deck.Len()))
	switch {
	case v.said != "":
		return s.styles.Strong.Render(cut(v.said))
	case away:
		return page + s.styles.Strong.Render(ansi.Truncate("   "+fmt.Sprintf(w.TrainerAt, v.view.Slide+1, s.keys.follow.Help().Key), max(0, s.width-2*s.margin()-ansi.StringWidth(page)), "…"))
	case !v.view.Leading:
		return s.styles.Wrong.Render(cut(w.TrainerAway))
	case v.view.Hand:
		return s.styles.Strong.Render(cut("▲ " + w.HandUp))
	case v.view.Phase != briefing.OnSlide || v.view.Poll != nil:
		return ""
	}
	return s.styles.Right.Render("● ") + page + s.styles.Muted.Render(cut("   "+w.Following))
}

// pauseView is what everybody sees while the room rests.
func (v *liveScreen) pauseView(s *session) Picture {
	w := &s.words.Briefing
	head, rest := []string(nil), wrap(w.Paused, s.column(), s.styles.Strong)
	switch v.view.Pause {
	case briefing.Black, briefing.White:
		return s.blank(v.view.Pause == briefing.White)
	case briefing.Break:
		left := v.view.Until.Sub(s.Now())
		text := w.BreakOver
		switch {
		case left > time.Minute:
			text = fmt.Sprintf(w.BreakMinutes, int((left+time.Minute-1)/time.Minute))
		case left > 0:
			text = fmt.Sprintf(w.BreakSeconds, int((left+time.Second-1)/time.Second))
		}
		head, rest = s.large(w.Break, s.styles.Brand), wrap(text, s.column(), s.styles.Strong)
	}
	return s.frame(v.header(s, ""), s.centreBlocks(head, rest), s.footer("", v.pauseKeys(s)))
}

func (v *liveScreen) pauseKeys(s *session) []key.Binding {
	if v.seat.Role == briefing.Trainer {
		return []key.Binding{s.keys.resume, s.keys.leave}
	}
	return []key.Binding{s.keys.leave}
}

// What the end offers a follower, in this order.
const (
	overQuiz = iota
	overTalk
	overHome
	overItems
)

// over takes a key once the briefing has ended.
func (v *liveScreen) over(msg tea.Msg, s *session) Want {
	if v.seat.Role == briefing.Trainer {
		switch {
		case is(msg, s.keys.scrollDown), is(msg, s.keys.down):
			v.scroll = max(0, min(v.scroll+max(1, s.stage().height/2), len(v.page(s))-s.stage().height))
		case is(msg, s.keys.scrollUp), is(msg, s.keys.up):
			v.scroll = max(0, v.scroll-max(1, s.stage().height/2))
		case is(msg, s.keys.choose), is(msg, s.keys.esc):
			return open(Home)
		}
		return nil
	}
	switch v.menu.Update(msg, s, overItems) {
	case overQuiz:
		return open(Identity)
	case overTalk:
		return openSlide(0)
	case overHome:
		return open(Home)
	}
	return nil
}

func (v *liveScreen) overView(s *session) Picture {
	w := &s.words.Briefing
	if v.seat.Role == briefing.Trainer {
		page := v.page(s)
		lines := make([]string, len(page))
		for i, l := range page {
			style := s.styles.Text
			if i == 0 {
				style = s.styles.Strong
			}
			lines[i] = style.Render(ansi.Truncate(l, s.column(), "…"))
		}
		shown, _ := s.window(lines, s.stage().height, max(0, v.scroll), 0, 0)
		return s.frame(v.header(s, w.Over), s.indent(shown), s.footer("", v.Keys(s)))
	}
	lines := []string{s.styles.Strong.Render(w.Over), s.styles.Text.Render(w.OverHint), ""}
	if v.seat.Role == briefing.Follower {
		lines = append(lines, v.menu.View(s, []item{{text: w.OverQuiz}, {text: w.OverTalk}, {text: w.OverHome}})...)
	}
	return s.frame(v.header(s, s.Deck.Title), s.centre(lines), s.footer("", v.Keys(s)))
}

// page sums the briefing up.
func (v *liveScreen) page(s *session) []string {
	return v.view.Full.Summary(s.Now()).Page(&s.words.Briefing.Page, s.unitName)
}

// unitName is what people call a unit.
func (s *session) unitName(code string) string { return s.Deck.UnitName(code) }
