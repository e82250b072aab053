package upkeep

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"training.vast.vn/vneid-training/internal/clean"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/certificate"
	"training.vast.vn/vneid-training/internal/record/progress"

	"training.vast.vn/vneid-training/internal/disk"
)

// one finds the one person that a name or id means.
func one(ctx context.Context, f *record.Folder, who string, u *locale.Upkeep) (record.Person, error) {
	found, err := f.Find(ctx, who)
	if err != nil {
		return record.Person{}, err
	}
	return only(found, who, u)
}

// only is the person that was found, if it is one.
func only(found []record.Person, who string, u *locale.Upkeep) (record.Person, error) {
	switch {
	case len(found) == 0:
		return record.Person{}, locale.Said(nil, u.Nobody, who)
	case len(found) == 1:
		return found[0], nil
	}
	var b strings.Builder
	fmt.Fprintf(&b, u.Several, who, len(found))
	for _, p := range found {
		fmt.Fprintf(&b, "\n  %s  %s  %s  %s", p.Learner, p.Name, p.Unit, p.Code)
	}
	return record.Person{}, locale.Said(nil, "%s", b.String())
}

// Show writes what is kept about the person with this name or learner id.
func Show(ctx context.Context, out io.Writer, at Place, who string, w *locale.Words) error {
	return reading(ctx, at, w, func(ctx context.Context, f *record.Folder) error {
		u := &w.Upkeep
		p, err := one(ctx, f, who, u)
		if err != nil {
			return err
		}
		h, err := f.Held(ctx, p.Learner)
		if err != nil {
			return err
		}
		name := p.Name
		if name == "" {
			name = u.NoName
		}
		fmt.Fprintln(out, name)
		fmt.Fprintf(out, "  %s: %s\n", u.Learner, p.Learner)
		if p.Unit != "" {
			fmt.Fprintf(out, "  %s: %s\n", u.Unit, p.Unit)
		}
		if p.Code != "" {
			fmt.Fprintf(out, "  %s: %s\n", u.Code, p.Code)
		}
		enrolled, err := f.Enrolled()
		if err != nil {
			return err
		}
		for _, e := range enrolled {
			if e.Learner == p.Learner {
				state := w.Enrol.Waits
				if e.Came {
					state = w.Enrol.Came
				}
				fmt.Fprintf(out, "  %s: %s\n", w.Enrol.Known, state)
			}
		}
		fmt.Fprintf(out, "  %s:", u.Attempts)
		if len(h.Attempts) == 0 {
			fmt.Fprint(out, " ", u.None)
		}
		fmt.Fprintln(out)
		t := record.Tally{Corrections: h.Corrections}
		for _, a := range h.Attempts {
			state := u.Failed
			if a.Passed {
				state = u.Passed
			}
			if t.Withdrawn(a) {
				state += ", " + u.Withdrawn
			} else if t.Waits(a) {
				state += ", " + u.Waits
			}
			fmt.Fprintf(out, "    %s  %d/%d  %s  %s %s  %s\n", a.EndedAt.In(time.Local).Format("02/01/2006 15:04"), a.Score.Correct, a.Score.Of, state,
				u.Receipt, record.Receipt(a), certificate.Known(a.Proof(), &w.Certificate))
		}
		if len(h.Journals) > 0 {
			fmt.Fprintf(out, "  "+u.Pending+"\n", len(h.Journals))
		}
		return nil
	})
}

// file is what Export writes.
type file struct {
	Learner     string              `json:"learner"`
	People      []json.RawMessage   `json:"people"` // the lines about them in people.jsonl
	Attempts    []record.Attempt    `json:"attempts"`
	Corrections []record.Correction `json:"corrections"`
	UnderWay    []underWay          `json:"under_way"`
	Progress    json.RawMessage     `json:"progress,omitempty"` // their file in progress/
}

type underWay struct {
	ID        string                 `json:"id"`
	StartedAt time.Time              `json:"started_at"`
	Unit      string                 `json:"unit"`
	Deck      record.DeckRef         `json:"deck"`
	Items     []record.JournalItem   `json:"items"`
	Given     []record.JournalAnswer `json:"given"`
}

// Export writes all that is kept about the person as JSON: to out, or to the
// file path, which must not exist yet and is then readable by its owner only.
func Export(ctx context.Context, out io.Writer, at Place, who, path string, w *locale.Words) error {
	return reading(ctx, at, w, func(ctx context.Context, f *record.Folder) error {
		p, err := one(ctx, f, who, &w.Upkeep)
		if err != nil {
			return err
		}
		h, err := f.Held(ctx, p.Learner)
		if err != nil {
			return err
		}
		learnt, err := progress.NewStore(f.Store()).Raw(p.Learner)
		if err != nil {
			return err
		}
		all := file{p.Learner, []json.RawMessage{}, []record.Attempt{}, []record.Correction{}, []underWay{}, learnt}
		all.People = append(all.People, h.Names...)
		all.Attempts = append(all.Attempts, h.Attempts...)
		all.Corrections = append(all.Corrections, h.Corrections...)
		for _, j := range h.Journals {
			all.UnderWay = append(all.UnderWay, underWay{j.ID, j.StartedAt, j.Unit, j.Deck, j.Items, j.Given})
		}
		if path == "" {
			return write(out, all)
		}
		if err := Create(path, func(out io.Writer) error { return write(out, all) }, w); err != nil {
			return err
		}
		_, err = fmt.Fprintf(out, w.Upkeep.Exported+"\n", path)
		return err
	})
}

func write(out io.Writer, all file) error {
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(all)
}

// Create makes a new file for its owner only and fills it; it never writes over
// one, and leaves none that is not whole.
func Create(path string, fill func(io.Writer) error, w *locale.Words) error {
	err := disk.Create(path, 0o600, func(f *os.File) error { return fill(f) })
	if errors.Is(err, fs.ErrExist) {
		return locale.Said(nil, w.Upkeep.Exists, path)
	}
	return err
}

// A Change corrects what is kept about a person; nil stays as it is.
type Change struct{ Name, Unit, Code *string }

// Correct corrects what is kept about the person.
func Correct(ctx context.Context, out io.Writer, at Place, who string, c Change, reason, app string, w *locale.Words) error {
	u := &w.Upkeep
	if c == (Change{}) {
		return locale.Said(nil, "%s", u.NothingToCorrect)
	}
	return with(ctx, at, w, func(ctx context.Context, f *record.Folder) error {
		p, err := one(ctx, f, who, u)
		if err != nil {
			return err
		}
		if c.Name != nil {
			if p.Name, err = clean.Name(strings.TrimSpace(*c.Name)); err != nil {
				return locale.Said(err, u.BadName, *c.Name, w.Tell(err))
			}
		}
		if c.Unit != nil {
			p.Unit = *c.Unit
		}
		if c.Code != nil {
			p.Code = *c.Code
		}
		if err := f.Rename(ctx, p, "command-line", reason, app); err != nil {
			return err
		}
		fmt.Fprintf(out, u.Corrected+"\n", p.Learner)
		_, err = fmt.Fprintln(out, u.CorrectedID)
		return err
	})
}

// Consent says who agrees to an erasure: Given, or else who answers at In; nil
// if nobody can be asked.
type Consent struct {
	Given bool
	In    io.Reader
}

// Erase erases the person's name and lets their attempts count no more.
func Erase(ctx context.Context, out io.Writer, at Place, who, reason, app string, c Consent, w *locale.Words) error {
	u := &w.Upkeep
	if !c.Given && c.In == nil {
		return locale.Said(nil, "%s", u.NeedYes)
	}
	return with(ctx, at, w, func(ctx context.Context, f *record.Folder) error {
		p, err := one(ctx, f, who, u)
		if err != nil {
			return err
		}
		if !c.Given {
			name := p.Name
			if name == "" {
				name = u.NoName
			}
			fmt.Fprintf(out, u.AskErase, name, p.Learner)
			answer, _ := bufio.NewReader(c.In).ReadString('\n')
			if strings.TrimSpace(strings.ToLower(answer)) != u.Yes {
				return locale.Said(nil, "%s", u.Kept)
			}
		}
		e, err := f.Erase(ctx, p.Learner, "command-line", reason, app)
		if err != nil {
			return err
		}
		learnt, err := progress.NewStore(f.Store()).Forget(p.Learner)
		if err != nil {
			return err
		}
		if learnt {
			fmt.Fprintln(out, w.Round.Forgotten)
		}
		if e == (record.Erased{}) && !learnt {
			_, err = fmt.Fprintf(out, u.ErasedNothing+"\n", p.Learner)
			return err
		}
		fmt.Fprintf(out, u.Erased+"\n", p.Learner)
		fmt.Fprintf(out, u.ErasedCounts+"\n", e.Attempts, e.Names, e.Journals)
		_, err = fmt.Fprintln(out, u.ErasedRest)
		return err
	})
}
