package format

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"charm.land/lipgloss/v2"
	"charm.land/lipgloss/v2/table"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/report"
	"training.vast.vn/vneid-training/internal/theme"
)

// WriteTables writes tables for people to read in a terminal, wrapped so that
// they fit its width; where that is 0, each line is as long as it must be.
// Columns that are empty are left out, and so are the units' names beside
// their codes where there is no room for both.
func WriteTables(w io.Writer, tables []report.Table, words *locale.Words, look theme.Look, width int) error {
	out := &colorprofile.Writer{Forward: w, Profile: look.Profile}
	styles := theme.New(look)
	p := &phrases{words: &words.Report, english: words.Language == locale.En}
	for i, t := range tables {
		if i > 0 {
			fmt.Fprintln(out)
		}
		t = without(t, func(k int) bool {
			return len(t.Rows) > 0 && !slices.ContainsFunc(t.Rows, func(row []report.Cell) bool { return row[k] != nil })
		})
		if width > 0 && p.wide(t) > width {
			t = without(t, func(k int) bool { return t.Columns[k].ID == "unit_name" && k > 0 && t.Columns[k-1].ID == "unit" })
		}
		drawn := table.New().Border(lipgloss.Border{}).BorderTop(false).BorderBottom(false).BorderLeft(false).BorderRight(false).
			BorderHeader(false).BorderColumn(false).Wrap(true)
		if width > 0 {
			drawn.Width(width)
		}
		titles := make([]string, len(t.Columns))
		for k, c := range t.Columns {
			titles[k] = c.Title
		}
		drawn.Headers(titles...)
		for _, row := range t.Rows {
			texts := make([]string, len(row))
			for k, cell := range row {
				texts[k] = p.cell(t.Columns[k].Kind, cell)
			}
			drawn.Row(texts...)
		}
		drawn.StyleFunc(func(row, column int) lipgloss.Style {
			style := lipgloss.NewStyle().PaddingRight(2)
			if row == table.HeaderRow {
				style = styles.Muted.PaddingRight(2)
			}
			if numeric(t.Columns[column].Kind) {
				style = style.Align(lipgloss.Right)
			}
			return style
		})
		fmt.Fprintln(out, styles.Title.Render(t.Title)+"  "+styles.Muted.Render(p.count(len(t.Rows))))
		if _, err := fmt.Fprintln(out, trimmed(drawn.String())); err != nil {
			return err
		}
	}
	return nil
}

// without leaves out columns.
func without(t report.Table, drop func(k int) bool) report.Table {
	out := t
	out.Columns, out.Rows = nil, make([][]report.Cell, len(t.Rows))
	for k, c := range t.Columns {
		if drop(k) {
			continue
		}
		out.Columns = append(out.Columns, c)
		for i, row := range t.Rows {
			out.Rows[i] = append(out.Rows[i], row[k])
		}
	}
	return out
}

// wide is how wide a table is that nothing wraps.
func (t *phrases) wide(of report.Table) (all int) {
	for k, c := range of.Columns {
		most := ansi.StringWidth(c.Title)
		for _, row := range of.Rows {
			most = max(most, ansi.StringWidth(t.cell(c.Kind, row[k])))
		}
		all += most + 2
	}
	return all
}

func numeric(kind int) bool {
	switch kind {
	case report.Count, report.Ratio, report.Number, report.Secs:
		return true
	}
	return false
}

// cell words a cell for people.
func (t *phrases) cell(kind int, cell report.Cell) string {
	switch v := cell.(type) {
	case string:
		return v
	case report.Term:
		return v.Words
	case int:
		return t.count(v)
	case float64:
		digits := 2
		switch kind {
		case report.Ratio:
			return percent(report.Figure{Value: v, Known: true})
		case report.Secs:
			digits = 1
		}
		return t.decimal(report.Figure{Value: v, Known: true}, digits)
	case bool:
		return t.truth(v)
	case time.Time:
		if kind == report.Day {
			return v.Format("02/01/2006")
		}
		return v.Format("02/01/2006 15:04")
	}
	return ""
}

func (t *phrases) truth(v bool) string {
	if v {
		return t.words.Yes
	}
	return t.words.No
}

// trimmed takes the blanks from the ends of lines.
func trimmed(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.Join(lines, "\n")
}
