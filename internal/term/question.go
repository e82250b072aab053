package term

import (
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/ansi"
)

// A question is whether the terminal has answered all that it was asked: its
// primary attributes are what is asked last each time, and every terminal has an
// answer.
type question struct {
	mu    sync.Mutex
	open  int       // that are not answered
	asked time.Time // when, last

	answered chan struct{} // has an element when an answer has come since the last look
	silent   chan struct{} // closed when none can come any more
}

// ask takes note of what is written to the terminal.
func (q *question) ask(s string) {
	if strings.Contains(s, ansi.RequestPrimaryDeviceAttributes) {
		q.mu.Lock()
		defer q.mu.Unlock()
		q.open, q.asked = q.open+1, time.Now()
	}
}

// answer takes note of an answer.
func (q *question) answer() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.open = max(0, q.open-1)
	select {
	case q.answered <- struct{}{}:
	default:
	}
}

// waits is until when an answer may still come, if one may.
func (q *question) waits() (until time.Time, open bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.asked.Add(answerWithin), q.open > 0
}

// settle waits for the answers that may still be on their way.
func (q *question) settle() {
	until, open := q.waits()
	timer := time.NewTimer(time.Until(until))
	defer timer.Stop()
	for open {
		select {
		case <-q.answered:
		case <-q.silent:
			return
		case <-timer.C:
			return
		}
		_, open = q.waits()
	}
}
