package record

import (
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"training.vast.vn/vneid-training/internal/locale"
)

// journalPath is where an attempt's journal lies: in one of 1,024 folders,
// under a name that begins with the learner's, so that what one of them has
// open is found among a hundred files where a hundred thousand are.
func (f *Folder) journalPath(learner, id string) string {
	name := journalName(learner)
	return filepath.Join(f.dir, journalFolder, name[:2], name+"-"+id+".jsonl")
}

// journalName is a learner's part of a file name, of eight characters.
func journalName(learner string) string {
	sum := sha256.Sum256([]byte("journal " + learner))
	return strings.ToLower(code(sum[:]))
}

// journalID is the attempt's id in the name of its journal, "" in any other.
func journalID(path string) string {
	_, id, _ := strings.Cut(strings.TrimSuffix(filepath.Base(path), ".jsonl"), "-")
	if !strings.HasSuffix(path, ".jsonl") || !validID(id) {
		return ""
	}
	return id
}

// journalsOf lists the journals that may be a learner's.
func (f *Folder) journalsOf(learner string) ([]string, error) {
	name := journalName(learner)
	return journalsIn(filepath.Join(f.dir, journalFolder, name[:2]), name+"-")
}

// journalsIn lists the journals in one folder whose names begin with prefix.
func journalsIn(dir, prefix string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, &FolderError{dir, locale.OpRead, err}
	}
	var paths []string
	for _, e := range entries {
		if path := filepath.Join(dir, e.Name()); strings.HasPrefix(e.Name(), prefix) && journalID(path) != "" {
			paths = append(paths, path)
		}
	}
	return paths, nil
}

// journalFolders are the folders that journals lie in.
func (f *Folder) journalFolders() ([]string, error) {
	dir := filepath.Join(f.dir, journalFolder)
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, &FolderError{dir, locale.OpRead, err}
	}
	var dirs []string
	for _, e := range entries {
		if e.IsDir() {
			dirs = append(dirs, filepath.Join(dir, e.Name()))
		}
	}
	return dirs, nil
}

// everyJournal lists all journals.
func (f *Folder) everyJournal() ([]string, error) {
	dirs, err := f.journalFolders()
	if err != nil {
		return nil, err
	}
	var all []string
	for _, dir := range dirs {
		paths, err := journalsIn(dir, "")
		if err != nil {
			return nil, err
		}
		all = append(all, paths...)
	}
	return all, nil
}

// settle moves journals of before there were folders for them.
func (f *Folder) settle() error {
	dir := filepath.Join(f.dir, journalFolder)
	entries, err := os.ReadDir(dir)
	if err != nil {
		return &FolderError{dir, locale.OpRead, err}
	}
	for _, e := range entries {
		id, ok := strings.CutSuffix(e.Name(), ".jsonl")
		if !ok || !validID(id) {
			continue
		}
		old := filepath.Join(dir, e.Name())
		j, err := readJournalAt(old)
		if err != nil || j.ID != id {
			continue
		}
		path := f.journalPath(j.Learner, id)
		if err := makeDir(filepath.Dir(path)); err != nil {
			return err
		}
		if err := os.Rename(old, path); err != nil {
			return &FolderError{old, locale.OpWrite, err}
		}
	}
	return nil
}

// Pending returns the attempt that this learner began last and has not
// finished, or nil.
func (f *Folder) Pending(learner string) (*Journal, error) {
	found, err := f.openOf(learner)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &found[0], nil
}

// openOf returns a learner's attempts under way, the newest first.
func (f *Folder) openOf(learner string) ([]Journal, error) {
	<-f.scanned // it removes the journals of attempts that are finished
	paths, err := f.journalsOf(learner)
	if err != nil {
		return nil, err
	}
	return readJournals(paths, func(_ string, j Journal) bool { return j.Learner == learner })
}

// PendingAll returns all attempts under way, the newest first. It reads them all.
func (f *Folder) PendingAll() ([]Journal, error) {
	return f.openAll(func(string, Journal) bool { return true })
}

// Abandoned returns the attempts under way that nobody has touched since
// before, the newest first.
func (f *Folder) Abandoned(before time.Time) ([]Journal, error) {
	return f.openAll(func(path string, _ Journal) bool {
		info, err := os.Stat(path)
		return err == nil && info.ModTime().Before(before)
	})
}

func (f *Folder) openAll(match func(path string, j Journal) bool) ([]Journal, error) {
	<-f.scanned
	paths, err := f.everyJournal()
	if err != nil {
		return nil, err
	}
	return readJournals(paths, match)
}

// readJournals reads those that match, the newest first.
func readJournals(paths []string, match func(path string, j Journal) bool) ([]Journal, error) {
	var found []Journal
	for _, path := range paths {
		j, err := readJournalAt(path)
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, errNoJournal) || err == nil && j.ID != journalID(path) {
			continue // finished in this moment, or none of ours
		}
		if err != nil {
			return nil, folderError(path, locale.OpRead, err)
		}
		if match(path, j) {
			found = append(found, j)
		}
	}
	slices.SortFunc(found, func(a, b Journal) int {
		if c := b.StartedAt.Compare(a.StartedAt); c != 0 {
			return c
		}
		return strings.Compare(b.ID, a.ID)
	})
	return found, nil
}

// Expire removes the attempts under way that nobody has touched since before
// and returns how many. It reads none of them.
func (f *Folder) Expire(before time.Time) (n int, err error) {
	<-f.scanned
	paths, err := f.everyJournal()
	if err != nil {
		return 0, err
	}
	for _, path := range paths {
		if info, err := os.Stat(path); err != nil || !info.ModTime().Before(before) {
			continue
		}
		if err := f.removeJournal(path); err != nil {
			return n, err
		}
		n++
	}
	f.begun.Lock()
	defer f.begun.Unlock()
	for from := range f.begun.from {
		f.begun.forget(from)
	}
	return n, nil
}
