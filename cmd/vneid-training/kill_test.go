package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"testing"

	"training.vast.vn/vneid-training/internal/record"
)

var serverKills = flag.Int("server-kills", 3, "how often the server is killed under 20 quizzes")

var receiptSaid = regexp.MustCompile(`Mã biên nhận: ([0-9A-Z]{4}-[0-9A-Z]{4})`)

// The server is killed while twenty people take the quiz, again and again on
// one folder, which others use at this machine, who now and then go on with what
// was broken off: what either said is recorded stands in the record, exactly once.
func TestKilledServerLosesNothing(t *testing.T) {
	client, err := exec.LookPath("ssh")
	if err != nil {
		t.Fatalf("this test needs OpenSSH's client (apt-get install openssh-client): %v", err)
	}
	data, folder := t.TempDir(), tapDeck(t)
	var mu sync.Mutex
	acked := map[string]bool{}
	people := 0
	for range *serverKills {
		d := serveSSH(t, data, folder, "--max-connects", "100000", "--max-quizzes", "100000")
		args := d.sshArgs(t, "127.0.0.1", "plain")
		most := len(acked) + 20 + rand.IntN(40)
		var wg sync.WaitGroup
		for i := range 24 {
			wg.Go(func() {
				for {
					mu.Lock()
					people++
					name := "Nguyễn Văn " + string(rune('A'+people%26)) + strings.Repeat("n", people/26%20+1)
					code := fmt.Sprint(people)
					mu.Unlock()
					cmd := exec.CommandContext(t.Context(), client, args...)
					cmd.Env = append(cmd.Environ(), "LANG=vi_VN.UTF-8")
					if i >= 20 {
						cmd = command(t, nil, "present", folder, "--plain", "--data", data)
					}
					cmd.Stdin = strings.NewReader("2\n1\n" + name + "\nvien cong nghe thong tin\n" + code + "\n12\n4\n12\n4\n")
					out, err := cmd.Output() // an error is that of the line that was lost
					mu.Lock()
					for _, m := range receiptSaid.FindAllStringSubmatch(string(out), -1) {
						acked[m[1]] = true
					}
					if len(acked) >= most {
						_ = d.cmd.Process.Kill()
					}
					mu.Unlock()
					select {
					case <-d.done:
						return
					default:
					}
					if err != nil && len(out) == 0 {
						mu.Lock()
						gone := len(acked) >= most
						mu.Unlock()
						if gone {
							return
						}
					}
				}
			})
		}
		wg.Wait()
		<-d.done
	}
	recorded := map[string]int{}
	all := attempts(t, data)
	for _, a := range all {
		recorded[record.Receipt(a)]++
	}
	for receipt := range acked {
		if recorded[receipt] != 1 {
			t.Errorf("%s was said to be recorded, and stands there %d times", receipt, recorded[receipt])
		}
	}
	for receipt, n := range recorded {
		if n != 1 {
			t.Errorf("%s stands there %d times", receipt, n)
		}
	}
	t.Logf("%d kills, %d quizzes begun: %d acknowledged, %d recorded", *serverKills, people, len(acked), len(all))
	if len(acked) < 20**serverKills {
		t.Errorf("only %d were acknowledged", len(acked))
	}
	runs(t, 0, "results", "verify", "--data", data)
}
