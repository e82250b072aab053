package gift_test

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/deck/gift"
	"training.vast.vn/vneid-training/slides"
)

// short writes questions in a line each, for tables.
func short(questions []gift.Question) []string {
	all := []string{}
	for _, q := range questions {
		var b strings.Builder
		fmt.Fprintf(&b, "%s %q", q.Type, q.Text)
		for _, o := range q.Options {
			sign := "~"
			if o.Right {
				sign = "="
			}
			b.WriteString(" " + sign + o.Text)
		}
		if q.Explain != "" {
			fmt.Fprintf(&b, " # %q", q.Explain)
		}
		all = append(all, b.String())
	}
	return all
}

func kinds(problems []gift.Problem) string {
	var all []string
	for _, p := range problems {
		mark := ""
		if p.Lost {
			mark = "!"
		}
		all = append(all, fmt.Sprintf("%d%s%s", p.Line, mark, p.Kind))
	}
	return strings.Join(all, " ")
}

func TestParse(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
		problems   string
	}{
		{"nothing", "", nil, ""},
		{"only comments", "// one\n\n// two", nil, ""},
		{"single", "Q{=a ~b ~c}", []string{`single "Q" =a ~b ~c`}, ""},
		{"byte order mark, CRLF", "\xEF\xBB\xBF::N::Q{\r\n\t=a\r\n\t~b\r\n}\r\n\r\nR{T}\r\n", []string{`single "Q" =a ~b`, `true-false "R" = ~`}, ""},
		{"old Macintosh lines", "Q{=a ~b}\r\rR{F}", []string{`single "Q" =a ~b`, `true-false "R" ~ =`}, ""},
		{"no blanks", "Q{~a~b=c}", []string{`single "Q" ~a ~b =c`}, ""},
		{"titled, with feedback", "::T:: Q? {\n=a #yes\n~b # no\n}", []string{`single "Q?" =a ~b # "yes\n“b”: no"`}, "1feedback"},
		{"general feedback", "Q{=a ~b####because\nof this}", []string{`single "Q" =a ~b # "because\nof this"`}, ""},
		{"missing word", "Grant is {~buried =entombed} in a tomb.", []string{`single "Grant is _____ in a tomb." ~buried =entombed`}, ""},
		{"missing word over lines", "Q {\n=a\n~b\n}\nin the end.", []string{`single "Q _____\nin the end." =a ~b`}, ""},
		{"weights", "Q{~%50%a ~%50%b ~%-100%c}", []string{`multiple "Q" =a =b ~c`}, ""},
		{"weights, thirds with a comma", "Q{~%33,33333%a ~%33.33333%b ~%33.333%c ~d}", []string{`multiple "Q" =a =b =c ~d`}, ""},
		{"one right box", "Q{~%100%a ~%-50%b}", []string{`multiple "Q" =a ~b`}, ""},
		{"weights that do not sum", "Q{~%50%a ~%20%b ~c}", []string{`multiple "Q" =a =b ~c`}, "1weights"},
		{"part of the credit", "Q{=a ~%50%b ~c}", []string{`single "Q" =a ~b ~c`}, "1partial"},
		{"= with a weight", "Q{=%100%a ~%0%b}", []string{`single "Q" =a ~b`}, ""},
		{"several =", "Q{=a =b ~c}", []string{`multiple "Q" =a =b ~c`}, "1several-right"},
		{"true and false", "Q{T}\n\nR{FALSE}\n\nS{TRUE#wrong#right}\n\nU{F#wrong}", []string{
			`true-false "Q" = ~`, `true-false "R" ~ =`, `true-false "S" = ~ # "right\nwrong"`, `true-false "U" ~ = # "wrong"`}, "5feedback"},
		{"true in small letters", "Q{true}", []string{`true-false "Q" = ~`}, "1truth-case"},
		{"order", "Q{>3 ALL VERTICAL ALL_OR_NOTHING SHOW none\n one = 1\n two ~ 2 # x\n three: 3\n}", []string{`order "Q" =one = 1 =two ~ 2 # x =three: 3`}, ""},
		{"part of an order", "Q{>3 RANDOM VERTICAL\na\nb\nc\nd\n}", []string{`order "Q" =a =b =c =d`}, "1order-part"},
		{"escapes", `\:\:Q\= \{1\} \\n \n 2{=a\~b\#\= ~c\}}`, []string{`single "::Q= {1} \\n \n 2" =a~b#= ~c}`}, ""},
		{"html", `[html]<p>Is <b>5 &lt; 6</b>?</p><ul><li>one</li></ul>{=<i>yes</i> ~no&nbsp;way <img src\="x" alt\="cat">}`, []string{`single "Is 5 < 6?\n- one" =yes ~no way cat`}, "1picture"},
		{"html without a mark", `<p>Which?</p>{=a &amp; b ~c}`, []string{`single "Which?" =a & b ~c`}, ""},
		{"code is no html", `What does <iostream> or List<String> mean if a<b?{=a ~b}`, []string{`single "What does <iostream> or List<String> mean if a<b?" =a ~b`}, ""},
		{"plain", `[plain]<b>{=[plain]<i> ~&amp;}`, []string{`single "<b>" =<i> ~&amp;`}, ""},
		{"markdown", "[markdown]Is *it*?{=`a` ~b}", []string{"single \"Is *it*?\" =`a` ~b"}, ""},
		{"an unknown mark is text", `[x] Q{=[a] ~[b]}`, []string{`single "[x] Q" =[a] ~[b]`}, ""},
		{"= in a tag", `Q{=<a href="x">a</a> ~<span class='y'>b</span>}`, []string{`single "Q" =a ~b`}, "1loose-equals"},
		{"= in answers on lines", "Q{\n~x = 5\n=y == 6\n~z=7\n}", []string{`single "Q" ~x = 5 =y == 6 ~z=7`}, "1loose-equals"},
		{"comparisons", "Q{=a >= b ~a <= b ~a != b}", []string{`single "Q" =a >= b ~a <= b ~a != b`}, "1loose-equals"},
		{"text before the answers", "Q{a ~b =c}", []string{`single "Q" ~a ~b =c`}, "1loose-text"},
		{"~= first", "Q{~=a ~b}\n\nR{\n~=a\n~b\n}\n\nS{~b ~=a}", []string{`single "Q" =a ~b`, `single "R" =a ~b`, `single "S" ~b =a`}, ""},
		{"an empty answer", "Q{=a ~b ~}", []string{`single "Q" =a ~b`}, "1empty-answer"},
		{"braces in feedback", "Q{=a #see {x} ~b}", []string{`single "Q" =a ~b # "see {x}"`}, "1loose-braces"},
		{"braces in the question", `Is \frac{1}{2} it? {=a ~b}`, []string{`single "Is \\frac{1}{2} it?" =a ~b`}, "1loose-braces"},
		{"a brace too many", "Q{=a #{ ~b}", []string{`single "Q" =a ~b # "{"`}, "1loose-braces"},
		{"blank lines in the answers", "Q{\n=a\n\n~b\n\n}\n\nR{T}", []string{`single "Q" =a ~b`, `true-false "R" = ~`}, "3joined"},
		{"no blank line between", "Q{=a ~b}\nR{T}\n::S::S{F}\n// remark\nU{=c ~d}", []string{`single "Q" =a ~b`, `true-false "R" = ~`, `true-false "S" ~ =`, `single "U" =c ~d`}, "2no-blank-line 3no-blank-line 4no-blank-line"},
		{"comments in a question", "// [tag:x]\nQ\n// why\n{=a\n// not this\n~b}", []string{`single "Q" =a ~b`}, ""},
		{"a category and a question together", "$CATEGORY: x\nQ{T}\n$CATEGORY: y\n\nR{F}", []string{`true-false "Q" = ~`, `true-false "R" ~ =`}, "3no-blank-line"},
		{"an open title", "::Q{=a ~b}", []string{`single "Q" =a ~b`}, "1open-title"},
		{"hidden characters", "Q\u200b\u00ad\x1b{=a ~b}", []string{`single "Q" =a ~b`}, "1hidden"},
		{"Windows-1252", "Caf\xe9 \x93Q\x94{=a ~b}", []string{`single "Café “Q”" =a ~b`}, "1windows-1252"},
		{"UTF-16", "\xff\xfeQ\x00{\x00T\x00}\x00", []string{`true-false "Q" = ~`}, "1utf-16"},
		{"letters in parts", "a\u0300{=a ~b}", []string{`single "à" =a ~b`}, ""},

		// What other people's files hold.
		{"tags as answers", "Which tag?{=<br> ~<p> ~<b> ~<u>bold</u>}", []string{`single "Which tag?" =<br> ~<p> ~<b> ~bold`}, "1tags-text"},
		{"a tag alone is the subject", "Is <table> like <div>?{=no <i>way</i> ~yes}", []string{`single "Is <table> like <div>?" =no way ~yes`}, ""},
		{"small figures", "[html]10<sup>3</sup> H<sub>2</sub>O x<sub>i</sub> e<sup>-ax</sup> 1<sup>st</sup>{=a ~b}", []string{`single "10³ H₂O x_i e^(-ax) 1st" =a ~b`}, ""},
		{"code in HTML", "[html]<p>What?</p><pre>\nif x &lt; 3:\n    y()\n</pre>{=<pre>a\n  b</pre> ~c}", []string{"single \"What?\\nif x < 3:\\n    y()\" =a\n  b ~c"}, ""},
		{"code in fences", "What?\n```js\nf();\n  g();\n```\n{\n  =one:\n  ```\n  x\n  ```\n  ~b}", []string{"single \"What?\\n```js\\nf();\\n  g();\\n```\" =one:\n```\nx\n``` ~b"}, ""},
		{"what HTML does not show", "[html]<style>p {}</style><p>Q<!-- x --><o:p></o:p></p>{T}", []string{`true-false "Q" = ~`}, "1loose-braces"},
		{"HTML that is none", "If a<b and <i>x</i>, y<!DOCTYPE z> or </q2>?{=<style/> ~<script> ~<STRONG>Yes</STRONG>}", []string{`single "If a<b and x, y<!DOCTYPE z> or </q2>?" =<style/> ~<script> ~Yes`}, "1tags-text"},
		{"attributes", `[html]<p title\="a > b">Q <img alt\='x > y' src\=p.png></p>{T}`, []string{`true-false "Q x > y" = ~`}, "1picture"},
		{"references in Markdown", "[markdown]Is 3 &lt; 4?{T}", []string{`true-false "Is 3 < 4?" = ~`}, ""},
		{"TeX that begins like an end of line", `If $x \neq 3$ and\nso{=\(\nu\) ~\nb}`, []string{"single \"If $x \\\\neq 3$ and\\nso\" =\\(\\nu\\) ~b"}, "1formula"},
		{"the name on a line of its own", "::Long\n:: What?{=a ~b}\n::N\n//x\n::[html]R{T}", []string{`single "What?" =a ~b`, `true-false "R" = ~`}, "3no-blank-line"},
		{"the question is its name", "::What is it?::{=a ~b}", []string{`single "What is it?" =a ~b`}, "1title-text"},
		{"= with shares", "Q{=%50%a =%50%b ~%-50%c}", []string{`multiple "Q" =a =b ~c`}, "1equal-weights"},
		{"a weight with its sign", "Q{~%+50%a ~%+50%b ~c}", []string{`multiple "Q" =a =b ~c`}, ""},
		{"~= is right", "Q{~a ~=b#yes ~c}", []string{`single "Q" ~a =b ~c # "yes"`}, ""},
		{"a gap with choices", "The sky is {1:MC:~red~=blue#yes~%0%green} today.", []string{`single "The sky is _____ today." ~red =blue ~green # "yes"`}, ""},
		{"other gaps", "A {1:MC:=a~b} and {2:SA:=x}.\n\nB {:SHORTANSWER:=x~y}.\n\nC {1:NUMERICAL:=3:1}.", nil, "1!several-gaps 3!short-answer 5!numerical"},
		{"a blank line before the answers", "::N:: Q?\n\n{\n=a\n~b\n}\n\nR{T}", []string{`single "Q?" =a ~b`, `true-false "R" = ~`}, "2blank-before"},
		{"feedback after the answers", "Q{=a ~b} ####since\nit is", []string{`single "Q" =a ~b # "since\nit is"`}, "1outside"},
		{"fences around", "```gift\n::N::Q{=a ~b}\n\nR{T}\n```\n", []string{`single "Q" =a ~b`, `true-false "R" = ~`}, "1fence 2no-blank-line 5fence"},

		{"essay", "Q{}\n\nR{####general}", nil, "1!essay 3!essay"},
		{"numerical", "Q{#3:2}\n\nR{#\n=1..5#ok\n=%50%4:1\n}", nil, "1!numerical 3!numerical"},
		{"short answer", "Q{=a =b}\n\nR{=%50%a}\n\nS{yes}", nil, "1!short-answer 3!short-answer 5!short-answer"},
		{"matching", "Q{=a -> 1 =b -> 2 =c -> 3}", nil, "1!matching"},
		{"several gaps", "Water is {=1 =one} of O and {=2 =two} of H.", nil, "1!several-gaps"},
		{"description", "Read this.\nTwice.\n\nQ{T}", []string{`true-false "Q" = ~`}, "1description"},
		{"not closed", "Q{=a ~b\n\n::R::R{T}", []string{`true-false "R" = ~`}, "1!open-brace"},
		{"not opened", "Q =a ~b}\n\nR{T}", []string{`true-false "R" = ~`}, "1!stray-brace"},
		{"no text", "::N::{=a ~b}", nil, "1!no-text"},
		{"none right", "Q{~a ~b}\n\nR{~%-50%a ~%0%b}", nil, "1!no-right 3!no-right"},
		{"one answer", "Q{~a}", nil, "1!few-answers"},
		{"ten answers", "Q{=a ~b ~c ~d ~e ~f ~g ~h ~i ~j}", nil, "1!many-answers"},
		{"the same answer", "Q{=a ~b ~B}", nil, "1!same-answers"},
		{"an order on one line", "Q{>3 a b c}", nil, "1!order-form"},
		{"an order of two", "Q{>2 ALL\na\nb\n}", nil, "1!few-answers"},
		{"too long", "Q" + strings.Repeat("x", 60<<10) + "{=a ~b}", nil, "1!long-question"},
	}
	for _, tt := range tests {
		questions, problems := gift.Parse([]byte(tt.text))
		if got := short(questions); !slices.Equal(got, tt.want) {
			t.Errorf("%s:\n got %q\nwant %q", tt.name, got, tt.want)
		}
		if got := kinds(problems); got != tt.problems {
			t.Errorf("%s: problems %q, want %q", tt.name, got, tt.problems)
		}
	}
}

func TestNamesIDsAndCategories(t *testing.T) {
	questions, problems := gift.Parse([]byte("$CATEGORY: $course$/top/Mức 1/Đất//Nhà\n\n// question: 7  name: x\n// [id:luu-tru-1] [tag:x]\n::Câu \\: một:: Q{T}\n\n" +
		"// [id:hai]\nR{F}\n$CATEGORY: $module$/top/Default for B\n\nS{T}\n"))
	var got []string
	for _, q := range questions {
		got = append(got, fmt.Sprintf("%d %s|%s|%s", q.Line, q.Category, q.ID, q.Title))
	}
	want := []string{"5 Mức 1 – Đất/Nhà|luu-tru-1|Câu : một", "8 Mức 1 – Đất/Nhà|hai|", "11 Default for B||"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if k := kinds(problems); k != "9no-blank-line" {
		t.Errorf("problems %s", k)
	}
}

// bank is a generator of questions that a deck can hold.
func bank() *rapid.Generator[[]gift.Question] {
	text := rapid.Custom(func(t *rapid.T) string {
		parts := rapid.SliceOfN(rapid.OneOf(
			rapid.StringMatching(`[a-zA-ZđàọữẩÝ0-9 ]{1,12}`),
			rapid.SampledFrom([]string{"\n", "\n\n", "  ", "\t", "{", "}", "=", "~", "#", "####", ":", "::", "\\", "\\n", "//", "%50%", "[html]", "[plain]", "<b>", "&amp;", "->", ">", "$CATEGORY:", "T", "“", "\n//", "---", "```", "\"", "'"}),
			rapid.String(),
		), 1, 6).Draw(t, "parts")
		s := norm.NFC.String(strings.ToValidUTF8(strings.Join(parts, ""), ""))
		s = strings.Map(func(r rune) rune {
			if r >= 0x300 && r <= 0x36F { // a mark alone on a line would join the n of an escape
				return -1
			}
			if r != '\n' && r != '\t' && (r < ' ' || !printableRune(r)) {
				return -1
			}
			return r
		}, s)
		if s = strings.TrimSpace(norm.NFC.String(s)); s == "" || strings.Contains(s, "&#") {
			return "x"
		}
		return s
	})
	return rapid.Custom(func(t *rapid.T) []gift.Question {
		var all []gift.Question
		for i := range rapid.IntRange(1, 5).Draw(t, "n") {
			q := gift.Question{
				ID: fmt.Sprintf("cau-%d", i+1), Title: fmt.Sprintf("cau-%d", i+1), Category: rapid.SampledFrom([]string{"", "Lưu trú", "Đất/Nhà", "Thẻ {1} = #2"}).Draw(t, "category"),
				Type: rapid.SampledFrom([]string{deck.Single, deck.Multiple, deck.TrueFalse, deck.Order}).Draw(t, "type"), Text: text.Draw(t, "text"), Explain: text.Draw(t, "explain"),
			}
			if i > 0 && q.Category == "" {
				q.Category = all[i-1].Category // there is no going back to none
			}
			n := rapid.IntRange(3, 9).Draw(t, "options")
			met := map[string]bool{}
			for len(q.Options) < n && q.Type != deck.TrueFalse {
				o := text.Draw(t, "option")
				key := strings.ToLower(strings.Join(strings.Fields(o), " "))
				if met[key] || q.Type == deck.Order && strings.HasPrefix(o, "\n") {
					o = fmt.Sprintf("phương án %d", len(q.Options))
					key = o
				}
				met[key] = true
				q.Options = append(q.Options, gift.Option{Text: o, Right: q.Type == deck.Order})
			}
			switch q.Type {
			case deck.TrueFalse:
				right := rapid.Bool().Draw(t, "right")
				q.Options = []gift.Option{{Right: right}, {Right: !right}}
			case deck.Single:
				q.Options[rapid.IntRange(0, n-1).Draw(t, "right")].Right = true
			case deck.Multiple:
				for _, k := range rapid.SliceOfNDistinct(rapid.IntRange(0, n-1), 1, n-1, rapid.ID[int]).Draw(t, "right") {
					q.Options[k].Right = true
				}
			}
			all = append(all, q)
		}
		return all
	})
}

func printableRune(r rune) bool {
	return r != '\uFEFF' && !unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) && r&0xFFFE != 0xFFFE
}

func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		want := bank().Draw(rt, "bank")
		var b bytes.Buffer
		if err := gift.Write(&b, want); err != nil {
			rt.Fatal(err)
		}
		got, problems := gift.Parse(b.Bytes())
		for i := range got {
			got[i].Line = 0
		}
		if len(problems) > 0 || !reflect.DeepEqual(got, want) {
			rt.Fatalf("problems %s\n got %+v\nwant %+v\nfrom\n%s", kinds(problems), got, want, b.String())
		}
	})
}

// The built-in bank goes to GIFT, to a new deck, and from there to the same
// questions with the same revisions. A phone or a message stays behind, and
// what is right does not.
func TestBuiltInBankThereAndBack(t *testing.T) {
	for _, language := range slides.Languages() {
		folder, err := slides.Deck(language)
		if err != nil {
			t.Fatal(err)
		}
		d, err := deck.Load(folder)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := gift.Write(&b, gift.FromDeck(d, func(*deck.Question) string { return "" })); err != nil {
			t.Fatal(err)
		}
		back := load(t, b.Bytes(), 0)
		want, got := d.Questions(), back.Questions()
		if len(got) != len(want) {
			t.Fatalf("%d questions came back of %d", len(got), len(want))
		}
		for _, q := range want {
			g := back.Question(q.ID)
			if g == nil || g.Text != q.Text || g.Explain != q.Explain || back.Topics[g.Topic].Title != d.Topics[q.Topic].Title ||
				!slices.Equal(g.RightLetters(), q.RightLetters()) {
				t.Errorf("%s came back as %+v", q.ID, g)
			} else if len(q.Screens) == 0 && q.Message == nil && g.Revision != q.Revision {
				t.Errorf("%s came back with another revision: %+v", q.ID, g)
			}
		}
	}
}

// load imports a file as a deck that must pass check.
func load(t interface {
	Helper()
	Fatalf(string, ...any)
}, text []byte, lost int) *deck.Deck {
	t.Helper()
	questions, problems := gift.Parse(text)
	for _, p := range problems {
		if p.Lost {
			lost--
		}
	}
	if lost != 0 {
		t.Fatalf("problems: %s", kinds(problems))
	}
	topics, _ := gift.Topics(questions, map[string]bool{}, gift.Words{Topic: "Nhập", Right: "Đáp án đúng: %s", True: "Đúng", False: "Sai"})
	fsys := fstest.MapFS{"deck.yaml": {Data: []byte("id: x\ntitle: x\nlanguage: vi\nversion: \"1\"\nquiz: {questions: 1, pass: 0.8}\n")}}
	for _, topic := range topics {
		fsys[topic.Name] = &fstest.MapFile{Data: []byte(topic.Text)}
	}
	d, err := deck.Load(fsys)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return d
}

// What is imported passes check and says what was imported, whatever it holds.
func TestImportedDecksPassCheck(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		want := bank().Draw(rt, "bank")
		var b bytes.Buffer
		if err := gift.Write(&b, want); err != nil {
			rt.Fatal(err)
		}
		d := load(rt, b.Bytes(), 0)
		for _, q := range want {
			got := d.Question(q.ID)
			if got == nil || got.Text != q.Text || got.Explain != q.Explain || got.Type != q.Type || len(got.Options) != len(q.Options) {
				rt.Fatalf("%+v came back as %+v", q, got)
			}
			for i, o := range q.Options {
				if got.Options[i].Right != o.Right || q.Type != deck.TrueFalse && got.Options[i].Text != o.Text {
					rt.Fatalf("%+v came back as %+v", q, got)
				}
			}
		}
	})
}

func TestTopicsNameWhatHasNoName(t *testing.T) {
	questions, _ := gift.Parse([]byte("::Q1::A{T}\n\n::Q1::B{=a ~b}\n\n// [id:Số 5!]\nC{F}\n\n$CATEGORY: <b>&*_#\n\n::Đổi số điện thoại::D{=a ~b #no}\n"))
	topics, problems := gift.Topics(questions, map[string]bool{"doi-so-dien-thoai": true}, gift.Words{Topic: "Ngân hàng câu hỏi", Right: "Đáp án đúng: %s", True: "Đúng", False: "Sai"})
	if len(topics) != 2 || topics[0].Name != "gift-ngan-hang-cau-hoi.md" {
		t.Fatalf("%+v", topics)
	}
	text := topics[0].Text + topics[1].Text
	for _, part := range []string{"id: ngan-hang-cau-hoi-q1\n", "id: ngan-hang-cau-hoi-q1-2\n", "id: so-5\n", "id: doi-so-dien-thoai-2\n", "explain: \"Đáp án đúng: Đúng\"", "# \\<b\\>\\&\\*\\_\\#"} {
		if !strings.Contains(text, part) {
			t.Errorf("%q is not in\n%s", part, text)
		}
	}
	if k := kinds(problems); k != "1no-explain 3no-explain 6id-taken 6no-explain" {
		t.Errorf("problems %s", k)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"Q{=a ~b}", "::N::Q{T#a#b####c}", "$CATEGORY: a/b\n\n// [id:x]\nQ{>3 ALL\na\nb\nc\n}", "Q{~%50%a ~%50%b ~c}\nR{", "[html]<p>\\{{=a\n\n~b}", "}{", "Q{=a #{x} ~b}}", "\xff\xfeQ\x00", "Q{a=b~c}\n::",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		questions, problems := gift.Parse(data)
		lost := 0
		lines := bytes.Count(data, []byte("\n")) + bytes.Count(data, []byte("\r")) + len(data)/2 + 2
		for _, p := range problems {
			if p.Lost {
				lost++
			}
			if p.Line < 1 || p.Line > lines {
				t.Fatalf("a problem on line %d", p.Line)
			}
			if text := p.Kind.Message("vi", p.Args...); strings.Contains(text, "%!") || text == "" {
				t.Fatalf("%s is worded %q", p.Kind, text)
			}
		}
		if len(questions) == 0 {
			return
		}
		// What was taken over is a deck, and goes there and back.
		load(t, data, lost)
		var b bytes.Buffer
		if err := gift.Write(&b, questions); err != nil {
			t.Fatal(err)
		}
		again, problems := gift.Parse(b.Bytes())
		for i := range again {
			again[i].Line = questions[i].Line
		}
		for i := range questions {
			if i < len(again) && questions[i].Title != again[i].Title {
				t.Fatalf("title %q became %q", questions[i].Title, again[i].Title)
			}
		}
		if len(again) != len(questions) {
			t.Fatalf("%d questions became %d: %s\n%s", len(questions), len(again), kinds(problems), b.String())
		}
	})
}

// The time is linear in the size of the file, whatever it holds: each size is
// four times the one before, and so must be the time.
func BenchmarkParse(b *testing.B) {
	for name, unit := range map[string]string{
		"questions":    "::T::Which?{\n=right #yes\n~wrong #no\n~%50%half\n####because}\n\n",
		"one-block":    "::T::Which?{=a ~b}\n",
		"open":         "Q{ =a\n\n",
		"open-plain":   "Q{\n\nplain\n\n",
		"braces":       "{{}}{",
		"closing":      "}",
		"equals":       "~a=b ",
		"hashes":       "####",
		"colons":       "::",
		"comments":     "// [id:x]\n",
		"backslashes":  `\`,
		"tags":         "<b <b ",
		"percents":     "~%5",
		"open-names":   "::a\n",
		"code":         "<pre>x\n <",
		"remarks":      "<!-- <style ",
		"small":        "<sup>x<sub>",
		"fences":       "```\n x\n",
		"formulas":     `$\ne \n`,
		"gaps":         "{1:MC:~=a}",
		"missing-word": "Q{=a ~b}\nand ",
	} {
		for _, size := range []int{64 << 10, 256 << 10, 1 << 20} {
			data := []byte(strings.Repeat(unit, size/len(unit)) + "{=a ~b}") // so that what is no question becomes one
			b.Run(fmt.Sprintf("%s/%dK", name, size>>10), func(b *testing.B) {
				b.SetBytes(int64(len(data)))
				for b.Loop() {
					gift.Parse(data)
				}
			})
		}
	}
}
