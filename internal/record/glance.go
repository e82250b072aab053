package record

import (
	"bytes"
	"encoding/json"
	"io"
	"strconv"
	"time"
)

// Kinds of line that Glance tells apart.
const (
	BlankLine      = iota
	AttemptLine    // Head says what it holds
	CorrectionLine // Correction says what it takes back
	TornLine       // not JSON, cut off, or longer than MaxLine
	UnknownLine    // JSON, but no line that this version knows
	NewerLine      // written by a newer version of this program
)

// A Head is what an attempt's line says before its answers. Its bytes are
// those of the line, for as long as the line stays as it is.
type Head struct {
	ID, Learner, Unit, Mode, Route, How []byte // Route is empty where the whole course was taken
	Ended                               time.Time
	Correct, Of                         int
	Passed, Hasty                       bool
	Proof                               Proof
}

// A Glance is what one line of a record is.
type Glance struct {
	Kind       int
	Head       Head       // of an attempt
	Correction Correction // of a correction
	Sealed     bool       // it carries a hash, Hash
	Changed    bool       // and that is not the hash of its content
	Hash       string     // "sha256:…"
	Previous   string     // the hash of the line that it follows
}

// EachLine gives every line of r to fn, without its newline and valid until fn
// returns, in bounded memory: a line longer than MaxLine comes as nil with
// tooLong set. It stops at the first error from fn or r.
func EachLine(r io.Reader, fn func(number int, line []byte, tooLong bool) error) error {
	in := newLines(r)
	for {
		line, _, tooLong, err := in.next()
		if err == io.EOF {
			return nil
		}
		if err == nil {
			err = fn(in.number, line, tooLong)
		}
		if err != nil {
			return err
		}
	}
}

// LookAt says what a line is. Of a line whose hash is that of its content only
// what Head needs is read, many times faster than decoding it. Any other line
// is decoded.
func LookAt(line []byte, tooLong bool) Glance {
	g := look(line, tooLong)
	if g.Sealed && trueHash(line) != g.Hash {
		g.decode(line)
		g.Changed = g.Sealed
	}
	return g
}

// look is LookAt that takes a line with a hash for what it looks like: Changed
// stays unset. To find or count attempts that is enough.
func look(line []byte, tooLong bool) Glance {
	if tooLong {
		return Glance{Kind: TornLine}
	}
	if len(bytes.TrimSpace(line)) == 0 {
		return Glance{Kind: BlankLine}
	}
	var g Glance
	if g.Hash, g.Sealed = statedHash(line); g.Sealed {
		previous, ok := statedPrevious(line)
		if ok {
			g.Head, ok = head(line)
		}
		if ok {
			g.Kind, g.Previous = AttemptLine, previous
			vouched, hasty := statedMarks(line, previous)
			g.Head.Proof, g.Head.Hasty = proof(g.Head.Proof == SameKey, vouched), hasty
			return g
		}
	}
	g.decode(line)
	return g
}

// decode is look for a line that need not be one of ours.
func (g *Glance) decode(line []byte) {
	g.Head = Head{}
	var kind struct {
		V        int    `json:"v"`
		Type     string `json:"type"`
		Previous string `json:"previous"`
	}
	var a struct {
		ID      string    `json:"id"`
		Learner string    `json:"learner"`
		Unit    string    `json:"unit"`
		Mode    string    `json:"mode"`
		Route   string    `json:"route"`
		How     string    `json:"how"`
		Ended   time.Time `json:"ended_at"`
		Score   Score     `json:"score"`
		Passed  bool      `json:"passed"`

		Verified bool `json:"verified"`
		Vouched  bool `json:"vouched"`
		Hasty    bool `json:"hasty"`
	}
	switch err := json.Unmarshal(line, &kind); {
	case err != nil && !json.Valid(line):
		*g = Glance{Kind: TornLine}
		return
	case err != nil:
		g.Kind = UnknownLine
	case kind.V > Version:
		g.Kind = NewerLine
	case kind.V != Version:
		g.Kind = UnknownLine
	case kind.Type == "attempt" && json.Unmarshal(line, &a) == nil && a.ID != "":
		g.Kind = AttemptLine
		g.Head = Head{
			[]byte(a.ID), []byte(a.Learner), []byte(a.Unit), []byte(a.Mode), []byte(a.Route), []byte(a.How),
			a.Ended, a.Score.Correct, a.Score.Of, a.Passed, a.Hasty, proof(a.Verified, a.Vouched),
		}
	case (kind.Type == Void || kind.Type == Erase || kind.Type == Renamed || kind.Type == Accepted || kind.Type == Claimed) && json.Unmarshal(line, &g.Correction) == nil:
		g.Kind = CorrectionLine
	default:
		g.Kind = UnknownLine
	}
	g.Previous = kind.Previous
}

// statedPrevious returns the hash that a sealed line follows.
func statedPrevious(line []byte) (string, bool) {
	const open = `,"previous":"`
	rest, ok := bytes.CutSuffix(line[:len(line)-hashTail], []byte(`"`))
	if !ok {
		return "", false
	}
	at := bytes.LastIndexByte(rest, '"') + 1
	if at < len(open) || string(rest[at-len(open):at]) != open {
		return "", false
	}
	return string(rest[at:]), true
}

// head reads the head of an attempt's line as Append writes it. It is
// false for a line in any other form.
func head(line []byte) (Head, bool) {
	c := cursor{rest: line, ok: true}
	var h Head
	c.skip(`{"v":1,"type":"attempt"`)
	h.ID = c.text(`,"id":`)
	h.Learner = c.text(`,"learner":`)
	h.Unit = c.text(`,"unit":`)
	h.Proof = proof(string(c.word(`,"verified":`)) == "true", false)
	c.text(`,"deck":{"id":`)
	c.text(`,"version":`)
	c.text(`,"language":`)
	c.text(`,"hash":`)
	h.Mode = c.text(`},"mode":`)
	c.text(`,"via":`)
	if route := `,"route":`; bytes.HasPrefix(c.rest, []byte(route)) {
		h.Route = c.text(route)
	}
	c.word(`,"number":`)
	c.text(`,"started_at":`)
	ended := c.text(`,"ended_at":`)
	c.word(`,"seconds":`)
	h.Correct = c.number(`,"score":{"correct":`)
	h.Of = c.number(`,"of":`)
	c.word(`,"scaled":`)
	c.word(`},"pass":`)
	h.Passed = string(c.word(`,"passed":`)) == "true"
	h.How = c.text(`,"how":`)
	c.skip(`,"answers":`)
	if !c.ok || len(h.ID) == 0 || h.Ended.UnmarshalText(ended) != nil {
		return Head{}, false
	}
	return h, true
}

// cursor reads JSON of one known form from left to right. After a mismatch ok
// is false and nothing more is read.
type cursor struct {
	rest []byte
	ok   bool
}

func (c *cursor) skip(what string) {
	if c.ok {
		c.rest, c.ok = bytes.CutPrefix(c.rest, []byte(what))
	}
}

// text reads a string that needs no unescaping.
func (c *cursor) text(before string) []byte {
	c.skip(before)
	c.skip(`"`)
	end := bytes.IndexByte(c.rest, '"')
	if !c.ok || end < 0 || bytes.IndexByte(c.rest[:end], '\\') >= 0 {
		c.ok = false
		return nil
	}
	text := c.rest[:end]
	c.rest = c.rest[end+1:]
	return text
}

// word reads a number, true or false.
func (c *cursor) word(before string) []byte {
	c.skip(before)
	end := bytes.IndexAny(c.rest, `,}]`)
	if !c.ok || end < 1 {
		c.ok = false
		return nil
	}
	word := c.rest[:end]
	c.rest = c.rest[end:]
	return word
}

func (c *cursor) number(before string) int {
	n, err := strconv.Atoi(string(c.word(before)))
	if err != nil {
		c.ok = false
	}
	return n
}

// A Reader reads the answers of attempts that LookAt has found. It is for one
// goroutine.
type Reader struct {
	texts   map[string]string // each text once, however often it is read
	answers []Answer
	letters []string
}

// maxTexts bounds what a Reader remembers.
const maxTexts = 1 << 14

// Answers reads the answers of an attempt's line, without Answer.Shown. They
// are valid until the next call.
func (r *Reader) Answers(line []byte) ([]Answer, error) {
	r.answers, r.letters = r.answers[:0], r.letters[:0]
	if r.texts == nil || len(r.texts) > maxTexts {
		r.texts = map[string]string{}
	}
	if r.read(line) {
		return r.answers, nil
	}
	var a struct {
		Answers []Answer `json:"answers"`
	}
	if err := json.Unmarshal(line, &a); err != nil {
		return nil, err
	}
	return a.Answers, nil
}

// read is Answers for a line as Append writes it.
func (r *Reader) read(line []byte) bool {
	const open = `,"how":` // then a text, then the answers
	at := bytes.Index(line, []byte(open))
	if at < 0 {
		return false
	}
	c := cursor{rest: line[at:], ok: true}
	c.text(open)
	c.skip(`,"answers":[`)
	for before := `{"question":`; c.ok && !bytes.HasPrefix(c.rest, []byte(`]`)); before = `,{"question":` {
		var a Answer
		a.Question = r.keep(c.text(before))
		a.Revision = r.keep(c.text(`,"revision":`))
		a.Type = r.keep(c.text(`,"type":`))
		c.list(`,"shown":[`, func([]byte) {})
		a.Given = r.list(&c, `,"given":[`)
		a.Right = r.list(&c, `,"right":[`)
		a.Correct = string(c.word(`,"correct":`)) == "true"
		var err error
		if a.Seconds, err = strconv.ParseFloat(string(c.word(`,"seconds":`)), 64); err != nil {
			c.ok = false
		}
		c.skip(`}`)
		r.answers = append(r.answers, a)
	}
	return c.ok
}

func (r *Reader) keep(b []byte) string {
	if s, ok := r.texts[string(b)]; ok {
		return s
	}
	s := string(b)
	r.texts[s] = s
	return s
}

func (r *Reader) list(c *cursor, before string) []string {
	from := len(r.letters)
	c.list(before, func(b []byte) { r.letters = append(r.letters, r.keep(b)) })
	return r.letters[from:len(r.letters):len(r.letters)]
}

// list reads a list of texts.
func (c *cursor) list(before string, fn func([]byte)) {
	c.skip(before)
	for comma := ""; c.ok && !bytes.HasPrefix(c.rest, []byte(`]`)); comma = "," {
		if b := c.text(comma); c.ok {
			fn(b)
		}
	}
	c.skip(`]`)
}
