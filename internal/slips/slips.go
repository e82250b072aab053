// Package slips writes what people get with their enrolment codes: a sheet of
// slips to print and cut, or a table for letters.
package slips

import (
	"fmt"
	"io"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/text/unicode/norm"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/fonts"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/report"
	"training.vast.vn/vneid-training/internal/report/format"
)

// Kinds are the ends of names of files that Write writes.
func Kinds() []string { return []string{".pdf", ".xlsx", ".csv"} }

// Sheet is what is written.
type Sheet struct {
	Slips []record.Slip
	Deck  *deck.Deck // its title and units
	Way   string     // what people type: "ssh training.vast.vn"
	Made  time.Time
	App   string // name and version of the program
}

// Write writes the slips in a kind of file, one of Kinds.
func Write(w io.Writer, kind string, s Sheet, words *locale.Words) error {
	switch kind {
	case ".pdf":
		return writePDF(w, s, &words.Enrol)
	case ".xlsx":
		return format.WriteTablesXLSX(w, []report.Table{s.table(&words.Enrol)}, s.Made, words)
	}
	return format.WriteCSV(w, []report.Table{s.table(&words.Enrol)}, words, ',')
}

func (s *Sheet) unit(code string) string {
	if u := s.Deck.Unit(code); u != nil {
		return u.Name
	}
	return code
}

func (s *Sheet) table(w *locale.Enrol) report.Table {
	t := report.Table{ID: "slips", Title: w.Sheet, Columns: []report.Column{
		{ID: "unit", Title: w.Unit}, {ID: "unit_name", Title: w.UnitName}, {ID: "name", Title: w.Name}, {ID: "code", Title: w.Own},
		{ID: "enrolment_code", Title: w.Code}, {ID: "command", Title: w.Way},
	}}
	for _, p := range s.Slips {
		t.Rows = append(t.Rows, []report.Cell{p.Unit, s.unit(p.Unit), p.Name, p.Code, p.Letter, s.Way})
	}
	return t
}

// Measures of the sheet, in millimetres: A4 upright, cut into slips.
const (
	wide, high    = 105.0, 59.4
	across, along = 2, 5
	inset         = 9.0
)

// writePDF writes slips to cut, ten on a page.
func writePDF(to io.Writer, s Sheet, w *locale.Enrol) error {
	p := fpdf.New("P", "mm", "A4", "")
	p.SetMargins(0, 0, 0)
	p.SetAutoPageBreak(false, 0)
	p.SetCatalogSort(true)
	p.SetCreationDate(s.Made.UTC())
	p.SetModificationDate(s.Made.UTC())
	p.SetTitle(w.Sheet, true)
	p.SetCreator(s.App, true)
	p.SetTextColor(0x1F, 0x24, 0x30)
	for style, font := range map[string]fonts.Font{"": fonts.SerifRegular, "B": fonts.SerifBold} {
		ttf, err := font.TTF()
		if err != nil {
			return fmt.Errorf("writing slips: %w", err)
		}
		p.AddUTF8FontFromBytes("serif", style, ttf)
	}
	for i, slip := range s.Slips {
		n := i % (across * along)
		if n == 0 {
			p.AddPage()
			cuts(p)
		}
		s.slip(p, float64(n%across)*wide, float64(n/across)*high, slip, w)
	}
	if err := p.Output(to); err != nil {
		return fmt.Errorf("writing slips: %w", err)
	}
	return nil
}

// cuts draws where the page is cut.
func cuts(p *fpdf.Fpdf) {
	p.SetDrawColor(0xA0, 0xA6, 0xB0)
	p.SetLineWidth(0.2)
	p.SetDashPattern([]float64{1.5, 1.5}, 0)
	for i := 1; i < across; i++ {
		p.Line(float64(i)*wide, 0, float64(i)*wide, along*high)
	}
	for i := 1; i < along; i++ {
		p.Line(0, float64(i)*high, across*wide, float64(i)*high)
	}
}

func (s *Sheet) slip(p *fpdf.Fpdf, x, y float64, slip record.Slip, w *locale.Enrol) {
	y += inset
	line := func(style string, size, down float64, text string) {
		text = norm.NFC.String(text)
		p.SetFont("serif", style, size)
		if room, width := wide-2*inset, p.GetStringWidth(text)+1; width > room {
			p.SetFontSize(size * room / width)
		}
		p.SetXY(x+inset, y)
		p.CellFormat(wide-2*inset, down, text, "", 0, "LM", false, 0, "")
		y += down
	}
	line("B", 13, 6, slip.Name)
	line("", 9.5, 4.5, strings.TrimSuffix(s.unit(slip.Unit)+" · "+slip.Code, " · "))
	y++
	line("", 8.5, 4, w.Title+" · "+s.Deck.Title)
	line("B", 22, 10.5, slip.Letter)
	y++
	for i, step := range w.Steps {
		if i == 0 {
			step = fmt.Sprintf(step, s.Way)
		}
		line("", 9, 4.6, fmt.Sprintf("%d. %s", i+1, step))
	}
}
