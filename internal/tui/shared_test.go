package tui_test

import (
	"runtime"
	"testing"

	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/tui"
)

// A thousand people at the slides of one server must not hold a thousand times
// what they have in common.
func TestASessionAtASlideHoldsLittleOfItsOwn(t *testing.T) {
	d := course(t)
	shared := tui.NewShared(render.NewCache(32 << 20))
	begin := func() *learner {
		l := newLearner(t, 100, 30, func(c *tui.Config) { c.Deck, c.Shared = d, shared })
		l.press("/", "t", "h", "esc", "2", "enter", "esc", "1", "right", "right")
		return l
	}
	begin() // draws what all share
	const sessions = 200
	all := make([]*learner, sessions)
	before := heap()
	for i := range all {
		all[i] = begin()
	}
	each := (heap() - before) / sessions
	runtime.KeepAlive(all)
	if each > 8<<10 {
		t.Errorf("a session holds %d bytes; want at most %d", each, 8<<10)
	}
}

func heap() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

func TestSessionsThatShareDifferInLanguageAndLookOnly(t *testing.T) {
	d := course(t)
	shared := tui.NewShared(render.NewCache(32 << 20))
	for _, language := range []string{"vi", "en"} {
		own := newLearner(t, 100, 30, func(c *tui.Config) { c.Deck, c.Language = d, language })
		together := newLearner(t, 100, 30, func(c *tui.Config) { c.Deck, c.Language, c.Shared = d, language, shared })
		for _, key := range []string{"?", "esc", "enter", "o", "down", "enter", "/", "esc"} {
			own.press(key)
			together.press(key)
			if own.content() != together.content() {
				t.Fatalf("%s, after %q: a session that shares shows\n%s\nwant\n%s", language, key, together.content(), own.content())
			}
		}
	}
}
