package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"training.vast.vn/vneid-training/internal/termtest"
)

// handset is a picture of the page on a phone: what is pressed on the way there,
// and a text that says that it is there.
type handset struct {
	name, look string
	steps      []string // words of a button, or a key behind "key:", or what is typed behind "type:"
	shows      string
}

// drawPages draws the course in a browser on a phone.
func drawPages(command, folder string, wanted func(string) bool) error {
	h, err := openHouse(command)
	if err != nil {
		return err
	}
	defer h.close()
	form := []string{"Làm bài kiểm tra", "type:Nguyễn Văn An", "key:\r", "type:cong nghe thong", "key:\r", "Bắt đầu làm bài"}
	for _, p := range []handset{
		{"phone-home", "dark", nil, "Bắt đầu học"},
		{"phone-slide", "light", []string{"Bắt đầu học", "key:2", "key:\r", "key:\u0303", "key:\u0303"}, "Nhà khách"},
		{"phone-walkthrough", "dark", []string{"Bắt đầu học", "key:3", "key:3", "key:\r", "key:\u0303"}, "Bước 2 trên"},
		{"phone-question", "light", append(form, "key:1"), "Câu 1/10"},
	} {
		if !wanted(p.name) {
			continue
		}
		if err := h.draw(p, "/?lang=vi", folder); err != nil {
			return fmt.Errorf("drawing %s: %w", p.name, err)
		}
	}
	poll := handset{"phone-poll", "dark", []string{"Vào mà không cho biết tên", "key:1"}, "Câu hỏi cho cả phòng"}
	if !wanted(poll.name) {
		return nil
	}
	code, err := h.lead()
	if err != nil {
		return fmt.Errorf("leading a briefing: %w", err)
	}
	if err := h.draw(poll, "/"+code+"?lang=vi", folder); err != nil {
		return fmt.Errorf("drawing %s: %w", poll.name, err)
	}
	return nil
}

// house is a server, and a browser that comes to it.
type house struct {
	folder    string
	serve     *exec.Cmd
	port, web string
	browser   context.Context
	ends      []func()
}

func (h *house) close() {
	for _, end := range h.ends {
		end()
	}
}

var listens = regexp.MustCompile(`address=127\.0\.0\.1:(\d+)`)

// openHouse starts the command as a server, and Chromium.
func openHouse(command string) (*house, error) {
	folder, err := os.MkdirTemp("", "shots")
	if err != nil {
		return nil, err
	}
	h := &house{folder: folder, ends: []func(){func() { os.RemoveAll(folder) }}}
	key := filepath.Join(folder, "key")
	if out, err := exec.Command("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key).CombinedOutput(); err != nil {
		return nil, fmt.Errorf("ssh-keygen: %w: %s", err, out)
	}
	h.serve = exec.Command(command, "serve", "--listen", "127.0.0.1:0", "--web", "127.0.0.1:0", "--data", filepath.Join(folder, "data"), "--trainers", key+".pub")
	log, err := h.serve.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := h.serve.Start(); err != nil {
		return nil, err
	}
	h.ends = append(h.ends, func() { _ = h.serve.Process.Kill(); _ = h.serve.Wait() })
	lines := bufio.NewScanner(log)
	for h.web == "" {
		if !lines.Scan() {
			h.close()
			return nil, errors.New("the server did not come up")
		}
		m := listens.FindStringSubmatch(lines.Text())
		switch {
		case m == nil:
		case strings.Contains(lines.Text(), "serving browsers"):
			h.web = "127.0.0.1:" + m[1]
		default:
			h.port = m[1]
		}
	}
	go func() {
		for lines.Scan() {
		}
	}()
	allocator, cancel := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox)...)
	browser, stop := chromedp.NewContext(allocator)
	h.browser, h.ends = browser, append(h.ends, cancel, stop)
	return h, chromedp.Do(browser)
}

// lead opens a briefing over SSH, and asks its room a question. It returns the
// room's code.
func (h *house) lead() (string, error) {
	ssh := exec.Command("ssh", "-F", "none", "-tt", "-p", h.port, "-i", filepath.Join(h.folder, "key"), "-o", "IdentitiesOnly=yes", "-o", "StrictHostKeyChecking=no",
		"-o", "UserKnownHostsFile="+filepath.Join(h.folder, "known"), "an@127.0.0.1", "lead")
	ssh.Env = []string{"HOME=" + h.folder, "PATH=" + os.Getenv("PATH"), "TERM=xterm-256color"}
	trainer, err := termtest.Start(ssh, 100, 30)
	if err != nil {
		return "", err
	}
	h.ends = append(h.ends, trainer.Kill)
	if err := trainer.WaitFor(10*time.Second, "Phòng "); err != nil {
		return "", err
	}
	_, rest, _ := strings.Cut(trainer.Text(), "Phòng ")
	code := rest[:4]
	for _, step := range []struct {
		keys  []string
		shows string
	}{{[]string{"enter"}, "trang 1/"}, {[]string{"12", "enter"}, "trang 12/"}, {[]string{"v"}, "đã trả lời"}} {
		if err := trainer.Type(step.keys...); err != nil {
			return "", err
		}
		if err := trainer.WaitFor(10*time.Second, step.shows); err != nil {
			return "", err
		}
	}
	return code, nil
}

// draw takes a picture of a page of its own.
func (h *house) draw(p handset, path, folder string) error {
	ctx, cancel := chromedp.NewContext(h.browser, chromedp.WithNewBrowserContext())
	defer cancel()
	scheme := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: p.look}}}
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, scheme); err != nil {
		return err
	}
	onPhone := chromedp.EmulateViewport(390, 844, chromedp.EmulateMobile, chromedp.EmulateTouch, chromedp.EmulatePortrait)
	if err := chromedp.Do(ctx, onPhone, chromedp.Navigate("http://"+h.web+path)); err != nil {
		return err
	}
	time.Sleep(time.Second)
	for _, step := range p.steps {
		what, text, _ := strings.Cut(step, ":")
		var action chromedp.Action[chromedp.Void]
		switch what {
		case "key":
			action = chromedp.KeyEvent(text)
		case "type":
			action = chromedp.KeyEvent(text)
		default:
			quoted, _ := json.Marshal(step)
			if _, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`[...document.querySelectorAll("button")].find(b => b.textContent.includes(`+string(quoted)+`)).click(), true`)); err != nil {
				return err
			}
		}
		if action != nil {
			if err := chromedp.Do(ctx, action); err != nil {
				return err
			}
		}
		time.Sleep(400 * time.Millisecond) // the quiz ignores keys right after a change
	}
	text, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.body.textContent`))
	if err != nil {
		return err
	}
	if !strings.Contains(text, p.shows) {
		return fmt.Errorf("%q does not stand there: %.300s", p.shows, text)
	}
	shot, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		return err
	}
	picture, err := png.Decode(bytes.NewReader(shot))
	if err != nil {
		return err
	}
	var small bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&small, picture); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, p.name+".png"), small.Bytes(), 0o644)
}
