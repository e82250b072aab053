package server

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"training.vast.vn/vneid-training/internal/record/progress"
	"training.vast.vn/vneid-training/internal/siege"
)

// takesPart has the server know a new key's holder from before.
func (h *host) takesPart(t *testing.T) gossh.Signer {
	t.Helper()
	key := newKey(t)
	learner := h.opt.Folder.LearnerFromKey(gossh.FingerprintSHA256(key.PublicKey()))
	if err := h.progress.Save(learner, "any", progress.State{}); err != nil {
		t.Fatal(err)
	}
	return key
}

// tries logs in once and says whether a command was answered.
func (h *host) tries(t *testing.T, keys ...gossh.Signer) bool {
	c, err := h.dial(t, "an", keys...)
	if err != nil {
		return false
	}
	defer c.Close()
	_, code := exec(t, c, "version")
	return code == exitFine
}

// One person behind an address dials all the time: neighbours with a key come in,
// and so do those who have been here before.
func TestADiallerKeepsNobodyOut(t *testing.T) {
	h := serve(t, func(o *Options) { o.Limits.Connects = 120 })
	before := h.takesPart(t)
	ctx, stop := context.WithCancel(t.Context())
	var dialling sync.WaitGroup
	for range 10 {
		dialling.Go(func() { _ = (&siege.Stranger{Server: h.addr}).Dial(ctx) })
	}
	until(t, "it is too much", func() bool { return strings.Contains(h.log.String(), "limit=connects") })
	in := map[string]int{}
	for range 10 {
		if h.tries(t, newKey(t)) {
			in["key"]++
		}
		if h.tries(t, before) {
			in["before"]++
		}
	}
	stop()
	dialling.Wait()
	if in["key"] < 9 || in["before"] < 9 {
		t.Errorf("of ten each %v come in", in)
	}
}

// One person behind an address holds all its places: who has been here before, or
// shows a key, comes in at once; others when somebody has only looked for long.
func TestAHolderKeepsNobodyOut(t *testing.T) {
	t.Parallel()
	h := serve(t, func(o *Options) { o.Limits.PerAddress = 4 })
	before := h.takesPart(t)
	var held []*person
	for range 4 {
		p := sit(t, h.login(t, guest), 80, 24, "learn")
		p.see("trang 1/")
		held = append(held, p)
	}
	if h.tries(t) {
		t.Error("a stranger comes in, though all are looking at something")
	}
	if !h.tries(t, newKey(t)) || !h.tries(t, before) {
		t.Error("who shows a key does not come in")
	}
	h.looked(6 * time.Minute)
	if !h.tries(t) {
		t.Error("a stranger does not come in, though all have only looked for long")
	}
	gone := 0
	for _, p := range held {
		select {
		case <-p.gone:
			gone++
			p.see("Đã hết chỗ")
		case <-time.After(time.Second):
		}
	}
	if gone != 1 {
		t.Errorf("%d give way; want one", gone)
	}
}

// looked has all sessions have looked for so long without a key.
func (h *host) looked(d time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for s := range h.sessions {
		s.channel.input.at.Add(-int64(d))
	}
}

// In a house that is full who only looks gives way to who took part before, but
// nobody does who is at a quiz.
func TestWhoOnlyLooksGivesWay(t *testing.T) {
	t.Parallel()
	h := serve(t, func(o *Options) { o.Limits.Sessions = 2 })
	before := h.takesPart(t)
	quiz := sit(t, h.login(t, guest), 100, 30, "quiz")
	quiz.identify("Nguyễn Văn An")
	quiz.see("Câu 1/10")
	looks := sit(t, h.login(t, guest), 100, 30, "learn")
	looks.see("trang 1/")
	if h.tries(t, before) {
		t.Error("somebody comes in for one who looked a moment ago")
	}
	h.looked(2 * time.Minute)
	if h.tries(t) || h.tries(t, newKey(t)) {
		t.Error("a stranger comes in for one who looks")
	}
	if !h.tries(t, before) {
		t.Error("who took part before does not come in")
	}
	<-looks.gone
	looks.see("Đã hết chỗ")
	quiz.answer(1)
}
