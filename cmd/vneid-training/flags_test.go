package main

import (
	"errors"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"training.vast.vn/vneid-training/internal/flags"
	"training.vast.vn/vneid-training/internal/locale"
)

// Every flag of every command takes its value from its twin, unless it is
// written; a value that it can't take is an error that names the twin.
func TestTwins(t *testing.T) {
	values := map[string]string{
		"bool": "true", "int": "77", "uint": "77", "duration": "77s", "string": "x", "networks": "10.0.0.0/8",
		"theme": "light", "feedback": "end", "identity": "enrolled", "log": "json", "log-address": "none",
		"blocks": "quadrant", "big": "dhl", "pictures": "sixel",
	}
	var commands []*cobra.Command
	var walk func(c *cobra.Command)
	walk = func(c *cobra.Command) {
		commands = append(commands, c)
		for _, sub := range c.Commands() {
			walk(sub)
		}
	}
	walk(rootCommand(locale.For(locale.En)))
	seen := 0
	for _, c := range commands {
		c.InheritedFlags() // has cobra hand those of the root down
		c.Flags().VisitAll(func(f *pflag.Flag) {
			seen++
			where := c.CommandPath() + " --" + f.Name
			value := values[f.Name]
			if value == "" {
				value = values[f.Value.Type()]
			}
			t.Setenv(twin(f.Name), value)
			if err := twins(c, nil); err != nil || f.Value.String() != value && f.Value.String() != "1m17s" {
				t.Errorf("%s has %q of its twin, %v; want %q", where, f.Value, err, value)
			}
			if f.Value.Type() != "string" || values[f.Name] != "" {
				t.Setenv(twin(f.Name), "nonsense")
				var wrong usageError
				if err := twins(c, nil); !errors.As(err, &wrong) || !strings.Contains(err.Error(), twin(f.Name)+": ") {
					t.Errorf("%s takes nonsense of its twin: %v", where, err)
				}
			}
			f.Changed = true
			if err := twins(c, nil); err != nil {
				t.Errorf("%s is written, and its twin read: %v", where, err)
			}
			f.Changed = false // those of the root are every command's
			t.Setenv(twin(f.Name), "")
		})
	}
	if seen < 60 {
		t.Errorf("only %d flags were looked at", seen)
	}
}

// The help says of every flag what it takes.
func TestFlagsSayWhatTheyTake(t *testing.T) {
	m := &locale.For(locale.En).Manual
	everyCommand(rootCommand(locale.For(locale.En)), func(c *cobra.Command) {
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.Value.Type() != "bool" && flags.Called(f, m) == "" && len(flags.Words(f)) == 0 {
				t.Errorf("%s --%s: flags.Takes says what it takes", c.CommandPath(), f.Name)
			}
		})
	})
}
