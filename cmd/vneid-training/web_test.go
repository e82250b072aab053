package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	gossh "golang.org/x/crypto/ssh"
)

// The course in a browser, as it is shipped.
func TestInABrowser(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	data, trainers := t.TempDir(), filepath.Join(t.TempDir(), "trainers")
	key := trainersKey(t, trainers)
	s := serveOn(t, data, trainers, "--web", "127.0.0.1:0")
	home := "http://" + s.web
	t.Run("all", func(t *testing.T) { // the server stays until the last is done
		t.Run("by touch, to the record", func(t *testing.T) {
			t.Parallel()
			byTouch(page(t, browser, handset, home+"/"), data)
		})
		t.Run("by keyboard, to the record", func(t *testing.T) {
			t.Parallel()
			byKeyboard(page(t, browser, desk, home+"/?lang=en"), data)
		})
		t.Run("in a briefing", func(t *testing.T) {
			t.Parallel()
			inBriefing(t, func(path string, d device) *tab { return page(t, browser, d, home+path) }, s, key)
		})
		t.Run("over a lost connection", func(t *testing.T) {
			t.Parallel()
			line := relayTo(t, s.web)
			overLostLine(page(t, browser, handset, "http://"+line.addr()+"/?lang=vi"), line)
		})
		t.Run("over a slow connection", func(t *testing.T) {
			t.Parallel()
			line := relayTo(t, s.web)
			overSlowLine(page(t, browser, desk, "http://"+line.addr()+"/?lang=en"), line)
		})
		t.Run("on a locked phone", func(t *testing.T) {
			t.Parallel()
			line := relayTo(t, s.web)
			onLockedPhone(page(t, browser, handset, "http://"+line.addr()+"/?lang=vi"), line)
		})
		t.Run("after the server fell", func(t *testing.T) {
			t.Parallel()
			data := t.TempDir()
			before := serveOn(t, data, trainers, "--web", "127.0.0.1:0")
			line := relayTo(t, before.web)
			afterTheServerFell(page(t, browser, handset, "http://"+line.addr()+"/?lang=vi"), line, func() {
				if err := before.cmd.Process.Kill(); err != nil {
					t.Fatal(err)
				}
				_ = before.cmd.Wait()
				line.lead(serveOn(t, data, trainers, "--web", "127.0.0.1:0").web)
			})
		})
		t.Run("hostile text", func(t *testing.T) {
			t.Parallel()
			hostileText(page(t, browser, handset, home+"/?lang=vi"))
		})
		t.Run("Vietnamese as it is typed", func(t *testing.T) {
			t.Parallel()
			typedVietnamese(page(t, browser, handset, home+"/?lang=vi"))
		})
		t.Run("a certificate", func(t *testing.T) {
			t.Parallel()
			b := page(t, browser, handset, home+"/verify?lang=vi")
			b.accessible("to be checked")
			is[bool](b, `document.querySelector("textarea").value = "VNEID1.abc", document.querySelector("button").click(), true`)
			b.must(chromedp.Do(b.ctx, chromedp.WaitVisible(chromedp.CSS(".bad"))))
			b.accessible("a wrong one")
		})
		t.Run("as text", func(t *testing.T) {
			t.Parallel()
			asText(page(t, browser, device{width: 320, height: 480, touch: true}, home+"/?lang=vi"))
		})
	})
	t.Run("weight", func(t *testing.T) { weight(page(t, browser, handset, home+"/?lang=vi")) })
}

// byTouch goes from the first screen to the recorded attempt with a finger.
func byTouch(b *tab, data string) {
	t := b.t
	b.sees("Start learning") // Chromium here is an English one
	b.tap("Tiếng Việt")
	b.sees("Bắt đầu học")
	b.accessible("home")
	b.tap("Bắt đầu học")
	b.sees("lùi")
	b.touch(300, 400, -200)
	b.sees("Sáng thứ Hai")
	b.accessible("slide")
	b.touch(90, 400, 200)
	b.lacks("Sáng thứ Hai")
	b.tap("đóng")
	b.sees("Làm bài kiểm tra")
	b.tap("Làm bài kiểm tra")
	b.sees("Họ và tên")
	b.accessible("form")
	b.tap("Họ và tên")
	b.types("Nguyễn Văn An")
	b.tap("Đơn vị")
	b.types("cong nghe thong")
	b.sees("Viện Công nghệ thông tin")
	b.tap("Viện Công nghệ thông tin")
	b.field("Mã cán bộ")
	b.tap("Bắt đầu làm bài")
	const options = `document.querySelectorAll("#taps [role=radio], #taps [role=checkbox]").length`
	for n := 1; n <= 10; n++ {
		b.sees(fmt.Sprintf("Câu %d/10", n), "trả lời")
		time.Sleep(settled)
		if n <= 2 {
			b.accessible("question")
		}
		for i := range is[int](b, options) {
			b.touchOption(i)
		}
		b.tap("trả lời")
		b.sees("tiếp tục")
		if n == 1 {
			b.accessible("answer")
		}
		time.Sleep(settled)
		b.leaves(fmt.Sprintf("Câu %d/10", n), func() { b.tap("tiếp tục") })
	}
	b.sees("Mã biên nhận")
	b.accessible("outcome")
	recorded(t, data, "Nguyễn Văn An")
}

// touchOption taps an answer by its number.
func (b *tab) touchOption(i int) {
	b.t.Helper()
	b.drawn()
	at := is[spot](b, fmt.Sprintf(`(() => {
		const o = document.querySelectorAll("#taps [role=radio], #taps [role=checkbox]")[%d];
		o.scrollIntoView({ block: "nearest" });
		const r = o.getBoundingClientRect();
		return { X: r.x + r.width / 2, Y: r.y + r.height / 2, Width: r.width, Height: r.height };
	})()`, i))
	if at.Height < 43.9 {
		b.t.Errorf("answer %d is %.0f high", i, at.Height)
	}
	b.touch(at.X, at.Y, 0)
}

// byKeyboard goes the same way with keys alone, in English.
func byKeyboard(b *tab, data string) {
	b.sees("Start learning")
	if lang := is[string](b, `document.documentElement.lang`); lang != "en" {
		b.t.Errorf("the page says that it is in %q", lang)
	}
	b.accessible("home")
	if ground := is[string](b, `getComputedStyle(document.body).backgroundColor`); ground != "rgb(0, 0, 0)" {
		b.t.Errorf("who asks for more contrast gets a ground of %s", ground)
	}
	// Tab leads through what can be pressed, and out again.
	b.press("tab", "tab")
	if at := is[string](b, `document.activeElement.textContent`); !strings.Contains(at, "quiz") {
		b.t.Errorf("the second stop is %q", at)
	}
	b.press("enter")
	b.sees("Full name")
	b.types("Trần Thị Bình")
	b.press("enter")
	b.types("toan hoc") // before the page can know that this is another field
	b.sees("Viện Toán học")
	b.press("enter", "enter", "enter")
	for n := 1; n <= 10; n++ {
		b.sees(fmt.Sprintf("Question %d/10", n))
		time.Sleep(settled)
		b.press("1", "2", "3", "4", "5", "6", "7", "8", "9", "enter")
		b.sees("Entercontinue") // the key and what it does: an answer may have the word
		time.Sleep(settled)
		b.leaves(fmt.Sprintf("Question %d/10", n), func() { b.press("enter") })
	}
	b.sees("Receipt")
	b.accessible("outcome")
	recorded(b.t, data, "Trần Thị Bình")
	b.press("q")
	b.sees("Answer again what was wrong")
	b.press("q")
	b.sees("Connect again")
	b.accessible("goodbye")
}

// recorded checks that somebody's attempt is in the record.
func recorded(t *testing.T, data, name string) {
	t.Helper()
	people, err := os.ReadFile(filepath.Join(data, "people.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range attempts(t, data) {
		for line := range strings.Lines(string(people)) {
			if strings.Contains(line, a.Learner) && strings.Contains(line, name) {
				if len(a.Answers) != 10 {
					t.Errorf("%s gave %d answers", name, len(a.Answers))
				}
				return
			}
		}
	}
	t.Errorf("there is no attempt of %s", name)
}

// trainersKey makes a key, and writes the file of those that may lead.
func trainersKey(t *testing.T, path string) gossh.Signer {
	t.Helper()
	private, err := os.ReadFile(sshKey(t))
	if err != nil {
		t.Fatal(err)
	}
	key, err := gossh.ParsePrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, gossh.MarshalAuthorizedKey(key.PublicKey()), 0o600); err != nil {
		t.Fatal(err)
	}
	return key
}

// inBriefing follows a trainer, who leads over SSH, beside somebody who follows
// over SSH too, and has the projector in a browser.
func inBriefing(t *testing.T, open func(path string, d device) *tab, s *serving, key gossh.Signer) {
	trainer := s.visit(t, "an", "lead", key)
	trainer.sees("Mở cửa sổ dòng lệnh")
	_, rest, _ := strings.Cut(trainer.Text(), "Phòng ")
	code := rest[:4]

	hall := open("/screen/"+code+"?lang=vi", beamer)
	hall.sees(code)
	hall.accessible("lobby")
	if read, err := hall.code(); err != nil || !strings.Contains(read, code) {
		t.Errorf("the lobby's code on the page says %q, %v; want one of room %s", read, err, code)
	}
	other := s.visit(t, code, "", nil)
	other.sees("Vào mà không cho biết tên")
	other.press("Trần Thị Bình\rToán\r\r\r")
	b := open("/"+code+"?lang=vi", handset)
	b.sees("Vào mà không cho biết tên")
	b.accessible("who comes in")
	b.tap("Vào mà không cho biết tên")
	b.sees("Anh, chị đã vào phòng")
	trainer.press("\r")
	trainer.sees("trang 1/")
	trainer.press("12\r")
	for range 2 {
		trainer.sees("trang 12/")
		other.sees("trang 12/")
	}
	b.accessible("follower")
	trainer.press("v")
	b.sees("Câu hỏi cho cả phòng")
	hall.sees("Câu hỏi cho cả phòng")
	other.press("1")
	for range 6 { // the multiple and the ordered want more
		other.press("2")
	}
	b.accessible("poll")
	for i := range is[int](b, `document.querySelectorAll("#taps [role=radio], #taps [role=checkbox]").length`) {
		b.touchOption(i)
	}
	b.sees("Đã nhận câu trả lời")
	trainer.sees("2/2 người đã trả lời")
	trainer.press("q")
	trainer.sees("Kết thúc buổi tập huấn")
	trainer.press("3")
	b.sees("Buổi tập huấn đã kết thúc")
}

// A relay is a line that can be cut.
type relay struct {
	net.Listener
	mu    sync.Mutex
	to    string
	cut   bool
	conns []net.Conn
	dead  chan struct{} // closed once lines that are open carry nothing any more
	still sync.RWMutex  // while it is locked nothing arrives
}

// relayTo leads to an address.
func relayTo(t *testing.T, address string) *relay {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	r := &relay{Listener: l, to: address, dead: make(chan struct{})}
	t.Cleanup(func() { l.Close(); r.set(true) })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			r.mu.Lock()
			cut, address, dead := r.cut, r.to, r.dead
			r.conns = append(r.conns, c)
			r.mu.Unlock()
			to, err := net.Dial("tcp", address)
			if err != nil || cut {
				c.Close()
				continue
			}
			go func() { _, _ = io.Copy(mortal{to, r, dead}, c); to.Close() }()
			go func() { _, _ = io.Copy(mortal{c, r, dead}, to); c.Close() }()
		}
	}()
	return r
}

func (r *relay) addr() string { return r.Addr().String() }

// set cuts the line, or lets it be dialled again.
func (r *relay) set(cut bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.cut = cut
	for _, c := range r.conns {
		c.Close()
	}
	r.conns = nil
}

// die has the lines that are open carry nothing any more, without a word.
func (r *relay) die() {
	r.mu.Lock()
	defer r.mu.Unlock()
	close(r.dead)
	r.dead, r.conns = make(chan struct{}), nil
}

// lead has lines that are dialled from now on lead to another address.
func (r *relay) lead(address string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.to = address
}

// mortal is a writer that drops all once it is dead.
type mortal struct {
	io.Writer
	line *relay
	dead chan struct{}
}

func (m mortal) Write(b []byte) (int, error) {
	m.line.still.RLock()
	defer m.line.still.RUnlock()
	select {
	case <-m.dead:
		return len(b), nil
	default:
		return m.Writer.Write(b)
	}
}

// lateEnter presses Enter on a machine so slow that its letter comes late: it is one
// key all the same.
const lateEnter = `(() => {
	const is = (kind, name, more) => !field.dispatchEvent(new kind(name, { bubbles: true, cancelable: true, ...more }));
	const down = is(KeyboardEvent, "keydown", { key: "Enter" });
	for (const late = performance.now() + 200; performance.now() < late;);
	const letter = is(InputEvent, "beforeinput", { inputType: "insertLineBreak" });
	is(KeyboardEvent, "keyup", { key: "Enter" });
	return down && letter;
})()`

// overSlowLine types on where the answer to Enter comes only after the page has
// given what was typed to the field that it knew.
func overSlowLine(b *tab, line *relay) {
	b.sees("Take the quiz")
	b.press("2")
	b.sees("Full name")
	b.types("Đỗ Văn Em")
	line.still.Lock()
	if !is[bool](b, lateEnter) {
		b.t.Error("Enter is left to the browser")
	}
	b.types("toan")
	time.Sleep(2200 * time.Millisecond)
	b.types(" hoc")
	line.still.Unlock()
	b.sees("Viện Toán học")
	if value := is[string](b, valueOfField); value != "toan hoc" {
		b.t.Errorf("the field of the unit holds %q", value)
	}
	// A key that does not lead out: what comes behind it stays.
	line.still.Lock()
	b.press("down")
	b.types(" x")
	time.Sleep(2200 * time.Millisecond)
	b.types("y")
	line.still.Unlock()
	b.sees("Đơn vị khác") // there is none of that name
	if value := is[string](b, valueOfField); value != "toan hoc xy" {
		b.t.Errorf("the field of the unit holds %q", value)
	}
	b.press("enter")
	b.field("Staff code")
	if value := is[string](b, valueOfField); value != "" {
		b.t.Errorf("the field of the code holds %q", value)
	}
}

// overLostLine loses the connection on a slide and in a field: the page says so,
// comes back by itself to where it was, and what was typed meanwhile arrives.
func overLostLine(b *tab, line *relay) {
	b.sees("Bắt đầu học")
	b.tap("Bắt đầu học")
	b.sees("tiếp")
	b.tap("tiếp")
	b.sees("Sáng thứ Hai")
	line.set(true)
	b.sees("Mất kết nối")
	b.accessible("no connection")
	line.set(false)
	b.lacks("Mất kết nối")
	b.sees("Sáng thứ Hai")
	b.tap("đóng")
	b.sees("Làm bài kiểm tra")
	b.tap("Làm bài kiểm tra")
	b.sees("Họ và tên")
	line.set(true)
	b.sees("Mất kết nối")
	b.types("Lê Thị Hoa")
	line.set(false)
	b.lacks("Mất kết nối")
	if value := b.nameThere(); value != "Lê Thị Hoa" {
		b.t.Errorf("typed while there was no line: the server has %q", value)
	}
}

// typedVietnamese types names as keyboards do: by composition, by taking back
// what was typed, and by replacing a whole word. They arrive letter for letter.
func typedVietnamese(b *tab) {
	b.sees("Bắt đầu học")
	b.tap("Làm bài kiểm tra")
	b.sees("Họ và tên")
	b.tap("Họ và tên")
	compose := func(text string, replace ...int64) {
		b.t.Helper()
		n := int64(len([]rune(text)))
		p := input.ImeSetCompositionParams{Text: text, SelectionStart: n, SelectionEnd: n}
		if len(replace) == 2 {
			p.ReplacementStart, p.ReplacementEnd = &replace[0], &replace[1]
		}
		_, err := chromedp.Call(b.ctx, input.ImeSetComposition, p)
		b.must(err)
	}
	arrives := func(how, want string) {
		b.t.Helper()
		if value := is[string](b, valueOfField); value != want {
			b.t.Errorf("%s: the field holds %q, want %q", how, value, want)
		}
		if value := b.nameThere(); value != want {
			b.t.Errorf("%s: the server has %q, want %q", how, value, want)
		}
		b.empties()
	}

	// Telex in a composition: Nguyeenx Thij Hoaf.
	for _, step := range []string{"N", "Ng", "Ngu", "Nguy", "Nguye", "Nguyê", "Nguyên", "Nguyễn"} {
		compose(step)
		time.Sleep(15 * time.Millisecond) // answers of the server come between
	}
	b.types("Nguyễn")
	b.types(" ")
	for _, step := range []string{"T", "Th", "Thi", "Thị"} {
		compose(step)
	}
	b.types("Thị ")
	for _, step := range []string{"H", "Ho", "Hoa", "Hòa"} {
		compose(step)
	}
	b.types("Hòa")
	arrives("Telex", "Nguyễn Thị Hòa")

	// VNI by a program that takes letters back: Vo4, Thi5, D9u7c1.
	for _, step := range []struct{ typed, instead string }{{"Vo", "õ"}, {" Thi", "ị"}, {" D", "Đ"}, {"u", "ư"}, {"c", ""}} {
		for _, r := range step.typed {
			b.press(string(r))
		}
		if step.instead != "" {
			b.press("backspace")
			b.types(step.instead)
		}
	}
	b.press("backspace", "backspace")
	b.types("ức")
	arrives("VNI", "Võ Thị Đức")

	// Android: the word that stands there becomes a composition, and another word.
	b.types("Hoar")
	compose("Hỏa", 0, 4)
	b.types("Hỏa")
	arrives("Android", "Hỏa")

	// Decomposed letters, as some keyboards paste them.
	b.types("Lê Thị Hoa\u0300")
	if value := b.nameThere(); value != "Lê Thị Hoà" {
		b.t.Errorf("pasted: the server has %q", value)
	}
}

const valueOfField = `document.getElementById("field").value`

// nameThere is the name that the server has: it says so to who comes back to the
// field from another.
func (b *tab) nameThere() string {
	b.t.Helper()
	b.enters("Đơn vị")
	b.enters("Họ và tên")
	return is[string](b, valueOfField)
}

// asText shows the same as text where letters would be too small, at a person's
// wish, and at letters of twice the size; both can be used.
func asText(b *tab) {
	const seen = `document.querySelector("h1").getBoundingClientRect().width > 100`
	b.sees("Bắt đầu học")
	if is[bool](b, seen) {
		b.t.Error("320 pixels are enough for a picture")
	}
	b.tap("Thêm")
	b.accessible("more")
	for _, path := range []string{"/handout?lang=vi", "/verify?lang=vi"} {
		r, err := http.Get(is[string](b, `document.querySelector('#more a[href="`+path+`"]').href`))
		b.must(err)
		if r.Body.Close(); r.StatusCode != http.StatusOK {
			b.t.Errorf("%s answers %d", path, r.StatusCode)
		}
	}
	b.tap("Hiện dạng chữ")
	if !is[bool](b, seen) {
		b.t.Error("the heading is not seen as text")
	}
	b.accessible("home as text")
	is[bool](b, `document.documentElement.style.fontSize = "200%", dispatchEvent(new Event("resize"))`)
	b.tap("Bắt đầu học")
	b.sees("lùi")
	b.tap("tiếp")
	b.sees("Sáng thứ Hai")
	b.accessible("slide as text")
	if is[bool](b, `document.documentElement.scrollWidth > innerWidth`) {
		b.t.Error("large text is wider than the page")
	}
}

// weight measures what crosses the wire for a page, and how soon it is drawn on a
// slow machine.
func weight(b *tab) {
	b.sees("Bắt đầu học")
	if n := is[int](b, `[...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].reduce((sum, e) => sum + e.transferSize, 0)`); n > 60_000 || n < 5_000 {
		b.t.Errorf("the page has %d bytes over the wire", n)
	} else {
		b.t.Logf("%d bytes over the wire", n)
	}
	_, err := chromedp.Call(b.ctx, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: 4})
	b.must(err)
	for range 3 {
		b.must(chromedp.Do(b.ctx, chromedp.Reload()))
		b.sees("Bắt đầu học")
		b.drawn()
		at := is[[]float64](b, `[performance.getEntriesByName("drawn")[0].startTime, performance.getEntriesByType("navigation")[0].loadEventEnd]`)
		b.t.Logf("at a quarter of the speed the page is loaded after %.0f ms, and drawn %.0f ms later", at[1], at[0]-at[1])
	}
}
