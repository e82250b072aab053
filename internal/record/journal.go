package record

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"training.vast.vn/vneid-training/internal/disk"
	"training.vast.vn/vneid-training/internal/locale"
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
	Who       string          `json:"who,omitempty"` // ties the attempt to the name and unit that it was begun under, see Folder.Bind
	Code      string          `json:"code"`          // resume code: four digits, or ""
	StartedAt time.Time       `json:"started_at"`
	Items     []JournalItem   `json:"items"`
	Given     []JournalAnswer `json:"-"` // at most one an item, in the order of the items; lines of their own
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
}

// journalHead is the first line of a journal's file.
type journalHead struct {
	V    int    `json:"v"`
	Type string `json:"type"` // "journal"
	Journal
}

// heads remembers the first lines of journals, which never change.
type heads struct {
	mu   sync.Mutex
	byID map[string]Journal
}

func (f *Folder) journalPath(id string) string {
	return filepath.Join(f.dir, journalFolder, id+".jsonl")
}

func checkID(id string) error {
	if !validID(id) {
		return fmt.Errorf("attempt id %q is no UUID", id)
	}
	return nil
}

// Begin writes the journal of a new attempt; j.ID comes from NewID. It is
// there whole, or not at all. A journal that exists is not written over: the
// error is fs.ErrExist.
func (f *Folder) Begin(j Journal) error {
	if err := checkID(j.ID); err != nil {
		return err
	}
	j.StartedAt = milli(j.StartedAt)
	path := f.journalPath(j.ID)
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("attempt %s is under way already: %w", j.ID, fs.ErrExist)
	}
	line, err := encode(journalHead{Version, "journal", j})
	if err != nil {
		return fmt.Errorf("beginning attempt %s: %w", j.ID, err)
	}
	if len(line) >= MaxLine {
		return fmt.Errorf("beginning attempt %s: %d bytes are more than the %d a line may have", j.ID, len(line), MaxLine)
	}
	if err := f.writing(func() error { return disk.Replace(path, append(line, '\n'), 0o600) }); err != nil {
		return folderError(path, locale.OpWrite, err)
	}
	for _, a := range j.Given {
		if err := f.Record(j.ID, a.N, a.Given, a.Seconds, a.At); err != nil {
			return err
		}
	}
	return nil
}

// Record adds the answer to item n (from 0) to the journal and syncs it. A
// second answer to the same item takes the place of the first. Where there is
// no such journal the error is fs.ErrNotExist.
func (f *Folder) Record(id string, n int, given []string, seconds float64, at time.Time) error {
	if err := checkID(id); err != nil {
		return err
	}
	if n < 0 {
		return fmt.Errorf("recording an answer of attempt %s: there is no item %d", id, n)
	}
	line, err := encode(JournalAnswer{n, letters(given), thousandth(seconds), milli(at)})
	if err != nil {
		return fmt.Errorf("recording an answer of attempt %s: %w", id, err)
	}
	path := f.journalPath(id)
	if err := f.writing(func() error { return appendLine(path, 0, line) }); err != nil {
		return folderError(path, locale.OpWrite, err)
	}
	return nil
}

// Discard removes the journal of an attempt; one that is not there is fine.
func (f *Folder) Discard(id string) error {
	if err := checkID(id); err != nil {
		return err
	}
	path := f.journalPath(id)
	if err := f.writing(func() error { return os.Remove(path) }); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return folderError(path, locale.OpRemove, err)
	}
	return nil
}

// Pending returns the attempt that this learner began last and has not
// finished, or nil.
func (f *Folder) Pending(learner string) (*Journal, error) {
	found, err := f.journals(func(j Journal) bool { return j.Learner == learner })
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &found[0], nil
}

// PendingCode returns the attempts under way with this resume code, the newest
// first. Two may share one unless the codes come from FreeCode.
func (f *Folder) PendingCode(code string) ([]Journal, error) {
	if code == "" {
		return nil, nil
	}
	return f.journals(func(j Journal) bool { return j.Code == code })
}

// FreeCode draws a resume code, four digits, that no attempt under way has.
func (f *Folder) FreeCode() (string, error) {
	taken := map[string]bool{}
	_, err := f.journals(func(j Journal) bool { taken[j.Code] = true; return false })
	if err != nil {
		return "", err
	}
	if len(taken) >= 9000 { // drawing would take long, and guessing would be easy
		return "", errors.New("too many attempts are under way for codes of four digits")
	}
	for {
		n, err := rand.Int(rand.Reader, big.NewInt(10000))
		if err != nil {
			return "", fmt.Errorf("drawing a resume code: %w", err)
		}
		code := fmt.Sprintf("%04d", n)
		if !taken[code] {
			return code, nil
		}
	}
}

// PendingAll returns all attempts under way, the newest first.
func (f *Folder) PendingAll() ([]Journal, error) {
	return f.journals(func(Journal) bool { return true })
}

// Abandoned returns the attempts under way that nobody has touched since
// before, the newest first.
func (f *Folder) Abandoned(before time.Time) ([]Journal, error) {
	return f.journals(func(j Journal) bool {
		info, err := os.Stat(f.journalPath(j.ID))
		return err == nil && info.ModTime().Before(before)
	})
}

// journals reads the journals that match (of which Given is not known yet).
func (f *Folder) journals(match func(Journal) bool) ([]Journal, error) {
	<-f.scanned // it removes the journals of attempts that are finished
	ids, err := f.journalIDs()
	if err != nil {
		return nil, err
	}
	f.heads.mu.Lock()
	defer f.heads.mu.Unlock()
	byID := make(map[string]Journal, len(ids))
	var found []Journal
	for _, id := range ids {
		head, known := f.heads.byID[id]
		if !known {
			head, err = f.readJournal(id)
			if errors.Is(err, fs.ErrNotExist) || errors.Is(err, errNoJournal) {
				continue
			}
			if err != nil {
				return nil, folderError(f.journalPath(id), locale.OpRead, err)
			}
			head.Given = nil
		}
		byID[id] = head
		if !match(head) {
			continue
		}
		j, err := f.readJournal(id)
		if errors.Is(err, fs.ErrNotExist) {
			continue // finished in this moment
		}
		if err != nil {
			return nil, folderError(f.journalPath(id), locale.OpRead, err)
		}
		found = append(found, j)
	}
	f.heads.byID = byID
	slices.SortFunc(found, func(a, b Journal) int {
		if c := b.StartedAt.Compare(a.StartedAt); c != 0 {
			return c
		}
		return strings.Compare(b.ID, a.ID)
	})
	return found, nil
}

func (f *Folder) journalIDs() ([]string, error) {
	dir := filepath.Join(f.dir, journalFolder)
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, &FolderError{dir, locale.OpRead, err}
	}
	var ids []string
	for _, e := range entries {
		if id, ok := strings.CutSuffix(e.Name(), ".jsonl"); ok && validID(id) {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

func (f *Folder) readJournal(id string) (Journal, error) {
	file, err := os.Open(f.journalPath(id))
	if err != nil {
		return Journal{}, err
	}
	defer file.Close()
	j, err := readJournal(file)
	if err == nil && j.ID != id {
		err = errNoJournal
	}
	return j, err
}

var errNoJournal = errors.New("no journal of this version")

// readJournal reads one journal. Lines that do not parse are left out: a crash
// tore them, and nobody was told that they are kept.
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
		a := JournalAnswer{N: -1}
		if json.Unmarshal(line, &a) == nil && a.N >= 0 && a.N < len(given) {
			given[a.N] = &a
		}
	}
	for _, a := range given {
		if a != nil {
			j.Given = append(j.Given, *a)
		}
	}
	return j, nil
}
