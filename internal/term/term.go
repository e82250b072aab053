// Package term runs a Bubble Tea model for a terminal, this process's own or
// one at the far end of a connection. It takes the place of Bubble Tea's loop
// and renderer, which know no rows of large letters and are made for one viewer
// where here a thousand sessions share a machine: there is no ticker and no grid of cells
// for each session, and since most sessions look at the same few hundred
// frames, the bytes that lead from one frame to the next are worked out once
// and shared.
//
// A session costs two goroutines that wait, for a message and for keys.
// Painting is done by a third that lives only while there is something to be
// written. It always paints the newest view: frames that a slow connection had
// no time for are left out.
//
// Of Bubble Tea's own messages those count that make sense far away: Quit,
// Interrupt, Batch, Sequence, ClearScreen, Raw and the requests for colours,
// cursor position and window size; and Suspend and Resume where the terminal is
// that of this process. Exec, Println and the clipboard's do nothing. A View fills the whole window; its ProgressBar and ProgramStatus
// are not shown, and the keyboard is enhanced only if KeyboardEnhancements asks
// for something, so that a connection that drops leaves as little behind in the
// terminal as can be.
//
// A page of a browser is a terminal too, for which the painter writes cells
// instead of escape codes: see [Terminal] and package wire. The same steps are
// shared, and the model does not know.
//
// # Why a painter of our own
//
// Bubble Tea's program keeps a ticker and two grids of cells for each session:
// beside it, in the README's table, a session costs more than ten times the
// memory and a turn five times the time, and a trainer's turn has a thousand
// followers. Most of them look at the same frame, so it pays to work out once
// what leads to it. A test holds the painter against Bubble Tea's own renderer,
// cell by cell, on random views. What would make this package go: a renderer
// there that sessions can share.
package term

import (
	"context"
	"fmt"
	"io"
	"runtime/debug"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"

	"training.vast.vn/vneid-training/internal/graphics"
	"training.vast.vn/vneid-training/internal/wire"
)

// A Terminal is the far end that a program is run for.
type Terminal struct {
	In  io.Reader // what it sends; once Read fails the program ends; nil: all comes by Send
	Out io.Writer // what it is sent; a Write for each frame, nothing of it retained

	Width, Height int                      // its first size, in cells
	Sizes         <-chan tea.WindowSizeMsg // later sizes; may be nil or closed

	Profile colorprofile.Profile // the colours it has
	Grounds bool                 // cells that it erases keep the background they are erased in
	Cache   *Cache               // what sessions share; nil: nothing is shared

	// Pictures are those that views may show, for a terminal that is found to draw
	// them itself (theme.Graphics): what draws the views marks them in the same store.
	// nil: they stay as they are drawn.
	Pictures *graphics.Store

	// Told, where it is set, makes the terminal a page: what Out is sent are sections
	// of package wire, each Write a whole message, and it says what the page is told
	// of the view that was asked for last. What it returns is not changed any more.
	Told func() *wire.Told

	// Begin is called before the program works on what came, and returns once it
	// may: what comes meanwhile is drawn with it. An error ends the program. End is
	// told for how long it has worked since. Asked is whether somebody at the terminal
	// asked for it: with a key, or another window; else it came from others. nil: it
	// may at any time.
	Begin func(ctx context.Context, asked bool) error
	End   func(work time.Duration, asked bool)

	// Suspend stops the process until somebody has it go on, with the terminal
	// in order meanwhile; nil: Ctrl+Z is a key like others.
	Suspend func()
}

// A PanicError says that a program ended because its model, or a command of
// it, panicked.
type PanicError struct {
	Value any    // what it panicked with
	Stack []byte // where
}

// Error says what happened, without the stack.
func (e *PanicError) Error() string { return fmt.Sprintf("the program panicked: %v", e.Value) }

// A Program runs a model for a terminal.
type Program struct {
	model    tea.Model
	terminal Terminal
	painter  *painter
	keys     keys
	view     tea.View // the newest

	spare  atomic.Pointer[runner] // to run the next command
	msgs   chan tea.Msg
	ended  chan struct{} // closed when Run is about to return
	failed chan error    // why the program can't go on

	question question
}

const (
	// waiting is how many messages may wait for a busy model before who sends
	// another has to wait.
	waiting = 16

	// leaveWithin bounds how long Run waits for a terminal that takes nothing.
	leaveWithin = time.Second

	// answerWithin is how long after a question its answer may come: Run does
	// not return before, and so a line around the world is waited for, and a
	// terminal that has no answer no more than once.
	answerWithin = 500 * time.Millisecond
)

// New returns a program that runs a model for a terminal.
func New(model tea.Model, t Terminal) *Program {
	if t.Cache == nil {
		t.Cache = NewCache(0)
	}
	p := &Program{
		model:    model,
		terminal: t,
		msgs:     make(chan tea.Msg, waiting),
		ended:    make(chan struct{}),
		failed:   make(chan error, 1),
		question: question{answered: make(chan struct{}, 1), silent: make(chan struct{})},
	}
	p.painter = newPainter(t, p.fail)
	p.keys.send = p.receive
	return p
}

// Run runs the program until its model quits, which is no error, or until ctx
// ends, the terminal is gone, or the model panics (a *PanicError). It puts the
// terminal back in order, as far as that still takes bytes, and waits a moment
// for answers of the terminal that are on their way: who reads it next would
// take them for keys. A Read of In or a
// Write to Out that is under way when Run returns ends when the caller closes
// them.
func (p *Program) Run(ctx context.Context) (err error) {
	defer p.painter.leave(leaveWithin)
	defer close(p.ended)
	defer p.question.settle()
	defer p.forget()
	defer func() {
		if v := recover(); v != nil {
			err = &PanicError{v, debug.Stack()}
		}
	}()

	if p.terminal.In != nil {
		go p.read()
	}
	return p.loop(ctx)
}

// forget lets go of the model, which a command that is still waiting would hold
// else.
func (p *Program) forget() { p.model, p.view = nil, tea.View{} }

// Send gives the model a message. While many others wait for a model that is
// busy it waits too, but never for the terminal. It may be called at any time
// and does nothing once the program has ended.
func (p *Program) Send(msg tea.Msg) {
	if msg == nil {
		return
	}
	select {
	case p.msgs <- msg:
	case <-p.ended:
	}
}

// receive takes what the terminal sends.
func (p *Program) receive(msg tea.Msg) {
	if _, last := msg.(uv.PrimaryDeviceAttributesEvent); last {
		p.question.answer()
	}
	p.Send(msg)
}

// fail ends the program.
func (p *Program) fail(err error) {
	select {
	case p.failed <- err:
	default: // it is ending for another reason
	}
}

// read gives the program what the terminal sends.
func (p *Program) read() {
	defer p.keys.stop()
	defer close(p.question.silent)
	buf := make([]byte, readBytes)
	for {
		n, err := p.terminal.In.Read(buf)
		p.keys.feed(buf[:n])
		if err != nil {
			p.fail(fmt.Errorf("reading from the terminal: %w", err))
			return
		}
		select {
		case <-p.ended:
			return
		default:
		}
	}
}

// readBytes is how much is read at once. Every session holds as much.
const readBytes = 512
