package wire

import "slices"

// Told is what a page is told of a view beside its cells.
type Told struct {
	Language string
	Colours  Palette
	Taps     []Tap  // top to bottom
	Hints    []Hint // in the order of help
	Heading  string
	Lines    []Line
	Said     string // what has changed, for who does not see it
	Field    Input  // that is typed in; none if its ID is 0
	Room     string // code of the room that one is in
	Resume   string // code of the attempt under way
}

// Palette are the colours of a look, each as 0xRRGGBB.
type Palette struct {
	Look   byte // 0 dark, 1 light, 2 projector, 3 contrast
	Fg, Bg uint32
	Roles  [len(roles)]uint32
}

// roles are what a page may draw by itself in colours of the look.
var roles = [...]string{"text", "strong", "muted", "link", "brand", "right", "wrong", "frame", "stage", "card", "raised", "selection", "general", "level1", "level2", "ink"}

// Roles names the colours of a Palette, in their order.
func Roles() []string { return slices.Clone(roles[:]) }

// A Tap is something that can be chosen, and the cells that it stands on.
type Tap struct {
	X, Y, Width, Height int
	Kind                byte
	State               byte
	Label               string
}

// Kinds of taps.
const (
	Item byte = iota
	Button
	Entry // a text field
	Link
)

// States of taps.
const (
	At      byte = 1 << iota // the cursor is on it
	Chosen                   // of an answer
	Option                   // of a question
	Several                  // of which several may be chosen
)

// A Hint is a key that does something now.
type Hint struct {
	Key          string // as a Key message says it; "" of several, such as digits
	Shown, Label string // as the footer words it
	InFoot       bool   // it stands there, at X
	Main         bool   // the one to press now
	X, Width     int
}

// A Line is text that is read.
type Line struct {
	Kind  byte // 0 a paragraph, 1 an item of a list, 2 a row
	Depth int  // of the list
	Text  string
}

// An Input is a text field that letters go into.
type Input struct {
	ID                        int // another one for each field
	X, Y, Width               int
	Label, Placeholder, Value string
	Kind                      byte
	Most                      int // code points
	Seq                       int // of the last Text that Value includes
}

// Kinds of text fields.
const (
	AnyText byte = iota
	Name
	Search
	Digits
	Sentence
	ResumeCode // digits, of the attempt to go on with
)

// AppendTold appends what leads from one telling to another; was is nil for who
// was told nothing yet.
func AppendTold(b []byte, was, is *Told) []byte {
	if is == was {
		return b
	}
	all := was == nil
	if all {
		was = &Told{}
	}
	if all || was.Language != is.Language {
		b = Section(b, Tongue, func(b []byte) []byte { return String(b, is.Language) })
	}
	if all || was.Colours != is.Colours {
		b = Section(b, Colours, is.Colours.append)
	}
	if all || !slices.Equal(was.Taps, is.Taps) {
		b = Section(b, Taps, func(b []byte) []byte {
			b = Number(b, len(is.Taps))
			for _, t := range is.Taps {
				b = Number(Number(Number(Number(b, t.Y), t.X), t.Width), t.Height)
				b = String(append(b, t.Kind, t.State), t.Label)
			}
			return b
		})
	}
	if all || !slices.Equal(was.Hints, is.Hints) {
		b = Section(b, Hints, func(b []byte) []byte {
			b = Number(b, len(is.Hints))
			for i := range is.Hints {
				b = is.Hints[i].append(b)
			}
			return b
		})
	}
	if all || was.Heading != is.Heading || was.Said != is.Said || !slices.Equal(was.Lines, is.Lines) {
		b = appendWords(b, was, is)
	}
	if all || was.Field != is.Field {
		b = Section(b, Field, is.Field.append)
	}
	if all || was.Room != is.Room || was.Resume != is.Resume {
		b = Section(b, Room, func(b []byte) []byte { return String(String(b, is.Room), is.Resume) })
	}
	return b
}

// appendWords appends only the lines that are new, where the rest stays.
func appendWords(b []byte, was, is *Told) []byte {
	lines, more := is.Lines, byte(0)
	if n := len(was.Lines); n > 0 && n <= len(lines) && was.Heading == is.Heading && slices.Equal(was.Lines, lines[:n]) {
		lines, more = lines[n:], 1
	}
	return Section(b, Words, func(b []byte) []byte {
		if b = append(b, more); more == 0 {
			b = String(b, is.Heading)
		}
		b = Number(b, len(lines))
		for _, l := range lines {
			b = String(Number(append(b, l.Kind), l.Depth), l.Text)
		}
		return String(b, is.Said)
	})
}

func (p *Palette) append(b []byte) []byte {
	b = RGB(RGB(append(b, p.Look), p.Fg), p.Bg)
	b = Number(b, len(p.Roles))
	for _, c := range p.Roles {
		b = RGB(b, c)
	}
	return b
}

func (h *Hint) append(b []byte) []byte {
	var flags byte
	if h.InFoot {
		flags |= 1
	}
	if h.Main {
		flags |= 2
	}
	b = append(String(String(String(b, h.Key), h.Shown), h.Label), flags)
	if h.InFoot {
		b = Number(Number(b, h.X), h.Width)
	}
	return b
}

func (i *Input) append(b []byte) []byte {
	b = Number(b, i.ID)
	if i.ID == 0 {
		return b
	}
	b = Number(Number(Number(b, i.X), i.Y), i.Width)
	b = String(String(String(b, i.Label), i.Placeholder), i.Value)
	return Number(Number(append(b, i.Kind), i.Most), i.Seq)
}

// RGB appends a colour.
func RGB(b []byte, c uint32) []byte { return append(b, byte(c>>16), byte(c>>8), byte(c)) }
