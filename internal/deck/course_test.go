package deck_test

import (
	"io/fs"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"training.vast.vn/vneid-training/internal/deck"
)

// counted counts how often deck.yaml is opened.
type counted struct {
	fs.FS
	mu    sync.Mutex
	opens int
}

func (c *counted) Open(name string) (fs.File, error) {
	if name == "deck.yaml" {
		c.mu.Lock()
		c.opens++
		c.mu.Unlock()
	}
	return c.FS.Open(name)
}

func inLanguage(language string) fstest.MapFS {
	f := folder(goodTop + "# A\n" + goodAsk)
	f["deck.yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(string(f["deck.yaml"].Data), "language: vi", "language: "+language, 1))}
	return f
}

func TestCourseReadsADeckWhenItIsAskedFor(t *testing.T) {
	vi, en := &counted{FS: inLanguage("vi")}, &counted{FS: inLanguage("en")}
	c := deck.NewCourse("vi", map[string]fs.FS{"vi": vi, "en": en})
	for _, tt := range []struct{ ask, want string }{{"vi", "vi"}, {"fr", "vi"}, {"", "vi"}} {
		d, err := c.Deck(tt.ask)
		if err != nil || d.Language != tt.want {
			t.Fatalf("asked for %q: deck %v, error %v", tt.ask, d, err)
		}
	}
	if en.opens != 0 {
		t.Error("the English deck was read before anybody asked for it")
	}
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			if d, err := c.Deck("en"); err != nil || d.Language != "en" {
				t.Errorf("deck %v, error %v", d, err)
			}
		})
	}
	wait.Wait()
	if vi.opens != en.opens {
		t.Errorf("the Vietnamese deck was opened %d times, the English one %d times", vi.opens, en.opens)
	}
}

func TestCourseSaysWhatIsWrong(t *testing.T) {
	c := deck.NewCourse("vi", map[string]fs.FS{"vi": inLanguage("vi"), "en": fstest.MapFS{}})
	if _, err := c.Deck("en"); err == nil {
		t.Error("a folder without deck.yaml was read")
	}
	if _, err := c.Deck("vi"); err != nil {
		t.Error(err)
	}
}
