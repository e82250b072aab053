package roster

import (
	"bytes"

	"github.com/xuri/excelize/v2"

	"training.vast.vn/vneid-training/internal/locale"
)

// mostUnpacked is how large a workbook may be when its parts are unpacked, in
// bytes: a sheet of some hundred thousand people.
const mostUnpacked = 64 << 20

// sheet reads the rows of a workbook: of its first sheet that names columns,
// else of its first one. Cells come as they are shown, so that a code keeps
// its zeros.
func sheet(data []byte) ([]row, error) {
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: mostUnpacked, UnzipXMLSizeLimit: mostUnpacked})
	if err != nil {
		return nil, locale.Errorf(locale.RosterSheet, err)
	}
	defer f.Close()
	var first []row
	for _, name := range f.GetSheetList() {
		all, err := f.GetRows(name)
		if err != nil {
			return nil, locale.Errorf(locale.RosterSheet, err)
		}
		var rows []row
		for i, fields := range all {
			if len(fields) > 0 {
				rows = append(rows, row{i + 1, fields})
			}
		}
		for i := range rows[:min(len(rows), headWithin)] {
			if _, err := head(rows[i].fields); err == nil {
				return rows, nil
			}
		}
		if first == nil {
			first = rows
		}
	}
	return first, nil
}
