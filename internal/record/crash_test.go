package record

import (
	"bufio"
	"math/rand/v2"
	"path/filepath"
	"sync"
	"testing"
)

// Four writers share a folder, and each is killed 25 times in the middle of
// its work: whatever one of them acknowledged is in the record, the chain has
// no break, and no journal of a recorded attempt is left.
func TestKilledWriters(t *testing.T) { each(t, testKilledWriters) }

func testKilledWriters(t *testing.T, dir string) {
	spare := filepath.Join(t.TempDir(), "spare")
	const writers = 4
	kills := 25
	if storeAt(t, dir) != nil {
		kills = 8
	}
	var mu sync.Mutex
	acked := map[string]bool{}
	var wg sync.WaitGroup
	for range writers {
		wg.Go(func() {
			for range kills {
				cmd := role(t.Context(), "writer", dir, spare, "0")
				pipe, err := cmd.StdoutPipe()
				if err == nil {
					err = cmd.Start()
				}
				if err != nil {
					t.Error(err)
					return
				}
				out := bufio.NewReader(pipe)
				for n := 1 + rand.IntN(40); ; n-- {
					if n == 0 {
						_ = cmd.Process.Kill() // and read on: what it had said before counts
					}
					id, ok := acknowledged(out)
					if !ok {
						break
					}
					mu.Lock()
					acked[id] = true
					mu.Unlock()
				}
				_ = cmd.Wait()
				if cmd.ProcessState.Exited() {
					t.Errorf("a writer ended by itself: %v", cmd.ProcessState)
					return
				}
			}
		})
	}
	wg.Wait()

	f := open(t, dir)
	last, err := f.Append(t.Context(), sample("hv-last"))
	if err != nil {
		t.Fatal(err)
	}
	acked[last.ID] = true
	all, tally := readAll(t, dir)
	recorded := map[string]bool{}
	for _, a := range all {
		if recorded[a.ID] {
			t.Errorf("%s stands there twice", a.ID)
		}
		recorded[a.ID] = true
	}
	lost := 0
	for id := range acked {
		if !recorded[id] {
			lost++
		}
	}
	chain := verify(t, dir)
	torn, err := kept(t, dir).List(t.Context(), quarantined)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d kills: %d acknowledged, %d recorded, %d torn lines, %d in quarantine", writers*kills, len(acked), len(all), tally.Torn, len(torn))
	if lost > 0 || len(acked) < writers*kills {
		t.Errorf("%d of %d acknowledged attempts are lost", lost, len(acked))
	}
	if chain.Breaks != nil || chain.Sealed != len(all) || chain.Head != last.Hash {
		t.Errorf("chain: %d breaks, the first %v; %d sealed, head %s", len(chain.Breaks), chain.Breaks[:min(1, len(chain.Breaks))], chain.Sealed, chain.Head)
	}
	if len(chain.Torn) != len(torn) {
		t.Errorf("%d torn lines, %d copies in quarantine", len(chain.Torn), len(torn))
	}
	open, err := f.PendingAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, j := range open {
		if recorded[j.ID] {
			t.Errorf("the journal of %s, which is recorded, is still there", j.ID)
		}
	}
}

// Processes that append at once make one chain.
func TestProcessesTogether(t *testing.T) { each(t, testProcessesTogether) }

func testProcessesTogether(t *testing.T, dir string) {
	spare := filepath.Join(t.TempDir(), "spare")
	const writers, each = 4, 100
	var wg sync.WaitGroup
	for range writers {
		wg.Go(func() {
			if err := role(t.Context(), "writer", dir, spare, "100").Run(); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	all, tally := readAll(t, dir)
	chain := verify(t, dir)
	if len(all) != writers*each || tally.Skipped() != 0 || chain.Sealed != writers*each || chain.Breaks != nil {
		t.Errorf("%d attempts, %+v; chain %+v", len(all), tally, chain)
	}
}
