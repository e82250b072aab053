// Package termtest is a terminal without glass: what a program draws can be read
// as text and pictured. Tests look at the program through it, and the pictures
// of the README are drawn by it.
package termtest

import (
	"fmt"
	"image/color"
	"io"
	"strings"
	"sync"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"
)

// A Screen is an emulated terminal of a fixed size. Write feeds it.
type Screen struct {
	mu            sync.Mutex // guards the cells, which the emulator changes in place
	emulator      *vt.Emulator
	width, height int
	answers       io.Writer // what the terminal says when it is asked; nil: nothing
}

// New returns an empty screen of a size in cells, with a dark background.
func New(width, height int) *Screen {
	s := &Screen{width: width, height: height}
	s.renew()
	return s
}

// renew puts an empty terminal in the place of the one before.
func (s *Screen) renew() {
	if s.emulator != nil {
		s.hangUp()
	}
	s.emulator = vt.NewEmulator(s.width, s.height)
	s.emulator.SetBackgroundColor(color.RGBA{0x12, 0x14, 0x1c, 0xff})
	if s.answers != nil {
		go io.Copy(s.answers, s.emulator)
	}
}

// Write takes what a program sends to its terminal.
func (s *Screen) Write(p []byte) (n int, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer func() {
		// The emulator panics at lines moved outside of its window: by a
		// program that has not heard of its new size yet.
		if r := recover(); r != nil {
			s.renew()
			n, err = len(p), fmt.Errorf("the screen was emptied: %v", r)
		}
	}()
	return s.emulator.Write(p)
}

// Read gives what the terminal answers when it is asked. It has to be read:
// a terminal that can't give its answer takes nothing more.
func (s *Screen) Read(p []byte) (int, error) { return s.emulator.Read(p) }

// Close ends the answers: Read gives those that are there, and then io.EOF.
func (s *Screen) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hangUp()
	return nil
}

// hangUp ends the emulator's answers; its own Close would race with who reads
// them.
func (s *Screen) hangUp() {
	if pipe, ok := s.emulator.InputPipe().(io.Closer); ok {
		pipe.Close()
	}
}

// Show clears the screen and draws content, whose rows are parted by \n.
func (s *Screen) Show(content string) {
	s.Write([]byte("\x1b[2J\x1b[H" + strings.ReplaceAll(content, "\n", "\r\n")))
}

// resize empties the screen, which a program whose window changes draws again.
func (s *Screen) resize(width, height int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.width, s.height = width, height
	s.renew()
}

func (s *Screen) size() (width, height int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.width, s.height
}

// Text is what is on the screen: its rows, without spaces at their ends.
func (s *Screen) Text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	rows := make([]string, s.height)
	for y := range s.height {
		var b strings.Builder
		for x := 0; x < s.width; {
			cell := s.emulator.CellAt(x, y)
			if cell == nil || cell.Content == "" {
				b.WriteByte(' ')
				x++
				continue
			}
			b.WriteString(cell.Content)
			x += max(1, cell.Width)
		}
		rows[y] = strings.TrimRight(b.String(), " ")
	}
	return strings.Join(rows, "\n")
}

// Cell is a copy of what stands at column x of row y, or nil.
func (s *Screen) Cell(x, y int) *uv.Cell {
	s.mu.Lock()
	defer s.mu.Unlock()
	cell := s.emulator.CellAt(x, y)
	if cell == nil {
		return nil
	}
	return cell.Clone()
}
