// Package licences has the licence of this program and those of what is in it:
// of the modules that it is built from on any platform, of Go, fonts and icons.
// The texts stand in .licences as well; gen writes both from the module cache.
package licences

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
)

//go:generate go run gen.go

//go:embed licences.gz
var packed []byte

// Write writes them all.
func Write(out io.Writer) error {
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return fmt.Errorf("reading the licences: %w", err)
	}
	if _, err := io.Copy(out, r); err != nil {
		return fmt.Errorf("writing the licences: %w", err)
	}
	return nil
}
