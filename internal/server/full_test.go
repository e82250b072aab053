package server

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"training.vast.vn/vneid-training/internal/record"
)

// BenchmarkFullFolder is what people wait for over SSH with nothing in the data
// folder, and with 200,000 attempts on record and 99,000 under way, of 100,000 that may be: from the last
// key of the form to the first question, and for a certificate.
//
//	go test -run '^$' -bench FullFolder -benchtime 20x ./internal/server
func BenchmarkFullFolder(b *testing.B) {
	for _, size := range []struct{ attempts, journals int }{{0, 0}, {200_000, 99_000}} {
		h := serve(b, func(o *Options) {
			o.Limits.Sessions, o.Limits.PerAddress, o.Limits.Attempts, o.Limits.Quizzes = 1e6, 1e6, 1e6, 1e6
			if size.journals > 0 {
				o.Folder = filled(b, size.attempts, size.journals)
			}
		})
		done, err := h.opt.Folder.Append(b.Context(), anAttempt())
		if err != nil {
			b.Fatal(err)
		}
		name := fmt.Sprintf("%d and %d", size.attempts, size.journals)
		b.Run("start/"+name, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				c := h.login(b, "an")
				p := sit(b, c, 100, 30, "quiz")
				p.see("Họ và tên")
				name := []rune("Nguyễn Thị ")
				for range 6 {
					name = append(name, 'a'+rand.N[rune](26))
				}
				p.press(string(name) + "\r")
				p.press("cong nghe thong tin")
				p.see("Viện Công nghệ thông tin")
				p.press("\r\r")
				p.see("▸  Bắt đầu làm bài")
				b.StartTimer()
				p.press("\r")
				p.see("Câu 1/10", "Mã làm tiếp")
				b.StopTimer()
				c.Close()
				<-p.gone
				b.StartTimer()
			}
		})
		b.Run("certificate/"+name, func(b *testing.B) {
			for b.Loop() {
				c := h.login(b, "an")
				if out, code := exec(b, c, "certificate "+record.Receipt(done)); code != exitFailed || !strings.Contains(out, "chưa đạt") {
					b.Fatalf("%d: %s", code, out)
				}
				c.Close()
			}
		})
	}
}

// anAttempt is one that did not pass, and under which no name stands.
func anAttempt() record.Attempt {
	at := record.At(time.Now())
	return record.Attempt{V: record.Version, Type: "attempt", ID: record.NewID(), Learner: "hv-" + record.NewID(), Unit: "IOIT", Mode: record.Self, Via: "ssh", Number: 1,
		StartedAt: at, EndedAt: at, Score: record.Score{Of: 1}, Pass: 0.8, How: record.Submitted, App: "test",
		Answers: []record.Answer{{Question: "q", Revision: "r", Type: "single", Shown: []string{"a"}, Given: []string{"a"}, Right: []string{"a"}}}}
}

// filled is a folder with so many attempts on record and under way.
func filled(b *testing.B, attempts, journals int) *record.Folder {
	b.Helper()
	dir := b.TempDir()
	file, err := os.Create(filepath.Join(dir, record.File))
	if err != nil {
		b.Fatal(err)
	}
	out, head := bufio.NewWriter(file), ""
	for range attempts {
		line, err := json.Marshal(anAttempt())
		if err != nil {
			b.Fatal(err)
		}
		sealed := append(bytes.TrimSuffix(line, []byte(`"","hash":""}`)), `"`+head+`"}`...)
		sum := sha256.Sum256(sealed)
		head = "sha256:" + hex.EncodeToString(sum[:])
		fmt.Fprintf(out, "%s,\"hash\":%q}\n", sealed[:len(sealed)-1], head)
	}
	if err := out.Flush(); err != nil {
		b.Fatal(err)
	}
	if err := file.Close(); err != nil {
		b.Fatal(err)
	}
	folder, err := record.Open(dir, record.Options{})
	if err != nil {
		b.Fatal(err)
	}
	if err := folder.Begin(record.Journal{ID: record.NewID(), Learner: "hv-one", StartedAt: time.Now()}); err != nil {
		b.Fatal(err)
	}
	paths, err := filepath.Glob(filepath.Join(dir, "journal", "*", "*"))
	if err != nil || len(paths) != 1 {
		b.Fatal(paths, err)
	}
	text, err := os.ReadFile(paths[0])
	if err != nil {
		b.Fatal(err)
	}
	if err := folder.Close(); err != nil {
		b.Fatal(err)
	}
	const letters = "0123456789abcdefghjkmnpqrstvwxyz"
	for range journals {
		name := make([]byte, 8)
		for i := range name {
			name[i] = letters[rand.N(len(letters))]
		}
		in := filepath.Join(dir, "journal", string(name[:2]))
		if os.MkdirAll(in, 0o700) != nil || os.WriteFile(filepath.Join(in, string(name)+"-"+record.NewID()+".jsonl"), text, 0o600) != nil {
			b.Fatal("writing journals")
		}
	}
	if folder, err = record.Open(dir, record.Options{}); err != nil {
		b.Fatal(err)
	}
	return folder
}
