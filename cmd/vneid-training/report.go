package main

import (
	"errors"

	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/report/request"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/slides"
)

// reportCommand makes of results what organisers read.
func reportCommand(w *locale.Words) *cobra.Command {
	o := request.Options{Language: w.Language}
	var folder, which, remind string
	var look theme.Choice
	cmd := &cobra.Command{
		Use:   "report [FILE…]",
		Short: w.Report.Short,
		RunE: func(cmd *cobra.Command, files []string) (err error) {
			f := cmd.Flags()
			if o.Course, err = slides.Course(folder); err != nil {
				return usageError{locale.Errorf(locale.About, written(f.Lookup("deck")), err)}
			}
			o.Files = files
			if which != "" {
				err = request.Briefings(o, which, request.Standard(look))
			} else if remind != "" {
				err = request.Reminders(o, remind, request.Standard(look))
			} else {
				err = request.Run(cmd.Context(), o, request.Standard(look))
			}
			if wrong := (*request.FlagError)(nil); errors.As(err, &wrong) {
				return usageError{locale.Errorf(locale.About, written(f.Lookup(wrong.Flag)), wrong.Err)}
			}
			return err
		},
	}
	f := cmd.Flags()
	request.Flags(f, &o, w)
	dataFlag(f, &o.Data, w)
	themeFlag(f, &look, w)
	f.StringVar(&folder, "deck", "", w.Report.Deck)
	f.StringVar(&remind, "remind", "", w.Remind.Flag)
	f.StringVar(&which, "briefing", "", w.Briefing.ReportFlag)
	return cmd
}
