package record

import (
	"bytes"
	"cmp"
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record/store"
)

// keys is where a store says which keys its servers have: fingerprints only.
const keys = "keys/"

// Identify compares a key of this server with that of the others on its store,
// by what can be told of it: the first server that comes decides. The error says
// what to do. A server that has no such key yet asks with "" whether it may make
// one.
func Identify(ctx context.Context, s store.Store, name, fingerprint string) error {
	if fingerprint == "" {
		_, err := s.Stat(ctx, keys+name)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return cmp.Or(err, locale.Errorf(locale.OtherServerKey, name, s.Where("")))
	}
	text := []byte(fingerprint + "\n")
	err := s.Create(ctx, keys+name, text)
	if !errors.Is(err, fs.ErrExist) {
		return err
	}
	there, err := store.ReadAll(ctx, s, keys+name)
	if err == nil && !bytes.Equal(there, text) {
		err = locale.Errorf(locale.OtherServerKey, name, s.Where(""))
	}
	return err
}

// identify is Identify for the keys of a folder whose record is kept elsewhere.
// Those that are missing are made only by the first server. Who only reads can
// do without.
func (f *Folder) identify(ctx context.Context, s store.Store) error {
	for _, k := range []struct{ file, known string }{{keyFile, keys + keyFile}, {SigningFile, PublicFile}} {
		_, err := os.Stat(filepath.Join(f.dir, k.file))
		if !errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if _, err := s.Stat(ctx, k.known); err == nil {
			return locale.Errorf(locale.OtherServerKey, k.file, s.Where(""))
		}
	}
	var err error
	if f.key, err = learnerKey(filepath.Join(f.dir, keyFile)); err != nil {
		return err
	}
	if err := Identify(ctx, s, keyFile, fingerprint(f.key)); err != nil {
		return err
	}
	if f.signer, err = SigningKey(f.dir); err != nil {
		return err
	}
	return identifySigner(ctx, s, f.signer.Public().(ed25519.PublicKey))
}

// IdentifyFolder is Identify for the keys that a data folder has.
func IdentifyFolder(ctx context.Context, s store.Store, dir string) error {
	key, err := readLearnerKey(filepath.Join(dir, keyFile))
	if err == nil {
		err = Identify(ctx, s, keyFile, fingerprint(key))
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	signer, err := readSigner(filepath.Join(dir, SigningFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return identifySigner(ctx, s, signer.Public().(ed25519.PublicKey))
}

// fingerprint tells one learner.key from another.
func fingerprint(key []byte) string {
	sum := sha256.Sum256(append([]byte("learner.key "), key...))
	return "sha256:" + hex.EncodeToString(sum[:])
}

// identifySigner is Identify by the public key itself, which is kept for who
// checks certificates and seals. One of older ones beside it does no harm.
func identifySigner(ctx context.Context, s store.Store, key ed25519.PublicKey) error {
	text, err := PublicPEM(key)
	if err != nil {
		return err
	}
	if err := s.Create(ctx, PublicFile, text); !errors.Is(err, fs.ErrExist) {
		return err
	}
	if text, err = store.ReadAll(ctx, s, PublicFile); err != nil {
		return err
	}
	known, err := ParsePublic(text)
	if err == nil && !slices.ContainsFunc(known, func(k ed25519.PublicKey) bool { return k.Equal(key) }) {
		err = locale.Errorf(locale.OtherServerKey, SigningFile, s.Where(""))
	}
	return err
}
