package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/flags"
	"training.vast.vn/vneid-training/internal/keys"
	"training.vast.vn/vneid-training/internal/locale"
)

// keysCommand takes a server's keys to another machine.
func keysCommand(w *locale.Words) *cobra.Command {
	k, e := &w.KeyFile, &w.Manual.Example
	var data, secret string
	// with runs fn with the data folder and the passphrase.
	with := func(cmd *cobra.Command, isNew bool, fn func(passphrase string) error) (err error) {
		if data == "" {
			if data, err = dataFolder(); err != nil {
				return err
			}
		}
		passphrase, err := keys.Passphrase(secret, os.Stdin, cmd.ErrOrStderr(), isNew, w)
		if err != nil {
			return err
		}
		return fn(passphrase)
	}
	export := &cobra.Command{
		Use:               "export " + w.Manual.File,
		Short:             k.Export,
		Example:           examples(e.KeysExport, "keys export vneid.keys --data /var/lib/vneid-training"),
		Args:              exactly(w.Manual.File),
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			return with(cmd, true, func(passphrase string) error {
				if err := keys.Export(data, args[0], passphrase); err != nil {
					return err
				}
				_, err := fmt.Fprintf(cmd.OutOrStdout(), k.Exported+"\n", args[0])
				return err
			})
		},
	}
	var replace bool
	put := &cobra.Command{
		Use:               "import " + w.Manual.File,
		Short:             k.Import,
		Example:           examples(e.KeysImport, "keys import vneid.keys --data /var/lib/vneid-training"),
		Args:              exactly(w.Manual.File),
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			return with(cmd, false, func(passphrase string) error {
				changed, err := keys.Import(data, args[0], passphrase, replace)
				if err != nil {
					return err
				}
				said := k.Same
				if changed {
					said = k.Imported
				}
				_, err = fmt.Fprintf(cmd.OutOrStdout(), said+"\n", data)
				return err
			})
		},
	}
	put.Flags().BoolVar(&replace, "replace", false, k.Replace)
	cmd := withData(w, &data, "keys", k.Short, export, put)
	cmd.Example = examples(e.KeysExport, "keys export vneid.keys")
	cmd.PersistentFlags().StringVar(&secret, "passphrase-file", "", k.Passphrase)
	flags.Takes(cmd.PersistentFlags(), "passphrase-file", w.Manual.File)
	return cmd
}
