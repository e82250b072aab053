package gift

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"training.vast.vn/vneid-training/internal/deck"
)

// A Topic is a file of a deck.
type Topic struct {
	Name string // of the file
	Text string
}

// Words are what the topics need beside what was imported.
type Words struct {
	Topic       string // title where there is no category
	Right       string // %s the right answer, for a question without feedback
	True, False string
}

// Topics makes a topic of each category: a title slide, and question blocks
// that pass check. Ids are those of the file where they can be, else made of
// the questions' names; none is in taken, which they are added to. The
// problems are about these.
func Topics(questions []Question, taken map[string]bool, w Words) ([]Topic, []Problem) {
	var order []string
	by := map[string][]Question{}
	for _, q := range questions {
		title := heading(q.Category)
		if title == "" {
			title = w.Topic
		}
		if _, ok := by[title]; !ok {
			order = append(order, title)
		}
		by[title] = append(by[title], q)
	}
	var topics []Topic
	var problems []Problem
	names := map[string]bool{}
	next := map[string]int{}
	for _, title := range order {
		bank := by[title]
		base := slug(title)
		if base == "" {
			base = "gift"
		}
		var b strings.Builder
		fmt.Fprintf(&b, "---\ntitle: %s\nlevel: 0\nminutes: 1\n---\n\n# %s\n\n---\n", quoted(title), markdown.Replace(title))
		for _, q := range bank {
			id, told := newID(q, base, taken, next)
			problems = append(problems, told...)
			if q.Explain == "" {
				q.Explain = fmt.Sprintf(w.Right, rightAnswer(q, w))
				problems = append(problems, Problem{Line: q.Line, Kind: kindNoExplain})
			}
			b.WriteString("\n")
			deckBlock(&b, id, q)
		}
		topics = append(topics, Topic{free("gift-"+base, names, next) + ".md", b.String()})
	}
	return topics, problems
}

// heading is a category as the title of a topic.
func heading(category string) string {
	const most = 180
	title := strings.Join(strings.Fields(category), " ")
	if r := []rune(title); len(r) > most {
		title = strings.TrimSpace(string(r[:most])) + "…"
	}
	return title
}

// newID is an id for a question that no other has.
func newID(q Question, base string, taken map[string]bool, next map[string]int) (string, []Problem) {
	wanted := q.ID
	from := slug(wanted)
	if from == "" {
		wanted, from = "", slug(q.Title)
		if slugless.MatchString(from) {
			from = strings.TrimSuffix(base+"-"+from, "-")
		}
	}
	id := free(from, taken, next)
	if wanted != "" && id != wanted {
		return id, []Problem{{Line: q.Line, Kind: kindIdTaken, Args: []any{wanted, id}}}
	}
	return id, nil
}

// slugless are names such as "Q1" or "12", which say nothing alone.
var slugless = regexp.MustCompile(`^[a-z]{0,3}-?[0-9]*$`)

// free is a name that is not taken: itself, or with a number.
func free(name string, taken map[string]bool, next map[string]int) string {
	one := name
	for n := max(2, next[name]); taken[one]; n++ {
		one = fmt.Sprintf("%s-%d", name, n)
		next[name] = n + 1
	}
	taken[one] = true
	return one
}

// slug makes a name of small letters, digits and hyphens.
func slug(s string) string {
	const most = 48
	var b strings.Builder
	for _, r := range deck.Fold(s) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() == most {
			break
		}
	}
	return strings.Trim(b.String(), "-")
}

func rightAnswer(q Question, w Words) string {
	if q.Type == deck.TrueFalse {
		if q.Options[0].Right {
			return w.True
		}
		return w.False
	}
	var right []string
	for _, o := range q.Options {
		if o.Right {
			right = append(right, o.Text)
		}
	}
	if q.Type == deck.Order {
		return strings.Join(right, " → ")
	}
	return strings.Join(right, "; ")
}

// deckBlock writes a question as a deck has it.
func deckBlock(b *strings.Builder, id string, q Question) {
	fmt.Fprintf(b, "```question\nid: %s\ntype: %s\ntext: %s\n", id, q.Type, quoted(q.Text))
	if q.Type == deck.TrueFalse {
		fmt.Fprintf(b, "answer: %t\n", q.Options[0].Right)
	} else {
		b.WriteString("answers:\n")
		for _, o := range q.Options {
			key := "wrong"
			switch {
			case q.Type == deck.Order:
				key = "step"
			case o.Right:
				key = "right"
			}
			fmt.Fprintf(b, "  - %s: %s\n", key, quoted(o.Text))
		}
	}
	fmt.Fprintf(b, "explain: %s\nslide: 1\n```\n", quoted(q.Explain))
}

// plainForm is what YAML takes for text without quotes.
var plainForm = regexp.MustCompile(`^\p{Lu}[\p{L}\p{N} ,.?!()/%“”’…–+-]*[\p{L}\p{N}.?!)%”…]$`)

var yamlWords = regexp.MustCompile(`^(?i:true|false|yes|no|on|off|null)$`)

// quoted writes a text as YAML on one line: JSON's strings are YAML's.
func quoted(s string) string {
	if plainForm.MatchString(s) && !yamlWords.MatchString(s) && !strings.Contains(s, "  ") {
		return s
	}
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(s) // a string always encodes
	// The letter of an escape must not take up a mark that follows it.
	return afterEscape.ReplaceAllStringFunc(strings.TrimSuffix(b.String(), "\n"), func(m string) string {
		r, size := utf8.DecodeLastRuneInString(m)
		return fmt.Sprintf("%s\\u%04x", m[:len(m)-size], r)
	})
}

var afterEscape = regexp.MustCompile(`\\[nt][\x{0300}-\x{036F}]`)

var markdown = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "#", `\#`, "&", `\&`, "~", `\~`, "|", `\|`)
