package record

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"slices"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record/store"
)

// Of an attempt under way the spare place holds, where its journal can't be
// written, the line that the journal begins with, if it could not be begun
// either, and a line for each answer. They are brought into the journal under
// the lock that TakeOver needs too, each where it is not there yet, and as long
// as the sitting that gave them has the attempt: who has gone on elsewhere
// meanwhile, from the last answer that was there, goes on from that.

// asideAnswer is an answer's line in the spare place.
type asideAnswer struct {
	V       int    `json:"v"`
	Type    string `json:"type"` // "answer"
	ID      string `json:"id"`
	Learner string `json:"learner"`
	JournalAnswer
}

// aside is what the spare place holds of an attempt under way.
type aside struct {
	id, learner string
	head        []byte // the journal's first line; nil: it was begun
	answers     []JournalAnswer
}

// errBehind is why an answer is kept aside while others before it are.
var errBehind = errors.New("answers before it are not in the journal yet")

// keepOpen writes a line of an attempt under way to the spare place.
func (s *Spare) keepOpen(id string, line []byte, why error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	err := s.write(line, why)
	if spare := (*SpareError)(nil); errors.As(err, &spare) {
		s.open[id] = true
	}
	return err
}

// holdsOpen says whether there is something of an attempt under way in the spare
// place.
func (s *Spare) holdsOpen(id string) bool {
	if !s.holds.Load() {
		return false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.open[id]
}

// sortAside puts a line of the spare place to what else there is of its attempt;
// false: it is of none.
func sortAside(all *[]*aside, text []byte) bool {
	var l asideAnswer
	if json.Unmarshal(text, &l) != nil || l.V != Version || !validID(l.ID) || l.Type != "journal" && l.Type != "answer" {
		return false
	}
	i := slices.IndexFunc(*all, func(a *aside) bool { return a.id == l.ID })
	if i < 0 {
		i, *all = len(*all), append(*all, &aside{id: l.ID, learner: l.Learner})
	}
	switch a := (*all)[i]; l.Type {
	case "journal":
		a.head = append(bytes.Clone(text), '\n')
	default:
		a.answers = append(a.answers, l.JournalAnswer)
	}
	return true
}

// bring writes what was kept aside of an attempt into its journal.
func (f *Folder) bring(ctx context.Context, a *aside) error {
	<-f.scanned
	name := journalFile(a.learner, a.id)
	return f.writing(func() error {
		return f.locked(ctx, func(s store.Store) error {
			j, err := readJournalAt(ctx, s, name)
			if errors.Is(err, fs.ErrNotExist) && a.head != nil {
				j, err = f.beginLate(ctx, s, name, a)
			}
			if errors.Is(err, fs.ErrNotExist) || errors.Is(err, errNoJournal) {
				return nil // it is finished, or was removed
			}
			if err != nil {
				return err
			}
			var lines []byte
			for _, given := range a.answers {
				if given.Sitting != j.Sitting || slices.ContainsFunc(j.Given, func(g JournalAnswer) bool { return g.N == given.N && !g.At.Before(given.At) }) {
					continue
				}
				line, err := encode(given)
				if err != nil {
					return err
				}
				lines = append(append(lines, line...), '\n')
				j.Given = append(j.Given, given)
			}
			if len(lines) == 0 {
				return nil
			}
			_, err = s.Append(ctx, name, lines)
			return err
		})
	})
}

// beginLate begins a journal that could not be begun when its attempt was;
// fs.ErrNotExist: that is recorded, or its learner asked to be forgotten.
func (f *Folder) beginLate(ctx context.Context, s store.Store, name string, a *aside) (Journal, error) {
	j, err := readJournal(bytes.NewReader(a.head))
	if err != nil {
		return j, err
	}
	f.census.mu.Lock()
	defer f.census.mu.Unlock()
	if err := f.census.update(ctx, s, nil); err != nil {
		return j, err
	}
	line, err := f.census.recorded(ctx, s, a.id)
	if err != nil {
		return j, err
	}
	forgotten := Tally{Corrections: f.census.corrections}.Withdrawn(Attempt{ID: a.id, Learner: a.learner, EndedAt: At(j.StartedAt)})
	if line != nil || forgotten {
		return j, fs.ErrNotExist
	}
	if err := s.Create(ctx, name, a.head); err != nil {
		return j, err
	}
	f.underWay.Add(1)
	return j, nil
}

// Kept says whether the journal has all of an attempt that was kept aside, and
// brings it there if it can: else the error is that of Recover, now or a moment
// ago. Where another sitting has the attempt it is ErrElsewhere.
func (f *Folder) Kept(j Journal) error {
	ctx := context.Background()
	if err := f.catchUp(ctx); err != nil {
		return err
	}
	return f.mine(ctx, j)
}

// mine says whether a journal is its sitting's, ErrElsewhere where it is not.
func (f *Folder) mine(ctx context.Context, j Journal) error {
	name := journalFile(j.Learner, j.ID)
	now, err := readJournalAt(ctx, f.store, name)
	if err != nil {
		return f.wrap(name, locale.OpRead, err)
	}
	if now.Sitting != j.Sitting {
		return ErrElsewhere
	}
	return nil
}
