package deck_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"training.vast.vn/vneid-training/internal/deck"
)

var verb = regexp.MustCompile(`%(?:\[\d+\])?([a-z])`)

// Every kind has a name of its own and is worded in both languages, with the
// same arguments.
func TestKinds(t *testing.T) {
	for _, file := range []string{"kinds.go", "gift/kinds.go"} {
		all := kindsIn(t, file)
		if len(all) < 40 {
			t.Errorf("%s: only %d kinds", file, len(all))
		}
		seen := map[string]bool{}
		for _, k := range all {
			if k.ID == "" || seen[k.ID] {
				t.Errorf("%s: a kind without a name of its own: %+v", file, k)
			}
			seen[k.ID] = true
			worded(t, k)
		}
	}
}

func worded(t *testing.T, k deck.Kind) {
	var args []any
	for i, v := range verb.FindAllStringSubmatch(strings.ReplaceAll(k.En, "%%", ""), -1) {
		switch v[1] {
		case "d":
			args = append(args, 70+i)
		case "g":
			args = append(args, 33.5)
		default:
			args = append(args, fmt.Sprintf("<%d>", i))
		}
	}
	for _, language := range []string{"en", "vi"} {
		text := k.Message(language, args...)
		if text == "" || strings.Contains(text, "%!") || !norm.NFC.IsNormalString(text) {
			t.Errorf("%s: in %s %q", k, language, text)
		}
		for _, a := range args {
			if n := strings.Count(text, fmt.Sprint(a)); n != 1 {
				t.Errorf("%s: argument %v stands %d times in %q", k, a, n, text)
			}
		}
	}
}

// kindsIn reads the kinds that a file of the source declares: the language
// has no list of them.
func kindsIn(t *testing.T, name string) (all []deck.Kind) {
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		c, ok := n.(*ast.CompositeLit)
		if !ok {
			return true
		}
		var k deck.Kind
		to := map[string]*string{"ID": &k.ID, "En": &k.En, "Vi": &k.Vi}
		for _, e := range c.Elts {
			pair := e.(*ast.KeyValueExpr)
			text, err := strconv.Unquote(pair.Value.(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			*to[pair.Key.(*ast.Ident).Name] = text
		}
		all = append(all, k)
		return false
	})
	return all
}
