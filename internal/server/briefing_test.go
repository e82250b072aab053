package server

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/server/trust"
	"training.vast.vn/vneid-training/internal/siege"
)

// meeting is a server with rooms, and a trainer's key.
func meeting(t testing.TB, change func(*Options)) (*host, gossh.Signer) {
	t.Helper()
	trainer := newKey(t)
	list := filepath.Join(t.TempDir(), "trainers")
	line := strings.TrimSpace(string(gossh.MarshalAuthorizedKey(trainer.PublicKey()))) + " Tran Binh\n"
	if err := os.WriteFile(list, []byte(line), 0o600); err != nil {
		t.Fatal(err)
	}
	rooms, err := briefing.Open(t.TempDir(), briefing.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { rooms.Close() })
	h := serve(t, func(o *Options) {
		if o.Roles, err = trust.NewRoles("", list, "", slog.New(slog.DiscardHandler)); err != nil {
			t.Fatal(err)
		}
		o.Rooms = rooms
		if change != nil {
			change(o)
		}
	})
	return h, trainer
}

// roomCode reads it off a screen.
func roomCode(t testing.TB, p *person) string {
	t.Helper()
	p.see("Mở cửa sổ dòng lệnh")
	_, rest, _ := strings.Cut(p.Text(), "Phòng ")
	return rest[:4]
}

func TestBriefingOverSSH(t *testing.T) {
	t.Parallel()
	h, key := meeting(t, nil)
	trainer := sit(t, h.login(t, "an", key), 160, 45, "lead")
	code := roomCode(t, trainer)
	trainer.see("ssh " + code + "@training.test")

	follower := sit(t, h.login(t, code), 80, 24, "")
	follower.see("Vào mà không cho biết tên")
	follower.press("\x1b[A\r")
	follower.see("Anh, chị đã vào phòng")
	trainer.see("1 người đã vào")
	screen := sit(t, h.login(t, "an"), 160, 45, "screen "+code)
	screen.see("1 người đã vào")
	trainer.press("\r")
	follower.see("trang 1/", "đang theo giảng viên")
	trainer.see("trang 1/")
	trainer.press("4\r")
	follower.see("trang 4/")
	screen.see("trang 4/", "ssh "+code+"@training.test")

	trainer.press("q")
	trainer.see("Kết thúc buổi tập huấn")
	trainer.press("3")
	follower.see("Buổi tập huấn đã kết thúc", "Làm bài kiểm tra")
	trainer.see("Buổi tập huấn ngày", "Người dự")
	trainer.press("q")
	<-trainer.gone
	trainer.see("Buổi tập huấn ngày", "Thời gian từng bài (phút)") // printed, for the screens are gone
	if h.opt.Rooms.Len() != 0 {
		t.Error("the room is still open")
	}
}

// A trainer chooses a route on home and opens the briefing along it: the room
// is turned along the route, and a slide outside it is a number away. The
// plan and its clock are the route's.
func TestBriefingAlongARouteOverSSH(t *testing.T) {
	t.Parallel()
	h, key := meeting(t, nil)
	d, err := h.opt.Course.Deck("vi")
	if err != nil {
		t.Fatal(err)
	}
	route := &d.Routes[0]
	path := d.Path(route)
	outside := 0
	for slices.Contains(path, outside) {
		outside++
	}
	trainer := sit(t, h.login(t, "an", key), 160, 45, "")
	trainer.see("Học theo thời gian hoặc việc mình làm")
	trainer.press("8")
	trainer.see("Cả khóa", d.Routes[1].Title) // the first one's takes two lines
	trainer.press("\x1b[B\r")
	trainer.see(fmt.Sprintf("lộ trình 1/%d", len(path)))
	trainer.press("\x1b")
	trainer.see("Dẫn một buổi tập huấn")
	trainer.press("4")
	code := roomCode(t, trainer)
	follower := sit(t, h.login(t, code), 80, 24, "")
	follower.see("Vào mà không cho biết tên")
	follower.press("\x1b[A\r")
	follower.see("Anh, chị đã vào phòng")
	trainer.see("1 người đã vào")
	trainer.press("\r")
	follower.see(fmt.Sprintf("trang %d/", path[0]+1))
	trainer.see("đúng dự kiến")
	for range d.Slide(path[0]).Steps {
		trainer.press("\x1b[6~")
	}
	follower.see(fmt.Sprintf("trang %d/", path[1]+1))
	trainer.press(fmt.Sprintf("%d\r", outside+1))
	follower.see(fmt.Sprintf("trang %d/", outside+1))

	rooms := h.opt.Rooms.All()
	if len(rooms) != 1 {
		t.Fatalf("%d rooms are open", len(rooms))
	}
	seconds := 0.0
	for _, leg := range rooms[0].Plan.Path {
		seconds += leg.Seconds
	}
	if rooms[0].Plan.Route != route.ID || math.Round(seconds) != float64(route.Minutes*60) {
		t.Errorf("the plan is of route %q and %.0f s, want %q and %d minutes", rooms[0].Plan.Route, seconds, route.ID, route.Minutes)
	}
}

// A follower presses no key: the idle limit, which ends the session of whoever
// is at home beside them, does not end theirs.
func TestAFollowerIsNotIdle(t *testing.T) {
	t.Parallel()
	h, key := meeting(t, func(o *Options) { o.Limits.Idle = 8 * time.Second })
	trainer := sit(t, h.login(t, "an", key), 160, 45, "lead")
	code := roomCode(t, trainer)
	follower := sit(t, h.login(t, code), 80, 24, "")
	follower.see("Vào mà không cho biết tên")
	follower.press("\x1b[A\r")
	follower.see("Anh, chị đã vào phòng")

	for range 2 { // each outlives the limit once
		other := sit(t, h.login(t, "binh"), 80, 24, "")
		other.see("Bắt đầu học")
		select {
		case <-other.gone:
		case <-follower.gone:
			t.Fatalf("the follower's session ended:\n%s", follower.Text())
		case <-time.After(patience):
			t.Fatal("a session without a key does not end")
		}
	}
	trainer.press("\r")
	follower.see("trang 1/", "đang theo giảng viên")
	if strings.Contains(follower.Text(), "còn ở đó không") {
		t.Errorf("the follower is asked whether they are there:\n%s", follower.Text())
	}
}

// The room code is no key, and a user name is none: only a verified trainer's
// key leads.
func TestOnlyTrainersLead(t *testing.T) {
	t.Parallel()
	h, key := meeting(t, nil)
	for _, user := range []string{"trainer", "lead", "an"} {
		own := newKey(t)
		out, code := exec(t, h.login(t, user, own), "lead")
		for _, says := range []string{"Chỉ giảng viên", gossh.FingerprintSHA256(own.PublicKey()), "--trainers", "ssh -t training.test lead"} {
			if code != exitFailed || !strings.Contains(out, says) {
				t.Errorf("%s: code %d, %q lacks %q", user, code, out, says)
			}
		}
	}
	if out, code := exec(t, h.login(t, "an"), "lead"); code != exitFailed || !strings.Contains(out, "ssh-keygen") || strings.Contains(out, "Không có lệnh") {
		t.Errorf("without a key: code %d, %q", code, out)
	}
	inWindow := sit(t, h.login(t, "an"), 80, 24, "lead")
	inWindow.see("Chỉ giảng viên", "ssh-keygen")
	trainer := sit(t, h.login(t, "an", key), 100, 30, "lead")
	code := roomCode(t, trainer)
	if out, exit := exec(t, h.login(t, code), "lead "+code); exit != exitFailed {
		t.Errorf("the room code leads: %d, %q", exit, out)
	}
	wrong := sit(t, h.login(t, map[bool]string{true: "1111", false: "0000"}[code == "0000"]), 80, 24, "")
	wrong.see("Không có buổi tập huấn nào mang mã này")
}

// A probe is a follower over SSH that counts what it is shown and keeps no
// screen.
type probe struct {
	session *gossh.Session
	shown   atomic.Int64
	reached chan struct{}
	asked   chan struct{} // closed when it is asked who it is
	tail    []byte        // of what came, until then
}

func (p *probe) Write(b []byte) (int, error) {
	select {
	case <-p.asked:
		p.tail = nil
	default:
		if p.tail = append(p.tail, b...); bytes.Contains(p.tail, []byte("không cho biết tên")) {
			close(p.asked)
		}
	}
	p.shown.Add(1)
	select {
	case p.reached <- struct{}{}:
	default:
	}
	return len(b), nil
}

// BenchmarkFollow measures from the trainer's key to the last follower's
// frame. Run with -benchtime=50x; FOLLOWERS names how many, beside one that has
// stopped reading and one that is killed in the middle.
func BenchmarkFollow(b *testing.B) {
	for _, n := range followers(b) {
		b.Run(fmt.Sprint(n), func(b *testing.B) { benchFollow(b, n) })
	}
}

func followers(b *testing.B) []int {
	var counts []int
	for word := range strings.FieldsSeq(os.Getenv("FOLLOWERS")) {
		n := 0
		if _, err := fmt.Sscan(word, &n); err != nil || n < 1 {
			b.Fatalf("FOLLOWERS: %q is no number of followers", word)
		}
		counts = append(counts, n)
	}
	if counts == nil {
		return []int{50}
	}
	return counts
}

func benchFollow(b *testing.B, n int) {
	h, key := meeting(b, func(o *Options) {
		o.Limits.Sessions, o.Limits.PerAddress = n+100, n+100
		o.Limits.Connects = 1 << 20
	})
	trainer := sit(b, h.login(b, "an", key), 100, 30, "lead")
	code := roomCode(b, trainer)
	probes := make([]*probe, n)
	var joined sync.WaitGroup
	slots := make(chan struct{}, 16)
	for i := range probes {
		joined.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			probes[i] = h.probe(b, code)
		})
	}
	joined.Wait()
	letGo, killed := h.stall(b, code), h.probe(b, code)
	for h.opt.Rooms.Len() == 1 && present(h) < n+2 {
		time.Sleep(10 * time.Millisecond)
	}
	trainer.press("\r")
	trainer.see("trang 1/")
	settle(probes)

	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		if i == b.N/2 {
			killed.session.Close()
		}
		before := make([]int64, n)
		for j, p := range probes {
			before[j] = p.shown.Load()
		}
		key := "\x1b[C"
		if i/40%2 == 1 {
			key = "\x1b[D"
		}
		began := time.Now()
		trainer.press(key)
		for j, p := range probes {
			for p.shown.Load() == before[j] {
				select {
				case <-p.reached:
				case <-time.After(patience):
					b.Fatalf("follower %d never saw turn %d", j, i)
				}
			}
			took = append(took, time.Since(began))
		}
	}
	b.StopTimer()
	settle(probes)
	slices.Sort(took)
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	b.ReportMetric(ms(took[len(took)/2]), "p50-ms")
	b.ReportMetric(ms(took[len(took)*99/100]), "p99-ms")
	b.ReportMetric(ms(took[len(took)-1]), "max-ms")
	letGo()
}

// present is how many learners are in the one room.
func present(h *host) int {
	for _, s := range h.opt.Rooms.All() {
		return s.Present()
	}
	return 0
}

// settle waits until nothing arrives any more.
func settle(probes []*probe) {
	sum := func() (n int64) {
		for _, p := range probes {
			n += p.shown.Load()
		}
		return n
	}
	for last := int64(-1); sum() != last; time.Sleep(200 * time.Millisecond) {
		last = sum()
	}
}

// probe joins a room as somebody who gives no name.
func (h *host) probe(t testing.TB, code string) *probe {
	p := &probe{reached: make(chan struct{}, 1), asked: make(chan struct{})}
	s, err := h.login(t, code).NewSession()
	if err != nil {
		t.Error(err)
		return p
	}
	p.session, s.Stdout = s, p
	in, err := s.StdinPipe()
	if err == nil {
		err = errors.Join(s.RequestPty("xterm-256color", 30, 100, gossh.TerminalModes{}), s.Shell())
	}
	if err != nil {
		t.Error(err)
		return p
	}
	select {
	case <-p.asked:
		_, _ = io.WriteString(in, "\x1b[A\r")
	case <-time.After(patience):
		t.Error("a follower was never asked who it is")
	}
	return p
}

// A stalled follower takes what it is shown until it is in the room, and then
// nothing any more.
type stalled struct {
	*probe
	until chan struct{}
}

func (s *stalled) Write(b []byte) (int, error) {
	select {
	case <-s.asked:
		<-s.until
	default:
	}
	return s.probe.Write(b)
}

// stall joins a room and then reads nothing, until it is let go.
func (h *host) stall(t testing.TB, code string) (letGo func()) {
	p := &stalled{&probe{reached: make(chan struct{}, 1), asked: make(chan struct{})}, make(chan struct{})}
	s, err := h.login(t, code).NewSession()
	if err != nil {
		t.Fatal(err)
	}
	s.Stdout = p
	in, err := s.StdinPipe()
	if err == nil {
		err = errors.Join(s.RequestPty("xterm-256color", 30, 100, gossh.TerminalModes{}), s.Shell())
	}
	if err != nil {
		t.Fatal(err)
	}
	<-p.asked
	_, _ = io.WriteString(in, "\x1b[A\r")
	return func() { close(p.until) }
}

// Who comes with the code of a room gets in at an address that others have
// filled; who guesses a code does not.
func TestARightRoomCodeGoesFirst(t *testing.T) {
	h, key := meeting(t, func(o *Options) { o.Limits.PerAddress = 3 })
	trainer := sit(t, h.login(t, "an", key), 160, 45, "lead")
	code := roomCode(t, trainer)
	for range 2 {
		sit(t, h.login(t, "guest"), 80, 24, "").see("Bắt đầu học")
	}
	wrong := "0000"
	if wrong == code {
		wrong = "1111"
	}
	for _, user := range []string{"guest", wrong} {
		sit(t, h.login(t, user), 80, 24, "").see("Từ mạng của anh, chị")
	}
	sit(t, h.login(t, code), 100, 30, "").see("Vào mà không cho biết tên")
}

// Strangers who guess room codes keep nobody out beside them, and find none.
func TestRoomCodesAreGuessed(t *testing.T) {
	h, key := meeting(t, func(o *Options) { o.Limits.PerAddress, o.Limits.Connects = 1000, 1_000_000 })
	trainer := sit(t, h.login(t, "an", key), 160, 45, "lead")
	code := roomCode(t, trainer)
	ctx, stop := context.WithCancel(t.Context())
	var all sync.WaitGroup
	defer all.Wait()
	defer stop()
	for range 16 {
		s := &siege.Stranger{Server: h.addr}
		all.Go(func() {
			for ctx.Err() == nil {
				_ = s.GuessRoom(ctx)
			}
		})
	}
	// From here on four digits do not do; the projector shows all eight.
	var whole string
	until(t, "the whole code", func() bool {
		_, rest, _ := strings.Cut(trainer.Text(), "Phòng ")
		if len(rest) > 8 && rest[:4] == code && rest[4] == ' ' {
			whole = code + rest[5:9]
		}
		return briefing.IsCode(whole)
	})
	// Guests who try no code come one after the other meanwhile: a slow machine is as
	// slow for them.
	guests := make(chan int, 1)
	go func() {
		n := 0
		for ; ctx.Err() == nil; n++ {
			c := h.login(t, "guest")
			sit(t, c, 100, 30, "").see("Bắt đầu học")
			c.Close()
		}
		guests <- n
	}()
	late := sit(t, h.login(t, code), 100, 30, "")
	late.see("đủ tám chữ số")
	late.press(whole[4:])
	late.see("Vào mà không cho biết tên")
	sit(t, h.login(t, whole), 100, 30, "").see("Vào mà không cho biết tên")
	stop()
	if n := <-guests; n > 20 { // 3 to 6, at whatever load
		t.Errorf("while two who know the code were let in, %d guests were", n)
	}
}
