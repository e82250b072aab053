package letters

import "strings"

// figures of six half blocks, set by hand: the fitter would need a pixel more to
// draw them well.
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
	drawn := newBitmap(len(lines[0]), p.above+p.below)
	for y, line := range lines {
		for x, dot := range line {
			drawn.rows[p.above-len(lines)+y][x] = dot == '#'
		}
	}
	return letter{bitmap: drawn, breadth: drawn.width}, true
}
