package render

import (
	"image"
	"slices"
	"strings"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/phone"
)

// phone draws a screen on a phone of a size, and what it is under it.
func (s *setter) phone(size image.Point, screen deck.Screen) []string {
	c := canvas.New(s.styles, size.X, size.Y+1)
	shown := phone.Screen{Title: screen.Title, Rows: screen.Rows, Tap: slices.Index(screen.Rows, screen.Tap)}
	phone.Draw(c, canvas.Rect(0, 0, size.X, size.Y), shown, s.level)
	c.Centre(0, size.Y, size.X, s.caption(screen), s.styles.Muted)
	return c.Lines()
}

// caption is what stands under a phone.
func (s *setter) caption(screen deck.Screen) string {
	if screen.Note != "" {
		return screen.Note
	}
	return s.words.Illustration
}

// phoneFor is the size of a phone that shows each of the screens whole, what it
// is under it: the largest of the usual ones, or one that is no larger than
// they need; false if there is no room.
func phoneFor(screens []deck.Screen, width, height int) (size image.Point, ok bool) {
	if size, ok = PhoneFor(screens, width, height); ok {
		return size, true
	}
	for _, screen := range screens {
		one, fits := phone.Least(phone.Screen{Title: screen.Title, Rows: screen.Rows}, width)
		if !fits {
			return image.Point{}, false
		}
		size = image.Pt(max(size.X, one.X), max(size.Y, one.Y))
	}
	return size, size.Y < height
}

// sheet draws lines on a ground of their own, under their title. Below the last is
// one line more.
func (s *setter) sheet(title string, lines []string, width int) []string {
	titles := wrap(title, max(1, width-6))
	head := len(titles) + 2
	c := canvas.New(s.styles, width, head+len(lines)+1)
	c.Card(c.Bounds(), s.styles.Raised)
	for i, t := range titles {
		c.Chip(2, 1+i, t, s.styles.GeneralFill)
	}
	for i, line := range lines {
		c.Put(1, head+i, line)
	}
	return c.Lines()
}

// rule is a title in a line, and what there is no room for under it.
func (s *setter) rule(title string, width int) []string {
	lines := wrap(title, max(1, width-6))
	for i, t := range lines {
		lines[i] = "   " + s.styles.Title.Render(t)
		if i == 0 {
			lines[i] = s.styles.Frame.Render("──") + " " + s.styles.Title.Render(t) + " " +
				s.styles.Frame.Render(strings.Repeat("─", max(0, width-measure(t)-4)))
		}
	}
	return lines
}

// path names a screen and the row to tap on it in one line.
func (s *setter) path(screen deck.Screen, room int) string {
	text := s.styles.Muted.Render(screen.Title)
	if screen.Tap != "" {
		text += s.styles.Muted.Render(" ▸ ") + s.styles.Bold(s.accent).Render(screen.Tap)
	}
	return cut(text, room)
}

// phoneBlock is a phone that stands by itself.
func (s *setter) phoneBlock(b *deck.Phone, room int) []row {
	size, ok := phoneFor([]deck.Screen{b.Screen}, room, s.height)
	if !ok {
		return s.rowsOf(wrap(s.path(b.Screen, never), room), b.From())
	}
	return whole(s.rowsOf(s.phone(size, b.Screen), b.From()))
}
