package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/exchange"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/paper"
	"training.vast.vn/vneid-training/internal/present"
	"training.vast.vn/vneid-training/internal/upkeep"
)

// An exportFormat is one that a deck, or its bank, can be written in.
type exportFormat struct {
	name    string
	handout bool // notes and answers may be asked for
	write   func(io.Writer, *deck.Deck, paper.Options) error
}

func exportFormats() []exportFormat {
	return []exportFormat{
		{"html", true, paper.WriteHTML},
		{"markdown", true, paper.WriteMarkdown},
		{"gift", false, func(out io.Writer, d *deck.Deck, _ paper.Options) error { return exchange.WriteGIFT(out, d) }},
	}
}

// exportCommand writes a deck, or its bank, in another format.
func exportCommand(w *locale.Words) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "export [DECK]",
		Short: w.Gift.Export,
		Args:  atMostOne,
		RunE: func(cmd *cobra.Command, args []string) error {
			format, options, err := exportSettings(cmd, w)
			if err != nil {
				return err
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
				return format.write(cmd.OutOrStdout(), d, options)
			}
			return upkeep.Create(file, func(out io.Writer) error { return format.write(out, d, options) }, w)
		},
	}
	cmd.Flags().String("format", "", w.Gift.Format)
	cmd.Flags().StringP("output", "o", "", w.Gift.Output)
	cmd.Flags().Bool("notes", false, w.Handout.NotesFlag)
	cmd.Flags().Bool("answers", false, w.Handout.KeysFlag)
	return cmd
}

// exportSettings reads the flags.
func exportSettings(cmd *cobra.Command, w *locale.Words) (f exportFormat, o paper.Options, err error) {
	format, name := setting(cmd, "format")
	var names []string
	for _, f = range exportFormats() {
		if f.name == format {
			break
		}
		names = append(names, f.name)
	}
	if f.name != format {
		return f, o, usageError{fmt.Errorf("%s: no format %q; write %s", name, format, strings.Join(names, ", "))}
	}
	if o.Notes, err = handoutFlag(cmd, "notes", f, w); err != nil {
		return f, o, err
	}
	o.Answers, err = handoutFlag(cmd, "answers", f, w)
	return f, o, err
}

// handoutFlag reads a flag that only a handout takes.
func handoutFlag(cmd *cobra.Command, flag string, f exportFormat, w *locale.Words) (bool, error) {
	on, err := truth(cmd, flag)
	if on && !f.handout {
		err = usageError{fmt.Errorf(w.Handout.NoNotes, "--"+flag, f.name)}
	}
	return on, err
}
