package request

import (
	"context"
	"io"
	"strings"

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
	f.StringVar(&o.Briefing, "briefing", "", w.Briefing.ReportFlag)
}

// Remote makes a report for somebody who is not at this machine, of the data
// folder and decks in o and as args say: flags only, no file of this machine
// can be named. The roster is "-", Streams.In, or none.
func Remote(ctx context.Context, o Options, args []string, s Streams) error {
	words := locale.For(o.Language)
	f := pflag.NewFlagSet("report", pflag.ContinueOnError)
	f.SetOutput(io.Discard)
	Flags(f, &o, words)
	if err := f.Parse(whole(args)); err != nil {
		return locale.Errorf(locale.RemoteTakes, flags.Worded(err), words.Report.Takes)
	}
	if f.NArg() > 0 {
		return locale.Errorf(locale.NotTaken, report.Shown(f.Arg(0)), words.Report.Takes)
	}
	o.Files = nil
	if o.Roster != "" && o.Roster != "-" {
		return wrong("roster", locale.RemoteRoster)
	}
	if s.Width > 0 && o.Format != "text" {
		return wrong("format", locale.FileTerminal, o.Format)
	}
	if o.Briefing != "" {
		return Briefings(ctx, o, s)
	}
	return Run(ctx, o, s)
}

// whole makes one word again of a unit's name that the client's shell or ours
// took apart: ssh HOST report --unit Viện Vật lý.
func whole(args []string) (all []string) {
	unit := false
	for _, a := range args {
		switch name, _, _ := strings.Cut(a, "="); {
		case strings.HasPrefix(a, "--"):
			all = append(all, a)
			unit = name == "--unit"
		case unit && all[len(all)-1] != "--unit":
			all[len(all)-1] += " " + a
		default:
			all = append(all, a)
		}
	}
	for i := range all {
		all[i] = strings.NewReplacer(`"`, "", "'", "").Replace(all[i])
	}
	return all
}
