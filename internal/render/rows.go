package render

// A row is one line of the body of a slide.
type row struct {
	text  string // styled
	from  int    // step at which it appears
	fresh bool   // the present step reveals something on it
	keep  bool   // it is not parted from the row after it
	gap   bool   // it is blank at every step
	under int    // it is of a table whose head begins so many rows above; 0: of none
}

// rowsOf makes rows of lines that appear at the same step. The first and the
// last are not left alone on a page.
func (s *setter) rowsOf(lines []string, from int) []row {
	rows := make([]row, len(lines))
	for i, l := range lines {
		rows[i] = row{text: l, from: from, fresh: from == s.step, keep: i == 0 || i == len(lines)-2}
	}
	if len(rows) > 0 {
		rows[len(rows)-1].keep = false
	}
	return rows
}

// whole keeps all rows on one page.
func whole(rows []row) []row {
	for i := range rows {
		rows[i].keep = i < len(rows)-1
	}
	return rows
}

// indent puts a prefix before the first row, and one before all others.
func indent(rows []row, first, others string) []row {
	for i := range rows {
		p := others
		if i == 0 {
			p = first
		}
		rows[i].text = p + rows[i].text
	}
	return rows
}

// appendBlank adds n blank rows, which appear with what follows them.
func appendBlank(rows []row, n, from int) []row {
	for range n {
		rows = append(rows, row{from: from, gap: true})
	}
	return rows
}
