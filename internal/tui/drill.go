package tui

import (
	"fmt"
	"strconv"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/practice"
	"training.vast.vn/vneid-training/internal/render"
)

// drillScreen lets the learner find what gives a message away.
type drillScreen struct {
	fixed
	slide  int
	drill  *deck.Drill
	hunt   practice.Hunt
	at     int // line in hand
	picked int // the line that was picked last; None if none was
	right  bool
	since  time.Time
	scroll int
	menu   menu  // after the last message
	summed bool  // the end of all messages is shown
	from   Place // where Esc returns to
}

func newDrill(s *session, slide int, from Place) *drillScreen {
	drill := practice.DrillOn(s.Deck, slide)
	return &drillScreen{slide: slide, drill: drill, hunt: practice.Begin(drill), picked: None, since: s.Now(), from: from}
}

// nextDrill is the slide of the message after one, or None.
func nextDrill(s *session, slide int) int {
	for i := slide + 1; i < s.Deck.Len(); i++ {
		if practice.DrillOn(s.Deck, i) != nil {
			return i
		}
	}
	return None
}

func (d *drillScreen) Update(msg tea.Msg, s *session) Want {
	k := s.keys
	commits := s.Now().Sub(d.since) >= settle
	row, click := clicked(msg)
	switch {
	case is(msg, k.esc):
		if d.from == Talk {
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
		return nil
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
	return nil
}

// pick picks a line.
func (d *drillScreen) pick(line int, s *session) Want {
	d.at, d.picked = line, line
	d.right = d.hunt.Pick(line)
	if !d.hunt.Done() {
		return nil
	}
	d.since = s.Now()
	score := practice.Score{Of: 1}
	if d.hunt.First() {
		score.First = 1
	}
	s.progress.Practise(d.slide, score)
	return Learnt{}
}

// next goes on to the next message, or from the last to the end.
func (d *drillScreen) next(s *session) Want {
	if next := nextDrill(s, d.slide); next != None {
		return Go{To: Practice, Slide: next}
	}
	d.summed, d.since = true, s.Now()
	return nil
}

func (d *drillScreen) choices(s *session) []item {
	w := &s.words.Practice
	return []item{{text: w.ToList}, {text: w.Again}, {text: w.Slide}}
}

func (d *drillScreen) choose(chosen int, s *session) Want {
	if s.Now().Sub(d.since) < settle {
		return nil
	}
	switch chosen {
	case 0:
		return open(Exercises)
	case 1:
		return Go{To: Practice, Slide: nextDrill(s, None)}
	case 2:
		return openSlide(d.slide)
	}
	return nil
}

// count tells which message this is, and how many there are and were seen
// through at once.
func (d *drillScreen) count(s *session) (n, of, first int) {
	for at := nextDrill(s, None); at != None; at = nextDrill(s, at) {
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

func (d *drillScreen) View(s *session) Picture {
	w := &s.words.Drill
	n, of, first := d.count(s)
	accent := s.styles.Accent(s.Deck.Topics[s.Deck.Slide(d.slide).Topic].Level)
	head := s.header(header{place: w.Title, accent: accent, title: s.Deck.Slide(d.slide).Title, right: fmt.Sprintf(w.Count, n, of)})
	body, rows := d.lay(s)
	left := s.styles.Muted.Render(fmt.Sprintf(s.words.Practice.Score, first, of))
	p := s.frame(head, s.indent(body), s.footer(left, d.Keys(s)))
	p.Rows = rows
	return p
}

func (d *drillScreen) Keys(s *session) []key.Binding {
	k := s.keys
	if d.hunt.Done() && !d.summed {
		return []key.Binding{k.onward, k.down, k.esc, k.up, k.start, k.help, k.redraw, k.leave}
	}
	return []key.Binding{k.choose, k.down, k.esc, k.up, k.digit, k.start, k.help, k.redraw, k.leave}
}

// lay sets the stage: the message, and what is said of the last pick; when all
// is found, why, and what to do.
func (d *drillScreen) lay(s *session) (body []string, on Rows) {
	stage, width := s.stage(), s.column()
	if d.summed {
		lines := d.end(s)
		choices := len(d.choices(s))
		return lines, Rows{items: rowsBelow(len(lines)-choices, choices), width: s.width}
	}
	level := s.Deck.Topics[s.Deck.Slide(d.slide).Topic].Level
	m := render.Message{Drill: d.drill, Found: d.hunt.Marked(), At: d.at, None: s.words.Drill.None}
	if d.hunt.Done() {
		m.At = None
	}
	if width >= phoneBeside {
		lines, rows := s.renderer.Message(m, level, width/2+2, stage.height)
		room := widest(lines)
		said := d.said(s, width-room-4)
		said, _ = s.window(said, stage.height, d.scroll, 0, 0)
		top := max(0, (stage.height-max(len(lines), len(said)))/3)
		body = append(make([]string, top, stage.height), beside(lines, said, room+4, max(len(lines), len(said)), "")...)
		return body, Rows{items: rows, top: top, left: s.inset(), width: room}
	}
	said := d.said(s, width)
	if d.hunt.Done() { // the message makes room for what is said of it
		body, _ = s.window(said, stage.height, d.scroll, 0, 0)
		return body, Rows{}
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
	return body, Rows{items: rows[offset:min(len(rows), offset+len(shown))], left: s.inset(), width: width}
}

// said is what the learner is told.
func (d *drillScreen) said(s *session, width int) []string {
	w := &s.words.Drill
	var lines []string
	switch {
	case d.picked == None:
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
	case d.picked == None:
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
