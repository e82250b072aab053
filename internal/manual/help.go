// Package manual writes what there is to read of a tree of commands, in one
// language: the help of each, and the page for man. Both come from the commands
// themselves: their words, flags and examples.
//
// The help of fang, which stood here before, asks the terminal for its colour
// ahead of each error and waits for the answer, and speaks English only.
package manual

import (
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"training.vast.vn/vneid-training/internal/flags"
	"training.vast.vn/vneid-training/internal/locale"
)

// A row is a line of a list: a term, and what it means.
type row struct{ term, means string }

// Help writes the help of a command, at most so many columns wide.
func Help(out io.Writer, c *cobra.Command, width int, w *locale.Words) error {
	m := &w.Manual
	about := c.Long
	if about == "" {
		about = c.Short
	}
	var b strings.Builder
	for line := range strings.Lines(about) {
		b.WriteString(ansi.Wordwrap(strings.TrimSpace(line), width, "") + "\n")
	}
	fmt.Fprintf(&b, "\n%s\n  %s\n", m.Usage, usage(c, m))
	list(&b, m.Commands, commands(c), width)
	list(&b, m.Flags, append(switches(c.LocalFlags(), m), switches(c.InheritedFlags(), m)...), width)
	if c.Example != "" {
		fmt.Fprintf(&b, "\n%s\n", m.Examples)
		for line := range strings.Lines(c.Example) {
			b.WriteString("  " + line)
		}
		b.WriteString("\n")
	}
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n"+m.More+"\n", c.CommandPath()+" "+m.Topic+" --help")
	}
	_, err := io.WriteString(out, b.String())
	return err
}

// usage is the line that calls a command.
func usage(c *cobra.Command, m *locale.Manual) string {
	parts := []string{c.Use}
	if p := c.Parent(); p != nil {
		parts = []string{p.CommandPath(), c.Use}
	}
	if c.HasAvailableSubCommands() && c.HasParent() {
		parts = append(parts, m.Topic)
	}
	if c.HasAvailableLocalFlags() {
		parts = append(parts, "["+m.Switches+"]")
	}
	return strings.Join(parts, " ")
}

// commands are those that a command has.
func commands(c *cobra.Command) (rows []row) {
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			rows = append(rows, row{sub.Use, sub.Short})
		}
	}
	return rows
}

// switches are flags, and what they are if they are not written.
func switches(set *pflag.FlagSet, m *locale.Manual) (rows []row) {
	set.VisitAll(func(f *pflag.Flag) {
		r := row{term(f, m), f.Usage}
		if d := defaultOf(f); d != "" {
			r.means += " " + fmt.Sprintf(m.Default, d)
		}
		rows = append(rows, r)
	})
	return rows
}

// term is a flag as it is written: -o, --output FILE.
func term(f *pflag.Flag, m *locale.Manual) string {
	text := "--" + f.Name
	if f.Shorthand != "" {
		text = "-" + f.Shorthand + ", " + text
	}
	value := flags.Called(f, m)
	if value == "" {
		value = strings.Join(flags.Words(f), "|")
	}
	if value != "" {
		text += " " + value
	}
	return text
}

// defaultOf is what a flag is if it is not written, where that is worth saying.
func defaultOf(f *pflag.Flag) string {
	switch f.DefValue {
	case "", "false", "0", "[]":
		return ""
	}
	d := f.DefValue
	if f.Value.Type() == "duration" { // 4h0m0s: 4h
		if strings.HasSuffix(d, "m0s") {
			d = strings.TrimSuffix(d, "0s")
		}
		if strings.HasSuffix(d, "h0m") {
			d = strings.TrimSuffix(d, "0m")
		}
	}
	return d
}

// widest is how wide the terms of a list may be beside their meanings; those
// that are wider stand on a line of their own.
const widest = 30

// list writes a heading and rows under it.
func list(b *strings.Builder, heading string, rows []row, width int) {
	if len(rows) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s\n", heading)
	column := 0
	for _, r := range rows {
		if n := ansi.StringWidth(r.term); n <= widest {
			column = max(column, n)
		}
	}
	indent := strings.Repeat(" ", 2+column+2)
	for _, r := range rows {
		gap := column + 2 - ansi.StringWidth(r.term)
		start := "  " + r.term + strings.Repeat(" ", max(0, gap))
		if gap < 2 {
			start = "  " + r.term + "\n" + indent
		}
		means := ansi.Wordwrap(r.means, max(20, width-len(indent)), "")
		b.WriteString(start + strings.ReplaceAll(means, "\n", "\n"+indent) + "\n")
	}
}
