package present

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/fsnotify/fsnotify"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/tui"
)

// settle is how long a folder must be quiet before it is read again: editors
// save in several steps.
const settle = 80 * time.Millisecond

// watcher tells of changes in a folder and all folders in it. Folders are
// watched, not files: many editors save by putting a new file in the place of
// the old one.
type watcher struct {
	dir    string
	events *fsnotify.Watcher
}

func newWatcher(dir string) (*watcher, error) {
	events, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, locale.Errorf(locale.Watching, dir, err)
	}
	w := &watcher{dir, events}
	if err := w.add(dir); err != nil {
		return nil, errors.Join(locale.Errorf(locale.Watching, dir, err), events.Close())
	}
	return w, nil
}

// add watches a folder and those in it.
func (w *watcher) add(dir string) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		return w.events.Add(path)
	})
}

// run calls changed after each change, once the folder is quiet, until ctx
// ends.
func (w *watcher) run(ctx context.Context, changed func()) {
	defer w.events.Close()
	quiet := time.NewTimer(time.Hour)
	quiet.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case e, ok := <-w.events.Events:
			if !ok {
				return
			}
			if info, err := os.Stat(e.Name); err == nil && info.IsDir() && e.Has(fsnotify.Create) {
				_ = w.add(e.Name) // a folder that is gone again needs no watching
			}
			quiet.Reset(settle)
		case <-w.events.Errors:
			quiet.Reset(settle) // events were lost: look
		case <-quiet.C:
			changed()
		}
	}
}

// reload reads the deck again and says what came of it. It returns the hash of
// what it told of, "" for a deck that is wrong.
func reload(dir, language, last string, send func(tea.Msg)) (hash string) {
	d, err := deck.Load(os.DirFS(dir))
	if err != nil {
		send(tui.Broken(problems(language, err)))
		return ""
	}
	if d.Hash != last {
		send(tui.Reloaded{Deck: d})
	}
	return d.Hash
}

// problems words the error of a deck, a text for each thing that is wrong.
func problems(language string, err error) []string {
	var all deck.Problems
	if !errors.As(err, &all) {
		return []string{locale.For(language).Tell(err)}
	}
	texts := make([]string, len(all))
	for i, p := range all {
		texts[i] = p.In(language)
	}
	return texts
}
