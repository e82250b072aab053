package trust

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	gossh "golang.org/x/crypto/ssh"
)

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func fingerprint(k gossh.Signer) string { return gossh.FingerprintSHA256(k.PublicKey()) }

func TestListThatIsMissingAtTheStart(t *testing.T) {
	_, err := NewRoles(filepath.Join(t.TempDir(), "members"), "", "", slog.New(slog.DiscardHandler))
	if err == nil || !strings.Contains(err.Error(), "members") {
		t.Errorf("%v; want an error, not an open door", err)
	}
}

func TestHostKey(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	all, made, err := HostKeys(dir, false)
	if err != nil || !made || len(all) != 2 || all[0].PublicKey().Type() != gossh.KeyAlgoED25519 || all[1].PublicKey().Type() != gossh.KeyAlgoECDSA256 {
		t.Fatalf("an empty folder: %v, made %v, %v", all, made, err)
	}
	first := all[0]
	path := filepath.Join(dir, HostKeyFile)
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("%v, %v; want mode 0600", info.Mode(), err)
	}
	again, made, err := HostKeys(dir, false)
	if err != nil || made || fingerprint(again[0]) != fingerprint(first) || fingerprint(again[1]) != fingerprint(all[1]) {
		t.Errorf("the second start: made %v, %v", made, err)
	}
	text := strings.Join(Announce(all, "training.test", "2222").Lines(), "\n")
	for _, want := range []string{fingerprint(first), "[training.test]:2222 ssh-ed25519 AAAA", "training.test. IN SSHFP 4 2 ", "[training.test]:2222 ecdsa-sha2-nistp256 AAAA", "training.test. IN SSHFP 3 2 "} {
		if !strings.Contains(text, want) {
			t.Errorf("%q lacks %q", text, want)
		}
	}
	refused := func(what, says string) {
		t.Helper()
		if _, _, err := HostKeys(dir, false); err == nil || !strings.Contains(err.Error(), says) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v; want an error that says %q", what, err, says)
		}
	}
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	refused("a key that others read", "chmod 600")
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	write(t, path, "nonsense")
	refused("a broken key", "backup")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	refused("a lost key", "--new-host-key")
	renewed, made, err := HostKeys(dir, true)
	if err != nil || !made || fingerprint(renewed[0]) == fingerprint(first) {
		t.Errorf("with --new-host-key: made %v, %v", made, err)
	}
}

// Where the key can't be written it is said what to do.
func TestHostKeyCannotBeMade(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, HostKeyFile+".pub"), 0o700); err != nil { // no file can take its place
		t.Fatal(err)
	}
	if _, made, err := HostKeys(dir, true); made || err == nil || !strings.Contains(err.Error(), dir) || !strings.Contains(err.Error(), "--data DIR") {
		t.Errorf("made %t, %v", made, err)
	}
}

// Whatever is in a list of keys: no panic, and every line is read, skipped as
// empty or a comment, or named.
func FuzzKeys(f *testing.F) {
	f.Add([]byte("# comment\n\nssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINVPz804Ogy5Vqa0AI26I8SVQk2FOkC8NnzNNBRGyVBV an\nbroken\n"))
	f.Add([]byte("\ufefffrom=\"10.0.0.1\" ssh-ed25519 AAAA\r\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		keys := parseKeys(text)
		if n := keys.Len() + len(keys.Skipped); n > strings.Count(string(text), "\n")+1 {
			t.Errorf("%d keys and problems on %d lines", n, strings.Count(string(text), "\n")+1)
		}
	})
}

// Of several servers that start at once on a new folder, all serve the keys
// that are on disk.
func TestHostKeysMadeAtOnce(t *testing.T) {
	for range 20 {
		dir := filepath.Join(t.TempDir(), "data")
		got := make([][]gossh.Signer, 8)
		var all sync.WaitGroup
		for i := range got {
			all.Go(func() {
				keys, _, err := HostKeys(dir, false)
				if err != nil {
					t.Error(err)
				}
				got[i] = keys
			})
		}
		all.Wait()
		kept, made, err := HostKeys(dir, false)
		if err != nil || made {
			t.Fatalf("made %v, %v", made, err)
		}
		for _, keys := range got {
			for i := range keys {
				if fingerprint(keys[i]) != fingerprint(kept[i]) {
					t.Fatal("a key is served that is not the one on disk")
				}
			}
		}
	}
}
