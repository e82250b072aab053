package store

import (
	"errors"
	"io/fs"
	"path/filepath"
	"syscall"

	"training.vast.vn/vneid-training/internal/disk"
	"training.vast.vn/vneid-training/internal/locale"
)

// An Error says that a store, or a file in it, cannot be used.
type Error struct {
	Path string       // the file or folder
	Op   locale.Fault // what was tried with it: locale.OpMake, …
	Err  error
	Do   locale.Fault // what to do about it; zero: what goes for a folder
}

// Error says what is wrong and what to do.
func (e *Error) Error() string { return e.In(locale.For(locale.En)) }

// In is the error in a language.
func (e *Error) In(w *locale.Words) string {
	cause := e.Err
	var p *fs.PathError
	if errors.As(cause, &p) {
		cause = p.Err
	}
	if e.Do != 0 {
		return w.Tell(locale.Errorf(locale.DatabaseFault, w.Faults[e.Op], e.Path, cause, w.Faults[e.Do]))
	}
	return w.Tell(locale.Errorf(locale.FolderFault, w.Faults[e.Op], e.Path, cause, w.Faults[e.remedy()]))
}

// remedy is what to do about it.
func (e *Error) remedy() locale.Fault {
	switch {
	case errors.Is(e.Err, syscall.ENOSPC) && disk.OutOfFiles(filepath.Dir(e.Path)):
		return locale.DoFreeFiles
	case errors.Is(e.Err, syscall.ENOSPC), errors.Is(e.Err, errDiskFull):
		return locale.DoFree
	case errors.Is(e.Err, syscall.EROFS):
		return locale.DoMount
	case errors.Is(e.Err, fs.ErrPermission):
		return locale.DoAllow
	case errors.Is(e.Err, syscall.ENOTDIR), errors.Is(e.Err, fs.ErrExist):
		return locale.DoMoveAway
	case errors.Is(e.Err, ErrBusy):
		return locale.DoWait
	}
	return locale.DoLook
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// Wrap makes an *Error of err, if it is none.
func Wrap(path string, op locale.Fault, err error) error {
	var e *Error
	if err == nil || errors.As(err, &e) {
		return err
	}
	return &Error{Path: path, Op: op, Err: err}
}
