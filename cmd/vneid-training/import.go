package main

import (
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/deck/gift"
	"training.vast.vn/vneid-training/internal/locale"
)

// importCommand takes over questions from other programs' files.
func importCommand(w *locale.Words) *cobra.Command {
	gift := &cobra.Command{
		Use:               "gift " + w.Manual.File + " [" + w.Manual.Folder + "]",
		Short:             w.Gift.ImportGIFT,
		Example:           examples(w.Manual.Example.Import, "import gift questions.gift ./deck"),
		ValidArgsFunction: completeFiles,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 1 || len(args) > 2 {
				return usageError{locale.Errorf(locale.ImportArgs)}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := strings.TrimSuffix(filepath.Base(args[0]), filepath.Ext(args[0]))
			if len(args) > 1 {
				dir = args[1]
			}
			return gift.Import(cmd.OutOrStdout(), args[0], dir, w)
		},
	}
	cmd := group("import", w.Gift.Import, gift)
	cmd.Example = gift.Example
	return cmd
}
