package main

import (
	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/present"
	"training.vast.vn/vneid-training/internal/upkeep"
)

// certificateCommand makes the certificate of an attempt.
func certificateCommand(w *locale.Words) *cobra.Command {
	h := &w.Certificate.Help
	var public bool
	cmd := &cobra.Command{
		Use:   "certificate RECEIPT",
		Short: h.Certificate,
		Args: func(cmd *cobra.Command, args []string) error {
			if public {
				return noArgs(cmd, args)
			}
			return exactly("RECEIPT")(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			data, _ := setting(cmd, "data")
			if public {
				return upkeep.WritePublicKey(cmd.Context(), cmd.OutOrStdout(), data, w)
			}
			file, _ := setting(cmd, "output")
			folder, _ := setting(cmd, "deck")
			course, err := present.Course(folder)
			if err != nil {
				return err
			}
			return upkeep.WriteCertificate(cmd.Context(), cmd.OutOrStdout(), data, course, args[0], file, "vneid-training/"+version, w)
		},
	}
	dataFlags(w, cmd)
	cmd.Flags().StringP("output", "o", "", h.Output)
	cmd.Flags().String("deck", "", h.Deck)
	cmd.Flags().BoolVar(&public, "public-key", false, h.PublicKey)
	return cmd
}

// verifyCommand verifies a certificate without a network.
func verifyCommand(w *locale.Words) *cobra.Command {
	h := &w.Certificate.Help
	cmd := &cobra.Command{
		Use:   "verify TEXT-or-FILE",
		Short: h.Verify,
		Args:  exactly("TEXT-or-FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			data, _ := setting(cmd, "data")
			key, _ := setting(cmd, "key")
			return upkeep.VerifyCertificate(cmd.OutOrStdout(), cmd.InOrStdin(), args[0], key, data, w)
		},
	}
	dataFlags(w, cmd)
	cmd.Flags().String("key", "", h.Key)
	return cmd
}
