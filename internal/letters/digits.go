package letters

import (
	"slices"
	"strings"
)

// figureRows is how many pixels figures that are set by hand are high. Digits
// of one more have the row between their foot and their middle twice; figures of
// one less lack the last row that is like the one above it.
const figureRows = 6

// figures of few half blocks, set by hand: the fitter draws them well from ten
// pixels on.
var figures = map[rune]string{
	'0': `
.####.
##..##
##..##
##..##
##..##
.####.`,
	'1': `
.##.
###.
.##.
.##.
.##.
####`,
	'2': `
#####.
....##
.####.
##....
##....
######`,
	'3': `
#####.
....##
..###.
....##
....##
#####.`,
	'4': `
##..##
##..##
######
....##
....##
....##`,
	'5': `
######
##....
#####.
....##
....##
#####.`,
	'6': `
.####.
##....
#####.
##..##
##..##
.####.`,
	'7': `
######
....##
...##.
..##..
..##..
..##..`,
	'8': `
.####.
##..##
.####.
##..##
##..##
.####.`,
	'9': `
.####.
##..##
##..##
.#####
....##
.####.`,
	'%': `
##...##
##..##.
...##..
..##...
.##..##
##...##`,
	':': `
..
##
..
..
##
..`,
	'/': `
....##
...##.
...##.
..##..
..##..
.##...`,
	'.': `
..
..
..
..
..
##`,
	',': `
..
..
..
..
##
#.`,
	'-': `
....
....
####
....
....
....`,
	'+': `
......
..##..
######
..##..
......
......`,
}

// byHand draws a figure that was set by hand.
func (p *pen) byHand(r rune) (letter, bool) {
	rows, ok := figures[r]
	if !ok {
		return letter{}, false
	}
	lines := strings.Fields(rows)
	switch {
	case p.capital > figureRows:
		lines = slices.Insert(lines, 4, lines[4])
	case p.capital < figureRows:
		last := len(lines) - 1
		for last > 1 && lines[last] != lines[last-1] {
			last--
		}
		lines = slices.Delete(lines, last, last+1)
	}
	drawn := newBitmap(len(lines[0]), p.above+p.below)
	for y, line := range lines {
		for x, dot := range line {
			drawn.rows[p.above-len(lines)+y][x] = dot == '#'
		}
	}
	return letter{bitmap: drawn, breadth: drawn.width}, true
}
