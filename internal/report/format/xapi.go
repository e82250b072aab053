package format

import (
	"bufio"
	"context"
	"io"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/report"
)

// Home is the address under which learners and activities are named in xAPI
// statements. It names; nothing needs to be there.
const Home = "https://training.vast.vn"

const (
	verbs      = "http://adlnet.gov/expapi/verbs/"
	activities = "http://adlnet.gov/expapi/activities/"
)

// WriteXAPI writes the attempts that count, by known learners, as a JSON array
// of statements, one a line, that are valid xAPI 1.0.3 and 2.0 (IEEE
// 9274.1.1): for each answer "answered", for the attempt "passed" or "failed"
// and, unless it was abandoned, "completed". Learners go by their opaque ids;
// there are no names. A statement's id is made from the attempt's, so that the
// same attempt exported again is the same statement to a learning record
// store.
func WriteXAPI(ctx context.Context, w io.Writer, in report.Input) error {
	b := bufio.NewWriterSize(w, 64<<10)
	space := uuid.NewSHA1(uuid.NameSpaceURL, []byte(Home+"/xapi"))
	x := &exporter{bank: report.NewBank(in.Decks), space: space, words: spoken(), w: b}
	b.WriteString("[")
	if err := report.EachCounted(ctx, in, x.attempt); err != nil {
		return err
	}
	b.WriteString("\n]\n")
	return b.Flush()
}

type exporter struct {
	bank    *report.Bank
	space   uuid.UUID
	words   map[string]languages // see spoken
	w       *bufio.Writer
	written bool
}

// Parts of a statement, as the specification names them.
type (
	languages map[string]string
	statement struct {
		ID        string  `json:"id"`
		Actor     actor   `json:"actor"`
		Verb      verb    `json:"verb"`
		Object    thing   `json:"object"`
		Result    result  `json:"result"`
		Context   setting `json:"context"`
		Timestamp string  `json:"timestamp"`
	}
	actor struct {
		ObjectType string  `json:"objectType"`
		Account    account `json:"account"`
	}
	account struct {
		HomePage string `json:"homePage"`
		Name     string `json:"name"`
	}
	verb struct {
		ID      string    `json:"id"`
		Display languages `json:"display"`
	}
	thing struct {
		ObjectType string      `json:"objectType"`
		ID         string      `json:"id"`
		Definition *definition `json:"definition,omitempty"`
	}
	definition struct {
		Type            string      `json:"type"`
		Name            languages   `json:"name,omitempty"`
		Description     languages   `json:"description,omitempty"`
		InteractionType string      `json:"interactionType,omitempty"`
		Pattern         []string    `json:"correctResponsesPattern,omitempty"`
		Choices         []component `json:"choices,omitempty"`
	}
	component struct {
		ID          string    `json:"id"`
		Description languages `json:"description,omitempty"`
	}
	result struct {
		Score      *points `json:"score,omitempty"`
		Success    *bool   `json:"success,omitempty"`
		Completion *bool   `json:"completion,omitempty"`
		Response   string  `json:"response,omitempty"`
		Duration   string  `json:"duration"`
	}
	points struct {
		Scaled float64 `json:"scaled"`
		Raw    int     `json:"raw"`
		Min    int     `json:"min"`
		Max    int     `json:"max"`
	}
	setting struct {
		Registration string            `json:"registration"`
		Activities   *around           `json:"contextActivities,omitempty"`
		Platform     string            `json:"platform,omitempty"`
		Language     string            `json:"language,omitempty"`
		Extensions   map[string]string `json:"extensions,omitempty"`
	}
	around struct {
		Parent   []thing `json:"parent,omitempty"`
		Grouping []thing `json:"grouping,omitempty"`
	}
)

// attempt writes an attempt's statements in the order in which they happened.
func (x *exporter) attempt(a *record.Attempt) error {
	quiz, course := x.quiz(a), x.course(a)
	base := statement{
		Actor: actor{"Agent", account{Home, a.Learner}},
		Context: setting{
			Registration: x.registration(a.ID), Platform: report.Shown(a.App), Language: tag(a.Deck.Language),
			Extensions: map[string]string{
				Home + "/xapi/unit": report.Shown(a.Unit), Home + "/xapi/mode": report.Shown(a.Mode), Home + "/xapi/deck-version": report.Shown(a.Deck.Version),
				Home + "/xapi/identity": string(a.Proof()),
			},
		},
	}
	at := a.StartedAt.Time
	for i := range a.Answers {
		w := &a.Answers[i]
		s := base
		at = at.Add(time.Duration(max(0, min(w.Seconds, 1e6)) * float64(time.Second)))
		if at.After(a.EndedAt.Time) {
			at = a.EndedAt.Time
		}
		if len(w.Given) == 0 {
			continue
		}
		s.Object, s.Context.Activities = x.question(a, w), &around{[]thing{quiz.bare()}, []thing{course.bare()}}
		s.Result = result{Success: &w.Correct, Response: response(w.Type, w.Given), Duration: duration(w.Seconds)}
		if err := x.write(a, &s, "answered", strconv.Itoa(i), at); err != nil {
			return err
		}
	}
	done := a.How != record.Abandoned
	s := base
	s.Object, s.Context.Activities = quiz, &around{Grouping: []thing{course}}
	s.Result = result{Completion: &done, Duration: duration(a.Seconds)}
	if a.Score.Of > 0 {
		right := max(0, min(a.Score.Correct, a.Score.Of))
		s.Result.Score = &points{rounded(float64(right) / float64(a.Score.Of)), right, 0, a.Score.Of}
	}
	if done {
		if err := x.write(a, &s, "completed", "", a.EndedAt.Time); err != nil {
			return err
		}
	}
	s.Result.Success = &a.Passed
	name := "failed"
	if a.Passed {
		name = "passed"
	}
	return x.write(a, &s, name, "", a.EndedAt.Time)
}

// write completes a statement and writes it.
func (x *exporter) write(a *record.Attempt, s *statement, name, part string, at time.Time) error {
	s.ID = uuid.NewSHA1(x.space, []byte(a.ID+"/"+name+"/"+part)).String()
	s.Verb = verb{verbs + name, x.words[name]}
	s.Timestamp = at.UTC().Format("2006-01-02T15:04:05.000Z")
	if x.written {
		x.w.WriteByte(',')
	}
	x.written = true
	x.w.WriteByte('\n')
	_, err := x.w.Write(jsonText(s))
	return err
}

// spoken are words in every language of the interface: the verbs, and for
// "quiz" what they are about.
func spoken() map[string]languages {
	en, vi := &locale.For(locale.En).Report.Verbs, &locale.For(locale.Vi).Report.Verbs
	return map[string]languages{
		"answered":  {locale.En: en.Answered, locale.Vi: vi.Answered},
		"completed": {locale.En: en.Completed, locale.Vi: vi.Completed},
		"passed":    {locale.En: en.Passed, locale.Vi: vi.Passed},
		"failed":    {locale.En: en.Failed, locale.Vi: vi.Failed},
		"quiz":      {locale.En: en.Quiz, locale.Vi: vi.Quiz},
	}
}

// registration is the attempt's own UUID, or for a foreign id one made of it.
func (x *exporter) registration(id string) string {
	if u, err := uuid.Parse(id); err == nil && u.Variant() == uuid.RFC4122 {
		return u.String()
	}
	return uuid.NewSHA1(x.space, []byte(id)).String()
}

// place is an address below Home.
func place(parts ...string) string {
	for i, p := range parts {
		parts[i] = url.PathEscape(p)
	}
	return Home + "/xapi/" + strings.Join(parts, "/")
}

// said is a text in the deck's language; nil where the deck is not known.
func said(a *record.Attempt, text string) languages {
	l := tag(a.Deck.Language)
	if l == "" || text == "" {
		return nil
	}
	return languages{l: text}
}

func (x *exporter) course(a *record.Attempt) thing {
	d := &definition{Type: activities + "course"}
	if found := x.bank.Deck(a.Deck.ID, a.Deck.Language); found != nil {
		d.Name = said(a, found.Title)
	}
	return thing{"Activity", place("decks", a.Deck.ID), d}
}

// bare is an activity without its description, which another statement has.
func (t thing) bare() thing {
	t.Definition = nil
	return t
}

func (x *exporter) quiz(a *record.Attempt) thing {
	return thing{"Activity", place("decks", a.Deck.ID, "quiz"), &definition{Type: activities + "assessment", Name: x.words["quiz"]}}
}

// question describes an item: with its words where a deck still asks it so.
func (x *exporter) question(a *record.Attempt, w *record.Answer) thing {
	d := &definition{Type: activities + "cmi.interaction", InteractionType: "other", Pattern: []string{response(w.Type, w.Right)}}
	found, exact := x.bank.Find(w.Question, w.Revision)
	words := map[string]string{}
	if exact {
		d.Description = languages{found.Deck.Language: found.Question.Text}
		for _, o := range found.Question.Options {
			words[o.Letter] = found.Question.Wording(o.Letter)
		}
	}
	switch w.Type {
	case deck.TrueFalse:
		d.InteractionType = "true-false"
	case deck.Single, deck.Multiple, deck.Order, deck.Tap:
		d.InteractionType = "choice"
		if w.Type == deck.Order {
			d.InteractionType = "sequencing"
		}
		letters := slices.Compact(slices.Sorted(slices.Values(w.Shown)))
		for _, l := range letters {
			c := component{ID: l}
			if text := words[l]; text != "" {
				c.Description = languages{found.Deck.Language: text}
			}
			d.Choices = append(d.Choices, c)
		}
	}
	return thing{"Activity", place("decks", a.Deck.ID, "questions", w.Question, w.Revision), d}
}

// response writes options as the specification does.
func response(kind string, letters []string) string {
	if kind == deck.TrueFalse && len(letters) == 1 {
		return strconv.FormatBool(letters[0] == "a")
	}
	return strings.Join(letters, "[,]")
}

// duration is ISO 8601, to a hundredth of a second.
func duration(seconds float64) string {
	return "PT" + strconv.FormatFloat(max(0, min(seconds, 1e9)), 'f', 2, 64) + "S"
}

// tag is a language tag that xAPI takes, else "".
func tag(language string) string {
	for i, part := range strings.Split(language, "-") {
		if len(part) < 2 || len(part) > 8 || i == 0 && (len(part) > 3 || strings.ToLower(part) != part) {
			return ""
		}
		for _, c := range part {
			if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (i == 0 || c < '0' || c > '9') {
				return ""
			}
		}
	}
	return language
}
