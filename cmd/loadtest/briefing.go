package main

import (
	"cmp"
	"context"
	"crypto/ed25519"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"time"

	"golang.org/x/crypto/ssh"
)

// briefed is what came of a trainer's turns.
type briefed struct {
	followers int
	servers   int
	pages     bool            // of browsers
	last      []time.Duration // of each turn: from the trainer's key to the last follower's frame
	all       []time.Duration // of every follower's frame
	missed    int             // frames that did not come
}

// String is the line under the table.
func (b briefed) String() string {
	who := "followers"
	if b.pages {
		who = "browsers that follow"
	}
	if b.servers > 1 {
		who += fmt.Sprintf(" on %d servers with one database", b.servers)
	}
	return fmt.Sprintf("A trainer's turn to %d %s, %d turns: the last frame after %.1f ms (p50) and %.1f ms (p99); every frame after %.1f ms (p50) and %.1f ms (p99); %d missed.",
		b.followers, who, len(b.last), quantile(b.last, 0.5), quantile(b.last, 0.99), quantile(b.all, 0.5), quantile(b.all, 0.99), b.missed)
}

// What stands on the screens of a briefing, in Vietnamese.
var (
	roomCode  = regexp.MustCompile(`Phòng (\d{4})`)
	roomUser  = regexp.MustCompile(`^\d{4}$`)
	whoAreYou = regexp.MustCompile(`không cho biết tên`)
	inTheRoom = regexp.MustCompile(`đã vào phòng`)
	onSlide   = regexp.MustCompile(`trang \d+/`)
)

// briefingTurns is how often the trainer turns, a second apart: often enough
// for the slowest in a hundred to be told from the slowest.
const briefingTurns = 100

// brief has a trainer lead a briefing that n follow without telling who they
// are, and turn.
func brief(ctx context.Context, command string, n int, pages bool) (briefed, error) {
	dir, err := os.MkdirTemp("", "loadtest")
	if err != nil {
		return briefed{}, err
	}
	defer os.RemoveAll(dir)
	key, list, err := trainerKey(dir)
	if err != nil {
		return briefed{}, err
	}
	kind := paintServer
	if pages {
		kind = webServer
	}
	server, err := start(ctx, command, kind, filepath.Join(dir, "data"), n+1, "--trainers", list)
	if err != nil {
		return briefed{}, err
	}
	defer server.stop()
	m, err := convene(ctx, key, n, func(int) net.IP { return nil }, server)
	defer m.close()
	if err != nil {
		return briefed{}, err
	}
	time.Sleep(settle)
	b, err := m.lead(briefingTurns)
	b.pages = pages
	return b, err
}

// A meeting is a briefing under way.
type meeting struct {
	code      string
	trainer   *session
	followers []*session
}

// convene has the holder of a key open a room, so many come into it, from
// addresses, and the talk begin. Of several servers the trainer is on the first,
// and followers are on all. Where a server has pages they follow on those.
func convene(ctx context.Context, key ssh.Signer, n int, from func(i int) net.IP, servers ...*child) (m *meeting, err error) {
	m = &meeting{}
	if m.trainer, _, err = open(ctx, servers[0].address, login{user: "trainer", key: key, command: "lead", columns: 160, rows: 45, logs: true}); err != nil {
		return m, fmt.Errorf("the trainer: %w", err)
	}
	if m.code, err = m.trainer.see(ctx, roomCode); err != nil {
		return m, fmt.Errorf("the trainer: %w", err)
	}
	for _, server := range servers {
		address := cmp.Or(server.pages, server.address)
		some, _, err := arrive(ctx, address, n/len(servers), func(i int) login {
			return login{user: m.code, columns: columns, rows: rows, logs: true, from: from(i), page: server.pages != ""}
		})
		m.followers = append(m.followers, some...)
		if err != nil {
			return m, fmt.Errorf("a follower: %w", err)
		}
	}
	for _, step := range []struct {
		see  *regexp.Regexp
		send string
	}{{whoAreYou, "\x1b[A\r"}, {inTheRoom, ""}} {
		for _, s := range m.followers {
			if _, err := s.see(ctx, step.see); err != nil {
				return m, fmt.Errorf("a follower: %w", err)
			}
			if _, err := io.WriteString(s.channel, step.send); err != nil {
				return m, fmt.Errorf("a follower: %w", err)
			}
		}
	}
	if _, err := io.WriteString(m.trainer.channel, "\r"); err != nil {
		return m, fmt.Errorf("the trainer: %w", err)
	}
	if _, err := m.trainer.see(ctx, onSlide); err != nil {
		return m, fmt.Errorf("the trainer: %w", err)
	}
	return m, nil
}

// lead has the trainer turn, a second apart.
func (m *meeting) lead(turns int) (b briefed, err error) {
	b.followers = len(m.followers)
	for range turns {
		for _, s := range m.followers {
			s.await()
		}
		pressed := time.Now()
		if _, err := io.WriteString(m.trainer.channel, right); err != nil {
			return b, fmt.Errorf("the trainer: %w", err)
		}
		time.Sleep(time.Second)
		b.count(m.followers, pressed)
	}
	return b, nil
}

// close has all leave.
func (m *meeting) close() {
	if m.trainer != nil {
		m.trainer.conn.Close()
	}
	for _, s := range m.followers {
		s.conn.Close()
	}
}

// count adds the frames that came of one turn.
func (b *briefed) count(all []*session, pressed time.Time) {
	var slowest time.Duration
	for _, s := range all {
		last, bytes := s.arrived()
		if bytes == 0 {
			b.missed++
			continue
		}
		took := last.Sub(pressed)
		b.all = append(b.all, took)
		slowest = max(slowest, took)
	}
	b.last = append(b.last, slowest)
}

// trainerKey makes a key, and the list that lets its holder lead.
func trainerKey(dir string) (key ssh.Signer, list string, err error) {
	_, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		return nil, "", err
	}
	if key, err = ssh.NewSignerFromKey(private); err != nil {
		return nil, "", err
	}
	list = filepath.Join(dir, "trainers")
	return key, list, os.WriteFile(list, ssh.MarshalAuthorizedKey(key.PublicKey()), 0o600)
}
