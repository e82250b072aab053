package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/termtest"
)

// tapDeck is a folder with a deck of two questions: a tap on the second of two
// phone screens, and what to do about a notice.
func tapDeck(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"deck.yaml":  "id: cham\ntitle: Chạm\nlanguage: vi\nversion: '1'\nquiz: {questions: 2, pass: 0.5}\nunits: units.yaml\n",
		"units.yaml": "- {code: IOIT, name: Viện Công nghệ thông tin}\n",
		"1.md": "---\ntitle: Bài chạm\nlevel: 0\nminutes: 1\n---\n# Bài chạm\n\n---\n" +
			"```question\nid: cham\ntype: tap\nmessage: {from: Lễ tân nhà khách, text: Cho em quét mã ạ}\ntext: Chạm vào đâu?\n" +
			"phone:\n  - screen: Ví giấy tờ\n    rows: [Thẻ căn cước, Mã QR]\n  - screen: Thẻ bảo hiểm\n    rows: [Xem chi tiết, Mã QR]\n" +
			"tap: {screen: Thẻ bảo hiểm, row: Mã QR}\nexplain: Mã của thẻ.\nslide: 1\n```\n" +
			"```question\nid: tin\ntype: multiple\nnotice: {title: Thông báo lạ, text: Liên kết trước 31/12}\ntext: Làm gì?\n" +
			"answers:\n  - right: Xem lại nguồn\n  - right: Báo Công an\nexplain: Cả hai.\nslide: 1\n```\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// tapThrough answers both questions in a terminal: the tap wrongly with a
// digit and then rightly with an arrow key, before it counts.
func tapThrough(t *testing.T, p *termtest.Program) {
	t.Helper()
	for range 2 {
		see(t, p, "Enter trả lời")
		time.Sleep(settled)
		if !strings.Contains(p.Text(), "Chạm vào đâu?") {
			see(t, p, "Làm gì?", "Thông báo lạ", "Liên kết trước 31/12")
			press(t, p, "1", "2", "enter")
		} else {
			see(t, p, "Lễ tân nhà khách", "Cho em quét mã ạ", "Ví giấy tờ", "2  Mã QR", "Thẻ bảo hiểm", "4  Mã QR")
			press(t, p, "3")
			see(t, p, "3  Xem chi tiết")
			press(t, p, "down", "enter")
			see(t, p, "✓")
		}
		see(t, p, "Enter tiếp tục")
		time.Sleep(settled)
		press(t, p, "enter")
	}
	see(t, p, "Đã ghi. Mã biên nhận:")
}

// tapped checks what the record holds of that.
func tapped(t *testing.T, data, via string) {
	t.Helper()
	all := attempts(t, data)
	if len(all) != 1 || len(all[0].Answers) != 2 || all[0].Via != via || !all[0].Passed {
		t.Fatalf("the record holds %+v", all)
	}
	for _, a := range all[0].Answers {
		kind, right := deck.Multiple, []string{"a", "b"}
		if a.Question == "cham" {
			kind, right = deck.Tap, []string{"d"}
		}
		if a.Type != kind || !a.Correct || !slices.Equal(a.Given, right) || !slices.Equal(a.Right, right) {
			t.Errorf("the record says %+v", a)
		}
	}
}

// From a tap in a terminal to the record, and what the reports make of it.
func TestTapInATerminal(t *testing.T) {
	data, folder := t.TempDir(), tapDeck(t)
	p := start(t, nil, "present", folder, "--data", data)
	identify(t, p)
	tapThrough(t, p)
	tapped(t, data, "local")
	press(t, p, "q")
	if code, err := p.Wait(); code != 0 || err != nil {
		t.Errorf("it ended with %d, %v", code, err)
	}
	runs(t, 0, "people", "accept", record.Receipt(attempts(t, data)[0]), "--data", data) // nobody reads as fast as this test
	for _, tt := range []struct {
		format string
		says   []string
	}{
		{"html", []string{"chạm màn hình", "Thẻ bảo hiểm: Mã QR"}},
		{"xapi", []string{`"interactionType":"choice"`, `"correctResponsesPattern":["d"]`, "Ví giấy tờ: Thẻ căn cước"}},
		{"csv", []string{"vi,Bài chạm,chạm màn hình,Chạm vào đâu?,1,1"}},
	} {
		out, err := command(t, nil, "report", "--deck", folder, "--format", tt.format, filepath.Join(data, record.File)).CombinedOutput()
		if err != nil {
			t.Errorf("%s: %v\n%s", tt.format, err, out)
		}
		for _, want := range tt.says {
			if !strings.Contains(string(out), want) {
				t.Errorf("%s: %q is not in\n%.4000s", tt.format, want, out)
			}
		}
	}
}

func TestTapOverSSH(t *testing.T) {
	data := t.TempDir()
	d := serveSSH(t, data, tapDeck(t))
	p := d.ssh(t, "-t", "127.0.0.1", "quiz")
	identifyOverSSH(t, p)
	tapThrough(t, p)
	tapped(t, data, "ssh")
}

func TestTapAsPlainText(t *testing.T) {
	data := t.TempDir()
	cmd := command(t, nil, "present", tapDeck(t), "--plain", "--data", data)
	// What does not fit a question is asked for again: "12" is no tap, "4" no
	// set of two.
	cmd.Stdin = strings.NewReader("2\n1\nNguyễn Văn An\nvien cong nghe thong tin\n\n12\n4\n12\n4\n")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	tapped(t, data, "local")
	for _, want := range []string{"Tin nhắn từ Lễ tân nhà khách:", "Các dòng trên màn hình “Thẻ bảo hiểm”:", "4. Mã QR", "Thông báo “Thông báo lạ”:", record.Receipt(attempts(t, data)[0])} {
		if !strings.Contains(string(out), want) {
			t.Errorf("%q was not said:\n%s", want, out)
		}
	}
}
