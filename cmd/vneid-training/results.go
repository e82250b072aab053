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
	var p place
	var noted string
	verify := &cobra.Command{
		Use:               "verify [" + w.Manual.File + "…]",
		Short:             h.Verify,
		Example:           examples(e.Results, "results verify", e.ResultsHead, "results verify --head 3f9c…"),
		ValidArgsFunction: completeFiles,
		RunE: p.run(func(cmd *cobra.Command, args []string, at upkeep.Place) error {
			return upkeep.Verify(cmd.Context(), cmd.OutOrStdout(), cmd.InOrStdin(), args, at, noted, w)
		}),
	}
	verify.Flags().StringVar(&noted, "head", "", h.Noted)
	flags.Takes(verify.Flags(), "head", w.Manual.Text)
	repair := &cobra.Command{
		Use:     "repair",
		Short:   h.Repair,
		Example: examples(e.Repair, "results repair"),
		Args:    noArgs,
		RunE: p.run(func(cmd *cobra.Command, _ []string, at upkeep.Place) error {
			return upkeep.Repair(cmd.Context(), cmd.OutOrStdout(), at, w)
		}),
	}
	cmd := withPlace(w, &p, "results", h.Results, verify, repair)
	cmd.Example = examples(e.Results, "results verify")
	return cmd
}

// withPlace is a group of commands that work on a record.
func withPlace(w *locale.Words, p *place, use, short string, subcommands ...*cobra.Command) *cobra.Command {
	for _, c := range subcommands {
		placeFlags(c.Flags(), p, w)
	}
	return group(use, short, subcommands...)
}

// withData is a group of commands that work on a data folder.
func withData(w *locale.Words, data *string, use, short string, subcommands ...*cobra.Command) *cobra.Command {
	for _, c := range subcommands {
		dataFlag(c.Flags(), data, w)
	}
	return group(use, short, subcommands...)
}
