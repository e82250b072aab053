package main

import (
	"os"

	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/flags"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/server"
	"training.vast.vn/vneid-training/slides"
)

// serveCommand serves a deck over SSH.
func serveCommand(w *locale.Words) *cobra.Command {
	c, e := &w.Serve, &w.Manual.Example
	s := server.Setup{Options: server.Options{Limits: server.DefaultLimits(), Privacy: server.FullAddress, App: app()}}
	var feedback, format string
	cmd := &cobra.Command{
		Use:        "serve [" + w.Manual.Deck + "]",
		Short:      c.Short,
		SuggestFor: []string{"lead", "screen", "server"},
		Example: examples(e.Serve, "serve --data /var/lib/vneid-training",
			e.ServeRoles, "serve --trainers trainers --organisers organisers", e.ServeLocal, "serve --listen 127.0.0.1:2222"),
		Args:              atMostOne,
		ValidArgsFunction: completeDecks(1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if err := s.Limits.Check(); err != nil {
				return usageError{err}
			}
			if err := server.CheckListen(s.Listen); err != nil {
				return usageError{locale.Errorf(locale.About, written(cmd.Flags().Lookup("listen")), err)}
			}
			if err := noPassword(cmd.Flags().Lookup("database"), s.Database); err != nil {
				return err
			}
			if s.Data == "" {
				if s.Data, err = dataFolder(); err != nil {
					return err
				}
			}
			if s.Course, err = slides.Course(first(args)); err != nil {
				return err
			}
			s.Log, s.Feedback = server.NewLog(os.Stderr, format == logJSON, os.Getenv), feedback == feedbackEnd
			if format == logText {
				s.Out = cmd.OutOrStdout()
			}
			return server.Run(cmd.Context(), s)
		},
	}
	f := cmd.Flags()
	dataFlag(f, &s.Data, w)
	databaseFlag(f, &s.Database, w)
	doorFlags(f, &s.Listen, &s.Host, &s.Members, &s.Trainers, &s.Organisers, w)
	f.BoolVar(&s.NewHostKey, "new-host-key", false, c.NewHostKey)
	themeFlag(f, &s.Theme, w)
	tierFlags(f, &s.Picks, w)
	feedbackFlag(f, &feedback, w)
	identityFlag(f, &s.Identity, w)
	motionFlag(f, &s.Still, w)
	f.Var(flags.OneOf(&format, logText, logJSON), "log", c.LogFormat)
	f.Var(&s.Privacy, "log-address", c.LogAddress)
	f.StringVar(&s.Admin, "admin", "", c.Admin)
	f.BoolVar(&s.Remote, "admin-remote", false, c.AdminRemote)
	f.Var(&s.Proxies, "proxy", c.Proxy)
	webFlags(f, &s.Web, &s.WebHost, w)
	s.Limits.Flags(f, c)
	flags.Takes(f, "admin", w.Manual.Address)
	flags.Takes(f, "proxy", w.Manual.Networks)
	return cmd
}

// Values of --log.
const (
	logText = "text"
	logJSON = "json"
)

// dataFolder is the data folder when none is named: the state folder that
// systemd gives, else the person's own.
func dataFolder() (string, error) {
	if dir := os.Getenv("STATE_DIRECTORY"); dir != "" {
		return dir, nil
	}
	return record.DefaultDir(os.Getenv)
}
