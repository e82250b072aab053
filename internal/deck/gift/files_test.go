package gift_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/deck/gift"
	"training.vast.vn/vneid-training/internal/locale"
)

const file = `$CATEGORY: $course$/top/Lưu trú

// [id:luu-tru-1]
Trước mấy giờ?{=23 giờ ~24 giờ ####Luật Cư trú.}

Điền vào: {=chữ}

::Đổi số::Ai đổi được?{T#sai rồi#đúng rồi}
`

func TestImport(t *testing.T) {
	dir := t.TempDir()
	path, to := filepath.Join(dir, "Ngân hàng.gift"), filepath.Join(dir, "deck")
	if err := os.WriteFile(path, []byte(file), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, language := range []string{locale.Vi, locale.En} {
		var out bytes.Buffer
		w := locale.For(language)
		dir := to + "-" + language
		err := gift.Import(&out, path, dir, w)
		if err == nil || !strings.Contains(err.Error(), "1") || !strings.Contains(err.Error(), "3") {
			t.Errorf("one of three was left out: %v", err)
		}
		for _, part := range []string{path + ":6: " + w.Gift.Error, path + ":8: " + w.Gift.Warning, filepath.Join(dir, "gift-luu-tru.md")} {
			if !strings.Contains(out.String(), part) {
				t.Errorf("%q is not in\n%s", part, out.String())
			}
		}
		d, err := deck.Load(os.DirFS(dir))
		if err != nil {
			t.Fatal(err)
		}
		if len(d.Questions()) != 2 || d.Question("luu-tru-1") == nil || d.Question("doi-so") == nil {
			t.Errorf("%d questions", len(d.Questions()))
		}
		// Again into the same deck: nothing is written over.
		if err := gift.Import(&out, path, dir, w); err == nil || !strings.Contains(err.Error(), "gift-luu-tru.md") {
			t.Errorf("a second import: %v", err)
		}
	}
}

func TestImportIntoADeckTakesNoIDTwice(t *testing.T) {
	dir := t.TempDir()
	first, second := filepath.Join(dir, "a.gift"), filepath.Join(dir, "b.gift")
	for path, category := range map[string]string{first: "Một", second: "Hai"} {
		if err := os.WriteFile(path, []byte("$CATEGORY: "+category+"\n\n// [id:x]\nQ{=a ~b####c}\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	to := filepath.Join(dir, "deck")
	var out bytes.Buffer
	for _, path := range []string{first, second} {
		if err := gift.Import(&out, path, to, locale.For(locale.En)); err != nil {
			t.Fatal(err)
		}
	}
	d, err := deck.Load(os.DirFS(to))
	if err != nil {
		t.Fatal(err)
	}
	if d.Question("x") == nil || d.Question("x-2") == nil || len(d.Topics) != 2 {
		t.Errorf("%v", d.Questions())
	}
	var back bytes.Buffer
	if err := gift.Export(&back, io.Discard, d, locale.For(locale.En)); err != nil || !strings.Contains(back.String(), "[id:x-2]") {
		t.Errorf("%v\n%s", err, back.String())
	}
}

func TestImportOfWhatIsNoBank(t *testing.T) {
	dir := t.TempDir()
	path, to := filepath.Join(dir, "x.txt"), filepath.Join(dir, "deck")
	if err := os.WriteFile(path, []byte("Chỉ là chữ.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	for _, from := range []string{path, filepath.Join(dir, "not there"), dir} {
		if err := gift.Import(&out, from, to, locale.For(locale.Vi)); err == nil {
			t.Errorf("%s was imported", from)
		}
	}
	if _, err := os.Stat(to); err == nil {
		t.Error("a folder was made for nothing")
	}
}

// What GIFT has no form for becomes words, and who exports is told.
func TestExportSaysWhatBecomesWords(t *testing.T) {
	d, err := deck.Load(fstest.MapFS{
		"deck.yaml": {Data: []byte("id: x\ntitle: T\nlanguage: vi\nversion: '1'\nquiz: {questions: 1, pass: 0.8}\n")},
		"1.md": {Data: []byte("---\ntitle: T\nlevel: 0\nminutes: 1\n---\n# A\n\n---\n" +
			"```question\nid: cham\ntype: tap\ntext: Chạm đâu?\nphone: [{screen: Ví, rows: [Thẻ]}, {screen: Thẻ, rows: [Mã QR]}]\ntap: Mã QR\nexplain: E\nslide: 1\n```\n" +
			"```question\nid: tin\ntype: true-false\nmessage: {from: Người lạ, text: Đọc mã}\ntext: Đọc?\nanswer: false\nexplain: E\nslide: 1\n```\n" +
			"```question\nid: thuong\ntype: true-false\ntext: Đúng?\nanswer: true\nexplain: E\nslide: 1\n```\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	var out, notes bytes.Buffer
	if err := gift.Export(&out, &notes, d, locale.For(locale.En)); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"~Ví\\: Thẻ", "=Thẻ\\: Mã QR", "Người lạ", "Đọc mã", "Đọc?"} {
		if !strings.Contains(out.String(), part) {
			t.Errorf("%q is not in\n%s", part, out.String())
		}
	}
	if got := notes.String(); !strings.Contains(got, "2 questions") || !strings.Contains(got, "cham tin") {
		t.Errorf("notes: %q", got)
	}
}
