package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/upkeep"
)

// pruneCommand removes personal data that has been kept long enough.
func pruneCommand(w *locale.Words) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "prune --older-than AGE",
		Short: w.Upkeep.Help.Prune,
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			data, _ := setting(cmd, "data")
			age, _ := setting(cmd, "older-than")
			before, ok := upkeep.Before(age, time.Now())
			if !ok {
				return usageError{fmt.Errorf(w.Upkeep.BadAge, age)}
			}
			dry, err := truth(cmd, "dry-run")
			if err != nil {
				return err
			}
			return upkeep.Prune(cmd.Context(), cmd.OutOrStdout(), data, before, dry, w)
		},
	}
	dataFlags(w, cmd)
	cmd.Flags().String("older-than", "", w.Upkeep.Help.OlderThan)
	cmd.Flags().Bool("dry-run", false, w.Upkeep.Help.DryRun)
	return cmd
}
