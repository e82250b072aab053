package upkeep

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"training.vast.vn/vneid-training/internal/disk"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/store"
)

// kinds are what is moved from one store to another, by what the names begin
// with, in the order in which it is told of.
var kinds = [...]string{record.File, record.PeopleFile, "journal/", "briefings/", "progress/", record.HeadFile, "quarantine/"}

// Moved is what ImportFolder or ExportFolder moved.
type Moved struct {
	Files [len(kinds)]int // by kind, those that came
	Lines int             // of the record, with a hash
	There int             // files that stood there as they are, or had gone on since
	Other []string        // files that are another there, and were left so
}

// ImportFolder brings all that a data folder holds, but for its keys, into a database,
// or nothing of it. What stands there already is not brought again. The chain of
// the record is verified before and after. Once the database's record has gone
// on after the folder's, the folder has nothing for it any more.
func ImportFolder(ctx context.Context, out io.Writer, dir string, to store.Store, w *locale.Words) error {
	at := Place{Dir: dir}
	from, err := at.store(w)
	if err != nil {
		return err
	}
	before, err := chain(ctx, from, w)
	if err != nil {
		return err
	}
	var m Moved
	gone := false
	err = to.Locked(ctx, func(to store.Store) error {
		if err := record.IdentifyFolder(ctx, to, dir); err != nil {
			return err
		}
		var err error
		if gone, err = m.record(ctx, from, to); err != nil || gone {
			return err
		}
		for kind := range kinds {
			if kinds[kind] == record.File {
				continue
			}
			if err := m.move(ctx, kind, from, to); err != nil {
				return err
			}
		}
		after, err := chain(ctx, to, w)
		if err == nil && (after.Sealed != before.Sealed || after.Head != before.Head) {
			err = locale.Said(nil, w.Database.NotTheSame, before.Sealed, after.Sealed)
		}
		return err
	})
	if err != nil {
		return err
	}
	if gone {
		_, err := fmt.Fprintln(out, w.Database.Ahead)
		return err
	}
	m.Lines = before.Sealed
	return m.tell(out, w.Database.Imported, to.Where(""), w)
}

// ExportFolder brings all that a database holds into a new data folder, with the keys
// of the folder keys where it has them.
func ExportFolder(ctx context.Context, out io.Writer, from store.Store, dir, keys string, w *locale.Words) error {
	if there, err := os.ReadDir(dir); err == nil && len(there) > 0 {
		return locale.Said(nil, w.Database.NotEmpty, dir)
	}
	if err := store.MakeDir(dir); err != nil {
		return err
	}
	before, err := chain(ctx, from, w)
	if err != nil {
		return err
	}
	to := store.Dir(dir)
	var m Moved
	for kind := range kinds {
		if err := m.move(ctx, kind, from, to); err != nil {
			return err
		}
	}
	text, err := store.ReadAll(ctx, from, record.PublicFile)
	if err == nil {
		err = disk.Replace(filepath.Join(dir, record.PublicFile), text, 0o644)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	missing, err := copyKeys(keys, dir)
	if err != nil {
		return err
	}
	after, err := chain(ctx, to, w)
	if err != nil {
		return err
	}
	if after.Sealed != before.Sealed || after.Head != before.Head {
		return locale.Said(nil, w.Database.NotTheSame, before.Sealed, after.Sealed)
	}
	m.Lines = after.Sealed
	if err := m.tell(out, w.Database.Exported, dir, w); err != nil || !missing {
		return err
	}
	_, err = fmt.Fprintf(out, w.Database.NoKeys+"\n", dir)
	return err
}

// copyKeys brings the keys that a record needs into a folder, and says whether
// one is missing.
func copyKeys(from, to string) (missing bool, err error) {
	for _, name := range []string{"learner.key", record.SigningFile} {
		key, err := os.ReadFile(filepath.Join(from, name))
		if errors.Is(err, fs.ErrNotExist) {
			missing = true
			continue
		}
		if err == nil {
			err = disk.Replace(filepath.Join(to, name), key, 0o600)
		}
		if err != nil {
			return missing, err
		}
	}
	return missing, nil
}

// tell writes what was moved.
func (m *Moved) tell(out io.Writer, said, where string, w *locale.Words) error {
	fmt.Fprintf(out, said+"\n", where, m.Lines, m.Files[2], m.Files[3], m.Files[4])
	if m.There > 0 {
		fmt.Fprintf(out, w.Database.There+"\n", m.There)
	}
	for _, name := range m.Other {
		fmt.Fprintf(out, w.Database.Other+"\n", name)
	}
	_, err := fmt.Fprintln(out, w.Upkeep.Sound)
	return err
}

// chain verifies a record. The error is ErrBroken where it is not what was
// written.
func chain(ctx context.Context, s store.Store, w *locale.Words) (record.Chain, error) {
	var all record.Chain
	files, err := record.Files(ctx, s)
	if err != nil {
		return all, err
	}
	for _, name := range files {
		f, err := s.Open(ctx, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return all, err
		}
		c, err := record.VerifyAfter(store.Reader(f), "", all.Head)
		f.Close()
		if err != nil {
			return all, err
		}
		if len(c.Breaks) > 0 {
			return all, locale.Said(ErrBroken, w.Upkeep.Unsound, len(c.Breaks))
		}
		all.Sealed, all.Head = all.Sealed+c.Sealed, c.Head
	}
	return all, nil
}

// record brings the record. gone says that the other one has gone on after it.
func (m *Moved) record(ctx context.Context, from, to store.Store) (gone bool, err error) {
	files, err := record.Files(ctx, from)
	if err != nil {
		return false, err
	}
	for _, name := range files {
		how, err := bring(ctx, from, to, name)
		if err != nil {
			return false, err
		}
		switch how {
		case other:
			return false, locale.Errorf(locale.OtherRecord, to.Where(name), from.Where(name))
		case longer:
			gone = true
		}
		m.note(0, name, how)
	}
	return gone, nil
}

// move brings the files of a kind.
func (m *Moved) move(ctx context.Context, kind int, from, to store.Store) error {
	all, err := from.List(ctx, kinds[kind])
	if err != nil {
		return err
	}
	for _, e := range all {
		if base := e.Name[strings.LastIndexByte(e.Name, '/')+1:]; strings.HasPrefix(base, ".") {
			continue // half a file, that a crash left
		}
		how, err := bring(ctx, from, to, e.Name)
		if err != nil {
			return err
		}
		m.note(kind, e.Name, how)
	}
	return nil
}

func (m *Moved) note(kind int, name string, how outcome) {
	switch how {
	case came:
		m.Files[kind]++
	case same, longer:
		m.There++
	case other:
		m.Other = append(m.Other, name)
	}
}

// An outcome is what became of a file that was to be brought.
type outcome int

const (
	came   outcome = iota // it was brought, or what it had more
	same                  // it was there
	longer                // it was there and has gone on
	other                 // another one is there
)

// bring copies a file, or what it has more than the one that is there.
func bring(ctx context.Context, from, to store.Store, name string) (outcome, error) {
	mine, err := from.Open(ctx, name)
	if err != nil {
		return 0, err
	}
	defer mine.Close()
	theirs, err := to.Open(ctx, name)
	if errors.Is(err, fs.ErrNotExist) {
		return came, to.Replace(ctx, name, func(w io.Writer) error {
			_, err := io.Copy(w, ended(mine))
			return err
		})
	}
	if err != nil {
		return 0, err
	}
	defer theirs.Close()
	rest := ended(mine)
	alike, short, err := begins(rest, store.Reader(theirs))
	switch {
	case err != nil:
		return 0, err
	case !alike && name == record.HeadFile: // of a record that had more
		text, err := store.ReadAll(ctx, from, name)
		if err != nil {
			return 0, err
		}
		return came, store.Put(ctx, to, name, text)
	case !alike:
		return other, nil
	case short:
		return longer, nil
	}
	more, err := io.ReadAll(rest)
	if err != nil || len(more) == 0 {
		return same, err
	}
	_, err = to.Append(ctx, name, more)
	return came, err
}

// ended reads a file, with a newline at its end if it lacks one.
func ended(f store.File) io.Reader {
	size := f.Info().Size
	last := make([]byte, 1)
	if _, err := f.ReadAt(last, max(0, size-1)); size == 0 || err != nil && err != io.EOF || last[0] == '\n' {
		return store.Reader(f)
	}
	return io.MultiReader(store.Reader(f), strings.NewReader("\n"))
}

// begins says whether mine begins as theirs does, up to the end of the shorter
// one, and whether that is mine. What mine has more is not read.
func begins(mine, theirs io.Reader) (alike, short bool, err error) {
	a, b := make([]byte, 64<<10), make([]byte, 64<<10)
	for {
		n, err := io.ReadFull(theirs, a)
		if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
			return false, false, err
		}
		ended := err != nil
		m, err := io.ReadFull(mine, b[:n])
		if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
			return false, false, err
		}
		if !bytes.Equal(a[:m], b[:m]) {
			return false, false, nil
		}
		if ended || m < n {
			return true, m < n, nil
		}
	}
}
