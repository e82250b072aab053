package main

import (
	"errors"

	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/flags"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/report"
	"training.vast.vn/vneid-training/internal/report/request"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/upkeep"
	"training.vast.vn/vneid-training/slides"
)

// reportCommand makes of results what organisers read.
func reportCommand(w *locale.Words) *cobra.Command {
	o := request.Options{Language: w.Language}
	var p place
	var folder, remind string
	var look theme.Choice
	e := &w.Manual.Example
	cmd := &cobra.Command{
		Use:   "report [" + w.Manual.File + "…]",
		Short: w.Report.Short,
		Example: examples(e.Report, "report", e.ReportLeft, "report --roster roster.csv --table left --format csv > left.csv",
			e.ReportSheet, "report --format xlsx > report.xlsx", e.Remind, "report --remind 2026-12-07 --format csv", e.Briefing, "report --briefing 2026-11-30"),
		ValidArgsFunction: completeFiles,
		RunE: p.run(func(cmd *cobra.Command, files []string, at upkeep.Place) (err error) {
			o.Data, o.Store = at.Dir, at.Store
			f := cmd.Flags()
			if o.Course, err = slides.Course(folder); err != nil {
				return usageError{locale.Errorf(locale.About, written(f.Lookup("deck")), err)}
			}
			o.Files = files
			if o.Briefing != "" {
				err = request.Briefings(cmd.Context(), o, request.Standard(look))
			} else if remind != "" {
				err = request.Reminders(cmd.Context(), o, remind, request.Standard(look))
			} else {
				err = request.Run(cmd.Context(), o, request.Standard(look))
			}
			if wrong := (*request.FlagError)(nil); errors.As(err, &wrong) {
				return usageError{locale.Errorf(locale.About, written(f.Lookup(wrong.Flag)), wrong.Err)}
			}
			return err
		}),
	}
	f := cmd.Flags()
	request.Flags(f, &o, w)
	placeFlags(f, &p, w)
	themeFlag(f, &look, w)
	f.StringVar(&folder, "deck", "", w.Report.Deck)
	f.StringVar(&remind, "remind", "", w.Remind.Flag)
	m := &w.Manual
	flags.Takes(f, "format", "", request.Formats()...)
	flags.Takes(f, "table", m.Name, report.TableIDs()...)
	flags.Takes(f, "roster", m.File)
	flags.Takes(f, "unit", m.Unit)
	flags.Takes(f, "csv-separator", "", ",", ";", "tab")
	for _, day := range []string{"since", "until", "due"} {
		flags.Takes(f, day, m.Day)
	}
	flags.Takes(f, "remind", m.Day)
	flags.Takes(f, "briefing", m.Briefing)
	flags.Takes(f, "deck", m.Folder)
	return cmd
}
