package term_test

import (
	"io"
	"runtime"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"go.uber.org/goleak"

	"training.vast.vn/vneid-training/internal/term"
)

// No goroutine of a program outlives the tests, and none is excepted.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// patient is a model with a command that waits for longer than it lives.
type patient struct {
	until <-chan struct{}
	state *[1 << 20]byte
}

func (p patient) Init() tea.Cmd {
	until := p.until
	return tea.Batch(func() tea.Msg { <-until; return nil }, tea.Quit)
}

func (p patient) Update(tea.Msg) (tea.Model, tea.Cmd) { return p, nil }

func (p patient) View() tea.View { return tea.NewView("patient") }

func TestACommandThatWaitsDoesNotHoldTheModel(t *testing.T) {
	until := make(chan struct{})
	defer close(until)
	freed := make(chan struct{})
	r, w := io.Pipe()
	defer w.Close()
	state := new([1 << 20]byte)
	runtime.AddCleanup(state, func(c chan struct{}) { close(c) }, freed)
	if err := term.New(patient{until, state}, term.Terminal{In: r, Out: io.Discard, Width: 40, Height: 5}).Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	for late := time.After(time.Minute); ; runtime.GC() {
		select {
		case <-freed:
			return
		case <-late:
			t.Fatal("the model is held though its program has ended")
		default:
			runtime.Gosched()
		}
	}
}
