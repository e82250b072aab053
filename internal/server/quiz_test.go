package server

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"training.vast.vn/vneid-training/internal/quiz"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/sitting"
)

// settled is a little longer than the time in which an exam ignores keys that
// commit.
const settled = 350 * time.Millisecond

// identify fills the form in and starts the quiz.
func (p *person) identify(name string) {
	p.t.Helper()
	p.see("Họ và tên")
	p.press(name + "\r")
	p.press("cong nghe thong tin")
	p.see("Viện Công nghệ thông tin")
	p.press("\r\r")
	p.see("▸  Bắt đầu làm bài")
	p.press("\r")
}

// answer answers question n of ten and goes on.
func (p *person) answer(n int) {
	p.t.Helper()
	p.see(fmt.Sprintf("Câu %d/10", n), "Enter trả lời")
	time.Sleep(settled)
	p.press("123456789\r")
	p.see("Enter tiếp tục")
	time.Sleep(settled)
	p.press("\r")
}

var codeShown = regexp.MustCompile(`Mã làm tiếp (\d{6})`)

func attempts(t testing.TB, data string) []record.Attempt {
	t.Helper()
	f, err := os.Open(filepath.Join(data, "results.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []record.Attempt
	if _, err := record.Read(f, func(_ int, a record.Attempt) error { all = append(all, a); return nil }); err != nil {
		t.Fatal(err)
	}
	return all
}

// Without a key the code that stood in the corner brings a lost attempt back,
// and nothing else does.
func TestResumeByCode(t *testing.T) {
	t.Parallel()
	h := serve(t, nil)
	c := h.login(t, "an")
	p := sit(t, c, 100, 30, "quiz")
	p.identify("Nguyễn Văn An")
	for n := 1; n <= 3; n++ {
		p.answer(n)
	}
	p.see("Câu 4/10")
	found := codeShown.FindStringSubmatch(p.Text())
	if found == nil {
		t.Fatalf("no resume code on the screen:\n%s", p.Text())
	}
	c.Close() // the line is lost
	<-p.gone

	stranger := sit(t, h.login(t, "eve"), 100, 30, "")
	stranger.see("Làm bài kiểm tra")
	if strings.Contains(stranger.Text(), "câu 4/10") {
		t.Errorf("somebody's attempt is offered to a stranger:\n%s", stranger.Text())
	}

	p = sit(t, h.login(t, "an"), 100, 30, "quiz")
	p.identify("nguyễn văn an")
	p.see("đang có một bài làm dở", "[______]")
	if text := p.Text(); strings.Contains(text, "4/10") {
		t.Errorf("without the code it is told how far the attempt is:\n%s", text)
	}
	wrong := "000000"
	if found[1] == wrong {
		wrong = "000001"
	}
	p.press(wrong + "\r")
	p.see("Mã này chưa đúng")
	p.see("[______]") // ready for the right one
	p.press(found[1] + "\r")
	for n := 4; n <= 10; n++ {
		p.answer(n)
	}
	p.see("Đã ghi. Mã biên nhận:")
	all := attempts(t, h.data)
	if len(all) != 1 || len(all[0].Answers) != 10 || all[0].Verified || all[0].Via != "ssh" {
		t.Errorf("the record holds %d attempts: %+v", len(all), all)
	}
}

// Codes can't be tried one after the other; whoever has none begins anew and
// takes nothing away from who has.
func TestResumeCodesCannotBeGuessed(t *testing.T) {
	t.Parallel()
	h := serve(t, nil)
	first := sit(t, h.login(t, "an"), 100, 30, "quiz")
	first.identify("Nguyễn Văn An")
	first.see("Mã làm tiếp")
	code := codeShown.FindStringSubmatch(first.Text())[1]
	until(t, "the attempt is in its journal", func() bool {
		pending, err := h.opt.Folder.PendingAll()
		return err == nil && len(pending) == 1 && pending[0].Code == code
	})
	p := sit(t, h.login(t, "eve"), 100, 30, "quiz")
	p.identify("Nguyễn Văn An")
	p.see("[______]")
	for n := range resumeTries + 1 {
		guess := fmt.Sprintf("%06d", n)
		if guess == code {
			continue
		}
		p.press(guess)
		p.see("[" + guess + "]")
		p.press("\r")
		if n == resumeTries {
			p.see("Đã thử nhiều lần")
			break
		}
		p.see("Mã này chưa đúng", "[______]")
	}
	p.press("\x7f\x7f\x7f\x7f\x7f\x7f" + code + "\r") // the right one comes too late
	p.see("["+code+"]", "Đã thử nhiều lần")
	p.press("\x7f\x7f\x7f\x7f\x7f\x7f\r")
	p.see("Câu 1/10")
	if pending, err := h.opt.Folder.PendingAll(); err != nil || !slices.ContainsFunc(pending, func(j record.Journal) bool { return j.Code == code }) {
		t.Errorf("the first attempt is gone: %v, %v", pending, err)
	}
	if !strings.Contains(h.log.String(), "limit=resume_tries") {
		t.Error("the log does not tell of it")
	}
}

// With a key the attempt is offered at once, and the result is verified.
func TestResumeByKey(t *testing.T) {
	t.Parallel()
	h := serve(t, nil)
	key := newKey(t)
	c := h.login(t, "an", key)
	p := sit(t, c, 100, 30, "quiz")
	p.identify("Trần Thị Bình")
	p.answer(1)
	p.see("Câu 2/10")
	if codeShown.MatchString(p.Text()) {
		t.Error("somebody with a key is shown a code")
	}
	c.Close()
	<-p.gone
	p = sit(t, h.login(t, "somebody", key), 100, 30, "")
	p.see("câu 2/10", "Trần Thị Bình")
	p.press("2")
	for n := 2; n <= 10; n++ {
		p.answer(n)
	}
	p.see("Đã ghi. Mã biên nhận:")
	all := attempts(t, h.data)
	if want := h.opt.Folder.LearnerFromKey(gossh.FingerprintSHA256(key.PublicKey())); len(all) != 1 || !all[0].Verified || all[0].Learner != want {
		t.Errorf("the record holds %+v; want one verified attempt of %s", all, want)
	}
	if e, ok, err := h.opt.Folder.Recorded(t.Context(), record.Receipt(all[0])); err != nil || !ok || e.Person.Name != "Trần Thị Bình" {
		t.Errorf("the attempt is %q's, %v, %v", e.Person.Name, ok, err)
	}
}

// Who is logging in as the server is told to stop gets what they came for; who
// says nothing does not hold it up for long.
func TestARestartLosesNoLogin(t *testing.T) {
	t.Parallel()
	h := serve(t, nil)
	silent, err := net.Dial("tcp", h.addr)
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	began := time.Time{}
	stopped := make(chan struct{})
	c, err := gossh.Dial("tcp", h.addr, &gossh.ClientConfig{User: guest, HostKeyCallback: func(string, net.Addr, gossh.PublicKey) error {
		began = time.Now()
		go func() { defer close(stopped); h.stop() }()
		until(t, "nobody comes in any more", func() bool {
			c, err := net.Dial("tcp", h.addr)
			if err == nil {
				c.Close()
			}
			return err != nil
		})
		return nil
	}})
	if err != nil {
		t.Fatalf("in the middle of logging in: %v", err)
	}
	if out, code := exec(t, c, "version"); code != 0 {
		t.Errorf("version says %q, %d", out, code)
	}
	c.Close()
	<-stopped
	if took := time.Since(began); took < lastLogins/2 || took > patience/2 {
		t.Errorf("the server stops in %v", took)
	}
}

// Told to stop, the server lets a quiz be finished and sends all others home.
func TestDrain(t *testing.T) {
	t.Parallel()
	h := serve(t, func(o *Options) { o.Limits.Drain = 30 * time.Second })
	quiz := sit(t, h.login(t, "an"), 100, 30, "quiz")
	quiz.identify("Nguyễn Văn An")
	for n := 1; n <= 9; n++ {
		quiz.answer(n)
	}
	home := sit(t, h.login(t, "binh"), 100, 30, "")
	home.see("Bắt đầu học")
	admin := h.AdminHandler()
	stopped := make(chan struct{})
	go func() { defer close(stopped); h.stop() }()
	home.see("Máy chủ khởi động lại", "quay lại sau ít phút")
	quiz.see("Máy chủ khởi động lại", "Bài đã lưu")
	if code, text := get(t, admin, "/healthz"); code != 503 || !strings.Contains(text, "stopping") {
		t.Errorf("/healthz while stopping: %d %q", code, text)
	}
	if _, err := h.dial(t, "late"); err == nil {
		t.Error("somebody still gets in")
	}
	quiz.see("Câu 10/10") // the banner stands where the footer was
	time.Sleep(settled)
	quiz.press("123456789\r")
	until(t, "the answer is judged", func() bool {
		return strings.Contains(quiz.Text(), "Đúng rồi") || strings.Contains(quiz.Text(), "Chưa đúng")
	})
	time.Sleep(settled)
	quiz.press("\r")
	quiz.see("Đã ghi. Mã biên nhận:")
	home.press("q")
	home.see("Máy chủ đang khởi động lại")
	quiz.press("q")
	<-stopped
	if all := attempts(t, h.data); len(all) != 1 {
		t.Errorf("%d attempts in the record", len(all))
	}
}

// Who does not finish in time goes on later.
func TestDrainEnds(t *testing.T) {
	t.Parallel()
	h := serve(t, func(o *Options) { o.Limits.Drain = time.Second })
	p := sit(t, h.login(t, "an"), 100, 30, "quiz")
	p.identify("Nguyễn Văn An")
	p.answer(1)
	p.see("Câu 2/10")
	h.stop()
	p.see("Máy chủ đang khởi động lại")
	if left, err := os.ReadDir(filepath.Join(h.data, "journal")); err != nil || len(left) != 1 {
		t.Errorf("journals after the stop: %v, %v; want the one under way", left, err)
	}
}

// Many people take the quiz at once: each result is in the record once,
// and its chain is whole.
func TestManyTakeTheQuizAtOnce(t *testing.T) { manyTakeTheQuiz(t, 8) }

func manyTakeTheQuiz(t *testing.T, people int) {
	t.Helper()
	// A slow machine may take its time over 200 handshakes: the deadline is tested elsewhere.
	h := serve(t, func(o *Options) { o.Limits.PerAddress, o.Limits.Login = people, time.Minute })
	var wg sync.WaitGroup
	gate := make(chan struct{}, 50) // logging in at once; all are inside at once in the end
	for i := range people {
		gate <- struct{}{}
		wg.Go(func() {
			p := sit(t, h.login(t, "an"), 100, 30, "quiz")
			<-gate
			p.identify(fmt.Sprintf("Học Viên %d", i))
			for n := 1; n <= 10; n++ {
				p.answer(n)
			}
			p.see("Đã ghi. Mã biên nhận:")
			p.press("q")
		})
	}
	wg.Wait()
	all := attempts(t, h.data)
	learners := map[string]bool{}
	for _, a := range all {
		learners[a.Learner] = true
	}
	if len(all) != people || len(learners) != people {
		t.Errorf("%d attempts of %d learners; want %d of each", len(all), len(learners), people)
	}
	file, err := os.Open(filepath.Join(h.data, "results.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if chain, err := record.Verify(file); err != nil || len(chain.Breaks) > 0 || chain.Sealed != people {
		t.Errorf("the chain: %+v, %v", chain, err)
	}
}

// Where the data folder is gone at the end of a quiz, the screen does not say
// that the attempt is recorded; once the folder is back, it is, and then the
// screen says so.
func TestAnAttemptThatCantBeWrittenIsNotLost(t *testing.T) {
	t.Parallel()
	h := serve(t, nil)
	p := sit(t, h.login(t, "an"), 100, 30, "quiz")
	p.identify("Nguyễn Văn An")
	for n := 1; n <= 9; n++ {
		p.answer(n)
	}
	p.see("Câu 10/10")
	if err := os.Rename(h.data, h.data+".away"); err != nil {
		t.Fatal(err)
	}
	p.answer(10)
	p.see("Chưa ghi được")
	if text := p.Text(); strings.Contains(text, "Đã ghi") {
		t.Errorf("the screen says that it is recorded:\n%s", text)
	}
	if _, text := get(t, h.AdminHandler(), "/metrics"); strings.Contains(text, "vneid_training_write_errors_total 0") {
		t.Error("the failure is not in the metrics")
	}
	if err := os.Rename(h.data+".away", h.data); err != nil {
		t.Fatal(err)
	}
	for late := time.After(3 * patience); !strings.Contains(p.Text(), "Đã ghi. Mã biên nhận:"); { // it is tried every 15 s
		select {
		case <-p.drawn:
		case <-late:
			t.Fatalf("it is not recorded though it could be; the screen:\n%s", p.Text())
		}
	}
	if all := attempts(t, h.data); len(all) != 1 || len(all[0].Answers) != 10 {
		t.Errorf("the record holds %d attempts: %+v", len(all), all)
	}
}

// An attempt that is taken up in a second window is no longer the first one's:
// that is told so, shows no more answers, and records nothing.
func TestSecondWindowTakesTheAttemptOver(t *testing.T) {
	t.Parallel()
	h := serve(t, nil)
	key := newKey(t)
	first := sit(t, h.login(t, "an", key), 100, 30, "quiz")
	first.identify("Trần Thị Bình")
	first.answer(1)
	first.see("Câu 2/10")
	second := sit(t, h.login(t, "an", key), 100, 30, "")
	second.see("câu 2/10")
	second.press("2")
	second.see("Câu 2/10")
	time.Sleep(settled)
	first.press("1\r")
	first.see("cửa sổ khác")
	if text := first.Text(); strings.Contains(text, "✓ Đúng") || strings.Contains(text, "✗ Chưa đúng") {
		t.Errorf("the first window tells what is right:\n%s", text)
	}
	for n := 2; n <= 10; n++ {
		second.answer(n)
	}
	second.see("Đã ghi. Mã biên nhận:")
	first.press("\r")
	first.see("cửa sổ khác")
	if all := attempts(t, h.data); len(all) != 1 || len(all[0].Answers) != 10 {
		t.Errorf("the record holds %d attempts: %+v", len(all), all)
	}
}

// A quiz that nobody goes on with is removed after a while.
func TestUnfinishedQuizzesExpire(t *testing.T) {
	h := serve(t, nil)
	begin := func() record.Journal {
		t.Helper()
		j := record.Journal{ID: record.NewID(), Learner: "hv-" + record.NewID()}
		if err := h.opt.Folder.Begin(j); err != nil {
			t.Fatal(err)
		}
		return j
	}
	old, fresh := begin(), begin()
	paths, err := filepath.Glob(filepath.Join(h.data, "journal", "*", "*"+old.ID+"*"))
	if err != nil || len(paths) != 1 {
		t.Fatal(paths, err)
	}
	left := time.Now().Add(-31 * 24 * time.Hour)
	if err := os.Chtimes(paths[0], left, left); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	h.expire(ctx)
	if all, err := h.opt.Folder.PendingAll(); err != nil || len(all) != 1 || all[0].ID != fresh.ID {
		t.Errorf("under way are %+v, %v", all, err)
	}
}

// Who has begun as many quizzes as a day allows hears so and begins none; so
// does a stranger from where too many began, or while the disk is all but full.
func TestStrangersBeginSoMany(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		limit func(*Limits)
		begun int
		hears string
	}{
		{"a day", func(l *Limits) { l.Attempts = 1 }, 1, "hôm nay anh chị đã bắt đầu 1 lượt"},
		{"an address", func(l *Limits) { l.Quizzes = 1 }, 1, "từ nơi này vừa có quá nhiều người"},
		{"the disk", func(l *Limits) { l.Floor = 1 << 40 }, 0, "máy chủ sắp hết chỗ"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			h := serve(t, func(o *Options) { tt.limit(&o.Limits) })
			for range tt.begun {
				p := sit(t, h.login(t, "an"), 100, 30, "quiz")
				p.identify("Nguyễn Văn An")
				p.see("Câu 1/10")
			}
			begun := func() bool {
				under, err := h.opt.Folder.PendingAll()
				return err == nil && len(under) == tt.begun
			}
			until(t, "the quiz is on the disk", begun)
			p := sit(t, h.login(t, "an"), 100, 30, "quiz")
			p.identify("Nguyễn Văn An")
			if tt.begun > 0 {
				p.see("Mã làm tiếp:")
				p.press("\r") // without the code: another one
			}
			p.see(tt.hears)
			if !begun() {
				t.Error("a quiz was begun all the same")
			}
		})
	}
}

// What a stranger's attempt makes the server write, in all, times how many of
// them may begin in a minute is less than a megabyte.
func TestStrangersDisk(t *testing.T) {
	t.Parallel()
	h := serve(t, nil)
	d, err := h.opt.Course.Deck("vi")
	if err != nil {
		t.Fatal(err)
	}
	paper, err := quiz.Draw(d, nil, rand.New(rand.NewPCG(1, 2)))
	if err != nil {
		t.Fatal(err)
	}
	size := func() (n int64) {
		filepath.WalkDir(h.data, func(path string, e fs.DirEntry, err error) error {
			if info, err := e.Info(); err == nil && !e.IsDir() {
				n += info.Size()
			}
			return nil
		})
		return n
	}
	f, before := h.opt.Folder, size()
	desk := sitting.Desk{Log: f, Folder: f, Via: "ssh", Public: true, App: "vneid-training/0.1.0"}
	p := record.Person{Learner: f.LearnerID("x", "", ""), Name: strings.Repeat("Ưỡ", 30), Unit: d.Units[0].Code, Code: strings.Repeat("9", 20)}
	if err := f.Remember(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	j := desk.Begin(record.Journal{Mode: record.Self, Number: 1, StartedAt: time.Now(), Code: "123456"}, p, d, paper)
	if err := f.Begin(j); err != nil {
		t.Fatal(err)
	}
	a := quiz.Start(paper, d.Quiz, time.Now())
	for i, it := range paper.Items {
		ans, err := a.Answer(it.Question.RightLetters(), time.Now())
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Record(j, i, ans.Given, 12.345, time.Now()); err != nil {
			t.Fatal(err)
		}
	}
	for range 100 { // others try their luck with it
		_, _, _ = f.Unlock(p.Learner, "000000")
		if now, err := f.TakeOver(p.Learner, j.ID); err == nil {
			j = now
		}
	}
	journal := size() - before
	if _, err := f.Append(t.Context(), sitting.Finish(j, a, time.Now(), "vneid-training/0.1.0")); err != nil {
		t.Fatal(err)
	}
	line := size() - before // the journal is gone
	each := journal + line
	t.Logf("an attempt: %d bytes with its journal, %d that stay", each, line)
	if each*strangersAMinute > 1_000_000 {
		t.Errorf("%d attempts of %d bytes are %d bytes a minute", strangersAMinute, each, each*strangersAMinute)
	}
}

// Keys are free: of more new ones from one address than may begin quizzes no
// progress is kept, of who was here before it is.
func TestNewKeysLeaveSoMuch(t *testing.T) {
	t.Parallel()
	h := serve(t, func(o *Options) { o.Limits.Quizzes = 1 })
	kept := func(key gossh.Signer) []byte {
		t.Helper()
		kept, err := h.progress.Raw(h.opt.Folder.LearnerFromKey(gossh.FingerprintSHA256(key.PublicKey())))
		if err != nil {
			t.Fatal(err)
		}
		return kept
	}
	learn := func(key gossh.Signer, steps int, to string) {
		t.Helper()
		p := sit(t, h.login(t, "an", key), 100, 30, "learn")
		p.see("trang 1/")
		p.press(strings.Repeat(" ", steps))
		p.see(to)
	}
	first, second := newKey(t), newKey(t)
	learn(first, 1, "trang 2/")
	until(t, "the first one's progress is kept", func() bool { return kept(first) != nil })
	before := kept(first)
	learn(second, 1, "trang 2/")
	learn(first, 5, "trang 3/") // after the second did
	until(t, "the first one's progress is kept again", func() bool { return !bytes.Equal(kept(first), before) })
	if kept(second) != nil {
		t.Error("progress of one more is kept")
	}
}
