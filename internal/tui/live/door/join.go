package door

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/cards"
	"training.vast.vn/vneid-training/internal/tui/kit/choose"
	"training.vast.vn/vneid-training/internal/wire"
)

// Join asks which briefing to join.
type Join struct {
	kit.Fixed
	typed   string
	Waiting bool
	trouble string
	choice  bool // a trainer: whether to follow or to lead as well
	whole   bool // the whole code is needed
	menu    choose.Menu
}

// NewJoin has this much of a code typed; waiting says that the way in is being tried.
func NewJoin(code string, waiting bool) *Join {
	return &Join{typed: code, Waiting: waiting, whole: len(code) > briefing.ShortDigits}
}

// digits is how many the code has.
func (r *Join) digits() int {
	if r.whole {
		return briefing.WholeDigits
	}
	return briefing.ShortDigits
}

// Keys are those that type a code.
func (r *Join) Keys(s *kit.Session) []key.Binding {
	k := s.Keys
	if r.choice && !r.Waiting {
		return []key.Binding{k.Choose, k.Down, k.Esc, k.Up, k.Digit, k.Redraw, k.Leave}
	}
	return []key.Binding{k.RoomDigit, k.Erase, k.Esc, k.Redraw, k.Leave}
}

// Update takes a digit of the code, or whether to follow or to lead.
func (r *Join) Update(msg tea.Msg, s *kit.Session) kit.Want {
	if r.choice && !r.Waiting {
		return r.choose(msg, s)
	}
	press, ok := msg.(tea.KeyPressMsg)
	if !ok || r.Waiting {
		return nil
	}
	r.trouble = ""
	switch {
	case kit.Is(msg, s.Keys.Esc):
		return kit.Open(kit.Home)
	case kit.Is(msg, s.Keys.Erase):
		r.typed = r.typed[:max(0, len(r.typed)-1)]
	case kit.Is(msg, s.Keys.RoomDigit) && len(r.typed) < r.digits():
		if r.typed += press.Text; len(r.typed) == r.digits() {
			return r.enter(s)
		}
	case kit.Is(msg, s.Keys.Enter) && len(r.typed) == r.digits():
		return r.enter(s)
	}
	return nil
}

// enter goes to the room. It does not matter whether a typed digit or Enter
// leads there.
func (r *Join) enter(s *kit.Session) kit.Want {
	s.Briefings.Code = r.typed
	if s.Briefings.Screen || s.Briefings.Lead {
		r.Waiting = true
		return kit.Do(Open(s))
	}
	if s.Briefings.Trainer != "" {
		r.choice, r.menu = true, choose.Menu{}
		return nil
	}
	r.Waiting = true
	return kit.Do(join(s, r.typed, nil))
}

func (r *Join) choose(msg tea.Msg, s *kit.Session) kit.Want {
	if kit.Is(msg, s.Keys.Esc) {
		r.choice = false
		return nil
	}
	chosen := r.menu.Update(msg, s, 2)
	if item, ok := kit.Clicked(msg); ok {
		chosen = item
	}
	switch chosen {
	case 0:
		r.Waiting = true
		return kit.Do(join(s, r.typed, nil))
	case 1:
		r.Waiting = true
		return kit.Do(leadAlso(s, r.typed))
	}
	return nil
}

// Refused says why there is no way in.
func (r *Join) Refused(err error, s *kit.Session) {
	r.Waiting, r.choice = false, false
	r.trouble = Trouble(s, err, nil)
	switch err {
	case briefing.ErrNoRoom:
		r.typed = ""
	case briefing.ErrWhole:
		r.whole = true
	}
}

// mostSaid is how many rows what is said under the code may take, so that the code
// stays where it is.
const mostSaid = 4

// View draws the code as far as it is typed.
func (r *Join) View(s *kit.Session) kit.Picture {
	w := &s.Words.Briefing
	below, items := kit.Wrap(w.CodeHint, s.Column(), s.Styles.Text), 0
	switch {
	case r.Waiting:
		below = []string{s.Styles.Muted.Render(w.Wait)}
	case r.trouble != "":
		below = kit.Wrap("! "+r.trouble, s.Column(), s.Styles.Wrong)
	case r.choice:
		menu := r.menu.View(s, []kit.Item{{Text: w.FollowIt}, {Text: w.LeadIt}})
		below, items = append(append(kit.Wrap(w.Choose, s.Column(), s.Styles.Text), ""), menu...), len(menu)
	}
	said := len(below)
	below = kit.Filled(below, mostSaid)
	head, foot := s.Header(kit.Header{Place: w.Title, Fill: s.Styles.BrandFill, Title: w.Code}), s.Footer("", r.Keys(s))
	if s.Drawn() {
		lines, left, top := cards.Code(s, w.Code, r.typed, r.digits(), below)
		return s.Frame(head, lines, foot).With(kit.Rows{Items: kit.RowsBelow(0, items), Top: top + said - items, Left: left, Width: kit.Widest(below)})
	}
	shown := r.typed + strings.Repeat("·", r.digits()-len(r.typed))
	room := s.Stage().Height / 2
	big, ok := render.Large(shown, s.Look.Blocks, s.Width-2*s.Margin(), room, s.Styles.Brand)
	if !ok {
		big = []string{s.Styles.Bold(s.Styles.Brand).Render(strings.Join(strings.Split(shown, ""), " "))}
	}
	big = append(make([]string, (room-len(big))/2), big...) // figures are higher than what stands for them
	lines := s.CentreBlocks(kit.Filled(big, room), below)
	return s.Frame(head, lines, foot).With(kit.Rows{Items: kit.RowsBelow(0, items), Top: len(lines) - len(below) + said - items, Left: (s.Width - kit.Widest(below)) / 2, Width: kit.Widest(below)})
}

// Field is where the code is typed.
func (r *Join) Field(s *kit.Session) (kit.Field, bool) {
	return kit.Field{Typed: r.typed, Label: s.Words.Briefing.Code, Kind: wire.Digits, Most: r.digits()}, !r.choice && !r.Waiting
}
