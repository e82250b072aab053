package theme

import "image"

// Pictures is how a terminal draws the pictures of a deck.
type Pictures int

// The ways.
const (
	InBlocks Pictures = iota // in blocks, as shapes are drawn
	Kitty                    // itself, where kitty's placeholders stand: kitty from 0.28 on, Ghostty
	Sixel                    // itself, over the cells
)

var picturesNames = [...]string{InBlocks: "blocks", Kitty: "kitty", Sixel: "sixel"}

// String returns the name that a Pick reads.
func (p Pictures) String() string { return nameOf(p, "Pictures", p.names()) }

func (Pictures) names() []string { return picturesNames[:] }

// Graphics is a message to what draws the frames: how the terminal draws pictures,
// and how large its cells are.
type Graphics struct {
	Pictures Pictures
	Cell     image.Point // in pixels; zero where that is not known
}
