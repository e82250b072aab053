package tui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/briefing"
)

// leadView draws the trainer's console.
func (v *liveScreen) leadView(s *session) Picture {
	switch {
	case v.choosing:
		return v.chooseView(s)
	case v.view.Pause != briefing.Going:
		return v.pauseView(s)
	case v.view.Phase == briefing.Lobby:
		return v.lobbyView(s)
	case v.view.Poll != nil:
		return v.pollView(s, s.styles.Strong.Render(v.count(s)))
	}
	return v.consoleView(s)
}

// count says how many have answered, never who.
func (v *liveScreen) count(s *session) string {
	if v.said != "" {
		return v.said
	}
	return fmt.Sprintf(s.words.Briefing.Count, len(v.view.Full.Now().Answers), v.view.Full.Present())
}

func (v *liveScreen) consoleView(s *session) Picture {
	stage := s.stage()
	var body []string
	switch {
	case s.width >= consoleWidth:
		left := s.width * 3 / 5
		body = s.besides(s.presentAndNext(v.at, area{left, stage.height}), v.aside(s, s.width-left-2-s.margin(), stage.height), left)
	case v.panel:
		body = s.indent(v.aside(s, s.column(), stage.height))
	default:
		body = s.preview(v.at, area{s.width, stage.height}).Lines
	}
	slide := s.Deck.Slide(v.at.slide)
	topic := &s.Deck.Topics[slide.Topic]
	right := s.stepOf(v.at)
	if s.width >= 72 {
		right = strings.TrimSpace(right + "   " + s.Now().Format("15:04"))
	}
	head := s.header(header{place: fmt.Sprintf(s.words.Briefing.Room, v.view.Room), accent: s.styles.Accent(topic.Level), title: topic.Title, right: right})
	return s.frame(head, body, s.footer(v.status(s), v.Keys(s)))
}

// aside are the notes, and below them what there is to know of the room. The
// room gets what it needs, up to half.
func (v *liveScreen) aside(s *session, width, height int) []string {
	room := v.roomLines(s, width)
	if len(room) > height/2 {
		room, _ = s.window(room, height/2, 0, 0, 0)
	}
	notes, _ := s.window(s.noteLines(v.at.slide, width), height-len(room)-1, 0, 0, 0)
	notes = append(filled(notes, height-len(room)-1), s.styles.Frame.Render(strings.Repeat("─", max(0, width))))
	return append(notes, room...)
}

// paceShown is how much of a wish for another pace is still shown: one alone
// for as long as it takes to count half.
const paceShown = 0.5

// consoleUnits is how many units the console names.
const consoleUnits = 5

// roomLines say who is there, by unit, and what they want.
func (v *liveScreen) roomLines(s *session, width int) []string {
	w, k, full := &s.words.Briefing, s.keys, v.view.Full
	lines := []string{s.styles.Strong.Render(fmt.Sprintf(w.People, full.Present()))}
	lines = append(lines, v.unitCounts(s, width, consoleUnits)...)
	key := func(name, does string) string {
		return "  " + s.styles.Key.Render(name) + " " + s.styles.Muted.Render(does)
	}
	if pace := full.Pace(s.Now()); pace <= -paceShown {
		lines = append(lines, s.styles.Wrong.Render(fmt.Sprintf("! %s (%.0f)", w.SlowDown, -pace)))
	} else if pace >= paceShown {
		lines = append(lines, s.styles.Strong.Render(fmt.Sprintf("! %s (%.0f)", w.SpeedUp, pace)))
	}
	for _, r := range full.Requests[:min(1, len(full.Requests))] {
		lines = append(lines, s.styles.Strong.Render(fmt.Sprintf(w.Requests, r.Name))+key(k.invite.Help().Key, w.Keys.Invite))
	}
	if n := len(full.Hands); n > 0 {
		lines = append(lines, s.styles.Strong.Render("▲ "+fmt.Sprintf(w.Hands, n))+key(k.lower.Help().Key, w.Keys.Lower))
		first := full.Attendees[full.Hands[0]]
		lines = append(lines, s.styles.Text.Render(ansi.Truncate("  "+join(" · ", first.Name, v.unit(s, first.Unit)), width, "…")))
	}
	if n := len(full.Waiting); n > 0 {
		lines = append(lines, s.styles.Strong.Render(fmt.Sprintf(w.Questions, n))+key(k.done.Help().Key, w.Keys.Done))
		for _, r := range full.Waiting {
			lines = append(lines, hang("  ", r.Text+" ("+join(" · ", full.Attendees[r.Learner].Name, v.unit(s, r.Unit))+")", width, s.styles.Text)...)
		}
	}
	for i := range lines {
		lines[i] = ansi.Truncate(lines[i], width, "…")
	}
	return lines
}

// join puts a separator between those of two texts that are there.
func join(separator, a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + separator + b
}

func (v *liveScreen) unit(s *session, code string) string {
	if code == "" {
		return s.words.Briefing.NoUnit
	}
	return s.unitName(code)
}

// unitCounts are how many people of each unit are there, the largest first.
func (v *liveScreen) unitCounts(s *session, width, most int) []string {
	var lines []string
	units := v.view.Full.Units()
	rest, people := 0, 0
	for _, u := range units {
		switch {
		case u.Here == 0:
		case len(lines) == most:
			rest, people = rest+1, people+u.Here
		default:
			lines = append(lines, s.styles.Text.Render(fmt.Sprintf("%5d  ", u.Here))+s.styles.Text.Render(ansi.Truncate(v.unit(s, u.Unit), max(4, width-7), "…")))
		}
	}
	if rest > 0 {
		lines = append(lines, s.styles.Muted.Render(ansi.Truncate("       "+fmt.Sprintf(s.words.Briefing.UnitRest, rest, people), width, "…")))
	}
	return lines
}

// status is the left of the console's footer.
func (v *liveScreen) status(s *session) string {
	w := &s.words.Briefing
	full := v.view.Full
	page := fmt.Sprintf(s.words.Frame.Page, v.at.slide+1, s.Deck.Len())
	switch {
	case v.digits != "":
		return v.goTo(s)
	case v.said != "":
		return s.styles.Strong.Render(ansi.Truncate(v.said, s.width*2/3, "…"))
	case v.view.Frozen:
		return s.styles.Wrong.Render(page + " · " + fmt.Sprintf(w.Frozen, v.view.Slide+1))
	}
	line := s.styles.Muted.Render(page + " · " + v.elapsed(s))
	if s.width < consoleWidth { // what wants looking at, where the panel is hidden
		if n := len(full.Hands) + len(full.Waiting) + len(full.Requests); n > 0 {
			line = s.styles.Strong.Render(fmt.Sprintf("▲ %d (%s)  ", n, s.keys.people.Help().Key)) + line
		}
	}
	return ansi.Truncate(line, s.width-2*s.margin(), "…")
}

// chooseView lists the topic's questions.
func (v *liveScreen) chooseView(s *session) Picture {
	w := &s.words.Briefing
	topic := &s.Deck.Topics[s.Deck.Slide(v.at.slide).Topic]
	lines := wrap(fmt.Sprintf(w.PickTitle, topic.Title), s.column(), s.styles.Strong)
	if len(topic.Questions) == 0 {
		lines = append(lines, "", s.styles.Muted.Render(w.NoQuestions))
	}
	at := 0
	for i := range topic.Questions {
		q := &topic.Questions[i]
		mark, style := "  ", s.styles.Text
		lines = append(lines, "")
		if i == v.list.at {
			mark, style, at = s.styles.Brand.Render("▸ "), s.styles.Strong, len(lines)
		}
		lines = append(lines, hang(mark+s.styles.Key.Render(fmt.Sprint(i+1))+"  ", q.Text, s.column(), style)...)
		if n := v.asked(q.ID); n > 0 {
			lines = append(lines, "     "+s.styles.Muted.Render(fmt.Sprintf(w.AskedBefore, n)))
		}
	}
	shown, _ := s.window(lines, s.stage().height, -1, at, min(at+1, len(lines)-1))
	return s.frame(v.header(s, topic.Title), s.indent(shown), s.footer("", v.Keys(s)))
}
