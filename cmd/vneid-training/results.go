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
	verify := &cobra.Command{
		Use:   "verify [FILE…]",
		Short: h.Verify,
		RunE: func(cmd *cobra.Command, args []string) error {
			data, _ := setting(cmd, "data")
			noted, _ := setting(cmd, "head")
			return upkeep.Verify(cmd.OutOrStdout(), cmd.InOrStdin(), args, data, noted, w)
		},
	}
	verify.Flags().String("head", "", h.Noted)
	repair := &cobra.Command{
		Use:   "repair",
		Short: h.Repair,
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			data, _ := setting(cmd, "data")
			return upkeep.Repair(cmd.Context(), cmd.OutOrStdout(), data, w)
		},
	}
	return withData(w, cmd, verify, repair)
}

// withData adds subcommands that work on a data folder.
func withData(w *locale.Words, cmd *cobra.Command, subcommands ...*cobra.Command) *cobra.Command {
	for _, c := range subcommands {
		dataFlags(w, c)
	}
	cmd.AddCommand(subcommands...)
	return cmd
}

func dataFlags(w *locale.Words, cmd *cobra.Command) {
	cmd.Flags().String("data", "", w.Command.Data)
}
