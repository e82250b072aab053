package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"mime"
	"net/http"
	"path"
	"strings"
)

//go:embed page
var page embed.FS

// A file is a part of the page, ready to be sent.
type file struct {
	kind          string
	plain, packed []byte
	tag           string
}

// index is the page itself.
const index = "index.html"

// readFiles packs what is built in.
func readFiles() map[string]*file {
	files := map[string]*file{}
	entries, _ := page.ReadDir("page") // is there, or the program would not build
	for _, e := range entries {
		text, err := page.ReadFile("page/" + e.Name())
		if err == nil && e.Name() != index {
			files["/"+e.Name()] = newFile(mime.TypeByExtension(path.Ext(e.Name())), text)
		}
	}
	text, _ := page.ReadFile("page/" + index)
	for _, language := range languages {
		files[language] = newFile("text/html; charset=utf-8", bytes.Replace(text, []byte(`lang="vi"`), []byte(`lang="`+language+`"`), 1))
	}
	return files
}

func newFile(kind string, text []byte) *file {
	f := &file{kind: kind, plain: text}
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // fails for no level that there is
	_, _ = z.Write(text)
	_ = z.Close()
	if f.packed = b.Bytes(); len(f.packed) >= len(text) {
		f.packed = nil
	}
	sum := sha256.Sum256(text)
	f.tag = `"` + hex.EncodeToString(sum[:12]) + `"`
	return f
}

// send answers with a file, or that it has not changed.
func (f *file) send(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", f.kind)
	h.Set("ETag", f.tag)
	h.Set("Cache-Control", "no-cache")
	h.Set("Vary", "Accept-Encoding, Accept-Language")
	if r.Header.Get("If-None-Match") == f.tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	text := f.plain
	if f.packed != nil && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		text = f.packed
	}
	if r.Method == http.MethodHead {
		return
	}
	_, _ = w.Write(text)
}
