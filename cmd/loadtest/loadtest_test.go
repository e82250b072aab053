package main

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/siege"
)

func TestQuantiles(t *testing.T) {
	var d []time.Duration
	for i := 100; i > 0; i-- {
		d = append(d, time.Duration(i)*time.Millisecond)
	}
	for q, want := range map[float64]float64{0.5: 50, 0.99: 99, 1: 100} {
		if got := quantile(d, q); got != want {
			t.Errorf("the %v-quantile of 1..100 ms is %v; want %v", q, got, want)
		}
	}
	if got := quantile(nil, 0.5); !math.IsNaN(got) {
		t.Errorf("of nothing: %v; want none", got)
	}
}

func TestCPUTimeIsReadBehindAnyName(t *testing.T) {
	got, err := cpuTime([]byte("42 (a) b ( c) S 1 2 3 4 5 6 7 8 9 10 150 50 0 0 20 0 8 0\n"))
	if err != nil || got != 2*time.Second {
		t.Errorf("%v, %v; want 2s", got, err)
	}
	if _, err := cpuTime([]byte("42 (a) S")); err == nil {
		t.Error("a line too short gave no error")
	}
}

func TestWrongUsageSaysWhat(t *testing.T) {
	for _, args := range [][]string{{}, {"--servers=fast", "cmd"}, {"--sessions=0", "cmd"}, {"--turns=0", "cmd"}, {"a", "b", "c"}} {
		if _, err := parse(args, io.Discard); err == nil {
			t.Errorf("%q was taken", args)
		}
	}
}

// The client measures a real server: the bare one, in this process.
func TestSessionsTurnAndAreMeasured(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	r, w := io.Pipe()
	served := make(chan error, 1)
	go func() { served <- serveBare(ctx, w) }()
	line := make([]byte, 512)
	n, err := r.Read(line)
	if err != nil {
		t.Fatal(err)
	}
	m := announced.FindSubmatch(line[:n])
	if m == nil {
		t.Fatalf("the server says %q", line[:n])
	}
	all, firsts, err := arrive(ctx, string(m[1]), 3, same(learner))
	if err != nil {
		t.Fatal(err)
	}
	if len(firsts) != 3 || quantile(firsts, 0.5) <= 0 {
		t.Errorf("first frames after %v; want three", firsts)
	}
	got := turn(all, 2, time.Second)
	if len(got.took) != 6 || got.missed != 0 || got.bytes < 6*200 {
		t.Errorf("2 turns of 3 sessions: %d frames, %d missed, %d bytes", len(got.took), got.missed, got.bytes)
	}
	if q := quantile(got.took, 1); q <= 0 || q >= 1000 {
		t.Errorf("the slowest took %v ms", q)
	}
	if g, err := goroutines(string(m[2])); err != nil || g < 3 {
		t.Errorf("%v goroutines, %v", g, err)
	}
	cancel()
	if err := <-served; err != nil && !strings.Contains(err.Error(), "closed") {
		t.Error(err)
	}
	for _, s := range all {
		s.conn.Close()
	}
}

func TestThePlotIsXMLAndShowsEveryRun(t *testing.T) {
	all := []figures{
		{server: paintServer, sessions: 1, total: 30 << 10, p99: 0.4}, {server: paintServer, sessions: 1000, total: 120 << 10, p99: 0.9},
		{server: stockServer, sessions: 1000, total: 1800 << 10, p99: math.NaN()},
	}
	svg := plot(all)
	d := xml.NewDecoder(bytes.NewReader(svg))
	circles := 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "circle" {
			circles++
		}
	}
	if circles != 5 {
		t.Errorf("%d points; want 5", circles)
	}
}

// Every attack begins, and all end when they are told to. The server here is
// the bare one, which stands them for a moment.
func TestAttackersAttackAndEnd(t *testing.T) {
	serving, cancel := context.WithCancel(t.Context())
	defer cancel()
	r, w := io.Pipe()
	go serveBare(serving, w)
	line := make([]byte, 512)
	n, err := r.Read(line)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(t.Context(), 2*time.Second)
	defer stop()
	var said bytes.Buffer
	besiege(ctx, append(siege.Attacks(), siege.Guests()...), string(announced.FindSubmatch(line[:n])[1]), "1234", &said)
	if lines := strings.Count(said.String(), " begun"); lines != len(siege.Attacks())+len(siege.Guests()) || strings.Contains(said.String(), " 0 begun") {
		t.Errorf("the attackers say\n%s", said.String())
	}
}

// A folder that is filled to be measured is one as the program makes it.
func TestFilledFolderIsAsTheProgramsOwn(t *testing.T) {
	t.Parallel()
	f := filled{attempts: 9, journals: 5}
	dir := filepath.Join(t.TempDir(), "data")
	if err := f.write(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, record.File))
	if err != nil {
		t.Fatal(err)
	}
	if c, err := record.Verify(bytes.NewReader(text)); err != nil || c.Lines != 10 || len(c.Breaks) > 0 {
		t.Errorf("the record: %+v, %v; want ten lines in one chain", c, err)
	}
	folder, err := record.Open(dir, record.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	if e, ok, err := folder.Recorded(t.Context(), f.receipt); err != nil || !ok || !e.Passed || e.Person.Name == "" {
		t.Errorf("its receipt gives %+v, %v, %v; want an attempt that passed under a name", e, ok, err)
	}
	if n, err := folder.Expire(time.Now().Add(time.Hour)); err != nil || n != 6 {
		t.Errorf("%d are under way, %v; want 6", n, err)
	}
}
