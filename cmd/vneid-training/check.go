package main

import (
	"io/fs"
	"time"

	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/check"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/slides"
)

// checkCommand validates a deck and says what it holds.
func checkCommand(w *locale.Words) *cobra.Command {
	var months uint
	e := &w.Manual.Example
	cmd := &cobra.Command{
		Use:               "check [" + w.Manual.Deck + " [" + w.Manual.Translation + "]]",
		Short:             w.Command.Check,
		Example:           examples(e.Check, "check", e.CheckOwn, "check ./deck", e.CheckTwin, "check ./deck ./deck-en"),
		ValidArgsFunction: completeDecks(2),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 2 {
				return usageError{locale.Errorf(locale.TwoDecks, args[2])}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			folders, err := checked(args)
			if err != nil {
				return err
			}
			return check.Run(cmd.OutOrStdout(), w, check.Options{Now: time.Now(), Months: int(months)}, folders...)
		},
	}
	cmd.Flags().UintVar(&months, "source-months", 36, w.Command.SourceMonths)
	return cmd
}

// checked opens the decks named, or the built-in ones, Vietnamese first.
func checked(args []string) ([]fs.FS, error) {
	if len(args) > 0 {
		var folders []fs.FS
		for _, arg := range args {
			folder, err := slides.Open(arg, "")
			if err != nil {
				return nil, err
			}
			folders = append(folders, folder)
		}
		return folders, nil
	}
	languages := []string{locale.Vi}
	for _, l := range slides.Languages() {
		if l != locale.Vi {
			languages = append(languages, l)
		}
	}
	var folders []fs.FS
	for _, l := range languages {
		folder, err := slides.Deck(l)
		if err != nil {
			return nil, err
		}
		folders = append(folders, folder)
	}
	return folders, nil
}
