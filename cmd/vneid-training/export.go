package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/exchange"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/present"
	"training.vast.vn/vneid-training/internal/upkeep"
)

// exportCommand writes a deck, or its bank, in another format.
func exportCommand(w *locale.Words) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "export [DECK]",
		Short: w.Gift.Export,
		Args:  atMostOne,
		RunE: func(cmd *cobra.Command, args []string) error {
			format, name := setting(cmd, "format")
			var write func(io.Writer, *deck.Deck) error
			switch format {
			case "gift":
				write = exchange.WriteGIFT
			default:
				return usageError{fmt.Errorf("%s: no format %q; write gift", name, format)}
			}
			folder, err := present.Open(first(args), w.Language)
			if err != nil {
				return err
			}
			d, err := deck.Load(folder)
			if err != nil {
				return err
			}
			file, _ := setting(cmd, "output")
			if file == "" {
				return write(cmd.OutOrStdout(), d)
			}
			return upkeep.Create(file, func(out io.Writer) error { return write(out, d) }, w)
		},
	}
	cmd.Flags().String("format", "", w.Gift.Format)
	cmd.Flags().StringP("output", "o", "", w.Gift.Output)
	return cmd
}
