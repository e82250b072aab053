package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
)

// A fox is a Firefox that is told what to do by WebDriver BiDi.
type fox struct {
	t    *testing.T
	conn *websocket.Conn
	id   int
	tab  string
}

var bidi = regexp.MustCompile(`WebDriver BiDi listening on (ws://\S+)`)

// firefox starts one.
func firefox(t *testing.T) *fox {
	t.Helper()
	path, err := exec.LookPath("firefox-esr")
	if err != nil {
		t.Fatalf("this test needs Firefox (apt-get install firefox-esr): %v", err)
	}
	cmd := exec.Command(path, "--headless", "--no-remote", "--remote-debugging-port=0", "--profile", t.TempDir())
	cmd.Env = append(cmd.Environ(), "HOME="+t.TempDir())
	said, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	for lines := bufio.NewScanner(said); lines.Scan(); {
		m := bidi.FindStringSubmatch(lines.Text())
		if m == nil {
			continue
		}
		go io.Copy(io.Discard, said)
		conn, _, err := websocket.Dial(t.Context(), m[1]+"/session", nil)
		if err != nil {
			t.Fatal(err)
		}
		conn.SetReadLimit(16 << 20)
		f := &fox{t: t, conn: conn}
		t.Cleanup(func() { f.do("browser.close", struct{}{}) })
		f.do("session.new", map[string]any{"capabilities": struct{}{}})
		var tree struct{ Contexts []struct{ Context string } }
		f.must(json.Unmarshal(f.do("browsingContext.getTree", struct{}{}), &tree))
		f.tab = tree.Contexts[0].Context
		return f
	}
	t.Fatal("Firefox does not say where it listens")
	return nil
}

func (f *fox) must(err error) {
	f.t.Helper()
	if err != nil {
		f.t.Fatal(err)
	}
}

// do has a command done, and returns what came of it.
func (f *fox) do(method string, params any) json.RawMessage {
	f.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	f.id++
	text, err := json.Marshal(map[string]any{"id": f.id, "method": method, "params": params})
	f.must(err)
	f.must(f.conn.Write(ctx, websocket.MessageText, text))
	for {
		_, text, err := f.conn.Read(ctx)
		f.must(err)
		var is struct {
			Type, Error, Message string
			ID                   int
			Result               json.RawMessage
		}
		f.must(json.Unmarshal(text, &is))
		if is.Type == "error" {
			f.t.Fatalf("%s: %s: %s", method, is.Error, is.Message)
		}
		if is.ID == f.id {
			return is.Result
		}
	}
}

// is evaluates a script in the page, whose value is a text.
func (f *fox) is(script string) string {
	f.t.Helper()
	var got struct{ Result struct{ Value string } }
	f.must(json.Unmarshal(f.do("script.evaluate", map[string]any{"expression": script, "target": map[string]any{"context": f.tab}, "awaitPromise": true}), &got))
	return got.Result.Value
}

// sees waits until the page tells a text.
func (f *fox) sees(text string) {
	f.t.Helper()
	said := ""
	for late := time.Now().Add(patience); time.Now().Before(late); time.Sleep(50 * time.Millisecond) {
		said = f.is(`[...document.querySelectorAll("h1, #words > *, #taps > *, #bar button")].map(e => e.textContent).join("\n")`)
		if strings.Contains(said, text) {
			return
		}
	}
	f.t.Fatalf("%q did not come up; the page:\n%s", text, said)
}

// press presses keys, by their code points in WebDriver or as letters.
func (f *fox) press(keys string) {
	f.t.Helper()
	var actions []map[string]string
	for _, key := range keys {
		actions = append(actions, map[string]string{"type": "keyDown", "value": string(key)}, map[string]string{"type": "keyUp", "value": string(key)})
	}
	f.do("input.performActions", map[string]any{"context": f.tab, "actions": []any{map[string]any{"type": "key", "id": "keys", "actions": actions}}})
}

const foxEnter, foxRight = "\ue007", "\ue014"

// The course in Firefox: it opens, turns its pages, draws them, and complains about
// nothing. It is not parallel: beside a dozen pages in Chromium it takes a minute to
// open one.
func TestInFirefox(t *testing.T) {
	trainers := filepath.Join(t.TempDir(), "trainers")
	trainersKey(t, trainers)
	s := serveOn(t, t.TempDir(), trainers, "--web", "127.0.0.1:0")
	f := firefox(t)
	f.do("script.addPreloadScript", map[string]any{"functionDeclaration": `() => { window.wrong = []; addEventListener("error", e => wrong.push(e.message)); addEventListener("unhandledrejection", e => wrong.push(String(e.reason))); addEventListener("securitypolicyviolation", e => wrong.push(e.blockedURI + " " + e.violatedDirective)); }`})
	f.do("browsingContext.navigate", map[string]any{"context": f.tab, "url": fmt.Sprintf("http://%s/?lang=vi", s.web), "wait": "complete"})
	f.sees("Bắt đầu học")
	f.press(foxEnter)
	f.sees("lùi")
	f.press(foxRight)
	f.sees("Sáng thứ Hai")
	if drawn := f.is(`(() => { const c = document.getElementById("cells"), p = c.getContext("2d").getImageData(0, 0, c.width, c.height).data; return String(new Set(Array.from({ length: p.length / 4 }, (_, i) => p[4 * i] << 16 | p[4 * i + 1] << 8 | p[4 * i + 2])).size > 20); })()`); drawn != "true" {
		t.Error("the slide is not drawn")
	}
	if wrong := f.is(`wrong.join("\n")`); wrong != "" {
		t.Errorf("Firefox complains: %s", wrong)
	}
}
