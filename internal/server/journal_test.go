package server

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The journal is told how grave an entry is, and nobody else.
func TestLogForTheJournal(t *testing.T) {
	for _, journal := range []bool{true, false} {
		path := filepath.Join(t.TempDir(), "log")
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		log := NewLog(f, true, func(name string) string {
			if name == "JOURNAL_STREAM" && journal {
				return streamOf(f)
			}
			return "1:2" // another file's
		})
		log.Info("a")
		log.With("x", 1).Warn("b")
		log.WithGroup("g").Error("c")
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
			want := `{"time":`
			if journal {
				want = []string{"<6>", "<4>", "<3>"}[i] + want
			}
			if !strings.HasPrefix(line, want) {
				t.Errorf("journal %t: line %d is %s; want %s…", journal, i, line, want)
			}
		}
	}
}

// systemd hears when the server serves, that it is alive, and that it stops.
func TestNotify(t *testing.T) {
	path := filepath.Join(t.TempDir(), "notify")
	socket, err := net.ListenUnixgram("unixgram", &net.UnixAddr{Name: path, Net: "unixgram"})
	if err != nil {
		t.Skip(err)
	}
	defer socket.Close()
	t.Setenv("NOTIFY_SOCKET", path)
	t.Setenv("WATCHDOG_USEC", "60000")
	h := serve(t, nil)
	stopping := make(chan struct{})
	stop := h.notify(stopping)
	hears := func(want string) {
		t.Helper()
		buf := make([]byte, 1000)
		n, err := socket.Read(buf)
		if err != nil || string(buf[:n]) != want {
			t.Fatalf("systemd hears %q, %v; want %q", buf[:n], err, want)
		}
	}
	hears("READY=1")
	hears("WATCHDOG=1")
	close(stopping)
	for buf := make([]byte, 1000); ; { // ticks may come before
		n, err := socket.Read(buf)
		if err != nil {
			t.Fatal(err)
		}
		if string(buf[:n]) == "STOPPING=1" {
			break
		}
	}
	hears("WATCHDOG=1") // while it drains
	stop()
}
