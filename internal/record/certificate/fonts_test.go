package certificate

import (
	"bytes"
	"compress/gzip"
	"os"
	"testing"

	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifitalic"
	"github.com/go-fonts/liberation/liberationserifregular"

	"training.vast.vn/vneid-training/internal/golden"
)

// The packed fonts are the whole ones of the module; -update packs them.
func TestFontsAreLiberationSerif(t *testing.T) {
	for style, whole := range map[string][]byte{"": liberationserifregular.TTF, "B": liberationserifbold.TTF, "I": liberationserifitalic.TTF} {
		if golden.Updating() {
			pack(t, "fonts/serif"+style+".ttf.gz", whole)
			continue
		}
		if got, err := serif(style); err != nil || !bytes.Equal(got, whole) {
			t.Errorf("style %q: %d bytes, %v; want the %d of the module", style, len(got), err, len(whole))
		}
	}
}

func pack(t *testing.T, path string, data []byte) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
