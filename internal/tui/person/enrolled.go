package person

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// Redeemed is what came of an enrolment code.
type Redeemed struct {
	who record.Person
	own string // what takes its place
	err error
}

// redeem finds whose an enrolment code is.
func redeem(s *kit.Session, typed string) tea.Cmd {
	ctx, desk := s.Context, s.Config.Desk
	return func() tea.Msg {
		who, own, err := desk.Redeem(ctx, typed)
		return Redeemed{who, own, err}
	}
}

// Take has the person sit here: the code of their letter is used up, whatever
// they look at by now.
func (r Redeemed) Take(s *kit.Session) {
	if r.err == nil {
		s.Sit(r.who)
		s.Who, s.Past, s.Own, s.Letter = r.who, nil, r.own, ""
		prove(s, r.who.Learner)
	}
}

// prove tells the door to live rooms who sits here.
func prove(s *kit.Session, learner string) {
	if s.Briefings != nil {
		s.Briefings.Proven = learner
	}
}

// redeemed goes on where the person sits here, or says what is wrong with the
// code.
func (id *Identity) redeemed(r Redeemed, s *kit.Session) kit.Want {
	id.waiting = false
	if r.err != nil {
		id.trouble = s.Words.Tell(r.err)
		return nil
	}
	id.trouble, id.told = "", s.Now()
	id.focus(fieldStart, s)
	if past := FindPast(s); past != nil {
		return kit.Do(past)
	}
	return nil
}

// rise makes room for somebody else.
func (id *Identity) rise(s *kit.Session) {
	s.Rise()
	prove(s, "")
	s.Who, s.Past, s.Own = record.Person{}, nil, ""
	id.name.SetValue("")
	id.filter.SetValue("")
	id.code.SetValue("")
	id.unit, id.trouble = nil, ""
	id.focus(fieldName, s)
}

// enrolled says whether an enrolled person sits here: then there is nothing to
// ask.
func enrolled(s *kit.Session) bool { return s.Enrolled.Learner != "" }

// asksCode says whether nothing but a code makes an attempt that is recorded.
func asksCode(s *kit.Session) bool {
	return s.Asks(s.Deck.Rules(s.Route())) && s.Called == ""
}

// hasField says whether the form has a field.
func hasField(field int, s *kit.Session) bool {
	switch field {
	case fieldName:
		return !enrolled(s)
	case fieldUnit, fieldCode:
		return !enrolled(s) && !asksCode(s)
	case fieldOther:
		return enrolled(s)
	}
	return true
}

// sits says who sits here, and what to write down.
func sits(s *kit.Session) []string {
	w := &s.Words.Enrol
	unit := s.Enrolled.Unit
	if u := s.Deck.Unit(unit); u != nil {
		unit = u.Name
	}
	lines := kit.Wrap(fmt.Sprintf(w.Sits, s.Enrolled.Name, unit), s.Column(), s.Styles.Strong)
	if s.Own != "" {
		lines = append(lines, "")
		lines = append(lines, kit.Wrap(fmt.Sprintf(w.OwnCode, s.Own), s.Column(), s.Styles.Key)...)
		lines = append(lines, kit.Wrap(w.OwnWhy, s.Column(), s.Styles.Text)...)
	}
	return lines
}
