package request

import (
	"context"
	"os"
	"time"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record/store"
	"training.vast.vn/vneid-training/internal/report"
	"training.vast.vn/vneid-training/internal/report/format"
	"training.vast.vn/vneid-training/internal/report/reminders"
	"training.vast.vn/vneid-training/internal/roster"
)

// Reminders writes who has something to do on a day, 1, 7 or 30 days after they
// passed, for whoever sends mail: as csv, or as a calendar, ics. Of o it uses
// Files, Data, Course, Language, Format, Unit and Now.
func Reminders(ctx context.Context, o Options, day string, s Streams) error {
	words := locale.For(o.Language)
	on, err := parseDay(day)
	if err != nil {
		return &FlagError{"remind", err}
	}
	if o.Format == "text" || o.Format == "" {
		o.Format = "csv"
	}
	if o.Format != "csv" && o.Format != "ics" {
		return wrong("format", locale.RemindFormat, o.Format)
	}
	in := report.Input{Files: o.Files, Now: o.Now}
	if in.Now.IsZero() {
		in.Now = time.Now()
	}
	if in.Decks, err = o.Course.Decks(o.Language); err != nil {
		return err
	}
	if o.Unit != "" {
		var ok bool
		if in.Unit, ok = roster.UnitCode(in.Decks, o.Unit); !ok {
			return wrong("unit", locale.NoUnit, o.Unit, example(in.Decks))
		}
	}
	folders, err := o.locate(ctx, &in)
	if err != nil {
		return err
	}
	known, err := o.people(ctx, folders)
	if err != nil {
		return err
	}
	var book reminders.Book
	for _, name := range in.Files {
		if err := readInto(ctx, &book, in, name, s); err != nil {
			return err
		}
	}
	open := book.Open(on)
	if in.Unit != "" {
		kept := open[:0]
		for _, r := range open {
			if r.Unit == in.Unit {
				kept = append(kept, r)
			}
		}
		open = kept
	}
	who := reminders.Who{
		Name: func(learner string) string { return known[learner].Name },
		Unit: func(code string) string { return unitName(in.Decks, code) },
	}
	if o.Format == "ics" {
		return reminders.WriteICS(s.Out, open, on, in.Now, who, words)
	}
	return format.WriteCSV(s.Out, []report.Table{reminders.Table(open, who, words)}, words, ',')
}

func readInto(ctx context.Context, book *reminders.Book, in report.Input, name string, s Streams) error {
	if in.Store != nil {
		file, err := in.Store.Open(ctx, name)
		if err != nil {
			return err
		}
		defer file.Close()
		return book.Read(store.Reader(file))
	}
	if name == "-" {
		return book.Read(s.In)
	}
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	return book.Read(file)
}
