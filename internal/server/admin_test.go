package server

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func TestAdminAddress(t *testing.T) {
	for addr, fine := range map[string]bool{
		"127.0.0.1:9222": true, "[::1]:9222": true, "localhost:1": true, ":9222": false, "0.0.0.0:9222": false, "192.0.2.1:1": false, "9222": false,
	} {
		if err := checkAdmin(addr, false); (err == nil) != fine {
			t.Errorf("%s: %v", addr, err)
		}
	}
	if err := checkAdmin(":9222", true); err != nil {
		t.Errorf("with --admin-remote: %v", err)
	}
}

func get(t *testing.T, h http.Handler, path string) (int, string) {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	return w.Code, w.Body.String()
}

func TestMetricsAndHealth(t *testing.T) {
	var later atomic.Int64
	h := serve(t, func(o *Options) {
		o.Limits.PerAddress = 1
		o.Now = func() time.Time { return time.Now().Add(time.Duration(later.Load())) }
	})
	admin := h.AdminHandler()
	c := h.login(t, "an")
	p := sit(t, c, 100, 30, "learn")
	p.see("trang 1/")
	p.press("\x1b[C")
	p.see("trang 2/")
	until(t, "a turn is counted", func() bool {
		_, text := get(t, admin, "/metrics")
		return !strings.Contains(text, "vneid_training_frame_seconds_count 0")
	})
	if _, code := exec(t, h.login(t, "zzqx\nx{}"), "version"); code != 1 {
		t.Errorf("a second person of an address for one exits %d", code)
	}
	_, text := get(t, admin, "/metrics")
	for _, want := range []string{"vneid_training_sessions ", "vneid_training_sessions_total 2", `vneid_training_limits_total{limit="per_address"} 1`,
		`vneid_training_attempts_total{passed="yes"} 0`, "vneid_training_write_errors_total 0", "vneid_training_cache_max_bytes",
		`vneid_training_build_info{go="go1.`, `vneid_training_limit{limit="max-per-address"} 1`, `vneid_training_limit{limit="idle-timeout"} `, "vneid_training_rooms 0", "vneid_training_followers 0", "vneid_training_record_bytes ", "vneid_training_disk_free_bytes "} {
		if !strings.Contains(text, want) {
			t.Errorf("/metrics lacks %q", want)
		}
	}
	if strings.Contains(text, "zzqx") {
		t.Error("a client's text is in /metrics")
	}

	if code, _ := get(t, admin, "/healthz"); code != http.StatusOK {
		t.Errorf("/healthz: %d", code)
	}
	if err := os.Rename(h.data, h.data+".away"); err != nil {
		t.Fatal(err)
	}
	later.Add(int64(2 * time.Second))
	if code, text := get(t, admin, "/healthz"); code != http.StatusServiceUnavailable || !strings.Contains(text, h.data) {
		t.Errorf("with the data folder gone: %d %q", code, text)
	}
	if err := os.Rename(h.data+".away", h.data); err != nil {
		t.Fatal(err)
	}
	later.Add(int64(2 * time.Second))
	if code, _ := get(t, admin, "/healthz"); code != http.StatusOK {
		t.Errorf("with the folder back: %d", code)
	}
}

// Whoever connects to the admin address and stays there makes nobody wait for
// long, and is gone soon, whether a request came or not.
func TestAdminConnectionsAreBounded(t *testing.T) {
	t.Parallel()
	h := serve(t, nil)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	done, err := h.serveAdmin(ctx, "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer done()
	_, addr, _ := strings.Cut(h.log.String(), "msg=admin address=")
	addr, _, _ = strings.Cut(addr, "\n")
	var strangers []net.Conn
	for i := range 3 * adminConns {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		if i%2 == 0 {
			fmt.Fprint(c, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
		}
		strangers = append(strangers, c)
	}
	client := http.Client{Timeout: patience}
	r, err := client.Get("http://" + addr + "/healthz")
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	for _, c := range strangers {
		_ = c.SetReadDeadline(time.Now().Add(patience))
		if _, err := io.Copy(io.Discard, c); errors.Is(err, os.ErrDeadlineExceeded) {
			t.Fatal("one who does nothing stays")
		}
	}
}
