package main

import (
	"fmt"
	"os"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/doctor"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/upkeep"
)

// doctorCommand looks at what may go wrong in a briefing.
func doctorCommand(w *locale.Words) *cobra.Command {
	o := doctor.Options{Env: os.Environ(), Out: os.Stdout}
	var p place
	var noKeys bool
	cmd := &cobra.Command{
		Use:     "doctor",
		Short:   w.Command.Doctor,
		Example: examples(w.Manual.Example.Doctor, "doctor", w.Manual.Example.DoctorServer, "doctor --trainers trainers --organisers organisers"),
		Args:    noArgs,
		RunE: p.run(func(cmd *cobra.Command, _ []string, at upkeep.Place) (err error) {
			o.Data, o.Store = at.Dir, at.Store
			if o.Data == "" {
				if o.Data, err = dataFolder(); err != nil {
					return err
				}
			}
			found := doctor.Run(cmd.Context(), o, w)
			if noKeys || !term.IsTerminal(os.Stdin.Fd()) || !term.IsTerminal(os.Stdout.Fd()) {
				return found
			}
			fmt.Fprintf(o.Out, "\n%s\n", w.Doctor.Keyboard)
			if err := doctor.Keys(cmd.Context(), w); err != nil {
				return err
			}
			return found
		}),
	}
	f := cmd.Flags()
	placeFlags(f, &p, w)
	identityFlag(f, &o.Identity, w)
	doorFlags(f, &o.Listen, &o.Host, &o.Members, &o.Trainers, &o.Organisers, w)
	webFlags(f, &o.Web, &o.WebHost, w)
	f.BoolVar(&noKeys, "no-keys", false, w.Command.NoKeys)
	return cmd
}
