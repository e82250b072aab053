package tui

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/quiz"
	"training.vast.vn/vneid-training/internal/results"
)

// quizRun is one learner's attempt with what is kept of it.
type quizRun struct {
	attempt  *quiz.Attempt
	journal  results.Journal // what was begun; ID names the attempt
	person   results.Person  // who takes it, where a name was typed
	recorded bool            // journal and attempt go to the data folder
	kept     error           // why the last answer is not in the journal; nil if it is
	done     *results.Attempt
	saved    saving
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

// Messages of the work done outside Update.
type (
	opened struct { // what is known of a learner who has filled in the form
		person  results.Person
		pending *results.Journal
		number  int
		err     error
	}
	kept struct { // an answer or the start of an attempt has reached the journal
		id  string
		err error
	}
	finished struct { // an attempt has reached the record, or not
		id      string
		attempt results.Attempt
		spare   string
		err     error
	}
	found struct { // an attempt that was broken off
		journal results.Journal
		name    string
	}
	again struct{ id string } // it is time to try once more to record
)

// retryAfter is how long a failed record waits for its next try.
const retryAfter = 15 * time.Second

// newRun draws a quiz for a person.
func (s *session) newRun(p results.Person, number int, topics []int, recorded bool) (*quizRun, error) {
	paper, err := quiz.Draw(s.Deck, topics, s.Rand)
	if err != nil {
		return nil, err
	}
	now := s.Now()
	j := results.Journal{
		ID: results.NewID(), Learner: p.Learner, Unit: p.Unit, Deck: s.deckRef(),
		Mode: results.Self, Via: s.Via, Verified: s.Verified, Number: number, Pass: s.Deck.Quiz.Pass, StartedAt: now,
	}
	for _, it := range paper.Items {
		q := it.Question
		j.Items = append(j.Items, results.JournalItem{
			Question: q.ID, Revision: q.Revision, Type: q.Type, Shown: it.Shown, Right: q.RightLetters(),
		})
	}
	if !recorded {
		j.Mode = results.Preview
	}
	return &quizRun{attempt: quiz.Start(paper, s.Deck.Quiz, now), journal: j, person: p, recorded: recorded}, nil
}

// resume takes up an attempt where its journal ends. It is an error if the
// deck no longer asks the same questions.
func (s *session) resume(j results.Journal) (*quizRun, error) {
	records := make([]quiz.Record, len(j.Items))
	for i, it := range j.Items {
		records[i] = quiz.Record{Question: it.Question, Revision: it.Revision, Shown: it.Shown}
	}
	paper, err := quiz.Rebuild(s.Deck, records)
	if err != nil {
		return nil, err
	}
	a := quiz.Start(paper, s.Deck.Quiz, s.Now())
	var stored []quiz.Stored
	for i, g := range j.Given {
		if g.N != i {
			return nil, fmt.Errorf("resuming attempt %s: the answer to question %d is missing", j.ID, i+1)
		}
		stored = append(stored, quiz.Stored{Given: g.Given, Seconds: g.Seconds})
	}
	if err := a.Restore(stored, s.Now()); err != nil {
		return nil, err
	}
	return &quizRun{attempt: a, journal: j, recorded: true}, nil
}

func (s *session) deckRef() results.DeckRef {
	return results.DeckRef{ID: s.Deck.ID, Version: s.Deck.Version, Language: s.Deck.Language, Hash: s.Deck.Hash}
}

// record is the line that the finished attempt becomes.
func (r *quizRun) record(s *session, ended time.Time) results.Attempt {
	score := r.attempt.Score()
	a := results.Attempt{
		ID: r.journal.ID, Learner: r.journal.Learner, Unit: r.journal.Unit, Verified: r.journal.Verified, Deck: r.journal.Deck,
		Mode: r.journal.Mode, Via: r.journal.Via, Number: r.journal.Number,
		StartedAt: r.journal.StartedAt, EndedAt: ended,
		Score: results.Score{Correct: score.Correct, Of: score.Of, Scaled: score.Scaled},
		Pass:  r.journal.Pass, Passed: score.Passed, How: results.Submitted, App: s.App,
	}
	for _, answer := range r.attempt.Answers() {
		q := answer.Item.Question
		a.Answers = append(a.Answers, results.Answer{
			Question: q.ID, Revision: q.Revision, Type: q.Type, Shown: answer.Item.Shown,
			Given: answer.Given, Right: q.RightLetters(), Correct: answer.Correct, Seconds: answer.Seconds,
		})
		a.Seconds += answer.Seconds
	}
	return a
}

// lookUp finds what the folder knows of a person, and remembers their name.
// Without a folder the attempt goes by an id of its own.
func lookUp(f *results.Folder, learner string, p results.Person) tea.Cmd {
	return func() tea.Msg {
		if f == nil {
			p.Learner = "hv-" + results.NewID()
			return opened{person: p, number: 1}
		}
		p.Learner = learner
		if p.Learner == "" {
			p.Learner = f.LearnerID(p.Name, p.Unit, p.Code)
		}
		err := f.Remember(p)
		pending, pendingErr := f.Pending(p.Learner)
		count, countErr := f.Attempts(p.Learner)
		return opened{person: p, pending: pending, number: count + 1, err: first(err, pendingErr, countErr)}
	}
}

// findOpen looks for the attempt broken off last: this learner's, or if none
// is named, anybody's in this folder.
func findOpen(f *results.Folder, learner string) tea.Cmd {
	if f == nil {
		return nil
	}
	return func() tea.Msg {
		var journal *results.Journal
		if learner != "" {
			journal, _ = f.Pending(learner)
		} else if all, _ := f.PendingAll(); len(all) > 0 {
			journal = &all[0]
		}
		if journal == nil {
			return nil
		}
		person, _, _ := f.Person(journal.Learner)
		return found{*journal, person.Name}
	}
}

func (s *session) begin(r *quizRun) tea.Cmd {
	f, j := s.Folder, r.journal
	if f == nil {
		return nil
	}
	return func() tea.Msg { return kept{j.ID, f.Begin(j)} }
}

func discard(f *results.Folder, id string) tea.Cmd {
	return func() tea.Msg { return kept{id, f.Discard(id)} }
}

// keepAnswer journals the answer to item n.
func (s *session) keepAnswer(r *quizRun, n int, a quiz.Answer) tea.Cmd {
	f, id, at := s.Folder, r.journal.ID, s.Now()
	if f == nil {
		return func() tea.Msg { return kept{id, results.ErrNoFolder} }
	}
	return func() tea.Msg { return kept{id, f.Record(id, n, a.Given, a.Seconds, at)} }
}

// finish records an attempt. What can't be recorded the log keeps in its
// second place.
func (s *session) finish(r *quizRun) tea.Cmd {
	log, folder, attempt, person := s.Log, s.Folder, *r.done, r.person
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), recordWithin)
		defer cancel()
		if folder != nil && person.Name != "" {
			// Again, for the case that the folder could not be written before.
			_ = folder.Remember(person)
		}
		done, err := log.Append(ctx, attempt)
		msg := finished{id: attempt.ID, attempt: done, err: err}
		if spare := (*results.SpareError)(nil); errors.As(err, &spare) {
			msg.spare = spare.Path
		}
		return msg
	}
}

// recordWithin is how long a record may take before the screen says so.
const recordWithin = 20 * time.Second

func retryLater(id string) tea.Cmd {
	return tea.Tick(retryAfter, func(time.Time) tea.Msg { return again{id} })
}

func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// option words an option: true and false have no text of their own.
func (s *session) option(q *deck.Question, letter string) string {
	if q.Type == deck.TrueFalse {
		if letter == "a" {
			return s.words.Exam.True
		}
		return s.words.Exam.False
	}
	if o := q.Option(letter); o != nil {
		return o.Text
	}
	return letter
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
