package web

import (
	"crypto/tls"
	"net"
	"net/netip"

	"golang.org/x/crypto/acme"
	"golang.org/x/crypto/acme/autocert"

	"training.vast.vn/vneid-training/internal/locale"
)

// Certificates say where the door's certificate comes from.
type Certificates struct {
	Cert, Key string // files; "": see Name
	Name      string // of the house, for which one is asked of Let's Encrypt; "": plain HTTP
	Folder    string // where those are kept
}

// Config is how TLS is spoken; nil: it is not. HTTP/2 is not offered.
func (c Certificates) Config(handshake func(from netip.Addr) error) (*tls.Config, error) {
	config := &tls.Config{MinVersion: tls.VersionTLS12, NextProtos: []string{"http/1.1"}}
	switch {
	case c.Cert != "":
		pair, err := tls.LoadX509KeyPair(c.Cert, c.Key)
		if err != nil {
			return nil, locale.Errorf(locale.WebCertificate, c.Cert, err)
		}
		config.Certificates = []tls.Certificate{pair}
	case c.Name != "":
		m := &autocert.Manager{Prompt: autocert.AcceptTOS, Cache: autocert.DirCache(c.Folder), HostPolicy: autocert.HostWhitelist(c.Name)}
		config.GetCertificate = m.GetCertificate
		config.NextProtos = append(config.NextProtos, acme.ALPNProto)
	default:
		return nil, nil
	}
	if handshake == nil {
		return config, nil
	}
	asked := config.Clone()
	config.GetConfigForClient = func(hello *tls.ClientHelloInfo) (*tls.Config, error) {
		if err := handshake(address(hello.Conn.RemoteAddr())); err != nil {
			return nil, err
		}
		return asked, nil
	}
	return config, nil
}

// CheckListen is an error for a door that would speak plain HTTP to others than
// this machine, where nobody said that it may.
func CheckListen(addr string, secure, plain bool) error {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return locale.Errorf(locale.NoPort, addr)
	}
	a, err := netip.ParseAddr(host)
	if secure || plain || host == "localhost" || err == nil && a.Unmap().IsLoopback() {
		return nil
	}
	return locale.Errorf(locale.WebPlain, addr)
}
