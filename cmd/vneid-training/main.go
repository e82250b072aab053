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
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/check"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/flags"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/present"
)

// version is set by the linker when a release is built.
var version = "dev"

// app names the program and its version, for the record.
func app() string { return "vneid-training/" + version }

// Exit codes.
const (
	failed = 1
	usage  = 2
)

func main() { os.Exit(run()) }

func run() int {
	time.Local = locale.Vietnam()
	language, err := locale.Choose(flagIn(os.Args[1:], "--lang"), os.Getenv)
	if err != nil {
		tell(os.Stderr, locale.System(os.Getenv), err)
		return usage
	}
	ctx, stop := untilSignal(context.Background())
	defer stop()
	w := locale.For(language)
	root := rootCommand(w)
	var wrong error
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { wrong = help(c, w) })
	if err = root.ExecuteContext(ctx); err == nil {
		err = wrong
	}
	if err != nil {
		tell(os.Stderr, language, err)
	}
	return code(err)
}

// untilSignal ends with the first signal to stop. A second one is the system's
// again, before anybody is told, and ends the process at once.
func untilSignal(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, stop := context.WithCancel(ctx)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		select {
		case <-signals:
			signal.Stop(signals)
			stop()
		case <-ctx.Done():
		}
	}()
	return ctx, stop
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
	fmt.Fprintln(w, "vneid-training:", locale.For(language).Tell(err))
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
	root.Use = "vneid-training [" + w.Manual.Topic + "] [" + w.Manual.Deck + "]"
	root.Long = w.Command.Long
	root.Args = deckNotCommand
	root.Version = version
	root.SetVersionTemplate("{{.Name}} {{.Version}}\n")
	root.SilenceErrors, root.SilenceUsage = true, true
	f := root.PersistentFlags()
	f.String("lang", w.Language, w.Command.Lang)
	flags.Takes(f, "lang", "", locale.Vi, locale.En)
	f.BoolP("help", "h", false, w.Command.HelpFlag)
	root.Flags().BoolP("version", "v", false, w.Command.VersionFlag)
	root.AddCommand(presentCommand(w), kioskCommand(w), checkCommand(w), newCommand(w), serveCommand(w))
	root.AddCommand(resultsCommand(w), peopleCommand(w), pruneCommand(w))
	root.AddCommand(reportCommand(w), notesCommand(w))
	root.AddCommand(certificateCommand(w), verifyCommand(w), exportCommand(w), importCommand(w))
	root.AddCommand(doctorCommand(w), deployCommand(w), keysCommand(w), databaseCommand(w))
	root.AddCommand(completionCommand(w), manCommand(w), licencesCommand(w))
	root.SetHelpCommand(helpCommand(w))
	root.PersistentPreRunE = twins
	root.SetFlagErrorFunc(wrongFlag)
	root.CompletionOptions.DisableDefaultCmd = true
	root.CompletionOptions.SetDefaultShellCompDirective(cobra.ShellCompDirectiveNoFileComp)
	complete(root, w)
	return root
}

// deckNotCommand lets the program be called with one deck; a command that
// there is not is not taken for one.
func deckNotCommand(cmd *cobra.Command, args []string) error {
	if name := first(args); name != "" && !strings.ContainsAny(name, `./\\`) {
		if _, err := os.Stat(name); err != nil {
			return unknown(cmd, name)
		}
	}
	return atMostOne(cmd, args)
}

// atMostOne lets a command name one deck.
func atMostOne(_ *cobra.Command, args []string) error {
	if len(args) > 1 {
		return usageError{locale.Errorf(locale.OneDeck, args[1])}
	}
	return nil
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
