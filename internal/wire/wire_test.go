package wire_test

import (
	"bytes"
	"reflect"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/wire"
)

// messages are one of each kind.
var messages = []any{
	wire.Hello{Version: wire.Version, Cols: 48, Rows: 30, Look: 3, Touch: true, Language: "vi", Path: "/4821", Token: "ABC"},
	wire.Key{Name: "shift+tab"}, wire.Typed{Field: 77, Seq: 300, Value: "Nguyễn Thị Hoả"}, wire.Touched{X: 47, Y: 129}, wire.Swiped{Back: true},
	wire.Size{Cols: 200, Rows: 60}, wire.Wish{Look: 1}, wire.Ping{Number: 1 << 20}, wire.Leave{},
}

// Parse reads what Append writes, and nothing that is cut or goes on.
func TestMessages(t *testing.T) {
	for _, m := range messages {
		b := wire.Append(nil, m)
		got, err := wire.Parse(b)
		if err != nil || !reflect.DeepEqual(got, m) {
			t.Errorf("%#v is read as %#v, %v", m, got, err)
		}
		for i := range b {
			if got, err := wire.Parse(b[:i]); err == nil {
				t.Errorf("%d of %d bytes of %#v are read as %#v", i, len(b), m, got)
			}
		}
		if got, err := wire.Parse(append(b, 0)); err == nil {
			t.Errorf("%#v and more is read as %#v", m, got)
		}
	}
	for _, bad := range [][]byte{nil, {0}, {99}, {2, 1, 0xff}, {2, 17}, {4, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1}, append([]byte{3, 1, 1}, bytes.Repeat([]byte{0xff}, 5000)...)} {
		if got, err := wire.Parse(bad); err == nil {
			t.Errorf("%x is read as %#v", bad, got)
		}
	}
	if got, err := wire.Parse([]byte{1, 9, 1, 2, 3, 4, 5, 6}); err != nil || got != any(wire.Hello{Version: 9}) {
		t.Errorf("another version's hello is read as %#v, %v", got, err)
	}
}

// Whatever a page sends: no panic, what is taken is within bounds and UTF-8, and
// is written as it was read.
func FuzzParse(f *testing.F) {
	for _, m := range messages {
		f.Add(wire.Append(nil, m))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := wire.Parse(b)
		if err != nil {
			return
		}
		again, err := wire.Parse(wire.Append(nil, m))
		if h, ok := m.(wire.Hello); ok && h.Version != wire.Version {
			return
		}
		if err != nil || !reflect.DeepEqual(again, m) {
			t.Errorf("%x is read as %#v, and that as %#v, %v", b, m, again, err)
		}
		switch m := m.(type) {
		case wire.Typed:
			if len(m.Value) > 4096 || !utf8.ValidString(m.Value) {
				t.Errorf("typed: %q", m.Value)
			}
		case wire.Key:
			if len(m.Name) > 16 || !utf8.ValidString(m.Name) {
				t.Errorf("a key: %q", m.Name)
			}
		}
	})
}

// What a page is told arrives, however it is cut into messages: each leads from
// what it was told before.
func TestTold(t *testing.T) {
	t.Parallel()
	text := rapid.SampledFrom([]string{"", "a", "Mức độ 1", "<b>", "“Hoả”"})
	rapid.Check(t, func(t *rapid.T) {
		small := rapid.IntRange(0, 300)
		tap := rapid.Custom(func(t *rapid.T) wire.Tap {
			return wire.Tap{X: rapid.IntRange(0, 9).Draw(t, "x"), Y: rapid.IntRange(0, 9).Draw(t, "y"), Width: 1, Height: 1, Kind: 1, State: 2, Label: text.Draw(t, "label")}
		})
		hint := rapid.Custom(func(t *rapid.T) wire.Hint {
			h := wire.Hint{Key: text.Draw(t, "key"), Label: text.Draw(t, "label"), Main: rapid.Bool().Draw(t, "main")}
			if h.InFoot = rapid.Bool().Draw(t, "foot"); h.InFoot {
				h.X, h.Width = small.Draw(t, "x"), 3
			}
			return h
		})
		line := rapid.Custom(func(t *rapid.T) wire.Line {
			return wire.Line{Depth: rapid.IntRange(0, 3).Draw(t, "depth"), Text: text.Draw(t, "text")}
		})
		var page wire.Page
		if err := page.Take(wire.AppendGrid(nil, 20, 20)); err != nil {
			t.Fatal(err)
		}
		var was *wire.Told
		for range rapid.IntRange(1, 5).Draw(t, "views") {
			is := &wire.Told{
				Taps: rapid.SliceOfN(tap, 0, 3).Draw(t, "taps"), Hints: rapid.SliceOfN(hint, 0, 3).Draw(t, "hints"), Lines: rapid.SliceOfN(line, 0, 4).Draw(t, "lines"),
				Heading: text.Draw(t, "heading"), Said: text.Draw(t, "said"), Room: text.Draw(t, "room"), Resume: text.Draw(t, "resume"),
				Colours: wire.Palette{Look: 1, Fg: 0x123456, Bg: 0xabcdef},
			}
			if was != nil && rapid.Bool().Draw(t, "goes on") {
				is.Heading, is.Lines = was.Heading, append(append([]wire.Line{}, was.Lines...), is.Lines...)
			}
			if rapid.Bool().Draw(t, "typing") {
				is.Field = wire.Input{ID: 1 + small.Draw(t, "id"), X: 1, Y: 2, Width: 3, Label: "Tên", Value: text.Draw(t, "value"), Kind: wire.Name, Most: 80, Seq: 4}
			}
			if err := page.Take(wire.AppendTold(nil, was, is)); err != nil {
				t.Fatal(err)
			}
			got := wire.Told{Taps: page.Taps, Hints: page.Hints, Lines: page.Lines, Heading: page.Heading, Said: page.Said, Field: page.Field, Room: page.Room, Resume: page.Resume}
			want := *is
			want.Colours = wire.Palette{}
			for _, empty := range []*[]wire.Tap{&got.Taps, &want.Taps} {
				if len(*empty) == 0 {
					*empty = nil
				}
			}
			if len(got.Hints) == 0 && len(want.Hints) == 0 {
				got.Hints, want.Hints = nil, nil
			}
			if len(got.Lines) == 0 && len(want.Lines) == 0 {
				got.Lines, want.Lines = nil, nil
			}
			if !reflect.DeepEqual(got, want) || page.Fg != 0x123456 {
				t.Fatalf("the page was told\n%+v; want\n%+v", got, want)
			}
			was = is
		}
	})
}

// Whatever a server were to send, a Page takes it or says why not.
func FuzzPage(f *testing.F) {
	f.Add(wire.AppendTold(wire.AppendGrid(nil, 10, 4), nil, &wire.Told{Heading: "a"}))
	f.Fuzz(func(_ *testing.T, b []byte) {
		var p wire.Page
		if len(b) > 0 && bytes.Count(b, []byte{wire.Grid}) < 4 {
			_ = p.Take(append(wire.AppendGrid(nil, 10, 4), b...))
		}
	})
}
