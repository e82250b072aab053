package person

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/cards"
)

// certifyWithin is how long making a certificate may take: it reads the record.
const certifyWithin = time.Minute

// LastPass is the newest pass of the person at the screen, if there is one.
func LastPass(s *kit.Session) (kit.Pass, bool) {
	for _, e := range s.Past {
		if p, ok := s.PassOf(e); ok {
			return p, true
		}
	}
	return kit.Pass{}, false
}

// A Sheet shows the certificate of a pass.
type Sheet struct {
	kit.Fixed
	pass   kit.Pass
	from   kit.Place // where Esc returns to
	busy   bool
	made   *kit.Certificate
	qr     []string
	err    error
	scroll int
	copied bool // the command was sent to the terminal
}

// Certified says that a certificate was made, or not.
type Certified struct {
	receipt string
	made    kit.Certificate
	err     error
}

// NewSheet shows the certificate of a pass, and wants it made. The last one that
// was shown, which may be nil, need not be made again.
func NewSheet(s *kit.Session, p kit.Pass, last *Sheet, from kit.Place) (*Sheet, kit.Want) {
	if from != kit.Results && from != kit.Home {
		from = kit.Outcome
	}
	if last == nil || last.pass.Receipt != p.Receipt {
		last = &Sheet{pass: p}
	}
	last.from, last.scroll, last.copied = from, -1, false
	return last, kit.Do(last.make(s))
}

// make makes the certificate, unless it was made already.
func (c *Sheet) make(s *kit.Session) tea.Cmd {
	if c.busy || c.made != nil {
		return nil
	}
	c.busy, c.err = true, nil
	session, certify, receipt, language := s.Context, s.Certify, c.pass.Receipt, s.Language
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(session, certifyWithin)
		defer cancel()
		made, err := certify(ctx, receipt, language)
		return Certified{receipt, made, err}
	}
}

// Take keeps what came of making the certificate.
func (c *Sheet) Take(msg Certified, s *kit.Session) {
	if msg.receipt != c.pass.Receipt {
		return
	}
	c.busy, c.err = false, msg.err
	if msg.err == nil {
		c.made = &msg.made
		c.qr, _ = s.Renderer.QR(cmp.Or(msg.made.Link, msg.made.Code)) // without a picture the text is there
	}
}

// Keys have the one that copies where there is a command to copy.
func (c *Sheet) Keys(s *kit.Session) []key.Binding {
	k := s.Keys
	keys := []key.Binding{k.Esc, k.ScrollDown, k.Help, k.ScrollUp, k.Certify, k.Start, k.Redraw, k.Leave}
	if len(c.lines(s, s.Column())) <= s.Stage().Height || c.drawn(s) != nil {
		keys = []key.Binding{k.Esc, k.Help} // there is nothing to scroll
	}
	if c.command() != "" {
		keys = append([]key.Binding{k.Copy}, keys...)
	}
	return keys
}

// command is what to type for a file to print, or "".
func (c *Sheet) command() string {
	if c.made == nil {
		return ""
	}
	return c.made.How
}

// Update scrolls, copies the command, or goes back.
func (c *Sheet) Update(msg tea.Msg, s *kit.Session) kit.Want {
	half := max(1, s.Stage().Height/2)
	c.scroll = min(c.scroll, len(c.lines(s, s.Column())))
	switch {
	case kit.Is(msg, s.Keys.Esc), kit.Is(msg, s.Keys.Certify):
		return kit.Open(c.from)
	case kit.Is(msg, s.Keys.Copy) && c.command() != "":
		c.copied = true
		return kit.Do(kit.Copy(c.command()))
	case kit.Is(msg, s.Keys.ScrollDown), kit.Is(msg, s.Keys.ListDown):
		c.scroll = max(0, c.scroll) + half
	case kit.Is(msg, s.Keys.ScrollUp), kit.Is(msg, s.Keys.ListUp):
		c.scroll = max(0, c.scroll-half)
	}
	return nil
}

// View draws the certificate on cards where the window has room for that.
func (c *Sheet) View(s *kit.Session) kit.Picture {
	head := s.Header(kit.Header{Place: s.Words.Certificate.Screen, Fill: s.Styles.BrandFill})
	left := ""
	if c.copied {
		left = s.Styles.Right.Render("✓ " + s.Words.Leave.Copied)
	}
	foot := s.Footer(left, c.Keys(s))
	if drawn := c.drawn(s); drawn != nil {
		return s.Frame(head, drawn, foot)
	}
	lines := c.lines(s, s.Column())
	shown, _ := s.Window(lines, s.Stage().Height, min(c.scroll, max(0, len(lines)-s.Stage().Height)), 0, 0)
	return s.Frame(head, s.Indent(shown), foot)
}

// drawn is a card with the name and the score, the command from one side of the
// window to the other, so that it can be copied whole if it fits on a line, and
// the code as a picture where there is room for it, else as text. It is nil where
// there is no room, or nothing to draw yet.
func (c *Sheet) drawn(s *kit.Session) []string {
	if !s.Drawn() || c.made == nil {
		return nil
	}
	for _, scale := range []cards.Scale{cards.Large, cards.Plain} {
		for _, picture := range []bool{true, false} {
			if lines := c.drawnIn(s, scale, picture); lines != nil {
				return lines
			}
		}
	}
	return nil
}

// drawnIn is drawn with name and score at a scale, and the code as a picture or
// as text.
func (c *Sheet) drawnIn(s *kit.Session, scale cards.Scale, picture bool) []string {
	x, wide, height := s.Side(), s.Width-2*s.Side(), s.Stage().Height
	who, ok := scale.SetAll(s, []cards.Remark{{Text: c.pass.Name, Style: s.Styles.Strong}, {Text: c.pass.Result, Style: s.Styles.Bold(s.Styles.Right)}}, wide-8)
	if !ok || scale == cards.Large && !s.Grand() {
		return nil
	}
	said, how, command := c.of(s), c.how(s, wide), wrapWords(c.made.How, s.Width-2, s.Styles.Strong)
	code := c.qr
	if !picture {
		code = kit.Wrap(c.made.Code, wide, s.Styles.Muted)
	} else if len(c.qr) == 0 || ansi.StringWidth(c.qr[0]) > wide {
		return nil
	}
	rows := who.Rows + len(said) + 2 + 1 + len(how) + 3 + max(1, len(command)) + len(code)
	if rows > height {
		return nil
	}
	v := s.Canvas()
	y := (height - rows) / 2
	card := canvas.Rect(x, y, wide, who.Rows+len(said)+2)
	v.Card(card, s.Styles.Raised)
	v.Edge(card, s.Styles.RightFill)
	who.Draw(v, x+4, y+1)
	for i, line := range said {
		v.Put(x+4, y+1+who.Rows+i, line)
	}
	y = card.Max.Y + 1
	for _, line := range how {
		v.Put(x, y, line)
		y++
	}
	if len(command) > 0 {
		y++
	}
	for _, line := range command {
		v.Put(min(x, s.Width-1-kit.Widest(command)), y, line)
		y++
	}
	for i, line := range code {
		v.Put(x, y+2+i, line)
	}
	return v.Lines()
}

// of says what the certificate is of, under name and score.
func (c *Sheet) of(s *kit.Session) []string {
	w := &s.Words.Certificate
	said := []string{s.Styles.Muted.Render(w.Receipt + " " + c.pass.Receipt)}
	if c.made.Route != "" {
		said = append(said, s.Styles.Text.Render(fmt.Sprintf(w.Along, c.made.Route)))
	}
	return said
}

// how says where the file to print is, or before which command one comes.
func (c *Sheet) how(s *kit.Session, width int) []string {
	w := &s.Words.Certificate
	if c.made.Path != "" {
		return append(kit.Wrap("✓ "+w.File, width, s.Styles.Right), kit.Wrap(c.made.Path, width, s.Styles.Strong)...)
	}
	return append(kit.Wrap(w.Keep, width, s.Styles.Text), kit.Wrap(strings.TrimSpace(fmt.Sprintf(w.Fetch, "")), width, s.Styles.Text)...)
}

// wrapWords breaks a command at blanks alone, not within its words as kit.Wrap does at
// a hyphen, and styles each line. A word wider than a line is cut; no text is no
// line.
func wrapWords(command string, width int, style lipgloss.Style) []string {
	var lines []string
	for word := range strings.FieldsSeq(command) {
		if last := len(lines) - 1; last >= 0 && ansi.StringWidth(lines[last]+" "+word) <= width {
			lines[last] += " " + word
			continue
		}
		lines = append(lines, strings.Split(ansi.Hardwrap(word, max(1, width), false), "\n")...)
	}
	for i, line := range lines {
		lines[i] = style.Render(line)
	}
	return lines
}

// Spoken is the certificate, of which name and score may be in large letters.
func (c *Sheet) Spoken(s *kit.Session) kit.Speech {
	if c.made == nil || c.drawn(s) == nil {
		return kit.Speech{}
	}
	lines := slices.Concat([]string{c.pass.Name, c.pass.Result}, c.of(s), c.how(s, math.MaxInt16))
	return cards.Say(s.Words.Certificate.Screen, append(lines, c.made.How, c.made.Code))
}

func (c *Sheet) lines(s *kit.Session, width int) []string {
	w := &s.Words.Certificate
	switch {
	case c.busy:
		return []string{s.Styles.Muted.Render(w.Making)}
	case c.err != nil:
		return kit.Wrap("! "+fmt.Sprintf(w.Trouble, c.err), width, s.Styles.Wrong)
	case c.made == nil:
		return nil
	}
	lines := kit.Wrap(strings.TrimSpace(c.pass.Name+"  "+c.pass.Result), width, s.Styles.Strong)
	lines = append(lines, "")
	lines = append(lines, c.how(s, width)...)
	lines = append(lines, wrapWords(c.made.How, width, s.Styles.Strong)...)
	if c.made.Route != "" {
		lines = append(lines, kit.Wrap(fmt.Sprintf(w.Along, c.made.Route), width, s.Styles.Text)...)
	}
	lines = append(lines, "")
	if len(c.qr) > 0 && 2*len(c.qr) <= s.Width-2*s.Margin() && len(c.qr) <= s.Stage().Height {
		lines = append(append(lines, c.qr...), "")
	}
	return append(lines, kit.Wrap(c.made.Code, width, s.Styles.Muted)...)
}
