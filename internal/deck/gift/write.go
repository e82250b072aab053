package gift

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"training.vast.vn/vneid-training/internal/deck"
)

// FromDeck gives the bank of a deck, in its order. GIFT has no phones and no
// situations: a tap becomes the choice of a row, and situation words what a
// question shows above its text, or gives "".
func FromDeck(d *deck.Deck, situation func(*deck.Question) string) []Question {
	var all []Question
	for _, q := range d.Questions() {
		one := Question{
			Line: q.Line, ID: q.ID, Title: q.ID, Category: d.Topics[q.Topic].Title,
			Type: q.Type, Text: q.Text, Explain: q.Explain,
		}
		if shown := situation(q); shown != "" {
			one.Text = shown + "\n" + q.Text
		}
		if q.Type == deck.Tap {
			one.Type = deck.Single
		}
		for _, o := range q.Options {
			one.Options = append(one.Options, Option{q.Wording(o.Letter), o.Right})
		}
		all = append(all, one)
	}
	return all
}

// Write writes questions as GIFT. Parse reads them back as they are, but for
// Line, if each is what a deck may hold.
func Write(w io.Writer, questions []Question) error {
	out := bufio.NewWriter(w)
	at := ""
	for _, q := range questions {
		if q.Category != at {
			at = q.Category
			fmt.Fprintf(out, "%s $course$/top/%s\n\n", categoryMark, strings.ReplaceAll(at, "/", "//"))
		}
		if q.ID != "" {
			fmt.Fprintf(out, "// [id:%s]\n", q.ID)
		}
		if q.Title != "" {
			fmt.Fprintf(out, "::%s::", escape(q.Title))
		}
		fmt.Fprintf(out, "[plain]%s{", escape(q.Text))
		writeAnswers(out, q)
		if q.Explain != "" {
			fmt.Fprintf(out, "\n\t####%s", marked(q.Explain))
		}
		out.WriteString("\n}\n\n")
	}
	return out.Flush()
}

func writeAnswers(out *bufio.Writer, q Question) {
	right := 0
	for _, o := range q.Options {
		if o.Right {
			right++
		}
	}
	switch q.Type {
	case deck.TrueFalse:
		out.WriteString(strings.ToUpper(strconv.FormatBool(q.Options[0].Right)))
	case deck.Order:
		fmt.Fprintf(out, ">%d ALL VERTICAL ALL_OR_NOTHING SHOW none", len(q.Options))
		for _, o := range q.Options {
			out.WriteString("\n" + step(o.Text))
		}
	case deck.Single:
		for _, o := range q.Options {
			sign := "~"
			if o.Right {
				sign = "="
			}
			out.WriteString("\n\t" + sign + marked(o.Text))
		}
	default:
		share := strings.TrimRight(strings.TrimRight(strconv.FormatFloat(100/float64(right), 'f', 5, 64), "0"), ".")
		for _, o := range q.Options {
			weight := "~%-100%"
			if o.Right {
				weight = "~%" + share + "%"
			}
			out.WriteString("\n\t" + weight + marked(o.Text))
		}
	}
}

var escapes = strings.NewReplacer(`\`, `\\`, ":", `\:`, "#", `\#`, "=", `\=`, "{", `\{`, "}", `\}`, "~", `\~`, "\n", `\n`)

func escape(s string) string { return escapes.Replace(s) }

// marked escapes a text that would otherwise begin with a format or a weight.
func marked(s string) string {
	if strings.HasPrefix(s, "[") || strings.HasPrefix(s, "%") {
		return "[plain]" + escape(s)
	}
	return escape(s)
}

// Moodle does not undo escapes in the steps of an ordering question, so only
// what would end the step or the answers is escaped.
var stepEscapes = strings.NewReplacer(`\`, `\\`, "{", `\{`, "}", `\}`, "\n", `\n`, "####", `\#\#\#\#`)

func step(s string) string {
	s = stepEscapes.Replace(s)
	if strings.HasPrefix(s, "//") {
		return `\n` + s
	}
	return s
}
