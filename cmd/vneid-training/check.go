package main

import (
	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/check"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/present"
)

// checkCommand validates a deck and says what it holds.
func checkCommand(w *locale.Words) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check [DECK]",
		Short: w.Command.Check,
		Args:  atMostOne,
		RunE: func(cmd *cobra.Command, args []string) error {
			folder, err := present.Open(first(args))
			if err != nil {
				return err
			}
			return check.Run(cmd.OutOrStdout(), folder, w)
		},
	}
	cmd.Flags().String("lang", w.Language, w.Command.Lang)
	return cmd
}
