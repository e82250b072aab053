package main

import (
	"context"
	"crypto/ed25519"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"time"

	"golang.org/x/crypto/ssh"
)

// briefed is what came of a trainer's turns.
type briefed struct {
	followers int
	last      []time.Duration // of each turn: from the trainer's key to the last follower's frame
	all       []time.Duration // of every follower's frame
	missed    int             // frames that did not come
}

// String is the line under the table.
func (b briefed) String() string {
	return fmt.Sprintf("A trainer's turn to %d followers, %d turns: the last frame after %.1f ms (p50) and %.1f ms (p99); every frame after %.1f ms (p50) and %.1f ms (p99); %d missed.",
		b.followers, len(b.last), quantile(b.last, 0.5), quantile(b.last, 0.99), quantile(b.all, 0.5), quantile(b.all, 0.99), b.missed)
}

// What stands on the screens of a briefing, in Vietnamese.
var (
	roomCode  = regexp.MustCompile(`Phòng (\d{4})`)
	whoAreYou = regexp.MustCompile(`không cho biết tên`)
	inTheRoom = regexp.MustCompile(`đã vào phòng`)
	onSlide   = regexp.MustCompile(`trang \d+/`)
)

// briefingTurns is how often the trainer turns, a second apart: often enough
// for the slowest in a hundred to be told from the slowest.
const briefingTurns = 100

// brief has a trainer lead a briefing that n follow without telling who they
// are, and turn.
func brief(ctx context.Context, command string, n int) (briefed, error) {
	b := briefed{followers: n}
	dir, err := os.MkdirTemp("", "loadtest")
	if err != nil {
		return b, err
	}
	defer os.RemoveAll(dir)
	key, list, err := trainerKey(dir)
	if err != nil {
		return b, err
	}
	server, err := start(ctx, command, paintServer, filepath.Join(dir, "data"), n+1, "--trainers", list)
	if err != nil {
		return b, err
	}
	defer server.stop()
	trainer, _, err := open(ctx, server.address, login{user: "trainer", key: key, command: "lead", columns: 160, rows: 45, logs: true})
	if err != nil {
		return b, fmt.Errorf("the trainer: %w", err)
	}
	defer trainer.conn.Close()
	code, err := trainer.see(ctx, roomCode)
	if err != nil {
		return b, fmt.Errorf("the trainer: %w", err)
	}
	all, _, err := arrive(ctx, server.address, login{user: code, columns: columns, rows: rows, logs: true}, n)
	defer func() {
		for _, s := range all {
			s.conn.Close()
		}
	}()
	if err != nil {
		return b, fmt.Errorf("a follower: %w", err)
	}
	for _, step := range []struct {
		see  *regexp.Regexp
		send string
	}{{whoAreYou, "\x1b[A\r"}, {inTheRoom, ""}} {
		for _, s := range all {
			if _, err := s.see(ctx, step.see); err != nil {
				return b, fmt.Errorf("a follower: %w", err)
			}
			if _, err := io.WriteString(s.channel, step.send); err != nil {
				return b, fmt.Errorf("a follower: %w", err)
			}
		}
	}
	if _, err := io.WriteString(trainer.channel, "\r"); err != nil {
		return b, fmt.Errorf("the trainer: %w", err)
	}
	if _, err := trainer.see(ctx, onSlide); err != nil {
		return b, fmt.Errorf("the trainer: %w", err)
	}
	time.Sleep(settle)
	for range briefingTurns {
		for _, s := range all {
			s.await()
		}
		pressed := time.Now()
		if _, err := io.WriteString(trainer.channel, right); err != nil {
			return b, fmt.Errorf("the trainer: %w", err)
		}
		time.Sleep(time.Second)
		b.count(all, pressed)
	}
	return b, nil
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
