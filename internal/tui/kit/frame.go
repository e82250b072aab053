package kit

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/theme"
)

// TooSmall reports whether the window is smaller than screens are laid out for.
func (s *Session) TooSmall() bool { return s.Width < render.MinWidth || s.Height < render.MinHeight }

// SmallView says how large the window should be.
func (s *Session) SmallView() Picture {
	text := fmt.Sprintf(s.Words.Frame.TooSmall, render.MinWidth, render.MinHeight)
	return Picture{Content: lipgloss.NewStyle().MaxHeight(s.Height).Render(ansi.Wrap(text, max(1, s.Width), ""))}
}

// View is a picture as the terminal takes it.
func (s *Session) View(p Picture) tea.View {
	if !p.shown {
		p.Content = s.Renderer.Shown(p.Content, s.Width)
	}
	v := tea.NewView(p.Content)
	v.AltScreen = true
	v.MouseMode = tea.MouseModeCellMotion
	v.Cursor = p.Cursor
	v.WindowTitle = s.Deck.Title
	v.BackgroundColor, v.ForegroundColor = s.Styles.Background, s.Styles.Foreground
	return v
}

// Margin is the blank room at the left and right edge, in cells.
func (s *Session) Margin() int { return render.Margin(s.Width) }

// Area is the room that something may fill, in cells.
type Area struct{ Width, Height int }

// Stage is the room between header and footer.
func (s *Session) Stage() Area {
	w, h := render.Stage(s.Width, s.Height)
	return Area{w, h}
}

// Column is the room for text that is read rather than shown: within the
// margins, and no wider than reads well.
func (s *Session) Column() int { return min(s.Width-2*s.Margin(), 84) }

// Inset is where that column begins, so that it stands in the middle.
func (s *Session) Inset() int { return max(s.Margin(), (s.Width-s.Column())/2) }

// Header is the first row: where am I, what is this, how far.
type Header struct {
	Place string       // "Mức độ 1 · Tiện ích 3/9"
	Fill  theme.Ground // that the place stands on; none on home, which is no place in the course
	Title string
	Right string
}

// HeadRoom reports whether a header has room for a text at its right.
func (s *Session) HeadRoom(right string) bool {
	return ansi.StringWidth(right) <= (s.Width-2*s.Margin())/2
}

// Header draws the first row. Where a title does not fit beside the place, it stands
// in its stead, or where it is too long for that too, not at all.
func (s *Session) Header(h Header) string {
	if !s.HeadRoom(h.Right) {
		h.Right = ""
	}
	c, x, end := canvas.New(s.Styles, s.Width, 1), s.Margin(), s.Width-s.Margin()-ansi.StringWidth(h.Right)
	c.Text(end, 0, h.Right, s.Styles.Muted)
	room := end - x - min(1, len(h.Right))
	if width := ansi.StringWidth(h.Title); ansi.StringWidth(h.Place)+3+width > room {
		if 0 < width && width <= room {
			h.Place = h.Title
		}
		h.Title = ""
	}
	place := ansi.Truncate(h.Place, room, "…")
	if h.Fill == (theme.Ground{}) {
		x = c.Text(x, 0, place, s.Styles.Brand)
	} else {
		x = c.Chip(x-1, 0, place, h.Fill) - 1
	}
	c.Text(x+3, 0, h.Title, s.Styles.Text)
	return c.Lines()[0]
}

// Foot is the last row of a window, and the keys in it that can be clicked.
type Foot struct {
	Line  string
	spots []render.Spot
}

// Footer is what stands at the left, and the keys that matter now at the
// right.
func (s *Session) Footer(left string, keys []key.Binding) Foot {
	room := s.Width - 2*s.Margin()
	hints, spots := s.hints(keys, room-ansi.StringWidth(left)-2)
	if hints == "" { // the keys are what nobody can do without
		var wide int
		hints, spots, wide = s.worded(s.kept(keys, 1), 0)
		left = parts(left, max(0, room-wide-2))
	}
	gap := strings.Repeat(" ", max(0, room-ansi.StringWidth(left)-ansi.StringWidth(hints)))
	line := strings.Repeat(" ", s.Margin()) + left + gap
	for i, at := 0, ansi.StringWidth(line); i < len(spots); i++ {
		spots[i].X += at
	}
	return Foot{line + hints, spots}
}

// parts cuts a text to a width at " · " or three blanks, which part it: the first
// that there is no room for is left out, unless half of it can be read.
func parts(text string, width int) string {
	plain := ansi.Strip(text)
	for ansi.StringWidth(plain) > width {
		at := max(strings.LastIndex(plain, " · "), strings.LastIndex(plain, "   "))
		if at <= 0 || 2*(width-ansi.StringWidth(plain[:at])) > ansi.StringWidth(plain[at:]) {
			return ansi.Truncate(text, width, "…")
		}
		plain = strings.TrimRight(plain[:at], " ")
	}
	return ansi.Truncate(text, ansi.StringWidth(plain), "")
}

// hints words bindings in the room given: the first few, the way back, the way
// out, and help as the last. What goes first are the words of the last of them,
// then all but the first, the ways back and out, and help, and then the words.
func (s *Session) hints(keys []key.Binding, room int) (line string, spots []render.Spot) {
	all := len(keys)
	for _, try := range []struct {
		lead  int
		words int // how many are worded
	}{{footerKeys, all}, {footerKeys, 3}, {footerKeys, 2}, {1, all}, {1, 2}, {1, 1}, {1, 0}} {
		if line, spots, wide := s.worded(s.kept(keys, try.lead), try.words); wide <= room {
			return line, spots
		}
	}
	return "", nil
}

// kept are the bindings that a footer has: so many of the first, the way back,
// the way out, and help as the last. To leave is the way out where that is one of
// the first and no other leads out.
func (s *Session) kept(keys []key.Binding, lead int) []key.Binding {
	var kept, help []key.Binding
	out := s.Keys.Esc.Help().Key
	is := func(name string) func(key.Binding) bool {
		return func(k key.Binding) bool { return k.Help().Key == name }
	}
	if leave := s.Keys.Leave.Help().Key; !slices.ContainsFunc(keys, is(out)) && slices.ContainsFunc(keys[:min(footerKeys, len(keys))], is(leave)) {
		out = leave
	}
	for i, k := range keys {
		switch name := k.Help().Key; {
		case name == s.Keys.Help.Help().Key:
			help = append(help, k)
		case i < lead, name == s.Keys.Back.Help().Key, name == out:
			kept = append(kept, k)
		}
	}
	return append(kept, help...)
}

// worded are bindings side by side, so many of them with what they do and the
// rest by their names alone, and how wide that is.
func (s *Session) worded(keys []key.Binding, words int) (line string, spots []render.Spot, wide int) {
	for i, k := range keys {
		if i > 0 {
			line, wide = line+"   ", wide+3
		}
		help := k.Help()
		hint, width := s.Styles.Key.Render(help.Key), ansi.StringWidth(help.Key)
		if i < words {
			hint, width = hint+" "+s.Styles.Muted.Render(help.Desc), width+1+ansi.StringWidth(help.Desc)
		}
		line += hint
		spots = append(spots, render.Spot{X: wide, Width: width, Key: k.Keys()[0]})
		wide += width
	}
	return line, spots, wide
}

// footerKeys is how many bindings a footer has beside those that it always has.
const footerKeys = 3

// Frame sets a screen together: exactly as many rows as the window has, none
// wider than it.
func (s *Session) Frame(head string, body []string, foot Foot) Picture {
	rows := make([]string, 0, s.Height)
	rows = append(rows, head)
	if s.Height >= render.AiryHeight {
		rows = append(rows, "")
	}
	stage := s.Stage()
	for i := range stage.Height {
		line := at(body, i)
		big, _, text := theme.Mark(line)
		if room := big.Columns(s.Width); ansi.StringWidth(text) > room {
			line = line[:len(line)-len(text)] + ansi.Truncate(text, room, "")
		}
		rows = append(rows, line)
	}
	if s.Height >= render.AiryHeight {
		rows = append(rows, "")
	}
	return Picture{Content: strings.Join(append(rows, foot.Line), "\n"), Hints: foot.spots}
}

// Over is the picture with lines over its last rows, and another footer. A doubled
// row of which they cover the lower half goes: its upper one would stay alone.
func (p Picture) Over(lines []string, foot Foot) Picture {
	rows, lines := strings.Split(p.Content, "\n"), append(lines, foot.Line)
	first := max(0, len(rows)-len(lines))
	if _, half, _ := theme.Mark(rows[first]); half == theme.Lower {
		rows[first-1] = ""
	}
	copy(rows[first:], lines)
	return Picture{Content: strings.Join(rows, "\n"), Cursor: p.Cursor, Hints: foot.spots}
}

// bar draws a segment for each topic, filled as far as the current one; a gap
// parts the levels.
func (s *Session) bar(current int) string {
	var b strings.Builder
	for i, t := range s.Deck.Topics {
		if i > 0 && t.Level != s.Deck.Topics[i-1].Level {
			b.WriteByte(' ')
		}
		if i <= current {
			b.WriteString(s.Styles.Accent(t.Level).Render("━"))
		} else {
			b.WriteString(s.Styles.Frame.Render("─"))
		}
	}
	return b.String()
}

// Indent sets lines into the column.
func (s *Session) Indent(lines []string) []string { return Shift(lines, s.Inset()) }

// Shift sets lines in by a number of cells.
func Shift(lines []string, cells int) []string {
	pad := strings.Repeat(" ", cells)
	out := make([]string, len(lines))
	for i, l := range lines {
		if l != "" {
			out[i] = pad + l
		}
	}
	return out
}

// Centre sets lines as one block in the middle of the stage, a little above
// its geometric middle, where the eye expects it.
func (s *Session) Centre(lines []string) []string {
	stage := s.Stage()
	pad := strings.Repeat(" ", max(0, (stage.Width-Widest(lines))/2))
	out := make([]string, max(0, (stage.Height-len(lines))*2/5), stage.Height)
	for _, l := range lines {
		if l != "" {
			l = pad + l
		}
		out = append(out, l)
	}
	return out
}

// Wrap breaks text at words to a width and styles each line.
func Wrap(text string, width int, style lipgloss.Style) []string {
	var out []string
	for line := range strings.SplitSeq(ansi.Wrap(text, max(1, width), " "), "\n") {
		out = append(out, style.Render(strings.TrimRight(line, " ")))
	}
	return out
}

// Hang wraps text behind a label, following lines set in under its first.
func Hang(label, text string, width int, style lipgloss.Style) []string {
	in := ansi.StringWidth(label)
	lines := Wrap(text, width-in, style)
	for i := range lines {
		if i == 0 {
			lines[i] = label + lines[i]
		} else {
			lines[i] = strings.Repeat(" ", in) + lines[i]
		}
	}
	return lines
}

// Window shows as much of lines as the height holds. It starts at offset, or
// where the rows from..to are all seen if offset is negative, and says on its
// edges how much is hidden.
func (s *Session) Window(lines []string, height, offset, from, to int) (shown []string, at int) {
	if len(lines) <= height || height < 3 {
		return lines[:min(len(lines), max(0, height))], 0
	}
	if offset < 0 {
		offset = 0
		if to >= height-1 {
			offset = min(from-1, to-height+2)
		}
	}
	offset = max(0, min(offset, len(lines)-height))
	shown = append(shown, lines[offset:offset+height]...)
	if offset > 0 {
		shown[0] = s.Styles.Muted.Render(fmt.Sprintf(s.Words.Frame.MoreUp, offset+1))
	}
	if hidden := len(lines) - offset - height; hidden > 0 {
		shown[height-1] = s.Styles.Muted.Render(fmt.Sprintf(s.Words.Frame.MoreDown, hidden+1))
	}
	return shown, offset
}

// StageTop is the row on which the stage begins.
func (s *Session) StageTop() int {
	if s.Height >= render.AiryHeight {
		return 2
	}
	return 1
}

// Large sets a text in large letters where they fit.
func (s *Session) Large(text string, style lipgloss.Style) []string {
	if lines, ok := render.Large(text, s.Look.Blocks, s.Width-2*s.Margin(), s.Stage().Height/2, style); ok {
		return lines
	}
	return []string{s.Styles.Bold(style).Render(text)}
}

// CentreBlocks sets blocks one under the other, each in the middle by itself,
// and all a little above the middle of the stage.
func (s *Session) CentreBlocks(blocks ...[]string) []string {
	var lines []string
	for _, block := range blocks {
		if len(block) == 0 {
			continue
		}
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, Shift(block, max(0, (s.Width-Widest(block))/2))...)
	}
	lines, _ = s.Window(lines, s.Stage().Height, 0, 0, 0)
	return append(make([]string, max(0, (s.Stage().Height-len(lines))*2/5)), lines...)
}

// at is row i of lines, or nothing.
func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// Widest is the width of the widest line.
func Widest(lines []string) int {
	w := 0
	for _, l := range lines {
		w = max(w, ansi.StringWidth(l))
	}
	return w
}

// Centred sets a line into the middle of a width.
func Centred(line string, width int) string {
	return strings.Repeat(" ", max(0, (width-ansi.StringWidth(line))/2)) + line
}

// Percent is a share in hundredths.
func Percent(share float64) int { return int(share*100 + 0.5) }

// Beside sets two columns side by side, with something between them.
func Beside(left, right []string, width, height int, between string) []string {
	out := make([]string, height)
	for i := range out {
		l := at(left, i)
		if ansi.StringWidth(l) > width {
			l = ansi.Truncate(l, width, "")
		}
		out[i] = l + strings.Repeat(" ", max(0, width-ansi.StringWidth(l))) + between + at(right, i)
	}
	return out
}

// Filled are lines with blank ones below, up to a height.
func Filled(lines []string, height int) []string {
	out := append(make([]string, 0, max(height, len(lines))), lines...)
	for len(out) < height {
		out = append(out, "")
	}
	return out
}
