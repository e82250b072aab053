package main

import (
	"bytes"
	"crypto/ed25519"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	gossh "golang.org/x/crypto/ssh"
)

// The way of somebody who organises a training for the first time, as the
// README tells it: from an empty folder to the sheet for her leaders.
func TestOrganisersPath(t *testing.T) {
	folder := t.TempDir()
	data := filepath.Join(folder, "data")
	key, list := organiserKey(t, folder)

	// She serves the course, here one of three questions, and sends the sheet
	// that invites staff.
	course := smallCourse(t, folder)
	server := serveOn(t, data, list, "--organisers", list, course)
	invitation, err := command(t, nil, "export", "--invitation", "--data", data, "--host", server.addr).Output()
	if err != nil || !bytes.Contains(invitation, []byte("ssh -p ")) || !bytes.Contains(invitation, []byte("SHA256:")) {
		t.Fatalf("the invitation: %v\n%.600s", err, invitation)
	}

	// Two of the three on her list take the quiz from their own computers.
	server.takeQuiz(t, "Trần Bình", "1")
	server.takeQuiz(t, "Lê Lan", "2")

	// Who is left, of a list as it came from Excel.
	members := excelRoster(t, [][]any{{"DANH SÁCH CÁN BỘ"}, {"STT", "Đơn vị", "Họ và tên", "Mã cán bộ"}, {1, "Viện Công nghệ thông tin", "TRAN BINH", 7}, {2, "IOIT", "Lê Lan", 8}, {3, "Viện Toán học", "Phạm Sơn", 9}})
	left := server.asks(t, key, members, "report --roster - --table left")
	for _, want := range []string{"Lê Lan", "chưa đạt", "Phạm Sơn", "chưa làm"} {
		if !strings.Contains(left, want) {
			t.Errorf("who is left lacks %q:\n%s", want, left)
		}
	}
	if strings.Contains(strings.ToLower(left), "binh") {
		t.Errorf("who has passed is left:\n%s", left)
	}

	// Who has passed, for the personnel office's spreadsheet.
	passed := server.asks(t, key, nil, "report --table people --format csv --csv-separator ;")
	if !strings.Contains(passed, "IOIT;Viện Công nghệ thông tin;Trần Bình;") || !strings.Contains(passed, ";tự khai") {
		t.Errorf("who has passed:\n%s", passed)
	}

	// The certificates of a unit.
	out, err := command(t, nil, "certificate", "--unit", "Viện Công nghệ thông tin", "--data", data, "--deck", course, "-o", filepath.Join(folder, "giay.zip")).CombinedOutput()
	if err != nil || !strings.Contains(string(out), "Đã ghi 1 giấy xác nhận") {
		t.Errorf("certificates: %v\n%s", err, out)
	}

	// The sheet for her leaders: to print, and as a workbook.
	page := server.asks(t, key, members, "report --roster - --format html")
	for _, want := range []string{"1 trong 3 người (33 %) đã đạt bài kiểm tra; 1 người đã làm mà chưa đạt, 1 người chưa làm.", "THỦ TRƯỞNG ĐƠN VỊ", "PHỤ LỤC"} {
		if !strings.Contains(page, want) {
			t.Errorf("the sheet for leaders lacks %q", want)
		}
	}
	if book := server.asks(t, key, members, "report --roster - --format xlsx"); !strings.HasPrefix(book, "PK") {
		t.Errorf("no workbook: %.100q", book)
	}
}

// smallCourse writes a course of a slide and three questions, of which all are
// answered by "true".
func smallCourse(t *testing.T, folder string) string {
	t.Helper()
	dir := filepath.Join(folder, "course")
	topic := "---\ntitle: Lưu trú\nlevel: 1\nitem: 1\nminutes: 1\n---\n# Lưu trú\n\nBáo trước 23 giờ.\n\n---\n"
	for _, id := range []string{"mot", "hai", "ba"} {
		topic += "```question\nid: " + id + "\ntype: true-false\ntext: " + id + "?\nanswer: true\nexplain: Đúng là vậy.\nslide: 1\n```\n"
	}
	for name, text := range map[string]string{
		"deck.yaml":  "id: thu\ntitle: Bài thử\nsubtitle: Để thử\nlanguage: vi\nversion: \"1\"\nsource: {number: 254/VHL-TCCBKT, date: 07/02/2024, issuer: Viện Hàn lâm}\nquiz: {questions: 3, pass: 0.8, cover: 1}\nnotice: Lưu họ tên để báo cáo.\nunits: units.yaml\n",
		"units.yaml": "- {code: IOIT, name: Viện Công nghệ thông tin}\n- {code: IMH, name: Viện Toán học}\n",
		"1.md":       topic,
	} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// organiserKey makes a key, and the list that names it.
func organiserKey(t *testing.T, folder string) (key gossh.Signer, list string) {
	t.Helper()
	_, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	if key, err = gossh.NewSignerFromKey(private); err != nil {
		t.Fatal(err)
	}
	list = filepath.Join(folder, "organisers")
	if err := os.WriteFile(list, gossh.MarshalAuthorizedKey(key.PublicKey()), 0o600); err != nil {
		t.Fatal(err)
	}
	return key, list
}

func excelRoster(t *testing.T, rows [][]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range rows {
		at, err := excelize.CoordinatesToCellName(1, i+1)
		if err == nil {
			err = f.SetSheetRow("Sheet1", at, &row)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	out, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// exec starts a session without a terminal.
func (s *serving) exec(t *testing.T, key gossh.Signer) *gossh.Session {
	t.Helper()
	session, err := s.dial(t, "an", key).NewSession()
	if err != nil {
		t.Fatal(err)
	}
	return session
}

// asks runs a command as the organiser, who sends a file or nothing.
func (s *serving) asks(t *testing.T, key gossh.Signer, file []byte, command string) string {
	t.Helper()
	session := s.exec(t, key)
	var said bytes.Buffer
	session.Stdin, session.Stderr = bytes.NewReader(file), &said
	out, err := session.Output(command)
	if err != nil {
		t.Fatalf("%s: %v, %s", command, err, &said)
	}
	return string(out)
}

// takeQuiz answers every question alike, as text, and not faster than people
// read.
func (s *serving) takeQuiz(t *testing.T, name, answer string) {
	t.Helper()
	session := s.exec(t, nil)
	in, err := session.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	var heard transcript
	session.Stdout, session.Stderr = &heard, &heard
	if err := session.Start("plain"); err != nil {
		t.Fatal(err)
	}
	say := func(after, text string) {
		t.Helper()
		for end := time.Now().Add(patience); !strings.Contains(heard.String(), after); time.Sleep(20 * time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("%q was not said:\n%s", after, heard.String())
			}
		}
		time.Sleep(300 * time.Millisecond)
		if _, err := io.WriteString(in, text); err != nil {
			t.Fatal(err)
		}
	}
	say("Làm bài kiểm tra", "2\n1\n"+name+"\nIOIT\n\n")
	for _, question := range []string{"Câu 1/3", "Câu 2/3", "Câu 3/3"} {
		say(question, answer+"\n")
	}
	say("Mã biên nhận", "0\n0\n")
	in.Close()
	session.Wait()
}

// transcript is what was said so far.
type transcript struct {
	mu   sync.Mutex
	text bytes.Buffer
}

// Write adds to it.
func (t *transcript) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.text.Write(p)
}

// String is all of it.
func (t *transcript) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.text.String()
}
