package kiosk

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// A guard asks for the passcode that ends the program.
type guard struct {
	s     *kit.Session
	check func(string) bool
	open  bool
	typed []rune
	wrong int       // tries since the start that were not the passcode
	until time.Time // no try counts before
	now   time.Time // of the last key
}

// PasscodeRunes is the length of the longest passcode, in characters.
const PasscodeRunes = 64

// longestWait is how long a try to type the passcode may be held up.
const longestWait = time.Minute

// ask opens the field, if there is a passcode.
func (g *guard) ask() {
	if g.check != nil {
		g.open, g.typed = true, nil
	}
}

func (g *guard) close() { g.open, g.typed = false, nil }

// press takes a key into the field, and is true once the passcode was typed.
// After each wrong try the next one counts only after a while: 1, 2, 4, … 60
// seconds.
func (g *guard) press(msg tea.KeyPressMsg, now time.Time) bool {
	k := g.s.Keys
	g.now = now
	switch {
	case kit.Is(msg, k.Esc):
		g.close()
	case kit.Is(msg, k.Erase):
		g.typed = g.typed[:max(0, len(g.typed)-1)]
	case kit.Is(msg, k.Pass):
		typed := string(g.typed)
		g.typed = nil
		if now.Before(g.until) {
			return false
		}
		if g.check(typed) {
			return true
		}
		g.until = now.Add(min(longestWait, time.Second<<min(g.wrong, 10)))
		g.wrong++
	case len(g.typed) < PasscodeRunes:
		g.typed = append(g.typed, []rune(msg.Text)...)
	}
	return false
}

func (g *guard) View() kit.Picture {
	s, w := g.s, &g.s.Words.Kiosk
	lines := []string{s.Styles.Strong.Render(w.Passcode + ": " + strings.Repeat("•", min(len(g.typed), s.Column()/2)))}
	if wait := g.until.Sub(g.now); wait > 0 {
		seconds := int((wait + time.Second - 1) / time.Second)
		lines = append(lines, "")
		lines = append(lines, kit.Wrap("! "+w.Wrong+" "+fmt.Sprintf(w.Wait, seconds), s.Column()-10, s.Styles.Wrong)...)
	}
	head := s.Header(kit.Header{Place: w.Staff, Fill: s.Styles.BrandFill})
	body := s.Centre(lines)
	if s.Drawn() {
		c := s.Canvas()
		card := canvas.Rect((c.Bounds().Dx()-s.Column())/2, c.Bounds().Dy()/3, s.Column()&^1, 7)
		c.Card(card, s.Styles.Card)
		c.Edge(card, s.Styles.BrandFill)
		for i, line := range lines {
			c.Put(card.Min.X+5, card.Min.Y+2+i, line)
		}
		body = c.Lines()
	}
	return s.Frame(head, body, s.Footer("", []key.Binding{s.Keys.Pass, s.Keys.Erase, s.Keys.Esc}))
}
