package server

import (
	"crypto/ed25519"
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

// Files of the host key in the data folder, as OpenSSH writes them.
const (
	HostKeyFile    = "host_ed25519" // for its owner only
	hostPublicFile = HostKeyFile + ".pub"
)

// HostKey reads the server's host key from the data folder. A folder that
// holds nothing yet gets a new one; one that holds data but no key does not,
// unless renew is set: people would be warned of a stranger in our place.
func HostKey(dir string, renew bool) (signer gossh.Signer, made bool, err error) {
	path := filepath.Join(dir, HostKeyFile)
	text, err := disk.ReadPrivate(path)
	if errors.Is(err, fs.ErrNotExist) {
		if used(dir) && !renew {
			return nil, false, locale.Errorf(locale.HostKeyMissing, path, dir)
		}
		if signer, err = makeHostKey(dir); err != nil {
			return nil, false, locale.Errorf(locale.HostKeyMake, err, dir)
		}
		return signer, true, nil
	}
	if err != nil {
		return nil, false, locale.Errorf(locale.HostKeyRead, err)
	}
	if signer, err = gossh.ParsePrivateKey(text); err != nil {
		return nil, false, locale.Errorf(locale.HostKeyBad, path, locale.NoHostKey)
	}
	return signer, false, nil
}

// used says whether anything was ever kept in the folder.
func used(dir string) bool {
	for _, name := range []string{hostPublicFile, record.File, record.PeopleFile} {
		if info, err := os.Stat(filepath.Join(dir, name)); err == nil && info.Size() > 0 {
			return true
		}
	}
	return false
}

func makeHostKey(dir string) (gossh.Signer, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	_, key, err := ed25519.GenerateKey(crand.Reader)
	if err != nil {
		return nil, err
	}
	signer, err := gossh.NewSignerFromKey(key)
	if err != nil {
		return nil, err
	}
	block, err := gossh.MarshalPrivateKey(key, "vneid-training")
	if err != nil {
		return nil, err
	}
	// The private key first: it alone decides whether there is one.
	if err := disk.Replace(filepath.Join(dir, HostKeyFile), pem.EncodeToMemory(block), 0o600); err != nil {
		return nil, err
	}
	if err := disk.Replace(filepath.Join(dir, hostPublicFile), gossh.MarshalAuthorizedKey(signer.PublicKey()), 0o644); err != nil {
		return nil, err
	}
	return signer, nil
}

// Announcement are the lines by which people can tell the server from a
// stranger: the fingerprint, a line for known_hosts, and an SSHFP record.
func Announcement(key gossh.PublicKey, host, port string) []string {
	name := host
	if port != "" && port != "22" {
		name = "[" + host + "]:" + port
	}
	line := strings.TrimSpace(string(gossh.MarshalAuthorizedKey(key)))
	return []string{
		"host key: " + gossh.FingerprintSHA256(key),
		"known_hosts: " + name + " " + line,
		// RFC 4255 and 7479: algorithm 4 is Ed25519, fingerprint type 2 SHA-256.
		fmt.Sprintf("DNS: %s. IN SSHFP 4 2 %x", host, sha256.Sum256(key.Marshal())),
	}
}
