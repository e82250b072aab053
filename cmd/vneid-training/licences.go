package main

import (
	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/licences"
	"training.vast.vn/vneid-training/internal/locale"
)

// licencesCommand prints what the program and its parts may be used under.
func licencesCommand(w *locale.Words) *cobra.Command {
	return &cobra.Command{
		Use:        "licences",
		SuggestFor: []string{"licenses", "license", "licence", "notice"},
		Short:      w.Manual.Licences,
		Example:    examples(w.Manual.Example.Licences, "licences | less"),
		Args:       noArgs,
		RunE:       func(cmd *cobra.Command, _ []string) error { return licences.Write(cmd.OutOrStdout()) },
	}
}
