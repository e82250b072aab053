package server

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"training.vast.vn/vneid-training/internal/quiz"
)

// ssh HOST plain works without a terminal, and leaves the same record. Answers that
// were typed ahead are taken no faster than those on a screen.
func TestPlainWithoutATerminal(t *testing.T) {
	t.Parallel()
	h := serve(t, nil)
	s, err := h.login(t, "an").NewSession()
	if err != nil {
		t.Fatal(err)
	}
	tries := strings.Repeat("1\n12\n123\n1234\n12345\n123456\n", 10)
	s.Stdin = strings.NewReader("1\n\n0\n2\n1\nNguyễn Văn An\nIOIT\n\n" + tries)
	began := time.Now()
	out, err := s.CombinedOutput("plain")
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if took := time.Since(began); took < 10*quiz.Settle {
		t.Errorf("ten answers are told right or wrong within %v", took)
	}
	for _, want := range []string{"Trang 2 trên", "Câu 10/10", "Đã ghi. Mã biên nhận:"} {
		if !bytes.Contains(out, []byte(want)) {
			t.Errorf("%q was not said:\n%s", want, out)
		}
	}
	if bytes.ContainsAny(out, "\x1b\r") {
		t.Errorf("plain text holds control characters:\n%q", out)
	}
}

// On a terminal in raw mode, keys are echoed.
func TestPlainOnATerminal(t *testing.T) {
	h := serve(t, nil)
	p := sit(t, h.login(t, "an"), 80, 24, "plain")
	p.see("Gõ số rồi nhấn Enter:")
	p.press("9\x7f1")
	p.see("Gõ số rồi nhấn Enter: 1")
	p.press("\r")
	p.see("Trang 1 trên")
	p.press("\x04")
	<-p.gone
}
