// Package icon has small pictures: those of Phosphor, filled (MIT, see LICENSE).
// canvas.Canvas draws them in cells.
package icon

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"html/template"
	"image"
	"image/png"
	"io"
	"slices"
	"strings"
	"sync"
)

//go:generate go run gen/main.go gen/path.go

// An Icon is the name of a picture, as Phosphor has it.
type Icon string

// Icons for what is not a utility.
const (
	Letter   Icon = "envelope-open"
	Level1   Icon = "number-circle-one"
	Level2   Icon = "number-circle-two"
	Safety   Icon = "shield-check"
	Help     Icon = "question"
	Quiz     Icon = "exam"
	Practice Icon = "hand-tap"
	Briefing Icon = "chalkboard-teacher"
	Proof    Icon = "certificate" // the certificate of completion
	Search   Icon = "magnifying-glass"
	Contents Icon = "list-checks"
	Home     Icon = "squares-four"
	Warning  Icon = "warning"
	Tip      Icon = "lightbulb"
	Law      Icon = "scales"
	Break    Icon = "coffee"
	Passed   Icon = "trophy"
	Right    Icon = "check-circle"
	Wrong    Icon = "x-circle"
	Report   Icon = "chart-bar"
	Hand     Icon = "hand-pointing"
)

var (
	//go:embed icons.png
	sheet []byte // the masks one under the other, in the order of outlines
	//go:embed icons.txt.gz
	packed []byte // outlines
)

const side = 64 // of a mask in the sheet, in pixels

var masks = sync.OnceValue(func() *image.Gray {
	picture, err := png.Decode(bytes.NewReader(sheet))
	if gray, ok := picture.(*image.Gray); err == nil && ok { // it is part of the program
		return gray
	}
	return image.NewGray(image.Rectangle{})
})

// outlines are of each icon a line: its name and its SVG path, in a box of 256 by
// 256.
var outlines = sync.OnceValue(func() string {
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return "" // it is part of the program
	}
	text, _ := io.ReadAll(r)
	return string(text)
})

// Names are the icons that there are.
func Names() []string {
	var names []string
	for line := range strings.Lines(outlines()) {
		name, _, _ := strings.Cut(line, " ")
		names = append(names, name)
	}
	return names
}

// Named returns the icon of this name; the error says which there are.
func Named(name string) (Icon, error) {
	if Icon(name).Path() == "" {
		return "", fmt.Errorf("no icon %q: there are %s", name, strings.Join(slices.Sorted(slices.Values(Names())), ", "))
	}
	return Icon(name), nil
}

// Path is the icon's SVG path in a box of 256 by 256, or "" if there is no such
// icon.
func (i Icon) Path() string {
	for line := range strings.Lines(outlines()) {
		if name, d, _ := strings.Cut(line, " "); name == string(i) {
			return strings.TrimSuffix(d, "\n")
		}
	}
	return ""
}

// SVG is the icon as an SVG element in the colour of the text around it, as
// high as wide; "" if there is no such icon. It is a picture only: what it
// means is to stand beside it.
func (i Icon) SVG() template.HTML {
	d := i.Path()
	if d == "" {
		return ""
	}
	return template.HTML(`<svg class="icon" viewBox="0 0 256 256" fill="currentColor" aria-hidden="true"><path d="` + template.HTMLEscapeString(d) + `"/></svg>`)
}

// Mask is the icon in this many pixels, each as far covered as the icon covers
// it. It is blank if there is no such icon.
func (i Icon) Mask(width, height int) *image.Alpha {
	mask := image.NewAlpha(image.Rect(0, 0, width, height))
	at := slices.Index(Names(), string(i))
	if at < 0 {
		return mask
	}
	from := masks().Pix[at*side*side:]
	for y := range height {
		for x := range width {
			mask.Pix[y*mask.Stride+x] = mean(from, x*side, (x+1)*side, width, y*side, (y+1)*side, height)
		}
	}
	return mask
}

// mean is the mean of the pixels of a mask between two columns, in parts of a
// width, and two rows, in parts of a height.
func mean(from []uint8, x0, x1, width, y0, y1, height int) uint8 {
	sum, area := 0, 0
	for y := y0 / height; y*height < y1; y++ {
		high := min(y1, (y+1)*height) - max(y0, y*height)
		for x := x0 / width; x*width < x1; x++ {
			part := high * (min(x1, (x+1)*width) - max(x0, x*width))
			sum += part * int(from[y*side+x])
			area += part
		}
	}
	return uint8(sum / area)
}
