package paper

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
)

// WriteMarkdown writes the handout as CommonMark with tables, to be read as it
// is or set by any other program. There is no HTML in it.
func WriteMarkdown(out io.Writer, d *deck.Deck, o Options) error {
	to := bufio.NewWriter(out)
	m := &markdown{out: to, words: locale.For(d.Language), options: o}
	m.deck(d)
	return to.Flush()
}

// markdown writes Markdown. Errors of writing are kept by out.
type markdown struct {
	out     *bufio.Writer
	words   *locale.Words
	options Options
	begun   bool
}

// block writes a block of lines, apart from the one before.
func (m *markdown) block(text string) {
	text = strings.TrimRight(text, "\n ")
	if text == "" {
		return
	}
	if m.begun {
		_ = m.out.WriteByte('\n')
	}
	m.begun = true
	_, _ = m.out.WriteString(text + "\n")
}

func (m *markdown) deck(d *deck.Deck) {
	w := m.words
	m.block("# " + escape(d.Title))
	m.block(escapeLine(d.Subtitle))
	m.block(escapeLine(d.SourceLine()))
	if d.Source.Issuer != "" {
		m.block(escapeLine(fmt.Sprintf(w.Handout.Issuer, d.Source.Issuer)))
	}
	if d.Version != "" {
		m.block(escapeLine(fmt.Sprintf(w.Handout.Version, d.Version)))
	}
	all := topics(d, m.options, w)
	m.block("## " + w.Handout.Contents)
	var contents []string
	for _, t := range all {
		if m.options.Slides != nil { // Markdown would number them anew
			contents = append(contents, "- "+escapeLine(t.Head()))
			continue
		}
		contents = append(contents, fmt.Sprintf("%d. %s", t.Number, escapeLine(t.Title)))
	}
	m.block(strings.Join(contents, "\n"))
	tasks := false
	for i := range all {
		m.topic(&all[i])
		tasks = tasks || len(all[i].Tasks) > 0 || len(all[i].Solved()) > 0
	}
	if !m.options.Answers || !tasks {
		return
	}
	m.block("## " + w.Handout.Answers)
	for i := range all {
		m.answers(&all[i])
	}
}

func (m *markdown) topic(t *topic) {
	w := m.words
	m.block("## " + escape(t.Head()))
	place := escape(t.Place)
	if t.Minutes > 0 {
		place += " · " + fmt.Sprintf(w.Handout.Minutes, t.Minutes)
	}
	m.block("*" + place + "*")
	for _, s := range t.Slides {
		if s.Named {
			m.block("### " + escape(s.Title))
		}
		if s.Hero != "" {
			m.block("**" + escape(s.Hero) + "**")
		}
		m.blocks(s.Blocks)
		if m.options.Notes && s.Notes.Source != "" {
			m.block(indent("**"+w.Talk.Notes+".**\n\n"+rewrite(s.Notes), "> ", "> "))
		}
	}
	if len(t.Tasks) == 0 {
		return
	}
	m.block("### " + escape(w.Handout.Exercises+": "+t.Title))
	for _, q := range t.Tasks {
		m.block(fmt.Sprintf("**%s.** %s *%s*", fmt.Sprintf(w.Handout.Question, q.Number), escape(q.Text), ask(q.Question, w)))
		m.situation(q.Question)
		var options []string
		for _, o := range q.Options {
			switch q.Type {
			case deck.TrueFalse:
				options = append(options, "- ☐ "+escape(o.Text))
			case deck.Order:
				options = append(options, "- \\_\\_ "+o.Label+". "+escape(o.Text))
			default:
				options = append(options, "- ☐ "+o.Label+". "+escape(o.Text))
			}
		}
		m.block(strings.Join(options, "\n"))
	}
}

// situation is what a question is about: a message, phone screens.
func (m *markdown) situation(q *deck.Question) {
	if msg := q.Message; msg != nil {
		text := "**" + escape(msg.From) + "**"
		for line := range strings.Lines(msg.Text) {
			text += "  \n" + escape(strings.TrimSpace(line))
		}
		m.block(indent(text, "> ", "> "))
	}
	for _, s := range q.Screens {
		m.block(m.screen(s))
	}
}

func (m *markdown) blocks(blocks []deck.Block) {
	for _, b := range blocks {
		b.Visit(m)
	}
}

func (m *markdown) Markdown(b *deck.Markdown) { m.block(rewrite(b.Prose)) }

func (m *markdown) Columns(b *deck.Columns) {
	for _, c := range b.Columns {
		m.blocks(c)
	}
}

func (m *markdown) Phone(b *deck.Phone) { m.block(m.screen(b.Screen)) }

func (m *markdown) QR(b *deck.QR) {
	caption := rewriteLine(b.Caption)
	if caption != "" {
		caption += ": "
	}
	m.block(caption + "<" + strings.NewReplacer("<", "%3C", ">", "%3E", " ", "%20").Replace(b.URL) + ">")
}

func (m *markdown) Image(b *deck.Image) {
	m.block("*" + escape(fmt.Sprintf(m.words.Reading.Picture, b.Alt)) + "*")
}

func (m *markdown) Chart(b *deck.Chart) {
	table := "| " + noPipe(escape(b.Caption)) + " | |\n| --- | ---: |"
	for _, p := range b.Points {
		table += "\n| " + noPipe(escape(p.Label)) + " | " + noPipe(escape(p.Text)) + " |"
	}
	m.block(table)
}

func (m *markdown) Callout(b *deck.Callout) {
	apart := "\n\n"
	if opens(b.Text) {
		apart = " "
	}
	m.block(indent("**"+calloutWord(b.Kind, m.words)+".**"+apart+rewrite(b.Text), "> ", "> "))
}

func (m *markdown) Walkthrough(b *deck.Walkthrough) {
	var steps []string
	for i, s := range b.Steps {
		label := fmt.Sprintf("%d. ", i+1)
		step := rewriteLine(s.Do)
		if s.Screen.Title != "" {
			step += "  \n" + m.screen(s.Screen)
		}
		steps = append(steps, indent(step, label, strings.Repeat(" ", len(label))))
	}
	m.block(strings.Join(steps, "\n"))
}

// screen tells a phone screen in a line: its title, its rows, the one to tap
// marked.
func (m *markdown) screen(s deck.Screen) string {
	var rows []string
	for _, r := range s.Rows {
		if r == s.Tap {
			rows = append(rows, "**"+escape(r)+"** ◉ "+m.words.Slide.Tap)
			continue
		}
		rows = append(rows, escape(r))
	}
	line := "*" + escape(fmt.Sprintf(m.words.Handout.Screen, "“"+s.Title+"”")) + "*"
	if len(rows) > 0 {
		line += ": " + strings.Join(rows, " · ")
	}
	if s.Note != "" {
		line += " (" + escape(s.Note) + ")"
	}
	return line
}

func (m *markdown) Drill(d *deck.Drill) {
	m.block("**" + escape(d.Screen) + "**")
	var lines []string
	for i, l := range d.Lines {
		lines = append(lines, fmt.Sprintf("%d. %s", i+1, escapeLine(l.Text)))
	}
	m.block(strings.Join(lines, "\n"))
	m.block("*" + m.words.Handout.Find + "*")
}

func (m *markdown) answers(t *topic) {
	w := m.words
	drills := t.Solved()
	if len(t.Tasks)+len(drills) == 0 {
		return
	}
	m.block("### " + escape(t.Head()))
	for _, s := range drills {
		title := s.Slide.Title
		if title == "" {
			title = fmt.Sprintf(w.Handout.Slide, s.Slide.Number)
		}
		m.block(fmt.Sprintf("**%s: %s.**", escape(title), verdict(s.Drill, w)))
		var signs []string
		for i, l := range s.Drill.Lines {
			if l.Sign != "" {
				signs = append(signs, "- "+escapeLine(fmt.Sprintf(w.Drill.Sign, i+1, l.Sign)))
			}
		}
		m.block(strings.Join(signs, "\n"))
		m.block(rewrite(s.Drill.Explain))
	}
	for _, q := range t.Tasks {
		var key []string
		for _, o := range q.Key() {
			text := escape(o.Text)
			if q.Type != deck.TrueFalse {
				text = o.Label + ". " + text
			}
			key = append(key, text)
		}
		apart := "; "
		if q.Type == deck.Order {
			apart = " → "
		}
		m.block(fmt.Sprintf("**%s. %s**  \n%s  \n*%s*", fmt.Sprintf(w.Handout.Question, q.Number), strings.Join(key, apart),
			escapeLine(q.Explain), escape(fmt.Sprintf(w.Handout.See, q.See.Title, q.See.Number))))
	}
}

// indent puts first before the first line and rest before the others.
func indent(text, first, rest string) string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		lead := rest
		if i == 0 {
			lead = first
		}
		lines[i] = strings.TrimRight(lead+lines[i], " ") + hardBreak(lines[i])
	}
	return strings.Join(lines, "\n")
}

// hardBreak is the blanks at the end of a line by which it breaks there.
func hardBreak(line string) string {
	if strings.HasSuffix(line, "  ") && strings.TrimSpace(line) != "" {
		return "  "
	}
	return ""
}
