package record

import "bytes"

// A Proof says how it is known who took a quiz.
type Proof string

// The three proofs, from the weakest.
const (
	Typed   Proof = "typed"    // a name was typed, which anybody can
	SameKey Proof = "same-key" // an SSH key: it is who came with this key before, under a name of their own choice
	Vouched Proof = "vouched"  // the organiser knows this person: by a code that was handed to them, or by a key that a list names them by
)

// Strength orders proofs: 0 for Typed (and for what is none), 2 for Vouched.
func (p Proof) Strength() int {
	switch p {
	case Vouched:
		return 2
	case SameKey:
		return 1
	}
	return 0
}

// Proof says how it is known who took the attempt. Lines of before there was
// vouching say typed or same-key.
func (a Attempt) Proof() Proof { return proof(a.Verified, a.Vouched) }

func proof(verified, vouched bool) Proof {
	switch {
	case vouched:
		return Vouched
	case verified:
		return SameKey
	}
	return Typed
}

// statedMarks says whether a sealed line of an attempt says vouched and hasty,
// which stand before its hashes or not at all.
func statedMarks(line []byte, previous string) (vouched, hasty bool) {
	rest := line[:len(line)-hashTail-len(`,"previous":""`)-len(previous)]
	rest, hasty = bytes.CutSuffix(rest, []byte(`,"hasty":true`))
	return bytes.HasSuffix(rest, []byte(`,"vouched":true`)), hasty
}
