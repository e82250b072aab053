package request

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/briefing/minutes"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
)

// Briefings prints the pages of the live briefings that which names: a room
// code, a day such as 2026-11-24 or 24/11/2026, or "all". Of o it uses Data,
// Deck, Decks, Language and Format, which is text or json. Files that can't be
// read are named on Streams.Err, and the error is then of them.
func Briefings(o Options, which string, s Streams) error {
	if o.Format != "" && o.Format != "text" && o.Format != "json" {
		return wrong("format", locale.BriefingFormat, o.Format)
	}
	data := o.Data
	if data == "" {
		var err error
		if data, err = record.DefaultDir(os.Getenv); err != nil {
			return err
		}
	}
	match := which
	if which == "all" {
		match = ""
	}
	sums, err := briefing.Summaries(data, match)
	if errors.Is(err, locale.WhichBriefing) {
		return &FlagError{"briefing", err}
	}
	if len(sums) == 0 && err == nil {
		return wrong("briefing", locale.NoBriefing, which, briefing.Dir(data))
	}
	if o.Format == "json" {
		encode := json.NewEncoder(s.Out)
		encode.SetEscapeHTML(false)
		encode.SetIndent("", "  ")
		return errors.Join(encode.Encode(sums), err)
	}
	decks, failed := o.Course.Decks(o.Language)
	if failed != nil {
		return failed
	}
	unit := func(code string) string {
		for _, d := range decks {
			if u := d.Unit(code); u != nil {
				return u.Name
			}
		}
		return code
	}
	for i, sum := range sums {
		if i > 0 {
			fmt.Fprintln(s.Out)
		}
		page := strings.Join(minutes.Of(sum, &locale.For(o.Language).Briefing.Page, unit), "\n")
		if _, failed := fmt.Fprintln(s.Out, page); failed != nil {
			return failed
		}
	}
	return err
}
