// Package record keeps the record of who took the quiz: one line of JSON per
// finished attempt, in a file that is only ever appended to.
//
// A data folder ([Open]) holds
//
//	results.jsonl   the record: attempts and corrections, one line each
//	results.head    the record's seal: how many lines, the hash of the last, signed
//	journal/        one file per attempt under way, one line per answer given
//	people.jsonl    learner, name, unit, staff code: the only place with names; who is enrolled
//	learner.key     the secret that learner ids are made with
//	quarantine/     copies of lines that a crash left unfinished
//	results.lock    advisory lock, taken for every write, never removed
//
// A line is written with one Write, under the lock, and synced to the disk (in a
// database: committed) before [Folder.Append] returns nil: only then may a person be told that
// their attempt is recorded. Where the record cannot be written the attempt
// goes to a spare file outside the folder ([Spare]) and [Folder.Recover] moves
// it in later.
//
// # Checking the record by hand
//
// The last two members of every line are "previous", the hash of the line
// before it ("" in the first line), and "hash": "sha256:" and the SHA-256, in
// hex, of the line's bytes without its newline and without the member
// ,"hash":"…" itself. A changed line no longer has its hash; a removed, added
// or moved line breaks the chain of "previous". [Verify] checks both. So does,
// printing the numbers of the lines that are not what was written:
//
//	n=0 head=
//	while IFS= read -r line; do
//	  n=$((n+1))
//	  case $line in '{'*'","hash":"sha256:'*'"}') ;; *) continue ;; esac  # blank, or torn by a crash
//	  hash=${line##*'"hash":"'} hash=${hash%'"}'}
//	  rest=${line%',"hash":"'*}
//	  previous=${rest##*'"previous":"'} previous=${previous%'"'}
//	  sum=sha256:$(printf '%s}' "$rest" | sha256sum | cut -d' ' -f1)
//	  [ "$hash" = "$sum" ] || echo "line $n was changed"
//	  [ "$previous" = "$head" ] || echo "before line $n lines are missing"
//	  head=$hash
//	done <results.jsonl
//
// or for one line, the last: tail -n1 results.jsonl | jq -r .hash must be what
//
//	tail -n1 results.jsonl | sed 's/,"hash":"[^"]*"}$/}/' | tr -d '\n' | sha256sum
//
// prints, after "sha256:".
//
// Lines cut off the end leave a chain that is whole. They are seen by the seal
// ([CheckSeal]), as far as whoever cut them could not sign another: the key lies
// in the same folder, so a copy of results.head kept elsewhere is worth more.
//
// # Enrolment
//
// An organiser enrols people: each gets a learner id of their own and a code
// in a letter. Who types that code is them, and is vouched for. It is good for
// one use: after it their SSH key says who they are, or where they have none a
// code of their own, which no letter has told and which they may use as often
// as they like. A new letter makes all of that void, for who lost it and for
// who finds that somebody else was faster.
//
// A code is eight characters of an alphabet of 26, 37 bits. Its digest is made
// with the folder's secret key: who has a copy of people.jsonl alone learns
// nothing from it, and who has the key beside it could write to the record
// anyway. What is left is guessing at the door. With 4,000 codes in letters,
// one every 15 seconds, which is what package tries lets through, reaches the
// first of them after twelve years on average. While more wrong codes come, the
// name has to be typed before the code: then a guess hits one code in 2 *
// 10^11, and 2,000 tries a second take three years.
//
// # Why a file of lines, in a database too
//
// The record has one writer at a time, is only appended to, and is read from
// end to end: a file does that, at the speed of the disk. It has to outlive the
// program: whoever is asked in ten years whether somebody passed needs a text
// editor, and can check with the commands above, without us, that nothing was
// changed. So all that is kept are files of lines by name, see package store,
// and this package knows nothing else. Where several servers share a record
// package postgres keeps the same files, byte for byte, in a database
// ([Options].Store); the folder then holds the keys.
package record

import (
	"context"
	"crypto/sha256"
	"math"
	"strings"
	"time"

	"github.com/google/uuid"
)

// Version is the newest version of a line that this package reads, and the
// one it writes.
const Version = 1

// MaxLine is the length of the longest line that is written or read, in bytes
// with its newline.
const MaxLine = 1 << 20

// Values of Attempt.Mode.
const (
	Self    = "self"
	Kiosk   = "kiosk"
	Preview = "preview" // never counts
)

// Values of Attempt.How.
const (
	Submitted = "submitted"
	Abandoned = "abandoned" // nobody came back to it; read in old records, not written any more
)

// An Attempt is one learner's finished run through the quiz. Times are kept in
// UTC to the millisecond, seconds to the thousandth.
type Attempt struct {
	V         int      `json:"v"`
	Type      string   `json:"type"` // "attempt"
	ID        string   `json:"id"`   // a UUID
	Learner   string   `json:"learner"`
	Unit      string   `json:"unit"`     // its code
	Verified  bool     `json:"verified"` // the learner is known by a key or an enrolment, not by a typed name; see Proof
	Deck      DeckRef  `json:"deck"`
	Mode      string   `json:"mode"`            // Self, Kiosk or Preview
	Via       string   `json:"via"`             // "ssh", "terminal"
	Route     string   `json:"route,omitempty"` // id of the deck's route that was taken; "" for the whole course
	Number    int      `json:"number"`
	StartedAt Stamp    `json:"started_at"`
	EndedAt   Stamp    `json:"ended_at"`
	Seconds   float64  `json:"seconds"`
	Score     Score    `json:"score"`
	Pass      float64  `json:"pass"` // the share of right answers that passes
	Passed    bool     `json:"passed"`
	How       string   `json:"how"` // Submitted or Abandoned
	Answers   []Answer `json:"answers"`
	Sitting   string   `json:"-"`                 // that finished it, see Folder.TakeOver; not in the line
	App       string   `json:"app"`               // "vneid-training/0.1.0"
	Who       string   `json:"who,omitempty"`     // ties the line to name and unit, see Folder.Bind; "" in lines of before 0.2 and where no name was given
	Vouched   bool     `json:"vouched,omitempty"` // the organiser vouches for the name; see Proof
	Hasty     bool     `json:"hasty,omitempty"`   // it was answered faster than anybody reads; counts once an organiser accepts it, see Accepted
	Previous  string   `json:"previous"`          // filled in by Append
	Hash      string   `json:"hash"`              // filled in by Append
}

// A DeckRef names the deck, and the very content, that was asked.
type DeckRef struct {
	ID       string `json:"id"`
	Version  string `json:"version"`
	Language string `json:"language"`
	Hash     string `json:"hash"`
}

// A Score counts right answers. Scaled is Correct/Of, 0 to 1.
type Score struct {
	Correct int     `json:"correct"`
	Of      int     `json:"of"`
	Scaled  float64 `json:"scaled"`
}

// An Answer is what was given to one question. Options go by their letters in
// the deck file, whatever order was shown.
type Answer struct {
	Question string   `json:"question"`
	Revision string   `json:"revision"`
	Type     string   `json:"type"`
	Shown    []string `json:"shown"`
	Given    []string `json:"given"`
	Right    []string `json:"right"`
	Correct  bool     `json:"correct"`
	Seconds  float64  `json:"seconds"`
}

// A Log takes finished attempts. *Folder is the one built in.
type Log interface {
	// Append records a and returns it as recorded, with its id and hashes. A
	// nil error means that the attempt is safe on the disk.
	Append(ctx context.Context, a Attempt) (Attempt, error)
}

// NewID returns a fresh id for an attempt: a random UUID.
func NewID() string { return uuid.NewString() }

// validID says whether id is a UUID in the one form that NewID gives. Ids
// become file names, so nothing else is let through.
func validID(id string) bool {
	u, err := uuid.Parse(id)
	return err == nil && u.String() == id
}

// crockford is Crockford's base 32: no I, L, O, U to misread.
const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// code writes the first 40 bits of sum in eight characters.
func code(sum []byte) string {
	var bits uint64
	for _, b := range sum[:5] {
		bits = bits<<8 | uint64(b)
	}
	var c [8]byte
	for i := range c {
		c[i] = crockford[bits>>(35-5*i)&31]
	}
	return string(c[:])
}

// Receipt is a short code for people, such as "7K3M-9QX2". It is made from the
// attempt's id alone, so it stays the same when an attempt is kept aside first
// and recorded later.
func Receipt(a Attempt) string {
	c := code(receiptSum([]byte(a.ID)))
	return c[:4] + "-" + c[4:]
}

func receiptSum(id []byte) []byte {
	sum := sha256.Sum256(append([]byte("receipt "), id...))
	return sum[:5]
}

// receiptOf is the receipt of an attempt's id as a number.
func receiptOf(id []byte) uint64 {
	var n uint64
	for _, b := range receiptSum(id) {
		n = n<<8 | uint64(b)
	}
	return n
}

// receiptNumber reads a receipt as people write it; false: it is none.
func receiptNumber(s string) (n uint64, ok bool) {
	digits := 0
	for _, r := range strings.ToUpper(strings.TrimSpace(s)) {
		switch r {
		case '-', ' ', '–':
			continue
		case 'O':
			r = '0'
		case 'I', 'L':
			r = '1'
		}
		at := strings.IndexRune(crockford, r)
		if at < 0 || digits == 8 {
			return 0, false
		}
		n, digits = n<<5|uint64(at), digits+1
	}
	return n, digits == 8
}

// normal returns the attempt as a line holds it, so that what Append returns
// is what Read gives back.
func (a Attempt) normal() Attempt {
	a.V, a.Type = Version, "attempt"
	if a.ID == "" {
		a.ID = NewID()
	}
	a.StartedAt, a.EndedAt = At(a.StartedAt.Time), At(a.EndedAt.Time)
	a.Seconds, a.Score.Scaled, a.Pass = thousandth(a.Seconds), finite(a.Score.Scaled), finite(a.Pass)
	a.Answers = append([]Answer{}, a.Answers...)
	for i := range a.Answers {
		w := &a.Answers[i]
		w.Shown, w.Given, w.Right = letters(w.Shown), letters(w.Given), letters(w.Right)
		w.Seconds = thousandth(w.Seconds)
	}
	a.Previous, a.Hash = "", ""
	for _, s := range []*string{&a.Learner, &a.Unit, &a.Deck.ID, &a.Deck.Version, &a.Deck.Language, &a.Deck.Hash, &a.Mode, &a.Via, &a.Route, &a.How, &a.App, &a.Who} {
		*s = strings.ToValidUTF8(*s, "\uFFFD")
	}
	return a
}

func milli(t time.Time) time.Time { return t.UTC().Truncate(time.Millisecond) }

func thousandth(s float64) float64 { return finite(math.Round(s*1000) / 1000) }

// finite makes 0 of what JSON has no number for: an attempt is not lost
// because somebody divided by zero.
func finite(x float64) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return 0
	}
	return x
}

// letters copies l, never nil: a line says [], not null.
func letters(l []string) []string { return append([]string{}, l...) }
