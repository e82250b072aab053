package person

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/cards"
)

// resumeDigits is how long a resume code is; oldDigits, how long it was in
// attempts that were begun before.
const (
	resumeDigits = record.CodeDigits
	oldDigits    = 4
)

// askCode asks who types a name with an open attempt for its resume code. Of
// the attempt it tells nothing: a name is no proof.
type askCode struct {
	opened  Opened
	typed   string
	trouble string
	waiting bool
	emptied time.Time // when a wrong code was taken out of the field
}

// Unlocked is what came of a code.
type Unlocked struct {
	journal *record.Journal // nil: it is not the code
	deck    *deck.Deck
	often   bool // no more tries now
	locked  bool // no more tries at all
}

// unlock tries a code on the open attempts of a learner.
func unlock(s *kit.Session, learner, code string) tea.Cmd {
	f, may, deckIn := s.Journals(), s.Try, s.DeckIn()
	return func() tea.Msg {
		if may != nil && !may() {
			return Unlocked{often: true}
		}
		if f == nil {
			return Unlocked{}
		}
		j, locked, err := f.Unlock(learner, code)
		if j == nil {
			return Unlocked{locked: locked, often: err != nil}
		}
		return Unlocked{journal: j, deck: deckIn(j.Deck.Language)}
	}
}

// tryCode takes a key while a code is asked for. Without a code the person
// begins anew; the open attempt stays for who has it.
func (id *Identity) tryCode(msg tea.Msg, s *kit.Session) kit.Want {
	a, k := id.asking, s.Keys
	switch {
	case a.waiting:
	case kit.Is(msg, k.Esc):
		id.asking = nil
	case kit.Is(msg, k.Enter) && a.typed == "" && s.Now().Sub(a.emptied) < kit.Settle: // a doubled Enter
	case kit.Is(msg, k.Enter) && a.typed == "":
		o := a.opened
		id.asking = nil
		return id.fresh(o, s)
	case kit.Is(msg, k.Enter) && (len(a.typed) == resumeDigits || len(a.typed) == oldDigits):
		a.waiting = true
		return kit.Do(unlock(s, a.opened.person.Learner, a.typed))
	case kit.Is(msg, k.Enter):
		a.trouble = s.Words.Resume.Wrong
	case kit.Is(msg, k.CodeDigit) && len(a.typed) < resumeDigits:
		a.typed, a.trouble, a.emptied = a.typed+msg.(tea.KeyPressMsg).String(), "", time.Time{}
	case kit.Is(msg, k.Back) && a.typed != "":
		a.typed, a.trouble = a.typed[:len(a.typed)-1], ""
	}
	return nil
}

// unlocked goes on with what came of a code.
func (id *Identity) unlocked(u Unlocked, s *kit.Session) kit.Want {
	a := id.asking
	if a == nil {
		return nil
	}
	a.waiting = false
	switch {
	case u.often:
		a.trouble = s.Words.Resume.Often
	case u.locked:
		a.empty(s, s.Words.Resume.Locked)
	case u.journal == nil:
		a.empty(s, s.Words.Resume.Wrong)
	default:
		want, err := id.sit(s, kit.Sitting{Person: a.opened.person, Journal: u.journal, Deck: u.deck})
		if err != nil {
			a.trouble = s.Words.Identity.Changed
			return nil
		}
		id.asking = nil
		return want
	}
	return nil
}

// empty makes room for another code, and says what was wrong with the last one.
func (a *askCode) empty(s *kit.Session, trouble string) {
	a.typed, a.trouble, a.emptied = "", trouble, s.Now()
}

func (a *askCode) view(s *kit.Session) []string {
	w := &s.Words.Resume
	code := a.typed
	for len(code) < resumeDigits {
		code += "_"
	}
	pending := kit.Wrap(w.Pending, s.Column(), s.Styles.Strong)
	ask := []string{s.Styles.Text.Render(w.Ask+": ") + s.Styles.Key.Render("["+code+"]"), ""}
	hint, wide := a.hint(s, s.Stage().Height-len(pending)-3)
	if !s.Drawn() {
		pending[0] += strings.Repeat(" ", max(0, wide-ansi.StringWidth(pending[0])))
		return s.Centre(slices.Concat(pending, []string{""}, ask, hint))
	}
	if s.Grand() { // where the title asks
		ask = nil
	}
	lines, _, _ := cards.Code(s, w.Ask, a.typed, resumeDigits, slices.Concat(ask, pending, hint))
	return lines
}

// hint says what to do, and what is wrong with the code: under that if so many rows
// have room for both, and else instead, as it says what to do too. It takes as many
// rows, and so many columns, whatever is wrong, so that nothing moves.
func (a *askCode) hint(s *kit.Session, room int) (lines []string, wide int) {
	w := &s.Words.Resume
	trouble := func(text string) []string { return kit.Wrap("! "+text, s.Column(), s.Styles.Wrong) }
	hint := kit.Wrap(w.Hint, s.Column(), s.Styles.Muted)
	rows, wide := 0, kit.Widest(hint)
	for _, text := range []string{w.Wrong, w.Often, w.Locked, s.Words.Identity.Changed} {
		lines := trouble(text)
		rows, wide = max(rows, len(lines)), max(wide, kit.Widest(lines))
	}
	both := len(hint) + 1 + rows
	switch {
	case a.trouble == "":
		lines = hint
	case both <= room:
		lines = append(append(hint, ""), trouble(a.trouble)...)
	default:
		lines = trouble(a.trouble)
	}
	if both > room {
		both = max(len(hint), rows)
	}
	return kit.Filled(lines, both), wide
}
