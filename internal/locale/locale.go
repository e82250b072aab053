// Package locale holds the interface's words in each language it speaks. The
// deck brings its own; these are the screens' and the commands'.
package locale

import "strings"

// Languages that the interface speaks.
const (
	Vi = "vi"
	En = "en"
)

// Variables that choose a language when no flag does, first one first.
const (
	Variable = "VNEID_TRAINING_LANG"
	lcAll    = "LC_ALL"
	lang     = "LANG"
)

// For returns the words of a language, Vietnamese ones for a language that
// the interface does not speak.
func For(language string) *Words {
	if language == En {
		return english()
	}
	return vietnamese()
}

// Choose says which language to speak: the flag's if given, else what the
// environment names, else Vietnamese. A flag or VNEID_TRAINING_LANG that names
// no language of ours is an error; LC_ALL and LANG may name any.
func Choose(flag string, getenv func(string) string) (string, error) {
	if flag != "" {
		return parse("--lang", flag)
	}
	if v := getenv(Variable); v != "" {
		return parse(Variable, v)
	}
	return System(getenv), nil
}

// System is the language that LC_ALL and LANG name, else Vietnamese.
func System(getenv func(string) string) string {
	for _, name := range []string{lcAll, lang} {
		if v := getenv(name); v != "" {
			if strings.HasPrefix(strings.ToLower(v), "en") {
				return En
			}
			return Vi
		}
	}
	return Vi
}

func parse(from, value string) (string, error) {
	switch v := strings.ToLower(value); v {
	case Vi, En:
		return v, nil
	}
	return "", Errorf(NoLanguage, from, value)
}
