package record

import (
	"bytes"
	"strings"
	"testing"
)

// A hasty attempt waits until it is accepted; lines of before, which say
// nothing of haste, stay as they are, and the chain holds.
func TestHastyWaits(t *testing.T) { each(t, testHastyWaits) }

func testHastyWaits(t *testing.T, dir string) {
	f := open(t, dir)
	for _, hasty := range []bool{false, true} {
		a := sample("hv-1")
		a.Hasty, a.Vouched = hasty, hasty
		a, err := f.Append(t.Context(), a)
		if err != nil {
			t.Fatal(err)
		}
		if e, ok, err := f.Recorded(t.Context(), Receipt(a)); err != nil || !ok || e.Waits != hasty || e.Proof() != a.Proof() {
			t.Errorf("hasty %v: %+v, %v, %v", hasty, e, ok, err)
		}
		if line := string(lineOf(t, a)); strings.Contains(line, "hasty") != hasty {
			t.Errorf("hasty %v: the line is %s", hasty, line)
		}
		if _, err := f.Correct(t.Context(), Correction{Type: Accepted, Attempt: a.ID, At: At(day), By: "test"}); err != nil {
			t.Fatal(err)
		}
		if e, _, err := f.Recorded(t.Context(), Receipt(a)); err != nil || e.Waits || e.Withdrawn {
			t.Errorf("accepted: %+v, %v", e, err)
		}
	}
	c, err := Verify(bytes.NewReader(readKept(t, dir, File)))
	if err != nil || c.Sealed != 4 || len(c.Breaks) != 0 {
		t.Errorf("the chain is %+v, %v", c, err)
	}
}
