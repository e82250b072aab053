package main

import (
	"bytes"
	"fmt"
	"math"
	"slices"
)

// A panel of the plot: one figure against sessions, both on logarithmic axes.
type panel struct {
	title string
	of    func(figures) float64
	ticks []float64
}

// The plot's measures, in pixels.
const (
	plotWidth, plotHeight = 420, 300
	edgeLeft, edgeRight   = 64, 16
	edgeTop, edgeBottom   = 44, 40
)

// colours tell the servers apart, and so do the dashes, for those who see no
// colours.
var strokes = map[string]string{
	paintServer: `stroke="#00756b"`,
	webServer:   `stroke="#3f4ba8" stroke-dasharray="9 3 2 3"`,
	stockServer: `stroke="#b3261e" stroke-dasharray="6 3"`,
	bareServer:  `stroke="#5b6475" stroke-dasharray="2 3"`,
}

// plot draws how cost grows with sessions, as SVG.
func plot(all []figures) []byte {
	panels := []panel{
		{"Memory of the server, MiB", func(f figures) float64 { return f.total / 1024 }, []float64{10, 30, 100, 300, 1000, 3000}},
		{"Key to frame, p99, ms", func(f figures) float64 { return f.p99 }, []float64{0.1, 0.3, 1, 3, 10, 30, 100}},
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">`+"\n", len(panels)*plotWidth, plotHeight)
	fmt.Fprintf(&b, `<rect width="%d" height="%d" fill="#ffffff"/>`+"\n", len(panels)*plotWidth, plotHeight)
	for i, p := range panels {
		fmt.Fprintf(&b, `<g transform="translate(%d 0)">`+"\n", i*plotWidth)
		p.draw(&b, all)
		b.WriteString("</g>\n")
	}
	b.WriteString("</svg>\n")
	return b.Bytes()
}

func (p panel) draw(b *bytes.Buffer, all []figures) {
	most := 10.0
	for _, f := range all {
		most = max(most, float64(f.sessions))
	}
	x := scale(1, most, edgeLeft, plotWidth-edgeRight)
	y := scale(p.ticks[0], p.ticks[len(p.ticks)-1], plotHeight-edgeBottom, edgeTop)
	fmt.Fprintf(b, `<text x="%d" y="20" font-weight="bold">%s</text>`+"\n", edgeLeft, p.title)
	for _, t := range p.ticks {
		fmt.Fprintf(b, `<line x1="%d" x2="%d" y1="%.1f" y2="%.1f" stroke="#dddddd"/><text x="%d" y="%.1f" text-anchor="end">%g</text>`+"\n",
			edgeLeft, plotWidth-edgeRight, y(t), y(t), edgeLeft-6, y(t)+4, t)
	}
	for t := 1.0; t <= most; t *= 10 {
		fmt.Fprintf(b, `<text x="%.1f" y="%d" text-anchor="middle">%g</text>`+"\n", x(t), plotHeight-edgeBottom+16, t)
	}
	fmt.Fprintf(b, `<text x="%d" y="%d" text-anchor="middle">sessions</text>`+"\n", (edgeLeft+plotWidth-edgeRight)/2, plotHeight-8)
	for i, server := range []string{stockServer, paintServer, webServer, bareServer} {
		line := ""
		runs := slices.DeleteFunc(slices.Clone(all), func(f figures) bool { return f.server != server || math.IsNaN(p.of(f)) || p.of(f) <= 0 })
		slices.SortFunc(runs, func(a, b figures) int { return a.sessions - b.sessions })
		for _, f := range runs {
			line += fmt.Sprintf("%.1f,%.1f ", x(float64(f.sessions)), y(p.of(f)))
			fmt.Fprintf(b, `<circle cx="%.1f" cy="%.1f" r="3" fill="none" %s/>`+"\n", x(float64(f.sessions)), y(p.of(f)), strokes[server])
		}
		if len(runs) == 0 {
			continue
		}
		fmt.Fprintf(b, `<polyline points="%s" fill="none" stroke-width="2" %s/>`+"\n", line, strokes[server])
		left := edgeLeft + 90*i
		fmt.Fprintf(b, `<line x1="%d" x2="%d" y1="32" y2="32" stroke-width="2" %s/><text x="%d" y="36">%s</text>`+"\n", left, left+24, strokes[server], left+30, server)
	}
}

// scale maps the logarithm of low..high to from..to, and what lies outside to
// the ends.
func scale(low, high float64, from, to int) func(float64) float64 {
	return func(v float64) float64 {
		share := (math.Log(v) - math.Log(low)) / (math.Log(high) - math.Log(low))
		return float64(from) + min(1, max(0, share))*float64(to-from)
	}
}
