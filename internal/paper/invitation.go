package paper

import (
	"bufio"
	_ "embed" // the template
	"fmt"
	"html/template"
	"io"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/theme"
)

//go:embed invitation.html.tmpl
var invitation string

// A Door is how people come to a server, and by what they know it.
type Door struct {
	Command     string // what they type: "ssh training.vast.vn"
	Host        string // what ssh calls the server when it asks: a name, or "[name]:port"
	Fingerprint string // of its host key, "SHA256:…"
}

// WriteInvitation writes the sheet that invites staff to a course on a server:
// how to open a terminal, what to type, and what to answer when ssh asks who
// the server is. It is a page of A4 that needs no other file.
func WriteInvitation(out io.Writer, d *deck.Deck, door Door, w *locale.Words) error {
	tmpl, err := template.New("invitation").Funcs(template.FuncMap{
		"qr": func(text string) template.HTML { return qrSVG(text, w) },
	}).Parse(invitation)
	if err != nil {
		return fmt.Errorf("making the invitation: %w", err)
	}
	to := bufio.NewWriter(out)
	err = tmpl.Execute(to, struct {
		Language, Source string
		Light            template.CSS
		Deck             *deck.Deck
		Door             Door
		Words            *locale.Invitation
	}{w.Language, d.SourceLine(), template.CSS(theme.CSS(theme.Light, d.Theme)), d, door, &w.Invitation})
	if err != nil {
		return fmt.Errorf("making the invitation: %w", err)
	}
	return to.Flush()
}
