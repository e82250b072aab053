package fonts

import (
	"bytes"
	"compress/gzip"
	"os"
	"testing"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifitalic"
	"github.com/go-fonts/liberation/liberationserifregular"

	"training.vast.vn/vneid-training/internal/golden"
)

// The packed fonts are the whole ones of the module; -update packs them.
func TestFontsAreWhole(t *testing.T) {
	for f, whole := range map[Font][]byte{
		SansBold: liberationsansbold.TTF, SerifRegular: liberationserifregular.TTF, SerifBold: liberationserifbold.TTF, SerifItalic: liberationserifitalic.TTF,
	} {
		if golden.Updating() {
			pack(t, string(f)+".ttf.gz", whole)
			continue
		}
		if got, err := f.TTF(); err != nil || !bytes.Equal(got, whole) {
			t.Errorf("%s: %d bytes, %v; want the %d of the module", f, len(got), err, len(whole))
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
