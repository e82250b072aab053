package canvas_test

import (
	"image"
	"image/color"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
	"rsc.io/qr"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/icon"
	"training.vast.vn/vneid-training/internal/termtest"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/slides"
)

// looks are one of each kind.
func looks() []theme.Look {
	var all []theme.Look
	for mode := theme.Dark; mode <= theme.Contrast; mode++ {
		for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI, colorprofile.ASCII} {
			for blocks := theme.HalfBlocks; blocks <= theme.NoBlocks; blocks++ {
				all = append(all, theme.Look{Mode: mode, Profile: profile, Blocks: blocks})
			}
		}
	}
	return all
}

func dark(blocks theme.Blocks) *theme.Styles {
	return theme.New(theme.Look{Profile: colorprofile.TrueColor, Blocks: blocks})
}

// screen is what a terminal shows of a canvas.
func screen(c *canvas.Canvas) *termtest.Screen {
	s := termtest.New(c.Bounds().Dx(), c.Bounds().Dy())
	s.Show(c.String())
	return s
}

// rows draws on a canvas of a look and returns what a terminal shows.
func rows(look theme.Look, width, height int, draw func(*canvas.Canvas)) string {
	c := canvas.New(theme.New(look), width, height)
	draw(c)
	return screen(c).Text()
}

func TestShapes(t *testing.T) {
	colours, none := colorprofile.TrueColor, colorprofile.ASCII
	for _, tc := range []struct {
		name          string
		look          theme.Look
		width, height int
		draw          func(*canvas.Canvas)
		want          string
	}{
		{"card", theme.Look{Profile: colours}, 6, 4,
			func(c *canvas.Canvas) { c.Card(canvas.Rect(1, 0, 4, 3), c.Styles.Card) }, " ▄▄▄▄\n\n ▀▀▀▀\n"},
		{"card on a painted screen", theme.Look{Profile: colours, Painted: true}, 6, 4,
			func(c *canvas.Canvas) { c.Card(canvas.Rect(1, 0, 4, 3), c.Styles.Card) }, " ▄▄▄▄\n\n ▄▄▄▄\n"},
		{"card without blocks", theme.Look{Profile: colours, Blocks: theme.NoBlocks}, 6, 4,
			func(c *canvas.Canvas) { c.Card(canvas.Rect(1, 0, 4, 3), c.Styles.Card) }, "\n\n\n"},
		{"card without colours", theme.Look{Profile: none}, 6, 4,
			func(c *canvas.Canvas) { c.Card(canvas.Rect(1, 0, 4, 3), c.Styles.Card) }, " ┌──┐\n │  │\n └──┘\n"},
		{"raised without colours", theme.Look{Profile: none}, 6, 4,
			func(c *canvas.Canvas) { c.Card(canvas.Rect(1, 0, 4, 3), c.Styles.Raised) }, " ╔══╗\n ║  ║\n ╚══╝\n"},
		{"card with 16 colours", theme.Look{Profile: colorprofile.ANSI}, 6, 4,
			func(c *canvas.Canvas) { c.Card(canvas.Rect(1, 0, 4, 3), c.Styles.Card) }, "\n\n\n"},
		{"rule", theme.Look{Profile: colours}, 6, 1,
			func(c *canvas.Canvas) { c.Rule(1, 0, 3, c.Styles.Level1Fill) }, " ▀▀▀"},
		{"rules without blocks", theme.Look{Profile: colours, Blocks: theme.NoBlocks}, 6, 1,
			func(c *canvas.Canvas) { c.Rule(0, 0, 6, c.Styles.Track); c.Rule(0, 0, 3, c.Styles.Level1Fill) }, "═══───"},
		{"bar by eighths", theme.Look{Profile: colours, Blocks: theme.Quadrants}, 8, 1,
			func(c *canvas.Canvas) { c.Bar(canvas.Rect(0, 0, 8, 1), 0.3, c.Styles.Level1Fill) }, "  ▍"},
		{"bar that is nearly nothing", theme.Look{Profile: colours, Blocks: theme.Quadrants}, 8, 1,
			func(c *canvas.Canvas) { c.Bar(canvas.Rect(0, 0, 8, 1), 0.001, c.Styles.Level1Fill) }, "▏"},
		{"bar without colours", theme.Look{Profile: none}, 8, 1,
			func(c *canvas.Canvas) { c.Bar(canvas.Rect(0, 0, 8, 1), 0.5, c.Styles.Level1Fill) }, "    ░░░░"},
		{"dots in halves", theme.Look{Profile: colours}, 4, 1,
			func(c *canvas.Canvas) { c.Dots(0, 0, mask("#.#.", "##.#"), c.Styles.Text) }, " ▄▀▄"},
		{"dots in quadrants", theme.Look{Profile: colours, Blocks: theme.Quadrants}, 2, 1,
			func(c *canvas.Canvas) { c.Dots(0, 0, mask("#.##", "##.#"), c.Styles.Text) }, "▙▜"},
		{"solid dots without colours", theme.Look{Profile: none}, 2, 1,
			func(c *canvas.Canvas) { c.Dots(0, 0, mask("#.", "#."), c.Styles.Text) }, "█"},
		{"dots on a ground without colours", theme.Look{Profile: none}, 3, 1,
			func(c *canvas.Canvas) {
				c.Fill(c.Bounds(), c.Styles.Level1Fill)
				c.Dots(0, 0, mask("##.", "#.."), c.Styles.Text)
			}, " ▄"},
		{"text that is cut", theme.Look{Profile: colours}, 4, 1,
			func(c *canvas.Canvas) { c.Text(1, 0, "Căn cước", c.Styles.Text) }, " Căn"},
		{"wide text that is cut", theme.Look{Profile: colours}, 4, 1,
			func(c *canvas.Canvas) { c.Text(1, 0, "漢字", c.Styles.Text) }, " 漢"},
		{"outside", theme.Look{Profile: colours}, 4, 1,
			func(c *canvas.Canvas) {
				c.Card(canvas.Rect(-3, -2, 9, 9), theme.Ground{})
				c.Text(0, 7, "x", c.Styles.Text)
				c.Text(-1, 0, "xy", c.Styles.Text)
			}, "y"},
	} {
		if got := rows(tc.look, tc.width, tc.height, tc.draw); strings.TrimRight(got, "\n") != strings.TrimRight(tc.want, "\n") {
			t.Errorf("%s:\n%s\nwant\n%s", tc.name, got, tc.want)
		}
	}
}

// mask is a mask of rows of dots.
func mask(rows ...string) *image.Alpha {
	m := image.NewAlpha(image.Rect(0, 0, len(rows[0]), len(rows)))
	for y, row := range rows {
		for x, dot := range row {
			if dot == '#' {
				m.SetAlpha(x, y, color.Alpha{0xFF})
			}
		}
	}
	return m
}

func TestTextKeepsItsGround(t *testing.T) {
	s := dark(theme.HalfBlocks)
	c := canvas.New(s, 20, 3)
	c.Fill(c.Bounds(), s.Card)
	end := c.Text(1, 1, "Mã ", s.Muted)
	c.Put(end, 1, s.Level1.Render("WVJZ")+" "+s.Link.Hyperlink("https://vast.vn").Render("xem"))
	c.Chip(15, 1, "1", s.Level2Fill)
	shown := screen(c)
	for x, want := range []color.Color{1: s.Muted.GetForeground(), 4: s.Level1.GetForeground(), 9: s.Link.GetForeground(), 16: s.Level2Fill.Ink} {
		if want == nil {
			continue
		}
		cell := shown.Cell(x, 1)
		ground := s.Card.Color
		if x == 16 {
			ground = s.Level2Fill.Color
		}
		if cell.Style.Fg != want || cell.Style.Bg != ground {
			t.Errorf("column %d: %q in %v on %v, want %v on %v", x, cell.Content, cell.Style.Fg, cell.Style.Bg, want, ground)
		}
	}
	if _, linked, _ := strings.Cut(c.String(), ansi.SetHyperlink("https://vast.vn")); !strings.Contains(linked, "xem"+ansi.ResetHyperlink()) {
		t.Errorf("%q has no link", c.String())
	}
}

// With 16 colours all that stands on what is raised has one ink: else it could
// not be read.
func TestInk(t *testing.T) {
	s := theme.New(theme.Look{Profile: colorprofile.ANSI})
	c := canvas.New(s, 20, 3)
	c.Fill(c.Bounds(), s.Raised)
	c.Text(0, 1, "x", s.Level1)
	c.Dots(2, 1, mask("#", "#"), s.Level2)
	shown := screen(c)
	if got := shown.Cell(0, 1).Style.Fg; got != s.Raised.Ink {
		t.Errorf("text in %v, want %v", got, s.Raised.Ink)
	}
	if got := shown.Cell(2, 1).Style.Bg; got != s.Raised.Ink {
		t.Errorf("a solid cell in %v, want %v", got, s.Raised.Ink)
	}
}

// Bold black is grey on the console: on a light ground it would hardly be read.
func TestBoldInkOfTheConsole(t *testing.T) {
	s := theme.New(theme.Look{Profile: colorprofile.ANSI, Blocks: theme.NoBlocks})
	c := canvas.New(s, 10, 3)
	c.Card(c.Bounds(), s.Raised)
	c.Text(2, 1, "ssh", s.Strong)
	if line := c.Lines()[1]; line != "\x1b[47m  \x1b[30mssh     \x1b[m" {
		t.Errorf("the line is %q, want black on white that is not bold", line)
	}
}

// Edges are blended where there are colours for it, and only there.
func TestShade(t *testing.T) {
	m := image.NewAlpha(image.Rect(0, 0, 1, 2))
	m.Pix[0], m.Pix[1] = 0x60, 0xFF
	for _, look := range looks() {
		s := theme.New(look)
		c := canvas.New(s, 1, 1)
		c.Shade(0, 0, m, s.Level1Fill)
		got := screen(c).Cell(0, 0)
		want := "▄"
		if look.Blocks == theme.NoBlocks {
			want = " "
		}
		if got.Content != want {
			t.Errorf("%v: %q, want %q", look, got.Content, want)
		}
		if blended := got.Style.Bg != nil && got.Style.Bg != s.Stage.Color; blended != (look.Profile == colorprofile.TrueColor) && look.Blocks != theme.NoBlocks {
			t.Errorf("%v: upper half in %v", look, got.Style.Bg)
		}
	}
}

// Lines can be put after each other in any order: each begins and ends in the
// terminal's own colours.
func TestLinesStandAlone(t *testing.T) {
	for _, look := range looks() {
		s := theme.New(look)
		c := canvas.New(s, 30, 9)
		c.Card(canvas.Rect(0, 0, 30, 5), s.Raised)
		c.Ring(canvas.Rect(2, 1, 8, 4), 0.4, s.RightFill)
		c.Text(3, 7, "Đạt", s.Strong)
		for y, line := range c.Lines() {
			if at := strings.LastIndex(line, "\x1b["); at >= 0 && line[at:] != "\x1b[m" && ansi.StringWidth(line[at:]) > 0 {
				t.Errorf("%v: row %d ends in %q", look, y, line[at:])
			}
			if s.Background == nil && strings.HasSuffix(line, " ") {
				t.Errorf("%v: row %d ends in blanks", look, y)
			}
			if w := ansi.StringWidth(line); w > 30 {
				t.Errorf("%v: row %d has %d columns", look, y, w)
			}
		}
	}
}

// Doubled text takes two rows, which keep their grounds; elsewhere it stands on
// the first.
func TestDouble(t *testing.T) {
	for _, tc := range []struct {
		big  theme.Big
		want []string
	}{
		{theme.NoBig, []string{"  Chọn thẻ", ""}},
		{theme.DoubleHeight, []string{"\x1b#3 Chọn thẻ", "\x1b#4 Chọn thẻ"}},
		{theme.SizedText, []string{"\x1b]66;s=2;\x1b\\ Chọn thẻ", "\x1b]66;s=2:v=1;\x1b\\"}},
	} {
		s := theme.New(theme.Look{Profile: colorprofile.TrueColor, Big: tc.big})
		c := canvas.New(s, 30, 4)
		end := c.Double(2, 1, "Chọn thẻ", s.Text)
		if want := 2 + canvas.DoubleWidth(tc.big, "Chọn thẻ"); end != want {
			t.Errorf("%v: ends at column %d, want %d", tc.big, end, want)
		}
		bare := func(line string) string {
			return strings.NewReplacer("\x1b[38;2;230;233;240m", "", "\x1b[m", "").Replace(line)
		}
		lines := c.Lines()
		if len(lines) != 4 || bare(lines[1]) != tc.want[0] || bare(lines[2]) != tc.want[1] {
			t.Errorf("%v: %q", tc.big, lines)
		}
		c = canvas.New(s, 30, 4)
		c.Double(2, 1, "Chọn thẻ", s.Text)
		c.Fill(canvas.Rect(0, 1, 20, 2), s.Raised)
		_, _, line := theme.Mark(c.Lines()[1])
		screen := termtest.New(30, 1)
		screen.Show(line)
		last := 19
		if tc.big != theme.NoBig {
			last = 9
		}
		if got := screen.Cell(last, 0).Style.Bg; got != s.Raised.Color {
			t.Errorf("%v: column %d on %v", tc.big, last, got)
		}
		if got := screen.Cell(last+1, 0).Style.Bg; got != nil {
			t.Errorf("%v: column %d on %v", tc.big, last+1, got)
		}
	}
}

func TestIcon(t *testing.T) {
	for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI, colorprofile.ASCII} {
		for blocks := theme.HalfBlocks; blocks <= theme.NoBlocks; blocks++ {
			s := theme.New(theme.Look{Profile: profile, Blocks: blocks})
			for _, columns := range []int{32, 16, 10} {
				c := canvas.New(s, columns, columns/2)
				c.Icon(0, 0, icon.Right, columns, s.Right)
				drawn := 0
				for _, line := range c.Lines() {
					if line != "" {
						drawn++
					}
				}
				if drawn < columns/2-4 {
					t.Errorf("%v, %v: %d of %d rows are drawn", profile, blocks, drawn, columns/2)
				}
			}
		}
	}
}

// Codes can be read in every look, on a dark screen and on a light one.
func TestQR(t *testing.T) {
	const text = "ssh 9873@training.vast.vn"
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		t.Fatal(err)
	}
	for _, look := range looks() {
		columns, rows := canvas.QRSize(look.Blocks, code, 4)
		c := canvas.New(theme.New(look), columns+4, rows+2)
		c.QR(2, 1, code, 4)
		fore, back := color.Color(color.White), color.Color(color.Black)
		if look.Mode == theme.Light || look.Mode == theme.Projector {
			fore, back = back, fore
		}
		bitmap, err := gozxing.NewBinaryBitmapFromImage(screen(c).Picture(fore, back))
		if err != nil {
			t.Fatal(err)
		}
		read, err := qrcode.NewQRCodeReader().Decode(bitmap, nil)
		if err != nil || read.GetText() != text {
			t.Errorf("%v: read %v, %v", look, read, err)
		}
		for _, line := range c.Lines() {
			if look.Profile != colorprofile.ASCII && strings.ContainsAny(line, "▀█") {
				t.Errorf("%v: %q is not of backgrounds and lower halves", look, line)
			}
		}
	}
}

// What the course and the program say, and what is drawn, is in the font of the
// kiosk's console.
func TestConsoleFont(t *testing.T) {
	font := consoleFont(t)
	var texts []string
	for _, language := range slides.Languages() {
		deck, err := slides.Deck(language)
		if err != nil {
			t.Fatal(err)
		}
		err = fs.WalkDir(deck, ".", func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			b, err := fs.ReadFile(deck, path)
			texts = append(texts, strings.Split(string(b), "\n")...)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	texts = append(texts, "✓ ✗ ○ ◐ ● ◉ ◂ ▸ ► ▌ ⌫ ⌂ ≡ ■ › ← → ↑ ↓ · … α")
	s := dark(theme.NoBlocks)
	c := canvas.New(s, 200, len(texts)+10)
	for y, text := range texts {
		c.Text(0, y, strings.ReplaceAll(text, "\t", " "), s.Text)
	}
	y := len(texts)
	c.Card(canvas.Rect(0, y, 40, 10), s.Card)
	c.Ring(canvas.Rect(1, y+1, 12, 6), 0.4, s.RightFill)
	c.Bar(canvas.Rect(15, y+4, 20, 1), 0.33, s.RightFill)
	c.Rule(15, y+5, 20, s.Track)
	c.Rule(15, y+5, 10, s.RightFill)
	for _, line := range c.Lines() {
		for _, r := range ansi.Strip(line) {
			if !font[r] {
				t.Errorf("%q: the font has no %q", ansi.Strip(line), r)
			}
		}
	}
}

// consoleFont is the table of glyphs of the kiosk's console font.
func consoleFont(t *testing.T) map[rune]bool {
	b, err := os.ReadFile("testdata/vietnamese-fixed16.txt")
	if err != nil {
		t.Fatal(err)
	}
	font := make(map[rune]bool)
	for line := range strings.Lines(string(b)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		r, err := strconv.ParseUint(strings.TrimSpace(line), 16, 32)
		if err != nil {
			t.Fatal(err)
		}
		font[rune(r)] = true
	}
	return font
}

func BenchmarkCanvas(b *testing.B) {
	s := dark(theme.Quadrants)
	for b.Loop() {
		c := canvas.New(s, 160, 45)
		c.Fill(canvas.Rect(0, 0, 57, 45), s.Level2Fill)
		for i := range 7 {
			r := canvas.Rect(62, 2+6*i, 90, 5)
			c.Card(r, s.Raised)
			c.Text(68, r.Min.Y+2, "Chọn Căn cước điện tử để xem thông tin thẻ", s.Text)
		}
		c.Ring(canvas.Rect(4, 10, 40, 20), 0.9, s.RightFill)
		_ = c.Lines()
	}
}

// Where there are no colours, the rest of a ring is seen as that of a bar is.
func TestTracksShowWithoutColours(t *testing.T) {
	t.Parallel()
	s := theme.New(theme.Look{Profile: colorprofile.ASCII})
	c := canvas.New(s, 20, 12)
	c.Ring(canvas.Rect(0, 0, 20, 10), 0.2, s.RightFill)
	c.Bar(canvas.Rect(0, 11, 20, 1), 0.2, s.RightFill)
	lines := c.Lines()
	bar := lines[11]
	if ring := strings.Count(strings.Join(lines[:10], "\n"), "░"); ring < 40 || strings.Count(bar, "░") != 16 {
		t.Errorf("the track of the ring has %d cells:\n%s", ring, strings.Join(lines, "\n"))
	}
}
