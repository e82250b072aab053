package main

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"time"

	"golang.org/x/crypto/ssh"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/quiz"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/slides"
)

// A filled folder is a server's, and what people waited for there.
type filled struct {
	attempts, journals int // on record; under way
	server             *child
	receipt            string // of an attempt that passed

	start, certificate, report []time.Duration
}

// What is waited for. Each is asked of all servers in turn, so that what else
// the machine does is in all figures alike.
const (
	startRounds  = 100 // and certificates
	reportRounds = 11
)

// fill measures what people wait for over SSH as a data folder fills: from the
// last key of the form to the first question, for a certificate, for a report.
func fill(ctx context.Context, command string, out io.Writer) error {
	dir, err := os.MkdirTemp("", "loadtest")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	key, list, err := trainerKey(dir)
	if err != nil {
		return err
	}
	all := []*filled{{}, {attempts: 50_000, journals: 25_000}, {attempts: 100_000, journals: 50_000}, {attempts: 200_000, journals: 99_000}}
	for i, f := range all {
		data := filepath.Join(dir, fmt.Sprint("data", i))
		if err := f.write(ctx, data); err != nil {
			return fmt.Errorf("filling a folder: %w", err)
		}
		if f.server, err = start(ctx, command, paintServer, data, 100, "--new-host-key", "--organisers", list, "--max-quizzes", "1000000"); err != nil {
			return err
		}
		defer f.server.stop()
		if err := f.begin(ctx); err != nil { // it has read the record then
			return err
		}
		f.start = nil
	}
	time.Sleep(settle)
	for range startRounds {
		for _, f := range all {
			if err := f.begin(ctx); err != nil {
				return fmt.Errorf("a start: %w", err)
			}
		}
		for _, f := range all {
			if err := f.ask(&f.certificate, nil, "certificate "+f.receipt); err != nil {
				return fmt.Errorf("a certificate: %w", err)
			}
		}
	}
	for range reportRounds {
		for _, f := range all {
			if err := f.ask(&f.report, key, "report --format json"); err != nil {
				return fmt.Errorf("a report: %w", err)
			}
		}
	}
	fmt.Fprintf(out, "attempts   under way   start ms (p50, p90)   certificate ms (p50, p90)   report ms (p50, p90)   server MiB\n")
	for _, f := range all {
		used, err := f.server.usage()
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%8d   %9d   %8.2f %10.2f   %14.2f %10.2f   %10.0f %9.0f   %10.0f\n", f.attempts, f.journals, quantile(f.start, 0.5), quantile(f.start, 0.9),
			quantile(f.certificate, 0.5), quantile(f.certificate, 0.9), quantile(f.report, 0.5), quantile(f.report, 0.9), used.rss/1024)
	}
	return nil
}

// What stands on the way to the first question, in Vietnamese.
var (
	nameForm      = regexp.MustCompile(`Họ và tên`)
	nameTyped     = regexp.MustCompile(`Đơn vị`)
	unitChosen    = regexp.MustCompile(`Viện Công nghệ thông tin`)
	mayBegin      = regexp.MustCompile(`Bắt đầu làm bài`)
	firstQuestion = regexp.MustCompile(`Mã làm tiếp`)
)

// begin has somebody new begin the quiz.
func (f *filled) begin(ctx context.Context) error {
	s, _, err := open(ctx, f.server.address, login{user: "guest", command: "quiz", columns: columns, rows: rows, logs: true})
	if err != nil {
		return err
	}
	defer s.conn.Close()
	name := []rune("Nguyễn Thị ")
	for range 7 { // eight could be a code
		name = append(name, 'a'+rand.N[rune](26))
	}
	for _, step := range []struct {
		see  *regexp.Regexp
		send string
	}{{nameForm, string(name) + "\r"}, {nameTyped, "cong nghe thong tin"}, {unitChosen, "\r\r"}} {
		if _, err := s.see(ctx, step.see); err != nil {
			return err
		}
		if _, err := io.WriteString(s.channel, step.send); err != nil {
			return err
		}
	}
	if _, err := s.see(ctx, mayBegin); err != nil {
		return err
	}
	pressed := time.Now()
	if _, err := io.WriteString(s.channel, "\r"); err != nil {
		return err
	}
	if _, err := s.see(ctx, firstQuestion); err != nil {
		return err
	}
	last, _ := s.arrived()
	f.start = append(f.start, last.Sub(pressed))
	return nil
}

// ask has a command run, from dialling to its end.
func (f *filled) ask(took *[]time.Duration, key ssh.Signer, command string) error {
	began := time.Now()
	config := &ssh.ClientConfig{User: "guest", HostKeyCallback: ssh.InsecureIgnoreHostKey()}
	if key != nil {
		config.User, config.Auth = "organiser", []ssh.AuthMethod{ssh.PublicKeys(key)}
	}
	c, err := ssh.Dial("tcp", f.server.address, config)
	if err != nil {
		return err
	}
	defer c.Close()
	s, err := c.NewSession()
	if err != nil {
		return err
	}
	var out, said bytes.Buffer
	s.Stdout, s.Stderr = &out, &said
	if err := s.Run(command); err != nil || out.Len() == 0 {
		return fmt.Errorf("%w: %s", cmp.Or(err, errors.New("nothing came")), &said)
	}
	*took = append(*took, time.Since(began))
	return nil
}

// write fills a folder, and puts an attempt that passed behind the rest.
func (f *filled) write(ctx context.Context, dir string) error {
	course, err := slides.Course("")
	if err != nil {
		return err
	}
	d, err := course.Deck("vi")
	if err != nil {
		return err
	}
	if err := os.Mkdir(dir, 0o700); err != nil {
		return err
	}
	if err := f.writeRecord(d, filepath.Join(dir, record.File)); err != nil {
		return err
	}
	folder, err := record.Open(dir, record.Options{})
	if err != nil {
		return err
	}
	defer folder.Close()
	a, err := attempt(d, "")
	if err != nil {
		return err
	}
	p := record.Person{Name: "Trần Thị Hoa", Unit: "IOIT", Learner: folder.LearnerID("Trần Thị Hoa", "IOIT", "")}
	a.Learner, a.Unit, a.Who = p.Learner, p.Unit, folder.Bind(a.ID, p.Name, p.Unit)
	if err := folder.Remember(ctx, p); err != nil {
		return err
	}
	if a, err = folder.Append(ctx, a); err != nil {
		return err
	}
	f.receipt = record.Receipt(a)
	return f.writeJournals(folder, a)
}

// writeRecord writes a record as the program does, each line with the hash of the
// one before, but does not wait for the disk.
func (f *filled) writeRecord(d *deck.Deck, path string) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer file.Close()
	out, head := bufio.NewWriterSize(file, 1<<20), ""
	for n := range f.attempts {
		a, err := attempt(d, fmt.Sprintf("hv-%08x", uint32(n/4)*2654435761))
		if err != nil {
			return err
		}
		line, err := json.Marshal(a)
		if err != nil {
			return err
		}
		sealed := append(bytes.TrimSuffix(line, []byte(`"","hash":""}`)), `"`+head+`"}`...)
		sum := sha256.Sum256(sealed)
		head = "sha256:" + hex.EncodeToString(sum[:])
		fmt.Fprintf(out, "%s,\"hash\":%q}\n", sealed[:len(sealed)-1], head)
	}
	return out.Flush()
}

// attempt is one in which all is right.
func attempt(d *deck.Deck, learner string) (record.Attempt, error) {
	paper, err := quiz.Draw(d, nil, rand.New(rand.NewPCG(rand.Uint64(), rand.Uint64())))
	if err != nil {
		return record.Attempt{}, err
	}
	n := len(paper.Items)
	at := record.At(time.Now())
	a := record.Attempt{
		V: record.Version, Type: "attempt", ID: record.NewID(), Learner: learner, Unit: d.Units[rand.N(len(d.Units))].Code, Mode: record.Self, Via: "ssh", Number: 1, StartedAt: at, EndedAt: at, Seconds: 240, How: record.Submitted, App: "loadtest",
		Deck: record.DeckRef{ID: d.ID, Version: d.Version, Language: "vi", Hash: d.Hash}, Pass: d.Quiz.Pass, Passed: true, Score: record.Score{Correct: n, Of: n, Scaled: 1},
	}
	for _, it := range paper.Items {
		right := it.Question.RightLetters()
		a.Answers = append(a.Answers, record.Answer{Question: it.Question.ID, Revision: it.Question.Revision, Type: it.Question.Type, Shown: it.Shown, Given: right, Right: right, Correct: true, Seconds: 240 / float64(n)})
	}
	return a, nil
}

// writeJournals begins one attempt and copies its journal under names as those of
// other learners.
func (f *filled) writeJournals(folder *record.Folder, a record.Attempt) error {
	if f.journals == 0 {
		return nil
	}
	j := record.Journal{ID: record.NewID(), Learner: a.Learner, Unit: a.Unit, Deck: a.Deck, Mode: a.Mode, Via: a.Via, Number: 1, Pass: a.Pass, Code: record.NewCode(), StartedAt: time.Now()}
	for _, w := range a.Answers {
		j.Items = append(j.Items, record.JournalItem{Question: w.Question, Revision: w.Revision, Type: w.Type, Shown: w.Shown, Right: w.Right})
	}
	if err := folder.Begin(j); err != nil {
		return err
	}
	paths, err := filepath.Glob(filepath.Join(folder.Dir(), "journal", "*", "*"+j.ID+"*"))
	if err != nil || len(paths) != 1 {
		return fmt.Errorf("its journal is %q: %w", paths, err)
	}
	text, err := os.ReadFile(paths[0])
	if err != nil {
		return err
	}
	const letters = "0123456789abcdefghjkmnpqrstvwxyz"
	for range f.journals {
		name := ""
		for range 8 {
			name += letters[rand.N(len(letters)):][:1]
		}
		in := filepath.Join(folder.Dir(), "journal", name[:2])
		if err := os.MkdirAll(in, 0o700); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(in, name+"-"+record.NewID()+".jsonl"), text, 0o600); err != nil {
			return err
		}
	}
	return nil
}
