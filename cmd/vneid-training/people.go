package main

import (
	"os"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/upkeep"
)

// peopleCommand answers a person's requests about their data.
func peopleCommand(w *locale.Words) *cobra.Command {
	h := &w.Upkeep.Help
	cmd := &cobra.Command{Use: "people", Short: h.People, Args: noArgs, RunE: needsCommand}
	show := &cobra.Command{
		Use:   "show NAME-or-ID",
		Short: h.Show,
		Args:  exactly("NAME-or-ID"),
		RunE: func(cmd *cobra.Command, args []string) error {
			data, _ := setting(cmd, "data")
			return upkeep.Show(cmd.Context(), cmd.OutOrStdout(), data, args[0], w)
		},
	}
	export := &cobra.Command{
		Use:   "export NAME-or-ID",
		Short: h.Export,
		Args:  exactly("NAME-or-ID"),
		RunE: func(cmd *cobra.Command, args []string) error {
			data, _ := setting(cmd, "data")
			file, _ := setting(cmd, "output")
			return upkeep.Export(cmd.Context(), cmd.OutOrStdout(), data, args[0], file, w)
		},
	}
	export.Flags().StringP("output", "o", "", h.Output)
	correct := &cobra.Command{
		Use:   "correct NAME-or-ID",
		Short: h.Correct,
		Args:  exactly("NAME-or-ID"),
		RunE: func(cmd *cobra.Command, args []string) error {
			data, _ := setting(cmd, "data")
			change := upkeep.Change{Name: given(cmd, "name"), Unit: given(cmd, "unit"), Code: given(cmd, "code")}
			return upkeep.Correct(cmd.Context(), cmd.OutOrStdout(), data, args[0], change, w)
		},
	}
	correct.Flags().String("name", "", h.Name)
	correct.Flags().String("unit", "", h.Unit)
	correct.Flags().String("code", "", h.Code)
	erase := &cobra.Command{
		Use:   "erase NAME-or-ID",
		Short: h.Erase,
		Args:  exactly("NAME-or-ID"),
		RunE: func(cmd *cobra.Command, args []string) error {
			data, _ := setting(cmd, "data")
			reason, _ := setting(cmd, "reason")
			yes, err := truth(cmd, "yes")
			if err != nil {
				return err
			}
			consent := upkeep.Consent{Given: yes}
			if term.IsTerminal(os.Stdin.Fd()) {
				consent.In = cmd.InOrStdin()
			}
			return upkeep.Erase(cmd.Context(), cmd.OutOrStdout(), data, args[0], reason, "vneid-training/"+version, consent, w)
		},
	}
	erase.Flags().Bool("yes", false, h.Yes)
	erase.Flags().String("reason", "", h.Reason)
	return withData(w, cmd, show, export, correct, erase)
}

// given is a flag's value if the flag was given, else nil.
func given(cmd *cobra.Command, flag string) *string {
	f := cmd.Flags().Lookup(flag)
	if !f.Changed {
		return nil
	}
	v := f.Value.String()
	return &v
}
