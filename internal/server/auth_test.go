package server

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"training.vast.vn/vneid-training/internal/clean"
	"training.vast.vn/vneid-training/internal/server/trust"
	"training.vast.vn/vneid-training/internal/siege"
)

func authorized(keys ...gossh.Signer) string {
	var b strings.Builder
	for _, k := range keys {
		b.Write(gossh.MarshalAuthorizedKey(k.PublicKey()))
	}
	return b.String()
}

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// who adds a command that tells who the server takes the person to be.
func who(h *host) {
	h.commands = append(h.commands, Command{Name: "who", Run: func(_ context.Context, s *Session) int {
		fmt.Fprintf(s, "%+v", s.Person)
		return exitFine
	}})
}

// forger shows one key and signs with another.
type forger struct{ shows, signs gossh.Signer }

func (f forger) PublicKey() gossh.PublicKey { return f.shows.PublicKey() }

func (f forger) Sign(r io.Reader, data []byte) (*gossh.Signature, error) {
	return f.signs.Sign(r, data)
}

func TestRolesComeFromVerifiedKeysOnly(t *testing.T) {
	trainer, organiser, own := newKey(t), newKey(t), newKey(t)
	dir := t.TempDir()
	trainers, organisers := filepath.Join(dir, "trainers"), filepath.Join(dir, "organisers")
	write(t, trainers, "# the trainers\n\nnot a key\n"+authorized(trainer))
	write(t, organisers, `command="rm" `+authorized(own)+authorized(organiser))
	h := serve(t, func(o *Options) {
		roles, err := trust.NewRoles("", trainers, organisers, o.Log)
		if err != nil {
			t.Fatal(err)
		}
		o.Roles = roles
	})
	who(h)
	tests := []struct {
		name string
		user string
		keys []gossh.Signer
		want trust.Identity
	}{
		{"no key", "an", nil, trust.Identity{}},
		{"a trainer by name", "trainer", nil, trust.Identity{}},
		{"a guest, whose key is not asked for", guest, []gossh.Signer{trainer}, trust.Identity{}},
		{"a key on no list, nor on a line with options", "an", []gossh.Signer{own}, trust.Identity{Fingerprint: fingerprint(own)}},
		{"a trainer", "an", []gossh.Signer{trainer}, trust.Identity{Fingerprint: fingerprint(trainer), Member: true, Trainer: true}},
		{"an organiser", "an", []gossh.Signer{organiser}, trust.Identity{Fingerprint: fingerprint(organiser), Member: true, Organiser: true}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out, _ := exec(t, h.login(t, tt.user, tt.keys...), "who")
			if want := fmt.Sprintf("%+v", tt.want); out != want {
				t.Errorf("the server takes them for %s; want %s", out, want)
			}
		})
	}
	if c, err := h.dial(t, "an", forger{trainer, own}); err == nil {
		c.Close()
		t.Error("who shows the trainer's key and signs with another comes in")
	}
	for _, want := range []string{"line=3", "line=1", "list=trainers", "list=organisers"} {
		if !strings.Contains(h.log.String(), want) {
			t.Errorf("the log does not name the broken lines: it lacks %q", want)
		}
	}
}

func fingerprint(k gossh.Signer) string { return gossh.FingerprintSHA256(k.PublicKey()) }

// CVE-2024-45337: a key that was only offered is not the one that logs in.
func TestOfferedKeyGivesNothing(t *testing.T) {
	h := serve(t, nil)
	config := h.authentication(unknown{})
	trainer, own := newKey(t), newKey(t)
	if p, err := config.PublicKeyCallback(nil, trainer.PublicKey()); err != nil || p.ExtraData != nil {
		t.Errorf("an offered key gives %+v, %v", p, err)
	}
	p, err := config.VerifiedPublicKeyCallback(nil, own.PublicKey(), nil, "")
	if err != nil || p.ExtraData[identityKey{}] != (trust.Identity{Fingerprint: fingerprint(own)}) {
		t.Errorf("a verified key gives %+v, %v", p, err)
	}
}

func TestMembersOnly(t *testing.T) {
	t.Parallel()
	member, trainer, late := newKey(t), newKey(t), newKey(t)
	dir := t.TempDir()
	members, trainers := filepath.Join(dir, "members"), filepath.Join(dir, "trainers")
	write(t, members, authorized(member))
	write(t, trainers, authorized(trainer))
	h := serve(t, func(o *Options) {
		roles, err := trust.NewRoles(members, trainers, "", o.Log)
		if err != nil {
			t.Fatal(err)
		}
		o.Roles = roles
	})
	for name, keys := range map[string][]gossh.Signer{"no key": nil, "a stranger": {late}, "a forger": {forger{member, late}}} {
		for _, user := range []string{"an", guest, visitor} {
			if c, err := h.dial(t, user, keys...); err == nil {
				c.Close()
				t.Errorf("%s comes in as %s", name, user)
			}
		}
	}
	for name, key := range map[string]gossh.Signer{"a member": member, "a trainer": trainer} {
		if _, err := h.dial(t, "an", key); err != nil {
			t.Errorf("%s stays outside: %v", name, err)
		}
	}
	// The list changes while the server runs.
	write(t, members, authorized(member, late))
	if _, err := h.dial(t, "an", late); err != nil {
		t.Errorf("a new member stays outside: %v", err)
	}
	if err := os.Remove(members); err != nil {
		t.Fatal(err)
	}
	if _, err := h.dial(t, "an", late); err != nil {
		t.Errorf("while the list is away its last state does not stay: %v", err)
	}
	if !strings.Contains(h.log.String(), "its last state stays") {
		t.Error("the log does not tell that the list is away")
	}
	write(t, members, authorized(member))
	if _, err := h.dial(t, "an", late); err == nil {
		t.Error("who was taken off the list still comes in")
	}
}

// Nobody stays outside without a word, and a key is found at the end of a
// well-filled agent.
func TestWhatIsSaidAtTheDoor(t *testing.T) {
	member := newKey(t)
	members := filepath.Join(t.TempDir(), "members")
	write(t, members, authorized(member))
	open := serve(t, func(o *Options) { o.Host = "-p 2222 hoc.vast.vn" })
	closed := serve(t, func(o *Options) {
		roles, err := trust.NewRoles(members, "", "", o.Log)
		if err != nil {
			t.Fatal(err)
		}
		o.Roles = roles
	})
	agent := make([]gossh.Signer, 60, 61)
	for i := range agent {
		agent[i] = newKey(t)
	}
	agent = append(agent, member)
	for _, tt := range []struct {
		name  string
		h     *host
		user  string
		auth  []gossh.AuthMethod
		in    bool
		hears string
	}{
		{"a program without a key", open, "an", nil, false, "ssh -p 2222 guest@hoc.vast.vn"},
		{"a guest", open, guest, nil, true, ""},
		{"a guest of members", closed, guest, nil, false, "người tổ chức"},
		{"a stranger among members", closed, "an", []gossh.AuthMethod{gossh.PublicKeys(agent[:60]...), silent(t)}, false, "người tổ chức"},
		{"a member with 61 keys", closed, "an", []gossh.AuthMethod{gossh.PublicKeys(agent...)}, true, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			said := ""
			c, err := gossh.Dial("tcp", tt.h.addr, &gossh.ClientConfig{User: tt.user, Auth: tt.auth, Timeout: patience,
				HostKeyCallback: gossh.FixedHostKey(tt.h.opt.HostKeys[0].PublicKey()),
				BannerCallback:  func(text string) error { said += text; return nil }})
			if err == nil {
				c.Close()
			}
			if in := err == nil; in != tt.in || !strings.Contains(said, tt.hears) || tt.hears == "" && said != "" {
				t.Errorf("comes in: %v (%v), hears %q; want %v, %q", in, err, said, tt.in, tt.hears)
			}
		})
	}
}

// Whatever a client asks: no panic, and what is let through is short, visible
// and within the limits.
func FuzzRequests(f *testing.F) {
	f.Add("pty-req", ptyRequest(80, 24))
	f.Add("window-change", siege.Window(1<<32-1, 0))
	f.Add("env", gossh.Marshal(struct{ Name, Value string }{"LC_ALL", "vi_VN.UTF-8"}))
	f.Add("exec", gossh.Marshal(struct{ Line string }{"report --format csv"}))
	f.Add("subsystem", gossh.Marshal(struct{ Name string }{"sftp"}))
	limits := DefaultLimits()
	f.Fuzz(func(t *testing.T, kind string, payload []byte) {
		w := &channel{conn: &conn{limits: &limits}, line: line{sizes: make(chan tea.WindowSizeMsg, 1)}}
		for range 2 {
			_, start := w.take(&gossh.Request{Type: kind, Payload: payload}, false)
			if start && kind != "shell" && kind != "exec" {
				t.Errorf("%q starts a session", kind)
			}
		}
		if w.pty && (w.size.Width < minColumns || w.size.Width > limits.Columns || w.size.Height < minRows || w.size.Height > limits.Rows) {
			t.Errorf("a window of %dx%d", w.size.Width, w.size.Height)
		}
		if !plain(w.term, termBytes) || len(w.env) > envCount || len(w.words) > commandWords {
			t.Errorf("let through: %q %q %q", w.term, w.env, w.words)
		}
		for _, kv := range w.env {
			if !plain(kv, envBytes+30) {
				t.Errorf("let through: %q", kv)
			}
		}
	})
}

func FuzzQuoted(f *testing.F) {
	f.Add("an\nmsg=forged\x1b[2J\u202e")
	f.Fuzz(func(t *testing.T, s string) {
		for _, out := range []string{quoted(s), clean.Shown(s)} {
			for _, r := range out {
				if (r < ' ' || r > '~') && r != '…' {
					t.Fatalf("%q lets %q through", s, r)
				}
			}
			if len(out) > 1000 {
				t.Fatalf("%d bytes", len(out))
			}
		}
	})
}

// unknown is the context of a connection of which nothing is known.
type unknown struct{ ssh.Context }

func (unknown) Value(any) any { return nil }

// Strangers who fill the house, and hang about at its door, keep none of its own
// people out; others hear why they can't come in.
func TestTheHouseHasPlacesForItsOwn(t *testing.T) {
	trainer := newKey(t)
	list := filepath.Join(t.TempDir(), "trainers")
	write(t, list, authorized(trainer))
	h := serve(t, func(o *Options) {
		roles, err := trust.NewRoles("", list, "", o.Log)
		if err != nil {
			t.Fatal(err)
		}
		o.Roles, o.Limits.Sessions, o.Limits.PerAddress = roles, 4, 100
	})
	for range 4 {
		sit(t, h.login(t, "eve"), 80, 24, "").see("Bắt đầu học")
	}
	for range overflow + 10 {
		dialRaw(t, h)
	}
	// Connections accepted together are let in by goroutines of their own, in any
	// order: one of these that came after the stranger would take the place in
	// which the stranger waits to hear why.
	until(t, "all who say nothing are refused", func() bool {
		_, text := get(t, h.AdminHandler(), "/metrics")
		return strings.Contains(text, fmt.Sprintf("limits_total{limit=%q} %d\n", full, overflow+10))
	})
	if out, code := exec(t, h.login(t, "an"), "version"); code != exitFailed || !strings.Contains(out, "Lớp đang đủ 4 người") {
		t.Errorf("a stranger hears %q, exit %d", out, code)
	}
	sit(t, h.login(t, "an", trainer), 80, 24, "").see("Bắt đầu học")
}
