package store_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/pgtest"
	"training.vast.vn/vneid-training/internal/record/postgres"
	"training.vast.vn/vneid-training/internal/record/store"
)

// contract is what every store keeps to. A test gets what opens one and the same
// store, as another process would.
var contract = map[string]func(t *testing.T, again func() store.Store){
	"is a map of texts":    isAMapOfTexts,
	"reads from any place": readsFromAnyPlace,
	"writers at once":      writersAtOnce,
	"locked":               locked,
}

func TestFolder(t *testing.T) {
	t.Parallel()
	for name, test := range contract {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			test(t, func() store.Store { return store.Dir(dir) })
		})
	}
}

func TestPostgreSQL(t *testing.T) {
	t.Parallel()
	server := pgtest.Start(t)
	for name, test := range contract {
		t.Run(name, func(t *testing.T) {
			url, err := server.Database()
			if err == nil {
				_, _, err = postgres.Migrate(t.Context(), url)
			}
			if err != nil {
				t.Fatal(err)
			}
			test(t, func() store.Store {
				s, err := postgres.Open(t.Context(), url)
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { s.Close() })
				return s
			})
		})
	}
}

// A store does what a map of texts does, whatever is done to it.
func isAMapOfTexts(t *testing.T, again func() store.Store) {
	s := again()
	rapid.Check(t, func(r *rapid.T) {
		m := &model{r: r, s: s, ctx: context.Background(), files: map[string]string{}}
		for _, name := range names {
			if err := s.Remove(m.ctx, name); err != nil && !errors.Is(err, fs.ErrNotExist) {
				r.Fatal(err)
			}
		}
		r.Repeat(map[string]func(*rapid.T){"create": m.create, "append": m.append, "replace": m.replace, "remove": m.remove, "": m.check})
	})
}

var names = []string{"a.jsonl", "a.jsonl.1", "b/aa/x", "b/aa/y", "b/ab/x"}

// A model is what a store should hold.
type model struct {
	r     *rapid.T
	s     store.Store
	ctx   context.Context
	files map[string]string
}

func (m *model) draw(r *rapid.T) (name string, there bool, text string) {
	name = rapid.SampledFrom(names).Draw(r, "name")
	_, there = m.files[name]
	for _, line := range rapid.SliceOfN(rapid.SliceOfN(rapid.Byte(), 0, 40), 0, 5).Draw(r, "lines") {
		text += strings.ReplaceAll(string(line), "\n", "'") + "\n"
	}
	return name, there, text
}

// is checks that there was no error, or want where a file is not as it should be.
func is(r *rapid.T, err error, fine bool, want error) {
	r.Helper()
	if fine && err != nil || !fine && !errors.Is(err, want) {
		r.Fatalf("fine %v: %v", fine, err)
	}
}

func (m *model) create(r *rapid.T) {
	name, there, text := m.draw(r)
	is(r, m.s.Create(m.ctx, name, []byte(text)), !there, fs.ErrExist)
	if !there {
		m.files[name] = text
	}
}

func (m *model) append(r *rapid.T) {
	name, there, text := m.draw(r)
	before, _ := m.s.Stat(m.ctx, name)
	var now store.Info
	add := func(s store.Store) (err error) {
		now, err = s.Append(m.ctx, name, []byte(text))
		return err
	}
	if rapid.Bool().Draw(r, "locked") {
		is(r, m.s.Locked(m.ctx, add), there, fs.ErrNotExist)
	} else {
		is(r, add(m.s), there, fs.ErrNotExist)
	}
	if !there {
		return
	}
	if m.files[name] += text; now.Size != int64(len(m.files[name])) || !now.Same(before) {
		r.Fatalf("appended: %+v, before %+v", now, before)
	}
}

func (m *model) replace(r *rapid.T) {
	name, there, text := m.draw(r)
	before, _ := m.s.Stat(m.ctx, name)
	if rapid.Bool().Draw(r, "fails") {
		broken := errors.New("broken")
		fill := func(w io.Writer) error { _, _ = io.WriteString(w, "half\n"); return broken }
		is(r, m.s.Replace(m.ctx, name, fill), false, broken)
		return
	}
	m.files[name] = text
	is(r, store.Put(m.ctx, m.s, name, []byte(text)), true, nil)
	if now, err := m.s.Stat(m.ctx, name); err != nil || there && now.Same(before) {
		r.Fatalf("replaced: %+v, before %+v, %v", now, before, err)
	}
}

func (m *model) remove(r *rapid.T) {
	name, there, _ := m.draw(r)
	is(r, m.s.Remove(m.ctx, name), there, fs.ErrNotExist)
	delete(m.files, name)
}

func (m *model) check(r *rapid.T) {
	for _, prefix := range []string{"", "a.jsonl.", "b/", "b/aa/", "c/"} {
		var got, want []string
		all, err := m.s.List(m.ctx, prefix)
		is(r, err, true, nil)
		for _, e := range all {
			if e.Name != "results.lock" {
				got = append(got, e.Name)
			}
		}
		for _, name := range slices.Sorted(maps.Keys(m.files)) {
			if strings.HasPrefix(name, prefix) {
				want = append(want, name)
			}
		}
		if !slices.Equal(got, want) {
			r.Fatalf("List(%q) = %q, want %q", prefix, got, want)
		}
	}
	for _, name := range names {
		want, there := m.files[name]
		got, err := store.ReadAll(m.ctx, m.s, name)
		is(r, err, there, fs.ErrNotExist)
		if string(got) != want {
			r.Fatalf("%s is %q, want %q", name, got, want)
		}
	}
}

// A large file reads the same from any place, however long its lines are.
func readsFromAnyPlace(t *testing.T, again func() store.Store) {
	var want []byte
	for i := range 300 {
		want = fmt.Appendf(want, "%d %s\n", i, strings.Repeat("đ", i*i%3000))
	}
	want = append(append(want, bytes.Repeat([]byte("x"), 200_000)...), '\n')
	s := again()
	if err := store.Put(t.Context(), s, "results.jsonl", want); err != nil {
		t.Fatal(err)
	}
	f, err := s.Open(t.Context(), "results.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rapid.Check(t, func(r *rapid.T) {
		from := rapid.IntRange(0, len(want)-1).Draw(r, "from")
		p := make([]byte, rapid.IntRange(1, 100_000).Draw(r, "length"))
		n, err := f.ReadAt(p, int64(from))
		there := min(len(p), len(want)-from)
		if n != there || !bytes.Equal(p[:n], want[from:from+n]) || err != nil && (err != io.EOF || n == len(p)) || err == nil && n < len(p) {
			r.Fatalf("%d bytes of %d, %v", n, there, err)
		}
	})
	// Another takes its place: what was opened before is read whole, or it says so.
	if err := store.Put(t.Context(), s, "results.jsonl", []byte("other\n")); err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(store.Reader(f)); !errors.Is(err, store.ErrReplaced) && (err != nil || !bytes.Equal(got, want)) {
		t.Errorf("read after it was replaced: %d bytes, %v", len(got), err)
	}
}

// What many write at once is there, each line whole.
func writersAtOnce(t *testing.T, again func() store.Store) {
	ctx := t.Context()
	const stores, writers, lines = 3, 4, 10
	if err := again().Create(ctx, "people.jsonl", nil); err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range stores {
		s := again()
		for w := range writers {
			wg.Go(func() {
				for i := range lines {
					add := func(s store.Store) error {
						_, err := s.Append(ctx, "people.jsonl", fmt.Appendf(nil, "%p %d %d\n", &wg, w, i))
						return err
					}
					err := error(nil)
					if w == 0 {
						err = s.Locked(ctx, add)
					} else {
						err = add(s)
					}
					if err != nil {
						t.Error(err)
					}
				}
			})
		}
	}
	wg.Wait()
	text, err := store.ReadAll(ctx, again(), "people.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	all := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	count := map[string]int{}
	for _, line := range all {
		count[line]++
	}
	if len(all) != stores*writers*lines || len(count) != writers*lines {
		t.Errorf("%d lines, %d different ones", len(all), len(count))
	}
}

// Who comes to a locked store waits, and is told.
func locked(t *testing.T, again func() store.Store) {
	one, two := again(), again()
	err := one.Locked(t.Context(), func(store.Store) error {
		ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
		defer cancel()
		return two.Locked(ctx, func(store.Store) error { return nil })
	})
	if !errors.Is(err, store.ErrBusy) {
		t.Errorf("the second: %v", err)
	}
	if err := two.Locked(t.Context(), func(store.Store) error { return nil }); err != nil {
		t.Errorf("afterwards: %v", err)
	}
}
