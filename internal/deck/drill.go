package deck

import "go.yaml.in/yaml/v3"

// Kinds of drill.
const (
	Scam    = "scam"    // some of its lines give it away
	Genuine = "genuine" // none does
)

// maxDrillLines is how many lines a drill may have: a digit each, and one more
// for the answer that nothing gives it away.
const maxDrillLines = 8

// A Drill is a message or a screen as people get it, real or not, for them to
// find what gives it away. It shows from From() on; each of the next steps of
// the slide points a sign out, and the last of them, the only one of a genuine
// message, says what to do.
type Drill struct {
	Reveal
	Kind    string // Scam or Genuine
	Screen  string // where it stands: who seems to send it
	Lines   []DrillLine
	Explain Prose // what to do
	Line    int
}

// A DrillLine is a line of a message.
type DrillLine struct {
	Text string // plain
	Sign string // why it gives the message away; "" if it does not
}

// Signs counts the lines that give the message away.
func (d *Drill) Signs() int {
	n := 0
	for _, l := range d.Lines {
		if l.Sign != "" {
			n++
		}
	}
	return n
}

// Reveals is how many steps a drill adds to its slide.
func (d *Drill) Reveals() int { return max(1, d.Signs()) }

// drill reads a drill.
func (p *topicParser) drill(s *sheet) {
	n := s.root()
	if n == nil {
		p.put(nil)
		return
	}
	b := &Drill{Reveal: p.reveal(), Line: s.head.line + 1}
	var signs *yaml.Node // the first
	s.mapping(n,
		field{"kind", true, s.choice(&b.Kind, Scam, Genuine)},
		field{"screen", true, s.words(&b.Screen)},
		field{"lines", true, func(key string, n *yaml.Node) {
			items := s.list(key, n)
			if len(items) == 1 || len(items) > maxDrillLines {
				s.wrong(n, kindDrillLines, maxDrillLines, len(items))
			}
			for _, item := range items {
				var l DrillLine
				s.part("line").mapping(item,
					field{"text", true, s.words(&l.Text)},
					field{"sign", false, func(key string, n *yaml.Node) {
						l.Sign = s.oneLine(key, n)
						if signs == nil {
							signs = n
						}
					}},
				)
				b.Lines = append(b.Lines, l)
			}
		}},
		field{"explain", true, s.markdown(&b.Explain)},
	)
	switch {
	case b.Kind == Scam && signs == nil:
		s.wrong(value(n, "lines"), kindDrillNoSign)
	case b.Kind == Genuine && signs != nil:
		s.wrong(signs, kindDrillSign)
	}
	p.put(b)
	p.slide.steps = max(p.slide.steps, b.Step+1+b.Reveals())
}
