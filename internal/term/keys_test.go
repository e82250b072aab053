package term_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/term"
)

// typed collects what keys come out of bytes fed in pieces, as words.
func typed(pieces ...string) (words []string, k *term.Keys) {
	k = term.NewKeys(func(msg tea.Msg) {
		switch msg := msg.(type) {
		case tea.KeyPressMsg:
			words = append(words, msg.String())
		case tea.PasteMsg:
			words = append(words, "paste:"+msg.Content)
		case tea.PasteStartMsg, tea.PasteEndMsg:
		default:
			words = append(words, fmt.Sprintf("%T:%v", msg, msg))
		}
	})
	for _, p := range pieces {
		k.Feed(p)
	}
	return words, k
}

func TestKeys(t *testing.T) {
	for _, c := range []struct {
		name   string
		pieces []string
		want   string
	}{
		{"two keys in one packet", []string{"4G"}, "4 G"},
		{"a letter cut in two", []string{"\xe1\xba", "\xbf"}, "ế"},
		{"a letter cut in three", []string{"\xe1", "\xba", "\xbfx"}, "ế x"},
		{"a letter with its mark apart", []string{"e\u0302"}, "e \u0302"},
		{"an arrow cut everywhere", []string{"\x1b", "[", "C"}, "right"},
		{"an arrow with a modifier, cut", []string{"\x1b[1;", "2A"}, "shift+up"},
		{"an arrow in application mode", []string{"\x1bO", "A"}, "up"},
		{"remote: page down, page up, F5", []string{"\x1b[6~\x1b[5~\x1b[15~"}, "pgdown pgup f5"},
		{"F5 of the Linux console", []string{"\x1b[[E"}, "f5"},
		{"home and end, all kinds", []string{"\x1b[H\x1b[F\x1b[1~\x1b[4~\x1b[7~\x1b[8~\x1bOH\x1bOF"}, "home end home end home end home end"},
		{"alt and a letter", []string{"\x1ba"}, "alt+a"},
		{"alt and a letter of two bytes, cut", []string{"\x1b\xc4", "\x91"}, "alt+đ"},
		{"keys after an arrow", []string{"\x1b[Bq"}, "down q"},
		{"controls", []string{"\r\t\x7f\x03\x0c"}, "enter tab backspace ctrl+c ctrl+l"},
		{"a paste", []string{"\x1b[200~Nguyễn Văn\rAn\x1b[201~x"}, "paste:Nguyễn Văn\rAn x"},
		{"a paste cut in its marks", []string{"\x1b[20", "0~An", "\x1b[2", "01", "~x"}, "paste:An x"},
		{"a paste with something like its end", []string{"\x1b[200~a\x1b[20", "0~b\x1b[201~"}, "paste:a\x1b[200~b"},
		{"a paste that is no text", []string{"\x1b[200~a\xff\xc3\x1b[201~"}, "paste:a"},
		{"an answer about the background", []string{"\x1b]11;rgb:ffff/ffff", "/ffff\x1b\\k"}, "tea.BackgroundColorMsg:#ffffff k"},
		{"a window's size among the keys", []string{"\x1b[48;65535;65535;0;0t\x1b[8;9999;9999tx"}, "x"},
		{"bytes that are no text", []string{"\xff\xfex"}, "x"},
		{"an unknown sequence", []string{"\x1b[?99zx"}, "x"},
		{"a mouse's click", []string{"\x1b[<0;3;", "4M"}, "tea.MouseClickMsg:left"},
	} {
		t.Run(c.name, func(t *testing.T) {
			words, k := typed(c.pieces...)
			if got := strings.Join(words, " "); got != c.want {
				t.Errorf("%q gave %q; want %q", c.pieces, got, c.want)
			}
			if k.Held() > 0 {
				t.Errorf("%d bytes are held back at the end", k.Held())
			}
		})
	}
}

// What could be the beginning of more counts by itself once nothing follows.
func TestKeysThatNothingFollows(t *testing.T) {
	for _, c := range []struct{ sent, want string }{
		{"\x1b", "esc"},
		{"a\x1b", "a esc"},
		{"\x1b[", "alt+["},
		{"\x1b\x1b", "alt+esc"},
		{"\x1b[1;5", ""},
		{"\xe1\xba", ""},
		{"\x1b]11;rgb", ""},
	} {
		var words []string
		k := term.NewKeys(func(msg tea.Msg) { words = append(words, fmt.Sprint(msg)) })
		k.Feed(c.sent)
		k.Expire()
		if got := strings.Join(words, " "); got != c.want {
			t.Errorf("%q and then nothing gave %q; want %q", c.sent, got, c.want)
		}
		words = nil
		k.Feed("x")
		if got := strings.Join(words, " "); got != "x" || k.Held() > 0 {
			t.Errorf("after %q the key x gave %q, %d bytes held; want it alone", c.sent, got, k.Held())
		}
	}
}

func TestAnEscKeyArrivesThoughNothingFollows(t *testing.T) {
	s := run(t, counter{})
	s.waitForText(t, "0 keys")
	s.press(t, "\x1b")
	s.waitForText(t, `1 keys, the last "esc"`)
}

// However bytes are cut into packets, the same keys come out.
func TestPacketsDoNotMatter(t *testing.T) {
	atoms := []string{"a", "G", "ế", "你", "\x1b[C", "\x1b[1;2A", "\x1bOP", "\x1b[6~", "\r", "\x1b[200~hai\rba\x1b[201~", "\x1b]11;rgb:00/00/00\x1b\\", "\x1b[<0;1;1M", "\x1ba"}
	rapid.Check(t, func(t *rapid.T) {
		sent := strings.Join(rapid.SliceOf(rapid.SampledFrom(atoms)).Draw(t, "sent"), "")
		want, _ := typed(sent)
		var pieces []string
		for rest := sent; rest != ""; {
			n := rapid.IntRange(1, len(rest)).Draw(t, "cut")
			pieces, rest = append(pieces, rest[:n]), rest[n:]
		}
		if got, _ := typed(pieces...); strings.Join(got, " ") != strings.Join(want, " ") {
			t.Fatalf("%q gave %q; in one packet %q", pieces, got, want)
		}
	})
}

// A stranger's bytes neither stop the decoder nor make it hold much.
func FuzzKeys(f *testing.F) {
	f.Add([]byte("\x1b[200~"), 3)
	f.Add([]byte("\x1b]52;c;aGFs"), 2)
	f.Add([]byte("\x1b[6;20;9t\x1b_Gi=1;OK\x1b\\"), 4)
	f.Add([]byte("\x1bP+q544e\x1b\\\xe1\xba\xbf"), 1)
	f.Fuzz(func(t *testing.T, sent []byte, cut int) {
		if cut < 1 || cut > 64 {
			return
		}
		k := term.NewKeys(func(tea.Msg) {})
		for range 3 {
			for i := 0; i < len(sent); i += cut {
				k.Feed(string(sent[i:min(i+cut, len(sent))]))
				if held := k.Held(); held > 10<<10 {
					t.Fatalf("%d bytes are held", held)
				}
			}
			k.Expire()
		}
	})
}

func TestAPasteWithoutAnEndIsHeldInPart(t *testing.T) {
	var pasted string
	k := term.NewKeys(func(msg tea.Msg) {
		if p, ok := msg.(tea.PasteMsg); ok {
			pasted = p.Content
		}
	})
	k.Feed("\x1b[200~")
	chunk := strings.Repeat("đ", 200)
	for range 20_000 { // 8 MB
		k.Feed(chunk)
	}
	if held := k.Held(); held > 16<<10 {
		t.Errorf("of 8 MB of a paste %d bytes are held; want at most 16 KiB", held)
	}
	k.Feed("\x1b[201~")
	if !strings.HasPrefix(chunk+chunk+strings.Repeat(chunk, 100), pasted) || len(pasted) < 4<<10 {
		t.Errorf("%d bytes of it arrived; want a good part of its beginning", len(pasted))
	}
}

// A slow line brings the bytes of a letter, or of an arrow, one by one: they are
// waited for. Esc alone is not.
func TestKeysOnASlowLine(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, apart := range []time.Duration{60 * time.Millisecond, 100 * time.Millisecond, 900 * time.Millisecond} {
			got := func(s string) (all []string) {
				k := term.NewKeys(func(msg tea.Msg) { all = append(all, fmt.Sprint(msg)) })
				for i := range len(s) {
					k.Feed(s[i : i+1])
					if s[i] != 0x1b { // which may be a key
						time.Sleep(apart)
					}
				}
				time.Sleep(5 * time.Second)
				synctest.Wait()
				return all
			}
			if all := got("ế\x1b[Bđ"); strings.Join(all, " ") != "ế down đ" {
				t.Errorf("%v apart: %q", apart, all)
			}
		}
		var at time.Duration
		began := time.Now()
		k := term.NewKeys(func(tea.Msg) { at = time.Since(began) })
		k.Feed("\x1b")
		time.Sleep(time.Second)
		synctest.Wait()
		if at == 0 || at > 100*time.Millisecond {
			t.Errorf("Esc counts after %v", at)
		}
	})
}
