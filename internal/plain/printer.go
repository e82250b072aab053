package plain

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// columns is how wide a line gets. Serial consoles have 80.
const columns = 76

// A printer appends text, broken at words. It remembers the first error, and
// prints nothing after it.
type printer struct {
	out  *bufio.Writer
	err  error
	free bool // the last line is blank
}

func newPrinter(w io.Writer) *printer { return &printer{out: bufio.NewWriter(w)} }

func (p *printer) write(s string) {
	p.free = s == "\n"
	if p.err == nil {
		_, p.err = p.out.WriteString(s)
	}
}

func (p *printer) flush() error {
	if p.err == nil {
		p.err = p.out.Flush()
	}
	return p.err
}

// blank leaves a line free, if none is.
func (p *printer) blank() {
	if !p.free {
		p.write("\n")
	}
}

// say prints a paragraph.
func (p *printer) say(text string) { p.hang("", text) }

// sayf prints a paragraph made from a format.
func (p *printer) sayf(format string, args ...any) { p.say(fmt.Sprintf(format, args...)) }

// hang prints a paragraph behind a label, its following lines set in under the
// first. What draws nothing or moves the cursor is left out.
func (p *printer) hang(label, text string) {
	in := strings.Repeat(" ", ansi.StringWidth(label))
	for i, l := range fill(printable(text), columns-len(in)) {
		if i > 0 {
			label = in
		}
		p.write(strings.TrimRight(label+l, " ") + "\n")
	}
}

// fill breaks a text at its spaces. A word that is too long, such as an
// address, stays whole: it is there to be copied.
func fill(text string, width int) []string {
	var rows []string
	row, cells := "", 0
	for i, word := range strings.Fields(text) {
		n := ansi.StringWidth(word)
		switch {
		case i == 0:
			row, cells = word, n
		case cells+1+n > width:
			rows = append(rows, row)
			row, cells = word, n
		default:
			row, cells = row+" "+word, cells+1+n
		}
	}
	return append(rows, row)
}

// prompt asks on a line of its own, on which the answer is typed.
func (p *printer) prompt(text string) error {
	p.write(text + " ")
	return p.flush()
}

// printable drops what a terminal would obey.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return -1
		}
		return r
	}, s)
}
