package report

import (
	"github.com/spf13/pflag"

	"training.vast.vn/vneid-training/internal/locale"
)

// Flags defines the flags that say what is reported, here and over SSH.
func Flags(f *pflag.FlagSet, w *locale.Words) {
	c := &w.Report
	f.String("format", "text", c.Format)
	f.String("table", "", c.Table)
	f.String("roster", "", c.Roster)
	f.String("due", "", c.Due)
	f.String("unit", "", c.Unit)
}
