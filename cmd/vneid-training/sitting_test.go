package main

import (
	"strings"
	"testing"
	"time"
)

// An attempt that was begun over SSH is opened in another process on the same
// folder, or finished there: who goes on over SSH is told, and nothing more of
// theirs is recorded, or said to be.
func TestOneSittingInTwoProcesses(t *testing.T) {
	folder := tapDeck(t)
	for _, tt := range []struct {
		name, types string // there
		recorded    int
	}{
		{"opened", "2\n1\n", 0},
		{"finished", "2\n1\n12\n4\n", 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			data := t.TempDir()
			p := serveSSH(t, data, folder).ssh(t, "-t", "127.0.0.1", "quiz")
			identifyOverSSH(t, p)
			answer := func() {
				t.Helper()
				see(t, p, "Enter trả lời")
				time.Sleep(settled)
				if strings.Contains(p.Text(), "Chạm vào đâu?") {
					press(t, p, "4", "enter")
				} else {
					press(t, p, "1", "2", "enter")
				}
			}
			answer()
			see(t, p, "Enter tiếp tục")
			time.Sleep(settled)
			press(t, p, "enter")

			there := command(t, nil, "present", folder, "--plain", "--data", data)
			there.Stdin = strings.NewReader(tt.types)
			said, err := there.CombinedOutput()
			if !strings.Contains(string(said), "Câu 2/2") || strings.Contains(string(said), "Đã ghi. Mã biên nhận:") != (err == nil) {
				t.Fatalf("%v; it said\n%s", err, said)
			}

			answer()
			see(t, p, "Enter tiếp tục")
			time.Sleep(settled)
			press(t, p, "enter")
			see(t, p, "cửa sổ khác")
			if text := p.Text(); strings.Contains(text, "Đã ghi") || strings.Contains(text, "Mã biên nhận") {
				t.Errorf("it says\n%s", text)
			}
			if all := attempts(t, data); len(all) != tt.recorded || tt.recorded > 0 && len(all[0].Answers) != 2 {
				t.Errorf("the record holds %+v", all)
			}
		})
	}
}
