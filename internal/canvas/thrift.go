package canvas

import (
	"image/color"
	"math"

	"github.com/charmbracelet/colorprofile"
)

// A pictured cell is one of a picture: its dots, and how it is drawn.
type pictured struct {
	dots []color.RGBA
	best cell
}

// How many bytes a picture may take in a window of 100x30, where it has so many
// cells at most, that a first frame with it takes no more than six thousand; and
// in a larger one for each further cell.
const (
	pictureBytes = 4200
	pictureCells = 2200
	furtherBytes = 5
)

// longestRun is how many cells share their colours at most.
const longestRun = 32

// thrifty has cells, in rows of so many columns, take no more bytes than they may.
// The colours of a cell cost a terminal ten times what its block does: so cells
// beside each other share theirs where that is not far from their own. How far is
// a matter of what a byte is worth, which is sought.
func (c *Canvas) thrifty(cells []pictured, columns int) {
	most := pictureBytes + furtherBytes*max(0, len(cells)-pictureCells)
	var rows []thriftyRow
	bytes := 0
	for i := 0; i < len(cells); i += columns {
		r := c.row(cells[i : i+columns])
		rows = append(rows, r)
		for j := range r.cells {
			bytes += r.cost(j, j+1, alone)
		}
	}
	if bytes <= most {
		return
	}
	for i := range rows {
		rows[i].measure()
	}
	try := func(price float64) (bytes int) {
		for i := range rows {
			bytes += rows[i].plan(price)
		}
		return bytes
	}
	low, high := 0.0, 16.0
	for try(high) > most && high < math.MaxInt32 {
		low, high = high, 4*high
	}
	for range 8 {
		if middle := (low + high) / 2; try(middle) > most {
			low = middle
		} else {
			high = middle
		}
	}
	try(high)
	for i := range rows {
		rows[i].draw(c)
	}
}

// How the cells of a run are drawn.
type manner int

const (
	alone  manner = iota // as its one cell is at its best
	solid                // in one colour
	halved               // in one colour above and one below
)

// A run is of cells that are drawn in one manner, up to where it ends.
type run struct {
	from int
	how  manner
}

// A thriftyRow is a row of a picture with what it takes to tell how far a run in
// its colours is from the dots.
type thriftyRow struct {
	cells  []pictured
	colour int // bytes that a colour takes
	sums   [2][]sum
	own    []float64 // how far a cell at its best is from its dots; negative where something shows through
	away   []apart   // how far runs are, by where they end and by how long they are
	runs   []run     // that end before each column
	least  []float64
}

// apart is how far a run is from its dots in one colour, and in two.
type apart struct{ solid, halved float64 }

// A sum is of dots, and of their squares as colours are weighed.
type sum struct{ r, g, b, squares, dots float64 }

// How much the three parts of a colour count.
const (
	red   = 3.0
	green = 6.0
	blue  = 1.0
)

func (s sum) add(d color.RGBA) sum {
	r, g, b := float64(d.R), float64(d.G), float64(d.B)
	return sum{s.r + r, s.g + g, s.b + b, s.squares + red*r*r + green*g*g + blue*b*b, s.dots + 1}
}

func (s sum) with(o sum) sum {
	return sum{s.r + o.r, s.g + o.g, s.b + o.b, s.squares + o.squares, s.dots + o.dots}
}

func (s sum) less(o sum) sum {
	return sum{s.r - o.r, s.g - o.g, s.b - o.b, s.squares - o.squares, s.dots - o.dots}
}

// away is how far dots are from their mean, all squares taken together.
func (s sum) away() float64 {
	return max(0, s.squares-(red*s.r*s.r+green*s.g*s.g+blue*s.b*s.b)/s.dots)
}

func (s sum) mean() color.RGBA {
	return color.RGBA{uint8(s.r / s.dots), uint8(s.g / s.dots), uint8(s.b / s.dots), 0xFF}
}

// row makes the sums of a row.
func (c *Canvas) row(cells []pictured) thriftyRow {
	n := len(cells)
	r := thriftyRow{cells: cells, colour: len("38;2;255;255;255;"), own: make([]float64, n), runs: make([]run, n+1), least: make([]float64, n+1)}
	if c.Styles.Look.Profile != colorprofile.TrueColor {
		r.colour = len("38;5;255;")
	}
	for half := range r.sums {
		r.sums[half] = make([]sum, n+1)
	}
	for i, at := range cells {
		parts := map[color.Color]sum{}
		for k, d := range at.dots {
			half := 2 * k / len(at.dots)
			r.sums[half][i+1] = r.sums[half][i+1].add(d)
			on := at.best.bg
			if at.best.covers(k, len(at.dots)) {
				on = at.best.fg
			}
			parts[on] = parts[on].add(d)
			if d.A < 0xFF {
				r.own[i] = -1
			}
		}
		for _, s := range parts {
			if r.own[i] >= 0 {
				r.own[i] += s.away()
			}
		}
		for half := range r.sums {
			r.sums[half][i+1] = r.sums[half][i+1].with(r.sums[half][i])
		}
	}
	return r
}

// measure tells how far each run would be.
func (r *thriftyRow) measure() {
	r.away = make([]apart, len(r.cells)*longestRun)
	for to := 1; to <= len(r.cells); to++ {
		for from := to - 1; from >= max(0, to-longestRun); from-- {
			above, below := r.sums[0][to].less(r.sums[0][from]), r.sums[1][to].less(r.sums[1][from])
			r.away[(to-1)*longestRun+to-from-1] = apart{above.with(below).away(), above.away() + below.away()}
		}
	}
}

// covers reports whether the block of a cell covers one of its dots.
func (p *cell) covers(dot, dots int) bool {
	if dots == 2 { // above and below
		return p.text == "█" || p.text == [...]string{"▀", "▄"}[dot]
	}
	for shape, text := range quadrants {
		if text == p.text {
			return shape>>dot&1 == 1
		}
	}
	return false
}

// cost is how many bytes a run takes.
func (r *thriftyRow) cost(from, to int, how manner) int {
	const block, sequence = len("▄"), len("\x1b[m")
	if how == solid || how == alone && r.cells[from].best.text == " " {
		return sequence + r.colour + to - from
	}
	return sequence + 2*r.colour + block*(to-from)
}

// plan parts the row into runs so that how far they are from the dots, and what
// their bytes are worth at a price, is least, and returns how many bytes that is.
func (r *thriftyRow) plan(price float64) (bytes int) {
	for to := 1; to <= len(r.cells); to++ {
		best, least := run{to - 1, alone}, r.least[to-1]+max(0, r.own[to-1])+price*float64(r.cost(to-1, to, alone))
		for from := to - 1; from >= max(0, to-longestRun) && r.own[from] >= 0; from-- {
			away := &r.away[(to-1)*longestRun+to-from-1]
			if all := r.least[from] + away.solid + price*float64(r.cost(from, to, solid)); all < least {
				best, least = run{from, solid}, all
			}
			if all := r.least[from] + away.halved + price*float64(r.cost(from, to, halved)); all < least {
				best, least = run{from, halved}, all
			}
		}
		r.runs[to], r.least[to] = best, least
	}
	for to := len(r.cells); to > 0; to = r.runs[to].from {
		bytes += r.cost(r.runs[to].from, to, r.runs[to].how)
	}
	return bytes
}

// draw gives the cells the colours of their runs.
func (r *thriftyRow) draw(c *Canvas) {
	for to := len(r.cells); to > 0; to = r.runs[to].from {
		run := r.runs[to]
		if run.how == alone {
			continue
		}
		above, below := r.sums[0][to].less(r.sums[0][run.from]), r.sums[1][to].less(r.sums[1][run.from])
		if run.how == solid {
			above = above.with(below)
			below = above
		}
		for i := run.from; i < to; i++ {
			c.paint(&r.cells[i].best, c.shown(above.mean(), nil), c.shown(below.mean(), nil))
		}
	}
}
