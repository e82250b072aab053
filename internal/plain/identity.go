package plain

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"training.vast.vn/vneid-training/internal/clean"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/sitting"
)

const (
	codeRunes  = 20
	unitsShown = 9
)

// identify asks who takes the quiz, and says before what is kept of it. It
// returns no attempt if the person turns back.
func (s *session) identify(ctx context.Context) (*running, error) {
	w := &s.words.Plain
	s.out.say(s.words.Identity.Notice + ": " + s.Deck.Notice)
	choices := []string{w.Record, w.Unrecorded}
	if s.Enrolled.Learner != "" {
		s.out.sayf(s.words.Enrol.SitsPlain, s.Enrolled.Name, s.unitName(s.Enrolled.Unit))
		choices = append(choices, s.words.Enrol.Other)
	}
	choice, err := s.choose(ctx, choices, w.Back)
	if err != nil || choice == 0 {
		return nil, err
	}
	s.out.blank()
	switch {
	case choice == 2:
		return s.begin(record.Person{}, 1, false)
	case choice == 3:
		s.Rise()
	case s.Enrolled.Learner != "":
		return s.known(ctx, s.Enrolled)
	}
	name, err := s.askName(ctx)
	if err != nil {
		return nil, err
	}
	if s.Enrolled.Learner != "" {
		s.out.blank()
		return s.known(ctx, s.Enrolled)
	}
	if name == "" {
		return nil, nil
	}
	unit, err := s.askUnit(ctx)
	if err != nil || unit == nil {
		return nil, err
	}
	code, err := s.ask(ctx, w.Code)
	if err != nil {
		return nil, err
	}
	s.out.blank()
	return s.known(ctx, record.Person{Name: name, Unit: unit.Code, Code: clean.Typed(code, codeRunes)})
}

// askName asks until a name is typed, or the code of somebody enrolled, who sits
// here then; "": turn back.
func (s *session) askName(ctx context.Context) (string, error) {
	asks, onlyCode := s.words.Plain.Name, s.Asks(s.Deck.Rules(s.Deck.Route(s.Along))) && s.Called == ""
	if onlyCode {
		asks = s.words.Enrol.AskPlain
	}
	for {
		text, err := s.ask(ctx, asks)
		if err != nil || text == "0" {
			return "", err
		}
		if _, _, ok := record.SplitCode(text); ok {
			who, own, err := s.Redeem(ctx, text)
			if err != nil {
				s.out.say(s.words.Tell(err))
				continue
			}
			s.Sit(who)
			s.out.sayf(s.words.Enrol.SitsPlain, who.Name, s.unitName(who.Unit))
			if own != "" {
				s.out.sayf(s.words.Enrol.OwnCode, own)
				s.out.say(s.words.Enrol.OwnWhy)
			}
			return "", nil
		}
		if onlyCode || record.LikeCode(text) {
			s.out.say(s.words.Enrol.NoCode)
			continue
		}
		name, err := clean.Name(text)
		if err == nil {
			return name, nil
		}
		s.out.say(s.words.Tell(err))
	}
}

// unitName is what the deck calls a unit.
func (s *session) unitName(code string) string {
	if u := s.Deck.Unit(code); u != nil {
		return u.Name
	}
	return code
}

// askUnit asks until one unit is left: by what is typed, or by its number in
// the list that came of it. nil: turn back.
func (s *session) askUnit(ctx context.Context) (*deck.Unit, error) {
	w := &s.words.Plain
	var listed []*deck.Unit
	for {
		text, err := s.ask(ctx, w.Unit)
		if err != nil || text == "0" {
			return nil, err
		}
		found := s.units(text)
		if n, err := strconv.Atoi(text); err == nil && n > 0 && n <= len(listed) {
			found = listed[n-1 : n]
		}
		switch {
		case text == "":
			s.out.say(s.words.Identity.UnitEmpty)
		case len(found) == 0:
			s.out.sayf(s.words.Identity.NoUnit, clean.Line(text, queryRunes))
			continue
		case len(found) == 1:
			s.out.sayf(w.UnitTaken, found[0].Name)
			return found[0], nil
		}
		listed = found
		for i, u := range listed[:min(len(listed), unitsShown)] {
			s.out.hang(strconv.Itoa(i+1)+". ", u.Name)
		}
		if rest := len(listed) - unitsShown; rest > 0 {
			s.out.sayf(w.ManyUnits, rest)
			listed = listed[:unitsShown]
		}
	}
}

// units are those that hold every word typed, marks or not; just one if it is
// named in full or by its code.
func (s *session) units(text string) []*deck.Unit {
	if u := s.Deck.Unit(text); u != nil {
		return []*deck.Unit{u}
	}
	folded := deck.Fold(text)
	var found []*deck.Unit
	for i := range s.Deck.Units {
		u := &s.Deck.Units[i]
		switch {
		case deck.Fold(u.Name) == folded:
			return []*deck.Unit{u}
		case holds(deck.Fold(u.Name+" "+u.Code), strings.Fields(folded)):
			found = append(found, u)
		}
	}
	return found
}

// known begins the quiz of a person, or takes up the one that they broke off,
// as they want.
func (s *session) known(ctx context.Context, p record.Person) (*running, error) {
	w := &s.words.Identity
	l, err := s.Known(ctx, p)
	not := s.MayBegin(ctx, l.Person, s.Deck.Rules(s.Deck.Route(s.Along)), s.Now())
	if s.Folder != nil && not == nil {
		err = errors.Join(err, s.Folder.Remember(ctx, l.Person))
	}
	if err != nil {
		s.out.say("! " + s.words.Exam.NotSaved)
	}
	if l.Pending != nil && !s.Anonymous() {
		s.out.sayf(w.Pending, l.Person.Name, len(l.Pending.Given)+1, len(l.Pending.Items))
		choice, err := s.choose(ctx, []string{w.Resume, w.Fresh}, s.words.Plain.Back)
		if err != nil || choice == 0 {
			return nil, err
		}
		s.out.blank()
		if choice == 1 {
			if r, err := s.resume(*l.Pending); err == nil {
				r.person = l.Person
				return r, nil
			}
			s.out.say(w.Changed)
		}
		if not != nil {
			s.out.say("! " + s.words.Tell(not))
			return nil, nil
		}
		if err := s.Folder.Discard(l.Pending.Learner, l.Pending.ID); err != nil {
			s.out.say("! " + s.words.Tell(err))
		}
	}
	if not != nil {
		s.out.say("! " + s.words.Tell(not))
		return nil, nil
	}
	return s.fresh(l)
}

func (s *session) fresh(l sitting.Learner) (*running, error) {
	r, err := s.begin(l.Person, l.Number, s.Log != nil)
	if err != nil {
		return nil, fmt.Errorf("beginning the quiz: %w", err)
	}
	if s.Folder != nil && r.recorded {
		if err := r.unkept.Keep(s.Folder, r.journal); err != nil {
			s.out.say("! " + s.words.Exam.NotSaved)
		}
	}
	return r, nil
}
