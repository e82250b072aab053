package report_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/report"
	"training.vast.vn/vneid-training/internal/report/format"
)

func open(t testing.TB, r *report.Report, tables []report.Table, words *locale.Words) *excelize.File {
	t.Helper()
	var b bytes.Buffer
	if err := format.WriteXLSX(&b, r, tables, words); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestWorkbook(t *testing.T) {
	words := locale.For(locale.Vi)
	r := withRoster(sample(t, words))
	tables := r.Tables(words)
	f := open(t, r, tables, words)
	sheets := f.GetSheetList()
	if len(sheets) != len(tables)+2 || sheets[0] != words.Report.Front { // and the heat map as a matrix
		t.Fatalf("sheets %q, want the front page, one for each of %d tables and the matrix", sheets, len(tables))
	}
	for _, name := range sheets { // on paper a sheet is one page wide, with a filter or without
		props, err := f.GetSheetProps(name)
		layout, failed := f.GetPageLayout(name)
		if err != nil || failed != nil || props.FitToPage == nil || !*props.FitToPage || layout.FitToWidth == nil || *layout.FitToWidth != 1 {
			t.Errorf("%s: fits no page: %+v, %v, %v", name, props, err, failed)
		}
	}
	sheets = sheets[1:]
	styled, err := f.GetCellStyle(sheets[0], "A1")
	if err != nil {
		t.Fatal(err)
	}
	if header, err := f.GetStyle(styled); err != nil || header.Font == nil || header.Font.Family == "" || header.Font.Size == 0 {
		t.Errorf("the font of heads: %+v, %v; want a name and a size", header, err)
	}
	at := 0
	for _, name := range sheets {
		if utf8.RuneCountInString(name) > 31 {
			t.Errorf("the name %q is longer than 31 characters", name)
		}
		panes, err := f.GetPanes(name)
		if err != nil || !panes.Freeze || panes.YSplit != 1 {
			t.Errorf("%s: panes %+v, %v; want the first row frozen", name, panes, err)
		}
		if name == words.Report.Tables.Matrix {
			continue
		}
		table := tables[at]
		at++
		rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		if len(rows) != len(table.Rows)+1 || rows[0][0] != table.Columns[0].Title {
			t.Errorf("%s: %d rows headed %q, want %d", name, len(rows), rows[0], len(table.Rows)+1)
		}
		for i, c := range table.Columns {
			column, _ := excelize.ColumnNumberToName(i + 1)
			width, err := f.GetColWidth(name, column)
			if err != nil || width < 8 || width > 60 {
				t.Errorf("%s, column %s: width %v, %v", name, column, width, err)
			}
			longest := 0
			for k, row := range table.Rows {
				cell := column + fmtInt(k+2)
				kind, err := f.GetCellType(name, cell)
				if err != nil {
					t.Fatal(err)
				}
				if formula, _ := f.GetCellFormula(name, cell); formula != "" {
					t.Errorf("%s!%s is a formula: %s", name, cell, formula)
				}
				if !typed(row[i], kind) {
					t.Errorf("%s!%s: %v is stored as type %d", name, cell, row[i], kind)
				}
				if s, ok := row[i].(string); ok {
					longest = max(longest, utf8.RuneCountInString(s))
				}
			}
			if c.Kind == report.Text && float64(min(longest, 60)) > width {
				t.Errorf("%s, column %s: width %v for texts of %d", name, column, width, longest)
			}
		}
	}
	name, err := f.GetCellValue(sheets[2], "C3")
	if err != nil || name != `=HYPERLINK("http://x")` {
		t.Errorf("the name that looks like a formula is %q, %v", name, err)
	}
	share, err := f.GetCellValue(words.Report.Tables.Units, "F3")
	if err != nil || !strings.HasSuffix(share, "%") {
		t.Errorf("the share passed shows as %q, %v; want per cent", share, err)
	}
	last, err := f.GetCellValue(words.Report.Tables.Units, "I2")
	if err != nil || last != r.Units[0].Last.Format("02/01/2006 15:04") {
		t.Errorf("the last activity shows as %q, %v; want %s", last, err, r.Units[0].Last)
	}
}

func fmtInt(n int) string {
	cell, _ := excelize.CoordinatesToCellName(1, n)
	return cell[1:]
}

func typed(cell report.Cell, kind excelize.CellType) bool {
	switch cell.(type) {
	case string, report.Term:
		return kind == excelize.CellTypeSharedString || kind == excelize.CellTypeInlineString
	case bool:
		return kind == excelize.CellTypeBool
	}
	return kind == excelize.CellTypeUnset || kind == excelize.CellTypeNumber // as Excel leaves numbers, dates and empty cells
}

func TestWorkbookOfNothingAndOfOneTable(t *testing.T) {
	words := locale.For(locale.En)
	r := build(t, report.Input{Files: []string{file(t)}, Words: words})
	open(t, r, r.Tables(words), words)
	one := open(t, r, r.Tables(words)[1:2], words)
	if sheets := one.GetSheetList(); len(sheets) != 1 {
		t.Errorf("sheets %q, want one", sheets)
	}
}
