package deck_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"image"
	"image/color"
	"image/color/palette"
	"image/gif"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"training.vast.vn/vneid-training/internal/deck"
)

// dots is a picture of a size, red in its upper half.
func dots(across, down int) *image.Paletted {
	m := image.NewPaletted(image.Rect(0, 0, across, down), palette.Plan9)
	for y := range down {
		for x := range across {
			if y < down/2 {
				m.Set(x, y, color.RGBA{0xFF, 0, 0, 0xFF})
			}
		}
	}
	return m
}

func pngOf(across, down int) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, dots(across, down)); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// pictured is a deck whose first slide has a line, and a picture a.png.
func pictured(line string, data []byte) fstest.MapFS {
	f := folder(goodTop + "## A\n\n" + line + "\n" + goodAsk)
	f["a.png"] = &fstest.MapFile{Data: data}
	f["hinh/b.png"] = &fstest.MapFile{Data: pngOf(2, 2)}
	return f
}

func TestPicturesOfAllFormats(t *testing.T) {
	var photo, moving bytes.Buffer
	if err := jpeg.Encode(&photo, dots(1300, 650), nil); err != nil {
		t.Fatal(err)
	}
	two := &gif.GIF{Image: []*image.Paletted{dots(8, 8), image.NewPaletted(image.Rect(0, 0, 8, 8), palette.Plan9)}, Delay: []int{1, 1}}
	if err := gif.EncodeAll(&moving, two); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		format string
		data   []byte
		size   image.Point
	}{{"png", pngOf(30, 20), image.Pt(30, 20)}, {"jpeg", photo.Bytes(), image.Pt(640, 320)}, {"gif", moving.Bytes(), image.Pt(8, 8)}} {
		b, ok := mustLoad(t, pictured("![Nửa trên đỏ](a.png)", tt.data)).Slide(0).Blocks[0].(*deck.Image)
		if !ok || b.Format != tt.format || b.Alt != "Nửa trên đỏ" || b.Small.Bounds().Size() != tt.size || !bytes.Equal(b.Data, tt.data) || b.Sum != sha256.Sum256(tt.data) {
			t.Errorf("%s: read as %+v", tt.format, b)
			continue
		}
		if c := b.Small.RGBAAt(1, 1); c.R < 0xF0 || c.G > 0x10 {
			t.Errorf("%s: its upper half is %v", tt.format, c)
		}
	}
}

// A picture ends a paragraph, appears at its step, and is part of what the deck
// is: another file is another deck.
func TestPictureOnItsLine(t *testing.T) {
	d := mustLoad(t, pictured("x\n![A](hinh/b.png)\ny\n<!-- pause -->\n![B](<a.png>)", pngOf(2, 2)))
	s := d.Slide(0)
	if len(s.Blocks) != 4 || s.Blocks[3].From() != 1 || s.Text() != "A\nx\nA\ny\nB" {
		t.Errorf("%d blocks: %q", len(s.Blocks), s.Text())
	}
	if other := mustLoad(t, pictured("x\n![A](hinh/b.png)\ny\n<!-- pause -->\n![B](<a.png>)", pngOf(3, 2))); other.Hash == d.Hash {
		t.Error("another picture, and the deck is the same")
	}
}

// bomb is a small file that says that it holds a large picture.
func bomb(across, down uint32) []byte {
	data := bytes.Clone(pngOf(2, 2))
	binary.BigEndian.PutUint32(data[16:], across)
	binary.BigEndian.PutUint32(data[20:], down)
	return data
}

func TestWrongPicturesSayWhereAndWhatToDo(t *testing.T) {
	good := pngOf(2, 2)
	tests := []struct {
		line  string
		data  []byte
		place string
		says  string
	}{
		{"![](a.png)", good, "1.md:9:3", "has no words"},
		{"![ ](a.png)", good, "1.md:9:3", "has no words"},
		{"![á](b.png)", good, "1.md:9:6", "there is no picture"},
		{"![a](/etc/a.png)", good, "1.md:9:6", "not a file of the deck"},
		{"![a](../a.png)", good, "1.md:9:6", "not a file of the deck"},
		{"![a](hinh/../../a.png)", good, "1.md:9:6", "not a file of the deck"},
		{"![a](https://a.vn/a.png)", good, "1.md:9:6", "not a file of the deck"},
		{`![a](hinh\b.png)`, good, "1.md:9:6", "not a file of the deck"},
		{"![a](hinh)", good, "1.md:9:6", "link or a folder"},
		{"![a]()", good, "1.md:9:6", "not a file of the deck"},
		{"![a](a.png)", make([]byte, 2<<20+1), "1.md:9:6", "larger than 2 MB"},
		{"![a](a.png)", []byte("BM"), "1.md:9:6", "save it as PNG"},
		{"![a](a.png)", good[:len(good)-20], "1.md:9:6", "save it anew"},
		{"x ![a](a.png)", good, "1.md:9:3", "on a line of its own"},
		{"- ![a](a.png)", good, "1.md:9:3", "on a line of its own"},
		{"- a\n  ![a](a.png)", good, "1.md:10:3", "on a line of its own"},
	}
	for _, tt := range tests {
		_, err := deck.Load(pictured(tt.line, tt.data))
		if err == nil || !strings.Contains(err.Error(), tt.place) || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %v; want %s and %q", tt.line, err, tt.place, tt.says)
		}
	}
	for _, data := range [][]byte{bomb(100_000, 100_000), bomb(1<<31-1, 1), bomb(4096, 2305)} {
		if _, err := deck.Load(pictured("![a](a.png)", data)); err == nil {
			t.Error("a picture of so many dots was read")
		}
	}
}

// No link leads out of the deck, be it the file or a folder on the way.
func TestPictureThatIsALink(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	for name, f := range pictured("![a](a.png)\n\n![b](b/x.png)", nil) {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if filepath.Base(name) != "a.png" {
			if err := os.WriteFile(name, f.Data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := os.WriteFile(filepath.Join(outside, "x.png"), pngOf(2, 2), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(outside, "x.png"), filepath.Join(dir, "a.png")); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink(outside, filepath.Join(dir, "b")); err != nil {
		t.Skip(err)
	}
	_, err := deck.Load(os.DirFS(dir))
	if err == nil || strings.Count(err.Error(), "is a link or a folder") != 2 {
		t.Errorf("Load = %v; want both links refused", err)
	}
}

func FuzzPicture(f *testing.F) {
	f.Add(pngOf(3, 2))
	f.Add(bomb(70_000, 70_000))
	var photo, moving bytes.Buffer
	_ = jpeg.Encode(&photo, dots(9, 9), nil)
	_ = gif.Encode(&moving, dots(9, 9), nil)
	f.Add(photo.Bytes())
	f.Add(moving.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := deck.Load(pictured("![a](a.png)", data))
		if err != nil {
			return
		}
		b := d.Slide(0).Blocks[0].(*deck.Image)
		if size := b.Small.Bounds().Size(); size.X < 1 || size.Y < 1 || size.X > 640 || size.Y > 640 {
			t.Errorf("a picture of %v dots is kept", size)
		}
	})
}
