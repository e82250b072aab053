package sitting

import (
	"errors"
	"io/fs"

	"training.vast.vn/vneid-training/internal/record"
)

// Unkept is what is not in an attempt's journal yet. Its methods are for one
// goroutine at a time.
type Unkept struct {
	Begun   bool // there is a journal, here or in the spare place
	answers []record.JournalAnswer
	aside   bool // something is in the spare place
}

// Keep journals more answers behind those that it could not journal before, the
// beginning first: who goes on elsewhere finds every answer up to one. Where the
// folder takes none they are in the spare place, which f brings to the journal
// later, and the error says that it is not done yet. What not even that takes is
// kept here.
func (u *Unkept) Keep(f *record.Folder, j record.Journal, more ...record.JournalAnswer) error {
	u.answers = append(u.answers, more...)
	if f == nil {
		return record.ErrNoFolder
	}
	if !u.Begun {
		j.Given = u.answers
		err := u.handed(f.Begin(j))
		if err == nil {
			u.answers = nil
		} else if !errors.Is(err, fs.ErrExist) {
			return err
		}
		u.Begun = true
	}
	for len(u.answers) > 0 {
		a := u.answers[0]
		if err := u.handed(f.Record(j, a.N, a.Given, a.Seconds, a.At)); err != nil {
			return err
		}
		u.answers = u.answers[1:]
	}
	if !u.aside {
		return nil
	}
	err := f.Kept(j)
	u.aside = err != nil
	return err
}

// handed is an error of the folder's, nil where it keeps aside what it was given.
func (u *Unkept) handed(err error) error {
	if spare := (*record.SpareError)(nil); errors.As(err, &spare) {
		u.aside = true
		return nil
	}
	return err
}
