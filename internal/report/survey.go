package report

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"hash/maphash"
	"math"
	"math/bits"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"training.vast.vn/vneid-training/internal/clean"
	"training.vast.vn/vneid-training/internal/record"
)

// key is an id in 16 bytes: a UUID's own, a short text as it is, else a hash.
type key [16]byte

func keyOf(id []byte) key {
	var k key
	if len(id) == 36 && id[8] == '-' && id[13] == '-' && id[18] == '-' && id[23] == '-' {
		var hexed [32]byte
		copy(hexed[:], id[:8])
		copy(hexed[8:], id[9:13])
		copy(hexed[12:], id[14:18])
		copy(hexed[16:], id[19:23])
		copy(hexed[20:], id[24:])
		if _, err := hex.Decode(k[:], hexed[:]); err == nil {
			return k
		}
	}
	if len(id) < len(k) {
		k[0] = byte(len(id)) // no two short texts are alike
		copy(k[1:], id)
		return k
	}
	sum := sha256.Sum256(id)
	copy(k[:], sum[:])
	return k
}

// What is known of an attempt besides its figures.
const (
	passed    = 1 << iota
	abandoned // nobody came back to it
	preview   // never counts
	nobody    // it names no learner
	duplicate // its id stood there before
	withdrawn // a correction takes it back
	firstOne  // the learner's first finished one that counts, see entry.ranks
	elsewhere // by a unit, or at a time, that was not asked for
	hasty     // answered faster than anybody reads, and not accepted
)

// An entry is what is kept in memory of each attempt: 48 bytes.
type entry struct {
	id      key
	ended   int64 // Unix milliseconds
	line    uint32
	learner uint32 // index in survey.learners
	unit    uint32 // in survey.units
	route   uint32 // in survey.routes
	correct uint16
	of      uint16
	flags   uint16
	proof   uint8 // record.Proof's strength
}

func (e *entry) counts() bool { return e.flags&(preview|duplicate|withdrawn|elsewhere|hasty) == 0 }

// better says whether e has a higher share right than correct of of.
func (e *entry) better(correct, of uint16) bool {
	if e.of == 0 || of == 0 {
		return of == 0 && e.of > 0
	}
	return uint32(e.correct)*uint32(of) > uint32(correct)*uint32(e.of)
}

// A Quality says what was read of one file.
type Quality struct {
	Name                       string
	Bytes                      int64
	Lines, Attempts            int // all lines; those that are attempts
	Torn, Unknown, Newer       int // skipped: not JSON or cut off; no line that we know; of a newer version
	Corrections                int // lines that take something back
	Duplicates                 int // attempts whose id stood there before
	Previews, Voided, Erased   int // attempts that do not count
	Hasty                      int // that do not count yet: answered faster than anybody reads
	Nameless                   int // attempts that count, by no known learner
	Counted                    int // attempts that count
	Changed, Missing, Unsealed int // breaks of the chain: see record.Break
}

// Breaks counts the places where the file is not what was written.
func (q *Quality) Breaks() int { return q.Changed + q.Missing + q.Unsealed }

// A learner's standing, over all their attempts that count.
type learner struct {
	first    *entry // the first that was finished; nil if none was
	latest   *entry // of any; its unit is the learner's
	pass     *entry // the first that passed; nil: not yet
	proof    uint8  // the strongest of an attempt that passed
	attempts int32
	correct  uint16 // the best score
	of       uint16
}

// A survey is what the first pass over the files gathers: which attempts
// count, and how each learner stands.
type survey struct {
	sources  []*source
	chunks   []chunk
	quality  []Quality
	units    names
	routes   names
	learners []learner
	away     []learner // how each stands in other units, where one is named and there is a roster; else nil

	mu        sync.Mutex
	learnerAt map[key]uint32
	voids     map[key]bool
	accepted  map[key]bool
	claims    map[key]record.Correction // attempt: the last that gives it to somebody
	erased    map[key]int64             // learner: up to when
}

// links is how a chunk hangs in its file's chain.
type links struct {
	previous string // what its first sealed line follows
	head     string // hash of its last sealed line
	sealed   bool
}

// count reads all sources, in parallel, and decides which attempts count.
// Of what counts, only that of one unit is looked at where one is named.
func count(ctx context.Context, sources []*source, in Input, progress *atomic.Int64) (*survey, error) {
	c := &survey{
		sources: sources, quality: make([]Quality, len(sources)),
		learnerAt: map[key]uint32{}, voids: map[key]bool{}, accepted: map[key]bool{}, claims: map[key]record.Correction{}, erased: map[key]int64{},
	}
	for i, s := range sources {
		c.quality[i] = Quality{Name: Shown(s.name), Bytes: s.size}
		chunks, err := divide(i, s, cmp.Or(in.chunk, chunkSize))
		if err != nil {
			return nil, err
		}
		c.chunks = append(c.chunks, chunks...)
	}
	chains := make([]links, len(c.chunks))
	err := parallel(ctx, in.Workers, len(c.chunks), func(i int) error {
		defer progress.Add(c.chunks[i].size)
		var err error
		chains[i], err = c.read(&c.chunks[i])
		return err
	})
	if err != nil {
		return nil, err
	}
	c.join(chains)
	c.decide(in)
	return c, nil
}

// parallel runs do(0) to do(n-1) in so many goroutines, 0 for all processors, and returns the first error.
func parallel(ctx context.Context, workers, n int, do func(i int) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(n, cmp.Or(workers, runtime.GOMAXPROCS(0))) {
		wait.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n || ctx.Err() != nil {
					return
				}
				if err := do(i); err != nil {
					cancel(err)
				}
			}
		})
	}
	wait.Wait()
	return context.Cause(ctx)
}

// read gathers a chunk.
func (c *survey) read(in *chunk) (links, error) {
	var (
		q        Quality
		chain    links
		entries  []entry
		learners []key
		units    []string
		routes   []string
		fixes    []record.Correction
	)
	known := map[string]string{} // one string per unit or route, not one per line
	text := func(b []byte) string {
		s, ok := known[string(b)]
		if !ok {
			s = string(b)
			known[s] = s
		}
		return s
	}
	err := record.EachLine(in.reader(c.sources[in.source]), func(number int, line []byte, tooLong bool) error {
		q.Lines++
		g := record.LookAt(line, tooLong)
		switch g.Kind {
		case record.BlankLine:
			return nil
		case record.TornLine:
			q.Torn++
			return nil
		case record.UnknownLine:
			q.Unknown++
		case record.NewerLine:
			q.Newer++
		case record.CorrectionLine:
			q.Corrections++
			fixes = append(fixes, g.Correction)
		case record.AttemptLine:
			q.Attempts++
			entries = append(entries, newEntry(&g.Head, number))
			learners = append(learners, keyOf(g.Head.Learner))
			units, routes = append(units, text(g.Head.Unit)), append(routes, text(g.Head.Route))
		}
		chain.add(&q, &g)
		return nil
	})
	c.mu.Lock()
	defer c.mu.Unlock()
	c.quality[in.source].add(q)
	for i := range entries {
		entries[i].learner, entries[i].unit, entries[i].route = c.learner(learners[i]), c.units.number(units[i]), c.routes.number(routes[i])
	}
	in.entries = append(make([]entry, 0, len(entries)), entries...)
	for _, f := range fixes {
		switch k := keyOf([]byte(f.Learner)); f.Type {
		case record.Void:
			c.voids[keyOf([]byte(f.Attempt))] = true
		case record.Accepted:
			c.accepted[keyOf([]byte(f.Attempt))] = true
		case record.Claimed:
			if at := keyOf([]byte(f.Attempt)); !f.At.Before(c.claims[at].At.Time) {
				c.claims[at] = f
			}
			c.learner(k)
		case record.Erase:
			c.erased[k] = max(c.erased[k], f.At.UnixMilli())
		}
	}
	return chain, err
}

func newEntry(h *record.Head, number int) entry {
	e := entry{
		id: keyOf(h.ID), ended: h.Ended.UnixMilli(), line: uint32(number),
		correct: small(h.Correct), of: small(h.Of), proof: uint8(h.Proof.Strength()),
	}
	if h.Passed {
		e.flags |= passed
	}
	if string(h.How) == record.Abandoned {
		e.flags |= abandoned
	}
	if string(h.Mode) == record.Preview {
		e.flags |= preview
	}
	if h.Hasty {
		e.flags |= hasty
	}
	if len(h.Learner) == 0 {
		e.flags |= nobody
	}
	return e
}

func small(n int) uint16 { return uint16(max(0, min(n, math.MaxUint16))) }

// add checks a line against the one before it.
func (l *links) add(q *Quality, g *record.Glance) {
	if !g.Sealed {
		q.Unsealed++
		return
	}
	if g.Changed {
		q.Changed++
	}
	if !l.sealed {
		l.previous, l.sealed = g.Previous, true
	} else if g.Previous != l.head {
		q.Missing++
	}
	l.head = g.Hash
}

func (q *Quality) add(p Quality) {
	for _, f := range []struct {
		to *int
		n  int
	}{
		{&q.Lines, p.Lines}, {&q.Attempts, p.Attempts}, {&q.Torn, p.Torn}, {&q.Unknown, p.Unknown}, {&q.Newer, p.Newer},
		{&q.Corrections, p.Corrections}, {&q.Duplicates, p.Duplicates}, {&q.Previews, p.Previews}, {&q.Voided, p.Voided}, {&q.Hasty, p.Hasty},
		{&q.Erased, p.Erased}, {&q.Nameless, p.Nameless}, {&q.Counted, p.Counted},
		{&q.Changed, p.Changed}, {&q.Missing, p.Missing}, {&q.Unsealed, p.Unsealed},
	} {
		*f.to += f.n
	}
	q.Bytes += p.Bytes
}

func (c *survey) learner(k key) uint32 {
	i, ok := c.learnerAt[k]
	if !ok {
		i = uint32(len(c.learnerAt))
		c.learnerAt[k] = i
	}
	return i
}

// names numbers names, in order of meeting.
type names struct {
	shown []string
	at    map[string]uint32
}

func (n *names) number(name string) uint32 {
	i, ok := n.at[name]
	if !ok {
		if n.at == nil {
			n.at = map[string]uint32{}
		}
		i = uint32(len(n.shown))
		n.at[name], n.shown = i, append(n.shown, Shown(name))
	}
	return i
}

// join checks the chain where chunks meet.
func (c *survey) join(chains []links) {
	heads := make([]string, len(c.sources))
	for i, l := range chains {
		if at := c.chunks[i].source; l.sealed {
			if l.previous != heads[at] {
				c.quality[at].Missing++
			}
			heads[at] = l.head
		}
	}
}

// decide marks what does not count, and each learner's first attempt.
func (c *survey) decide(in Input) {
	c.duplicates()
	only, limited := c.units.at[in.Unit]
	limited = limited || in.Unit != ""
	since, until := int64(math.MinInt64), int64(math.MaxInt64)
	if !in.Since.IsZero() {
		since = in.Since.UnixMilli()
	}
	if !in.Until.IsZero() {
		until = in.Until.AddDate(0, 0, 1).UnixMilli() - 1
	}
	erased := make([]int64, len(c.learnerAt)) // 0: not at all
	for k, at := range c.erased {
		if i, ok := c.learnerAt[k]; ok {
			erased[i] = at
		}
	}
	c.learners = make([]learner, len(c.learnerAt))
	if limited && in.Roster != nil {
		c.away = make([]learner, len(c.learnerAt))
	}
	for i := range c.chunks {
		q := &c.quality[c.chunks[i].source]
		for n := range c.chunks[i].entries {
			e := &c.chunks[i].entries[n]
			if len(c.claims) > 0 {
				c.claim(e)
			}
			switch {
			case e.flags&duplicate != 0:
				q.Duplicates++
			case e.flags&preview != 0:
				q.Previews++
			case len(c.voids) > 0 && c.voids[e.id]:
				e.flags |= withdrawn
				q.Voided++
			case erased[e.learner] != 0 && e.ended <= erased[e.learner]:
				e.flags |= withdrawn
				q.Erased++
			case e.flags&hasty != 0 && !c.accepted[e.id]:
				q.Hasty++
				if e.ended < since || e.ended > until || limited && (e.unit != only || c.units.shown[only] != in.Unit) {
					e.flags |= elsewhere
				}
			default:
				e.flags &^= hasty
				if e.ended < since || e.ended > until {
					e.flags |= elsewhere
					continue
				}
				q.Counted++
				if limited && (e.unit != only || c.units.shown[only] != in.Unit) {
					e.flags |= elsewhere
					if c.away != nil && e.flags&nobody == 0 {
						c.away[e.learner].take(e)
					}
					continue
				}
				if e.flags&nobody != 0 {
					q.Nameless++
					continue
				}
				c.learners[e.learner].take(e)
			}
		}
	}
	for i := range c.learners {
		if first := c.learners[i].first; first != nil {
			first.flags |= firstOne
		}
	}
}

// claim gives an attempt to whom an organiser says that it is.
func (c *survey) claim(e *entry) {
	if to, ok := c.claims[e.id]; ok {
		e.learner, e.proof = c.learner(keyOf([]byte(to.Learner))), uint8(record.Vouched.Strength())
		e.flags &^= nobody
	}
}

// take counts an attempt for a learner, whatever came before it in the files.
func (l *learner) take(e *entry) {
	l.attempts++
	if l.latest == nil || l.latest.before(e) {
		l.latest = e
	}
	if e.flags&abandoned == 0 && (l.first == nil || e.ranks(l.first)) {
		l.first = e
	}
	if e.flags&passed != 0 {
		l.proof = max(l.proof, e.proof)
	}
	if e.flags&passed != 0 && (l.pass == nil || e.before(l.pass)) {
		l.pass = e
	}
	if e.better(l.correct, l.of) {
		l.correct, l.of = e.correct, e.of
	}
}

// ranks says whether e is rather the learner's first than o: what anybody can
// have done in their name is not, where the organiser vouches for another.
func (e *entry) ranks(o *entry) bool {
	if mine, other := e.vouched(), o.vouched(); mine != other {
		return mine
	}
	return e.before(o)
}

func (e *entry) vouched() bool { return int(e.proof) == record.Vouched.Strength() }

func (e *entry) before(o *entry) bool {
	return e.ended < o.ended || e.ended == o.ended && bytes.Compare(e.id[:], o.id[:]) < 0
}

// duplicates marks every attempt whose id stood in a line before it. The table
// takes 8 to 16 bytes an attempt while this runs.
func (c *survey) duplicates() {
	n := 0
	for i := range c.chunks {
		n += len(c.chunks[i].entries)
	}
	table := make([]*entry, 1<<bits.Len(uint(2*n)))
	mask, seed := uint64(len(table)-1), maphash.MakeSeed()
	for i := range c.chunks {
		for k := range c.chunks[i].entries {
			e := &c.chunks[i].entries[k]
			at := maphash.Comparable(seed, e.id) & mask
			for table[at] != nil && table[at].id != e.id {
				at = (at + 1) & mask
			}
			if table[at] == nil {
				table[at] = e
			} else {
				e.flags |= duplicate
			}
		}
	}
}

// Shown is a text of a file as it may stand in any report: whatever wrote the
// file, it moves no cursor and forges no line.
func Shown(s string) string { return clean.Line(s, mostShown) }

// mostShown is how many characters of a code or name are shown.
const mostShown = 120

func at(ms int64) time.Time { return time.UnixMilli(ms).UTC() }
