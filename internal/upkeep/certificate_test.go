package upkeep_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/certificate"
	"training.vast.vn/vneid-training/internal/upkeep"
	"training.vast.vn/vneid-training/slides"
)

func course(t *testing.T) *deck.Course {
	t.Helper()
	vi, err := slides.Deck(locale.Vi)
	if err != nil {
		t.Fatal(err)
	}
	return deck.NewCourse(locale.Vi, map[string]fs.FS{locale.Vi: vi})
}

// passed is an attempt of somebody whose name is kept.
func passed(t *testing.T, f *record.Folder, change func(*record.Attempt)) record.Attempt {
	t.Helper()
	p := record.Person{Learner: f.LearnerID("Nguyễn Văn An", "IOIT", ""), Name: "Nguyễn Văn An", Unit: "IOIT"}
	if err := f.Remember(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	a := record.Attempt{
		Learner: p.Learner, Unit: p.Unit, Mode: record.Self, Pass: 0.8, Passed: true, How: record.Submitted, EndedAt: record.At(now),
		Score: record.Score{Correct: 9, Of: 10, Scaled: 0.9}, Deck: record.DeckRef{ID: "vneid", Version: "2026.11", Language: "vi"},
		ID: record.NewID(),
	}
	a.Who = f.Bind(a.ID, p.Name, p.Unit)
	if change != nil {
		change(&a)
	}
	a, err := f.Append(context.Background(), a)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestCertificateIsMadeAndVerified(t *testing.T) {
	ctx, w := context.Background(), locale.For(locale.Vi)
	dir := t.TempDir()
	f, err := record.Open(dir, record.Options{SpareDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	a := passed(t, f, nil)
	f.Close()
	path := filepath.Join(t.TempDir(), "giay.pdf")
	var out bytes.Buffer
	if err := upkeep.WriteCertificate(ctx, &out, upkeep.Place{Dir: dir}, course(t), strings.ToLower(record.Receipt(a)), path, "test", w); err != nil {
		t.Fatal(err)
	}
	says(t, out.String(), path)
	if err := upkeep.WriteCertificate(ctx, &out, upkeep.Place{Dir: dir}, course(t), record.Receipt(a), path, "test", w); err == nil {
		t.Error("a file that exists was written over")
	}
	// Elsewhere, with nothing but the sheet and the public key.
	key := filepath.Join(t.TempDir(), "key.pem")
	out.Reset()
	if err := upkeep.WritePublicKey(ctx, &out, upkeep.Place{Dir: dir}, w); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(key, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	out.Reset()
	if err := upkeep.VerifyCertificate(t.Context(), &out, nil, path, key, upkeep.Place{Dir: filepath.Join(dir, "not here")}, w); err != nil {
		t.Fatal(err)
	}
	says(t, out.String(), "✓", "Nguyễn Văn An", "Viện Công nghệ thông tin", "Tiện ích VNeID", "254/VHL-TCCBKT", "9/10", "23/11/2026", record.Receipt(a))

	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(text, []byte("VNEID2:"))
	code := string(text[at : at+bytes.IndexByte(text[at:], ')')])
	out.Reset()
	if err := upkeep.VerifyCertificate(t.Context(), &out, nil, code, "", upkeep.Place{Dir: dir}, w); err != nil {
		t.Fatal(err)
	}
	if err := upkeep.VerifyCertificate(t.Context(), &out, strings.NewReader(code), "-", "", upkeep.Place{Dir: dir}, w); err != nil {
		t.Fatal(err)
	}
	// Another server's key, and what there is no file of.
	stranger := t.TempDir()
	if _, err := record.SigningKey(stranger); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ what, dir, want string }{
		{code, stranger, w.Certificate.OtherKey},
		{code[:len(code)-9], dir, w.Certificate.Cut},
		{code[:99] + "A" + code[100:], dir, w.Certificate.Changed},
		{code[:99] + "A" + code[100:], dir, w.Certificate.Changed},
		{"giay-la.pdf", dir, "giay-la.pdf"},
		{"chữ khác", dir, w.Certificate.None},
		{code, t.TempDir(), "--key"},
	} {
		if tt.want == w.Certificate.Changed && code[99] == 'A' {
			continue // then nothing was changed
		}
		if err := upkeep.VerifyCertificate(t.Context(), &out, nil, tt.what, "", upkeep.Place{Dir: tt.dir}, w); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("of %.30s…: %v; want %q", tt.what, err, tt.want)
		}
	}
}

// A certificate says which route was taken, by its name in the deck.
func TestCertificateNamesTheRoute(t *testing.T) {
	ctx, w, c := context.Background(), locale.For(locale.Vi), course(t)
	dir := t.TempDir()
	f, err := record.Open(dir, record.Options{SpareDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	d, err := c.Deck(locale.Vi)
	if err != nil {
		t.Fatal(err)
	}
	route := d.Routes[0]
	a := passed(t, f, func(a *record.Attempt) { a.Route = route.ID })
	old := passed(t, f, func(a *record.Attempt) { a.Route = "khong-con" })
	f.Close()
	for _, tt := range []struct {
		of   record.Attempt
		want string
	}{{a, route.Title}, {old, "khong-con"}} {
		path := filepath.Join(t.TempDir(), "giay.pdf")
		if err := upkeep.WriteCertificate(ctx, io.Discard, upkeep.Place{Dir: dir}, c, record.Receipt(tt.of), path, "test", w); err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := upkeep.VerifyCertificate(t.Context(), &out, nil, path, "", upkeep.Place{Dir: dir}, w); err != nil {
			t.Fatal(err)
		}
		says(t, out.String(), "Lộ trình: "+tt.want)
	}
}

func TestWhoGetsNoCertificate(t *testing.T) {
	ctx, w := context.Background(), locale.For(locale.Vi)
	f, err := record.Open(t.TempDir(), record.Options{SpareDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	voided := passed(t, f, nil)
	if _, err := f.Correct(ctx, record.Correction{Type: record.Void, Attempt: voided.ID, At: record.At(now)}); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name, receipt string
		want          error
	}{
		{"failed", record.Receipt(passed(t, f, func(a *record.Attempt) { a.Passed = false })), certificate.ErrFailed},
		{"a trial", record.Receipt(passed(t, f, func(a *record.Attempt) { a.Mode = record.Preview })), certificate.ErrTrial},
		{"voided", record.Receipt(voided), certificate.ErrWithdrawn},
		{"nameless", record.Receipt(passed(t, f, func(a *record.Attempt) { a.Learner = "hv-nobody" })), certificate.ErrNameless},
		{"another deck", record.Receipt(passed(t, f, func(a *record.Attempt) { a.Deck.ID = "khac" })), certificate.ErrDeck},
		{"unknown", "0000-0000", certificate.ErrUnknown},
		{"junk", "\x1b[2J", certificate.ErrUnknown},
	} {
		_, err := certificate.Issue(ctx, f, course(t), tt.receipt, "test", nil, w)
		if !errors.Is(err, tt.want) || strings.Contains(err.Error(), "\x1b") {
			t.Errorf("%s: %v; want %v", tt.name, err, tt.want)
		}
	}
	good := passed(t, f, nil)
	if _, err := certificate.Issue(ctx, f, course(t), record.Receipt(good), "test", nil, w); err != nil {
		t.Errorf("before the erasure: %v", err)
	}
	if _, err := f.Erase(ctx, good.Learner, "test", "", "test"); err != nil {
		t.Fatal(err)
	}
	if _, err := certificate.Issue(ctx, f, course(t), record.Receipt(good), "test", nil, w); !errors.Is(err, certificate.ErrWithdrawn) {
		t.Errorf("after the erasure: %v", err)
	}
}

// All of a unit go into one file, each on its own, and whoever can't have one is
// told.
func TestCertificatesOfManyPeople(t *testing.T) {
	ctx, w := context.Background(), locale.For(locale.Vi)
	dir := t.TempDir()
	f, err := record.Open(dir, record.Options{SpareDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	good, failed := passed(t, f, nil), passed(t, f, func(a *record.Attempt) { a.Passed = false })
	f.Close()
	path := filepath.Join(t.TempDir(), "don-vi.zip")
	var out bytes.Buffer
	if err := upkeep.WriteCertificates(ctx, &out, upkeep.Place{Dir: dir}, course(t), []string{record.Receipt(good), record.Receipt(failed)}, path, "test", w); err != nil {
		t.Fatal(err)
	}
	says(t, out.String(), "Đã ghi 1 giấy xác nhận vào "+path)
	says(t, out.String(), "! "+record.Receipt(failed))
	all, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer all.Close()
	if len(all.File) != 1 || all.File[0].Name != "nguyen-van-an-giay-xac-nhan-"+record.Receipt(good)+".pdf" {
		t.Fatalf("files: %v", all.File)
	}
	file, err := all.File[0].Open()
	if err != nil {
		t.Fatal(err)
	}
	out.Reset()
	if err := upkeep.VerifyCertificate(t.Context(), &out, file, "-", "", upkeep.Place{Dir: dir}, w); err != nil {
		t.Error(err)
	}
	says(t, out.String(), "Nguyễn Văn An")
	if err := upkeep.WriteCertificates(ctx, &out, upkeep.Place{Dir: dir}, course(t), []string{record.Receipt(failed)}, path+"2", "test", w); err == nil || !strings.Contains(w.Tell(err), "chưa có ai") {
		t.Errorf("of nobody: %v", err)
	}
}
