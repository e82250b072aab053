package reminders

import (
	"bufio"
	"crypto/sha256"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/report"
)

// Who says how a learner and a unit are called; "" where that is not known.
type Who struct {
	Name func(learner string) string
	Unit func(code string) string
}

// Table lays reminders out for any format that tables have.
func Table(all []Reminder, who Who, words *locale.Words) report.Table {
	w, c := &words.Remind, &words.Report.Columns
	t := report.Table{ID: "reminders", Title: w.Title, Columns: []report.Column{
		{ID: "unit", Title: c.Unit},
		{ID: "unit_name", Title: c.UnitName},
		{ID: "name", Title: c.Name},
		{ID: "learner", Title: w.Learner},
		{ID: "passed", Title: w.Passed, Kind: report.Day},
		{ID: "after", Title: w.After, Kind: report.Count},
		{ID: "due", Title: w.Due, Kind: report.Day},
	}}
	for _, r := range all {
		t.Rows = append(t.Rows, []report.Cell{r.Unit, who.Unit(r.Unit), who.Name(r.Learner), r.Learner, r.Passed, r.After, r.Due})
	}
	return t
}

// WriteICS writes reminders as a calendar (RFC 5545): for each unit and each of
// the days 1, 7 and 30 an event of the whole day, which lists who is meant.
func WriteICS(out io.Writer, all []Reminder, day, now time.Time, who Who, words *locale.Words) error {
	w := &words.Remind
	c := calendar{bufio.NewWriter(out)}
	c.line("BEGIN", "VCALENDAR")
	c.line("VERSION", "2.0")
	c.line("PRODID", "-//VAST//vneid-training//"+strings.ToUpper(words.Language))
	for len(all) > 0 {
		first, n := all[0], 1
		names := []string{called(first, who)}
		for n < len(all) && all[n].Unit == first.Unit && all[n].After == first.After {
			names = append(names, called(all[n], who))
			n++
		}
		all = all[n:]
		c.line("BEGIN", "VEVENT")
		c.line("UID", fmt.Sprintf("%x@vneid-training", sha256.Sum256(fmt.Appendf(nil, "%s %d %s", first.Unit, first.After, day.Format(time.DateOnly))))[:32])
		c.line("DTSTAMP", now.UTC().Format("20060102T150405Z"))
		c.line("DTSTART;VALUE=DATE", day.Format("20060102"))
		c.line("DTEND;VALUE=DATE", day.AddDate(0, 0, 1).Format("20060102"))
		c.line("SUMMARY", text(fmt.Sprintf(w.Summary, first.After, unit(first.Unit, who), n)))
		c.line("DESCRIPTION", text(strings.Join(names, "\n")))
		c.line("END", "VEVENT")
	}
	c.line("END", "VCALENDAR")
	return c.Flush()
}

func unit(code string, who Who) string {
	if name := who.Unit(code); name != "" {
		return name
	}
	return code
}

func called(r Reminder, who Who) string {
	if name := who.Name(r.Learner); name != "" {
		return name
	}
	return r.Learner
}

type calendar struct{ *bufio.Writer }

// widest is how many octets a line may have, without its end.
const widest = 75

// line writes a property, folded.
func (c calendar) line(name, value string) {
	rest := name + ":" + value
	room := widest
	for len(rest) > room {
		cut := room
		for !utf8.RuneStart(rest[cut]) {
			cut--
		}
		_, _ = c.WriteString(rest[:cut] + "\r\n ")
		rest, room = rest[cut:], widest-1
	}
	_, _ = c.WriteString(rest + "\r\n")
}

var escapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

func text(s string) string { return escapes.Replace(s) }
