package lfu_test

import (
	"testing"

	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/lfu"
)

func TestWhatIsAskedForStaysWhatIsNotGoes(t *testing.T) {
	c := lfu.New[string, int](30)
	c.Put("a", 1, 10)
	c.Put("b", 2, 10)
	c.Put("c", 3, 10)
	c.Get("a")
	c.Get("c")
	c.Put("d", 4, 10)
	if _, ok := c.Get("b"); ok {
		t.Error("b, asked for least, is still there")
	}
	for _, k := range []string{"a", "c", "d"} {
		if _, ok := c.Get(k); !ok {
			t.Errorf("%s is gone; want it kept", k)
		}
	}
}

func TestOfThoseAskedForAlikeTheOldestGoes(t *testing.T) {
	c := lfu.New[string, int](20)
	c.Put("a", 1, 10)
	c.Put("b", 2, 10)
	c.Put("c", 3, 10)
	if _, ok := c.Get("a"); ok {
		t.Error("a is still there; want it gone before b")
	}
}

func TestAValueLargerThanTheCacheIsNotKept(t *testing.T) {
	c := lfu.New[string, int](20)
	c.Put("a", 1, 10)
	c.Put("b", 2, 21)
	if _, ok := c.Get("b"); ok || c.Bytes() != 10 || c.Len() != 1 {
		t.Errorf("after a value of 21 bytes: %d values, %d bytes; want 1 and 10", c.Len(), c.Bytes())
	}
}

func TestAValuePutAgainTakesTheOldOnesPlace(t *testing.T) {
	c := lfu.New[string, int](20)
	c.Put("a", 1, 10)
	c.Put("a", 2, 15)
	if v, _ := c.Get("a"); v != 2 || c.Bytes() != 15 {
		t.Errorf("a = %d, %d bytes; want 2 and 15", v, c.Bytes())
	}
}

// One stranger asks for thing after thing that nobody else wants, each several
// times; others come back to the same few. Between two uses of a shared thing
// pass twice as many others as the cache holds.
func TestAWalkThroughEverythingDoesNotStarveTheOthers(t *testing.T) {
	const shared, size = 40, 100
	c := lfu.New[int, bool](100 * size)
	for range 20 {
		for k := range shared {
			if _, ok := c.Get(k); !ok {
				c.Put(k, true, size)
			}
		}
	}
	missed := 0
	for k := shared; k < 20_000; k++ {
		for range 3 {
			if _, ok := c.Get(k); !ok {
				c.Put(k, true, size)
			}
		}
		if k%5 == 0 {
			honest := k / 5 % shared
			if _, ok := c.Get(honest); !ok {
				missed++
				c.Put(honest, true, size)
			}
		}
	}
	if missed > 10 {
		t.Errorf("of 3,992 uses of %d shared things beside a walk, %d missed; want at most 10", shared, missed)
	}
}

func TestWhatWasWantedOnceDoesNotStayForEver(t *testing.T) {
	c := lfu.New[int, bool](100)
	for range 1000 {
		if _, ok := c.Get(-1); !ok {
			c.Put(-1, true, 10)
		}
	}
	for k := range 20_000 {
		c.Put(k, true, 10)
	}
	if _, ok := c.Get(-1); ok {
		t.Error("what nobody has asked for during 20,000 other things is still there")
	}
}

func TestNeverMoreThanTheBound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		bound := rapid.Int64Range(0, 200).Draw(t, "bound")
		c := lfu.New[int, int64](bound)
		kept := map[int]int64{}
		for range rapid.IntRange(0, 200).Draw(t, "steps") {
			k := rapid.IntRange(0, 20).Draw(t, "key")
			if rapid.Bool().Draw(t, "put") {
				size := rapid.Int64Range(0, 60).Draw(t, "size")
				c.Put(k, size, size)
				kept[k] = size
			} else if v, ok := c.Get(k); ok && v != kept[k] {
				t.Fatalf("key %d gave %d; want %d", k, v, kept[k])
			}
			if c.Bytes() > bound {
				t.Fatalf("%d bytes kept; want at most %d", c.Bytes(), bound)
			}
		}
		var sum int64
		for k := range 21 {
			if v, ok := c.Get(k); ok {
				sum += v
			}
		}
		if sum != c.Bytes() {
			t.Fatalf("the values take %d bytes; Bytes says %d", sum, c.Bytes())
		}
	})
}

func BenchmarkGet(b *testing.B) {
	c := lfu.New[int, int](10_000)
	for k := range 10_000 {
		c.Put(k, k, 1)
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		c.Get(i % 10_000)
	}
}
