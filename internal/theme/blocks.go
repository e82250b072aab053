package theme

import "fmt"

// Blocks is what a terminal draws shapes with, beside text.
type Blocks int

const (
	HalfBlocks Blocks = iota // ▀ and ▄; nearly every terminal has them
	Quadrants                // ▖ to ▟ too, and eighths; where the terminal draws them itself
	NoBlocks                 // backgrounds of whole cells; the Linux console's Vietnamese fonts have no blocks
)

var blocksNames = [...]string{HalfBlocks: "half", Quadrants: "quadrant", NoBlocks: "none"}

// String returns the name that ParseBlocks reads.
func (b Blocks) String() string {
	if b < 0 || int(b) >= len(blocksNames) {
		return fmt.Sprintf("Blocks(%d)", int(b))
	}
	return blocksNames[b]
}

// ParseBlocks returns the blocks of this name: none, half or quadrant.
func ParseBlocks(s string) (Blocks, error) {
	for b, name := range blocksNames {
		if s == name {
			return Blocks(b), nil
		}
	}
	return HalfBlocks, fmt.Errorf("unknown blocks %q: use none, half or quadrant", s)
}

// Dots is how many dots a cell has across and down.
func (b Blocks) Dots() (across, down int) {
	switch b {
	case Quadrants:
		return 2, 2
	case NoBlocks:
		return 1, 1
	}
	return 1, 2
}
