package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// noArgs is for a command that takes flags only.
func noArgs(_ *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usageError{fmt.Errorf("%q is one too many: this takes flags only", args[0])}
	}
	return nil
}

// exactly is for a command that takes these arguments.
func exactly(names ...string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		switch {
		case len(args) < len(names):
			return usageError{fmt.Errorf("missing: %s", strings.Join(names[len(args):], " "))}
		case len(args) > len(names):
			return usageError{fmt.Errorf("%q is one too many; put names of several words in quotes", args[len(names)])}
		}
		return nil
	}
}

// needsCommand is for a command that does nothing itself.
func needsCommand(cmd *cobra.Command, _ []string) error {
	var names []string
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
	}
	return usageError{fmt.Errorf("%s: write one of %s after it", cmd.Name(), strings.Join(names, ", "))}
}
