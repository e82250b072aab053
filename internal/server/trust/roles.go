package trust

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"io"
	"log/slog"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"training.vast.vn/vneid-training/internal/clean"
	"training.vast.vn/vneid-training/internal/locale"
)

// Identity is what is known of a person for certain: what their key says.
// Without a key nothing is.
type Identity struct {
	Fingerprint string // "SHA256:…" of a key that they have proved to hold; "" without one
	Member      bool
	Trainer     bool   // may lead briefings
	Organiser   bool   // may read reports
	Called      string // the name behind the key in the first list that has one; "" if none has
	Name        string // of a trainer: the comment behind the key in the list; "" if there is none
}

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

// Closed says whether only members may come in.
func (r *Roles) Closed() bool { return r.members != nil }

// Of is who holds a key, or the key of a certificate. Trainers and organisers
// are members too.
func (r *Roles) Of(key gossh.PublicKey) Identity {
	id := Identity{Fingerprint: gossh.FingerprintSHA256(Bare(key))}
	id.Name, id.Trainer = r.trainers.find(key)
	organiser, isOrganiser := r.organisers.find(key)
	member, isMember := r.members.find(key)
	id.Organiser, id.Member = isOrganiser, isMember
	id.Called = cmp.Or(member, id.Name, organiser)
	id.Member = id.Member || id.Trainer || id.Organiser
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

// find says whether the list knows a key, and whose it says that it is.
func (f *keyFile) find(key gossh.PublicKey) (whose string, ok bool) {
	if f == nil {
		return "", false
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
	return f.keys.find(key)
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

	comments    map[string]string   // by key: what stands behind it, usually whose it is
	authorities map[string][]string // by key, of lines with cert-authority: the principals, one of which a certificate has to name; none: any will do
}

// Len is how many keys there are.
func (k Keys) Len() int { return len(k.comments) + len(k.authorities) }

// find looks for a key, or for the key or the authority of a certificate. Of an
// authority's certificates those are not known that restrict their owner: what
// they restrict would not be.
func (k Keys) find(key gossh.PublicKey) (whose string, ok bool) {
	if whose, ok = k.comments[string(Bare(key).Marshal())]; ok {
		return whose, true
	}
	c, ok := key.(*gossh.Certificate)
	if !ok || c.CertType != gossh.UserCert || !slices.Contains(Signatures(), c.Signature.Format) {
		return "", false
	}
	principals, ok := k.authorities[string(c.SignatureKey.Marshal())]
	named := func(p string) bool { return slices.Contains(c.ValidPrincipals, p) }
	if !ok || len(principals) > 0 && !slices.ContainsFunc(principals, named) {
		return "", false
	}
	// The name before the @ means nothing here: any that the certificate is for does.
	principal := ""
	if len(c.ValidPrincipals) > 0 {
		principal = c.ValidPrincipals[0]
	}
	if (&gossh.CertChecker{}).CheckCert(principal, c) != nil {
		return "", false
	}
	return clean.Shown(c.KeyId), true
}

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

var errOptions = errors.New("options before a key, other than cert-authority and principals, are not understood; leave the key's type, the key and a comment")

// parseKeys reads authorized_keys text, line by line: a broken line costs only
// itself. A line with other options is one: what it restricts would not be.
func parseKeys(text []byte) Keys {
	keys := Keys{comments: map[string]string{}, authorities: map[string][]string{}}
	lines := bufio.NewScanner(bytes.NewReader(text))
	lines.Buffer(nil, maxKeyFile+1)
	for n := 1; lines.Scan(); n++ {
		line := bytes.TrimSpace(bytes.TrimPrefix(lines.Bytes(), []byte("\ufeff")))
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		if err := keys.add(line); err != nil {
			keys.Skipped = append(keys.Skipped, KeyProblem{n, err})
		}
	}
	return keys
}

// add reads one line.
func (k *Keys) add(line []byte) error {
	key, comment, options, _, err := gossh.ParseAuthorizedKey(line)
	if err == nil {
		err = Strong(Bare(key))
	}
	if err != nil {
		return err
	}
	authority, principals := false, []string(nil)
	for _, o := range options {
		name, value, _ := strings.Cut(o, "=")
		switch strings.ToLower(name) {
		case "cert-authority":
			authority = true
		case "principals":
			principals = strings.Split(strings.Trim(value, `"`), ",")
		default:
			return errOptions
		}
	}
	switch {
	case authority:
		k.authorities[string(key.Marshal())] = principals
	case len(principals) > 0:
		return errOptions
	default:
		k.comments[string(key.Marshal())] = comment
	}
	return nil
}
