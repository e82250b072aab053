package postgres_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"training.vast.vn/vneid-training/internal/pgtest"
	"training.vast.vn/vneid-training/internal/record/postgres"
	"training.vast.vn/vneid-training/internal/record/store"
)

// open opens an empty database with today's tables.
func open(t *testing.T, url string) *postgres.Store {
	t.Helper()
	s, err := postgres.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func database(t *testing.T, server *pgtest.Server) string {
	t.Helper()
	url, err := server.Database()
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := postgres.Migrate(t.Context(), url); err != nil {
		t.Fatal(err)
	}
	return url
}

// Several servers write to one file at its end: all that was acknowledged is
// there once, and every server is told how far the file has come.
func TestAppendAt(t *testing.T) {
	t.Parallel()
	db := pgtest.Start(t)
	url := database(t, db)
	const servers, each = 3, 100
	const line = "a line\n"
	if err := open(t, url).Create(t.Context(), "briefings/x.jsonl", nil); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	var writers, watchers sync.WaitGroup
	for range servers {
		s := open(t, url)
		listening, told := make(chan struct{}), make(chan struct{})
		watchers.Go(func() {
			s.Watch(ctx, func(name string, size int64) {
				switch {
				case name == "":
					close(listening)
				case name == "briefings/x.jsonl" && size == servers*each*int64(len(line)):
					close(told)
				}
			})
		})
		writers.Go(func() {
			<-listening
			size := int64(0)
			for done := 0; done < each; {
				info, err := s.AppendAt(t.Context(), "briefings/x.jsonl", size, []byte(line))
				switch {
				case err == nil:
					size = info.Size
					done++
				case errors.Is(err, store.ErrMoved):
					now, err := s.Stat(t.Context(), "briefings/x.jsonl")
					if err != nil {
						t.Error(err)
						return
					}
					size = now.Size
				default:
					t.Error(err)
					return
				}
			}
			select {
			case <-told:
			case <-time.After(time.Minute):
				t.Error("nobody told of the last line")
			}
		})
	}
	writers.Wait()
	stop()
	watchers.Wait()
	text, err := store.ReadAll(t.Context(), open(t, url), "briefings/x.jsonl")
	if err != nil || len(text) != servers*each*len(line) {
		t.Errorf("%d bytes, %v, want %d", len(text), err, servers*each*len(line))
	}
}

// After the database was away, who watches is told to read everything again.
func TestWatchComesBack(t *testing.T) {
	t.Parallel()
	db := pgtest.Start(t)
	s := open(t, database(t, db))
	ctx, stop := context.WithCancel(t.Context())
	again := make(chan struct{}, 10)
	var watch sync.WaitGroup
	watch.Go(func() {
		s.Watch(ctx, func(name string, _ int64) {
			if name == "" {
				again <- struct{}{}
			}
		})
	})
	<-again
	db.Kill()
	if err := db.Run(); err != nil {
		t.Fatal(err)
	}
	select {
	case <-again:
	case <-time.After(time.Minute):
		t.Error("it did not come back")
	}
	stop()
	watch.Wait()
}

// Servers know of each other until one is silent.
func TestBeat(t *testing.T) {
	t.Parallel()
	url := database(t, pgtest.Start(t))
	a, b := open(t, url), open(t, url)
	if _, err := a.Beat(t.Context(), "a", store.Wrong{Rooms: 3, Enrolment: 5}); err != nil {
		t.Fatal(err)
	}
	alive, err := b.Beat(t.Context(), "b", store.Wrong{Rooms: 2})
	if err != nil || len(alive) != 2 || alive["a"] != (store.Wrong{Rooms: 3, Enrolment: 5}) || alive["b"] != (store.Wrong{Rooms: 2}) {
		t.Errorf("alive are %v, %v", alive, err)
	}
	time.Sleep(store.LostAfter + 200*time.Millisecond)
	if alive, err = b.Beat(t.Context(), "b", store.Wrong{Rooms: 2}); err != nil || len(alive) != 1 {
		t.Errorf("alive are %v, %v", alive, err)
	}
}
