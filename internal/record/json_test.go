package record

import (
	"bytes"
	"context"
	"encoding/json"
	"testing"
	"time"
)

// Every byte of a line counts: its hash is taken from them, and lines of years
// have to stay what they are. These were written by version 0.1.0.
const (
	attemptOf010 = `{"v":1,"type":"attempt","id":"7f8d7a3e-6f6b-4a9e-9a37-1f0d2e5c4b6a","learner":"hv-a<b>&\"ê","unit":"IOIT","verified":false,` +
		`"deck":{"id":"vneid","version":"2026.11","language":"vi","hash":"sha256:00"},"mode":"self","via":"ssh","number":1,` +
		`"started_at":"2026-11-23T02:03:00.000Z","ended_at":"2026-11-23T02:07:30.250Z","seconds":270.25,` +
		`"score":{"correct":8,"of":10,"scaled":0.8},"pass":0.8,"passed":true,"how":"submitted",` +
		`"answers":[{"question":"luu-tru-1","revision":"3b7f0e12","type":"single","shown":["b","a","d","c"],"given":["b"],"right":["b"],"correct":true,"seconds":12.1},` +
		`{"question":"luu-tru-2","revision":"3b7f0e13","type":"order","shown":[],"given":[],"right":[],"correct":false,"seconds":0}],` +
		`"app":"vneid-training/0.1.0","previous":"","hash":"sha256:4f5b0d9a83d6cb27379007a50fe2a54c92c704c48b32c497cf71b526c0711699"}`
	voidOf010 = `{"v":1,"type":"void","id":"7f8d7a3e-6f6b-4a9e-9a37-1f0d2e5c4b6b","attempt":"7f8d7a3e-6f6b-4a9e-9a37-1f0d2e5c4b6a",` +
		`"at":"2026-11-23T02:03:00.000Z","by":"SHA256:k","reason":"<thử>","app":"a","previous":"","hash":""}`
	eraseOf010 = `{"v":1,"type":"erase","id":"7f8d7a3e-6f6b-4a9e-9a37-1f0d2e5c4b6b","learner":"hv-1",` +
		`"at":"2026-11-23T02:03:00.000Z","by":"","reason":"","app":"","previous":"","hash":""}`
	personOf010  = `{"v":1,"type":"person","learner":"hv-1","name":"Lê <Hoà>","unit":"IOIT","code":"7&8","at":"2026-11-23T02:03:00.250Z"}`
	journalOf010 = `{"v":1,"type":"journal","id":"7f8d7a3e-6f6b-4a9e-9a37-1f0d2e5c4b6a","learner":"hv-1","unit":"IOIT","verified":true,` +
		`"deck":{"id":"vneid","version":"2026.11","language":"vi","hash":"sha256:00"},"mode":"self","via":"ssh","number":2,"pass":0.8,"code":"0421",` +
		`"started_at":"2026-11-23T02:03:00.25Z",` +
		`"items":[{"question":"luu-tru-1","revision":"3b7f0e12","type":"single","shown":["b","a"],"right":["b"]}]}` + "\n" +
		`{"n":0,"given":["b"],"seconds":12.346,"at":"2026-11-23T02:03:01Z"}` + "\n"
)

// The attempt is written to an empty record, and is that line.
func TestAttemptLineStays(t *testing.T) { each(t, testAttemptLineStays) }

func testAttemptLineStays(t *testing.T, dir string) {
	f := open(t, dir)
	a := sample("hv-a<b>&\"ê")
	a.ID = "7f8d7a3e-6f6b-4a9e-9a37-1f0d2e5c4b6a"
	a.StartedAt.Time = day.Add(999 * time.Microsecond).In(time.FixedZone("ICT", 7*3600))
	a.Answers = append(a.Answers, Answer{Question: "luu-tru-2", Revision: "3b7f0e13", Type: "order"})
	if _, err := f.Append(context.Background(), a); err != nil {
		t.Fatal(err)
	}
	same(t, dir, File, attemptOf010+"\n")
	_, tally := readAll(t, dir)
	if tally.Attempts != 1 || tally.Skipped() != 0 {
		t.Errorf("read back: %+v", tally)
	}
}

func TestCorrectionLineStays(t *testing.T) {
	for _, line := range []string{voidOf010, eraseOf010} {
		var c Correction
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatal(err)
		}
		if b, err := encode(c); err != nil || string(b) != line {
			t.Errorf("written again:\n%s, %v\nwant\n%s", b, err, line)
		}
	}
}

func TestPersonLineStays(t *testing.T) {
	who := Person{"hv-1", "Lê <Hoà>", "IOIT", "7&8"}
	got, err := personText(who, day.Add(250*time.Millisecond).In(time.FixedZone("ICT", 7*3600)))
	if err != nil || string(got) != personOf010 {
		t.Errorf("written, %v:\n%s\nwant\n%s", err, got, personOf010)
	}
	if read, ok := parsePerson(got); !ok || read.Person != who {
		t.Errorf("read back %+v, %v", read, ok)
	}
	// A day that somebody's editor broke leaves the name.
	if read, ok := parsePerson(bytes.Replace(got, []byte("2026-"), []byte("026-"), 1)); !ok || read.Person != who {
		t.Errorf("read back without its time: %+v, %v", read, ok)
	}
}

func TestJournalStays(t *testing.T) { each(t, testJournalStays) }

func testJournalStays(t *testing.T, dir string) {
	f := open(t, dir)
	j := Journal{
		ID: "7f8d7a3e-6f6b-4a9e-9a37-1f0d2e5c4b6a", Learner: "hv-1", Unit: "IOIT", Verified: true,
		Deck: DeckRef{"vneid", "2026.11", "vi", "sha256:00"}, Mode: Self, Via: "ssh", Number: 2, Pass: 0.8, Code: "0421",
		StartedAt: day.Add(250 * time.Millisecond),
		Items:     []JournalItem{{"luu-tru-1", "3b7f0e12", "single", []string{"b", "a"}, []string{"b"}}},
		Given:     []JournalAnswer{{0, []string{"b"}, 12.3456, day.Add(time.Second), ""}},
	}
	if err := f.Begin(j); err != nil {
		t.Fatal(err)
	}
	same(t, dir, journalFile(j.Learner, j.ID), journalOf010)
	got, err := readJournalAt(t.Context(), f.store, journalFile(j.Learner, j.ID))
	if err != nil || got.Code != j.Code || !got.StartedAt.Equal(j.StartedAt) || len(got.Items) != 1 || len(got.Given) != 1 {
		t.Errorf("read back %+v, %v", got, err)
	}
}

func same(t *testing.T, dir, name, want string) {
	t.Helper()
	if got := readKept(t, dir, name); string(got) != want {
		t.Errorf("written:\n%s\nwant\n%s", got, want)
	}
}
