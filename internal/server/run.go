package server

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"time"

	"github.com/gofrs/flock"
	gossh "golang.org/x/crypto/ssh"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/disk"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/postgres"
	"training.vast.vn/vneid-training/internal/record/store"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/server/trust"
	"training.vast.vn/vneid-training/internal/term"
	"training.vast.vn/vneid-training/internal/tui"
)

// Setup says where a server finds what it serves, and where it listens.
type Setup struct {
	Options
	Data       string // the data folder
	Database   string // address of what several servers share in its place, see postgres.Open; "": none. The keys stay in the folder
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
	o.Pace, o.Threads = os.Getenv("GOGC") == "", os.Getenv("GOMAXPROCS") == ""
	if o.Admin != "" {
		if err := checkAdmin(o.Admin, o.Remote); err != nil {
			return err
		}
	}
	if o.Web.Listen != "" {
		if err := o.Web.Check(o.WebHost, o.Members != ""); err != nil {
			return err
		}
	}
	dir, err := filepath.Abs(o.Data)
	if err != nil {
		return err
	}
	opt := record.Options{OpenFrom: openFor * o.Limits.PerAddress}
	var rooms briefing.Options
	if o.Database != "" {
		db, err := postgres.Open(ctx, o.Database)
		if err != nil {
			return err
		}
		defer db.Close()
		opt.Store, rooms = db, briefing.Options{Shared: db, Log: o.Log}
	}
	if err := closedFolder(dir); err != nil && !errors.Is(err, fs.ErrNotExist) { // before a key in it is believed
		return err
	}
	var made bool
	if o.HostKeys, made, err = oneIdentity(ctx, dir, o.NewHostKey, opt.Store); err != nil {
		return err
	}
	d, err := o.Course.Deck(locale.Vi)
	if err != nil {
		return err
	}
	if err := closedFolder(dir); err != nil { // now that it is there
		return err
	}
	unlock, err := alone(dir)
	if err != nil {
		return err
	}
	defer unlock()
	if o.Folder, err = record.Open(dir, opt); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, o.Folder.Close()) }()
	rooms.Enrolment = o.Folder.WrongCodes()
	if o.Rooms, err = briefing.Open(dir, rooms); err != nil {
		// The others can go on; the files that the error names are left as they are.
		o.Log.Error("some briefings can't be taken up", "error", err.Error())
	}
	defer func() { err = errors.Join(err, o.Rooms.Close()) }()
	if o.Roles, err = trust.NewRoles(o.Members, o.Trainers, o.Organisers, o.Log); err != nil {
		return err
	}
	o.Frames = render.NewCache(cacheBytes)
	o.Shared = tui.NewShared(o.Frames)
	o.Paint = term.NewCache(paintBytes)
	recovering, enough := context.WithCancel(ctx)
	recovered := make(chan struct{})
	go func() {
		defer close(recovered)
		o.recover(recovering)
	}()
	defer func() { enough(); <-recovered }()

	l, err := listen(ctx, o.Listen, false, locale.Listening, os.Getenv)
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
	may, needs := o.Limits.Files()
	if o.Web.Listen != "" {
		needs += webConns
	}
	if may != 0 && may < needs {
		o.Log.Warn("too few files may be open for as many sessions: raise LimitNOFILE or ulimit -n, or lower --max-sessions", "files", may, "needed", needs)
	}
	if made {
		o.Log.Info("a host key was made", "file", filepath.Join(dir, trust.HostKeyFile))
	}
	if o.Out == nil {
		a := trust.Announce(o.HostKeys, host, port)
		o.Log.Info("host key", "fingerprint", a.Fingerprint, "known_hosts", a.Known, "dns", a.DNS)
	} else {
		for _, line := range trust.Announce(o.HostKeys, host, port).Lines() {
			fmt.Fprintln(o.Out, line)
		}
	}
	o.Log.Info("serving", "address", l.Addr().String(), "data", o.Folder.Store().Where(""), "deck", d.ID, "version", o.App)
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

// oneIdentity reads the host keys, which on all servers that share a store are the
// same. Only the first of them makes any.
func oneIdentity(ctx context.Context, dir string, renew bool, shared store.Store) (keys []gossh.Signer, made bool, err error) {
	if shared == nil {
		return trust.HostKeys(dir, renew)
	}
	for _, file := range trust.HostKeyFiles() {
		if _, err := os.Stat(filepath.Join(dir, file)); errors.Is(err, fs.ErrNotExist) {
			if err := record.Identify(ctx, shared, file, ""); err != nil {
				return nil, false, err
			}
		}
	}
	if keys, made, err = trust.HostKeys(dir, renew); err != nil {
		return nil, false, err
	}
	for i, key := range keys {
		if err := record.Identify(ctx, shared, trust.HostKeyFiles()[i], gossh.FingerprintSHA256(key.PublicKey())); err != nil {
			return nil, false, err
		}
	}
	return keys, made, nil
}

// How often results that are kept aside are moved into the record, and how long is
// waited, at most, where that fails.
const (
	recoverEvery = 5 * time.Second
	recoverLast  = time.Minute
)

// recover moves results that are kept aside into the record, now and as soon as
// that can be done, until ctx ends.
func (o *Setup) recover(ctx context.Context) {
	for pause := recoverEvery; ; {
		n, err := o.Folder.Recover(ctx)
		switch {
		case ctx.Err() != nil:
			return
		case err == nil:
			pause = recoverEvery
		case pause == recoverEvery: // said once
			o.Log.Error("results kept aside can't be moved into the record yet", "error", err.Error())
			fallthrough
		default:
			pause = min(2*pause, recoverLast)
		}
		if n > 0 {
			o.Log.Info("results kept aside were moved into the record", "count", n)
		}
		select {
		case <-time.After(pause/2 + rand.N(pause)): // not all servers in the same moment
		case <-ctx.Done():
			return
		}
	}
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
