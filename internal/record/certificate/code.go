// Package certificate attests that somebody passed the quiz: what the
// attestation says, the code that carries it signed, and the sheet of paper
// that people are given.
//
// # The code
//
// A code is the text "VNEID3:" and base 32 (RFC 4648, without padding) of
//
//	2 bytes   n, the number of bytes of all of this, big endian
//	4 bytes   which key signed: the first of the SHA-256 of the public key
//	n-70      the statement: its fields as UTF-8 lines, parted by "\n"
//	64 bytes  Ed25519 signature over "vneid-training certificate 3\n" and all bytes before
//
// The lines are receipt, name, unit, course, number of the letter, right
// answers, questions, percent needed, the time (seconds since 1970, UTC), how it
// is known whose it is ([record.Proof]), and the route that was taken. Where
// that was the whole course the code is of version 2: it has 2 in place of 3
// and lacks the last line. Codes of version 1 lack the last two, and are
// verified as well.
// Capitals, digits and a colon are what a QR code holds most densely. Blanks
// and line breaks in a code mean nothing, nor does the case of its letters.
package certificate

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"training.vast.vn/vneid-training/internal/record"
)

// A Statement is what a certificate says.
type Statement struct {
	Receipt string // "7K3M-9QX2"
	Name    string
	Unit    string // its name
	Course  string // title of the deck
	Letter  string // number of the letter that asks for the training; may be ""
	Correct int    // right answers
	Of      int    // questions
	Needed  int    // percent of right answers that passes
	At      time.Time
	Proof   record.Proof // how it is known whose it is; "" in codes of version 1
	Route   string       // title of the route that was taken; "": the whole course
}

const (
	prefix = "VNEID"
	head   = 2 + keyID
	keyID  = 4
	most   = 1200 // bytes; a QR code holds no more in a size that prints well
)

// domain is what is signed before the bytes of a code of this version.
func domain(version string) string { return "vneid-training certificate " + version + "\n" }

// fieldsOf is how many fields a version has; 0: it is not known here.
func fieldsOf(version string) int { return map[string]int{"1": 9, "2": 10, "3": 11}[version] }

var alphabet = base32.StdEncoding.WithPadding(base32.NoPadding)

// Errors of Verify.
var (
	ErrNone    = errors.New("there is no code of a certificate")
	ErrVersion = errors.New("the code is of a newer version of this program")
	ErrCut     = errors.New("the code is cut off")
	ErrLetter  = errors.New("the code holds a character that no code has")
	ErrKey     = errors.New("the code was signed with another key")
	ErrChanged = errors.New("the code was changed: the signature does not match")
)

// Sign makes the code of a statement.
func Sign(s Statement, key ed25519.PrivateKey) (string, error) {
	text := []string{s.Receipt, s.Name, s.Unit, s.Course, s.Letter, strconv.Itoa(s.Correct), strconv.Itoa(s.Of), strconv.Itoa(s.Needed), strconv.FormatInt(s.At.Unix(), 10), string(s.Proof)}
	version := "2"
	if s.Route != "" {
		version, text = "3", append(text, s.Route)
	}
	for i, line := range text {
		if strings.ContainsAny(line, "\n\r") {
			return "", fmt.Errorf("signing a certificate: %q has several lines", line)
		}
		text[i] = norm.NFC.String(line)
	}
	lines := strings.Join(text, "\n")
	n := head + len(lines) + ed25519.SignatureSize
	if n > most {
		return "", fmt.Errorf("signing a certificate: %d bytes are more than the %d that a code holds: shorten the name of the unit or the course", n, most)
	}
	b := binary.BigEndian.AppendUint16(nil, uint16(n))
	b = append(b, fingerprint(key.Public().(ed25519.PublicKey))...)
	b = append(b, lines...)
	b = append(b, ed25519.Sign(key, append([]byte(domain(version)), b...))...)
	return prefix + version + ":" + alphabet.EncodeToString(b), nil
}

// Verify finds the code in a text, or in the bytes of a PDF that WritePDF
// wrote, and returns what it says if one of the keys has signed just that.
// Else the error is one of those above, as errors.Is tells.
func Verify(text []byte, keys ...ed25519.PublicKey) (Statement, error) {
	v, b, err := decode(text)
	if err != nil {
		return Statement{}, err
	}
	signed, signature := b[:len(b)-ed25519.SignatureSize], b[len(b)-ed25519.SignatureSize:]
	known := false
	for _, key := range keys {
		if !bytes.Equal(fingerprint(key), signed[2:head]) {
			continue
		}
		known = true
		if ed25519.Verify(key, append([]byte(domain(v)), signed...), signature) {
			return parse(v, string(signed[head:]))
		}
	}
	if !known {
		return Statement{}, fmt.Errorf("%w: %x", ErrKey, signed[2:head])
	}
	return Statement{}, ErrChanged
}

// decode finds a code and returns its version and its bytes, at least head,
// fields and signature long.
func decode(text []byte) (version string, b []byte, err error) {
	upper := bytes.ToUpper(text)
	at := bytes.Index(upper, []byte(prefix))
	for at >= 0 {
		rest := upper[at+len(prefix):]
		digits := 0
		for digits < len(rest) && digits < 4 && rest[digits] >= '0' && rest[digits] <= '9' {
			digits++
		}
		if digits > 0 && digits < len(rest) && rest[digits] == ':' {
			v := string(rest[:digits])
			if fieldsOf(v) == 0 {
				return "", nil, fmt.Errorf("%w: %s%s", ErrVersion, prefix, v)
			}
			b, err := letters(rest[digits+1:], fieldsOf(v))
			return v, b, err
		}
		next := bytes.Index(rest, []byte(prefix))
		if next < 0 {
			break
		}
		at += len(prefix) + next
	}
	return "", nil, ErrNone
}

// letters decodes the letters of a code, as many as it says it has. What
// follows them is not looked at.
func letters(text []byte, fields int) ([]byte, error) {
	const first = 4 // letters that hold the length
	need := first
	var code []byte
	for _, c := range text {
		if len(code) == need {
			break
		}
		switch {
		case c == ' ' || c == '\n' || c == '\r' || c == '\t':
			continue
		case c >= 'A' && c <= 'Z', c >= '2' && c <= '7':
			code = append(code, c)
		case c == ')' || c == '"' || c == '<' || c == 0: // the end of the text that holds the code
			return nil, ErrCut
		default:
			return nil, fmt.Errorf("%w: %q, after %d of its letters", ErrLetter, c, len(code))
		}
		if len(code) == first {
			b, err := alphabet.DecodeString(string(code))
			if err != nil {
				return nil, ErrChanged
			}
			n := int(binary.BigEndian.Uint16(b))
			if n < head+fields-1+ed25519.SignatureSize || n > most {
				return nil, ErrChanged
			}
			need = alphabet.EncodedLen(n)
		}
	}
	if len(code) < need || need == first {
		return nil, fmt.Errorf("%w: %d letters of %d", ErrCut, len(code), need)
	}
	b, err := alphabet.DecodeString(string(code))
	if err != nil {
		return nil, ErrChanged
	}
	if alphabet.EncodeToString(b) != string(code) { // bits behind the last byte
		return nil, ErrChanged
	}
	return b, nil
}

// parse reads the lines of a statement that was signed.
func parse(version, lines string) (Statement, error) {
	text := strings.Split(lines, "\n")
	if len(text) != fieldsOf(version) {
		return Statement{}, fmt.Errorf("reading a certificate: it has %d fields, not %d", len(text), fieldsOf(version))
	}
	s := Statement{Receipt: text[0], Name: text[1], Unit: text[2], Course: text[3], Letter: text[4]}
	for i, to := range []*int{&s.Correct, &s.Of, &s.Needed} {
		n, err := strconv.Atoi(text[5+i])
		if err != nil {
			return Statement{}, fmt.Errorf("reading a certificate: %w", err)
		}
		*to = n
	}
	at, err := strconv.ParseInt(text[8], 10, 64)
	if err != nil {
		return Statement{}, fmt.Errorf("reading a certificate: %w", err)
	}
	s.At = time.Unix(at, 0).UTC()
	if version != "1" {
		s.Proof = record.Proof(text[9])
	}
	if version == "3" {
		s.Route = text[10]
	}
	return s, nil
}

func fingerprint(key ed25519.PublicKey) []byte {
	sum := sha256.Sum256(key)
	return sum[:keyID]
}
