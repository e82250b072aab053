package stats

import (
	"maps"
	"slices"
)

// Pairs gathers what Alpha needs of people who each took some of the items of
// a bank, scored right or wrong. Its size grows with the square of the bank,
// not with the people. The zero value is empty.
type Pairs struct {
	tables [][]count // [a][b], b <= a; [a][a] is item a alone
	people int
	taken  int // items, over all people
}

// count is a table of two by two: how many took both items, had the first
// right, the second, and both. Of one item alone the two are the same.
type count struct{ n, first, second, both int32 }

// Add counts a person who took these items, each once, and had right[i] of
// items[i]. Items are small numbers from 0.
func (p *Pairs) Add(items []int, right []bool) {
	p.people++
	p.taken += len(items)
	for i, a := range items {
		for len(p.tables) <= a {
			p.tables = append(p.tables, make([]count, len(p.tables)+1))
		}
		for j := range i + 1 {
			b, x, y := items[j], right[i], right[j]
			if b > a {
				p.tables[b][a].add(y, x)
			} else {
				p.tables[a][b].add(x, y)
			}
		}
	}
}

func (c *count) add(first, second bool) {
	c.n++
	if first {
		c.first++
	}
	if second {
		c.second++
	}
	if first && second {
		c.both++
	}
}

// People is how many were added.
func (p *Pairs) People() int { return p.people }

// Length is the mean number of items that a person took.
func (p *Pairs) Length() float64 {
	if p.people == 0 {
		return 0
	}
	return float64(p.taken) / float64(p.people)
}

// Alpha is Cronbach's alpha (Psychometrika 16, 1951) of a test of Length
// items, in the form k c / (v + (k-1) c) with v the mean variance of an item
// and c the mean covariance of two. Both are pooled over all items and pairs,
// each with the degrees of freedom that it has, since people draw different
// items from a bank: the figure is then that of such a draw, all items taken
// for equally good. Where everybody took the same items it is Cronbach's alpha
// of them, which is KR-20. It is not defined, and ok is false, where items or
// people are fewer than two or nothing varies.
func (p *Pairs) Alpha() (alpha float64, ok bool) {
	var variances, covariances pool
	for a, row := range p.tables {
		for b := range row {
			if a == b {
				variances.add(row[b])
			} else {
				covariances.add(row[b])
			}
		}
	}
	variance, covariance := variances.mean(), covariances.mean()
	k := p.Length()
	whole := variance + (k-1)*covariance
	if k < 2 || whole < 1e-12 {
		return 0, false
	}
	return k * covariance / whole, true
}

// A pool sums tables by how many people they hold, in whole numbers: the
// figure must not depend on the order in which items were met.
type pool struct {
	sums map[int32][2]int // n: both, first*second
	free int              // degrees of freedom
}

func (p *pool) add(c count) {
	if c.n == 0 {
		return
	}
	if p.sums == nil {
		p.sums = map[int32][2]int{}
	}
	s := p.sums[c.n]
	p.sums[c.n] = [2]int{s[0] + int(c.both), s[1] + int(c.first)*int(c.second)}
	p.free += int(c.n) - 1
}

// mean is the pooled covariance (or variance) of the tables.
func (p *pool) mean() float64 {
	sum := 0.0
	for _, n := range slices.Sorted(maps.Keys(p.sums)) {
		sum += float64(p.sums[n][0]) - float64(p.sums[n][1])/float64(n)
	}
	if p.free == 0 {
		return 0
	}
	return sum / float64(p.free)
}
