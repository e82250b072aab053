package plain

import (
	"bufio"
	"context"
	"io"
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

// Echo says who shows what is typed.
type Echo int

const (
	// EchoNone is for a terminal that shows and edits a line by itself.
	EchoNone Echo = iota
	// EchoLines is for a pipe: each line is written into the output where it
	// is read, so that the output reads as a whole.
	EchoLines
	// EchoKeys is for a terminal in raw mode, as SSH gives it: every key is
	// shown, and backspace takes one away.
	EchoKeys
)

// lines reads what people type, a line at a time, while somebody waits for it.
type lines struct {
	want chan struct{}
	got  chan line
}

type line struct {
	text string
	err  error // io.EOF at the end of the input
}

// read starts to read from r. Its goroutine ends with ctx, or, if it waits for
// r then, with the next byte or the end of r.
func read(ctx context.Context, r io.Reader, echo io.Writer, how Echo) *lines {
	l := &lines{make(chan struct{}), make(chan line)}
	k := keyboard{in: bufio.NewReader(r), how: how, show: func(s string) {
		if ctx.Err() == nil {
			// Where it can't be written the next prompt can't either, which
			// ends the session.
			_, _ = io.WriteString(echo, s)
		}
	}}
	go func() {
		for {
			select {
			case <-ctx.Done():
				return
			case <-l.want:
			}
			text, err := k.line()
			select {
			case <-ctx.Done():
				return
			case l.got <- line{text, err}:
			}
		}
	}()
	return l
}

// next waits for a line.
func (l *lines) next(ctx context.Context) (string, error) {
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case l.want <- struct{}{}:
	}
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case got := <-l.got:
		return got.text, got.err
	}
}

// longest is how many characters of a line are kept.
const longest = 1000

// A keyboard makes lines of what is typed. It belongs to one goroutine.
type keyboard struct {
	in    *bufio.Reader
	how   Echo
	show  func(string) // echoes
	ended bool         // the line before ended with a carriage return
}

// Control characters that a raw terminal sends.
const (
	ctrlC     = 0x03
	ctrlD     = 0x04
	ctrlU     = 0x15
	escape    = 0x1b
	backspace = 0x08
	del       = 0x7f
)

// line reads up to a line feed, a carriage return, or both. The last line
// needs none.
func (k *keyboard) line() (string, error) {
	var text []rune
	for {
		r, size, err := k.in.ReadRune()
		switch {
		case err != nil && len(text) > 0:
			return k.done(text), nil
		case err != nil:
			return "", err
		case r == '\n' && k.ended:
			k.ended = false
			continue
		case r == '\n' || r == '\r':
			k.ended = r == '\r'
			return k.done(text), nil
		}
		k.ended = false
		switch {
		case r == unicode.ReplacementChar && size == 1:
		case k.how == EchoKeys && (r == ctrlC || r == ctrlD && len(text) == 0):
			return "", io.EOF
		case k.how == EchoKeys && (r == backspace || r == del):
			text = k.erase(text, 1)
		case k.how == EchoKeys && r == ctrlU:
			text = k.erase(text, len(text))
		case k.how == EchoKeys && r == escape:
			k.skipSequence()
		case len(text) == longest:
		case unicode.IsSpace(r), unicode.IsPrint(r):
			if unicode.IsSpace(r) {
				r = ' '
			}
			text = append(text, r)
			if k.how == EchoKeys {
				k.show(string(r))
			}
		}
	}
}

// done ends a line, and shows it where nobody else has.
func (k *keyboard) done(text []rune) string {
	switch k.how {
	case EchoLines:
		k.show(string(text) + "\n")
	case EchoKeys:
		k.show("\n")
	}
	return string(text)
}

// erase takes the last n characters away.
func (k *keyboard) erase(text []rune, n int) []rune {
	rest := text[:max(0, len(text)-n)]
	cells := ansi.StringWidth(string(text)) - ansi.StringWidth(string(rest))
	k.show(strings.Repeat("\b \b", max(0, cells)))
	return rest
}

// skipSequence reads over what a function key sends after escape.
func (k *keyboard) skipSequence() {
	r, _, err := k.in.ReadRune()
	if err != nil || r != '[' && r != 'O' {
		return
	}
	for range 32 {
		if r, _, err = k.in.ReadRune(); err != nil || r >= 0x40 && r <= 0x7e {
			return
		}
	}
}
