package main

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"training.vast.vn/vneid-training/internal/pgtest"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/postgres"
	"training.vast.vn/vneid-training/internal/record/store"
	"training.vast.vn/vneid-training/internal/server/trust"
	"training.vast.vn/vneid-training/internal/tries"
)

// cluster is a database and what servers on it have in common.
type cluster struct {
	db   *pgtest.Server
	url  string
	keys string // the data folder of the first server
}

func startCluster(t *testing.T) *cluster {
	t.Helper()
	c := &cluster{db: pgtest.Start(t)}
	var err error
	if c.url, err = c.db.Database(); err != nil {
		t.Fatal(err)
	}
	if _, _, err := postgres.Migrate(t.Context(), c.url); err != nil {
		t.Fatal(err)
	}
	return c
}

// serve starts one more server. The first makes the keys, the others have them.
func (c *cluster) serve(t *testing.T, args ...string) *daemon {
	t.Helper()
	data := filepath.Join(t.TempDir(), "data")
	if c.keys == "" {
		c.keys = data
	} else if err := os.MkdirAll(data, 0o700); err != nil {
		t.Fatal(err)
	} else {
		for _, name := range append(trust.KeyFiles(), trust.HostKeyFile+".pub") {
			text, err := os.ReadFile(filepath.Join(c.keys, name))
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(data, name), text, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	return c.serveIn(t, data, args...)
}

// serveIn starts a server with a data folder that is there.
func (c *cluster) serveIn(t *testing.T, data string, args ...string) *daemon {
	t.Helper()
	return serveSSH(t, data, append([]string{"--database", c.url}, args...)...)
}

// record reads the record back, and checks its chain.
func (c *cluster) record(t *testing.T) []record.Attempt {
	t.Helper()
	s, err := postgres.Open(t.Context(), c.url)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	text, err := store.ReadAll(t.Context(), s, record.File)
	if err != nil {
		t.Fatal(err)
	}
	var all []record.Attempt
	seen := map[string]bool{}
	previous := ""
	if _, err := record.Read(bytes.NewReader(text), func(_ int, a record.Attempt) error {
		if seen[a.ID] || a.Previous != previous {
			t.Errorf("attempt %s is there twice, or does not follow the one before", a.ID)
		}
		seen[a.ID], previous = true, a.Hash
		all = append(all, a)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return all
}

// Who loses their server at question 7 goes on at question 7 on another one.
func TestLearnerGoesOnAtAnotherServer(t *testing.T) {
	t.Parallel()
	c := startCluster(t)
	a, b := c.serve(t), c.serve(t)
	own := sshKey(t)
	p := a.ssh(t, "-i", own, "-t", "127.0.0.1", "quiz")
	identifyOverSSH(t, p)
	for n := 1; n <= 6; n++ {
		answer(t, p, n)
	}
	see(t, p, "Câu 7/10")
	if err := a.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	p = b.ssh(t, "-i", own, "127.0.0.1")
	see(t, p, "câu 7/10", "Nguyễn Văn An")
	press(t, p, "2")
	for n := 7; n <= 10; n++ {
		answer(t, p, n)
	}
	see(t, p, "Đã ghi. Mã biên nhận:")
	if all := c.record(t); len(all) != 1 || len(all[0].Answers) != 10 || !all[0].Verified {
		t.Errorf("the record holds %+v", all)
	}
}

// found waits for what an expression's group matches.
func found(t *testing.T, e *regexp.Regexp, in func() string) string {
	t.Helper()
	for start := time.Now(); time.Since(start) < patience; time.Sleep(10 * time.Millisecond) {
		if m := e.FindStringSubmatch(in()); m != nil {
			return m[1]
		}
	}
	t.Fatalf("nothing matches %v:\n%s", e, in())
	return ""
}

var roomCode = regexp.MustCompile(`\b(\d{4})@`)

// A room is led from one server and followed from others; when its server dies
// the same key leads on from another, and followers see where within ten seconds.
func TestRoomOutlivesItsServer(t *testing.T) {
	t.Parallel()
	c := startCluster(t)
	trainer := sshKey(t)
	a := c.serve(t, "--trainers", trainer+".pub")
	b, far := c.serve(t, "--trainers", trainer+".pub"), c.serve(t)
	lead := a.ssh(t, "-i", trainer, "-t", "127.0.0.1", "lead")
	code := found(t, roomCode, lead.Text)
	follower := far.ssh(t, code+"@127.0.0.1")
	identifyOverSSH(t, follower)
	see(t, lead, "Viện Công nghệ thông tin")
	press(t, lead, "enter")
	see(t, follower, "trang 1/")
	press(t, lead, "right", "right")
	see(t, follower, "trang 2/")

	if err := a.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	again := b.ssh(t, "-i", trainer, "-t", "127.0.0.1", "lead")
	see(t, again, "trang 2/")
	press(t, again, "5", "enter")
	died := time.Now()
	see(t, follower, "trang 5/")
	if took := time.Since(died); took > 10*time.Second {
		t.Errorf("the follower saw the slide after %v", took)
	}
}

// A server whose keys are not those of the others does not serve, and says what to
// do; one without keys makes none.
func TestServersHaveOneIdentity(t *testing.T) {
	t.Parallel()
	c := startCluster(t)
	c.serve(t)
	empty, other := filepath.Join(t.TempDir(), "empty"), filepath.Join(t.TempDir(), "other")
	d := serveSSH(t, other)
	if err := d.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	<-d.done
	for _, data := range []string{empty, other} {
		out, err := command(t, nil, "serve", "--listen", "127.0.0.1:0", "--data", data, "--database", c.url).CombinedOutput()
		if err == nil || !strings.Contains(string(out), "keys import") {
			t.Errorf("%s: %v\n%s", filepath.Base(data), err, out)
		}
	}
	if _, err := os.Stat(filepath.Join(empty, trust.HostKeyFile)); !os.IsNotExist(err) {
		t.Errorf("a host key was made: %v", err)
	}
	out, err := command(t, nil, "serve", "--data", empty, "--database", "postgres://u:secret@localhost/x").CombinedOutput()
	if err == nil || strings.Contains(string(out), "secret") || !strings.Contains(string(out), "PGPASSWORD") {
		t.Errorf("a password on the command line: %v\n%s", err, out)
	}
}

var adminOn = regexp.MustCompile(`msg=admin address=(\S+)`)

// While the database is away a quiz goes on, and the screen says what is not kept:
// when it is back all answers are, so that another server goes on behind them, and
// what was finished meanwhile is recorded, once.
func TestDatabaseAway(t *testing.T) {
	t.Parallel()
	c := startCluster(t)
	a := c.serve(t, "--admin", "127.0.0.1:0")
	addr := found(t, adminOn, a.said)
	healthy := func() (int, string) {
		res, err := http.Get("http://" + addr + "/healthz")
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		text, _ := io.ReadAll(res.Body)
		return res.StatusCode, string(text)
	}
	if status, said := healthy(); status != http.StatusOK {
		t.Fatalf("healthz: %d %s", status, said)
	}
	own := sshKey(t)
	p := a.ssh(t, "-i", own, "-t", "127.0.0.1", "quiz")
	identifyOverSSH(t, p)
	for n := 1; n <= 3; n++ {
		answer(t, p, n)
	}
	c.db.Kill()
	time.Sleep(time.Second) // health is looked at once a second
	if status, said := healthy(); status != http.StatusServiceUnavailable {
		t.Errorf("without a database healthz says %d %s", status, said)
	}
	for n := 4; n <= 6; n++ {
		answer(t, p, n)
	}
	see(t, p, "chưa lưu được câu trả lời")
	if err := c.db.Run(); err != nil {
		t.Fatal(err)
	}
	found(t, regexp.MustCompile(`(đã lưu câu trả lời|Mã làm tiếp)`), p.Text)
	b := c.serve(t)
	if err := a.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	p = b.ssh(t, "-i", own, "127.0.0.1")
	see(t, p, "câu 7/10")
	press(t, p, "2")
	for n := 7; n <= 9; n++ {
		answer(t, p, n)
	}
	c.db.Kill()
	answer(t, p, 10)
	see(t, p, "spare-")
	if err := c.db.Run(); err != nil {
		t.Fatal(err)
	}
	see(t, p, "Đã ghi. Mã biên nhận:")
	for range 3 {
		if all := c.record(t); len(all) != 1 || len(all[0].Answers) != 10 {
			t.Fatalf("the record holds %+v", all)
		}
		time.Sleep(time.Second)
	}
}

// A server that dies while the database is away takes no answer with it: its next
// start brings them, each once, and the learner goes on behind them.
func TestAnswersOutliveServerAndDatabase(t *testing.T) {
	t.Parallel()
	c := startCluster(t)
	a := c.serve(t)
	own := sshKey(t)
	p := a.ssh(t, "-i", own, "-t", "127.0.0.1", "quiz")
	identifyOverSSH(t, p)
	for n := 1; n <= 2; n++ {
		answer(t, p, n)
	}
	see(t, p, "Câu 3/10")
	c.db.Kill()
	for n := 3; n <= 5; n++ {
		answer(t, p, n)
	}
	see(t, p, "chưa lưu được câu trả lời")
	aside := func() (lines int) {
		paths, _ := filepath.Glob(filepath.Join(filepath.Dir(a.data), ".cache", "vneid-training", "spare-*.jsonl"))
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			lines += bytes.Count(text, []byte("\n"))
		}
		return lines
	}
	for start := time.Now(); aside() < 3; time.Sleep(10 * time.Millisecond) {
		if time.Since(start) > patience {
			t.Fatalf("%d answers are kept aside", aside())
		}
	}
	if err := a.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	<-a.done
	if err := c.db.Run(); err != nil {
		t.Fatal(err)
	}
	p = c.serveIn(t, a.data).ssh(t, "-i", own, "127.0.0.1")
	see(t, p, "câu 6/10")
	if given := c.answers(t); !slices.Equal(given, []int{0, 1, 2, 3, 4}) || aside() != 0 {
		t.Errorf("the journal has answers to %v, %d are kept aside", given, aside())
	}
	press(t, p, "2")
	for n := 6; n <= 10; n++ {
		answer(t, p, n)
	}
	see(t, p, "Đã ghi. Mã biên nhận:")
	if all := c.record(t); len(all) != 1 || len(all[0].Answers) != 10 {
		t.Errorf("the record holds %+v", all)
	}
}

// answers are the items that have answers in the only journal, in its order.
func (c *cluster) answers(t *testing.T) (items []int) {
	t.Helper()
	s, err := postgres.Open(t.Context(), c.url)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	journals, err := s.List(t.Context(), "journal/")
	if err != nil || len(journals) != 1 {
		t.Fatalf("journals: %v, %v", journals, err)
	}
	text, err := store.ReadAll(t.Context(), s, journals[0].Name)
	if err != nil {
		t.Fatal(err)
	}
	for line := range bytes.Lines(text) {
		given := struct{ N *int }{}
		if err := json.Unmarshal(line, &given); err != nil {
			t.Fatal(err)
		}
		if given.N != nil {
			items = append(items, *given.N)
		}
	}
	return items
}

var resumeCode = regexp.MustCompile(`Mã làm tiếp:? *(\d{6})`)

// Who has no key goes on by the code that stood in the corner, on another server.
func TestResumeByCodeAtAnotherServer(t *testing.T) {
	t.Parallel()
	c := startCluster(t)
	a, b := c.serve(t), c.serve(t)
	p := a.ssh(t, "-t", "127.0.0.1", "quiz")
	identifyOverSSH(t, p)
	for n := 1; n <= 3; n++ {
		answer(t, p, n)
	}
	see(t, p, "Câu 4/10")
	code := found(t, resumeCode, p.Text)
	if err := a.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	p = b.ssh(t, "-t", "127.0.0.1", "quiz")
	identifyOverSSH(t, p)
	see(t, p, "[______]")
	press(t, p, code, "enter")
	for n := 4; n <= 10; n++ {
		answer(t, p, n)
	}
	see(t, p, "Đã ghi. Mã biên nhận:")
	if all := c.record(t); len(all) != 1 || len(all[0].Answers) != 10 || all[0].Verified {
		t.Errorf("the record holds %+v", all)
	}
}

// Who guesses at enrolment codes on one server is held off by all: a right one does
// not do without its name.
func TestEnrolmentCodesGuessedAtAnotherServer(t *testing.T) {
	t.Parallel()
	c := startCluster(t)
	a, b := c.serve(t, "--identity", "enrolled"), c.serve(t, "--identity", "enrolled")
	letters := filepath.Join(t.TempDir(), "letters.csv")
	list := filepath.Join(t.TempDir(), "list.csv")
	if err := os.WriteFile(list, []byte("Họ tên,Đơn vị\nNguyễn Văn An,IOIT\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	runs(t, 0, "people", "enrol", "--data", c.keys, "--database", c.url, "--roster", list, "-o", letters)
	text, err := os.ReadFile(letters)
	if err != nil {
		t.Fatal(err)
	}
	letter := found(t, regexp.MustCompile(`\b(\w{4}-\w{4})\b`), func() string { return string(text) })
	types := func(d *daemon, what string) string {
		t.Helper()
		cmd := d.sshCommand(t, "127.0.0.1", "plain")
		cmd.Stdin = strings.NewReader("2\n1\n" + what)
		out, _ := cmd.CombinedOutput() // what is typed ends before the program does
		return string(out)
	}
	types(a, strings.Repeat("3333-3333\n", tries.AtOnce))
	time.Sleep(3 * time.Second) // servers tell each other once a second
	if out := types(b, letter+"\n"); strings.Contains(out, "Người làm bài: Nguyễn Văn An") || !strings.Contains(out, "đang có nhiều mã sai được thử") {
		t.Errorf("a right code alone on the other server: %s", out)
	}
	if out := types(b, "Nguyễn Văn An "+letter+"\n"); !strings.Contains(out, "Người làm bài: Nguyễn Văn An") {
		t.Errorf("with its name: %s", out)
	}
}
