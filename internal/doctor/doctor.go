// Package doctor looks before a briefing at what may go wrong in it: the
// terminal, the data folder, the host key, who may come in, the port, the door for
// browsers.
package doctor

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"
	gossh "golang.org/x/crypto/ssh"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/disk"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/store"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/server"
	"training.vast.vn/vneid-training/internal/server/trust"
	"training.vast.vn/vneid-training/internal/upkeep"
)

// Options say what to look at.
type Options struct {
	Data                          string      // the data folder
	Store                         store.Store // what the record is kept in; nil: the folder
	Listen                        string      // the server's address; "": there is to be none
	Host                          string      // the server's name
	Members, Trainers, Organisers string      // lists of keys; "": none
	Web                           server.Web  // where browsers come in
	WebHost                       string      // the name that they know
	Identity                      string      // of whom attempts are recorded, as the server has it
	Env                           []string
	Out                           *os.File
}

// ErrSick is returned when something will not work.
var ErrSick = errors.New("something will not work")

// Marks of a finding.
const (
	good = "✓"
	note = "!" // works, but look at it
	bad  = "✗" // will not work
)

// A report prints findings, each on a line with what to do.
type report struct {
	out io.Writer
	w   *locale.Doctor

	words *locale.Words
	sick  bool
}

func (r *report) head(text string) { fmt.Fprintf(r.out, "\n%s\n", text) }

func (r *report) line(mark, format string, args ...any) {
	r.sick = r.sick || mark == bad
	fmt.Fprintf(r.out, "  %s %s\n", mark, fmt.Sprintf(format, args...))
}

// Run looks and reports. ErrSick: something will not work.
func Run(ctx context.Context, o Options, w *locale.Words) error {
	r := &report{out: o.Out, w: &w.Doctor, words: w}
	r.terminal(o)
	r.data(ctx, o.Data, o.Identity, o.Store)
	if o.Listen != "" {
		r.hostKey(o.Data, o.Host, o.Listen)
		r.roles(o)
		r.port(o.Listen)
		r.web(o)
		r.files()
	}
	if r.sick {
		return locale.Said(ErrSick, "%s", w.Doctor.Sick)
	}
	return nil
}

// The smallest window that is good for a briefing.
const goodWidth, goodHeight = 80, 24

func (r *report) terminal(o Options) {
	w := r.w
	r.head(w.Terminal)
	env := func(name string) string {
		for _, v := range o.Env {
			if value, ok := strings.CutPrefix(v, name+"="); ok {
				return value
			}
		}
		return ""
	}
	if width, height, err := term.GetSize(o.Out.Fd()); err != nil {
		r.line(note, "%s", w.NoTerminal)
	} else if width < render.MinWidth || height < render.MinHeight {
		r.line(bad, w.TooSmall, width, height, render.MinWidth, render.MinHeight)
	} else if width < goodWidth || height < goodHeight {
		r.line(note, w.Small, width, height, goodWidth, goodHeight)
	} else {
		r.line(good, w.Size, width, height)
	}
	switch t := env("TERM"); {
	case runtime.GOOS == "windows":
	case t == "" || t == "dumb":
		r.line(note, w.Dumb, t)
	default:
		r.line(good, "TERM=%s", t)
	}
	r.colours(colorprofile.Env(o.Env), env("NO_COLOR") != "")
	locale := first(env("LC_ALL"), env("LC_CTYPE"), env("LANG"))
	switch l := strings.ToLower(locale); {
	case runtime.GOOS == "windows":
	case strings.Contains(l, "utf-8") || strings.Contains(l, "utf8"):
		r.line(good, w.UTF8, locale)
	default:
		r.line(note, w.NotUTF8, locale)
	}
	r.line(good, "%s", w.Letters)
	for _, row := range Letters() {
		fmt.Fprintf(r.out, "      %s\n", row)
	}
}

func (r *report) colours(p colorprofile.Profile, off bool) {
	switch {
	case off:
		r.line(note, "%s", r.w.NoColour)
	case p == colorprofile.TrueColor:
		r.line(good, r.w.Colours, "16.777.216")
	case p == colorprofile.ANSI256:
		r.line(good, r.w.Colours, "256")
	case p == colorprofile.ANSI:
		r.line(note, r.w.FewColours, "16")
	default:
		r.line(note, r.w.FewColours, "0")
	}
}

func first(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

// Least and comfortable free space of the data folder, in MiB. A finished
// attempt takes about 3 KiB.
const (
	leastSpace = 5
	goodSpace  = 100
)

func (r *report) data(ctx context.Context, dir, identity string, kept store.Store) {
	w := r.w
	r.head(w.Data)
	fresh := false
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		fresh = true
	}
	folder, err := record.Open(dir, record.Options{Store: kept})
	if err != nil {
		r.line(bad, w.NoData, r.words.Tell(err))
		return
	}
	defer folder.Close()
	dir = folder.Dir()
	if fresh {
		r.line(good, w.Made, dir)
	} else {
		r.line(good, w.Writes, dir)
	}
	if info, err := os.Stat(dir); err == nil && runtime.GOOS != "windows" {
		if mode := info.Mode().Perm(); mode&0o077 != 0 {
			r.line(note, w.OpenToOthers, mode, dir)
		} else {
			r.line(good, w.Private, mode)
		}
	}
	free, err := disk.Free(dir)
	switch mib := free >> 20; {
	case err != nil:
		r.line(note, w.NoSpaceKnown, r.words.Tell(err))
	case mib < leastSpace:
		r.line(bad, w.Full, mib)
	case mib < goodSpace:
		r.line(note, w.NearlyFull, mib)
	default:
		r.line(good, w.Space, mib)
	}
	if kept == nil {
		kept = store.Dir(dir)
	} else {
		r.line(good, w.Writes, kept.Where(""))
	}
	mark := good
	switch _, err := record.CheckSeal(ctx, kept); {
	case errors.Is(err, record.ErrNoSeal):
		mark = note
	case err != nil:
		mark = bad
	}
	text, _ := upkeep.Seal(ctx, kept, &r.words.Upkeep)
	r.line(mark, "%s", text)
	if open, err := folder.PendingAll(); err == nil && len(open) > 0 {
		r.line(note, w.Pending, len(open))
	}
	if all, err := folder.Enrolled(); err == nil && (len(all) > 0 || identity == deck.Enrolled) {
		came := 0
		for _, e := range all {
			if e.Came {
				came++
			}
		}
		mark := good
		if len(all) == 0 {
			mark = note // nobody can be recorded
		}
		r.line(mark, r.words.Enrol.Doctor, len(all), came)
	}
}

func (r *report) hostKey(dir, host, listen string) {
	w := r.w
	r.head(w.HostKey)
	_, port, _ := net.SplitHostPort(listen)
	if _, err := os.Stat(filepath.Join(dir, trust.HostKeyFile)); errors.Is(err, fs.ErrNotExist) {
		r.line(note, w.NoHostKey, dir)
		return
	}
	keys, _, err := trust.HostKeys(dir, false)
	if err != nil {
		r.line(bad, "%s", r.words.Tell(err))
		return
	}
	r.line(good, w.Fingerprint, gossh.FingerprintSHA256(keys[0].PublicKey()))
	for _, line := range trust.Announce(keys, host, port).Lines()[1:] {
		fmt.Fprintf(r.out, "      %s\n", line)
	}
}

func (r *report) roles(o Options) {
	w := r.w
	r.head(w.Roles)
	for _, list := range []struct{ role, path, mark, none string }{
		{w.Members, o.Members, good, w.Everybody}, {w.Trainers, o.Trainers, note, w.NoTrainers}, {w.Organisers, o.Organisers, note, w.NoOrganisers},
	} {
		if list.path == "" {
			r.line(list.mark, "%s: %s", list.role, list.none)
			continue
		}
		keys, err := trust.ReadKeys(list.path)
		if err != nil {
			r.line(bad, w.NoList, list.role, r.words.Tell(err))
			continue
		}
		if keys.Len() == 0 {
			r.line(note, w.EmptyList, list.role, list.path)
		} else {
			r.line(good, w.Keys, list.role, keys.Len(), list.path)
		}
		for _, p := range keys.Skipped {
			r.line(note, w.Skipped, list.path, p.Line)
		}
	}
}

// files says whether as many may be open as the server needs.
func (r *report) files() {
	limits := server.DefaultLimits()
	switch may, needs := limits.Files(); {
	case may == 0:
	case may < needs:
		r.line(note, r.w.FewFiles, may, needs, limits.Sessions)
	default:
		r.line(good, r.w.Files, may)
	}
}

func (r *report) port(listen string) {
	w := r.w
	r.head(w.Port)
	if err := server.CheckListen(listen); err != nil {
		r.line(bad, "%s", r.words.Tell(err))
		return
	}
	r.free(listen, w.Taken)
}

// free says whether an address can be listened on, or in which words it can't.
func (r *report) free(listen, taken string) {
	l, err := net.Listen("tcp", listen)
	if err != nil {
		r.line(bad, taken, listen, r.words.Tell(err))
		return
	}
	l.Close()
	r.line(good, r.w.Free, listen)
}
