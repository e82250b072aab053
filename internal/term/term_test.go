package term_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/term"
)

// counter is a model that counts keys, and does what some of them say.
type counter struct {
	keys          int
	width, height int
	last          string
	content       string // shown in place of the count, if not ""
	updates       func(tea.Msg)
}

type show string

func (c counter) Init() tea.Cmd { return nil }

func (c counter) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if c.updates != nil {
		c.updates(msg)
	}
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		c.width, c.height = msg.Width, msg.Height
	case show:
		c.content = string(msg)
	case tea.KeyPressMsg:
		c.keys++
		c.last = msg.String()
		switch c.last {
		case "q":
			return c, tea.Quit
		case "u":
			panic("in Update")
		case "c":
			return c, func() tea.Msg { panic("in a command") }
		case "b":
			return c, tea.Batch(tea.Sequence(c.say("one"), c.say("two")), nil)
		case "l":
			return c, tea.ClearScreen
		}
	}
	return c, nil
}

func (c counter) say(s string) tea.Cmd { return func() tea.Msg { return show(s) } }

func (c counter) View() tea.View {
	if c.last == "v" {
		panic("in View")
	}
	content := c.content
	if content == "" {
		content = fmt.Sprintf("%d keys, the last %q\n%dx%d", c.keys, c.last, c.width, c.height)
	}
	v := tea.NewView(content)
	v.AltScreen, v.WindowTitle, v.MouseMode = true, "counter", tea.MouseModeCellMotion
	return v
}

// session runs a model on a glass of 40x5.
type session struct {
	*glass
	program *term.Program
	in      *io.PipeWriter
	sizes   chan tea.WindowSizeMsg
	cancel  context.CancelCauseFunc
	done    chan error
}

func run(t *testing.T, model tea.Model) *session {
	t.Helper()
	r, w := io.Pipe()
	s := &session{glass: newGlass(40, 5), in: w, sizes: make(chan tea.WindowSizeMsg, 1), done: make(chan error, 1)}
	s.answers(w)
	s.program = term.New(model, term.Terminal{
		In: r, Out: s.glass, Width: 40, Height: 5, Sizes: s.sizes, Profile: colorprofile.TrueColor, Cache: term.NewCache(1 << 20),
	})
	ctx, cancel := context.WithCancelCause(t.Context())
	s.cancel = cancel
	returned := make(chan struct{})
	go func() {
		defer close(returned)
		s.done <- s.program.Run(ctx)
	}()
	t.Cleanup(func() {
		cancel(nil)
		<-returned
		w.Close()
		s.close()
	})
	return s
}

func (s *session) press(t *testing.T, keys string) {
	t.Helper()
	if _, err := io.WriteString(s.in, keys); err != nil {
		t.Fatal(err)
	}
}

func (s *session) wait(t *testing.T) error {
	t.Helper()
	select {
	case err := <-s.done:
		return err
	case <-time.After(time.Minute):
		t.Fatal("the program did not end")
		return nil
	}
}

func TestKeysLeadToFrames(t *testing.T) {
	s := run(t, counter{})
	s.waitForText(t, "0 keys, the last \"\"\n40x5")
	s.press(t, "a")
	s.waitForText(t, "1 keys, the last \"a\"")
	s.press(t, "\x1b[C")
	s.waitForText(t, "2 keys, the last \"right\"")
	s.press(t, "4G")
	s.waitForText(t, "4 keys, the last \"G\"")
}

func TestOnlyWhatChangedIsWritten(t *testing.T) {
	s := run(t, counter{content: strings.Repeat("the same\n", 4) + "one"})
	s.waitForText(t, "one")
	s.written()
	s.program.Send(show(strings.Repeat("the same\n", 4) + "ode"))
	s.waitForText(t, "ode")
	if n, writes := s.written(); n > len("\x1b[5;2Hd") || writes != 1 {
		t.Errorf("for one changed letter %d bytes in %d writes went out; want 7 in 1", n, writes)
	}
}

func TestRedrawPaintsEverything(t *testing.T) {
	s := run(t, counter{content: "all of it"})
	s.waitForText(t, "all of it")
	s.Write([]byte("\x1b[2Jnoise on the line"))
	s.press(t, "l")
	s.waitFor(t, "the frame without noise", func() bool { return s.text() == "all of it" })
}

func TestANewSizePaintsEverything(t *testing.T) {
	s := run(t, counter{})
	s.waitForText(t, "40x5")
	s.resize(30, 4)
	s.sizes <- tea.WindowSizeMsg{Width: 30, Height: 4}
	s.waitForText(t, "30x4")
	close(s.sizes)
	s.press(t, "a")
	s.waitForText(t, "1 keys")
}

func TestCommandsOfABatchAndASequenceRunInOrder(t *testing.T) {
	var mu sync.Mutex
	var said []string
	s := run(t, counter{updates: func(msg tea.Msg) {
		if m, ok := msg.(show); ok {
			mu.Lock()
			said = append(said, string(m))
			mu.Unlock()
		}
	}})
	s.press(t, "b")
	s.waitForText(t, "two")
	mu.Lock()
	defer mu.Unlock()
	if got := strings.Join(said, " "); got != "one two" {
		t.Errorf("the sequence said %q; want \"one two\"", got)
	}
}

// However a program ends, the terminal is as it was before.
func TestTheTerminalIsLeftInOrder(t *testing.T) {
	cut := errors.New("the server closes")
	for _, c := range []struct {
		name string
		end  func(*session)
		want func(error) bool
	}{
		{"quit", func(s *session) { io.WriteString(s.in, "q") }, func(err error) bool { return err == nil }},
		{"context", func(s *session) { s.cancel(cut) }, func(err error) bool { return errors.Is(err, cut) }},
		{"input ends", func(s *session) { s.in.Close() }, func(err error) bool { return errors.Is(err, io.EOF) }},
		{"panic in Update", func(s *session) { io.WriteString(s.in, "u") }, panicked("in Update")},
		{"panic in View", func(s *session) { io.WriteString(s.in, "v") }, panicked("in View")},
		{"panic in a command", func(s *session) { io.WriteString(s.in, "c") }, panicked("in a command")},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := newGlass(40, 5).state()
			s := run(t, counter{})
			s.waitForText(t, "0 keys")
			if s.state() == before {
				t.Fatal("the program changes nothing of the terminal")
			}
			c.end(s)
			if err := s.wait(t); !c.want(err) {
				t.Errorf("Run returned %v", err)
			}
			if after := s.state(); after != before {
				t.Errorf("the terminal is left with\n%s\nwant it as it was:\n%s", after, before)
			}
		})
	}
}

// asking is a model that asks the terminal what it is.
type asking struct{ counter }

func (a asking) Init() tea.Cmd { return tea.Raw(ansi.RequestPrimaryDeviceAttributes) }

func (a asking) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m, cmd := a.counter.Update(msg)
	return asking{m.(counter)}, cmd
}

// Answers that are on their way when a program ends are read by it, not by the
// shell; but who never answers does not hold it up.
func TestAnswersAreWaitedForAtTheEnd(t *testing.T) {
	for _, tt := range []struct {
		name   string
		model  tea.Model
		answer time.Duration // after the end; 0: none
		least  time.Duration
		most   time.Duration
	}{
		{"an answer on its way", asking{}, 30 * time.Millisecond, 30 * time.Millisecond, 90 * time.Millisecond},
		{"one from far away", asking{}, 300 * time.Millisecond, 300 * time.Millisecond, 450 * time.Millisecond},
		{"no answer", asking{}, 0, 100 * time.Millisecond, 5 * time.Second},
		{"no question", counter{}, 0, 0, 90 * time.Millisecond},
	} {
		synctest.Test(t, func(t *testing.T) {
			r, w := io.Pipe()
			defer w.Close()
			p := term.New(tt.model, term.Terminal{In: r, Out: io.Discard, Width: 40, Height: 5})
			done := make(chan error, 1)
			go func() { done <- p.Run(t.Context()) }()
			synctest.Wait()
			began := time.Now()
			io.WriteString(w, "q")
			if tt.answer > 0 {
				time.Sleep(tt.answer)
				io.WriteString(w, "\x1b[?62c")
			}
			if err := <-done; err != nil {
				t.Error(err)
			}
			if took := time.Since(began); took < tt.least || took > tt.most {
				t.Errorf("%s: it ended after %v; want %v to %v", tt.name, took, tt.least, tt.most)
			}
		})
	}
}

func panicked(value string) func(error) bool {
	return func(err error) bool {
		var p *term.PanicError
		return errors.As(err, &p) && p.Value == value && strings.Contains(string(p.Stack), "term_test.counter")
	}
}

// stuck is a terminal that takes nothing until it is told to.
type stuck struct {
	*glass
	open chan struct{}
}

func (s stuck) Write(p []byte) (int, error) {
	<-s.open
	return s.glass.Write(p)
}

func TestASlowTerminalMissesFramesAndHoldsUpNobody(t *testing.T) {
	out := stuck{newGlass(40, 5), make(chan struct{})}
	r, w := io.Pipe()
	defer w.Close()
	out.answers(w)
	defer out.close()
	p := term.New(counter{}, term.Terminal{In: r, Out: out, Width: 40, Height: 5})
	done := make(chan error, 1)
	go func() { done <- p.Run(t.Context()) }()
	const sent = 1000
	for i := range sent {
		p.Send(show(fmt.Sprintf("frame %d", i+1)))
	}
	close(out.open)
	out.waitForText(t, "frame 1000")
	if _, writes := out.written(); writes > 20 {
		t.Errorf("%d writes for a terminal that was stuck during %d frames; want it to miss nearly all", writes, sent)
	}
	p.Send(tea.Quit())
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestRunEndsThoughTheTerminalTakesNothing(t *testing.T) {
	out := stuck{newGlass(40, 5), make(chan struct{})}
	defer out.close() // what was stuck is written then, and asks the terminal
	defer close(out.open)
	r, w := io.Pipe()
	defer w.Close()
	p := term.New(counter{}, term.Terminal{In: r, Out: out, Width: 40, Height: 5})
	done := make(chan error, 1)
	go func() { done <- p.Run(t.Context()) }()
	p.Send(tea.Quit())
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(time.Minute):
		t.Fatal("Run still waits for a terminal that takes nothing")
	}
	p.Send(show("after the end")) // must not block
}

// broken is a terminal whose line is cut.
type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestAWriteThatFailsEndsTheProgram(t *testing.T) {
	r, w := io.Pipe()
	defer w.Close()
	err := term.New(counter{}, term.Terminal{In: r, Out: broken{}, Width: 40, Height: 5}).Run(t.Context())
	if !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("Run returned %v; want the error of Write", err)
	}
}
