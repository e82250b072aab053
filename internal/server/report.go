package server

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/colorprofile"

	"training.vast.vn/vneid-training/internal/clean"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record/store"
	"training.vast.vn/vneid-training/internal/report/request"
	"training.vast.vn/vneid-training/internal/server/trust"
	"training.vast.vn/vneid-training/internal/theme"
)

// reportWorkers is how many processors a report may keep from those who learn.
const reportWorkers = 1

// reports writes a report to an organiser: ssh HOST report --format xlsx > f.
func reports(ctx context.Context, s *Session) int {
	o := &s.Server.opt
	s.channel.conn.mayUpload()
	options := request.Options{Data: o.Folder.Dir(), Course: o.Course, Language: s.Words.Language, Workers: reportWorkers, Now: s.Server.now()}
	if shared, ok := o.Folder.Store().(store.Shared); ok {
		options.Store = shared
	}
	err := request.Remote(ctx, options, s.Args, s.streams())
	if err == nil {
		return exitFine
	}
	if ctx.Err() == nil {
		for line := range strings.Lines("report: " + s.Words.Tell(err)) { // a roster has many wrong ones
			fmt.Fprintln(s.Err, clean.Line(strings.TrimSuffix(line, "\n"), mostSaid))
		}
	}
	if wrong := (*request.FlagError)(nil); errors.As(err, &wrong) {
		return exitUsage
	}
	return exitFailed
}

// uploadBytes is how much an organiser may send: a roster of a hundred thousand
// people.
const uploadBytes = 10 << 20

// upload is what somebody sends: an error once it is too much.
type upload struct {
	io.Reader
	left int
}

// Read reads on.
func (u *upload) Read(p []byte) (int, error) {
	n, err := u.Reader.Read(p)
	if u.left -= n; u.left < 0 {
		return 0, locale.Errorf(locale.SentTooMuch, uploadBytes>>20)
	}
	return n, err
}

// mostSaid is how long an error may be, in characters.
const mostSaid = 400

// streams are the session's, with the terminal's colours and width if the
// client has one.
func (s *Session) streams() request.Streams {
	out := request.Streams{In: &upload{s.channel, uploadBytes}, Out: s, Err: s.Err, Look: theme.Look{Profile: colorprofile.NoTTY}}
	if s.Terminal {
		out.Width, out.Look.Profile = max(1, s.channel.size.Width), colorprofile.Env(s.channel.variables())
		out.Look.Mode = s.Server.opt.Theme.Mode
	}
	return out
}

func organises(p trust.Identity) bool { return p.Organiser }
