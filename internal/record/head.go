package record

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"training.vast.vn/vneid-training/internal/record/store"
)

// HeadFile is the seal of the record: how many lines it had, and the hash of
// the last, when it was last written to, signed with the folder's key. Lines
// cut off the end, or a file put away, are seen by it.
const HeadFile = "results.head"

// A Seal is what HeadFile says.
type Seal struct {
	V     int    `json:"v"`
	Lines int    `json:"lines"` // with a hash, in all files of the record
	Head  string `json:"head"`  // hash of the last
	At    Stamp  `json:"at"`
}

// sealed is a Seal as it stands in the file: on the first line what is signed,
// on the second the signature.
func (s Seal) sealed(key ed25519.PrivateKey) ([]byte, error) {
	text, err := encode(s)
	if err != nil {
		return nil, err
	}
	text = append(text, '\n')
	signature := ed25519.Sign(key, append([]byte(sealDomain), text...))
	return append(append(text, base64.StdEncoding.EncodeToString(signature)...), '\n'), nil
}

const sealDomain = "vneid-training head 1\n"

// Errors of CheckSeal.
var (
	ErrNoSeal  = errors.New("the record has no seal yet")
	ErrForged  = errors.New("the seal is not signed with this folder's key")
	ErrShort   = errors.New("lines that the seal knows are not in the record any more")
	errBadSeal = errors.New("the seal can't be read")
)

// ReadSeal reads the seal of a record, if one of the keys signed it.
func ReadSeal(ctx context.Context, st store.Store, keys ...ed25519.PublicKey) (Seal, error) {
	text, err := store.ReadAll(ctx, st, HeadFile)
	if errors.Is(err, fs.ErrNotExist) {
		return Seal{}, ErrNoSeal
	}
	if err != nil {
		return Seal{}, err
	}
	said, rest, _ := bytes.Cut(text, []byte("\n"))
	signature, err := base64.StdEncoding.DecodeString(strings.TrimSpace(string(rest)))
	var s Seal
	if err != nil || json.Unmarshal(said, &s) != nil || s.V != Version {
		return Seal{}, errBadSeal
	}
	for _, key := range keys {
		if ed25519.Verify(key, append([]byte(sealDomain+string(said)), '\n'), signature) {
			return s, nil
		}
	}
	return Seal{}, ErrForged
}

// CheckSeal compares a record with its seal. The seal is good for a record that
// has gone on since.
func CheckSeal(ctx context.Context, st store.Store) (Seal, error) {
	text, err := store.ReadAll(ctx, st, PublicFile)
	if errors.Is(err, fs.ErrNotExist) {
		return Seal{}, ErrNoSeal
	}
	if err != nil {
		return Seal{}, err
	}
	keys, err := ParsePublic(text)
	if err != nil {
		return Seal{}, err
	}
	s, err := ReadSeal(ctx, st, keys...)
	if err != nil {
		return s, err
	}
	there, _, err := holds(ctx, st, s)
	if err == nil && !there {
		err = ErrShort
	}
	return s, err
}

// holds says whether the line that a seal knows is where it was, and how many
// lines with a hash there are.
func holds(ctx context.Context, st store.Store, s Seal) (there bool, lines int, err error) {
	there = s.Lines == 0
	files, err := Files(ctx, st)
	if err != nil {
		return false, 0, err
	}
	for _, name := range files {
		f, err := st.Open(ctx, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return false, 0, err
		}
		err = EachLine(store.Reader(f), func(_ int, line []byte, tooLong bool) error {
			if hash, ok := statedHash(line); ok && !tooLong {
				if lines++; lines == s.Lines {
					there = hash == s.Head
				}
			}
			return nil
		})
		f.Close()
		if err != nil {
			return false, 0, fmt.Errorf("reading %s: %w", st.Where(name), err)
		}
	}
	return there, lines, nil
}

// Files lists the files of a record, the oldest first: those that were put away
// as results.jsonl.2, results.jsonl.1 and so on, then results.jsonl.
func Files(ctx context.Context, s store.Store) ([]string, error) {
	all, err := s.List(ctx, File+".")
	if err != nil {
		return nil, err
	}
	old := map[int]string{}
	for _, e := range all {
		if n, err := strconv.Atoi(strings.TrimPrefix(e.Name, File+".")); err == nil && n > 0 {
			old[n] = e.Name
		}
	}
	var files []string
	for _, n := range slices.Backward(slices.Sorted(maps.Keys(old))) {
		files = append(files, old[n])
	}
	return append(files, File), nil
}

// lastHash is the hash of the last line with one in a file; "": it has none.
func lastHash(ctx context.Context, s store.Store, name string) (string, error) {
	f, err := s.Open(ctx, name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	for end := f.Info().Size; end > 0; {
		start, err := lineBefore(f, end-1)
		if err != nil {
			return "", err
		}
		if end-start <= MaxLine {
			line := make([]byte, end-start)
			if _, err := f.ReadAt(line, start); err != nil {
				return "", err
			}
			if hash, ok := statedHash(bytes.TrimSuffix(line, []byte("\n"))); ok {
				return hash, nil
			}
		}
		end = start
	}
	return "", nil
}

// seal writes the seal anew after lines were written that follow the hash
// before. It is for who has the turn and the lock. Where the seal there is says
// more than the record has it stays, so that verifying goes on to tell. A seal
// that can't be written is one that is behind, and no fault of an attempt.
func (f *Folder) seal(ctx context.Context, st store.Store, before string, lines int, head string, at time.Time) error {
	if lines == 0 {
		return nil
	}
	if f.signer == nil {
		key, err := SigningKey(f.dir)
		if err != nil {
			return err
		}
		f.signer = key
	}
	s, err := ReadSeal(ctx, st, f.signer.Public().(ed25519.PublicKey))
	switch {
	case err == nil && s.Head == before:
		s.Lines += lines
	case err == nil, errors.Is(err, ErrNoSeal):
		there, all, err := holds(ctx, st, s)
		if err == nil && !there {
			err = ErrShort
		}
		if err != nil {
			return err
		}
		s.Lines = all
	default:
		return err
	}
	s.V, s.Head, s.At = Version, head, At(at)
	text, err := s.sealed(f.signer)
	if err != nil {
		return err
	}
	return store.Put(ctx, st, HeadFile, text)
}
