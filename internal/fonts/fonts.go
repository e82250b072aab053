// Package fonts has those of Liberation (SIL Open Font License, see LICENSE)
// that are printed and drawn large. They are packed, so that the program is
// 0.7 MB smaller.
package fonts

import (
	"compress/gzip"
	"embed"
	"fmt"
	"io"
)

// A Font is the name of a font.
type Font string

// The fonts that there are.
const (
	SansBold     Font = "sans-bold"
	SerifRegular Font = "serif-regular"
	SerifBold    Font = "serif-bold"
	SerifItalic  Font = "serif-italic"
)

//go:embed *.gz
var packed embed.FS

// TTF is the font as a TrueType file, unpacked anew for each caller.
func (f Font) TTF() ([]byte, error) {
	file, err := packed.Open(string(f) + ".ttf.gz")
	if err != nil {
		return nil, fmt.Errorf("reading a font: %w", err)
	}
	defer file.Close()
	r, err := gzip.NewReader(file)
	if err != nil {
		return nil, fmt.Errorf("reading the font %s: %w", f, err)
	}
	return io.ReadAll(r)
}
