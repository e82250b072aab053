package deck

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// Words are what a deck calls its parts, in its own language. Load puts neutral
// ones where deck.yaml names none.
type Words struct {
	General  string   // topics of no level
	Levels   []string // level 1 first; all levels that topics have
	Item     string   // a topic with a number: "utility"
	Items    string   // several of them
	Find     string   // on home: to look something up
	Practice string   // on home: the exercises
	Source   string   // where the training comes from, with {number} and {date}
}

// neutral are the words of a deck that names none.
func neutral(language string) Words {
	if language == "vi" {
		return Words{General: "Phần chung", Item: "chủ đề", Items: "chủ đề", Find: "Tra cứu", Practice: "Thực hành", Source: "Theo {number}, {date}"}
	}
	return Words{General: "General", Item: "topic", Items: "topics", Find: "Look up", Practice: "Practice", Source: "Under {number}, {date}"}
}

// neutralLevel is what a level is called that has no name.
func neutralLevel(language string, level int) string {
	if language == "vi" {
		return fmt.Sprintf("Phần %d", level)
	}
	return fmt.Sprintf("Part %d", level)
}

// words reads what a deck calls its parts.
func (s *sheet) deckWords(to *Words, n *yaml.Node) {
	s.part("words").mapping(n,
		field{"general", false, s.words(&to.General)},
		field{"levels", false, func(key string, n *yaml.Node) {
			for _, name := range s.list(key, n) {
				to.Levels = append(to.Levels, s.oneLine(key, name))
			}
			if len(to.Levels) > mostLevels {
				s.wrong(n, kindLevelNames, mostLevels, len(to.Levels))
			}
		}},
		field{"item", false, s.words(&to.Item)},
		field{"items", false, s.words(&to.Items)},
		field{"find", false, s.words(&to.Find)},
		field{"practice", false, s.words(&to.Practice)},
		field{"source", false, func(key string, n *yaml.Node) {
			to.Source = s.oneLine(key, n)
			if rest := sourceLine(to.Source, Source{}); strings.ContainsAny(rest, "{}") {
				s.wrong(n, kindSourceWords, key, to.Source)
			}
		}},
	)
}

// name fills in the words that the author left out.
func (d *Deck) name() {
	w, usual := &d.Words, neutral(d.Language)
	if w.Items == "" {
		w.Items = w.Item
	}
	for _, word := range []struct {
		to    *string
		usual string
	}{
		{&w.General, usual.General}, {&w.Item, usual.Item}, {&w.Items, usual.Items},
		{&w.Find, usual.Find}, {&w.Practice, usual.Practice}, {&w.Source, usual.Source},
	} {
		if *word.to == "" {
			*word.to = word.usual
		}
	}
	for level := len(w.Levels) + 1; level <= d.Levels(); level++ {
		w.Levels = append(w.Levels, neutralLevel(d.Language, level))
	}
}

// Levels is the highest level that a topic has: 2 in the built-in deck.
func (d *Deck) Levels() int {
	highest := General
	for i := range d.Topics {
		highest = max(highest, d.Topics[i].Level)
	}
	return highest
}

// LevelName is what a level is called; General, what belongs to none.
func (d *Deck) LevelName(level int) string {
	if level >= 1 && level <= len(d.Words.Levels) {
		return d.Words.Levels[level-1]
	}
	return d.Words.General
}

// ItemName is what a topic is called by its number, such as "utility 3/9"; ""
// where it has none.
func (d *Deck) ItemName(t *Topic) string {
	if t.Item == 0 {
		return ""
	}
	return fmt.Sprintf("%s %d/%d", d.Words.Item, t.Item, d.Utilities(t.Level))
}

// Place words where in the deck a topic stands: "Level 1 · Utility 3/9".
func (d *Deck) Place(t *Topic) string {
	item := d.ItemName(t)
	if item == "" {
		return d.LevelName(t.Level)
	}
	first, size := utf8.DecodeRuneInString(item)
	return d.LevelName(t.Level) + " · " + string(unicode.ToUpper(first)) + item[size:]
}

// SourceLine says which document asks for the training; "" where none does.
func (d *Deck) SourceLine() string {
	if d.Source.Number == "" {
		return ""
	}
	return sourceLine(d.Words.Source, d.Source)
}

func sourceLine(words string, s Source) string {
	return strings.NewReplacer("{number}", s.Number, "{date}", s.Date).Replace(words)
}
