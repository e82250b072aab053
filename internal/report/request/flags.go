package request

import (
	"context"
	"io"

	"github.com/spf13/pflag"

	"training.vast.vn/vneid-training/internal/flags"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/report"
)

// Flags defines the flags that say in o what is reported, here and over SSH.
func Flags(f *pflag.FlagSet, o *Options, w *locale.Words) {
	c := &w.Report
	f.StringVar(&o.Format, "format", "text", c.Format)
	f.StringVar(&o.Table, "table", "", c.Table)
	f.StringVar(&o.Roster, "roster", "", c.Roster)
	f.StringVar(&o.Separator, "csv-separator", ",", c.Separator)
	f.StringVar(&o.Since, "since", "", c.Since)
	f.StringVar(&o.Until, "until", "", c.Until)
	f.StringVar(&o.Due, "due", "", c.Due)
	f.StringVar(&o.Unit, "unit", "", c.Unit)
}

// Remote makes a report for somebody who is not at this machine, of the data
// folder and decks in o and as args say: flags only, no file of this machine
// can be named. The roster is "-", Streams.In, or none.
func Remote(ctx context.Context, o Options, args []string, s Streams) error {
	words := locale.For(o.Language)
	f := pflag.NewFlagSet("report", pflag.ContinueOnError)
	f.SetOutput(io.Discard)
	Flags(f, &o, words)
	if err := f.Parse(args); err != nil {
		return locale.Errorf(locale.RemoteTakes, flags.Worded(err), words.Report.Takes)
	}
	if f.NArg() > 0 {
		return locale.Errorf(locale.NotTaken, report.Shown(f.Arg(0)), words.Report.Takes)
	}
	o.Files = nil
	if o.Roster != "" && o.Roster != "-" {
		return wrong("roster", locale.RemoteRoster)
	}
	return Run(ctx, o, s)
}
