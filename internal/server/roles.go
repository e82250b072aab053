package server

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"log/slog"
	"os"
	"sync"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"training.vast.vn/vneid-training/internal/locale"
)

// Roles are lists of keys, each a file in authorized_keys format. A file is
// read again when it has changed; a line that can't be read is named in the
// log and skipped. While a file can't be read its last list stays.
type Roles struct {
	members, trainers, organisers *keyFile
}

// NewRoles reads the lists. A file named "" is none: without members everybody
// may come in, without trainers nobody leads.
func NewRoles(members, trainers, organisers string, log *slog.Logger) (*Roles, error) {
	r := &Roles{}
	for _, f := range []struct {
		list **keyFile
		role string
		path string
	}{{&r.members, "members", members}, {&r.trainers, "trainers", trainers}, {&r.organisers, "organisers", organisers}} {
		if f.path == "" {
			continue
		}
		*f.list = &keyFile{path: f.path, role: f.role, log: log}
		if err := (*f.list).update(); err != nil {
			return nil, locale.Errorf(locale.KeyList, f.role, err)
		}
	}
	return r, nil
}

// closed says whether only members may come in.
func (r *Roles) closed() bool { return r.members != nil }

// of is who holds a key. Trainers and organisers are members too.
func (r *Roles) of(key gossh.PublicKey) Identity {
	id := Identity{Trainer: r.trainers.has(key), Organiser: r.organisers.has(key), Fingerprint: gossh.FingerprintSHA256(key)}
	if id.Trainer {
		id.Name = r.trainers.comment(key)
	}
	id.Member = id.Trainer || id.Organiser || r.members.has(key)
	return id
}

// keyFile is a list of keys in a file.
type keyFile struct {
	path, role string
	log        *slog.Logger

	mu     sync.Mutex
	info   os.FileInfo
	failed string // what was last said about a file that can't be read
	keys   Keys
}

func (f *keyFile) has(key gossh.PublicKey) bool {
	if f == nil {
		return false
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.updateLocked(); err != nil {
		if f.failed != err.Error() {
			f.failed = err.Error()
			f.log.Error("a list of keys can't be read; its last state stays", "list", f.role, "error", err.Error())
		}
	} else {
		f.failed = ""
	}
	_, ok := f.keys.comments[string(key.Marshal())]
	return ok
}

// comment is what stands behind a key in the list: usually whose it is.
func (f *keyFile) comment(key gossh.PublicKey) string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.keys.comments[string(key.Marshal())]
}

func (f *keyFile) update() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.updateLocked()
}

func (f *keyFile) updateLocked() error {
	info, err := os.Stat(f.path)
	if err != nil {
		return err
	}
	if f.info != nil && os.SameFile(info, f.info) && info.Size() == f.info.Size() && info.ModTime().Equal(f.info.ModTime()) {
		return nil
	}
	keys, err := ReadKeys(f.path)
	if err != nil {
		return err
	}
	for _, p := range keys.Skipped {
		f.log.Warn("a line of a list of keys is skipped", "list", f.role, "file", f.path, "line", p.Line, "error", p.Err.Error())
	}
	// A change within the clock's grain after this reading must not be missed.
	if time.Since(info.ModTime()) > 2*time.Second {
		f.info = info
	}
	f.keys = keys
	f.log.Info("keys read", "list", f.role, "keys", keys.Len())
	return nil
}

// Keys is what a list of keys holds.
type Keys struct {
	Skipped []KeyProblem

	comments map[string]string // by key: what stands behind it
}

// Len is how many keys there are.
func (k Keys) Len() int { return len(k.comments) }

// A KeyProblem is a line, from 1, that holds no key, and why.
type KeyProblem struct {
	Line int
	Err  error
}

// maxKeyFile is how long a list of keys may be, in bytes.
const maxKeyFile = 16 << 20

// ReadKeys reads a file in authorized_keys format.
func ReadKeys(path string) (Keys, error) {
	file, err := os.Open(path)
	if err != nil {
		return Keys{}, err
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, maxKeyFile+1))
	if err != nil {
		return Keys{}, err
	}
	if len(text) > maxKeyFile {
		return Keys{}, locale.Errorf(locale.KeyListLong, path, maxKeyFile)
	}
	return parseKeys(text), nil
}

var errOptions = errors.New("options before a key are not understood; leave the key's type, the key and a comment")

// parseKeys reads authorized_keys text, line by line: a broken line costs only
// itself. A line with options is one: what it restricts would not be.
func parseKeys(text []byte) Keys {
	keys := Keys{comments: map[string]string{}}
	lines := bufio.NewScanner(bytes.NewReader(text))
	lines.Buffer(nil, maxKeyFile+1)
	for n := 1; lines.Scan(); n++ {
		line := bytes.TrimSpace(bytes.TrimPrefix(lines.Bytes(), []byte("\ufeff")))
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		key, comment, options, _, err := gossh.ParseAuthorizedKey(line)
		if err == nil && len(options) > 0 {
			err = errOptions
		}
		if err != nil {
			keys.Skipped = append(keys.Skipped, KeyProblem{n, err})
			continue
		}
		keys.comments[string(key.Marshal())] = comment
	}
	return keys
}
