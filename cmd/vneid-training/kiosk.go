package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/present"
)

// kioskCommand runs a deck on an unattended terminal.
func kioskCommand(w *locale.Words) *cobra.Command {
	c := &w.Command
	cmd := &cobra.Command{
		Use:   "kiosk [DECK]",
		Short: c.Kiosk,
		Args:  atMostOne,
		RunE: func(cmd *cobra.Command, args []string) error {
			data, _ := setting(cmd, "data")
			look, err := themeSetting(cmd)
			if err != nil {
				return err
			}
			wait, name := setting(cmd, "idle")
			idle, err := time.ParseDuration(wait)
			if err != nil || idle < leastIdle {
				return usageError{fmt.Errorf("%s: %q is not known; write a time of at least %v, such as 90s or 2m", name, wait, leastIdle)}
			}
			still, err := truth(cmd, "reduced-motion")
			if err != nil {
				return err
			}
			passcode, _ := setting(cmd, "passcode-file")
			return present.Kiosk(cmd.Context(), present.KioskOptions{
				Options: present.Options{Deck: first(args), Data: data, Language: w.Language, Theme: look, App: "vneid-training/" + version},
				Idle:    idle, PasscodeFile: passcode, Still: still,
			})
		},
	}
	f := cmd.Flags()
	f.String("data", "", c.Data)
	f.String("theme", "auto", c.Theme)
	f.Duration("idle", 90*time.Second, c.Idle)
	f.String("passcode-file", "", c.PasscodeFile)
	f.Bool("reduced-motion", false, c.ReducedMotion)
	return cmd
}

// leastIdle is the shortest time after which a visitor may be forgotten.
const leastIdle = time.Second
