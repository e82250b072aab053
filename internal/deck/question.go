package deck

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"strings"

	"go.yaml.in/yaml/v3"
)

// maxOptions is how many options a question may have: one digit each.
const maxOptions = 9

// question reads a question block and adds it to the topic's bank.
func (p *topicParser) question(s *sheet) {
	n := s.root()
	if n == nil {
		p.partial = true
		return
	}
	q := Question{Line: s.head.line + 1}
	written := make(map[string]*yaml.Node) // the keys whose meaning the type decides
	later := func(key string, n *yaml.Node) { written[key] = n }
	s.mapping(n,
		field{"id", true, s.slug(&q.ID)},
		field{"type", true, s.choice(&q.Type, Single, Multiple, TrueFalse, Order, Tap)},
		field{"text", true, s.prose(&q.Text)},
		field{"phone", false, later},
		field{"message", false, later},
		field{"notice", false, later},
		field{"tap", false, later},
		field{"answers", false, later},
		field{"answer", false, later},
		field{"explain", true, s.prose(&q.Explain)},
		field{"slide", true, s.number(&q.Slide, 1, math.MaxInt32)},
		field{"fact", false, s.slug(&q.Fact)},
	)
	s.situation(&q, written)
	answers, answer := written["answers"], written["answer"]
	if tap := written["tap"]; tap != nil && q.Type != Tap && q.Type != "" {
		s.wrong(tap, kindTapType, q.Type)
	}
	switch q.Type {
	case "":
	case Tap:
		for _, key := range []string{"answers", "answer"} {
			if written[key] != nil {
				s.wrong(written[key], kindTapAnswers, key)
			}
		}
		s.tapped(&q, n, written)
	case TrueFalse:
		if answers != nil {
			s.wrong(answers, kindAnswersNotAnswer)
		}
		s.trueFalse(&q, n, answer)
	default:
		if answer != nil {
			s.wrong(answer, kindAnswerNotAnswers, q.Type)
		}
		if answers == nil {
			s.wrong(n, kindMissingKey, s.what, "answers")
			break
		}
		s.answers(&q, answers)
	}
	if q.ID != "" {
		at := s.place(value(n, "id"))
		p.claims = append(p.claims, claim{q.ID, at, s.name(at), kindDuplicateID, []any{q.ID}})
	}
	q.Revision = q.revision()
	p.topic.Questions = append(p.topic.Questions, q)
	p.back = append(p.back, s.place(value(n, "slide")))
}

// trueFalse gives a true-false question its two options.
func (s *sheet) trueFalse(q *Question, n, answer *yaml.Node) {
	if answer == nil {
		s.wrong(n, kindMissingKey, s.what, "answer")
		return
	}
	text, ok := s.scalar("answer", answer)
	if !ok {
		return
	}
	if text != "true" && text != "false" {
		s.wrong(answer, kindWantTruth, "answer", text)
		return
	}
	q.Options = []Option{{Letter: "a", Right: text == "true"}, {Letter: "b", Right: text == "false"}}
}

// answers reads the options of all other types.
func (s *sheet) answers(q *Question, answers *yaml.Node) {
	items := s.list("answers", answers)
	if len(items) == 0 {
		return
	}
	least := 2
	if q.Type == Order {
		least = 3
	}
	if len(items) < least || len(items) > maxOptions {
		s.wrong(answers, kindAnswersCount, q.Type, least, maxOptions, len(items))
	}
	right, clean := 0, true
	met := make(map[string]string)
	for i, item := range items {
		o, ok := s.option(q.Type, item)
		if !ok {
			clean = false
			continue
		}
		o.Letter = string(rune('a' + i))
		if o.Right {
			right++
		}
		key := strings.ToLower(strings.Join(strings.Fields(o.Text), " "))
		if first, ok := met[key]; ok {
			s.wrong(item.Content[1], kindSameOption, o.Text, first)
		}
		met[key] = o.Letter
		q.Options = append(q.Options, o)
	}
	switch {
	case !clean || len(items) < least:
	case q.Type == Single && right != 1:
		s.wrong(answers, kindSingleRight, right)
	case q.Type == Multiple && right == 0:
		s.wrong(answers, kindMultipleRight)
	}
}

// option reads "right: …", "wrong: …" or, of an order question, "step: …".
func (s *sheet) option(kind string, n *yaml.Node) (o Option, ok bool) {
	if n.Kind == yaml.AliasNode {
		return o, false
	}
	if n.Kind != yaml.MappingNode || len(n.Content) != 2 {
		s.wrong(n, kindWantOption, optionWords(kind))
		return o, false
	}
	key := n.Content[0]
	switch {
	case kind == Order && key.Value == "step", kind != Order && key.Value == "right":
		o.Right = true
	case kind != Order && key.Value == "wrong":
	default:
		s.wrong(key, kindOptionKey, key.Value, kind, optionWords(kind))
		return o, false
	}
	o.Text, ok = s.scalar(key.Value, n.Content[1])
	return o, ok
}

func optionWords(kind string) string {
	if kind == Order {
		return "step"
	}
	return "right, wrong"
}

// revision hashes what the learner sees and what is right, in a form in which
// no two questions are alike.
func (q *Question) revision() string {
	h := sha256.New()
	fmt.Fprintf(h, "%q %q\n", q.Type, q.Text)
	for _, o := range q.Options {
		fmt.Fprintf(h, "%q %q %t\n", o.Letter, o.Text, o.Right)
	}
	for _, s := range q.Screens {
		fmt.Fprintf(h, "screen %q %q %q\n", s.Title, s.Rows, s.Note)
	}
	if m := q.Message; m != nil {
		fmt.Fprintf(h, "message %t %q %q\n", m.Notice, m.From, m.Text)
	}
	return hex.EncodeToString(h.Sum(nil)[:4])
}
