package request

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/briefing/minutes"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/store"
	"training.vast.vn/vneid-training/internal/report/format"
)

// Briefings writes what became of the live briefings that Options.Briefing
// names: a room code, a day such as 2026-11-24 or 24/11/2026, or "all". Of o it
// uses Data, Course, Language, Format, Separator and Now too. The names of who
// came are in all formats but text. Files that can't be read are left out, and
// the error names them.
func Briefings(ctx context.Context, o Options, s Streams) error {
	separator, err := o.separator()
	if err != nil {
		return err
	}
	if !slices.Contains([]string{"", "text", "json", "csv", "html", "xlsx"}, o.Format) {
		return wrong("format", locale.BriefingFormat, o.Format)
	}
	if o.Format == "xlsx" && s.Width > 0 {
		return wrong("format", locale.XLSXTerminal)
	}
	data, kept := o.Data, o.Store
	if data == "" {
		if data, err = record.DefaultDir(os.Getenv); err != nil {
			return err
		}
	}
	if kept == nil {
		kept = store.Dir(data)
	}
	match := o.Briefing
	if match == "all" {
		match = ""
	}
	sums, err := briefing.Summaries(ctx, kept, match)
	if errors.Is(err, locale.WhichBriefing) {
		return &FlagError{"briefing", err}
	}
	if len(sums) == 0 && err == nil {
		return wrong("briefing", locale.NoBriefing, o.Briefing, kept.Where("briefings"))
	}
	return errors.Join(o.writeBriefings(ctx, sums, data, separator, s), err)
}

func (o *Options) writeBriefings(ctx context.Context, sums []briefing.Summary, data string, separator rune, s Streams) error {
	if o.Format == "json" {
		encode := json.NewEncoder(s.Out)
		encode.SetEscapeHTML(false)
		encode.SetIndent("", "  ")
		return encode.Encode(sums)
	}
	decks, err := o.Course.Decks(o.Language)
	if err != nil {
		return err
	}
	words := locale.For(o.Language)
	who := visitors{unit: func(code string) string { return cmp.Or(unitName(decks, code), code) }}
	if o.Format == "" || o.Format == "text" {
		for i, sum := range sums {
			if i > 0 {
				fmt.Fprintln(s.Out)
			}
			page := strings.Join(minutes.Of(sum, &words.Briefing.Page, who.unit, minutes.Width), "\n")
			if _, err := fmt.Fprintln(s.Out, page); err != nil {
				return err
			}
		}
		return nil
	}
	if who.people, err = o.people(ctx, []string{data}); err != nil {
		return err
	}
	tables := roomTables(sums, who, words)
	switch o.Format {
	case "csv":
		return format.WriteCSV(s.Out, tables, words, separator)
	case "html":
		return format.WriteTablesHTML(s.Out, words.Briefing.Page.Rooms, tables, words)
	}
	now := o.Now
	if now.IsZero() {
		now = time.Now()
	}
	return format.WriteTablesXLSX(s.Out, tables, now, words)
}
