package paper_test

import (
	"context"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"training.vast.vn/vneid-training/internal/paper"
	"training.vast.vn/vneid-training/slides"
)

// In a browser no text leaves its phone, and nothing scrolls to a side at the
// width of a telephone.
func TestPageInABrowser(t *testing.T) {
	folder, err := slides.Deck("vi")
	page := formats[0].of(t, load(t, folder, err), paper.Options{Notes: true, Answers: true})
	path := filepath.Join(t.TempDir(), "handout.html")
	if err := os.WriteFile(path, []byte(page), 0o600); err != nil {
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
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(390, 844), chromedp.Navigate(address), chromedp.WaitVisible(chromedp.CSS("#answers"))); err != nil {
		t.Fatal(err)
	}
	// A line of text ends within its row, and before the mark of the row to tap.
	out, err := chromedp.Run(ctx, chromedp.Evaluate[string](`[...document.querySelectorAll("svg.phone text")].filter(t => {
		const box = t.getBBox(), width = t.ownerSVGElement.viewBox.baseVal.width;
		return box.width === 0 || box.x + box.width > width - (t.classList.contains("tapped") ? 30 : 8);
	}).map(t => t.textContent).join("; ")`))
	if err != nil {
		t.Fatal(err)
	}
	if out != "" {
		t.Errorf("too long for its phone: %s", out)
	}
	const wide = `[...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > window.innerWidth + 1).map(e => e.tagName + " " + e.textContent.slice(0, 40)).slice(0, 5).join("; ")`
	if out, err = chromedp.Run(ctx, chromedp.Evaluate[string](wide)); err != nil {
		t.Fatal(err)
	}
	if out != "" {
		t.Errorf("wider than a telephone: %s", strings.TrimSpace(out))
	}
}
