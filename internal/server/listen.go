package server

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pires/go-proxyproto"

	"training.vast.vn/vneid-training/internal/locale"
)

// firstSocket is the first file that systemd hands over: sd_listen_fds(3).
const firstSocket = 3

// webSocket is the name of the socket for browsers that systemd hands over
// (FileDescriptorName=); any other is that for SSH.
const webSocket = "web"

// handed is the file that systemd hands over as the socket of a door; 0: none.
func handed(web bool, getenv func(string) string) (fd uintptr, err error) {
	n := getenv("LISTEN_FDS")
	if n == "" || getenv("LISTEN_PID") != strconv.Itoa(os.Getpid()) {
		return 0, nil
	}
	count, err := strconv.Atoi(n)
	names, mine := strings.Split(getenv("LISTEN_FDNAMES"), ":"), 0
	for i := range min(count, 8) {
		if (i < len(names) && names[i] == webSocket) == web {
			fd, mine = uintptr(firstSocket+i), mine+1
		}
	}
	if err != nil || mine > 1 || mine == 0 && !web {
		return 0, locale.Errorf(locale.SocketCount, n)
	}
	return fd, nil
}

// listen takes the socket that systemd hands over for a door, if it does, else
// listens on addr; fault is what is said where it can't.
func listen(ctx context.Context, addr string, web bool, fault locale.Fault, getenv func(string) string) (net.Listener, error) {
	fd, err := handed(web, getenv)
	if err != nil {
		return nil, err
	}
	if fd != 0 {
		f := os.NewFile(fd, "socket of systemd")
		l, err := net.FileListener(f)
		err = errors.Join(err, f.Close())
		if err != nil {
			return nil, locale.Errorf(locale.SocketTake, err)
		}
		return l, nil
	}
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	if err != nil {
		return nil, locale.Errorf(fault, addr, err)
	}
	return l, nil
}

// Networks are those whose word is believed. They are the value of a flag
// (pflag.Value) that may be given several times.
type Networks []netip.Prefix

// Set adds networks, such as 10.0.0.0/8, or single addresses, parted by commas.
func (n *Networks) Set(texts string) error {
	for t := range strings.SplitSeq(texts, ",") {
		if a, err := netip.ParseAddr(t); err == nil {
			*n = append(*n, netip.PrefixFrom(a.Unmap(), a.Unmap().BitLen()))
			continue
		}
		p, err := netip.ParsePrefix(t)
		if err != nil {
			return locale.Errorf(locale.NoNetwork, t)
		}
		*n = append(*n, p.Masked())
	}
	return nil
}

// String returns what Set reads.
func (n *Networks) String() string {
	texts := make([]string, len(*n))
	for i, p := range *n {
		texts[i] = p.String()
	}
	return strings.Join(texts, ",")
}

// Type returns what the help of a flag calls its value.
func (n *Networks) Type() string { return "networks" }

// contains says whether an address is in one of the networks.
func (n Networks) contains(a netip.Addr) bool {
	return slices.ContainsFunc(n, func(p netip.Prefix) bool { return p.Contains(a) })
}

// headerWithin is how long a load balancer may take for its PROXY header.
const headerWithin = 5 * time.Second

// behindProxy lets connections from these networks say in a PROXY header whom
// they come from; they must. All others are taken as they come, and a header
// of theirs is no SSH.
func behindProxy(l net.Listener, networks Networks) net.Listener {
	if len(networks) == 0 {
		return l
	}
	return &proxyproto.Listener{
		Listener: l, ReadHeaderTimeout: headerWithin,
		ConnPolicy: func(o proxyproto.ConnPolicyOptions) (proxyproto.Policy, error) {
			if a, ok := o.Upstream.(*net.TCPAddr); ok && networks.contains(a.AddrPort().Addr().Unmap()) {
				return proxyproto.REQUIRE, nil
			}
			return proxyproto.SKIP, nil
		},
	}
}
