// Package sitting joins a quiz under way to what is kept of it: how an attempt
// of package quiz becomes a journal, is taken up from one, and ends as a line
// of the record. Every way to take the quiz goes through it, so that all leave
// the same record.
package sitting

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/quiz"
	"training.vast.vn/vneid-training/internal/record"
)

// DeckRef names a deck as records do.
func DeckRef(d *deck.Deck) record.DeckRef {
	return record.DeckRef{ID: d.ID, Version: d.Version, Language: d.Language, Hash: d.Hash}
}

// A Desk is where somebody sits down to a quiz: where what they do is kept,
// and what is known of them before they say who they are.
type Desk struct {
	Log      record.Log     // takes finished attempts; nil: none is recorded
	Folder   *record.Folder // keeps answers under way and names; nil where there is no data folder
	Path     string         // of the record, for messages
	Trouble  error          // why the data folder can't be used; nil if it can
	Via      string         // how the learner came: "local", "ssh"
	From     string         // where from, such as an address; it is never kept
	Public   bool           // many people come to this folder: an open attempt is offered to none but who proves to be its learner
	Learner  string         // known from an SSH key; "" if the form tells
	Verified bool           // Learner is proved by a key
	Called   string         // the name by which a list of the organiser's has that key; "" if none has
	Key      string         // fingerprint of the SSH key that they came with; "" without
	Identity string         // of whom attempts are recorded, as deck.Rules has it; "": as the deck says
	Enrolled record.Person  // who sits here, as the organiser enrolled them and a code or a key has shown; see Sit
	App      string         // name and version, for the record

	// May says whether one more quiz may be begun from here, or why not, in
	// words; nil: always. It is not asked about who is vouched for.
	May   func() error
	Daily int // attempts that a learner may begin on a day, whatever the deck says; 0: any
}

// Sit has an enrolled person sit here: whatever is begun is theirs.
func (d *Desk) Sit(p record.Person) {
	d.Enrolled, d.Learner, d.Called, d.Verified = p, p.Learner, p.Name, d.Key != ""
}

// Rise has them leave the place to somebody else, of whom nothing is known: the
// key on this machine is not theirs.
func (d *Desk) Rise() {
	d.Enrolled, d.Learner, d.Called, d.Verified, d.Key = record.Person{}, "", "", false, ""
}

// Redeem finds whom an enrolment code belongs to, see [record.Folder.Redeem]. It
// may be called while others use the desk.
func (d *Desk) Redeem(ctx context.Context, typed string) (who record.Person, own string, err error) {
	if d.Folder == nil {
		return who, "", locale.Errorf(locale.EnrolWrong)
	}
	return d.Folder.Redeem(ctx, typed, d.Key)
}

// Asks says whether attempts are recorded only of whom the organiser vouches
// for.
func (d *Desk) Asks(rules deck.Rules) bool {
	return cmp.Or(d.Identity, rules.Identity) == deck.Enrolled
}

// Anonymous is true where a typed name is all that is known of who sits here,
// and many people come: no attempt under way is told or offered to them.
func (d *Desk) Anonymous() bool { return d.Public && d.Learner == "" }

// Begin fills in what a new journal says of the person and of the paper that is
// asked; in which mode, along which route and when is the caller's. It gives
// the journal an id and, with a folder, ties it to the person's name, which is
// whose the attempt will be.
func (d *Desk) Begin(j record.Journal, p record.Person, c *deck.Deck, paper quiz.Paper) record.Journal {
	j.ID, j.Deck, j.Pass = record.NewID(), DeckRef(c), c.Rules(c.Route(j.Route)).Pass
	j.Learner, j.Unit, j.Sitting = p.Learner, p.Unit, record.NewID()
	j.Via, j.From, j.Verified, j.Vouched = d.Via, d.From, d.Verified, Vouched(d.Called, p.Name)
	if d.Folder != nil {
		j.Who = d.Folder.Bind(j.ID, p.Name, p.Unit)
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

// Gone words why an attempt that was taken up, or an answer to it, is not this
// sitting's.
func Gone(err error, w *locale.Words) string {
	if err == nil || errors.Is(err, record.ErrElsewhere) || errors.Is(err, fs.ErrNotExist) { // it was finished
		return w.Exam.Elsewhere
	}
	return w.Tell(err)
}

// Finish is the line that an answered attempt becomes; app is the program's
// name and version.
func Finish(j record.Journal, a *quiz.Attempt, ended time.Time, app string) record.Attempt {
	score := a.Score()
	line := record.Attempt{
		ID: j.ID, Learner: j.Learner, Unit: j.Unit, Verified: j.Verified, Vouched: j.Vouched, Deck: j.Deck,
		Mode: j.Mode, Via: j.Via, Route: j.Route, Number: j.Number, StartedAt: record.At(j.StartedAt), EndedAt: record.At(ended),
		Score: record.Score{Correct: score.Correct, Of: score.Of, Scaled: score.Scaled},
		Pass:  j.Pass, Passed: score.Passed, How: record.Submitted, App: app, Who: j.Who, Sitting: j.Sitting, Hasty: a.Hasty(),
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

// Known looks a person up. Their learner id is the one that a key proves, else
// one made from name, unit and code; without a folder it is one of its own. The
// error says why the folder could not tell all: the person can begin even so.
func (d *Desk) Known(ctx context.Context, p record.Person) (Learner, error) {
	if d.Folder == nil {
		p.Learner = "hv-" + record.NewID()
		return Learner{Person: p, Number: 1}, nil
	}
	if p.Learner = d.Learner; d.Enrolled.Learner != "" {
		p = d.Enrolled
	} else if p.Learner == "" {
		p.Learner = d.Folder.LearnerID(p.Name, p.Unit, p.Code)
	}
	pending, pendingErr := d.Folder.Pending(p.Learner)
	count, countErr := d.Folder.Attempts(ctx, p.Learner)
	return Learner{p, pending, count + 1}, cmp.Or(pendingErr, countErr)
}

// MayBegin says why somebody can't begin an attempt by these rules now, in words;
// nil if they can. It counts as beginning one.
func (d *Desk) MayBegin(ctx context.Context, p record.Person, rules deck.Rules, now time.Time) error {
	if d.Asks(rules) && !Vouched(d.Called, p.Name) {
		return locale.Errorf(locale.QuizEnrolled)
	}
	if d.Folder != nil && (rules.Attempts > 0 || rules.Wait > 0 || d.Daily > 0) {
		taken, err := d.Folder.Taken(ctx, p.Learner)
		if err != nil {
			return err
		}
		for _, most := range []int{rules.Attempts, d.Daily} {
			if most > 0 && taken.Today >= most {
				return locale.Errorf(locale.QuizDaily, most)
			}
		}
		if until := taken.Failed.Add(rules.Wait); rules.Wait > 0 && !taken.Failed.IsZero() && now.Before(until) {
			return locale.Errorf(locale.QuizWait, until.In(locale.Vietnam()).Format("15:04 02/01/2006"))
		}
	}
	if d.May == nil || Vouched(d.Called, p.Name) {
		return nil
	}
	return d.May()
}

// BrokenOff finds the attempt that was broken off last: that of the learner
// whom a key proves, or if there is no key, anybody's in the folder; nil if
// there is none. With it goes the name of who takes it, "" if that is not known.
func (d *Desk) BrokenOff() (*record.Journal, string) {
	if d.Folder == nil {
		return nil, ""
	}
	var journal *record.Journal
	if d.Learner != "" {
		journal, _ = d.Folder.Pending(d.Learner)
	} else if all, _ := d.Folder.PendingAll(); len(all) > 0 {
		journal = &all[0]
	}
	if journal == nil {
		return nil, ""
	}
	person, _, _ := d.Folder.Person(journal.Learner)
	return journal, person.Name
}

// recordWithin is how long a record may take before it counts as failed.
const recordWithin = 20 * time.Second

// Record appends an attempt to the log, and the name of who took it to the
// folder, if both are known. Where the log fails it keeps the attempt in its
// second place; spare names that. Who leaves with their last answer has their
// result: that ctx has ended does not stop it.
func (d *Desk) Record(ctx context.Context, a record.Attempt, p record.Person) (done record.Attempt, spare string, err error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), recordWithin)
	defer cancel()
	if d.Folder != nil && p.Name != "" {
		// Again, for the case that the folder could not be written before.
		_ = d.Folder.Remember(ctx, p)
	}
	done, err = d.Log.Append(ctx, a)
	if kept := (*record.SpareError)(nil); errors.As(err, &kept) {
		spare = kept.Path
	}
	return done, spare, err
}
