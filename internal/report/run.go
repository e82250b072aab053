package report

import (
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
	"training.vast.vn/vneid-training/internal/theme"
)

// Formats lists what --format takes.
func Formats() []string { return []string{"text", "csv", "json", "jsonl", "xlsx", "html", "xapi"} }

// Options say what is reported and how. Format, Table, Roster, Due and Unit
// are the flags of these names, as written.
type Options struct {
	Files    []string // results files; none: the one in Data
	Data     string   // data folder; "": record.DefaultDir
	Course   *deck.Course
	Language string
	Workers  int    // goroutines that read; 0: one for each processor
	Format   string // "": text
	Table    string // "": all
	Roster   string // a file, or "-" for Streams.In
	Due      string
	Unit     string
	Now      time.Time
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

// Unwrap returns what is wrong with the value.
func (e *FlagError) Unwrap() error { return e.Err }

func wrong(flag, format string, args ...any) error {
	return &FlagError{flag, fmt.Errorf(format, args...)}
}

// Run makes a report and writes it. The error is a *FlagError where an option
// is wrong.
func Run(ctx context.Context, o Options, s Streams) error {
	words := locale.For(o.Language)
	if o.Format == "" {
		o.Format = "text"
	}
	due, err := o.check(s)
	if err != nil {
		return err
	}
	in := Input{Files: o.Files, Stdin: s.In, Words: words, Due: due, Now: o.Now, Workers: o.Workers}
	if in.Now.IsZero() {
		in.Now = time.Now()
	}
	if in.Decks, err = o.Course.Decks(o.Language); err != nil {
		return err
	}
	if o.Unit != "" {
		var ok bool
		if in.Unit, ok = UnitCode(in.Decks, o.Unit); !ok {
			return wrong("unit", "no unit %q in the deck; write a code or name of units.yaml, such as %s", o.Unit, example(in.Decks))
		}
	}
	folders, err := in.locate(o.Data)
	if err != nil {
		return err
	}
	if o.Roster != "" {
		if in.Roster, err = roster(o.Roster, s.In, in.Decks); err != nil {
			return err
		}
		if in.People, err = people(folders); err != nil {
			return err
		}
	}
	if s.Bar {
		in.Progress = bar(s.Err, words)
	}
	if o.Format == "xapi" {
		return WriteXAPI(ctx, s.Out, in)
	}
	r, err := Build(ctx, in)
	if err != nil {
		return err
	}
	return r.write(s, o, words)
}

// check looks at the options before anything is read.
func (o *Options) check(s Streams) (due time.Time, err error) {
	if !slices.Contains(Formats(), o.Format) {
		return due, wrong("format", "no format %q; write %s", o.Format, orList(Formats()))
	}
	if o.Table != "" && !slices.Contains(TableIDs(), o.Table) {
		return due, wrong("table", "no table %q; write %s", o.Table, orList(TableIDs()))
	}
	if o.Table != "" && !slices.Contains([]string{"csv", "json", "jsonl", "xlsx"}, o.Format) {
		return due, wrong("table", "goes with --format csv, json, jsonl or xlsx, not with %s", o.Format)
	}
	if o.Table == "left" && o.Roster == "" {
		return due, wrong("table", "who is left is known only with --roster")
	}
	if o.Format == "xlsx" && s.Width > 0 {
		return due, wrong("format", "xlsx is no text for a terminal; send it to a file: > report.xlsx")
	}
	if o.Roster == "-" && slices.Contains(o.Files, "-") {
		return due, wrong("roster", "standard input holds the results already; name a file")
	}
	if o.Due != "" {
		if due, err = parseDay(o.Due); err != nil {
			return due, &FlagError{"due", err}
		}
	}
	return due, nil
}

func orList(words []string) string {
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}

// parseDay reads 2026-11-30 or 30/11/2026.
func parseDay(s string) (time.Time, error) {
	for _, form := range []string{time.DateOnly, "2/1/2006", "2-1-2006", "2.1.2006"} {
		if t, err := time.ParseInLocation(form, s, Vietnam()); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("%q is no day; write 2026-11-30 or 30/11/2026", s)
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
func (in *Input) locate(data string) (folders []string, err error) {
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
			return nil, fmt.Errorf("there is no record in %s yet; name the data folder with --data DIR, or a results file", data)
		}
		in.Files = []string{path}
	}
	for _, f := range in.Files {
		if dir := filepath.Dir(f); f != "-" && !slices.Contains(folders, dir) {
			folders = append(folders, dir)
		}
	}
	return folders, nil
}

func roster(path string, stdin io.Reader, decks []*deck.Deck) ([]Member, error) {
	from, name := stdin, path
	if path != "-" {
		file, err := os.Open(path)
		if err != nil {
			return nil, &FlagError{"roster", err}
		}
		defer file.Close()
		from = file
	} else if stdin == nil {
		return nil, wrong("roster", "there is no standard input to read")
	}
	all, err := ReadRoster(from, decks)
	if err != nil {
		return nil, &FlagError{"roster", fmt.Errorf("%s: %w", name, err)}
	}
	return all, nil
}

// people reads who the learners are, from every folder that has it.
func people(folders []string) (map[string]record.Person, error) {
	all := map[string]record.Person{}
	for _, dir := range folders {
		file, err := os.Open(filepath.Join(dir, record.PeopleFile))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		some, err := record.ReadPeople(file)
		file.Close()
		if err != nil {
			return nil, err
		}
		for id, p := range some {
			all[id] = p
		}
	}
	return all, nil
}

func (r *Report) write(s Streams, o Options, words *locale.Words) error {
	tables := r.Tables(words)
	if o.Table != "" {
		tables = slices.DeleteFunc(tables, func(t Table) bool { return t.ID != o.Table })
	}
	switch o.Format {
	case "csv":
		return WriteCSV(s.Out, tables, words)
	case "json":
		return WriteJSON(s.Out, r, tables)
	case "jsonl":
		return WriteJSONL(s.Out, tables)
	case "xlsx":
		return WriteXLSX(s.Out, r, tables, words)
	case "html":
		return WriteHTML(s.Out, r, words)
	}
	return WriteText(s.Out, r, words, s.Look, s.Width)
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
