package main

import (
	"time"

	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/flags"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/upkeep"
)

// pruneCommand removes personal data that has been kept long enough.
func pruneCommand(w *locale.Words) *cobra.Command {
	var p place
	var age string
	var dry bool
	cmd := &cobra.Command{
		Use:     "prune --older-than " + w.Manual.Age,
		Short:   w.Upkeep.Help.Prune,
		Example: examples(w.Manual.Example.Prune, "prune --older-than 24m", w.Manual.Example.PruneDry, "prune --older-than 24m --dry-run"),
		Args:    noArgs,
		RunE: p.run(func(cmd *cobra.Command, _ []string, at upkeep.Place) error {
			before, ok := upkeep.Before(age, time.Now())
			if !ok {
				return usageError{locale.Said(nil, w.Upkeep.BadAge, age)}
			}
			return upkeep.Prune(cmd.Context(), cmd.OutOrStdout(), at, before, dry, w)
		}),
	}
	f := cmd.Flags()
	placeFlags(f, &p, w)
	f.StringVar(&age, "older-than", "", w.Upkeep.Help.OlderThan)
	flags.Takes(f, "older-than", w.Manual.Age)
	f.BoolVar(&dry, "dry-run", false, w.Upkeep.Help.DryRun)
	return cmd
}
