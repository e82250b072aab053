package termtest

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/png"
	"strconv"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi/kitty"
	"github.com/charmbracelet/x/vt"
)

// Graphics are the pictures that an emulated terminal holds: those of kitty's
// protocol, which are shown where placeholders stand.
type Graphics struct {
	Held  map[int]Held // by their numbers
	Sent  int          // pictures that it was sent whole
	Wrong []string     // what it did not understand

	partly  map[string]string // what the picture began with that is on its way; nil: none is
	payload strings.Builder
}

// Held is a picture as a terminal holds it.
type Held struct {
	Columns, Rows int
	Picture       image.Image
}

// NewGraphics has an emulated terminal hold pictures. They are read while nothing
// is written to it.
func NewGraphics(e *vt.Emulator) *Graphics {
	g := &Graphics{Held: map[int]Held{}}
	e.RegisterApcHandler(func(data []byte) bool {
		command, ok := strings.CutPrefix(string(data), "G")
		if ok {
			g.take(command)
		}
		return ok
	})
	return g
}

func (g *Graphics) wrong(format string, args ...any) {
	g.Wrong = append(g.Wrong, fmt.Sprintf(format, args...))
}

func (g *Graphics) take(command string) {
	head, payload, _ := strings.Cut(command, ";")
	keys := map[string]string{}
	for pair := range strings.SplitSeq(head, ",") {
		k, v, _ := strings.Cut(pair, "=")
		keys[k] = v
	}
	switch {
	case keys["q"] != "2":
		g.wrong("%s asks for an answer", head)
	case len(payload) > kitty.MaxChunkSize:
		g.wrong("%s has %d bytes", head, len(payload))
	case g.partly == nil && keys["a"] == "d":
		id, _ := strconv.Atoi(keys["i"])
		if _, held := g.Held[id]; keys["d"] == "I" && held {
			delete(g.Held, id)
		}
	case g.partly == nil && keys["a"] == "T" && keys["U"] == "1" && keys["f"] == "100":
		g.partly = keys
		g.payload.Reset()
		g.more(keys, payload)
	case g.partly != nil && keys["a"] == "":
		g.more(keys, payload)
	default:
		g.wrong("%s comes while a picture is on its way: %t", head, g.partly != nil)
	}
}

// more takes a part of a picture.
func (g *Graphics) more(keys map[string]string, payload string) {
	if g.payload.WriteString(payload); keys["m"] == "1" {
		return
	}
	of := g.partly
	g.partly = nil
	data, err := base64.StdEncoding.DecodeString(g.payload.String())
	if err != nil {
		return // it was given up
	}
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return
	}
	id, _ := strconv.Atoi(of["i"])
	columns, _ := strconv.Atoi(of["c"])
	rows, _ := strconv.Atoi(of["r"])
	g.Held[id] = Held{columns, rows, picture}
	g.Sent++
}

// Shown tells where the pictures are shown on a screen, by their numbers. It is an
// error if placeholders do not show a picture in its place, or one that is not
// held.
func (g *Graphics) Shown(e *vt.Emulator) (map[int]image.Rectangle, error) {
	shown := map[int]image.Rectangle{}
	for y := range e.Height() {
		row, column, of := 0, 0, 0
		for x := range e.Width() {
			c := e.CellAt(x, y)
			text, ok := strings.CutPrefix(c.Content, string(kitty.Placeholder))
			if !ok {
				of = 0
				continue
			}
			if marks := []rune(text); len(marks) == 2 {
				row, column, of = diacritic(marks[0]), diacritic(marks[1]), number(c)
			} else if column++; len(marks) != 0 || of == 0 || number(c) != of {
				return nil, fmt.Errorf("the placeholder %q at %d,%d does not follow another", c.Content, x, y)
			}
			at := image.Rect(x, y, x+1, y+1)
			held, ok := g.Held[of]
			all := shown[of].Union(at)
			if shown[of] = all; !ok || column >= held.Columns || row >= held.Rows || all.Min != image.Pt(x-column, y-row) {
				return nil, fmt.Errorf("row %d, column %d of picture %d stands at %d,%d: held %t, %v", row, column, of, x, y, ok, all)
			}
		}
	}
	return shown, nil
}

func number(c *uv.Cell) int {
	r, g, b, _ := c.Style.Fg.RGBA()
	return int(r>>8<<16 | g>>8<<8 | b>>8)
}

func diacritic(r rune) int {
	for i := range 256 {
		if kitty.Diacritic(i) == r {
			return i
		}
	}
	return -1
}
