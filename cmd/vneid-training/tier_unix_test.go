//go:build unix

package main

import (
	"bytes"
	"io"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
)

// A far terminal is one whose answers are ours: it takes what is written, and
// says something when it is asked for its attributes.
type farTerminal struct {
	*os.File
	mu    sync.Mutex
	got   bytes.Buffer
	all   bytes.Buffer // also what was looked at
	ended chan struct{}
}

// far runs the binary on such a terminal.
func far(t *testing.T, answer string, env []string, args ...string) *farTerminal {
	t.Helper()
	cmd := command(t, env, args...)
	master, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: 100, Rows: 30})
	if err != nil {
		t.Fatal(err)
	}
	f := &farTerminal{File: master, ended: make(chan struct{})}
	go func() {
		defer close(f.ended)
		buf := make([]byte, 32<<10)
		for asked := false; ; {
			n, err := master.Read(buf)
			f.mu.Lock()
			f.got.Write(buf[:n])
			f.all.Write(buf[:n])
			now := bytes.Contains(f.got.Bytes(), []byte(ansi.RequestPrimaryDeviceAttributes))
			f.mu.Unlock()
			if now && !asked {
				io.WriteString(master, answer)
				asked = true
			}
			if err != nil {
				return
			}
		}
	}()
	t.Cleanup(func() {
		cmd.Process.Kill()
		<-f.ended
		cmd.Wait()
		master.Close()
	})
	return f
}

// writes reports whether these bytes come, of those since the last look.
func (f *farTerminal) writes(t *testing.T, what string) {
	t.Helper()
	for deadline := time.Now().Add(patience); ; time.Sleep(10 * time.Millisecond) {
		f.mu.Lock()
		_, after, found := bytes.Cut(f.got.Bytes(), []byte(what))
		if found {
			rest := bytes.Clone(after)
			f.got.Reset()
			f.got.Write(rest)
			f.mu.Unlock()
			return
		}
		got := f.got.String()
		f.mu.Unlock()
		if time.Now().After(deadline) {
			t.Fatalf("%q did not come; the terminal got\n%q", what, got)
		}
	}
}

// A terminal that says what it is gets its first frame at once and a better one
// when it has answered; one that says nothing keeps the first; neither is
// waited for, and both can be left.
func TestTerminalsThatAnswer(t *testing.T) {
	const (
		indexed   = "\x1b[38;5;"
		trueColor = "\x1b[38;2;"
		painted   = ";48;5;233m"
	)
	for _, tt := range []struct {
		name, answer string
		env          []string
		first, then  string
	}{
		{"kitty", "\x1b]11;rgb:0000/0000/0000\x1b\\\x1bP>|kitty(0.41.1)\x1b\\\x1b[?62;c", nil, indexed, trueColor},
		{"tmux, of unknown ground", "\x1bP>|tmux 3.5a\x1b\\\x1b[?1;2;4c", []string{"TERM=tmux-256color"}, indexed, painted},
		{"a light one", "\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62c", nil, indexed, "\x1b[38;5;235"},
		{"silent", "", nil, indexed, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			env := append([]string{"COLORTERM="}, tt.env...)
			f := far(t, tt.answer, env, "present", "--data", t.TempDir())
			f.writes(t, tt.first)
			f.writes(t, tt.then)
			time.Sleep(50 * time.Millisecond)
			io.WriteString(f, "q")
			f.writes(t, ansi.ResetModeAltScreenSaveCursor)
			select {
			case <-f.ended:
			case <-time.After(patience):
				t.Fatal("it does not end")
			}
		})
	}
}

// On the console of Linux, whose Vietnamese font has no blocks and no ✓,
// nothing is drawn with them, and nothing is asked.
func TestTheConsoleGetsGlyphsThatItHas(t *testing.T) {
	p := start(t, []string{"TERM=linux", "COLORTERM="}, "present", "--data", t.TempDir())
	for _, screen := range []struct{ key, shows string }{
		{"", "Enter"}, {"?", "Ctrl+L"}, {"space", "trợ giúp"}, {"enter", "trang 1/"}, {"o", "Mục lục"}, {"o", "trang 1/"}, {"/", "Tra cứu"}, {"luu tru", "Thấy ở"},
	} {
		if screen.key != "" {
			press(t, p, screen.key)
		}
		see(t, p, screen.shows)
		if text := p.Text(); strings.ContainsAny(text, "▀▄▌▐▘▝▖▗✓○►◆") {
			t.Errorf("after %q:\n%s", screen.key, text)
		}
	}
}

// A terminal of kitty's kind is sent a picture of the deck itself once its slide is
// shown, with placeholders where it stands, and lets go of it at the end; one with
// sixel draws it over its cells; a terminal that says nothing of the kind is sent none.
func TestTerminalsThatDrawPictures(t *testing.T) {
	dir := t.TempDir()
	if out, err := command(t, nil, "new", dir+"/new", "--lang", "en").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	picture, err := os.ReadFile(dir + "/new/picture.png")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"deck.yaml":  "id: p\ntitle: P\nlanguage: en\nversion: '1'\nquiz: {questions: 1, pass: 1}\nunits: units.yaml\n",
		"units.yaml": "- {code: A, name: A}\n",
		"1.md":       "---\ntitle: P\nlevel: 0\nminutes: 1\n---\n## P\n\n![Four bars](a.png)\n\nBelow it\n\n---\n```question\nid: a-1\ntype: true-false\ntext: A?\nanswer: true\nexplain: A.\nslide: 1\n```\n",
		"a.png":      string(picture),
	} {
		if err := os.WriteFile(dir+"/"+name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct{ name, answer, flag, sent, shown, gone string }{
		{"kitty", "\x1bP>|kitty(0.41.1)\x1b\\\x1b[6;20;10t\x1b[?62;c", "auto", "\x1b_Ga=T,U=1,q=2,f=100,", "\U0010EEEE\u0305\u0305", "\x1b_Ga=d,d=I,q=2,"},
		{"one with sixel", "\x1bP>|foot(1.21.0)\x1b\\\x1b[6;20;10t\x1b[?62;4;22c", "auto", "\x1bP0;1q\"1;1;", "\x1b\\", ansi.EraseEntireScreen},
		{"one with sixel that does not tell of its cells", "\x1bP>|foot(1.21.0)\x1b\\\x1b[?62;4;22c", "auto", "", "Below it", ""},
		{"kitty, where blocks were picked", "\x1bP>|kitty(0.41.1)\x1b\\\x1b[6;20;10t\x1b[?62;c", "blocks", "", "Below it", ""},
		{"an old one", "\x1bP>|kitty(0.26.5)\x1b\\\x1b[?62;c", "auto", "", "Below it", ""},
		{"silent", "", "auto", "", "Below it", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := far(t, tt.answer, []string{"COLORTERM=truecolor"}, "present", "--data", t.TempDir(), "--lang", "en", "--pictures", tt.flag, dir)
			f.writes(t, ansi.RequestPrimaryDeviceAttributes)
			io.WriteString(f, "\r")
			f.writes(t, tt.sent)
			f.writes(t, tt.shown)
			io.WriteString(f, "\x03")
			time.Sleep(100 * time.Millisecond)
			io.WriteString(f, "\r")
			f.writes(t, tt.gone)
			f.writes(t, ansi.ResetModeAltScreenSaveCursor)
			f.mu.Lock()
			defer f.mu.Unlock()
			if got := f.all.String(); tt.gone == "" && (strings.Contains(got, "\x1b_G") || strings.Contains(got, "\x1bP0")) {
				t.Errorf("it was sent graphics: %q", got)
			}
		})
	}
}
