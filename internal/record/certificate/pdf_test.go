package certificate_test

import (
	"bytes"
	"crypto/ed25519"
	"errors"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record/certificate"
)

func sheet(t testing.TB, s certificate.Statement) certificate.Sheet {
	t.Helper()
	code, err := certificate.Sign(s, key)
	if err != nil {
		t.Fatal(err)
	}
	return certificate.Sheet{
		Statement: s, Code: code, Issuer: "Viện Hàn lâm Khoa học và Công nghệ Việt Nam", Source: "Theo công văn số 254/VHL-TCCBKT ngày 07/02/2024",
		Key: key.Public().(ed25519.PublicKey), App: "vneid-training/test",
	}
}

func pdf(t testing.TB, s certificate.Sheet, language string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := certificate.WritePDF(&b, s, locale.For(language)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSheetIsSmallStableAndVerifiesItself(t *testing.T) {
	s := sheet(t, statement)
	one, two := pdf(t, s, locale.Vi), pdf(t, s, locale.Vi)
	if !bytes.Equal(one, two) {
		t.Error("the same sheet gave other bytes")
	}
	if len(one) > 120<<10 {
		t.Errorf("%d bytes for one page", len(one))
	}
	got, err := certificate.Verify(one, key.Public().(ed25519.PublicKey))
	if err != nil || got != statement {
		t.Errorf("Verify(PDF) = %+v, %v", got, err)
	}
	for _, cut := range []int{len(one) / 2, bytes.Index(one, []byte("VNEID2:")) + 100} {
		if _, err := certificate.Verify(one[:cut], key.Public().(ed25519.PublicKey)); !errors.Is(err, certificate.ErrCut) && !errors.Is(err, certificate.ErrNone) {
			t.Errorf("of a PDF cut off at %d: %v", cut, err)
		}
	}
}

// tool finds a program of poppler, which draws and reads PDFs.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s (poppler-utils) is not installed: the page cannot be looked at", name)
	}
	return path
}

func TestSheetSaysEverything(t *testing.T) {
	pdftotext := tool(t, "pdftotext")
	for _, language := range []string{locale.Vi, locale.En} {
		s := statement
		s.Route = "45 phút: buổi phổ biến"
		s.Name = "Nguyễn Phượng Thuỷ Đẵng Ỷ Ỡm Ẩn Ợt Ặc"
		file := filepath.Join(t.TempDir(), "sheet.pdf")
		if err := os.WriteFile(file, pdf(t, sheet(t, s), language), 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(pdftotext, "-layout", file, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		if n := bytes.Count(out, []byte("\f")); n != 1 {
			t.Errorf("%s: %d pages", language, n)
		}
		c := locale.For(language).Certificate
		for _, part := range []string{s.Name, s.Unit, s.Course, s.Route, s.Letter, s.Receipt, "07/02/2024", "9", "10", "90%", "80%", strings.ToUpper(c.Title), c.Internal, certificate.Fingerprint(key.Public().(ed25519.PublicKey))} {
			if !strings.Contains(string(out), part) {
				t.Errorf("%s: the sheet lacks %q:\n%s", language, part, out)
			}
		}
		if language == locale.Vi && !strings.Contains(string(out), "24/11/2026") {
			t.Errorf("the date is not that of Hà Nội:\n%s", out)
		}
	}
}

// A phone reads from the printed page what was signed.
func TestTheCodeScansFromThePage(t *testing.T) {
	pdftoppm := tool(t, "pdftoppm")
	long := statement
	long.Name, long.Unit = "Nguyễn Phượng Thuỷ Đẵng Ỷ Ỡm Ẩn Ợt Ặc Ừ", "Trung tâm Nghiên cứu và Phát triển công nghệ cao, Phòng Ứng dụng và Triển khai"
	along := long
	along.Route = "45 phút: buổi phổ biến, đủ 16 tiện ích"
	for name, s := range map[string]certificate.Statement{"usual": statement, "long": long, "along a route": along} {
		dir := t.TempDir()
		file := filepath.Join(dir, "sheet.pdf")
		sh := sheet(t, s)
		if err := os.WriteFile(file, pdf(t, sh, locale.Vi), 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(pdftoppm, "-r", "150", "-png", "-singlefile", file, filepath.Join(dir, "page")).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		f, err := os.Open(filepath.Join(dir, "page.png"))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		page, err := png.Decode(f)
		if err != nil {
			t.Fatal(err)
		}
		bitmap, err := gozxing.NewBinaryBitmapFromImage(page)
		if err != nil {
			t.Fatal(err)
		}
		read, err := qrcode.NewQRCodeReader().Decode(bitmap, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_TRY_HARDER: true})
		if err != nil {
			t.Fatalf("%s: the code on the page can't be read: %v", name, err)
		}
		if read.GetText() != sh.Code {
			t.Errorf("%s: the code on the page is %q, want %q", name, read.GetText(), sh.Code)
		}
		if got, err := certificate.Verify([]byte(read.GetText()), key.Public().(ed25519.PublicKey)); err != nil || got != s {
			t.Errorf("%s: Verify = %+v, %v", name, got, err)
		}
	}
}
