package record

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"
)

// stamp is how a time stands in a line: UTC, always with milliseconds, so that
// sorting the text sorts the times.
const stamp = "2006-01-02T15:04:05.000Z"

// attemptLine is an Attempt with its times as they are written.
type attemptLine struct {
	V         int      `json:"v"`
	Type      string   `json:"type"`
	ID        string   `json:"id"`
	Learner   string   `json:"learner"`
	Unit      string   `json:"unit"`
	Verified  bool     `json:"verified"`
	Deck      DeckRef  `json:"deck"`
	Mode      string   `json:"mode"`
	Via       string   `json:"via"`
	Number    int      `json:"number"`
	StartedAt string   `json:"started_at"`
	EndedAt   string   `json:"ended_at"`
	Seconds   float64  `json:"seconds"`
	Score     Score    `json:"score"`
	Pass      float64  `json:"pass"`
	Passed    bool     `json:"passed"`
	How       string   `json:"how"`
	Answers   []Answer `json:"answers"`
	App       string   `json:"app"`
	Previous  string   `json:"previous"`
	Hash      string   `json:"hash"`
}

// MarshalJSON writes the attempt as it stands in the record.
func (a Attempt) MarshalJSON() ([]byte, error) {
	return encode(attemptLine{
		a.V, a.Type, a.ID, a.Learner, a.Unit, a.Verified, a.Deck, a.Mode, a.Via, a.Number,
		a.StartedAt.UTC().Format(stamp), a.EndedAt.UTC().Format(stamp), a.Seconds,
		a.Score, a.Pass, a.Passed, a.How, a.Answers, a.App, a.Previous, a.Hash,
	})
}

// encode is json.Marshal that leaves <, > and & as they are.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// body encodes a line up to its "previous" member; seal adds the rest.
func body(v json.Marshaler) ([]byte, error) {
	b, err := v.MarshalJSON()
	if err != nil {
		return nil, fmt.Errorf("writing a line of the record: %w", err)
	}
	b, ok := bytes.CutSuffix(b, []byte(`,"previous":"","hash":""}`))
	if !ok {
		return nil, fmt.Errorf("writing a line of the record: it must end in empty hashes")
	}
	if len(b)+256 > MaxLine {
		return nil, fmt.Errorf("writing a line of the record: %d bytes are more than the %d a line may have", len(b), MaxLine)
	}
	return b, nil
}

// Kinds of correction.
const (
	Void  = "void"  // takes one attempt back
	Erase = "erase" // takes back all that a learner did up to then
)

// A Correction is a line that takes something back. Nothing in the record is
// ever edited.
type Correction struct {
	V        int       `json:"v"`
	Type     string    `json:"type"`              // Void or Erase
	ID       string    `json:"id"`                // a UUID of its own
	Attempt  string    `json:"attempt,omitempty"` // Void: the attempt's id
	Learner  string    `json:"learner,omitempty"` // Erase: the learner
	At       time.Time `json:"at"`
	By       string    `json:"by"` // who corrects: a learner id or a key's fingerprint, never a name
	Reason   string    `json:"reason"`
	App      string    `json:"app"`
	Previous string    `json:"previous"`
	Hash     string    `json:"hash"`
}

type correctionLine struct {
	V        int    `json:"v"`
	Type     string `json:"type"`
	ID       string `json:"id"`
	Attempt  string `json:"attempt,omitempty"`
	Learner  string `json:"learner,omitempty"`
	At       string `json:"at"`
	By       string `json:"by"`
	Reason   string `json:"reason"`
	App      string `json:"app"`
	Previous string `json:"previous"`
	Hash     string `json:"hash"`
}

// MarshalJSON writes the correction as it stands in the record.
func (c Correction) MarshalJSON() ([]byte, error) {
	return encode(correctionLine{c.V, c.Type, c.ID, c.Attempt, c.Learner, c.At.UTC().Format(stamp), c.By, c.Reason, c.App, c.Previous, c.Hash})
}

// Covers says whether the correction takes a back.
func (c Correction) Covers(a Attempt) bool {
	switch c.Type {
	case Void:
		return a.ID == c.Attempt
	case Erase:
		return a.Learner == c.Learner && !a.EndedAt.After(c.At)
	}
	return false
}
