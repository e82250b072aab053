package progress

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"sync"
	"time"

	"training.vast.vn/vneid-training/internal/record/store"
)

// Local is the learner of a program that runs in its user's own terminal.
const Local = "local"

// A Store keeps the progress of learners where the record is kept: one small
// file each, progress/LEARNER.json, written whole or not at all. Any number of
// goroutines may use it.
type Store struct {
	files store.Store
	mu    sync.Mutex
}

// NewStore returns the progress that is kept in a store.
func NewStore(s store.Store) *Store { return &Store{files: s} }

// The form of a file.
const (
	version = 1
	kind    = "progress"
)

type file struct {
	V       int              `json:"v"`
	Type    string           `json:"type"`
	Learner string           `json:"learner"`
	Decks   map[string]State `json:"decks"` // by id, so that the languages of a deck share it
}

var learnerID = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)

// folder is where files of progress are.
const folder = "progress/"

func fileOf(learner string) (string, error) {
	if !learnerID.MatchString(learner) { // it becomes a file's name
		return "", fmt.Errorf("progress: %q is no learner id", learner)
	}
	return folder + learner + ".json", nil
}

// errBroken is the cause where a file is not one of ours.
var errBroken = errors.New("not a file of progress")

func (s *Store) read(ctx context.Context, name string) (file, error) {
	data, err := store.ReadAll(ctx, s.files, name)
	if err != nil {
		return file{}, err
	}
	var in file
	if json.Unmarshal(data, &in) != nil || in.Type != kind {
		return file{}, errBroken
	}
	if in.V != version {
		return file{}, fmt.Errorf("it has version %d, this program knows %d; use a newer one", in.V, version)
	}
	return in, nil
}

// Load returns what is kept of a learner in a deck; nothing kept is no error.
func (s *Store) Load(learner, deck string) (State, error) {
	ctx := context.Background()
	name, err := fileOf(learner)
	if err != nil {
		return State{}, err
	}
	in, err := s.read(ctx, name)
	if errors.Is(err, fs.ErrNotExist) {
		return State{}, nil
	}
	if err != nil {
		return State{}, fmt.Errorf("reading progress %s: %w", s.files.Where(name), err)
	}
	return in.Decks[deck], nil
}

// Save keeps a state, together with what other sessions of the learner have
// kept meanwhile. A file that can't be understood is set aside, not lost; one
// of a newer version is left as it is, and the error says so.
func (s *Store) Save(learner, deck string, state State) error {
	ctx := context.Background()
	name, err := fileOf(learner)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	in, err := s.read(ctx, name)
	switch {
	case err == nil, errors.Is(err, fs.ErrNotExist):
	case errors.Is(err, errBroken):
		if err := s.putAside(ctx, name); err != nil {
			return fmt.Errorf("saving progress: %w", err)
		}
	default:
		return fmt.Errorf("saving progress %s: %w", s.files.Where(name), err)
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
	if err := store.Put(ctx, s.files, name, append(data, '\n')); err != nil {
		return fmt.Errorf("saving progress: %w", err)
	}
	return nil
}

// putAside keeps a file that can't be understood under another name.
func (s *Store) putAside(ctx context.Context, name string) error {
	data, err := store.ReadAll(ctx, s.files, name)
	if err == nil {
		err = store.Put(ctx, s.files, name+broken, data)
	}
	return err
}

// broken is added to the name of a file that can't be understood.
const broken = ".broken"

// Raw returns all that is kept of a learner as it is kept, JSON; nil if nothing
// is.
func (s *Store) Raw(learner string) ([]byte, error) {
	ctx := context.Background()
	name, err := fileOf(learner)
	if err != nil {
		return nil, err
	}
	data, err := store.ReadAll(ctx, s.files, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err == nil && !json.Valid(data) {
		err = errBroken
	}
	if err != nil {
		return nil, fmt.Errorf("reading progress %s: %w", s.files.Where(name), err)
	}
	return data, nil
}

// Forget removes what is kept of a learner, and tells whether there was
// anything.
func (s *Store) Forget(learner string) (there bool, err error) {
	ctx := context.Background()
	name, err := fileOf(learner)
	if err != nil {
		return false, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, name := range []string{name, name + broken} {
		switch err := s.files.Remove(ctx, name); {
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
	ctx := context.Background()
	entries, err := s.files.List(ctx, folder)
	if err != nil {
		return 0, fmt.Errorf("pruning progress: %w", err)
	}
	n := 0
	for _, e := range entries {
		if !e.Changed.Before(before) {
			continue
		}
		n++
		if dry {
			continue
		}
		if err := s.files.Remove(ctx, e.Name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return n, fmt.Errorf("pruning progress: %w", err)
		}
	}
	return n, nil
}
