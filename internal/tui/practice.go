package tui

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
	"training.vast.vn/vneid-training/internal/practice"
	"training.vast.vn/vneid-training/internal/record/progress"
	"training.vast.vn/vneid-training/internal/render"
)

// practiceScreen lets the learner do a walkthrough on the schematic phone.
type practiceScreen struct {
	fixed
	exercise practice.Exercise
	run      practice.Run
	screens  []deck.Screen // of the exercise
	at       int           // row in hand
	right    bool          // the last tap was right
	wrong    string        // the row that was tapped wrongly; "" if none was
	since    time.Time     // this screen stands
	menu     menu          // after the end
	next     int           // slide of the exercise after this; None if it is the last
	from     Place         // where Esc returns to
}

func newPractice(s *session, slide int, from Place) *practiceScreen {
	e, _ := practice.On(s.Deck, slide)
	p := &practiceScreen{exercise: e, run: practice.Start(e), since: s.Now(), next: None, from: from}
	for _, step := range e.Steps {
		if step.Screen.Title != "" {
			p.screens = append(p.screens, step.Screen)
		}
	}
	for i := slide + 1; i < s.Deck.Len() && p.next == None; i++ {
		if practice.Has(s.Deck, i) {
			p.next = i
		}
	}
	return p
}

func (p *practiceScreen) Keys(s *session) []key.Binding {
	k := s.keys
	first := k.tap
	if p.run.Done() {
		first = k.choose
	}
	return []key.Binding{first, k.down, k.esc, k.up, k.digit, k.start, k.help, k.redraw, k.leave}
}

func (p *practiceScreen) Update(msg tea.Msg, s *session) Want {
	k := s.keys
	if is(msg, k.esc) {
		return p.leave()
	}
	if i, ok := clicked(msg); ok {
		if p.run.Done() {
			return p.choose(i, s)
		}
		return p.tap(s, i)
	}
	if p.run.Done() {
		return p.choose(p.menu.Update(msg, s, len(p.choices(s))), s)
	}
	rows := len(p.run.Step(p.run.At()).Screen.Rows)
	switch {
	case is(msg, k.down):
		p.at = min(p.at+1, max(0, rows-1))
	case is(msg, k.up):
		p.at = max(0, p.at-1)
	case is(msg, k.tap):
		return p.tap(s, p.at)
	case is(msg, k.digit):
		n, _ := strconv.Atoi(msg.(tea.KeyPressMsg).String())
		if n <= rows {
			return p.tap(s, n-1)
		}
	}
	return nil
}

func (p *practiceScreen) leave() Want {
	if p.from == Talk {
		return openSlide(p.exercise.Slide)
	}
	return open(p.from)
}

// tap picks a row.
func (p *practiceScreen) tap(s *session, row int) Want {
	if s.Now().Sub(p.since) < settle {
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
		s.progress.Practise(p.exercise.Slide, p.run.Score())
		return Learnt{}
	}
	return nil
}

// choices are what there is to do after the end; choose does one of them.
func (p *practiceScreen) choices(s *session) []item {
	w := &s.words.Practice
	items := []item{{text: w.Again}, {text: w.Slide}, {text: w.ToList}}
	if p.next != None {
		title := exerciseTitle(s, p.next)
		room := s.column() - ansi.StringWidth(w.Next) - 6
		items = slices.Insert(items, 0, item{text: fmt.Sprintf(w.Next, ansi.Truncate(title, max(8, room), "…"))})
	}
	return items
}

func (p *practiceScreen) choose(chosen int, s *session) Want {
	if chosen < 0 || s.Now().Sub(p.since) < settle {
		return nil
	}
	if p.next == None {
		chosen++
	}
	switch chosen {
	case 0:
		return Go{To: Practice, Slide: p.next}
	case 1:
		return Go{To: Practice, Slide: p.exercise.Slide}
	case 2:
		return openSlide(p.exercise.Slide)
	}
	return open(Exercises)
}

// exerciseTitle names an exercise: by its topic, and by its slide too where
// the topic has several.
func exerciseTitle(s *session, slide int) string {
	sl := s.Deck.Slide(slide)
	topic := &s.Deck.Topics[sl.Topic]
	for i := range topic.Slides {
		if at := topic.First + i; at != slide && practice.Has(s.Deck, at) {
			return topic.Title + " · " + sl.Title
		}
	}
	return topic.Title
}

// phoneBeside is the least room in which the phone stands beside the steps.
const phoneBeside = 68

func (p *practiceScreen) View(s *session) Picture {
	w := &s.words.Practice
	slide := s.Deck.Slide(p.exercise.Slide)
	topic := &s.Deck.Topics[slide.Topic]
	h := header{place: w.Title, accent: s.styles.Accent(topic.Level), title: exerciseTitle(s, p.exercise.Slide)}
	left := ""
	if !p.run.Done() {
		h.right = fmt.Sprintf(w.Step, p.run.At()+1, p.run.Steps())
		score := p.run.Score()
		left = s.styles.Muted.Render(fmt.Sprintf(w.Score, score.First, score.Of))
	}
	body, rows := p.lay(s)
	view := s.frame(s.header(h), body, s.footer(left, p.Keys(s)))
	view.Rows = rows
	return view
}

// end is what stands on the screen when the exercise is done.
func (p *practiceScreen) end(s *session) []string {
	w := &s.words.Practice
	score := p.run.Score()
	lines := []string{s.styles.Bold(s.styles.Right).Render("✓ " + w.Done)}
	lines = append(lines, wrap(exerciseTitle(s, p.exercise.Slide), s.column(), s.styles.Strong)...)
	lines = append(lines, "", s.styles.Text.Render(fmt.Sprintf(w.First, score.First, score.Of)))
	if s.progress.Topic(s.Deck.Slide(p.exercise.Slide).Topic) == progress.Done {
		lines = append(lines, s.styles.Right.Render("✓ "+w.TopicDone))
	}
	return append(append(lines, ""), p.menu.View(s, p.choices(s))...)
}

// lay sets the stage: what to do, the phone, and what is said of the last
// tap. The Rows part tells where the rows of the phone are.
func (p *practiceScreen) lay(s *session) (body []string, on Rows) {
	stage, width := s.stage(), s.column()
	if p.run.Done() {
		lines := p.end(s)
		choices := len(p.choices(s))
		body := s.centre(lines)
		return body, Rows{items: rowsBelow(len(body)-choices, choices), width: s.width}
	}
	step := p.run.Step(p.run.At())
	touch := render.Touch{Screen: step.Screen, At: p.at, Shown: p.run.Help() == practice.Shown}
	if step.Screen.Tap == "" {
		touch.At = None
	}
	level := s.Deck.Topics[s.Deck.Slide(p.exercise.Slide).Topic].Level
	phone := func(width, height int) (lines []string, rows []int) {
		if step.Screen.Title == "" || height < 2 {
			return nil, nil
		}
		return s.renderer.Touch(touch, p.screens, level, width, height)
	}

	if width >= phoneBeside && len(p.screens) > 0 {
		room := width - phoneBeside/2
		lines, rows := phone(room, stage.height)
		first, _ := s.renderer.Touch(render.Touch{Screen: p.screens[0]}, p.screens, level, room, stage.height)
		room = ansi.StringWidth(first[0]) // on every step, that nothing moves
		left := width - room - 4
		text := p.text(s, step, left, stage.height)
		top := max(0, (stage.height-max(len(lines), len(text)))/3)
		body = append(make([]string, top, stage.height), beside(text, lines, left+4, max(len(lines), len(text)), "")...)
		return s.indent(body), Rows{items: rows, top: top, left: s.inset() + left + 4, width: room}
	}

	task := p.task(s, step, width)
	said := p.said(s, step, width)
	gap := 0
	if stage.height >= airyHeight-4 {
		gap = 1
	}
	lines, rows := phone(width, stage.height-len(task)-len(said)-2*gap)
	body = append(task, make([]string, gap)...)
	top := len(body)
	body = append(body, lines...)
	if len(lines) > 0 {
		body = append(body, make([]string, gap)...)
	}
	return s.indent(append(body, said...)), Rows{items: rows, top: top, left: s.inset(), width: width}
}

// text is what stands beside the phone: the steps done, the present one, and
// what is said. Of the steps done it leaves out the first ones for which there
// is no room.
func (p *practiceScreen) text(s *session, step deck.WalkStep, width, height int) []string {
	now := append(p.task(s, step, width), "")
	now = append(now, p.said(s, step, width)...)
	var done []string
	for i := p.run.At() - 1; i >= 0; i-- {
		lines := s.renderer.Prose(p.run.Step(i).Do, width-2)
		if len(done)+len(lines)+1+len(now) > height {
			break
		}
		for j := range lines {
			lines[j] = strings.Repeat(" ", 2) + lines[j]
		}
		lines[0] = s.styles.Right.Render("✓ ") + lines[0][2:]
		done = append(lines, done...)
	}
	if len(done) > 0 {
		done = append(done, "")
	}
	return append(done, now...)
}

// task words what is to be done, without what is to be found.
func (p *practiceScreen) task(s *session, step deck.WalkStep, width int) []string {
	lines := s.renderer.Prose(practice.Task(step), width-2)
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = "  " + l
	}
	if len(out) > 0 {
		out[0] = s.styles.Brand.Render("▸ ") + lines[0]
	}
	return out
}

// said is what the learner is told: how the last tap was, and what to do now.
func (p *practiceScreen) said(s *session, step deck.WalkStep, width int) []string {
	w := &s.words.Practice
	if p.wrong != "" {
		lines := wrap("✗ "+fmt.Sprintf(w.NotThis, p.wrong), width, s.styles.Wrong)
		if p.run.Help() == practice.Shown {
			return append(lines, wrap(fmt.Sprintf(w.Shown, "◂ "+s.words.Slide.Tap), width, s.styles.Text)...)
		}
		return append(lines, s.renderer.Prose(deck.ParseLine(fmt.Sprintf(w.Hint, step.Do.Source)), width)...)
	}
	var lines []string
	if p.right {
		lines = wrap("✓ "+w.Right, width, s.styles.Right)
	}
	find := w.Find
	switch {
	case step.Screen.Title == "":
		find = w.OffPhone
	case step.Screen.Tap == "":
		find = w.NoTap
	}
	return append(lines, wrap(find, width, s.styles.Muted)...)
}
