package paper

import (
	"bufio"
	"bytes"
	_ "embed" // the template
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/theme"
)

//go:embed handout.html.tmpl
var page string

// pageData is what the template fills in.
type pageData struct {
	Deck        *deck.Deck
	Source      string
	Light, Dark template.CSS
	Topics      []topic
	Tasks       bool // there is something to be answered
	Options     Options
	Words       *locale.Words
}

// WriteHTML writes the handout as one file that needs no other: styles, phone
// screens and QR codes are inside, there is no script, and nothing is fetched.
// It follows the reader's choice of light or dark, and prints on A4.
func WriteHTML(out io.Writer, d *deck.Deck, o Options) error {
	w := locale.For(d.Language)
	web := newWeb()
	tmpl := template.New("handout")
	tmpl, err := tmpl.Funcs(template.FuncMap{
		"prose": web.blocks,
		"line":  web.line,
		"phone": func(s deck.Screen) template.HTML { return phoneSVG(s, w) },
		"qr":    func(address string) template.HTML { return qrSVG(address, w) },
		"picture": func(b *deck.Image) template.URL {
			return template.URL("data:image/" + b.Format + ";base64," + base64.StdEncoding.EncodeToString(b.Data))
		},
		"chart": chartSVG,
		"drawn": func(b deck.Block) (template.HTML, error) {
			var out bytes.Buffer
			err := tmpl.ExecuteTemplate(&out, fmt.Sprintf("%T", b), b) // an error where there is none of this name
			return template.HTML(out.String()), err
		},
		"callout": func(kind string) string { return calloutWord(kind, w) },
		"verdict": func(d *deck.Drill) string { return verdict(d, w) },
		"ask":     func(q *deck.Question) string { return ask(q, w) },
		"lines":   func(text string) []string { return strings.Split(text, "\n") },
		"next":    func(i int) int { return i + 1 },
		"share":   share,
		"screens": screens,
		"step":    func(i int) string { return fmt.Sprintf(w.Handout.Step, i+1) },
		"find":    func() string { return w.Handout.Find },
		"none":    func() string { return w.Handout.None },
	}).Parse(page)
	if err != nil {
		return fmt.Errorf("making the handout: %w", err)
	}
	data := pageData{
		Deck: d, Source: d.SourceLine(), Light: template.CSS(theme.CSS(theme.Light, d.Theme)), Dark: template.CSS(theme.CSS(theme.Dark, d.Theme)),
		Topics: topics(d, o, w), Options: o, Words: w,
	}
	for i := range data.Topics {
		data.Tasks = data.Tasks || len(data.Topics[i].Tasks) > 0 || len(data.Topics[i].Solved()) > 0
	}
	to := bufio.NewWriter(out)
	if err := tmpl.Execute(to, data); err != nil {
		return fmt.Errorf("making the handout: %w", err)
	}
	return to.Flush()
}

// share is the relative width of column i.
func share(c *deck.Columns, i int) int {
	if i < len(c.Ratio) && c.Ratio[i] > 0 {
		return c.Ratio[i]
	}
	return 1
}

// screens counts the steps that have a phone screen.
func screens(w *deck.Walkthrough) int {
	n := 0
	for _, s := range w.Steps {
		if s.Screen.Title != "" {
			n++
		}
	}
	return n
}
