package main

import (
	"time"

	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/flags"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/present"
)

// kioskCommand runs a deck on an unattended terminal.
func kioskCommand(w *locale.Words) *cobra.Command {
	c := &w.Command
	o := present.KioskOptions{Options: present.Options{Language: w.Language, App: app()}}
	cmd := &cobra.Command{
		Use:               "kiosk [" + w.Manual.Deck + "]",
		Short:             c.Kiosk,
		Example:           examples(w.Manual.Example.Kiosk, "kiosk --idle 2m", w.Manual.Example.KioskPasscode, "kiosk --passcode-file /etc/vneid-training-passcode"),
		Args:              atMostOne,
		ValidArgsFunction: completeDecks(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.Idle < leastIdle {
				name := written(cmd.Flags().Lookup("idle"))
				return usageError{locale.Errorf(locale.About, name, locale.Errorf(locale.IdleTooShort, o.Idle, leastIdle))}
			}
			o.Deck = first(args)
			return present.Kiosk(cmd.Context(), o)
		},
	}
	f := cmd.Flags()
	dataFlag(f, &o.Data, w)
	themeFlag(f, &o.Theme, w)
	tierFlags(f, &o.Picks, w)
	f.DurationVar(&o.Idle, "idle", 90*time.Second, c.Idle)
	f.StringVar(&o.PasscodeFile, "passcode-file", "", c.PasscodeFile)
	flags.Takes(f, "passcode-file", w.Manual.File)
	f.StringVar(&o.Host, "host", "", w.Kiosk.Host)
	flags.Takes(f, "host", w.Manual.Host)
	motionFlag(f, &o.Still, w)
	identityFlag(f, &o.Identity, w)
	return cmd
}

// leastIdle is the shortest time after which a visitor may be forgotten.
const leastIdle = time.Second
