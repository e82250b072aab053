package server

import (
	"context"
	"crypto/ed25519"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/coder/websocket"

	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/certificate"
	"training.vast.vn/vneid-training/internal/wire"
)

// A browser is a page under test, with a socket of its own.
type browser struct {
	t    testing.TB
	conn *websocket.Conn

	mu      sync.Mutex
	page    wire.Page
	took    error // of the last message
	changed chan struct{}
	bytes   int // that have come since it was last set to 0
	raw     []byte
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
			b.conn.CloseNow()
		} else {
			b.bytes += len(message)
			b.raw = append(b.raw, message...)
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
	t.Parallel()
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
		b.has(func(*wire.Page) {
			for _, q := range deck.Questions() {
				if strings.Contains(string(b.raw), q.Explain) || strings.Contains(string(b.raw), h.opt.Shared.Words("vi").Exam.Right) {
					t.Errorf("what is right of %s is sent before the answer", q.ID)
				}
			}
		})
		time.Sleep(settled)
		b.press("enter")
		b.until("the verdict", func(p *wire.Page) bool { return len(p.Lines) > len(said) })
		b.has(func(*wire.Page) { b.raw = nil })
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

// lose cuts a page's line.
func (b *browser) lose() { b.conn.CloseNow() }

// has reads something off the page.
func (b *browser) has(is func(p *wire.Page)) {
	b.mu.Lock()
	defer b.mu.Unlock()
	is(&b.page)
}

// A page that has lost its line comes back to where it was, and another page with
// its token takes its place; a page that is closed for good ends its session.
func TestPageComesBack(t *testing.T) {
	t.Parallel()
	h := serve(t, nil)
	url := webDoor(t, h)
	b := open(t, url, hello("/"))
	b.tap(h.opt.Shared.Words("vi").Home.Learn)
	b.until("a slide", func(p *wire.Page) bool { return strings.Contains(p.Text(), "trang 1/") })
	b.press("right", "right", "right")
	b.until("the third step of a later slide", func(p *wire.Page) bool { return strings.Contains(p.Text(), "Bước 3/4") })
	again := hello("/")
	var shown, heading string
	b.has(func(p *wire.Page) { again.Token, shown, heading = p.Token, p.Text(), p.Heading })
	b.lose()
	until(t, "the session waits", func() bool { return h.count() == 1 })

	second := open(t, url, again)
	second.until("the same slide", func(p *wire.Page) bool { return p.Text() == shown && p.Heading == heading && p.Token == again.Token })
	again.Cols = 120
	third := open(t, url, again)
	third.until("the same slide, wider", func(p *wire.Page) bool { return p.Cols == 120 && p.Heading == heading })
	second.until("why it is closed", func(p *wire.Page) bool { return p.Bye == wire.Elsewhere })
	third.press("right")
	third.until("that it goes on", func(p *wire.Page) bool { return p.Heading != heading || p.Text() != shown })
	if n := h.count(); n != 1 {
		t.Errorf("%d sessions; want 1", n)
	}
	third.say(wire.Leave{})
	until(t, "the session is over", func() bool { return h.count() == 0 })
	if strings.Count(h.log.String(), "session opened") != 1 || !strings.Contains(h.log.String(), "via=web") {
		t.Errorf("the log has %s", h.log.String())
	}
	unknown := hello("/")
	unknown.Token = again.Token
	open(t, url, unknown).until("a new session", func(p *wire.Page) bool { return p.Token != "" && p.Token != again.Token })
}

// A page says how large it is and how it wants to look, and is drawn so; in its
// own language.
func TestPageAsItWishes(t *testing.T) {
	t.Parallel()
	h := serve(t, func(o *Options) { o.Theme.Ask = true })
	url := webDoor(t, h)
	say := hello("/")
	say.Look, say.Cols, say.Rows = 1, 48, 30
	b := open(t, url, say)
	b.until("the light look", func(p *wire.Page) bool { return p.Look == 1 && p.Bg == 0xfbfbfa && len(p.Taps) > 0 })
	b.say(wire.Wish{Look: 3})
	b.until("the look of contrast", func(p *wire.Page) bool { return p.Look == 3 && p.Bg == 0 })
	b.say(wire.Size{Cols: 100000, Rows: 1})
	b.until("the largest and smallest size", func(p *wire.Page) bool { return p.Cols == h.limits.Columns && p.Rows == minRows })
	b.say(wire.Size{Cols: 60, Rows: 30})
	b.until("its size", func(p *wire.Page) bool { return p.Cols == 60 && len(p.Taps) > 0 })
	b.say(wire.Ping{Number: 7})
	b.until("the answer", func(p *wire.Page) bool { return p.Pong == 7 })
}

// A page follows a briefing that is led over SSH, beside a follower there; raises
// no voice but by text, which is text; and a projector may be one.
func TestPageFollowsBesideSSH(t *testing.T) {
	t.Parallel()
	h, key := meeting(t, nil)
	url := webDoor(t, h)
	trainer := sit(t, h.login(t, "an", key), 160, 45, "lead")
	code := roomCode(t, trainer)
	b := open(t, url, hello("/"+code))
	b.until("the form", func(p *wire.Page) bool { return p.Field.Kind == wire.Name })
	b.tap("Vào mà không cho biết tên")
	b.until("the lobby", func(p *wire.Page) bool { return p.Room == code && p.Field.ID == 0 })
	over := sit(t, h.login(t, code), 100, 30, "")
	over.see("Vào mà không cho biết tên")
	over.press("\x1b[A\r")
	trainer.see("2 người đã vào")
	screen := open(t, url, hello("/screen/"+code))
	screen.shows("2 người đã vào")

	trainer.press("\r")
	d, err := h.opt.Course.Deck("vi")
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range []*browser{b, screen} {
		page.until("the first slide", func(p *wire.Page) bool {
			return p.Heading == d.Slide(0).Title || strings.Contains(p.Text(), "trang 1/")
		})
	}
	over.see("trang 1/")
	trainer.press("4\r")
	b.shows("trang 4/")
	over.see("trang 4/")
	b.until("its words", func(p *wire.Page) bool { return p.Heading == d.Slide(3).Title && len(p.Lines) > 0 })

	const hostile = "<img src=x onerror=alert(1)>\x1b[31m\u202e&amp;"
	b.press("a")
	var field int
	b.until("the field of a question", func(p *wire.Page) bool { field = p.Field.ID; return p.Field.Kind == wire.Sentence })
	b.say(wire.Typed{Field: field, Seq: 1, Value: hostile})
	b.press("enter")
	trainer.see("<img src=x onerror=alert(1)>")
	if strings.Contains(trainer.Text(), "\u202e") {
		t.Error("what reorders text has come through")
	}
	b.say(wire.Swiped{Back: true})
	b.shows("trang 3/")
}

// A page is of the sessions that an address may have, with those over SSH, and is
// told why it does not come in.
func TestPagesCountWithSSH(t *testing.T) {
	t.Parallel()
	h := serve(t, func(o *Options) { o.Limits.PerAddress = 2 })
	url := webDoor(t, h)
	sit(t, h.login(t, "an"), 80, 24, "").see("Thoát")
	open(t, url, hello("/")).until("home", func(p *wire.Page) bool { return len(p.Taps) > 0 })
	third := open(t, url, hello("/"))
	third.until("why not", func(p *wire.Page) bool {
		return p.Bye == wire.Full && p.After > 0 && strings.Contains(p.ByeText, "2")
	})
	until(t, "it is not counted", func() bool { return h.count() == 2 })
}

// A page that has lost its line gives its place to who is there, and one with its
// token then begins anew.
func TestLostPageGivesWay(t *testing.T) {
	t.Parallel()
	h := serve(t, func(o *Options) { o.Limits.PerAddress = 1 })
	url := webDoor(t, h)
	first := open(t, url, hello("/"))
	back := hello("/")
	first.until("home", func(p *wire.Page) bool { back.Token = p.Token; return len(p.Taps) > 0 })
	first.lose()
	until(t, "it is lost", func() bool { t := h.tab(back.Token); return t != nil && t.session.away() })
	second := open(t, url, hello("/"))
	second.until("home", func(p *wire.Page) bool { return len(p.Taps) > 0 })
	until(t, "the first has gone", func() bool { return h.count() == 1 && h.tab(back.Token) == nil })
	open(t, url, back).until("that its place is taken", func(p *wire.Page) bool { return p.Bye == wire.Full })
	second.until("nothing new", func(p *wire.Page) bool { return p.Bye == 0 })
}

// Once the server is told to stop pages are told, and come back by themselves; who
// comes meanwhile hears the same.
func TestPagesDrain(t *testing.T) {
	t.Parallel()
	h := serve(t, nil)
	url := webDoor(t, h)
	b := open(t, url, hello("/"))
	b.until("home", func(p *wire.Page) bool { return len(p.Taps) > 0 })
	go h.stop()
	b.until("that it stops", func(p *wire.Page) bool { return p.Said != "" })
	b.until("goodbye", func(p *wire.Page) bool { return p.Bye == wire.Drained && p.After > 0 && p.ByeText != "" })
	h.stop()
	late := open(t, url, hello("/"))
	late.until("the same", func(p *wire.Page) bool { return p.Bye == wire.Drained && p.After > 0 && p.ByeText != "" })
	until(t, "they are gone", func() bool { return h.count() == 0 })
}

// Who does nothing is warned, and then told why they are out.
func TestPageIdle(t *testing.T) {
	t.Parallel()
	h := serve(t, func(o *Options) { o.Limits.Idle = 12 * time.Second })
	b := open(t, webDoor(t, h), hello("/"))
	b.until("a warning", func(p *wire.Page) bool { return p.Said != "" })
	b.until("goodbye", func(p *wire.Page) bool { return p.Bye == wire.Idle && p.After == 0 })
	until(t, "the session is over", func() bool { return h.count() == 0 })
}

// Pages leave nothing behind.
func TestPagesLeaveNothing(t *testing.T) {
	withstand(t, nil, func(h *host) {
		srv := httptest.NewServer(h.WebDoor())
		defer srv.Close()
		url := srv.URL
		for range 20 {
			b := open(t, url, hello("/"))
			b.until("home", func(p *wire.Page) bool { return len(p.Taps) > 0 })
			b.say(wire.Leave{})
		}
		until(t, "no page is remembered", func() bool {
			h.mu.Lock()
			defer h.mu.Unlock()
			return len(h.tabs) == 0
		})
	})
}

// A verified certificate's page, over HTTP.
func TestPagePaths(t *testing.T) {
	t.Parallel()
	h := serve(t, nil)
	url := webDoor(t, h)
	for path, want := range map[string]string{"/healthz": "ok", "/verify?code=VNEID2:ABC&lang=en": "the end of the code is missing", "/handout": "<html", "/handout?lang=en": "<html"} {
		r, err := http.Get(url + path)
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r.Body)
		r.Body.Close()
		if err != nil || r.StatusCode != http.StatusOK || !strings.Contains(string(text), want) {
			t.Errorf("%s: %d %.300q, %v", path, r.StatusCode, text, err)
		}
	}
}

// A next step is a small message: what has changed, and its words.
func TestPageStepIsSmall(t *testing.T) {
	t.Parallel()
	h := serve(t, nil)
	b := open(t, webDoor(t, h), hello("/"))
	b.tap(h.opt.Shared.Words("vi").Home.Learn)
	b.until("a slide", func(p *wire.Page) bool { return strings.Contains(p.Text(), "trang 1/") })
	steps, sum := 0, 0
	for range 120 {
		var heading, shown string
		b.has(func(p *wire.Page) { heading, shown, b.bytes = p.Heading, p.Text(), 0 })
		b.press("right")
		b.until("the next step", func(p *wire.Page) bool { return p.Text() != shown })
		b.has(func(p *wire.Page) {
			if p.Heading == heading {
				steps, sum = steps+1, sum+b.bytes
			}
		})
	}
	if t.Logf("%d steps of %d bytes", steps, sum/max(1, steps)); steps < 40 || sum/steps > 700 {
		t.Errorf("%d steps of %d bytes; want at most 700", steps, sum/max(1, steps))
	}
}

// The lobby leads to the page where there is one, and says how to come by a
// terminal beside it.
func TestLobbyLeadsToThePage(t *testing.T) {
	t.Parallel()
	h, key := meeting(t, func(o *Options) { o.WebHost = "hoc.vast.vn" })
	trainer := sit(t, h.login(t, "an", key), 160, 45, "lead")
	trainer.see("Mở trình duyệt, vào địa chỉ hoc.vast.vn/", "hoặc mở cửa sổ dòng lệnh và gõ ssh ", "@training.test", "Quét mã này bằng")
	small := sit(t, h.login(t, "an", key), 60, 20, "lead")
	small.see("hoc.vast.vn/", "gõ ssh")
}

// A trainer hands the room's remote control to a phone: by a link for one use,
// which can go on, back, darken and ask, and nothing else; it ends with the room.
func TestRemoteControl(t *testing.T) {
	t.Parallel()
	h, key := meeting(t, func(o *Options) { o.WebHost, o.Web.Listen = "hoc.vast.vn", "test" })
	// The page comes by another name in a test than the link says.
	srv := httptest.NewUnstartedServer(nil)
	door := h.WebDoor()
	srv.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Host = "hoc.vast.vn"
		r.Header.Set("Origin", "https://hoc.vast.vn")
		door.ServeHTTP(w, r)
	})
	srv.Start()
	t.Cleanup(srv.Close)
	trainer := sit(t, h.login(t, "an", key), 160, 45, "lead")
	code := roomCode2(t, trainer)
	trainer.press("c")
	trainer.see("https://hoc.vast.vn/remote/", "một lần")
	_, rest, _ := strings.Cut(trainer.Text(), "https://hoc.vast.vn/remote/")
	path := "/remote/" + rest[:26]
	r, err := http.Get(srv.URL + path) // a preview of the link, which is no use of it
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	if r.StatusCode != http.StatusOK {
		t.Fatalf("the link: %d", r.StatusCode)
	}
	trainer.press(" ")

	phone := hello(path)
	phone.Cols, phone.Rows, phone.Touch = 48, 30, true
	b := open(t, srv.URL, phone)
	b.until("the four things", func(p *wire.Page) bool {
		return len(p.Taps) == 4 && strings.Contains(p.Text(), "Điều khiển phòng "+code)
	})
	tap := func(i int) {
		var at wire.Touched
		b.has(func(p *wire.Page) { at = wire.Touched{X: p.Taps[i].X, Y: p.Taps[i].Y} })
		b.say(at)
	}
	tap(0)
	trainer.see("1/") // it has begun
	tap(0)
	d, err := h.opt.Course.Deck("vi")
	if err != nil {
		t.Fatal(err)
	}
	b.until("the second slide", func(p *wire.Page) bool { return !strings.Contains(p.Text(), d.Slide(0).Title) })
	tap(1)
	b.until("the first slide", func(p *wire.Page) bool { return strings.Contains(p.Text(), d.Slide(0).Title) })
	tap(2)
	trainer.see(h.opt.Shared.Words("vi").Briefing.Darkened)
	tap(2)
	b.until("light", func(p *wire.Page) bool {
		return !strings.Contains(p.Text(), h.opt.Shared.Words("vi").Briefing.Darkened)
	})
	// What it is not for does nothing: other slides, the people, another link.
	b.press("o", "e", "s", "m", "c", "z", "9", "G", "r", "i", "x")
	b.say(wire.Ping{Number: 3})
	b.until("that nothing has happened", func(p *wire.Page) bool {
		return p.Pong == 3 && len(p.Taps) == 4 && strings.Contains(p.Text(), d.Slide(0).Title) && p.Field.ID == 0
	})

	again := open(t, srv.URL, phone)
	again.until("that it was used", func(p *wire.Page) bool {
		return p.Bye == wire.Failed && strings.Contains(p.ByeText, "đã được dùng")
	})
	trainer.press("q")
	trainer.see("Kết thúc buổi tập huấn")
	trainer.press("3")
	b.until("that it is over", func(p *wire.Page) bool { return len(p.Taps) == 0 })
	b.press("right", "esc")
	b.until("goodbye", func(p *wire.Page) bool { return p.Bye == wire.Left })
}

// roomCode2 reads the code off a lobby that leads to a page.
func roomCode2(t testing.TB, p *person) string {
	t.Helper()
	p.see("hoc.vast.vn/")
	_, rest, _ := strings.Cut(p.Text(), "hoc.vast.vn/")
	return rest[:4]
}

// A certificate's QR code leads to the page that verifies it, and that one that was
// changed is not genuine.
func TestCertificateLeadsToItsPage(t *testing.T) {
	t.Parallel()
	h := serve(t, func(o *Options) { o.WebHost = "hoc.vast.vn" })
	key, err := record.SigningKey(h.data)
	if err != nil {
		t.Fatal(err)
	}
	code, err := certificate.Sign(certificate.Statement{Receipt: "7K3M-9QX2", Name: "Nguyễn Thị Hoả", Unit: "Viện", Course: "VNeID", Correct: 9, Of: 10, Needed: 80, At: time.Unix(1790000000, 0)}, key)
	if err != nil {
		t.Fatal(err)
	}
	sheet := certificate.Sheet{Code: code, Page: h.opt.WebHost}
	path, ok := strings.CutPrefix(sheet.Link(), "HTTPS://HOC.VAST.VN")
	if !ok {
		t.Fatalf("the QR code says %q", sheet.Link())
	}
	if _, err := certificate.Verify([]byte(sheet.Link()), key.Public().(ed25519.PublicKey)); err != nil {
		t.Errorf("the program does not verify what the QR code says: %v", err)
	}
	changed := path[:len(path)-20] + strings.Repeat("A", 20)
	door := h.WebDoor()
	for target, want := range map[string]string{path: "Nguyễn Thị Hoả", changed: "class=\"bad\""} {
		w := httptest.NewRecorder()
		r := httptest.NewRequest("GET", target, nil)
		r.Host = "hoc.vast.vn"
		door.ServeHTTP(w, r)
		if text := w.Body.String(); w.Code != http.StatusOK || !strings.Contains(text, want) || target == path && !strings.Contains(text, "class=\"good\"") {
			t.Errorf("%s: %d %s", target, w.Code, text)
		}
	}
}
