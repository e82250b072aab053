package deck

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"path"
	"strings"
)

// maxFile bounds one file, so that a wrong folder is refused and not read
// into memory.
const maxFile = 8 << 20

// Load reads the deck in a folder: deck.yaml, the file of units that it
// names, and as topics all *.md files in the folder and the folders in it, in
// path order. As with go:embed, what begins with "." or "_" is left out.
//
// Whatever is wrong with the deck is told at once: the error is a Problems.
// A deck that is returned has none.
func Load(fsys fs.FS) (*Deck, error) {
	l := &loader{
		fsys: fsys, deck: new(Deck), hash: sha256.New(),
		ids: make(map[string]string), items: make(map[[2]int]string),
	}
	if l.settings() {
		l.topics()
		l.quotas()
	}
	if ps := l.problems(); len(ps) > 0 {
		return nil, ps
	}
	l.deck.Hash = fmt.Sprintf("sha256:%x", l.hash.Sum(nil))
	l.deck.index()
	return l.deck, nil
}

// A loader holds what the files of a deck have in common.
type loader struct {
	fsys    fs.FS
	deck    *Deck
	hash    hash.Hash
	files   []*file           // all that were met, in order
	ids     map[string]string // question id -> where it was first met
	items   map[[2]int]string // level and item -> where
	partial bool              // something could not be read, so that counts mean nothing
	rules   rulePlaces
}

func (l *loader) problems() Problems {
	var ps Problems
	for _, f := range l.files {
		ps = append(ps, f.sorted(f.path)...)
	}
	return ps
}

// open reads a file of the deck; nil if it cannot be read, which is told.
func (l *loader) open(name string) *file {
	data, kind, args := l.read(name)
	if kind != "" {
		f := &file{path: name}
		f.whole(kind, args...)
		l.files = append(l.files, f)
		l.partial = true
		return nil
	}
	f, ok := newFile(name, data)
	l.files = append(l.files, f)
	if !ok {
		l.partial = true
		return nil
	}
	fmt.Fprintf(l.hash, "%s\x00%d\x00%s", name, len(f.text), f.text)
	return f
}

func (l *loader) read(name string) (data []byte, problem string, args []any) {
	info, err := fs.Stat(l.fsys, name)
	if err != nil {
		return nil, "cannot-read", []any{cause(err)}
	}
	if !info.Mode().IsRegular() {
		return nil, "not-a-file", nil
	}
	f, err := l.fsys.Open(name)
	if err != nil {
		return nil, "cannot-read", []any{cause(err)}
	}
	defer f.Close()
	var b bytes.Buffer
	if _, err := io.Copy(&b, io.LimitReader(f, maxFile+1)); err != nil {
		return nil, "cannot-read", []any{cause(err)}
	}
	if b.Len() > maxFile {
		return nil, "too-large", []any{maxFile >> 20}
	}
	return b.Bytes(), "", nil
}

// cause is an error of the file system without the path, which the problem
// names itself.
func cause(err error) string {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err.Error()
	}
	return err.Error()
}

// topics reads all topics.
func (l *loader) topics() {
	found := false
	err := fs.WalkDir(l.fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch hide := name != "." && strings.ContainsAny(d.Name()[:1], "._"); {
		case err != nil:
			f := &file{path: name}
			f.whole("cannot-read", cause(err))
			l.files = append(l.files, f)
			l.partial = true
			return fs.SkipDir
		case hide && d.IsDir():
			return fs.SkipDir
		case hide || d.IsDir() || !strings.EqualFold(path.Ext(name), ".md"):
			return nil
		}
		found = true
		if f := l.open(name); f != nil {
			l.topic(f)
		}
		return nil
	})
	if err == nil && !found {
		l.files[0].whole("no-topics")
		l.partial = true
	}
}

// index numbers the slides over the whole deck.
func (d *Deck) index() {
	for t := range d.Topics {
		topic := &d.Topics[t]
		topic.First = len(d.slides)
		for s := range topic.Slides {
			topic.Slides[s].Topic = t
			d.slides = append(d.slides, &topic.Slides[s])
		}
		for q := range topic.Questions {
			topic.Questions[q].Topic = t
		}
	}
}
