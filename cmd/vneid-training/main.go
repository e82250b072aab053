// The command vneid-training presents a deck in the terminal and validates
// decks. Every command is in a file of its own: flags in, one call out.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/check"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/present"
)

// version is set by the linker when a release is built.
var version = "dev"

// Exit codes.
const (
	failed = 1
	usage  = 2
)

func main() { os.Exit(run()) }

func run() int {
	language, err := locale.Choose(flagIn(os.Args[1:], "--lang"), os.Getenv)
	if err != nil {
		fmt.Fprintln(os.Stderr, "vneid-training:", err)
		return usage
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	root := rootCommand(locale.For(language))
	err = fang.Execute(ctx, root, fang.WithVersion(version),
		fang.WithErrorHandler(func(w io.Writer, _ fang.Styles, err error) { tell(w, language, err) }))
	return code(err)
}

// tell prints an error: a line for each problem of a deck, else one line.
func tell(w io.Writer, language string, err error) {
	var problems deck.Problems
	if errors.As(err, &problems) {
		for _, p := range problems {
			fmt.Fprintln(w, p.In(language))
		}
		fmt.Fprintf(w, "vneid-training: "+locale.For(language).Check.Wrong+"\n", len(problems))
		return
	}
	var different *check.Difference
	if errors.As(err, &different) {
		fmt.Fprintln(w, different)
		fmt.Fprintf(w, "vneid-training: "+locale.For(language).Twins.Differ+"\n", len(different.Lines), different.Language)
		return
	}
	fmt.Fprintln(w, "vneid-training:", err)
}

// usageError is a mistake in how the command was called.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func code(err error) int {
	var wrong usageError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &wrong), errors.Is(err, present.ErrTerminal):
		return usage
	}
	return failed
}

// rootCommand presents when no other command is named.
func rootCommand(w *locale.Words) *cobra.Command {
	root := presentCommand(w)
	root.Use = "vneid-training [command] [DECK]"
	root.Long = w.Command.Long
	root.PersistentFlags().String("lang", w.Language, w.Command.Lang)
	root.AddCommand(presentCommand(w), kioskCommand(w), checkCommand(w), newCommand(w), serveCommand(w))
	root.AddCommand(resultsCommand(w), peopleCommand(w), pruneCommand(w))
	root.AddCommand(reportCommand(w), notesCommand(w))
	root.AddCommand(certificateCommand(w), verifyCommand(w), exportCommand(w), importCommand(w))
	root.AddCommand(doctorCommand(w), deployCommand(w))
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	return root
}

// atMostOne lets a command name one deck.
func atMostOne(_ *cobra.Command, args []string) error {
	if len(args) > 1 {
		return usageError{fmt.Errorf("one deck at a time, please: %q is one too many", args[1])}
	}
	return nil
}

// setting is a flag's value: the flag if given, else its twin in the
// environment, else the default. The name is that of whichever was used.
func setting(cmd *cobra.Command, flag string) (value, name string) {
	f := cmd.Flags().Lookup(flag)
	twin := "VNEID_TRAINING_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
	if v := os.Getenv(twin); v != "" && !f.Changed {
		return v, twin
	}
	return f.Value.String(), "--" + flag
}

// truth is setting for a flag that is true or false.
func truth(cmd *cobra.Command, flag string) (bool, error) {
	value, name := setting(cmd, flag)
	b, err := strconv.ParseBool(value)
	if err != nil {
		return false, usageError{fmt.Errorf("%s: %q is not known; write true or false", name, value)}
	}
	return b, nil
}

// count is setting for a flag that is a number, 0 or more.
func count(cmd *cobra.Command, flag string) (int, error) {
	value, name := setting(cmd, flag)
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 {
		return 0, usageError{fmt.Errorf("%s: %q is not known; write a number, 0 or more", name, value)}
	}
	return n, nil
}

// flagIn finds the value of a flag before the command line is parsed: help is
// worded in the language that it names.
func flagIn(args []string, flag string) string {
	for i, a := range args {
		if a == flag && i+1 < len(args) {
			return args[i+1]
		}
		if v, ok := strings.CutPrefix(a, flag+"="); ok {
			return v
		}
	}
	return ""
}

func first(args []string) string {
	if len(args) == 0 {
		return ""
	}
	return args[0]
}
