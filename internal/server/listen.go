package server

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"os"
	"strconv"
	"time"

	"github.com/pires/go-proxyproto"
)

// firstSocket is the first file that systemd hands over: sd_listen_fds(3).
const firstSocket = 3

// listen takes the socket that systemd hands over, if it does, else listens on
// addr.
func listen(ctx context.Context, addr string, getenv func(string) string) (net.Listener, error) {
	if n, pid := getenv("LISTEN_FDS"), getenv("LISTEN_PID"); n != "" && pid == strconv.Itoa(os.Getpid()) {
		if n != "1" {
			return nil, fmt.Errorf("systemd hands over %s sockets; the unit must have one ListenStream", n)
		}
		f := os.NewFile(firstSocket, "socket of systemd")
		l, err := net.FileListener(f)
		err = errors.Join(err, f.Close())
		if err != nil {
			return nil, fmt.Errorf("taking the socket of systemd: %w", err)
		}
		return l, nil
	}
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("listening on %s: %w", addr, err)
	}
	return l, nil
}

// ParseNetworks reads networks, such as 10.0.0.0/8, or single addresses.
func ParseNetworks(texts []string) ([]netip.Prefix, error) {
	var networks []netip.Prefix
	for _, t := range texts {
		if a, err := netip.ParseAddr(t); err == nil {
			networks = append(networks, netip.PrefixFrom(a.Unmap(), a.Unmap().BitLen()))
			continue
		}
		p, err := netip.ParsePrefix(t)
		if err != nil {
			return nil, fmt.Errorf("%q is no network; write one such as 10.0.0.0/8", t)
		}
		networks = append(networks, p.Masked())
	}
	return networks, nil
}

// headerWithin is how long a load balancer may take for its PROXY header.
const headerWithin = 5 * time.Second

// behindProxy lets connections from these networks say in a PROXY header whom
// they come from; they must. All others are taken as they come, and a header
// of theirs is no SSH.
func behindProxy(l net.Listener, networks []netip.Prefix) net.Listener {
	if len(networks) == 0 {
		return l
	}
	return &proxyproto.Listener{
		Listener: l, ReadHeaderTimeout: headerWithin,
		ConnPolicy: func(o proxyproto.ConnPolicyOptions) (proxyproto.Policy, error) {
			if a, ok := o.Upstream.(*net.TCPAddr); ok {
				from := a.AddrPort().Addr().Unmap()
				for _, n := range networks {
					if n.Contains(from) {
						return proxyproto.REQUIRE, nil
					}
				}
			}
			return proxyproto.SKIP, nil
		},
	}
}
