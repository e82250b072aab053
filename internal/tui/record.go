package tui

import (
	"errors"
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/quiz"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/sitting"
)

// quizRun is one learner's attempt with what is kept of it.
type quizRun struct {
	deck     *deck.Deck // that it was drawn from; the session may go on to another
	attempt  *quiz.Attempt
	journal  record.Journal // what was begun; ID names the attempt
	person   record.Person  // who takes it, where a name was typed
	kind     rounds
	recorded bool  // journal and attempt go to the data folder
	kept     error // why the last answer is not in the journal; nil if it is
	done     *record.Attempt
	saved    saving
	sheet    sheet // its certificate, once asked for
}

// saving tells how far the finished attempt has got.
type saving struct {
	busy  bool
	ok    bool
	spare string // second place that holds it when the record does not
	err   error
}

// openQuiz is an attempt that was broken off, ready to go on.
type openQuiz struct {
	run  *quizRun
	name string
}

// progress is the next question, from 1, and how many there are.
func (r *quizRun) progress() (next, of int) {
	return len(r.attempt.Answers()) + 1, len(r.journal.Items)
}

// runMsg is a message about a run.
type runMsg interface{ of() (id string) }

func (m kept) of() string      { return m.id }
func (m finished) of() string  { return m.id }
func (m again) of() string     { return m.id }
func (m certified) of() string { return m.id }

// Messages of the work done outside Update.
type (
	opened struct { // what is known of a learner who has filled in the form
		person  record.Person
		pending *record.Journal
		deck    *deck.Deck // in the language of what is pending
		number  int
		code    string // by which the attempt that begins can be resumed; "" if a key does
		locked  bool   // there is an open attempt of that name, for who knows its code
		err     error
	}
	kept struct { // an answer or the start of an attempt has reached the journal
		id  string
		err error
	}
	finished struct { // an attempt has reached the record, or not
		id      string
		attempt record.Attempt
		spare   string
		err     error
	}
	found struct { // an attempt that was broken off
		journal record.Journal
		deck    *deck.Deck // in its language
		name    string
	}
	again struct{ id string } // it is time to try once more to record
)

// retryAfter is how long a failed record waits for its next try.
const retryAfter = 15 * time.Second

// newRun draws a quiz for a person.
func (s *session) newRun(p record.Person, number int, recorded bool) (*quizRun, error) {
	paper, err := quiz.Draw(s.Deck, nil, s.Rand)
	if err != nil {
		return nil, err
	}
	now := s.Now()
	j := sitting.Begin(record.Journal{
		Learner: p.Learner, Unit: p.Unit, Mode: record.Self, Via: s.Via, Verified: s.Verified, Number: number, StartedAt: now,
	}, s.Deck, paper)
	kind := graded
	switch {
	case !recorded:
		j.Mode, kind = record.Preview, trial
	case s.Kiosk:
		j.Mode = record.Kiosk
	}
	return &quizRun{deck: s.Deck, attempt: quiz.Start(paper, s.Deck.Quiz, now), journal: j, person: p, kind: kind, recorded: recorded}, nil
}

// resume takes up an attempt where its journal ends, in the language in which
// it was begun. It is an error if the deck no longer asks the same questions.
func (s *session) resume(d *deck.Deck, j record.Journal) (*quizRun, error) {
	a, err := sitting.Resume(d, j, s.Now())
	if err != nil {
		return nil, err
	}
	return &quizRun{deck: d, attempt: a, journal: j, recorded: true}, nil
}

// record is the line that the finished attempt becomes.
func (r *quizRun) record(s *session, ended time.Time) record.Attempt {
	return sitting.Finish(r.journal, r.attempt, ended, s.App)
}

// journals is the folder that attempts under way are kept in; nil: none are.
func (s *session) journals() *record.Folder {
	if s.Kiosk {
		return nil
	}
	return s.Folder
}

// anonymous is true where a typed name is all that is known of who sits here,
// and many people come: no attempt under way is told or offered to them.
func (s *session) anonymous() bool { return s.Public && s.Learner == "" }

// lookUp finds what the folder knows of a person, and remembers their name. At
// a kiosk the name is kept with the finished attempt only.
func (s *session) lookUp(p record.Person) tea.Cmd {
	f, names, learner, anonymous, deckIn := s.Folder, s.journals(), s.Learner, s.anonymous(), s.deckIn()
	return func() tea.Msg {
		known, err := sitting.Known(f, learner, p)
		if names != nil {
			err = errors.Join(names.Remember(known.Person), err)
		} else {
			known.Pending = nil
		}
		o := opened{person: known.Person, pending: known.Pending, number: known.Number, err: err}
		if anonymous {
			o.pending, o.locked = nil, known.Pending != nil && known.Pending.Code != ""
			o.code = freeCode(names)
		}
		if o.pending != nil {
			o.deck = deckIn(o.pending.Deck.Language)
		}
		return o
	}
}

// findOpen looks for the attempt broken off last.
func (s *session) findOpen() tea.Cmd {
	f, learner, deckIn := s.journals(), s.Learner, s.deckIn()
	return func() tea.Msg {
		journal, name := sitting.BrokenOff(f, learner)
		if journal == nil {
			return nil
		}
		return found{*journal, deckIn(journal.Deck.Language), name}
	}
}

func (s *session) begin(r *quizRun) tea.Cmd {
	f, j := s.journals(), r.journal
	if f == nil {
		return nil
	}
	return func() tea.Msg { return kept{j.ID, f.Begin(j)} }
}

func discard(f *record.Folder, id string) tea.Cmd {
	return func() tea.Msg { return kept{id, f.Discard(id)} }
}

// keepAnswer journals the answer to item n.
func (s *session) keepAnswer(r *quizRun, n int, a quiz.Answer) tea.Cmd {
	f, id, at := s.journals(), r.journal.ID, s.Now()
	if s.Kiosk {
		return nil
	}
	if f == nil {
		return func() tea.Msg { return kept{id, record.ErrNoFolder} }
	}
	return func() tea.Msg { return kept{id, f.Record(id, n, a.Given, a.Seconds, at)} }
}

// finish records an attempt. What can't be recorded the log keeps in its
// second place.
func (s *session) finish(r *quizRun) tea.Cmd {
	log, folder, attempt, person := s.Log, s.Folder, *r.done, r.person
	return func() tea.Msg {
		done, spare, err := sitting.Record(log, folder, attempt, person)
		return finished{id: attempt.ID, attempt: done, spare: spare, err: err}
	}
}

// took takes in what came of work on the run outside Update.
func (r *quizRun) took(msg runMsg, s *session) Want {
	switch msg := msg.(type) {
	case kept:
		r.kept = msg.err
	case certified:
		r.certified(msg, s)
	case finished:
		r.saved = saving{ok: msg.err == nil, spare: msg.spare, err: msg.err}
		if msg.err != nil {
			return Do{s.after(retryAfter, again{msg.id})}
		}
		r.done = &msg.attempt
	case again:
		if !r.saved.ok && !r.saved.busy {
			r.saved.busy = true
			return Write{s.finish(r)}
		}
	}
	return nil
}

// optionLines lists options as they were given, each marked right or wrong,
// and numbered where their order is the answer.
func (s *session) optionLines(it quiz.Item, letters []string, width int) []string {
	var lines []string
	right := it.Question.RightLetters()
	for i, letter := range letters {
		good := slices.Contains(right, letter)
		label := ""
		if it.Question.Type == deck.Order {
			good = right[i] == letter
			label = fmt.Sprintf("%d. ", i+1)
		}
		mark, style := "✓ ", s.styles.Right
		if !good {
			mark, style = "✗ ", s.styles.Wrong
		}
		lines = append(lines, hang(style.Render(mark+label), s.option(it.Question, letter), width, style)...)
	}
	return lines
}
