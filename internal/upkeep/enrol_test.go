package upkeep_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/roster"
	"training.vast.vn/vneid-training/internal/upkeep"
)

// plainSlips writes a line for each slip.
func plainSlips(w io.Writer, all []record.Slip) error {
	for _, s := range all {
		if _, err := io.WriteString(w, s.Name+"="+s.Letter+"\n"); err != nil {
			return err
		}
	}
	return nil
}

func TestEnrol(t *testing.T) {
	ctx, w, dir := t.Context(), locale.For(locale.Vi), t.TempDir()
	f, err := record.Open(dir, record.Options{SpareDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	list := []roster.Member{{Unit: "IOIT", Name: "Nguyễn Văn An"}, {Unit: "IOIT", Name: "Trần Thị Hoa"}}
	path := filepath.Join(t.TempDir(), "phieu.txt")
	full := errors.New("full")
	if err := upkeep.Enrol(ctx, io.Discard, upkeep.Place{Dir: dir}, list, path, func(io.Writer, []record.Slip) error { return full }, w); !errors.Is(err, full) {
		t.Errorf("where nothing can be written: %v", err)
	}
	var out bytes.Buffer
	if err := upkeep.Enrol(ctx, &out, upkeep.Place{Dir: dir}, list[:1], path, plainSlips, w); err != nil {
		t.Fatal(err)
	}
	says(t, out.String(), "Đã ghi 1 phiếu vào "+path)
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file of slips: %v, %v", info, err)
	}
	if err := upkeep.Enrol(ctx, &out, upkeep.Place{Dir: dir}, list, path, plainSlips, w); err == nil {
		t.Error("a file of slips was written over")
	}
	if all, err := f.Enrolled(); err != nil || len(all) != 1 {
		t.Errorf("enrolled whose slip was not written: %v, %v", all, err)
	}
	out.Reset()
	if err := upkeep.Enrol(ctx, &out, upkeep.Place{Dir: dir}, list, path+"2", plainSlips, w); err != nil {
		t.Fatal(err)
	}
	says(t, out.String(), "Đã ghi 1 phiếu", "1 người đã ghi danh từ trước")

	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	_, letter, _ := strings.Cut(strings.TrimSpace(string(text)), "=")
	out.Reset()
	if err := upkeep.EnrolOne(ctx, &out, upkeep.Place{Dir: dir}, "nguyen van an", w); err != nil {
		t.Fatal(err)
	}
	_, again, _ := strings.Cut(strings.SplitN(out.String(), "\n", 2)[0], "mã ghi danh: ")
	if who, _, err := f.Redeem(ctx, letter, ""); err == nil {
		t.Errorf("the old letter makes %s", who.Name)
	}
	show := func(want string) {
		t.Helper()
		out.Reset()
		if err := upkeep.Show(ctx, &out, upkeep.Place{Dir: dir}, "nguyen van an", w); err != nil {
			t.Fatal(err)
		}
		says(t, out.String(), want)
	}
	show("chưa dùng mã trong thư")
	if who, _, err := f.Redeem(ctx, again, ""); err != nil || who.Name != "Nguyễn Văn An" {
		t.Errorf("the new one: %+v, %v", who, err)
	}
	show("đã dùng mã trong thư")
	if err := upkeep.EnrolOne(ctx, &out, upkeep.Place{Dir: dir}, "Ai", w); err == nil || !strings.Contains(w.Tell(err), "people enrol --roster") {
		t.Errorf("nobody: %v", err)
	}
}

func TestClaimAttempts(t *testing.T) {
	ctx, w, dir := t.Context(), locale.For(locale.Vi), t.TempDir()
	f, err := record.Open(dir, record.Options{SpareDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	mine, other := passed(t, f, nil), passed(t, f, nil) // of Nguyễn Văn An, typed
	code := func(c string) roster.Member { return roster.Member{Unit: "IOIT", Name: "Nguyễn Văn An", Code: c} }
	enrol := func(m ...roster.Member) {
		t.Helper()
		if err := upkeep.Enrol(ctx, io.Discard, upkeep.Place{Dir: dir}, m, filepath.Join(t.TempDir(), "phieu"), plainSlips, w); err != nil {
			t.Fatal(err)
		}
	}
	claim := func(c upkeep.Claim) (string, error) {
		var out bytes.Buffer
		err := upkeep.ClaimAttempts(ctx, &out, upkeep.Place{Dir: dir}, c, "test", w)
		return out.String(), err
	}
	if out, err := claim(upkeep.Claim{}); err != nil || !strings.Contains(out, "Không có lượt nào") {
		t.Errorf("before anybody is enrolled: %q, %v", out, err)
	}
	enrol(code("1"))
	out, err := claim(upkeep.Claim{})
	if err != nil {
		t.Fatal(err)
	}
	says(t, out, "2 lượt", record.Receipt(mine), record.Receipt(other), "tự khai")
	if e, _, _ := f.Recorded(ctx, record.Receipt(mine)); e.Proof() != record.Typed {
		t.Error("the list changed something")
	}
	if out, err = claim(upkeep.Claim{Of: []string{record.Receipt(mine)}, Reason: "đúng là chị ấy"}); err != nil {
		t.Fatal(err)
	}
	says(t, out, record.Receipt(mine), "Đã chuyển 1 lượt")
	var shown bytes.Buffer
	if err := upkeep.Show(ctx, &shown, upkeep.Place{Dir: dir}, f.LearnerID("Nguyễn Văn An", "IOIT", ""), w); err != nil {
		t.Fatal(err)
	}
	says(t, shown.String(), record.Receipt(other)+"  tự khai")
	if e, _, err := f.Recorded(ctx, record.Receipt(mine)); err != nil || e.Proof() != record.Vouched || e.Person.Code != "1" {
		t.Errorf("given: %+v, %v", e, err)
	}
	// A second of that name: whose is the other?
	enrol(code("1"), code("2"))
	for _, c := range []upkeep.Claim{{Of: []string{record.Receipt(other)}}, {Of: []string{record.Receipt(mine)}}, {Of: []string{"Ai"}}, {To: "An"}, {All: true, To: "An"}} {
		if _, err := claim(c); err == nil {
			t.Errorf("%+v is not refused", c)
		}
	}
	if out, err = claim(upkeep.Claim{All: true}); err != nil {
		t.Fatal(err)
	}
	says(t, out, "Đã chuyển 0 lượt")
	all, err := f.Enrolled()
	if err != nil || len(all) != 2 {
		t.Fatal(all, err)
	}
	for _, p := range all {
		if p.Code == "2" {
			if _, err := claim(upkeep.Claim{Of: []string{record.Receipt(other)}, To: p.Learner}); err != nil {
				t.Fatal(err)
			}
		}
	}
	if e, _, err := f.Recorded(ctx, record.Receipt(other)); err != nil || e.Person.Code != "2" {
		t.Errorf("given by --to: %+v, %v", e, err)
	}
}
