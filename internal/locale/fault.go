package locale

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"slices"
	"strings"
	"syscall"
)

// Error is the fault in English, with its verbs: errors.Is asks for a fault.
func (f Fault) Error() string { return f.In(english()) }

// In is the fault in a language; it is whole where it takes no arguments.
func (f Fault) In(w *Words) string { return w.Faults[f] }

// An Error is a fault and its arguments. Errors among them are wrapped, and
// are worded in the same language.
type Error struct {
	Fault Fault
	Args  []any
}

// Or is an argument that lists what may be written: at least one.
type Or []string

// In is the list in a language: "a, b or c".
func (o Or) In(w *Words) string {
	last := len(o) - 1
	if last == 0 {
		return o[0]
	}
	return fmt.Sprintf(w.Faults[OrLast], strings.Join(o[:last], ", "), o[last])
}

// Errorf returns a fault as an error.
func Errorf(f Fault, args ...any) error { return &Error{f, args} }

// Error is the fault in English.
func (e *Error) Error() string { return e.In(english()) }

// In is the fault in a language.
func (e *Error) In(w *Words) string {
	args := slices.Clone(e.Args)
	for i, a := range args {
		switch a := a.(type) {
		case Or:
			args[i] = a.In(w)
		case error:
			args[i] = w.Tell(a)
		}
	}
	return fmt.Sprintf(w.Faults[e.Fault], args...)
}

// Is says that it is the error for this Fault, whatever the arguments.
func (e *Error) Is(target error) bool { return target == error(e.Fault) }

// Unwrap gives the errors among the arguments.
func (e *Error) Unwrap() (all []error) {
	for _, a := range e.Args {
		if err, ok := a.(error); ok {
			all = append(all, err)
		}
	}
	return all
}

// said is an error that is worded already.
type said struct {
	text  string
	cause error
}

// Said returns an error that is worded in the language it will be told in. Its
// cause, which may be nil, is for errors.Is.
func Said(cause error, format string, args ...any) error {
	return said{fmt.Sprintf(format, args...), cause}
}

func (e said) Error() string    { return e.text }
func (e said) In(*Words) string { return e.text }
func (e said) Unwrap() error    { return e.cause }

// Tell words an error for a person: what has a method In, such as an Error, is
// asked; what the system says of a file or an address is known. An error of
// neither kind is one that nobody foresaw: it stands as it is, in English, after
// words that say so. Every error in English stands as it is.
func (w *Words) Tell(err error) string {
	if w.Language == En {
		return err.Error()
	}
	if text, ok := w.told(err); ok {
		return text
	}
	return fmt.Sprintf(w.Faults[Unforeseen], err)
}

// told looks for what can be worded in an error and what it wraps.
func (w *Words) told(err error) (text string, ok bool) {
	if err == context.DeadlineExceeded {
		return w.Faults[TimedOut], true
	}
	switch e := err.(type) {
	case nil:
		return "", false
	case interface{ In(*Words) string }:
		return e.In(w), true
	case *fs.PathError:
		return w.Tell(Errorf(PathFault, e.Op, e.Path, e.Err)), true
	case *net.DNSError:
		return fmt.Sprintf(w.Faults[NoSuchHost], e.Name), true
	case *net.AddrError, *net.ParseError:
		return w.Faults[BadAddress], true
	case syscall.Errno:
		return w.errno(e)
	case interface{ Unwrap() []error }:
		var texts []string
		for _, one := range e.Unwrap() {
			texts = append(texts, w.Tell(one))
		}
		return strings.Join(texts, "\n"), true
	}
	return w.told(errors.Unwrap(err))
}

// errno words what the system answers.
func (w *Words) errno(e syscall.Errno) (text string, ok bool) {
	switch e {
	case syscall.ENOENT:
		return w.Faults[NotExist], true
	case syscall.EEXIST:
		return w.Faults[Exists], true
	case syscall.EACCES, syscall.EPERM:
		return w.Faults[Denied], true
	case syscall.ENOTDIR:
		return w.Faults[NotDir], true
	case syscall.EISDIR:
		return w.Faults[IsDir], true
	case syscall.ENOSPC:
		return w.Faults[NoSpace], true
	case syscall.EROFS:
		return w.Faults[ReadOnly], true
	case syscall.EADDRINUSE:
		return w.Faults[AddressInUse], true
	case syscall.EADDRNOTAVAIL:
		return w.Faults[NoSuchAddress], true
	case syscall.ECONNREFUSED:
		return w.Faults[Refused], true
	case syscall.ETIMEDOUT:
		return w.Faults[TimedOut], true
	}
	return "", false
}
