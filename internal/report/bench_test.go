package report_test

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"
	"testing"
	"time"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/report"
)

var (
	attempts = flag.Int("attempts", 20_000, "attempts in the record that BenchmarkReport reads")
	learners = flag.Int("learners", 0, "learners who made them; 0: one for each four")
	kept     = flag.String("record", "", "keep that record in this file, and read it if it is there")
)

// generated returns the path of a generated record.
func generated(b *testing.B, d *deck.Deck) string {
	path := *kept
	if path == "" {
		path = filepath.Join(b.TempDir(), "results.jsonl")
	}
	if _, err := os.Stat(path); err == nil {
		return path
	}
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	people := *learners
	if people == 0 {
		people = max(1, *attempts/4)
	}
	if err := newCrowd(d, *attempts, people).write(f, *attempts); err != nil {
		b.Fatal(err)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	return path
}

// BenchmarkReport compares making a report with its yardstick, one pass that
// counts the lines and one that decodes each with encoding/json, on one
// processor. It reports the ratio of the two times and the most memory that
// was in use; go tool numbers are of the report alone.
//
//	go test -run '^$' -bench Report -benchtime 1x ./internal/report -attempts 1000000
func BenchmarkReport(b *testing.B) {
	d := builtIn(b)
	path := generated(b, d)
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	yardstick := time.Now()
	countLines(b, path)
	unmarshal(b, path)
	took := time.Since(yardstick)

	b.SetBytes(info.Size())
	debug.FreeOSMemory()
	peak := watchMemory()
	b.ResetTimer()
	for range b.N {
		r, err := report.Build(context.Background(), report.Input{
			Files: []string{path}, Words: locale.For(locale.Vi), Decks: []*deck.Deck{d}, Now: began,
		})
		if err != nil {
			b.Fatal(err)
		}
		if q := r.Quality[0]; q.Attempts == 0 || q.Counted != q.Lines || q.Breaks() != 0 {
			b.Fatalf("the report says %+v", q)
		}
	}
	b.StopTimer()
	b.ReportMetric(float64(peak())/1e6, "MB-peak")
	b.ReportMetric(took.Seconds(), "s-yardstick")
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N)/took.Seconds(), "of-yardstick")
}

func countLines(b *testing.B, path string) {
	lines(b, path, func([]byte) {})
}

func unmarshal(b *testing.B, path string) {
	right := 0
	lines(b, path, func(line []byte) {
		var a record.Attempt
		if err := json.Unmarshal(line, &a); err != nil {
			b.Fatal(err)
		}
		right += a.Score.Correct
	})
	if right == 0 {
		b.Fatal("nobody had anything right")
	}
}

func lines(b *testing.B, path string, fn func([]byte)) {
	f, err := os.Open(path)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, record.MaxLine)
	for in.Scan() {
		fn(in.Bytes())
	}
	if in.Err() != nil {
		b.Fatal(in.Err())
	}
}

// watchMemory samples what the process holds until the function it returns is
// called, which returns the most: memory taken from the system and not given
// back.
func watchMemory() func() uint64 {
	done := make(chan struct{})
	var most uint64
	var wait sync.WaitGroup
	wait.Go(func() {
		tick := time.NewTicker(20 * time.Millisecond)
		defer tick.Stop()
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			most = max(most, m.Sys-m.HeapReleased)
			select {
			case <-done:
				return
			case <-tick.C:
			}
		}
	})
	return func() uint64 {
		close(done)
		wait.Wait()
		return most
	}
}
