// Package stats holds the formulas of classical test theory that the report
// needs. It is pure: counts in, figures out. Every function says where its
// formula is published; the tests hold it to tables worked by hand and to
// identities proved elsewhere.
package stats

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// Z95 is the standard normal deviate of a two-sided 95 % interval.
const Z95 = 1.959963984540054

// Wilson returns the 95 % score interval of the share k/n (E. B. Wilson, 1927;
// method 3 in R. G. Newcombe, Statistics in Medicine 17, 1998). With n = 0
// nothing is known: 0 to 1.
func Wilson(k, n int) (low, high float64) {
	if n <= 0 {
		return 0, 1
	}
	p, count, z2 := float64(k)/float64(n), float64(n), Z95*Z95
	middle := p + z2/(2*count)
	half := Z95 * math.Sqrt(p*(1-p)/count+z2/(4*count*count))
	return max(0, (middle-half)/(1+z2/count)), min(1, (middle+half)/(1+z2/count))
}

// A Point is a pair of scores that N people have.
type Point struct {
	X, Y float64
	N    int
}

// Correlation is Pearson's r of X and Y over the people. It is not defined,
// and ok is false, where X or Y is the same for all.
//
// With X an item's score, 0 or 1, and Y the share of the other items that the
// person had right, it is the item-rest correlation (the corrected
// point-biserial of S. Henrysson, Psychometrika 28, 1963).
func Correlation(points []Point) (r float64, ok bool) {
	var n, x, y float64
	for _, p := range points {
		n += float64(p.N)
		x += float64(p.N) * p.X
		y += float64(p.N) * p.Y
	}
	if n < 2 {
		return 0, false
	}
	x, y = x/n, y/n
	var xx, yy, xy float64
	for _, p := range points {
		dx, dy, w := p.X-x, p.Y-y, float64(p.N)
		xx += w * dx * dx
		yy += w * dy * dy
		xy += w * dx * dy
	}
	const tiny = 1e-12 // of a variance: rounding, not people
	if xx/n < tiny || yy/n < tiny {
		return 0, false
	}
	return max(-1, min(1, xy/math.Sqrt(xx*yy))), true
}

// Tail is the part of the people in the upper and in the lower group (T. L.
// Kelley, Journal of Educational Psychology 30, 1939).
const Tail = 0.27

// UpperLower is the discrimination index D: the mean X of the 27 % of the
// people with the highest Y less that of the 27 % with the lowest. Of people
// with the same Y, of whom only some belong to a group, each counts with that
// part: the index does not depend on how ties happen to be sorted. It is not
// defined, and ok is false, where all have the same Y.
func UpperLower(points []Point) (d float64, ok bool) {
	sorted := slices.SortedFunc(slices.Values(points), func(a, b Point) int { return cmp.Compare(a.Y, b.Y) })
	n := 0
	for _, p := range sorted {
		n += p.N
	}
	if n == 0 || sorted[0].Y == sorted[len(sorted)-1].Y {
		return 0, false
	}
	size := Tail * float64(n)
	lower := tail(sorted, size)
	slices.Reverse(sorted)
	return (tail(sorted, size) - lower) / size, true
}

// tail sums X over the first size people, taking a group of equal Y that
// crosses the border in part.
func tail(sorted []Point, size float64) float64 {
	sum := 0.0
	for i := 0; i < len(sorted) && size > 0; {
		count, x, y := 0.0, 0.0, sorted[i].Y
		for ; i < len(sorted) && sorted[i].Y == y; i++ {
			count += float64(sorted[i].N)
			x += float64(sorted[i].N) * sorted[i].X
		}
		if count == 0 {
			continue
		}
		part := min(1, size/count)
		sum += part * x
		size -= part * count
	}
	return sum
}

// Median returns the median of values that are counted: value to how many
// people. Of an even number it is the mean of the two in the middle. It is not
// defined, and ok is false, of none.
func Median[V ~int | ~uint16 | ~int32](counts map[V]int) (median float64, ok bool) {
	n := 0
	for _, c := range counts {
		n += c
	}
	if n == 0 {
		return 0, false
	}
	low, high := (n-1)/2, n/2
	seen := 0
	var first V
	for _, v := range slices.Sorted(maps.Keys(counts)) {
		next := seen + counts[v]
		if seen <= low && low < next {
			first = v
		}
		if seen <= high && high < next {
			return (float64(first) + float64(v)) / 2, true
		}
		seen = next
	}
	return 0, false // not reached: the middle lies within the counts
}
