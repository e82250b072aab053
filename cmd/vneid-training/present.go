package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/present"
	"training.vast.vn/vneid-training/internal/theme"
)

// presentCommand shows a deck in this terminal.
func presentCommand(w *locale.Words) *cobra.Command {
	c := &w.Command
	cmd := &cobra.Command{
		Use:   "present [DECK]",
		Short: c.Present,
		Args:  atMostOne,
		RunE: func(cmd *cobra.Command, args []string) error {
			data, _ := setting(cmd, "data")
			look, err := themeSetting(cmd)
			if err != nil {
				return err
			}
			feedback, name := setting(cmd, "feedback")
			if feedback != "each" && feedback != "end" {
				return usageError{fmt.Errorf("%s: %q is not known; write each or end", name, feedback)}
			}
			plain, err := truth(cmd, "plain")
			if err != nil {
				return err
			}
			watch, err := truth(cmd, "watch")
			if err != nil {
				return err
			}
			if watch && len(args) == 0 {
				return usageError{errors.New(w.Author.NoFolder)}
			}
			notes, err := truth(cmd, "notes")
			if err != nil {
				return err
			}
			return present.Run(cmd.Context(), present.Options{
				Deck: first(args), Data: data, Language: w.Language, Theme: look,
				FeedbackAtEnd: feedback == "end", Watch: watch, Notes: notes, Plain: plain, App: "vneid-training/" + version,
			})
		},
	}
	f := cmd.Flags()
	f.String("data", "", c.Data)
	f.String("theme", "auto", c.Theme)
	f.String("feedback", "each", c.Feedback)
	f.Bool("plain", false, c.Plain)
	f.Bool("notes", false, w.Briefing.Note.ShortPresent)
	f.Bool("watch", false, w.Author.Watch)
	return cmd
}

// themeSetting is the name of a theme, or auto.
func themeSetting(cmd *cobra.Command) (string, error) {
	look, name := setting(cmd, "theme")
	if _, err := theme.ParseMode(look); err != nil && look != "auto" {
		return "", usageError{fmt.Errorf("%s: no theme %q; write auto, dark, light, projector or contrast", name, look)}
	}
	return look, nil
}
