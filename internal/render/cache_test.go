package render_test

import (
	"strings"
	"sync"
	"testing"

	"training.vast.vn/vneid-training/internal/render"
)

// draws returns what draws a frame of about so many bytes.
func draws(bytes int) func() *render.Frame {
	f := render.NewFrame(strings.Repeat("x", bytes))
	return func() *render.Frame { return f }
}

// A stranger's windows take sizes that nobody else has, each slide of each
// several times over, while others turn the slides of a common size.
func TestWindowsOfAThousandSizesStarveNobody(t *testing.T) {
	const slides, bound, frame = 100, 2 << 20, 8 << 10 // 240 frames fit
	c, draw := render.NewCache(bound), draws(frame)
	common := func(slide int) { c.Frame(render.Key{Slide: slide, Width: 100, Height: 30}, draw) }
	for range 10 {
		for slide := range slides {
			common(slide)
		}
	}
	before, strange, turns := c.Stats(), 0, 0
	for size := range 5000 {
		for range 2 {
			k := render.Key{Slide: size % slides, Width: 20 + size%480, Height: 6 + size/480}
			drawn := c.Stats().Renders
			c.Frame(k, draw)
			strange += int(c.Stats().Renders - drawn)
		}
		if got := c.Stats(); got.Bytes > bound || got.Bytes > got.Max {
			t.Fatalf("after %d sizes the cache holds %d bytes; want at most %d", size+1, got.Bytes, bound)
		}
		if size%5 == 0 {
			common(turns % slides)
			turns++
		}
	}
	missed := int(c.Stats().Renders-before.Renders) - strange
	if missed > turns/50 {
		t.Errorf("of %d turns at the common size %d had to be drawn; want at most %d", turns, missed, turns/50)
	}
	if strange < 4900 {
		t.Errorf("%d frames of strange sizes were drawn; the test needs nearly 5000", strange)
	}
}

func TestAFrameLargerThanTheCacheIsDrawnAndNotKept(t *testing.T) {
	c := render.NewCache(4 << 10)
	for range 2 {
		if f := c.Frame(render.Key{}, draws(8<<10)); len(f.String()) != 8<<10 {
			t.Fatalf("a frame of %d bytes; want %d", len(f.String()), 8<<10)
		}
	}
	if s := c.Stats(); s.Bytes != 0 || s.Renders != 2 {
		t.Errorf("%d bytes kept after %d drawings; want 0 after 2", s.Bytes, s.Renders)
	}
}

func TestOneDrawsWhileOthersWait(t *testing.T) {
	c := render.NewCache(1 << 20)
	drawing, proceed := make(chan struct{}), make(chan struct{})
	frames := make(chan *render.Frame, 10)
	var all sync.WaitGroup
	all.Go(func() {
		frames <- c.Frame(render.Key{}, func() *render.Frame {
			close(drawing)
			<-proceed
			return render.NewFrame("drawn once")
		})
	})
	<-drawing
	for range 9 {
		all.Go(func() { frames <- c.Frame(render.Key{}, draws(1)) })
	}
	close(proceed)
	all.Wait()
	close(frames)
	for f := range frames {
		if f.String() != "drawn once" {
			t.Errorf("one who waited got %q", f.String())
		}
	}
	if s := c.Stats(); s.Renders != 1 {
		t.Errorf("%d drawings; want 1", s.Renders)
	}
}

func TestAPanicWhileDrawingHarmsNobodyElse(t *testing.T) {
	c := render.NewCache(1 << 20)
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the one who drew did not get the panic")
			}
		}()
		c.Frame(render.Key{}, func() *render.Frame { panic("no ink") })
	}()
	if f := c.Frame(render.Key{}, draws(3)); f.String() != "xxx" {
		t.Errorf("the next got %q", f.String())
	}
}
