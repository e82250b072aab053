package plain

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/quiz"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/sitting"
	"training.vast.vn/vneid-training/internal/speech"
)

// running is an attempt with what is kept of it.
type running struct {
	attempt  *quiz.Attempt
	journal  record.Journal
	person   record.Person
	recorded bool
	resumed  bool // it was broken off, and is this sitting's once it is taken over
	unkept   sitting.Unkept
}

// progress is the next question, from 1, and how many there are.
func (r *running) progress() (next, of int) {
	return len(r.attempt.Answers()) + 1, len(r.journal.Items)
}

func (s *session) resume(j record.Journal) (*running, error) {
	a, err := sitting.Resume(s.Deck, j, s.Now())
	if err != nil {
		return nil, err
	}
	return &running{attempt: a, journal: j, recorded: true, resumed: true, unkept: sitting.Unkept{Begun: true}}, nil
}

// begin draws a quiz for a person.
func (s *session) begin(p record.Person, number int, recorded bool) (*running, error) {
	route := s.Deck.Route(s.Along)
	paper, err := quiz.DrawRoute(s.Deck, route, s.Rand)
	if err != nil {
		return nil, err
	}
	j := record.Journal{Mode: record.Self, Number: number, StartedAt: s.Now(), Route: route.Name()}
	if !recorded {
		j.Mode = record.Preview
	}
	return &running{attempt: quiz.Start(paper, s.Deck.Rules(route), j.StartedAt), journal: s.Begin(j, p, s.Deck, paper), person: p, recorded: recorded}, nil
}

// quiz takes up the attempt left open, or begins one.
func (s *session) quiz(ctx context.Context) error {
	r, err := s.whichQuiz(ctx)
	if err != nil || r == nil {
		return err
	}
	s.open = nil
	left, err := s.exam(ctx, r)
	if err != nil || left {
		return err
	}
	return s.outcome(ctx, r)
}

// whichQuiz is the attempt to take; nil: none, turn back. The one left open
// may be somebody else's.
func (s *session) whichQuiz(ctx context.Context) (*running, error) {
	if s.open == nil {
		return s.identify(ctx)
	}
	choice, err := s.choose(ctx, []string{s.words.Identity.Resume, s.words.Outcome.Anew}, s.words.Plain.Back)
	if err != nil || choice == 0 {
		return nil, err
	}
	s.out.blank()
	if choice == 1 {
		return s.open, nil
	}
	return s.identify(ctx)
}

// exam asks the questions that are not answered yet. It is left when the
// person wants to stop.
func (s *session) exam(ctx context.Context, r *running) (left bool, err error) {
	w := &s.words.Plain
	if r.resumed && s.Folder != nil {
		j, a, err := sitting.TakeOver(s.Folder, s.Deck, r.journal, s.Now())
		if err != nil {
			s.out.say("! " + sitting.Gone(err, s.words))
			return true, nil
		}
		r.journal, r.attempt, r.resumed = j, a, false
	}
	for {
		i, it, more := r.attempt.Current()
		if !more {
			return false, nil
		}
		asked := time.Now()
		given, err := s.question(ctx, it, i+1, len(r.journal.Items))
		switch {
		case errors.Is(err, io.EOF) && r.recorded:
			return false, locale.Said(nil, w.EndedKept, i+1, len(r.journal.Items))
		case errors.Is(err, io.EOF):
			return false, locale.Said(nil, w.Ended, i+1, len(r.journal.Items))
		case err != nil:
			return false, err
		case given == nil && r.recorded:
			s.open, s.name = r, r.person.Name
			kept := w.Kept
			if s.Anonymous() {
				kept = w.KeptHere
			}
			s.out.sayf(kept, i+1)
			return true, nil
		case given == nil:
			s.out.say(w.NotKept)
			return true, nil
		}
		if err := s.settle(ctx, asked); err != nil {
			return false, err
		}
		answer, err := r.attempt.Answer(given, s.Now())
		if err != nil {
			return false, err
		}
		if !s.keep(r, i, answer) {
			s.open = nil
			s.out.say(s.words.Exam.Elsewhere)
			return true, nil
		}
		if !s.FeedbackAtEnd {
			s.verdict(answer)
		}
		s.out.blank()
	}
}

// settle waits, where many people come, until an answer may be taken: here what was
// typed ahead is no mistake.
func (s *session) settle(ctx context.Context, asked time.Time) error {
	if !s.Public {
		return nil
	}
	select {
	case <-time.After(quiz.Settle - time.Since(asked)):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// keep journals an answer, and says so where that fails. It is false where the
// attempt is another sitting's by now.
func (s *session) keep(r *running, i int, a quiz.Answer) bool {
	if !r.recorded {
		return true
	}
	err := r.unkept.Keep(s.Folder, r.journal, record.JournalAnswer{N: i, Given: a.Given, Seconds: a.Seconds, At: s.Now()})
	if errors.Is(err, record.ErrElsewhere) {
		return false
	}
	if err != nil {
		s.out.say("! " + s.words.Exam.NotSaved)
	}
	return true
}

// question asks until it has an answer; nil: the person wants to stop.
func (s *session) question(ctx context.Context, it quiz.Item, n, of int) ([]string, error) {
	w := &s.words.Plain
	q, options := it.Question, len(it.Shown)
	head := fmt.Sprintf(s.words.Exam.Question, n, of) + ". "
	if situation := speech.Situation(q, &s.words.Reading); len(situation) > 0 {
		s.out.say(head)
		for _, l := range situation {
			s.out.say(l.Text)
		}
		head = ""
	}
	s.out.say(head + q.Text)
	s.shown(it)
	asks, wrong := w.AskOne, w.One
	switch q.Type {
	case deck.Multiple:
		asks, wrong = w.AskSome, w.Some
	case deck.Order:
		asks, wrong = w.AskAll, w.All
	}
	for {
		text, err := s.ask(ctx, fmt.Sprintf(asks, options))
		if err != nil {
			return nil, err
		}
		if text == "0" {
			return nil, nil
		}
		if given, err := parseAnswer(text, it); err == nil {
			return given, nil
		}
		s.out.sayf(wrong, options)
	}
}

// shown lists the options of an item, or the rows of its screens.
func (s *session) shown(it quiz.Item) {
	q, screen := it.Question, -1
	for i, letter := range it.Shown {
		text := s.option(q, letter)
		if q.Type == deck.Tap {
			if at := q.ScreenOf(letter); at != screen {
				screen = at
				s.out.sayf(s.words.Reading.Rows, q.Screens[at].Title)
			}
			text = q.Option(letter).Text
		}
		s.out.hang(fmt.Sprintf("%d. ", i+1), text)
	}
}

// option words an option: true and false have no text of their own.
func (s *session) option(q *deck.Question, letter string) string {
	switch {
	case q.Type == deck.TrueFalse && letter == "a":
		return s.words.Exam.True
	case q.Type == deck.TrueFalse:
		return s.words.Exam.False
	}
	return q.Wording(letter)
}

// verdict says whether an answer was right, what is, and why.
func (s *session) verdict(a quiz.Answer) {
	w := &s.words.Exam
	q := a.Item.Question
	if a.Correct {
		s.out.say(w.Right + ". " + q.Explain)
		return
	}
	right := q.RightLetters()
	answer := numbers(a.Item, right)
	if len(right) == 1 {
		answer += ". " + s.option(q, right[0])
	}
	s.out.say(w.Wrong + ". " + fmt.Sprintf(w.RightWas, strings.TrimSuffix(answer, ".")) + ". " + q.Explain)
}

// outcome tells the score and where it is, and what to look at again.
func (s *session) outcome(ctx context.Context, r *running) error {
	w := &s.words.Outcome
	line := sitting.Finish(r.journal, r.attempt, s.Now(), s.App)
	score := r.attempt.Score()
	s.out.say(w.Title)
	verdict := w.Passed
	if !score.Passed {
		verdict = w.Failed
	}
	s.out.say(fmt.Sprintf(s.words.Plain.Score, score.Correct, score.Of, percent(score.Scaled), percent(r.journal.Pass)) + " " + verdict + ".")
	if route := s.Deck.Route(r.journal.Route); route != nil {
		s.out.sayf(s.words.Certificate.Along, route.Title)
	}
	recorded := s.record(ctx, r, line)
	s.again(r)
	for {
		s.out.blank()
		items := []string{w.Review, w.Topics, w.Anew}
		if !recorded {
			items = append(items, s.words.Plain.Retry)
		}
		choice, err := s.choose(ctx, items, w.Home)
		if err != nil {
			return err
		}
		if choice == 0 {
			return nil
		}
		s.out.blank()
		switch choice {
		case 1:
			s.review(r)
		case 2:
			slide := 0
			if topics := r.attempt.Again(); len(topics) > 0 {
				slide = s.Deck.Topics[topics[0]].First
			}
			return s.talk(ctx, slide)
		case 3:
			s.open = nil
			return s.quiz(ctx)
		case 4:
			recorded = s.record(ctx, r, line)
		}
	}
}

// record appends the attempt to the record and says what became of it. It is
// false where trying again may help.
func (s *session) record(ctx context.Context, r *running, line record.Attempt) bool {
	w := &s.words.Outcome
	if !r.recorded || s.Log == nil {
		s.out.say(w.Unrecorded)
		return true
	}
	done, spare, err := s.Record(ctx, line, r.person)
	switch {
	case err == nil:
		s.out.sayf(w.Saved, record.Receipt(done))
		s.out.sayf(w.SavedIn, s.Path)
		if done.Hasty {
			s.out.say(w.Hasty)
		}
	case errors.Is(err, record.ErrElsewhere):
		s.out.say(w.Elsewhere)
		return true
	case spare != "":
		s.out.sayf(w.Spare, spare)
	default:
		s.out.sayf(w.Lost, s.words.Tell(err))
	}
	return err == nil
}

// again names the topics that a wrong answer belongs to.
func (s *session) again(r *running) {
	w := &s.words.Outcome
	topics := r.attempt.Again()
	if len(topics) == 0 {
		s.out.say(w.AllRight)
		return
	}
	s.out.say(w.Again + ":")
	for _, t := range topics {
		topic := &s.Deck.Topics[t]
		s.out.hang("- ", fmt.Sprintf(s.words.Plain.ContentsPage, topic.First+1, topic.Title, s.place(topic)))
	}
}

// review goes through all answers.
func (s *session) review(r *running) {
	w := &s.words.Review
	for i, a := range r.attempt.Answers() {
		q := a.Item.Question
		verdict := s.words.Plain.Yes
		if !a.Correct {
			verdict = s.words.Plain.No
		}
		s.out.say(fmt.Sprintf(w.Question, i+1, len(r.journal.Items)) + ". " + q.Text)
		s.out.say(w.Yours + " (" + verdict + "):")
		s.options(a.Item, a.Given)
		if !a.Correct {
			s.out.say(w.Right + ":")
			s.options(a.Item, q.RightLetters())
		}
		s.out.say(q.Explain)
		s.out.sayf(w.Slide+".", s.Deck.Topics[q.Topic].First+q.Slide)
		s.out.blank()
	}
}

// options lists some of an item's options, numbered where their order counts.
func (s *session) options(it quiz.Item, letters []string) {
	for i, l := range letters {
		label := "- "
		if it.Question.Type == deck.Order {
			label = fmt.Sprintf("%d. ", i+1)
		}
		s.out.hang(label, s.option(it.Question, l))
	}
}
