package record

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/big"
	"slices"
	"sync"
	"time"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record/store"
)

// A Journal is an attempt under way: what was asked, and what was answered so
// far. It holds all that is needed to go on after a lost connection or a
// crash, and no name.
type Journal struct {
	ID        string          `json:"id"`
	Learner   string          `json:"learner"`
	Unit      string          `json:"unit"`
	Verified  bool            `json:"verified"`
	Vouched   bool            `json:"vouched,omitempty"`
	Deck      DeckRef         `json:"deck"`
	Mode      string          `json:"mode"`
	Via       string          `json:"via"`
	Route     string          `json:"route,omitempty"` // id of the deck's route; "" for the whole course
	Number    int             `json:"number"`
	Pass      float64         `json:"pass"`
	Who       string          `json:"who,omitempty"`     // ties the attempt to the name and unit that it was begun under, see Folder.Bind
	Code      string          `json:"code"`              // resume code, see NewCode; or ""
	Sitting   string          `json:"sitting,omitempty"` // who has the attempt open now, see TakeOver; the first line has the first
	StartedAt time.Time       `json:"started_at"`
	Items     []JournalItem   `json:"items"`
	Given     []JournalAnswer `json:"-"` // at most one an item, in the order of the items; lines of their own
	From      string          `json:"-"` // where it is begun from, such as an address; never kept; "": from here

	wrong int // codes tried
	taken int // times that it was taken over
}

// A JournalItem is one question as it is asked.
type JournalItem struct {
	Question string   `json:"question"`
	Revision string   `json:"revision"`
	Type     string   `json:"type"`
	Shown    []string `json:"shown"`
	Right    []string `json:"right"`
}

// A JournalAnswer is what was given to one item.
type JournalAnswer struct {
	N       int       `json:"n"` // index in Items, from 0
	Given   []string  `json:"given"`
	Seconds float64   `json:"seconds"`
	At      time.Time `json:"at"`
	Sitting string    `json:"sitting,omitempty"` // that gave it
}

// A journalNote is any other line.
type journalNote struct {
	Taken string `json:"taken,omitempty"` // the sitting that has the attempt from here on
	Wrong bool   `json:"wrong,omitempty"` // somebody tried another code
	Again bool   `json:"again,omitempty"` // an organiser lets codes be tried again
}

// journalHead is the first line of a journal's file.
type journalHead struct {
	V    int    `json:"v"`
	Type string `json:"type"` // "journal"
	Journal
}

// ErrElsewhere says that an attempt goes on, or was finished, in another
// sitting: in another window, or in another process on the same folder.
var ErrElsewhere = errors.New("the attempt was opened in another window")

// Bounds of what may be under way, so that nobody can fill a disk by beginning.
// What is begun from one place is Options.OpenFrom's to say.
const (
	openEach = 8       // attempts of one learner
	openAll  = 100_000 // attempts
)

var errManyOpen = errors.New("too many attempts are under way")

func checkID(id string) error {
	if !validID(id) {
		return fmt.Errorf("attempt id %q is no UUID", id)
	}
	return nil
}

// Begin writes the journal of a new attempt; j.ID comes from NewID, j.Sitting
// is any text of its own. It is there whole, or not at all. A journal that
// exists is not written over: the error is fs.ErrExist. Of one learner's many,
// and of many from one place, the one that was left longest gives way.
//
// A journal that can't be written is kept in the spare place with its answers, if
// j.Given has any, and the error is a *SpareError.
func (f *Folder) Begin(j Journal) error {
	if err := checkID(j.ID); err != nil {
		return err
	}
	j.StartedAt = milli(j.StartedAt)
	line, err := encode(journalHead{V: Version, Type: "journal", Journal: j})
	if err != nil {
		return fmt.Errorf("beginning attempt %s: %w", j.ID, err)
	}
	if len(line) >= MaxLine {
		return fmt.Errorf("beginning attempt %s: %d bytes are more than the %d a line may have", j.ID, len(line), MaxLine)
	}
	var aside *SpareError
	err = f.begin(j, line)
	if err != nil && len(j.Given) > 0 && !errors.Is(err, errManyOpen) && !errors.Is(err, fs.ErrExist) {
		err = f.spare.keepOpen(j.ID, line, err)
	}
	if err != nil && !errors.As(err, &aside) {
		return err
	}
	f.sittings.Store(j.ID, j.Sitting)
	for _, a := range j.Given {
		if err := f.Record(j, a.N, a.Given, a.Seconds, a.At); err != nil && !errors.As(err, &aside) {
			return err
		}
	}
	if aside != nil {
		return aside
	}
	return nil
}

// begin makes the file of a journal of which line is the first.
func (f *Folder) begin(j Journal, line []byte) error {
	ctx := context.Background()
	name := journalFile(j.Learner, j.ID)
	if err := f.makeRoom(ctx, j.Learner); err != nil {
		return fmt.Errorf("beginning attempt %s: %w", j.ID, err)
	}
	if err := f.makeRoomFrom(j.From, name); err != nil {
		return fmt.Errorf("beginning attempt %s: %w", j.ID, err)
	}
	if err := f.writing(func() error { return f.store.Create(ctx, name, append(line, '\n')) }); err != nil {
		return f.wrap(name, locale.OpWrite, err)
	}
	f.underWay.Add(1)
	return nil
}

// makeRoom refuses one attempt too many, or removes the learner's oldest.
func (f *Folder) makeRoom(ctx context.Context, learner string) error {
	<-f.scanned // it counts
	if f.underWay.Load() >= openAll {
		return errManyOpen
	}
	all, err := journalsOf(ctx, f.store, learner)
	if err != nil || len(all) < openEach {
		return err
	}
	return f.removeOldest(all)
}

// makeRoomFrom notes that a journal is begun from a place, and refuses one too
// many, or removes the oldest from there. It knows of those that this process
// began.
func (f *Folder) makeRoomFrom(from, name string) error {
	if from == "" || f.opt.OpenFrom == 0 {
		return nil
	}
	f.begun.Lock()
	defer f.begun.Unlock()
	if len(f.begun.from[from]) >= f.opt.OpenFrom {
		if there := f.forget(from); len(there) >= f.opt.OpenFrom {
			if err := f.removeOldest(there); err != nil {
				return err
			}
		}
	}
	f.begun.from[from] = append(f.begun.from[from], name)
	return nil
}

// begun are the journals that were begun from places.
type begun struct {
	sync.Mutex
	from map[string][]string
}

// forget drops those from a place that are not there any more, and tells which
// are. It is for who holds begun.
func (f *Folder) forget(from string) (there []store.Entry) {
	f.begun.from[from] = slices.DeleteFunc(f.begun.from[from], func(name string) bool {
		info, err := f.store.Stat(context.Background(), name)
		if err == nil {
			there = append(there, store.Entry{Name: name, Changed: info.Changed})
		}
		return errors.Is(err, fs.ErrNotExist)
	})
	if len(f.begun.from[from]) == 0 {
		delete(f.begun.from, from)
	}
	return there
}

// removeOldest removes the journal that was left longest, unless somebody may
// still be at it.
func (f *Folder) removeOldest(all []store.Entry) error {
	oldest, at := "", f.opt.now()
	for _, e := range all {
		if e.Changed.Before(at) {
			oldest, at = e.Name, e.Changed
		}
	}
	if f.opt.now().Sub(at) < time.Hour {
		return errManyOpen
	}
	return f.removeJournal(oldest)
}

// Record adds the answer to item n (from 0) to the attempt's journal and syncs
// it. A second answer to the same item takes the place of the first. Where
// there is no such journal any more the error is fs.ErrNotExist, where another
// sitting has it ErrElsewhere.
//
// What can't be written, or comes behind what could not, is kept in the spare
// place, and the error is a *SpareError: see Kept. Where that fails too it is a
// *LostError.
func (f *Folder) Record(j Journal, n int, given []string, seconds float64, at time.Time) error {
	if err := checkID(j.ID); err != nil {
		return err
	}
	if n < 0 {
		return fmt.Errorf("recording an answer of attempt %s: there is no item %d", j.ID, n)
	}
	a := JournalAnswer{N: n, Given: letters(given), Seconds: thousandth(seconds), At: milli(at), Sitting: j.Sitting}
	line, err := encode(a)
	if err != nil {
		return fmt.Errorf("recording an answer of attempt %s: %w", j.ID, err)
	}
	ctx := context.Background()
	name := journalFile(j.Learner, j.ID)
	if f.spare.holdsOpen(j.ID) {
		err = errBehind
	} else {
		err = f.writing(func() error { return appendLine(ctx, f.store, name, line) })
	}
	switch {
	case err == nil:
		return f.mine(ctx, j) // whoever takes the attempt over from here on finds the answer
	case errors.Is(err, fs.ErrNotExist):
		return f.wrap(name, locale.OpWrite, err)
	case err != errBehind:
		err = f.wrap(name, locale.OpWrite, err)
	}
	line, encodeErr := encode(asideAnswer{Version, "answer", j.ID, j.Learner, a})
	if encodeErr != nil {
		return &LostError{err, encodeErr}
	}
	return f.spare.keepOpen(j.ID, line, err)
}

// takings is how often an attempt may be taken over: far more often than a bad
// line breaks off, and no way to fill a disk.
const takings = 30

// TakeOver gives the attempt to a new sitting, so that the one before can
// neither answer nor finish it, and returns the journal as it is now. It is an
// error if that was done too often.
func (f *Folder) TakeOver(learner, id string) (Journal, error) {
	if err := checkID(id); err != nil {
		return Journal{}, err
	}
	sitting := NewID()
	ctx := context.Background()
	if f.spare.holds.Load() {
		_, _ = f.Recover(ctx) // from here on what is aside would stay out
	}
	name := journalFile(learner, id)
	j, err := readJournalAt(ctx, f.store, name)
	if err != nil {
		return j, f.wrap(name, locale.OpRead, err)
	}
	if j.taken >= takings {
		return Journal{}, locale.Errorf(locale.QuizTaken, j.taken)
	}
	if err := f.note(ctx, name, journalNote{Taken: sitting}); err != nil {
		return Journal{}, f.wrap(name, locale.OpWrite, err)
	}
	f.sittings.Store(id, sitting)
	j, err = readJournalAt(ctx, f.store, name) // an answer may have come meanwhile
	return j, f.wrap(name, locale.OpRead, err)
}

// note adds a line to a journal while nobody finishes an attempt.
func (f *Folder) note(ctx context.Context, name string, n journalNote) error {
	line, err := encode(n)
	if err != nil {
		return err
	}
	return f.writing(func() error {
		return f.locked(ctx, func(s store.Store) error { return appendLine(ctx, s, name, line) })
	})
}

// appendLine adds a line to a file.
func appendLine(ctx context.Context, s store.Store, name string, line []byte) error {
	_, err := s.Append(ctx, name, append(line, '\n'))
	return err
}

// Holds says whether the attempt's sitting still has it, as far as this process
// knows without looking at the disk.
func (f *Folder) Holds(j Journal) bool {
	now, ok := f.sittings.Load(j.ID)
	return !ok || now == j.Sitting
}

// Discard removes the journal of an attempt; one that is not there is fine.
func (f *Folder) Discard(learner, id string) error {
	if err := checkID(id); err != nil {
		return err
	}
	f.sittings.Delete(id)
	return f.removeJournal(journalFile(learner, id))
}

func (f *Folder) removeJournal(name string) error {
	err := f.writing(func() error { return f.store.Remove(context.Background(), name) })
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		f.underWay.Add(-1)
	}
	return f.wrap(name, locale.OpRemove, err)
}

// A resume code is a number of so many digits. An attempt takes so many wrong
// ones, whoever tries; after them only a key opens it, an enrolment, or an organiser:
// see Folder.Reopen.
const (
	CodeDigits = 6
	codeTries  = 10
)

// NewCode draws a resume code. It is asked for with the learner's name, so
// that any number of attempts may have the same.
func NewCode() string {
	n, err := rand.Int(rand.Reader, big.NewInt(1_000_000))
	if err != nil {
		return ""
	}
	return fmt.Sprintf("%0*d", CodeDigits, n)
}

// Unlock returns the attempt under way of this learner that has the code; nil:
// none has, or none that may still be tried, which locked tells.
func (f *Folder) Unlock(learner, code string) (open *Journal, locked bool, err error) {
	<-f.scanned
	ctx := context.Background()
	all, err := journalsOf(ctx, f.store, learner)
	if err != nil || len(all) == 0 {
		return nil, false, err
	}
	err = f.locked(ctx, func(s store.Store) error {
		for _, e := range all {
			j, err := readJournalAt(ctx, s, e.Name)
			switch {
			case errors.Is(err, fs.ErrNotExist), errors.Is(err, errNoJournal), err == nil && (j.Learner != learner || j.Code == ""):
				continue
			case err != nil:
				return f.wrap(e.Name, locale.OpRead, err)
			case j.wrong >= codeTries:
				locked = true
				continue
			case j.Code == code:
				open = &j
				return nil
			}
			wrong, err := encode(journalNote{Wrong: true})
			if err == nil {
				err = appendLine(ctx, s, e.Name, wrong)
			}
			if err != nil { // a try that can't be counted is none
				return f.wrap(e.Name, locale.OpWrite, err)
			}
		}
		return nil
	})
	if err != nil {
		open = nil
	}
	return open, locked && open == nil, err
}

// Reopen lets codes be tried again on the attempts under way of a learner that took
// too many wrong ones, and returns those.
func (f *Folder) Reopen(ctx context.Context, learner string) ([]Journal, error) {
	all, err := f.openOf(learner)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(j Journal) bool { return j.Code == "" || j.wrong < codeTries })
	for _, j := range all {
		name := journalFile(learner, j.ID)
		if err := f.note(ctx, name, journalNote{Again: true}); err != nil {
			return nil, f.wrap(name, locale.OpWrite, err)
		}
	}
	return all, nil
}

var errNoJournal = errors.New("no journal of this version")

func readJournalAt(ctx context.Context, s store.Store, name string) (Journal, error) {
	file, err := s.Open(ctx, name)
	if err != nil {
		return Journal{}, err
	}
	defer file.Close()
	return readJournal(store.Reader(file))
}

// readJournal reads one journal. Lines that do not parse are left out: a crash
// tore them, and nobody was told that they are kept. So are answers of a
// sitting that had the attempt no more.
func readJournal(r io.Reader) (Journal, error) {
	in := newLines(r)
	first, _, _, err := in.next()
	if err != nil && err != io.EOF {
		return Journal{}, err
	}
	var h journalHead
	if json.Unmarshal(first, &h) != nil || h.V != Version || h.Type != "journal" || !validID(h.ID) {
		return Journal{}, errNoJournal
	}
	j := h.Journal
	given := make([]*JournalAnswer, len(j.Items))
	for {
		line, _, _, err := in.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return Journal{}, err
		}
		l := struct {
			JournalAnswer
			journalNote
		}{JournalAnswer: JournalAnswer{N: -1}}
		switch {
		case json.Unmarshal(line, &l) != nil:
		case l.Taken != "":
			j.Sitting = l.Taken
			j.taken++
		case l.Wrong:
			j.wrong++
		case l.Again:
			j.wrong = 0
		case l.N >= 0 && l.N < len(given) && l.JournalAnswer.Sitting == j.Sitting:
			given[l.N] = &l.JournalAnswer
		}
	}
	for _, a := range given {
		if a != nil {
			j.Given = append(j.Given, *a)
		}
	}
	return j, nil
}
