package main

import (
	"os"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"training.vast.vn/vneid-training/internal/flags"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/upkeep"
)

// peopleCommand answers a person's requests about their data.
func peopleCommand(w *locale.Words) *cobra.Command {
	h := &w.Upkeep.Help
	e, who := &w.Manual.Example, w.Manual.Who
	var p place
	show := &cobra.Command{
		Use:               "show " + who,
		Short:             h.Show,
		Example:           examples(e.Show, `people show "Nguyễn Văn An"`),
		Args:              exactly(who),
		ValidArgsFunction: completePeople,
		RunE: p.run(func(cmd *cobra.Command, args []string, at upkeep.Place) error {
			return upkeep.Show(cmd.Context(), cmd.OutOrStdout(), at, args[0], w)
		}),
	}
	var file, reason string
	export := &cobra.Command{
		Use:               "export " + who,
		Short:             h.Export,
		Example:           examples(e.Export, `people export "Nguyễn Văn An" -o an.json`),
		Args:              exactly(who),
		ValidArgsFunction: completePeople,
		RunE: p.run(func(cmd *cobra.Command, args []string, at upkeep.Place) error {
			return upkeep.Export(cmd.Context(), cmd.OutOrStdout(), at, args[0], file, w)
		}),
	}
	export.Flags().StringVarP(&file, "output", "o", "", h.Output)
	flags.Takes(export.Flags(), "output", w.Manual.File)
	correct := &cobra.Command{
		Use:               "correct " + who,
		Short:             h.Correct,
		Example:           examples(e.Correct, `people correct "Nguyễn Van An" --name "Nguyễn Văn An" --reason "viết sai"`),
		Args:              exactly(who),
		ValidArgsFunction: completePeople,
		RunE: p.run(func(cmd *cobra.Command, args []string, at upkeep.Place) error {
			f := cmd.Flags()
			change := upkeep.Change{Name: optional(f, "name"), Unit: optional(f, "unit"), Code: optional(f, "code")}
			return upkeep.Correct(cmd.Context(), cmd.OutOrStdout(), at, args[0], change, reason, app(), w)
		}),
	}
	correct.Flags().String("name", "", h.Name)
	correct.Flags().String("unit", "", h.Unit)
	correct.Flags().String("code", "", h.Code)
	flags.Takes(correct.Flags(), "name", w.Manual.Name)
	flags.Takes(correct.Flags(), "unit", w.Manual.Unit)
	flags.Takes(correct.Flags(), "code", w.Manual.Text)
	correct.Flags().StringVar(&reason, "reason", "", h.Reason)
	flags.Takes(correct.Flags(), "reason", w.Manual.Text)
	var yes bool
	erase := &cobra.Command{
		Use:               "erase " + who,
		Short:             h.Erase,
		Example:           examples(e.Erase, `people erase "Nguyễn Văn An" --reason "theo yêu cầu"`),
		Args:              exactly(who),
		ValidArgsFunction: completePeople,
		RunE: p.run(func(cmd *cobra.Command, args []string, at upkeep.Place) error {
			consent := upkeep.Consent{Given: yes}
			if term.IsTerminal(os.Stdin.Fd()) {
				consent.In = cmd.InOrStdin()
			}
			return upkeep.Erase(cmd.Context(), cmd.OutOrStdout(), at, args[0], reason, app(), consent, w)
		}),
	}
	erase.Flags().BoolVar(&yes, "yes", false, h.Yes)
	erase.Flags().StringVar(&reason, "reason", "", h.Reason)
	flags.Takes(erase.Flags(), "reason", w.Manual.Text)
	accept := &cobra.Command{
		Use:     "accept " + w.Manual.Receipt,
		Short:   h.Accept,
		Example: examples(e.Accept, `people accept 7K3M-9QX2 --reason "làm lại lần thứ tư, tự tay"`),
		Args:    exactly(w.Manual.Receipt),
		RunE: p.run(func(cmd *cobra.Command, args []string, at upkeep.Place) error {
			return upkeep.Accept(cmd.Context(), cmd.OutOrStdout(), at, args[0], reason, app(), w)
		}),
	}
	accept.Flags().StringVar(&reason, "reason", "", h.Reason)
	flags.Takes(accept.Flags(), "reason", w.Manual.Text)
	unlock := &cobra.Command{
		Use:               "unlock " + who,
		Short:             h.Unlock,
		Example:           examples(e.Unlock, `people unlock "Nguyễn Văn An"`),
		Args:              exactly(who),
		ValidArgsFunction: completePeople,
		RunE: p.run(func(cmd *cobra.Command, args []string, at upkeep.Place) error {
			return upkeep.Unlock(cmd.Context(), cmd.OutOrStdout(), at, args[0], w)
		}),
	}
	cmd := withPlace(w, &p, "people", h.People, show, export, correct, erase, accept, unlock, enrolCommand(&p, w), claimCommand(&p, w))
	cmd.Example = examples(e.People, `people show "Nguyễn Văn An"`)
	return cmd
}

// optional is the value of a flag, nil if it is not given: "" is a value.
func optional(f *pflag.FlagSet, flag string) *string {
	if !given(f.Lookup(flag)) {
		return nil
	}
	v := f.Lookup(flag).Value.String()
	return &v
}
