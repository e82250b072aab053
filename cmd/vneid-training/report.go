package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/report"
	"training.vast.vn/vneid-training/internal/theme"
)

// reportCommand makes of results what organisers read.
func reportCommand(w *locale.Words) *cobra.Command {
	c := &w.Report
	cmd := &cobra.Command{
		Use:   "report [FILE…]",
		Short: c.Short,
		RunE: func(cmd *cobra.Command, files []string) error {
			value := func(flag string) string {
				v, _ := setting(cmd, flag)
				return v
			}
			look, name := setting(cmd, "theme")
			if _, err := theme.ParseMode(look); err != nil && look != "auto" {
				return usageError{fmt.Errorf("%s: no theme %q; write auto, dark, light, projector or contrast", name, look)}
			}
			streams, err := report.Standard(look)
			if err != nil {
				return err
			}
			o := report.Options{
				Files: files, Data: value("data"), Deck: value("deck"), Language: w.Language,
				Format: value("format"), Table: value("table"), Roster: value("roster"), Due: value("due"), Unit: value("unit"),
			}
			if which := value("briefing"); which != "" {
				err = report.Briefings(o, which, streams)
			} else {
				err = report.Run(cmd.Context(), o, streams)
			}
			var wrong *report.FlagError
			if errors.As(err, &wrong) {
				_, name := setting(cmd, wrong.Flag)
				return usageError{fmt.Errorf("%s: %w", name, wrong.Err)}
			}
			return err
		},
	}
	report.Flags(cmd.Flags(), w)
	f := cmd.Flags()
	f.String("data", "", w.Command.Data)
	f.String("deck", "", c.Deck)
	f.String("briefing", "", w.Briefing.ReportFlag)
	f.String("theme", "auto", w.Command.Theme)
	return cmd
}
