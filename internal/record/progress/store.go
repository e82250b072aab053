package progress

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"sync"
	"time"

	"training.vast.vn/vneid-training/internal/disk"
)

// Local is the learner of a program that runs in its user's own terminal.
const Local = "local"

// A Store keeps the progress of learners in a data folder: one small file
// each, progress/LEARNER.json, written whole or not at all. Any number of
// goroutines may use it.
type Store struct {
	dir string
	mu  sync.Mutex
}

// NewStore returns the store in a data folder.
func NewStore(data string) *Store { return &Store{dir: filepath.Join(data, "progress")} }

// The form of a file.
const (
	version = 1
	kind    = "progress"
	maxFile = 1 << 20 // bytes; a deck takes a few thousand
)

type file struct {
	V       int              `json:"v"`
	Type    string           `json:"type"`
	Learner string           `json:"learner"`
	Decks   map[string]State `json:"decks"` // by id, so that the languages of a deck share it
}

var learnerID = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)

func (s *Store) path(learner string) (string, error) {
	if !learnerID.MatchString(learner) { // it becomes a file's name
		return "", fmt.Errorf("progress: %q is no learner id", learner)
	}
	return filepath.Join(s.dir, learner+".json"), nil
}

// errBroken is the cause where a file is not one of ours.
var errBroken = errors.New("not a file of progress")

func read(path string) (file, error) {
	f, err := os.Open(path)
	if err != nil {
		return file{}, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return file{}, err
	}
	var in file
	if len(data) > maxFile || json.Unmarshal(data, &in) != nil || in.Type != kind {
		return file{}, errBroken
	}
	if in.V != version {
		return file{}, fmt.Errorf("it has version %d, this program knows %d; use a newer one", in.V, version)
	}
	return in, nil
}

// Load returns what is kept of a learner in a deck; nothing kept is no error.
func (s *Store) Load(learner, deck string) (State, error) {
	path, err := s.path(learner)
	if err != nil {
		return State{}, err
	}
	in, err := read(path)
	if errors.Is(err, fs.ErrNotExist) {
		return State{}, nil
	}
	if err != nil {
		return State{}, fmt.Errorf("reading progress %s: %w", path, err)
	}
	return in.Decks[deck], nil
}

// Save keeps a state, together with what other sessions of the learner have
// kept meanwhile. A file that can't be understood is set aside, not lost; one
// of a newer version is left as it is, and the error says so.
func (s *Store) Save(learner, deck string, state State) error {
	path, err := s.path(learner)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	in, err := read(path)
	switch {
	case err == nil, errors.Is(err, fs.ErrNotExist):
	case errors.Is(err, errBroken):
		if err := os.Rename(path, path+".broken"); err != nil {
			return fmt.Errorf("saving progress: %w", err)
		}
	default:
		return fmt.Errorf("saving progress %s: %w", path, err)
	}
	if in.Decks == nil {
		in.Decks = map[string]State{}
	}
	in.V, in.Type, in.Learner = version, kind, learner
	in.Decks[deck] = Merge(state, in.Decks[deck])
	data, err := json.Marshal(in)
	if err != nil {
		return fmt.Errorf("saving progress: %w", err)
	}
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return fmt.Errorf("saving progress: %w", err)
	}
	if err := disk.Replace(path, append(data, '\n'), 0o600); err != nil {
		return fmt.Errorf("saving progress: %w", err)
	}
	return nil
}

// Raw returns all that is kept of a learner as it is kept, JSON; nil if nothing
// is.
func (s *Store) Raw(learner string) ([]byte, error) {
	path, err := s.path(learner)
	if err != nil {
		return nil, err
	}
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err == nil && !json.Valid(data) {
		err = errBroken
	}
	if err != nil {
		return nil, fmt.Errorf("reading progress %s: %w", path, err)
	}
	return data, nil
}

// Forget removes what is kept of a learner, and tells whether there was
// anything.
func (s *Store) Forget(learner string) (there bool, err error) {
	path, err := s.path(learner)
	if err != nil {
		return false, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, name := range []string{path, path + ".broken"} {
		switch err := os.Remove(name); {
		case err == nil:
			there = true
		case !errors.Is(err, fs.ErrNotExist):
			return there, fmt.Errorf("forgetting progress: %w", err)
		}
	}
	return there, nil
}

// Prune removes what no learner has touched since before, and tells of how
// many files; with dry it only counts them.
func (s *Store) Prune(before time.Time, dry bool) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	entries, err := os.ReadDir(s.dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return 0, fmt.Errorf("pruning progress: %w", err)
	}
	n := 0
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() || !info.ModTime().Before(before) {
			continue
		}
		n++
		if dry {
			continue
		}
		if err := os.Remove(filepath.Join(s.dir, e.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return n, fmt.Errorf("pruning progress: %w", err)
		}
	}
	return n, nil
}
