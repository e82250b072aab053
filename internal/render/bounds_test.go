package render

import (
	"fmt"
	"image"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/theme"
)

// anyText draws words as they stand in decks, and some that do not.
func anyText(t *rapid.T, most int) string {
	word := rapid.SampledFrom([]string{
		"thông", "báo", "lưu", "trú", "**mức độ 2**", "passcode", "Nguyễn", "*nghiêng*", "`mã`", "đặc",
		"[VNeID](https://vneid.gov.vn/huong-dan)", "<https://vneid.gov.vn>", "254/VHL-TCCBKT", "漢字", "a\u0301",
		"nghiêngnghiêngnghiêngnghiêngnghiêngnghiêngnghiêngnghiêng", "1.", "-", "|", "👍🏽", "\x1b[31m", "<b>",
	})
	return strings.Join(rapid.SliceOfN(word, 1, most).Draw(t, "words"), " ")
}

func anyMarkdown(t *rapid.T) string {
	var parts []string
	for range rapid.IntRange(1, 4).Draw(t, "parts") {
		text := func(n int) string { return anyText(t, n) }
		switch rapid.IntRange(0, 8).Draw(t, "part") {
		case 0:
			parts = append(parts, "### "+text(4))
		case 1:
			parts = append(parts, "- "+text(20)+"\n- "+text(5)+"\n  - "+text(9)+"\n- "+text(3))
		case 2:
			parts = append(parts, "9. "+text(20)+"\n10. "+text(5))
		case 3:
			parts = append(parts, "> "+text(30))
		case 4:
			parts = append(parts, "```\n"+text(10)+"\n\t"+text(2)+"\n```")
		case 5:
			parts = append(parts, fmt.Sprintf("| %s | B | C |\n|---|--:|:-:|\n| %s | %s | 3 |\n| | x | |", text(2), text(12), text(3)))
		case 6:
			parts = append(parts, text(3)+"  \n"+text(3), "***")
		default:
			parts = append(parts, text(40))
		}
	}
	return strings.Join(parts, "\n\n")
}

func anyScreen(t *rapid.T) deck.Screen {
	s := deck.Screen{Title: anyText(t, 4), Note: rapid.SampledFrom([]string{"", "ghi chú"}).Draw(t, "note")}
	for range rapid.IntRange(0, 7).Draw(t, "rows") {
		s.Rows = append(s.Rows, anyText(t, 4))
	}
	if len(s.Rows) > 0 {
		s.Tap = rapid.SampledFrom(append(s.Rows, "")).Draw(t, "tap")
	}
	return s
}

// anyBlocks draws blocks that appear from step on, and the step after them.
func anyBlocks(t *rapid.T, step int, nested, walks bool) ([]deck.Block, int) {
	var blocks []deck.Block
	for range rapid.IntRange(0, 4).Draw(t, "blocks") {
		if rapid.Bool().Draw(t, "pause") {
			step++
		}
		at := deck.Reveal{Step: step}
		switch rapid.IntRange(0, 12).Draw(t, "block") {
		case 11:
			size := image.Pt(rapid.IntRange(1, 640).Draw(t, "across"), rapid.IntRange(1, 640).Draw(t, "down"))
			blocks = append(blocks, &deck.Image{Reveal: at, Alt: anyText(t, 9), Small: image.NewRGBA(image.Rectangle{Max: size})})
		case 12:
			c := &deck.Chart{Reveal: at, Kind: rapid.SampledFrom([]string{deck.Bars, deck.Line}).Draw(t, "kind"), Caption: anyText(t, 4)}
			for range rapid.IntRange(2, 12).Draw(t, "points") {
				c.Points = append(c.Points, deck.Point{Label: anyText(t, 3), Text: "12 người", Value: rapid.Float64Range(0, 100).Draw(t, "value")})
			}
			blocks = append(blocks, c)
		case 10:
			if !walks {
				continue
			}
			d := &deck.Drill{Reveal: at, Kind: deck.Scam, Screen: anyText(t, 4), Explain: deck.Parse(anyMarkdown(t))}
			for range rapid.IntRange(2, 8).Draw(t, "lines") {
				l := deck.DrillLine{Text: anyText(t, 12)}
				if rapid.Bool().Draw(t, "sign") {
					l.Sign = anyText(t, 9)
				}
				d.Lines = append(d.Lines, l)
			}
			blocks = append(blocks, d)
			step += d.Reveals()
		case 0:
			blocks = append(blocks, &deck.Callout{Reveal: at, Kind: rapid.SampledFrom([]string{deck.Tip, deck.Warning, deck.Law}).Draw(t, "kind"), Text: deck.Parse(anyMarkdown(t))})
		case 1:
			blocks = append(blocks, &deck.QR{Reveal: at, URL: rapid.SampledFrom([]string{"https://vneid.gov.vn", strings.Repeat("x", 200)}).Draw(t, "url"), Caption: deck.ParseLine(anyText(t, 9))})
		case 2:
			blocks = append(blocks, &deck.Phone{Reveal: at, Screen: anyScreen(t)})
		case 3:
			if !walks {
				continue
			}
			w := &deck.Walkthrough{Reveal: at}
			for range rapid.IntRange(1, 8).Draw(t, "steps") {
				ws := deck.WalkStep{Do: deck.ParseLine(anyText(t, 12))}
				if rapid.Bool().Draw(t, "phone") {
					ws.Screen = anyScreen(t)
				}
				w.Steps = append(w.Steps, ws)
			}
			blocks = append(blocks, w)
			step += len(w.Steps) - 1
		case 4:
			if nested {
				continue
			}
			c := &deck.Columns{Reveal: at, Ratio: rapid.SliceOfN(rapid.IntRange(1, 5), 0, 4).Draw(t, "ratio")}
			for range rapid.IntRange(1, 3).Draw(t, "columns") {
				var column []deck.Block
				column, step = anyBlocks(t, step, true, walks)
				c.Columns = append(c.Columns, column)
			}
			blocks = append(blocks, c)
		default:
			blocks = append(blocks, &deck.Markdown{Reveal: at, Prose: deck.Parse(anyMarkdown(t))})
		}
	}
	return blocks, step
}

func anySlide(t *rapid.T, walks bool) *deck.Slide {
	s := &deck.Slide{Large: rapid.Bool().Draw(t, "large"), Middle: rapid.Bool().Draw(t, "middle")}
	if rapid.IntRange(0, 4).Draw(t, "titled") > 0 {
		s.Title = ansi.Strip(anyText(t, 6))
	}
	var last int
	s.Blocks, last = anyBlocks(t, 0, false, walks)
	s.Steps = last + 1
	return s
}

func anyStage(t *rapid.T) (width, height int) {
	return rapid.IntRange(1, 170).Draw(t, "width"), rapid.IntRange(1, 50).Draw(t, "height")
}

func anyLook(t *rapid.T) theme.Look {
	return theme.Look{
		Mode:    theme.Mode(rapid.IntRange(0, 3).Draw(t, "mode")),
		Profile: colorprofile.Profile(rapid.IntRange(0, 5).Draw(t, "profile")),
	}
}

// grows reports whether b has all that a has, at the same cells.
func grows(a, b string) bool {
	x, y := []rune(strings.TrimRight(a, " ")), []rune(b)
	for i, r := range x {
		if r != ' ' && (i >= len(y) || y[i] != r) {
			return false
		}
	}
	return true
}

// All words of prose stand on one of its pages.
func TestNothingIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var words []string
		for i := range rapid.IntRange(1, 60).Draw(t, "words") {
			words = append(words, fmt.Sprintf("từ%d", i))
		}
		form := rapid.SampledFrom([]string{"", "- ", "1. ", "> ", "### "}).Draw(t, "form")
		source := form + strings.Join(words[:len(words)/2], " ") + "\n\n" + form + strings.Join(words[len(words)/2:], " ")
		sl := &deck.Slide{Title: "Tiêu đề", Steps: 1, Blocks: []deck.Block{&deck.Markdown{Prose: deck.Parse(source)}}}
		width, height := rapid.IntRange(12, 170).Draw(t, "width"), rapid.IntRange(1, 50).Draw(t, "height")
		r := newRenderer(theme.Dark, colorprofile.TrueColor)
		var shown []string
		pages := 1
		for page := 0; page < pages; page++ {
			f := r.draw(sl, of(0), 0, page, width, height)
			pages = f.Pages
			shown = append(shown, strings.Fields(ansi.Strip(f.String()))...)
		}
		shown = slices.DeleteFunc(shown, func(w string) bool { return !strings.HasPrefix(w, "từ") })
		if !slices.Equal(shown, words) {
			t.Fatalf("shown are %v", shown)
		}
	})
}

// A phone to be touched keeps its room, and every row of it that shows can be
// found, the one in hand among them.
func TestTouchKeepsItsRoom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := New(theme.New(theme.Look{Profile: rapid.SampledFrom([]colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI, colorprofile.Ascii}).Draw(t, "profile")}), Captions{Tap: "chạm", Illustration: "minh họa"}, nil)
		screens := []deck.Screen{anyScreen(t), anyScreen(t)}
		touch := Touch{Screen: screens[0], At: rapid.IntRange(-1, len(screens[0].Rows)-1).Draw(t, "at"), Shown: rapid.Bool().Draw(t, "shown")}
		width, height := rapid.IntRange(12, 120).Draw(t, "width"), rapid.IntRange(2, 40).Draw(t, "height")
		lines, rows := r.Touch(touch, screens, 1, width, height)
		if len(lines) > height || len(rows) != len(lines) {
			t.Fatalf("%d lines with %d rows in a height of %d", len(lines), len(rows), height)
		}
		for i, line := range lines {
			if w := ansi.StringWidth(line); w > width {
				t.Fatalf("line %d is %d cells wide, not %d: %q", i, w, width, ansi.Strip(line))
			}
		}
		if touch.At >= 0 && !slices.Contains(rows, touch.At) {
			t.Fatalf("row %d is in hand but not on %v", touch.At, rows)
		}
	})
}

// What a question shows keeps its width, and each row of it that can be tapped
// can be found.
func TestQuestionsKeepTheirWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := New(theme.New(theme.Look{Profile: colorprofile.TrueColor}), Captions{Tap: "chạm", Illustration: "minh họa"}, nil)
		q := &deck.Question{Type: rapid.SampledFrom([]string{deck.Tap, deck.Single}).Draw(t, "type"), Screens: []deck.Screen{anyScreen(t), anyScreen(t)}}
		q.Message = &deck.Message{From: rapid.StringMatching(`[a-zà-ỹ ·“]{0,80}`).Draw(t, "from"), Text: rapid.StringMatching(`[a-zà-ỹ \n]{0,200}`).Draw(t, "text")}
		for i := range q.Screens {
			s := &q.Screens[i]
			s.Rows = s.Rows[:min(len(s.Rows), 4)] // nine are the most that a question has
			for _, row := range s.Rows {
				q.Options = append(q.Options, deck.Option{Letter: string(rune('a' + len(q.Options))), Text: row})
			}
		}
		width, height := rapid.IntRange(12, 120).Draw(t, "width"), rapid.IntRange(2, 40).Draw(t, "height")
		lines := r.Situation(q, 1, width, height)
		if q.Type == deck.Tap {
			drawn, rows := r.Pick(Pick{Question: q, At: rapid.IntRange(-1, len(q.Options)-1).Draw(t, "at"), Chosen: "a"}, 1, width, height)
			if len(rows) != len(drawn) {
				t.Fatalf("%d lines with %d rows", len(drawn), len(rows))
			}
			for i := range q.Options {
				if !slices.Contains(rows, i) {
					t.Fatalf("option %d is on no line: %v", i, rows)
				}
			}
			lines = append(lines, drawn...)
		}
		for i, line := range lines {
			if w := ansi.StringWidth(line); w > width {
				t.Fatalf("line %d is %d cells wide, not %d: %q", i, w, width, ansi.Strip(line))
			}
		}
	})
}

// of is a topic of a level.
func of(level int) topic { return topic{&deck.Topic{Level: level}, 1, nil} }
