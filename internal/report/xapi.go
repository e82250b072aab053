package report

import (
	"context"
	"errors"
	"io"
)

// WriteXAPI is written next.
func WriteXAPI(ctx context.Context, w io.Writer, in Input) error { return errors.New("xapi") }
