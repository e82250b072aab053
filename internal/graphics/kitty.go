package graphics

import (
	"encoding/base64"
	"image"
	"strconv"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/kitty"
)

// Kitty is what has a terminal hold the picture of a place, and show it wherever
// the placeholders of the place stand, and for how long that was worked on. It is a
// run of sequences: see [Piece]. The terminal answers nothing. See
// https://sw.kovidgoyal.net/kitty/graphics-protocol/.
func (s *Store) Kitty(p *Place, cell image.Point) (b []byte, took time.Duration, err error) {
	return s.encode(p, cell, func() ([]byte, error) {
		data, err := p.png(cell)
		if err != nil {
			return nil, err
		}
		options := []string{"a=T", "U=1", "q=2", "f=100", "i=" + number(p.First), "c=" + strconv.Itoa(p.Columns), "r=" + strconv.Itoa(p.Rows)}
		text := base64.StdEncoding.AppendEncode(nil, data)
		var b []byte
		for {
			n := min(len(text), kitty.MaxChunkSize)
			more := "m=0"
			if n < len(text) {
				more = "m=1"
			}
			b = append(b, ansi.KittyGraphics(text[:n], append(options, more)...)...)
			if text = text[n:]; len(text) == 0 {
				return b, nil
			}
			options = []string{"q=2"}
		}
	})
}

// Piece is what is written at once of a run of sequences of [Store.Kitty]. Between
// two pieces anything else may be, but for graphics.
func Piece(run []byte) (piece, rest []byte) {
	end := 0
	for from := 0; from < len(run) && end < pieceBytes; from = end {
		end = from + len(kittyBegin)
		for end < len(run) && run[end-1] != '\\' {
			end++
		}
	}
	return run[:end], run[end:]
}

const (
	kittyBegin = "\x1b_G"
	pieceBytes = 16 << 10
)

// KittyForget has a terminal let go of a picture. cut is whether it was sent in
// part: then that comes to an end first, as it has to ahead of what else is graphics.
func KittyForget(b []byte, of Mark, cut bool) []byte {
	if cut {
		b = append(b, ansi.KittyGraphics(nil, "q=2", "m=0")...)
	}
	return append(b, ansi.KittyGraphics(nil, "a=d", "d=I", "q=2", "i="+number(of))...)
}

func number(m Mark) string { return strconv.Itoa(int(m)) }

// Placeholder stands in a cell that shows a part of a picture.
const Placeholder = string(kitty.Placeholder)

// A Part is a row of a place as it stands in a row of cells.
type Part struct {
	*Place
	X, Row int // its first column, and which row of the place it is
}

// Cells puts placeholders into the cells of a row that show a picture, and appends
// which they show. Each placeholder after the first tells by what is at its left
// which part it stands for. Their ground is that which the picture stands on. Where
// something covers a part of the row it stays in blocks.
func (s *Store) Cells(row uv.Line, parts []Part) []Part {
	for x := 0; x < len(row); x++ {
		mark := MarkOf(&row[x].Style)
		p, y := s.At(mark)
		if p == nil {
			continue
		}
		end := x
		for end < len(row) && MarkOf(&row[end].Style) == mark {
			end++
		}
		if end-x == p.Columns {
			parts = append(parts, Part{p, x, y})
			style := uv.Style{Fg: p.First.Color()}
			if x > 0 {
				style.Bg = row[x-1].Style.Bg
			}
			text := Placeholder + string(kitty.Diacritic(y)) + string(kitty.Diacritic(0))
			for i := x; i < end; i++ {
				row[i] = uv.Cell{Content: text, Width: 1, Style: style}
				text = Placeholder
			}
		}
		x = end - 1
	}
	return parts
}

// Unmark takes the marks off the cells of a row, which stay as they are.
func Unmark(row uv.Line) {
	for i := range row {
		if MarkOf(&row[i].Style) != 0 {
			row[i].Style.UnderlineColor = nil
		}
	}
}
