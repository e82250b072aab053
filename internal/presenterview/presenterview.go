// Package presenterview tells a second terminal of the same user where a talk stands,
// over a Unix socket that no other user can open.
//
// Each presenter has a socket of their own in the user's runtime folder, named
// by chance, so that several presenters on one machine do not meet.
package presenterview

import (
	"bufio"
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"training.vast.vn/vneid-training/internal/locale"
)

// A Talk says what is presented and where it stands. It goes over the socket
// as a line of JSON whenever it changes.
type Talk struct {
	Folder   string    `json:"folder"` // of the deck, absolute; "" for the built-in one
	Language string    `json:"language"`
	Title    string    `json:"title"`
	Hash     string    `json:"hash"`  // of the deck
	Slide    int       `json:"slide"` // from 0
	Step     int       `json:"step"`  // from 0
	Begun    time.Time `json:"begun"` // zero while the talk has not begun
	Seen     string    `json:"seen"`  // what stands on its screen: "slide", "black", "white", or "" for anything else
	Along    string    `json:"along"` // id of the deck's route that is followed; "" for the whole deck

	// When the slide is planned to be shown, after Begun, in nanoseconds.
	From time.Duration `json:"from"`
	To   time.Duration `json:"to"`
}

const (
	extension = ".sock"
	maxLine   = 64 << 10
	tellIn    = 5 * time.Second // a reader that takes nothing for so long is dropped
	answerIn  = time.Second     // a presenter tells at once where the talk stands
)

// Dir is the user's folder for the sockets, made with 0700 where it is missing:
// in $XDG_RUNTIME_DIR, else a folder of the user's own in the folder for
// temporary files. A folder that others may enter is an error.
func Dir(getenv func(string) string) (string, error) {
	dir := filepath.Join(os.TempDir(), fmt.Sprintf("vneid-training-%d", os.Getuid()))
	if runtime := getenv("XDG_RUNTIME_DIR"); filepath.IsAbs(runtime) {
		dir = filepath.Join(runtime, "vneid-training")
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", locale.Errorf(locale.NotesFolder, err)
	}
	info, err := os.Lstat(dir)
	if err != nil {
		return "", err
	}
	if !info.IsDir() || info.Mode().Perm()&0o077 != 0 || !mine(info) {
		return "", locale.Errorf(locale.NotesOpen, dir)
	}
	return dir, nil
}

// A Presenter tells readers where a talk stands.
type Presenter struct {
	name     string
	listener net.Listener
	done     sync.WaitGroup

	mu      sync.Mutex
	now     Talk
	readers map[net.Conn]chan struct{} // has an element when there is news
	closed  bool
}

// Present opens a socket in the folder. Nothing waits for who reads from it.
func Present(dir string, first Talk) (*Presenter, error) {
	var b [3]byte
	// Read never fails: crypto/rand ends the program where it would.
	_, _ = rand.Read(b[:])
	p := &Presenter{name: hex.EncodeToString(b[:]), now: first, readers: map[net.Conn]chan struct{}{}}
	path := filepath.Join(dir, p.name+extension)
	l, err := net.Listen("unix", path)
	if err != nil {
		return nil, locale.Errorf(locale.NotesSocket, err)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	p.listener = l
	p.done.Go(p.accept)
	return p, nil
}

// Tell makes known where the talk stands. It never waits.
func (p *Presenter) Tell(change func(*Talk)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	change(&p.now)
	for _, news := range p.readers {
		select {
		case news <- struct{}{}:
		default:
		}
	}
}

// Close ends all readers and removes the socket.
func (p *Presenter) Close() error {
	err := p.listener.Close()
	p.mu.Lock()
	p.closed = true
	for c := range p.readers {
		c.Close()
	}
	for _, news := range p.readers {
		select {
		case news <- struct{}{}:
		default:
		}
	}
	p.mu.Unlock()
	p.done.Wait()
	return err
}

func (p *Presenter) accept() {
	for {
		c, err := p.listener.Accept()
		if err != nil {
			return
		}
		news := make(chan struct{}, 1)
		news <- struct{}{}
		p.mu.Lock()
		if p.closed {
			p.mu.Unlock()
			c.Close()
			return
		}
		p.readers[c] = news
		p.mu.Unlock()
		p.done.Go(func() { p.serve(c, news) })
		p.done.Go(func() { // a reader says nothing: what comes is its end
			_, _ = c.Read(make([]byte, 1))
			c.Close()
			select {
			case news <- struct{}{}:
			default:
			}
		})
	}
}

// serve tells one reader, until it is gone.
func (p *Presenter) serve(c net.Conn, news chan struct{}) {
	defer func() {
		c.Close()
		p.mu.Lock()
		delete(p.readers, c)
		p.mu.Unlock()
	}()
	for range news {
		p.mu.Lock()
		line, err := json.Marshal(p.now)
		p.mu.Unlock()
		if err != nil {
			return
		}
		_ = c.SetWriteDeadline(time.Now().Add(tellIn))
		if _, err := c.Write(append(line, '\n')); err != nil {
			return
		}
	}
}

// A Found presenter can be read from.
type Found struct {
	Name string
	Talk Talk // as it stood
	path string
}

// Find lists the presenters of a folder, by name. Sockets that a killed one
// left behind are removed.
func Find(dir string) ([]Found, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*"+extension))
	if err != nil {
		return nil, err
	}
	slices.Sort(paths)
	var found []Found
	for _, path := range paths {
		f := Found{Name: strings.TrimSuffix(filepath.Base(path), extension), path: path}
		c, err := net.DialTimeout("unix", path, answerIn)
		if err != nil {
			if refused(err) {
				_ = os.Remove(path)
			}
			continue
		}
		_ = c.SetReadDeadline(time.Now().Add(answerIn))
		line, err := bufio.NewReaderSize(c, maxLine).ReadSlice('\n')
		c.Close()
		if err == nil && json.Unmarshal(line, &f.Talk) == nil {
			found = append(found, f)
		}
	}
	return found, nil
}

// Read calls tell with the talk as it stands, and again whenever that changes,
// until the presenter ends or ctx does; neither is an error.
func (f Found) Read(ctx context.Context, tell func(Talk)) error {
	c, err := net.Dial("unix", f.path)
	if err != nil {
		return locale.Errorf(locale.NotesRead, err)
	}
	defer c.Close()
	defer context.AfterFunc(ctx, func() { c.Close() })()
	lines := bufio.NewScanner(c)
	lines.Buffer(nil, maxLine)
	for lines.Scan() {
		var t Talk
		if err := json.Unmarshal(lines.Bytes(), &t); err != nil {
			return locale.Errorf(locale.NotesRead, err)
		}
		tell(t)
	}
	return nil
}
