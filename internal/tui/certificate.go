package tui

import (
	"context"
	"fmt"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/record"
)

// certifyWithin is how long making a certificate may take: it reads the record.
const certifyWithin = time.Minute

// certificateScreen shows the certificate of a passed attempt.
type certificateScreen struct {
	fixed
	run    *quizRun
	scroll int
}

// sheet is what came of making a certificate.
type sheet struct {
	busy bool
	made *Certificate
	qr   []string
	err  error
}

// certified says that a certificate was made, or not.
type certified struct {
	id   string
	made Certificate
	err  error
}

// certifiable says whether the attempt gets a certificate here.
func (o *outcomeScreen) certifiable(s *session) bool {
	return s.Certify != nil && o.run.recorded && o.run.saved.ok && o.run.done.Passed
}

func newCertificate(s *session, run *quizRun) (*certificateScreen, Want) {
	return &certificateScreen{run: run, scroll: -1}, do(run.certify(s))
}

// certify makes the certificate, unless it was made already.
func (r *quizRun) certify(s *session) tea.Cmd {
	if r.sheet.busy || r.sheet.made != nil {
		return nil
	}
	r.sheet = sheet{busy: true}
	certify, id, receipt, language := s.Certify, r.journal.ID, record.Receipt(*r.done), s.Language
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), certifyWithin)
		defer cancel()
		made, err := certify(ctx, receipt, language)
		return certified{id, made, err}
	}
}

// certified keeps what came of making the certificate.
func (r *quizRun) certified(msg certified, s *session) {
	r.sheet = sheet{err: msg.err}
	if msg.err == nil {
		r.sheet.made = &msg.made
		r.sheet.qr, _ = s.renderer.QR(msg.made.Code) // without a picture the text is there
	}
}

func (c *certificateScreen) Keys(s *session) []key.Binding {
	k := s.keys
	return []key.Binding{k.esc, k.scrollDown, k.help, k.scrollUp, k.certify, k.start, k.redraw, k.leave}
}

func (c *certificateScreen) Update(msg tea.Msg, s *session) Want {
	half := max(1, s.stage().height/2)
	c.scroll = min(c.scroll, len(c.lines(s, s.column())))
	switch {
	case is(msg, s.keys.esc), is(msg, s.keys.certify):
		return Go{To: Outcome}
	case is(msg, s.keys.scrollDown), is(msg, s.keys.listDown):
		c.scroll = max(0, c.scroll) + half
	case is(msg, s.keys.scrollUp), is(msg, s.keys.listUp):
		c.scroll = max(0, c.scroll-half)
	}
	return nil
}

func (c *certificateScreen) View(s *session) Picture {
	w := &s.words.Certificate
	width := s.column()
	head := s.header(header{place: w.Screen, accent: s.styles.Brand})
	lines, keys := c.lines(s, width), c.Keys(s)
	if len(lines) <= s.stage().height {
		keys = []key.Binding{s.keys.esc, s.keys.help} // there is nothing to scroll
	}
	shown, _ := s.window(lines, s.stage().height, min(c.scroll, max(0, len(lines)-s.stage().height)), 0, 0)
	return s.frame(head, s.indent(shown), s.footer("", keys))
}

func (c *certificateScreen) lines(s *session, width int) []string {
	w := &s.words.Certificate
	sheet := &c.run.sheet
	switch {
	case sheet.busy:
		return []string{s.styles.Muted.Render(w.Making)}
	case sheet.err != nil:
		return wrap("! "+fmt.Sprintf(w.Trouble, sheet.err), width, s.styles.Wrong)
	}
	var lines []string
	made := sheet.made
	if made.Path != "" {
		lines = append(lines, wrap("✓ "+w.File, width, s.styles.Right)...)
		lines = append(lines, wrap(made.Path, width, s.styles.Strong)...)
	} else {
		lines = append(lines, wrap(w.Keep, width, s.styles.Text)...)
		lines = append(lines, wrap(fmt.Sprintf(w.Fetch, made.How), width, s.styles.Text)...)
	}
	lines = append(lines, "")
	if len(sheet.qr) > 0 {
		wide, high := s.width-2*s.margin(), s.stage().height
		if side := 2 * len(sheet.qr); side <= wide && len(sheet.qr) <= high {
			lines = append(lines, sheet.qr...)
			lines = append(lines, "")
		} else if made.Path == "" {
			lines = append(lines, wrap(fmt.Sprintf(w.Small, side+2*s.margin(), len(sheet.qr)+s.height-high), width, s.styles.Muted)...)
			lines = append(lines, "")
		}
	}
	return append(lines, wrap(made.Code, width, s.styles.Muted)...)
}
