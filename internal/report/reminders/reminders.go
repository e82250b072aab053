// Package reminders tells who is to be reminded of what they learnt: one, seven
// and thirty days after they passed there is one real thing to do on the phone,
// or a question to look at again. It sends nothing.
package reminders

import (
	"cmp"
	"io"
	"slices"
	"time"

	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/report"
)

// after are the days after passing on which something is to be done, and stays
// open until the next, or the last for as long again.
var after = []int{1, 7, 30, 60}

// A Reminder is somebody who has something to do.
type Reminder struct {
	Learner string
	Unit    string    // its code
	Passed  time.Time // the day, in Vietnam
	After   int       // days after that: 1, 7 or 30
	Due     time.Time // the day that makes
}

// A Book collects attempts, of which it keeps a few words each.
type Book struct {
	attempts []record.Attempt
	tallies  []record.Tally
}

// Read takes in a record. The error is record.Read's.
func (b *Book) Read(r io.Reader) error {
	t, err := record.Read(r, func(_ int, a record.Attempt) error {
		if a.Mode != record.Preview && a.Learner != "" {
			a.Answers = nil
			b.attempts = append(b.attempts, a)
		}
		return nil
	})
	b.tallies = append(b.tallies, t)
	return err
}

// Open lists who has something open on a day: their last reminder, unless they
// took the quiz again on the day it fell due or later. They come by unit,
// then by how long ago they passed.
func (b *Book) Open(day time.Time) []Reminder {
	type person struct {
		unit        string
		first, last time.Time // passed first, and took the quiz last
	}
	people := make(map[string]*person)
	for _, a := range b.attempts {
		if b.withdrawn(a) {
			continue
		}
		p := people[a.Learner]
		if p == nil {
			p = &person{}
			people[a.Learner] = p
		}
		ended := report.Midnight(a.EndedAt.Time)
		if a.Passed && (p.first.IsZero() || ended.Before(p.first)) {
			p.first = ended
		}
		if ended.After(p.last) || p.unit == "" {
			p.last, p.unit = ended, a.Unit
		}
	}
	day = report.Midnight(day)
	var open []Reminder
	for learner, p := range people {
		if p.first.IsZero() {
			continue
		}
		for i, n := range after[:len(after)-1] {
			due := p.first.AddDate(0, 0, n)
			if !due.After(day) && day.Before(p.first.AddDate(0, 0, after[i+1])) && p.last.Before(due) {
				open = append(open, Reminder{learner, p.unit, p.first, n, due})
			}
		}
	}
	slices.SortFunc(open, func(x, y Reminder) int {
		return cmp.Or(cmp.Compare(x.Unit, y.Unit), cmp.Compare(x.After, y.After), x.Due.Compare(y.Due), cmp.Compare(x.Learner, y.Learner))
	})
	return open
}

// withdrawn says whether an attempt does not count, or not yet.
func (b *Book) withdrawn(a record.Attempt) bool {
	return slices.ContainsFunc(b.tallies, func(t record.Tally) bool { return t.Withdrawn(a) || t.Waits(a) })
}
