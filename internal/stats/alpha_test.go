package stats_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/stats"
)

func bools(rows ...string) [][]bool {
	var m [][]bool
	for _, r := range rows {
		var row []bool
		for _, c := range r {
			row = append(row, c == '1')
		}
		m = append(m, row)
	}
	return m
}

// kr20 is formula 20 of G. F. Kuder and M. W. Richardson (Psychometrika 2,
// 1937) for items scored right or wrong: a row for each person, a column for
// each item. It is not defined, and ok is false, with fewer than two items or
// where all have the same score.
func kr20(right [][]bool) (r float64, ok bool) {
	if len(right) == 0 || len(right[0]) < 2 {
		return 0, false
	}
	people, items := float64(len(right)), len(right[0])
	var sum, squares, pq float64
	for i := range items {
		k := 0.0
		for _, row := range right {
			if row[i] {
				k++
			}
		}
		pq += k / people * (1 - k/people)
	}
	for _, row := range right {
		score := 0.0
		for _, x := range row {
			if x {
				score++
			}
		}
		sum += score
		squares += score * score
	}
	variance := squares/people - sum/people*sum/people
	if variance < 1e-12 {
		return 0, false
	}
	k := float64(items)
	return k / (k - 1) * (1 - pq/variance), true
}

// Worked by hand: four people on a Guttman scale of three items. p = 3/4, 2/4,
// 1/4, so Σpq = 3/16 + 4/16 + 3/16 = 5/8; the scores 3, 2, 1, 0 have the
// variance 5/4; KR-20 = 3/2 · (1 - (5/8)/(5/4)) = 3/4. The second: p = 3/5 and
// 3/5, Σpq = 12/25; scores 2, 2, 1, 1, 0, variance 14/25; 2 · (1 - 12/14).
func TestReliabilityByHand(t *testing.T) {
	for _, c := range []struct {
		m    [][]bool
		want float64
	}{
		{bools("111", "110", "100", "000"), 3. / 4},
		{bools("11", "11", "10", "01", "00"), 2. / 7},
		{bools("10", "01", "11", "00"), 0},
	} {
		got, ok := kr20(c.m)
		if !ok {
			t.Fatalf("kr20(%v) is not defined", c.m)
		}
		near(t, "KR-20", got, c.want, 1e-12)
		pairs := gather(c.m)
		got, ok = pairs.Alpha()
		if !ok {
			t.Fatalf("alpha of %v is not defined", c.m)
		}
		near(t, "alpha", got, c.want, 1e-12)
	}
	for _, m := range [][][]bool{nil, bools("1", "0"), bools("110", "110"), bools("10", "01")} {
		if r, ok := kr20(m); ok {
			t.Errorf("kr20(%v) = %v, want none", m, r)
		}
	}
}

func gather(m [][]bool) *stats.Pairs {
	p := &stats.Pairs{}
	for _, row := range m {
		items := make([]int, len(row))
		for i := range items {
			items[i] = i
		}
		p.Add(items, row)
	}
	return p
}

// cronbach is alpha as Cronbach (1951) writes it: from the variances of the
// items and of the total.
func cronbach(m [][]bool) float64 {
	k := len(m[0])
	totals, sum := make([]float64, len(m)), 0.0
	for i := range k {
		scores := make([]float64, len(m))
		for p, row := range m {
			if row[i] {
				scores[p]++
				totals[p]++
			}
		}
		s := deviation(scores)
		sum += s * s
	}
	s := deviation(totals)
	return float64(k) / float64(k-1) * (1 - sum/(s*s))
}

// Kuder and Richardson's formula 20 is Cronbach's alpha of items scored 0 or 1;
// and where everybody took all items, alpha from pooled covariances is the
// same again.
func TestKR20IsAlpha(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := matrix(t, rapid.IntRange(2, 8).Draw(t, "items"))
		kr, ok := kr20(m)
		if !ok {
			t.Skip("nothing varies")
		}
		alpha, ok := gather(m).Alpha()
		if !ok {
			t.Fatal("KR-20 is defined, alpha is not")
		}
		for name, got := range map[string]float64{"Cronbach's alpha": cronbach(m), "alpha of pairs": alpha} {
			if math.Abs(got-kr) > 1e-9*max(1, math.Abs(kr)) {
				t.Fatalf("%s is %v, KR-20 is %v", name, got, kr)
			}
		}
	})
}

// Spearman (1910) and Brown (1910): a test made of k parallel items, any two of
// which correlate with r, has the reliability k r/(1 + (k-1) r). The people
// here take k of 12 such items: r of any two is 1/5, since of five people with
// an item right three have the next one right too, and so on for wrong ones.
func TestAlphaOfDrawsIsSpearmanBrown(t *testing.T) {
	// The two by two table of every pair: 3 both, 2 the first, 2 the second, 3
	// neither: covariance 3/10 - 1/4 = 1/20, variance 1/4, r = 1/5.
	patterns := [][2]bool{{true, true}, {true, true}, {true, true}, {true, false}, {true, false}, {false, true}, {false, true}, {false, false}, {false, false}, {false, false}}
	p := &stats.Pairs{}
	for a := range 12 {
		for b := range a {
			for range 2000 {
				for _, x := range patterns {
					p.Add([]int{a, b}, x[:])
				}
			}
		}
	}
	alpha, ok := p.Alpha()
	if !ok || p.Length() != 2 || p.People() != 66*20000 {
		t.Fatalf("alpha %v %v of %d people and %v items", alpha, ok, p.People(), p.Length())
	}
	near(t, "alpha of two items", alpha, 2*0.2/(1+0.2), 1e-4)
}

// The order in which people and items are met does not matter, to the last
// bit.
func TestAlphaDoesNotDependOnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		type taken struct {
			items []int
			right []bool
		}
		people := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) taken {
			items := rapid.Permutation([]int{0, 1, 2, 3, 4, 5}).Draw(t, "items")[:3]
			return taken{items, rapid.SliceOfN(rapid.Bool(), 3, 3).Draw(t, "right")}
		}), 2, 30).Draw(t, "people")
		names := rapid.Permutation([]int{0, 1, 2, 3, 4, 5}).Draw(t, "names")
		one, other := &stats.Pairs{}, &stats.Pairs{}
		for _, p := range people {
			one.Add(p.items, p.right)
		}
		for _, p := range rapid.Permutation(people).Draw(t, "order") {
			renamed := make([]int, len(p.items))
			for i, x := range p.items {
				renamed[i] = names[x]
			}
			other.Add(renamed, p.right)
		}
		a, ok := one.Alpha()
		b, same := other.Alpha()
		if a != b || ok != same {
			t.Fatalf("alpha %v %v, in another order %v %v", a, ok, b, same)
		}
	})
}
