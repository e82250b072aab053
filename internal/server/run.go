package server

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strconv"

	"github.com/gofrs/flock"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/disk"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/term"
	"training.vast.vn/vneid-training/internal/tui"
)

// Setup says where a server finds what it serves, and where it listens.
type Setup struct {
	Options
	Data       string // the data folder
	NewHostKey bool   // make a key for a folder that holds data but no key
	Listen     string // address to take connections on
	Members    string // files of keys; "" for none
	Trainers   string
	Organisers string
	Admin      string    // address of /metrics and /healthz; "" for none
	Remote     bool      // Admin may be reached from other machines
	Proxies    Networks  // networks whose PROXY header is believed
	Out        io.Writer // gets the announcement of the host key; nil: Log does
}

const (
	// cacheBytes bounds the frames that all sessions share.
	cacheBytes = 32 << 20

	// paintBytes bounds the ways from one frame to another that they share.
	paintBytes = 16 << 20
)

// Run opens the deck and the data folder and serves until ctx ends. It does
// not start where results can't be written.
func Run(ctx context.Context, o Setup) (err error) {
	o.Pace = os.Getenv("GOGC") == ""
	if o.Admin != "" {
		if err := checkAdmin(o.Admin, o.Remote); err != nil {
			return err
		}
	}
	if o.Web.Listen != "" {
		if err := o.Web.check(o.WebHost, o.Members != ""); err != nil {
			return err
		}
	}
	dir, err := filepath.Abs(o.Data)
	if err != nil {
		return err
	}
	var made bool
	if o.HostKeys, made, err = HostKeys(dir, o.NewHostKey); err != nil {
		return err
	}
	d, err := o.Course.Deck(locale.Vi)
	if err != nil {
		return err
	}
	if err := closedFolder(dir); err != nil {
		return err
	}
	unlock, err := alone(dir)
	if err != nil {
		return err
	}
	defer unlock()
	if o.Folder, err = record.Open(dir, record.Options{OpenFrom: openFor * o.Limits.PerAddress}); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, o.Folder.Close()) }()
	if o.Rooms, err = briefing.Open(dir, briefing.Options{}); err != nil {
		// The others can go on; the files that the error names are left as they are.
		o.Log.Error("some briefings can't be taken up", "error", err.Error())
	}
	defer func() { err = errors.Join(err, o.Rooms.Close()) }()
	if o.Roles, err = NewRoles(o.Members, o.Trainers, o.Organisers, o.Log); err != nil {
		return err
	}
	o.Frames = render.NewCache(cacheBytes)
	o.Shared = tui.NewShared(o.Frames)
	o.Paint = term.NewCache(paintBytes)
	recovered := make(chan struct{})
	go func() {
		defer close(recovered)
		if _, err := o.Folder.Recover(ctx); err != nil {
			o.Log.Error("results kept aside can't be moved into the record yet", "error", err.Error())
		}
	}()
	defer func() { <-recovered }()

	l, err := listen(ctx, o.Listen, os.Getenv)
	if err != nil {
		return err
	}
	host, port := o.Host, ""
	if h, p, err := net.SplitHostPort(o.Host); err == nil {
		host, port = h, p
	} else if a, ok := l.Addr().(*net.TCPAddr); ok {
		port = strconv.Itoa(a.Port)
	}
	o.Host = briefing.Server(host, port)
	s, err := New(o.Options)
	if err != nil {
		return errors.Join(err, l.Close())
	}
	if may, needs := o.Limits.Files(); may != 0 && may < needs {
		o.Log.Warn("too few files may be open for as many sessions: raise LimitNOFILE or ulimit -n, or lower --max-sessions", "files", may, "needed", needs)
	}
	if made {
		o.Log.Info("a host key was made", "file", filepath.Join(dir, HostKeyFile))
	}
	if o.Out == nil {
		a := announce(o.HostKeys, host, port)
		o.Log.Info("host key", "fingerprint", a.fingerprint, "known_hosts", a.known, "dns", a.dns)
	} else {
		for _, line := range Announcement(o.HostKeys, host, port) {
			fmt.Fprintln(o.Out, line)
		}
	}
	o.Log.Info("serving", "address", l.Addr().String(), "data", dir, "deck", d.ID, "version", o.App)
	if o.Admin != "" {
		stop, err := s.serveAdmin(ctx, o.Admin)
		if err != nil {
			return errors.Join(err, l.Close())
		}
		defer stop()
	}
	if o.Web.Listen != "" {
		stop, err := s.serveWeb(ctx, &o.Web, dir)
		if err != nil {
			return errors.Join(err, l.Close())
		}
		defer stop()
	}
	stop := s.notify(ctx.Done())
	err = s.Serve(ctx, behindProxy(l, o.Proxies))
	stop()
	o.Log.Info("stopped")
	return err
}

// closedFolder is an error for a data folder that others may write in, or that is
// another's (not even root's): they could put what they like in the place of the
// record.
func closedFolder(dir string) error {
	info, err := os.Stat(dir)
	if err != nil || runtime.GOOS == "windows" {
		return err
	}
	if mode := info.Mode().Perm(); mode&0o002 != 0 {
		return locale.Errorf(locale.FolderOpen, dir, mode)
	}
	if !disk.Ours(info) {
		return locale.Errorf(locale.FolderForeign, dir)
	}
	return nil
}

// alone makes sure that no other server uses the data folder.
func alone(dir string) (unlock func(), err error) {
	l := flock.New(filepath.Join(dir, "serve.lock"))
	ok, err := l.TryLock()
	if err != nil {
		return nil, locale.Errorf(locale.FolderLock, dir, err)
	}
	if !ok {
		return nil, locale.Errorf(locale.FolderServed, dir)
	}
	return func() { _ = l.Close() }, nil
}
