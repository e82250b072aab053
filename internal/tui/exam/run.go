package exam

import (
	"cmp"
	"errors"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/quiz"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/sitting"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// Run is one learner's attempt with what is kept of it.
type Run struct {
	deck     *deck.Deck // that it was drawn from; the session may go on to another
	attempt  *quiz.Attempt
	journal  record.Journal // what was begun; ID names the attempt
	person   record.Person  // who takes it, where a name was typed
	kind     rounds
	recorded bool            // journal and attempt go to the data folder
	resumed  bool            // it was broken off, and is this sitting's once it is taken over
	lost     bool            // another sitting has it, or it could not be taken up
	gone     error           // why it could not; nil: another sitting has it
	writes   int             // of the journal that are on their way: its beginning, and answers
	kept     error           // why the last answer is not in the journal; nil if it is
	unkept   *sitting.Unkept // what is not there; for what is done outside Update, which is one thing after the other
	waits    bool            // until that is tried again
	done     *record.Attempt
	saved    saving
}

// saving tells how far the finished attempt has got.
type saving struct {
	busy  bool
	ok    bool
	spare string // second place that holds it when the record does not
	err   error
}

// Unfinished is an attempt that was broken off, ready to go on.
type Unfinished struct {
	Run  *Run
	Name string
}

// Progress is the next question, from 1, and how many there are.
func (r *Run) Progress() (next, of int) {
	return len(r.attempt.Answers()) + 1, len(r.journal.Items)
}

// entry is the run as it stands in the record.
func (r *Run) entry(s *kit.Session) record.Entry {
	return record.Entry{Attempt: *r.done, Waits: r.done.Hasty, Person: cmp.Or(r.person, s.Who)}
}

// pass is the run as one that gets a certificate, if it does.
func (r *Run) pass(s *kit.Session) (kit.Pass, bool) {
	if !r.recorded || !r.saved.ok {
		return kit.Pass{}, false
	}
	return s.PassOf(r.entry(s))
}

// Kept words what becomes of a run that is left, and by which code it is taken up
// again; nothing where it is not kept.
func (r *Run) Kept(s *kit.Session) []string {
	next, of := r.Progress()
	if !r.recorded || r.kept != nil || r.lost || next > of {
		return nil
	}
	lines := []string{fmt.Sprintf(s.Words.Leave.Resume, next)}
	if r.journal.Code != "" {
		lines = append(lines, fmt.Sprintf(s.Words.Leave.Code, r.journal.Code))
	}
	return lines
}

// ID names the attempt; it is "" for no run.
func (r *Run) ID() string {
	if r == nil {
		return ""
	}
	return r.journal.ID
}

// Recorded reports whether a run that is done is on record.
func (r *Run) Recorded() bool { return r.saved.ok }

// unsaved reports whether it could not be recorded, and may be tried again.
func (r *Run) unsaved() bool { return r.saved.err != nil && !r.saved.busy && !r.lost }

// Result is the score of a run that is done, and whether it is enough.
func (r *Run) Result(s *kit.Session) string {
	score := r.attempt.Score()
	word := "✗ " + s.Words.Outcome.Failed
	switch {
	case r.kind.practice():
		word = s.Words.Round.Done
	case score.Passed:
		word = "✓ " + s.Words.Outcome.Passed
	}
	return fmt.Sprintf("%d/%d  %s", score.Correct, score.Of, word)
}

// RunMsg is a message about a run.
type RunMsg interface{ of() (id string) }

func (m kept) of() string     { return m.id }
func (m finished) of() string { return m.id }
func (m taken) of() string    { return m.id }
func (m again) of() string    { return m.id }
func (m rekeep) of() string   { return m.id }

// Messages of the work done outside Update.
type (
	kept struct { // an answer or the start of an attempt has reached the journal
		id  string
		err error
	}
	taken struct { // an attempt that was broken off is this sitting's, or not
		id      string
		journal record.Journal
		attempt *quiz.Attempt
		err     error
	}
	finished struct { // an attempt has reached the record, or not
		id      string
		attempt record.Attempt
		spare   string
		err     error
	}
	Found struct { // an attempt that was broken off
		journal record.Journal
		deck    *deck.Deck // in its language
		name    string
	}
	again  struct{ id string } // it is time to try once more to record
	rekeep struct{ id string } // … to journal
)

// retryAfter is how long a failed record waits for its next try, rekeepAfter an
// answer that is not journalled.
const (
	retryAfter  = 15 * time.Second
	rekeepAfter = 3 * time.Second
)

// Sit goes to a quiz that somebody sits down to. It is an error if none can be
// drawn, or the deck no longer asks what the journal has.
func Sit(s *kit.Session, q kit.Sitting) (kit.Want, error) {
	var run *Run
	var err error
	if q.Journal != nil {
		run, err = resume(s, q.Deck, *q.Journal)
	} else {
		run, err = newRun(s, q.Person, q.Number, q.Recorded)
	}
	if err != nil {
		return nil, err
	}
	run.person, run.kept = q.Person, q.Kept
	if q.Journal == nil {
		run.journal.Code = q.Code
	}
	return kit.Go{To: kit.Exam, With: run}, nil
}

// newRun draws a quiz for a person.
func newRun(s *kit.Session, p record.Person, number int, recorded bool) (*Run, error) {
	route := s.Route()
	paper, err := quiz.DrawRoute(s.Deck, route, s.Rand)
	if err != nil {
		return nil, err
	}
	now := s.Now()
	j := s.Config.Desk.Begin(record.Journal{Mode: record.Self, Number: number, StartedAt: now, Route: route.Name()}, p, s.Deck, paper)
	kind := graded
	switch {
	case !recorded:
		j.Mode, kind = record.Preview, trial
	case s.Kiosk:
		j.Mode = record.Kiosk
	}
	return &Run{deck: s.Deck, attempt: quiz.Start(paper, s.Deck.Rules(route), now), journal: j, person: p, kind: kind, recorded: recorded, unkept: &sitting.Unkept{}}, nil
}

// resume takes up an attempt where its journal ends, in the language in which
// it was begun. It is an error if the deck no longer asks the same questions.
func resume(s *kit.Session, d *deck.Deck, j record.Journal) (*Run, error) {
	a, err := sitting.Resume(d, j, s.Now())
	if err != nil {
		return nil, err
	}
	return &Run{deck: d, attempt: a, journal: j, recorded: true, resumed: true, unkept: &sitting.Unkept{Begun: true}}, nil
}

// record is the line that the finished attempt becomes.
func (r *Run) record(s *kit.Session, ended time.Time) record.Attempt {
	return sitting.Finish(r.journal, r.attempt, ended, s.App)
}

// FindOpen looks for the attempt broken off last.
func FindOpen(s *kit.Session) tea.Cmd {
	desk, deckIn := s.Config.Desk, s.DeckIn()
	desk.Folder = s.Journals()
	return func() tea.Msg {
		journal, name := desk.BrokenOff()
		if journal == nil {
			return nil
		}
		return Found{*journal, deckIn(journal.Deck.Language), name}
	}
}

// begin journals that the run has begun, and what was answered meanwhile.
func begin(s *kit.Session, r *Run) tea.Cmd {
	f, j, all := s.Journals(), r.journal, r.unkept
	if f == nil {
		return nil
	}
	r.writes++
	return func() tea.Msg { return kept{j.ID, all.Keep(f, j)} }
}

// takeOver takes a run that was broken off away from whoever had it.
func takeOver(s *kit.Session, r *Run) tea.Cmd {
	f, d, j, now := s.Journals(), r.deck, r.journal, s.Now()
	if f == nil {
		return nil
	}
	return func() tea.Msg {
		journal, attempt, err := sitting.TakeOver(f, d, j, now)
		return taken{j.ID, journal, attempt, err}
	}
}

// elsewhere says whether another sitting has the run, as far as is known.
func (r *Run) elsewhere(s *kit.Session) bool {
	f := s.Journals()
	return r.lost || r.recorded && f != nil && !f.Holds(r.journal)
}

// keepAnswer journals the answer to item n.
func keepAnswer(s *kit.Session, r *Run, n int, a quiz.Answer) tea.Cmd {
	f, j, at, all := s.Journals(), r.journal, s.Now(), r.unkept
	if s.Kiosk {
		return nil
	}
	r.writes++
	return func() tea.Msg {
		return kept{j.ID, all.Keep(f, j, record.JournalAnswer{N: n, Given: a.Given, Seconds: a.Seconds, At: at})}
	}
}

// finish records an attempt. What can't be recorded the log keeps in its
// second place.
func finish(s *kit.Session, r *Run) tea.Cmd {
	ctx, desk, attempt, person := s.Context, s.Config.Desk, *r.done, r.person
	return func() tea.Msg {
		done, spare, err := desk.Record(ctx, attempt, person)
		return finished{id: attempt.ID, attempt: done, spare: spare, err: err}
	}
}

// Open is the attempt, where the deck still asks the same questions; else nil.
func (f Found) Open(s *kit.Session) *Unfinished {
	run, err := resume(s, f.deck, f.journal)
	if err != nil {
		return nil
	}
	return &Unfinished{Run: run, Name: f.name}
}

// Is reports whether a message is about the run.
func (r *Run) Is(msg RunMsg) bool { return r.journal.ID == msg.of() }

// Took takes in what came of work on the run outside Update.
func (r *Run) Took(msg RunMsg, s *kit.Session) kit.Want {
	switch msg := msg.(type) {
	case kept:
		r.writes--
		r.kept = msg.err
		r.lost = r.lost || errors.Is(msg.err, record.ErrElsewhere)
		if msg.err != nil && !r.lost && r.done == nil && !r.waits && s.Journals() != nil {
			r.waits = true
			return kit.Do(s.After(rekeepAfter, rekeep{msg.id}))
		}
	case rekeep:
		if r.waits = false; r.kept != nil && !r.lost && r.done == nil {
			return kit.Write(begin(s, r))
		}
	case taken:
		r.resumed = false
		if r.lost, r.gone = msg.err != nil, msg.err; !r.lost {
			r.journal, r.attempt = msg.journal, msg.attempt
		}
	case finished:
		r.saved = saving{ok: msg.err == nil, spare: msg.spare, err: msg.err}
		if r.lost = errors.Is(msg.err, record.ErrElsewhere); r.lost {
			return nil
		}
		if msg.err != nil {
			return kit.Do(s.After(retryAfter, again{msg.id}))
		}
		r.done = &msg.attempt
		s.Remember(r.entry(s))
	case again:
		if !r.saved.ok && !r.saved.busy {
			r.saved.busy = true
			return kit.Write(finish(s, r))
		}
	}
	return nil
}

// rounds are ways to be asked questions. Only a quiz that the rules of the
// deck drew can be passed and goes on record: a trial leaves nothing behind,
// and what asks chosen questions once more is practice. Its score would be a
// share of a few questions whose answers were just shown, so it is never
// called a pass.
type rounds int

const (
	graded rounds = iota // the quiz
	trial                // the quiz, by who does not give their name
	Second               // what was answered wrong last time
	Due                  // a few questions, days later
)

// practice reports whether the questions were chosen, not drawn by the rules.
func (r rounds) practice() bool { return r == Second || r == Due }

// runTitle names a run at the head of its screens, and the route it is of.
func runTitle(s *kit.Session, run *Run) string {
	route := ""
	if r := run.deck.Route(run.journal.Route); r != nil {
		route = " · " + r.Title
	}
	return [...]string{graded: s.Words.Exam.Title, trial: s.Words.Exam.Practice, Second: s.Words.Round.SecondTitle, Due: s.Words.Round.DueTitle}[run.kind] + route
}

// newRound asks questions once more.
func newRound(s *kit.Session, kind rounds, ids []string) (*Run, error) {
	paper, err := quiz.Pick(s.Deck, ids, s.Rand)
	if err != nil {
		return nil, err
	}
	now := s.Now()
	desk := sitting.Desk{Via: s.Via} // nothing of it is kept
	j := desk.Begin(record.Journal{Mode: record.Preview, StartedAt: now}, record.Person{Learner: s.Learner}, s.Deck, paper)
	return &Run{deck: s.Deck, attempt: quiz.Start(paper, s.Deck.Quiz, now), journal: j, kind: kind}, nil
}

// OpenRound begins a round, or stays where it is if there is nothing to ask.
func OpenRound(s *kit.Session, kind rounds, ids []string) kit.Want {
	run, err := newRound(s, kind, ids)
	if err != nil {
		return nil
	}
	return kit.Go{To: kit.Exam, With: run}
}

// wrongOf lists the questions that were answered wrong in a run.
func wrongOf(run *Run) []string {
	var ids []string
	for _, a := range run.attempt.Answers() {
		if !a.Correct {
			ids = append(ids, a.Item.Question.ID)
		}
	}
	return ids
}

// remember notes in the learner's progress how a finished run went. Of a trial
// nothing is kept, as was promised.
func remember(s *kit.Session, run *Run) {
	if run.kind == trial {
		return
	}
	now := s.Now()
	for _, a := range run.attempt.Answers() {
		s.Reached.Answer(a.Item.Question.ID, a.Correct, now)
	}
	switch run.kind {
	case graded:
		s.Reached.Quiz(now)
	case Due:
		s.Reached.Reviewed(now)
	}
}

// DueNow lists the questions to be reviewed now: for a learner whom a key
// proves, since only they are sure to be the one who was asked.
func DueNow(s *kit.Session) []string {
	if !s.Verified {
		return nil
	}
	return s.Reached.Due(s.Now())
}
