package server

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/coder/websocket"

	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/wire"
)

// A browser is a page under test, with a socket of its own.
type browser struct {
	t    testing.TB
	conn *websocket.Conn

	mu      sync.Mutex
	page    wire.Page
	took    error // of the last message
	closed  bool
	changed chan struct{}
	bytes   int
}

// webDoor serves browsers in a test, and says where.
func webDoor(t testing.TB, h *host) string {
	t.Helper()
	srv := httptest.NewServer(h.WebDoor())
	t.Cleanup(srv.Close)
	return srv.URL
}

// hello is what most pages say first.
func hello(path string) wire.Hello {
	return wire.Hello{Version: wire.Version, Cols: 100, Rows: 30, Language: "vi", Path: path}
}

func open(t testing.TB, url string, h wire.Hello) *browser {
	t.Helper()
	conn, response, err := websocket.Dial(t.Context(), url+"/socket", &websocket.DialOptions{Subprotocols: []string{"vneid.1"}, HTTPHeader: http.Header{"Origin": {url}}})
	if err != nil {
		status := 0
		if response != nil {
			status = response.StatusCode
		}
		t.Fatalf("%v (%d)", err, status)
	}
	conn.SetReadLimit(1 << 20)
	b := &browser{t: t, conn: conn, changed: make(chan struct{}, 1)}
	t.Cleanup(func() { conn.CloseNow() })
	b.say(h)
	go b.read()
	return b
}

func (b *browser) read() {
	for {
		_, message, err := b.conn.Read(context.Background())
		b.mu.Lock()
		if err != nil {
			b.closed = true
		} else {
			b.bytes = len(message)
			if err := b.page.Take(message); err != nil && b.took == nil {
				b.took = fmt.Errorf("%w in %x", err, message)
			}
		}
		b.mu.Unlock()
		select {
		case b.changed <- struct{}{}:
		default:
		}
		if err != nil {
			return
		}
	}
}

// say sends messages.
func (b *browser) say(messages ...any) {
	b.t.Helper()
	for _, m := range messages {
		if err := b.conn.Write(b.t.Context(), websocket.MessageBinary, wire.Append(nil, m)); err != nil {
			b.t.Fatalf("saying %#v: %v\n%s", m, err, b.text())
		}
	}
}

// press presses keys.
func (b *browser) press(names ...string) {
	b.t.Helper()
	for _, name := range names {
		b.say(wire.Key{Name: name})
	}
}

func (b *browser) text() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.page.Text() + fmt.Sprintf("\n%q %+v bye %d %q", b.page.Heading, b.page.Field, b.page.Bye, b.page.ByeText)
}

// until waits until the page is as it should be.
func (b *browser) until(what string, is func(p *wire.Page) bool) {
	b.t.Helper()
	over := time.After(patience)
	for {
		b.mu.Lock()
		ok, took := is(&b.page), b.took
		b.mu.Unlock()
		if took != nil {
			b.t.Fatal(took)
		}
		if ok {
			return
		}
		select {
		case <-b.changed:
		case <-over:
			b.t.Fatalf("%s did not come; the page shows\n%s", what, b.text())
		}
	}
}

// shows waits for a text in the cells.
func (b *browser) shows(text string) {
	b.t.Helper()
	b.until(fmt.Sprintf("%q", text), func(p *wire.Page) bool { return strings.Contains(p.Text(), text) })
}

// tap taps what is called so.
func (b *browser) tap(label string) {
	b.t.Helper()
	var at wire.Touched
	b.until("a tap on "+label, func(p *wire.Page) bool {
		for _, tap := range p.Taps {
			if strings.Contains(tap.Label, label) {
				at = wire.Touched{X: tap.X + tap.Width/2, Y: tap.Y}
				return true
			}
		}
		return false
	})
	b.say(at)
}

// From the home screen to the recorded attempt by touch and text alone: the
// answers are those that the deck has, and the record says how they came.
func TestPageFromHomeToTheRecord(t *testing.T) {
	h := serve(t, nil)
	b := open(t, webDoor(t, h), hello("/"))
	deck, err := h.opt.Course.Deck("vi")
	if err != nil {
		t.Fatal(err)
	}
	b.until("the home screen", func(p *wire.Page) bool { return len(p.Taps) > 2 && p.Token != "" && p.Cols == 100 && p.Rows == 30 })
	b.tap(h.opt.Shared.Words("vi").Home.Quiz)
	b.until("the field of the name", func(p *wire.Page) bool { return p.Field.Kind == wire.Name })
	b.mu.Lock()
	name := b.page.Field.ID
	b.mu.Unlock()
	b.say(wire.Typed{Field: name, Seq: 1, Value: "Nguyễn Thị Ho"}, wire.Typed{Field: name, Seq: 2, Value: "Nguyễn Thị Hoả"})
	b.until("the name", func(p *wire.Page) bool { return p.Field.Seq == 2 && p.Field.Value == "Nguyễn Thị Hoả" })
	b.press("enter")
	b.until("the field of the unit", func(p *wire.Page) bool { return p.Field.ID != name && p.Field.ID != 0 })
	b.mu.Lock()
	unit := b.page.Field.ID
	b.mu.Unlock()
	// What comes late for a field that is left goes nowhere.
	b.say(wire.Typed{Field: name, Seq: 3, Value: "ai đó"}, wire.Typed{Field: unit, Seq: 4, Value: deck.Units[0].Name})
	b.press("enter", "enter", "enter")
	b.until("the first question", func(p *wire.Page) bool { return p.Resume != "" && len(p.Lines) > 0 })
	for i := range deck.Quiz.Questions {
		head := fmt.Sprintf(h.opt.Shared.Words("vi").Exam.Question, i+1, deck.Quiz.Questions)
		b.until(head, func(p *wire.Page) bool { return p.Heading == head && len(p.Taps) > 0 })
		b.mu.Lock()
		said, taps := b.page.Lines, b.page.Taps
		b.mu.Unlock()
		for _, tap := range taps {
			if tap.State&wire.Option == 0 {
				t.Errorf("of question %d can be tapped, and is no option: %+v", i+1, tap)
			}
			b.say(wire.Touched{X: tap.X, Y: tap.Y})
		}
		for _, q := range deck.Questions() {
			if strings.Contains(b.text(), q.Explain) {
				t.Errorf("the explanation of %s comes before the answer", q.ID)
			}
		}
		time.Sleep(settled)
		b.press("enter")
		b.until("the verdict", func(p *wire.Page) bool { return len(p.Lines) > len(said) })
		time.Sleep(settled)
		b.press("enter")
	}
	b.until("the outcome", func(p *wire.Page) bool { return strings.Contains(p.Text(), "/") && p.Resume == "" })
	var got []record.Attempt
	for over := time.Now().Add(patience); time.Now().Before(over) && len(got) == 0; time.Sleep(10 * time.Millisecond) {
		got = attempts(t, h.data)
	}
	if len(got) != 1 || got[0].Via != "web" || got[0].Verified || len(got[0].Answers) != deck.Quiz.Questions {
		t.Errorf("the record has %+v", got)
	}
}
