package term

import (
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/charmbracelet/x/ansi"
)

// A question is whether the terminal has answered all that it was asked: its
// primary attributes are what is asked last, and every terminal has an answer.
type question struct {
	asked    atomic.Pointer[time.Time] // when; nil: nothing was
	once     sync.Once
	answered chan struct{} // closed when the answer has come
	silent   chan struct{} // closed when none can come any more
}

// ask takes note of what is written to the terminal.
func (q *question) ask(s string) {
	if strings.Contains(s, ansi.RequestPrimaryDeviceAttributes) {
		now := time.Now()
		q.asked.Store(&now)
	}
}

// answer takes note of the answer.
func (q *question) answer() { q.once.Do(func() { close(q.answered) }) }

// settle waits for the answer if one may still be on its way.
func (q *question) settle() {
	asked := q.asked.Load()
	if asked == nil {
		return
	}
	timer := time.NewTimer(time.Until(asked.Add(answerWithin)))
	defer timer.Stop()
	select {
	case <-q.answered:
	case <-q.silent:
	case <-timer.C:
	}
}
