package format

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/report"
)

// Widths of a column, in characters; longer texts are wrapped.
const (
	thinnest = 8
	thickest = 60
)

// WriteXLSX writes a workbook: a sheet for each table, with its header frozen,
// typed cells and filters, and where the whole report is asked for a front
// page, and the heat map as a coloured matrix. Texts are stored as texts: nothing is a formula.
func WriteXLSX(w io.Writer, r *report.Report, tables []report.Table, words *locale.Words) error {
	return writeXLSX(w, r, tables, r.Made, words)
}

// WriteTablesXLSX writes a workbook with a sheet for each table, as WriteXLSX
// does, without anything else.
func WriteTablesXLSX(w io.Writer, tables []report.Table, made time.Time, words *locale.Words) error {
	return writeXLSX(w, nil, tables, made, words)
}

func writeXLSX(w io.Writer, r *report.Report, tables []report.Table, made time.Time, words *locale.Words) error {
	f := excelize.NewFile()
	defer f.Close()
	b := &workbook{file: f, words: &words.Report, styles: map[int]int{}}
	var err error
	b.family, err = f.GetDefaultFont()
	b.do(err)
	b.title()
	if r != nil && len(tables) > 1 {
		b.front(&phrases{r, &words.Report, words.Language == locale.En})
	}
	for _, t := range tables {
		b.sheet(t)
		if t.ID == "heat" && r != nil && len(tables) > 1 {
			b.matrix(r)
		}
	}
	b.do(f.DeleteSheet("Sheet1"))
	b.do(f.SetDocProps(&excelize.DocProperties{Title: words.Report.Title, Creator: "vneid-training", Created: made.UTC().Format(time.RFC3339)}))
	if b.err != nil {
		return fmt.Errorf("making the workbook: %w", b.err)
	}
	_, err = f.WriteTo(w)
	return err
}

// workbook remembers the first error.
type workbook struct {
	file   *excelize.File
	words  *locale.Report
	styles map[int]int // of cells, by kind of column
	family string      // of letters, for styles that name one
	header int
	err    error
}

func (b *workbook) do(err error) {
	if b.err == nil {
		b.err = err
	}
}

// title makes the style of headers, and Mixed the default of cells.
func (b *workbook) title() {
	var err error
	b.header, err = b.file.NewStyle(&excelize.Style{
		Font: &excelize.Font{Bold: true, Family: b.family, Size: fontSize}, Border: []excelize.Border{{Type: "bottom", Style: 1, Color: "000000"}},
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"},
	})
	b.do(err)
	for kind, format := range []string{
		report.Text: "@", report.Count: "#,##0", report.Ratio: "0%", report.Number: "0.00", report.Secs: "0.0",
		report.Day: "dd/mm/yyyy", report.Moment: "dd/mm/yyyy hh:mm", report.Truth: "General", report.Mixed: "General",
	} {
		s := &excelize.Style{CustomNumFmt: &format, Alignment: &excelize.Alignment{Vertical: "top", WrapText: kind == report.Text}}
		b.styles[kind], err = b.file.NewStyle(s)
		b.do(err)
	}
}

const fontSize = 11

// sheetName is a title as a sheet may be called: 31 characters, some barred.
func sheetName(title string) string {
	name := strings.NewReplacer(":", "", "\\", "", "/", "", "?", "", "*", "", "[", "(", "]", ")").Replace(title)
	for utf8.RuneCountInString(name) > 31 {
		at := strings.LastIndexByte(name, ' ')
		if at < 0 {
			return string([]rune(name)[:31])
		}
		name = name[:at]
	}
	return name
}

func cellName(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return "A1" // not reached: both are from 1, and within a sheet
	}
	return name
}

func (b *workbook) add(title string) string {
	name := sheetName(title)
	_, err := b.file.NewSheet(name)
	b.do(err)
	return name
}

// sheet writes a table.
func (b *workbook) sheet(t report.Table) {
	name := b.add(t.Title)
	for i, c := range t.Columns {
		wide := utf8.RuneCountInString(c.Title) + 2 // room for the filter's arrow
		b.do(b.file.SetCellStr(name, cellName(i+1, 1), c.Title))
		for k, row := range t.Rows {
			at := cellName(i+1, k+2)
			kind := c.Kind
			if kind == report.Mixed {
				kind = kindOf(row[i])
			}
			wide = max(wide, b.set(name, at, row[i]))
			b.do(b.file.SetCellStyle(name, at, at, b.styles[kind]))
		}
		b.width(name, i+1, wide)
	}
	if len(t.Rows) > 0 { // before finish: it makes the sheet's properties anew
		b.do(b.file.AutoFilter(name, "A1:"+cellName(len(t.Columns), len(t.Rows)+1), nil))
	}
	b.finish(name, len(t.Columns), 1)
}

// kindOf is the kind of a cell in a mixed column.
func kindOf(cell report.Cell) int {
	switch cell.(type) {
	case int:
		return report.Count
	case float64:
		return report.Number
	case time.Time:
		return report.Moment
	}
	return report.Text
}

// set writes a cell and returns how wide it is.
func (b *workbook) set(sheet, at string, cell report.Cell) int {
	switch v := cell.(type) {
	case nil:
		return 0
	case string:
		b.do(b.file.SetCellStr(sheet, at, v))
		return utf8.RuneCountInString(v)
	case report.Term:
		b.do(b.file.SetCellStr(sheet, at, v.Words))
		return utf8.RuneCountInString(v.Words)
	case float64:
		b.do(b.file.SetCellValue(sheet, at, rounded(v)))
		return 6
	case time.Time:
		b.do(b.file.SetCellValue(sheet, at, v))
		return len("dd/mm/yyyy hh:mm")
	default:
		b.do(b.file.SetCellValue(sheet, at, v))
		return len(fmt.Sprint(v)) + 2
	}
}

func (b *workbook) width(sheet string, column, wide int) {
	name, err := excelize.ColumnNumberToName(column)
	b.do(err)
	b.do(b.file.SetColWidth(sheet, name, name, float64(max(thinnest, min(wide+1, thickest)))))
}

// finish styles the header and freezes it, with the first columns where frozen
// says so.
func (b *workbook) finish(sheet string, columns, frozen int) {
	b.do(b.file.SetCellStyle(sheet, "A1", cellName(columns, 1), b.header))
	b.do(b.file.SetPanes(sheet, &excelize.Panes{
		Freeze: true, XSplit: frozen, YSplit: 1, TopLeftCell: cellName(frozen+1, 2), ActivePane: "bottomRight",
	}))
	b.pages(sheet, "landscape", 0)
}

// pages has a sheet printed on A4, one page wide and so many high; 0: as many
// as it takes.
func (b *workbook) pages(sheet, orientation string, high int) {
	paper, wide, fit := 9, 1, true
	b.do(b.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{Orientation: &orientation, Size: &paper, FitToWidth: &wide, FitToHeight: &high}))
	b.do(b.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
}

// matrix lays the heat map out: units down, utilities across.
func (b *workbook) matrix(r *report.Report) {
	name := b.add(b.words.Tables.Matrix)
	b.do(b.file.SetCellStr(name, "A1", b.words.Columns.Unit))
	b.do(b.file.SetCellStr(name, "B1", b.words.Columns.UnitName))
	wide := 10
	for i, u := range r.Topics {
		b.do(b.file.SetCellStr(name, cellName(i+3, 1), fmt.Sprintf(b.words.Level, u.Level, u.Item)+" "+u.Title))
		b.width(name, i+3, 13)
	}
	for k, row := range r.Heat {
		b.do(b.file.SetCellStr(name, cellName(1, k+2), row.Code))
		b.do(b.file.SetCellStr(name, cellName(2, k+2), row.Name))
		wide = max(wide, utf8.RuneCountInString(row.Name))
		for i, c := range row.Cells {
			at := cellName(i+3, k+2)
			b.set(name, at, c.Shown().Cell())
			b.do(b.file.SetCellStyle(name, at, at, b.styles[report.Ratio]))
		}
	}
	b.width(name, 1, 10)
	b.width(name, 2, wide)
	b.finish(name, len(r.Topics)+2, 2)
	if len(r.Topics) > 0 && len(r.Heat) > 0 {
		b.do(b.file.SetConditionalFormat(name, "C2:"+cellName(len(r.Topics)+2, len(r.Heat)+1), []excelize.ConditionalFormatOptions{{
			Type: "3_color_scale", Criteria: "=",
			MinType: "num", MinValue: "0.4", MinColor: "F8B4AE", MidType: "num", MidValue: fmt.Sprint(low + 0.1), MidColor: "FCE8B2", MaxType: "num", MaxValue: "1", MaxColor: "A8DAB5",
		}}))
	}
}
