package server

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus/promhttp"
	"golang.org/x/net/netutil"

	"training.vast.vn/vneid-training/internal/locale"
)

// CheckListen is an error for an address that nobody can listen on.
func CheckListen(addr string) error {
	_, port, err := net.SplitHostPort(addr)
	if err == nil {
		_, err = net.LookupPort("tcp", port)
	}
	if err != nil {
		return locale.Errorf(locale.NoPort, addr)
	}
	return nil
}

// checkAdmin is an error for an address that others than this machine reach,
// unless that is wanted.
func checkAdmin(addr string, remote bool) error {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return locale.Errorf(locale.AdminAddress, addr, err)
	}
	a, err := netip.ParseAddr(host)
	if host != "localhost" && (err != nil || !a.Unmap().IsLoopback()) && !remote {
		return locale.Errorf(locale.AdminOpen, addr)
	}
	return nil
}

// health answers whether results can be written, trying at most once a second.
type health struct {
	check func() error
	now   func() time.Time

	mu  sync.Mutex
	at  time.Time
	err error
}

func (h *health) ready() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if now := h.now(); h.at.IsZero() || now.Sub(h.at) >= time.Second {
		h.at, h.err = now, h.check()
	}
	return h.err
}

// errStopping is why a server that drains is not ready.
var errStopping = errors.New("stopping")

// AdminHandler answers /metrics and /healthz: 200 while people may come in and
// their results can be written, else 503.
func (s *Server) AdminHandler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(s.metrics.registry, promhttp.HandlerOpts{}))
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		if err := s.ready(); err != nil {
			http.Error(w, err.Error(), http.StatusServiceUnavailable)
			return
		}
		fmt.Fprintln(w, "ok")
	})
	return mux
}

// ready is an error while nobody may come in, or results can't be written.
func (s *Server) ready() error {
	err := s.health.ready()
	if s.stopping() {
		err = errStopping
	}
	return err
}

const (
	adminConns  = 32              // at once; more wait for one of them to end
	adminWithin = 5 * time.Second // for a request, and for the next one
)

// serveAdmin answers on addr until the returned function is called.
func (s *Server) serveAdmin(ctx context.Context, addr string) (stop func(), err error) {
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	if err != nil {
		return nil, locale.Errorf(locale.ListeningAdmin, addr, err)
	}
	srv := &http.Server{Handler: s.AdminHandler(), ReadTimeout: adminWithin, WriteTimeout: 10 * time.Second, MaxHeaderBytes: 16 << 10}
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := srv.Serve(netutil.LimitListener(l, adminConns)); !errors.Is(err, http.ErrServerClosed) {
			s.log.Error("the admin address is no longer served", "error", err.Error())
		}
	}()
	s.log.Info("admin", "address", l.Addr().String())
	return func() { _ = srv.Close(); <-done }, nil
}
