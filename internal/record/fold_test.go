package record

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestFoldName(t *testing.T) {
	for want, same := range map[string][]string{
		"Trần Thị Hoa": {"TRẦN THỊ HOA", "trần  thị hoa", "Trần Thị Hoa.", "Trần. Thị. Hoa", "Trần-Thị Hoa", "Trần Thị H'oa", "Trần Thị Hȯa", "Ｔrần Thị Hoa", "Trần Thị Нoa", "Тrần Тhị Ноа", norm.NFD.String("Trần Thị Hoa")},
		"Đỗ Văn Ân":    {"Ðỗ Văn Ân", "Ɖỗ Văn Ân", "ĐỖ VĂN ÂN", "ðỗ văn ân"},
		"Trương Hoàng": {"TRƢƠNG HOÀNG", "Trƣơng Hoàng"},
		"Lê Minh":      {"Lê Мinh", "LÊ MІNH"},
	} {
		for _, s := range same {
			if FoldName(s) != FoldName(want) {
				t.Errorf("%q folds to %q, %q to %q", s, FoldName(s), want, FoldName(want))
			}
		}
	}
	for _, two := range [][2]string{{"Hoa", "Hoà"}, {"Hoà", "Hoá"}, {"Đan", "Dan"}, {"An", "Ân"}, {"Tuân", "Tuấn"}, {"Lan", "Ian"}, {"An 1", "An 2"}, {"Ưu", "Uu"}} {
		if FoldName(two[0]) == FoldName(two[1]) {
			t.Errorf("%q and %q are one", two[0], two[1])
		}
	}
}

// An ordinary Vietnamese name has the id that it had before letters were
// compared by their looks; whoever had one of another kind keeps it.
func TestLearnerIDsStay(t *testing.T) {
	const letters = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵfjwz0123456789 "
	alphabet := []rune(letters + strings.ToUpper(letters))
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringOfN(rapid.SampledFrom(alphabet), 1, 40, -1).Draw(t, "name")
		if FoldName(name) != fold(name) {
			t.Fatalf("%q folds to %q and did to %q", name, FoldName(name), fold(name))
		}
	})

	f := open(t, t.TempDir())
	if got, want := f.LearnerID("Nguyễn Văn A.", "VAST-01", "x"), f.LearnerID("nguyễn văn a", "VAST-01", "X"); got != want {
		t.Errorf("a full stop makes somebody else: %s and %s", got, want)
	}
	before := f.learner("person", fold("Nguyễn Văn A."), fold("VAST-01"), fold("x"))
	if err := f.Remember(t.Context(), Person{Learner: before, Name: "Nguyễn Văn A.", Unit: "VAST-01", Code: "x"}); err != nil {
		t.Fatal(err)
	}
	if got := f.LearnerID("Nguyễn Văn A.", "VAST-01", "x"); got != before {
		t.Errorf("who was known as %s is now %s", before, got)
	}
}
