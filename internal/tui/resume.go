package tui

import (
	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/record"
)

// resumeDigits is how long a resume code is.
const resumeDigits = 4

// askCode asks who types a name with an open attempt for its resume code. Of
// the attempt it tells nothing: a name is no proof.
type askCode struct {
	opened  opened
	typed   string
	trouble string
	waiting bool
}

// unlocked is what came of a code.
type unlocked struct {
	journal *record.Journal // nil: it is not the code
	deck    *deck.Deck
	often   bool // no more tries now
}

// freeCode draws a code for a new attempt, "" where none can be kept.
func freeCode(f *record.Folder) string {
	if f == nil {
		return ""
	}
	code, err := f.FreeCode()
	if err != nil {
		return "" // the attempt goes on without one
	}
	return code
}

// unlock tries a code on the open attempts of a learner.
func (s *session) unlock(learner, code string) tea.Cmd {
	f, may, deckIn := s.journals(), s.Try, s.deckIn()
	return func() tea.Msg {
		if may != nil && !may() {
			return unlocked{often: true}
		}
		if f == nil {
			return unlocked{}
		}
		all, _ := f.PendingCode(code)
		for i := range all {
			if all[i].Learner == learner {
				return unlocked{journal: &all[i], deck: deckIn(all[i].Deck.Language)}
			}
		}
		return unlocked{}
	}
}

// tryCode takes a key while a code is asked for. Without a code the person
// begins anew; the open attempt stays for who has it.
func (id *identityScreen) tryCode(msg tea.Msg, s *session) Want {
	a, k := id.asking, s.keys
	switch {
	case a.waiting:
	case is(msg, k.esc):
		id.asking = nil
	case is(msg, k.enter) && a.typed == "":
		o := a.opened
		id.asking = nil
		return id.fresh(o, s)
	case is(msg, k.enter) && len(a.typed) == resumeDigits:
		a.waiting = true
		return do(s.unlock(a.opened.person.Learner, a.typed))
	case is(msg, k.enter):
		a.trouble = s.words.Resume.Wrong
	case is(msg, k.codeDigit) && len(a.typed) < resumeDigits:
		a.typed, a.trouble = a.typed+msg.(tea.KeyPressMsg).String(), ""
	case is(msg, k.back) && a.typed != "":
		a.typed, a.trouble = a.typed[:len(a.typed)-1], ""
	}
	return nil
}

// unlocked goes on with what came of a code.
func (id *identityScreen) unlocked(u unlocked, s *session) Want {
	a := id.asking
	if a == nil {
		return nil
	}
	a.waiting = false
	switch {
	case u.often:
		a.trouble = s.words.Resume.Often
	case u.journal == nil:
		a.trouble = s.words.Resume.Wrong
	default:
		run, err := s.resume(u.deck, *u.journal)
		if err != nil {
			a.trouble = s.words.Identity.Changed
			return nil
		}
		run.person = a.opened.person
		id.asking = nil
		return Go{To: Exam, With: run}
	}
	return nil
}

func (a *askCode) view(s *session) []string {
	w := &s.words.Resume
	lines := wrap(w.Pending, s.column(), s.styles.Strong)
	code := a.typed
	for len(code) < resumeDigits {
		code += "_"
	}
	lines = append(lines, "", s.styles.Text.Render(w.Ask+" ")+s.styles.Key.Render("["+code+"]"), "")
	lines = append(lines, wrap(w.Hint, s.column(), s.styles.Muted)...)
	if a.trouble != "" {
		lines = append(lines, "")
		lines = append(lines, wrap("! "+a.trouble, s.column(), s.styles.Wrong)...)
	}
	return s.centre(lines)
}
