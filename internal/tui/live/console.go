package live

import (
	"fmt"
	"math"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/cards"
)

// leadView draws the trainer's console.
func (v *Seat) leadView(s *kit.Session) kit.Picture {
	switch {
	case v.link != "":
		return v.handView(s)
	case v.choosing:
		return v.chooseView(s)
	case v.ordering:
		return v.orderView(s)
	case v.room.View.Pause != briefing.Going && !v.dark():
		return v.pauseView(s)
	case v.room.View.Phase == briefing.Lobby:
		return v.lobbyView(s)
	case v.room.View.Poll != nil:
		return v.pollView(s, s.Styles.Strong.Render(v.count(s)))
	}
	return v.consoleView(s)
}

// count says how many have answered, never who.
func (v *Seat) count(s *kit.Session) string {
	if v.dark() {
		return s.Words.Briefing.Darkened
	}
	if v.said != "" {
		return v.said
	}
	return fmt.Sprintf(s.Words.Briefing.Count, len(v.room.View.Full.Now().Answers), v.room.View.Full.Present())
}

func (v *Seat) consoleView(s *kit.Session) kit.Picture {
	var body []string
	switch {
	case s.Drawn() && !v.panel:
		body = cards.Desk(s, v.At, func(width int) []string { return v.roomLines(s, width) })
	case v.panel:
		body = v.asideView(s)
	default:
		body = s.Preview(v.At, s.Stage())
	}
	slide := s.Deck.Slide(v.At.Slide)
	topic := &s.Deck.Topics[slide.Topic]
	right := s.StepOf(v.At)
	if s.Width >= 72 {
		right = strings.TrimSpace(right + "   " + s.Now().Format("15:04"))
	}
	head := s.Header(kit.Header{Place: fmt.Sprintf(s.Words.Briefing.Room, v.room.Code()), Fill: s.Styles.Fill(topic.Level), Title: topic.Title, Right: right})
	return s.Frame(head, body, s.Footer(v.status(s), v.Keys(s)))
}

// aside are the notes, of which so many rows are seen at once, and what there is to
// know of the room. That gets the rows it needs, up to half.
func (v *Seat) aside(s *kit.Session) (notes []string, rows int, room []string) {
	width, height := s.Column(), s.Stage().Height
	room, _ = s.Window(v.roomLines(s, width), height/2, 0, 0, 0)
	rows = height - len(room) - 1
	notes, whole := s.NoteLines(v.At.Slide, width, rows)
	if !whole {
		notes, _ = s.NoteLines(v.At.Slide, width, math.MaxInt)
	}
	return notes, rows, room
}

// asideView draws that, and what comes next between them.
func (v *Seat) asideView(s *kit.Session) []string {
	notes, rows, room := v.aside(s)
	notes, _ = s.Window(notes, rows, v.scroll, 0, 0)
	return s.Indent(append(append(kit.Filled(notes, rows), cards.NextRule(s, v.At, s.Column())), room...))
}

// scrollAside moves about notes that are longer than their part of the panel.
func (v *Seat) scrollAside(msg tea.Msg, s *kit.Session) bool {
	notes, rows, _ := v.aside(s)
	switch {
	case len(notes) <= rows:
		return false
	case kit.Is(msg, s.Keys.ListDown):
		v.scroll = min(v.scroll+1, len(notes)-rows)
	case kit.Is(msg, s.Keys.ListUp):
		v.scroll = max(0, v.scroll-1)
	default:
		return false
	}
	return true
}

// paceShown is how much of a wish for another pace is still shown: one alone
// for as long as it takes to count half.
const paceShown = 0.5

// consoleUnits is how many units the console names.
const consoleUnits = 5

// roomLines say who is there, by unit, and what they want.
func (v *Seat) roomLines(s *kit.Session, width int) []string {
	w, k, full := &s.Words.Briefing, s.Keys, v.room.View.Full
	lines := []string{s.Styles.Strong.Render(fmt.Sprintf(w.People, full.Present()))}
	lines = append(lines, v.room.Units(s, width, consoleUnits)...)
	with := func(text string, b key.Binding, does string) { // the key that goes with it
		text, does = s.Styles.Strong.Render(text), "  "+s.Styles.Key.Render(b.Help().Key)+" "+s.Styles.Muted.Render(does)
		if ansi.StringWidth(text+does) > width {
			lines = append(lines, text)
			text = ""
		}
		lines = append(lines, text+does)
	}
	if pace := full.Pace(s.Now()); pace <= -paceShown {
		lines = append(lines, s.Styles.Wrong.Render(fmt.Sprintf("! %s (%.0f)", w.SlowDown, -pace)))
	} else if pace >= paceShown {
		lines = append(lines, s.Styles.Strong.Render(fmt.Sprintf("! %s (%.0f)", w.SpeedUp, pace)))
	}
	for _, r := range full.Requests[:min(1, len(full.Requests))] {
		with(fmt.Sprintf(w.Requests, r.Name), k.Invite, w.Keys.InviteNow)
	}
	if n := len(full.Hands); n > 0 {
		with("▲ "+fmt.Sprintf(w.Hands, n), k.Lower, w.Keys.LowerNow)
		first := full.Attendees[full.Hands[0]]
		lines = append(lines, s.Styles.Text.Render(ansi.Truncate("  "+joined(" · ", first.Name, v.room.Unit(s, first.Unit)), width, "…")))
	}
	if n := len(full.Waiting); n > 0 {
		with(fmt.Sprintf(w.Questions, n), k.Done, w.Keys.DoneNow)
		for _, r := range full.Waiting {
			lines = append(lines, kit.Hang("  ", v.sent(s, r), width, s.Styles.Text)...)
		}
	}
	for i, rule := range v.ruled(s) {
		if [rules]bool{full.Quiet, full.Shut, full.Admits != briefing.Anyone}[i] {
			lines = append(lines, kit.Hang("! ", rule, width, s.Styles.Wrong)...)
		}
	}
	for i := range lines {
		lines[i] = ansi.Truncate(lines[i], width, "…")
	}
	return lines
}

// joined puts a separator between those of two texts that are there.
func joined(separator, a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + separator + b
}

// status is the left of the console's footer.
func (v *Seat) status(s *kit.Session) string {
	w := &s.Words.Briefing
	full := v.room.View.Full
	page := fmt.Sprintf(s.Words.Frame.Page, v.At.Slide+1, s.Deck.Len())
	switch {
	case v.Digits != "":
		return v.GoTo(s)
	case v.dark():
		return s.Styles.Wrong.Render(ansi.Truncate(w.Darkened, s.Width-2*s.Margin(), "…"))
	case v.said != "":
		return s.Styles.Strong.Render(ansi.Truncate(v.said, s.Width*2/3, "…"))
	case v.room.View.Frozen:
		return s.Styles.Wrong.Render(page + " · " + fmt.Sprintf(w.Frozen, v.room.View.Slide+1))
	}
	line := s.Styles.Muted.Render(page + " · " + v.elapsed(s))
	if !s.Drawn() { // what wants looking at, where the panel is hidden
		if n := len(full.Hands) + len(full.Waiting) + len(full.Requests); n > 0 {
			line = s.Styles.Strong.Render(fmt.Sprintf("▲ %d (%s)  ", n, s.Keys.People.Help().Key)) + line
		}
	}
	return ansi.Truncate(line, s.Width-2*s.Margin(), "…")
}

// chooseView lists the topic's questions.
func (v *Seat) chooseView(s *kit.Session) kit.Picture {
	w := &s.Words.Briefing
	topic := &s.Deck.Topics[s.Deck.Slide(v.At.Slide).Topic]
	if s.Wide() && len(topic.Questions) > 0 {
		c, x := s.Canvas(), s.Side()
		var choices []cards.Choice
		for i := range topic.Questions {
			o := cards.Choice{Figure: i + 1, Fill: s.Styles.Fill(topic.Level), Text: topic.Questions[i].Text, Style: s.Styles.Text}
			if n := v.asked(topic.Questions[i].ID); n > 0 {
				o.Note = fmt.Sprintf(w.AskedBefore, n)
			}
			choices = append(choices, o)
		}
		rows := cards.Stack(s, c, canvas.Rect(x, 2, s.Width-2*x, c.Bounds().Dy()-2), choices, v.list.At)
		c.Text(x, max(0, rows.Top-2), ansi.Truncate(fmt.Sprintf(w.PickTitle, topic.Title), s.Width-2*x, "…"), s.Styles.Strong)
		return s.Frame(v.header(s, topic.Title), c.Lines(), s.Footer("", v.Keys(s))).With(rows)
	}
	lines := kit.Wrap(fmt.Sprintf(w.PickTitle, topic.Title), s.Column(), s.Styles.Strong)
	if len(topic.Questions) == 0 {
		lines = append(lines, "", s.Styles.Muted.Render(w.NoQuestions))
	}
	at, items := 0, []int(nil)
	for i := range topic.Questions {
		q := &topic.Questions[i]
		mark, style := "  ", s.Styles.Text
		lines = append(lines, "")
		for len(items) < len(lines) {
			items = append(items, max(kit.None, i-1))
		}
		if i == v.list.At {
			mark, style, at = s.Styles.Brand.Render("▸ "), s.Styles.Strong, len(lines)
		}
		lines = append(lines, kit.Hang(mark+s.Styles.Key.Render(fmt.Sprint(i+1))+"  ", q.Text, s.Column(), style)...)
		if n := v.asked(q.ID); n > 0 {
			lines = append(lines, "     "+s.Styles.Muted.Render(fmt.Sprintf(w.AskedBefore, n)))
		}
	}
	for len(items) < len(lines) {
		items = append(items, len(topic.Questions)-1)
	}
	shown, from := s.Window(lines, s.Stage().Height, -1, at, min(at+1, len(lines)-1))
	return s.Frame(v.header(s, topic.Title), s.Indent(shown), s.Footer("", v.Keys(s))).With(kit.Rows{Items: items[from:], Width: s.Width})
}
