package format

import (
	"encoding/csv"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/report"
)

// byteOrderMark tells spreadsheets that a CSV file is UTF-8.
const byteOrderMark = "\ufeff"

// WriteCSV writes tables as RFC 4180 has them, in UTF-8 with a byte order mark,
// which spreadsheets need to show Vietnamese. More than one are parted by an
// empty line and headed by their titles. Texts that a spreadsheet would run as
// a formula are guarded with an apostrophe.
//
// With any other separator than a comma the file is for a spreadsheet in
// Vietnam: decimals have a comma, days are 30/11/2026, and a code of digits is
// written ="007", which keeps its zeros.
func WriteCSV(w io.Writer, tables []report.Table, words *locale.Words, separator rune) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	c := csv.NewWriter(w)
	c.UseCRLF, c.Comma = true, separator
	local := separator != ','
	for i, t := range tables {
		if len(tables) > 1 {
			if i > 0 {
				c.Flush()
				if _, err := io.WriteString(w, "\r\n"); err != nil {
					return err
				}
			}
			c.Write([]string{t.Title})
		}
		row := make([]string, len(t.Columns))
		for k, column := range t.Columns {
			row[k] = column.Title
		}
		c.Write(row)
		for _, cells := range t.Rows {
			for k, cell := range cells {
				row[k] = csvCell(t.Columns[k].Kind, cell, &words.Report, local)
			}
			c.Write(row)
		}
	}
	c.Flush()
	return c.Error()
}

// number is a text that a spreadsheet would take for a number.
var number = regexp.MustCompile(`^[0-9]+([.,eE][0-9]+)?$`)

func csvCell(kind int, cell report.Cell, w *locale.Report, local bool) string {
	switch v := cell.(type) {
	case string:
		if local && number.MatchString(v) {
			return `="` + v + `"`
		}
		return Guard(v)
	case report.Term:
		return Guard(v.Words)
	case int:
		return strconv.Itoa(v)
	case float64:
		s := strconv.FormatFloat(rounded(v), 'f', -1, 64)
		if local {
			s = strings.Replace(s, ".", ",", 1)
		}
		return s
	case bool:
		if v {
			return w.Yes
		}
		return w.No
	case time.Time:
		form := map[bool]string{false: time.DateOnly, true: "02/01/2006"}[local]
		if kind != report.Day {
			form += " 15:04:05"
		}
		return v.Format(form)
	}
	return ""
}

// Guard puts an apostrophe before a text that a spreadsheet would take for a
// formula: one that begins with = + - @, a tab or a line break, or their wide
// forms, after blanks or not (OWASP, CSV injection).
func Guard(s string) string {
	text := strings.TrimLeft(s, " \u00a0\u3000")
	if strings.HasPrefix(s, "\t") || strings.HasPrefix(s, "\r") || strings.HasPrefix(s, "\n") ||
		text != "" && strings.ContainsRune("=+-@＝＋－＠\t\r\n", []rune(text)[0]) {
		return "'" + s
	}
	return s
}
