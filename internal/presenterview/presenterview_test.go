package presenterview

import (
	"context"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// dir is a folder whose path is short enough for a socket.
func dir(t *testing.T) string {
	t.Helper()
	base, err := os.MkdirTemp("", "n")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(base) })
	d, err := Dir(func(string) string { return base })
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestPresentersDoNotMeet(t *testing.T) {
	d := dir(t)
	a, err := Present(d, Talk{Title: "Bài A"})
	if err != nil {
		t.Fatal(err)
	}
	b, err := Present(d, Talk{Title: "Bài B"})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	info, err := os.Stat(filepath.Join(d, a.name+extension))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the socket is %v, %v", info.Mode(), err)
	}
	found, err := Find(d)
	if err != nil || len(found) != 2 {
		t.Fatalf("found %v, %v", found, err)
	}
	for _, f := range found {
		if want := map[string]string{a.name: "Bài A", b.name: "Bài B"}[f.Name]; f.Talk.Title != want {
			t.Errorf("%s presents %s, want %s", f.Name, f.Talk.Title, want)
		}
	}
	one := found[0]
	if one.Name != a.name {
		one = found[1]
	}
	told := make(chan Talk, 16)
	ended := make(chan error, 1)
	go func() { ended <- one.Read(context.Background(), func(t Talk) { told <- t }) }()
	<-told
	b.Tell(func(t *Talk) { t.Slide = 99 })
	a.Tell(func(t *Talk) { t.Slide, t.Step = 3, 1 })
	if got := <-told; got.Slide != 3 || got.Step != 1 {
		t.Errorf("told %+v", got)
	}
	a.Close()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if found, _ := Find(d); len(found) != 1 {
		t.Errorf("after one has ended: %v", found)
	}
}

// A reader that takes nothing keeps nobody waiting.
func TestSlowReader(t *testing.T) {
	d := dir(t)
	p, err := Present(d, Talk{})
	if err != nil {
		t.Fatal(err)
	}
	asleep, err := net.Dial("unix", filepath.Join(d, p.name+extension))
	if err != nil {
		t.Fatal(err)
	}
	defer asleep.Close()
	began := time.Now()
	for i := range 100_000 {
		p.Tell(func(t *Talk) { t.Slide = i })
	}
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("telling took %v", took)
	}
	p.Close()
}

func TestLeftOvers(t *testing.T) {
	d := dir(t)
	l, err := net.Listen("unix", filepath.Join(d, "killed"+extension))
	if err != nil {
		t.Fatal(err)
	}
	l.(*net.UnixListener).SetUnlinkOnClose(false)
	l.Close()
	if found, err := Find(d); err != nil || len(found) != 0 {
		t.Errorf("found %v, %v", found, err)
	}
	if _, err := os.Stat(filepath.Join(d, "killed"+extension)); !os.IsNotExist(err) {
		t.Error("the socket of a killed presenter is still there")
	}
	if err := os.Chmod(d, 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := Dir(func(string) string { return filepath.Dir(d) }); err == nil {
		t.Error("took a folder that others may enter")
	}
}
