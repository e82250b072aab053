package deck

import (
	"errors"
	"io/fs"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

const settingsFile = "deck.yaml"

// Where the rules of the quiz are written.
type rulePlaces struct {
	sheet                   *sheet
	questions, cover, whole *yaml.Node
}

// settings reads deck.yaml and the units. It is false if this is no deck at
// all, so that there is nothing more to look at.
func (l *loader) settings() bool {
	if info, err := fs.Stat(l.fsys, "."); err != nil || !info.IsDir() {
		l.lost(".", kindNoFolder)
		return false
	}
	if _, err := fs.Stat(l.fsys, settingsFile); errors.Is(err, fs.ErrNotExist) {
		l.lost(settingsFile, kindNoDeckFile)
		return false
	}
	f := l.open(settingsFile)
	if f == nil {
		return true
	}
	s := &sheet{file: f, what: settingsFile, end: f.lines()}
	n := s.root()
	if n == nil {
		l.partial = true
		return true
	}
	d := l.deck
	s.mapping(n,
		field{"id", true, s.slug(&d.ID)},
		field{"title", true, s.words(&d.Title)},
		field{"subtitle", false, s.words(&d.Subtitle)},
		field{"language", true, s.language(&d.Language)},
		field{"version", true, s.words(&d.Version)},
		field{"source", false, func(_ string, n *yaml.Node) { s.source(&d.Source, n) }},
		field{"theme", false, func(key string, n *yaml.Node) { l.theme(s, key, n) }},
		field{"words", false, func(_ string, n *yaml.Node) { s.deckWords(&d.Words, n) }},
		field{"quiz", true, func(_ string, n *yaml.Node) { l.quiz(s, n) }},
		field{"routes", false, func(key string, n *yaml.Node) { l.routes(s, key, n) }},
		field{"notice", false, s.prose(&d.Notice)},
		field{"units", false, func(key string, n *yaml.Node) { l.units(s, key, n) }},
	)
	return true
}

// lost tells that there is no deck here.
func (l *loader) lost(name string, kind Kind) {
	f := &file{path: name}
	f.whole(kind)
	l.files = append(l.files, f)
}

func (s *sheet) source(to *Source, n *yaml.Node) {
	s.part("source").mapping(n,
		field{"number", true, s.words(&to.Number)},
		field{"date", true, s.words(&to.Date)},
		field{"issuer", true, s.words(&to.Issuer)},
	)
}

func (l *loader) quiz(s *sheet, n *yaml.Node) {
	const most = 1000
	to := &l.deck.Quiz
	s.part("quiz").mapping(n,
		field{"questions", true, s.number(&to.Questions, 1, most)},
		field{"pass", true, s.share(&to.Pass)},
		field{"cover", false, s.number(&to.Cover, 0, most)},
		field{"attempts", false, s.aDay(&to.Attempts, most)},
		field{"wait", false, s.lasting(&to.Wait)},
		field{"identity", false, s.identity(&to.Identity)},
	)
	l.rules = rulePlaces{s, value(n, "questions"), value(n, "cover"), n}
}

// part is the same sheet under the name of a part of it.
func (s *sheet) part(what string) *sheet {
	p := *s
	p.what = what
	return &p
}

// aDay reads how often something may be done, such as "3 a day".
func (s *sheet) aDay(to *int, most int) func(string, *yaml.Node) {
	return func(key string, n *yaml.Node) {
		text, ok := s.scalar(key, n)
		if !ok {
			return
		}
		number, found := strings.CutSuffix(text, " a day")
		v, err := strconv.Atoi(number)
		if !found || err != nil || v < 1 || v > most {
			s.wrong(n, kindWantADay, key, text)
			return
		}
		*to = v
	}
}

// identity reads of whom attempts are recorded.
func (s *sheet) identity(to *string) func(string, *yaml.Node) {
	return func(key string, n *yaml.Node) {
		text, ok := s.scalar(key, n)
		switch {
		case !ok:
		case text != Open && text != Enrolled:
			s.wrong(n, kindWantIdentity, key, text)
		default:
			*to = text
		}
	}
}

// longestSpan is a week: after it a rule is no rule any more.
const longestSpan = 7 * 24 * time.Hour

// lasting reads a time such as 10m or 1h30m.
func (s *sheet) lasting(to *time.Duration) func(string, *yaml.Node) {
	return func(key string, n *yaml.Node) {
		text, ok := s.scalar(key, n)
		if !ok {
			return
		}
		v, err := time.ParseDuration(text)
		if err != nil || v < time.Second || v > longestSpan {
			s.wrong(n, kindWantSpan, key, text)
			return
		}
		*to = v
	}
}

// share reads a share such as 0.8.
func (s *sheet) share(to *float64) func(string, *yaml.Node) {
	return func(key string, n *yaml.Node) {
		text, ok := s.scalar(key, n)
		if !ok {
			return
		}
		v, err := strconv.ParseFloat(text, 64)
		if err != nil || !(v > 0 && v <= 1) {
			s.wrong(n, kindWantShare, key, text)
			return
		}
		*to = v
	}
}

var (
	slugForm     = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	languageForm = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$`)
	codeForm     = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*$`)
)

// slug reads a name that results refer to.
func (s *sheet) slug(to *string) func(string, *yaml.Node) {
	return s.form(to, slugForm, kindWantSlug)
}

func (s *sheet) language(to *string) func(string, *yaml.Node) {
	return s.form(to, languageForm, kindWantLanguage)
}

func (s *sheet) form(to *string, form *regexp.Regexp, kind Kind) func(string, *yaml.Node) {
	const longest = 64
	return func(key string, n *yaml.Node) {
		text, ok := s.scalar(key, n)
		switch {
		case !ok:
		case len(text) > longest || !form.MatchString(text):
			s.wrong(n, kind, key, text)
		default:
			*to = text
		}
	}
}

// units reads the file that deck.yaml names.
func (l *loader) units(from *sheet, key string, n *yaml.Node) {
	name := from.oneLine(key, n)
	if name == "" {
		return
	}
	if _, err := fs.Stat(l.fsys, name); err != nil || !fs.ValidPath(name) {
		from.wrong(n, kindNoUnitsFile, name)
		return
	}
	f := l.open(name)
	if f == nil {
		return
	}
	s := &sheet{file: f, what: "units", end: f.lines()}
	root := s.root()
	if root == nil {
		return
	}
	codes, titles := make(map[string]int), make(map[string]int)
	for _, item := range s.list("units", root) {
		var u Unit
		s.part("unit").mapping(item,
			field{"code", true, s.form(&u.Code, codeForm, kindWantCode)},
			field{"name", true, s.words(&u.Name)},
			field{"headcount", false, s.number(&u.Headcount, 0, math.MaxInt32)},
			field{"other", false, s.truth(&u.Other)},
		)
		s.once(codes, strings.ToLower(u.Code), value(item, "code"), u.Code)
		s.once(titles, strings.ToLower(u.Name), value(item, "name"), u.Name)
		l.deck.Units = append(l.deck.Units, u)
	}
}

// once tells of a key that was met before.
func (s *sheet) once(met map[string]int, key string, n *yaml.Node, name string) {
	if key == "" {
		return
	}
	if line, ok := met[key]; ok {
		s.wrong(n, kindDuplicateUnit, name, line)
		return
	}
	met[key] = s.place(n).line + 1
}

// quotas checks that the bank holds what the rules of the quiz ask for.
func (l *loader) quotas() {
	r := l.rules
	if l.partial || r.sheet == nil {
		return
	}
	keys := Keys(l.deck.Questions())
	levels := max(Level1, l.deck.Levels())
	switch rules := l.deck.Quiz; {
	case levels*rules.Cover > rules.Questions:
		r.sheet.wrong(r.cover, kindQuizCover, rules.Cover, levels*rules.Cover, levels, rules.Questions)
	case len(keys) < rules.Questions:
		r.sheet.wrong(r.questions, kindQuizQuestions, rules.Questions, len(keys))
	default:
		for level := Level1; level <= levels; level++ {
			if n := l.deck.OfLevel(keys, level); n < rules.Cover {
				r.sheet.wrong(r.cover, kindQuizLevel, rules.Cover, level, n)
			}
		}
	}
}
