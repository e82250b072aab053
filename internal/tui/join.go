package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/render"
)

// roomCodeScreen asks which briefing to join.
type roomCodeScreen struct {
	fixed
	typed   string
	waiting bool
	trouble string
	choice  bool // a trainer: whether to follow or to lead as well
	menu    menu
}

const codeDigits = 4

func (r *roomCodeScreen) Keys(s *session) []key.Binding {
	k := s.keys
	return []key.Binding{k.roomDigit, k.erase, k.esc, k.redraw, k.leave}
}

func (r *roomCodeScreen) Update(msg tea.Msg, s *session) Want {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok || r.waiting {
		return nil
	}
	if r.choice {
		return r.choose(msg, s)
	}
	r.trouble = ""
	switch {
	case is(msg, s.keys.esc):
		return open(Home)
	case is(msg, s.keys.erase):
		r.typed = r.typed[:max(0, len(r.typed)-1)]
	case is(msg, s.keys.roomDigit) && len(r.typed) < codeDigits:
		if r.typed += press.Text; len(r.typed) == codeDigits {
			return r.enter(s)
		}
	case is(msg, s.keys.enter) && len(r.typed) == codeDigits:
		return r.enter(s)
	}
	return nil
}

// enter goes to the room. It does not matter whether a typed digit or Enter
// leads there.
func (r *roomCodeScreen) enter(s *session) Want {
	s.Briefings.Code = r.typed
	if s.Briefings.Screen || s.Briefings.Lead {
		r.waiting = true
		return do(s.openLive())
	}
	if s.Briefings.Trainer != "" {
		r.choice, r.menu = true, menu{}
		return nil
	}
	r.waiting = true
	return do(s.join(r.typed, nil))
}

func (r *roomCodeScreen) choose(msg tea.Msg, s *session) Want {
	if is(msg, s.keys.esc) {
		r.choice = false
		return nil
	}
	switch r.menu.Update(msg, s, 2) {
	case 0:
		r.waiting = true
		return do(s.join(r.typed, nil))
	case 1:
		r.waiting = true
		return do(s.leadAlso(r.typed))
	}
	return nil
}

// refused says why there is no way in.
func (r *roomCodeScreen) refused(err error, s *session) {
	r.waiting, r.choice = false, false
	r.trouble = s.liveTrouble(err, nil)
	if err == briefing.ErrNoRoom {
		r.typed = ""
	}
}

func (r *roomCodeScreen) View(s *session) Picture {
	w := &s.words.Briefing
	shown := r.typed + strings.Repeat("·", codeDigits-len(r.typed))
	big, ok := render.Large(shown, s.width-2*s.margin(), s.stage().height/2, s.styles.Brand)
	if !ok {
		big = []string{s.styles.Bold(s.styles.Brand).Render(strings.Join(strings.Split(shown, ""), " "))}
	}
	below := wrap(w.CodeHint, s.column(), s.styles.Text)
	switch {
	case r.waiting:
		below = []string{s.styles.Muted.Render(w.Wait)}
	case r.trouble != "":
		below = wrap("! "+r.trouble, s.column(), s.styles.Wrong)
	case r.choice:
		below = append(wrap(w.Choose, s.column(), s.styles.Text), "")
		below = append(below, r.menu.View(s, []item{{text: w.FollowIt}, {text: w.LeadIt}})...)
	}
	head := s.header(header{place: w.Title, accent: s.styles.Brand, title: w.Code})
	return s.frame(head, s.centreBlocks(big, below), s.footer("", r.Keys(s)))
}
