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
	var data, age string
	var dry bool
	cmd := &cobra.Command{
		Use:   "prune --older-than AGE",
		Short: w.Upkeep.Help.Prune,
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			before, ok := upkeep.Before(age, time.Now())
			if !ok {
				return usageError{fmt.Errorf(w.Upkeep.BadAge, age)}
			}
			return upkeep.Prune(cmd.Context(), cmd.OutOrStdout(), data, before, dry, w)
		},
	}
	f := cmd.Flags()
	dataFlag(f, &data, w)
	f.StringVar(&age, "older-than", "", w.Upkeep.Help.OlderThan)
	f.BoolVar(&dry, "dry-run", false, w.Upkeep.Help.DryRun)
	return cmd
}
