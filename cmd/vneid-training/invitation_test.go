package main

import (
	"crypto/ed25519"
	"crypto/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"
)

// The sheet for staff says what to type and by what to know the server, in
// either language, and needs no other file.
func TestInvitation(t *testing.T) {
	data := t.TempDir()
	public, _, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	key, err := gossh.NewPublicKey(public)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(data, "host_ed25519.pub"), gossh.MarshalAuthorizedKey(key), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		args []string
		want []string
	}{
		{nil, []string{"ssh training.vast.vn<", "host 'training.vast.vn'", "Windows 10, 11: nhấn phím Windows", `lang="vi"`}},
		{[]string{"--host", "hoc.vast.vn:2222", "--lang", "en"}, []string{"ssh -p 2222 hoc.vast.vn<", "[hoc.vast.vn]:2222", "press the Windows key", `lang="en"`}},
	} {
		out, err := command(t, nil, append([]string{"export", "--invitation", "--data", data}, tt.args...)...).Output()
		if err != nil {
			t.Fatalf("%q: %v", tt.args, err)
		}
		page := strings.ReplaceAll(string(out), "&#43;", "+")
		for _, want := range append(tt.want, gossh.FingerprintSHA256(key), "<svg class=\"qr\"", "size: A4") {
			if !strings.Contains(page, want) {
				t.Errorf("%q: %q is not in the sheet", tt.args, want)
			}
		}
		for _, bad := range []string{"<script", "http://", "https://", "<no value>", "ZgotmplZ"} {
			if strings.Contains(page, bad) {
				t.Errorf("%q: the sheet has %q", tt.args, bad)
			}
		}
	}
	out, err := command(t, nil, "export", "--invitation", "--data", t.TempDir()).CombinedOutput()
	if err == nil || !strings.Contains(string(out), "chưa có khóa máy chủ") {
		t.Errorf("without a key: %v, %s", err, out)
	}
	out, err = command(t, nil, "export", "--invitation", "--data", data, "--format", "gift").CombinedOutput()
	if err == nil || !strings.Contains(string(out), "--invitation chỉ đi cùng") {
		t.Errorf("as gift: %v, %s", err, out)
	}
}
