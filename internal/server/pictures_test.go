package server

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"training.vast.vn/vneid-training/internal/graphics"
	"training.vast.vn/vneid-training/slides"
)

// A terminal that says that it is kitty sees a picture of the deck where blocks
// stood.
func TestPictures(t *testing.T) {
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 40, 30))); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, text := range map[string]string{
		"deck.yaml":  "id: p\ntitle: P\nlanguage: vi\nversion: '1'\nquiz: {questions: 1, pass: 1}\nunits: units.yaml\n",
		"units.yaml": "- {code: A, name: A}\n",
		"1.md":       "---\ntitle: P\nlevel: 0\nminutes: 1\n---\n## P\n\n![Ảnh](a.png)\n\nDưới ảnh\n\n---\n```question\nid: a-1\ntype: true-false\ntext: A?\nanswer: true\nexplain: A.\nslide: 1\n```\n",
		"a.png":      picture.String(),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	h := serve(t, func(o *Options) {
		var err error
		if o.Course, err = slides.Course(dir); err != nil {
			t.Fatal(err)
		}
	})
	p := sit(t, h.login(t, "an"), 100, 30, "learn")
	p.see("Dưới ảnh")
	p.press("\x1bP>|kitty(0.41.1)\x1b\\\x1b[6;20;10t\x1b[?62;c")
	p.see("Dưới ảnh", graphics.Placeholder)
}
