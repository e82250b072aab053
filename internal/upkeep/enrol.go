package upkeep

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/certificate"
	"training.vast.vn/vneid-training/internal/roster"
)

// Enrol enrols who is on a list and has write write their slips to a new file
// at path, for its owner only. Who is enrolled already stays as they are.
func Enrol(ctx context.Context, out io.Writer, at Place, list []roster.Member, path string, write func(io.Writer, []record.Slip) error, w *locale.Words) error {
	e := &w.Enrol
	return with(ctx, at, w, func(ctx context.Context, f *record.Folder) error {
		people := make([]record.Person, len(list))
		for i, m := range list {
			people[i] = record.Person{Name: m.Name, Unit: m.Unit, Code: m.Code}
		}
		written := 0
		before, err := f.Enrol(ctx, people, func(slips []record.Slip) error {
			err := Create(path, func(to io.Writer) error { return write(to, slips) }, w)
			if err == nil {
				written = len(slips)
			}
			return err
		})
		if err != nil && written > 0 && os.Remove(path) != nil {
			err = errors.Join(err, locale.Said(nil, e.Keep, path))
		}
		if err != nil {
			return err
		}
		if written > 0 {
			fmt.Fprintf(out, e.Written+"\n", written, path)
		}
		if before > 0 {
			fmt.Fprintf(out, e.Before+"\n", before)
		}
		return nil
	})
}

// EnrolOne gives one person whom the folder knows a new code, and shows it this
// once. What they had is void.
func EnrolOne(ctx context.Context, out io.Writer, at Place, who string, w *locale.Words) error {
	e := &w.Enrol
	return with(ctx, at, w, func(ctx context.Context, f *record.Folder) error {
		p, enrolled, err := whom(ctx, f, who, w)
		if err != nil {
			return err
		}
		if !enrolled {
			p.Learner = "" // they get an id of their own: the old one is anybody's who types the name
		}
		_, err = f.Enrol(ctx, []record.Person{p}, func(slips []record.Slip) error {
			_, err := fmt.Fprintf(out, e.Shown+"\n"+e.Void+"\n", slips[0].Name, slips[0].Unit, slips[0].Letter)
			return err
		})
		return err
	})
}

// whom finds the one person that a name or id means: one who is enrolled before
// others.
func whom(ctx context.Context, f *record.Folder, who string, w *locale.Words) (p record.Person, enrolled bool, err error) {
	all, err := f.Enrolled()
	if err != nil {
		return p, false, err
	}
	found, err := f.Find(ctx, who)
	if err != nil {
		return p, false, err
	}
	isEnrolled := func(p record.Person) bool {
		return slices.ContainsFunc(all, func(e record.Enrolled) bool { return e.Learner == p.Learner })
	}
	if theirs := slices.DeleteFunc(slices.Clone(found), func(p record.Person) bool { return !isEnrolled(p) }); len(theirs) > 0 {
		p, err = only(theirs, who, &w.Upkeep)
		return p, true, err
	}
	if len(found) == 0 {
		return p, false, locale.Said(nil, w.Enrol.NobodyFor, who)
	}
	p, err = only(found, who, &w.Upkeep)
	return p, false, err
}

// A Claim says which attempts are given to the enrolled people whose they are.
type Claim struct {
	Of     []string // receipts, or names or ids of enrolled people
	All    bool     // all of which there is no doubt
	To     string   // name or id of the enrolled person who gets those of the receipts; "": whoever has the name
	Reason string
}

// ClaimAttempts gives attempts under typed names to enrolled people, each by a
// correction on the record. Without any that are named it lists those there are,
// and changes nothing. Where one may be more than one person's, it is refused.
func ClaimAttempts(ctx context.Context, out io.Writer, at Place, c Claim, app string, w *locale.Words) error {
	e := &w.Enrol
	if c.To != "" && (c.All || len(c.Of) == 0) {
		return locale.Said(nil, "%s", e.ToOne)
	}
	open := with
	if len(c.Of) == 0 && !c.All {
		open = reading
	}
	return open(ctx, at, w, func(ctx context.Context, f *record.Folder) error {
		all, err := f.Claimable(ctx)
		if err != nil {
			return err
		}
		if len(c.Of) == 0 && !c.All {
			return listClaimable(out, all, w)
		}
		chosen, err := choose(ctx, f, c, all, w)
		if err != nil {
			return err
		}
		for _, a := range chosen {
			if _, err := f.Claim(ctx, a.Attempt, a.To[0], "command-line", c.Reason, app); err != nil {
				return err
			}
			fmt.Fprintf(out, e.Claimed+"\n", record.Receipt(a.Attempt), a.To[0].Name, a.To[0].Learner)
		}
		_, err = fmt.Fprintf(out, e.ClaimedAll+"\n", len(chosen))
		return err
	})
}

// choose finds the attempts that are meant, each with the one who gets it.
func choose(ctx context.Context, f *record.Folder, c Claim, all []record.Claimable, w *locale.Words) (chosen []record.Claimable, err error) {
	e := &w.Enrol
	if c.All {
		return slices.DeleteFunc(all, func(a record.Claimable) bool { return len(a.To) != 1 }), nil
	}
	var to *record.Person
	if c.To != "" {
		p, enrolled, err := whom(ctx, f, c.To, w)
		if err == nil && !enrolled {
			err = locale.Said(nil, e.NotEnrolled, c.To)
		}
		if err != nil {
			return nil, err
		}
		to = &p
	}
	for _, of := range c.Of {
		entry, ok, err := f.Recorded(ctx, of)
		if err != nil {
			return nil, err
		}
		var found []record.Claimable
		switch {
		case ok && to != nil && !entry.Withdrawn && entry.Mode != record.Preview && (entry.Claimed || !entry.Vouched):
			found = []record.Claimable{{Entry: entry, To: []record.Person{*to}}}
		case ok:
			found = slices.DeleteFunc(slices.Clone(all), func(a record.Claimable) bool { return a.ID != entry.ID })
		case to == nil:
			p, enrolled, err := whom(ctx, f, of, w)
			if err == nil && !enrolled {
				err = locale.Said(nil, e.NotEnrolled, of)
			}
			if err != nil {
				return nil, err
			}
			found = slices.DeleteFunc(slices.Clone(all), func(a record.Claimable) bool { return !slices.Contains(a.To, p) })
		}
		if len(found) == 0 {
			return nil, locale.Said(nil, e.NotTheirs, of)
		}
		chosen = append(chosen, found...)
	}
	for _, a := range chosen {
		if len(a.To) > 1 {
			return nil, locale.Said(nil, e.Ambiguous, record.Receipt(a.Attempt), ids(a.To))
		}
	}
	return chosen, nil
}

func listClaimable(out io.Writer, all []record.Claimable, w *locale.Words) error {
	e := &w.Enrol
	if len(all) == 0 {
		_, err := fmt.Fprintln(out, e.None)
		return err
	}
	fmt.Fprintf(out, e.Found+"\n", len(all))
	for _, a := range all {
		state := w.Upkeep.Failed
		if a.Passed {
			state = w.Upkeep.Passed
		}
		fmt.Fprintf(out, e.Row+"\n", record.Receipt(a.Attempt), certificate.Date(a.EndedAt.Time, "02/01/2006 15:04"),
			fmt.Sprintf("%d/%d %s", a.Score.Correct, a.Score.Of, state), certificate.Known(a.Proof(), &w.Certificate), a.Person.Name, a.Person.Unit)
		if len(a.To) > 1 {
			fmt.Fprintf(out, e.Unclear+"\n", ids(a.To))
		}
	}
	_, err := fmt.Fprintln(out, e.HowClaim)
	return err
}

func ids(people []record.Person) string {
	all := make([]string, len(people))
	for i, p := range people {
		all[i] = strings.TrimSuffix(p.Learner+" "+p.Code, " ")
	}
	return strings.Join(all, ", ")
}
