package kit

import (
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// NewInput is a text field in the session's colours. Its cursor is the
// terminal's own, so that input methods know where to show what is typed.
func NewInput(s *Session, placeholder string) *textinput.Model {
	in := textinput.New()
	in.Prompt = ""
	in.Placeholder = placeholder
	in.SetVirtualCursor(false)
	// Pasting with a key would read the clipboard of the machine the program
	// runs on, which over SSH is not the learner's.
	in.KeyMap.Paste = key.NewBinding(key.WithDisabled())
	// Before the last letter it panics in bubbles 2.2.1.
	in.KeyMap.DeleteWordForward = key.NewBinding(key.WithDisabled())
	styles := in.Styles()
	for _, st := range []*textinput.StyleState{&styles.Focused, &styles.Blurred} {
		st.Text, st.Placeholder, st.Prompt = s.Styles.Text, s.Styles.Muted, s.Styles.Brand
	}
	in.SetStyles(styles)
	return &in
}

// Typed lets a message into a field; filter keeps what the field may hold.
func Typed(in *textinput.Model, msg tea.Msg, filter func(string) string) tea.Cmd {
	if paste, ok := msg.(tea.PasteMsg); ok {
		// The whole of a paste is filtered before it is laid out: it may be large.
		msg = tea.PasteMsg{Content: filter(clip(paste.Content, 4096))}
	}
	updated, cmd := in.Update(msg)
	*in = updated
	v := in.Value()
	if kept := filter(v); kept != v {
		at := in.Position() - (len([]rune(v)) - len([]rune(kept)))
		in.SetValue(kept)
		in.SetCursor(max(0, at))
	}
	return cmd
}

// clip cuts a string at a number of bytes, whole characters kept.
func clip(s string, bytes int) string {
	if len(s) <= bytes {
		return s
	}
	for bytes > 0 && !utf8.RuneStart(s[bytes]) {
		bytes--
	}
	return s[:bytes]
}

// InputCursor is the terminal's cursor for a field drawn at x, y.
func InputCursor(in *textinput.Model, x, y int) *tea.Cursor {
	c := in.Cursor()
	if c != nil {
		c.X += x
		c.Y += y
	}
	return c
}

// Field draws a text field with its ends, so that its room is seen without
// colours too.
func (s *Session) Field(in *textinput.Model) string {
	text := in.View()
	gap := strings.Repeat(" ", max(0, in.Width()+1-ansi.StringWidth(text)))
	return s.Styles.Frame.Render("[") + text + gap + s.Styles.Frame.Render("]")
}

// Holds reports whether a folded text holds every word of a query.
func Holds(text string, query []string) bool {
	for _, word := range query {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// QueryRunes is how long what is looked for may be.
const QueryRunes = 60

// Copy returns a command that sends a text to the clipboard of the terminal,
// where that takes it (OSC 52); others do nothing.
func Copy(text string) tea.Cmd { return tea.Raw(ansi.SetSystemClipboard(text)) }
