package tui_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/golden"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record/sitting"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/termtest"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui"
)

// attendee drives a model whose commands wait for the room, as a runtime does.
type attendee struct {
	t     testing.TB
	model *tui.Model
	crowd *crowd
	done  context.CancelFunc
	watch func() // after each message; nil: nobody does

	width, height int
}

// crowd is everybody in a test, whose messages are taken in the order in which
// they come, whoever is being looked at.
type crowd struct {
	*briefing.Rooms
	msgs chan delivery
}

type delivery struct {
	to  *attendee
	msg tea.Msg
}

// attend begins a session at the rooms' door.
func attend(t testing.TB, rooms *crowd, width, height int, change func(*briefing.Door)) *attendee {
	t.Helper()
	return attendWith(t, rooms, width, height, change, func(*tui.Config) {})
}

func attendWith(t testing.TB, rooms *crowd, width, height int, change func(*briefing.Door), also func(*tui.Config)) *attendee {
	t.Helper()
	d, err := deck.Load(fixture())
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	door := briefing.NewDoor(ctx, rooms.Rooms)
	door.Way = func(room string) briefing.Way {
		return briefing.Way{Type: "ssh " + room + "@hoc.vast.vn", Link: "ssh://" + room + "@hoc.vast.vn"}
	}
	change(door)
	start := tui.AtBriefing
	if door.Code == "" && !door.Lead {
		start = tui.AtHome
	}
	a := &attendee{t: t, crowd: rooms, done: cancel, width: width, height: height}
	c := tui.Config{
		Deck: d, Cache: render.NewCache(8 << 20), Language: locale.Vi, Look: theme.Look{Profile: colorprofile.TrueColor}, Desk: sitting.Desk{Via: "ssh", App: "vneid-training/test"},
		Briefings: door, Start: start, Now: time.Now, Rand: rand.New(rand.NewPCG(1, 2)),
	}
	also(&c)
	a.model = tui.New(c)
	a.run(a.model.Init())
	a.send(tea.WindowSizeMsg{Width: width, Height: height})
	return a
}

func (a *attendee) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	go func() {
		msg := cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for _, c := range batch {
				a.run(c)
			}
		} else if msg != nil {
			select {
			case a.crowd.msgs <- delivery{a, msg}:
			case <-time.After(time.Minute):
			}
		}
	}()
}

func (a *attendee) send(msg tea.Msg) {
	_, cmd := a.model.Update(msg)
	if a.watch != nil {
		a.watch()
	}
	a.run(cmd)
}

func (a *attendee) press(names ...string) {
	for _, name := range names {
		if code, ok := named[name]; ok {
			a.send(tea.KeyPressMsg{Code: code})
			continue
		}
		for _, r := range name {
			a.send(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
	}
}

func (a *attendee) text() string { return ansi.Strip(a.model.View().Content) }

// sees waits until the texts are on the screen.
func (a *attendee) sees(texts ...string) {
	a.t.Helper()
	a.until(func(shown string) string {
		for _, s := range texts {
			if !strings.Contains(shown, s) {
				return "lacks " + s
			}
		}
		return ""
	})
}

// loses waits until a text is gone from the screen.
func (a *attendee) loses(text string) {
	a.t.Helper()
	a.until(func(shown string) string {
		if strings.Contains(shown, text) {
			return "still has " + text
		}
		return ""
	})
}

func (a *attendee) until(wrong func(string) string) {
	a.t.Helper()
	late := time.After(time.Minute)
	for wrong(a.text()) != "" {
		select {
		case d := <-a.crowd.msgs:
			d.to.send(d.msg)
		case <-late:
			a.t.Fatalf("the screen %s:\n%s", wrong(a.text()), a.text())
		}
	}
}

func (a *attendee) lacks(texts ...string) {
	a.t.Helper()
	for _, s := range texts {
		if strings.Contains(a.text(), s) {
			a.t.Fatalf("the screen has %q:\n%s", s, a.text())
		}
	}
}

func rooms(t testing.TB) *crowd { return roomsWith(t, briefing.Options{}) }

func roomsWith(t testing.TB, o briefing.Options) *crowd {
	t.Helper()
	return roomsIn(t, t.TempDir(), o)
}

func roomsIn(t testing.TB, folder string, o briefing.Options) *crowd {
	t.Helper()
	r, err := briefing.Open(folder, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	return &crowd{r, make(chan delivery, 256)}
}

func leading(d *briefing.Door) { d.Trainer, d.Lead = "t", true }

// codeOf reads the room code off a trainer's screen.
func codeOf(a *attendee) string {
	a.t.Helper()
	a.sees("Phòng ")
	_, rest, _ := strings.Cut(a.text(), "Phòng ")
	return rest[:4]
}

func following(code string) func(*briefing.Door) { return func(d *briefing.Door) { d.Code = code } }

// guest joins without giving a name.
func guest(t testing.TB, r *crowd, code string) *attendee {
	t.Helper()
	f := attend(t, r, 100, 30, following(code))
	f.sees("Vào mà không cho biết tên")
	f.press("up", "enter")
	return f
}

func TestBriefing(t *testing.T) {
	r := rooms(t)
	trainer := attend(t, r, 160, 45, leading)
	trainer.sees("Mở cửa sổ dòng lệnh", "@hoc.vast.vn", "Chưa có ai vào")
	code := codeOf(trainer)

	f := guest(t, r, code)
	f.sees("Anh, chị đã vào phòng")
	trainer.sees("1 người đã vào", "chưa rõ đơn vị")

	trainer.press("enter")
	trainer.sees("trang 1/6", "Trang sau", "Ghi chú cho giảng viên", "Chào các anh, chị.", "1 người", "đúng dự kiến")
	f.sees("trang 1/6", "đang theo giảng viên")
	trainer.press("4", "enter")
	f.sees("trang 4/6", "Bước 1/3")
	trainer.press("right")
	f.sees("Bước 2/3")

	// Looking back, and following again.
	f.press("home")
	f.sees("trang 1/6", "giảng viên ở trang 4", "f theo")
	trainer.press("right")
	trainer.sees("Bước 3/3")
	f.sees("trang 1/6")
	f.press("f")
	f.sees("trang 4/6", "Bước 3/3", "đang theo giảng viên")

	// Who comes late lands on the live slide.
	late := guest(t, r, code)
	late.sees("trang 4/6", "Bước 3/3")

	// A question from the room, a hand, the pace.
	f.press("a", "Cho em hỏi?", "enter")
	f.sees("Câu hỏi đã đến giảng viên")
	f.press("r")
	f.sees("đang giơ tay")
	late.press("-")
	late.sees("Đã nhắn: chậm lại")
	trainer.sees("Cho em hỏi?", "1 người giơ tay", "cả phòng muốn chậm lại")
	late.lacks("Cho em hỏi?")
	trainer.press("x", "d")
	trainer.loses("giơ tay")
	trainer.loses("Cho em hỏi?")
	f.sees("đang theo giảng viên")

	// A poll.
	trainer.press("v")
	trainer.sees("Trước 23 giờ", "0/2 người đã trả lời") // the question stands in large letters
	f.sees("Khách đến lúc 20 giờ", "Gõ số để trả lời")
	f.press("1")
	f.sees("(•)", "Đã nhận câu trả lời")
	f.press("2")
	f.sees("Đã nhận câu trả lời")
	late.sees("Gõ số để trả lời")
	late.press("3")
	trainer.sees("2/2 người đã trả lời")
	trainer.press("right")
	f.sees("Đã khóa câu trả lời")
	f.press("1")
	trainer.sees("hiện kết quả")
	trainer.press("right")
	f.sees("50% (1)")
	trainer.sees("hiện đáp án")
	f.lacks("✓", "Luật Cư trú")
	trainer.press("right")
	f.sees("✓ Trước 23 giờ", "Trả lời đúng: 50%", "Luật Cư trú")
	trainer.sees("Luật Cư trú")
	trainer.press("right")
	f.sees("trang 4/6")
	trainer.sees("trang 4/6")

	// The same question once more shows the change.
	trainer.press("e")
	trainer.sees("đã hỏi 1 lần")
	trainer.press("1")
	late.sees("hỏi lần thứ 2")
	late.press("2")
	late.sees("Đã nhận")
	reveal(trainer)
	late.sees("Trả lời đúng: 50% → 100%", "lần trước")
	trainer.press("right")
	late.sees("trang 4/6")
	trainer.sees("trang 4/6")

	// Looking ahead while the others stay.
	trainer.press("z")
	trainer.sees("người xem vẫn ở trang 4")
	trainer.press("right")
	trainer.sees("trang 5/6 · người xem vẫn ở trang 4")
	f.sees("trang 4/6")
	trainer.press("z")
	f.sees("trang 5/6")
	trainer.loses("người xem vẫn")

	// A break, a dark screen; any key comes back and does not turn.
	trainer.press("r", "enter")
	f.sees("Còn 10 phút")
	trainer.sees("Còn 10 phút")
	trainer.press("right")
	f.sees("trang 5/6")

	// The trainer's line breaks; the room waits.
	trainer.done()
	f.sees("Giảng viên mất kết nối")
	trainer = attend(t, r, 100, 30, leading)
	trainer.sees("Phòng "+code, "trang 5/6")
	f.sees("đang theo giảng viên")

	trainer.press("q")
	trainer.sees("Rời buổi tập huấn?", "Kết thúc buổi tập huấn")
	trainer.press("3")
	trainer.sees("Buổi tập huấn ngày", "Người dự")
	f.sees("Buổi tập huấn đã kết thúc", "Làm bài kiểm tra")
	f.press("1")
	f.sees("Trước khi làm bài")
}

// reveal leads a poll from open to its key.
func reveal(trainer *attendee) {
	trainer.t.Helper()
	for _, then := range []string{"Đã khóa", "%", "✓"} {
		trainer.press("right")
		trainer.sees(then)
	}
}

// Who comes back with the same name, unit and code finds their place and
// their answer.
func TestReconnectRestoresPlaceAndAnswer(t *testing.T) {
	r := rooms(t)
	trainer := attend(t, r, 160, 45, leading)
	code := codeOf(trainer)
	trainer.press("enter")
	trainer.sees("trang 1/6")
	keep := withFolder(t)
	join := func() *attendee {
		f := attendWith(t, r, 100, 30, following(code), keep)
		f.sees("Họ và tên")
		f.press("Trần Thị Bình", "enter", "Toán", "enter", "enter", "enter")
		return f
	}
	f := join()
	f.sees("trang 1/6")
	trainer.press("4", "enter")
	f.sees("trang 4/6")
	f.press("2", "enter")
	f.sees("trang 2/6", "giảng viên ở trang 4")
	f.done()
	trainer.sees("0 người")
	f = join()
	f.sees("trang 2/6", "giảng viên ở trang 4")
	trainer.press("v")
	f.sees("Gõ số để trả lời")
	f.press("2")
	f.sees("Đã nhận câu trả lời")
	f.done()
	trainer.sees("1/0 người đã trả lời")
	f = join()
	f.sees("(•)  Trước 23 giờ", "Đã nhận câu trả lời")
	trainer.sees("1/1 người đã trả lời")
}

func TestHomeOffersBriefings(t *testing.T) {
	r := rooms(t)
	visitor := attend(t, r, 100, 30, func(*briefing.Door) {})
	visitor.sees("Vào buổi tập huấn")
	visitor.lacks("Dẫn một buổi tập huấn")
	trainer := attend(t, r, 80, 24, func(d *briefing.Door) { d.Trainer = "t" })
	trainer.sees("Dẫn một buổi tập huấn")
	item := func(a *attendee, text string) string {
		for line := range strings.Lines(a.text()) {
			if strings.Contains(line, text) {
				return strings.Trim(strings.TrimSpace(strings.Split(line, text)[0]), "▸ ")
			}
		}
		return ""
	}
	visitor.press(item(visitor, "Vào buổi tập huấn"))
	visitor.sees("Gõ bốn chữ số")
	trainer.press(item(trainer, "Dẫn một buổi"))
	code := codeOf(trainer)
	wrong := "0000"
	if code == wrong {
		wrong = "1111"
	}
	visitor.press(wrong)
	visitor.sees("Không có buổi tập huấn nào mang mã này")
	visitor.press(code)
	visitor.sees("Vào mà không cho biết tên")

	co := attend(t, r, 100, 30, func(d *briefing.Door) { d.Trainer, d.Name, d.Code, d.Lead = "u", "Trần Bình", code, true })
	co.sees("Đã xin cùng dẫn")
	trainer.press("enter")
	trainer.sees("trang 1/6", "Trần Bình xin cùng dẫn", "đồng ý")
	trainer.press("i")
	trainer.loses("xin cùng dẫn")
	co.press("enter")
	co.sees("trang 1/6")
	co.press("right")
	trainer.sees("trang 2/6")
}

// Who leaves their room finds it on home, which begins with it; the end of the
// slides says how to end.
func TestHomeSaysThatARoomWaits(t *testing.T) {
	r := rooms(t)
	for _, size := range [][2]int{{80, 24}, {100, 30}, {160, 45}} {
		trainer := attend(t, r, size[0], size[1], func(d *briefing.Door) { d.Trainer = "t" })
		trainer.clickOn("Dẫn một buổi tập huấn")
		code := codeOf(trainer)
		trainer.press("enter")
		trainer.sees("trang 1/6")
		trainer.press("6", "enter", "right", "right", "right", "right", "right")
		trainer.sees("Hết bài", "q để kết thúc")
		trainer.press("left")
		trainer.lacks("q để kết thúc")
		trainer.settle() // what was turned is in the room
		trainer.press("q", "2")
		trainer.sees("Dẫn tiếp phòng "+code, "phòng vẫn chờ")
		trainer.lacks("Dẫn một buổi tập huấn")
		trainer.done()
		trainer = attend(t, r, size[0], size[1], func(d *briefing.Door) { d.Trainer = "t" })
		trainer.sees("Dẫn tiếp phòng " + code)
		trainer.press("enter")
		trainer.sees("Phòng "+code, "trang 5/6")
		trainer.press("q", "3")
		trainer.sees("Buổi tập huấn ngày")
		trainer.press("enter")
		trainer.sees("Dẫn một buổi tập huấn")
		trainer.done()
	}
}

// A trainer hides a question, takes no more from its seat, and locks the room,
// with arrows and Enter and a key.
func TestTrainerKeepsOrder(t *testing.T) {
	r := rooms(t)
	trainer := attend(t, r, 100, 30, leading)
	code := codeOf(trainer)
	trainer.sees("Chưa có ai vào")
	trainer.press("enter")
	loud, err := briefing.NewDoor(t.Context(), r.Rooms).Follow(code, "l", "IOIT", "Ồn Ào")
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"Mua hàng không?", "Vay tiền không?"} {
		if err := loud.Do(briefing.Say{Text: text}); err != nil {
			t.Fatal(err)
		}
	}
	trainer.sees("2 câu hỏi đang chờ")
	trainer.press("m")
	trainer.sees("Giữ trật tự trong phòng", "Đang nhận câu hỏi", "Người mới vẫn vào được", "Ai có mã phòng cũng vào được", "Mua hàng không?", "Vay tiền không?")
	trainer.press("down", "down", "down", "enter")
	trainer.sees("1 câu hỏi đang chờ")
	trainer.lacks("Mua hàng không?")
	trainer.sees("Vay tiền không?")
	trainer.press("t")
	trainer.sees("0 câu hỏi")
	trainer.lacks("Vay tiền không?")
	if err := loud.Do(briefing.Say{Text: "Nữa nhé?"}); !errors.Is(err, briefing.ErrMuted) {
		t.Errorf("who is muted: %v", err)
	}
	trainer.press("up", "enter")
	trainer.sees("Phòng đã khóa, ai ở trong vẫn ở")
	if _, err := briefing.NewDoor(t.Context(), r.Rooms).Follow(code, "n", "", "Chi"); !errors.Is(err, briefing.ErrShut) {
		t.Errorf("who is new in a locked room: %v", err)
	}
	trainer.press("esc")
	trainer.sees("! Phòng đã khóa")
}

// Text that attendees send moves nothing on anybody's screen.
func TestHostileTextOnTheConsole(t *testing.T) {
	r := rooms(t)
	trainer := attend(t, r, 160, 45, leading)
	code := codeOf(trainer)
	trainer.sees("Chưa có ai vào")
	trainer.press("enter")
	seat, err := briefing.NewDoor(t.Context(), r.Rooms).Follow(code, "l", "\x1b]0;đơn vị\x07", "\u202eAn\x1b[2J")
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"\x1b[2J\x1b[1;1HHỏi một", "\u202eHỏi hai\u200b\x9b31m", "\x1b]0;Hỏi ba\x07\r\n ba"} {
		if err := seat.Do(briefing.Say{Text: text}); err != nil {
			t.Fatal(err)
		}
	}
	if err := seat.Do(briefing.Hand{Up: true}); err != nil {
		t.Fatal(err)
	}
	trainer.sees("3 câu hỏi đang chờ", "1 người giơ tay")
	content := trainer.model.View().Content
	for _, r := range ansi.Strip(content) {
		if r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 || r >= 0x200b && r <= 0x202e || r >= 0x2060 && r <= 0x206f {
			t.Errorf("the console shows %U", r)
		}
	}
	for _, seq := range []string{"\x1b[2J", "\x1b]", "\x1b[1;1H", "31m\u202e"} {
		if strings.Contains(content, seq) {
			t.Errorf("the console holds %q", seq)
		}
	}
	if rows := strings.Count(content, "\n") + 1; rows != 45 {
		t.Errorf("%d rows", rows)
	}
}

// album holds what live screens show: by moment, and in that by window and who
// looks at it.
type album map[string]map[string]string

// open reads a moment's file.
func (a album) open(t *testing.T, moment string) map[string]string {
	t.Helper()
	if a[moment] == nil {
		a[moment] = map[string]string{}
		if data, err := os.ReadFile(filepath.Join("testdata", "live-"+moment+".golden")); err == nil {
			for _, section := range strings.Split(string(data), "== ")[1:] {
				title, shown, _ := strings.Cut(section, "\n")
				if title, same, ok := strings.Cut(title, " as on "); ok {
					other, its, _ := strings.Cut(same, ": ")
					a[moment][title] = a.open(t, other)[its]
					continue
				}
				a[moment][title] = strings.TrimSuffix(shown, "\n")
			}
		} else if !golden.Updating() {
			t.Fatal(err)
		}
	}
	return a[moment]
}

// hold compares a screen with what the album has, once all that is under way
// has been shown; with -update it puts it in.
func (a album) hold(moment, title string, who *attendee) {
	who.t.Helper()
	want := a.open(who.t.(*testing.T), moment)
	picture := func() string {
		v := who.model.View()
		s := termtest.New(who.width, who.height)
		s.Show(v.Content)
		return s.Text()
	}
	if golden.Updating() {
		who.settle()
		want[title] = picture()
		return
	}
	who.until(func(string) string {
		if got := picture(); got != want[title] {
			return "is not that of live-" + moment + ".golden, " + title + ": " + golden.Difference(got, want[title])
		}
		return ""
	})
}

// write writes the album, sizes in the order given, each picture once.
func (a album) write(t *testing.T, titles []string) {
	first := map[string]string{}
	for _, moment := range slices.Sorted(maps.Keys(a)) {
		var b strings.Builder
		for _, title := range titles {
			text, ok := a[moment][title]
			switch {
			case !ok:
			case first[text] != "":
				fmt.Fprintf(&b, "== %s as on %s\n", title, first[text])
			default:
				first[text] = moment + ": " + title
				fmt.Fprintf(&b, "== %s\n%s\n", title, text)
			}
		}
		if err := os.WriteFile(filepath.Join("testdata", "live-"+moment+".golden"), []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// settle takes messages until none has come for a while.
func (a *attendee) settle() {
	for {
		select {
		case d := <-a.crowd.msgs:
			d.to.send(d.msg)
		case <-time.After(300 * time.Millisecond):
			return
		}
	}
}

// Every screen of a briefing fits its window, at every size, and shows what it
// did when it was last looked at.
func TestLiveScreens(t *testing.T) {
	began := time.Date(2026, 11, 23, 9, 41, 0, 0, time.Local)
	later := began.Add(1500 * time.Millisecond) // what a clock shows changes a while after that
	pictures, titles := album{}, []string{}
	for _, size := range [][2]int{{160, 45}, {100, 30}, {80, 24}, {60, 20}, {40, 12}} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			r := roomsWith(t, briefing.Options{Now: func() time.Time { return began }, Rand: rand.NewChaCha8([32]byte{7})})
			sit := func(change func(*briefing.Door)) *attendee {
				return attendWith(t, r, size[0], size[1], change, func(c *tui.Config) { c.Now = func() time.Time { return later } })
			}
			trainer := sit(leading)
			code := codeOf(trainer)
			wide := sit(following(code))
			wide.press("up", "up")
			wide.sees("Vào")
			f := sit(following(code))
			f.sees("Vào mà không cho biết tên")
			f.press("up", "enter")
			f.sees("đã vào phòng")
			projector := sit(func(d *briefing.Door) { d.Code, d.Screen = code, true })
			all, names := []*attendee{trainer, f, projector}, []string{"trainer", "follower", "projector"}
			for _, name := range names {
				titles = append(titles, fmt.Sprintf("%dx%d %s", size[0], size[1], name))
			}
			fits := func(name string) {
				t.Helper()
				projector.lacks("thoát", "trợ giúp", "Ctrl") // keys are none of the hall's business
				for i, a := range all {
					pictures.hold(name, fmt.Sprintf("%dx%d %s", size[0], size[1], names[i]), a)
					content := a.model.View().Content
					lines := strings.Split(content, "\n")
					if len(lines) != size[1] {
						t.Errorf("%s, screen %d: %d rows", name, i, len(lines))
					}
					for _, l := range lines {
						if w := ansi.StringWidth(l); w > size[0] {
							t.Errorf("%s, screen %d: %d cells: %s", name, i, w, ansi.Strip(l))
						}
					}
				}
			}
			projector.sees(code)
			fits("lobby")
			trainer.press("enter")
			f.sees("trang 1/6")
			projector.sees("1/6")
			trainer.sees("1/6")
			trainer.press("4", "enter")
			f.sees("4/6")
			fits("slide")
			f.press("a", "Cho em hỏi?")
			fits("asking")
			f.press("enter", "home")
			trainer.press("s")
			fits("panel")
			trainer.press("v")
			trainer.sees("0/1")
			f.sees("(")
			projector.sees("Câu hỏi cho cả phòng")
			f.press("2")
			trainer.sees("1/1")
			fits("poll")
			reveal(trainer)
			trainer.sees("✓")
			f.sees("✓")
			projector.sees("✓")
			fits("key")
			trainer.press("right")
			trainer.sees("4/6")
			trainer.press("e")
			fits("choose")
			trainer.press("esc", "r", "enter")
			f.sees("10 phút")
			projector.sees("10 phút")
			fits("break")
			trainer.press("right", "q")
			trainer.sees("Nếu chỉ rời đi")
			fits("leave")
			trainer.press("3")
			f.sees("kết thúc")
			trainer.sees("ngày")
			projector.sees("kết thúc")
			fits("over")
			projector.press("enter")
			projector.lacks("Trước khi làm bài")
		})
	}
	if golden.Updating() {
		pictures.write(t, titles)
	}
}

// A dark screen tells followers and the hall where to look; the trainer reads
// on.
func TestDarkScreenSaysWhereToLook(t *testing.T) {
	for key, name := range map[string]string{"b": "black", "w": "white"} {
		t.Run(name, func(t *testing.T) {
			r := rooms(t)
			trainer := attend(t, r, 100, 30, leading)
			code := codeOf(trainer)
			f := guest(t, r, code)
			projector := attend(t, r, 100, 30, func(d *briefing.Door) { d.Code, d.Screen = code, true })
			trainer.press("enter")
			f.sees("trang 1/6")
			trainer.press(key)
			f.sees("Xin nhìn lên giảng viên")
			projector.sees("Xin nhìn lên giảng viên")
			f.lacks("trang 1/6")
			trainer.sees("Màn chiếu đang tắt", "Enter tiếp tục", "Mở đầu")
			trainer.lacks("Xin nhìn lên")
			trainer.press("right") // comes back, and does not turn
			f.sees("trang 1/6")
			trainer.loses("Màn chiếu đang tắt")
		})
	}
}

// A click on the card of an option answers with it.
func TestPollIsAnsweredByAClick(t *testing.T) {
	r := rooms(t)
	trainer := attend(t, r, 100, 30, leading)
	f := guest(t, r, codeOf(trainer))
	trainer.press("enter")
	trainer.sees("trang 1/6")
	trainer.press("4", "enter")
	f.sees("trang 4/6")
	trainer.press("v")
	f.sees("Gõ số để trả lời")
	for y, line := range strings.Split(f.text(), "\n") {
		if strings.Contains(line, "Trước 23 giờ") {
			f.send(tea.MouseClickMsg{X: 50, Y: y, Button: tea.MouseLeft})
		}
	}
	f.sees("(•)  Trước 23 giờ", "Đã nhận câu trả lời")
	trainer.sees("1/1 người đã trả lời")
}

// Bars grow in a few frames that all share, and not for who wants nothing to
// move.
func TestPollBarsGrow(t *testing.T) {
	r := rooms(t)
	trainer := attend(t, r, 100, 30, leading)
	code := codeOf(trainer)
	cache := render.NewCache(8 << 20)
	join := func(still bool) *attendee {
		a := attendWith(t, r, 100, 30, following(code), func(c *tui.Config) { c.Cache, c.Still = cache, still })
		a.sees("Vào mà không cho biết tên")
		a.press("up", "enter")
		a.sees("đã vào phòng")
		return a
	}
	one, other, still := join(false), join(false), join(true)
	trainer.press("enter")
	trainer.sees("trang 1/6")
	trainer.press("4", "enter")
	one.sees("trang 4/6")
	trainer.press("v")
	for _, a := range []*attendee{one, other, still} {
		a.sees("Gõ số để trả lời")
		a.press("2")
		a.sees("Đã nhận câu trả lời")
	}
	trainer.press("right")
	one.sees("Đã khóa")
	still.sees("Đã khóa")
	other.sees("Đã khóa")
	trainer.sees("Đã khóa")
	trainer.press("right")
	frames := func(a *attendee) *[]string {
		var seen []string
		a.watch = func() {
			if now := a.model.View().Content; strings.Contains(a.text(), "100%") && (len(seen) == 0 || seen[len(seen)-1] != now) {
				seen = append(seen, now)
			}
		}
		return &seen
	}
	before := cache.Stats().Renders
	grown, alike, stood := frames(one), frames(other), frames(still)
	for _, seen := range []*[]string{grown, alike} {
		one.until(func(string) string {
			if len(*seen) < 7 {
				return fmt.Sprintf("has bars that grew in %d frames", len(*seen))
			}
			return ""
		})
	}
	one.settle()
	if n := len(*grown); n != 7 {
		t.Errorf("bars grew in %d frames; want 7", n)
	}
	if n := len(*stood); n != 1 {
		t.Errorf("with reduced motion there were %d frames; want 1", n)
	}
	if !slices.Equal(*grown, *alike) {
		t.Error("two followers saw other bars")
	}
	if n := cache.Stats().Renders - before; n > 7 {
		t.Errorf("%d frames were drawn for three followers; want 7", n)
	}
}

// In a small window a follower who looks back is told where the trainer is, a
// trainer reads all of long notes and is not asked to answer, and no figure of the
// summary is cut.
func TestSmallWindowsOfABriefing(t *testing.T) {
	t.Parallel()
	r := rooms(t)
	sit := func(change func(*briefing.Door)) *attendee {
		return attendWith(t, r, 40, 12, change, func(c *tui.Config) { c.Deck = course(t) })
	}
	trainer := sit(leading)
	f := sit(following(codeOf(trainer)))
	f.sees("Vào mà không cho biết tên")
	f.press("up", "enter")
	f.sees("vào phòng")
	trainer.press("enter")
	trainer.sees("trang 1/205")
	trainer.press("1", "6", "enter")
	f.sees("Bước 1/7")
	f.press("home")
	f.sees("giảng viên ở trang 16 ")

	trainer.press("s")
	trainer.sees("Bước áp thẻ", "↓ còn", "Bước sau", "1 người")
	for range 20 {
		trainer.press("down")
	}
	trainer.sees("tùy phiên bản", "↑", "Bước sau", "1 người")
	trainer.press("up")
	trainer.sees("↓ còn 2 dòng")

	trainer.press("v")
	trainer.sees("0/1 người đã trả lời")
	trainer.lacks("để trả lời")
	f.sees("để trả lời")
	trainer.press("right", "right", "right", "right", "q", "3")
	trainer.sees("Buổi tập huấn ngày")
	for range 9 {
		if _, body, _ := strings.Cut(trainer.text(), "\n"); strings.Contains(body, "…") {
			t.Errorf("the summary is cut:\n%s", body)
		}
		trainer.press("down")
	}
}
