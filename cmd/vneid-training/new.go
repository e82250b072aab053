package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/deck/starter"
	"training.vast.vn/vneid-training/internal/locale"
)

// newCommand makes a starter deck.
func newCommand(w *locale.Words) *cobra.Command {
	cmd := &cobra.Command{
		Use:               "new " + w.Manual.Folder,
		Short:             w.Author.New,
		Example:           examples(w.Manual.Example.New, "new ./deck"),
		ValidArgsFunction: completeFolder,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError{locale.Errorf(locale.NewArgs, len(args))}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			names, err := starter.Write(args[0], w.Language)
			if err != nil {
				return err
			}
			out := cmd.OutOrStdout()
			fmt.Fprintf(out, w.Author.Written+"\n", args[0])
			for _, name := range names {
				fmt.Fprintln(out, "  "+name)
			}
			fmt.Fprintf(out, "\n"+w.Author.Next+"\n", args[0], args[0])
			return nil
		},
	}
	return cmd
}
