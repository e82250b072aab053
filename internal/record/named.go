package record

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	"golang.org/x/text/unicode/norm"

	"training.vast.vn/vneid-training/internal/locale"
)

// Bind is the digest that ties the line with this id to a name and a unit, ""
// for no name. It is made with the folder's secret key, so that the record by
// itself leads nobody from a list of names to who did what, and with the id,
// so that two lines of one person have different digests.
func (f *Folder) Bind(id, name, unit string) string {
	if name == "" {
		return ""
	}
	h := hmac.New(sha256.New, f.key)
	for _, p := range []string{"bound", id, norm.NFC.String(name), unit} {
		fmt.Fprintf(h, "%d:%s", len(p), p)
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// a spelling is one line of people.jsonl.
type spelling struct {
	Person
	at time.Time
}

// lateName is how long after an attempt of an old line its name may have been
// written down: a kiosk did that as it recorded.
const lateName = time.Hour

// named returns who passed as the record ties them to the attempt, spelled as
// they spelled it then; false: that name is not kept, or not any more. The
// last correction of the name before counts instead. Of an old line, which is
// tied to no name, it is what people.jsonl said when the attempt ended.
func (f *Folder) named(a Attempt, corrections []Correction) (Person, bool, error) {
	f.people.mu.Lock()
	defer f.people.mu.Unlock()
	if err := f.people.update(context.Background(), f.store); err != nil {
		return Person{}, false, f.wrap(PeopleFile, locale.OpRead, err)
	}
	id, who := a.ID, a.Who
	for _, c := range corrections {
		if c.Type == Claimed && c.Attempt == a.ID {
			a, id, who = c.Give(a), c.ID, c.Who
		}
		if c.Type == Renamed && c.Learner == a.Learner && !a.StartedAt.After(c.At.Time) {
			id, who = c.ID, c.Who
		}
	}
	known := f.people.all[a.Learner]
	if who != "" {
		for _, s := range known {
			if f.Bind(id, s.Name, s.Unit) == who {
				return s.Person, true, nil
			}
		}
		return Person{}, false, nil
	}
	for i := len(known) - 1; i >= 0; i-- {
		if !known[i].at.After(a.EndedAt.Time) {
			return known[i].Person, known[i].Name != "", nil
		}
	}
	if len(known) > 0 && known[0].at.Sub(a.EndedAt.Time) <= lateName {
		return known[0].Person, known[0].Name != "", nil
	}
	return Person{}, false, nil
}
