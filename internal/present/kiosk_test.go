package present

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"pgregory.net/rapid"
)

func TestPasscode(t *testing.T) {
	write := func(text string, mode os.FileMode) string {
		path := filepath.Join(t.TempDir(), "passcode")
		if err := os.WriteFile(path, []byte(text), mode); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, mode); err != nil { // whatever the umask
			t.Fatal(err)
		}
		return path
	}
	check, err := passcode(write("  mở ra 2026 \nsecond line\n", 0o600))
	if err != nil {
		t.Fatal(err)
	}
	for typed, want := range map[string]bool{
		"mở ra 2026": true, "": false, "mở ra 202": false, "mở ra 2026 ": false, "mo ra 2026": false, "second line": false,
	} {
		if check(typed) != want {
			t.Errorf("%q is the passcode: %v; want %v", typed, !want, want)
		}
	}
	for name, tt := range map[string]struct{ path, says string }{
		"missing":             {filepath.Join(t.TempDir(), "none"), "none"},
		"a folder":            {t.TempDir(), "passcode"},
		"readable by others":  {write("123456\n", 0o644), "chmod 600"},
		"writable by a group": {write("123456\n", 0o620), "chmod 600"},
		"empty":               {write("", 0o600), "0 characters"},
		"short":               {write("12345\n", 0o400), "5 characters"},
		"an empty first line": {write("\n123456\n", 0o600), "0 characters"},
		"long":                {write(strings.Repeat("x", 65), 0o600), "65 characters"},
	} {
		if _, err := passcode(tt.path); err == nil || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %v; want it to say %q", name, err, tt.says)
		}
	}
}

func defused(text string) []byte {
	var d defuser
	out := []byte(text)
	for i, b := range out {
		out[i] = d.next(b)
	}
	return out
}

func TestDefuserLetsKeysThrough(t *testing.T) {
	for _, text := range []string{"\x1b[A", "\x1b[5~", "\x1b[15;5~", "\x1b[34~", "\x1b", "\x1b[", "a~b", "200~", "Lê Thị Hớ 1~", "\x1b[<35;100;20M", "\x1bOP"} {
		if got := defused(text); string(got) != text {
			t.Errorf("%q becomes %q", text, got)
		}
	}
	if got, want := defused("\x1b[8;10;10tt\x1b[48;1;1t"), "\x1b[8;10;10zt\x1b[48;1;1z"; string(got) != want {
		t.Errorf("a size becomes %q; want %q", got, want)
	}
	if got, want := defused("\x1b[200~Hai\x1b[201~"), "\x1b[200zHai\x1b[201z"; string(got) != want {
		t.Errorf("a paste becomes %q; want %q", got, want)
	}
}

// Whatever bytes come, in whatever pieces, no paste begins.
func TestNoPasteBegins(t *testing.T) {
	piece := rapid.OneOf(
		rapid.SampledFrom([]string{"\x1b", "[", "2", "0", "1", "~", ";", ":", "$", "?", "<", "\x9b", "\x1b[200~", "\x1b[0200~", "\x1b[201~", "\x9b200~", "\x1b[200;1~", "4294967496"}),
		rapid.StringN(0, 3, 8))
	rapid.Check(t, func(t *rapid.T) {
		out := defused(strings.Join(rapid.SliceOfN(piece, 1, 30).Draw(t, "pieces"), ""))
		var decoder uv.EventDecoder
		for len(out) > 0 {
			n, event := decoder.Decode(out)
			switch event := event.(type) {
			case uv.PasteStartEvent:
				t.Fatalf("a paste begins at %q", out)
			case uv.MultiEvent:
				for _, e := range event {
					if _, ok := e.(uv.PasteStartEvent); ok {
						t.Fatalf("a paste begins at %q", out)
					}
				}
			}
			out = out[max(1, n):]
		}
	})
	if !bytes.Contains(defused("\x1b[0000200~"), []byte{harmless}) {
		t.Error("leading zeros hide a paste")
	}
}
