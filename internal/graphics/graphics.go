// Package graphics has what terminals with graphics of their own are sent for
// the pictures of a deck.
//
// A picture stands in the text of a frame in blocks, which every terminal shows.
// Its cells carry a mark as well, which nobody sees: an underline's colour, where
// there is no underline. It says which row of which place they are, so that what
// draws the frame may put the picture itself there. So frames are the same for
// all terminals, and who makes them need not know.
package graphics

import (
	"image/color"
	"slices"
	"strconv"
	"strings"
	"sync"

	uv "github.com/charmbracelet/ultraviolet"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/lfu"
)

// CellSize asks a terminal for the size of a cell in pixels (XTWINOPS, 16).
const CellSize = "\x1b[16t"

// A Mark is a row of a place. That of its first row is the number of the picture
// in a terminal too. 0 is none.
type Mark uint32

// firstMark is out of the way of numbers that other programs begin with in the
// same terminal.
const (
	firstMark Mark = 0x564E00
	lastMark  Mark = 0xFFFFFF // a colour has so many
)

// Color is the colour that carries a mark.
func (m Mark) Color() color.RGBA {
	return color.RGBA{uint8(m >> 16), uint8(m >> 8), uint8(m), 0xFF}
}

// MarkOf is the mark that a style carries, or 0.
func MarkOf(s *uv.Style) Mark {
	if s.UnderlineColor == nil || s.Underline != uv.UnderlineNone {
		return 0
	}
	r, g, b, _ := s.UnderlineColor.RGBA()
	return Mark(r>>8<<16 | g>>8<<8 | b>>8)
}

// A Place is a picture at a size in cells.
type Place struct {
	First         Mark // of its first row
	Columns, Rows int
	picture       *deck.Image
}

// A Store knows the places of pictures, and keeps what terminals are sent for
// them. It is safe for use by many goroutines. A nil Store knows none.
type Store struct {
	mu     sync.Mutex
	places []*Place // by their marks
	known  map[placeKey]*Place
	kept   *lfu.Cache[keptKey, []byte]

	encoding sync.Mutex // one picture after the other: it takes a core for a while
}

type placeKey struct {
	picture       deck.Sum
	columns, rows int
}

const (
	// mostPlaces bounds what is known of places. A picture has as many as there are
	// sizes that it was shown in.
	mostPlaces = 10_000

	// mostCells bounds a place, across and down: placeholders count no further.
	mostCells = 256
)

// NewStore returns a store that keeps at most about maxBytes of what terminals
// are sent.
func NewStore(maxBytes int64) *Store {
	return &Store{known: map[placeKey]*Place{}, kept: lfu.New[keptKey, []byte](maxBytes)}
}

// Place returns the mark of the first row of a picture at a size in cells; 0
// where it is in blocks only. The other rows have those that follow.
func (s *Store) Place(picture *deck.Image, columns, rows int) Mark {
	if s == nil || columns < 1 || rows < 1 || columns > mostCells || rows > mostCells {
		return 0
	}
	k := placeKey{picture.Sum, columns, rows}
	s.mu.Lock()
	defer s.mu.Unlock()
	if p := s.known[k]; p != nil {
		return p.First
	}
	next := firstMark
	if n := len(s.places); n > 0 {
		next = s.places[n-1].First + Mark(s.places[n-1].Rows)
	}
	if next+Mark(rows) > lastMark || len(s.places) >= mostPlaces {
		return 0
	}
	p := &Place{next, columns, rows, picture}
	s.places, s.known[k] = append(s.places, p), p
	return next
}

// At is the place that a mark is of, and which of its rows, from 0; nil for one
// that no place has.
func (s *Store) At(m Mark) (p *Place, row int) {
	if s == nil || m < firstMark {
		return nil, 0
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	i, found := slices.BinarySearchFunc(s.places, m, func(p *Place, m Mark) int { return int(p.First) - int(m) })
	if !found {
		i--
	}
	if i < 0 {
		return nil, 0
	}
	p = s.places[i]
	if row = int(m - p.First); row >= p.Rows {
		return nil, 0
	}
	return p, row
}

// carrier is what a mark begins with in the text of a frame.
const carrier = "58;2;"

// Marked reports whether a text may have marks.
func Marked(text string) bool { return strings.Contains(text, carrier) }

// In appends the places whose pictures a text shows, each once.
func (s *Store) In(places []*Place, text string) []*Place {
	for {
		i := strings.Index(text, carrier)
		if i < 0 {
			return places
		}
		text = text[i+len(carrier):]
		if p, _ := s.At(markIn(text)); p != nil && !slices.Contains(places, p) {
			places = append(places, p)
		}
	}
}

// markIn reads the three numbers of the colour that a text begins with.
func markIn(text string) Mark {
	var m Mark
	for range 3 {
		end := 0
		for end < len(text) && end < len("255") && text[end] >= '0' && text[end] <= '9' {
			end++
		}
		n, err := strconv.ParseUint(text[:end], 10, 8)
		if err != nil {
			return 0
		}
		m = m<<8 | Mark(n)
		if text = text[end:]; text != "" {
			text = text[1:]
		}
	}
	return m
}
