package web

import (
	"embed"
	"html/template"
	"net/http"
)

// A Verdict is what a certificate's text is worth.
type Verdict struct {
	Title, Prompt, Check string // of the page
	Code                 string // that was asked about
	Asked, Good          bool
	Lines                []string
}

//go:embed verify.html.tmpl
var templates embed.FS

var verifyPage = template.Must(template.ParseFS(templates, "verify.html.tmpl"))

// mostCode bounds a certificate's text, in bytes.
const mostCode = 8 << 10

// verify answers what a certificate is worth: the text that stands in its QR code.
// Nothing is stored, and nobody but who asks is told.
func (d *Door) verify(w http.ResponseWriter, r *http.Request, code string) {
	if d.opt.Verify == nil {
		http.NotFound(w, r)
		return
	}
	language := Language(r)
	if r.Method == http.MethodPost {
		r.Body = http.MaxBytesReader(w, r.Body, 3*mostCode)
		if err := r.ParseForm(); err != nil {
			http.Error(w, "too long", http.StatusRequestEntityTooLarge)
			return
		}
		code = r.PostForm.Get("code")
	}
	if len(code) > mostCode {
		http.Error(w, "too long", http.StatusRequestEntityTooLarge)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	_ = verifyPage.Execute(w, struct {
		Language string
		Verdict
	}{language, d.opt.Verify(code, language)})
}
