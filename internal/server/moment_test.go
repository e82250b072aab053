package server

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestMoment(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var m moment
		if _, ok := m.end(); ok {
			t.Error("what has not begun ends")
		}
		m.at.Store(int64(time.Since(epoch))) // the bubble's clock begins before the epoch
		time.Sleep(time.Minute)
		if ago := m.ago(); ago != time.Minute {
			t.Errorf("%v ago; want a minute", ago)
		}
		m.start() // is under way already
		if took, ok := m.end(); !ok || took != time.Minute {
			t.Errorf("took %v, %v", took, ok)
		}
	})
}

// The wall clock can't be moved in a test. A span that depends on it has gone
// through a number of Unix's, so that there is none of those here.
func TestSpansAreMonotonic(t *testing.T) {
	for _, dir := range []string{".", "../term", "../tui", "../pace"} {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			text, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			for _, wall := range []string{".UnixNano()", ".UnixMilli()", "time.Unix(", ".Round(0)"} {
				if !strings.HasSuffix(f, "_test.go") && strings.Contains(string(text), wall) {
					t.Errorf("%s uses %s", f, wall)
				}
			}
		}
	}
}
