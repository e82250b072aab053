// Package minutes sets what became of a live briefing on a page of plain text.
package minutes

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/locale"
)

// Width is how wide a page is, in cells, that fits an 80-column window and a
// printed sheet.
const Width = 76

// Of sums a briefing up on one page, line by line, none wider than width cells, of
// which 36 are the least that it takes and Width the most. The function unit gives
// the name of a unit's code.
func Of(s briefing.Summary, w *locale.BriefingPage, unit func(code string) string, width int) []string {
	p := page{width: max(36, min(width, Width)), figure: 14, point: w.Point}
	if p.width < Width {
		p.figure = 12
	}
	when := s.Began
	if when.IsZero() {
		when = s.Opened
	}
	p.line(fmt.Sprintf(w.Title, when.In(locale.Vietnam()).Format("02/01/2006")))
	p.line("")
	p.pair(w.Deck, s.Deck+" ("+s.Version+")")
	p.pair(w.Room, s.Code)
	end := w.Open
	if !s.Ended.IsZero() {
		end = s.Ended.In(locale.Vietnam()).Format("15:04")
	}
	p.pair(w.Time, when.In(locale.Vietnam()).Format("15:04")+" – "+end)
	p.pair(w.Length, fmt.Sprintf(w.Minutes, p.number(s.Minutes)))

	p.head(w.People, w.Count, w.Average)
	for _, u := range s.Units {
		name := w.NoUnit
		if u.Unit != "" {
			name = unit(u.Unit)
		}
		p.row(name, fmt.Sprint(u.Learners), p.number(u.Minutes))
	}
	p.row(w.Total, fmt.Sprint(s.Learners), "")

	p.head(w.Questions, w.Answers, w.Right)
	for _, q := range s.Questions {
		for i, t := range q.Rounds {
			name := q.Text
			switch {
			case len(q.Rounds) > 1 && i == 0:
				name = q.Text + " – " + w.Before
			case i > 0:
				name = "  – " + w.Now
			}
			p.row(name, fmt.Sprint(t.Answers), share(t))
		}
	}
	if len(s.Questions) == 0 {
		p.broken(w.None, p.width-2, "  ")
	} else {
		p.broken(w.Practice, p.width-2, "  ")
	}

	p.head(w.Topics, w.Planned, w.Real)
	for _, t := range s.Topics {
		p.row(t.Title, p.number(t.Planned), p.number(t.Real))
	}
	if s.Remarks > 0 {
		p.line("")
		p.columns(w.Sent, "", fmt.Sprint(s.Remarks))
		p.line(strings.Repeat("─", p.width))
	}
	for _, q := range s.Sent {
		about := q.At.In(locale.Vietnam()).Format("15:04") + " · " + q.Topic
		if q.Unit != "" {
			about += " · " + unit(q.Unit)
		}
		if !q.Heard {
			about += " · " + w.Waits
		}
		p.broken(q.Text, p.width-2, "  ")
		p.broken(about, p.width-4, "    ")
	}
	if s.Suspect.Seats > 0 {
		p.line("")
		p.pair(w.Suspect, fmt.Sprintf(w.SuspectSeats, s.Suspect.Seats, s.Suspect.Addresses))
	}
	return p.lines
}

// page is a page under way.
type page struct {
	lines         []string
	width, figure int    // cells; a column of figures has so many
	point         string // of decimals
}

func (p *page) line(text string) { p.lines = append(p.lines, text) }

func (p *page) pair(name, value string) {
	const in = 18
	for line := range strings.SplitSeq(ansi.Wrap(value, p.width-in, " "), "\n") {
		p.line(pad(name, in) + strings.TrimRight(line, " "))
		name = ""
	}
}

func (p *page) head(title, a, b string) {
	p.line("")
	p.columns(title, a, b)
	p.line(strings.Repeat("─", p.width))
}

func (p *page) row(name, a, b string) { p.columns("  "+name, a, b) }

// columns sets a text and two figures, right-aligned, on its last line.
func (p *page) columns(name, a, b string) {
	name, in := strings.TrimLeft(name, " "), len(name)-len(strings.TrimLeft(name, " "))
	lines := strings.Split(ansi.Wrap(name, p.width-2*p.figure-in, " "), "\n")
	for i, line := range lines {
		line = strings.Repeat(" ", in) + strings.TrimRight(line, " ")
		if i == len(lines)-1 {
			line = pad(line, p.width-2*p.figure) + flushRight(a, p.figure) + flushRight(b, p.figure)
		}
		p.line(line)
	}
}

// broken is a text broken at words.
func (p *page) broken(text string, width int, before string) {
	for line := range strings.SplitSeq(ansi.Wrap(text, width, " "), "\n") {
		p.line(before + strings.TrimRight(line, " "))
	}
}

func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(1, width-ansi.StringWidth(s)))
}

func flushRight(s string, width int) string {
	return strings.Repeat(" ", max(1, width-ansi.StringWidth(s))) + s
}

// number words minutes without a needless decimal.
func (p *page) number(f float64) string {
	return strings.Replace(strings.TrimSuffix(fmt.Sprintf("%.1f", f), ".0"), ".", p.point, 1)
}

// share is the share of right answers.
func share(t *briefing.Tally) string {
	if t.Answers == 0 {
		return "–"
	}
	return fmt.Sprintf("%d%%", (200*t.Right+t.Answers)/(2*t.Answers))
}
