package present

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/presenterview"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tier"
	"training.vast.vn/vneid-training/internal/tui"
	"training.vast.vn/vneid-training/internal/tui/notes"
	"training.vast.vn/vneid-training/slides"
)

// ErrWhich is the cause when it is not clear whose notes are meant.
var ErrWhich = errors.New("no notes to show")

// share lets a second terminal of this user see where the talk stands, until
// the function it returns is called.
func share(c *tui.Config, folder string) (stop func(), err error) {
	dir, err := presenterview.Dir(os.Getenv)
	if err != nil {
		return nil, err
	}
	if folder != "" {
		if folder, err = filepath.Abs(folder); err != nil {
			return nil, err
		}
	}
	p, err := presenterview.Present(dir, presenterview.Talk{Folder: folder, Language: c.Language, Title: c.Deck.Title, Hash: c.Deck.Hash})
	if err != nil {
		return nil, err
	}
	c.Moved = func(at tui.Standing) {
		p.Tell(func(t *presenterview.Talk) {
			t.Slide, t.Step, t.Begun, t.Seen = at.Slide, at.Step, at.Begun, string(at.Seen)
			t.Along, t.From, t.To = at.Along, at.From, at.To
		})
	}
	return func() { _ = p.Close() }, nil
}

// Notes shows, until the presenter ends, the notes of the talk with this name;
// of the only one if name is "". Theme and language are as in Options.
func Notes(ctx context.Context, name, language string, look theme.Choice) error {
	w := &locale.For(language).Briefing.Note
	if err := terminal(Options{Language: language}); err != nil {
		return err
	}
	found, err := findNotes(name, w)
	if err != nil {
		return err
	}
	course, err := slides.Course(found.Talk.Folder)
	if err != nil {
		return err
	}
	t := terminalTier(tier.Picks{})
	c := tui.Config{
		Course: course, Cache: render.NewCache(cacheBytes), Language: language,
		Look: t.Look(look), Detect: look.Ask, Told: t.Backdrop != tier.Untold, Ask: t.Questions(), Now: time.Now,
	}
	if c.Deck, err = course.Deck(found.Talk.Language); err != nil {
		return err
	}
	if c.Deck.Hash != found.Talk.Hash {
		return locale.Said(ErrWhich, "%s", w.OtherDeck)
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	p := newScreen(notes.New(c), c.Cache.Pictures(), nil)
	ended := make(chan error, 1)
	go func() {
		err := found.Read(ctx, func(t presenterview.Talk) {
			p.Send(tui.Standing{Slide: t.Slide, Step: t.Step, Begun: t.Begun, Seen: tui.Sight(t.Seen), Along: t.Along, From: t.From, To: t.To})
		})
		p.Send(tea.Quit())
		ended <- err
	}()
	err = p.run(ctx)
	stop()
	return errors.Join(err, <-ended)
}

// findNotes finds the presenter that is meant.
func findNotes(name string, w *locale.BriefingNotes) (presenterview.Found, error) {
	dir, err := presenterview.Dir(os.Getenv)
	if err != nil {
		return presenterview.Found{}, err
	}
	all, err := presenterview.Find(dir)
	if err != nil {
		return presenterview.Found{}, err
	}
	for _, f := range all {
		if f.Name == name || name == "" && len(all) == 1 {
			return f, nil
		}
	}
	switch {
	case len(all) == 0:
		return presenterview.Found{}, locale.Said(ErrWhich, w.None, "vneid-training present --notes")
	case name != "":
		return presenterview.Found{}, locale.Said(ErrWhich, w.NoSuch+"\n%s", name, namesOf(all))
	}
	return presenterview.Found{}, locale.Said(ErrWhich, "%s\n%s", w.Several, namesOf(all))
}

// namesOf lists presenters, a line each.
func namesOf(all []presenterview.Found) string {
	lines := make([]string, len(all))
	for i, f := range all {
		lines[i] = "  " + f.Name + "   " + f.Talk.Title
		if !f.Talk.Begun.IsZero() {
			lines[i] += "   " + f.Talk.Begun.Local().Format("15:04")
		}
	}
	return strings.Join(lines, "\n")
}
