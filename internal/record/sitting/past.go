package sitting

import (
	"context"

	"training.vast.vn/vneid-training/internal/record"
)

// Past is what the folder knows of whom a key proves: the name they gave, and
// their attempts, the newest first. Of who has no key it knows nothing.
func (d *Desk) Past(ctx context.Context) (record.Person, []record.Entry, error) {
	if d.Folder == nil || d.Learner == "" {
		return record.Person{}, nil, nil
	}
	person, _, err := d.Folder.Person(d.Learner)
	if err != nil {
		return person, nil, err
	}
	all, err := d.Folder.History(ctx, d.Learner)
	return person, all, err
}

// Result is the attempt of a receipt for who knows also under which name it was
// taken; false if there is none such. One that a key has proved is for that key
// only.
func (d *Desk) Result(ctx context.Context, receipt, name string) (record.Entry, bool, error) {
	if d.Folder == nil {
		return record.Entry{}, false, nil
	}
	e, ok, err := d.Folder.Recorded(ctx, receipt)
	switch {
	case err != nil, !ok, e.Withdrawn, e.Mode == record.Preview,
		e.Person.Name == "" || record.FoldName(e.Person.Name) != record.FoldName(name),
		d.Public && e.Verified && e.Learner != d.Learner:
		return record.Entry{}, false, err
	}
	return e, true, nil
}
