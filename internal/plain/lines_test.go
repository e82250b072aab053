package plain

import (
	"bufio"
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/quiz"
)

func TestKeyboard(t *testing.T) {
	tests := []struct {
		name   string
		how    Echo
		typed  string
		lines  []string
		echoed string
	}{
		{"ends of lines", EchoNone, "a\nb\r\nc\rd", []string{"a", "b", "c", "d"}, ""},
		{"empty lines", EchoNone, "\n\r\n\r\r\n", []string{"", "", "", ""}, ""},
		{"a pipe is echoed by lines", EchoLines, "1\nNguyễn\n", []string{"1", "Nguyễn"}, "1\nNguyễn\n"},
		{"not UTF-8", EchoNone, "a\xff\xfeb\n", []string{"ab"}, ""},
		{"control characters", EchoLines, "a\x00\x07\x1bb\t\u00a0\u202ec\u200b\n", []string{"ab  c"}, "ab  c\n"},
		{"a raw terminal is echoed by keys", EchoKeys, "ab\r", []string{"ab"}, "ab\n"},
		{"backspace", EchoKeys, "aô\x7fb\x08\x08\x08c\r", []string{"c"}, "aô\b \bb\b \b\b \bc\n"},
		{"erase the line", EchoKeys, "abc\x15d\r", []string{"d"}, "abc\b \b\b \b\b \bd\n"},
		{"keys that write nothing", EchoKeys, "\x1b[A\x1b[15~\x1bOPa\x1b[200~b\x1b[201~\r", []string{"ab"}, "ab\n"},
		{"ctrl+d on an empty line ends", EchoKeys, "a\x04b\r\x04c\r", []string{"ab"}, "ab\n"},
		{"ctrl+c ends", EchoKeys, "a\rb\x03c\r", []string{"a"}, "a\nb"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var echoed bytes.Buffer
			k := keyboard{in: bufio.NewReader(strings.NewReader(tt.typed)), how: tt.how, show: func(s string) { echoed.WriteString(s) }}
			var lines []string
			for {
				l, err := k.line()
				if err == io.EOF {
					break
				}
				if err != nil {
					t.Fatal(err)
				}
				lines = append(lines, l)
			}
			if !slices.Equal(lines, tt.lines) || echoed.String() != tt.echoed {
				t.Errorf("lines %q, echoed %q; want %q, %q", lines, &echoed, tt.lines, tt.echoed)
			}
		})
	}
}

func TestLongLineIsCut(t *testing.T) {
	k := keyboard{in: bufio.NewReader(strings.NewReader(strings.Repeat("a", 1<<20) + "\nb\n"))}
	first, _ := k.line()
	second, err := k.line()
	if len(first) != longest || second != "b" || err != nil {
		t.Errorf("lines of %d characters and %q, %v; want %d and b", len(first), second, err, longest)
	}
}

func TestParseAnswer(t *testing.T) {
	item := func(kind string, right int) quiz.Item {
		q := &deck.Question{ID: "q", Type: kind}
		for i, l := range []string{"a", "b", "c", "d"} {
			q.Options = append(q.Options, deck.Option{Letter: l, Text: l, Right: kind == deck.Order || i < right})
		}
		return quiz.Item{Question: q, Shown: []string{"d", "a", "c", "b"}}
	}
	tests := []struct {
		kind, text string
		want       []string // nil: no answer
	}{
		{deck.Single, "2", []string{"a"}},
		{deck.Single, "2.", []string{"a"}},
		{deck.Single, "", nil},
		{deck.Single, "5", nil},
		{deck.Single, "0", nil},
		{deck.Single, "-1", nil},
		{deck.Single, "1 2", nil},
		{deck.Single, "12", nil},
		{deck.Single, "hai", nil},
		{deck.Multiple, "1, 3", []string{"d", "c"}},
		{deck.Multiple, "13", []string{"d", "c"}},
		{deck.Multiple, "1;3 4", []string{"d", "c", "b"}},
		{deck.Multiple, "1 1", nil},
		{deck.Multiple, "1 x", nil},
		{deck.Order, "4321", []string{"b", "c", "a", "d"}},
		{deck.Order, "4 3 2 1", []string{"b", "c", "a", "d"}},
		{deck.Order, "432", nil},
		{deck.Order, "4 3 2 2", nil},
		{deck.Order, "43211", nil},
	}
	for _, tt := range tests {
		got, err := parseAnswer(tt.text, item(tt.kind, 1))
		if !slices.Equal(got, tt.want) || (err != nil) != (tt.want == nil) {
			t.Errorf("parseAnswer(%q) of %s = %v, %v; want %v", tt.text, tt.kind, got, err, tt.want)
		}
	}
}
