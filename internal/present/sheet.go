package present

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record/certificate"
	"training.vast.vn/vneid-training/internal/tui"
)

// certifier makes certificates from the data folder of c; nil without one. The
// sheet is written where the person is, not into the data folder, where names
// stand in one file only.
func certifier(c tui.Config) func(context.Context, string, string) (tui.Certificate, error) {
	if c.Folder == nil {
		return nil
	}
	return func(ctx context.Context, receipt, language string) (tui.Certificate, error) {
		w := locale.For(language)
		sheet, err := certificate.Issue(ctx, c.Folder, c.Course, receipt, c.App, nil, w)
		if err != nil {
			return tui.Certificate{}, err
		}
		path, err := writeSheet(sheet, w)
		return tui.Certificate{Code: sheet.Code, Route: sheet.Route, Path: path}, err
	}
}

// writeSheet writes the PDF into the working directory, or where that can't be
// written into the home directory. A sheet that is there already stays.
func writeSheet(sheet certificate.Sheet, w *locale.Words) (path string, err error) {
	dirs := []string{"."}
	if home, err := os.UserHomeDir(); err == nil {
		dirs = append(dirs, home)
	}
	var failed []error
	for _, dir := range dirs {
		if dir, err = filepath.Abs(dir); err != nil {
			failed = append(failed, err)
			continue
		}
		for n := 1; n < 100; n++ {
			name := sheet.Receipt
			if n > 1 {
				name = fmt.Sprintf("%s-%d", sheet.Receipt, n)
			}
			path = filepath.Join(dir, certificate.FileName(name))
			if err = certificate.Write(path, sheet, w); err == nil {
				return path, nil
			}
			if !errors.Is(err, fs.ErrExist) {
				break
			}
		}
		failed = append(failed, err)
	}
	return "", errors.Join(failed...)
}
