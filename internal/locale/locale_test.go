package locale

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestChoose(t *testing.T) {
	tests := []struct {
		flag string
		env  map[string]string
		want string
		err  string
	}{
		{"", nil, Vi, ""},
		{"en", map[string]string{Variable: "vi"}, En, ""},
		{"VI", nil, Vi, ""},
		{"", map[string]string{Variable: "en", "LC_ALL": "vi_VN.UTF-8"}, En, ""},
		{"", map[string]string{"LC_ALL": "vi_VN.UTF-8", "LANG": "en_US.UTF-8"}, Vi, ""},
		{"", map[string]string{"LANG": "en_GB.UTF-8"}, En, ""},
		{"", map[string]string{"LANG": "C.UTF-8"}, Vi, ""},
		{"", map[string]string{"LANG": "fr_FR.UTF-8"}, Vi, ""},
		{"fr", nil, "", "--lang"},
		{"", map[string]string{Variable: "fr"}, "", Variable},
	}
	for _, tt := range tests {
		got, err := Choose(tt.flag, func(k string) string { return tt.env[k] })
		if got != tt.want || (err == nil) != (tt.err == "") {
			t.Errorf("Choose(%q, %v) = %q, %v; want %q", tt.flag, tt.env, got, err, tt.want)
		}
		if err != nil && !strings.Contains(err.Error(), tt.err) {
			t.Errorf("Choose(%q, %v): %v; want it to name %s", tt.flag, tt.env, err, tt.err)
		}
	}
}

// An error that nobody foresaw is told as such; one in words already as it is.
func TestTell(t *testing.T) {
	w := For(Vi)
	cause := errors.New("the moon is down")
	if got := w.Tell(fmt.Errorf("looking up: %w", cause)); !strings.HasPrefix(got, "lỗi ngoài dự kiến") || !strings.HasSuffix(got, ": looking up: the moon is down") {
		t.Errorf("an unforeseen error is told as %q", got)
	}
	if err := Said(cause, "trăng %d", 1); w.Tell(fmt.Errorf("x: %w", err)) != "trăng 1" || !errors.Is(err, cause) {
		t.Errorf("one in words is told as %q", w.Tell(err))
	}
}

var verb = regexp.MustCompile(`%[a-z%]`)

// Every text stands in both languages, takes the same arguments and is NFC.
func TestWordsAreComplete(t *testing.T) {
	compare(t, "", reflect.ValueOf(*vietnamese()), reflect.ValueOf(*english()))
}

func compare(t *testing.T, path string, a, b reflect.Value) {
	if a.Kind() == reflect.Struct {
		for i := range a.NumField() {
			compare(t, path+"."+a.Type().Field(i).Name, a.Field(i), b.Field(i))
		}
		return
	}
	if a.Kind() == reflect.Array {
		for i := range a.Len() {
			compare(t, fmt.Sprintf("%s[%d]", path, i), a.Index(i), b.Index(i))
		}
		return
	}
	if a.String() == "" || b.String() == "" {
		t.Errorf("%s: %q in Vietnamese, %q in English", path, a, b)
	}
	if va, vb := verb.FindAllString(a.String(), -1), verb.FindAllString(b.String(), -1); !reflect.DeepEqual(va, vb) {
		t.Errorf("%s: verbs %v in Vietnamese, %v in English", path, va, vb)
	}
	for _, s := range []string{a.String(), b.String()} {
		if !norm.NFC.IsNormalString(s) {
			t.Errorf("%s: %q is not NFC", path, s)
		}
	}
}

// A thing has one name everywhere, and one spelling.
func TestOneNameForOneThing(t *testing.T) {
	others := regexp.MustCompile("(?i)chứng nhận|mã hoá|khoá|thiết đặt") // giấy xác nhận, mã hóa, khóa, cài đặt
	var look func(path string, v reflect.Value)
	look = func(path string, v reflect.Value) {
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				look(path+"."+v.Type().Field(i).Name, v.Field(i))
			}
		case reflect.Array:
			for i := range v.Len() {
				look(fmt.Sprintf("%s[%d]", path, i), v.Index(i))
			}
		default:
			if other := others.FindString(v.String()); other != "" {
				t.Errorf("%s says %q: %q", path, other, v)
			}
		}
	}
	look("", reflect.ValueOf(*vietnamese()))
}

// What who has a finger and no keys reads speaks of none, takes the same arguments
// as what it stands for, and is NFC.
func TestTouchSpeaksOfNoKeys(t *testing.T) {
	keys := regexp.MustCompile(`(?i)\b(enter|press|keys?|numbers)\b|phím|nhấn|gõ số|[↑↓]`)
	for _, language := range []string{Vi, En} {
		usual := touched(For(language))
		for i, word := range touched(ForTouch(language)) {
			text, was := *word.word, *usual[i].word
			if keys.MatchString(text) || !norm.NFC.IsNormalString(text) || !reflect.DeepEqual(verb.FindAllString(text, -1), verb.FindAllString(was, -1)) {
				t.Errorf("%q stands for %q", text, was)
			}
		}
	}
}
