package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/chromedp/chromedp"
)

// sleep hides a page as a phone does that is locked, or shows it again. (Chromium
// draws nothing any more in a page that a test has frozen and woken.)
func (b *tab) sleep(on bool) {
	b.t.Helper()
	is[bool](b, fmt.Sprintf(`Object.defineProperty(document, "hidden", { value: %v, configurable: true }), document.dispatchEvent(new Event("visibilitychange"))`, on))
}

// onLockedPhone is locked on a slide: its line is cut meanwhile, and another time
// dies without a word. It comes back to the same place at once.
func onLockedPhone(b *tab, line *relay) {
	b.sees("Bắt đầu học")
	b.tap("Bắt đầu học")
	b.sees("tiếp")
	b.tap("tiếp")
	b.sees("Sáng thứ Hai")
	for _, lose := range []func(){func() { line.set(true) }, line.die} {
		before := is[string](b, `document.title + document.querySelector("h1").textContent + document.querySelector("#words").textContent`)
		b.sleep(true)
		lose()
		time.Sleep(time.Second)
		line.set(false)
		b.sleep(false)
		b.leaves("Sáng thứ Hai", func() { b.tap("lùi") })
		b.tap("tiếp")
		b.sees("Sáng thứ Hai")
		if after := is[string](b, `document.title + document.querySelector("h1").textContent + document.querySelector("#words").textContent`); after != before {
			b.t.Errorf("it came back to %q, and was on %q", after, before)
		}
	}
}

// begins goes from home into the quiz, under a name.
func (b *tab) begins(name string) {
	b.t.Helper()
	b.sees("Làm bài kiểm tra")
	b.tap("Làm bài kiểm tra")
	b.field("Họ và tên")
	b.types(name)
	b.enters("Đơn vị")
	b.types("cong nghe thong")
	b.sees("Viện Công nghệ thông tin")
	b.tap("Viện Công nghệ thông tin")
	b.field("Mã cán bộ")
	b.tap("Bắt đầu làm bài")
}

// answers answers the question that is shown.
func (b *tab) answers() {
	b.t.Helper()
	b.sees("trả lời")
	time.Sleep(settled)
	b.touchOption(0)
	for i := range is[int](b, `document.querySelectorAll("#taps [role=checkbox]").length`) {
		if i > 0 {
			b.touchOption(i)
		}
	}
	b.tap("trả lời")
	b.sees("tiếp tục")
	time.Sleep(settled)
	b.leaves("tiếp tục", func() { b.tap("tiếp tục") })
}

const storage = `JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie`

// afterTheServerFell falls out of a quiz with the server: the page says how to go
// on, and fills in the code. It keeps that on the device only if it is told to, and
// then after it was loaded again, too.
func afterTheServerFell(b *tab, line *relay, fall func()) {
	const name = "Phạm Thị Dung"
	b.begins(name)
	b.sees("Câu 1/10")
	b.answers()
	b.sees("Câu 2/10")
	line.set(true)
	fall()
	line.set(false)
	b.sees("Phiên trước đã ngắt")
	b.accessible("after the server fell")
	if kept := is[string](b, storage); kept != "{}" {
		b.t.Errorf("nobody asked, and the device keeps %s", kept)
	}
	b.tap("Đã hiểu")
	b.begins(name)
	b.filled()
	b.sees("Câu 2/10")

	b.tap("Thêm")
	if kept := is[string](b, storage); kept != "{}" {
		b.t.Errorf("nobody asked yet, and the device keeps %s", kept)
	}
	b.tap("Giữ mã làm tiếp")
	kept := is[string](b, storage)
	if !strings.HasPrefix(kept, `{"resume":"`) {
		b.t.Fatalf("the device keeps %s", kept)
	}
	b.must(chromedp.Do(b.ctx, chromedp.Reload()))
	b.begins(name)
	b.filled()
	b.sees("Câu 2/10")
	b.tap("Thêm")
	b.tap("Xóa mã làm tiếp")
	if kept := is[string](b, storage); kept != "{}" {
		b.t.Errorf("it was to forget, and keeps %s", kept)
	}
}

// filled goes on with the code that stands in its field.
func (b *tab) filled() {
	b.t.Helper()
	b.waits(func(string) error {
		if code := is[string](b, valueOfField); len(code) != 6 {
			return fmt.Errorf("the field of the code holds %q", code)
		}
		return nil
	})
	b.leaves("Mã làm tiếp", func() { b.press("enter") })
}

// hostileText types what is no text into the fields, on a phone: it stays text or
// does not come, nothing runs, and no element is made of it.
func hostileText(b *tab) {
	const elements = `[...document.querySelectorAll("*")].map(e => e.tagName).filter(t => !["P", "BUTTON", "SPAN", "KBD", "LI", "UL"].includes(t)).join()`
	texts := []string{
		"<img src=x onerror=hacked=1>", "<script>hacked=1</script>", "\"><svg onload=hacked=1>", "javascript:hacked=1", "\u202e gnảv yàgn", "&lt;b&gt;", strings.Repeat("Nguyễn ", 600),
	}
	b.sees("Làm bài kiểm tra")
	stays := func(where, before string) {
		b.t.Helper()
		b.drawn()
		if after := is[string](b, elements); after != before {
			b.t.Errorf("%s: of the elements %s text has made %s", where, before, after)
		}
		if is[bool](b, `"hacked" in window`) {
			b.t.Fatalf("%s: text was run", where)
		}
	}
	b.tap("Làm bài kiểm tra")
	b.field("Họ và tên")
	form := is[string](b, elements)
	for _, text := range texts {
		b.empties()
		b.types(text)
		stays("the name", form)
		b.enters("Đơn vị")
		b.empties()
		b.types(text)
		stays("the unit", form)
		b.enters("Mã cán bộ")
		b.empties()
		b.types(text)
		stays("the code", form)
		b.tap("Bắt đầu làm bài")
		stays("what is wrong", form)
		b.enters("Họ và tên")
	}
}

// empties takes out what stands in the field.
func (b *tab) empties() {
	b.t.Helper()
	is[bool](b, `(() => { const f = document.getElementById("field"); f.value = ""; f.dispatchEvent(new Event("input")); return true; })()`)
}
