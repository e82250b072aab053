// Package present runs the course in the terminal of this process: it opens
// the deck and the data folder and has package term draw the screens.
package present

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/plain"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/progress"
	"training.vast.vn/vneid-training/internal/record/sitting"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tier"
	"training.vast.vn/vneid-training/internal/tui"
	"training.vast.vn/vneid-training/slides"
)

// Options say what is shown and where results go.
type Options struct {
	Deck          string // folder; "" for the built-in deck
	Data          string // folder; "" for record.DefaultDir
	Language      string // of the interface: locale.Vi or locale.En
	Theme         theme.Choice
	Picks         tier.Picks
	FeedbackAtEnd bool
	Identity      string // of whom attempts are recorded: deck.Open, deck.Enrolled; "": as the deck says
	Watch         bool   // read Deck again whenever a file of it changes
	Notes         bool   // a second terminal may show the notes
	Route         string // id of the deck's route to follow; "" for the whole deck
	Plain         bool   // as text, see package plain; so is it in a terminal that can't be drawn on
	App           string // name and version, for the record
}

// ErrTerminal is the cause when the program has no terminal to draw on.
var ErrTerminal = locale.Errorf(locale.NoTerminal)

// cacheBytes bounds the frames kept of one deck at one size, and of the sizes
// a window passes through while it is dragged.
const cacheBytes = 32 << 20

// gcPercent is by how much the heap may grow between collections. What a course
// keeps is small, and to collect garbage five times while the program starts
// takes a tenth of the time until the first screen.
const gcPercent = 400

// Run shows the course until the person leaves it or ctx ends.
func Run(ctx context.Context, o Options) error {
	if err := terminal(o); err != nil {
		return err
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	config, closeData, err := prepare(ctx, o)
	if err != nil {
		return err
	}
	defer closeData()
	config.Certify = certifier(config)
	if o.Plain || cannotDraw(os.Getenv("TERM")) {
		return read(ctx, config)
	}
	if o.Notes {
		stop, err := share(&config, o.Deck)
		if err != nil {
			return err
		}
		defer stop()
	}
	if o.Watch {
		return drawWatching(ctx, config, o.Deck)
	}
	return newScreen(tui.New(config), config.Cache.Pictures(), nil).run(ctx)
}

// drawWatching shows the deck in dir, and shows it again whenever it changes.
func drawWatching(ctx context.Context, config tui.Config, dir string) error {
	w, err := newWatcher(dir)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	p := newScreen(tui.New(config), config.Cache.Pictures(), nil)
	done := make(chan struct{})
	go func() {
		defer close(done)
		last := config.Deck.Hash
		w.run(ctx, func() { last = reload(dir, config.Language, last, p.Send) })
	}()
	err = p.run(ctx)
	stop()
	<-done
	return err
}

// terminal is an error where there is no terminal and one is needed.
func terminal(o Options) error {
	if o.Plain || term.IsTerminal(os.Stdin.Fd()) && term.IsTerminal(os.Stdout.Fd()) {
		return nil
	}
	return ErrTerminal
}

// along follows a route of the deck. It is an error if there is none of that
// name.
func along(config *tui.Config, route string) error {
	if config.Along = route; route == "" {
		return nil
	}
	_, err := RouteOf(config.Deck, route, locale.For(config.Language))
	return err
}

// RouteOf is the route of the deck with this id. It is an error, which names
// those that there are, if there is none.
func RouteOf(d *deck.Deck, id string, w *locale.Words) (*deck.Route, error) {
	if r := d.Route(id); r != nil {
		return r, nil
	}
	var known []string
	for i := range d.Routes {
		known = append(known, d.Routes[i].ID)
	}
	if len(known) == 0 {
		return nil, locale.Said(nil, "%s", w.Route.None)
	}
	return nil, locale.Said(nil, w.Route.Unknown, id, strings.Join(known, ", "))
}

// prepare opens the deck and the data folder. Whoever calls it closes the
// latter.
func prepare(ctx context.Context, o Options) (tui.Config, func(), error) {
	course, err := slides.Course(o.Deck)
	if err != nil {
		return tui.Config{}, nil, err
	}
	t := terminalTier(o.Picks)
	config := tui.Config{
		Course: course, Cache: render.NewCache(cacheBytes), Language: o.Language,
		Look: t.Look(o.Theme), Detect: o.Theme.Ask, Told: t.Backdrop != tier.Untold, Ask: t.Questions(), Picks: o.Picks, Desk: sitting.Desk{Via: "local", Identity: o.Identity, App: o.App}, Context: ctx, FeedbackAtEnd: o.FeedbackAtEnd,
		Now: time.Now, Rand: rand.New(rand.NewPCG(rand.Uint64(), rand.Uint64())),
	}
	// The data folder waits for the disk while the deck is read.
	loaded := make(chan error, 1)
	go func() {
		var err error
		config.Deck, err = course.Deck(o.Language)
		loaded <- err
	}()
	closeData, err := records(ctx, &config, o.Data)
	if err != nil {
		return tui.Config{}, nil, errors.Join(err, <-loaded)
	}
	if err := <-loaded; err != nil {
		closeData()
		return tui.Config{}, nil, err
	}
	if err := along(&config, o.Route); err != nil {
		closeData()
		return tui.Config{}, nil, err
	}
	return config, closeData, nil
}

// cannotDraw says whether a terminal of this type obeys no escape codes.
func cannotDraw(terminal string) bool {
	return terminal == "dumb" || terminal == "" && runtime.GOOS != "windows"
}

// read gives the course as plain text.
func read(ctx context.Context, c tui.Config) error {
	echo := plain.EchoNone
	if !term.IsTerminal(os.Stdin.Fd()) {
		echo = plain.EchoLines
	}
	return plain.Run(ctx, plain.Config{
		Deck: c.Deck, Along: c.Along, Language: c.Language, In: os.Stdin, Out: os.Stdout, Echo: echo, Desk: c.Desk,
		FeedbackAtEnd: c.FeedbackAtEnd, Now: c.Now, Rand: c.Rand,
	})
}

// records opens the data folder. Where that fails the course goes on, says so,
// and keeps attempts in the spare place.
func records(ctx context.Context, c *tui.Config, data string) (closeData func(), err error) {
	if data == "" {
		if data, err = record.DefaultDir(os.Getenv); err != nil {
			return nil, err
		}
	}
	if abs, err := filepath.Abs(data); err == nil {
		data = abs
	}
	c.Path = filepath.Join(data, record.File)
	folder, err := record.Open(data, record.Options{})
	if err != nil {
		c.Trouble, c.Log = err, record.NewSpare(data, record.Options{})
		return func() {}, nil
	}
	c.Log, c.Folder, c.Progress, c.Keeper = folder, folder, progress.NewStore(folder.Store()), progress.Local
	recovered := make(chan struct{})
	go func() {
		defer close(recovered)
		// What can't be moved into the record stays where it is, for the next start.
		_, _ = folder.Recover(ctx)
	}()
	return func() {
		<-recovered
		folder.Close()
	}, nil
}
