package theme

import "strings"

// Big is how a terminal sets a row of text at twice its size, over two rows.
type Big int

const (
	NoBig        Big = iota // not at all: most terminals
	DoubleHeight            // DECDHL, whole rows: Konsole, PuTTY, Windows Terminal, macOS Terminal, iTerm2
	SizedText               // OSC 66: kitty from 0.40 on
)

var bigNames = [...]string{NoBig: "none", DoubleHeight: "dhl", SizedText: "osc66"}

// String returns the name that a Pick reads.
func (b Big) String() string { return nameOf(b, "Big", b.names()) }

func (Big) names() []string { return bigNames[:] }

// A Half says which half of a big row a row of a frame shows.
type Half int

const (
	NoHalf Half = iota // it is an ordinary row
	Upper
	Lower
)

// marks are what the two rows of a big row begin with. Marks are part of the
// frame's text, so that frames that differ in them are two. What draws the
// frame takes them off; on a terminal that meets them as they are they draw
// nothing.
var marks = [...][2]string{
	DoubleHeight: {"\x1b#3", "\x1b#4"},
	SizedText:    {"\x1b]66;s=2;\x1b\\", "\x1b]66;s=2:v=1;\x1b\\"},
}

// Rows returns the two rows of a frame that show line, which is styled and at
// most half as wide as the window, at twice its size. Of NoBig they are the
// line and an empty row.
func (b Big) Rows(line string) [2]string {
	switch b {
	case DoubleHeight:
		return [2]string{marks[b][0] + line, marks[b][1] + line}
	case SizedText:
		return [2]string{marks[b][0] + line, marks[b][1]}
	}
	return [2]string{line, ""}
}

// Mark cuts the mark off a row of a frame: which half of a big row it shows,
// if any, in which way, and the line. An ordinary row is returned as it is.
func Mark(row string) (Big, Half, string) {
	if len(row) < 3 || row[0] != '\x1b' || row[1] != '#' && row[1] != ']' {
		return NoBig, NoHalf, row
	}
	for _, b := range []Big{DoubleHeight, SizedText} {
		for i, half := range []Half{Upper, Lower} {
			if line, ok := strings.CutPrefix(row, marks[b][i]); ok {
				return b, half, line
			}
		}
	}
	return NoBig, NoHalf, row
}

// Even is a width, or one column less where rows are big: the grounds of those are
// in steps of two columns, so that only even edges are alike in all rows.
func (b Big) Even(width int) int {
	if b == NoBig {
		return width
	}
	return width &^ 1
}

// Columns is how many columns of text a row holds in a window of a width.
func (b Big) Columns(width int) int {
	if b == NoBig {
		return width
	}
	return width / 2
}
