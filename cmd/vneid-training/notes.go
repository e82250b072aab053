package main

import (
	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/present"
)

// notesCommand shows a presenter's notes in a second terminal.
func notesCommand(w *locale.Words) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "notes [NAME]",
		Short: w.Briefing.Note.Short,
		Args:  cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			look, err := themeSetting(cmd)
			if err != nil {
				return err
			}
			return present.Notes(cmd.Context(), first(args), w.Language, look)
		},
	}
	f := cmd.Flags()
	f.String("theme", "auto", w.Command.Theme)
	return cmd
}
