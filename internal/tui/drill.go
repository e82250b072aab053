package tui

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/practice"
	"training.vast.vn/vneid-training/internal/render"
)

// drillScreen lets the learner find what gives a message away.
type drillScreen struct {
	slide  int
	drill  *deck.Drill
	hunt   practice.Hunt
	at     int // line in hand
	picked int // the line that was picked last; keep if none was
	right  bool
	since  time.Time
	scroll int
	menu   menu  // after the last message
	summed bool  // the end of all messages is shown
	from   place // where Esc returns to
}

func (d *drillScreen) open(s *session, slide int, from place) {
	drill := practice.DrillOn(s.Deck, slide)
	*d = drillScreen{slide: slide, drill: drill, hunt: practice.Begin(drill), picked: keep, since: s.Now(), from: from}
}

// nextDrill is the slide of the message after one, or keep.
func (s *session) nextDrill(slide int) int {
	for i := slide + 1; i < s.Deck.Len(); i++ {
		if practice.DrillOn(s.Deck, i) != nil {
			return i
		}
	}
	return keep
}

func (d *drillScreen) Update(msg tea.Msg, s *session) intent {
	k := s.keys
	commits := s.Now().Sub(d.since) >= settle
	row, click := clicked(msg, s, func() touchable { _, on := d.lay(s); return on })
	switch {
	case is(msg, k.esc):
		if d.from == talk {
			return openSlide(d.slide)
		}
		return open(d.from)
	case d.summed:
		if !click {
			row = d.menu.Update(msg, s, len(d.choices(s)))
		}
		return d.choose(row, s)
	case d.hunt.Done():
		switch {
		case is(msg, k.down):
			d.scroll++
		case is(msg, k.up):
			d.scroll = max(0, d.scroll-1)
		case is(msg, k.onward) && commits:
			return d.next(s)
		}
		return intent{}
	case click:
		return d.pick(row, s)
	case is(msg, k.down):
		d.at = min(d.at+1, len(d.drill.Lines))
	case is(msg, k.up):
		d.at = max(0, d.at-1)
	case is(msg, k.choose) && commits:
		return d.pick(d.at, s)
	case is(msg, k.digit):
		if n, _ := strconv.Atoi(msg.(tea.KeyPressMsg).String()); n <= len(d.drill.Lines)+1 {
			return d.pick(n-1, s)
		}
	}
	return intent{}
}

// pick picks a line.
func (d *drillScreen) pick(line int, s *session) intent {
	d.at, d.picked = line, line
	d.right = d.hunt.Pick(line)
	if !d.hunt.Done() {
		return intent{}
	}
	d.since = s.Now()
	score := practice.Score{Of: 1}
	if d.hunt.First() {
		score.First = 1
	}
	s.progress.Practise(d.slide, score)
	return intent{learnt: true}
}

// next goes on to the next message, or from the last to the end.
func (d *drillScreen) next(s *session) intent {
	if next := s.nextDrill(d.slide); next != keep {
		return openPractice(next)
	}
	d.summed, d.since = true, s.Now()
	return intent{}
}

func (d *drillScreen) choices(s *session) []item {
	w := &s.words.Practice
	return []item{{text: w.ToList}, {text: w.Again}, {text: w.Slide}}
}

func (d *drillScreen) choose(chosen int, s *session) intent {
	if s.Now().Sub(d.since) < settle {
		return intent{}
	}
	switch chosen {
	case 0:
		return open(exercises)
	case 1:
		return openPractice(s.nextDrill(keep))
	case 2:
		return openSlide(d.slide)
	}
	return intent{}
}

// count tells which message this is, and how many there are and were seen
// through at once.
func (d *drillScreen) count(s *session) (n, of, first int) {
	for at := s.nextDrill(keep); at != keep; at = s.nextDrill(at) {
		of++
		if at <= d.slide {
			n++
		}
		if score, ok := s.progress.Practised(at); ok {
			first += score.First
		}
	}
	return n, of, first
}

func (d *drillScreen) View(s *session) string {
	w := &s.words.Drill
	n, of, first := d.count(s)
	accent := s.styles.Accent(s.Deck.Topics[s.Deck.Slide(d.slide).Topic].Level)
	head := s.header(header{place: w.Title, accent: accent, title: s.Deck.Slide(d.slide).Title, right: fmt.Sprintf(w.Count, n, of)})
	body, _ := d.lay(s)
	left := s.styles.Muted.Render(fmt.Sprintf(s.words.Practice.Score, first, of))
	return s.frame(head, s.indent(body), s.footer(left, s.keys.bindings(d.place())))
}

// place tells apart the states of the screen whose keys differ.
func (d *drillScreen) place() place {
	switch {
	case d.summed:
		return practised
	case d.hunt.Done():
		return drilled
	}
	return drilling
}

// lay sets the stage: the message, and what is said of the last pick; when all
// is found, why, and what to do.
func (d *drillScreen) lay(s *session) (body []string, on touchable) {
	stage, width := s.stage(), s.column()
	if d.summed {
		lines := d.end(s)
		choices := len(d.choices(s))
		return lines, touchable{rows: touchableBelow(len(lines)-choices, choices), width: s.width}
	}
	level := s.Deck.Topics[s.Deck.Slide(d.slide).Topic].Level
	m := render.Message{Drill: d.drill, Found: d.hunt.Marked(), At: d.at, None: s.words.Drill.None}
	if d.hunt.Done() {
		m.At = keep
	}
	if width >= phoneBeside {
		lines, rows := s.renderer.Message(m, level, width/2+2, stage.height)
		room := 0
		for _, l := range lines {
			room = max(room, ansi.StringWidth(l))
		}
		said := d.said(s, width-room-4)
		said, _ = s.window(said, stage.height, d.scroll, 0, 0)
		top := max(0, (stage.height-max(len(lines), len(said)))/3)
		body = make([]string, top, stage.height)
		for i := range max(len(lines), len(said)) {
			a := at(lines, i)
			body = append(body, a+strings.Repeat(" ", room+4-ansi.StringWidth(a))+at(said, i))
		}
		return body, touchable{rows: rows, top: top, left: s.inset(), width: room}
	}
	said := d.said(s, width)
	if d.hunt.Done() { // the message makes room for what is said of it
		body, _ = s.window(said, stage.height, d.scroll, 0, 0)
		return body, touchable{}
	}
	room := max(3, stage.height-len(said)-1)
	lines, rows := s.renderer.Message(m, level, width, room)
	from, to := len(rows), 0
	for i, row := range rows {
		if row == d.at {
			from, to = min(from, i), i
		}
	}
	shown, offset := s.window(lines, room, -1, min(from, to), to)
	body = append(append(shown, ""), said...)
	if len(body) > stage.height {
		body = append(shown, said...)
	}
	return body, touchable{rows: rows[offset:min(len(rows), offset+len(shown))], left: s.inset(), width: width}
}

// said is what the learner is told.
func (d *drillScreen) said(s *session, width int) []string {
	w := &s.words.Drill
	var lines []string
	switch {
	case d.picked == keep:
	case d.right && d.picked < len(d.drill.Lines):
		lines = append(lines, wrap("✓ "+s.words.Practice.Right, width, s.styles.Right)...)
		if !d.hunt.Done() {
			lines = append(lines, wrap(d.drill.Lines[d.picked].Sign, width, s.styles.Text)...)
		}
	case d.right:
		lines = append(lines, wrap("✓ "+s.words.Practice.Right, width, s.styles.Right)...)
	case d.picked == len(d.drill.Lines):
		lines = append(lines, wrap("✗ "+w.NotGenuine, width, s.styles.Wrong)...)
	case d.drill.Kind == deck.Genuine:
		lines = append(lines, wrap("✗ "+fmt.Sprintf(w.IsGenuine, d.picked+1), width, s.styles.Wrong)...)
	default:
		lines = append(lines, wrap("✗ "+fmt.Sprintf(w.NotThis, d.picked+1), width, s.styles.Wrong)...)
	}
	if d.hunt.Done() {
		return append(lines, d.verdict(s, width, len(lines) > 0)...)
	}
	switch {
	case d.picked == keep:
		return append(lines, wrap(w.Find, width, s.styles.Muted)...)
	case d.hunt.Help() == practice.Hint && !d.right:
		return append(lines, wrap(fmt.Sprintf(w.Hint, d.drill.Signs()), width, s.styles.Text)...)
	}
	return append(lines, wrap(fmt.Sprintf(w.FindMore, d.hunt.Left()), width, s.styles.Muted)...)
}

// verdict says what the message is, why, and what to do.
func (d *drillScreen) verdict(s *session, width int, more bool) []string {
	var lines []string
	if more {
		lines = append(lines, "")
	}
	if d.drill.Kind == deck.Genuine {
		lines = append(lines, s.styles.Bold(s.styles.Right).Render(s.words.Drill.Genuine))
	} else {
		lines = append(lines, s.styles.Bold(s.styles.Wrong).Render(s.words.Drill.Scam))
	}
	for i, l := range d.drill.Lines {
		if l.Sign != "" {
			lines = append(lines, hang(s.styles.Bold(s.styles.Wrong).Render("!")+" "+s.styles.Muted.Render(strconv.Itoa(i+1))+"  ", l.Sign, width, s.styles.Text)...)
		}
	}
	return append(append(lines, ""), s.renderer.Prose(d.drill.Explain, width)...)
}

// end is what stands after the last message.
func (d *drillScreen) end(s *session) []string {
	w := &s.words.Drill
	_, of, first := d.count(s)
	lines := []string{s.styles.Bold(s.styles.Right).Render("✓ " + w.Done), "", s.styles.Text.Render(fmt.Sprintf(w.First, first, of)), ""}
	return append(lines, d.menu.View(s, d.choices(s))...)
}
