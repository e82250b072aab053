package person

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// Opened is what is known of a learner who has filled in the form.
type Opened struct {
	person  record.Person
	pending *record.Journal
	deck    *deck.Deck // in the language of what is pending
	number  int
	code    string // by which the attempt that begins can be resumed; "" if a key does
	locked  bool   // there is an open attempt of that name, for who knows its code
	not     error  // why they can't begin one now
	err     error
}

// lookUp finds what the folder knows of a person, and remembers their name. At
// a kiosk the name is kept with the finished attempt only.
func lookUp(s *kit.Session, p record.Person) tea.Cmd {
	ctx, desk, names, deckIn := s.Context, s.Config.Desk, s.Journals(), s.DeckIn()
	rules, now := s.Deck.Rules(s.Route()), s.Now()
	return func() tea.Msg {
		known, err := desk.Known(ctx, p)
		not := desk.MayBegin(ctx, known.Person, rules, now)
		if names != nil && not == nil {
			err = errors.Join(names.Remember(ctx, known.Person), err)
		}
		if names == nil {
			known.Pending = nil
		}
		o := Opened{person: known.Person, pending: known.Pending, number: known.Number, not: not, err: err}
		if desk.Anonymous() {
			o.pending, o.locked = nil, known.Pending != nil && known.Pending.Code != ""
			if names != nil {
				o.code = record.NewCode()
			}
		}
		if o.pending != nil {
			o.deck = deckIn(o.pending.Deck.Language)
		}
		return o
	}
}

// discard drops an attempt that was broken off.
func discard(f *record.Folder, j record.Journal) tea.Cmd {
	return func() tea.Msg {
		f.Discard(j.Learner, j.ID) // which is tidied away in time otherwise
		return nil
	}
}
