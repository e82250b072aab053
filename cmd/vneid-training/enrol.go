package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/flags"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/report/request"
	"training.vast.vn/vneid-training/internal/slips"
	"training.vast.vn/vneid-training/internal/upkeep"
	"training.vast.vn/vneid-training/slides"
)

// enrolCommand gives people enrolment codes.
func enrolCommand(p *place, w *locale.Words) *cobra.Command {
	e, m := &w.Enrol, &w.Manual
	var list, path, host, folder string
	cmd := &cobra.Command{
		Use:               "enrol [" + m.Who + "]",
		Short:             e.Enrol,
		Example:           examples(e.ExampleList, "people enrol --roster danh-sach.xlsx -o phieu.pdf", e.ExampleOne, `people enrol "Nguyễn Văn An"`),
		Args:              atMostOne,
		ValidArgsFunction: completePeople,
		RunE: p.run(func(cmd *cobra.Command, args []string, at upkeep.Place) error {
			f := cmd.Flags()
			if (list == "") == (len(args) == 0) {
				return usageError{locale.Said(nil, "%s", e.ListOrWho)}
			}
			if len(args) == 1 {
				return upkeep.EnrolOne(cmd.Context(), cmd.OutOrStdout(), at, args[0], w)
			}
			kind := filepath.Ext(path)
			if !slices.Contains(slips.Kinds(), kind) {
				return usageError{locale.Errorf(locale.About, written(f.Lookup("output")), locale.Said(nil, e.Kind, path, strings.Join(slips.Kinds(), ", ")))}
			}
			course, err := slides.Course(folder)
			if err != nil {
				return usageError{locale.Errorf(locale.About, written(f.Lookup("deck")), err)}
			}
			decks, err := course.Decks(w.Language)
			if err != nil {
				return err
			}
			people, err := request.Roster(list, cmd.InOrStdin(), decks)
			if wrong := (*request.FlagError)(nil); errors.As(err, &wrong) {
				return usageError{locale.Errorf(locale.About, written(f.Lookup(wrong.Flag)), wrong.Err)}
			}
			if err != nil {
				return err
			}
			d, err := course.Deck(w.Language)
			if err != nil {
				return err
			}
			return upkeep.Enrol(cmd.Context(), cmd.OutOrStdout(), at, people, path, func(to io.Writer, all []record.Slip) error {
				return slips.Write(to, kind, slips.Sheet{Slips: all, Deck: d, Way: way(host), Made: time.Now(), App: app()}, w)
			}, w)
		}),
	}
	f := cmd.Flags()
	f.StringVar(&list, "roster", "", e.Roster)
	f.StringVarP(&path, "output", "o", "ma-ghi-danh.pdf", fmt.Sprintf(e.Output, strings.Join(slips.Kinds(), ", ")))
	f.StringVar(&host, "host", "training.vast.vn", e.Host)
	f.StringVar(&folder, "deck", "", e.Deck)
	flags.Takes(f, "roster", m.File)
	flags.Takes(f, "output", m.File)
	flags.Takes(f, "host", m.Host)
	flags.Takes(f, "deck", m.Folder)
	return cmd
}

// way is what people type to come to a server, a name or name:port.
func way(host string) string {
	name, port, err := net.SplitHostPort(host)
	if err != nil {
		name, port = host, ""
	}
	return briefing.WayIn(briefing.Server(name, port), "").Type
}

// claimCommand gives attempts under typed names to enrolled people.
func claimCommand(p *place, w *locale.Words) *cobra.Command {
	e, m := &w.Enrol, &w.Manual
	var c upkeep.Claim
	cmd := &cobra.Command{
		Use:               "claim [" + m.Receipt + "…]",
		Short:             e.Claim,
		Example:           examples(e.ExampleLook, "people claim", e.ExampleClaim, `people claim 7K3M-9QX2 --reason "đã hỏi lại, đúng là tự làm"`),
		ValidArgsFunction: completePeople,
		RunE: p.run(func(cmd *cobra.Command, args []string, at upkeep.Place) error {
			c.Of = args
			return upkeep.ClaimAttempts(cmd.Context(), cmd.OutOrStdout(), at, c, app(), w)
		}),
	}
	f := cmd.Flags()
	f.BoolVar(&c.All, "all", false, e.All)
	f.StringVar(&c.To, "to", "", e.To)
	f.StringVar(&c.Reason, "reason", "", w.Upkeep.Help.Reason)
	flags.Takes(f, "to", m.Who)
	flags.Takes(f, "reason", m.Text)
	return cmd
}
