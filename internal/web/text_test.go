package web

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"pgregory.net/rapid"
)

// tags are the elements of a page with their attributes' names, in order, and
// all of its text.
func tags(t *rapid.T, page string) (elements []string, text string) {
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if z.Err() != io.EOF {
				t.Fatal(z.Err())
			}
			return elements, text
		case html.TextToken:
			text += z.Token().Data
		default:
			token := z.Token()
			element := token.Type.String() + " " + token.Data
			for _, a := range token.Attr {
				element += " " + a.Key
			}
			elements = append(elements, element)
		}
	}
}

// Whatever somebody writes is text on the page that checks certificates: no
// element and no attribute more than where they wrote a word.
func TestTextStaysText(t *testing.T) {
	d := New(options())
	rapid.Check(t, func(t *rapid.T) {
		code := "x" + strings.Join(rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom([]string{
			"<script>alert(1)</script>", "</textarea>", "</p>", "<img src=x onerror=alert(1)>", `"`, "'", "`", " onfocus=alert(1) autofocus ", "&lt;b&gt;", "&#60;", "<!--", "-->",
			"<svg/onload=alert(1)>", "javascript:alert(1)", "{{.Code}}", "]]>", "\x00", "\u202e", "\x1b]0;x\x07", "Nguyễn Thị Hoà",
		}), rapid.StringN(0, 12, 40)), 1, 8).Draw(t, "parts"), "")
		shown := func(code string) ([]string, string) {
			r := httptest.NewRequest(http.MethodPost, "/verify", strings.NewReader(url.Values{"code": {code}}.Encode()))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			w := httptest.NewRecorder()
			d.ServeHTTP(w, r)
			if w.Code != http.StatusOK {
				t.Fatalf("%q: %d", code, w.Code)
			}
			return tags(t, w.Body.String())
		}
		plain, _ := shown("x")
		elements, text := shown(code)
		if !slices.Equal(elements, plain) {
			t.Fatalf("%q makes of the page\n%q, a word makes\n%q", code, elements, plain)
		}
		if letters := "Nguyễn Thị Hoà"; strings.Count(text, letters) < 2*strings.Count(code, letters) { // in the field, and in what is said
			t.Fatalf("%q: a name is lost in %q", code, text)
		}
	})
}

// The page's script has no way to make elements of text.
func TestScriptMakesNoHTMLOfText(t *testing.T) {
	script, err := os.ReadFile("page/page.js")
	if err != nil {
		t.Fatal(err)
	}
	sink := regexp.MustCompile(`(inner|outer)HTML|insertAdjacent|document\.write|\beval\b|new Function|DOMParser|createContextualFragment|srcdoc`)
	if found := sink.Find(script); found != nil {
		t.Errorf("it has %s", found)
	}
}
