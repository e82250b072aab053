package main

import (
	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/flags"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/upkeep"
)

// resultsCommand checks and repairs the record.
func resultsCommand(w *locale.Words) *cobra.Command {
	h := &w.Upkeep.Help
	e := &w.Manual.Example
	var data, noted string
	verify := &cobra.Command{
		Use:               "verify [" + w.Manual.File + "…]",
		Short:             h.Verify,
		Example:           examples(e.Results, "results verify", e.ResultsHead, "results verify --head 3f9c…"),
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			return upkeep.Verify(cmd.Context(), cmd.OutOrStdout(), cmd.InOrStdin(), args, data, noted, w)
		},
	}
	verify.Flags().StringVar(&noted, "head", "", h.Noted)
	flags.Takes(verify.Flags(), "head", w.Manual.Text)
	repair := &cobra.Command{
		Use:     "repair",
		Short:   h.Repair,
		Example: examples(e.Repair, "results repair"),
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return upkeep.Repair(cmd.Context(), cmd.OutOrStdout(), data, w)
		},
	}
	cmd := withData(w, &data, "results", h.Results, verify, repair)
	cmd.Example = examples(e.Results, "results verify")
	return cmd
}

// withData is a group of commands that work on a data folder.
func withData(w *locale.Words, data *string, use, short string, subcommands ...*cobra.Command) *cobra.Command {
	for _, c := range subcommands {
		dataFlag(c.Flags(), data, w)
	}
	return group(use, short, subcommands...)
}
