package server

import (
	"strings"
	"testing"
)

func TestCommands(t *testing.T) {
	h := serve(t, nil)
	tests := []struct {
		name, command string
		env           []string
		code          int
		says          string
	}{
		{"version", "version", nil, 0, "vneid-training/test"},
		{"help", "help", nil, 0, "ssh -t training.test quiz"},
		{"help in English", "help", []string{"LANG=en_US.UTF-8"}, 0, "take the quiz"},
		{"LC_ALL beats LANG", "help", []string{"LANG=en_US.UTF-8", "LC_ALL=vi_VN.UTF-8"}, 0, "làm bài kiểm tra"},
		{"unknown", "sftp-server -l", nil, 2, "Không có lệnh “sftp-server”"},
		{"a screen without a terminal", "learn", nil, 1, "ssh -t training.test"},
		{"a shell's words", "version; rm -rf /", nil, 2, "“version;”"},
		{"escape sequences", "\x1b]2;owned\a\nx", nil, 2, "“?]2;owned?”"},
		{"an endless word", strings.Repeat("x", 10000), nil, 2, "Không có lệnh"},
		{"nothing", " ", nil, 2, "Không có lệnh"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out, code := exec(t, h.login(t, "an"), tt.command, tt.env...)
			if code != tt.code || !strings.Contains(out, tt.says) || strings.Contains(out, "\x1b") {
				t.Errorf("%q says %q and exits %d; want %q and %d", tt.command, out, code, tt.says, tt.code)
			}
			if n := strings.Count(out, "\n"); tt.code != 0 && n != 1 {
				t.Errorf("an error of %d lines: %q", n, out)
			}
		})
	}
}

func TestNoTerminalAndNoCommand(t *testing.T) {
	h := serve(t, nil)
	s, err := h.login(t, "an").NewSession()
	if err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	s.Stderr = &said
	if err := s.Shell(); err != nil {
		t.Fatal(err)
	}
	if code := exitCode(t, s.Wait()); code != 1 || !strings.Contains(said.String(), "ssh training.test") {
		t.Errorf("it says %q and exits %d; want how to connect, and 1", said.String(), code)
	}
}

func TestScreens(t *testing.T) {
	h := serve(t, nil)
	p := sit(t, h.login(t, "an"), 100, 30, "")
	p.see("Bắt đầu học", "Làm bài kiểm tra")
	p.press("\r")
	p.see("trang 1/")
	p.press("q") // home
	p.see("Học tiếp")
	p.press("q")
	<-p.gone
	p = sit(t, h.login(t, "guest"), 80, 24, "learn", "LC_ALL=en_US.UTF-8")
	p.see("next")
	p = sit(t, h.login(t, "guest"), 80, 24, "quiz")
	p.see("Họ và tên")
}
