// Package request makes the report that somebody asks for, at this machine or
// over SSH: flags and streams in, a report in one of the formats out.
package request

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/store"
	"training.vast.vn/vneid-training/internal/report"
	"training.vast.vn/vneid-training/internal/report/format"
	"training.vast.vn/vneid-training/internal/roster"
	"training.vast.vn/vneid-training/internal/theme"
)

// Formats lists what --format takes.
func Formats() []string { return []string{"text", "csv", "json", "jsonl", "xlsx", "html", "xapi"} }

// Options say what is reported and how. Format, Table, Roster, Since, Until,
// Due and Unit are the flags of these names, as written, and Separator is
// csv-separator.
type Options struct {
	Files    []string    // results files; none: the one in Data
	Data     string      // data folder; "": record.DefaultDir
	Store    store.Store // what the record is kept in; nil: the data folder
	Course   *deck.Course
	Language string
	Workers  int    // goroutines that read; 0: one for each processor
	Format   string // "": text
	Table    string // "": all
	Roster   string // a file, or "-" for Streams.In
	Since    string
	Until    string
	Due      string
	Unit     string

	Separator string // "": a comma
	Briefing  string // of Briefings
	Now       time.Time
}

// Streams are where a report comes from and goes to.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
	Look     theme.Look // of Out
	Width    int        // of Out where it is a terminal; else 0
	Bar      bool       // draw a progress bar on Err
}

// A FlagError says that the value of a flag is wrong.
type FlagError struct {
	Flag string // without dashes
	Err  error
}

// Error names the flag.
func (e *FlagError) Error() string { return "--" + e.Flag + ": " + e.Err.Error() }

// In is the error in a language.
func (e *FlagError) In(w *locale.Words) string { return "--" + e.Flag + ": " + w.Tell(e.Err) }

// Unwrap returns what is wrong with the value.
func (e *FlagError) Unwrap() error { return e.Err }

func wrong(flag string, f locale.Fault, args ...any) error {
	return &FlagError{flag, locale.Errorf(f, args...)}
}

// Run makes a report and writes it. The error is a *FlagError where an option
// is wrong.
func Run(ctx context.Context, o Options, s Streams) error {
	words := locale.For(o.Language)
	if o.Format == "" {
		o.Format = "text"
	}
	if err := o.check(s); err != nil {
		return err
	}
	in, folders, err := o.input(ctx, s)
	if err != nil {
		return err
	}
	in.Names = o.Roster != "" || o.Table == "people"
	if o.Roster != "" {
		if in.Roster, err = Roster(o.Roster, s.In, in.Decks); err != nil {
			return err
		}
	}
	if in.Names {
		if in.People, err = o.people(ctx, folders); err != nil {
			return err
		}
	}
	if len(o.Files) == 0 && s.Err != nil {
		kept := o.Store
		if kept == nil {
			kept = store.Dir(folders[0])
		}
		if seal, err := record.CheckSeal(ctx, kept); errors.Is(err, record.ErrShort) {
			fmt.Fprintf(s.Err, "! "+words.Upkeep.SealShort+"\n", seal.At.In(locale.Vietnam()).Format(time.DateTime), seal.Lines)
		}
	}
	if s.Bar {
		in.Progress = bar(s.Err, words)
	}
	if o.Format == "xapi" {
		return format.WriteXAPI(ctx, s.Out, in)
	}
	r, err := report.Build(ctx, in)
	if err != nil {
		return err
	}
	if !in.Since.IsZero() && !slices.Contains(in.Files, "-") { // what came through a pipe is gone
		if r.Before, err = before(ctx, in); err != nil {
			return err
		}
	}
	return write(r, s, o, words)
}

// input is what a report is made of but for a roster and names, and the folders
// that hold the record.
func (o *Options) input(ctx context.Context, s Streams) (in report.Input, folders []string, err error) {
	in = report.Input{Files: o.Files, Stdin: s.In, Words: locale.For(o.Language), Now: o.Now, Workers: o.Workers}
	if in.Now.IsZero() {
		in.Now = time.Now()
	}
	if err := o.days(&in); err != nil {
		return in, nil, err
	}
	if in.Decks, err = o.Course.Decks(o.Language); err != nil {
		return in, nil, err
	}
	if o.Unit != "" {
		var ok bool
		if in.Unit, ok = roster.UnitCode(in.Decks, o.Unit); !ok {
			return in, nil, wrong("unit", locale.NoUnit, o.Unit, example(in.Decks))
		}
	}
	folders, err = o.locate(ctx, &in)
	return in, folders, err
}

// Passed lists who has passed, as the people table does. Of o it uses what says
// which attempts count.
func Passed(ctx context.Context, o Options) ([]report.PassRow, error) {
	in, folders, err := o.input(ctx, Streams{})
	if err != nil {
		return nil, err
	}
	in.Names = true
	if in.People, err = o.people(ctx, folders); err != nil {
		return nil, err
	}
	r, err := report.Build(ctx, in)
	if err != nil {
		return nil, err
	}
	return r.People, nil
}

// before sums up as many days before the first one as there are from that on.
func before(ctx context.Context, in report.Input) (*report.Summary, error) {
	last := in.Until
	if last.IsZero() {
		last = report.Midnight(in.Now)
	}
	days := int(last.Sub(in.Since).Hours()/24) + 1
	in.Since, in.Until = in.Since.AddDate(0, 0, -days), in.Since.AddDate(0, 0, -1)
	in.Progress, in.Names = nil, false
	r, err := report.Build(ctx, in)
	if err != nil {
		return nil, err
	}
	return &r.Summary, nil
}

// days reads the options that are days.
func (o *Options) days(in *report.Input) (err error) {
	for _, day := range []struct {
		flag, written string
		to            *time.Time
	}{{"due", o.Due, &in.Due}, {"since", o.Since, &in.Since}, {"until", o.Until, &in.Until}} {
		if day.written == "" {
			continue
		}
		if *day.to, err = parseDay(day.written); err != nil {
			return &FlagError{day.flag, err}
		}
	}
	if !in.Until.IsZero() && in.Until.Before(in.Since) {
		return wrong("until", locale.UntilSince, o.Until, o.Since)
	}
	if in.Until.IsZero() && report.Midnight(in.Now).Before(in.Since) {
		return wrong("since", locale.SinceFuture, o.Since)
	}
	return nil
}

// check looks at the options before anything is read.
func (o *Options) check(s Streams) error {
	if !slices.Contains(Formats(), o.Format) {
		return wrong("format", locale.NoFormat, o.Format, locale.Or(Formats()))
	}
	if o.Table != "" && !slices.Contains(report.TableIDs(), o.Table) {
		return wrong("table", locale.NoTable, o.Table, locale.Or(report.TableIDs()))
	}
	if o.Table != "" && !slices.Contains([]string{"text", "csv", "json", "jsonl", "xlsx"}, o.Format) {
		return wrong("table", locale.TableFormat, o.Format)
	}
	if o.Table == "left" && o.Roster == "" {
		return wrong("table", locale.LeftNoRoster)
	}
	if o.Format == "xlsx" && s.Width > 0 {
		return wrong("format", locale.XLSXTerminal)
	}
	if o.Roster == "-" && slices.Contains(o.Files, "-") {
		return wrong("roster", locale.StdinTaken)
	}
	if _, err := o.separator(); err != nil {
		return err
	}
	return nil
}

// separator is what parts the columns of csv.
func (o *Options) separator() (rune, error) {
	switch o.Separator {
	case "", ",":
		return ',', nil
	case ";":
		return ';', nil
	case "tab", "\t":
		return '\t', nil
	}
	return 0, wrong("csv-separator", locale.NoSeparator, o.Separator)
}

// parseDay reads 2026-11-30 or 30/11/2026.
func parseDay(s string) (time.Time, error) {
	for _, form := range []string{time.DateOnly, "2/1/2006", "2-1-2006", "2.1.2006"} {
		if t, err := time.ParseInLocation(form, s, locale.Vietnam()); err == nil {
			return t, nil
		}
	}
	return time.Time{}, locale.Errorf(locale.NoDay, s)
}

// unitName is what a unit is called in the first deck that has it; "": none does.
func unitName(decks []*deck.Deck, code string) string {
	for _, d := range decks {
		if u := d.Unit(code); u != nil {
			return u.Name
		}
	}
	return ""
}

func example(decks []*deck.Deck) string {
	for _, d := range decks {
		if len(d.Units) > 0 {
			return d.Units[0].Code
		}
	}
	return "IOIT"
}

// locate fills in the results files and returns the folders they lie in.
func (o *Options) locate(ctx context.Context, in *report.Input) (folders []string, err error) {
	if o.Store != nil && len(in.Files) == 0 {
		in.Store = o.Store
		in.Files, err = record.Files(ctx, o.Store)
		return nil, err
	}
	data := o.Data
	if data == "" && len(in.Files) == 0 {
		if data, err = record.DefaultDir(os.Getenv); err != nil {
			return nil, err
		}
	}
	if data != "" {
		folders = append(folders, data)
	}
	if len(in.Files) == 0 {
		path := filepath.Join(data, record.File)
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			return nil, locale.Errorf(locale.NoRecord, data)
		}
		s := store.Dir(data)
		names, err := record.Files(ctx, s)
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			in.Files = append(in.Files, s.Where(name))
		}
	}
	for _, f := range in.Files {
		if dir := filepath.Dir(f); f != "-" && !slices.Contains(folders, dir) {
			folders = append(folders, dir)
		}
	}
	return folders, nil
}

// Roster reads who is on a list: of a file, or of stdin where path is "-". An
// error of what is written there is a *FlagError.
func Roster(path string, stdin io.Reader, decks []*deck.Deck) ([]roster.Member, error) {
	from, name := stdin, path
	if path != "-" {
		file, err := os.Open(path)
		if err != nil {
			return nil, &FlagError{"roster", err}
		}
		defer file.Close()
		from = file
	} else if stdin == nil {
		return nil, wrong("roster", locale.NoStdin)
	}
	all, err := roster.Read(from, decks)
	if err != nil {
		return nil, &FlagError{"roster", locale.Errorf(locale.About, name, err)}
	}
	return all, nil
}

// people reads who the learners are, from every folder that has it and the store.
func (o *Options) people(ctx context.Context, folders []string) (map[string]record.Person, error) {
	var stores []store.Store
	for _, dir := range folders {
		stores = append(stores, store.Dir(dir))
	}
	if o.Store != nil {
		stores = append(stores, o.Store)
	}
	all := map[string]record.Person{}
	for _, s := range stores {
		text, err := store.ReadAll(ctx, s, record.PeopleFile)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		some, err := record.ReadPeople(bytes.NewReader(text))
		if err != nil {
			return nil, err
		}
		for id, p := range some {
			all[id] = p
		}
	}
	return all, nil
}

// write writes the report in the format that is asked for.
func write(r *report.Report, s Streams, o Options, words *locale.Words) error {
	tables := r.Tables(words)
	if o.Table != "" {
		tables = slices.DeleteFunc(tables, func(t report.Table) bool { return t.ID != o.Table })
	}
	switch o.Format {
	case "csv":
		separator, err := o.separator()
		if err != nil {
			return err
		}
		return format.WriteCSV(s.Out, tables, words, separator)
	case "json":
		return format.WriteJSON(s.Out, r, tables)
	case "jsonl":
		return format.WriteJSONL(s.Out, tables)
	case "xlsx":
		return format.WriteXLSX(s.Out, r, tables, words)
	case "html":
		return format.WriteHTML(s.Out, r, words)
	}
	if o.Table != "" {
		return format.WriteTables(s.Out, tables, words, s.Look, s.Width)
	}
	return format.WriteText(s.Out, r, words, s.Look, s.Width)
}

// barWidth is that of the progress bar, in columns.
const barWidth = 30

// bar draws how far the reading is, and takes it away at the end.
func bar(w io.Writer, words *locale.Words) func(done, total int64) {
	drawn := false
	return func(done, total int64) {
		if done >= total {
			if drawn {
				fmt.Fprint(w, "\r\x1b[K")
			}
			return
		}
		drawn = true
		full := int(done * barWidth / total)
		fmt.Fprintf(w, "\r%s  %s%s %3d %%\x1b[K", words.Report.Reading, strings.Repeat("▰", full), strings.Repeat("▱", barWidth-full), done*100/total)
	}
}
