package progress_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"training.vast.vn/vneid-training/internal/record/progress"
	"training.vast.vn/vneid-training/internal/record/store"
)

func TestStoreKeepsAndForgets(t *testing.T) {
	dir := t.TempDir()
	s := progress.NewStore(store.Dir(dir))
	if got, err := s.Load("hv-1", "thu"); err != nil || !reflect.DeepEqual(got, progress.State{}) {
		t.Fatalf("of nobody %+v is known, %v", got, err)
	}
	want := progress.State{
		Topic: "1.md", Slide: 2, Seen: map[string][]int{"1.md": {1, 2}},
		Asked: map[string]progress.Asked{"a1": {At: time.Date(2026, 11, 1, 9, 0, 0, 0, time.UTC), Right: true}},
		Quiz:  time.Date(2026, 11, 1, 9, 0, 0, 0, time.UTC), Rounds: 1,
	}
	if err := s.Save("hv-1", "thu", want); err != nil {
		t.Fatal(err)
	}
	if err := s.Save("hv-1", "khac", progress.State{Topic: "x.md", Slide: 1}); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Load("hv-1", "thu"); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("kept\n%+v, read\n%+v, %v", want, got, err)
	}
	path := filepath.Join(dir, "progress", "hv-1.json")
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%s: %v, %v; others must not read it", path, info.Mode(), err)
	}
	if raw, err := s.Raw("hv-1"); err != nil || !strings.Contains(string(raw), `"a1"`) {
		t.Errorf("raw: %s, %v", raw, err)
	}
	if there, err := s.Forget("hv-1"); !there || err != nil {
		t.Fatal(there, err)
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("after Forget the file is still there: %v", err)
	}
	if there, err := s.Forget("hv-1"); there || err != nil {
		t.Errorf("forgetting whom nothing is known of: %t, %v", there, err)
	}
	if raw, err := s.Raw("hv-1"); raw != nil || err != nil {
		t.Errorf("raw after Forget: %s, %v", raw, err)
	}
}

// An id becomes a file's name: nothing else may.
func TestStoreTakesOnlyIDs(t *testing.T) {
	s := progress.NewStore(store.Dir(t.TempDir()))
	for _, id := range []string{"", "..", "../results", "a/b", `a\b`, "A", "a.json", "-a", "a b", "ă", strings.Repeat("a", 65)} {
		if err := s.Save(id, "thu", progress.State{}); err == nil {
			t.Errorf("saved as %q", id)
		}
		if _, err := s.Load(id, "thu"); err == nil {
			t.Errorf("loaded as %q", id)
		}
		if _, err := s.Forget(id); err == nil {
			t.Errorf("forgot as %q", id)
		}
	}
}

func TestStorePrunesWhatIsOld(t *testing.T) {
	dir := t.TempDir()
	s := progress.NewStore(store.Dir(dir))
	if n, err := s.Prune(time.Now(), false); n != 0 || err != nil {
		t.Errorf("pruning nothing: %d, %v", n, err)
	}
	for _, learner := range []string{"hv-old", "hv-new"} {
		if err := s.Save(learner, "thu", progress.State{Topic: "1.md", Slide: 1}); err != nil {
			t.Fatal(err)
		}
	}
	long := time.Now().AddDate(-2, 0, 0)
	if err := os.Chtimes(filepath.Join(dir, "progress", "hv-old.json"), long, long); err != nil {
		t.Fatal(err)
	}
	for _, dry := range []bool{true, false} {
		if n, err := s.Prune(time.Now().AddDate(-1, 0, 0), dry); n != 1 || err != nil {
			t.Errorf("pruning (dry %t): %d, %v", dry, n, err)
		}
	}
	if got, _ := s.Load("hv-old", "thu"); got.Topic != "" {
		t.Error("what is old is still there")
	}
	if got, _ := s.Load("hv-new", "thu"); got.Topic == "" {
		t.Error("what is new is gone")
	}
}

func TestStoreMeetsBrokenFiles(t *testing.T) {
	dir := t.TempDir()
	s := progress.NewStore(store.Dir(dir))
	if err := s.Save("local", "thu", progress.State{Topic: "1.md", Slide: 1}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "progress", "local.json")
	for _, text := range []string{"", "{", `{"v":1,"type":"attempt"}`, "\x00\x00", strings.Repeat(" ", 2<<20)} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Load("local", "thu"); err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("loading %.20q: %v", text, err)
		}
		if err := s.Save("local", "thu", progress.State{Topic: "2.md", Slide: 1}); err != nil {
			t.Errorf("saving over %.20q: %v", text, err)
		}
		if got, err := s.Load("local", "thu"); err != nil || got.Topic != "2.md" {
			t.Errorf("after saving over %.20q: %+v, %v", text, got, err)
		}
		if aside, err := os.ReadFile(path + ".broken"); err != nil || string(aside) != text {
			t.Errorf("%.20q was not set aside: %v", text, err)
		}
	}

	newer := `{"v":2,"type":"progress","learner":"local"}`
	if err := os.WriteFile(path, []byte(newer), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.Save("local", "thu", progress.State{}); err == nil || !strings.Contains(err.Error(), "version 2") {
		t.Errorf("saving over a newer version: %v", err)
	}
	if text, _ := os.ReadFile(path); string(text) != newer {
		t.Errorf("a newer version was written over: %s", text)
	}
}

func TestSessionsOfOneLearnerLoseNothing(t *testing.T) {
	s := progress.NewStore(store.Dir(t.TempDir()))
	var wg sync.WaitGroup
	for i := range 20 {
		wg.Go(func() {
			if err := s.Save("hv-1", "thu", progress.State{Seen: map[string][]int{"1.md": {i + 1}}}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	got, err := s.Load("hv-1", "thu")
	if err != nil || len(got.Seen["1.md"]) != 20 {
		t.Errorf("of 20 slides %v are left, %v", got.Seen["1.md"], err)
	}
}
