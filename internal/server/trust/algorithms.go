package trust

import (
	"crypto/rsa"
	"errors"

	gossh "golang.org/x/crypto/ssh"
)

// Algorithms are those that a connection may use: nothing that rests on SHA-1,
// and no key exchange that ssh-audit fails. Group 14 stays for clients that may
// use no other; a larger group costs the server many times as much.
func Algorithms() gossh.Config {
	return gossh.Config{
		KeyExchanges: []string{gossh.KeyExchangeMLKEM768X25519, gossh.KeyExchangeCurve25519, gossh.KeyExchangeDH14SHA256},
		Ciphers:      gossh.SupportedAlgorithms().Ciphers,
		MACs:         []string{gossh.HMACSHA256ETM, gossh.HMACSHA512ETM, gossh.HMACSHA256, gossh.HMACSHA512},
	}
}

// Signatures are those by which a client may prove that it holds a key, and an
// authority that it made a certificate.
func Signatures() []string { return gossh.SupportedAlgorithms().PublicKeyAuths }

// leastRSA is how many bits an RSA key has at least.
const leastRSA = 2048

var errWeakKey = errors.New("an RSA key of fewer than 2048 bits, or a DSA key, proves nothing; make one with ssh-keygen -t ed25519")

// Strong is an error for a key that others may be able to forge.
func Strong(key gossh.PublicKey) error {
	//lint:ignore SA1019 it is named to be refused
	if key.Type() == gossh.InsecureKeyAlgoDSA {
		return errWeakKey
	}
	if k, ok := key.(gossh.CryptoPublicKey); ok {
		if r, ok := k.CryptoPublicKey().(*rsa.PublicKey); ok && r.N.BitLen() < leastRSA {
			return errWeakKey
		}
	}
	return nil
}

// Bare is the key whose holder a client proves to be: a certificate counts as
// the key in it.
func Bare(key gossh.PublicKey) gossh.PublicKey {
	if c, ok := key.(*gossh.Certificate); ok {
		return c.Key
	}
	return key
}
