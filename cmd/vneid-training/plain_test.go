package main

import (
	"bytes"
	"strings"
	"testing"

	"training.vast.vn/vneid-training/internal/record"
)

// everyWay holds, for each question of a quiz, an answer to every type and number
// of options: what does not fit is asked for again.
var everyWay = strings.Repeat("1\n12\n123\n1234\n12345\n123456\n", 10)

func TestPlainThroughAPipe(t *testing.T) {
	data := t.TempDir()
	cmd := command(t, nil, "present", "--plain", "--data", data)
	cmd.Stdin = strings.NewReader("1\n\n\n0\n2\n1\nNguyễn Văn An\nvien cong nghe thong tin\n\n" + everyWay)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	all := attempts(t, data)
	if len(all) != 1 || len(all[0].Answers) != 10 || all[0].Unit != "IOIT" || all[0].Mode != record.Self {
		t.Fatalf("the record holds %+v", all)
	}
	for _, want := range []string{"Trang 3 trên", "Câu 10/10", "Đã ghi. Mã biên nhận: " + record.Receipt(all[0])} {
		if !bytes.Contains(out, []byte(want)) {
			t.Errorf("%q was not said:\n%s", want, out)
		}
	}
	if bytes.ContainsAny(out, "\x1b\r\a\b") {
		t.Errorf("plain text holds control characters:\n%q", out)
	}
}

func TestPlainPipeThatEndsInTheQuiz(t *testing.T) {
	data := t.TempDir()
	cmd := command(t, nil, "--plain", "--data", data)
	cmd.Stdin = strings.NewReader("2\n1\nNguyễn Văn An\nIOIT\n\n")
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Run(); cmd.ProcessState.ExitCode() != failed {
		t.Errorf("it ended with %v; want exit code %d", err, failed)
	}
	if !strings.Contains(said.String(), "câu 1/10") {
		t.Errorf("it said %q", &said)
	}
}

// A terminal that can't be drawn on is read to.
func TestDumbTerminal(t *testing.T) {
	p := start(t, []string{"TERM=dumb"}, "--data", t.TempDir())
	see(t, p, "1. Bắt đầu học", "Gõ số rồi nhấn Enter:")
	press(t, p, "1\n")
	see(t, p, "Trang 1 trên")
	press(t, p, "0\n")
	see(t, p, "1. Học tiếp từ trang 1")
	press(t, p, "0\n")
	if code, err := p.Wait(); code != 0 || err != nil {
		t.Errorf("it ended with %d, %v:\n%s", code, err, p.Text())
	}
}
