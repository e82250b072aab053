package certificate

import (
	"crypto/ed25519"
	"encoding/hex"
	"fmt"
	"io"
	"math"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/text/unicode/norm"
	"rsc.io/qr"

	"training.vast.vn/vneid-training/internal/fonts"
	"training.vast.vn/vneid-training/internal/locale"
)

// A Sheet is what is printed.
type Sheet struct {
	Statement
	Code   string // as Sign made it
	Page   string // the host whose page verifies it; "": none does
	Issuer string // who asks for the training; may be ""
	Source string // which document asks for the training, in a line; may be ""
	Key    ed25519.PublicKey
	App    string // name and version of the program
}

// Link is what the sheet's QR code says: the code, in an address that verifies it
// where there is one. Its letters are those that a QR code holds most densely.
func (s *Sheet) Link() string {
	if s.Page == "" {
		return s.Code
	}
	return "HTTPS://" + strings.ToUpper(s.Page) + "/V/" + s.Code
}

// Fingerprint names a key in eight hex digits, as it stands on the sheet.
func Fingerprint(key ed25519.PublicKey) string { return hex.EncodeToString(fingerprint(key)) }

// Date writes a time as it stands on the sheet.
func Date(at time.Time, form string) string { return at.In(locale.Vietnam()).Format(form) }

// Colours of the sheet.
var (
	ink    = [3]int{0x1F, 0x24, 0x30}
	muted  = [3]int{0x5B, 0x64, 0x75}
	accent = [3]int{0x00, 0x75, 0x6B}
	paper  = [3]int{0xF2, 0xF8, 0xF7}
)

// Measures of the sheet, in millimetres; A4 lying.
const (
	width, height = 297.0, 210.0
	edge          = 9.0  // from the paper's edge to the frame
	inset         = 24.0 // from there to the text
	codeSide      = 44.0 // of the QR code with its quiet zone
	foot          = 139.0
	quiet         = 4 // modules (ISO/IEC 18004)
)

// WritePDF writes the sheet as a PDF of one page, with the letters it needs
// and no more. The same sheet gives the same bytes. The code is also among the
// document's keywords, where Verify finds it.
func WritePDF(w io.Writer, s Sheet, words *locale.Words) error {
	code, err := qr.Encode(s.Link(), qr.M)
	if err != nil {
		return fmt.Errorf("drawing the QR code of a certificate: %w", err)
	}
	c := &words.Certificate
	p := &page{fpdf.New("L", "mm", "A4", "")}
	p.SetMargins(0, 0, 0)
	p.SetAutoPageBreak(false, 0)
	p.SetCatalogSort(true)
	p.SetCreationDate(s.At.UTC())
	p.SetModificationDate(s.At.UTC())
	p.SetTitle(norm.NFC.String(c.Title+", "+s.Name), true)
	p.SetSubject(norm.NFC.String(s.Course), true)
	p.SetCreator(s.App, true)
	p.SetKeywords(s.Code, false)
	p.SetLang(words.Language)
	for _, f := range []struct {
		style string
		font  fonts.Font
	}{{"", fonts.SerifRegular}, {"B", fonts.SerifBold}, {"I", fonts.SerifItalic}} {
		ttf, err := f.font.TTF()
		if err != nil {
			return fmt.Errorf("writing a certificate: %w", err)
		}
		p.AddUTF8FontFromBytes("serif", f.style, ttf)
	}
	p.AddPage()
	p.frame()
	p.text(&s, c)
	p.facts(&s, c)
	p.proof(&s, code, c)
	p.write(width/2, height-edge-9.5, "I", 9.5, muted, c.Internal, "C", width-2*inset)
	if err := p.Output(w); err != nil {
		return fmt.Errorf("writing a certificate: %w", err)
	}
	return nil
}

type page struct{ *fpdf.Fpdf }

func (p *page) draw(c [3]int, wide float64) {
	p.SetDrawColor(c[0], c[1], c[2])
	p.SetLineWidth(wide)
}

func (p *page) fill(c [3]int) { p.SetFillColor(c[0], c[1], c[2]) }

// write sets one line with its middle at y, its left end, middle or right end
// ("L", "C", "R") at x, smaller if it is wider than room.
func (p *page) write(x, y float64, style string, size float64, c [3]int, text, align string, room float64) {
	text = norm.NFC.String(text)
	p.SetFont("serif", style, size)
	if w := p.GetStringWidth(text); w > room {
		p.SetFontSize(size * room / w)
	}
	p.SetTextColor(c[0], c[1], c[2])
	w := p.GetStringWidth(text) + 1
	switch align {
	case "C":
		x -= w / 2
	case "R":
		x -= w
	}
	const line = 4
	p.SetXY(x, y-line/2.0)
	p.CellFormat(w, line, text, "", 0, "CM", false, 0, "")
}

// frame is drawn with corners that are cut in, as on the certificates that
// people hang up.
func (p *page) frame() {
	p.fill(paper)
	p.Rect(edge, edge, width-2*edge, height-2*edge, "F")
	p.draw(accent, 0.9)
	p.Rect(edge, edge, width-2*edge, height-2*edge, "D")
	p.draw(accent, 0.25)
	p.fill([3]int{255, 255, 255})
	const in, cut = 4.0, 6.0
	l, t, r, b := edge+in, edge+in, width-edge-in, height-edge-in
	p.Polygon([]fpdf.PointType{
		{X: l + cut, Y: t}, {X: r - cut, Y: t}, {X: r - cut, Y: t + cut}, {X: r, Y: t + cut},
		{X: r, Y: b - cut}, {X: r - cut, Y: b - cut}, {X: r - cut, Y: b}, {X: l + cut, Y: b},
		{X: l + cut, Y: b - cut}, {X: l, Y: b - cut}, {X: l, Y: t + cut}, {X: l + cut, Y: t + cut},
	}, "FD")
}

// text is what is attested.
func (p *page) text(s *Sheet, c *locale.Certificate) {
	const middle, room = width / 2, width - 2*inset - 20
	p.write(middle, 29, "", 11.5, muted, strings.ToUpper(s.Issuer), "C", room)
	p.write(middle, 43, "B", 27, accent, strings.ToUpper(c.Title), "C", room)
	p.draw(accent, 0.4)
	p.Line(middle-30, 53.5, middle-3, 53.5)
	p.Line(middle+3, 53.5, middle+30, 53.5)
	p.fill(accent)
	p.Polygon([]fpdf.PointType{{X: middle - 1.4, Y: 53.5}, {X: middle, Y: 52.1}, {X: middle + 1.4, Y: 53.5}, {X: middle, Y: 54.9}}, "F")
	p.write(middle, 65, "I", 14, muted, c.Certify, "C", room)
	p.write(middle, 78, "B", 32, ink, s.Name, "C", room)
	p.write(middle, 91, "", 15, ink, s.Unit, "C", room)
	p.write(middle, 104, "I", 14, muted, c.Completed, "C", room)
	p.write(middle, 115, "B", 21, ink, "“"+s.Course+"”", "C", room)
	at := 125.5
	if s.Route != "" {
		p.write(middle, 123, "", 12.5, ink, fmt.Sprintf(c.Along, s.Route), "C", room)
		at = 131
	}
	if s.Source != "" {
		p.write(middle, at, "I", 12.5, muted, s.Source, "C", room)
	}
}

// facts are set side by side at the left.
func (p *page) facts(s *Sheet, c *locale.Certificate) {
	const x, room = inset + 6, 120.0
	p.draw(accent, 0.25)
	p.Line(inset+2, foot, width-inset-2, foot)
	percent := 0
	if s.Of > 0 {
		percent = int(math.Round(float64(s.Correct) / float64(s.Of) * 100))
	}
	for i, row := range [][3]string{
		{c.Score, fmt.Sprintf(c.ScoreOf, s.Correct, s.Of, percent), fmt.Sprintf(c.Needed, s.Needed)},
		{c.Date, Date(s.At, c.DateForm), ""},
		{c.Receipt, s.Receipt, ""},
		{c.Known, Known(s.Proof, c), Because(s.Proof, c)},
	} {
		y := foot + 10 + float64(i)*10.5
		p.write(x, y, "", 11, muted, row[0], "L", 38)
		p.write(x+40, y, "B", 15, ink, row[1], "L", room-40)
		if row[2] != "" {
			p.write(x+40+p.GetStringWidth(norm.NFC.String(row[1]))+5, y+0.3, "", 11, muted, row[2], "L", room-40-p.GetStringWidth(norm.NFC.String(row[1]))-5)
		}
	}
}

// proof is the code, and how to verify it.
func (p *page) proof(s *Sheet, code *qr.Code, c *locale.Certificate) {
	const x, y = width - inset - codeSide - 2, foot + 3
	module := codeSide / float64(code.Size+2*quiet)
	p.fill([3]int{0, 0, 0})
	for row := range code.Size {
		for from := 0; from < code.Size; from++ {
			to := from
			for to < code.Size && code.Black(to, row) {
				to++
			}
			if to > from {
				p.Rect(x+float64(from+quiet)*module, y+float64(row+quiet)*module, float64(to-from)*module, module, "F")
				from = to
			}
		}
	}
	const right, room = x - 3, 62.0
	p.write(right, foot+15, "B", 11.5, ink, c.ScanTitle, "R", room)
	p.write(right, foot+21.5, "", 10.5, muted, c.Scan, "R", room)
	p.write(right, foot+27, "B", 10.5, ink, "vneid-training verify", "R", room)
	p.write(right, foot+36, "", 9.5, muted, fmt.Sprintf(c.Key, Fingerprint(s.Key)), "R", room)
}
