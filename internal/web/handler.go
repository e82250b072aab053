package web

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/locale"
)

// languages are those that the page is in, the usual one first.
var languages = []string{locale.Vi, locale.En}

var matcher = language.NewMatcher([]language.Tag{language.Vietnamese, language.English})

// Language is what a request asks for: in its address, else of its browser.
func Language(r *http.Request) string {
	if l := r.URL.Query().Get("lang"); slices.Contains(languages, l) {
		return l
	}
	asked := r.Header.Get("Accept-Language")
	if asked == "" || len(asked) > 200 {
		return languages[0]
	}
	tags, _, err := language.ParseAcceptLanguage(asked)
	if err != nil || len(tags) == 0 {
		return languages[0]
	}
	_, i, _ := matcher.Match(tags...)
	return languages[i]
}

// policy is what a browser may do on our pages: nothing but load them from here.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// guarded sets the headers that every answer has.
func (d *Door) guarded(h http.Header, secure bool) {
	for _, kv := range [][2]string{
		{"Content-Security-Policy", policy},
		{"X-Content-Type-Options", "nosniff"},
		{"X-Frame-Options", "DENY"},
		{"Referrer-Policy", "no-referrer"},
		{"Cross-Origin-Opener-Policy", "same-origin"},
		{"Cross-Origin-Resource-Policy", "same-origin"},
		{"Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"},
	} {
		h.Set(kv[0], kv[1])
	}
	if secure && d.opt.Host != "" {
		h.Set("Strict-Transport-Security", "max-age=31536000")
	}
}

// ServeHTTP answers a request.
func (d *Door) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	from, secure, ok := d.from(r)
	d.guarded(w.Header(), secure)
	switch {
	case !ok:
		d.refused(from, limitProxy)
		http.Error(w, "not by the proxy", http.StatusForbidden)
		return
	case !d.gate.asks(from):
		d.refused(from, limitRequests)
		w.Header().Set("Retry-After", "10")
		http.Error(w, "too many requests", http.StatusTooManyRequests)
		return
	case !d.ours(r.Host):
		d.refused(from, limitHost)
		http.Error(w, "not this host", http.StatusMisdirectedRequest)
		return
	}
	path := r.URL.Path
	if code, ok := strings.CutPrefix(path, "/V/"); ok && r.Method == http.MethodGet { // of a certificate's QR code
		d.verify(w, r, code)
		return
	}
	if path == "/verify" && (r.Method == http.MethodPost || r.Method == http.MethodGet) {
		d.verify(w, r, r.URL.Query().Get("code"))
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only to be read", http.StatusMethodNotAllowed)
		return
	}
	switch f := d.files[path]; {
	case path == "/socket":
		d.socket(w, r, from, secure)
	case path == "/healthz":
		d.health(w)
	case path == "/handout":
		d.handout(w, r)
	case f != nil && strings.HasPrefix(path, "/"):
		f.send(w, r)
	case path == "/" || oneUse(path) || briefing.IsCode(path[1:]) || briefing.IsCode(strings.TrimPrefix(path, "/screen/")):
		d.files[Language(r)].send(w, r)
	default:
		http.Error(w, "there is nothing here", http.StatusNotFound)
	}
}

// oneUse says whether a path may be the link of a remote control.
func oneUse(path string) bool {
	token, ok := strings.CutPrefix(path, "/remote/")
	return ok && len(token) == 26 && strings.Trim(token, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") == ""
}

// from is where a request comes from, and whether over TLS: behind a proxy as it
// says. It is false for one that should have come by the proxy, and has not.
func (d *Door) from(r *http.Request) (from netip.Addr, secure, ok bool) {
	if a, err := netip.ParseAddrPort(r.RemoteAddr); err == nil {
		from = a.Addr().Unmap()
	}
	if d.opt.Proxy == nil {
		return from, r.TLS != nil, true
	}
	if !d.behind(from) {
		return from, r.TLS != nil, false
	}
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for _, hop := range slices.Backward(hops) {
		a, err := netip.ParseAddr(strings.TrimSpace(hop))
		if err != nil {
			break
		}
		if from = a.Unmap(); !d.behind(from) {
			break
		}
	}
	return from, r.Header.Get("X-Forwarded-Proto") == "https", true
}

// behind says whether an address is one of the proxies.
func (d *Door) behind(a netip.Addr) bool { return d.opt.Proxy != nil && d.opt.Proxy(a) }

// ours says whether a host is the house's.
func (d *Door) ours(host string) bool {
	if d.opt.Host == "" {
		return host != ""
	}
	return strings.EqualFold(bare(host), bare(d.opt.Host))
}

// bare is a host without its port.
func bare(host string) string {
	if h, _, err := net.SplitHostPort(host); err == nil {
		return h
	}
	return host
}

func (d *Door) health(w http.ResponseWriter) {
	if d.opt.Ready != nil {
		if err := d.opt.Ready(); err != nil {
			http.Error(w, "not now", http.StatusServiceUnavailable)
			return
		}
	}
	fmt.Fprintln(w, "ok")
}

func (d *Door) handout(w http.ResponseWriter, r *http.Request) {
	if d.opt.Handout == nil {
		http.NotFound(w, r)
		return
	}
	text, err := d.opt.Handout(Language(r))
	if err != nil {
		http.Error(w, "the handout can't be made", http.StatusInternalServerError)
		return
	}
	// A page of its own, whose styles stand in it; it runs nothing.
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write(text)
}
