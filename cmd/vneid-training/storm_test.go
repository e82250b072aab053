//go:build !race

package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"training.vast.vn/vneid-training/internal/pgtest"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/termtest"
)

var (
	finishes = flag.Int("finishes", 200, "how many quizzes end at once on three servers")
	storms   = flag.Int("storms", 3, "how often something dies under 60 quizzes and a briefing on three servers")
)

// crowded are the limits of servers that a test fills from one address.
var crowded = []string{"--max-connects", "100000", "--max-quizzes", "100000", "--max-per-address", "2000", "--max-handshakes", "1000", "--max-attempts", "100000"}

// shortDeck is a deck with one question.
func shortDeck(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"deck.yaml":  "id: ngan\ntitle: Ngắn\nlanguage: vi\nversion: '1'\nquiz: {questions: 1, pass: 1}\nunits: units.yaml\n",
		"units.yaml": "- {code: IOIT, name: Viện Công nghệ thông tin}\n",
		"1.md": "---\ntitle: Bài ngắn\nlevel: 0\nminutes: 1\n---\n# Một\n\nChữ.\n\n---\n# Hai\n\nChữ.\n\n---\n# Ba\n\nChữ.\n\n---\n" +
			"```question\nid: mot\ntype: single\ntext: Làm gì?\nanswers:\n  - right: Xem lại\n  - wrong: Bấm ngay\nexplain: Xem lại.\nslide: 1\n```\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// A taker takes quizzes without a terminal.
type taker struct {
	client *gossh.Client
	in     io.WriteCloser

	mu  sync.Mutex
	out bytes.Buffer
}

func (s *taker) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.out.Write(p)
}

func (s *taker) said() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.out.String()
}

// take begins a quiz on a server, up to its question.
func take(port, name, code string) (*taker, error) {
	conn, err := net.DialTimeout("tcp", "127.0.0.1:"+port, 5*time.Second)
	if err != nil {
		return nil, err
	}
	conn.SetDeadline(time.Now().Add(time.Minute))
	c, channels, requests, err := gossh.NewClientConn(conn, port, &gossh.ClientConfig{User: "guest", HostKeyCallback: gossh.InsecureIgnoreHostKey()})
	if err != nil {
		conn.Close()
		return nil, err
	}
	s := &taker{client: gossh.NewClient(c, channels, requests)}
	session, err := s.client.NewSession()
	if err == nil {
		session.Stdout = s
		s.in, err = session.StdinPipe()
	}
	if err == nil {
		err = errors.Join(session.Setenv("LANG", "vi_VN.UTF-8"), session.Start("plain"))
	}
	if err == nil {
		_, err = io.WriteString(s.in, "2\n1\n"+name+"\nvien cong nghe thong tin\n"+code+"\n")
	}
	if err == nil {
		err = s.until("Câu 1/1")
	}
	if err != nil {
		s.client.Close()
	}
	return s, err
}

func (s *taker) until(text string) error {
	for begun := time.Now(); !strings.Contains(s.said(), text); time.Sleep(2 * time.Millisecond) {
		if time.Since(begun) > patience {
			return fmt.Errorf("%q is not among what was said:\n%s", text, s.said())
		}
		if _, _, err := s.client.SendRequest("keepalive@openssh.com", false, nil); err != nil {
			return err
		}
	}
	return nil
}

// answer gives the answer and returns the receipt.
func (s *taker) answer() (string, error) {
	if _, err := io.WriteString(s.in, "1\n"); err != nil {
		return "", err
	}
	if err := s.until("Mã biên nhận: "); err != nil {
		return "", err
	}
	return receiptSaid.FindStringSubmatch(s.said() + " ")[1], nil
}

// Many quizzes on three servers end at once: as many lines, one chain.
func TestLongFinishesOnThreeServers(t *testing.T) {
	c := startCluster(t)
	folder := shortDeck(t)
	var ports []string
	for range 3 {
		ports = append(ports, c.serve(t, append([]string{folder}, crowded...)...).port)
	}
	takers := make([]*taker, *finishes)
	var ready sync.WaitGroup
	room := make(chan struct{}, 32)
	for i := range takers {
		ready.Go(func() {
			room <- struct{}{}
			defer func() { <-room }()
			var err error
			if takers[i], err = take(ports[i%3], "Nguyễn Văn An", fmt.Sprint(i)); err != nil {
				t.Error(err)
			}
		})
	}
	ready.Wait()
	if t.Failed() {
		return
	}
	receipts, took := make([]string, len(takers)), make([]time.Duration, len(takers))
	begun := time.Now()
	var all sync.WaitGroup
	for i, s := range takers {
		all.Go(func() {
			defer s.client.Close()
			var err error
			if receipts[i], err = s.answer(); err != nil {
				t.Error(err)
			}
			took[i] = time.Since(begun)
		})
	}
	all.Wait()
	slices.Sort(took)
	t.Logf("%d at once on three servers: half were recorded within %v, the last after %v", len(took), took[len(took)/2], took[len(took)-1])
	recorded := map[string]int{}
	for _, a := range c.record(t) {
		recorded[record.Receipt(a)]++
	}
	if len(recorded) != len(takers) {
		t.Errorf("%d are recorded, want %d", len(recorded), len(takers))
	}
	for _, r := range receipts {
		if recorded[r] != 1 {
			t.Errorf("%s was said to be recorded, and stands there %d times", r, recorded[r])
		}
	}
}

// storm is a cluster of which something dies again and again.
type storm struct {
	*cluster
	primary, standby *pgtest.Server
	args             []string
	data             []string

	mu      sync.Mutex
	daemons []*daemon
}

// port is that of any server.
func (s *storm) port() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.daemons[rand.IntN(len(s.daemons))].port
}

func (s *storm) any() *daemon {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.daemons[rand.IntN(len(s.daemons))]
}

// strike has something die, and come back.
func (s *storm) strike(t *testing.T) string {
	switch rand.IntN(3) {
	case 0:
		i := rand.IntN(len(s.daemons))
		_ = s.daemons[i].cmd.Process.Kill()
		<-s.daemons[i].done
		d := serveSSH(t, s.data[i], s.args...)
		s.mu.Lock()
		s.daemons[i] = d
		s.mu.Unlock()
		return "a server"
	case 1:
		s.primary.Kill()
		if err := s.standby.Promote(); err != nil {
			t.Fatal(err)
		}
		s.primary, s.standby = s.standby, s.primary
		if err := s.primary.Feed(s.standby); err != nil {
			t.Fatal(err)
		}
		return "the primary"
	}
	if _, err := s.primary.Query("postgres", "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'vneid-training'"); err != nil {
		t.Fatal(err)
	}
	return "all connections to the database"
}

// A screen is somebody's way into the briefing, from any server.
type screen struct {
	*termtest.Program
	args []string
}

// on shows a text within a time, coming in again where the way in was lost.
func (s *storm) on(t *testing.T, p *screen, within time.Duration, text string, keys ...string) error {
	for begun := time.Now(); ; {
		if p.Program != nil && !p.Ended() {
			if len(keys) > 0 {
				_ = p.Type(keys...)
			}
			if p.WaitFor(min(2*time.Second, within), text) == nil {
				return nil
			}
		}
		if time.Since(begun) > within {
			said := "nothing"
			if p.Program != nil {
				said = p.Text()
			}
			return fmt.Errorf("%q did not come up within %v; the screen:\n%s", text, within, said)
		}
		if p.Program == nil || p.Ended() {
			p.Program = s.any().ssh(t, p.args...)
			_ = p.WaitFor(5*time.Second, "Ngắn")
		}
	}
}

// Servers, the database's primary and connections die while people take quizzes
// and a briefing runs: what was said to be recorded is there, once, the chain is
// whole, and every follower is on the trainer's slide within ten seconds.
func TestLongStorm(t *testing.T) {
	s := &storm{cluster: startCluster(t)}
	var err error
	s.primary = s.db
	if s.standby, err = s.primary.Standby(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.standby.Remove() })
	t.Cleanup(func() { s.primary.Remove() })
	s.url = pgtest.URL("test1", s.primary, s.standby)
	trainer := sshKey(t)
	folder := shortDeck(t)
	s.args = append([]string{"--database", s.url, folder, "--trainers", trainer + ".pub"}, crowded...)
	for range 3 {
		d := s.serve(t, append([]string{folder, "--trainers", trainer + ".pub"}, crowded...)...)
		s.daemons, s.data = append(s.daemons, d), append(s.data, d.data)
	}

	stop := make(chan struct{})
	var takers sync.WaitGroup
	var mu sync.Mutex
	acked := map[string]bool{}
	var begun atomic.Int64
	for range 60 {
		takers.Go(func() {
			for {
				select {
				case <-stop:
					return
				case <-time.After(time.Duration(rand.IntN(2000)) * time.Millisecond):
				}
				n := begun.Add(1)
				q, err := take(s.port(), "Trần Thị Bình", fmt.Sprint(n))
				if err != nil {
					continue // its server died, or it came as the database was away
				}
				if receipt, err := q.answer(); err == nil {
					mu.Lock()
					acked[receipt] = true
					mu.Unlock()
				}
				q.client.Close()
			}
		})
	}

	lead := &screen{args: []string{"-i", trainer, "-t", "127.0.0.1", "lead"}}
	lead.Program = s.any().ssh(t, lead.args...)
	code := found(t, roomCode, lead.Text)
	var followers []*screen
	for range 6 {
		f := &screen{args: []string{"-i", sshKey(t), code + "@127.0.0.1"}}
		f.Program = s.any().ssh(t, f.args...)
		identifyOverSSH(t, f.Program)
		followers = append(followers, f)
	}
	typed(t, lead.Program, "enter")
	see(t, lead.Program, "trang 1/")
	struck := map[string]int{}
	var slowest time.Duration
	for round := range *storms {
		struck[s.strike(t)]++
		page := []string{"3", "2", "1"}[round%3]
		if err := s.on(t, lead, 30*time.Second, "trang "+page+"/", page, "enter"); err != nil {
			t.Fatalf("round %d, the trainer: %v", round, err)
		}
		turned := time.Now()
		var all sync.WaitGroup
		for _, f := range followers {
			all.Go(func() {
				if err := s.on(t, f, 10*time.Second, "trang "+page+"/"); err != nil {
					t.Errorf("round %d, a follower: %v", round, err)
				}
			})
		}
		all.Wait()
		slowest = max(slowest, time.Since(turned))
		if t.Failed() {
			break
		}
	}
	close(stop)
	takers.Wait()
	if err := s.on(t, lead, 30*time.Second, "trang", "esc"); err != nil {
		t.Error(err)
	}
	recorded := map[string]int{}
	for _, a := range s.record(t) {
		recorded[record.Receipt(a)]++
	}
	for receipt := range acked {
		if recorded[receipt] != 1 {
			t.Errorf("%s was said to be recorded, and stands there %d times", receipt, recorded[receipt])
		}
	}
	t.Logf("%d rounds: %v; %d quizzes begun, %d acknowledged, %d recorded; the slowest of all followers was on the slide after %v",
		*storms, struck, begun.Load(), len(acked), len(recorded), slowest)
}
