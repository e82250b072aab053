package main

import (
	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/upkeep"
)

// resultsCommand checks and repairs the record.
func resultsCommand(w *locale.Words) *cobra.Command {
	h := &w.Upkeep.Help
	cmd := &cobra.Command{Use: "results", Short: h.Results, Args: noArgs, RunE: needsCommand}
	var data, noted string
	verify := &cobra.Command{
		Use:   "verify [FILE…]",
		Short: h.Verify,
		RunE: func(cmd *cobra.Command, args []string) error {
			return upkeep.Verify(cmd.OutOrStdout(), cmd.InOrStdin(), args, data, noted, w)
		},
	}
	verify.Flags().StringVar(&noted, "head", "", h.Noted)
	repair := &cobra.Command{
		Use:   "repair",
		Short: h.Repair,
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return upkeep.Repair(cmd.Context(), cmd.OutOrStdout(), data, w)
		},
	}
	return withData(w, &data, cmd, verify, repair)
}

// withData adds subcommands that work on a data folder.
func withData(w *locale.Words, data *string, cmd *cobra.Command, subcommands ...*cobra.Command) *cobra.Command {
	for _, c := range subcommands {
		dataFlag(c.Flags(), data, w)
	}
	cmd.AddCommand(subcommands...)
	return cmd
}
