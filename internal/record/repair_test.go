package record

import (
	"bytes"
	"context"
	"os"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/record/store"
)

// written is a record of n attempts, its lines with their newlines.
func written(t testing.TB, dir string, n int) [][]byte {
	t.Helper()
	f := open(t, dir)
	for range n {
		if _, err := f.Append(context.Background(), long("hv-1")); err != nil {
			t.Fatal(err)
		}
	}
	f.Close()
	return slices.Collect(bytes.Lines(readKept(t, dir, File)))
}

// quarantinedAt is what a file in quarantine holds, of which a repair said where it is.
func quarantinedAt(t testing.TB, s store.Store, where string) []byte {
	t.Helper()
	all, err := s.List(t.Context(), quarantined)
	i := slices.IndexFunc(all, func(e store.Entry) bool { return s.Where(e.Name) == where })
	if i < 0 || err != nil {
		t.Fatalf("%s is not there: %v", where, err)
	}
	text, err := store.ReadAll(t.Context(), s, all[i].Name)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func readFile(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func writeFile(t testing.TB, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestRepair(t *testing.T) { each(t, testRepair) }

func testRepair(t *testing.T, dir string) {
	tails := storeAt(t, dir) == nil // a database keeps whole lines, so that none is cut off at its end
	torn := []byte(`{"v":1,"type":"attempt","id":"7f`)
	tests := []struct {
		name   string
		damage func(lines [][]byte) [][]byte
		moved  []int
		left   []int
		ended  bool
		same   bool // the file is not touched
	}{
		{"whole", func(l [][]byte) [][]byte { return l }, nil, nil, false, true},
		{"torn amid", func(l [][]byte) [][]byte { return slices.Insert(l, 1, append(slices.Clone(torn), '\n')) }, []int{2}, nil, false, false},
		{"two torn in a row", func(l [][]byte) [][]byte {
			return slices.Insert(l, 2, append(slices.Clone(torn), '\n'), []byte("\x00\x00\n"))
		}, []int{3, 4}, nil, false, false},
		{"zeros before a whole line", func(l [][]byte) [][]byte { l[1] = append(make([]byte, 40), l[1]...); return l }, nil, nil, false, true},
		{"zeros before the last line", func(l [][]byte) [][]byte { l[2] = append(make([]byte, 4096), l[2]...); return l }, nil, nil, false, true},
		{"zeros before a torn tail", func(l [][]byte) [][]byte { return append(l, append(make([]byte, 40), torn...)) }, []int{4}, nil, false, false},
		{"torn tail", func(l [][]byte) [][]byte { return append(l, torn) }, []int{4}, nil, false, false},
		{"a line in the middle was damaged", func(l [][]byte) [][]byte { l[1] = append(slices.Clone(l[1][:40]), '\n'); return l }, nil, []int{2}, false, true},
		{"the last line was damaged", func(l [][]byte) [][]byte { l[2] = append(slices.Clone(l[2][:40]), '\n'); return l }, nil, []int{3}, false, true},
		{"damaged after torn", func(l [][]byte) [][]byte {
			l[2] = append(slices.Clone(l[2][:40]), '\n')
			return slices.Insert(l, 1, append(slices.Clone(torn), '\n'))
		}, []int{2}, []int{3}, false, false},
		{"only the newline is missing", func(l [][]byte) [][]byte { l[2] = l[2][:len(l[2])-1]; return l }, nil, nil, true, false},
		{"too long", func(l [][]byte) [][]byte {
			return slices.Insert(l, 1, append(bytes.Repeat([]byte("x"), MaxLine+9), '\n'))
		}, []int{2}, nil, false, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			writeKept(t, dir, File, nil)
			_ = kept(t, dir).Remove(t.Context(), HeadFile)
			lines := tt.damage(written(t, dir, 3))
			before := bytes.Join(lines, nil)
			writeKept(t, dir, File, before)
			if last := lines[len(lines)-1]; !tails && last[len(last)-1] != '\n' {
				// What is cut off elsewhere is a line like others here: one that no crash made.
				before = append(before, '\n')
				lines[len(lines)-1] = append(slices.Clone(last), '\n')
				tt.left, tt.moved, tt.ended, tt.same = tt.moved, nil, false, true
			}

			f := open(t, dir)
			done, err := f.Repair(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(done.Moved, tt.moved) || !slices.Equal(done.Left, tt.left) || done.Ended != tt.ended {
				t.Errorf("Moved %v, Left %v, Ended %v; want %v, %v, %v", done.Moved, done.Left, done.Ended, tt.moved, tt.left, tt.ended)
			}
			after := readKept(t, dir, File)
			if same := bytes.Equal(before, after); same != tt.same {
				t.Errorf("the file is the same: %v, want %v", same, tt.same)
			}
			want, quarantined := []byte{}, [][]byte{}
			for i, l := range lines {
				if slices.Contains(tt.moved, i+1) {
					quarantined = append(quarantined, bytes.TrimSuffix(l, []byte("\n")))
				} else {
					want = append(want, l...)
				}
			}
			if tt.ended {
				want = append(want, '\n')
			}
			if !bytes.Equal(after, want) {
				t.Error("lines that were not torn have changed")
			}
			for i, path := range done.Quarantine {
				if !bytes.Equal(bytes.TrimSuffix(quarantinedAt(t, kept(t, dir), path), []byte("\n")), quarantined[i]) {
					t.Errorf("%s does not hold torn line %d", path, tt.moved[i])
				}
			}
			again, err := f.Repair(context.Background())
			if err != nil || len(again.Moved) > 0 || again.Ended {
				t.Errorf("a second repair: %+v, %v", again, err)
			}
			// The folder goes on with the new file.
			if _, err := f.Append(context.Background(), long("hv-2")); err != nil {
				t.Fatal(err)
			}
			if c := verify(t, dir); len(tt.left) == 0 && (len(c.Breaks) > 0 || c.Sealed != 4 || len(c.Torn) > 0) {
				t.Errorf("after repair and one more attempt: %+v", c)
			}
		})
	}
}

// Another process has the folder open while it is repaired: what it writes
// later must be in the record, not in the file that was replaced.
func TestRepairWhileAnotherHasItOpen(t *testing.T) { each(t, testRepairWhileAnotherHasItOpen) }

func testRepairWhileAnotherHasItOpen(t *testing.T, dir string) {
	lines := written(t, dir, 2)
	writeKept(t, dir, File, bytes.Join(slices.Insert(lines, 1, []byte("{torn\n")), nil))
	other, mine := open(t, dir), open(t, dir)
	if n, err := other.Attempts(t.Context(), "hv-1"); n != 2 || err != nil {
		t.Fatalf("Attempts = %d, %v", n, err)
	}
	if done, err := mine.Repair(context.Background()); err != nil || len(done.Moved) != 1 {
		t.Fatalf("Repair = %+v, %v", done, err)
	}
	if _, err := other.Append(context.Background(), long("hv-1")); err != nil {
		t.Fatal(err)
	}
	if c := verify(t, dir); c.Sealed != 3 || len(c.Breaks)+len(c.Torn) > 0 {
		t.Errorf("%+v", c)
	}
	if n, err := other.Attempts(t.Context(), "hv-1"); n != 3 || err != nil {
		t.Errorf("Attempts = %d, %v; want 3", n, err)
	}
}

// Whatever garbage stands in a record, Repair keeps each sealed line byte by
// byte and every other byte in the record or in quarantine.
func TestRepairLosesNothing(t *testing.T) { each(t, testRepairLosesNothing) }

func testRepairLosesNothing(t *testing.T, dir string) {
	whole := written(t, dir, 4)
	f, head := open(t, dir), verify(t, dir).Head
	stored := kept(t, dir)
	rapid.Check(t, func(rt *rapid.T) {
		var text []byte
		for _, l := range whole {
			for _, junk := range rapid.SliceOfN(rapid.StringMatching(`[ -z]{0,12}`), 0, 2).Draw(rt, "junk") {
				text = append(append(text, junk...), '\n')
			}
			text = append(text, l...)
		}
		text = append(text, rapid.StringMatching(`[ -z]{0,12}`).Draw(rt, "tail")...)
		if err := store.Put(t.Context(), stored, File, text); err != nil {
			rt.Fatal(err)
		}
		done, err := f.Repair(context.Background())
		if err != nil {
			rt.Fatal(err)
		}
		after, err := store.ReadAll(t.Context(), stored, File)
		if err != nil || done.Chain.Sealed != 4 || done.Chain.Head != head {
			rt.Fatalf("%+v, %v", done, err)
		}
		for i, l := range whole {
			if !bytes.Contains(after, l) {
				rt.Fatalf("line %d is gone", i+1)
			}
		}
		var moved []byte
		met := map[string]bool{} // the same bytes at another place have another name
		for _, p := range done.Quarantine {
			if !met[p] {
				moved = append(moved, quarantinedAt(t, stored, p)...)
			}
			met[p] = true
		}
		for line := range bytes.Lines(text) {
			line = bytes.TrimSuffix(line, []byte("\n"))
			if !bytes.Contains(after, line) && !bytes.Contains(moved, line) {
				rt.Fatalf("%q is gone", line)
			}
		}
	})
}

func TestVerifyNoted(t *testing.T) {
	dir := t.TempDir()
	lines := written(t, dir, 3)
	head := verify(t, dir).Head
	for n, want := range map[int]int{3: 3, 2: 0} {
		c, err := VerifyNoted(bytes.NewReader(bytes.Join(lines[:n], nil)), head)
		if err != nil || c.Noted != want || len(c.Breaks) > 0 {
			t.Errorf("of %d lines: %+v, %v; want the head on line %d", n, c, err, want)
		}
	}
}
