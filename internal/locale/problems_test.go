package locale_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
)

var verb = regexp.MustCompile(`%(?:\[\d+\])?([a-z])`)

// Every problem that a deck can have is worded in Vietnamese, with the same
// arguments as in English.
func TestProblems(t *testing.T) {
	for _, kind := range deck.Kinds() {
		english := deck.Format(kind)
		var args []any
		for i, v := range verb.FindAllStringSubmatch(english, -1) {
			if v[1] == "d" {
				args = append(args, 70+i)
			} else {
				args = append(args, fmt.Sprintf("<%d>", i))
			}
		}
		for _, text := range []string{fmt.Sprintf(english, args...), locale.Problem(locale.Vi, kind, args...)} {
			switch {
			case text == "":
				t.Errorf("%s: no text", kind)
			case strings.Contains(text, "%!"):
				t.Errorf("%s: arguments do not fit: %s", kind, text)
			case !norm.NFC.IsNormalString(text):
				t.Errorf("%s: not NFC: %s", kind, text)
			}
			for _, a := range args {
				if n := strings.Count(text, fmt.Sprint(a)); n != 1 {
					t.Errorf("%s: argument %v stands %d times in %q", kind, a, n, text)
				}
			}
		}
	}
	if len(deck.Kinds()) < 50 || !slices.IsSorted(deck.Kinds()) {
		t.Error("Kinds does not list all kinds, sorted")
	}
	if got := locale.Problem(locale.En, "no-topics"); got != "" {
		t.Errorf("English is the deck's own, not %q", got)
	}
	if got := locale.Problem(locale.Vi, "no-such-kind"); got != "" {
		t.Errorf("unknown kind is worded %q", got)
	}
}
