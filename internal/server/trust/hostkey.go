package trust

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	crand "crypto/rand"
	"crypto/sha256"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	gossh "golang.org/x/crypto/ssh"

	"training.vast.vn/vneid-training/internal/disk"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
)

// HostKeyFile is the file of the host key in the data folder, as OpenSSH writes
// it, for its owner only. It is the one that a server is known by.
const HostKeyFile = "host_ed25519"

// hostKind is a kind of host key.
type hostKind struct {
	file  string                        // in the data folder; the public key has .pub behind
	sshfp int                           // RFC 4255 and 6594: its number in the DNS
	make  func() (crypto.Signer, error) // a new one
}

// hostKinds are the host keys that a server has. Behind the first stand those
// for clients that can't check it.
var hostKinds = []hostKind{
	{HostKeyFile, 4, func() (crypto.Signer, error) {
		_, key, err := ed25519.GenerateKey(crand.Reader)
		return key, err
	}},
	{"host_ecdsa", 3, func() (crypto.Signer, error) { return ecdsa.GenerateKey(elliptic.P256(), crand.Reader) }},
}

// KeyFiles are the names of all files in a data folder that hold a server's
// secrets. Behind some stands the public half, with .pub added to its name.
func KeyFiles() []string {
	return append([]string{record.SigningFile, record.LearnerKeyFile}, HostKeyFiles()...)
}

// HostKeyFiles are those of them that hold a host key, in the order of HostKeys.
func HostKeyFiles() []string {
	var names []string
	for _, kind := range hostKinds {
		names = append(names, kind.file)
	}
	return names
}

// HostKeys reads the server's host keys from the data folder, the one that it is
// known by first. A folder that holds nothing yet gets new ones; one that holds
// data but not the first key does not, unless renew is set: people would be
// warned of a stranger in our place. Of two who make them at the same time one
// does, and both get hers.
func HostKeys(dir string, renew bool) (keys []gossh.Signer, made bool, err error) {
	old := used(dir) // before a key is looked for: who makes one now is not to be taken for a loss
	for i, kind := range hostKinds {
		path := filepath.Join(dir, kind.file)
		text, err := disk.ReadPrivate(path)
		if errors.Is(err, fs.ErrNotExist) {
			if i == 0 && old && !renew {
				return nil, false, locale.Errorf(locale.HostKeyMissing, path, dir)
			}
			if err := kind.create(dir); err != nil && !errors.Is(err, fs.ErrExist) {
				return nil, false, locale.Errorf(locale.HostKeyMake, err, dir)
			}
			made = made || i == 0
			text, err = disk.ReadPrivate(path)
		}
		if err != nil {
			return nil, false, locale.Errorf(locale.HostKeyRead, err)
		}
		key, err := gossh.ParsePrivateKey(text)
		if err != nil {
			return nil, false, locale.Errorf(locale.HostKeyBad, path, locale.NoHostKey)
		}
		if err := kind.publish(dir, key.PublicKey(), made); err != nil {
			return nil, false, locale.Errorf(locale.HostKeyMake, err, dir)
		}
		keys = append(keys, key)
	}
	return keys, made, nil
}

// used says whether anything was ever kept in the folder.
func used(dir string) bool {
	for _, name := range []string{HostKeyFile + ".pub", record.File, record.PeopleFile} {
		if info, err := os.Stat(filepath.Join(dir, name)); err == nil && info.Size() > 0 {
			return true
		}
	}
	return false
}

// create makes a key where there is none; it is fs.ErrExist if somebody else
// has made one meanwhile.
func (k hostKind) create(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	key, err := k.make()
	if err != nil {
		return err
	}
	block, err := gossh.MarshalPrivateKey(key, "vneid-training")
	if err != nil {
		return err
	}
	return disk.Create(filepath.Join(dir, k.file), 0o600, func(f *os.File) error { return pem.Encode(f, block) })
}

// publish writes the public key of one that was made, for people to copy.
func (k hostKind) publish(dir string, key gossh.PublicKey, made bool) error {
	path := filepath.Join(dir, k.file+".pub")
	if _, err := os.Lstat(path); err == nil && !made {
		return nil
	}
	return disk.Replace(path, gossh.MarshalAuthorizedKey(key), 0o644)
}

// Announcement is that by which people can tell the server from a stranger.
type Announcement struct {
	Fingerprint string   // of the first key
	Known, DNS  []string // of each key: its line for known_hosts, and its SSHFP record
}

// Announce is the announcement of a server's keys, at a host and port.
func Announce(keys []gossh.Signer, host, port string) Announcement {
	name := host
	if port != "" && port != "22" {
		name = "[" + host + "]:" + port
	}
	a := Announcement{Fingerprint: gossh.FingerprintSHA256(keys[0].PublicKey())}
	for i, key := range keys {
		k := key.PublicKey()
		a.Known = append(a.Known, name+" "+strings.TrimSpace(string(gossh.MarshalAuthorizedKey(k))))
		// Fingerprint type 2 is SHA-256.
		a.DNS = append(a.DNS, fmt.Sprintf("%s. IN SSHFP %d 2 %x", host, hostKinds[i].sshfp, sha256.Sum256(k.Marshal())))
	}
	return a
}

// Lines say it all, the fingerprint first.
func (a Announcement) Lines() []string {
	lines := []string{"host key: " + a.Fingerprint}
	for i := range a.Known {
		lines = append(lines, "known_hosts: "+a.Known[i], "DNS: "+a.DNS[i])
	}
	return lines
}
