package server

import (
	"context"
	"errors"
	"io"
	"runtime/debug"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"training.vast.vn/vneid-training/internal/term"
)

// terminal is what a program needs of a person's terminal.
type terminal struct {
	In      io.Reader
	Out     io.Writer
	Size    tea.WindowSizeMsg        // at the start
	Sizes   <-chan tea.WindowSizeMsg // later ones; it holds the newest only
	Env     []string
	Profile colorprofile.Profile
}

// program runs one model on one terminal. This is the seam behind which the
// painter is chosen.
type program interface {
	Run(ctx context.Context) error
	Send(msg tea.Msg)
}

// program returns what runs a model on a terminal: the painter, or Bubble Tea
// itself where nothing is to be shared. A panic is what Run of the painter
// returns, a *term.PanicError; those of Bubble Tea are told to crashed.
func (s *Server) program(model tea.Model, crashed func(value any, stack []byte), t terminal) program {
	if s.opt.Paint != nil {
		return term.New(model, term.Terminal{
			In: t.In, Out: t.Out, Width: t.Size.Width, Height: t.Size.Height, Sizes: t.Sizes, Profile: t.Profile, Cache: s.opt.Paint,
		})
	}
	return &stock{model: contain(model, crashed), terminal: t, ready: make(chan struct{})}
}

// stock is Bubble Tea with its own loop and renderer, to measure the painter
// by.
type stock struct {
	model tea.Model
	terminal
	program *tea.Program
	ready   chan struct{} // closed once program is set
}

// framesPerSecond is how often a changed screen is drawn at most.
const framesPerSecond = 60

func (p *stock) Run(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	p.program = tea.NewProgram(p.model,
		tea.WithContext(ctx), tea.WithoutSignalHandler(), tea.WithFPS(framesPerSecond),
		tea.WithInput(p.In), tea.WithOutput(lines{p.Out}), tea.WithEnvironment(p.Env),
		tea.WithColorProfile(p.Profile), tea.WithWindowSize(p.Size.Width, p.Size.Height),
		tea.WithFilter(unsuspended))
	close(p.ready)
	resized := make(chan struct{})
	go func() {
		defer close(resized)
		for {
			select {
			case size := <-p.Sizes:
				p.program.Send(size)
			case <-ctx.Done():
				return
			}
		}
	}()
	_, err := p.program.Run()
	cancel()
	<-resized
	if errors.Is(err, tea.ErrProgramKilled) && !errors.Is(err, tea.ErrProgramPanic) {
		return context.Cause(ctx)
	}
	return err
}

func (p *stock) Send(msg tea.Msg) {
	<-p.ready
	p.program.Send(msg)
}

// unsuspended drops what would stop the whole process.
func unsuspended(_ tea.Model, msg tea.Msg) tea.Msg {
	if _, ok := msg.(tea.SuspendMsg); ok {
		return tea.ResumeMsg{}
	}
	return msg
}

// contained is a model whose panics end its own session only.
type contained struct {
	model   tea.Model
	crashed func(value any, stack []byte)
	broken  bool
}

// contain lets a model's panics, and those of its commands, be told to
// crashed; the model then quits.
func contain(model tea.Model, crashed func(value any, stack []byte)) tea.Model {
	return &contained{model: model, crashed: crashed}
}

// panicked says that a command has panicked.
type panicked struct{}

func (c *contained) Init() (cmd tea.Cmd) {
	defer c.recover(&cmd)
	return c.guard(c.model.Init())
}

func (c *contained) Update(msg tea.Msg) (_ tea.Model, cmd tea.Cmd) {
	if _, ok := msg.(panicked); ok || c.broken {
		c.broken = true
		return c, tea.Quit
	}
	defer c.recover(&cmd)
	var next tea.Model
	next, cmd = c.model.Update(msg)
	c.model = next
	return c, c.guard(cmd)
}

func (c *contained) View() (v tea.View) {
	defer func() {
		if r := recover(); r != nil {
			c.report(r)
		}
	}()
	if c.broken {
		return tea.View{}
	}
	return c.model.View()
}

func (c *contained) recover(cmd *tea.Cmd) {
	if r := recover(); r != nil {
		c.report(r)
		*cmd = tea.Quit
	}
}

func (c *contained) report(value any) {
	if !c.broken {
		c.broken = true
		c.crashed(value, debug.Stack())
	}
}

// guard makes a command's panic a message. The command does not hold the model:
// it may outlive the session.
func (c *contained) guard(cmd tea.Cmd) tea.Cmd { return recovering(cmd, c.crashed) }

func recovering(cmd tea.Cmd, crashed func(value any, stack []byte)) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if r := recover(); r != nil {
				crashed(r, debug.Stack())
				msg = panicked{}
			}
		}()
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			guarded := make(tea.BatchMsg, len(batch))
			for i := range batch {
				guarded[i] = recovering(batch[i], crashed)
			}
			return guarded
		}
		return msg
	}
}
