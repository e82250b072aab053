package main

import (
	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/present"
	"training.vast.vn/vneid-training/internal/theme"
)

// notesCommand shows a presenter's notes in a second terminal.
func notesCommand(w *locale.Words) *cobra.Command {
	var look theme.Choice
	cmd := &cobra.Command{
		Use:     "notes [" + w.Manual.Name + "]",
		Short:   w.Briefing.Note.Short,
		Example: examples(w.Manual.Example.Notes, "notes", w.Manual.Example.NotesName, "notes vneid"),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usageError{locale.Errorf(locale.OneTooMany, args[1])}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return present.Notes(cmd.Context(), first(args), w.Language, look)
		},
	}
	themeFlag(cmd.Flags(), &look, w)
	return cmd
}
