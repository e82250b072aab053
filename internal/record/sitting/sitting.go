// Package sitting joins a quiz under way to what is kept of it: how an attempt
// of package quiz becomes a journal, is taken up from one, and ends as a line
// of the record. Every way to take the quiz goes through it, so that all leave
// the same record.
package sitting

import (
	"context"
	"errors"
	"fmt"
	"time"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/quiz"
	"training.vast.vn/vneid-training/internal/record"
)

// DeckRef names a deck as records do.
func DeckRef(d *deck.Deck) record.DeckRef {
	return record.DeckRef{ID: d.ID, Version: d.Version, Language: d.Language, Hash: d.Hash}
}

// Begin fills in what a new journal says of the paper that is asked; who takes
// it, how and when is the caller's. It gives the journal an id and, with a
// folder, ties it to the person's name, which is whose the attempt will be.
func Begin(f *record.Folder, j record.Journal, p record.Person, d *deck.Deck, paper quiz.Paper) record.Journal {
	j.ID, j.Deck, j.Pass = record.NewID(), DeckRef(d), d.Rules(d.Route(j.Route)).Pass
	j.Learner, j.Unit, j.Sitting = p.Learner, p.Unit, record.NewID()
	if f != nil {
		j.Who = f.Bind(j.ID, p.Name, p.Unit)
	}
	j.Items = make([]record.JournalItem, len(paper.Items))
	for i, it := range paper.Items {
		q := it.Question
		j.Items[i] = record.JournalItem{
			Question: q.ID, Revision: q.Revision, Type: q.Type, Shown: it.Shown, Right: q.RightLetters(),
		}
	}
	return j
}

// Vouched says whether who is called so by a list of the organiser's typed that
// very name; a name of their own choice nobody vouches for.
func Vouched(called, typed string) bool {
	return called != "" && record.FoldName(called) == record.FoldName(typed)
}

// Resume takes up an attempt where its journal ends. It is an error if the
// deck no longer asks the same questions.
func Resume(d *deck.Deck, j record.Journal, now time.Time) (*quiz.Attempt, error) {
	records := make([]quiz.Record, len(j.Items))
	for i, it := range j.Items {
		records[i] = quiz.Record{Question: it.Question, Revision: it.Revision, Shown: it.Shown}
	}
	paper, err := quiz.Rebuild(d, records)
	if err != nil {
		return nil, err
	}
	a := quiz.Start(paper, d.Rules(d.Route(j.Route)), now)
	var stored []quiz.Stored
	for i, g := range j.Given {
		if g.N != i {
			return nil, fmt.Errorf("resuming attempt %s: the answer to question %d is missing", j.ID, i+1)
		}
		stored = append(stored, quiz.Stored{Given: g.Given, Seconds: g.Seconds})
	}
	if err := a.Restore(stored, now); err != nil {
		return nil, err
	}
	return a, nil
}

// TakeOver takes an attempt that was broken off away from whoever had it, and
// up where its journal ends by now.
func TakeOver(f *record.Folder, d *deck.Deck, j record.Journal, now time.Time) (record.Journal, *quiz.Attempt, error) {
	j, err := f.TakeOver(j.Learner, j.ID)
	if err != nil {
		return j, nil, err
	}
	a, err := Resume(d, j, now)
	return j, a, err
}

// Finish is the line that an answered attempt becomes; app is the program's
// name and version.
func Finish(j record.Journal, a *quiz.Attempt, ended time.Time, app string) record.Attempt {
	score := a.Score()
	line := record.Attempt{
		ID: j.ID, Learner: j.Learner, Unit: j.Unit, Verified: j.Verified, Vouched: j.Vouched, Deck: j.Deck,
		Mode: j.Mode, Via: j.Via, Route: j.Route, Number: j.Number, StartedAt: record.At(j.StartedAt), EndedAt: record.At(ended),
		Score: record.Score{Correct: score.Correct, Of: score.Of, Scaled: score.Scaled},
		Pass:  j.Pass, Passed: score.Passed, How: record.Submitted, App: app, Who: j.Who, Sitting: j.Sitting,
	}
	for _, answer := range a.Answers() {
		q := answer.Item.Question
		line.Answers = append(line.Answers, record.Answer{
			Question: q.ID, Revision: q.Revision, Type: q.Type, Shown: answer.Item.Shown,
			Given: answer.Given, Right: q.RightLetters(), Correct: answer.Correct, Seconds: answer.Seconds,
		})
		line.Seconds += answer.Seconds
	}
	return line
}

// A Learner is what the data folder knows of a person who is about to begin.
type Learner struct {
	Person  record.Person
	Pending *record.Journal // an attempt that they broke off, or nil
	Number  int             // of the attempt that they begin, from 1
}

// Known looks a person up. Their learner id is the one given, which a key
// proves, else one made from name, unit and code; without a folder it is one
// of its own. The error says why the folder could not tell all: the person can
// begin even so.
func Known(f *record.Folder, learner string, p record.Person) (Learner, error) {
	if f == nil {
		p.Learner = "hv-" + record.NewID()
		return Learner{Person: p, Number: 1}, nil
	}
	p.Learner = learner
	if p.Learner == "" {
		p.Learner = f.LearnerID(p.Name, p.Unit, p.Code)
	}
	pending, pendingErr := f.Pending(p.Learner)
	count, countErr := f.Attempts(p.Learner)
	return Learner{p, pending, count + 1}, first(pendingErr, countErr)
}

// BrokenOff finds the attempt that was broken off last: this learner's, or if
// none is named, anybody's in this folder; nil if there is none. With it goes
// the name of who takes it, "" if that is not known.
func BrokenOff(f *record.Folder, learner string) (*record.Journal, string) {
	if f == nil {
		return nil, ""
	}
	var journal *record.Journal
	if learner != "" {
		journal, _ = f.Pending(learner)
	} else if all, _ := f.PendingAll(); len(all) > 0 {
		journal = &all[0]
	}
	if journal == nil {
		return nil, ""
	}
	person, _, _ := f.Person(journal.Learner)
	return journal, person.Name
}

// recordWithin is how long a record may take before it counts as failed.
const recordWithin = 20 * time.Second

// Record appends an attempt to the log, and the name of who took it to the
// folder, if both are known. Where the log fails it keeps the attempt in its
// second place; spare names that.
func Record(log record.Log, f *record.Folder, a record.Attempt, p record.Person) (done record.Attempt, spare string, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), recordWithin)
	defer cancel()
	if f != nil && p.Name != "" {
		// Again, for the case that the folder could not be written before.
		_ = f.Remember(p)
	}
	done, err = log.Append(ctx, a)
	if kept := (*record.SpareError)(nil); errors.As(err, &kept) {
		spare = kept.Path
	}
	return done, spare, err
}

func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
