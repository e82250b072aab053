package exam

import (
	"context"
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// certifyWithin is how long making a certificate may take: it reads the record.
const certifyWithin = time.Minute

// certificateScreen shows the certificate of a passed attempt.
type certificateScreen struct {
	kit.Fixed
	run    *Run
	scroll int
}

// sheet is what came of making a certificate.
type sheet struct {
	busy bool
	made *kit.Certificate
	qr   []string
	err  error
}

// certified says that a certificate was made, or not.
type certified struct {
	id   string
	made kit.Certificate
	err  error
}

// certifiable says whether the attempt gets a certificate here.
func (o *outcomeScreen) certifiable(s *kit.Session) bool {
	return s.Certify != nil && o.run.recorded && o.run.saved.ok && o.run.done.Passed && !o.run.done.Hasty
}

// NewCertificate shows the certificate of a passed run, and wants it made.
func NewCertificate(s *kit.Session, run *Run) (kit.Screen, kit.Want) {
	return &certificateScreen{run: run, scroll: -1}, kit.Do(run.certify(s))
}

// certify makes the certificate, unless it was made already.
func (r *Run) certify(s *kit.Session) tea.Cmd {
	if r.sheet.busy || r.sheet.made != nil {
		return nil
	}
	r.sheet = sheet{busy: true}
	session, certify, id, receipt, language := s.Context, s.Certify, r.journal.ID, record.Receipt(*r.done), s.Language
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(session, certifyWithin)
		defer cancel()
		made, err := certify(ctx, receipt, language)
		return certified{id, made, err}
	}
}

// certified keeps what came of making the certificate.
func (r *Run) certified(msg certified, s *kit.Session) {
	r.sheet = sheet{err: msg.err}
	if msg.err == nil {
		r.sheet.made = &msg.made
		r.sheet.qr, _ = s.Renderer.QR(msg.made.Code) // without a picture the text is there
	}
}

func (c *certificateScreen) Keys(s *kit.Session) []key.Binding {
	k := s.Keys
	return []key.Binding{k.Esc, k.ScrollDown, k.Help, k.ScrollUp, k.Certify, k.Start, k.Redraw, k.Leave}
}

func (c *certificateScreen) Update(msg tea.Msg, s *kit.Session) kit.Want {
	half := max(1, s.Stage().Height/2)
	c.scroll = min(c.scroll, len(c.lines(s, s.Column())))
	switch {
	case kit.Is(msg, s.Keys.Esc), kit.Is(msg, s.Keys.Certify):
		return kit.Go{To: kit.Outcome}
	case kit.Is(msg, s.Keys.ScrollDown), kit.Is(msg, s.Keys.ListDown):
		c.scroll = max(0, c.scroll) + half
	case kit.Is(msg, s.Keys.ScrollUp), kit.Is(msg, s.Keys.ListUp):
		c.scroll = max(0, c.scroll-half)
	}
	return nil
}

func (c *certificateScreen) View(s *kit.Session) kit.Picture {
	w := &s.Words.Certificate
	width := s.Column()
	head := s.Header(kit.Header{Place: w.Screen, Fill: s.Styles.BrandFill})
	lines, keys := c.lines(s, width), c.Keys(s)
	if len(lines) <= s.Stage().Height {
		keys = []key.Binding{s.Keys.Esc, s.Keys.Help} // there is nothing to scroll
	}
	shown, _ := s.Window(lines, s.Stage().Height, min(c.scroll, max(0, len(lines)-s.Stage().Height)), 0, 0)
	return s.Frame(head, s.Indent(shown), s.Footer("", keys))
}

func (c *certificateScreen) lines(s *kit.Session, width int) []string {
	w := &s.Words.Certificate
	sheet := &c.run.sheet
	switch {
	case sheet.busy:
		return []string{s.Styles.Muted.Render(w.Making)}
	case sheet.err != nil:
		return kit.Wrap("! "+fmt.Sprintf(w.Trouble, sheet.err), width, s.Styles.Wrong)
	}
	var lines []string
	made := sheet.made
	lines = append(lines, s.Styles.Strong.Render(strings.TrimSpace(c.run.person.Name+"  "+c.run.Result(s))), "")
	if made.Path != "" {
		lines = append(lines, kit.Wrap("✓ "+w.File, width, s.Styles.Right)...)
		lines = append(lines, kit.Wrap(made.Path, width, s.Styles.Strong)...)
	} else {
		lines = append(lines, kit.Wrap(w.Keep, width, s.Styles.Text)...)
		if room := s.Width - 2*s.Inset(); ansi.StringWidth(made.How) <= room { // on one line it can be copied
			lines = append(lines, kit.Wrap(fmt.Sprintf(w.Fetch, ""), width, s.Styles.Text)...)
			lines = append(lines, s.Styles.Strong.Render(made.How))
		} else {
			lines = append(lines, kit.Wrap(fmt.Sprintf(w.Fetch, made.How), width, s.Styles.Text)...)
		}
	}
	if made.Route != "" {
		lines = append(lines, kit.Wrap(fmt.Sprintf(w.Along, made.Route), width, s.Styles.Text)...)
	}
	lines = append(lines, "")
	if len(sheet.qr) > 0 {
		wide, high := s.Width-2*s.Margin(), s.Stage().Height
		if side := 2 * len(sheet.qr); side <= wide && len(sheet.qr) <= high {
			lines = append(lines, sheet.qr...)
			lines = append(lines, "")
		} else if made.Path == "" {
			lines = append(lines, kit.Wrap(fmt.Sprintf(w.Small, side+2*s.Margin(), len(sheet.qr)+s.Height-high), width, s.Styles.Muted)...)
			lines = append(lines, "")
		}
	}
	return append(lines, kit.Wrap(made.Code, width, s.Styles.Muted)...)
}
