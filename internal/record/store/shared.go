package store

import (
	"context"
	"errors"
	"time"
)

// Shared is a Store that several servers keep the same files in, at the same
// time.
type Shared interface {
	Store

	// AppendAt is Append to a file that has this size; where it has another,
	// somebody has written meanwhile, and the error is ErrMoved. After any other
	// error the lines may be there or not.
	AppendAt(ctx context.Context, name string, size int64, lines []byte) (Info, error)

	// Watch calls changed, until ctx ends, when a live room's file has grown, with
	// its size, and with "" when news may have been missed. Changed must not wait.
	Watch(ctx context.Context, changed func(name string, size int64))

	// Beat says that a server is alive, and how many wrong codes were tried there. It
	// returns the same of all servers that are alive, by id: who has not said so for
	// LostAfter is none of them.
	Beat(ctx context.Context, server string, wrong Wrong) (map[string]Wrong, error)
}

// Wrong is how many wrong codes were tried on a server since it was started.
type Wrong struct{ Rooms, Enrolment int64 }

// LostAfter is how long a server is silent before it is taken for dead.
const LostAfter = 4 * time.Second

// ErrMoved says that a file is not any more what the caller takes it for.
var ErrMoved = errors.New("somebody else has written to the file")
