package record

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"sync"

	"training.vast.vn/vneid-training/internal/disk"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record/store"
	"training.vast.vn/vneid-training/internal/tries"
)

// A Person is who stands behind a learner id. Names are kept in people.jsonl
// and nowhere else.
type Person struct {
	Learner string `json:"learner"`
	Name    string `json:"name"`
	Unit    string `json:"unit"`
	Code    string `json:"code"` // staff code, where the unit uses one
}

// A personLine is what was said of a person at one time.
type personLine struct {
	V    int    `json:"v"`
	Type string `json:"type"` // "person"
	Person
	At string `json:"at"` // a Stamp, or what somebody's editor made of it
}

// people is people.jsonl, and what it said when it was last read.
type people struct {
	mu    sync.Mutex
	info  store.Info
	wrong *tries.Wrong // enrolment codes
	roll
}

// Remember writes down who a learner is. What was written before about the
// same learner no longer counts; the same again writes nothing.
func (f *Folder) Remember(ctx context.Context, p Person) error {
	if p.Learner == "" {
		return errors.New("remembering a person: the learner id is empty")
	}
	p = p.valid()
	at := f.opt.now()
	text, err := personText(p, at)
	if err != nil {
		return err
	}
	if known, ok, err := f.Person(p.Learner); err == nil && ok && known == p {
		return nil
	}
	err = f.writing(func() error {
		return f.locked(ctx, func(s store.Store) error {
			f.people.mu.Lock()
			defer f.people.mu.Unlock()
			if err := f.people.update(ctx, s); err != nil {
				return err
			}
			return f.people.add(ctx, s, text)
		})
	})
	return f.wrap(PeopleFile, locale.OpWrite, err)
}

func (p Person) valid() Person {
	for _, s := range []*string{&p.Learner, &p.Name, &p.Unit, &p.Code} {
		*s = strings.ToValidUTF8(*s, "\uFFFD")
	}
	return p
}

// add writes lines at once, under the folder's lock and its own, after update: so
// the file is known to hold just that more and need not be read again.
func (p *people) add(ctx context.Context, s store.Store, lines ...[]byte) error {
	p.info = store.Info{}
	if err := create(ctx, s, PeopleFile); err != nil {
		return err
	}
	info, err := s.Append(ctx, PeopleFile, append(bytes.Join(lines, []byte("\n")), '\n'))
	if err != nil {
		return err
	}
	for _, line := range lines {
		p.take(line)
	}
	p.info = info
	return nil
}

// Person returns who a learner is; false: nothing is known.
func (f *Folder) Person(learner string) (Person, bool, error) {
	f.people.mu.Lock()
	defer f.people.mu.Unlock()
	if err := f.people.update(context.Background(), f.store); err != nil {
		return Person{}, false, f.wrap(PeopleFile, locale.OpRead, err)
	}
	known := f.people.all[learner]
	if len(known) == 0 {
		return Person{}, false, nil
	}
	return known[len(known)-1].Person, true, nil
}

// update reads the file again if anyone has changed it: a line taken out by
// hand must be forgotten at once.
func (p *people) update(ctx context.Context, s store.Store) error {
	info, err := s.Stat(ctx, PeopleFile)
	if errors.Is(err, fs.ErrNotExist) {
		p.info, p.roll = store.Info{}, newRoll()
		return nil
	}
	if err != nil {
		return err
	}
	if info.Same(p.info) && info.Size == p.info.Size && info.Changed.Equal(p.info.Changed) {
		return nil
	}
	text, err := store.ReadAll(ctx, s, PeopleFile)
	if err != nil {
		return err
	}
	all, err := readPeople(bytes.NewReader(text))
	if err != nil {
		return err
	}
	p.info, p.roll = info, all
	return nil
}

// ReadPeople reads a people.jsonl: learner id to person, the last line about
// each. Lines that do not parse are skipped.
func ReadPeople(r io.Reader) (map[string]Person, error) {
	all, err := readPeople(r)
	if err != nil {
		return nil, err
	}
	last := make(map[string]Person, len(all.all))
	for learner, said := range all.all {
		last[learner] = said[len(said)-1].Person
	}
	return last, nil
}

func readPeople(r io.Reader) (roll, error) {
	all := newRoll()
	in := newLines(r)
	for {
		line, _, _, err := in.next()
		if err == io.EOF {
			return all, nil
		}
		if err != nil {
			return all, fmt.Errorf("reading the people: line %d: %w", in.number+1, err)
		}
		all.take(line)
	}
}

// LearnerID makes the opaque id of who typed this name, unit and staff code
// (unit and code may be ""): "hv-" and eight characters, the same again for
// the same person in this data folder, and not to be turned back into a name
// without the folder's secret key.
//
// So that a person meets their own attempts however they type, the three are
// compared in this form: Unicode NFC; lower case; blanks at the ends dropped
// and runs of blanks made one; and the tone mark of each syllable wherever it
// was put, so that "Hoà" and "Hòa" are one. In the name letters that look like
// those of Vietnamese are taken for them, see FoldName. Nothing else is folded:
// "Hoa", "Hoà" and "Hoá" are three people.
//
// Who got an id before that was so keeps it.
func (f *Folder) LearnerID(name, unit, code string) string {
	id := f.learner("person", FoldName(name), fold(unit), fold(code))
	if before := f.learner("person", fold(name), fold(unit), fold(code)); before != id {
		if _, known, err := f.Person(before); known && err == nil {
			return before
		}
	}
	return id
}

// LearnerFromKey makes the opaque id of who holds an SSH key, in the same
// form. A fingerprint is taken as it is.
func (f *Folder) LearnerFromKey(fingerprint string) string {
	return f.learner("key", fingerprint)
}

func (f *Folder) learner(parts ...string) string {
	h := hmac.New(sha256.New, f.key)
	for _, p := range parts {
		fmt.Fprintf(h, "%d:%s", len(p), p)
	}
	return "hv-" + strings.ToLower(code(h.Sum(nil)))
}

// learnerKey reads the secret that ids are made with, or makes it.
func learnerKey(path string) ([]byte, error) {
	key, err := readLearnerKey(path)
	if errors.Is(err, fs.ErrNotExist) {
		key := make([]byte, 32)
		rand.Read(key)
		if err := disk.Replace(path, []byte(hex.EncodeToString(key)+"\n"), 0o600); err != nil {
			return nil, &store.Error{Path: path, Op: locale.OpWrite, Err: err}
		}
		return key, nil
	}
	return key, err
}

func readLearnerKey(path string) ([]byte, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, &store.Error{Path: path, Op: locale.OpRead, Err: err}
	}
	key, err := hex.DecodeString(string(bytes.TrimSpace(text)))
	if err != nil || len(key) != 32 {
		return nil, &store.Error{Path: path, Op: locale.OpRead, Err: locale.LearnerKey}
	}
	return key, nil
}
