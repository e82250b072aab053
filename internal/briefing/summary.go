package briefing

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record/store"
)

// A Summary is what is reported of a briefing. It holds no names.
type Summary struct {
	ID        string           `json:"id"`
	Code      string           `json:"code"`
	Deck      string           `json:"deck"` // its title
	Version   string           `json:"version"`
	Route     string           `json:"route,omitempty"` // id of the deck's route that was followed
	Opened    time.Time        `json:"opened"`
	Began     time.Time        `json:"began"` // when the first slide was shown; zero if none was
	Ended     time.Time        `json:"ended"` // zero while it is going on
	Minutes   float64          `json:"minutes"`
	Trainers  int              `json:"trainers"`
	Learners  int              `json:"learners"`
	Units     []UnitAttendance `json:"units"`
	Questions []QuestionRounds `json:"questions"` // those asked, in the order first asked
	Topics    []TopicTime      `json:"topics"`    // those shown, in the deck's order
	Remarks   int              `json:"remarks"`   // questions that learners sent, without those that were hidden
	Suspect   Suspicion        `json:"suspect,omitzero"`
	Sent      []Sent           `json:"sent"`   // the questions, in the order in which they came
	People    []Presence       `json:"people"` // learners who told their unit, by that and who came first
}

// A Presence is how long a learner was there. Who they are is for the record to
// say, by the id: a briefing's file holds no names.
type Presence struct {
	Learner string    `json:"learner"`
	Unit    string    `json:"unit"`
	Came    time.Time `json:"came"`
	Minutes float64   `json:"minutes"`
}

// Sent is a question that somebody sent the trainer.
type Sent struct {
	At    time.Time `json:"at"`
	Topic string    `json:"topic"` // the title of the one that was shown
	Unit  string    `json:"unit"`  // of who sent it; "" if they told none
	Text  string    `json:"text"`
	Heard bool      `json:"heard"` // the trainer took it off the list
}

// UnitAttendance is how many learners of a unit came.
type UnitAttendance struct {
	Unit     string  `json:"unit"` // its code; "" for those who told none
	Learners int     `json:"learners"`
	Minutes  float64 `json:"minutes"` // that they were there, on average
}

// QuestionRounds is how the room answered a question, each time it was asked.
// These answers are practice: no attempt, and no pass, comes of them.
type QuestionRounds struct {
	Question string   `json:"question"`
	Revision string   `json:"revision"`
	Text     string   `json:"text"`
	Rounds   []*Tally `json:"rounds"`
}

// TopicTime compares the time a topic took with the plan.
type TopicTime struct {
	Title   string  `json:"title"`
	Planned float64 `json:"planned"` // minutes
	Real    float64 `json:"real"`    // minutes
}

// Summary sums the briefing up as it stands at a time.
func (s *State) Summary(now time.Time) Summary {
	end := now
	if !s.Over.IsZero() {
		end = s.Over
	}
	sum := Summary{
		ID: s.ID, Code: s.Live.Room, Deck: s.Plan.Title, Version: s.Plan.Version, Route: s.Plan.Route, Opened: s.Opened, Began: s.Began, Ended: s.Over,
		Trainers: len(s.Trainers), Learners: len(s.Attendees), Units: []UnitAttendance{}, Remarks: s.Remarks - s.Hidden, Suspect: s.suspicion(),
		Questions: []QuestionRounds{}, Topics: []TopicTime{}, Sent: []Sent{}, People: []Presence{},
	}
	if !s.Began.IsZero() {
		sum.Minutes = minutes(end.Sub(s.Began))
	}
	for _, r := range s.Said {
		waits := slices.ContainsFunc(s.Waiting, func(w Remark) bool { return w.Item == r.Item })
		sum.Sent = append(sum.Sent, Sent{r.At, s.Plan.Topics[r.Topic].Title, r.Unit, r.Text, !waits})
	}
	for l, a := range s.Attendees {
		if a.Unit != "" {
			sum.People = append(sum.People, Presence{l, a.Unit, a.First, minutes(a.present(end))})
		}
	}
	slices.SortFunc(sum.People, func(a, b Presence) int {
		return cmp.Or(strings.Compare(a.Unit, b.Unit), a.Came.Compare(b.Came), strings.Compare(a.Learner, b.Learner))
	})
	for _, u := range s.Units() {
		var present time.Duration
		for _, a := range s.Attendees {
			if a.Unit == u.Unit {
				present += a.present(end)
			}
		}
		sum.Units = append(sum.Units, UnitAttendance{u.Unit, u.All, minutes(present / time.Duration(u.All))})
	}
	for i := range s.Asked {
		sum.add(s.Plan.question(s.Asked[i].Question), s.Tally(&s.Asked[i]))
	}
	for i, t := range s.Plan.Topics {
		if spent := s.spent(i, end); spent > 0 {
			planned := t.Minutes
			if !slices.ContainsFunc(s.Plan.route(), func(slide int) bool { of, _ := s.Plan.topic(slide); return of == i }) {
				planned = t.Whole
			}
			sum.Topics = append(sum.Topics, TopicTime{t.Title, float64(planned), minutes(spent)})
		}
	}
	return sum
}

// present is how long somebody has been there at a time.
func (a *Attendee) present(now time.Time) time.Duration {
	if a.Here == 0 {
		return a.Present
	}
	return a.Present + now.Sub(a.Since)
}

func (s *Summary) add(q *Question, t *Tally) {
	if q == nil {
		return
	}
	i := slices.IndexFunc(s.Questions, func(r QuestionRounds) bool { return r.Question == q.ID })
	if i < 0 {
		i = len(s.Questions)
		s.Questions = append(s.Questions, QuestionRounds{Question: q.ID, Revision: q.Revision, Text: q.Text})
	}
	s.Questions[i].Rounds = append(s.Questions[i].Rounds, t)
}

// spent is the time that a topic has taken so far.
func (s *State) spent(topic int, now time.Time) time.Duration {
	spent := s.topics[topic]
	if here, _ := s.Plan.topic(s.Lead.Slide); here == topic && !s.running.IsZero() && now.After(s.running) {
		spent += now.Sub(s.running)
	}
	return spent
}

// minutes to a tenth.
func minutes(d time.Duration) float64 { return float64(d.Round(6*time.Second)) / float64(time.Minute) }

// Summaries reads the briefings of a data folder that match: a room code
// ("4821"), a day ("2026-11-24" or "24/11/2026"), or "" for all. They come in
// the order in which they were opened. Files that can't be read are left out,
// and the error names them.
func Summaries(ctx context.Context, s store.Store, which string) ([]Summary, error) {
	matches, err := matcher(which)
	if err != nil {
		return nil, err
	}
	entries, err := s.List(ctx, folder)
	if err != nil {
		return nil, err
	}
	var found []State
	var errs []error
	for _, e := range entries {
		if !strings.HasSuffix(e.Name, extension) {
			continue
		}
		now, _, err := readFile(ctx, s, e.Name)
		switch {
		case err != nil:
			errs = append(errs, locale.Errorf(locale.ReadingFile, s.Where(e.Name), err))
		case now.Plan != nil && matches(&now):
			found = append(found, now)
		}
	}
	slices.SortStableFunc(found, func(a, b State) int { return a.Opened.Compare(b.Opened) })
	sums := make([]Summary, len(found))
	for i := range found {
		sums[i] = found[i].Summary(found[i].Last)
	}
	return sums, errors.Join(errs...)
}

// matcher tells what a word given for a briefing means.
func matcher(which string) (func(*State) bool, error) {
	if which == "" {
		return func(*State) bool { return true }, nil
	}
	if len(which) == 4 && strings.Trim(which, "0123456789") == "" {
		return func(s *State) bool { return s.Live.Room == which }, nil
	}
	for _, layout := range []string{"2006-01-02", "02/01/2006", "2/1/2006"} {
		if day, err := time.ParseInLocation(layout, which, locale.Vietnam()); err == nil {
			return func(s *State) bool {
				opened := s.Opened.In(locale.Vietnam())
				return opened.Year() == day.Year() && opened.YearDay() == day.YearDay()
			}, nil
		}
	}
	return nil, locale.Errorf(locale.WhichBriefing, which)
}
