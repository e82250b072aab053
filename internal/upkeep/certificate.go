package upkeep

import (
	"archive/zip"
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/certificate"
	"training.vast.vn/vneid-training/internal/record/store"
)

// WriteCertificate writes the PDF of a receipt to a new file, or to out if path
// is "-". Without a path the file is named after the receipt.
func WriteCertificate(ctx context.Context, out io.Writer, at Place, course *deck.Course, receipt, path, app string, w *locale.Words) error {
	return reading(ctx, at, w, func(ctx context.Context, f *record.Folder) error {
		sheet, err := certificate.Issue(ctx, f, course, receipt, app, nil, w)
		if err != nil {
			return err
		}
		if path == "-" {
			return certificate.WritePDF(out, sheet, w)
		}
		if path == "" {
			path = certificate.FileName(sheet.Receipt)
		}
		if err := Create(path, func(out io.Writer) error { return certificate.WritePDF(out, sheet, w) }, w); err != nil {
			return err
		}
		_, err = fmt.Fprintf(out, w.Certificate.Written+"\n", path)
		return err
	})
}

// WriteCertificates writes the PDFs of receipts, each called after the name on
// it and its receipt, to a new zip file at path. What can't have one is told,
// and left out.
func WriteCertificates(ctx context.Context, out io.Writer, at Place, course *deck.Course, receipts []string, path, app string, w *locale.Words) error {
	return reading(ctx, at, w, func(ctx context.Context, f *record.Folder) error {
		var sheets []certificate.Sheet
		for _, receipt := range receipts {
			sheet, err := certificate.Issue(ctx, f, course, receipt, app, nil, w)
			if err != nil {
				fmt.Fprintf(out, "! %s: %s\n", receipt, w.Tell(err))
				continue
			}
			sheets = append(sheets, sheet)
		}
		if len(sheets) == 0 {
			return locale.Said(nil, "%s", w.Certificate.NoneOfUnit)
		}
		err := Create(path, func(to io.Writer) error {
			all := zip.NewWriter(to)
			for _, s := range sheets {
				name := strings.ReplaceAll(record.FoldBare(s.Name), " ", "-") + "-" + certificate.FileName(s.Receipt)
				file, err := all.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: s.At})
				if err != nil {
					return err
				}
				if err := certificate.WritePDF(file, s, w); err != nil {
					return err
				}
			}
			return all.Close()
		}, w)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(out, w.Certificate.WrittenAll+"\n", len(sheets), path)
		return err
	})
}

// WritePublicKey writes the public key with which others verify this data
// folder's certificates.
func WritePublicKey(ctx context.Context, out io.Writer, at Place, w *locale.Words) error {
	return reading(ctx, at, w, func(_ context.Context, f *record.Folder) error {
		key, err := record.SigningKey(f.Dir())
		if err != nil {
			return err
		}
		text, err := record.PublicPEM(key.Public().(ed25519.PublicKey))
		if err != nil {
			return err
		}
		_, err = out.Write(text)
		return err
	})
}

// maxFile bounds what VerifyCertificate reads of a file.
const maxFile = 32 << 20

// VerifyCertificate verifies a certificate without a network: what is the code
// itself, the name of a file that holds it (a text or the PDF), or "-" for in.
// The public key is read from the file keyFile, or else the data folder's is
// used. It writes what was signed.
func VerifyCertificate(ctx context.Context, out io.Writer, in io.Reader, what, keyFile string, at Place, w *locale.Words) error {
	c := &w.Certificate
	keys, err := publicKeys(ctx, keyFile, at, c)
	if err != nil {
		return err
	}
	text, err := codeIn(in, what)
	if err != nil {
		return err
	}
	s, err := certificate.Verify(text, keys...)
	if err != nil {
		return certificate.Worded(err, "", c)
	}
	fmt.Fprintln(out, "✓ "+c.Genuine)
	for _, row := range certificate.Says(s, w) {
		fmt.Fprintf(out, "  %s: %s\n", row[0], row[1])
	}
	_, err = fmt.Fprintln(out, c.Compare)
	return err
}

// publicKeys reads the keys to verify with.
func publicKeys(ctx context.Context, file string, at Place, c *locale.Certificate) ([]ed25519.PublicKey, error) {
	read := os.ReadFile
	switch {
	case file != "":
	case at.Store != nil:
		file = record.PublicFile
		read = func(name string) ([]byte, error) { return store.ReadAll(ctx, at.Store, name) }
	default:
		dir := at.Dir
		if dir == "" {
			var err error
			if dir, err = record.DefaultDir(os.Getenv); err != nil {
				return nil, err
			}
		}
		file = filepath.Join(dir, record.PublicFile)
	}
	text, err := read(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, locale.Said(nil, c.NoPublic, file)
	}
	if err != nil {
		return nil, locale.Errorf(locale.PublicKeyRead, err)
	}
	keys, err := record.ParsePublic(text)
	if err != nil {
		return nil, locale.Errorf(locale.ReadingFile, file, err)
	}
	return keys, nil
}

// codeIn gives the text in which to look for a code. A file of the name counts
// before the text itself.
func codeIn(in io.Reader, what string) ([]byte, error) {
	if what != "-" {
		f, err := os.Open(what)
		if err != nil {
			if looksLikeFile(what) {
				return nil, err
			}
			return []byte(what), nil
		}
		defer f.Close()
		in = f
	}
	text, err := io.ReadAll(io.LimitReader(in, maxFile))
	if err != nil {
		return nil, locale.Errorf(locale.CertificateRead, err)
	}
	return text, nil
}

// looksLikeFile tells a name from a code that was mistyped.
func looksLikeFile(s string) bool {
	return !strings.Contains(s, ":") && filepath.Ext(s) != ""
}
