package server

import (
	"context"
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/clean"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/server/trust"
	"training.vast.vn/vneid-training/internal/tui"
)

// A Command is what a session can run: ssh HOST NAME.
type Command struct {
	Name    string                     // "" is what runs when no command is named
	Summary func(*locale.Words) string // a line of help; nil: it is not listed
	Screen  bool                       // it needs a terminal
	Run     func(ctx context.Context, s *Session) (code int)

	// May says whether the person may run it; nil: everybody may. Who may not
	// is told the same as if it did not exist.
	May func(trust.Identity) bool

	// Refuse is what who may not run it is told instead; nil: that there is no
	// such command.
	Refuse func(*Session) string

	// User says whether the command runs for a client that names no command
	// but comes as this user: ssh USER@HOST. nil: for none.
	User func(name string) bool
}

// commands are all that can be run, in the order of help. A new one is a row
// here.
func commands() []Command {
	all := []Command{
		{Name: "learn", Summary: func(w *locale.Words) string { return w.Server.Learn }, Screen: true, Run: screens(tui.AtTalk)},
		{Name: "quiz", Summary: func(w *locale.Words) string { return w.Server.Quiz }, Screen: true, Run: screens(tui.AtQuiz), User: isLetter},
		{Name: "report", Summary: func(w *locale.Words) string { return w.Report.Remote }, Run: reports, May: organises, Refuse: func(s *Session) string { return s.Words.Report.Refused }},
		{Name: "plain", Summary: func(w *locale.Words) string { return w.Server.Plain }, Run: plainText},
		{Name: "certificate", Summary: func(w *locale.Words) string { return w.Certificate.Help.Over }, Run: sheet},
		{Name: "version", Summary: func(w *locale.Words) string { return w.Server.Version }, Run: version},
		{Name: "help", Summary: func(w *locale.Words) string { return w.Server.Help }, Run: help},
		{Name: "", Run: screens(tui.AtHome)}, // the last, as it runs for every user name
	}
	return append(briefingCommands(), all...)
}

// stillFlag, behind any command with a screen, lets nothing move on it by
// itself.
const stillFlag = "--reduced-motion"

// run finds the command that a client asked for, and runs it.
func (s *Server) run(ctx context.Context, session *Session, words []string) int {
	name := ""
	if len(words) > 0 {
		name, session.Args = words[0], words[1:]
		if name == "" {
			name = "?"
		}
	} else if !session.Terminal {
		fmt.Fprintf(session.Err, session.Words.Server.HowTo+"\n", s.opt.Host)
		return exitFailed
	}
	for _, c := range s.commands {
		mine := c.Name == name
		if len(words) == 0 && c.User != nil {
			mine = c.User(session.User)
		}
		if !mine {
			continue
		}
		if c.May == nil || c.May(session.Person) {
			return c.Run(ctx, session)
		}
		if c.Refuse != nil {
			fmt.Fprintln(session.Err, c.Refuse(session))
			return exitFailed
		}
	}
	fmt.Fprintf(session.Err, session.Words.Server.Unknown+"\n", clean.Shown(name), s.opt.Host)
	return exitUsage
}

// isLetter says whether a user name is an enrolment code, as a letter may have
// it: ssh K7RT92XV@HOST.
func isLetter(user string) bool {
	name, _, ok := record.SplitCode(user)
	return ok && name == ""
}

func screens(start tui.Start) func(context.Context, *Session) int {
	return func(ctx context.Context, s *Session) int { return s.Screens(ctx, start) }
}

func version(_ context.Context, s *Session) int {
	fmt.Fprintln(s, s.Server.opt.App)
	return exitFine
}

func help(_ context.Context, s *Session) int {
	w := &s.Words.Server
	rows := [][2]string{{"ssh " + s.Server.opt.Host, w.Home}}
	for _, c := range s.Server.commands {
		if c.Summary == nil || c.May != nil && !c.May(s.Person) {
			continue
		}
		how := "ssh "
		if c.Screen {
			how = "ssh -t "
		}
		rows = append(rows, [2]string{how + s.Server.opt.Host + " " + c.Name, c.Summary(s.Words)})
	}
	widest := 0
	for _, r := range rows {
		widest = max(widest, ansi.StringWidth(r[0]))
	}
	fmt.Fprintf(s, w.HelpTitle+"\n\n", s.Server.opt.Host)
	for _, r := range rows {
		fmt.Fprintf(s, "  %s%s   %s\n", r[0], strings.Repeat(" ", widest-ansi.StringWidth(r[0])), r[1])
	}
	return exitFine
}
