package record

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
)

// TestMain lets the test binary play another process: the one named by
// RESULTS_TEST_ROLE.
func TestMain(m *testing.M) {
	role := os.Getenv("RESULTS_TEST_ROLE")
	if role == "" {
		code := m.Run()
		if cluster.server != nil {
			_ = cluster.server.Remove()
		}
		os.Exit(code)
	}
	play, ok := map[string]func([]string) error{"writer": writerRole, "short-write": shortWriteRole, "nobody": nobodyRole}[role]
	if !ok {
		fmt.Fprintln(os.Stderr, "no such role:", role)
		os.Exit(2)
	}
	if err := play(strings.Split(os.Getenv("RESULTS_TEST_ARGS"), "|")); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// role is a command that runs this test binary as another process.
func role(ctx context.Context, name string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, os.Args[0])
	cmd.Env = append(os.Environ(), "RESULTS_TEST_ROLE="+name, "RESULTS_TEST_ARGS="+strings.Join(args, "|"))
	cmd.Stderr = os.Stderr
	return cmd
}

// writerRole appends n attempts (0: for ever) from eight goroutines and prints
// the id of each as soon as it is acknowledged. Each comes with a journal.
func writerRole(args []string) error {
	dir, spare := args[0], args[1]
	var n int
	fmt.Sscan(args[2], &n)
	s, err := elsewhere(dir)
	if err != nil {
		return err
	}
	f, err := Open(dir, Options{Store: s, SpareDir: spare})
	if err != nil {
		return err
	}
	defer f.Close()
	jobs := make(chan struct{})
	errs := make(chan error, 8)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range jobs {
				a := long("hv-" + fmt.Sprint(os.Getpid()))
				if err := f.Begin(journalOf(a)); err != nil {
					errs <- err
					return
				}
				if _, err := f.Append(context.Background(), a); err != nil {
					errs <- err
					return
				}
				fmt.Println(a.ID)
			}
		})
	}
	for i := 0; n == 0 || i < n; i++ {
		select {
		case jobs <- struct{}{}:
		case err := <-errs:
			return err
		}
	}
	close(jobs)
	wg.Wait()
	select {
	case err := <-errs:
		return err
	default:
		return nil
	}
}

// long is an attempt of ten answers, as most are.
func long(learner string) Attempt {
	a := sample(learner)
	for range 9 {
		a.Answers = append(a.Answers, a.Answers[0])
	}
	return a
}

func journalOf(a Attempt) Journal {
	j := Journal{ID: a.ID, Learner: a.Learner, Unit: a.Unit, Deck: a.Deck, Mode: a.Mode, Via: a.Via, Number: a.Number, Pass: a.Pass, StartedAt: a.StartedAt.Time}
	for _, w := range a.Answers {
		j.Items = append(j.Items, JournalItem{w.Question, w.Revision, w.Type, w.Shown, w.Right})
	}
	return j
}

// acknowledged reads ids, one a line; the last line may be cut off.
func acknowledged(out *bufio.Reader) (id string, ok bool) {
	text, err := out.ReadString('\n')
	if err != nil {
		return "", false
	}
	return strings.TrimSpace(text), true
}
