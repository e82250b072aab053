package tui_test

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/golden"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/progress"
	"training.vast.vn/vneid-training/internal/record/sitting"
	"training.vast.vn/vneid-training/internal/record/store"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/termtest"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui"
)

// fixture is a small course with every kind of slide and question.
func fixture() fstest.MapFS {
	files := fstest.MapFS{}
	names, _ := filepath.Glob("testdata/course/*")
	for _, name := range names {
		if data, err := os.ReadFile(name); err == nil {
			files[filepath.Base(name)] = &fstest.MapFile{Data: data}
		}
	}
	return files
}

// tester is what a test and a property have in common.
type tester interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

// learner drives a model as a person would, without a terminal.
type learner struct {
	t     tester
	model *tui.Model
	now   time.Time
	width int
	rows  int
	held  []tea.Cmd // commands not run yet, where hold is set
	hold  bool
}

func newLearner(t tester, width, height int, change func(*tui.Config)) *learner {
	d, err := deck.Load(fixture())
	if err != nil {
		t.Fatal(err)
	}
	l := &learner{t: t, now: time.Date(2026, 11, 23, 9, 41, 0, 0, time.UTC)}
	c := tui.Config{
		Deck: d, Cache: render.NewCache(8 << 20), Language: locale.Vi,
		Look: theme.Look{Profile: colorprofile.TrueColor}, Desk: sitting.Desk{Via: "ssh", App: "vneid-training/test"},
		Now: func() time.Time { return l.now }, Rand: rand.New(rand.NewPCG(1, 2)),
	}
	if change != nil {
		change(&c)
	}
	l.model = tui.New(c)
	l.run(l.model.Init())
	l.send(tea.WindowSizeMsg{Width: width, Height: height})
	return l
}

// withFolder keeps records in a folder of the test's.
func withFolder(t testing.TB) func(*tui.Config) {
	dir := t.TempDir()
	f, err := record.Open(dir, record.Options{SpareDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	store := progress.NewStore(store.Dir(dir))
	return func(c *tui.Config) {
		c.Log, c.Folder, c.Path = f, f, "/du/lieu/results.jsonl"
		c.Progress, c.Keeper, c.KeepAfter = store, progress.Local, time.Nanosecond
	}
}

func (l *learner) size() (width, height int) { return l.width, l.rows }

func (l *learner) send(msg tea.Msg) {
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		l.width, l.rows = size.Width, size.Height
	}
	_, cmd := l.model.Update(msg)
	l.keysDiffer()
	l.run(cmd)
}

// keysDiffer holds wherever a test gets to: a key does one thing on a screen.
func (l *learner) keysDiffer() {
	bound := map[string]string{}
	for _, b := range l.model.Keys() {
		for _, name := range b.Keys() {
			if other, ok := bound[name]; ok {
				l.t.Fatalf("the key %q is for %q and for %q on\n%s", name, other, b.Help().Desc, l.text())
			}
			bound[name] = b.Help().Desc
		}
	}
	if len(bound) == 0 {
		l.t.Fatalf("no key does anything on\n%s", l.text())
	}
}

// run does what a command does, and what follows from it. Cursors that blink
// and what waits for a later hour is left alone.
func (l *learner) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	if l.hold {
		l.held = append(l.held, cmd)
		return
	}
	done := make(chan tea.Msg, 1)
	go func() { done <- cmd() }()
	select {
	case msg := <-done:
		if batch, ok := msg.(tea.BatchMsg); ok {
			for _, c := range batch {
				l.run(c)
			}
		} else if msg != nil && !strings.Contains(reflect.TypeOf(msg).String(), "linkMsg") {
			l.send(msg)
		}
	case <-time.After(time.Second):
	}
}

var named = map[string]rune{
	"right": tea.KeyRight, "left": tea.KeyLeft, "up": tea.KeyUp, "down": tea.KeyDown, "enter": tea.KeyEnter, "esc": tea.KeyEscape,
	"space": tea.KeySpace, "tab": tea.KeyTab, "backspace": tea.KeyBackspace, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
	"home": tea.KeyHome, "end": tea.KeyEnd, "f5": tea.KeyF5,
}

// press sends keys a second apart; a name not known is typed, a letter a key.
func (l *learner) press(names ...string) {
	for _, name := range names {
		l.now = l.now.Add(time.Second)
		l.quick(name)
	}
}

func (l *learner) quick(name string) {
	if bare, ok := strings.CutPrefix(name, "shift+"); ok {
		l.send(tea.KeyPressMsg{Code: named[bare], Mod: tea.ModShift})
	} else if code, ok := named[name]; ok {
		l.send(tea.KeyPressMsg{Code: code})
	} else {
		for _, r := range name {
			l.send(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
	}
}

func (l *learner) content() string { return l.model.View().Content }

func (l *learner) text() string { return ansi.Strip(l.content()) }

func (l *learner) sees(texts ...string) {
	l.t.Helper()
	for _, s := range texts {
		if !strings.Contains(l.text(), s) {
			l.t.Fatalf("the screen lacks %q:\n%s", s, l.text())
		}
	}
}

func (l *learner) lacks(s string) {
	l.t.Helper()
	if strings.Contains(l.text(), s) {
		l.t.Fatalf("the screen has %q:\n%s", s, l.text())
	}
}

func TestTurning(t *testing.T) {
	tests := []struct{ keys, want string }{
		{"", "trang 1/6"},
		{"right", "trang 2/6"},
		{"space n j", "trang 4/6"},
		{"l l g g", "trang 1/6"},
		{"left", "trang 1/6"},
		{"4G", "trang 4/6"},
		{"3 enter", "trang 3/6"},
		{"99 enter", "trang 6/6"},
		{"9 esc right", "trang 2/6"},
		{"end", "trang 6/6"},
		{"G home", "trang 1/6"},
		{"pgdown pgdown pgup", "trang 2/6"},
		{"4G right", "Bước 2/3"},
		{"4G right right right", "trang 5/6"},
		{"4G right right left", "Bước 2/3"},
		{"5G left", "Bước 3/3"},
		{"right . x", "trang 2/6"},
		{"right b right", "trang 2/6"},
		{"right w f5", "trang 2/6"},
		{"right esc f5", "trang 2/6"},
		{"right ? right", "trang 2/6"},
		{"6G right", "Làm bài kiểm tra"},
	}
	for _, tt := range tests {
		l := newLearner(t, 100, 30, nil)
		l.press("enter")
		l.press(strings.Fields(tt.keys)...)
		if !strings.Contains(l.text(), tt.want) {
			t.Errorf("%q does not lead to %q:\n%s", tt.keys, tt.want, l.text())
		}
	}
}

func TestLongSlidePagesBeforeItTurns(t *testing.T) {
	l := newLearner(t, 100, 30, nil)
	l.press("enter", "5G")
	l.sees("trang 5/6", "Trang dài", "Dòng thứ 1 ")
	for i := 0; !strings.Contains(l.text(), "Dòng thứ 40"); i++ {
		if i == 40 {
			t.Fatalf("the last line never comes up:\n%s", l.text())
		}
		l.press("right")
		l.sees("Trang dài", "trang 5/6")
	}
	l.press("right")
	l.sees("trang 6/6")
	l.press("left")
	l.sees("Dòng thứ 40")
}

func TestResizeKeepsThePlace(t *testing.T) {
	l := newLearner(t, 160, 45, nil)
	l.press("enter", "4G", "right")
	for _, size := range []tea.WindowSizeMsg{{Width: 60, Height: 20}, {Width: 20, Height: 5}, {Width: 100, Height: 30}} {
		l.send(size)
	}
	l.sees("trang 4/6", "Bước 2/3")
}

func TestSearchWithAndWithoutMarks(t *testing.T) {
	for _, query := range []string{"luu tru", "lưu trú", "LƯU", norm.NFD.String("lưu trú")} {
		l := newLearner(t, 100, 30, nil)
		l.press("4", query)
		l.sees("Thông báo lưu trú")
		l.press("enter")
		l.sees("trang 3/6")
	}
	l := newLearner(t, 100, 30, nil)
	l.press("4", "xyz")
	l.sees("Không thấy “xyz”")
}

// What has no room is counted under the list, however high the window is.
func TestSearchTellsOfMore(t *testing.T) {
	t.Parallel()
	for height := 26; height < 50; height++ {
		l := newLearner(t, 160, height, func(c *tui.Config) { c.Deck = course(t) })
		l.press("4", "vneid")
		l.sees("▾ ")
	}
}

// toExam fills the form in.
func (l *learner) toExam() {
	l.press("2", "Nguyễn Văn An", "enter", "cong nghe thong", "enter", "enter", "enter")
}

// answers answers the question on the screen rightly, or leaves that to luck.
func (l *learner) answerRight() {
	l.t.Helper()
	options := []string{
		"Trong 7 ngày", "23 giờ cùng", "khách về", "Trong 30 ngày", "Mở thủ tục", "Chọn nơi", "Thêm người", "Gửi",
		"Số thẻ", "Đơn vị cấp", "Mật khẩu ngân hàng", "Số tài khoản lương",
	}
	number := func(text string) string { // options are numbered from the top
		n := 0
		for line := range strings.SplitSeq(l.text(), "\n") {
			for _, option := range options {
				if strings.Contains(line, option) {
					n++
				}
			}
			if strings.Contains(line, text) {
				return strconv.Itoa(n)
			}
		}
		l.t.Fatalf("no option %q on the screen:\n%s", text, l.text())
		return ""
	}
	switch text := l.text(); { // by the options: the question may stand in large letters
	case strings.Contains(text, "23 giờ cùng"):
		l.press(number("23 giờ cùng"))
	case strings.Contains(text, "Mở thủ tục"):
		l.press(number("Mở thủ tục"), number("Chọn nơi"), number("Thêm người"), number("Gửi"))
	case strings.Contains(text, "Số thẻ"):
		l.press(number("Số thẻ"), number("Đơn vị cấp"))
	default: // true or false
		l.press("1")
	}
	l.press("enter")
	l.sees("✓ Đúng rồi")
	l.press("enter")
}

func TestQuizIsPassedAndRecorded(t *testing.T) {
	l := newLearner(t, 100, 30, withFolder(t))
	l.toExam()
	for range 4 {
		l.answerRight()
	}
	l.sees("ĐẠT", "Đã ghi. Mã biên nhận:", "results.jsonl", "đúng tất cả")
	l.press("1")
	l.sees("Xem lại câu trả lời", "Câu 1/4", "✓ Đúng rồi")
	l.press("v")
	l.lacks("✓ Đúng rồi")
	l.press("esc")
	l.sees("✓ Đúng rồi")
	l.press("esc")
	l.sees("ĐẠT")
}

func TestDoubledEnterSkipsNothing(t *testing.T) {
	l := newLearner(t, 100, 30, withFolder(t))
	l.toExam()
	l.quick("1")
	l.quick("enter")
	l.sees("Câu 1/4", "Enter trả lời")
	l.press("1", "2", "3", "4", "enter")
	l.sees("Enter tiếp tục")
	l.quick("enter")
	l.sees("Câu 1/4", "Enter tiếp tục")
	l.press("enter")
	l.sees("Câu 2/4")
}

func TestIdentityTakesOnlyNames(t *testing.T) {
	l := newLearner(t, 100, 30, withFolder(t))
	l.press("2", "enter")
	l.sees("Xin cho biết họ và tên")
	l.send(tea.PasteMsg{Content: "\x1b[31m" + norm.NFD.String("Lê Thị\nHoa") + "\u202e" + strings.Repeat("x", 5000)})
	l.sees("Lê Thị Hoa")
	if strings.ContainsAny(l.content(), "\u202e") || strings.Contains(l.text(), strings.Repeat("x", 41)) {
		t.Errorf("the name field let something through:\n%q", l.text())
	}
	l.press("tab", "xyz", "enter")
	l.sees("Không có đơn vị nào khớp “xyz”")
}

// Who belongs to no unit of the list is offered what stands for all others; a
// slip of the finger and Tab do not choose it.
func TestNoUnitMatches(t *testing.T) {
	l := newLearner(t, 100, 30, func(c *tui.Config) {
		c.Deck.Units = append(c.Deck.Units, deck.Unit{Code: "KHAC", Name: "Đơn vị khác", Other: true})
	})
	l.press("2", "Lê Hoa", "tab", "công nghệ")
	l.lacks("Đơn vị khác")
	l.press("zz")
	l.sees("Đơn vị khác")
	l.press("tab", "tab", "enter")
	l.sees("Xin chọn đơn vị trong danh sách")
	l.press("tab", "tab", "tab", "enter", "tab", "enter")
	l.sees("Câu 1/4")
}

// A terminal may say that it is light after somebody has begun to type: then all
// of the screen is as if it had been known from the start.
func TestLateBackground(t *testing.T) {
	for name, keys := range map[string][]string{
		"home":   nil,
		"slide":  {"enter", "right"},
		"form":   {"2", "Lê Hoa", "tab", "công"},
		"quiz":   {"2", "Lê Hoa", "tab", "công", "tab", "tab", "enter", "1"},
		"search": {"4", "luu"},
	} {
		for _, size := range [][2]int{{100, 30}, {60, 20}} {
			began := func(c *tui.Config) {
				c.Desk.Folder, c.Desk.Log = nil, nil
				withFolder(t)(c)
				c.Detect = true
			}
			late, early := newLearner(t, size[0], size[1], began), newLearner(t, size[0], size[1], began)
			early.send(tea.BackgroundColorMsg{Color: color.White})
			late.press(keys...)
			late.send(tea.BackgroundColorMsg{Color: color.White})
			early.press(keys...)
			if late.content() != early.content() {
				t.Errorf("%s, %v: colours of the dark theme are left", name, size)
			}
		}
	}
}

// slowLog is a record whose disk takes its time.
type slowLog struct {
	record.Log
	entered, release chan struct{}
}

func (s slowLog) Append(ctx context.Context, a record.Attempt) (record.Attempt, error) {
	close(s.entered)
	<-s.release
	return s.Log.Append(ctx, a)
}

func TestSavedIsSaidOnlyAfterTheSync(t *testing.T) {
	entered, release := make(chan struct{}), make(chan struct{})
	folder := withFolder(t)
	l := newLearner(t, 100, 30, func(c *tui.Config) { folder(c); c.Log = slowLog{c.Log, entered, release} })
	l.toExam()
	for range 3 {
		l.answerRight()
	}
	l.press("1", "2", "3", "4", "enter")
	l.hold = true
	l.press("enter")
	l.sees("Đang ghi kết quả")
	l.lacks("Đã ghi")
	l.hold = false
	msgs := make(chan tea.Msg)
	go func() {
		defer close(msgs)
		for _, cmd := range l.held {
			deliver(cmd, msgs)
		}
	}()
	<-entered
	l.sees("Đang ghi kết quả")
	l.lacks("Đã ghi")
	close(release)
	for msg := range msgs {
		l.send(msg)
	}
	l.sees("Đã ghi. Mã biên nhận:")
}

// deliver runs a command and those it stands for, and sends on what they say.
func deliver(cmd tea.Cmd, to chan<- tea.Msg) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		for _, c := range msg {
			deliver(c, to)
		}
	default:
		to <- msg
	}
}

// brokenLog can't record until it is mended.
type brokenLog struct {
	record.Log
	mended *bool
}

func (b brokenLog) Append(ctx context.Context, a record.Attempt) (record.Attempt, error) {
	if *b.mended {
		return b.Log.Append(ctx, a)
	}
	return a, &record.SpareError{Path: "/du/phong/spare.jsonl", Err: errors.New("no space left on device")}
}

func TestFailedRecordNamesTheSecondPlaceAndIsTriedAgain(t *testing.T) {
	mended := false
	folder := withFolder(t)
	l := newLearner(t, 100, 30, func(c *tui.Config) { folder(c); c.Log = brokenLog{c.Log, &mended} })
	l.toExam()
	for range 4 {
		l.answerRight()
	}
	l.sees("/du/phong/spare.jsonl", "Nhấn r để ghi lại")
	l.lacks("Đã ghi")
	mended = true
	l.press("r")
	l.sees("Đã ghi. Mã biên nhận:")
}

func TestLeavingAQuizAsksAndKeepsThePlace(t *testing.T) {
	folder := withFolder(t)
	l := newLearner(t, 100, 30, folder)
	l.toExam()
	l.answerRight()
	l.press("q")
	l.sees("Rời bài kiểm tra?", "câu 2")
	l.press("esc")
	l.sees("Câu 2/4")

	again := newLearner(t, 100, 30, folder)
	again.sees("Làm tiếp bài kiểm tra, câu 2/4", "Nguyễn Văn An")
	again.press("2")
	again.sees("Câu 2/4")
	for range 3 {
		again.answerRight()
	}
	again.sees("ĐẠT", "Đúng 100%", "Đã ghi")
}

func TestOrderByMovingRows(t *testing.T) {
	l := newLearner(t, 100, 30, withFolder(t))
	l.toExam()
	for !strings.Contains(l.text(), "Sắp xếp") {
		l.answerRight()
	}
	l.press("enter", "up", "enter") // the first is placed, and can't be once more
	l.sees("Còn 3 việc chưa xếp thứ tự")
	l.press("shift+down", "shift+up", "enter")
	l.sees("Enter tiếp tục", "Mở, chọn, thêm, gửi.")
}

func TestFeedbackAtEnd(t *testing.T) {
	folder := withFolder(t)
	l := newLearner(t, 100, 30, func(c *tui.Config) { folder(c); c.FeedbackAtEnd = true })
	l.toExam()
	for i := range 4 {
		l.sees(fmt.Sprintf("Câu %d/4", i+1))
		l.press("1", "2", "3", "4", "enter")
		l.lacks("Enter tiếp tục")
	}
	l.sees("Đã ghi")
}

func TestLanguageSwitch(t *testing.T) {
	l := newLearner(t, 100, 30, nil)
	l.press("6")
	l.sees("Start learning")
	l.press("6")
	l.sees("Bắt đầu học")
}

func TestNoColourWithoutColours(t *testing.T) {
	l := newLearner(t, 100, 30, func(c *tui.Config) { c.Look.Profile = colorprofile.Ascii })
	for _, keys := range [][]string{{}, {"enter"}, {"4G"}, {"o"}} {
		l.press(keys...)
		for _, sgr := range []string{"[38;", "[48;", "[31m", "[32m", "[36m", ";38;", ";48;"} {
			if strings.Contains(l.content(), sgr) {
				t.Errorf("after %v the screen sends the colour %q", keys, sgr)
			}
		}
	}
}

func inWindow(t *rapid.T, l *learner) {
	content := l.content()
	width, height := l.size()
	lines := strings.Split(content, "\n")
	if len(lines) > height {
		t.Fatalf("%d rows in a window of %dx%d:\n%s", len(lines), width, height, ansi.Strip(content))
	}
	for i, line := range lines {
		if w := ansi.StringWidth(line); w > width {
			t.Fatalf("row %d is %d cells wide in a window of %dx%d: %q", i, w, width, height, ansi.Strip(line))
		}
	}
}

func TestGoldenScreens(t *testing.T) {
	form := []string{"2", "Lê Hoa", "enter", "cong", "enter", "enter", "enter"}
	after := func(questions int, more ...string) []string {
		keys := append([]string{}, form...)
		for range questions {
			keys = append(keys, "1", "2", "3", "4", "enter", "enter")
		}
		return append(keys, more...)
	}
	tours := []struct {
		name string
		keys []string
	}{
		{"question2", after(1)},
		{"question3", after(2)},
		{"question4", after(3)},
		{"outcome", after(4)},
		{"review", after(4, "1")},
		{"reviewslide", after(4, "1", "v")},
		{"home", nil},
		{"homeagain", []string{"enter", "4G", "m", "1", "2", "2", "2", "esc", "2G", "esc"}},
		{"homewrong", after(4, "esc")},
		{"round", after(4, "3")},
		{"roundend", after(4, "3", "1", "2", "3", "4", "enter", "enter", "1", "2", "3", "4", "enter", "enter", "1", "2", "3", "4", "enter", "enter")},
		{"title", []string{"enter", "3G"}},
		{"table", []string{"enter", "2G"}},
		{"walkthrough", []string{"enter", "4G", "right"}},
		{"long", []string{"enter", "5G"}},
		{"contents", []string{"enter", "o"}},
		{"search", []string{"4", "luu"}},
		{"help", []string{"enter", "?"}},
		{"practice", []string{"enter", "4G", "m"}},
		{"practicehint", []string{"enter", "4G", "m", "1"}},
		{"practiceshown", []string{"enter", "4G", "m", "2", "1", "3"}},
		{"practicedone", []string{"enter", "4G", "m", "1", "2", "2", "2"}},
		{"exercises", []string{"enter", "4G", "m", "1", "2", "2", "2", "3"}},
		{"black", []string{"enter", "b"}},
		{"notes", []string{"enter", "s"}},
		{"identity", []string{"2", "Lê Hoa", "enter", "cong"}},
		{"question", []string{"2", "Lê Hoa", "enter", "cong", "enter", "enter", "enter"}},
		{"feedback", []string{"2", "Lê Hoa", "enter", "cong", "enter", "enter", "enter", "2", "1", "3", "4", "enter"}},
		{"leave", []string{"2", "Lê Hoa", "enter", "cong", "enter", "enter", "enter", "q"}},
	}
	for _, tour := range tours {
		goldenAt(t, tour.name, sizes, func(width, height int) *learner {
			l := newLearner(t, width, height, withFolder(t))
			l.press(tour.keys...)
			return l
		})
	}
}

// Lists of what is chosen stand on cards, as large as the window has room for.
func TestGoldenLists(t *testing.T) {
	goldenAt(t, "routes", sizes, func(width, height int) *learner {
		l := newLearner(t, width, height, func(c *tui.Config) { c.Deck = routesDeck(t) })
		l.click("Học theo thời gian")
		return l
	})
	goldenAt(t, "drill", sizes, func(width, height int) *learner {
		l := newLearner(t, width, height, withDrill(t))
		l.drillAt(1)
		l.press("2")
		return l
	})
	goldenAt(t, "results", sizes, func(width, height int) *learner {
		l := newLearner(t, width, height, withFolder(t))
		l.toExam()
		for range 4 {
			l.press("1", "2", "3", "4", "enter", "enter")
		}
		l.press("esc")
		l.click("Kết quả của tôi")
		return l
	})
}

// The topics to look at again are those for which there is room, and the rest
// is counted; the score and the choices are always there.
func TestOutcomeNamesTheTopicsThatFit(t *testing.T) {
	for height, want := range map[int]string{20: "Thẻ bảo hiểm y tế", 19: "và 2 bài nữa", 18: "Về màn hình chính", 12: "Về màn hình chính"} {
		l := newLearner(t, 60, height, withFolder(t))
		l.toExam()
		for range 4 {
			l.press("1", "2", "3", "4", "enter", "enter")
		}
		l.sees("1/4", "Đã ghi", "Xem lại từng câu", "Về màn hình chính", want)
		l.lacks("dòng phía")
		if named := strings.Contains(l.text(), "Nên xem lại"); named != (height > 18) {
			t.Errorf("at %d rows topics are named: %t", height, named)
		}
	}
}

// size is that of a window, in cells.
type size struct{ width, height int }

// sizes are those at which screens are looked at.
var sizes = []size{{160, 45}, {100, 30}, {80, 24}, {60, 20}, {40, 12}}

// goldenAt compares a screen at some sizes with what testdata holds.
func goldenAt(t *testing.T, name string, sizes []size, arrive func(width, height int) *learner) {
	t.Helper()
	var got strings.Builder
	for _, size := range sizes {
		l := arrive(size.width, size.height)
		s := termtest.New(size.width, size.height)
		s.Show(l.content())
		fmt.Fprintf(&got, "== %dx%d\n%s\n", size.width, size.height, receipts.ReplaceAllString(s.Text(), "XXXX-XXXX"))
	}
	golden.Equal(t, name+".golden", got.String())
}

// In a large window help is no island: it is as wide as other screens, all of its
// keys stand far enough apart, and whole.
func TestHelpFillsLargeWindows(t *testing.T) {
	t.Parallel()
	form := []string{"2", "Lê Hoa", "enter", "cong", "enter", "enter", "enter"}
	for name, keys := range map[string][]string{"home": {}, "slide": {"enter"}, "question": form} {
		for _, blocks := range []theme.Blocks{theme.HalfBlocks, theme.Quadrants, theme.NoBlocks} {
			folder := withFolder(t)
			l := newLearner(t, 160, 45, func(c *tui.Config) { folder(c); c.Look.Blocks = blocks })
			l.press(keys...)
			bindings := l.model.Keys()
			l.press("?")
			for _, b := range bindings {
				l.sees(b.Help().Desc)
			}
			l.lacks("…")
			screen := termtest.New(160, 45)
			screen.Show(l.content())
			shown := image.Rectangle{}
			for y := 2; y < 43; y++ {
				for x := range 160 {
					if c := screen.Cell(x, y); c.Style.Bg != nil || strings.TrimSpace(c.Content) != "" {
						shown = shown.Union(image.Rect(x, y, x+1, y+1))
					}
				}
			}
			if shown.Dx() != 140 || shown.Min.X != 10 || shown.Dy() < 16 {
				t.Errorf("%s, %v: help stands on %v:\n%s", name, blocks, shown, l.text())
			}
		}
	}
}

// In a small window help goes on with the next key, until all of it was seen.
func TestHelpShowsAllKeysInSmallWindows(t *testing.T) {
	t.Parallel()
	for _, size := range []size{{40, 12}, {60, 20}} {
		l := newLearner(t, size.width, size.height, nil)
		l.press("enter")
		keys, seen := l.model.Keys(), ""
		l.press("?")
		for range 10 {
			seen += l.text()
			if strings.Contains(l.text(), "để đóng") {
				break
			}
			l.sees("để xem tiếp")
			l.press("down")
		}
		for _, b := range keys {
			for _, word := range strings.Fields(b.Help().Desc) { // a line may be broken
				if !strings.Contains(seen, word) {
					t.Errorf("help at %v does not say %q:\n%s", size, b.Help().Desc, seen)
				}
			}
		}
		l.press("down")
		l.sees("trang 1/")
		l.press("?", "esc")
		l.sees("trang 1/")
	}
	l := newLearner(t, 40, 12, func(c *tui.Config) { c.Touch, c.Page = true, true })
	l.press("enter", "?")
	for range 5 {
		l.sees("Chạm để xem tiếp")
		if first := l.model.Keys()[0]; first.Help().Desc != "tiếp" {
			t.Fatalf("the button for the rest of help is %q", first.Help().Desc)
		}
		if l.press("right"); strings.Contains(l.text(), "Chạm để đóng") {
			return
		}
	}
	t.Errorf("help does not end:\n%s", l.text())
}

// Below the least size every screen says the same.
func TestGoldenTooSmall(t *testing.T) {
	goldenAt(t, "toosmall", []size{{39, 11}}, func(width, height int) *learner { return newLearner(t, width, height, nil) })
	for _, keys := range []string{"enter", "2", "4 luu", "enter 4G m"} {
		small, other := newLearner(t, 39, 11, nil), newLearner(t, 100, 30, nil)
		other.press(strings.Fields(keys)...)
		other.send(tea.WindowSizeMsg{Width: 39, Height: 11})
		if other.content() != small.content() {
			t.Errorf("after %q a window that is too small shows\n%s", keys, other.text())
		}
	}
}

// A theme is more than its marks: its colours are held too, in the escape
// sequences that a terminal is sent.
func TestGoldenThemes(t *testing.T) {
	form := []string{"2", "Le Hoa", "enter", "cong", "enter", "enter", "enter"}
	for name, mode := range map[string]theme.Mode{"dark": theme.Dark, "light": theme.Light, "projector": theme.Projector, "contrast": theme.Contrast} {
		var got strings.Builder
		for _, screen := range []struct {
			name string
			keys []string
		}{{"home", nil}, {"table", []string{"enter", "2G"}}, {"walkthrough", []string{"enter", "4G", "right"}}, {"feedback", append(form, "2", "1", "3", "4", "enter")}} {
			l := newLearner(t, 60, 20, func(c *tui.Config) { c.Look.Mode = mode })
			l.press(screen.keys...)
			fmt.Fprintf(&got, "== %s\n%s\n", screen.name, strings.ReplaceAll(l.content(), "\x1b", "␛"))
		}
		golden.Equal(t, "theme-"+name+".golden", got.String())
	}
}

// Whoever runs the session stops: it is said above whatever is shown.
func TestGoldenClosing(t *testing.T) {
	sizes := append(slices.Clone(sizes), size{39, 11})
	for name, keys := range map[string][]string{"closing": {"enter"}, "closingquiz": {"2", "Lê Hoa", "enter", "cong", "enter", "enter", "enter"}} {
		goldenAt(t, name, sizes, func(width, height int) *learner {
			l := newLearner(t, width, height, withFolder(t))
			l.press(keys...)
			l.hold = true // the countdown
			l.send(tui.Closing{By: l.now.Add(time.Minute)})
			return l
		})
	}
}

// Where many people come, a name with an attempt under way is asked for its
// code.
func TestGoldenResume(t *testing.T) {
	for name, keys := range map[string][]string{"resume": {"12"}, "resumewrong": {"12", "enter"}} {
		goldenAt(t, name, sizes, func(width, height int) *learner {
			folder := withFolder(t)
			public := func(c *tui.Config) { folder(c); c.Public, c.Via, c.Keeper = true, "ssh", "" }
			form := []string{"2", "Lê Hoa", "enter", "cong", "enter", "enter", "enter"}
			newLearner(t, width, height, public).press(form...)
			l := newLearner(t, width, height, public)
			l.press(form...)
			l.press(keys...)
			return l
		})
	}
}

// Who comes back is asked whether to go on with the attempt that is kept, on cards
// with numbers that can be pressed and clicked.
func TestGoldenResumeAsk(t *testing.T) {
	arrive := func(width, height int) *learner {
		folder := withFolder(t)
		form := []string{"2", "Lê Hoa", "enter", "cong", "enter", "enter", "enter"}
		l := newLearner(t, width, height, folder)
		newLearner(t, width, height, folder).press(form...)
		l.press(form...)
		return l
	}
	goldenAt(t, "resumeask", sizes, arrive)
	l := arrive(100, 30)
	l.sees("đang làm dở một bài", "? trợ giúp")
	l.click("Làm tiếp bài")
	l.sees("Câu 1/4")
}

// receipts differ from run to run, as the ids that they are made of do.
var receipts = regexp.MustCompile(`[0-9A-Z]{4}-[0-9A-Z]{4}`)
