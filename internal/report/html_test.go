package report_test

import (
	"bytes"
	"context"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/report"
	"training.vast.vn/vneid-training/internal/report/format"
)

func webPage(t testing.TB, r *report.Report, language string) string {
	t.Helper()
	var b bytes.Buffer
	if err := format.WriteHTML(&b, r, locale.For(language)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPageIsSelfContained(t *testing.T) {
	r := withRoster(sample(t, locale.For(locale.Vi)))
	r.Left[0].Name = `<script>alert(1)</script>"'&`
	r.Units[0].Name = `<img src=x onerror=alert(1)>`
	html := webPage(t, r, locale.Vi)
	for _, bad := range []string{"<script", "<img", "onerror=alert(1)>\"", "@import", "url(", "ZgotmplZ", "<no value>", "%!"} {
		if strings.Contains(html, bad) {
			t.Errorf("the page contains %q", bad)
		}
	}
	if out := regexp.MustCompile(`(?:src|href|action)\s*=\s*"(?:https?:)?//[^"]*"`).FindString(html); out != "" {
		t.Errorf("the page refers to %s", out)
	}
	for _, want := range []string{"<svg", "@page", "size: A4", "prefers-color-scheme: dark", `lang="vi"`, "&lt;script&gt;", "7K3M-9QX2", "people accept", "Tran Hoa"} {
		if !strings.Contains(html, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	empty := webPage(t, build(t, report.Input{Files: []string{file(t)}}), locale.En)
	if !strings.Contains(empty, locale.For(locale.En).Report.Empty) {
		t.Error("an empty report does not say so")
	}
}

// The labels of the curve are whole and apart, and one day is no curve.
func TestCurve(t *testing.T) {
	words := locale.For(locale.Vi)
	for due, want := range map[int]string{21: `class="due">21/11/2026</text>`, 20: `text-anchor="end">20/11/2026</text>`, 10: `text-anchor="middle">10/11/2026</text>`} {
		r := sample(t, words)
		r.Due = time.Date(2026, 11, due, 0, 0, 0, 0, locale.Vietnam())
		for len(r.Days) > 2 && r.Days[len(r.Days)-1].Day.Day() > 21 {
			r.Days = r.Days[:len(r.Days)-1]
		}
		if page := webPage(t, r, locale.Vi); strings.Count(page, want) != 1 {
			t.Errorf("due on the %dth: %q stands %d times in the chart", due, want, strings.Count(page, want))
		}
	}
	r := sample(t, words)
	r.Days = r.Days[:1]
	if page := webPage(t, r, locale.Vi); strings.Contains(page, `class="curve"`) || !strings.Contains(page, "trong cùng một ngày") {
		t.Error("one day is drawn as a curve, or not told")
	}
}

// A browser shows the page without a complaint, in both colour schemes, asks
// for nothing else, scrolls to no side at the width of a telephone, and prints
// it on A4.
func TestPageInABrowser(t *testing.T) {
	r := withRoster(sample(t, locale.For(locale.Vi)))
	path := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(path, []byte(webPage(t, r, locale.Vi)), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 90*time.Second)
	defer cancel()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.WSURLReadTimeout(60*time.Second))
	ctx, cancel = chromedp.NewExecAllocator(ctx, options...)
	defer cancel()
	ctx, cancel = chromedp.NewContext(ctx)
	defer cancel()

	address := (&url.URL{Scheme: "file", Path: path}).String()
	var mu sync.Mutex
	var complaints, asked []string
	must(t, chromedp.Listen(ctx, func(event any) {
		mu.Lock()
		defer mu.Unlock()
		switch e := event.(type) {
		case *runtime.EventConsoleAPICalled:
			complaints = append(complaints, "console: "+string(e.Type))
		case *runtime.EventExceptionThrown:
			complaints = append(complaints, e.ExceptionDetails.Text)
		case *log.EventEntryAdded:
			complaints = append(complaints, e.Entry.Text)
		case *network.EventRequestWillBeSent:
			if e.Request.URL != address && !strings.HasPrefix(e.Request.URL, "data:") {
				asked = append(asked, e.Request.URL)
			}
		}
	}))
	scheme := func(name string) {
		t.Helper()
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}}})
		must(t, err)
	}
	_, err := chromedp.Call(ctx, network.Enable, network.EnableParams{})
	must(t, err)
	_, err = chromedp.Call(ctx, log.Enable, cdp.Empty{})
	must(t, err)
	scheme("light")
	must(t, chromedp.Do(ctx, chromedp.Navigate(address), chromedp.WaitVisible(chromedp.CSS("#quality"))))
	const background = `getComputedStyle(document.body).backgroundColor`
	light := evaluate[string](t, ctx, background)
	sections := evaluate[int](t, ctx, `document.querySelectorAll("section").length`)
	charts := evaluate[int](t, ctx, `[...document.querySelectorAll("svg")].filter(s => s.getBoundingClientRect().width > 20).length`)
	scheme("dark")
	dark := evaluate[string](t, ctx, background)
	must(t, chromedp.Do(ctx, chromedp.EmulateViewport(390, 844)))
	wide := evaluate[bool](t, ctx, `document.documentElement.scrollWidth > window.innerWidth`)
	pdf, err := chromedp.Run(ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize(), chromedp.PDFPrintBackground()))
	must(t, err)
	// The console is heard: a message of our own arrives.
	mu.Lock()
	before := len(complaints)
	mu.Unlock()
	evaluate[bool](t, ctx, `console.error("heard"), true`)
	mu.Lock()
	defer mu.Unlock()
	if before > 0 || len(asked) > 0 {
		t.Errorf("the browser complains %q and asks for %q", complaints[:before], asked)
	}
	if len(complaints) != before+1 {
		t.Errorf("of one message on the console %q was heard", complaints[before:])
	}
	if light == dark || light != "rgb(255, 255, 255)" {
		t.Errorf("backgrounds: light %s, dark %s", light, dark)
	}
	if sections != 12 || charts < 10 {
		t.Errorf("%d sections and %d charts, want 12 and many", sections, charts)
	}
	if wide {
		t.Error("the page is wider than a telephone")
	}
	if box := regexp.MustCompile(`/MediaBox \[0 0 (59[45])[.\d]* (84[12])[.\d]*\]`).Find(pdf); box == nil {
		t.Errorf("no A4 page among %q", regexp.MustCompile(`/MediaBox \[[^\]]*\]`).FindAll(pdf, 1))
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// evaluate returns what a script says in the page.
func evaluate[T any](t testing.TB, ctx context.Context, script string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](script))
	must(t, err)
	return v
}
