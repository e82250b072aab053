package learn

import (
	"fmt"
	"image"
	"strconv"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/icon"
	"training.vast.vn/vneid-training/internal/letters"
	"training.vast.vn/vneid-training/internal/practice"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/cards"
	"training.vast.vn/vneid-training/internal/tui/kit/choose"
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
	menu   choose.Menu // after the last message
	summed bool        // the end of all messages is shown
	from   kit.Place   // where Esc returns to
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

// judged counts the messages gone through: hits are scams that were seen
// through at once, alarms are genuine messages that were suspected.
func judged(s *kit.Session) (hits, scams, alarms, genuine int) {
	for at := nextDrill(s, kit.None); at != kit.None; at = nextDrill(s, at) {
		score, ok := s.Reached.Practised(at)
		switch {
		case !ok:
		case practice.DrillOn(s.Deck, at).Kind == deck.Genuine:
			genuine++
			alarms += score.Of - score.First // a wrong pick is a line that gives nothing away
		default:
			scams++
			hits += score.First
		}
	}
	return hits, scams, alarms, genuine
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
	fill := s.Styles.Fill(s.Deck.Topics[s.Deck.Slide(d.slide).Topic].Level)
	head := s.Header(kit.Header{Place: w.Title, Fill: fill, Title: s.Deck.Slide(d.slide).Title, Right: fmt.Sprintf(w.Count, n, of)})
	body, rows := d.lay(s)
	left := ""
	if done > 0 && !d.summed {
		left = s.Styles.Muted.Render(fmt.Sprintf(s.Words.Practice.Score, first, done))
	}
	return s.Frame(head, body, s.Footer(left, d.Keys(s))).With(rows)
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
		return ending(s, d.poster(s))
	}
	if body, on, ok := d.drawn(s); ok {
		return body, on
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
		return s.Indent(body), kit.Rows{Items: rows, Top: top, Left: s.Inset(), Width: room}
	}
	said := d.said(s, width)
	if d.hunt.Done() { // the message makes room for what is said of it
		body, _ = s.Window(said, stage.Height, d.scroll, 0, 0)
		return s.Indent(body), kit.Rows{}
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
	return s.Indent(body), kit.Rows{Items: rows[offset:min(len(rows), offset+len(shown))], Left: s.Inset(), Width: width}
}

// drawn is the message as a card, and beside it what is said; false if the
// window is too small for that.
func (d *drillScreen) drawn(s *kit.Session) (lines []string, on kit.Rows, ok bool) {
	if !s.Drawn() {
		return nil, kit.Rows{}, false
	}
	if s.Grand() {
		return d.grand(s)
	}
	const before, after, gap = 9, 3, 4 // the text of a line, in its card; between card and what is said
	c, width := s.Canvas(), min(s.Width-2*s.Margin(), 120)
	x, wide := (s.Width-width)/2, width*11/20
	texts := make([][]string, 0, len(d.drill.Lines)+1)
	rows := 4 // the edges, the name of the screen, a blank row
	for _, line := range append(d.texts(), s.Words.Drill.None) {
		text := strings.Split(ansi.Wrap(line, wide-before-after, ""), "\n")
		texts = append(texts, text)
		rows += len(text) + 1
	}
	if rows > c.Bounds().Dy() {
		return nil, kit.Rows{}, false
	}
	card := canvas.Rect(x, (c.Bounds().Dy()-rows)/2, wide, rows)
	c.Card(card, s.Styles.Card)
	c.Chip(x+after, card.Min.Y+1, ansi.Truncate(d.drill.Screen, wide-2*after-2, "…"), s.Styles.GeneralFill)
	on = kit.Rows{Items: []int{kit.None, kit.None, kit.None}, Top: card.Min.Y, Left: x, Width: wide}
	answer := card.Max.Y - 2 - len(texts[len(texts)-1]) // the last row is none of the message's
	c.Text(x+before, answer-1, strings.Repeat("─", wide-before-after), s.Styles.Frame)
	for i, text := range texts {
		d.drawLine(s, c, canvas.Rect(x, card.Min.Y+len(on.Items), wide, len(text)), i, text)
		for range len(text) + 1 {
			on.Items = append(on.Items, i)
		}
	}
	aside := x + wide + gap
	said, _ := s.Window(d.said(s, x+width-aside), c.Bounds().Dy()-card.Min.Y-1, d.scroll, 0, 0)
	for i, line := range said {
		c.Put(aside, card.Min.Y+1+i, line)
	}
	return c.Lines(), on, true
}

// grand has a large card for each line of the message, and beside them what is
// said under an icon, or once all is found, the verdict in large letters.
func (d *drillScreen) grand(s *kit.Session) (lines []string, on kit.Rows, ok bool) {
	c, x, w := s.Canvas(), s.Side(), &s.Words.Drill
	wide, height := (s.Width-2*x)*3/5, c.Bounds().Dy()
	var choices []cards.Choice
	for i, text := range append(d.texts(), w.None) {
		o := cards.Choice{Figure: i + 1, Fill: s.Styles.GeneralFill, Text: text, Style: s.Styles.Text}
		switch {
		case i == len(d.drill.Lines):
			o.Fill = s.Styles.Raised // which is seen without colours too
		case d.hunt.Found(i):
			o.Fill, o.Style = s.Styles.WrongFill, s.Styles.Wrong
			o.Mark = s.Styles.Bold(s.Styles.Wrong).Render("!")
		}
		choices = append(choices, o)
	}
	at := d.at
	if d.hunt.Done() {
		at = kit.None
	}
	c.Chip(x, 0, ansi.Truncate(d.drill.Screen, wide-2, "…"), s.Styles.GeneralFill)
	on = cards.Stack(s, c, canvas.Rect(x, 2, wide, height-2), choices, at)

	const icons = 24
	aside := x + wide + besidePhone
	room := s.Width - x - aside
	said := d.said(s, room-8)
	hero, style, fill := letters.Text{}, s.Styles.General, s.Styles.GeneralFill
	if d.hunt.Done() {
		verdict := w.Scam
		style, fill = s.Styles.Wrong, s.Styles.WrongFill
		if d.drill.Kind == deck.Genuine {
			verdict, style, fill = w.Genuine, s.Styles.Right, s.Styles.RightFill
		}
		hero, _ = s.Letters(verdict, room, height-len(said)-3, letters.M, letters.S)
	}
	above := hero.Rows
	if above == 0 && len(said)+icons/2+3 <= height {
		above = icons / 2
	}
	said, _ = s.Window(said, height-above-3, d.scroll, 0, 0)
	y := (height - above - len(said) - 3) / 2
	if hero.Rows > 0 {
		c.Dots(aside, y, hero.Mask, style)
	} else if above > 0 {
		c.Icon(aside+(room-icons)/2, y, icon.Safety, icons, style)
	}
	card := canvas.Rect(aside, y+above+1, room, len(said)+2)
	c.Card(card, s.Styles.Card)
	c.Edge(card, fill)
	for i, line := range said {
		c.Put(aside+4, card.Min.Y+1+i, line)
	}
	return c.Lines(), on, true
}

// texts are the lines of the message.
func (d *drillScreen) texts() []string {
	texts := make([]string, len(d.drill.Lines))
	for i, l := range d.drill.Lines {
		texts[i] = l.Text
	}
	return texts
}

// drawLine draws a line of the message in its place: the one in hand raised, a
// sign that was found behind an exclamation mark.
func (d *drillScreen) drawLine(s *kit.Session, c *canvas.Canvas, r image.Rectangle, i int, text []string) {
	style := s.Styles.Text
	found := i < len(d.drill.Lines) && d.hunt.Found(i)
	if found {
		style = s.Styles.Wrong
	}
	if i == d.at && !d.hunt.Done() {
		if raised := s.Styles.Raised; raised.Color != nil { // else the card keeps its lines
			c.Halves(image.Rect(r.Min.X, 2*r.Min.Y-1, r.Max.X, 2*r.Max.Y+1), theme.Ground{Color: raised.Color, Ink: raised.Ink})
		}
		c.Text(r.Min.X+1, r.Min.Y, "▸", s.Styles.Brand)
		if !found {
			style = s.Styles.Strong
		}
	}
	if found {
		c.Text(r.Min.X+4, r.Min.Y, "!", s.Styles.Bold(s.Styles.Wrong))
	}
	c.Text(r.Min.X+6, r.Min.Y, strconv.Itoa(i+1), s.Styles.Muted)
	for k, line := range text {
		c.Text(r.Min.X+9, r.Min.Y+k, line, style)
	}
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

// poster is what stands after the last message.
func (d *drillScreen) poster(s *kit.Session) cards.Poster {
	w := &s.Words.Drill
	_, of, done, first := d.count(s)
	head := w.Done
	if done < of {
		head = fmt.Sprintf(w.DoneSome, done, of)
	}
	text := []string{"✓ " + head + " · " + fmt.Sprintf(s.Words.Practice.Score, first, done)}
	hits, scams, alarms, genuine := judged(s)
	if scams > 0 {
		text = append(text, fmt.Sprintf(w.Hits, hits, scams))
	}
	if genuine > 0 {
		text = append(text, fmt.Sprintf(w.FalseAlarms, alarms, genuine))
	}
	return cards.Poster{
		Icon: icon.Safety, Style: s.Styles.Right, Hero: fmt.Sprintf("%d/%d", first, done), Text: text, Items: d.menu.View(s, d.choices(s)),
	}
}
