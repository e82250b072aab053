package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"training.vast.vn/vneid-training/internal/flags"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/slides"
)

// completionCommand prints what has a shell complete command lines.
func completionCommand(w *locale.Words) *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:       "completion " + strings.Join(shells, "|"),
		Short:     w.Command.Completion,
		Example:   examples(w.Manual.Example.Completion, "completion bash > vneid-training.bash; . ./vneid-training.bash"),
		ValidArgs: shells,
		Args: func(cmd *cobra.Command, args []string) error {
			if err := exactly(strings.Join(shells, "|"))(cmd, args); err != nil {
				return err
			}
			var shell string
			if err := flags.OneOf(&shell, shells...).Set(args[0]); err != nil {
				return usageError{err}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			root, out := cmd.Root(), cmd.OutOrStdout()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(out, true)
			case "zsh":
				return root.GenZshCompletion(out)
			case "fish":
				return root.GenFishCompletion(out, true)
			}
			return root.GenPowerShellCompletionWithDesc(out)
		},
	}
}

// complete has the values of all flags of a command and of those below it
// completed: from their words, or as files and folders where they name such.
// Nothing else is offered, no files above all.
func complete(c *cobra.Command, w *locale.Words) {
	add := func(f *pflag.Flag) {
		words := flags.Words(f)
		switch called := flags.Called(f, &w.Manual); {
		case len(words) > 0:
			_ = c.RegisterFlagCompletionFunc(f.Name, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
		case called == w.Manual.File:
			_ = c.RegisterFlagCompletionFunc(f.Name, cobra.FixedCompletions(nil, cobra.ShellCompDirectiveDefault))
		case called == w.Manual.Folder:
			_ = c.MarkFlagDirname(f.Name)
		case called == w.Manual.Unit:
			_ = c.RegisterFlagCompletionFunc(f.Name, completeUnits(w.Language))
		}
	}
	c.LocalNonPersistentFlags().VisitAll(add)
	c.PersistentFlags().VisitAll(add)
	for _, sub := range c.Commands() {
		complete(sub, w)
	}
}

// completeFiles offers files for all arguments.
var completeFiles = cobra.FixedCompletions(nil, cobra.ShellCompDirectiveDefault)

// completeFolder offers folders for the first argument.
func completeFolder(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return nil, cobra.ShellCompDirectiveFilterDirs
}

// completeDecks offers folders that hold a deck for the first so many
// arguments, and folders that may lie on the way to one.
func completeDecks(most int) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, typed string) (found []string, _ cobra.ShellCompDirective) {
		if len(args) >= most {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		paths, _ := filepath.Glob(typed + "*") // only a bad pattern fails: nothing is offered
		directive := cobra.ShellCompDirectiveNoFileComp
		for _, path := range paths {
			if _, err := os.Stat(filepath.Join(path, "deck.yaml")); err == nil {
				found = append(found, path)
			} else if info, err := os.Stat(path); err == nil && info.IsDir() && !strings.HasPrefix(info.Name(), ".") {
				found = append(found, path+string(filepath.Separator))
				directive |= cobra.ShellCompDirectiveNoSpace
			}
		}
		return found, directive
	}
}

// completeUnits offers the codes of the units of the deck that --deck names.
func completeUnits(language string) cobra.CompletionFunc {
	return func(cmd *cobra.Command, _ []string, _ string) (units []string, _ cobra.ShellCompDirective) {
		folder := ""
		if f := cmd.Flags().Lookup("deck"); f != nil {
			folder = f.Value.String()
		}
		if course, err := slides.Course(folder); err == nil {
			if d, err := course.Deck(language); err == nil {
				for _, u := range d.Units {
					units = append(units, cobra.CompletionWithDesc(u.Code, u.Name))
				}
			}
		}
		return units, cobra.ShellCompDirectiveNoFileComp
	}
}

// completePeople offers the people that the data folder knows, by their names
// and by their ids, which say who is meant where two have one name.
func completePeople(cmd *cobra.Command, args []string, _ string) (people []string, _ cobra.ShellCompDirective) {
	dir, err := cmd.Flags().GetString("data")
	if twin := os.Getenv(twin("data")); err == nil && dir == "" && twin != "" {
		dir = twin
	} else if err == nil && dir == "" {
		dir, err = record.DefaultDir(os.Getenv)
	}
	if err == nil && len(args) == 0 {
		if f, err := os.Open(filepath.Join(dir, record.PeopleFile)); err == nil {
			defer f.Close()
			known, _ := record.ReadPeople(f) // those before what can't be read
			for _, p := range known {
				people = append(people, cobra.CompletionWithDesc(p.Name, p.Unit), cobra.CompletionWithDesc(p.Learner, p.Name+", "+p.Unit))
			}
		}
	}
	return people, cobra.ShellCompDirectiveNoFileComp
}

// completeTopics offers the commands that help is there for.
func completeTopics(cmd *cobra.Command, args []string, _ string) (topics []string, _ cobra.ShellCompDirective) {
	if c, rest, err := cmd.Root().Find(args); err == nil && len(rest) == 0 {
		for _, sub := range c.Commands() {
			if sub.IsAvailableCommand() {
				topics = append(topics, cobra.CompletionWithDesc(sub.Name(), sub.Short))
			}
		}
	}
	return topics, cobra.ShellCompDirectiveNoFileComp
}
