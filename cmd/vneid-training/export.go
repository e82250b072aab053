package main

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/deck/gift"
	"training.vast.vn/vneid-training/internal/deck/starter"
	"training.vast.vn/vneid-training/internal/flags"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/paper"
	"training.vast.vn/vneid-training/internal/present"
	"training.vast.vn/vneid-training/internal/upkeep"
	builtin "training.vast.vn/vneid-training/slides"
)

// An exportFormat is one that a deck, or its bank, can be written in.
type exportFormat struct {
	name    string
	handout bool // notes and answers may be asked for
	write   func(io.Writer, *deck.Deck, paper.Options) error
}

func exportFormats(notes io.Writer, w *locale.Words) []exportFormat {
	return []exportFormat{
		{"html", true, paper.WriteHTML},
		{"markdown", true, paper.WriteMarkdown},
		{"gift", false, func(out io.Writer, d *deck.Deck, _ paper.Options) error { return gift.Export(out, notes, d, w) }},
		{deckFormat, false, nil},
	}
}

// deckFormat is the built-in deck itself, which is written to a folder.
const deckFormat = "deck"

// A selection is what of a deck is printed.
type selection struct{ topics, route string }

// exportCommand writes a deck, or its bank, in another format.
func exportCommand(w *locale.Words) *cobra.Command {
	var name, file, host, data string
	var invited bool
	var o paper.Options
	var of selection
	cmd := &cobra.Command{
		Use:   "export [" + w.Manual.Deck + "]",
		Short: w.Gift.Export,
		Example: examples(w.Manual.Example.Handout, "export --format html -o handout.html", w.Manual.Example.HandoutOf, "export --format html --topics 3,5-6 -o handout.html",
			w.Invitation.Flag, "export --invitation --host training.vast.vn -o moi-tap-huan.html", w.Manual.Example.Gift, "export --format gift -o questions.gift", w.Manual.Example.TakeOut, "export --format deck ./deck"),
		Args:              atMostOne,
		ValidArgsFunction: completeDecks(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if invited {
				return exportInvitation(cmd, first(args), file, host, data, w)
			}
			format, err := exportFormatOf(cmd, name, w)
			if err != nil {
				return err
			}
			if err := forHandout(format, o, of, w); err != nil {
				return err
			}
			if format.name == deckFormat {
				return takeOut(cmd.OutOrStdout(), args, w)
			}
			folder, err := builtin.Open(first(args), w.Language)
			if err != nil {
				return err
			}
			d, err := deck.Load(folder)
			if err != nil {
				return err
			}
			if o.Slides, err = of.slides(d, w); err != nil {
				return err
			}
			if file == "" {
				return format.write(cmd.OutOrStdout(), d, o)
			}
			return upkeep.Create(file, func(out io.Writer) error { return format.write(out, d, o) }, w)
		},
	}
	f := cmd.Flags()
	f.StringVar(&name, "format", "", w.Gift.Format)
	f.StringVarP(&file, "output", "o", "", w.Gift.Output)
	flags.Takes(f, "format", "", exportNames(w)...)
	flags.Takes(f, "output", w.Manual.File)
	f.BoolVar(&o.Notes, "notes", false, w.Handout.NotesFlag)
	f.BoolVar(&o.Answers, "answers", false, w.Handout.KeysFlag)
	f.StringVar(&of.topics, "topics", "", w.Handout.TopicsFlag)
	flags.Takes(f, "topics", w.Manual.Text)
	f.StringVar(&of.route, "route", "", w.Route.Flag)
	flags.Takes(f, "route", w.Manual.Route)
	f.BoolVar(&invited, "invitation", false, w.Invitation.Flag)
	f.StringVar(&host, "host", "training.vast.vn", w.Invitation.Host)
	flags.Takes(f, "host", w.Manual.Host)
	dataFlag(f, &data, w)
	return cmd
}

// exportInvitation writes the sheet that invites staff.
func exportInvitation(cmd *cobra.Command, folder, file, host, data string, w *locale.Words) error {
	for _, other := range []string{"format", "notes", "answers", "topics", "route"} {
		if cmd.Flags().Changed(other) {
			return usageError{locale.Said(nil, "%s", w.Invitation.Apart)}
		}
	}
	fsys, err := builtin.Open(folder, w.Language)
	if err != nil {
		return err
	}
	d, err := deck.Load(fsys)
	if err != nil {
		return err
	}
	write := func(out io.Writer) error { return invite(out, d, host, data, w) }
	if file == "" {
		return write(cmd.OutOrStdout())
	}
	return upkeep.Create(file, write, w)
}

// takeOut writes the built-in deck to the folder that is named.
func takeOut(out io.Writer, args []string, w *locale.Words) error {
	if len(args) == 0 {
		return usageError{locale.Errorf(locale.NewArgs, 0)}
	}
	folder, err := builtin.Deck(w.Language)
	if err != nil {
		return err
	}
	names, err := starter.Copy(args[0], folder)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, w.Author.Taken+"\n\n"+w.Author.Next+"\n", len(names), args[0], args[0], args[0])
	return nil
}

// slides are those of the deck that are printed; nil: all.
func (of selection) slides(d *deck.Deck, w *locale.Words) ([]int, error) {
	var chosen []int
	if of.route != "" {
		r, err := present.RouteOf(d, of.route, w)
		if err != nil {
			return nil, err
		}
		chosen = d.Path(r)
	}
	if of.topics == "" {
		return chosen, nil
	}
	topics := map[int]bool{}
	for part := range strings.SplitSeq(of.topics, ",") {
		from, to, span := strings.Cut(part, "-")
		if !span {
			to = from
		}
		first, err1 := strconv.Atoi(strings.TrimSpace(from))
		last, err2 := strconv.Atoi(strings.TrimSpace(to))
		if err1 != nil || err2 != nil || first < 1 || last < first || last > len(d.Topics) {
			return nil, usageError{locale.Said(nil, w.Handout.NoTopic, len(d.Topics), of.topics)}
		}
		for n := first; n <= last; n++ {
			topics[n-1] = true
		}
	}
	printed := []int{}
	for i := range d.Len() {
		if topics[d.Slide(i).Topic] && (chosen == nil || slices.Contains(chosen, i)) {
			printed = append(printed, i)
		}
	}
	return printed, nil
}

// exportFormatOf is the format of this name.
func exportFormatOf(cmd *cobra.Command, name string, w *locale.Words) (exportFormat, error) {
	for _, f := range exportFormats(cmd.ErrOrStderr(), w) {
		if f.name == name {
			return f, nil
		}
	}
	flag := written(cmd.Flags().Lookup("format"))
	return exportFormat{}, usageError{locale.Errorf(locale.About, flag, locale.Errorf(locale.NoFormat, name, locale.Or(exportNames(w))))}
}

// exportNames are the names of all formats.
func exportNames(w *locale.Words) (names []string) {
	for _, f := range exportFormats(io.Discard, w) {
		names = append(names, f.name)
	}
	return names
}

// forHandout is an error where something is asked for that only a handout has.
func forHandout(f exportFormat, o paper.Options, of selection, w *locale.Words) error {
	switch {
	case f.handout:
	case o.Notes:
		return usageError{locale.Said(nil, w.Handout.NoNotes, "--notes", f.name)}
	case o.Answers:
		return usageError{locale.Said(nil, w.Handout.NoNotes, "--answers", f.name)}
	case of.topics != "":
		return usageError{locale.Said(nil, w.Handout.NoNotes, "--topics", f.name)}
	case of.route != "":
		return usageError{locale.Said(nil, w.Handout.NoNotes, "--route", f.name)}
	}
	return nil
}
