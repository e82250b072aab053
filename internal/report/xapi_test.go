package report_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/report"
	"training.vast.vn/vneid-training/internal/report/format"
)

// specification compiles the schema of a statement.
func specification(t testing.TB) *jsonschema.Schema {
	t.Helper()
	text, err := os.ReadFile("testdata/xapi.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("statement.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("statement.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// statements exports attempts, holds each statement to the specification, and
// returns them.
func statements(t testing.TB, in report.Input) []map[string]any {
	t.Helper()
	in.Now = now
	var b bytes.Buffer
	if err := format.WriteXAPI(context.Background(), &b, in); err != nil {
		t.Fatal(err)
	}
	list, err := jsonschema.UnmarshalJSON(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatalf("%v in\n%s", err, b.String())
	}
	schema := specification(t)
	var all []map[string]any
	for _, s := range list.([]any) {
		if err := schema.Validate(s); err != nil {
			text, _ := json.Marshal(s)
			t.Fatalf("%v\n%s", err, text)
		}
		all = append(all, s.(map[string]any))
	}
	return all
}

// at follows keys into a statement.
func at(s map[string]any, keys ...string) any {
	var v any = s
	for _, k := range keys {
		m, ok := v.(map[string]any)
		if !ok {
			return nil
		}
		v = m[k]
	}
	return v
}

func TestEveryStatementIsValid(t *testing.T) {
	d := small(t)
	var b bytes.Buffer
	if err := newCrowd(d, 300, 80).write(&b, 300); err != nil {
		t.Fatal(err)
	}
	path := file(t, b.String())
	all := statements(t, report.Input{Files: []string{path}, Decks: []*deck.Deck{d}}.Chunks(30_000))
	if want := 300 * (6 + 2); len(all) != want {
		t.Errorf("%d statements, want %d", len(all), want)
	}
	ids, verbs, kinds := map[any]bool{}, map[string]int{}, map[any]int{}
	for _, s := range all {
		if ids[s["id"]] {
			t.Fatalf("the id %v is given twice", s["id"])
		}
		ids[s["id"]] = true
		if u, err := uuid.Parse(s["id"].(string)); err != nil || u.Version() != 5 {
			t.Errorf("the id %v is no UUID of version 5", s["id"])
		}
		verb := at(s, "verb", "id").(string)
		verbs[verb[strings.LastIndexByte(verb, '/')+1:]]++
		if kind := at(s, "object", "definition", "interactionType"); kind != nil {
			kinds[kind]++
		}
	}
	if verbs["answered"] != 1800 || verbs["completed"] != 300 || verbs["passed"]+verbs["failed"] != 300 || verbs["passed"] == 0 || verbs["failed"] == 0 {
		t.Errorf("verbs: %v", verbs)
	}
	for _, kind := range []string{"choice", "true-false", "sequencing"} {
		if kinds[kind] == 0 {
			t.Errorf("no interaction of type %s: %v", kind, kinds)
		}
	}
	// Exported again, with more attempts before and after and twice over, the
	// statements are the same to a learning record store.
	var more bytes.Buffer
	if err := newCrowd(d, 400, 80).write(&more, 301); err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(more.String(), "\n")
	again := statements(t, report.Input{Files: []string{file(t, lines[300]), path, path}, Decks: []*deck.Deck{d}})
	known := 0
	for _, s := range again {
		if ids[s["id"]] {
			known++
		}
	}
	if known != len(all) || len(again) != len(all)+8 {
		t.Errorf("a second export has %d statements, %d of them known; want %d and %d", len(again), known, len(all)+8, len(all))
	}
}

func TestWhatIsExported(t *testing.T) {
	passed, failed := try(1, "hv-a", "IOIT", "b", "a"), try(2, "hv-b", "IOIT", "c", "a")
	gone := try(3, "hv-c", "IOIT", "b", "a")
	gone.How, gone.Passed, gone.Answers[1].Given, gone.Answers[1].Correct = record.Abandoned, false, nil, false
	preview := try(4, "hv-d", "IOIT", "b", "a")
	preview.Mode = record.Preview
	void := record.Correction{V: 1, Type: record.Void, ID: id(90), Attempt: id(5), At: record.At(now)}
	odd := try(6, `hv "x" <y>`, "I/O I?T", "b", "a")
	odd.ID, odd.Deck.Language, odd.Deck.ID, odd.Score.Of, odd.Seconds = "no-uuid", "not a tag", "ä b/c#d", 0, -3
	odd.Answers[0].Type, odd.Answers[0].Question = "essay", "q 1/ü?"
	all := statements(t, report.Input{Files: []string{file(t, chained(t, passed, failed, gone, preview, try(5, "hv-e", "IOIT", "b", "a"), try(7, "", "IOIT", "b", "a"), void, odd)...)}})
	got := map[string][]string{}
	for _, s := range all {
		who, verb := at(s, "actor", "account", "name").(string), at(s, "verb", "id").(string)
		got[who] = append(got[who], verb[strings.LastIndexByte(verb, '/')+1:])
	}
	for who, want := range map[string]string{
		"hv-a": "answered answered completed passed", "hv-b": "answered answered completed failed",
		"hv-c": "answered failed", `hv "x" <y>`: "answered answered completed passed",
	} {
		if s := strings.Join(got[who], " "); s != want {
			t.Errorf("%s: %s; want %s", who, s, want)
		}
		delete(got, who)
	}
	if len(got) > 0 {
		t.Errorf("what does not count is exported: %v", got)
	}
	vouched, key := try(1, "hv-v", "IOIT", "b", "a"), try(2, "hv-k", "IOIT", "b", "a")
	vouched.Vouched, vouched.Verified, key.Verified = true, true, true
	for _, s := range append(all, statements(t, report.Input{Files: []string{file(t, chained(t, vouched, key)...)}})...) {
		who, want := at(s, "actor", "account", "name"), record.Typed
		switch who {
		case "hv-v":
			want = record.Vouched
		case "hv-k":
			want = record.SameKey
		}
		if got := at(s, "context", "extensions", "https://training.vast.vn/xapi/identity"); got != string(want) {
			t.Errorf("it is %v whose %v is; want %s", got, who, want)
		}
	}
	last := all[3] // hv-a passed
	if n, _ := at(last, "result", "score", "raw").(json.Number); n != "2" || at(last, "result", "duration") == nil || at(last, "context", "registration") != id(1) || at(last, "timestamp") != "2026-11-02T02:05:00.000Z" {
		t.Errorf("passed: %v", last)
	}
}

// The schema is of use only if it refuses what the specification forbids.
func TestSchemaRefuses(t *testing.T) {
	schema := specification(t)
	good := statements(t, report.Input{Files: []string{file(t, chained(t, try(1, "hv-a", "IOIT", "b", "a"))...)}})
	text, err := json.Marshal(good[len(good)-1])
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string][2]string{
		"no uuid":            {`"id":"`, `"id":"x`},
		"two identifiers":    {`"account":`, `"mbox":"mailto:a@example.org","account":`},
		"score above one":    {`"scaled":1`, `"scaled":1.5`},
		"passed, no success": {`"success":true`, `"success":false`},
		"unknown property":   {`"timestamp"`, `"time":1,"timestamp"`},
		"null":               {`"completion":true`, `"completion":null`},
		"no zone":            {`00.000Z"`, `00.000"`},
		"address not an IRI": {`https://training.vast.vn/xapi/decks`, `/decks`},
		"duration":           {`"PT`, `"P`},
	} {
		bad := strings.ReplaceAll(string(text), change[0], change[1])
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(bad))
		if err != nil || bad == string(text) {
			t.Fatalf("%s: %v in %s", name, err, bad)
		}
		if schema.Validate(doc) == nil {
			t.Errorf("%s is let through: %s", name, bad)
		}
	}
}
