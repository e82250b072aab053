package report_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/golden"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/report"
	"training.vast.vn/vneid-training/internal/report/format"
	"training.vast.vn/vneid-training/internal/roster"
	"training.vast.vn/vneid-training/internal/theme"
)

// sample is a report on a few hundred attempts, a roster and a damaged line.
func sample(t testing.TB, words *locale.Words) *report.Report {
	t.Helper()
	d := small(t)
	var b bytes.Buffer
	c := newCrowd(d, 600, 150)
	if err := c.write(&b, 600); err != nil {
		t.Fatal(err)
	}
	b.WriteString(`{"v":1,"type":"attempt","id":"torn`)
	r := build(t, report.Input{
		Files: []string{file(t, b.String())}, Decks: []*deck.Deck{d}, Words: words,
		Due: time.Date(2026, time.November, 20, 0, 0, 0, 0, locale.Vietnam()),
	})
	r.Quality[0].Name = "results.jsonl"
	return r
}

// withRoster adds who is left, and who was too fast.
func withRoster(r *report.Report) *report.Report {
	r.Roster = true
	r.Left = []report.LeftRow{
		{Member: roster.Member{Unit: "IOIT", Name: "Trần Thị Bình", Code: "012"}, State: report.NotPassed, Best: report.Figure{Value: 0.7, Known: true}, Attempts: 2},
		{Member: roster.Member{Unit: "IOIT", Name: "=HYPERLINK(\"http://x\")"}, State: report.NotStarted},
		{Member: roster.Member{Unit: "IMH", Name: "Lê Lan"}, State: report.SameName},
	}
	r.Hasty = []report.HastyRow{{Receipt: "7K3M-9QX2", Ended: now, Unit: "IMH", Score: report.Share{K: 9, N: 10}, Passed: true, Proof: record.SameKey}}
	r.Doubles = []report.DoubleRow{{Group: 1, Learner: "hv-1", Person: roster.Member{Unit: "IMH", Name: "Trần Hoà"}, Attempts: 2, Passed: true}, {Group: 1, Learner: "hv-2", Person: roster.Member{Unit: "IMH", Name: "Tran Hoa"}, Attempts: 1}}
	return r
}

func text(t testing.TB, r *report.Report, language string, look theme.Look, width int) string {
	t.Helper()
	var b bytes.Buffer
	if err := format.WriteText(&b, r, locale.For(language), look, width); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTextGolden(t *testing.T) {
	for _, language := range []string{locale.Vi, locale.En} {
		got := text(t, withRoster(sample(t, locale.For(language))), language, theme.Look{Profile: colorprofile.NoTTY}, 0)
		golden.Equal(t, "report."+language+".txt", got)
	}
}

func TestTextFitsAnyWindow(t *testing.T) {
	r := withRoster(sample(t, locale.For(locale.Vi)))
	empty := build(t, report.Input{Files: []string{file(t)}, Decks: []*deck.Deck{small(t)}})
	for _, width := range []int{0, 40, 41, 53, 60, 72, 79, 80, 81, 100, 160, 400} {
		for name, r := range map[string]*report.Report{"sample": r, "empty": empty} {
			for _, language := range []string{locale.Vi, locale.En} {
				limit := width
				if width == 0 {
					limit = 80
				}
				plain := text(t, r, language, theme.Look{Profile: colorprofile.NoTTY}, width)
				coloured := text(t, r, language, theme.Look{Profile: colorprofile.TrueColor}, width)
				if ansi.Strip(coloured) != plain {
					t.Errorf("%s, %d columns: the coloured text is another: %s", name, width, golden.Difference(ansi.Strip(coloured), plain))
				}
				if strings.ContainsAny(plain, "\x1b\t\r") {
					t.Errorf("%s, %d columns: the plain text has control characters", name, width)
				}
				if name == "sample" && !strings.Contains(coloured, "\x1b[") {
					t.Errorf("%d columns: no colours", width)
				}
				for line := range strings.Lines(plain) {
					line = strings.TrimSuffix(line, "\n")
					if w := ansi.StringWidth(line); w > limit || strings.HasSuffix(line, " ") {
						t.Errorf("%s, %d columns: a line of %d: %q", name, width, w, line)
					}
				}
			}
		}
	}
}

// Every format but the text is asked whether a name can do harm; here the text.
func TestTextShowsNoEscapeCodesOfOthers(t *testing.T) {
	a := try(1, "hv-a", "\x1b]0;owned\a\u202eIOIT", "b", "a")
	a.Answers[0].Question = "q\x1b[2J\n1"
	r := build(t, report.Input{Files: []string{file(t, chained(t, a)...)}})
	r.Quality[0].Name = "a\x1b[31m.jsonl"
	for _, p := range []colorprofile.Profile{colorprofile.NoTTY, colorprofile.TrueColor} {
		got := text(t, r, locale.Vi, theme.Look{Profile: p}, 80)
		if strings.Contains(got, "\x1b]") || strings.Contains(got, "\x1b[2J") || strings.Contains(got, "\u202e") || strings.Contains(got, "\a") {
			t.Errorf("profile %v lets it through:\n%q", p, got)
		}
	}
}

func TestGuard(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "Trần": "Trần", "a=b": "a=b", "=1+1": "'=1+1", "+84": "'+84", "-1": "'-1", "@SUM(A1)": "'@SUM(A1)",
		"\t=1": "'\t=1", "\r=1": "'\r=1", "\n=1": "'\n=1", "  =1": "'  =1", "＝1": "'＝1", "－1": "'－1", "—": "—", "\u00a0=1": "'\u00a0=1",
	} {
		if got := format.Guard(text); got != want {
			t.Errorf("Guard(%q) = %q, want %q", text, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "text")
		got := format.Guard(s)
		if got != s && got != "'"+s {
			t.Fatalf("Guard(%q) = %q", s, got)
		}
		if got != "" && strings.ContainsRune("=+-@\t\r\n", rune(got[0])) {
			t.Fatalf("Guard(%q) = %q", s, got)
		}
	})
}

func TestCSV(t *testing.T) {
	words := locale.For(locale.Vi)
	r := withRoster(sample(t, words))
	tables := r.Tables(words)
	for _, table := range tables {
		var b bytes.Buffer
		if err := format.WriteCSV(&b, []report.Table{table}, words, ','); err != nil {
			t.Fatal(err)
		}
		rest, ok := strings.CutPrefix(b.String(), "\ufeff")
		if !ok {
			t.Fatalf("%s: no byte order mark", table.ID)
		}
		rows, err := csv.NewReader(strings.NewReader(rest)).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", table.ID, err)
		}
		if len(rows) != len(table.Rows)+1 || rows[0][0] != table.Columns[0].Title {
			t.Errorf("%s: %d rows, first %q", table.ID, len(rows), rows[0])
		}
		for _, row := range rows[1:] {
			for i, cell := range row {
				if table.Columns[i].Kind == report.Text && cell != "" && strings.ContainsRune("=+-@", rune(cell[0])) {
					t.Errorf("%s: a spreadsheet would run %q", table.ID, cell)
				}
			}
		}
	}
	var b bytes.Buffer
	if err := format.WriteCSV(&b, tables, words, ','); err != nil {
		t.Fatal(err)
	}
	for _, table := range tables {
		if !strings.Contains(b.String(), "\r\n"+table.Title+"\r\n") && !strings.Contains(b.String(), "\ufeff"+table.Title+"\r\n") {
			t.Errorf("no title %q", table.Title)
		}
	}
	if !strings.Contains(b.String(), `"'=HYPERLINK(""http://x"")"`) {
		t.Error("the formula in a name is not guarded")
	}
}

func TestDueDay(t *testing.T) {
	words := locale.For(locale.Vi)
	for day, want := range map[int]string{20: "đã qua 4 ngày", 24: "hôm nay, 24/11/2026", 30: "còn 6 ngày"} {
		r := build(t, report.Input{Files: []string{file(t)}, Due: time.Date(2026, 11, day, 0, 0, 0, 0, locale.Vietnam())})
		if got := text(t, r, locale.Vi, theme.Look{Profile: colorprofile.NoTTY}, 80); !strings.Contains(got, want) {
			t.Errorf("due on the %dth: %q is not in\n%s", day, want, got)
		}
	}
	// The day ends at midnight in Vietnam: 17:00 UTC.
	at := func(n int, ended time.Time) any {
		a := try(n, fmt.Sprintf("hv-%d", n), "IOIT", "b", "a")
		a.EndedAt = record.At(ended)
		return a
	}
	r := build(t, report.Input{
		Files: []string{file(t, chained(t, at(1, time.Date(2026, 11, 20, 16, 59, 59, 0, time.UTC)), at(2, time.Date(2026, 11, 20, 17, 0, 0, 0, time.UTC)))...)},
		Words: words, Due: time.Date(2026, 11, 20, 0, 0, 0, 0, locale.Vietnam()),
	})
	if r.Summary.InTime != 1 || len(r.Days) != 2 {
		t.Errorf("%d in time, days %+v; want one on each side of midnight", r.Summary.InTime, r.Days)
	}
}
