package letters

import (
	"slices"
	"strings"
)

// figureRows is how many pixels figures that are set by hand are high. Digits
// of one more have the row between their foot and their middle twice.
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
	if p.capital > figureRows {
		lines = slices.Insert(lines, 4, lines[4])
	}
	drawn := newBitmap(len(lines[0]), p.above+p.below)
	for y, line := range lines {
		for x, dot := range line {
			drawn.rows[p.above-len(lines)+y][x] = dot == '#'
		}
	}
	return letter{bitmap: drawn, breadth: drawn.width}, true
}
