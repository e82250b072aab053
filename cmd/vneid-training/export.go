package main

import (
	"io"

	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/deck/gift"
	"training.vast.vn/vneid-training/internal/flags"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/paper"
	"training.vast.vn/vneid-training/internal/upkeep"
	"training.vast.vn/vneid-training/slides"
)

// An exportFormat is one that a deck, or its bank, can be written in.
type exportFormat struct {
	name    string
	handout bool // notes and answers may be asked for
	write   func(io.Writer, *deck.Deck, paper.Options) error
}

func exportFormats(notes io.Writer, w *locale.Words) []exportFormat {
	return []exportFormat{
		{"html", true, paper.WriteHTML},
		{"markdown", true, paper.WriteMarkdown},
		{"gift", false, func(out io.Writer, d *deck.Deck, _ paper.Options) error { return gift.Export(out, notes, d, w) }},
	}
}

// exportCommand writes a deck, or its bank, in another format.
func exportCommand(w *locale.Words) *cobra.Command {
	var name, file string
	var o paper.Options
	cmd := &cobra.Command{
		Use:               "export [" + w.Manual.Deck + "]",
		Short:             w.Gift.Export,
		Example:           examples(w.Manual.Example.Handout, "export --format html -o handout.html", w.Manual.Example.Gift, "export --format gift -o questions.gift"),
		Args:              atMostOne,
		ValidArgsFunction: completeDecks(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			format, err := exportFormatOf(cmd, name, w)
			if err != nil {
				return err
			}
			if err := forHandout(format, o, w); err != nil {
				return err
			}
			folder, err := slides.Open(first(args), w.Language)
			if err != nil {
				return err
			}
			d, err := deck.Load(folder)
			if err != nil {
				return err
			}
			if file == "" {
				return format.write(cmd.OutOrStdout(), d, o)
			}
			return upkeep.Create(file, func(out io.Writer) error { return format.write(out, d, o) }, w)
		},
	}
	f := cmd.Flags()
	f.StringVar(&name, "format", "", w.Gift.Format)
	f.StringVarP(&file, "output", "o", "", w.Gift.Output)
	flags.Takes(f, "format", "", exportNames(w)...)
	flags.Takes(f, "output", w.Manual.File)
	f.BoolVar(&o.Notes, "notes", false, w.Handout.NotesFlag)
	f.BoolVar(&o.Answers, "answers", false, w.Handout.KeysFlag)
	return cmd
}

// exportFormatOf is the format of this name.
func exportFormatOf(cmd *cobra.Command, name string, w *locale.Words) (exportFormat, error) {
	for _, f := range exportFormats(cmd.ErrOrStderr(), w) {
		if f.name == name {
			return f, nil
		}
	}
	flag := written(cmd.Flags().Lookup("format"))
	return exportFormat{}, usageError{locale.Errorf(locale.About, flag, locale.Errorf(locale.NoFormat, name, locale.Or(exportNames(w))))}
}

// exportNames are the names of all formats.
func exportNames(w *locale.Words) (names []string) {
	for _, f := range exportFormats(io.Discard, w) {
		names = append(names, f.name)
	}
	return names
}

// forHandout is an error where something is asked for that only a handout has.
func forHandout(f exportFormat, o paper.Options, w *locale.Words) error {
	switch {
	case f.handout:
	case o.Notes:
		return usageError{locale.Said(nil, w.Handout.NoNotes, "--notes", f.name)}
	case o.Answers:
		return usageError{locale.Said(nil, w.Handout.NoNotes, "--answers", f.name)}
	}
	return nil
}
