package record

import (
	"bytes"
	"errors"
	"path/filepath"
	"testing"
)

func TestSeal(t *testing.T) { each(t, testSeal) }

func testSeal(t *testing.T, dir string) {
	f := open(t, dir)
	if _, err := CheckSeal(t.Context(), kept(t, dir)); !errors.Is(err, ErrNoSeal) {
		t.Errorf("of a new folder: %v", err)
	}
	add := func() {
		t.Helper()
		if _, err := f.Append(t.Context(), sample("hv-1")); err != nil {
			t.Fatal(err)
		}
	}
	holds := func(lines int) {
		t.Helper()
		if s, err := CheckSeal(t.Context(), kept(t, dir)); err != nil || s.Lines != lines {
			t.Errorf("CheckSeal = %+v, %v; want %d lines", s, err, lines)
		}
	}
	stored := kept(t, dir)
	for range 3 {
		add()
	}
	holds(3)
	behind := readKept(t, dir, HeadFile)
	add()
	f.Close()
	f = open(t, dir)
	add()
	holds(5)

	// A crash between the line and the seal: the next attempt mends it.
	writeKept(t, dir, HeadFile, behind)
	holds(3)
	add()
	holds(6)

	whole := readKept(t, dir, File)
	lines := bytes.SplitAfter(whole, []byte("\n"))
	for name, text := range map[string][]byte{
		"the last line cut off": bytes.Join(lines[:5], nil),
		"the first line gone":   bytes.Join(lines[1:], nil),
		"nothing left":          nil,
	} {
		writeKept(t, dir, File, text)
		if _, err := CheckSeal(t.Context(), kept(t, dir)); !errors.Is(err, ErrShort) {
			t.Errorf("%s: %v", name, err)
		}
	}
	// What is written after does not hide it.
	writeKept(t, dir, File, bytes.Join(lines[:5], nil))
	add()
	if _, err := CheckSeal(t.Context(), kept(t, dir)); !errors.Is(err, ErrShort) {
		t.Errorf("cut off and gone on: %v", err)
	}
	writeKept(t, dir, File, whole)
	holds(6)

	// Put away and gone on with: both files are the record, one chain.
	writeKept(t, dir, File+".1", whole)
	if err := stored.Remove(t.Context(), File); err != nil {
		t.Fatal(err)
	}
	holds(6)
	add()
	holds(7)
	first, err := VerifyNoted(bytes.NewReader(readKept(t, dir, File+".1")), "")
	if err != nil || len(first.Breaks) > 0 {
		t.Fatal(first, err)
	}
	if second, err := VerifyAfter(bytes.NewReader(readKept(t, dir, File)), "", first.Head); err != nil || len(second.Breaks) > 0 || second.Sealed != 1 {
		t.Errorf("the file that goes on: %+v, %v", second, err)
	}
	if err := stored.Remove(t.Context(), File+".1"); err != nil {
		t.Fatal(err)
	}
	if _, err := CheckSeal(t.Context(), kept(t, dir)); !errors.Is(err, ErrShort) {
		t.Errorf("without the file put away: %v", err)
	}

	// Another key's seal is none.
	other := open(t, t.TempDir())
	if _, err := other.Append(t.Context(), sample("hv-1")); err != nil {
		t.Fatal(err)
	}
	writeKept(t, dir, HeadFile, readFile(t, filepath.Join(other.Dir(), HeadFile)))
	if _, err := CheckSeal(t.Context(), kept(t, dir)); !errors.Is(err, ErrForged) {
		t.Errorf("another folder's seal: %v", err)
	}
}

// What was put away is the record still, to who has it open and to who opens it: a
// certificate is given for it, attempts are counted with it, and what stands there
// is not recorded again.
func TestFilesPutAway(t *testing.T) { each(t, testFilesPutAway) }

func testFilesPutAway(t *testing.T, dir string) {
	f := open(t, dir)
	take := func() Attempt {
		t.Helper()
		a := sample("hv-1")
		a.ID = NewID()
		a, err := f.Append(t.Context(), a)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	all := []Attempt{take(), take()}
	for n := range 2 {
		text := readKept(t, dir, File)
		if n > 0 {
			writeKept(t, dir, File+".2", readKept(t, dir, File+".1"))
		}
		writeKept(t, dir, File+".1", text)
		if err := kept(t, dir).Remove(t.Context(), File); err != nil {
			t.Fatal(err)
		}
		for _, opened := range []bool{false, true} {
			if opened {
				f = open(t, dir)
			}
			for _, a := range all {
				if e, ok, err := f.Recorded(t.Context(), Receipt(a)); err != nil || !ok || e.ID != a.ID {
					t.Errorf("of %d files put away, opened %v: the receipt gives %+v, %v, %v", n+1, opened, e, ok, err)
				}
				if again, err := f.Append(t.Context(), a); err != nil || again.Hash != a.Hash {
					t.Errorf("the same again: %s, %v; want %s", again.Hash, err, a.Hash)
				}
			}
			if n, err := f.Attempts(t.Context(), "hv-1"); n != len(all) || err != nil {
				t.Errorf("%d attempts, %v; want %d", n, err, len(all))
			}
			all = append(all, take())
		}
		past, err := f.History(t.Context(), "hv-1")
		if err != nil || len(past) != len(all) {
			t.Fatalf("%d of %d are told, %v", len(past), len(all), err)
		}
		for i, e := range past {
			if want := all[len(all)-1-i].ID; e.ID != want {
				t.Errorf("the newest but %d is %s; want %s", i, e.ID, want)
			}
		}
	}
	if s, err := CheckSeal(t.Context(), kept(t, dir)); err != nil || s.Lines != len(all) {
		t.Errorf("the seal: %+v, %v; want %d lines", s, err, len(all))
	}
}
