package main

import (
	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/upkeep"
	"training.vast.vn/vneid-training/slides"
)

// certificateCommand makes the certificate of an attempt.
func certificateCommand(w *locale.Words) *cobra.Command {
	h := &w.Certificate.Help
	var data, file, folder string
	var public bool
	cmd := &cobra.Command{
		Use:   "certificate RECEIPT",
		Short: h.Certificate,
		RunE: func(cmd *cobra.Command, args []string) error {
			if public {
				if err := noArgs(cmd, args); err != nil {
					return err
				}
				return upkeep.WritePublicKey(cmd.Context(), cmd.OutOrStdout(), data, w)
			}
			if err := exactly("RECEIPT")(cmd, args); err != nil {
				return err
			}
			course, err := slides.Course(folder)
			if err != nil {
				return err
			}
			return upkeep.WriteCertificate(cmd.Context(), cmd.OutOrStdout(), data, course, args[0], file, app(), w)
		},
	}
	f := cmd.Flags()
	dataFlag(f, &data, w)
	f.StringVarP(&file, "output", "o", "", h.Output)
	f.StringVar(&folder, "deck", "", h.Deck)
	f.BoolVar(&public, "public-key", false, h.PublicKey)
	return cmd
}

// verifyCommand verifies a certificate without a network.
func verifyCommand(w *locale.Words) *cobra.Command {
	h := &w.Certificate.Help
	var data, key string
	cmd := &cobra.Command{
		Use:   "verify TEXT-or-FILE",
		Short: h.Verify,
		Args:  exactly("TEXT-or-FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return upkeep.VerifyCertificate(cmd.OutOrStdout(), cmd.InOrStdin(), args[0], key, data, w)
		},
	}
	dataFlag(cmd.Flags(), &data, w)
	cmd.Flags().StringVar(&key, "key", "", h.Key)
	return cmd
}
