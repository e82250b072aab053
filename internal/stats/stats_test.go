package stats_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/stats"
)

func near(t *testing.T, what string, got, want, within float64) {
	t.Helper()
	if math.IsNaN(got) || math.Abs(got-want) > within {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

// The first four are table I of Newcombe (1998), method 3; then the usual
// figures for 8 of 10 and the closed form z²/(n+z²) for none of n.
func TestWilsonAsPublished(t *testing.T) {
	z2 := 1.959963984540054 * 1.959963984540054
	for _, c := range []struct {
		k, n      int
		low, high float64
	}{
		{81, 263, 0.2553, 0.3662},
		{15, 148, 0.0624, 0.1605},
		{0, 20, 0, 0.1611},
		{1, 29, 0.0061, 0.1718},
		{8, 10, 0.4902, 0.9433},
		{0, 7, 0, z2 / (7 + z2)},
		{7, 7, 7 / (7 + z2), 1},
		{0, 0, 0, 1},
	} {
		low, high := stats.Wilson(c.k, c.n)
		near(t, "low", low, c.low, 0.00006)
		near(t, "high", high, c.high, 0.00006)
	}
}

// The ends of the interval are the shares p from which k/n lies just z standard
// errors away: that is how Wilson defined them.
func TestWilsonInvertsTheScoreTest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 5000).Draw(t, "n")
		k := rapid.IntRange(0, n).Draw(t, "k")
		low, high := stats.Wilson(k, n)
		share := float64(k) / float64(n)
		if !(0 <= low && low <= share+1e-12 && share <= high+1e-12 && high <= 1) {
			t.Fatalf("Wilson(%d, %d) = %v, %v", k, n, low, high)
		}
		for _, p := range []float64{low, high} {
			if p > 1e-9 && p < 1-1e-9 {
				if z := math.Abs(share-p) / math.Sqrt(p*(1-p)/float64(n)); math.Abs(z-1.959963984540054) > 1e-6 {
					t.Fatalf("Wilson(%d, %d) = %v, %v: %v standard errors away at %v", k, n, low, high, z, p)
				}
			}
		}
	})
}

// Worked by hand: X = 1, 2, 3, 4, 5 and Y = 2, 4, 5, 4, 5 have the means 3 and
// 4, Σdxdy = 6, Σdx² = 10, Σdy² = 6: r = 6/√60.
func TestCorrelationByHand(t *testing.T) {
	points := []stats.Point{{X: 1, Y: 2, N: 1}, {X: 2, Y: 4, N: 1}, {X: 3, Y: 5, N: 1}, {X: 4, Y: 4, N: 1}, {X: 5, Y: 5, N: 1}}
	r, ok := stats.Correlation(points)
	if !ok {
		t.Fatal("not defined")
	}
	near(t, "r", r, 6/math.Sqrt(60), 1e-12)
	for name, p := range map[string][]stats.Point{
		"nobody": nil, "one": {{X: 1, Y: 1, N: 1}}, "same X": {{X: 1, Y: 1, N: 5}, {X: 1, Y: 2, N: 5}}, "same Y": {{X: 0, Y: .3, N: 5}, {X: 1, Y: .3, N: 5}},
	} {
		if r, ok := stats.Correlation(p); ok {
			t.Errorf("%s: r = %v, want none", name, r)
		}
	}
}

// matrix draws who had what right.
func matrix(t *rapid.T, items int) [][]bool {
	row := rapid.SliceOfN(rapid.Bool(), items, items)
	return rapid.SliceOfN(row, 2, 40).Draw(t, "matrix")
}

// Henrysson (1963): the correlation of an item with the rest follows from that
// with the whole, r(rest) = (r s - σ)/√(s² + σ² - 2 r s σ), with s and σ the
// standard deviations of the total and of the item.
func TestItemRestFollowsFromItemTotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := matrix(t, rapid.IntRange(2, 8).Draw(t, "items"))
		var whole, rest []stats.Point
		var totals, firsts []float64
		for _, row := range m {
			x, total := 0.0, 0.0
			for i, right := range row {
				if right {
					total++
					if i == 0 {
						x = 1
					}
				}
			}
			whole = append(whole, stats.Point{X: x, Y: total, N: 1})
			rest = append(rest, stats.Point{X: x, Y: total - x, N: 1})
			totals, firsts = append(totals, total), append(firsts, x)
		}
		r, ok := stats.Correlation(whole)
		got, defined := stats.Correlation(rest)
		if !ok || !defined {
			t.Skip("nothing varies")
		}
		s, sigma := deviation(totals), deviation(firsts)
		want := (r*s - sigma) / math.Sqrt(s*s+sigma*sigma-2*r*s*sigma)
		if math.Abs(got-want) > 1e-9 {
			t.Fatalf("item-rest correlation %v, want %v", got, want)
		}
	})
}

func deviation(x []float64) float64 {
	var sum, squares float64
	for _, v := range x {
		sum += v
		squares += v * v
	}
	n := float64(len(x))
	return math.Sqrt(squares/n - sum/n*sum/n)
}

func TestUpperLowerByHand(t *testing.T) {
	for _, c := range []struct {
		name   string
		points []stats.Point
		want   float64
	}{
		// 100 people, no ties at the borders: of the best 27 24 are right, of the worst 6.
		{"100 people", []stats.Point{{1, 9, 24}, {0, 9, 3}, {1, 5, 20}, {0, 5, 26}, {1, 1, 6}, {0, 1, 21}}, 24./27 - 6./27},
		// 10 people, 2.7 in each group. Top: 2 with 3 (both right) and 0.7 of the 4 with 2
		// (3 of 4 right): 2 + 0.7·0.75. Bottom: 2.7 of the 4 with 1 (1 right): 2.7·0.25.
		{"ties", []stats.Point{{1, 3, 2}, {1, 2, 3}, {0, 2, 1}, {1, 1, 1}, {0, 1, 3}}, (2 + 0.7*0.75 - 2.7*0.25) / 2.7},
		{"backwards", []stats.Point{{0, 1, 50}, {1, 0, 50}}, -1},
	} {
		d, ok := stats.UpperLower(c.points)
		if !ok {
			t.Fatalf("%s: not defined", c.name)
		}
		near(t, c.name, d, c.want, 1e-12)
		slices.Reverse(c.points)
		if again, _ := stats.UpperLower(c.points); math.Abs(again-d) > 1e-12 {
			t.Errorf("%s: D = %v the other way round", c.name, again)
		}
	}
	if d, ok := stats.UpperLower([]stats.Point{{1, 2, 5}, {0, 2, 5}}); ok {
		t.Errorf("all have the same score, but D = %v", d)
	}
	if d, ok := stats.UpperLower(nil); ok {
		t.Errorf("nobody is there, but D = %v", d)
	}
}

func TestMedian(t *testing.T) {
	for _, c := range []struct {
		counts map[int]int
		want   float64
		ok     bool
	}{
		{nil, 0, false},
		{map[int]int{7: 0}, 0, false},
		{map[int]int{7: 1}, 7, true},
		{map[int]int{1: 1, 4: 1}, 2.5, true},
		{map[int]int{1: 2, 4: 1}, 1, true},
		{map[int]int{1: 2, 4: 2}, 2.5, true},
		{map[int]int{1: 1, 4: 3, 100: 1}, 4, true},
	} {
		if got, ok := stats.Median(c.counts); got != c.want || ok != c.ok {
			t.Errorf("Median(%v) = %v, %v; want %v, %v", c.counts, got, ok, c.want, c.ok)
		}
	}
}

func TestMedianIsThatOfTheList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(rapid.IntRange(-20, 20), 1, 50).Draw(t, "list")
		counts := map[int]int{}
		for _, v := range list {
			counts[v]++
		}
		slices.Sort(list)
		want := float64(list[(len(list)-1)/2]+list[len(list)/2]) / 2
		if got, ok := stats.Median(counts); !ok || got != want {
			t.Fatalf("Median = %v, %v; want %v", got, ok, want)
		}
	})
}
