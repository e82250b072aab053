//go:build ignore

// Gen draws the icons anew: it fetches Phosphor's by npm and writes icons.png,
// a column of masks, and icons.txt.gz, their names and outlines in the same
// order.
package main

import (
	"archive/tar"
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"

	"golang.org/x/image/vector"
)

const (
	source = "@phosphor-icons/core@2.1.1"
	side   = 64  // of a mask, in pixels
	box    = 256 // of an outline, in its units
)

func main() {
	log.SetFlags(0)
	if err := run(); err != nil {
		log.Fatal("drawing the icons: ", err)
	}
}

func run() error {
	names, err := readNames("names.txt")
	if err != nil {
		return err
	}
	files, err := fetch()
	if err != nil {
		return err
	}
	sheet := image.NewGray(image.Rect(0, 0, side, side*len(names)))
	var outlines bytes.Buffer
	for i, name := range names {
		svg, ok := files["package/assets/fill/"+name+"-fill.svg"]
		if !ok {
			return fmt.Errorf("%s has no icon %q", source, name)
		}
		d, err := outline(svg)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		mask, err := raster(d)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		copy(sheet.Pix[i*side*side:], mask.Pix)
		fmt.Fprintf(&outlines, "%s %s\n", name, d)
	}
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := w.Write(outlines.Bytes()); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	if err := os.WriteFile("icons.txt.gz", packed.Bytes(), 0o644); err != nil {
		return err
	}
	if err := os.WriteFile("LICENSE", files["package/LICENSE"], 0o644); err != nil {
		return err
	}
	var picture bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&picture, sheet); err != nil {
		return err
	}
	return os.WriteFile("icons.png", picture.Bytes(), 0o644)
}

func readNames(file string) ([]string, error) {
	b, err := os.ReadFile(file)
	return strings.Fields(string(b)), err
}

// fetch returns the files of the package.
func fetch() (map[string][]byte, error) {
	dir, err := os.MkdirTemp("", "icons")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	cmd := exec.Command("npm", "pack", "--silent", "--pack-destination", dir, source)
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("npm pack %s: %w\n%s", source, err, out)
	}
	packed, err := filepath.Glob(filepath.Join(dir, "*.tgz"))
	if err != nil || len(packed) != 1 {
		return nil, fmt.Errorf("npm pack %s left %d archives", source, len(packed))
	}
	f, err := os.Open(packed[0])
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(bufio.NewReader(f))
	if err != nil {
		return nil, err
	}
	files := make(map[string][]byte)
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return files, nil
		}
		if err != nil {
			return nil, err
		}
		if files[h.Name], err = io.ReadAll(r); err != nil {
			return nil, err
		}
	}
}

var paths = regexp.MustCompile(`<path d="([^"]*)"/>`)

// outline is the one path that an icon is made of.
func outline(svg []byte) (string, error) {
	found := paths.FindAllSubmatch(svg, -1)
	if len(found) != 1 || bytes.Count(svg, []byte("<")) != 3 {
		return "", fmt.Errorf("not one path: %s", svg)
	}
	return string(found[0][1]), nil
}

// raster draws an outline.
func raster(d string) (*image.Alpha, error) {
	r := vector.NewRasterizer(side, side)
	p := pen{scan: scanner{rest: d}, r: r, scale: float64(side) / box}
	if err := p.draw(); err != nil {
		return nil, err
	}
	mask := image.NewAlpha(image.Rect(0, 0, side, side))
	r.Draw(mask, mask.Bounds(), image.Opaque, image.Point{})
	return mask, nil
}
