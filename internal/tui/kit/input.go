package kit

import (
	"image"
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/theme"
)

// NewInput is a text field. Its cursor is the terminal's own, so that input
// methods know where to show what is typed.
func NewInput(placeholder string) *textinput.Model {
	in := textinput.New()
	in.Prompt = ""
	in.Placeholder = placeholder
	in.SetVirtualCursor(false)
	// Pasting with a key would read the clipboard of the machine the program
	// runs on, which over SSH is not the learner's.
	in.KeyMap.Paste = key.NewBinding(key.WithDisabled())
	// Before the last letter it panics in bubbles 2.2.1.
	in.KeyMap.DeleteWordForward = key.NewBinding(key.WithDisabled())
	return &in
}

// InputView draws what is typed into a field, in the colours that the session has
// now: a terminal may say late what it shows.
func (s *Session) InputView(in *textinput.Model) string {
	now := *in
	styles := now.Styles()
	for _, st := range []*textinput.StyleState{&styles.Focused, &styles.Blurred} {
		st.Text, st.Placeholder, st.Prompt = s.Styles.Text, s.Styles.Muted, s.Styles.Brand
	}
	now.SetStyles(styles)
	return now.View()
}

// Typed lets a message into a field; filter keeps what the field may hold.
func Typed(in *textinput.Model, msg tea.Msg, filter func(string) string) tea.Cmd {
	if whole, ok := msg.(Fill); ok {
		in.SetValue(filter(clip(string(whole), 4096)))
		in.CursorEnd()
		return nil
	}
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
func (s *Session) Field(in *textinput.Model) string { return s.field(in, "[", "]") }

// FormField draws a text field of a form. Where Form shows its room by a ground,
// it has no ends.
func (s *Session) FormField(in *textinput.Model) string {
	if s.roomy() {
		return s.field(in, " ", " ")
	}
	return s.Field(in)
}

func (s *Session) field(in *textinput.Model, begin, end string) string {
	text := s.InputView(in)
	gap := strings.Repeat(" ", max(0, in.Width()+1-ansi.StringWidth(text)))
	return s.Styles.Frame.Render(begin) + text + gap + s.Styles.Frame.Render(end)
}

// roomy reports whether a ground shows the room of a text field, with text and
// hints in colours of their own on it.
func (s *Session) roomy() bool {
	g := &s.Styles.Raised
	return s.Drawn() && g.Color != nil && g.Ink == nil
}

// A Room is where a field or a button stands on its line, from the left of the
// form.
type Room struct {
	At, Width int
	Button    string // that Enter presses now; "" for all else
}

// FormArea is where the lines of a form stand: their first column, and how many
// columns they have. Its card stands where other cards do; where type grows there
// is room beside it for what is said of it.
func (s *Session) FormArea() (x, width int) {
	if !s.Drawn() {
		return s.Inset(), s.Column()
	}
	width = s.Width - 2*s.Side()
	if s.Grand() {
		width = width * 3 / 5
	}
	return s.Side() + formEdge, width - 2*formEdge
}

// formEdge is the room in a form's card beside its lines.
const formEdge = 3

// Form draws the lines of a form from one of them on, on a card with so many
// rows for them that begins on the row top. Lines behind those begin where
// the card does. Fields and buttons stand on grounds:
// rooms has them by line of the whole form. Where type grows, grounds take the
// blank lines above and below too.
func (s *Session) Form(c *canvas.Canvas, lines []string, top, from, rows int, rooms map[int]Room) {
	x, width := s.FormArea()
	c.Card(canvas.Rect(x-formEdge, top, width+2*formEdge, rows+2), s.Styles.Card)
	ground := func(y int, r Room, g theme.Ground) {
		area := canvas.Rect(x+r.At, y, r.Width, 1)
		if s.Grand() {
			c.Card(image.Rect(area.Min.X, y-1, area.Max.X, y+2), g)
			return
		}
		c.Fill(area, g)
	}
	for i, line := range lines {
		r, ok := rooms[from+i]
		if ok && s.roomy() {
			ground(top+1+i, r, s.Styles.Raised)
		}
		if i >= rows {
			x = s.Side()
		}
		c.Put(x, top+1+i, line)
		if r.Button != "" {
			ground(top+1+i, r, s.Styles.BrandFill)
			c.Text(x+r.At+1, top+1+i, r.Button, s.Styles.On(s.Styles.BrandFill, true))
		}
	}
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
