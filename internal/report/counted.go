package report

import (
	"context"
	"encoding/json"
	"fmt"

	"training.vast.vn/vneid-training/internal/record"
)

// EachCounted gives every attempt that counts, by a known learner, in the order
// of the files. An error of do ends it.
func EachCounted(ctx context.Context, in Input, do func(*record.Attempt) error) error {
	sources, err := openAll(ctx, in)
	if err != nil {
		return err
	}
	defer closeAll(sources)
	meter := newMeter(sources, 2, in.Progress)
	defer meter.now()
	c, err := count(ctx, sources, in, meter.done)
	if err != nil {
		return err
	}
	wanted := func(e *entry) bool { return e.counts() && e.flags&nobody == 0 }
	for i := range c.chunks {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		err := c.lines(&c.chunks[i], wanted, func(_ *entry, line []byte) error {
			var a record.Attempt
			if err := json.Unmarshal(line, &a); err != nil {
				return fmt.Errorf("reading %s again: %w", c.sources[c.chunks[i].source].name, err)
			}
			a = c.claims[keyOf([]byte(a.ID))].Give(a)
			return do(&a)
		})
		if err != nil {
			return err
		}
		meter.done.Add(c.chunks[i].size)
	}
	return nil
}
