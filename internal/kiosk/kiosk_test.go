package kiosk_test

import (
	"context"
	"fmt"
	"image/color"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/golden"
	"training.vast.vn/vneid-training/internal/kiosk"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/sitting"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/termtest"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// terminal runs an unattended terminal in a bubble of testing/synctest, whose
// clock moves only while the test waits.
type terminal struct {
	t     *testing.T
	model *kiosk.Kiosk
	msgs  chan tea.Msg
	quit  bool // the program has ended
	over  bool // the test has
	size  tea.WindowSizeMsg
	count map[string]int // of messages by their type
}

const passphrase = "mở ra 2026"

// inKiosk runs a test at a kiosk.
func inKiosk(t *testing.T, width, height int, change func(*tui.Config, *kiosk.Rules), test func(*testing.T, *terminal)) {
	t.Helper()
	d, err := deck.Load(os.DirFS("../tui/testdata/course"))
	if err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		c := tui.Config{
			Deck: d, Cache: render.NewCache(8 << 20), Language: locale.Vi, Look: theme.Look{Profile: colorprofile.TrueColor},
			Desk: sitting.Desk{Via: "local", App: "vneid-training/test", Path: "/du/lieu/results.jsonl"}, Now: time.Now, Rand: rand.New(rand.NewPCG(1, 2)),
		}
		rules := kiosk.Rules{Idle: 90 * time.Second, Passcode: func(s string) bool { return s == passphrase }}
		if change != nil {
			change(&c, &rules)
		}
		k := &terminal{t: t, model: kiosk.New(c, rules), msgs: make(chan tea.Msg, 1000), count: map[string]int{}}
		defer func() {
			k.over = true
			k.wait(time.Hour) // what waits for a clock ends
		}()
		k.run(k.model.Init())
		k.send(tea.WindowSizeMsg{Width: width, Height: height})
		test(t, k)
	})
}

func (k *terminal) send(msg tea.Msg) {
	if k.over {
		return
	}
	k.count[fmt.Sprint(reflect.TypeOf(msg))]++
	switch msg := msg.(type) {
	case nil:
		return
	case tea.QuitMsg:
		k.quit = true
		return
	case tea.BatchMsg:
		for _, cmd := range msg {
			k.run(cmd)
		}
		return
	case tea.WindowSizeMsg:
		k.size = msg
	}
	_, cmd := k.model.Update(msg)
	k.run(cmd)
}

func (k *terminal) run(cmd tea.Cmd) {
	if cmd != nil {
		go func() { k.msgs <- cmd() }()
	}
}

// settle lets the work under way end that waits for no clock.
func (k *terminal) settle() {
	for {
		synctest.Wait()
		select {
		case msg := <-k.msgs:
			k.send(msg)
		default:
			return
		}
	}
}

// wait lets time pass.
func (k *terminal) wait(d time.Duration) {
	end := time.NewTimer(d)
	for {
		select {
		case msg := <-k.msgs:
			k.send(msg)
		case <-end.C:
			k.settle()
			return
		}
	}
}

// press presses keys half a second apart.
func (k *terminal) press(names ...string) {
	for _, name := range names {
		k.quick(name)
		k.wait(500 * time.Millisecond)
	}
}

// quick presses a key that kit names, or types a text.
func (k *terminal) quick(name string) {
	if press := kit.PressOf(name); press.Text == "" {
		k.send(press)
		return
	}
	for _, r := range name {
		k.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

func (k *terminal) text() string { return ansi.Strip(k.model.View().Content) }

func (k *terminal) sees(texts ...string) {
	k.t.Helper()
	for _, s := range texts {
		if !strings.Contains(k.text(), s) {
			k.t.Fatalf("the screen lacks %q:\n%s", s, k.text())
		}
	}
}

func (k *terminal) lacks(texts ...string) {
	k.t.Helper()
	for _, s := range texts {
		if strings.Contains(k.text(), s) {
			k.t.Fatalf("the screen has %q:\n%s", s, k.text())
		}
	}
}

const (
	invitation = "Nhấn phím bất\u00A0kỳ để bắt đầu"
	atHome     = "Làm bài kiểm tra"
	question   = "Nhấn phím bất kỳ để ở lại"
)

// kept gives a kiosk a data folder.
func kept(t *testing.T) (string, func(*tui.Config, *kiosk.Rules)) {
	dir := t.TempDir()
	f, err := record.Open(dir, record.Options{SpareDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return dir, func(c *tui.Config, _ *kiosk.Rules) { c.Log, c.Folder = f, f }
}

func TestKioskAnyKeyBeginsAndNoneEnds(t *testing.T) {
	keys := map[string]tea.KeyPressMsg{
		"enter": {Code: tea.KeyEnter}, "space": {Code: tea.KeySpace, Text: " "}, "esc": {Code: tea.KeyEscape},
		"q": {Code: 'q', Text: "q"}, "f5": {Code: tea.KeyF5}, "ctrl+c": {Code: 'c', Mod: tea.ModCtrl}, "ctrl+z": {Code: 'z', Mod: tea.ModCtrl},
		`ctrl+\`: {Code: '\\', Mod: tea.ModCtrl}, "ctrl+d": {Code: 'd', Mod: tea.ModCtrl}, "alt+f4": {Code: tea.KeyF4, Mod: tea.ModAlt},
	}
	for name, key := range keys {
		t.Run(name, func(t *testing.T) {
			inKiosk(t, 100, 30, nil, func(t *testing.T, k *terminal) {
				k.sees(invitation, "Press any key to start")
				k.send(key)
				k.settle()
				k.sees(atHome)
				k.lacks(invitation)
				for range 5 { // pressed again and again
					k.send(key)
					k.settle()
				}
				if k.quit {
					t.Fatal("the program ended")
				}
			})
		})
	}
}

func TestKioskShowsScenesAsLongAsTheyTakeToRead(t *testing.T) {
	inKiosk(t, 100, 30, nil, func(t *testing.T, k *terminal) {
		first := k.text()
		k.wait(3 * time.Second)
		if k.text() != first {
			t.Fatalf("the first scene is gone after 3 s:\n%s", k.text())
		}
		k.wait(2 * time.Second)
		if k.text() == first {
			t.Fatal("the first scene stands after 5 s")
		}
		seen := map[string]bool{}
		for range 200 {
			k.wait(time.Second)
			k.sees(invitation)
			seen[k.text()] = true
		}
		for want, shown := range map[string]bool{
			"Bước 1/3": true, "Bước 3/3": true, "Mức độ 1": true, // a walkthrough, step by step
			"Dòng thứ 40": false, "Hai mức": false, // what nobody reads from three metres
		} {
			found := false
			for text := range seen {
				found = found || strings.Contains(text, want)
			}
			if found != shown {
				t.Errorf("%q shown: %v; want %v", want, found, shown)
			}
		}
		if !seen[first] {
			t.Error("the show does not begin again")
		}
		if len(seen) > 16 {
			t.Errorf("the show has %d frames; motion is to need few", len(seen))
		}
	})
}

// After each invitation a kiosk tells how to learn on a machine of one's own: the
// line to type, and a code that a camera reads, with what it opens under it.
func TestKioskTellsTheWay(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {100, 30}, {160, 45}} {
		way := briefing.WayIn(briefing.Server("hoc.vast.vn", "22831"), "")
		inKiosk(t, size[0], size[1], func(_ *tui.Config, r *kiosk.Rules) { r.Way = way }, func(t *testing.T, k *terminal) {
			for n := 0; !strings.Contains(k.text(), way.Type); n++ {
				if n > 300 {
					t.Fatal("the way is not told")
				}
				k.wait(time.Second)
			}
			k.sees("Mở cửa sổ dòng lệnh và gõ", "đường ssh", invitation)
			s := termtest.New(size[0], size[1])
			s.Show(k.model.View().Content)
			bitmap, err := gozxing.NewBinaryBitmapFromImage(s.Picture(color.White, color.Black))
			if err != nil {
				t.Fatal(err)
			}
			read, err := qrcode.NewQRCodeReader().Decode(bitmap, nil)
			if err != nil || read.GetText() != way.Link {
				t.Errorf("%v: read %v, %v; want %s", size, read, err, way.Link)
			}
			k.wait(14 * time.Second)
			k.sees(way.Type)
			k.wait(2 * time.Second)
			k.lacks(way.Type)
		})
	}
}

// The line to type is in large letters where it fits below its code, and as text too.
func TestKioskTellsTheWayInLargeLetters(t *testing.T) {
	way := briefing.WayIn(briefing.Server("hoc.vast.vn", "22"), "")
	inKiosk(t, 100, 30, func(c *tui.Config, r *kiosk.Rules) { c.Look.Blocks, r.Way = theme.Quadrants, way }, func(t *testing.T, k *terminal) {
		for n := 0; !strings.Contains(k.text(), way.Type); n++ {
			if n > 300 {
				t.Fatal("the way is not told")
			}
			k.wait(time.Second)
		}
		k.sees("đường ssh", "trên điện thoại")
		_, below, _ := strings.Cut(k.text(), way.Type)
		rows := 0
		for line := range strings.Lines(below) {
			if strings.ContainsAny(line, "▀▄▌▐█") {
				rows++
			}
		}
		if rows < 4 {
			t.Errorf("%d rows of large letters stand below the line:\n%s", rows, k.text())
		}
	})
}

// On the console, where neither code nor words are large in this window, the way
// stands on a card.
func TestKioskOnTheConsole(t *testing.T) {
	look := theme.Look{Profile: colorprofile.ANSI, Blocks: theme.NoBlocks}
	inKiosk(t, 100, 30, func(c *tui.Config, r *kiosk.Rules) { c.Look, r.Way = look, briefing.Way{Type: "ssh hoc.vast.vn"} }, func(t *testing.T, k *terminal) {
		for n := 0; !strings.Contains(k.text(), "ssh hoc.vast.vn"); n++ {
			if n > 300 {
				t.Fatal("the way is not told")
			}
			k.wait(time.Second)
		}
		for line := range strings.Lines(k.model.View().Content) {
			if strings.Contains(line, "ssh hoc.vast.vn") && !strings.Contains(line, "\x1b[47m") {
				t.Errorf("%q stands on no card", line)
			}
		}
	})
}

// A row is tapped before the next step comes, and what is tapped stands large
// beside the phone.
func TestKioskTapsARow(t *testing.T) {
	inKiosk(t, 160, 45, nil, func(t *testing.T, k *terminal) {
		for n := 0; !strings.Contains(k.text(), "Bước 2/3"); n++ {
			if n > 300 {
				t.Fatal("no step is shown")
			}
			k.wait(500 * time.Millisecond)
		}
		frames := []string{k.model.View().Content}
		for strings.Contains(k.text(), "Bước 2/3") {
			if now := k.model.View().Content; now != frames[len(frames)-1] {
				frames = append(frames, now)
			}
			k.wait(500 * time.Millisecond)
		}
		if len(frames) != 2 {
			t.Errorf("a step has %d frames; want one before the row is tapped and one then", len(frames))
		}
	})
}

// The line of the invitation grows, in six frames.
func TestKioskInvites(t *testing.T) {
	inKiosk(t, 100, 30, nil, func(t *testing.T, k *terminal) {
		invites := func() bool {
			return strings.Count(k.text(), "Press any key to start") == 2 // in its text, and in the last line
		}
		for range 200 {
			if invites() {
				break
			}
			k.wait(time.Second)
		}
		frames, n := map[string]int{}, 0
		for invites() {
			frames[k.model.View().Content]++
			n++
			k.wait(time.Second)
		}
		if len(frames) != 6 || n != 6 {
			t.Errorf("%d frames in %d seconds; want 6 in 6", len(frames), n)
		}
	})
}

// Help says what q does here: it does not end the program, and neither does
// Ctrl+C.
func TestKioskHelpNamesNoWayOut(t *testing.T) {
	inKiosk(t, 100, 30, nil, func(t *testing.T, k *terminal) {
		k.press("space", "?")
		k.sees("Các phím trên màn hình này", "Kết thúc, xóa thông tin đã nhập")
		k.lacks("thoát", "Ctrl+C")
	})
}

func TestKioskWithReducedMotionShowsOneSlide(t *testing.T) {
	inKiosk(t, 100, 30, func(_ *tui.Config, r *kiosk.Rules) { r.Still = true }, func(t *testing.T, k *terminal) {
		first := k.text()
		k.wait(time.Hour)
		if k.text() != first {
			t.Errorf("the screen changed:\n%s", k.text())
		}
	})
}

func TestKioskForgetsWhoLeaves(t *testing.T) {
	inKiosk(t, 100, 30, nil, func(t *testing.T, k *terminal) {
		k.press("space", "2", "Nguyen Thi Bi Mat", "enter", "toan hoc")
		k.sees("Nguyen Thi Bi Mat", "toan hoc")
		k.wait(74 * time.Second)
		k.lacks(question)
		k.wait(time.Second)
		k.sees(question, "15 giây", "Nguyen Thi Bi Mat")
		k.press("space") // answers only that
		k.lacks(question)
		k.sees("toan hoc")
		k.wait(80 * time.Second)
		k.sees(question)
		k.wait(10 * time.Second)
		k.sees(invitation)
		k.lacks("Bi Mat")
		k.press("space", "2")
		k.sees("Họ và tên")
		k.lacks("Bi Mat", "toan hoc")
	})
}

func TestKioskClicksAreAsGoodAsKeys(t *testing.T) {
	inKiosk(t, 100, 30, nil, func(t *testing.T, k *terminal) {
		k.send(tea.MouseMotionMsg{X: 5, Y: 5})
		k.settle()
		k.sees(invitation)
		k.send(tea.MouseClickMsg{X: 5, Y: 5, Button: tea.MouseLeft})
		k.settle()
		k.sees(atHome)
		k.wait(76 * time.Second)
		k.sees(question)
		k.send(tea.MouseClickMsg{X: 5, Y: 5, Button: tea.MouseLeft})
		k.settle()
		k.lacks(question)
		k.wait(80 * time.Second)
		k.sees(question)
		k.wait(10 * time.Second)
		k.sees(invitation)
	})
}

func TestKioskLanguageIsForgottenToo(t *testing.T) {
	inKiosk(t, 100, 30, nil, func(t *testing.T, k *terminal) {
		k.press("space", "6")
		k.sees("Take the quiz")
		k.press("q")
		k.sees(invitation)
		k.press("space")
		k.sees(atHome)
	})
}

// form fills the form in and starts the quiz.
func (k *terminal) form(name string) {
	k.press("space", "2", name, "enter", "toan", "enter", "enter", "enter")
}

func TestKioskKeepsNothingOfAnUnfinishedQuiz(t *testing.T) {
	for _, how := range []string{"idle", "leave"} {
		dir, change := kept(t)
		inKiosk(t, 100, 30, change, func(t *testing.T, k *terminal) {
			k.form("Bi Mat")
			k.sees("Câu 1/4")
			k.press("1", "2", "3", "4", "enter", "enter")
			k.sees("Câu 2/4")
			k.lacks("đã lưu")
			if how == "leave" {
				k.press("q")
				k.sees("Bài đang làm dở sẽ bị xóa")
				k.press("2")
			} else {
				k.wait(91 * time.Second)
			}
			k.sees(invitation)
			k.form("Bi Mat")
			k.sees("Câu 1/4")
			k.wait(91 * time.Second)
		})
		err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			text, err := os.ReadFile(path)
			if name := e.Name(); len(text) > 0 && name != "learner.key" {
				t.Errorf("%s: %s holds %q", how, name, text)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestKioskRecordsAFinishedQuiz(t *testing.T) {
	dir, change := kept(t)
	inKiosk(t, 100, 30, change, func(t *testing.T, k *terminal) {
		k.form("Tran Binh")
		for range 4 {
			k.press("1", "2", "3", "4", "enter", "enter")
		}
		k.sees("Đã ghi. Mã biên nhận")
		k.lacks("/du/lieu")
		k.press("q")
		k.sees(invitation)
	})
	f, err := os.Open(filepath.Join(dir, "results.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []record.Attempt
	if _, err := record.Read(f, func(_ int, a record.Attempt) error { all = append(all, a); return nil }); err != nil {
		t.Fatal(err)
	}
	if len(all) != 1 || all[0].Mode != record.Kiosk || all[0].Unit != "IMH" || len(all[0].Answers) != 4 {
		t.Errorf("the record holds %+v", all)
	}
	if people, err := os.ReadFile(filepath.Join(dir, "people.jsonl")); err != nil || !strings.Contains(string(people), "Tran Binh") {
		t.Errorf("people.jsonl holds %q, %v", people, err)
	}
}

// heldLog is a record that waits until it is let go.
type heldLog struct {
	release chan struct{}
	done    chan record.Attempt
}

func (l heldLog) Append(_ context.Context, a record.Attempt) (record.Attempt, error) {
	<-l.release
	l.done <- a
	return a, nil
}

// A result that is being written when its learner walks away is written, and
// what comes of it does not reach the next visitor.
func TestKioskWritesTheResultOfWhoHasGone(t *testing.T) {
	var log heldLog
	inKiosk(t, 100, 30, func(c *tui.Config, _ *kiosk.Rules) {
		log = heldLog{make(chan struct{}), make(chan record.Attempt, 1)}
		c.Log = log
	}, func(t *testing.T, k *terminal) {
		k.form("Tran Binh")
		for range 4 {
			k.press("1", "2", "3", "4", "enter", "enter")
		}
		k.sees("Đang ghi kết quả")
		k.press("q")
		k.wait(90 * time.Second)
		k.sees(invitation)
		k.press("space", "2", "Le Hoa")
		close(log.release)
		k.settle()
		if a := <-log.done; a.Mode != record.Kiosk || len(a.Answers) != 4 {
			t.Errorf("recorded %+v", a)
		}
		k.sees("Le Hoa")
		k.lacks("Đã ghi", "Tran Binh")
	})
}

// What the data folder says of a visitor who has gone says nothing to the next.
func TestKioskLateWorkDoesNotReachTheNextVisitor(t *testing.T) {
	_, change := kept(t)
	inKiosk(t, 100, 30, change, func(t *testing.T, k *terminal) {
		k.press("space", "2", "Bi Mat", "enter", "toan", "enter", "enter")
		k.sees("▸  Bắt đầu làm bài")
		_, late := k.model.Update(tea.KeyPressMsg{Code: tea.KeyEnter}) // looks the visitor up
		k.wait(91 * time.Second)
		k.press("space", "2")
		k.sees("Họ và tên")
		k.run(late)
		k.settle()
		k.sees("Họ và tên")
		k.lacks("Câu 1/4", "Bi Mat")
	})
}

func TestKioskPasscode(t *testing.T) {
	ask := tea.KeyPressMsg{Code: 'x', Mod: tea.ModCtrl}
	t.Run("ends the program", func(t *testing.T) {
		inKiosk(t, 100, 30, nil, func(t *testing.T, k *terminal) {
			k.send(ask)
			k.press(passphrase)
			k.sees("Mã thoát: ••••••••••")
			k.lacks(passphrase)
			k.press("enter")
			if !k.quit {
				t.Fatalf("the program goes on:\n%s", k.text())
			}
		})
	})
	t.Run("wrong ones wait", func(t *testing.T) {
		inKiosk(t, 100, 30, nil, func(t *testing.T, k *terminal) {
			k.press("space", "2", "Le Hoa")
			k.send(ask)
			k.press("mo ra", "enter")
			k.sees("Mã chưa đúng. Xin chờ 1 giây")
			k.quick(passphrase)
			k.quick("enter")
			k.wait(time.Second)
			k.press("sai", "enter")
			k.sees("Xin chờ 2 giây")
			k.press(passphrase, "enter")
			k.sees("Xin chờ 1 giây")
			if k.quit {
				t.Fatal("a try counted while it had to wait")
			}
			k.press("esc")
			k.sees("Le Hoa") // the visit goes on
		})
	})
	t.Run("a paste is none", func(t *testing.T) {
		inKiosk(t, 100, 30, nil, func(t *testing.T, k *terminal) {
			k.send(ask)
			k.send(tea.PasteMsg{Content: passphrase})
			k.press("enter")
			k.sees("Mã chưa đúng")
			k.press("x", "backspace", "backspace")
			k.lacks("•")
		})
	})
	t.Run("closes by itself", func(t *testing.T) {
		inKiosk(t, 100, 30, nil, func(t *testing.T, k *terminal) {
			k.send(ask)
			k.press("mo ra")
			k.wait(90 * time.Second)
			k.sees(invitation)
			k.send(ask)
			k.lacks("•")
		})
	})
	t.Run("is asked for only where there is one", func(t *testing.T) {
		var has func(string) bool
		inKiosk(t, 100, 30, func(_ *tui.Config, r *kiosk.Rules) { has, r.Passcode = r.Passcode, nil }, func(t *testing.T, k *terminal) {
			k.send(ask)
			k.sees(invitation)
			k.press(passphrase, "enter")
			if k.quit || !has(passphrase) {
				t.Fatal("the program ended")
			}
		})
	})
}

// However many keys are pressed, one idle message is under way.
func TestKioskHasOneIdleTimer(t *testing.T) {
	inKiosk(t, 100, 30, nil, func(t *testing.T, k *terminal) {
		for range 500 {
			k.send(tea.KeyPressMsg{Code: tea.KeyRight})
		}
		k.wait(76 * time.Second)
		k.sees(question)
		if n := k.count["kiosk.idle"]; n != 1 {
			t.Errorf("%d idle messages; want 1", n)
		}
	})
}

func TestGoldenKiosk(t *testing.T) {
	tours := []struct {
		name string
		tour func(*terminal)
	}{
		{"kiosk", func(*terminal) {}},
		{"kiosk-home", func(k *terminal) { k.press("space") }},
		{"kiosk-walkthrough", func(k *terminal) {
			for range 120 {
				if strings.Contains(k.text(), "Bước 2/3") {
					return
				}
				k.wait(time.Second)
			}
		}},
		{"kiosk-invitation", func(k *terminal) {
			for range 240 {
				if strings.Count(k.text(), "Press any key to start") == 2 || k.size.Width == 60 && strings.Contains(k.text(), "Press any key") {
					return
				}
				k.wait(500 * time.Millisecond)
			}
		}},
		{"kiosk-warning", func(k *terminal) { k.press("space", "2", "Le Hoa"); k.wait(75 * time.Second) }},
		{"kiosk-passcode", func(k *terminal) {
			k.send(tea.KeyPressMsg{Code: 'x', Mod: tea.ModCtrl})
			k.press("sai", "enter", "moi")
		}},
	}
	for _, tour := range tours {
		var got strings.Builder
		for _, size := range [][2]int{{160, 45}, {100, 30}, {80, 24}, {60, 20}, {40, 12}} {
			inKiosk(t, size[0], size[1], nil, func(t *testing.T, k *terminal) {
				tour.tour(k)
				s := termtest.New(size[0], size[1])
				s.Show(k.model.View().Content)
				fmt.Fprintf(&got, "== %dx%d\n%s\n", size[0], size[1], s.Text())
				k.send(tea.WindowSizeMsg{Width: 100, Height: 30})
			})
		}
		golden.Equal(t, tour.name+".golden", got.String())
	}
}

// Who asks for the passcode while a visit is ending keeps the prompt.
func TestKioskVisitThatEndsLateLeavesThePrompt(t *testing.T) {
	inKiosk(t, 100, 30, nil, func(t *testing.T, k *terminal) {
		k.press("space")
		k.sees("Làm bài kiểm tra")
		k.quick("q")
		k.send(tea.KeyPressMsg{Code: 'x', Mod: tea.ModCtrl})
		k.settle()
		k.press("sai", "enter")
		k.sees("Mã chưa đúng")
	})
}
