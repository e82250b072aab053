// Package keys takes a server's keys from one machine to another: the host keys,
// the key that signs certificates, the secret that learners' ids are made with.
// They travel in one file that only a passphrase opens; the program age opens it
// too (age -d), and shows it as JSON.
//
// Two servers that share what they know must have the same of each: with another
// host key every client refuses to go on, with another secret everybody is a
// stranger.
package keys

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"filippo.io/age"
	"filippo.io/age/armor"
	"golang.org/x/text/unicode/norm"

	"training.vast.vn/vneid-training/internal/disk"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/server/trust"
)

// LeastPassphrase is how many characters a passphrase has at least: whoever has
// the file may try as many as they like.
const LeastPassphrase = 12

// most is how large a file of keys may be, in bytes.
const most = 64 << 10

// public is what the name of a public half ends in.
const public = ".pub"

// A bundle is what a file of keys holds: texts by the names of their files.
type bundle struct {
	Keys map[string]string `json:"vneid_training_keys"`
}

// Export writes the keys of a data folder into a new file that the passphrase
// opens, for its owner only. The folder must hold them: serve makes them.
func Export(dir, path, passphrase string) error { return export(dir, path, passphrase, work) }

// work is the logarithm of what one try of a passphrase costs: a second, and 256
// MB. It is age's own choice.
const work = 18

func export(dir, path, passphrase string, work int) error {
	if n := utf8.RuneCountInString(passphrase); n < LeastPassphrase {
		return locale.Errorf(locale.PassphraseShort, n, LeastPassphrase)
	}
	b, err := read(dir)
	if err != nil {
		return err
	}
	err = disk.Create(path, 0o600, func(f *os.File) error { return b.seal(f, passphrase, work) })
	if err != nil {
		return locale.Errorf(locale.KeysWrite, path, err)
	}
	return nil
}

// read takes the keys from a folder.
func read(dir string) (bundle, error) {
	b := bundle{map[string]string{}}
	// The secret is there as soon as anything is kept. The key for certificates is
	// made when it is first needed, and must not be made twice.
	if _, err := os.Stat(filepath.Join(dir, record.LearnerKeyFile)); err == nil {
		if _, err := record.SigningKey(dir); err != nil {
			return b, err
		}
	}
	for _, name := range trust.KeyFiles() {
		text, err := disk.ReadPrivate(filepath.Join(dir, name))
		if errors.Is(err, fs.ErrNotExist) {
			return b, locale.Errorf(locale.KeysNone, dir, name)
		}
		if err != nil {
			return b, locale.Errorf(locale.ReadingFile, filepath.Join(dir, name), err)
		}
		b.Keys[name] = string(text)
		half, err := os.ReadFile(filepath.Join(dir, name+public))
		if err == nil {
			b.Keys[name+public] = string(half)
		} else if !errors.Is(err, fs.ErrNotExist) {
			return b, err
		}
	}
	return b, nil
}

func (b bundle) seal(out io.Writer, passphrase string, work int) error {
	to, err := age.NewScryptRecipient(norm.NFC.String(passphrase))
	if err != nil {
		return err
	}
	to.SetWorkFactor(work)
	armored := armor.NewWriter(out)
	sealed, err := age.Encrypt(armored, to)
	if err != nil {
		return err
	}
	return errors.Join(json.NewEncoder(sealed).Encode(b), sealed.Close(), armored.Close())
}

// Import puts the keys of a file into a data folder, making it if it is missing.
// Keys that are there and are others stay, and are an error, unless replace is
// set. Changed says whether there were not all of them already.
func Import(dir, path, passphrase string, replace bool) (changed bool, err error) {
	b, err := open(path, passphrase)
	if err != nil {
		return false, err
	}
	var other []string
	for _, name := range trust.KeyFiles() {
		there, err := os.ReadFile(filepath.Join(dir, name))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			changed = true
		case err != nil:
			return false, locale.Errorf(locale.ReadingFile, filepath.Join(dir, name), err)
		case string(there) != b.Keys[name]:
			changed = true
			other = append(other, name)
		}
	}
	if len(other) > 0 && !replace {
		return false, locale.Errorf(locale.KeysOther, dir, strings.Join(other, ", "))
	}
	if !changed {
		return false, nil
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return false, locale.Errorf(locale.KeysWrite, dir, err)
	}
	for name, text := range b.Keys {
		mode := fs.FileMode(0o600)
		if strings.HasSuffix(name, public) {
			mode = 0o644
		}
		if err := disk.Replace(filepath.Join(dir, name), []byte(text), mode); err != nil {
			return false, locale.Errorf(locale.KeysWrite, filepath.Join(dir, name), err)
		}
	}
	return true, nil
}

// open reads a file of keys.
func open(path, passphrase string) (bundle, error) {
	var b bundle
	f, err := os.Open(path)
	if err != nil {
		return b, locale.Errorf(locale.ReadingFile, path, err)
	}
	defer f.Close()
	with, err := age.NewScryptIdentity(norm.NFC.String(passphrase))
	if err != nil {
		return b, locale.Errorf(locale.PassphraseShort, 0, LeastPassphrase)
	}
	opened, err := age.Decrypt(armor.NewReader(io.LimitReader(f, most)), with)
	if wrong := new(age.NoIdentityMatchError); errors.As(err, &wrong) {
		return b, locale.Errorf(locale.PassphraseWrong, path)
	}
	if err != nil {
		return b, locale.Errorf(locale.KeysBad, path)
	}
	text, err := io.ReadAll(io.LimitReader(opened, most))
	if err != nil {
		return b, locale.Errorf(locale.KeysBad, path)
	}
	if b, err = parse(text); err != nil {
		return b, locale.Errorf(locale.KeysBad, path)
	}
	return b, nil
}

// errBundle says that a text holds too few keys, or what is none.
var errBundle = errors.New("not a server's keys")

// parse reads what was sealed: every key, perhaps its public half, nothing else.
func parse(text []byte) (b bundle, err error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&b); err != nil {
		return b, err
	}
	names := trust.KeyFiles()
	for _, name := range names {
		if b.Keys[name] == "" {
			return b, errBundle
		}
	}
	for name := range b.Keys {
		if !slices.Contains(names, strings.TrimSuffix(name, public)) {
			return b, errBundle
		}
	}
	return b, nil
}
