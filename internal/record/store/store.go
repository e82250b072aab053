// Package store keeps files of lines by name: all that a data folder holds of
// what many people did. Dir is the one on the disk; package postgres has one in
// a database that several servers share.
package store

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"time"

	"training.vast.vn/vneid-training/internal/locale"
)

// A Store keeps files by name, such as "results.jsonl" or "journal/ab/….jsonl";
// names have slashes on every system. Any number of goroutines may use it, and
// any number of processes may keep the same files.
type Store interface {
	// Where says where a file is, for people.
	Where(name string) string

	// Stat looks at a file; fs.ErrNotExist where there is none.
	Stat(ctx context.Context, name string) (Info, error)

	// Open opens a file to read it; fs.ErrNotExist where there is none. What is
	// read is what was written, byte for byte.
	Open(ctx context.Context, name string) (File, error)

	// List lists the files whose names begin with prefix, sorted by name.
	// Nothing is found in a folder that is not there.
	List(ctx context.Context, prefix string) ([]Entry, error)

	// Create makes a file whole, or not at all. One that is there stays as it
	// is: the error is fs.ErrExist.
	Create(ctx context.Context, name string, text []byte) error

	// Append adds whole lines to a file in one write, and says what it is then.
	// They are safe when it returns. A line that a crash left unfinished is
	// ended first. fs.ErrNotExist where there is no such file.
	Append(ctx context.Context, name string, lines []byte) (Info, error)

	// Replace puts what fill writes in the place of a file, there or not, as
	// another file of its name. Where fill fails, nothing is replaced.
	Replace(ctx context.Context, name string, fill func(io.Writer) error) error

	// Remove removes a file; fs.ErrNotExist where there is none. After a power
	// cut it may be there again.
	Remove(ctx context.Context, name string) error

	// Locked runs fn while it alone, of all processes, is in Locked. fn uses the
	// store that it is given; what it wrote is safe once Locked returns nil. A
	// process has one Locked at a time: callers see to that. Who waited until
	// ctx's deadline gets ErrBusy.
	Locked(ctx context.Context, fn func(Store) error) error

	// Check tries whether the store can be written.
	Check(ctx context.Context) error

	// Close lets go of what the store holds.
	Close() error
}

// An Info is what a file was when it was looked at.
type Info struct {
	Size    int64     // in bytes
	Changed time.Time // when it was last written to
	ID      int64     // of the file under this name, in a database
	file    fs.FileInfo
}

// Same says whether both are of one file, which may have grown: not of another
// that has taken its name.
func (i Info) Same(j Info) bool {
	if i.file == nil || j.file == nil {
		return i.file == j.file && i.ID == j.ID && i.ID != 0
	}
	return os.SameFile(i.file, j.file)
}

// A File is open for reading.
type File interface {
	io.ReaderAt
	io.Closer
	Info() Info // as it was opened
}

// An Entry is a file in a list.
type Entry struct {
	Name    string
	Changed time.Time
}

// ReadAll reads a file.
func ReadAll(ctx context.Context, s Store, name string) ([]byte, error) {
	for try := 0; ; try++ {
		text, err := readAll(ctx, s, name)
		if !errors.Is(err, ErrReplaced) || try == 3 {
			return text, err
		}
	}
}

func readAll(ctx context.Context, s Store, name string) ([]byte, error) {
	f, err := s.Open(ctx, name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(Reader(f))
}

// Reader reads a file from its beginning, up to the size that it had when it
// was opened.
func Reader(f File) *io.SectionReader { return io.NewSectionReader(f, 0, f.Info().Size) }

// Put is Replace by a text.
func Put(ctx context.Context, s Store, name string, text []byte) error {
	return s.Replace(ctx, name, func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	})
}

var (
	// ErrBusy is the cause where others kept a store locked.
	ErrBusy = locale.Errorf(locale.Busy)

	// ErrReplaced says that a file has been replaced while it was read.
	ErrReplaced = errors.New("the file was replaced while it was read: try again")
)
