package record

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// Three servers on one record finish 200 attempts at once: one chain, none
// twice.
func TestFinishedTogether(t *testing.T) { each(t, testFinishedTogether) }

func testFinishedTogether(t *testing.T, dir string) {
	const servers, attempts = 3, 200
	var all [servers]*Folder
	for i := range all {
		all[i] = open(t, dir)
	}
	finish(t, all[:], attempts)
	got, _ := readAll(t, dir)
	if chain := verify(t, dir); len(got) != attempts || chain.Sealed != attempts || chain.Breaks != nil {
		t.Errorf("%d attempts; chain %+v", len(got), chain)
	}
	ids := map[string]bool{}
	for _, a := range got {
		ids[a.ID] = true
	}
	if len(ids) != len(got) {
		t.Errorf("%d attempts, %d ids", len(got), len(ids))
	}
	if s, err := CheckSeal(t.Context(), kept(t, dir)); err != nil || s.Lines != attempts {
		t.Errorf("the seal: %+v, %v", s, err)
	}
}

// finish has attempts finished at once and returns how long each took, in
// order.
func finish(t testing.TB, servers []*Folder, attempts int) []time.Duration {
	t.Helper()
	for _, f := range servers {
		<-f.scanned
	}
	took := make([]time.Duration, attempts)
	start := make(chan struct{})
	var wg sync.WaitGroup
	for i := range attempts {
		f := servers[i%len(servers)]
		a := long(fmt.Sprint("hv-", i, "'; DROP TABLE vneid.lines; --"))
		a.ID = NewID()
		wg.Go(func() {
			<-start
			began := time.Now()
			if _, err := f.Append(context.Background(), a); err != nil {
				t.Error(err)
			}
			took[i] = time.Since(began)
		})
	}
	close(start)
	wg.Wait()
	slices.Sort(took)
	return took
}

// 2,000 finish at once, on one server and on three: how long until the last is
// told that it is recorded.
func BenchmarkFinishedTogether(b *testing.B) {
	for name, newDir := range map[string]func(testing.TB) string{"folder": func(t testing.TB) string { return t.TempDir() }, "PostgreSQL": inDatabase} {
		for _, servers := range []int{1, 3} {
			b.Run(fmt.Sprint(name, "/", servers), func(b *testing.B) {
				var last []time.Duration
				for b.Loop() {
					b.StopTimer()
					dir := newDir(b)
					all := make([]*Folder, servers)
					for i := range all {
						all[i] = open(b, dir)
					}
					b.StartTimer()
					took := finish(b, all, 2000)
					last = append(last, took[len(took)-1])
					b.StopTimer()
					for _, f := range all {
						if err := errors.Join(f.Close(), f.store.Close()); err != nil {
							b.Fatal(err)
						}
					}
					b.StartTimer()
				}
				slices.Sort(last)
				b.ReportMetric(float64(last[len(last)/2].Milliseconds()), "ms-to-the-last")
			})
		}
	}
}

// A database whose disk is full takes no attempt: it is kept aside, and brought
// once when there is room.
func TestDatabaseFull(t *testing.T) {
	each(t, func(t *testing.T, dir string) {
		if storeAt(t, dir) == nil {
			t.Skip("a folder's full disk is another test")
		}
		f := open(t, dir)
		name := databaseName(t, dir)
		query := func(statements string) {
			t.Helper()
			if _, err := cluster.server.Query(name, statements); err != nil {
				t.Fatal(err)
			}
		}
		query(`CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$;
			CREATE TRIGGER full_disk BEFORE INSERT ON vneid.lines FOR EACH ROW EXECUTE FUNCTION full_disk()`)
		a, err := f.Append(t.Context(), sample("hv-1"))
		if spare, ok := err.(*SpareError); !ok || !strings.Contains(err.Error(), "free some space on the database's disk") {
			t.Fatalf("appended to a full disk: %v, %v", spare, err)
		}
		query(`DROP TRIGGER full_disk ON vneid.lines`)
		for _, want := range []int{1, 0} {
			if n, err := f.Recover(t.Context()); n != want || err != nil {
				t.Errorf("Recover = %d, %v; want %d", n, err, want)
			}
		}
		if got, _ := readAll(t, dir); len(got) != 1 || got[0].ID != a.ID {
			t.Errorf("the record has %d attempts", len(got))
		}
	})
}
