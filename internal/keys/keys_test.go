package keys

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/server/trust"
)

const passphrase = "mười hai kỵ sĩ"

// cheap is too little work for a secret, and enough for a test.
const cheap = 8

// served is a data folder as a server leaves it after its first start.
func served(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "data")
	if _, _, err := trust.HostKeys(dir, false); err != nil {
		t.Fatal(err)
	}
	f, err := record.Open(dir, record.Options{SpareDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

// identity is how the world sees a server.
func identity(t *testing.T, dir string) string {
	t.Helper()
	hosts, _, err := trust.HostKeys(dir, false)
	if err != nil {
		t.Fatal(err)
	}
	f, err := record.Open(dir, record.Options{SpareDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	signer, err := record.SigningKey(dir)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(append(trust.Announce(hosts, "h", "").Lines(), f.LearnerFromKey("SHA256:x"), fmt.Sprint(signer.Public())), "\n")
}

// A folder with the keys of another is taken for it; keys that it had stay unless
// somebody says otherwise.
func TestExportImport(t *testing.T) {
	t.Parallel()
	from, file := served(t), filepath.Join(t.TempDir(), "vneid.keys")
	if err := export(from, file, passphrase, cheap); err != nil {
		t.Fatal(err)
	}
	want := identity(t, from)

	fresh := filepath.Join(t.TempDir(), "deep", "data")
	// A system that writes letters and marks apart opens it too.
	if changed, err := Import(fresh, file, norm.NFD.String(passphrase), false); err != nil || !changed {
		t.Fatalf("into a new folder: changed %v, %v", changed, err)
	}
	if got := identity(t, fresh); got != want {
		t.Errorf("the new folder is\n%s\nwant\n%s", got, want)
	}
	for _, name := range trust.KeyFiles() {
		if info, err := os.Stat(filepath.Join(fresh, name)); err != nil || info.Mode().Perm() != 0o600 && runtime.GOOS != "windows" {
			t.Errorf("%s: %v, %v", name, info.Mode(), err)
		}
	}
	if changed, err := Import(fresh, file, passphrase, false); err != nil || changed {
		t.Errorf("a second time: changed %v, %v", changed, err)
	}

	other := served(t)
	before := identity(t, other)
	if _, err := Import(other, file, passphrase, false); !errors.Is(err, locale.KeysOther) || !strings.Contains(err.Error(), trust.HostKeyFile) {
		t.Errorf("over other keys: %v", err)
	}
	if got := identity(t, other); got != before {
		t.Error("it changed all the same")
	}
	if changed, err := Import(other, file, passphrase, true); err != nil || !changed {
		t.Errorf("replacing: changed %v, %v", changed, err)
	}
	if got := identity(t, other); got != want {
		t.Errorf("replaced, it is\n%s\nwant\n%s", got, want)
	}
}

// What cannot be exported or opened says why, and nothing is written.
func TestRefused(t *testing.T) {
	t.Parallel()
	dir, empty := served(t), t.TempDir()
	file := filepath.Join(t.TempDir(), "vneid.keys")
	if err := export(empty, file, passphrase, cheap); !errors.Is(err, locale.KeysNone) {
		t.Errorf("from an empty folder: %v", err)
	}
	if err := export(dir, file, "short", cheap); !errors.Is(err, locale.PassphraseShort) {
		t.Errorf("a short passphrase: %v", err)
	}
	if names, _ := os.ReadDir(empty); len(names) > 0 {
		t.Errorf("the empty folder holds %v", names)
	}
	if err := export(dir, file, passphrase, cheap); err != nil {
		t.Fatal(err)
	}
	sealed, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 && runtime.GOOS != "windows" {
		t.Errorf("the file: %v, %v", info.Mode(), err)
	}
	if err := export(dir, file, passphrase, cheap); !errors.Is(err, os.ErrExist) {
		t.Errorf("over a file that is there: %v", err)
	}
	if _, err := Import(empty, file, "another passphrase", false); !errors.Is(err, locale.PassphraseWrong) {
		t.Errorf("another passphrase: %v", err)
	}
	cut := filepath.Join(t.TempDir(), "cut.keys")
	for _, text := range []string{"", "no file of keys", string(sealed[:len(sealed)/2])} {
		if err := os.WriteFile(cut, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Import(empty, cut, passphrase, false); !errors.Is(err, locale.KeysBad) {
			t.Errorf("%d bytes: %v", len(text), err)
		}
	}
	if names, _ := os.ReadDir(empty); len(names) > 0 {
		t.Errorf("the empty folder holds %v", names)
	}
}

// What was sealed by somebody else names no file outside the folder.
func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"vneid_training_keys":{"../x":"y"}}`))
	f.Add([]byte(`{"vneid_training_keys":{"learner.key":"a","certificate_ed25519":"b","host_ed25519":"c","host_ecdsa":"d","host_ecdsa.pub":"e"}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		b, err := parse(text)
		if err != nil {
			return
		}
		for name := range b.Keys {
			if !slices.Contains(trust.KeyFiles(), strings.TrimSuffix(name, public)) {
				t.Errorf("it would write %q", name)
			}
		}
	})
}
