package manual

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/locale"
)

// Page writes the page for man (section 1) of a program: its root command and
// all below it. The day is when it was made; the zero time for none.
func Page(out io.Writer, root *cobra.Command, day time.Time, w *locale.Words) error {
	p := &page{m: &w.Manual}
	date := ""
	if !day.IsZero() {
		date = day.UTC().Format(time.DateOnly)
	}
	fmt.Fprintf(p, ".TH %q 1 %q %q %q\n", strings.ToUpper(root.Name()), date, root.Name()+" "+root.Version, p.m.Title)
	p.macro("nh") // syllables of Vietnamese are not parted
	p.WriteString(".ad l\n")
	p.macro("SH", p.m.HeadName)
	p.line(root.Name() + " - " + p.m.Line)
	p.macro("SH", p.m.Synopsis)
	p.macro("B", usage(root, p.m))
	p.macro("SH", p.m.Description)
	for line := range strings.Lines(root.Long) {
		p.line(line)
	}
	p.macro("SH", strings.ToUpper(strings.TrimSuffix(p.m.Flags, ":")))
	p.rows(switches(root.LocalFlags(), p.m))
	p.macro("SH", strings.ToUpper(strings.TrimSuffix(p.m.Commands, ":")))
	p.commands(root)
	p.macro("SH", strings.ToUpper(strings.TrimSuffix(p.m.Examples, ":")))
	p.examples(root)
	p.macro("SH", p.m.Environment)
	p.rows(environment(p.m))
	p.macro("SH", p.m.HeadFiles)
	p.rows(files(p.m))
	p.macro("SH", p.m.ExitStatus)
	p.rows([]row{{"0", p.m.Exit0}, {"1", p.m.Exit1}, {"2", p.m.Exit2}})
	_, err := io.WriteString(out, p.String())
	return err
}

// environment are the variables that the program reads.
func environment(m *locale.Manual) []row {
	return []row{
		{"VNEID_TRAINING_…", m.EnvTwin},
		{"LC_ALL, LANG", m.EnvLanguage},
		{"XDG_STATE_HOME, HOME", m.EnvState},
		{"STATE_DIRECTORY", m.EnvService},
		{"XDG_CACHE_HOME", m.EnvCache},
		{"XDG_RUNTIME_DIR", m.EnvRuntime},
		{"TERM, COLORTERM, COLORFGBG", m.EnvTerminal},
		{"NO_COLOR", m.EnvColour},
		{"SOURCE_DATE_EPOCH", m.EnvEpoch},
	}
}

// files are those of the data folder.
func files(m *locale.Manual) []row {
	return []row{
		{"results.jsonl", m.FileResults}, {"results.head", m.FileHead}, {"people.jsonl", m.FilePeople},
		{"journal/", m.FileJournal}, {"progress/", m.FileProgress}, {"briefings/", m.FileBriefings},
		{"host_ed25519", m.FileHostKey}, {"certificate_ed25519", m.FileCertificate},
	}
}

// A page is text for troff as it grows.
type page struct {
	strings.Builder
	m *locale.Manual
}

// macro writes a line that begins with a macro's name.
func (p *page) macro(name string, args ...string) {
	p.WriteString("." + name)
	for _, a := range args {
		p.WriteString(` "` + strings.ReplaceAll(escaped(a), `"`, `\(dq`) + `"`)
	}
	p.WriteByte('\n')
}

// line writes text. What would be taken for a macro is not.
func (p *page) line(text string) {
	text = escaped(strings.TrimSpace(text))
	if strings.HasPrefix(text, ".") || strings.HasPrefix(text, "'") {
		text = `\&` + text
	}
	p.WriteString(text + "\n")
}

// escaped is text with what troff reads as its own written so that it is shown.
func escaped(text string) string {
	return strings.NewReplacer(`\`, `\e`, "-", `\-`, "~", `\(ti`, "^", `\(ha`, "`", `\(ga`, "|", `|\:`).Replace(text)
}

func (p *page) rows(rows []row) {
	for _, r := range rows {
		p.macro("TP")
		p.macro("B", r.term)
		p.line(r.means)
	}
}

// commands describes all that stand below a command, each with the flags that
// it does not share with all.
func (p *page) commands(c *cobra.Command) {
	for _, sub := range c.Commands() {
		if !sub.IsAvailableCommand() {
			continue
		}
		p.macro("SS", usage(sub, p.m))
		p.line(sub.Short)
		p.rows(switches(sub.LocalFlags(), p.m))
		p.commands(sub)
	}
}

// examples are all that there are, in the order of the commands.
func (p *page) examples(c *cobra.Command) {
	for _, sub := range c.Commands() {
		if !sub.IsAvailableCommand() {
			continue
		}
		comment := ""
		for line := range strings.Lines(sub.Example) {
			line = strings.TrimSpace(line)
			if text, ok := strings.CutPrefix(line, "# "); ok {
				comment = text
				continue
			}
			p.macro("TP")
			p.macro("B", line)
			p.line(comment)
		}
		p.examples(sub)
	}
}
