package doctor

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"training.vast.vn/vneid-training/internal/server"
)

// certified writes a certificate for a name, and its key.
func certified(t *testing.T, from, to time.Duration, name string) (cert, key string) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	is := &x509.Certificate{SerialNumber: big.NewInt(1), NotBefore: time.Now().Add(from), NotAfter: time.Now().Add(to), DNSNames: []string{name}}
	text, err := x509.CreateCertificate(rand.Reader, is, is, private.Public(), private)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	cert, key = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	for path, block := range map[string]*pem.Block{cert: {Type: "CERTIFICATE", Bytes: text}, key: {Type: "PRIVATE KEY", Bytes: secret}} {
		if err := os.WriteFile(path, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return cert, key
}

// Whatever would keep browsers out is said before they come.
func TestWebDoor(t *testing.T) {
	const host, here = "hoc.vast.vn", "127.0.0.1:0"
	year := 365 * 24 * time.Hour
	cert, key := certified(t, -year, year, host)
	_, otherKey := certified(t, -year, year, host)
	ended, endedKey := certified(t, -year, -time.Hour, host)
	early, earlyKey := certified(t, time.Hour, year, host)
	soon, soonKey := certified(t, -year, 24*time.Hour, host)
	taken, err := net.Listen("tcp", here)
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	var proxies server.Networks
	if err := proxies.Set("10.0.0.0/8"); err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		web           server.Web
		host, members string
		says          string
	}{
		"a good one":         {server.Web{Listen: here, Cert: cert, Key: key}, host, "", good + " Chứng chỉ dùng được đến ngày"},
		"with a port":        {server.Web{Listen: here, Cert: cert, Key: key}, host + ":8443", "", good + " Chứng chỉ dùng được đến ngày"},
		"it ends soon":       {server.Web{Listen: here, Cert: soon, Key: soonKey}, host, "", note + " Chứng chỉ sắp hết hạn"},
		"another key":        {server.Web{Listen: here, Cert: cert, Key: otherKey}, host, "", bad + " Chứng chỉ " + cert},
		"no such file":       {server.Web{Listen: here, Cert: cert + "x", Key: key}, host, "", bad},
		"ended":              {server.Web{Listen: here, Cert: ended, Key: endedKey}, host, "", "đã hết hạn"},
		"not yet":            {server.Web{Listen: here, Cert: early, Key: earlyKey}, host, "", "chỉ dùng được từ ngày"},
		"another name":       {server.Web{Listen: here, Cert: cert, Key: key}, "khac.vast.vn", "", bad + " Chứng chỉ " + cert + " không có tên khac.vast.vn"},
		"a cert, no key":     {server.Web{Listen: here, Cert: cert}, host, "", bad + " --web-cert"},
		"plain to others":    {server.Web{Listen: "0.0.0.0:0"}, "", "", bad + " --web 0.0.0.0:0"},
		"plain, as was told": {server.Web{Listen: "0.0.0.0:0", Plain: true}, "", "", note + " Trang không mã hóa"},
		"behind a proxy":     {server.Web{Listen: "0.0.0.0:0", Proxies: proxies}, host, "", note + " Trang không mã hóa"},
		"asked for":          {server.Web{Listen: here}, host, "", good + " Chứng chỉ cho " + host},
		"here alone":         {server.Web{Listen: here}, "", "", note + " Trang không mã hóa, chỉ"},
		"taken":              {server.Web{Listen: taken.Addr().String()}, "", "", bad + " " + taken.Addr().String()},
		"members only":       {server.Web{Listen: here}, "", "members", bad + " --members"},
	} {
		said, err := look(t, Options{Data: t.TempDir(), Listen: here, Members: tt.members, Web: tt.web, WebHost: tt.host})
		_, said, _ = strings.Cut(said, "Cửa cho trình duyệt")
		if !strings.Contains(said, tt.says) || strings.Contains(said, bad) && err == nil {
			t.Errorf("%s: %v; want %q:\n%s", name, err, tt.says, said)
		}
		for _, english := range []string{"no such", "listen tcp", "tls:", "x509", "in use"} {
			if strings.Contains(said, english) {
				t.Errorf("%s: %q is English:\n%s", name, english, said)
			}
		}
	}
}
