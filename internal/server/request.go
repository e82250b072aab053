package server

import (
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/crypto/ssh"
)

// Bounds of what a client may say of itself.
const (
	termBytes    = 64
	envBytes     = 64  // of a value
	envCount     = 16  // variables
	commandBytes = 256 // of a command line
	commandWords = 24  // the name of a unit has up to a dozen
)

// window is a terminal's size as a peer names it: RFC 4254, section 6.7.
type window struct{ Columns, Rows, Width, Height uint32 }

// clamp makes of it a size that is safe to draw.
func (w window) clamp(l *Limits) tea.WindowSizeMsg {
	return tea.WindowSizeMsg{
		Width:  int(max(minColumns, min(w.Columns, uint32(l.Columns)))),
		Height: int(max(minRows, min(w.Rows, uint32(l.Rows)))),
	}
}

// coarse is the next smaller size of few: as many times the smallest as fit, of
// which 80x24 and 100x30 are some.
func coarse(size tea.WindowSizeMsg) tea.WindowSizeMsg {
	return tea.WindowSizeMsg{Width: size.Width - size.Width%minColumns, Height: size.Height - size.Height%minRows}
}

// parseWindow reads a window-change request.
func parseWindow(payload []byte) (window, bool) {
	var w window
	err := ssh.Unmarshal(payload, &w)
	return w, err == nil
}

// parsePTY reads a pty-req request: RFC 4254, section 6.2. The modes, which
// are for a terminal of the system, are dropped.
func parsePTY(payload []byte) (term string, w window, ok bool) {
	var p struct {
		Term                         string
		Columns, Rows, Width, Height uint32
		Modes                        string
	}
	if ssh.Unmarshal(payload, &p) != nil || !plain(p.Term, termBytes) {
		return "", window{}, false
	}
	return p.Term, window{p.Columns, p.Rows, p.Width, p.Height}, true
}

// parseEnv reads an env request and lets through what says how to draw and in
// which language.
func parseEnv(payload []byte) (name, value string, ok bool) {
	var e struct{ Name, Value string }
	if ssh.Unmarshal(payload, &e) != nil || !plain(e.Value, envBytes) {
		return "", "", false
	}
	switch e.Name {
	case "LANG", "TERM", "COLORTERM", "NO_COLOR":
		return e.Name, e.Value, true
	}
	if category, ok := strings.CutPrefix(e.Name, "LC_"); ok && len(category) < 20 && strings.Trim(category, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_") == "" {
		return e.Name, e.Value, true
	}
	return "", "", false
}

// parseCommand reads an exec request into words. There is no shell, so there
// is nothing to quote.
func parseCommand(payload []byte) (words []string, ok bool) {
	var e struct{ Line string }
	if ssh.Unmarshal(payload, &e) != nil || len(e.Line) > commandBytes || !utf8.ValidString(e.Line) {
		return nil, false
	}
	words = strings.Fields(e.Line)
	return words, len(words) > 0 && len(words) <= commandWords
}

// plain is true for printable ASCII of at most so many bytes: nothing in it
// can mean more to a terminal or a log than it shows.
func plain(s string, most int) bool {
	if len(s) > most {
		return false
	}
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}
