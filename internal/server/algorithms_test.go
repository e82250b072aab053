package server

import (
	"crypto/rand"
	"crypto/rsa"
	"errors"
	"fmt"
	"net"
	"os"
	osexec "os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"training.vast.vn/vneid-training/internal/server/trust"
)

func newRSA(t testing.TB, bits int) gossh.AlgorithmSigner {
	t.Helper()
	t.Setenv("GODEBUG", "rsa1024min=0") // there are still keys that short
	key, err := rsa.GenerateKey(rand.Reader, bits)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := gossh.NewSignerFromKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return signer.(gossh.AlgorithmSigner)
}

// signsBy is a key that signs by one algorithm only.
func signsBy(t testing.TB, key gossh.AlgorithmSigner, algorithm string) gossh.Signer {
	t.Helper()
	s, err := gossh.NewSignerWithAlgorithms(key, []string{algorithm})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// A proof that can be forged proves nothing: who comes with one is let in as
// anybody is, beside somebody whose key counts.
func TestWeakKeysProveNothing(t *testing.T) {
	h := serve(t, nil)
	who(h)
	sound := newRSA(t, 2048)
	for _, tt := range []struct {
		name string
		key  gossh.Signer
		want trust.Identity
	}{
		{"2048 bits, SHA-512", signsBy(t, sound, gossh.KeyAlgoRSASHA512), trust.Identity{Fingerprint: fingerprint(sound)}},
		{"2048 bits, SHA-256", signsBy(t, sound, gossh.KeyAlgoRSASHA256), trust.Identity{Fingerprint: fingerprint(sound)}},
		{"2048 bits, SHA-1", signsBy(t, sound, gossh.KeyAlgoRSA), trust.Identity{}},
		{"1024 bits", newRSA(t, 1024), trust.Identity{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if out, _ := exec(t, h.login(t, "an", tt.key), "who"); out != fmt.Sprintf("%+v", tt.want) {
				t.Errorf("the server takes them for %s; want %+v", out, tt.want)
			}
		})
	}
	short := newRSA(t, 1024)
	list := filepath.Join(t.TempDir(), "list")
	write(t, list, authorized(short, sound))
	if keys, err := trust.ReadKeys(list); err != nil || keys.Len() != 1 || len(keys.Skipped) != 1 {
		t.Errorf("of a list with a weak key and a sound one %d count and %d are skipped (%v); want 1 and 1", keys.Len(), len(keys.Skipped), err)
	}
}

// Nobody comes in by what rests on SHA-1.
func TestNoSHA1(t *testing.T) {
	h := serve(t, nil)
	for name, c := range map[string]gossh.Config{
		"group 14": {KeyExchanges: []string{gossh.InsecureKeyExchangeDH14SHA1}},
		"hmac":     {MACs: []string{gossh.HMACSHA1}, Ciphers: []string{gossh.CipherAES128CTR}},
		"hmac-96":  {MACs: []string{gossh.InsecureHMACSHA196}, Ciphers: []string{gossh.CipherAES128CTR}},
	} {
		config := &gossh.ClientConfig{Config: c, User: guest, HostKeyCallback: gossh.FixedHostKey(h.opt.HostKeys[0].PublicKey()), Timeout: patience}
		if c, err := gossh.Dial("tcp", h.addr, config); err == nil {
			c.Close()
			t.Errorf("%s: a client that knows nothing better comes in", name)
		}
	}
	h.login(t, guest)
}

// Debian's auditor finds nothing to fail but the curve of the second host key,
// which is for clients that can't check the first.
func TestAudit(t *testing.T) {
	audit, err := osexec.LookPath("ssh-audit")
	if err != nil {
		t.Skip("ssh-audit is not installed")
	}
	keys, _, err := trust.HostKeys(filepath.Join(t.TempDir(), "data"), false)
	if err != nil {
		t.Fatal(err)
	}
	h := serve(t, func(o *Options) { o.HostKeys = keys })
	_, port, _ := net.SplitHostPort(h.addr)
	out, err := osexec.CommandContext(t.Context(), audit, "--no-colors", "--level=fail", "-p", port, "127.0.0.1").Output()
	if exit := (*osexec.ExitError)(nil); err != nil && !errors.As(err, &exit) { // it tells by its code what it found
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		if strings.Contains(line, "[fail]") && !strings.HasPrefix(line, "(key) ecdsa-sha2-nistp256 ") {
			t.Error(line)
		}
	}
	if !strings.Contains(string(out), "ecdsa-sha2-nistp256") {
		t.Errorf("it says nothing of the host key:\n%s", out)
	}
}

// A certificate counts as the key in it, and by its authority as a line of a
// list if the line says so.
func TestCertificates(t *testing.T) {
	own, listed, authority, picky, stranger := newKey(t), newKey(t), newKey(t), newKey(t), newKey(t)
	old := newRSA(t, 2048)
	list := filepath.Join(t.TempDir(), "trainers")
	write(t, list, authorized(listed)+"cert-authority "+authorized(authority)+`cert-authority,principals="trainer,lead" `+authorized(picky)+"cert-authority "+authorized(old)+`command="x",cert-authority `+authorized(stranger))
	h := serve(t, func(o *Options) {
		roles, err := trust.NewRoles("", list, "", o.Log)
		if err != nil {
			t.Fatal(err)
		}
		o.Roles = roles
	})
	who(h)
	nobody := trust.Identity{Fingerprint: fingerprint(own)}
	trainer := trust.Identity{Fingerprint: fingerprint(own), Member: true, Trainer: true, Name: "Hoa", Called: "Hoa"}
	for _, tt := range []struct {
		name   string
		key    gossh.Signer
		by     gossh.Signer
		change func(*gossh.Certificate)
		want   trust.Identity
	}{
		{"of somebody unknown", own, stranger, nil, nobody},
		{"of an authority in the list", own, authority, nil, trainer},
		{"with names", own, authority, func(c *gossh.Certificate) { c.ValidPrincipals = []string{"hoa", "an"} }, trainer},
		{"without the name that the line asks for", own, picky, func(c *gossh.Certificate) { c.ValidPrincipals = []string{"hoa"} }, nobody},
		{"with that name", own, picky, func(c *gossh.Certificate) { c.ValidPrincipals = []string{"hoa", "lead"} }, trainer},
		{"too late", own, authority, func(c *gossh.Certificate) { c.ValidBefore = uint64(time.Now().Add(-time.Minute).Unix()) }, nobody},
		{"too early", own, authority, func(c *gossh.Certificate) { c.ValidAfter = uint64(time.Now().Add(time.Hour).Unix()) }, nobody},
		{"for one command", own, authority, func(c *gossh.Certificate) { c.CriticalOptions = map[string]string{"force-command": "version"} }, nobody},
		{"of a host", own, authority, func(c *gossh.Certificate) { c.CertType = gossh.HostCert }, nobody},
		{"signed with SHA-1", own, signsBy(t, old, gossh.KeyAlgoRSA), nil, nobody},
		{"signed with SHA-512", own, signsBy(t, old, gossh.KeyAlgoRSASHA512), nil, trainer},
		{"of a key in the list", listed, stranger, nil, trust.Identity{Fingerprint: fingerprint(listed), Member: true, Trainer: true}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := &gossh.Certificate{Key: tt.key.PublicKey(), CertType: gossh.UserCert, KeyId: "Hoa", ValidPrincipals: []string{"an"}, ValidBefore: gossh.CertTimeInfinity}
			if tt.change != nil {
				tt.change(c)
			}
			if err := c.SignCert(rand.Reader, tt.by); err != nil {
				t.Fatal(err)
			}
			signer, err := gossh.NewCertSigner(c, tt.key)
			if err != nil {
				t.Fatal(err)
			}
			if out, _ := exec(t, h.login(t, "an", signer), "who"); out != fmt.Sprintf("%+v", tt.want) {
				t.Errorf("the server takes them for %s; want %+v", out, tt.want)
			}
		})
	}
}

// A certificate that names nobody, as ssh-keygen makes one without -n, counts
// for nobody: to take it for anybody's is what OpenSSH no longer does.
func TestCertificateOfNobody(t *testing.T) {
	keygen, err := osexec.LookPath("ssh-keygen")
	if err != nil {
		t.Skip("no ssh-keygen here")
	}
	dir := t.TempDir()
	for _, args := range [][]string{{"-t", "ed25519", "-N", "", "-f", "ca"}, {"-t", "ed25519", "-N", "", "-f", "own"}, {"-s", "ca", "-I", "Hoa", "own.pub"}} {
		cmd := osexec.Command(keygen, append([]string{"-q"}, args...)...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("ssh-keygen %v: %v\n%s", args, err, out)
		}
	}
	read := func(name string) []byte {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	own, err := gossh.ParsePrivateKey(read("own"))
	if err != nil {
		t.Fatal(err)
	}
	key, _, _, _, err := gossh.ParseAuthorizedKey(read("own-cert.pub"))
	if err != nil {
		t.Fatal(err)
	}
	signer, err := gossh.NewCertSigner(key.(*gossh.Certificate), own)
	if err != nil {
		t.Fatal(err)
	}
	list := filepath.Join(dir, "trainers")
	write(t, list, "cert-authority "+string(read("ca.pub")))
	h := serve(t, func(o *Options) {
		if o.Roles, err = trust.NewRoles("", list, "", o.Log); err != nil {
			t.Fatal(err)
		}
	})
	who(h)
	if out, _ := exec(t, h.login(t, "an", signer), "who"); out != fmt.Sprintf("%+v", trust.Identity{Fingerprint: fingerprint(own)}) {
		t.Errorf("the server takes them for %s", out)
	}
}
