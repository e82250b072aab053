package main

import (
	"os"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/manual"
)

// helpCommand shows the help of a command.
func helpCommand(w *locale.Words) *cobra.Command {
	return &cobra.Command{
		Use:               "help [" + w.Manual.Topic + "]",
		Short:             w.Command.Help,
		Example:           examples(w.Manual.Example.Help, "help report"),
		ValidArgsFunction: completeTopics,
		RunE: func(cmd *cobra.Command, args []string) error {
			topic, rest, err := cmd.Root().Find(args)
			if err != nil {
				return err
			}
			if len(rest) > 0 {
				return unknown(topic, rest[0])
			}
			return help(topic, w)
		},
	}
}

// help prints the help of a command, as wide as the window.
func help(c *cobra.Command, w *locale.Words) error {
	if args := c.Flags().Args(); len(args) > 0 && c.HasAvailableSubCommands() && c.Args != nil {
		if err := c.Args(c, args); err != nil { // there is no such command
			return err
		}
	}
	width, _, err := term.GetSize(os.Stdout.Fd())
	if err != nil || width <= 0 {
		width = 80
	}
	return manual.Help(c.OutOrStdout(), c, min(width, 120), w)
}

// group is a command that does nothing itself but has others do it.
func group(use, short string, subcommands ...*cobra.Command) *cobra.Command {
	cmd := &cobra.Command{
		Use:   use,
		Short: short,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknown(cmd, args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			var names []string
			for _, c := range cmd.Commands() {
				names = append(names, c.Name())
			}
			return usageError{locale.Errorf(locale.NeedsCommand, cmd.Name(), strings.Join(names, ", "))}
		},
	}
	cmd.AddCommand(subcommands...)
	return cmd
}

// unknown is the error for a command that there is not; it names the nearest.
func unknown(parent *cobra.Command, name string) error {
	parent.SuggestionsMinimumDistance = 2 // letters
	near := parent.SuggestionsFor(name)
	if parent.Flags().Lookup(name) != nil {
		near = append(near, "--"+name)
	}
	for i, n := range near {
		near[i] = parent.CommandPath() + " " + n
	}
	switch {
	case len(near) > 0:
		return usageError{locale.Errorf(locale.NearCommand, name, locale.Or(near))}
	case parent.HasParent():
		return usageError{locale.Errorf(locale.UnknownCommand, name, parent.CommandPath()+" --help")}
	}
	return usageError{locale.Errorf(locale.NoCommandNorDeck, name, parent.CommandPath()+" --help")}
}

// examples are command lines, each after a line that says what it is for.
func examples(pairs ...string) string {
	var lines []string
	for i := 0; i+1 < len(pairs); i += 2 {
		lines = append(lines, "# "+pairs[i], "vneid-training "+pairs[i+1])
	}
	return strings.Join(lines, "\n")
}
