package roster_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/roster"
)

var units = []*deck.Deck{{Units: []deck.Unit{
	{Code: "IOIT", Name: "Viện Công nghệ thông tin"}, {Code: "IMH", Name: "Viện Toán học"}, {Code: "IOP", Name: "Viện Vật lý"}, {Code: "ICH", Name: "Viện Hóa học"},
	{Code: "ISTEE", Name: "Viện Khoa học công nghệ Năng lượng - Môi trường"}, {Code: "DDVN", Name: "Đài Thiên văn"},
}}}

func TestReadRoster(t *testing.T) {
	binh := roster.Member{Unit: "IOIT", Name: "Trần Bình", Code: "012"}
	for name, c := range map[string]struct {
		text string
		want []roster.Member
		err  string
	}{
		"commas":            {"unit,name,code\nIOIT,Trần Bình,012\n", []roster.Member{binh}, ""},
		"semicolons, BOM":   {"\ufeffMã cán bộ;Họ và tên;Đơn vị\n012;Trần Bình;Viện Công nghệ thông tin\n", []roster.Member{binh}, ""},
		"tabs, more":        {"stt\tunit\tname\tcode\tnote\r\n1\tioit\tTrần  Bình\t012\tx\r\n", []roster.Member{binh}, ""},
		"decomposed":        {"don vi,ho ten,ma\nIOIT,Tra\u0302\u0300n Bi\u0300nh,012\n", []roster.Member{binh}, ""},
		"no code":           {"unit,name\nIMH,Lê Lan\n\n,,\nIMH,Lê Huệ\n", []roster.Member{{Unit: "IMH", Name: "Lê Lan"}, {Unit: "IMH", Name: "Lê Huệ"}}, ""},
		"only a head":       {"unit,name\n", nil, "the roster names nobody"},
		"Excel's separator": {"sep=|\nunit|name|code\nIOIT|Trần Bình|012\n", []roster.Member{binh}, ""},
		"a strange one":     {"sep=#\nunit#name\n", nil, `not by "#"`},
		"quoted heads":      {"\"Đơn vị\";\"Họ tên\";\"Mã\"\nIOIT;\"Trần Bình\";012\n", []roster.Member{binh}, ""},
		"no-break spaces":   {"\u00a0Đơn\u00a0vị ;Họ  tên;Mã\nIOIT;Trần\u00a0Bình;012\n", []roster.Member{binh}, ""},
		"titles above":      {"DANH SÁCH CÁN BỘ,,\n,,\nunit,name,code\nIOIT,Trần Bình,012\n", []roster.Member{binh}, ""},
		"commas in the end": {"unit,name,code\nIOIT,Trần Bình,012,,\n", []roster.Member{binh}, ""},
		"a field too many":  {"unit,name,code\nIOIT,Nguyễn, Văn An,CB9\n", nil, "line 2: it has 4 fields and the first line names 3"},
		"dashes, marks":     {"unit,name\nvien khoa hoc cong nghe nang luong – moi truong,A\nViện Hoá học,B\nÐài Thiên văn,C\nVien Vat ly,D\n", []roster.Member{{Unit: "ISTEE", Name: "A"}, {Unit: "ICH", Name: "B"}, {Unit: "DDVN", Name: "C"}, {Unit: "IOP", Name: "D"}}, ""},
		"all that is wrong": {"unit,name\nXYZ,A\nIOIT,B\nIMH,\nZZ,C\n", nil, "line 2: no unit \"XYZ\" in the deck; write its code or name as in units.yaml\nline 4: there is neither a name nor a code; write one of them\nline 5: no unit \"ZZ\""},
		"and many":          {"unit,name\n" + strings.Repeat("XYZ,A\n", 30), nil, "\nand 10 more lines are wrong"},
		"escape sequences":  {"unit,name\nIMH,\x1b[31mLê\u202e Lan\n", []roster.Member{{Unit: "IMH", Name: "Lê Lan"}}, ""},
		"empty":             {"", nil, "the roster is empty"},
		"no head":           {"IOIT,Trần Bình,012\n", nil, "line 1: the columns are called IOIT, Trần Bình, 012"},
		"a unit not known":  {"unit,name\nIOIT,Trần Bình\nXYZ,Lê Lan\n", nil, `line 3: no unit "XYZ"`},
		"neither":           {"unit,name,code\nIOIT,,\n", nil, "line 2: there is neither a name nor a code"},
		"a quote not ended": {"unit,name\nIOIT,\"Trần\n", nil, "line 2"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := roster.Read(strings.NewReader(c.text), units)
			if c.err != "" {
				if err == nil || !strings.Contains(err.Error(), c.err) {
					t.Fatalf("error %v, want %q", err, c.err)
				}
				return
			}
			if err != nil || !slices.Equal(got, c.want) {
				t.Errorf("%q, %v; want %q", got, err, c.want)
			}
		})
	}
}

// What programs wrote, as it came: see testdata.
func TestReadFiles(t *testing.T) {
	for name, c := range map[string]struct {
		want []roster.Member
		err  string
	}{
		"c02-utf16le-tab.txt":   {[]roster.Member{{"IOIT", "Nguyễn Văn An", ""}, {"IOIT", "Đỗ Thị Lập", ""}, {"IMH", "Trần Thị Hòa", "CB017"}}, ""},
		"c10b-cr-only-left.csv": {[]roster.Member{{"IOIT", "Người Chưa Làm", ""}, {"IMH", "Người Khác", ""}}, ""},
		"c13-eth.csv":           {[]roster.Member{{"IOIT", "Ðỗ Thị Lập", ""}}, ""},
		"c22b.csv":              {[]roster.Member{{"IOIT", "A B", ""}, {"IOIT", "C D", ""}, {"ICH", "G H", ""}, {"IOP", "L M", ""}}, ""},
		"c31b-extra-field.csv":  {nil, "line 2: it has 4 fields"},
		"c33-header-only.csv":   {nil, "the roster names nobody"},
		"c34-moved.csv":         {[]roster.Member{{"IMH", "Nguyễn Văn An", ""}}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join("testdata", name))
			if err != nil {
				t.Fatal(err)
			}
			got, err := roster.Read(bytes.NewReader(data), units)
			if c.err == "" && (err != nil || !slices.Equal(got, c.want)) || c.err != "" && (err == nil || !strings.Contains(err.Error(), c.err)) {
				t.Errorf("%q, %v; want %q, %q", got, err, c.want, c.err)
			}
		})
	}
}

func TestReadEncodings(t *testing.T) {
	const text = "Đơn vị;Họ tên;Mã\r\nIMH;Đỗ Thị Hòa;007\r\n"
	want := []roster.Member{{Unit: "IMH", Name: "Đỗ Thị Hòa", Code: "007"}}
	for _, order := range []unicode.Endianness{unicode.LittleEndian, unicode.BigEndian} {
		data, err := unicode.UTF16(order, unicode.UseBOM).NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := roster.Read(bytes.NewReader(data), units); err != nil || !slices.Equal(got, want) {
			t.Errorf("UTF-16, %v: %q, %v", order, got, err)
		}
	}
	unmarked, err := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().Bytes([]byte("unit,name\nIMH,An\n"))
	if err != nil {
		t.Fatal(err)
	}
	old, err := charmap.Windows1258.NewEncoder().Bytes([]byte("unit,name\nIMH,Đo An\n"))
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"windows-1258": old, "UTF-16 without a mark": unmarked, "xls": []byte("\xd0\xcf\x11\xe0\xa1\xb1")} {
		if got, err := roster.Read(bytes.NewReader(data), units); err == nil || !strings.Contains(err.Error(), "windows-1258") {
			t.Errorf("%s: %q, %v; want a refusal that names the encoding", name, got, err)
		}
	}
}

// book makes a workbook whose second sheet is the roster, under a title.
func book(t testing.TB) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	if _, err := f.NewSheet("Danh sách"); err != nil {
		t.Fatal(err)
	}
	zeros := "000"
	style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &zeros})
	if err != nil {
		t.Fatal(err)
	}
	for at, cell := range map[string]any{
		"A1": "DANH SÁCH CÁN BỘ", "A3": "STT", "B3": "Đơn vị", "C3": "Họ và tên", "D3": "Mã cán bộ",
		"A4": 1, "B4": "Viện Toán học", "C4": "Trần Thị Hòa", "D4": 7, "A6": 2, "B6": "IOIT", "C6": "Đỗ Thị Lập", "D6": "CB017",
	} {
		if err := f.SetCellValue("Danh sách", at, cell); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetCellStyle("Danh sách", "D4", "D4", style); err != nil {
		t.Fatal(err)
	}
	out, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestReadWorkbook(t *testing.T) {
	whole := book(t)
	want := []roster.Member{{Unit: "IMH", Name: "Trần Thị Hòa", Code: "007"}, {Unit: "IOIT", Name: "Đỗ Thị Lập", Code: "CB017"}}
	if got, err := roster.Read(bytes.NewReader(whole), units); err != nil || !slices.Equal(got, want) {
		t.Errorf("%q, %v; want %q", got, err, want)
	}
	if _, err := roster.Read(bytes.NewReader(whole[:len(whole)/2]), units); err == nil || !strings.Contains(err.Error(), "Excel workbook") {
		t.Errorf("half a workbook: %v", err)
	}
	if _, err := roster.Read(bytes.NewReader(whole), units[:0]); err == nil || !strings.Contains(err.Error(), "line 4: no unit") || !strings.Contains(err.Error(), "line 6: no unit") {
		t.Errorf("units that no deck has: %v; want the rows of the sheet", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("unit,name,code\nIOIT,Trần Bình,012\n")
	f.Add("\ufeffđơn vị;họ tên\nIMH;\"Lê \"\"Lan\"\"\"\n")
	f.Add("sep=;\nunit;name\rIMH;Lê Lan\r")
	f.Add("\xff\xfeu\x00n\x00i\x00t\x00")
	f.Add(string(book(f)))
	f.Fuzz(func(t *testing.T, text string) {
		all, err := roster.Read(strings.NewReader(text), units)
		if err != nil {
			return
		}
		for _, m := range all {
			if code, ok := roster.UnitCode(units, m.Unit); !ok || code != m.Unit || m.Name == "" && m.Code == "" || strings.ContainsAny(m.Name+m.Code, "\x1b\n\r\u202e") {
				t.Errorf("member %q", m)
			}
		}
	})
}
