package learn

import (
	"fmt"
	"strconv"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/practice"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// drillScreen lets the learner find what gives a message away.
type drillScreen struct {
	kit.Fixed
	slide  int
	drill  *deck.Drill
	hunt   practice.Hunt
	at     int // line in hand
	picked int // the line that was picked last; None if none was
	right  bool
	since  time.Time
	scroll int
	menu   kit.Menu  // after the last message
	summed bool      // the end of all messages is shown
	from   kit.Place // where Esc returns to
}

// NewDrill begins with the message on a slide.
func NewDrill(s *kit.Session, slide int, from kit.Place) kit.Screen {
	drill := practice.DrillOn(s.Deck, slide)
	return &drillScreen{slide: slide, drill: drill, hunt: practice.Begin(drill), picked: kit.None, since: s.Now(), from: from}
}

// nextDrill is the slide of the message after one, or None.
func nextDrill(s *kit.Session, slide int) int {
	for i := slide + 1; i < s.Deck.Len(); i++ {
		if practice.DrillOn(s.Deck, i) != nil {
			return i
		}
	}
	return kit.None
}

func (d *drillScreen) Update(msg tea.Msg, s *kit.Session) kit.Want {
	k := s.Keys
	commits := s.Now().Sub(d.since) >= kit.Settle
	row, click := kit.Clicked(msg)
	switch {
	case kit.Is(msg, k.Esc):
		if d.from == kit.Talk {
			return kit.OpenSlide(d.slide)
		}
		return kit.Open(d.from)
	case d.summed:
		if !click {
			row = d.menu.Update(msg, s, len(d.choices(s)))
		}
		return d.choose(row, s)
	case d.hunt.Done():
		switch {
		case kit.Is(msg, k.Down):
			d.scroll++
		case kit.Is(msg, k.Up):
			d.scroll = max(0, d.scroll-1)
		case kit.Is(msg, k.Onward) && commits:
			return d.next(s)
		}
		return nil
	case click:
		return d.pick(row, s)
	case kit.Is(msg, k.Down):
		d.at = min(d.at+1, len(d.drill.Lines))
	case kit.Is(msg, k.Up):
		d.at = max(0, d.at-1)
	case kit.Is(msg, k.Choose) && commits:
		return d.pick(d.at, s)
	case kit.Is(msg, k.Digit):
		if n, _ := strconv.Atoi(msg.(tea.KeyPressMsg).String()); n <= len(d.drill.Lines)+1 {
			return d.pick(n-1, s)
		}
	}
	return nil
}

// pick picks a line.
func (d *drillScreen) pick(line int, s *kit.Session) kit.Want {
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
	s.Reached.Practise(d.slide, score)
	return kit.Learnt{}
}

// next goes on to the next message, or from the last to the end.
func (d *drillScreen) next(s *kit.Session) kit.Want {
	if next := nextDrill(s, d.slide); next != kit.None {
		return kit.Go{To: kit.Practice, Slide: next}
	}
	d.summed, d.since = true, s.Now()
	return nil
}

func (d *drillScreen) choices(s *kit.Session) []kit.Item {
	w := &s.Words.Practice
	return []kit.Item{{Text: w.ToList}, {Text: w.Again}, {Text: w.Slide}}
}

func (d *drillScreen) choose(chosen int, s *kit.Session) kit.Want {
	if s.Now().Sub(d.since) < kit.Settle {
		return nil
	}
	switch chosen {
	case 0:
		return kit.Open(kit.Exercises)
	case 1:
		return kit.Go{To: kit.Practice, Slide: nextDrill(s, kit.None)}
	case 2:
		return kit.OpenSlide(d.slide)
	}
	return nil
}

// count tells which message this is, how many there are, how many of them were
// gone through, and of those, how many were seen through at once.
func (d *drillScreen) count(s *kit.Session) (n, of, done, first int) {
	for at := nextDrill(s, kit.None); at != kit.None; at = nextDrill(s, at) {
		of++
		if at <= d.slide {
			n++
		}
		if score, ok := s.Reached.Practised(at); ok {
			done++
			first += score.First
		}
	}
	return n, of, done, first
}

func (d *drillScreen) View(s *kit.Session) kit.Picture {
	w := &s.Words.Drill
	n, of, done, first := d.count(s)
	accent := s.Styles.Accent(s.Deck.Topics[s.Deck.Slide(d.slide).Topic].Level)
	head := s.Header(kit.Header{Place: w.Title, Accent: accent, Title: s.Deck.Slide(d.slide).Title, Right: fmt.Sprintf(w.Count, n, of)})
	body, rows := d.lay(s)
	left := ""
	if done > 0 {
		left = s.Styles.Muted.Render(fmt.Sprintf(s.Words.Practice.Score, first, done))
	}
	return s.Frame(head, s.Indent(body), s.Footer(left, d.Keys(s))).With(rows)
}

func (d *drillScreen) Keys(s *kit.Session) []key.Binding {
	k := s.Keys
	if d.hunt.Done() && !d.summed {
		return []key.Binding{k.Onward, k.Down, k.Esc, k.Up, k.Start, k.Help, k.Redraw, k.Leave}
	}
	return []key.Binding{k.Choose, k.Down, k.Esc, k.Up, k.Digit, k.Start, k.Help, k.Redraw, k.Leave}
}

// lay sets the stage: the message, and what is said of the last pick; when all
// is found, why, and what to do.
func (d *drillScreen) lay(s *kit.Session) (body []string, on kit.Rows) {
	stage, width := s.Stage(), s.Column()
	if d.summed {
		lines := d.end(s)
		choices := len(d.choices(s))
		return lines, kit.Rows{Items: kit.RowsBelow(len(lines)-choices, choices), Width: s.Width}
	}
	level := s.Deck.Topics[s.Deck.Slide(d.slide).Topic].Level
	m := render.Message{Drill: d.drill, Found: d.hunt.Marked(), At: d.at, None: s.Words.Drill.None}
	if d.hunt.Done() {
		m.At = kit.None
	}
	if width >= phoneBeside {
		lines, rows := s.Renderer.Message(m, level, width/2+2, stage.Height)
		room := kit.Widest(lines)
		said := d.said(s, width-room-4)
		said, _ = s.Window(said, stage.Height, d.scroll, 0, 0)
		top := max(0, (stage.Height-max(len(lines), len(said)))/3)
		body = append(make([]string, top, stage.Height), kit.Beside(lines, said, room+4, max(len(lines), len(said)), "")...)
		return body, kit.Rows{Items: rows, Top: top, Left: s.Inset(), Width: room}
	}
	said := d.said(s, width)
	if d.hunt.Done() { // the message makes room for what is said of it
		body, _ = s.Window(said, stage.Height, d.scroll, 0, 0)
		return body, kit.Rows{}
	}
	room := max(3, stage.Height-len(said)-1)
	lines, rows := s.Renderer.Message(m, level, width, room)
	from, to := len(rows), 0
	for i, row := range rows {
		if row == d.at {
			from, to = min(from, i), i
		}
	}
	shown, offset := s.Window(lines, room, -1, min(from, to), to)
	body = append(append(shown, ""), said...)
	if len(body) > stage.Height {
		body = append(shown, said...)
	}
	return body, kit.Rows{Items: rows[offset:min(len(rows), offset+len(shown))], Left: s.Inset(), Width: width}
}

// said is what the learner is told.
func (d *drillScreen) said(s *kit.Session, width int) []string {
	w := &s.Words.Drill
	var lines []string
	switch {
	case d.picked == kit.None:
	case d.right && d.picked < len(d.drill.Lines):
		lines = append(lines, kit.Wrap("✓ "+s.Words.Practice.Right, width, s.Styles.Right)...)
		if !d.hunt.Done() {
			lines = append(lines, kit.Wrap(d.drill.Lines[d.picked].Sign, width, s.Styles.Text)...)
		}
	case d.right:
		lines = append(lines, kit.Wrap("✓ "+s.Words.Practice.Right, width, s.Styles.Right)...)
	case d.picked == len(d.drill.Lines):
		lines = append(lines, kit.Wrap("✗ "+w.NotGenuine, width, s.Styles.Wrong)...)
	case d.drill.Kind == deck.Genuine:
		lines = append(lines, kit.Wrap("✗ "+fmt.Sprintf(w.IsGenuine, d.picked+1), width, s.Styles.Wrong)...)
	default:
		lines = append(lines, kit.Wrap("✗ "+fmt.Sprintf(w.NotThis, d.picked+1), width, s.Styles.Wrong)...)
	}
	if d.hunt.Done() {
		return append(lines, d.verdict(s, width, len(lines) > 0)...)
	}
	switch {
	case d.picked == kit.None:
		return append(lines, kit.Wrap(w.Find, width, s.Styles.Muted)...)
	case d.hunt.Help() == practice.Hint && !d.right:
		return append(lines, kit.Wrap(w.Hint, width, s.Styles.Text)...)
	}
	return append(lines, kit.Wrap(fmt.Sprintf(w.FindMore, d.hunt.Left()), width, s.Styles.Muted)...)
}

// verdict says what the message is, why, and what to do.
func (d *drillScreen) verdict(s *kit.Session, width int, more bool) []string {
	var lines []string
	if more {
		lines = append(lines, "")
	}
	if d.drill.Kind == deck.Genuine {
		lines = append(lines, s.Styles.Bold(s.Styles.Right).Render(s.Words.Drill.Genuine))
	} else {
		lines = append(lines, s.Styles.Bold(s.Styles.Wrong).Render(s.Words.Drill.Scam))
	}
	for i, l := range d.drill.Lines {
		if l.Sign != "" {
			lines = append(lines, kit.Hang(s.Styles.Bold(s.Styles.Wrong).Render("!")+" "+s.Styles.Muted.Render(strconv.Itoa(i+1))+"  ", l.Sign, width, s.Styles.Text)...)
		}
	}
	return append(append(lines, ""), s.Renderer.Prose(d.drill.Explain, width)...)
}

// end is what stands after the last message.
func (d *drillScreen) end(s *kit.Session) []string {
	w := &s.Words.Drill
	_, of, done, first := d.count(s)
	head := w.Done
	if done < of {
		head = fmt.Sprintf(w.DoneSome, done, of)
	}
	lines := []string{s.Styles.Bold(s.Styles.Right).Render("✓ " + head), "", s.Styles.Text.Render(fmt.Sprintf(w.First, first, done)), ""}
	return append(lines, d.menu.View(s, d.choices(s))...)
}
