package server

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"sync"
)

// NewLog returns a log that goes to a file, as text or JSON, a line for each
// entry. Where systemd's journal reads the file (JOURNAL_STREAM names it), it is
// told how grave each entry is (sd-daemon(3)).
func NewLog(f *os.File, json bool, getenv func(string) string) *slog.Logger {
	out := &graded{w: f}
	var h slog.Handler = slog.NewTextHandler(out, nil)
	if json {
		h = slog.NewJSONHandler(out, nil)
	}
	if stream := getenv("JOURNAL_STREAM"); stream != "" && stream == streamOf(f) {
		h = grader{h, out}
	}
	return slog.New(h)
}

// A grader has each entry written after its priority, in a graded writer.
type grader struct {
	slog.Handler
	out *graded
}

// Handle implements slog.Handler.
func (g grader) Handle(ctx context.Context, r slog.Record) error {
	g.out.mu.Lock()
	defer g.out.mu.Unlock()
	g.out.priority = priority(r.Level)
	return g.Handler.Handle(ctx, r)
}

// WithAttrs implements slog.Handler.
func (g grader) WithAttrs(attrs []slog.Attr) slog.Handler {
	return grader{g.Handler.WithAttrs(attrs), g.out}
}

// WithGroup implements slog.Handler.
func (g grader) WithGroup(name string) slog.Handler { return grader{g.Handler.WithGroup(name), g.out} }

// A graded writer begins what is written at once with a priority, if there is
// one.
type graded struct {
	w        io.Writer
	mu       sync.Mutex
	priority string
}

func (g *graded) Write(p []byte) (int, error) {
	if g.priority == "" {
		return g.w.Write(p)
	}
	if _, err := g.w.Write(append([]byte(g.priority), p...)); err != nil {
		return 0, err
	}
	return len(p), nil
}

// priority is what the journal calls a level.
func priority(l slog.Level) string {
	const failed, warning, info, debug = 3, 4, 6, 7
	n := debug
	switch {
	case l >= slog.LevelError:
		n = failed
	case l >= slog.LevelWarn:
		n = warning
	case l >= slog.LevelInfo:
		n = info
	}
	return fmt.Sprintf("<%d>", n)
}
