package record

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"
)

// A Stamp is a moment as it stands in a line of the record: UTC, always with
// milliseconds, so that sorting the text sorts the times.
type Stamp struct{ time.Time }

// stamp is the form of a Stamp.
const stamp = "2006-01-02T15:04:05.000Z"

// At is the Stamp of a moment; what is shorter than a millisecond is cut off.
func At(t time.Time) Stamp { return Stamp{milli(t)} }

// MarshalJSON writes the moment as it stands in a line.
func (s Stamp) MarshalJSON() ([]byte, error) { return s.UTC().AppendFormat(nil, `"`+stamp+`"`), nil }

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
func body(v any) ([]byte, error) {
	b, err := encode(v)
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

	Renamed  = "name"   // gives what a learner began up to then another name
	Accepted = "accept" // lets one hasty attempt count
	Claimed  = "claim"  // gives one attempt to an enrolled person, whose it is vouched to be
)

// A Correction is a line that takes something back or puts it right. Nothing in
// the record is ever edited.
type Correction struct {
	V        int    `json:"v"`
	Type     string `json:"type"`              // Void, Erase, Renamed, Accepted or Claimed
	ID       string `json:"id"`                // a UUID of its own
	Attempt  string `json:"attempt,omitempty"` // Void, Accepted and Claimed: the attempt's id
	From     string `json:"from,omitempty"`    // Claimed: the learner whose attempt it was
	Learner  string `json:"learner,omitempty"` // Erase and Renamed: the learner; Claimed: whose it is now
	Who      string `json:"who,omitempty"`     // Renamed and Claimed: ties this line to the name and unit, see Folder.Bind
	At       Stamp  `json:"at"`
	By       string `json:"by"` // who corrects: a learner id or a key's fingerprint, never a name
	Reason   string `json:"reason"`
	App      string `json:"app"`
	Previous string `json:"previous"`
	Hash     string `json:"hash"`
}

// Owned is an attempt as the corrections leave it: whose it is, and whether that
// is vouched for.
func (t Tally) Owned(a Attempt) Attempt {
	for _, c := range t.Corrections {
		a = c.Give(a)
	}
	return a
}

// Give is the attempt under the learner to whom the correction gives it, if it
// does.
func (c Correction) Give(a Attempt) Attempt {
	if c.Type == Claimed && c.Attempt == a.ID {
		a.Learner, a.Vouched = c.Learner, true
	}
	return a
}

// Covers says whether the correction takes a back.
func (c Correction) Covers(a Attempt) bool {
	switch c.Type {
	case Void:
		return a.ID == c.Attempt
	case Erase:
		return a.Learner == c.Learner && !a.EndedAt.After(c.At.Time)
	}
	return false
}
