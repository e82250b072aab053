package record

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record/store"
)

// journalFile is the name of an attempt's journal: in one of 1,024 folders, and
// beginning with the learner's, so that what one of them has open is found among
// a hundred files where a hundred thousand are.
func journalFile(learner, id string) string {
	return journalPrefix(learner) + id + ".jsonl"
}

// journalPrefix is what the names of a learner's journals begin with.
func journalPrefix(learner string) string {
	name := journalName(learner)
	return journals + name[:2] + "/" + name + "-"
}

// journalName is a learner's part of a file name, of eight characters.
func journalName(learner string) string {
	sum := sha256.Sum256([]byte("journal " + learner))
	return strings.ToLower(code(sum[:]))
}

// journalID is the attempt's id in the name of its journal, "" in any other.
func journalID(name string) string {
	_, id, _ := strings.Cut(strings.TrimSuffix(path.Base(name), ".jsonl"), "-")
	if !strings.HasSuffix(name, ".jsonl") || !validID(id) {
		return ""
	}
	return id
}

// journalsOf lists the journals that may be a learner's.
func journalsOf(ctx context.Context, s store.Store, learner string) ([]store.Entry, error) {
	return listJournals(ctx, s, journalPrefix(learner))
}

// everyJournal lists all journals.
func (f *Folder) everyJournal(ctx context.Context) ([]store.Entry, error) {
	return listJournals(ctx, f.store, journals)
}

// listJournals lists the journals whose names begin with prefix.
func listJournals(ctx context.Context, s store.Store, prefix string) ([]store.Entry, error) {
	all, err := s.List(ctx, prefix)
	return slices.DeleteFunc(all, func(e store.Entry) bool { return journalID(e.Name) == "" }), err
}

// settle lists all journals after it has moved those of before there were
// folders for them. What can't be moved now is at the next Open.
func (f *Folder) settle(ctx context.Context) ([]store.Entry, error) {
	all, err := f.store.List(ctx, journals)
	if err != nil {
		return nil, err
	}
	moved := false
	for _, e := range all {
		id, ok := strings.CutSuffix(path.Base(e.Name), ".jsonl")
		if !ok || !validID(id) {
			continue
		}
		text, err := store.ReadAll(ctx, f.store, e.Name)
		if err != nil {
			continue
		}
		j, err := readJournal(bytes.NewReader(text))
		if err != nil || j.ID != id {
			continue
		}
		err = f.writing(func() error {
			if err := f.store.Create(ctx, journalFile(j.Learner, id), text); err != nil && !errors.Is(err, fs.ErrExist) {
				return err
			}
			return f.store.Remove(ctx, e.Name)
		})
		moved = moved || err == nil
	}
	if moved {
		return f.everyJournal(ctx)
	}
	return slices.DeleteFunc(all, func(e store.Entry) bool { return journalID(e.Name) == "" }), nil
}

// Pending returns the attempt that this learner began last and has not
// finished, or nil.
func (f *Folder) Pending(learner string) (*Journal, error) {
	found, err := f.openOf(learner)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &found[0], nil
}

// openOf returns a learner's attempts under way, the newest first.
func (f *Folder) openOf(learner string) ([]Journal, error) {
	<-f.scanned // it removes the journals of attempts that are finished
	ctx := context.Background()
	_ = f.catchUp(ctx) // what can't be brought now is later
	all, err := journalsOf(ctx, f.store, learner)
	if err != nil {
		return nil, err
	}
	return f.readJournals(ctx, all, func(_ store.Entry, j Journal) bool { return j.Learner == learner })
}

// PendingAll returns all attempts under way, the newest first. It reads them all.
func (f *Folder) PendingAll() ([]Journal, error) {
	_ = f.catchUp(context.Background())
	return f.openAll(func(store.Entry, Journal) bool { return true })
}

// Abandoned returns the attempts under way that nobody has touched since
// before, the newest first.
func (f *Folder) Abandoned(before time.Time) ([]Journal, error) {
	return f.openAll(func(e store.Entry, _ Journal) bool { return e.Changed.Before(before) })
}

func (f *Folder) openAll(match func(e store.Entry, j Journal) bool) ([]Journal, error) {
	<-f.scanned
	ctx := context.Background()
	all, err := f.everyJournal(ctx)
	if err != nil {
		return nil, err
	}
	return f.readJournals(ctx, all, match)
}

// readJournals reads those that match, the newest first.
func (f *Folder) readJournals(ctx context.Context, all []store.Entry, match func(e store.Entry, j Journal) bool) ([]Journal, error) {
	var found []Journal
	for _, e := range all {
		j, err := readJournalAt(ctx, f.store, e.Name)
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, errNoJournal) || err == nil && j.ID != journalID(e.Name) {
			continue // finished in this moment, or none of ours
		}
		if err != nil {
			return nil, f.wrap(e.Name, locale.OpRead, err)
		}
		if match(e, j) {
			found = append(found, j)
		}
	}
	slices.SortFunc(found, func(a, b Journal) int {
		if c := b.StartedAt.Compare(a.StartedAt); c != 0 {
			return c
		}
		return strings.Compare(b.ID, a.ID)
	})
	return found, nil
}

// Expire removes the attempts under way that nobody has touched since before
// and returns how many. It reads none of them.
func (f *Folder) Expire(before time.Time) (n int, err error) {
	<-f.scanned
	all, err := f.everyJournal(context.Background())
	if err != nil {
		return 0, err
	}
	for _, e := range all {
		if !e.Changed.Before(before) {
			continue
		}
		if err := f.removeJournal(e.Name); err != nil {
			return n, err
		}
		n++
	}
	f.begun.Lock()
	defer f.begun.Unlock()
	for from := range f.begun.from {
		f.forget(from)
	}
	return n, nil
}
