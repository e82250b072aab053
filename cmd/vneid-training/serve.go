package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/present"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/server"
	"training.vast.vn/vneid-training/internal/theme"
)

// serveCommand serves a deck over SSH.
func serveCommand(w *locale.Words) *cobra.Command {
	c := &w.Serve
	s := server.Setup{Options: server.Options{Limits: server.DefaultLimits(), App: "vneid-training/" + version}}
	var feedback, format, privacy string
	var proxies []string
	cmd := &cobra.Command{
		Use:   "serve [DECK]",
		Short: c.Short,
		Args:  atMostOne,
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if err := twins(cmd); err != nil {
				return usageError{err}
			}
			if s.Log, err = logger(cmd.ErrOrStderr(), format); err != nil {
				return usageError{err}
			}
			if s.Privacy, err = server.ParsePrivacy(privacy); err != nil {
				return usageError{fmt.Errorf("--log-address: %w", err)}
			}
			if _, err := theme.ParseMode(s.Theme); err != nil && s.Theme != "auto" {
				return usageError{fmt.Errorf("--theme: no theme %q; write auto, dark, light, projector or contrast", s.Theme)}
			}
			if feedback != "each" && feedback != "end" {
				return usageError{fmt.Errorf("--feedback: %q is not known; write each or end", feedback)}
			}
			s.Feedback = feedback == "end"
			if s.Renderer != server.Painter && s.Renderer != server.Stock {
				return usageError{fmt.Errorf("--renderer: %q is not known; write paint or stock", s.Renderer)}
			}
			if s.Data == "" {
				if s.Data, err = dataFolder(); err != nil {
					return err
				}
			}
			if s.Course, err = present.Course(first(args)); err != nil {
				return err
			}
			if err := s.Limits.Check(); err != nil {
				return usageError{err}
			}
			if s.Proxies, err = server.ParseNetworks(proxies); err != nil {
				return usageError{fmt.Errorf("--proxy: %w", err)}
			}
			s.Out = cmd.OutOrStdout()
			// The first signal ends the context; a second one is the system's
			// again, before anybody is told, and ends the process at once.
			ctx, stop := context.WithCancel(context.WithoutCancel(cmd.Context()))
			defer stop()
			defer context.AfterFunc(cmd.Context(), func() {
				signal.Reset(os.Interrupt, syscall.SIGTERM)
				stop()
			})()
			return server.Run(ctx, s)
		},
	}
	f := cmd.Flags()
	f.StringVar(&s.Data, "data", "", c.Data)
	f.StringVar(&s.Listen, "listen", ":2222", c.Listen)
	f.StringVar(&s.Host, "host", "training.vast.vn", c.Host)
	f.StringVar(&s.Members, "members", "", c.Members)
	f.StringVar(&s.Trainers, "trainers", "", c.Trainers)
	f.StringVar(&s.Organisers, "organisers", "", c.Organisers)
	f.BoolVar(&s.NewHostKey, "new-host-key", false, c.NewHostKey)
	f.StringVar(&s.Theme, "theme", "auto", w.Command.Theme)
	f.StringVar(&feedback, "feedback", "each", w.Command.Feedback)
	f.StringVar(&s.Renderer, "renderer", server.Painter, c.Renderer)
	f.StringVar(&format, "log", "text", c.LogFormat)
	f.StringVar(&privacy, "log-address", "full", c.LogAddress)
	f.StringVar(&s.Admin, "admin", "", c.Admin)
	f.BoolVar(&s.Remote, "admin-remote", false, c.AdminRemote)
	f.StringSliceVar(&proxies, "proxy", nil, c.Proxy)
	limits(f, &s.Limits, c)
	return cmd
}

// limits has a flag for each limit.
func limits(f *pflag.FlagSet, l *server.Limits, c *locale.Serve) {
	f.IntVar(&l.Sessions, "max-sessions", l.Sessions, c.Sessions)
	f.IntVar(&l.PerAddress, "max-per-address", l.PerAddress, c.PerAddress)
	f.IntVar(&l.Connects, "max-connects", l.Connects, c.Connects)
	f.IntVar(&l.Handshakes, "max-handshakes", l.Handshakes, c.Handshakes)
	f.IntVar(&l.Channels, "max-channels", l.Channels, c.Channels)
	f.DurationVar(&l.Login, "login-timeout", l.Login, c.Login)
	f.DurationVar(&l.Trust, "trust-timeout", l.Trust, c.Trust)
	f.DurationVar(&l.Idle, "idle-timeout", l.Idle, c.Idle)
	f.DurationVar(&l.Session, "session-timeout", l.Session, c.Session)
	f.DurationVar(&l.Stall, "stall-timeout", l.Stall, c.Stall)
	f.DurationVar(&l.KeepAlive, "keepalive", l.KeepAlive, c.KeepAlive)
	f.DurationVar(&l.Drain, "drain", l.Drain, c.Drain)
	f.IntVar(&l.InputRate, "input-rate", l.InputRate, c.InputRate)
	f.IntVar(&l.OutputRate, "output-rate", l.OutputRate, c.OutputRate)
	f.IntVar(&l.Columns, "max-columns", l.Columns, c.Columns)
	f.IntVar(&l.Rows, "max-rows", l.Rows, c.Rows)
}

// twins gives each flag that is not set the value of its twin in the
// environment.
func twins(cmd *cobra.Command) error {
	var errs []error
	cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
		twin := "VNEID_TRAINING_" + strings.ToUpper(strings.ReplaceAll(f.Name, "-", "_"))
		if v := os.Getenv(twin); v != "" && !f.Changed {
			if err := f.Value.Set(v); err != nil {
				errs = append(errs, fmt.Errorf("%s: %q is no %s", twin, v, f.Value.Type()))
			}
		}
	})
	return errors.Join(errs...)
}

func logger(w io.Writer, format string) (*slog.Logger, error) {
	switch format {
	case "text":
		return slog.New(slog.NewTextHandler(w, nil)), nil
	case "json":
		return slog.New(slog.NewJSONHandler(w, nil)), nil
	}
	return nil, fmt.Errorf("--log: %q is not known; write text or json", format)
}

// dataFolder is the data folder when none is named: the state folder that
// systemd gives, else the person's own.
func dataFolder() (string, error) {
	if dir := os.Getenv("STATE_DIRECTORY"); dir != "" {
		return dir, nil
	}
	return record.DefaultDir(os.Getenv)
}
