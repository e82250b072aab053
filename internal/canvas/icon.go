package canvas

import (
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"training.vast.vn/vneid-training/internal/icon"
	"training.vast.vn/vneid-training/internal/theme"
)

// LeastIcon is how many columns an icon has at least: below that hardly one is told
// from another.
const LeastIcon = 10

// Icon draws an icon into so many columns and half as many rows, in the
// foreground of a style: with soft edges where the terminal has colours enough,
// else in the finest dots that it has.
func (c *Canvas) Icon(x, y int, i icon.Icon, columns int, style lipgloss.Style) {
	look, rows := c.Styles.Look, columns/2
	if look.Blocks != theme.NoBlocks && look.Profile == colorprofile.TrueColor {
		c.Shade(x, y, i.Mask(columns, 2*rows), theme.Ground{Color: style.GetForeground()})
		return
	}
	across, down := look.Blocks.Dots()
	c.Dots(x, y, i.Mask(columns*across, rows*down), style)
}
