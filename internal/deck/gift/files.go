package gift

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/speech"
)

// maxFile bounds a file to be imported.
const maxFile = 64 << 20

// Export writes the bank of a deck as GIFT, in the deck's language, and to
// notes which questions lose their screens or situations by it.
func Export(out, notes io.Writer, d *deck.Deck, w *locale.Words) error {
	reading := &locale.For(d.Language).Reading
	var worded []string
	questions := FromDeck(d, func(q *deck.Question) string {
		if len(q.Screens) > 0 || q.Message != nil {
			worded = append(worded, q.ID)
		}
		var lines []string
		for _, l := range speech.Situation(q, reading) {
			lines = append(lines, l.Text)
		}
		return strings.Join(lines, "\n")
	})
	if len(worded) > 0 {
		fmt.Fprintf(notes, w.Gift.Worded+"\n", len(worded), strings.Join(worded, " "))
	}
	return Write(out, questions)
}

// Import takes a GIFT file into the folder dir: a topic for each category,
// and deck.yaml where there is none. It writes to out what it decided, with the
// line, and never writes over a file. The error says how many questions were
// left out; the others are there.
func Import(out io.Writer, file, dir string, w *locale.Words) error {
	data, err := read(file)
	if err != nil {
		return err
	}
	taken, there, err := ids(dir)
	if err != nil {
		return err
	}
	questions, problems := Parse(data)
	name := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	g := &w.Gift
	topics, more := Topics(questions, taken, Words{Topic: name, Right: g.RightAnswer, True: w.Exam.True, False: w.Exam.False})
	lost := tell(out, file, append(problems, more...), w)
	if len(questions) == 0 {
		return locale.Said(nil, g.Nothing, file)
	}
	files := map[string]string{}
	for _, t := range topics {
		files[t.Name] = t.Text
	}
	if !there {
		files["deck.yaml"] = settings(name, len(questions), w.Language)
	}
	if err := write(dir, files, g); err != nil {
		return err
	}
	for _, t := range topics {
		fmt.Fprintf(out, g.Wrote+"\n", filepath.Join(dir, t.Name))
	}
	if _, err := deck.Load(os.DirFS(dir)); err != nil {
		return err
	}
	fmt.Fprintf(out, g.Taken+"\n", len(questions), dir)
	if lost > 0 {
		return locale.Said(nil, g.Lost, lost, lost+len(questions))
	}
	return nil
}

func read(file string) ([]byte, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err == nil && len(data) > maxFile {
		err = locale.Errorf(locale.TooLarge, file, maxFile>>20)
	}
	return data, err
}

// ids are those of the deck in dir, if there is one.
func ids(dir string) (taken map[string]bool, there bool, err error) {
	taken = map[string]bool{}
	if _, err := os.Stat(filepath.Join(dir, "deck.yaml")); errors.Is(err, fs.ErrNotExist) {
		return taken, false, nil
	}
	d, err := deck.Load(os.DirFS(dir))
	if err != nil {
		return nil, true, err
	}
	for _, q := range d.Questions() {
		taken[q.ID] = true
	}
	return taken, true, nil
}

// tell writes the problems and counts the questions left out.
func tell(out io.Writer, file string, problems []Problem, w *locale.Words) (lost int) {
	for _, p := range problems {
		severity := w.Gift.Warning
		if p.Lost {
			lost++
			severity = w.Gift.Error
		}
		fmt.Fprintf(out, "%s:%d: %s: %s\n", file, p.Line, severity, p.Kind.Message(w.Language, p.Args...))
	}
	return lost
}

// write makes the files, all or none where one of them exists.
func write(dir string, files map[string]string, g *locale.Gift) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for name := range files {
		if _, err := os.Lstat(filepath.Join(dir, name)); err == nil {
			return locale.Said(nil, g.Exists, filepath.Join(dir, name))
		}
	}
	for name, text := range files {
		f, err := os.OpenFile(filepath.Join(dir, name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if err != nil {
			return err
		}
		_, err = io.WriteString(f, text)
		if err := errors.Join(err, f.Close()); err != nil {
			return err
		}
	}
	return nil
}

// settings is a deck.yaml for what was imported.
func settings(name string, questions int, language string) string {
	const asked = 10
	title, _ := json.Marshal(strings.Join(strings.Fields(name), " ")) // a string always encodes
	return fmt.Sprintf("id: nhap-gift\ntitle: %s\nlanguage: %s\nversion: \"1\"\nquiz:\n  questions: %d\n  pass: 0.8\n", title, language, min(asked, questions))
}
