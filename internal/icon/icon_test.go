package icon_test

import (
	"image"
	"strings"
	"testing"

	"training.vast.vn/vneid-training/internal/icon"
)

// All icons are there and are told apart at the sizes in use.
func TestIconsAreApart(t *testing.T) {
	names := icon.Names()
	if len(names) < 28 {
		t.Fatalf("%d icons", len(names))
	}
	for _, size := range []image.Point{{32, 32}, {24, 24}, {32, 16}} {
		for i, a := range names {
			if named, err := icon.Named(a); err != nil || named.SVG() == "" {
				t.Errorf("%s: %v, %q", a, err, named.SVG())
			}
			for _, b := range names[:i] {
				x, y := icon.Icon(a).Mask(size.X, size.Y), icon.Icon(b).Mask(size.X, size.Y)
				differ := 0
				for i := range x.Pix {
					if x.Pix[i]>>7 != y.Pix[i]>>7 {
						differ++
					}
				}
				if least := len(x.Pix) / 50; differ < max(3, least) {
					t.Errorf("%v: %s and %s differ by %d pixels", size, a, b, differ)
				}
			}
		}
	}
}

func TestNamed(t *testing.T) {
	for _, own := range []icon.Icon{
		icon.Letter, icon.Level1, icon.Level2, icon.Safety, icon.Help, icon.Quiz, icon.Practice, icon.Briefing, icon.Proof, icon.Search, icon.Contents,
		icon.Home, icon.Warning, icon.Tip, icon.Law, icon.Break, icon.Passed, icon.Right, icon.Wrong, icon.Report, icon.Hand,
	} {
		if _, err := icon.Named(string(own)); err != nil {
			t.Error(err)
		}
	}
	if _, err := icon.Named("bedd"); err == nil || !strings.Contains(err.Error(), "bed,") {
		t.Errorf("an unknown name: %v", err)
	}
	if got := icon.Icon("bedd").Mask(4, 4); got.Bounds() != image.Rect(0, 0, 4, 4) {
		t.Errorf("an unknown icon has %v", got.Bounds())
	}
}

// A mask covers as much at any size.
func TestMaskCovers(t *testing.T) {
	cover := func(w, h int) float64 {
		sum := 0
		for _, v := range icon.Icon("car").Mask(w, h).Pix {
			sum += int(v)
		}
		return float64(sum) / float64(w*h*255)
	}
	want := cover(64, 64)
	for _, size := range []image.Point{{32, 32}, {24, 24}, {20, 10}, {10, 10}, {7, 5}} {
		if got := cover(size.X, size.Y); got < want-0.01 || got > want+0.01 {
			t.Errorf("%v: %.3f covered, want %.3f", size, got, want)
		}
	}
}
