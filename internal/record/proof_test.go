package record

import (
	"bytes"
	"path/filepath"
	"testing"
)

// What a line says of who took the attempt is the same read fast and slow.
func TestProofOfLines(t *testing.T) {
	for _, tt := range []struct {
		verified, vouched bool
		app               string
		want              Proof
	}{
		{false, false, "x", Typed},
		{true, false, "x", SameKey},
		{true, true, "x", Vouched},
		{false, true, "x", Vouched},
		{false, false, `x","vouched":true`, Typed},
	} {
		f := open(t, t.TempDir())
		a := sample("hv-1")
		a.Verified, a.Vouched, a.App = tt.verified, tt.vouched, tt.app
		a, err := f.Append(t.Context(), a)
		if err != nil {
			t.Fatal(err)
		}
		line := bytes.TrimSpace(readFile(t, filepath.Join(f.Dir(), File)))
		var slow Glance
		slow.decode(line)
		if fast := LookAt(line, false); a.Proof() != tt.want || fast.Changed || fast.Head.Proof != tt.want || slow.Head.Proof != tt.want {
			t.Errorf("%+v: %s, read fast %s, slow %s", tt, a.Proof(), fast.Head.Proof, slow.Head.Proof)
		}
	}
}
