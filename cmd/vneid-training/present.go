package main

import (
	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/flags"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/present"
)

// presentCommand shows a deck in this terminal.
func presentCommand(w *locale.Words) *cobra.Command {
	o := present.Options{Language: w.Language, App: app()}
	var feedback string
	e := &w.Manual.Example
	cmd := &cobra.Command{
		Use:        "present [" + w.Manual.Deck + "]",
		Short:      w.Command.Present,
		SuggestFor: []string{"learn", "quiz", "start", "open"},
		Example: examples(e.Present, "present", e.Projector, "present --theme projector", e.Own, "present ./deck",
			e.Watch, "present --watch ./deck", e.Pipe, "present --plain"),
		Args:              atMostOne,
		ValidArgsFunction: completeDecks(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.Watch && len(args) == 0 {
				return usageError{locale.Said(nil, "%s", w.Author.NoFolder)}
			}
			o.Deck, o.FeedbackAtEnd = first(args), feedback == feedbackEnd
			return present.Run(cmd.Context(), o)
		},
	}
	f := cmd.Flags()
	dataFlag(f, &o.Data, w)
	themeFlag(f, &o.Theme, w)
	tierFlags(f, &o.Picks, w)
	feedbackFlag(f, &feedback, w)
	identityFlag(f, &o.Identity, w)
	f.BoolVar(&o.Plain, "plain", false, w.Command.Plain)
	f.BoolVar(&o.Notes, "notes", false, w.Briefing.Note.ShortPresent)
	f.StringVar(&o.Route, "route", "", w.Route.Flag)
	flags.Takes(f, "route", w.Manual.Route)
	f.BoolVar(&o.Watch, "watch", false, w.Author.Watch)
	return cmd
}
