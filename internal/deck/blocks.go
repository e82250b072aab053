package deck

import (
	"net/url"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// own are the words of the fenced blocks that are ours.
var own = []string{"walkthrough", "phone", "qr", "callout", "chart", "drill", "question"}

// block reads a fenced block of ours.
func (p *topicParser) block(s *sheet) {
	switch s.what {
	case "question":
		p.question(s)
		return
	case "walkthrough":
		p.walkthrough(s)
		return
	case "drill":
		p.drill(s)
		return
	}
	n := s.root()
	if n == nil {
		p.put(nil)
		return
	}
	switch s.what {
	case "phone":
		b := &Phone{Reveal: p.reveal()}
		s.mapping(n, s.screen(&b.Screen, true)...)
		s.tap(n, &b.Screen)
		p.put(b)
	case "qr":
		b := &QR{Reveal: p.reveal()}
		s.mapping(n, field{"url", true, s.url(&b.URL)}, field{"caption", false, s.markdownLine(&b.Caption)})
		p.put(b)
	case "callout":
		b := &Callout{Reveal: p.reveal()}
		s.mapping(n, field{"kind", true, s.choice(&b.Kind, Tip, Warning, Law)}, field{"text", true, s.markdown(&b.Text)})
		p.put(b)
	case "chart":
		p.chart(s, n)
	}
}

// walkthrough reads a walkthrough, which adds its steps to the slide.
func (p *topicParser) walkthrough(s *sheet) {
	n := s.root()
	if n == nil {
		p.put(nil)
		return
	}
	b := &Walkthrough{Reveal: p.reveal()}
	for _, item := range s.list("walkthrough", n) {
		step := WalkStep{Line: s.place(item).line + 1}
		fields := append([]field{{"do", true, s.markdownLine(&step.Do)}}, s.screen(&step.Screen, false)...)
		s.part("step").mapping(item, fields...)
		s.tap(item, &step.Screen)
		b.Steps = append(b.Steps, step)
	}
	p.put(b)
	p.slide.steps = max(p.slide.steps, b.Step+len(b.Steps))
}

// screen is the fields of a phone screen.
func (s *sheet) screen(to *Screen, must bool) []field {
	return []field{
		{"screen", must, s.words(&to.Title)},
		{"rows", false, func(key string, n *yaml.Node) {
			for _, row := range s.list(key, n) {
				to.Rows = append(to.Rows, s.oneLine(key, row))
			}
		}},
		{"tap", false, s.words(&to.Tap)},
		{"note", false, s.words(&to.Note)},
	}
}

// tap checks that what is to be tapped is there to be tapped.
func (s *sheet) tap(n *yaml.Node, screen *Screen) {
	if screen.Title == "" && value(n, "screen") == n {
		for _, key := range []string{"rows", "tap", "note"} {
			if v := value(n, key); v != n {
				s.wrong(v, kindNoScreen, key)
				return
			}
		}
	}
	if screen.Tap == "" || slices.Contains(screen.Rows, "") {
		return
	}
	found := 0
	for _, row := range screen.Rows {
		if row == screen.Tap {
			found++
		}
	}
	switch at := value(n, "tap"); {
	case found > 1:
		s.wrong(at, kindTapTwice, screen.Tap)
	case found == 0 && len(screen.Rows) == 0:
		s.wrong(at, kindTapNoRows, screen.Tap)
	case found == 0:
		s.noRow(at, screen.Tap, screen.Rows)
	}
}

// url reads a web address, short enough for a code that a phone can read off
// a projector.
func (s *sheet) url(to *string) func(string, *yaml.Node) {
	const longest = 300
	return func(key string, n *yaml.Node) {
		text, ok := s.scalar(key, n)
		if !ok {
			return
		}
		u, err := url.Parse(text)
		switch {
		case err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || strings.ContainsAny(text, " \t\n"):
			s.wrong(n, kindWantURL, key, text)
		case len(text) > longest:
			s.wrong(n, kindLongURL, longest, len(text))
		default:
			*to = text
		}
	}
}
