package server

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/certificate"
	"training.vast.vn/vneid-training/internal/record/sitting"
	"training.vast.vn/vneid-training/internal/server/trust"
)

// passedBy records that somebody passed: with a key, or by name where key is nil.
func (h *host) passedBy(t *testing.T, name string, key gossh.Signer, passed bool) (receipt string) {
	t.Helper()
	p := record.Person{Name: name, Unit: "IOIT", Learner: h.opt.Folder.LearnerID(name, "IOIT", "")}
	if key != nil {
		p.Learner = h.opt.Folder.LearnerFromKey(gossh.FingerprintSHA256(key.PublicKey()))
	}
	if err := h.opt.Folder.Remember(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	d, err := h.opt.Course.Deck("vi")
	if err != nil {
		t.Fatal(err)
	}
	now, id := time.Now(), record.NewID()
	a, err := h.opt.Folder.Append(context.Background(), record.Attempt{
		ID: id, Who: h.opt.Folder.Bind(id, p.Name, p.Unit), Learner: p.Learner, Unit: p.Unit, Verified: key != nil, Mode: record.Self, How: record.Submitted, Pass: 0.8, Passed: passed, StartedAt: record.At(now), EndedAt: record.At(now),
		Score: record.Score{Correct: 9, Of: 10, Scaled: 0.9}, Deck: record.DeckRef{ID: d.ID, Version: d.Version, Language: "vi"},
	})
	if err != nil {
		t.Fatal(err)
	}
	return record.Receipt(a)
}

func TestCertificateOverSSH(t *testing.T) {
	t.Parallel()
	h, organiser, _ := reporting(t)
	own, other := newKey(t), newKey(t)
	receipt := h.passedBy(t, "Nguyễn Văn An", own, true)
	named := h.passedBy(t, "Phạm Hoa", nil, true)
	failed := h.passedBy(t, "Nguyễn Văn An", own, false)
	key, err := record.SigningKey(h.data)
	if err != nil {
		t.Fatal(err)
	}

	for _, tt := range []struct {
		name, receipt string
		keys          []gossh.Signer
		holder        string // "" where there is none
	}{
		{"the owner", receipt, []gossh.Signer{own}, "Nguyễn Văn An"},
		{"the owner, in small letters", strings.ToLower(receipt), []gossh.Signer{own}, "Nguyễn Văn An"},
		{"an organiser", receipt, []gossh.Signer{organiser}, "Nguyễn Văn An"},
		{"another key", receipt, []gossh.Signer{other}, ""},
		{"no key", receipt, nil, ""},
		{"no key, small letters", strings.ToLower(receipt), nil, ""},
		{"no key, for an attempt without one", named, nil, "Phạm Hoa"},
		{"the owner, who failed", failed, []gossh.Signer{own}, ""},
		{"an organiser, of no attempt", "2222-2222", []gossh.Signer{organiser}, ""},
		{"no key, of no attempt", "2222-2222", nil, ""},
	} {
		out, said, code := run(t, h.login(t, "hoc-vien", tt.keys...), "certificate "+tt.receipt)
		if tt.holder == "" {
			if code != 1 || out != "" || strings.Count(said, "\n") != 1 || !strings.HasSuffix(said, "\n") {
				t.Errorf("%s: %d bytes, says %q, exits %d; want a line of refusal and 1", tt.name, len(out), said, code)
			}
			continue
		}
		got, err := certificate.Verify([]byte(out), key.Public().(ed25519.PublicKey))
		if err != nil || code != 0 || said != "" || !strings.HasPrefix(out, "%PDF-") || got.Name != tt.holder {
			t.Errorf("%s: %+v, %v, says %q, exits %d", tt.name, got, err, said, code)
		}
	}

	// Who may not have a certificate learns nothing about the attempt.
	_, there, _ := run(t, h.login(t, "x", other), "certificate "+receipt)
	_, nowhere, _ := run(t, h.login(t, "x", other), "certificate 2222-2222")
	if strings.ReplaceAll(there, receipt, "2222-2222") != nowhere {
		t.Errorf("of an attempt of somebody else: %q, of none: %q", there, nowhere)
	}
	for command, want := range map[string]int{"certificate": 2, "certificate a b": 2, "certificate \x1b[2J": 1} {
		out, said, code := run(t, h.login(t, "x", own), command)
		if code != want || out != "" || strings.Count(said, "\n") != 1 || strings.Contains(said, "\x1b") {
			t.Errorf("%q: %q, says %q, exits %d, want %d", command, out, said, code, want)
		}
	}
}

// run runs a command and keeps what it writes and what it says apart.
func run(t *testing.T, c *gossh.Client, command string) (out, said string, code int) {
	t.Helper()
	defer c.Close()
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	var written, errors bytes.Buffer
	s.Stdout, s.Stderr = &written, &errors
	err = s.Run(command)
	return written.String(), errors.String(), exitCode(t, err)
}

// Who passed under one name and types another later has no certificate of the
// same receipt for that one, by whomever it is asked.
func TestCertificateKeepsTheNameThatPassed(t *testing.T) {
	t.Parallel()
	h, organiser, _ := reporting(t)
	own := newKey(t)
	receipt := h.passedBy(t, "Nguyễn Văn An", own, true)
	learner := h.opt.Folder.LearnerFromKey(gossh.FingerprintSHA256(own.PublicKey()))
	key, err := record.SigningKey(h.data)
	if err != nil {
		t.Fatal(err)
	}
	holder := func(who gossh.Signer) string {
		t.Helper()
		out, _, _ := run(t, h.login(t, "an", who), "certificate "+receipt)
		s, err := certificate.Verify([]byte(out), key.Public().(ed25519.PublicKey))
		if err != nil {
			return ""
		}
		return s.Name
	}
	if err := h.opt.Folder.Remember(t.Context(), record.Person{Learner: learner, Name: "Bộ trưởng Bất Kỳ", Unit: "IOIT"}); err != nil {
		t.Fatal(err)
	}
	for _, who := range []gossh.Signer{own, organiser} {
		if got := holder(who); got != "Nguyễn Văn An" {
			t.Errorf("the certificate is %q's", got)
		}
	}
	if err := h.opt.Folder.Rename(t.Context(), record.Person{Learner: learner, Name: "Nguyễn Văn Ân", Unit: "IOIT"}, "test", "", ""); err != nil {
		t.Fatal(err)
	}
	if err := h.opt.Folder.Remember(t.Context(), record.Person{Learner: learner, Name: "Ai Khác", Unit: "IOIT"}); err != nil {
		t.Fatal(err)
	}
	if got := holder(own); got != "Nguyễn Văn Ân" {
		t.Errorf("after an organiser's correction the certificate is %q's", got)
	}
}

// A certificate says how it is known whose it is: only where a list of the
// organiser's has the key under the very name that was typed is it vouched for.
func TestCertificateSaysHowSomebodyIsKnown(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		called, typed string
		key           bool
		want          record.Proof
	}{
		{"Trần Thị Bình", "trần thị  bình", true, record.Vouched},
		{"Trần Thị Bình", "Bộ trưởng Bất Kỳ", true, record.SameKey},
		{"", "Trần Thị Bình", true, record.SameKey},
		{"", "Trần Thị Bình", false, record.Typed},
	} {
		own := newKey(t)
		list := filepath.Join(t.TempDir(), "members")
		if err := os.WriteFile(list, []byte(strings.TrimSpace(string(gossh.MarshalAuthorizedKey(own.PublicKey())))+" "+tt.called+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		roles, err := trust.NewRoles(list, "", "", slog.New(slog.DiscardHandler))
		if err != nil {
			t.Fatal(err)
		}
		called := ""
		if tt.key {
			called = roles.Of(own.PublicKey()).Called
		}
		a := record.Attempt{Verified: tt.key, Vouched: sitting.Vouched(called, tt.typed)}
		if got := a.Proof(); got != tt.want {
			t.Errorf("%q in the list, %q typed: %s, want %s", tt.called, tt.typed, got, tt.want)
		}
	}

	h, organiser, _ := reporting(t)
	own := newKey(t)
	key, err := record.SigningKey(h.data)
	if err != nil {
		t.Fatal(err)
	}
	for receipt, want := range map[string]record.Proof{h.passedBy(t, "An", own, true): record.SameKey, h.passedBy(t, "An", nil, true): record.Typed} {
		out, _, _ := run(t, h.login(t, "an", organiser), "certificate "+receipt)
		if s, err := certificate.Verify([]byte(out), key.Public().(ed25519.PublicKey)); err != nil || s.Proof != want {
			t.Errorf("the certificate says %q, %v; want %q", s.Proof, err, want)
		}
	}
}
