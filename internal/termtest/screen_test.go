package termtest

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image/color"
	"io"
	"os/exec"
	"strings"
	"testing"
	"time"
)

func TestText(t *testing.T) {
	s := New(12, 3)
	s.Show("Tiện ích\n\x1b[1;31mVNeID\x1b[m  x")
	if got, want := s.Text(), "Tiện ích\nVNeID  x\n"; got != want {
		t.Errorf("Text() = %q; want %q", got, want)
	}
}

func TestSVG(t *testing.T) {
	s := New(10, 2)
	s.Show("a<b>&\"c\n\x1b[7m█▀x\x1b[m")
	picture := s.SVG(color.Black, color.White)
	d := xml.NewDecoder(bytes.NewReader(picture))
	var text strings.Builder
	rects := 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("not XML: %v\n%s", err, picture)
		}
		switch token := token.(type) {
		case xml.CharData:
			text.Write(token)
		case xml.StartElement:
			if token.Name.Local == "rect" {
				rects++
			}
		}
	}
	if !strings.Contains(text.String(), `a<b>&"c`) {
		t.Errorf("the picture's text is %q", text.String())
	}
	// The background, three reversed cells, two blocks.
	if rects != 6 {
		t.Errorf("%d rectangles; want 6:\n%s", rects, picture)
	}
}

// Quadrants cover the quarters that their names say (unicode.org/charts/PDF/U2580.pdf).
func TestBlocks(t *testing.T) {
	for text, quarters := range map[string][4]bool{ // upper left, upper right, lower left, lower right
		"▘": {true}, "▝": {1: true}, "▖": {2: true}, "▗": {3: true}, "▚": {true, false, false, true}, "▞": {false, true, true, false},
		"▛": {true, true, true, false}, "▜": {true, true, false, true}, "▙": {true, false, true, true}, "▟": {false, true, true, true},
		"▀": {true, true, false, false}, "▄": {false, false, true, true}, "▌": {true, false, true, false}, "▐": {false, true, false, true}, "█": {true, true, true, true},
	} {
		for i, want := range quarters {
			x, y, got := 0.25+0.5*float64(i%2), 0.25+0.5*float64(i/2), false
			for _, r := range blocks[text] {
				got = got || x > r[0] && x < r[0]+r[2] && y > r[1] && y < r[1]+r[3]
			}
			if got != want {
				t.Errorf("%s: quarter %d is %v", text, i, got)
			}
		}
	}
}

func TestProgram(t *testing.T) {
	p, err := Start(exec.Command("sh", "-c", "echo xin chào; read x; echo được $x; exit 3"), 40, 5)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.WaitFor(time.Minute, "xin chào"); err != nil {
		t.Fatal(err)
	}
	if err := p.Type("rồi", "enter"); err != nil {
		t.Fatal(err)
	}
	if code, err := p.Wait(); code != 3 || err != nil {
		t.Errorf("Wait() = %d, %v; want 3", code, err)
	}
	if !strings.Contains(p.Text(), "được rồi") {
		t.Errorf("the screen:\n%s", p.Text())
	}
}
