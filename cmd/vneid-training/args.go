package main

import (
	"strings"

	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/locale"
)

// noArgs is for a command that takes flags only.
func noArgs(_ *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usageError{locale.Errorf(locale.TooManyArgs, args[0])}
	}
	return nil
}

// exactly is for a command that takes these arguments.
func exactly(names ...string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		switch {
		case len(args) < len(names):
			return usageError{locale.Errorf(locale.MissingArgs, strings.Join(names[len(args):], " "))}
		case len(args) > len(names):
			return usageError{locale.Errorf(locale.OneTooMany, args[len(names)])}
		}
		return nil
	}
}
