package certificate_test

import (
	"crypto/ed25519"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/certificate"
)

var (
	key   = ed25519.NewKeyFromSeed([]byte("a seed of thirty-two bytes, test"))
	other = ed25519.NewKeyFromSeed([]byte("another seed of thirty-two bytes"))

	// Late in the evening in UTC is the next day in Hà Nội.
	statement = certificate.Statement{
		Receipt: "7K3M-9QX2", Name: "Nguyễn Văn An", Unit: "Viện Công nghệ thông tin", Course: "Tiện ích VNeID", Letter: "254/VHL-TCCBKT",
		Correct: 9, Of: 10, Needed: 80, At: time.Date(2026, 11, 23, 20, 7, 30, 0, time.UTC), Proof: record.SameKey,
	}
)

func public(k ed25519.PrivateKey) ed25519.PublicKey { return k.Public().(ed25519.PublicKey) }

func sign(t testing.TB, s certificate.Statement) string {
	t.Helper()
	code, err := certificate.Sign(s, key)
	if err != nil {
		t.Fatal(err)
	}
	return code
}

func TestVerify(t *testing.T) {
	code := sign(t, statement)
	if !strings.HasPrefix(code, "VNEID2:") || strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:") != "" {
		t.Errorf("a QR code holds this badly: %s", code)
	}
	var wrapped strings.Builder
	for i := 0; i < len(code); i += 60 {
		wrapped.WriteString("  " + code[i:min(i+60, len(code))] + "\r\n")
	}
	swap := func(i int) string {
		b := []byte(code)
		b[i] = 'A' + (b[i]-'A'+1)%26
		return string(b)
	}
	for _, tt := range []struct {
		name, text string
		keys       []ed25519.PublicKey
		want       error
	}{
		{"as it is", code, []ed25519.PublicKey{public(key)}, nil},
		{"one of two keys", code, []ed25519.PublicKey{public(other), public(key)}, nil},
		{"wrapped, in a letter", "Kính gửi VNEID,\n" + wrapped.String() + "Trân trọng", []ed25519.PublicKey{public(key)}, nil},
		{"in small letters", strings.ToLower(code), []ed25519.PublicKey{public(key)}, nil},
		{"wrong key", code, []ed25519.PublicKey{public(other)}, certificate.ErrKey},
		{"no key", code, nil, certificate.ErrKey},
		{"last letters missing", code[:len(code)-3], []ed25519.PublicKey{public(key)}, certificate.ErrCut},
		{"cut in the middle", code[:len(code)/2], []ed25519.PublicKey{public(key)}, certificate.ErrCut},
		{"only the prefix", "VNEID2:", []ed25519.PublicKey{public(key)}, certificate.ErrCut},
		{"statement changed", swap(60), []ed25519.PublicKey{public(key)}, certificate.ErrChanged},
		{"signature changed", swap(len(code) - 20), []ed25519.PublicKey{public(key)}, certificate.ErrChanged},
		{"a strange character", code[:80] + "!" + code[81:], []ed25519.PublicKey{public(key)}, certificate.ErrLetter},
		{"newer", "VNEID4:" + code[7:], []ed25519.PublicKey{public(key)}, certificate.ErrVersion},
		{"another text", "https://vneid.gov.vn", []ed25519.PublicKey{public(key)}, certificate.ErrNone},
		{"nothing", "", []ed25519.PublicKey{public(key)}, certificate.ErrNone},
	} {
		got, err := certificate.Verify([]byte(tt.text), tt.keys...)
		if !errors.Is(err, tt.want) || tt.want == nil && (err != nil || got != statement) {
			t.Errorf("%s: %+v, %v; want error %v", tt.name, got, err, tt.want)
		}
	}
}

// Every single letter that is changed is noticed.
func TestEveryChangeIsNoticed(t *testing.T) {
	code := sign(t, statement)
	for i := range code {
		b := []byte(code)
		b[i] = 'A' + (b[i]|0x20-'a'+7)%26
		if string(b) == code {
			continue
		}
		if got, err := certificate.Verify(b, public(key)); err == nil {
			t.Fatalf("letter %d changed: verified as %+v", i, got)
		}
	}
}

func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		line := rapid.StringMatching(`[a-zA-ZđĐàáảãạăằắẳẵặ0-9 .,/'-]{0,60}`)
		s := certificate.Statement{
			Receipt: line.Draw(rt, "receipt"), Name: line.Draw(rt, "name"), Unit: line.Draw(rt, "unit"), Course: line.Draw(rt, "course"), Letter: line.Draw(rt, "letter"),
			Correct: rapid.IntRange(0, 1000).Draw(rt, "correct"), Of: rapid.IntRange(1, 1000).Draw(rt, "of"), Needed: rapid.IntRange(0, 100).Draw(rt, "needed"),
			At: time.Unix(rapid.Int64Range(0, 1<<33).Draw(rt, "at"), 0).UTC(),
		}
		code, err := certificate.Sign(s, key)
		if err != nil {
			rt.Fatal(err)
		}
		if got, err := certificate.Verify([]byte(code), public(key)); err != nil || got != s {
			rt.Fatalf("%+v came back as %+v, %v", s, got, err)
		}
	})
}

func TestSignRefuses(t *testing.T) {
	lines, long := statement, statement
	lines.Name, long.Unit = "An\nBình", strings.Repeat("dài ", 400)
	for _, s := range []certificate.Statement{lines, long} {
		if _, err := certificate.Sign(s, key); err == nil {
			t.Errorf("%.40q was signed", s.Name+s.Unit)
		}
	}
}

func FuzzVerify(f *testing.F) {
	f.Add([]byte(sign(f, statement)))
	f.Add([]byte("VNEID2:AAAA"))
	f.Add([]byte("VNEID2: VNEID2:BZ"))
	f.Fuzz(func(t *testing.T, text []byte) {
		if got, err := certificate.Verify(text, public(key)); err == nil && got != statement {
			t.Fatalf("verified as %+v", got)
		}
	})
}

func TestKeyIsMadeOnceAndNeverReplaced(t *testing.T) {
	dir := t.TempDir()
	keys := make([]ed25519.PrivateKey, 8)
	var wg sync.WaitGroup
	for i := range keys {
		wg.Go(func() {
			var err error
			if keys[i], err = record.SigningKey(dir); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	for _, k := range keys {
		if !k.Equal(keys[0]) {
			t.Fatal("several keys were made")
		}
	}
	path := filepath.Join(dir, record.SigningFile)
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v; want the file for its owner only", info.Mode(), err)
	}
	text, err := os.ReadFile(filepath.Join(dir, record.PublicFile))
	if err != nil {
		t.Fatal(err)
	}
	if pubs, err := record.ParsePublic(text); err != nil || len(pubs) != 1 || !pubs[0].Equal(public(keys[0])) {
		t.Errorf("the public file holds %v, %v", pubs, err)
	}
	left, _ := filepath.Glob(filepath.Join(dir, ".new-*"))
	if len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}

	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := record.SigningKey(dir); err == nil || !strings.Contains(err.Error(), "chmod 600") {
		t.Errorf("a key that all can read: %v", err)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("broken"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := record.SigningKey(dir); err == nil || !strings.Contains(err.Error(), "backup") {
		t.Errorf("a broken key: %v", err)
	}
	if got, _ := os.ReadFile(path); string(got) != "broken" {
		t.Error("a broken key was replaced")
	}
}

func TestParsePublicRefuses(t *testing.T) {
	for _, text := range []string{"", "ssh-ed25519 AAAA", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"} {
		if keys, err := record.ParsePublic([]byte(text)); err == nil {
			t.Errorf("%q gave %v", text, keys)
		}
	}
}

// given was signed by the program when codes were of version 1.
const given = "VNEID1:ACZVXMO5AE3UWM2NFU4VCWBSBJHGO5LZ4G5YK3RAK3CIG3RAIFXAUVTJ4G5YO3RAIPB3I3THEBXGO2HBXODSA5DIYO2G4ZZAORUW4CSUNHQ3XB3OEDB22Y3IEBLE4ZKJIQFDENJUF5LEQTBNKRBUGQSLKQFDSCRRGAFDQMAKGE3TSNJUGY2DINJQ3VWBEC7IXRASLK4T2GZVQARQKVUN5DAVBPS6RVXRTVEM4G7QVLQZKI3QHLYF4BXDHPAFDADIP762O46CVAKVQ7HDTPYILPTUGRYWADA"

func TestCertificatesGivenOutBeforeStillVerify(t *testing.T) {
	want := statement
	want.Proof = "" // it was not said then
	if got, err := certificate.Verify([]byte(given), public(key)); err != nil || got != want {
		t.Errorf("Verify = %+v, %v", got, err)
	}
	// What was signed as version 1 is nothing of version 2.
	if _, err := certificate.Verify([]byte("VNEID2"+given[len("VNEID1"):]), public(key)); !errors.Is(err, certificate.ErrChanged) {
		t.Errorf("under another version: %v", err)
	}
}

// The route is signed with the rest; where there is none the code is that of
// before there were routes.
func TestRouteIsSigned(t *testing.T) {
	along := statement
	along.Route = "45 phút: buổi phổ biến"
	code := sign(t, along)
	if !strings.HasPrefix(code, "VNEID3:") {
		t.Errorf("the code with a route is %.12s…", code)
	}
	if got, err := certificate.Verify([]byte(code), public(key)); err != nil || got != along {
		t.Errorf("Verify = %+v, %v", got, err)
	}
	for _, other := range []string{"VNEID2:", "VNEID1:"} {
		if _, err := certificate.Verify([]byte(other+code[len(other):]), public(key)); !errors.Is(err, certificate.ErrChanged) {
			t.Errorf("with another version, %s: %v", other, err)
		}
	}
}
