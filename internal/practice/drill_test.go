package practice_test

import (
	"testing"

	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/practice"
)

func message(kind string, signs ...bool) *deck.Drill {
	d := &deck.Drill{Kind: kind}
	for _, sign := range signs {
		l := deck.DrillLine{Text: "chữ"}
		if sign {
			l.Sign = "vì thế"
		}
		d.Lines = append(d.Lines, l)
	}
	return d
}

func TestHunt(t *testing.T) {
	scam, genuine := message(deck.Scam, false, true, true), message(deck.Genuine, false, false, false)
	for _, tt := range []struct {
		name  string
		drill *deck.Drill
		picks []int
		left  int
		help  practice.Help
		done  bool
		first bool
	}{
		{"nothing yet", scam, nil, 2, practice.None, false, false},
		{"one found", scam, []int{1}, 1, practice.None, false, false},
		{"found again", scam, []int{1, 1}, 1, practice.None, false, false},
		{"all found", scam, []int{2, 1}, 0, practice.None, true, true},
		{"one wrong", scam, []int{0}, 2, practice.Hint, false, false},
		{"taken for genuine", scam, []int{3}, 2, practice.Hint, false, false},
		{"found after a hint", scam, []int{3, 1, 2}, 0, practice.Hint, true, false},
		{"two wrong: all is shown", scam, []int{0, 3}, 0, practice.Shown, true, false},
		{"no such line", scam, []int{-1, 4, 99}, 2, practice.None, false, false},
		{"genuine, and said so", genuine, []int{3}, 0, practice.None, true, true},
		{"genuine, suspected once", genuine, []int{0, 3}, 0, practice.Hint, true, false},
		{"genuine, suspected twice", genuine, []int{0, 1}, 0, practice.Shown, true, false},
	} {
		h := practice.Begin(tt.drill)
		for _, line := range tt.picks {
			h.Pick(line)
		}
		if h.Left() != tt.left || h.Help() != tt.help || h.Done() != tt.done || h.First() != tt.first {
			t.Errorf("%s: %d left, help %d, done %t, first %t", tt.name, h.Left(), h.Help(), h.Done(), h.First())
		}
	}
}

// Whatever is picked, a hunt comes to its end, and only signs are marked.
func TestHuntEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := message(deck.Scam, rapid.SliceOfN(rapid.Bool(), 2, 8).Draw(t, "signs")...)
		if d.Signs() == 0 {
			d.Kind = deck.Genuine
		}
		h := practice.Begin(d)
		for range 2 + len(d.Lines) {
			h.Pick(rapid.IntRange(0, len(d.Lines)).Draw(t, "line"))
			for i := range d.Lines {
				if h.Found(i) && d.Lines[i].Sign == "" {
					t.Fatalf("line %d is marked without a sign", i)
				}
			}
		}
		for i := range d.Lines {
			if d.Lines[i].Sign != "" {
				h.Pick(i)
			}
		}
		if d.Kind == deck.Genuine {
			h.Pick(len(d.Lines))
		}
		if !h.Done() || h.Left() > 0 {
			t.Fatalf("the hunt never ends: %d left", h.Left())
		}
	})
}
