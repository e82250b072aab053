package server

import (
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
		`vneid_training_attempts_total{passed="yes"} 0`, "vneid_training_write_errors_total 0", "vneid_training_cache_max_bytes"} {
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
