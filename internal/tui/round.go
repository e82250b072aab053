package tui

import (
	"training.vast.vn/vneid-training/internal/quiz"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/sitting"
)

// rounds are ways to be asked questions. Only a quiz that the rules of the
// deck drew can be passed and goes on record: a trial leaves nothing behind,
// and what asks chosen questions once more is practice. Its score would be a
// share of a few questions whose answers were just shown, so it is never
// called a pass.
type rounds int

const (
	graded rounds = iota // the quiz
	trial                // the quiz, by who does not give their name
	second               // what was answered wrong last time
	due                  // a few questions, days later
)

// practice reports whether the questions were chosen, not drawn by the rules.
func (r rounds) practice() bool { return r == second || r == due }

// runTitle names a run at the head of its screens.
func (s *session) runTitle(run *quizRun) string {
	return [...]string{graded: s.words.Exam.Title, trial: s.words.Exam.Practice, second: s.words.Round.SecondTitle, due: s.words.Round.DueTitle}[run.kind]
}

// newRound asks questions once more.
func (s *session) newRound(kind rounds, ids []string) (*quizRun, error) {
	paper, err := quiz.Pick(s.Deck, ids, s.Rand)
	if err != nil {
		return nil, err
	}
	now := s.Now()
	j := sitting.Begin(record.Journal{Learner: s.Learner, Mode: record.Preview, Via: s.Via, StartedAt: now}, s.Deck, paper)
	return &quizRun{deck: s.Deck, attempt: quiz.Start(paper, s.Deck.Quiz, now), journal: j, kind: kind}, nil
}

// openRound begins a round, or stays where it is if there is nothing to ask.
func openRound(s *session, kind rounds, ids []string) Want {
	run, err := s.newRound(kind, ids)
	if err != nil {
		return nil
	}
	return Go{To: Exam, With: run}
}

// wrongOf lists the questions that were answered wrong in a run.
func wrongOf(run *quizRun) []string {
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
func (s *session) remember(run *quizRun) {
	if run.kind == trial {
		return
	}
	now := s.Now()
	for _, a := range run.attempt.Answers() {
		s.progress.Answer(a.Item.Question.ID, a.Correct, now)
	}
	switch run.kind {
	case graded:
		s.progress.Quiz(now)
	case due:
		s.progress.Reviewed(now)
	}
}

// dueNow lists the questions to be reviewed now: for a learner whom a key
// proves, since only they are sure to be the one who was asked.
func (s *session) dueNow() []string {
	if !s.Verified {
		return nil
	}
	return s.progress.Due(s.Now())
}
