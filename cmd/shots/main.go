// Shots draws the README's pictures: it runs the built command in an emulated
// terminal and in a browser, and writes what people see: all of them, or those
// that are named.
//
//	go run ./cmd/shots $PWD/bin/vneid-training .pictures phone-poll
package main

import (
	"fmt"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"training.vast.vn/vneid-training/internal/termtest"
)

// shot is a picture: the keys that lead to the screen, and a text on it that
// says that it is there.
type shot struct {
	name, flags string
	keys        []string
	shows       string
}

var (
	dark, darkText   = color.RGBA{0x12, 0x14, 0x1c, 0xff}, color.RGBA{0xe6, 0xe9, 0xf0, 0xff}
	light, lightText = color.RGBA{0xfb, 0xfb, 0xfa, 0xff}, color.RGBA{0x1f, 0x24, 0x30, 0xff}
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: shots COMMAND FOLDER [NAME...]")
		os.Exit(2)
	}
	command, folder, names := os.Args[1], os.Args[2], os.Args[3:]
	wanted := func(name string) bool { return len(names) == 0 || slices.Contains(names, name) }
	err := draw(command, folder, wanted)
	if err == nil {
		err = drawPages(command, folder, wanted)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "shots:", err)
		os.Exit(1)
	}
}

func draw(command, folder string, wanted func(string) bool) error {
	form := []string{"2", "Nguyễn Văn An", "enter", "cong nghe thong", "enter", "enter", "enter"}
	quiz := append([]string{}, form...)
	for range 10 { // more slowly than somebody who reads the questions
		quiz = append(quiz, "read", "1", "2", "3", "4", "5", "enter", "wait", "enter")
	}
	shots := []shot{
		{"home", "", nil, "254/VHL-TCCBKT"},
		{"title", "", []string{"3", "down", "down", "down", "down", "down", "down", "enter"}, "Tiện ích 3/9"},
		{"walkthrough", "", []string{"enter", "33G", "right"}, "Bước 2/"},
		{"points", "", []string{"enter", "2G", "right", "right"}, "Bước 3/"},
		{"light", "--theme=light", []string{"enter", "33G", "right"}, "Bước 2/"},
		{"contents", "", []string{"enter", "33G", "o"}, "đang ở đây"},
		{"search", "", []string{"4", "bao hiem"}, "bao hiem"},
		{"question", "", append(append([]string{}, form...), "wait", "1"), "Enter trả lời"},
		{"outcome", "--data=.", quiz, "Đã ghi"},
	}
	for _, s := range shots {
		if !wanted(s.name) {
			continue
		}
		if err := s.draw(command, folder); err != nil {
			return fmt.Errorf("drawing %s: %w", s.name, err)
		}
	}
	return nil
}

func (s shot) draw(command, folder string) error {
	home := filepath.Join(os.TempDir(), "tap-huan") // its name stands on a picture
	if err := os.Mkdir(home, 0o700); err != nil {
		return err
	}
	defer os.RemoveAll(home)
	cmd := exec.Command(command, strings.Fields(s.flags)...)
	cmd.Dir = home
	cmd.Env = []string{"HOME=" + home, "TERM=xterm-256color", "COLORTERM=truecolor", "LANG=vi_VN.UTF-8"}
	p, err := termtest.Start(cmd, 100, 30)
	if err != nil {
		return err
	}
	defer p.Kill()
	if err := p.WaitFor(10*time.Second, "254/VHL-TCCBKT"); err != nil {
		return err
	}
	for _, key := range s.keys {
		// A person takes their time too, and the quiz ignores keys that come
		// right after a change of the screen.
		pause := 60 * time.Millisecond
		switch key {
		case "wait":
			pause = 350 * time.Millisecond
		case "read":
			pause = 8 * time.Second
		default:
			if err := p.Type(key); err != nil {
				return err
			}
		}
		time.Sleep(pause)
	}
	if err := p.WaitFor(10*time.Second, s.shows); err != nil {
		return err
	}
	bg, fg := dark, darkText
	if strings.Contains(s.flags, "light") {
		bg, fg = light, lightText
	}
	return os.WriteFile(filepath.Join(folder, s.name+".svg"), p.SVG(bg, fg), 0o644)
}
