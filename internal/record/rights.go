package record

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record/store"
)

// Find returns who is meant by a learner id or a name: first the learner with
// exactly this id; else those whose name is this one as [Folder.LearnerID]
// compares; else those whose name is this one but for its marks. They are
// sorted by name, then id. An id that no line of people.jsonl has is found if
// the record or a journal has it: such a person has an id and no name.
func (f *Folder) Find(ctx context.Context, who string) ([]Person, error) {
	if p, ok, err := f.Person(who); err != nil || ok {
		return []Person{p}, err
	}
	all, err := f.everyone()
	if err != nil {
		return nil, err
	}
	for _, same := range []func(string) string{FoldName, FoldBare} {
		wanted := same(who)
		found := slices.DeleteFunc(slices.Clone(all), func(p Person) bool { return same(p.Name) != wanted })
		if len(found) > 0 && wanted != "" {
			return found, nil
		}
	}
	if !strings.HasPrefix(who, "hv-") {
		return nil, nil
	}
	held, err := f.Held(ctx, who)
	if err != nil || len(held.Attempts)+len(held.Journals) == 0 {
		return nil, err
	}
	return []Person{{Learner: who}}, nil
}

func (f *Folder) everyone() ([]Person, error) {
	f.people.mu.Lock()
	defer f.people.mu.Unlock()
	if err := f.people.update(context.Background(), f.store); err != nil {
		return nil, f.wrap(PeopleFile, locale.OpRead, err)
	}
	all := make([]Person, 0, len(f.people.all))
	for _, said := range f.people.all {
		all = append(all, said[len(said)-1].Person)
	}
	slices.SortFunc(all, func(a, b Person) int {
		if c := strings.Compare(a.Name, b.Name); c != 0 {
			return c
		}
		return strings.Compare(a.Learner, b.Learner)
	})
	return all, nil
}

// Held is all that a data folder holds about one learner.
type Held struct {
	Person      Person
	Names       []json.RawMessage // their lines of people.jsonl, of their enrolment too, oldest first
	Attempts    []Attempt
	Corrections []Correction // those that take back one of Attempts
	Journals    []Journal    // under way
}

// Held gathers what the folder holds about a learner. It reads the whole
// record, in bounded memory.
func (f *Folder) Held(ctx context.Context, learner string) (Held, error) {
	h := Held{Person: Person{Learner: learner}}
	if p, ok, err := f.Person(learner); err != nil {
		return h, err
	} else if ok {
		h.Person = p
	}
	text, err := store.ReadAll(ctx, f.store, PeopleFile)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return h, f.wrap(PeopleFile, locale.OpRead, err)
	}
	for line := range bytes.Lines(text) {
		if about, _, ok := about(line); ok && about == learner {
			h.Names = append(h.Names, slices.Clone(bytes.TrimSpace(line)))
		}
	}
	claims, err := f.claims(ctx)
	if err != nil {
		return h, err
	}
	tally, err := f.read(ctx, func(h *Head) bool {
		claim, ok := claims[string(h.ID)]
		return string(h.Learner) == learner || ok && claim.Learner == learner
	}, func(a Attempt) {
		if a = claims[a.ID].Give(a); a.Learner == learner {
			h.Attempts = append(h.Attempts, a)
		}
	})
	if err != nil {
		return h, err
	}
	for _, c := range tally.Corrections {
		if c.Type != Void && (c.Learner == learner || c.From == learner) || slices.ContainsFunc(h.Attempts, c.Covers) {
			h.Corrections = append(h.Corrections, c)
		}
	}
	h.Journals, err = f.openOf(learner)
	return h, err
}

// claims are the corrections that give attempts away, the last of each.
func (f *Folder) claims(ctx context.Context) (map[string]Correction, error) {
	tally, err := f.read(ctx, func(*Head) bool { return false }, func(Attempt) {})
	claims := map[string]Correction{}
	for _, c := range tally.Corrections {
		if c.Type == Claimed {
			claims[c.Attempt] = c
		}
	}
	return claims, err
}

// read gives the attempts of the record that match to fn, each id once. Lines
// that do not are not decoded, so that a record of years is
// searched in a second or two.
func (f *Folder) read(ctx context.Context, match func(*Head) bool, fn func(Attempt)) (Tally, error) {
	file, err := f.store.Open(ctx, File)
	if errors.Is(err, fs.ErrNotExist) {
		return Tally{}, nil
	}
	if err != nil {
		return Tally{}, f.wrap(File, locale.OpRead, err)
	}
	defer file.Close()
	met := map[string]bool{}
	tally, err := read(store.Reader(file), match, func(_ int, a Attempt) error {
		if !met[a.ID] {
			met[a.ID] = true
			fn(a)
		}
		return ctx.Err()
	})
	return tally, f.wrap(File, locale.OpRead, err)
}

// Rename corrects name, unit and staff code of a learner: a correction goes on
// the record, so that what they began up to now is theirs under this name, and
// what people.jsonl said about them before is taken out of it. Their id, and
// with it their attempts, stay. Who types the corrected name later gets another id, as ids
// are made of what is typed; who comes with a key keeps theirs.
func (f *Folder) Rename(ctx context.Context, p Person, by, reason, app string) error {
	if p.Learner == "" || p.Name == "" {
		return errors.New("correcting a person: the learner id or the name is empty")
	}
	p = p.valid()
	now := f.opt.now()
	text, err := personText(p, now)
	if err != nil {
		return err
	}
	c := Correction{Type: Renamed, ID: NewID(), Learner: p.Learner, At: At(now), By: by, Reason: reason, App: app}
	c.Who = f.Bind(c.ID, p.Name, p.Unit)
	if _, err := f.Correct(ctx, c); err != nil {
		return err
	}
	_, err = f.rewritePeople(ctx, func(line []byte) bool {
		known, ok := parsePerson(line)
		return ok && known.Learner == p.Learner
	}, text)
	return err
}

// Erased is what [Folder.Erase] did.
type Erased struct {
	Correction Correction // the line added to the record; zero if one was there that covers all
	Attempts   int        // that no longer count
	Names      int        // lines taken out of people.jsonl
	Journals   int        // attempts under way that were removed
}

// Erase answers a person's wish to be forgotten. It adds a correction to the
// record, so that what they did up to now counts no more; takes their lines
// out of people.jsonl (which is replaced as a whole, under the lock); and
// removes their journals. The record's own lines are never edited: they hold
// an opaque id, which nothing leads back to a name any more, unless someone
// with the folder's secret key guesses name, unit and code.
//
// It can be repeated: what a crash left undone is then done.
func (f *Folder) Erase(ctx context.Context, learner, by, reason, app string) (Erased, error) {
	var e Erased
	if _, err := f.Recover(ctx); err != nil {
		return e, err
	}
	h, err := f.Held(ctx, learner)
	if err != nil {
		return e, err
	}
	t := Tally{Corrections: h.Corrections}
	for _, a := range h.Attempts {
		if !t.Withdrawn(a) {
			e.Attempts++
		}
	}
	if e.Attempts > 0 || len(h.Names)+len(h.Journals) > 0 {
		c := Correction{Type: Erase, Learner: learner, At: At(f.opt.now()), By: by, Reason: reason, App: app}
		if e.Correction, err = f.Correct(ctx, c); err != nil {
			return e, err
		}
	}
	for _, j := range h.Journals {
		if err := f.Discard(j.Learner, j.ID); err != nil {
			return e, err
		}
		e.Journals++
	}
	name := []byte(h.Person.Name)
	e.Names, err = f.rewritePeople(ctx, func(line []byte) bool {
		if p, ok := parsePerson(line); ok {
			return p.Learner == learner
		}
		// What is said of their enrolment has their id; a torn line may hold it too.
		return bytes.Contains(line, []byte(learner)) || len(name) > 0 && bytes.Contains(line, name)
	}, nil)
	return e, err
}

// rewritePeople replaces people.jsonl by itself without the lines to be
// dropped, and with more at its end. It returns how many were dropped.
func (f *Folder) rewritePeople(ctx context.Context, drop func(line []byte) bool, more []byte) (dropped int, err error) {
	err = f.locked(ctx, func(s store.Store) error {
		f.people.mu.Lock()
		defer f.people.mu.Unlock()
		text, err := store.ReadAll(ctx, s, PeopleFile)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		var kept []byte
		for line := range bytes.Lines(text) {
			if line = bytes.TrimSuffix(line, []byte("\n")); drop(line) {
				dropped++
				continue
			}
			kept = append(append(kept, line...), '\n')
		}
		if more != nil {
			kept = append(append(kept, more...), '\n')
		}
		if dropped == 0 && more == nil {
			return nil
		}
		f.people.info = store.Info{}
		return store.Put(ctx, s, PeopleFile, kept)
	})
	return dropped, f.wrap(PeopleFile, locale.OpWrite, err)
}

func parsePerson(line []byte) (personLine, bool) {
	var p personLine
	err := json.Unmarshal(line, &p)
	return p, err == nil && p.V == Version && p.Type == "person" && p.Learner != ""
}

// about says of whom a line of people.jsonl is, and when it was written: zero
// where that can't be told.
func about(line []byte) (learner string, at time.Time, ok bool) {
	p, ok := parsePerson(line)
	if !ok {
		var e enrolLine
		if e, ok = parseEnrolment(line); !ok {
			return "", at, false
		}
		p.Learner, p.At = e.Learner, e.At
	}
	at, _ = time.Parse(stamp, p.At)
	return p.Learner, at, true
}

func personText(p Person, at time.Time) ([]byte, error) {
	text, err := encode(personLine{V: Version, Type: "person", Person: p, At: at.UTC().Format(stamp)})
	if err != nil {
		return nil, fmt.Errorf("remembering a person: %w", err)
	}
	if len(text)+2 > MaxLine {
		return nil, errors.New("remembering a person: the name is too long")
	}
	return text, nil
}

// Pruned is what [Folder.Prune] removed, or would remove.
type Pruned struct {
	People     int // learners whose names were kept
	Journals   int // attempts under way
	Quarantine int // copies of torn lines
	Leftovers  int // halves of files that a crash left
}

// Prune removes what has been kept long enough: what nobody touched since
// before. With dry it only counts. It removes
//
//   - the names of learners of whom neither name, attempt nor journal is newer,
//   - journals of attempts that nobody went on with,
//   - copies of torn lines in quarantine/,
//   - halves of files that a crash left behind.
//
// It takes nothing out of the record. Its lines are chained by their hashes
// from the first, so that a record without its oldest lines could not be told
// from one that was tampered with; and they hold no name. With the name gone
// they are numbers about nobody, which is what statistics over years need.
func (f *Folder) Prune(ctx context.Context, before time.Time, dry bool) (Pruned, error) {
	var p Pruned
	abandoned, err := f.Abandoned(before)
	if err != nil {
		return p, err
	}
	p.Journals = len(abandoned)
	if !dry {
		for _, j := range abandoned {
			if err := f.Discard(j.Learner, j.ID); err != nil {
				return p, err
			}
		}
	}
	if err := f.pruneNames(ctx, before, dry, &p); err != nil {
		return p, err
	}
	if p.Quarantine, err = f.removeOld(ctx, quarantined, "*.torn", before, dry); err != nil {
		return p, err
	}
	for _, prefix := range []string{leftover, journals} {
		n, err := f.removeOld(ctx, prefix, leftover+"*", before, dry)
		if err != nil {
			return p, err
		}
		p.Leftovers += n
	}
	return p, nil
}

func (f *Folder) pruneNames(ctx context.Context, before time.Time, dry bool, p *Pruned) error {
	recent := map[string]bool{}
	claims, err := f.claims(ctx)
	if err != nil {
		return err
	}
	_, err = f.read(ctx, func(*Head) bool { return true }, func(a Attempt) {
		if !a.EndedAt.Before(before) {
			recent[claims[a.ID].Give(a).Learner] = true
		}
	})
	if err != nil {
		return err
	}
	open, err := f.openAll(func(e store.Entry, _ Journal) bool { return !e.Changed.Before(before) })
	if err != nil {
		return err
	}
	for _, j := range open {
		recent[j.Learner] = true
	}
	text, err := store.ReadAll(ctx, f.store, PeopleFile)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return f.wrap(PeopleFile, locale.OpRead, err)
	}
	old := map[string]bool{}
	for line := range bytes.Lines(text) {
		if learner, at, ok := about(line); ok {
			if at.IsZero() || !at.Before(before) {
				recent[learner] = true
			}
			old[learner] = true
		}
	}
	for learner := range recent {
		delete(old, learner)
	}
	p.People = len(old)
	if dry || len(old) == 0 {
		return nil
	}
	_, err = f.rewritePeople(ctx, func(line []byte) bool {
		learner, at, ok := about(line)
		// Somebody may have come back since.
		return ok && old[learner] && !at.IsZero() && at.Before(before)
	}, nil)
	return err
}

// leftover is what the name of half a file begins with, see disk.Replace.
const leftover = ".new-"

// removeOld removes the files below prefix whose own names match and that are
// older than before.
func (f *Folder) removeOld(ctx context.Context, prefix, pattern string, before time.Time, dry bool) (n int, err error) {
	all, err := f.store.List(ctx, prefix)
	if err != nil {
		return 0, err
	}
	for _, e := range all {
		match, _ := path.Match(pattern, path.Base(e.Name))
		if !match || !e.Changed.Before(before) {
			continue
		}
		n++
		if dry {
			continue
		}
		if err := f.store.Remove(ctx, e.Name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return n, f.wrap(e.Name, locale.OpRemove, err)
		}
	}
	return n, nil
}

// An Entry is an attempt as it stands in the record today.
type Entry struct {
	Attempt
	Withdrawn bool   // a correction takes it back
	Claimed   bool   // an organiser has said whose it is
	Waits     bool   // it was answered faster than anybody reads, and no organiser has accepted it
	Person    Person // whose it is: under the name that it was begun, or an organiser's correction of that; zero if that name is not kept
}

// Recorded finds the attempt of a receipt; ok is false where the record has
// none. The receipt is read as people write it: any case, with or without its
// hyphen, O for 0 and I or L for 1. A line that was changed since it was written
// is an error.
func (f *Folder) Recorded(ctx context.Context, receipt string) (e Entry, ok bool, err error) {
	bits, ok := receiptNumber(receipt)
	if !ok {
		return Entry{}, false, nil
	}
	select {
	case <-f.scanned:
	case <-ctx.Done():
		return Entry{}, false, ctx.Err()
	}
	found, corrections, err := f.census.find(ctx, f.store, bits)
	if err != nil || len(found) == 0 {
		return Entry{}, false, f.wrap(File, locale.OpRead, err)
	}
	if len(found) > 1 {
		return Entry{}, false, locale.Errorf(locale.ReceiptTwice, len(found), receipt)
	}
	a := found[0]
	if !a.intact() {
		return Entry{}, false, locale.Errorf(locale.LineChanged, Receipt(a))
	}
	person, _, err := f.named(a, corrections)
	if err != nil {
		return Entry{}, false, err
	}
	t := Tally{Corrections: corrections}
	return Entry{t.Owned(a), t.Withdrawn(a), t.Owned(a).Learner != a.Learner, t.Waits(a), person}, true, nil
}

// intact says whether the attempt, as it was read, has the hash that its line
// states.
func (a Attempt) intact() bool {
	previous, stated := a.Previous, a.Hash
	a.Previous, a.Hash = "", ""
	b, err := body(a)
	if err != nil {
		return false
	}
	_, hash := seal(nil, b, previous)
	return hash == stated
}
