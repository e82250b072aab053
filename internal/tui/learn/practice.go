package learn

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/practice"
	"training.vast.vn/vneid-training/internal/record/progress"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/cards"
	"training.vast.vn/vneid-training/internal/tui/kit/choose"
)

// practiceScreen lets the learner do a walkthrough on the schematic phone.
type practiceScreen struct {
	kit.Fixed
	exercise practice.Exercise
	run      practice.Run
	screens  []deck.Screen // of the exercise
	at       int           // row in hand
	right    bool          // the last tap was right
	wrong    string        // the row that was tapped wrongly; "" if none was
	since    time.Time     // this screen stands
	menu     choose.Menu   // after the end
	next     int           // slide of the exercise after this; None if it is the last
	from     kit.Place     // where Esc returns to
}

// NewPractice begins the walkthrough on a slide.
func NewPractice(s *kit.Session, slide int, from kit.Place) kit.Screen {
	e, _ := practice.On(s.Deck, slide)
	p := &practiceScreen{exercise: e, run: practice.Start(e, s.Reached.Fading(slide)), since: s.Now(), next: kit.None, from: from}
	for _, step := range e.Steps {
		if step.Screen.Title != "" {
			p.screens = append(p.screens, step.Screen)
		}
	}
	for i := slide + 1; i < s.Deck.Len() && p.next == kit.None; i++ {
		if practice.Has(s.Deck, i) {
			p.next = i
		}
	}
	return p
}

func (p *practiceScreen) Keys(s *kit.Session) []key.Binding {
	k := s.Keys
	first := k.Tap
	if p.run.Done() {
		first = k.Choose
	} else if p.run.Step(p.run.At()).Screen.Tap == "" {
		return []key.Binding{k.Onward, k.Esc, k.Start, k.Help, k.Redraw, k.Leave}
	}
	return []key.Binding{first, k.Down, k.Esc, k.Up, k.Digit, k.Start, k.Help, k.Redraw, k.Leave}
}

func (p *practiceScreen) Update(msg tea.Msg, s *kit.Session) kit.Want {
	k := s.Keys
	if kit.Is(msg, k.Esc) {
		return p.leave()
	}
	if i, ok := kit.Clicked(msg); ok {
		if p.run.Done() {
			return p.choose(i, s)
		}
		return p.tap(s, i)
	}
	if p.run.Done() {
		return p.choose(p.menu.Update(msg, s, len(p.choices(s))), s)
	}
	screen := p.run.Step(p.run.At()).Screen
	rows := len(screen.Rows)
	switch {
	case screen.Tap == "" && kit.Is(msg, k.Onward):
		return p.tap(s, p.at)
	case kit.Is(msg, k.Down):
		p.at = min(p.at+1, max(0, rows-1))
	case kit.Is(msg, k.Up):
		p.at = max(0, p.at-1)
	case kit.Is(msg, k.Tap):
		return p.tap(s, p.at)
	case kit.Is(msg, k.Digit):
		n, _ := strconv.Atoi(msg.(tea.KeyPressMsg).String())
		if n <= rows {
			return p.tap(s, n-1)
		}
	}
	return nil
}

func (p *practiceScreen) leave() kit.Want {
	if p.from == kit.Talk {
		return kit.OpenSlide(p.exercise.Slide)
	}
	return kit.Open(p.from)
}

// tap picks a row.
func (p *practiceScreen) tap(s *kit.Session, row int) kit.Want {
	if s.Now().Sub(p.since) < kit.Settle {
		return nil
	}
	screen := p.run.Step(p.run.At()).Screen
	p.at = max(0, min(row, len(screen.Rows)-1))
	p.right, p.wrong = p.run.Tap(row), ""
	if !p.right {
		p.wrong = screen.Rows[p.at]
		return nil
	}
	p.at, p.since, p.right = 0, s.Now(), screen.Tap != ""
	if p.run.Done() {
		s.Reached.Practise(p.exercise.Slide, p.run.Score())
		return kit.Learnt{}
	}
	return nil
}

// choices are what there is to do after the end; choose does one of them.
func (p *practiceScreen) choices(s *kit.Session) []kit.Item {
	w := &s.Words.Practice
	items := []kit.Item{{Text: w.Again, Remark: told(w, s.Reached.Fading(p.exercise.Slide))}, {Text: w.Slide}, {Text: w.ToList}}
	if p.next != kit.None {
		title := exerciseTitle(s, p.next)
		room := s.Column() - ansi.StringWidth(w.Next) - 6
		items = slices.Insert(items, 0, kit.Item{Text: fmt.Sprintf(w.Next, ansi.Truncate(title, max(8, room), "…"))})
	}
	return items
}

func (p *practiceScreen) choose(chosen int, s *kit.Session) kit.Want {
	if chosen < 0 || s.Now().Sub(p.since) < kit.Settle {
		return nil
	}
	if p.next == kit.None {
		chosen++
	}
	switch chosen {
	case 0:
		return kit.Go{To: kit.Practice, Slide: p.next}
	case 1:
		return kit.Go{To: kit.Practice, Slide: p.exercise.Slide}
	case 2:
		return kit.OpenSlide(p.exercise.Slide)
	}
	return kit.Open(kit.Exercises)
}

// exerciseName is what an exercise is called after: its topic, and its slide
// too where the topic has several.
func exerciseName(s *kit.Session, slide int) (topic *deck.Topic, part string) {
	sl := s.Deck.Slide(slide)
	topic = &s.Deck.Topics[sl.Topic]
	for i := range topic.Slides {
		if at := topic.First + i; at != slide && practice.Has(s.Deck, at) {
			return topic, sl.Title
		}
	}
	return topic, ""
}

// exerciseTitle is the name in one line.
func exerciseTitle(s *kit.Session, slide int) string {
	topic, part := exerciseName(s, slide)
	if part != "" {
		return topic.Title + " · " + part
	}
	return topic.Title
}

// phoneBeside is the least room in which the phone stands beside the steps.
const phoneBeside = 68

func (p *practiceScreen) View(s *kit.Session) kit.Picture {
	w := &s.Words.Practice
	slide := s.Deck.Slide(p.exercise.Slide)
	topic := &s.Deck.Topics[slide.Topic]
	h := kit.Header{Place: w.Title, Fill: s.Styles.Fill(topic.Level), Title: exerciseTitle(s, p.exercise.Slide)}
	left := ""
	if !p.run.Done() {
		h.Right = fmt.Sprintf(w.Step, p.run.At()+1, p.run.Steps())
		score := p.run.Score()
		left = s.Styles.Muted.Render(fmt.Sprintf(w.Score, score.First, score.Of))
	}
	body, rows := p.lay(s)
	return s.Frame(s.Header(h), body, s.Footer(left, p.Keys(s))).With(rows)
}

// poster is what stands on the screen when the exercise is done.
func (p *practiceScreen) poster(s *kit.Session) cards.Poster {
	w, score := &s.Words.Practice, p.run.Score()
	topic := s.Deck.Slide(p.exercise.Slide).Topic
	text := []string{"✓ " + w.Done, exerciseTitle(s, p.exercise.Slide), fmt.Sprintf(w.First, score.First, score.Of)}
	if s.Reached.Topic(topic) == progress.Done {
		text = append(text, "✓ "+w.TopicDone)
	}
	return cards.Poster{
		Icon: pictureOf(&s.Deck.Topics[topic]), Style: s.Styles.Right, Hero: fmt.Sprintf("%d/%d", score.First, score.Of),
		Text: text, Items: p.menu.View(s, p.choices(s)),
	}
}

// ending is what stands after the last step or message: the score is large where
// the window has room for that, and is told by the text elsewhere.
func ending(s *kit.Session, p cards.Poster) (body []string, on kit.Rows) {
	if s.Drawn() {
		return p.Draw(s)
	}
	lines := kit.Wrap(p.Text[0], s.Column(), s.Styles.Bold(p.Style))
	for _, text := range p.Text[1:] {
		lines = append(lines, kit.Wrap(text, s.Column(), s.Styles.Text)...)
	}
	lines = append(append(lines, ""), p.Items...)
	body = s.Centre(lines)
	return body, kit.Rows{Items: kit.RowsBelow(len(body)-len(p.Items), len(p.Items)), Width: s.Width}
}

// lay sets the stage: what to do, the phone, and what is said of the last
// tap. The Rows part tells where the rows of the phone are.
func (p *practiceScreen) lay(s *kit.Session) (body []string, on kit.Rows) {
	stage, width := s.Stage(), s.Column()
	if p.run.Done() {
		return ending(s, p.poster(s))
	}
	step := p.run.Step(p.run.At())
	touch := render.Touch{Screen: step.Screen, At: p.at, Shown: p.run.Help() == practice.Shown}
	if step.Screen.Tap == "" {
		touch.At = kit.None
	}
	level := s.Deck.Topics[s.Deck.Slide(p.exercise.Slide).Topic].Level
	if body, on, ok := p.board(s, step, level, touch); ok {
		return body, on
	}
	phone := func(width, height int) (lines []string, rows []int) {
		if step.Screen.Title == "" || height < 2 {
			return nil, nil
		}
		return s.Renderer.Touch(touch, p.screens, level, width, height)
	}

	if width >= phoneBeside && len(p.screens) > 0 {
		room := width - phoneBeside/2
		lines, rows := phone(room, stage.Height)
		first, _ := s.Renderer.Touch(render.Touch{Screen: p.screens[0]}, p.screens, level, room, stage.Height)
		room = kit.Widest(first) // on every step, that nothing moves
		left := width - room - 4
		text := p.text(s, step, left, stage.Height)
		top := max(0, (stage.Height-max(len(lines), len(text)))/3)
		body = append(make([]string, top, stage.Height), kit.Beside(text, lines, left+4, max(len(lines), len(text)), "")...)
		return s.Indent(body), kit.Rows{Items: rows, Top: top, Left: s.Inset() + left + 4, Width: room}
	}

	task := p.task(s, step, width)
	said := p.said(s, step, width)
	gap := 0
	if stage.Height >= render.AiryHeight-4 {
		gap = 1
		task = append(kit.Wrap(told(&s.Words.Practice, p.run.Fading()), width, s.Styles.Muted), task...)
	}
	lines, rows := phone(width, stage.Height-len(task)-len(said)-2*gap)
	body = append(task, make([]string, gap)...)
	top := len(body)
	body = append(body, lines...)
	if len(lines) > 0 {
		body = append(body, make([]string, gap)...)
	}
	return s.Indent(append(body, said...)), kit.Rows{Items: rows, Top: top, Left: s.Inset(), Width: width}
}

// told says in a line how much is told of the steps.
func told(w *locale.Practice, f practice.Fading) string {
	return [...]string{practice.Full: w.Full, practice.OneMissing: w.OneMissing, practice.OnYourOwn: w.OnYourOwn}[f]
}

// text is what stands beside the phone: how much is told, the steps done, the
// present one, and what is said. Of the steps done it leaves out the first ones for which there
// is no room.
func (p *practiceScreen) text(s *kit.Session, step deck.WalkStep, width, height int) []string {
	head := append(kit.Wrap(told(&s.Words.Practice, p.run.Fading()), width, s.Styles.Muted), "")
	now := append(p.task(s, step, width), "")
	now = append(now, p.said(s, step, width)...)
	var done []string
	for i := p.run.At() - 1; i >= 0; i-- {
		lines := s.Renderer.Prose(p.run.Step(i).Do, width-2)
		if len(head)+len(done)+len(lines)+1+len(now) > height {
			break
		}
		for j := range lines {
			lines[j] = strings.Repeat(" ", 2) + lines[j]
		}
		lines[0] = s.Styles.Right.Render("✓ ") + lines[0][2:]
		done = append(lines, done...)
	}
	if len(done) > 0 {
		done = append(done, "")
	}
	return append(append(head, done...), now...)
}

// task words what is to be done, without what is to be found, behind a mark.
func (p *practiceScreen) task(s *kit.Session, step deck.WalkStep, width int) []string {
	lines := p.worded(s, step, width-2)
	for i := range lines {
		lines[i] = "  " + lines[i]
	}
	if len(lines) > 0 {
		lines[0] = s.Styles.Brand.Render("▸ ") + lines[0][2:]
	}
	return lines
}

// worded is the same without the mark.
func (p *practiceScreen) worded(s *kit.Session, step deck.WalkStep, width int) []string {
	if p.run.Worded(p.run.At()) {
		return s.Renderer.Prose(practice.Task(step), width)
	}
	return kit.Wrap(s.Words.Practice.Recall, width, s.Styles.Strong)
}

// said is what the learner is told: how the last tap was, and what to do now.
func (p *practiceScreen) said(s *kit.Session, step deck.WalkStep, width int) []string {
	w := &s.Words.Practice
	if p.wrong != "" {
		lines := kit.Wrap("✗ "+fmt.Sprintf(w.NotThis, p.wrong), width, s.Styles.Wrong)
		if p.run.Help() == practice.Shown {
			return append(lines, kit.Wrap(fmt.Sprintf(w.Shown, "◂"), width, s.Styles.Text)...)
		}
		return append(lines, kit.Wrap(hint(w, step.Screen), width, s.Styles.Text)...)
	}
	var lines []string
	if p.right {
		lines = kit.Wrap("✓ "+w.Right, width, s.Styles.Right)
	}
	find := w.Find
	switch {
	case step.Screen.Title == "":
		find = w.OffPhone
	case step.Screen.Tap == "":
		find = w.NoTap
	}
	return append(lines, kit.Wrap(find, width, s.Styles.Muted)...)
}

// hint leads to the row to tap without naming it.
func hint(w *locale.Practice, screen deck.Screen) string {
	switch at, last := slices.Index(screen.Rows, screen.Tap), len(screen.Rows)-1; {
	case 2*at < last:
		return w.HintUpper
	case 2*at > last:
		return w.HintLower
	}
	return w.HintMiddle
}
