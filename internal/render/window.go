package render

import "training.vast.vn/vneid-training/internal/locale"

// The smallest window that screens are laid out for, in cells.
const (
	MinWidth  = 40
	MinHeight = 12
)

// AiryHeight is the least height of a window with blank rows under its header
// and over its footer.
const AiryHeight = 18

// Stage is the room between header and footer that a window of this size
// leaves for a slide, in cells.
func Stage(windowWidth, windowHeight int) (width, height int) {
	if windowHeight >= AiryHeight {
		return windowWidth, windowHeight - 4
	}
	return windowWidth, windowHeight - 2
}

// Margin is the blank room at the left and right of a window or a stage of this
// width, in cells.
func Margin(width int) int {
	switch {
	case width >= 100:
		return 3
	case width >= 72:
		return 2
	case width >= 20:
		return 1
	}
	return 0
}

// CaptionsIn are the captions in the language of these words.
func CaptionsIn(words *locale.Words) Captions {
	w := words.Slide
	return Captions{Tip: w.Tip, Warning: w.Warning, Law: w.Law, Illustration: w.Illustration, More: w.More, Tap: w.Tap, Scam: words.Drill.Scam, Genuine: words.Drill.Genuine}
}
