package main

import (
	"os"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/upkeep"
)

// peopleCommand answers a person's requests about their data.
func peopleCommand(w *locale.Words) *cobra.Command {
	h := &w.Upkeep.Help
	cmd := &cobra.Command{Use: "people", Short: h.People, Args: noArgs, RunE: needsCommand}
	var data string
	show := &cobra.Command{
		Use:   "show NAME-or-ID",
		Short: h.Show,
		Args:  exactly("NAME-or-ID"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return upkeep.Show(cmd.Context(), cmd.OutOrStdout(), data, args[0], w)
		},
	}
	var file, reason string
	export := &cobra.Command{
		Use:   "export NAME-or-ID",
		Short: h.Export,
		Args:  exactly("NAME-or-ID"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return upkeep.Export(cmd.Context(), cmd.OutOrStdout(), data, args[0], file, w)
		},
	}
	export.Flags().StringVarP(&file, "output", "o", "", h.Output)
	correct := &cobra.Command{
		Use:   "correct NAME-or-ID",
		Short: h.Correct,
		Args:  exactly("NAME-or-ID"),
		RunE: func(cmd *cobra.Command, args []string) error {
			f := cmd.Flags()
			change := upkeep.Change{Name: optional(f, "name"), Unit: optional(f, "unit"), Code: optional(f, "code")}
			return upkeep.Correct(cmd.Context(), cmd.OutOrStdout(), data, args[0], change, reason, app(), w)
		},
	}
	correct.Flags().String("name", "", h.Name)
	correct.Flags().String("unit", "", h.Unit)
	correct.Flags().String("code", "", h.Code)
	correct.Flags().StringVar(&reason, "reason", "", h.Reason)
	var yes bool
	erase := &cobra.Command{
		Use:   "erase NAME-or-ID",
		Short: h.Erase,
		Args:  exactly("NAME-or-ID"),
		RunE: func(cmd *cobra.Command, args []string) error {
			consent := upkeep.Consent{Given: yes}
			if term.IsTerminal(os.Stdin.Fd()) {
				consent.In = cmd.InOrStdin()
			}
			return upkeep.Erase(cmd.Context(), cmd.OutOrStdout(), data, args[0], reason, app(), consent, w)
		},
	}
	erase.Flags().BoolVar(&yes, "yes", false, h.Yes)
	erase.Flags().StringVar(&reason, "reason", "", h.Reason)
	return withData(w, &data, cmd, show, export, correct, erase)
}

// optional is the value of a flag, nil if it is not given: "" is a value.
func optional(f *pflag.FlagSet, flag string) *string {
	if !given(f.Lookup(flag)) {
		return nil
	}
	v := f.Lookup(flag).Value.String()
	return &v
}
