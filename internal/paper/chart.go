package paper

import (
	"fmt"
	"html/template"
	"strings"

	"training.vast.vn/vneid-training/internal/deck"
)

// Measures of a drawn chart, in its own units: text is 13 of them high.
const (
	chartWidth = 560.0
	barHigh    = 18.0
	barEach    = 28.0
	lineHigh   = 160.0
)

// chartSVG draws a chart. Its words are text, so that it needs none beside it.
func chartSVG(c *deck.Chart) template.HTML {
	if c.Kind == deck.Line {
		return lineSVG(c)
	}
	label, figure := 0.0, 0.0
	for _, p := range c.Points {
		label, figure = max(label, width(p.Label)), max(figure, width(p.Text))
	}
	var b strings.Builder
	room := max(60, chartWidth-label-figure-20)
	for i, p := range c.Points {
		y := barEach * float64(i)
		wide := max(1, room*p.Value/max(c.Most(), 1e-9))
		fmt.Fprintf(&b, `<text x="%.0f" y="%.1f" text-anchor="end">%s</text>`, label, y+barHigh-4.5, template.HTMLEscapeString(p.Label))
		fmt.Fprintf(&b, `<rect x="%.0f" y="%.1f" width="%.1f" height="%.0f" rx="2"/>`, label+8, y, wide, barHigh)
		fmt.Fprintf(&b, `<text class="figure" x="%.1f" y="%.1f">%s</text>`, label+wide+14, y+barHigh-4.5, template.HTMLEscapeString(p.Text))
	}
	return svg(label+room+figure+20, barEach*float64(len(c.Points)), b.String())
}

// lineSVG draws a line over its labels, a figure above each point.
func lineSVG(c *deck.Chart) template.HTML {
	each := chartWidth / float64(len(c.Points))
	for _, p := range c.Points {
		each = max(each, width(p.Label)+10, width(p.Text)+10)
	}
	var line, b strings.Builder
	for i, p := range c.Points {
		x := each * (float64(i) + 0.5)
		y := 20 + lineHigh*(1-p.Value/max(c.Most(), 1e-9))
		fmt.Fprintf(&line, "%.1f,%.1f ", x, y)
		fmt.Fprintf(&b, `<circle cx="%.1f" cy="%.1f" r="4"/>`, x, y)
		fmt.Fprintf(&b, `<text class="figure" x="%.1f" y="%.1f" text-anchor="middle">%s</text>`, x, y-8, template.HTMLEscapeString(p.Text))
		fmt.Fprintf(&b, `<text x="%.1f" y="%.0f" text-anchor="middle">%s</text>`, x, lineHigh+40, template.HTMLEscapeString(p.Label))
	}
	wide := each * float64(len(c.Points))
	axis := fmt.Sprintf(`<path class="axis" d="M0 %.0fH%.0f"/>`, lineHigh+20, wide)
	return svg(wide, lineHigh+48, axis+`<polyline points="`+strings.TrimSpace(line.String())+`"/>`+b.String())
}

func svg(wide, high float64, inside string) template.HTML {
	return template.HTML(fmt.Sprintf(`<svg viewBox="0 0 %.0f %.0f">%s</svg>`, wide, high, inside))
}
