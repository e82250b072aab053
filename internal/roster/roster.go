// Package roster reads who should pass, as people send it: a sheet of a
// workbook, or a text with columns, from whatever program wrote it. What it
// can't read for certain it refuses, with the line and what to do.
package roster

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"training.vast.vn/vneid-training/internal/clean"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
)

// A Member is a line of a roster: who should pass.
type Member struct {
	Unit string // code
	Name string
	Code string // staff code; "": none
}

// columns of a roster by what they may be called.
var columns = [...][]string{
	{"unit", "đơn vị", "don vi", "mã đơn vị", "tên đơn vị", "viện"},
	{"name", "họ tên", "họ và tên", "ho ten", "ho va ten", "full name"},
	{"code", "mã cán bộ", "mã nhân viên", "mã số", "mã", "ma", "ma can bo", "staff code"},
}

const (
	headWithin = 10 // lines in which the columns are named: titles may stand above
	mostFaults = 20 // wrong lines that are told at once
	longest    = 200
)

// Read reads a roster: an Excel workbook (.xlsx), or text parted by commas,
// semicolons or tabs in UTF-8, or in UTF-16 with its mark. A line near its top
// names the columns unit (đơn vị), name (họ tên) and, if there is one, code
// (mã cán bộ); other columns are left out. A unit is written as its code or
// name in one of the decks. The error tells every line that is wrong, up to
// twenty of them, each with what to write.
func Read(r io.Reader, decks []*deck.Deck) ([]Member, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	var rows []row
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		rows, err = sheet(data)
	} else {
		rows, err = lines(data)
	}
	if err != nil && len(rows) == 0 {
		return nil, err
	}
	all, wrong := members(rows, decks)
	if err != nil {
		wrong = append(wrong, err)
	}
	switch more := len(wrong) - mostFaults; {
	case more > 0:
		wrong = append(wrong[:mostFaults], locale.Errorf(locale.RosterMore, more))
	case len(wrong) == 0 && len(all) == 0:
		wrong = append(wrong, locale.Errorf(locale.RosterNoMembers))
	}
	if len(wrong) > 0 {
		return nil, errors.Join(wrong...)
	}
	return all, nil
}

// A row is a line of a text or of a sheet that is not empty.
type row struct {
	line   int
	fields []string
}

// lines reads the rows of a text. Of one that breaks off within, it gives
// those before.
func lines(data []byte) (all []row, err error) {
	text, err := decode(data)
	if err != nil {
		return nil, err
	}
	before, comma := 0, separator(text)
	if first, rest, _ := strings.Cut(text, "\n"); strings.HasPrefix(strings.ToLower(first), "sep=") { // Excel is told so
		comma, _ = utf8.DecodeLastRuneInString(first)
		text, before = rest, 1
	}
	if !strings.ContainsRune(",;\t|", comma) {
		return nil, locale.Errorf(locale.RosterSep, string(comma))
	}
	c := csv.NewReader(strings.NewReader(text))
	c.Comma, c.FieldsPerRecord, c.TrimLeadingSpace = comma, -1, comma != '\t'
	for {
		fields, err := c.Read()
		if err == io.EOF {
			return all, nil
		}
		if wrong := (*csv.ParseError)(nil); errors.As(err, &wrong) {
			return all, locale.Errorf(locale.RosterQuotes, before+wrong.Line)
		}
		at, _ := c.FieldPos(0)
		all = append(all, row{before + at, fields})
	}
}

// separator is what parts the columns of the first line that names them, else
// a comma.
func separator(text string) rune {
	for i, line := range strings.SplitN(text, "\n", headWithin+1) {
		for _, sep := range ",;\t" {
			titles := strings.Split(strings.ReplaceAll(line, `"`, ""), string(sep))
			if _, err := head(titles); err == nil && i < headWithin {
				return sep
			}
		}
	}
	return ','
}

// decode makes one form of text out of what programs write: UTF-8 without a
// mark, and lines that end with a line feed.
func decode(data []byte) (string, error) {
	out, _, err := transform.Bytes(unicode.BOMOverride(unicode.UTF8.NewDecoder()), data)
	if err != nil {
		return "", err
	}
	marked := len(data) > 1 && (data[0] == 0xff && data[1] == 0xfe || data[0] == 0xfe && data[1] == 0xff)
	if !marked && !utf8.Valid(data) || bytes.IndexByte(out, 0) >= 0 {
		return "", locale.Errorf(locale.RosterEncoding)
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(out)), nil
}

// members makes of rows who they name, and tells which rows are wrong.
func members(rows []row, decks []*deck.Deck) (all []Member, wrong []error) {
	rows = slices.DeleteFunc(rows, func(r row) bool { return strings.TrimSpace(strings.Join(r.fields, "")) == "" })
	if len(rows) == 0 {
		return nil, []error{locale.Errorf(locale.RosterEmpty)}
	}
	var at [len(columns)]int
	var err error
	named := -1
	for i := range rows[:min(len(rows), headWithin)] {
		if at, err = head(rows[i].fields); err == nil {
			named = i
			break
		}
	}
	if named < 0 {
		_, err := head(rows[0].fields)
		return nil, []error{err}
	}
	wide := len(rows[named].fields)
	units := map[string]string{} // codes by how they are written
	for _, r := range rows[named+1:] {
		if len(r.fields) > wide && strings.TrimSpace(strings.Join(r.fields[wide:], "")) != "" {
			wrong = append(wrong, locale.Errorf(locale.RosterFields, r.line, len(r.fields), wide))
			continue
		}
		var texts [len(columns)]string
		for i, column := range at {
			if column >= 0 && column < len(r.fields) {
				texts[i] = tidy(r.fields[column])
			}
		}
		m := Member{Unit: texts[0], Name: texts[1], Code: texts[2]}
		if m == (Member{}) {
			continue
		}
		if m.Name == "" && m.Code == "" {
			wrong = append(wrong, locale.Errorf(locale.RosterNobody, r.line))
			continue
		}
		code, known := units[m.Unit]
		if !known {
			code, _ = UnitCode(decks, m.Unit)
			units[m.Unit] = code
		}
		if code == "" {
			wrong = append(wrong, locale.Errorf(locale.RosterUnit, r.line, m.Unit))
			continue
		}
		m.Unit = code
		all = append(all, m)
	}
	return all, wrong
}

func tidy(s string) string { return strings.TrimSpace(clean.Line(s, longest)) }

// head finds the columns by their names.
func head(titles []string) (at [len(columns)]int, err error) {
	shown := make([]string, len(titles))
	for i, t := range titles {
		shown[i] = tidy(t)
	}
	for i, names := range columns {
		at[i] = slices.IndexFunc(shown, func(t string) bool { return slices.Contains(names, strings.ToLower(t)) })
	}
	if at[0] < 0 || at[1] < 0 && at[2] < 0 {
		return at, locale.Errorf(locale.RosterColumns, tidy(strings.Join(shown, ", ")))
	}
	return at, nil
}

// UnitCode returns the code of a unit that is written as its code or as its
// name, as people write names (see [record.FoldName]), or without marks where
// only one unit is called so. It is false if no deck has it.
func UnitCode(decks []*deck.Deck, written string) (code string, ok bool) {
	for _, form := range []func(string) string{record.FoldName, record.FoldBare} {
		wanted := form(written)
		var found []string
		for _, d := range decks {
			for _, u := range d.Units {
				if wanted != "" && (form(u.Code) == wanted || form(u.Name) == wanted) && !slices.Contains(found, u.Code) {
					found = append(found, u.Code)
				}
			}
		}
		if len(found) == 1 {
			return found[0], true
		}
	}
	return "", false
}
