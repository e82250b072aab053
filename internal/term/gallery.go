package term

import (
	"image"
	"slices"

	"github.com/charmbracelet/colorprofile"

	"training.vast.vn/vneid-training/internal/graphics"
	"training.vast.vn/vneid-training/internal/theme"
)

// A gallery is what a terminal with graphics has of the pictures of a deck. What it
// has not yet stands there in blocks until it has. Nothing waits for a picture, and
// frames go ahead of it: so that on a slow line nobody waits for one either.
type gallery struct {
	store *graphics.Store // nil: pictures stay in blocks
	as    theme.Graphics
	held  []*graphics.Place // that the terminal has, those shown last at the end
	shown int               // of them, by the text that was asked for last
	next  *graphics.Place   // that it is to have; nil: none
	bytes []byte            // what is still to be sent of the next; nil until it is made
	begun bool              // the terminal has a part of it
}

// mostHeld bounds what a terminal is to hold beside what it shows, in dots: three
// screens of 1920x1080.
const mostHeld = 3 * 1920 * 1080

// usualCell is the size in pixels of a cell on a terminal that does not tell.
var usualCell = image.Pt(10, 20)

// shows tells how a text's pictures are drawn, and which is to be made next for
// the terminal; nil: none.
func (g *gallery) shows(text string, profile colorprofile.Profile) (as theme.Pictures, make *graphics.Place) {
	if g.as.Pictures == theme.InBlocks || profile != colorprofile.TrueColor || !graphics.Marked(text) {
		g.shown = 0
		return theme.InBlocks, nil
	}
	as, g.shown = theme.InBlocks, 0
	places := g.store.In(nil, text)
	if len(places) > 0 {
		as = g.as.Pictures
	}
	for _, p := range places {
		if at := slices.Index(g.held, p); at >= 0 {
			g.held = append(slices.Delete(g.held, at, at+1), p)
			g.shown++
			continue
		}
		as = theme.InBlocks
		if g.next == nil {
			g.next, make = p, p
		}
	}
	return as, make
}

// made takes what the terminal is sent for the next picture. whole is whether the
// terminal has a picture more then: where it draws over cells it holds none.
func (g *gallery) made(b []byte) (whole bool) {
	if g.as.Pictures != theme.Sixel {
		g.bytes = b
		return false
	}
	g.held, g.next = append(g.held, g.next), nil
	return true
}

// stale forgets the size of a cell, and reports whether it has to be known: where the
// terminal draws over cells.
func (g *gallery) stale() bool {
	if g.as.Pictures != theme.Sixel {
		return false
	}
	*g = gallery{store: g.store}
	return true
}

// waits reports whether something is to be sent.
func (g *gallery) waits() bool { return g.bytes != nil }

// piece appends what is sent next. whole is whether the terminal has a picture more
// then.
func (g *gallery) piece(b []byte) (_ []byte, whole bool) {
	if !g.begun {
		b = g.room(b)
	}
	var piece []byte
	piece, g.bytes = graphics.Piece(g.bytes)
	b, g.begun = append(b, piece...), true
	if len(g.bytes) > 0 {
		return b, false
	}
	g.held = append(g.held, g.next)
	g.next, g.bytes, g.begun = nil, nil, false
	return b, true
}

// room appends what has the terminal let go of the pictures that were shown longest
// ago, where there is no room for the next; none that is shown.
func (g *gallery) room(b []byte) []byte {
	sum := g.dots(g.next)
	for _, p := range g.held {
		sum += g.dots(p)
	}
	for sum > mostHeld && len(g.held) > g.shown {
		sum -= g.dots(g.held[0])
		b = graphics.KittyForget(b, g.held[0].First, false)
		g.held = g.held[1:]
	}
	return b
}

func (g *gallery) dots(p *graphics.Place) int {
	size := p.Pixels(g.as.Cell)
	return size.X * size.Y
}

// close appends what has the terminal let go of all pictures.
func (g *gallery) close(b []byte) []byte {
	if g.begun {
		b = graphics.KittyForget(b, g.next.First, true)
	}
	for _, p := range g.held {
		if g.as.Pictures == theme.Kitty {
			b = graphics.KittyForget(b, p.First, false)
		}
	}
	*g = gallery{store: g.store, as: g.as}
	return b
}
