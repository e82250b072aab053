package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
)

// chromium starts one browser for the pages of a test.
func chromium(t *testing.T) context.Context {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.WSURLReadTimeout(60*time.Second))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("this test needs Chromium (apt-get install chromium): %v", err)
	}
	return ctx
}

// tab is a page in a browser, with nothing in common with others.
type tab struct {
	t   *testing.T
	ctx context.Context

	mu    sync.Mutex
	wrong []string // what its console said, and what it asked for elsewhere
}

// device is what a page is shown on.
type device struct {
	width, height int64
	touch         bool
	wishes        []*emulation.MediaFeature // of its owner
}

var (
	handset = device{width: 390, height: 844, touch: true}
	desk    = device{width: 1280, height: 800, wishes: []*emulation.MediaFeature{{Name: "prefers-contrast", Value: "more"}, {Name: "prefers-reduced-motion", Value: "reduce"}}}
	beamer  = device{width: 1280, height: 720, wishes: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}}
)

// page opens an address.
func page(t *testing.T, browser context.Context, d device, address string) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	b := &tab{t: t, ctx: ctx}
	home := strings.TrimPrefix(address, "http://")
	home, _, _ = strings.Cut(home, "/")
	b.must(chromedp.Listen(ctx, func(event any) {
		b.mu.Lock()
		defer b.mu.Unlock()
		asked := ""
		switch e := event.(type) {
		case *runtime.EventConsoleAPICalled:
			b.wrong = append(b.wrong, "console: "+string(e.Type))
		case *runtime.EventExceptionThrown:
			b.wrong = append(b.wrong, e.ExceptionDetails.Text+" "+e.ExceptionDetails.Exception.Description)
		case *log.EventEntryAdded:
			// A line that is cut while it is dialled is the browser's to tell.
			if !strings.Contains(e.Entry.Text, "net::ERR_") && !strings.Contains(e.Entry.Text, "Connection closed before") {
				b.wrong = append(b.wrong, e.Entry.Text)
			}
		case *network.EventRequestWillBeSent:
			asked = e.Request.URL
		case *network.EventWebSocketCreated:
			asked = e.URL
		}
		if _, rest, ok := strings.Cut(asked, "://"); ok && !strings.HasPrefix(rest, home+"/") {
			b.wrong = append(b.wrong, "asked for "+asked)
		}
	}))
	_, err := chromedp.Call(ctx, network.Enable, network.EnableParams{})
	b.must(err)
	_, err = chromedp.Call(ctx, log.Enable, cdp.Empty{})
	b.must(err)
	_, err = chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: d.wishes})
	b.must(err)
	options := []chromedp.EmulateViewportOption{chromedp.EmulateScale(2), chromedp.EmulateMobile, chromedp.EmulateTouch, chromedp.EmulatePortrait}
	if !d.touch {
		options = nil
	}
	b.must(chromedp.Do(ctx, chromedp.EmulateViewport(d.width, d.height, options...), chromedp.Navigate(address)))
	t.Cleanup(func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		if len(b.wrong) > 0 {
			t.Errorf("the browser complains: %q", b.wrong)
		}
	})
	return b
}

func (b *tab) must(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

// is evaluates a script in a page.
func is[T any](b *tab, script string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](script))
	b.must(err)
	return v
}

// text is all that the page tells who does not see it: words, choices, keys.
func (b *tab) text() string {
	b.t.Helper()
	return is[string](b, `[document.title, ...[...document.querySelectorAll("h1, #words > *, #taps > *, #bar button, #notice:not([hidden])")].map(e => e.textContent + (e.ariaChecked === "true" ? " ●" : ""))].join("\n")`)
}

// sees waits until the page tells all of the texts.
func (b *tab) sees(texts ...string) {
	b.t.Helper()
	b.waits(func(text string) error {
		for _, want := range texts {
			if !strings.Contains(text, want) {
				return fmt.Errorf("%q did not come up", want)
			}
		}
		return nil
	})
}

// lacks waits until the page tells a text no more.
func (b *tab) lacks(unwanted string) {
	b.t.Helper()
	b.waits(func(text string) error {
		if strings.Contains(text, unwanted) {
			return fmt.Errorf("%q does not go", unwanted)
		}
		return nil
	})
}

// leaves presses until the page tells a text no more, as people do: what comes too
// early is not taken, and a browser may swallow a tap.
func (b *tab) leaves(text string, press func()) {
	b.t.Helper()
	for late := time.Now().Add(patience); time.Now().Before(late); {
		press()
		for again := time.Now().Add(3 * time.Second); time.Now().Before(again); time.Sleep(20 * time.Millisecond) {
			if !strings.Contains(b.text(), text) {
				return
			}
		}
	}
	b.t.Fatalf("%q does not go, however often it is pressed; the page:\n%s", text, b.text())
}

func (b *tab) waits(for_ func(text string) error) {
	b.t.Helper()
	for late := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		text := b.text()
		err := for_(text)
		if err == nil {
			return
		}
		if time.Now().After(late) {
			b.t.Fatalf("%v; the page:\n%s", err, text)
		}
	}
}

// spot is where a button is, and how large.
type spot struct{ X, Y, Width, Height float64 }

// find is the first button whose words are a text, or else begin with it, in the same
// letters or else in large and small ones; it is scrolled to. A row of a phone may say
// "Tiếp tục" where a key does "tiếp tục", and an answer "Thêm người" where a key does
// "Thêm".
func (b *tab) find(text string) spot {
	b.t.Helper()
	quoted, _ := json.Marshal(text)
	script := `(() => {
		const all = [...document.querySelectorAll("button, #taps > a")].filter(b => b.getBoundingClientRect().width > 0);
		const words = b => b.textContent.replace(/^[\d\s]*/, "");
		const begins = as => b => [words(b), b.lastChild?.textContent ?? ""].some(t => as(t).startsWith(as(` + string(quoted) + `)));
		const b = all.find(b => words(b) === ` + string(quoted) + `) ?? all.find(begins(t => t)) ?? all.find(begins(t => t.toLowerCase()));
		b?.scrollIntoView({ block: "nearest" });
		const r = b?.getBoundingClientRect();
		return r ? { X: r.x + r.width / 2, Y: r.y + r.height / 2, Width: r.width, Height: r.height } : null;
	})()`
	for late := time.Now().Add(patience); time.Now().Before(late); time.Sleep(20 * time.Millisecond) {
		b.drawn()
		if at := is[*spot](b, script); at != nil {
			return *at
		}
	}
	b.t.Fatalf("there is no button %q; the page:\n%s", text, b.text())
	return spot{}
}

// drawn waits until what the page was told stands where it belongs.
func (b *tab) drawn() {
	b.t.Helper()
	_, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](`new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))`, chromedp.EvalAwaitPromise))
	b.must(err)
}

// intoField is the label of the field that letters go into, in the page's own words.
const intoField = `document.querySelector("#typed:not([hidden]) label")?.textContent ?? ""`

// field waits until letters go into the field with a label.
func (b *tab) field(label string) {
	b.t.Helper()
	b.waits(func(string) error {
		if is := is[string](b, intoField); is != label {
			return fmt.Errorf("letters go into %q, want %q", is, label)
		}
		return nil
	})
}

// enters taps a field until letters go into it: units that are listed under one come
// and go as it is typed in, and the field below moves away from under the finger.
func (b *tab) enters(label string) {
	b.t.Helper()
	for late := time.Now().Add(patience); time.Now().Before(late); {
		b.tap(label)
		for again := time.Now().Add(3 * time.Second); time.Now().Before(again); time.Sleep(20 * time.Millisecond) {
			if is[string](b, intoField) == label {
				return
			}
		}
	}
	b.t.Fatalf("letters do not go into %q; the page:\n%s", label, b.text())
}

// tap puts a finger on a button, which has to be large enough for it.
func (b *tab) tap(text string) {
	b.t.Helper()
	at := b.find(text)
	if at.Height < 43.9 || at.Width < 43.9 {
		b.t.Errorf("%q is a target of %.0f x %.0f", text, at.Width, at.Height)
	}
	b.touch(at.X, at.Y, 0)
}

// touch puts a finger down, moves it sideways, and lifts it.
func (b *tab) touch(x, y, by float64) {
	b.t.Helper()
	down := input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchStart, TouchPoints: []*input.TouchPoint{{X: x, Y: y}}}
	steps := []input.DispatchTouchEventParams{down}
	if by != 0 {
		for i := range 4 {
			steps = append(steps, input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchMove, TouchPoints: []*input.TouchPoint{{X: x + by*float64(i+1)/4, Y: y}}})
		}
	}
	for _, step := range append(steps, input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchEnd, TouchPoints: []*input.TouchPoint{}}) {
		if step.Type == input.DispatchTouchEventTypeTouchEnd && by != 0 {
			time.Sleep(100 * time.Millisecond) // or it is a fling, which the next tap ends
		}
		_, err := chromedp.Call(b.ctx, input.DispatchTouchEvent, step)
		b.must(err)
	}
}

// press presses keys of a keyboard, by their names or as letters.
func (b *tab) press(names ...string) {
	b.t.Helper()
	for _, name := range names {
		keys := map[string]string{"enter": "\r", "esc": "\u001b", "right": "\u0303", "left": "\u0302", "down": "\u0301", "up": "\u0304", "tab": "\t", "backspace": "\b"}[name]
		if keys == "" {
			keys = name
		}
		b.must(chromedp.Do(b.ctx, chromedp.KeyEvent(keys)))
	}
}

// types inserts a text at once, as a paste and a keyboard's suggestion do.
func (b *tab) types(text string) {
	b.t.Helper()
	_, err := chromedp.Call(b.ctx, input.InsertText, input.InsertTextParams{Text: text})
	b.must(err)
}

// code reads a QR code off the page as a camera sees it.
func (b *tab) code() (string, error) {
	b.t.Helper()
	shot, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	b.must(err)
	picture, err := png.Decode(bytes.NewReader(shot))
	b.must(err)
	bitmap, err := gozxing.NewBinaryBitmapFromImage(picture)
	b.must(err)
	read, err := qrcode.NewQRCodeReader().Decode(bitmap, nil)
	if err != nil {
		return "", err
	}
	return read.GetText(), nil
}

// axe is a program that knows what a page has to be like for everybody.
var axe = sync.OnceValues(func() (string, error) {
	f, err := os.Open(filepath.Join("testdata", "axe", "axe.min.js.gz"))
	if err != nil {
		return "", err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return "", err
	}
	script, err := io.ReadAll(z)
	return string(script), err
})

// accessible has axe judge the page as it is.
func (b *tab) accessible(screen string) {
	b.t.Helper()
	if !is[bool](b, `"axe" in window`) {
		script, err := axe()
		b.must(err)
		is[bool](b, script+"; true")
	}
	found, err := chromedp.Run(b.ctx, chromedp.Evaluate[[]string](`axe.run(document, { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } })
		.then(r => r.violations.map(v => v.id + ": " + v.help + ": " + v.nodes.map(n => n.html).slice(0, 3).join(" ")))`, chromedp.EvalAwaitPromise))
	b.must(err)
	for _, f := range found {
		b.t.Errorf("%s: %s", screen, f)
	}
}
