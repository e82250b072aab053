package kit

import (
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"
)

// drawnShape is a deck of random slides, steps and pages.
type drawnShape [][]drawnStep

type drawnStep struct{ pages, reveal int }

func (d drawnShape) slides() int               { return len(d) }
func (d drawnShape) ends() (int, int)          { return 0, len(d) - 1 }
func (d drawnShape) after(i int) (int, bool)   { return i + 1, i+1 < len(d) }
func (d drawnShape) before(i int) (int, bool)  { return i - 1, i > 0 }
func (d drawnShape) steps(slide int) int       { return len(d[slide]) }
func (d drawnShape) Pages(s, t int) (p, r int) { return d[s][t].pages, d[s][t].reveal }

func drawShape(t *rapid.T) drawnShape {
	d := make(drawnShape, rapid.IntRange(1, 5).Draw(t, "slides"))
	for s := range d {
		pages := 1
		for step := range rapid.IntRange(1, 4).Draw(t, "steps") {
			reveal := 0
			if step > 0 {
				reveal = rapid.IntRange(0, pages-1).Draw(t, "reveal")
			}
			pages += rapid.IntRange(0, 2).Draw(t, "more")
			d[s] = append(d[s], drawnStep{pages, reveal})
		}
	}
	return d
}

func TestBackwardUndoesForward(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawShape(t)
		at := Position{}
		for range 200 {
			next, ok := Forward(d, at)
			if !ok {
				if at.Slide != d.slides()-1 || at.Step != d.steps(at.Slide)-1 {
					t.Fatalf("forward ends at %+v", at)
				}
				return
			}
			if Clamp(d, next) != next {
				t.Fatalf("forward of %+v is %+v, outside the deck", at, next)
			}
			back, ok := backward(d, next)
			if !ok || back.Slide > next.Slide || back == next {
				t.Fatalf("backward of %+v is %+v, %v", next, back, ok)
			}
			again, _ := Forward(d, back)
			if again != next {
				t.Fatalf("from %+v back to %+v and forward to %+v", next, back, again)
			}
			at = next
		}
		t.Fatal("forward never ends")
	})
}

func TestClipKeepsWholeCharacters(t *testing.T) {
	for bytes, want := range map[int]string{0: "", 1: "", 2: "Đ", 3: "Đa", 9: "Đa"} {
		if got := clip("Đa", bytes); got != want {
			t.Errorf("clip to %d bytes = %q; want %q", bytes, got, want)
		}
	}
}

func TestKeysAreCalledWhatBubbleTeaCallsThem(t *testing.T) {
	for code := rune(0); code < 0x300; code++ {
		for _, k := range []tea.KeyPressMsg{
			{Code: code}, {Code: code, Text: string(code)}, {Code: code, Mod: tea.ModCtrl},
			{Code: tea.KeyExtended + 1 + code}, {Code: tea.KeyExtended + 1 + code, Mod: tea.ModShift}, {Code: tea.KeyExtended + 1 + code, BaseCode: 'a'},
		} {
			if got := KeyName(k); got != k.String() {
				t.Fatalf("%#v is called %q; want %q", k, got, k.String())
			}
		}
	}
}
