package theme

// Blocks is what a terminal draws shapes with, beside text.
type Blocks int

const (
	HalfBlocks Blocks = iota // ▀ and ▄; nearly every terminal has them
	Quadrants                // ▖ to ▟ too, and eighths; where the terminal draws them itself
	NoBlocks                 // backgrounds of whole cells; the Linux console's Vietnamese fonts have no blocks
)

var blocksNames = [...]string{HalfBlocks: "half", Quadrants: "quadrant", NoBlocks: "none"}

// String returns the name that a Pick reads.
func (b Blocks) String() string { return nameOf(b, "Blocks", b.names()) }

func (Blocks) names() []string { return blocksNames[:] }

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
