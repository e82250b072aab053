package tui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/render"
)

// The smallest window that the screens are laid out for.
const (
	minWidth  = 40
	minHeight = 12
)

// Below this height the blank rows under the header and over the footer go.
const airyHeight = 18

func (s *session) tooSmall() bool { return s.width < minWidth || s.height < minHeight }

// smallView says how large the window should be.
func (s *session) smallView() Picture {
	text := fmt.Sprintf(s.words.Frame.TooSmall, minWidth, minHeight)
	return Picture{Content: lipgloss.NewStyle().MaxHeight(s.height).Render(ansi.Wrap(text, max(1, s.width), ""))}
}

// view is a picture as the terminal takes it.
func (s *session) view(p Picture) tea.View {
	v := tea.NewView(p.Content)
	v.AltScreen = true
	v.MouseMode = tea.MouseModeCellMotion
	v.Cursor = p.Cursor
	v.WindowTitle = s.Deck.Title
	v.BackgroundColor, v.ForegroundColor = s.styles.Background, s.styles.Foreground
	return v
}

// margin is the blank room at the left and right edge, in cells.
func (s *session) margin() int {
	switch {
	case s.width >= 100:
		return 3
	case s.width >= 72:
		return 2
	}
	return 1
}

// Stage is the room between header and footer that a window of this size
// leaves for a slide, in cells.
func Stage(windowWidth, windowHeight int) (width, height int) {
	if windowHeight >= airyHeight {
		return windowWidth, windowHeight - 4
	}
	return windowWidth, windowHeight - 2
}

// area is the room that something may fill, in cells.
type area struct{ width, height int }

func (s *session) stage() area {
	w, h := Stage(s.width, s.height)
	return area{w, h}
}

// column is the room for text that is read rather than shown: within the
// margins, and no wider than reads well.
func (s *session) column() int { return min(s.width-2*s.margin(), 84) }

// inset is where that column begins, so that it stands in the middle.
func (s *session) inset() int { return max(s.margin(), (s.width-s.column())/2) }

// header is the first row: where am I, what is this, how far.
type header struct {
	place  string // "Mức độ 1 · Tiện ích 3/9"
	accent lipgloss.Style
	title  string
	right  string
}

func (s *session) header(h header) string {
	room := s.width - 2*s.margin()
	right := h.right
	if ansi.StringWidth(right) > room/2 {
		right = ""
	}
	room -= ansi.StringWidth(right)
	place := ansi.Truncate(h.place, room, "…")
	room -= ansi.StringWidth(place)
	title := ""
	if h.title != "" && room > 8 {
		title = "   " + ansi.Truncate(h.title, room-4, "…")
	}
	gap := strings.Repeat(" ", max(0, room-ansi.StringWidth(title)))
	pad := strings.Repeat(" ", s.margin())
	return pad + h.accent.Render(place) + s.styles.Text.Render(title) + gap + s.styles.Muted.Render(right)
}

// Foot is the last row of a window, and the keys in it that can be clicked.
type Foot struct {
	line  string
	spots []render.Spot
}

// footer is what stands at the left, and the keys that matter now at the
// right.
func (s *session) footer(left string, keys []key.Binding) Foot {
	room := s.width - 2*s.margin()
	hints, spots := s.hints(keys, room-ansi.StringWidth(left)-2)
	gap := strings.Repeat(" ", max(0, room-ansi.StringWidth(left)-ansi.StringWidth(hints)))
	line := strings.Repeat(" ", s.margin()) + left + gap
	for i, at := 0, ansi.StringWidth(line); i < len(spots); i++ {
		spots[i].X += at
	}
	return Foot{line + hints, spots}
}

// hints words up to three bindings in the room given, the first and the last
// before the second.
func (s *session) hints(keys []key.Binding, room int) (line string, spots []render.Spot) {
	if len(keys) > footerKeys {
		keys = keys[:footerKeys]
	}
	tries := [][]key.Binding{keys}
	if len(keys) == footerKeys {
		tries = append(tries, []key.Binding{keys[0], keys[2]})
	}
	if len(keys) > 0 {
		tries = append(tries, keys[:1])
	}
	for _, try := range tries {
		line, spots, at := "", []render.Spot(nil), 0
		for i, k := range try {
			if i > 0 {
				line, at = line+"   ", at+3
			}
			help := k.Help()
			width := ansi.StringWidth(help.Key + " " + help.Desc)
			line += s.styles.Key.Render(help.Key) + " " + s.styles.Muted.Render(help.Desc)
			spots = append(spots, render.Spot{X: at, Width: width, Key: k.Keys()[0]})
			at += width
		}
		if at <= room {
			return line, spots
		}
	}
	return "", nil
}

const footerKeys = 3

// frame sets a screen together: exactly as many rows as the window has, none
// wider than it.
func (s *session) frame(head string, body []string, foot Foot) Picture {
	rows := make([]string, 0, s.height)
	rows = append(rows, head)
	if s.height >= airyHeight {
		rows = append(rows, "")
	}
	stage := s.stage()
	for i := range stage.height {
		line := at(body, i)
		if ansi.StringWidth(line) > s.width {
			line = ansi.Truncate(line, s.width, "")
		}
		rows = append(rows, line)
	}
	if s.height >= airyHeight {
		rows = append(rows, "")
	}
	return Picture{Content: strings.Join(append(rows, foot.line), "\n"), Hints: foot.spots}
}

// place words where in the course a topic stands.
func (s *session) place(t *deck.Topic) string {
	f := &s.words.Frame
	if t.Level == deck.General {
		return f.General
	}
	return fmt.Sprintf(f.Level, t.Level) + " · " + fmt.Sprintf(f.Utility, t.Item, s.Deck.Utilities(t.Level))
}

// bar draws a segment for each topic, filled as far as the current one; a gap
// parts the levels.
func (s *session) bar(current int) string {
	var b strings.Builder
	for i, t := range s.Deck.Topics {
		if i > 0 && t.Level != s.Deck.Topics[i-1].Level {
			b.WriteByte(' ')
		}
		if i <= current {
			b.WriteString(s.styles.Accent(t.Level).Render("━"))
		} else {
			b.WriteString(s.styles.Frame.Render("─"))
		}
	}
	return b.String()
}

// indent sets lines into the column.
func (s *session) indent(lines []string) []string { return shift(lines, s.inset()) }

// shift sets lines in by a number of cells.
func shift(lines []string, cells int) []string {
	pad := strings.Repeat(" ", cells)
	out := make([]string, len(lines))
	for i, l := range lines {
		if l != "" {
			out[i] = pad + l
		}
	}
	return out
}

// centre sets lines as one block in the middle of the stage, a little above
// its geometric middle, where the eye expects it.
func (s *session) centre(lines []string) []string {
	stage := s.stage()
	pad := strings.Repeat(" ", max(0, (stage.width-widest(lines))/2))
	out := make([]string, max(0, (stage.height-len(lines))*2/5), stage.height)
	for _, l := range lines {
		if l != "" {
			l = pad + l
		}
		out = append(out, l)
	}
	return out
}

// wrap breaks text at words to a width and styles each line.
func wrap(text string, width int, style lipgloss.Style) []string {
	var out []string
	for line := range strings.SplitSeq(ansi.Wrap(text, max(1, width), " "), "\n") {
		out = append(out, style.Render(strings.TrimRight(line, " ")))
	}
	return out
}

// hang wraps text behind a label, following lines set in under its first.
func hang(label, text string, width int, style lipgloss.Style) []string {
	in := ansi.StringWidth(label)
	lines := wrap(text, width-in, style)
	for i := range lines {
		if i == 0 {
			lines[i] = label + lines[i]
		} else {
			lines[i] = strings.Repeat(" ", in) + lines[i]
		}
	}
	return lines
}

// window shows as much of lines as the height holds. It starts at offset, or
// where the rows from..to are all seen if offset is negative, and says on its
// edges how much is hidden.
func (s *session) window(lines []string, height, offset, from, to int) (shown []string, at int) {
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
		shown[0] = s.styles.Muted.Render(fmt.Sprintf(s.words.Frame.MoreUp, offset+1))
	}
	if hidden := len(lines) - offset - height; hidden > 0 {
		shown[height-1] = s.styles.Muted.Render(fmt.Sprintf(s.words.Frame.MoreDown, hidden+1))
	}
	return shown, offset
}

// stageTop is the row on which the stage begins.
func (s *session) stageTop() int {
	if s.height >= airyHeight {
		return 2
	}
	return 1
}

// large sets a text in large letters where they fit.
func (s *session) large(text string, style lipgloss.Style) []string {
	if lines, ok := render.Large(text, s.width-2*s.margin(), s.stage().height/2, style); ok {
		return lines
	}
	return []string{s.styles.Bold(style).Render(text)}
}

// centreBlocks sets blocks one under the other, each in the middle by itself,
// and all a little above the middle of the stage.
func (s *session) centreBlocks(blocks ...[]string) []string {
	var lines []string
	for _, block := range blocks {
		if len(block) == 0 {
			continue
		}
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, shift(block, max(0, (s.width-widest(block))/2))...)
	}
	lines, _ = s.window(lines, s.stage().height, 0, 0, 0)
	return append(make([]string, max(0, (s.stage().height-len(lines))*2/5)), lines...)
}

// at is row i of lines, or nothing.
func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// widest is the width of the widest line.
func widest(lines []string) int {
	w := 0
	for _, l := range lines {
		w = max(w, ansi.StringWidth(l))
	}
	return w
}

// blank is one colour from edge to edge.
func (s *session) blank(white bool) Picture {
	colour := lipgloss.Color("#000000")
	if white {
		colour = lipgloss.Color("#FFFFFF")
	}
	row := lipgloss.NewStyle().Background(colour).Render(strings.Repeat(" ", s.width))
	return Picture{Content: strings.TrimSuffix(strings.Repeat(row+"\n", s.height), "\n")}
}

// centred sets a line into the middle of a width.
func centred(line string, width int) string {
	return strings.Repeat(" ", max(0, (width-ansi.StringWidth(line))/2)) + line
}

// percent is a share in hundredths.
func percent(share float64) int { return int(share*100 + 0.5) }

// beside sets two columns side by side, with something between them.
func beside(left, right []string, width, height int, between string) []string {
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

func (s *session) levelName(level int) string {
	w := &s.words.Contents
	return [...]string{deck.General: w.General, deck.Level1: w.Level1, deck.Level2: w.Level2}[level]
}

// filled are lines with blank ones below, up to a height.
func filled(lines []string, height int) []string {
	out := append(make([]string, 0, max(height, len(lines))), lines...)
	for len(out) < height {
		out = append(out, "")
	}
	return out
}
