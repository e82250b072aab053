package main

import (
	"errors"

	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/flags"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/report/request"
	"training.vast.vn/vneid-training/internal/upkeep"
	"training.vast.vn/vneid-training/slides"
)

// certificateCommand makes the certificate of an attempt.
func certificateCommand(w *locale.Words) *cobra.Command {
	h := &w.Certificate.Help
	var p place
	var file, folder, unit string
	var public bool
	cmd := &cobra.Command{
		Use:   "certificate " + w.Manual.Receipt,
		Short: h.Certificate,
		Example: examples(w.Manual.Example.Certificate, "certificate K7Q2-9FXM -o certificate.pdf", w.Certificate.UnitFlag, "certificate --unit IOIT -o certificates.zip",
			w.Manual.Example.PublicKey, "certificate --public-key"),
		RunE: p.run(func(cmd *cobra.Command, args []string, at upkeep.Place) error {
			if public {
				if err := noArgs(cmd, args); err != nil {
					return err
				}
				return upkeep.WritePublicKey(cmd.Context(), cmd.OutOrStdout(), at, w)
			}
			course, err := slides.Course(folder)
			if err != nil {
				return err
			}
			if unit != "" {
				if file == "" || len(args) > 0 {
					return usageError{locale.Said(nil, "%s", w.Certificate.UnitFile)}
				}
				return unitCertificates(cmd, request.Options{Data: at.Dir, Store: at.Store, Course: course, Language: w.Language, Unit: unit}, file, w)
			}
			if err := exactly(w.Manual.Receipt)(cmd, args); err != nil {
				return err
			}
			return upkeep.WriteCertificate(cmd.Context(), cmd.OutOrStdout(), at, course, args[0], file, app(), w)
		}),
	}
	f := cmd.Flags()
	placeFlags(f, &p, w)
	f.StringVarP(&file, "output", "o", "", h.Output)
	f.StringVar(&folder, "deck", "", h.Deck)
	flags.Takes(f, "output", w.Manual.File)
	flags.Takes(f, "deck", w.Manual.Folder)
	f.StringVar(&unit, "unit", "", w.Certificate.UnitFlag)
	flags.Takes(f, "unit", w.Manual.Unit)
	f.BoolVar(&public, "public-key", false, h.PublicKey)
	return cmd
}

// unitCertificates writes the certificates of all who have passed in a unit.
func unitCertificates(cmd *cobra.Command, o request.Options, file string, w *locale.Words) error {
	passed, err := request.Passed(cmd.Context(), o)
	if wrong := (*request.FlagError)(nil); errors.As(err, &wrong) {
		return usageError{locale.Errorf(locale.About, written(cmd.Flags().Lookup(wrong.Flag)), wrong.Err)}
	}
	if err != nil {
		return err
	}
	receipts := make([]string, len(passed))
	for i, p := range passed {
		receipts[i] = p.Receipt
	}
	return upkeep.WriteCertificates(cmd.Context(), cmd.OutOrStdout(), upkeep.Place{Dir: o.Data, Store: o.Store}, o.Course, receipts, file, app(), w)
}

// verifyCommand verifies a certificate without a network.
func verifyCommand(w *locale.Words) *cobra.Command {
	h := &w.Certificate.Help
	var p place
	var key string
	cmd := &cobra.Command{
		Use:               "verify " + w.Manual.Code,
		Short:             h.Verify,
		Example:           examples(w.Manual.Example.VerifyFile, "verify certificate.pdf", w.Manual.Example.VerifyText, "verify --key certificate_ed25519.pub certificate.txt"),
		ValidArgsFunction: completeFiles,
		Args:              exactly(w.Manual.Code),
		RunE: p.run(func(cmd *cobra.Command, args []string, at upkeep.Place) error {
			return upkeep.VerifyCertificate(cmd.Context(), cmd.OutOrStdout(), cmd.InOrStdin(), args[0], key, at, w)
		}),
	}
	placeFlags(cmd.Flags(), &p, w)
	cmd.Flags().StringVar(&key, "key", "", h.Key)
	flags.Takes(cmd.Flags(), "key", w.Manual.File)
	return cmd
}
