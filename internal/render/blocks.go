package render

import (
	"charm.land/lipgloss/v2"

	"training.vast.vn/vneid-training/internal/deck"
)

// Columns stand side by side from this width on, and are this far apart.
const (
	columnsFrom = 60
	columnGap   = 4
)

// blocks lays blocks out one below the other, with blank rows between.
func (s *setter) blocks(blocks []deck.Block, width int) []row {
	p := pile{setter: s, width: width}
	for _, b := range blocks {
		b.Visit(&p)
	}
	return p.put(nil)
}

// A pile is rows that grow by those of each block that it visits. Markdown
// waits for what follows: a list goes on after a pause.
type pile struct {
	*setter
	width int
	rows  []row
	prose []part
}

// put adds rows, after the prose that waits.
func (p *pile) put(rows []row) []row {
	if len(p.prose) > 0 {
		p.rows = p.stack(p.rows, p.parts(p.prose, p.width))
		p.prose = nil
	}
	p.rows = p.stack(p.rows, rows)
	return p.rows
}

func (p *pile) Markdown(b *deck.Markdown)       { p.prose = join(p.prose, readBlock(b)) }
func (p *pile) Columns(b *deck.Columns)         { p.put(p.columns(b, p.width)) }
func (p *pile) Walkthrough(b *deck.Walkthrough) { p.put(p.walkthrough(b, p.width)) }
func (p *pile) Phone(b *deck.Phone)             { p.put(p.phoneBlock(b, p.width)) }
func (p *pile) QR(b *deck.QR)                   { p.put(p.qrBlock(b, p.width)) }
func (p *pile) Callout(b *deck.Callout)         { p.put(p.callout(b, p.width)) }
func (p *pile) Image(b *deck.Image)             { p.put(p.picture(b, p.width)) }
func (p *pile) Chart(b *deck.Chart)             { p.put(p.chart(b, p.width)) }
func (p *pile) Drill(b *deck.Drill)             { p.put(p.drill(b, p.width)) }

// between is the blank rows between two blocks.
func (s *setter) between() int {
	if s.space == ample {
		return 2
	}
	return 1
}

// stack puts rows under others.
func (s *setter) stack(rows, more []row) []row {
	if len(rows) > 0 && len(more) > 0 {
		rows = appendBlank(rows, s.between(), more[0].from)
	}
	return append(rows, more...)
}

// callout sets a remark apart by a bar and a word.
func (s *setter) callout(c *deck.Callout, width int) []row {
	word, style := s.words.Tip, s.styles.Right
	switch c.Kind {
	case deck.Warning:
		word, style = s.words.Warning, s.styles.Wrong
	case deck.Law:
		word, style = s.words.Law, s.styles.Link.Underline(false)
	}
	bar := style.Render("▌") + " "
	word = s.styles.Bold(style).Render(word)
	in := lipgloss.Width(word) + 3
	if width < 4*in {
		rows := append(s.rowsOf([]string{word}, c.From()), s.parts(read(c.Text, c.From()), width-2)...)
		rows[0].keep = true
		return indent(rows, bar, bar)
	}
	rows := s.parts(read(c.Text, c.From()), width-2-in)
	return indent(indent(rows, pad(word, in), blank(in)), bar, bar)
}

// columns sets blocks side by side, or one below the other where that would
// be too narrow.
func (s *setter) columns(c *deck.Columns, width int) []row {
	if width < columnsFrom || len(c.Columns) < 2 {
		var all []deck.Block
		for _, column := range c.Columns {
			all = append(all, column...)
		}
		return s.blocks(all, width)
	}
	widths := shares(c.Ratio, len(c.Columns), width-columnGap*(len(c.Columns)-1))
	var rows []row
	at := 0
	for i, column := range c.Columns {
		rows = s.beside(rows, s.blocks(column, widths[i]), at)
		at += widths[i] + columnGap
	}
	return rows
}

// shares parts a width by a ratio.
func shares(ratio []int, n, width int) []int {
	total := 0
	weight := func(i int) int {
		if i < len(ratio) && ratio[i] > 0 {
			return ratio[i]
		}
		return 1
	}
	for i := range n {
		total += weight(i)
	}
	widths := make([]int, n)
	for i := range widths {
		widths[i] = max(1, width*weight(i)/total)
	}
	return widths
}

// beside puts rows to the right of others, from column at on. What either
// side does not show yet stays blank.
func (s *setter) beside(left, right []row, at int) []row {
	out := make([]row, max(len(left), len(right)))
	for i := range out {
		l, r := row{gap: true}, row{gap: true}
		if i < len(left) {
			l = left[i]
		}
		if i < len(right) {
			r = right[i]
		}
		text := s.shown(l)
		if !r.gap && s.shown(r) != "" {
			text = pad(text, at) + s.shown(r)
		}
		from := min(l.from, r.from)
		if l.gap {
			from = r.from
		} else if r.gap {
			from = l.from
		}
		out[i] = row{text: text, from: from, fresh: l.fresh || r.fresh, keep: l.keep || r.keep, gap: l.gap && r.gap}
	}
	return out
}

// never is a step that no slide has.
const never = int(^uint(0) >> 1)

// shown is the text of a row if the present step shows it.
func (s *setter) shown(r row) string {
	if r.from > s.step {
		return ""
	}
	return r.text
}
