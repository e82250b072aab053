//go:build linux

package main

import (
	"bytes"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/termtest"
)

const (
	invitation = "Nhấn phím bất\u00A0kỳ để bắt đầu"
	secret     = "mo cua 2026"
)

// startKiosk runs an unattended terminal that forgets soon.
func startKiosk(t *testing.T, data string, idle time.Duration) *termtest.Program {
	t.Helper()
	passcode := filepath.Join(t.TempDir(), "passcode")
	if err := os.WriteFile(passcode, []byte(secret+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p := start(t, nil, "kiosk", "--data", data, "--idle", idle.String(), "--passcode-file", passcode, "--theme", "dark")
	see(t, p, invitation)
	return p
}

// unhindered are the signals that a kiosk lives through.
var unhindered = []os.Signal{
	syscall.SIGINT, syscall.SIGQUIT, syscall.SIGTSTP, syscall.SIGTTIN, syscall.SIGTTOU, syscall.SIGUSR1, syscall.SIGUSR2,
	syscall.SIGALRM, syscall.SIGVTALRM, syscall.SIGPROF, syscall.SIGPIPE, syscall.SIGWINCH, syscall.SIGCONT, syscall.SIGURG, syscall.SIGCHLD,
}

func TestKioskIsNotLeft(t *testing.T) {
	t.Parallel()
	p := startKiosk(t, t.TempDir(), 90*time.Second)
	for _, keys := range []string{"\x03", "\x1a", "\x1c", "\x04", "\x1b", "q", "\x1b[200~exit\r\x03\x1b[201~"} {
		press(t, p, keys)
	}
	for _, sig := range unhindered {
		if err := p.Signal(sig); err != nil {
			t.Fatalf("%v: %v", sig, err)
		}
	}
	press(t, p, "\x03") // back to the start, or from there on
	time.Sleep(settled)
	press(t, p, "\x1b[200~a paste that never ends")
	time.Sleep(settled)
	press(t, p, "\x03")
	see(t, p, invitation)
	press(t, p, "space")
	see(t, p, "Làm bài kiểm tra")

	press(t, p, "\x18", "nothing", "enter")
	see(t, p, "Mã chưa đúng")
	time.Sleep(1100 * time.Millisecond) // a second after a wrong one
	press(t, p, secret, "enter")
	if code, err := p.Wait(); code != 0 || err != nil {
		t.Errorf("with the passcode it ended with %d, %v", code, err)
	}
}

// A service manager starts what ended like this again.
func TestKioskWithoutItsTerminalFails(t *testing.T) {
	for name, end := range map[string]func(*termtest.Program) error{
		"signal": func(p *termtest.Program) error { return p.Signal(syscall.SIGHUP) },
		"hangup": (*termtest.Program).HangUp,
	} {
		p := startKiosk(t, t.TempDir(), 90*time.Second)
		if err := end(p); err != nil {
			t.Fatal(err)
		}
		if code, err := p.Wait(); code != failed || err != nil {
			t.Errorf("%s: it ended with %d, %v; want %d", name, code, err, failed)
		}
	}
}

func TestKioskIsStoppedByItsServiceManager(t *testing.T) {
	p := startKiosk(t, t.TempDir(), 90*time.Second)
	if err := p.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if code, err := p.Wait(); code != 0 || err != nil {
		t.Errorf("it ended with %d, %v", code, err)
	}
}

func TestKioskRecordsItsMode(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	p := startKiosk(t, data, 90*time.Second)
	press(t, p, "space")
	identify(t, p)
	for n := 1; n <= 10; n++ {
		answer(t, p, n)
	}
	see(t, p, "Đã ghi. Mã biên nhận:")
	press(t, p, "q")
	see(t, p, invitation)
	if all := attempts(t, data); len(all) != 1 || all[0].Mode != record.Kiosk {
		t.Errorf("the record holds %+v", all)
	}
	if left, err := os.ReadDir(filepath.Join(data, "journal")); len(left) != 0 || err != nil {
		t.Errorf("%d journals, %v", len(left), err)
	}
}

func TestKioskUsage(t *testing.T) {
	open := filepath.Join(t.TempDir(), "open")
	if err := os.WriteFile(open, []byte("123456\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"--idle", "soon"}, usage, "idle"},
		{[]string{"--idle", "10ms"}, usage, "--idle"},
		{[]string{"--passcode-file", open}, failed, "chmod 600"},
		{[]string{"--passcode-file", open + "-none"}, failed, "open-none"},
		{[]string{"--theme", "pink"}, usage, "pink"},
	} {
		p := start(t, nil, append([]string{"kiosk", "--data", t.TempDir()}, tt.args...)...)
		if code, err := p.Wait(); code != tt.code || err != nil || !strings.Contains(p.Text(), tt.says) {
			t.Errorf("%v: ended with %d, %v; want %d and %q:\n%s", tt.args, code, err, tt.code, tt.says, p.Text())
		}
	}
}

// soak is how many events TestKioskSoak throws at a kiosk; make soak has it
// throw 200,000.
var soak = flag.Int("soak", 3000, "how many keys, pastes, resizes and signals the kiosk's soak test sends")

// visitWords are what visitors type: each visit has its own, and no slip of
// the keys makes one of another.
var visitWords = regexp.MustCompile(`Kh[a-z]{8}`)

// TestKioskSoak sends random keys, pastes, resizes and signals. The kiosk must
// live, show nobody what was typed in a visit before theirs, keep nothing of
// unfinished attempts, and use no more memory in the end than early on.
func TestKioskSoak(t *testing.T) {
	const (
		perVisit = 1000 // events
		byIdle   = 10   // every so many visits the visitor just walks away
	)
	data := t.TempDir()
	p := startKiosk(t, data, 3*time.Second)
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, seed))
	began := time.Now()
	var early, most int64
	visit, events := 0, 0
	typed := map[string]int{} // visit by its words
	look := func(what string) {
		t.Helper()
		if p.Ended() {
			t.Fatalf("it ended after %s:\n%s", what, p.Text())
		}
		for _, found := range visitWords.FindAllString(p.Text(), -1) {
			if n, ok := typed[found]; ok && n != visit {
				t.Fatalf("visit %d sees what was typed in visit %d:\n%s", visit, n, p.Text())
			}
		}
	}
	for ; events < *soak; visit++ {
		typed[words(visit)] = visit
		press(t, p, "space")
		see(t, p, "Làm bài kiểm tra")
		press(t, p, "2")
		see(t, p, "Họ và tên")
		press(t, p, words(visit))
		see(t, p, words(visit)) // so it could be seen by the next one
		for range min(perVisit, *soak-events) {
			what, err := throw(p, r, visit)
			if err != nil {
				t.Fatalf("%s: %v", what, err)
			}
			events++
			look(what)
		}
		quiet(t, p)
		if err := p.Resize(100, 30); err != nil {
			t.Fatal(err)
		}
		if visit%byIdle != 0 {
			depart(t, p)
		}
		see(t, p, invitation)
		now := resident(t, p.PID())
		if visit%20 == 0 {
			t.Logf("%d events, %d KiB", events, now)
		}
		most = max(most, now)
		if early == 0 && events >= *soak/10 {
			early = now
		}
	}
	last := resident(t, p.PID())
	t.Logf("%d events, %d visits in %v; resident memory: %d KiB after a tenth, %d KiB at most, %d KiB at the end",
		events, visit, time.Since(began).Round(time.Second), early, most, last)
	if events >= 100_000 && last > early+early/4 {
		t.Errorf("memory grew from %d KiB to %d KiB", early, last)
	}
	finished := len(attempts(t, data))
	people, err := os.ReadFile(filepath.Join(data, "people.jsonl"))
	if names := bytes.Count(people, []byte("\n")); err != nil || names > finished {
		t.Errorf("%d names are kept for %d finished attempts, %v", names, finished, err)
	}
	if left, err := os.ReadDir(filepath.Join(data, "journal")); len(left) != 0 || err != nil {
		t.Errorf("%d journals of attempts that nobody finished, %v", len(left), err)
	}
}

// words are what only this visitor types.
func words(visit int) string {
	r := rand.New(rand.NewPCG(uint64(visit), 254))
	word := []byte("Kh")
	for range 8 {
		word = append(word, byte('a'+r.IntN(26)))
	}
	return string(word)
}

// quiet waits until the program has taken all that was typed: until its
// threads have slept for a while.
func quiet(t *testing.T, p *termtest.Program) {
	t.Helper()
	const (
		look   = 25 * time.Millisecond
		within = 3 * time.Minute // the keyboard's buffer may hold some thousand keys, and the machine may be busy
		needs  = 6               // looks in a row; longer than an unfinished sequence is waited for
	)
	slept := 0
	for deadline := time.Now().Add(within); slept < needs; time.Sleep(look) {
		if time.Now().After(deadline) {
			t.Fatalf("it is still busy after %v:\n%s", within, p.Text())
		}
		slept++
		threads, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/stat", p.PID()))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range threads {
			stat, err := os.ReadFile(path)
			if err != nil {
				continue // it has ended
			}
			if after := stat[bytes.LastIndexByte(stat, ')')+1:]; len(after) < 2 || after[1] != 'S' {
				slept = 0
			}
		}
	}
}

// depart leaves as a visitor would, from wherever they are.
func depart(t *testing.T, p *termtest.Program) {
	t.Helper()
	for range 100 {
		quiet(t, p)
		switch text := p.Text(); {
		case strings.Contains(text, invitation):
			return
		case strings.Contains(text, "Dành cho người quản trị"):
			press(t, p, "esc")
		case strings.Contains(text, "Rời bài kiểm tra?"), strings.Contains(text, "Leave the quiz?"):
			press(t, p, "2")
		default:
			press(t, p, "ctrl+c")
		}
	}
	t.Fatalf("no way back to the start:\n%s", p.Text())
}

// throw sends one event and says what it was.
func throw(p *termtest.Program, r *rand.Rand, visit int) (string, error) {
	send := func(text string) (string, error) { return fmt.Sprintf("%q", text), p.Type(text) }
	switch n := r.IntN(100); {
	case n < 45: // keys that lead somewhere
		return send([]string{"\r", "\r", "\r", " ", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\t", "\x1b[Z", "\x7f", "\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F", "\x1b[15~", "1", "2", "2", "3", "4", "5", "6", "?", "/", "o"}[r.IntN(26)])
	case n < 65: // any character
		return send(string(rune(' ' + r.IntN(0x1f00))))
	case n < 75: // any control character
		return send(string(rune(r.IntN(32))))
	case n < 82: // any bytes
		b := make([]byte, 1+r.IntN(12))
		for i := range b {
			b[i] = byte(r.IntN(256))
		}
		return send(string(b))
	case n < 86: // control sequences and strings, whole and broken
		return send([]string{"\x1b[", "\x1b]0;x", "\x1bP1$r", "\x1b[200~", "\x1b[201~", "\x1b_G", "\x1b[<0;5;5M", "\x1b[<0;5;5m", "\x1b[8;10;10t", "\x1b[?2026;2$y", "\x1b]11;rgb:ffff/ffff/ffff\x07", "\x1b[I", "\x1b[O"}[r.IntN(13)])
	case n < 92: // what this visitor alone types
		return send(words(visit))
	case n < 94:
		return send(fmt.Sprintf("\x1b[200~%s\r\x03%s\x1b[201~", words(visit), strings.Repeat("x", r.IntN(200))))
	case n < 98:
		w, h := 1+r.IntN(200), 1+r.IntN(60)
		return fmt.Sprintf("a resize to %dx%d", w, h), p.Resize(w, h)
	default:
		sig := unhindered[r.IntN(len(unhindered))]
		return sig.String(), p.Signal(sig)
	}
}

// resident is the memory of a process that is in RAM, in KiB.
func resident(t *testing.T, pid int) int64 {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`VmRSS:\s+(\d+) kB`).FindSubmatch(status)
	if m == nil {
		t.Fatalf("no VmRSS in %s", status)
	}
	n, err := strconv.ParseInt(string(m[1]), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
