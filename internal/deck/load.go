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
	"runtime"
	"strings"
	"sync"
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
	l := &loader{fsys: fsys, deck: new(Deck), hash: sha256.New(), taken: make(map[any]string)}
	if l.settings() {
		l.topics()
		l.deck.index()
		l.deck.name()
		l.quotas()
		l.join()
	}
	if ps := l.problems(); len(ps) > 0 {
		return nil, ps
	}
	l.deck.Hash = fmt.Sprintf("sha256:%x", l.hash.Sum(nil))
	return l.deck, nil
}

// A loader holds what the files of a deck have in common.
type loader struct {
	fsys    fs.FS
	deck    *Deck
	hash    hash.Hash
	files   []*file        // all that were met, in order
	taken   map[any]string // key of a claim -> where it was first met
	partial bool           // something could not be read, so that counts mean nothing
	rules   rulePlaces
	drafts  []draftRoute
}

// A claim is what only one in the deck may have: a question its id, a topic its
// number in a level.
type claim struct {
	key  any // comparable
	at   place
	name string // of the place
	kind Kind   // the problem that it is if another has it
	args []any  // of its text, but for the last: where the other is
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
	f, whole := l.file(name)
	if !l.met(f, whole) {
		return nil
	}
	return f
}

// file reads a file; if that is not whole, its problem is told.
func (l *loader) file(name string) (f *file, whole bool) {
	data, kind, args := l.read(name)
	if kind != (Kind{}) {
		f := &file{path: name}
		f.whole(kind, args...)
		return f, false
	}
	return newFile(name, data)
}

// met takes a file into the deck, and returns whether it is whole.
func (l *loader) met(f *file, whole bool) bool {
	l.files = append(l.files, f)
	if whole {
		fmt.Fprintf(l.hash, "%s\x00%d\x00%s", f.path, len(f.text), f.text)
	} else {
		l.partial = true
	}
	return whole
}

func (l *loader) read(name string) (data []byte, problem Kind, args []any) {
	info, err := fs.Stat(l.fsys, name)
	if err != nil {
		return nil, kindCannotRead, []any{cause(err)}
	}
	if !info.Mode().IsRegular() {
		return nil, kindNotAFile, nil
	}
	f, err := l.fsys.Open(name)
	if err != nil {
		return nil, kindCannotRead, []any{cause(err)}
	}
	defer f.Close()
	var b bytes.Buffer
	if _, err := io.Copy(&b, io.LimitReader(f, maxFile+1)); err != nil {
		return nil, kindCannotRead, []any{cause(err)}
	}
	if b.Len() > maxFile {
		return nil, kindTooLarge, []any{maxFile >> 20}
	}
	return b.Bytes(), Kind{}, nil
}

// cause is an error of the file system without the path, which the problem
// names itself.
func cause(err error) string {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err.Error()
	}
	return err.Error()
}

// topics reads all topics: as many at once as there are processors, which is
// seen in how soon the first screen is there.
func (l *loader) topics() {
	names := l.names()
	read := make([]*topicParser, len(names))
	var reading sync.WaitGroup
	free := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, name := range names {
		free <- struct{}{}
		reading.Go(func() {
			defer func() { <-free }()
			read[i] = l.topic(name)
		})
	}
	reading.Wait()
	for _, p := range read {
		l.add(p)
	}
	if len(names) == 0 {
		l.files[0].whole(kindNoTopics)
		l.partial = true
	}
}

// names are those of the topics' files, in order. That a folder can't be read
// is told.
func (l *loader) names() (names []string) {
	_ = fs.WalkDir(l.fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch hide := name != "." && strings.ContainsAny(d.Name()[:1], "._"); {
		case err != nil:
			f := &file{path: name}
			f.whole(kindCannotRead, cause(err))
			l.met(f, false)
			return fs.SkipDir
		case hide && d.IsDir():
			return fs.SkipDir
		case hide || d.IsDir() || !strings.EqualFold(path.Ext(name), ".md"):
			return nil
		}
		names = append(names, name)
		return nil
	})
	return names
}

// add takes a topic into the deck.
func (l *loader) add(p *topicParser) {
	if !l.met(p.file, p.intact) {
		return
	}
	l.partial = l.partial || p.partial
	for _, c := range p.claims {
		if first, ok := l.taken[c.key]; ok {
			p.problem(c.at, c.kind, append(c.args, first)...)
		} else {
			l.taken[c.key] = c.name
		}
	}
	for _, b := range p.pictures {
		fmt.Fprintf(l.hash, "%d\x00%s", len(b.Data), b.Data)
	}
	l.deck.Topics = append(l.deck.Topics, *p.topic)
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
