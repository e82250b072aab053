package record

import (
	"crypto/ed25519"
	crand "crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"training.vast.vn/vneid-training/internal/disk"
	"training.vast.vn/vneid-training/internal/locale"
)

// Files of the key in the data folder. Both are PEM, as openssl writes them.
const (
	SigningFile = "certificate_ed25519" // PKCS #8, for its owner only
	PublicFile  = SigningFile + ".pub"  // for everybody
)

// LearnerKeyFile is the file, for its owner only, of the secret that learners'
// ids are made with.
const LearnerKeyFile = keyFile

// SigningKey reads the key that signs certificates and seals from the data folder, or makes it
// if there is none. One that exists is never replaced: what is printed on
// paper could not be verified any more.
func SigningKey(dir string) (ed25519.PrivateKey, error) {
	key, err := readSigner(filepath.Join(dir, SigningFile))
	if errors.Is(err, fs.ErrNotExist) {
		key, err = makeSigner(dir)
	}
	if err != nil {
		return nil, err
	}
	public := filepath.Join(dir, PublicFile)
	if _, err := os.Stat(public); errors.Is(err, fs.ErrNotExist) {
		text, err := PublicPEM(key.Public().(ed25519.PublicKey))
		if err != nil {
			return nil, err
		}
		if err := createWhole(public, text, 0o644); err != nil && !errors.Is(err, fs.ErrExist) {
			return nil, locale.Errorf(locale.PublicKeyWrite, err)
		}
	}
	return key, nil
}

// PublicKeys are those that the folder's certificates are verified with; none
// where none was made yet.
func (f *Folder) PublicKeys() ([]ed25519.PublicKey, error) {
	text, err := os.ReadFile(filepath.Join(f.dir, PublicFile))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, locale.Errorf(locale.PublicKeyRead, err)
	}
	return ParsePublic(text)
}

func readSigner(path string) (ed25519.PrivateKey, error) {
	text, err := disk.ReadPrivate(path)
	if err != nil {
		return nil, locale.Errorf(locale.SigningKeyRead, err)
	}
	key, err := parseSigner(text)
	if err != nil {
		return nil, locale.Errorf(locale.SigningKeyBad, path, err)
	}
	return key, nil
}

func parseSigner(text []byte) (ed25519.PrivateKey, error) {
	block, _ := pem.Decode(text)
	if block == nil {
		return nil, locale.Errorf(locale.NoPEM)
	}
	any, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return nil, err
	}
	key, ok := any.(ed25519.PrivateKey)
	if !ok {
		return nil, locale.Errorf(locale.OtherKey)
	}
	return key, nil
}

// makeSigner makes the key. Of several processes that try at once one makes it,
// and all return that one.
func makeSigner(dir string) (ed25519.PrivateKey, error) {
	_, key, err := ed25519.GenerateKey(crand.Reader)
	if err != nil {
		return nil, locale.Errorf(locale.SigningKeyMake, err)
	}
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return nil, locale.Errorf(locale.SigningKeyMake, err)
	}
	path := filepath.Join(dir, SigningFile)
	err = createWhole(path, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}), 0o600)
	if errors.Is(err, fs.ErrExist) {
		return readSigner(path)
	}
	if err != nil {
		return nil, locale.Errorf(locale.SigningKeyMake, err)
	}
	return key, nil
}

// createWhole makes a file that is there whole or not at all; fs.ErrExist if there
// is one.
func createWhole(path string, text []byte, mode fs.FileMode) error {
	return disk.Create(path, mode, func(f *os.File) error {
		_, err := f.Write(text)
		return err
	})
}

// PublicPEM writes a public key as people hand it on.
func PublicPEM(key ed25519.PublicKey) ([]byte, error) {
	der, err := x509.MarshalPKIXPublicKey(key)
	if err != nil {
		return nil, locale.Errorf(locale.PublicKeyWrite, err)
	}
	return pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der}), nil
}

// ParsePublic reads all public keys in a PEM file: codes signed with any of
// them are to be believed. A private key counts as its public half.
func ParsePublic(text []byte) ([]ed25519.PublicKey, error) {
	var keys []ed25519.PublicKey
	for {
		block, rest := pem.Decode(text)
		if block == nil {
			break
		}
		text = rest
		if any, err := x509.ParsePKIXPublicKey(block.Bytes); err == nil {
			if key, ok := any.(ed25519.PublicKey); ok {
				keys = append(keys, key)
			}
		} else if any, err := x509.ParsePKCS8PrivateKey(block.Bytes); err == nil {
			if key, ok := any.(ed25519.PrivateKey); ok {
				keys = append(keys, key.Public().(ed25519.PublicKey))
			}
		}
	}
	if len(keys) == 0 {
		return nil, locale.Errorf(locale.NoPublicKey)
	}
	return keys, nil
}
