package server

import (
	"crypto/ed25519"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/certificate"
)

// enrolling is a server that records enrolled people only, whose clock runs so
// fast that nobody answers in haste.
func enrolling(t *testing.T, people ...record.Person) (*host, []record.Slip) {
	t.Helper()
	began := time.Now()
	h := serve(t, func(o *Options) {
		o.Identity = deck.Enrolled
		o.Now = func() time.Time { return began.Add(200 * time.Since(began)) }
	})
	var slips []record.Slip
	if _, err := h.opt.Folder.Enrol(t.Context(), people, func(all []record.Slip) error { slips = all; return nil }); err != nil {
		t.Fatal(err)
	}
	return h, slips
}

// pass answers the questions of a learner's quiz right, from the one they are at.
func (p *person) pass(h *host, learner string) {
	p.t.Helper()
	var j *record.Journal
	until(p.t, "the attempt is in its journal", func() bool {
		j, _ = h.opt.Folder.Pending(learner)
		return j != nil
	})
	for n := len(j.Given); n < len(j.Items); n++ {
		it, keys := j.Items[n], ""
		for _, letter := range it.Right {
			keys += fmt.Sprint(slices.Index(it.Shown, letter) + 1)
		}
		p.see(fmt.Sprintf("Câu %d/%d", n+1, len(j.Items)), "Enter trả lời")
		time.Sleep(settled / 4) // half a minute of its clock
		p.press(keys + "\r")
		p.see("Enter tiếp tục")
		time.Sleep(settled / 4)
		p.press("\r")
	}
	p.see("Đã ghi. Mã biên nhận:")
}

// vouched says that the one attempt on record is this person's, vouched for, and
// that the certificate says so.
func (h *host) vouched(t *testing.T, slip record.Slip, keys ...gossh.Signer) {
	t.Helper()
	all := attempts(t, h.data)
	if len(all) != 1 || all[0].Learner != slip.Learner || all[0].Proof() != record.Vouched || !all[0].Passed || all[0].Verified != (len(keys) > 0) {
		t.Fatalf("the record holds %+v", all)
	}
	out, said, code := run(t, h.login(t, "an", keys...), "certificate "+record.Receipt(all[0]))
	key, err := record.SigningKey(h.data)
	if err != nil {
		t.Fatal(err)
	}
	got, err := certificate.Verify([]byte(out), key.Public().(ed25519.PublicKey))
	if err != nil || code != 0 || got.Name != slip.Name || got.Proof != record.Vouched {
		t.Errorf("the certificate: %+v, %v, says %q, exits %d", got, err, said, code)
	}
}

// Who types the code of the letter with a key is known by the key from then on,
// and needs no form.
func TestEnrolledWithAKey(t *testing.T) {
	t.Parallel()
	h, slips := enrolling(t, record.Person{Name: "Nguyễn Văn An", Unit: "IOIT"})
	key := newKey(t)
	c := h.login(t, "an", key)
	p := sit(t, c, 100, 30, "quiz")
	p.see("chỉ ghi kết quả của người đã ghi danh", "Mã ghi danh")
	p.press("Nguyễn Văn An\r")
	p.see("Mã ghi danh có tám chữ và số")
	p.press("\x15" + strings.ToLower(slips[0].Letter) + "\r")
	p.see("Nguyễn Văn An, Viện Công nghệ thông tin", "▸  Bắt đầu làm bài")
	if strings.Contains(p.Text(), "Mã riêng") {
		t.Error("who has a key is told another code")
	}
	p.press("\r")
	p.pass(h, slips[0].Learner)
	h.vouched(t, slips[0], key)
	c.Close()
	<-p.gone // what they learnt is kept by then
	p = sit(t, h.login(t, "an", key), 100, 30, "quiz")
	p.see("Nguyễn Văn An, Viện Công nghệ thông tin", "▸  Bắt đầu làm bài")
}

var ownShown = regexp.MustCompile(`Mã riêng của anh, chị: ([0-9A-Z]{4}-[0-9A-Z]{4})`)

// A guest gets a code of their own in the place of the letter's, which brings a
// lost attempt back; a colleague who types the name records nothing, and the
// letter that they find makes them nobody.
func TestEnrolledAsAGuest(t *testing.T) {
	t.Parallel()
	h, slips := enrolling(t, record.Person{Name: "Trần Thị Hoa", Unit: "IOIT"})
	c := h.login(t, guest)
	p := sit(t, c, 100, 30, "quiz")
	p.see("Mã ghi danh")
	p.press(slips[0].Letter + "\r")
	p.see("Trần Thị Hoa, Viện Công nghệ thông tin", "Mã trong thư đã dùng xong", "▸  Bắt đầu làm bài")
	own := ownShown.FindStringSubmatch(p.Text())
	if own == nil {
		t.Fatalf("no code of their own:\n%s", p.Text())
	}
	time.Sleep(settled / 4)
	p.press("\r")
	p.see("Câu 1/10")
	until(t, "the attempt is in its journal", func() bool {
		j, err := h.opt.Folder.Pending(slips[0].Learner)
		return err == nil && j != nil
	})
	c.Close() // the line is lost
	<-p.gone

	colleague := sit(t, h.login(t, guest), 100, 30, "quiz")
	colleague.see("Mã ghi danh")
	colleague.press(slips[0].Letter + "\r")
	colleague.see("không có mã ghi danh này, hoặc mã đã dùng rồi")
	colleague.press("\x15Trần Thị Hoa\r")
	colleague.see("Mã ghi danh có tám chữ và số")

	p = sit(t, h.login(t, guest), 100, 30, "quiz")
	p.see("Mã ghi danh")
	p.press(own[1] + "\r")
	p.see("Trần Thị Hoa, Viện Công nghệ thông tin", "▸  Bắt đầu làm bài")
	p.press("\r")
	p.see("đang làm dở một bài")
	p.press("1")
	time.Sleep(2 * settled) // it is taken over
	p.pass(h, slips[0].Learner)
	h.vouched(t, slips[0])
	if log := h.log.String(); strings.Contains(log, slips[0].Letter) || strings.Contains(log, own[1]) {
		t.Error("the log tells a code")
	}
}

// So it is without a terminal's screen.
func TestEnrolledInPlainText(t *testing.T) {
	t.Parallel()
	h, slips := enrolling(t, record.Person{Name: "Lê Văn Bình", Unit: "IOIT"})
	s, err := h.login(t, guest).NewSession()
	if err != nil {
		t.Fatal(err)
	}
	tries := strings.Repeat("1\n12\n123\n1234\n12345\n123456\n", 10)
	s.Stdin = strings.NewReader("2\n1\nLê Văn Bình\n" + slips[0].Letter + "\n" + tries)
	out, err := s.CombinedOutput("plain")
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, want := range []string{"Mã ghi danh có tám chữ và số", "Người làm bài: Lê Văn Bình, Viện Công nghệ thông tin", "Mã riêng của anh, chị:", "Đã ghi. Mã biên nhận:"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("%q was not said:\n%s", want, out)
		}
	}
	if all := attempts(t, h.data); len(all) != 1 || all[0].Learner != slips[0].Learner || all[0].Proof() != record.Vouched {
		t.Errorf("the record holds %+v", all)
	}
}

// The code of a letter may come as the user name: then it stands in the form,
// who comes with one goes before others at a full address, and the log does not
// tell it.
func TestALetterAsTheUserName(t *testing.T) {
	h := serve(t, nil)
	var letter string
	_, err := h.opt.Folder.Enrol(t.Context(), []record.Person{{Name: "Trần Thị Hoa", Unit: "IOIT"}}, func(all []record.Slip) error { letter = all[0].Letter; return nil })
	if err != nil {
		t.Fatal(err)
	}
	user := strings.ToLower(strings.ReplaceAll(letter, "-", ""))
	p := sit(t, h.login(t, user), 100, 30, "")
	p.see("Họ và tên", user)
	p.press("\r")
	p.see("Trần Thị Hoa, Viện Công nghệ thông tin", "Mã riêng")
	if log := h.log.String(); strings.Contains(strings.ToLower(log), user) || !strings.Contains(log, "an enrolment code") {
		t.Errorf("the log: %s", log)
	}
	s := &Session{Server: h.Server, User: ownShown.FindStringSubmatch(p.Text())[1]}
	if !s.expected(t.Context()) {
		t.Error("who comes with their own code is not expected")
	}
	for _, u := range []string{user, "2222-2222", "an", guest} {
		if s.User = u; s.expected(t.Context()) {
			t.Errorf("%q is expected", u)
		}
	}
}
