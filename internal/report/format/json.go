package format

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"math"
	"time"

	"training.vast.vn/vneid-training/internal/report"
)

// rounded drops digits that are rounding's, not people's.
func rounded(v float64) float64 { return math.Round(v*1e6) / 1e6 }

// WriteJSON writes the tables as one object: when it was made, and under
// "tables" a list of objects for each table, keyed by the columns' names. What
// is not known is null; shares are 0 to 1, moments RFC 3339, days YYYY-MM-DD.
func WriteJSON(w io.Writer, r *report.Report, tables []report.Table) error {
	b := bufio.NewWriter(w)
	b.WriteString("{\n\"made\": ")
	b.Write(jsonText(r.Made.Format(time.RFC3339)))
	if !r.Due.IsZero() {
		b.WriteString(",\n\"due\": ")
		b.Write(jsonText(r.Due.Format(time.DateOnly)))
	}
	if r.Deck != nil {
		b.WriteString(",\n\"deck\": ")
		b.Write(jsonText(r.Deck.ID + " " + r.Deck.Version))
	}
	b.WriteString(",\n\"tables\": {")
	for i, t := range tables {
		if i > 0 {
			b.WriteString(",")
		}
		b.WriteString("\n  ")
		b.Write(jsonText(t.ID))
		b.WriteString(": ")
		if t.ID == "summary" {
			b.Write(summaryObject(t, ""))
			continue
		}
		b.WriteString("[")
		for k, row := range t.Rows {
			if k > 0 {
				b.WriteString(",")
			}
			b.WriteString("\n    ")
			b.Write(object("", t.Columns, row))
		}
		b.WriteString("\n  ]")
	}
	b.WriteString("\n}\n}\n")
	return b.Flush()
}

// WriteJSONL writes a line for each row of each table: an object as in
// WriteJSON, with the table's name under "table".
func WriteJSONL(w io.Writer, tables []report.Table) error {
	b := bufio.NewWriter(w)
	for _, t := range tables {
		if t.ID == "summary" {
			b.Write(summaryObject(t, t.ID))
			b.WriteString("\n")
			continue
		}
		for _, row := range t.Rows {
			b.Write(object(t.ID, t.Columns, row))
			b.WriteString("\n")
		}
	}
	return b.Flush()
}

// summaryObject is the summary keyed by the names of its figures.
func summaryObject(t report.Table, name string) []byte {
	columns, row := make([]report.Column, len(t.Rows)), make([]report.Cell, len(t.Rows))
	for i, cells := range t.Rows {
		columns[i].ID, _ = cells[0].(report.Term).Code.(string)
		row[i] = cells[1]
	}
	return object(name, columns, row)
}

// object writes a row with its keys in the order of the columns.
func object(table string, columns []report.Column, row []report.Cell) []byte {
	var b bytes.Buffer
	b.WriteByte('{')
	if table != "" {
		b.WriteString(`"table":`)
		b.Write(jsonText(table))
	}
	for i, cell := range row {
		if b.Len() > 1 {
			b.WriteByte(',')
		}
		b.Write(jsonText(columns[i].ID))
		b.WriteByte(':')
		switch v := cell.(type) {
		case report.Term:
			cell = v.Code
		case float64:
			cell = rounded(v)
		case time.Time:
			cell = v.Format(time.RFC3339)
			if columns[i].Kind == report.Day {
				cell = v.Format(time.DateOnly)
			}
		}
		b.Write(jsonText(cell))
	}
	b.WriteByte('}')
	return b.Bytes()
}

// jsonText encodes a cell, leaving <, > and & as they are.
func jsonText(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return []byte("null") // not reached: cells are texts, numbers and truths
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}
