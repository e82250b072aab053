package term

import (
	"context"
	"fmt"
	"reflect"
	"runtime/debug"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/graphics"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/wire"
)

// loop gives the model its messages and shows what comes of them.
func (p *Program) loop(ctx context.Context) error {
	sizes := p.terminal.Sizes
	asked := true // for what is worked on, by who sits at the terminal
	began, err := p.begin(ctx, asked)
	if err != nil {
		return err
	}
	p.run(p.model.Init())
	p.update(tea.ColorProfileMsg{Profile: p.terminal.Profile})
	p.resize(tea.WindowSizeMsg{Width: p.terminal.Width, Height: p.terminal.Height})
	for {
		p.view = p.model.View()
		p.painter.show(p.view, p.told())
		if p.terminal.End != nil {
			p.terminal.End(now()-began+p.painter.worked(), asked)
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case err := <-p.failed:
			return err
		case size, ok := <-sizes:
			if !ok {
				sizes, began, asked = nil, now(), false
				continue
			}
			asked = true
			if began, err = p.begin(ctx, asked); err != nil {
				return err
			}
			p.resize(newest(size, sizes))
		case msg := <-p.msgs:
			asked = isInput(msg)
			if began, err = p.begin(ctx, asked); err != nil {
				return err
			}
			// What waits behind it is taken too, before the view is asked for.
			for {
				if quit, err := p.take(msg); quit {
					return err
				}
				if len(p.msgs) == 0 || now()-began > takenTogether {
					break
				}
				msg = <-p.msgs
				asked = asked || isInput(msg)
			}
		}
	}
}

// isInput says whether a message is something that somebody did at the terminal.
func isInput(msg tea.Msg) bool {
	switch msg.(type) {
	case tea.KeyMsg, tea.MouseMsg, tea.PasteMsg:
		return true
	}
	return false
}

// told is what a page is told of the newest view.
func (p *Program) told() *wire.Told {
	if p.terminal.Told == nil {
		return nil
	}
	return p.terminal.Told()
}

// takenTogether is for how long messages are taken before the view is asked for.
const takenTogether = 5 * time.Millisecond

// epoch is what times are counted from: on the monotonic clock alone, which is read
// twice in a turn.
var epoch = time.Now()

func now() time.Duration { return time.Since(epoch) }

// begin returns once the program may work, and when that was.
func (p *Program) begin(ctx context.Context, asked bool) (began time.Duration, err error) {
	if p.terminal.Begin != nil {
		err = p.terminal.Begin(ctx, asked)
	}
	return now(), err
}

// newest is the last of a size and those that have come since.
func newest(size tea.WindowSizeMsg, sizes <-chan tea.WindowSizeMsg) tea.WindowSizeMsg {
	select {
	case later, ok := <-sizes:
		if ok {
			return later
		}
	default:
	}
	return size
}

// take does what a message asks of the program, and gives it to the model.
func (p *Program) take(msg tea.Msg) (quit bool, err error) {
	switch msg := msg.(type) {
	case tea.QuitMsg:
		return true, nil
	case tea.InterruptMsg:
		return true, tea.ErrInterrupted
	case tea.SuspendMsg:
		p.suspend()
		return false, nil
	case tea.ResumeMsg:
		p.painter.again()
	case tea.KeyPressMsg:
		if p.terminal.Suspend != nil && msg.Mod == tea.ModCtrl && msg.Code == 'z' {
			p.suspend()
			return false, nil
		}
	case tea.BatchMsg:
		p.run(func() tea.Msg { return msg })
		return false, nil
	case tea.WindowSizeMsg:
		p.resize(msg)
		return false, nil
	case tea.ModeReportMsg:
		if msg.Mode == ansi.ModeSynchronizedOutput {
			p.painter.synchronize(msg.Value == ansi.ModeReset || msg.Value == ansi.ModeSet)
		}
	case tea.ColorProfileMsg:
		p.painter.convertTo(msg.Profile)
	case theme.Graphics:
		p.painter.draws(msg)
	case tea.TerminalVersionMsg:
		p.painter.named(msg.Name)
	case tea.RawMsg:
		p.raw(fmt.Sprint(msg.Msg))
	case tea.MouseMsg:
		if p.view.OnMouse != nil {
			p.run(p.view.OnMouse(msg))
		}
	default:
		p.request(msg)
	}
	p.update(msg)
	return false, nil
}

// request does what one of those messages asks for whose types Bubble Tea
// keeps to itself.
func (p *Program) request(msg tea.Msg) {
	switch msg {
	case tea.ClearScreen():
		p.painter.repaint()
	case tea.RequestBackgroundColor():
		p.painter.raw(ansi.RequestBackgroundColor)
	case tea.RequestForegroundColor():
		p.painter.raw(ansi.RequestForegroundColor)
	case tea.RequestCursorColor():
		p.painter.raw(ansi.RequestCursorColor)
	case tea.RequestCursorPosition():
		p.painter.raw(ansi.RequestCursorPositionReport)
	case tea.RequestWindowSize():
		width, height := p.painter.size()
		p.update(tea.WindowSizeMsg{Width: width, Height: height})
	}
}

// suspend leaves the terminal, stops until somebody has the program go on, and
// paints everything again.
func (p *Program) suspend() {
	if p.terminal.Suspend == nil {
		return
	}
	p.question.settle()
	p.painter.leave(leaveWithin)
	p.terminal.Suspend()
	p.painter.again()
	p.update(tea.ResumeMsg{})
}

func (p *Program) resize(size tea.WindowSizeMsg) {
	if size.Width < 0 || size.Height < 0 || size.Width > maxSide || size.Height > maxSide {
		return
	}
	if p.painter.resize(size.Width, size.Height) {
		p.raw(graphics.CellSize + ansi.RequestPrimaryDeviceAttributes)
	}
	p.update(size)
}

// raw has something written that is neither cells nor modes, such as a question.
func (p *Program) raw(s string) {
	p.question.ask(s)
	p.painter.raw(s)
}

// maxSide bounds a window that is believed, in cells.
const maxSide = 4096

func (p *Program) update(msg tea.Msg) {
	var cmd tea.Cmd
	p.model, cmd = p.model.Update(msg)
	p.run(cmd)
}

// run runs a command on a goroutine of its own.
func (p *Program) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	r := p.spare.Swap(nil)
	if r == nil {
		r = &runner{program: p}
		r.start = r.run
	}
	r.cmd = cmd
	go r.start()
}

// A runner runs a command, and then waits for the next: a session whose
// commands come one after the other leaves nothing to be collected. Where a
// thousand are told of the same turn at once, a collection that begins in that
// moment would have each of them work for it.
type runner struct {
	program *Program
	cmd     tea.Cmd
	start   func() // run, made a function once
}

func (r *runner) run() {
	cmd := r.cmd
	r.cmd = nil
	r.program.do(cmd)
	r.program.spare.Store(r)
}

// do runs a command and all that it leads to.
func (p *Program) do(cmd tea.Cmd) {
	defer func() {
		if v := recover(); v != nil {
			p.fail(&PanicError{v, debug.Stack()})
		}
	}()
	if cmd == nil {
		return
	}
	msg := cmd()
	if batch, ok := msg.(tea.BatchMsg); ok {
		var all sync.WaitGroup
		for _, cmd := range batch {
			all.Go(func() { p.do(cmd) })
		}
		all.Wait()
		return
	}
	if cmds, ok := sequence(msg); ok {
		for _, cmd := range cmds {
			p.do(cmd)
		}
		return
	}
	p.Send(msg)
}

// sequence returns the commands of a tea.Sequence, whose type Bubble Tea keeps
// to itself.
func sequence(msg tea.Msg) ([]tea.Cmd, bool) {
	v, cmds := reflect.ValueOf(msg), reflect.TypeFor[[]tea.Cmd]()
	if !v.IsValid() || v.Kind() != reflect.Slice || v.Type().Elem() != cmds.Elem() {
		return nil, false
	}
	return v.Convert(cmds).Interface().([]tea.Cmd), true
}
