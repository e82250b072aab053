package render

import (
	"image"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/deck"
)

// Measures of a chart, in cells.
const (
	leastBar  = 10 // columns of the longest bar
	thickBar  = 3  // rows of a bar at most
	leastLine = 6  // rows of a line
	mostLine  = 16
	mostChart = 110 // columns
)

// chart draws figures, as large as so many columns and the rows that are left
// for it allow. Where a line would have no room for its words, its figures are
// bars.
func (s *setter) chart(b *deck.Chart, width int) []row {
	var rows []row
	if b.Caption != "" {
		rows = s.rowsOf(balance(s.styles.Strong.Render(b.Caption), width), b.From())
	}
	width = min(width, mostChart)
	room := max(1, s.elastic-len(rows)-1)
	lines, each, ok := []string(nil), 0, false
	if b.Kind == deck.Line {
		lines, ok = s.lineChart(b, width, room)
	}
	if !ok {
		lines, each = s.bars(b, width, room)
	}
	drawn := whole(s.rowsOf(lines, b.From()))
	if each > 0 && len(drawn) >= s.height {
		for i := range drawn { // it is parted between bars
			drawn[i].keep = i%each < each-1
		}
	}
	rows = append(appendBlank(rows, min(1, len(rows)), b.From()), drawn...)
	for i := range len(rows) - len(drawn) {
		rows[i].keep = true
	}
	s.elasticRows += len(rows)
	return rows
}

// bars are a bar for each point, with its label before and its figure after it;
// above it where the columns are few. Each of them takes so many rows.
func (s *setter) bars(b *deck.Chart, width, room int) (lines []string, each int) {
	label, figure := 0, 0
	for _, p := range b.Points {
		label, figure = max(label, measure(p.Label)), max(figure, measure(p.Text))
	}
	n, most := len(b.Points), b.Most()
	bar := width - label - figure - 4
	above := bar < leastBar
	if above {
		bar = width
	}
	thick, gap := 1, 0
	for thick < thickBar && n*(thick+2) <= room+1 && !above {
		thick++
	}
	if n*(thick+1)-1 <= room {
		gap = 1
	}
	heads, words := make([][]string, n), 0 // rows above the bars
	if above {
		for i, p := range b.Points {
			heads[i] = wrap(p.Label+"  "+s.styles.Strong.Render(p.Text), width)
			words = max(words, len(heads[i]))
		}
	}
	each = words + thick + gap
	c := s.clear(width, n*each-gap)
	fill := s.styles.Fill(s.level)
	for i, p := range b.Points {
		x, y := 0, i*each+words
		if above {
			for k, line := range heads[i] {
				c.Put(0, y-len(heads[i])+k, line)
			}
		} else {
			c.Text(label-measure(p.Label), y+(thick-1)/2, p.Label, s.styles.Text)
			x = label + 2
			c.Text(x+bar+2, y+(thick-1)/2, p.Text, s.styles.Strong)
		}
		share := 0.0
		if most > 0 {
			share = p.Value / most
		}
		c.Bar(canvas.Rect(x, y, bar, thick), share, fill)
	}
	return c.Lines(), each
}

// lineChart draws a line over its labels, the figures above it. It is false where
// the words of two points would meet.
func (s *setter) lineChart(b *deck.Chart, width, room int) ([]string, bool) {
	n := len(b.Points)
	each := width / n
	high := min(room-1, mostLine)
	for _, p := range b.Points {
		if max(measure(p.Label), measure(p.Text)) >= each {
			return nil, false
		}
	}
	if high < leastLine {
		return nil, false
	}
	c := s.clear(width, high+1)
	across, down := s.styles.Look.Blocks.Dots()
	mask := image.NewAlpha(image.Rect(0, 0, width*across, (high-1)*down))
	most := b.Most()
	at := func(i int) (x, y int) { // of a point, in dots
		y = mask.Rect.Dy() - 1
		if most > 0 {
			y -= int(b.Points[i].Value / most * float64(mask.Rect.Dy()-1))
		}
		return (each*i + each/2) * across, y
	}
	for i := 1; i < n; i++ {
		x0, y0 := at(i - 1)
		x1, y1 := at(i)
		last := y0
		for x := x0; x <= x1; x++ {
			y := y0 + (y1-y0)*(x-x0)/max(1, x1-x0)
			for k := min(last, y); k <= max(last, y); k++ {
				mask.Pix[mask.PixOffset(x, k)] = 0xFF
			}
			last = y
		}
	}
	c.Dots(0, 1, mask, s.accent)
	for i, p := range b.Points {
		_, y := at(i)
		row := y / down
		if i > 0 && b.Points[i-1].Value > p.Value && row+2 < high { // the line comes from above
			row += 2
		}
		c.Centre(each*i, row, each, p.Text, s.styles.Strong)
		c.Centre(each*i, high, each, p.Label, s.styles.Muted)
	}
	return c.Lines(), true
}
