package tui_test

import (
	"testing"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/tui"
)

// A trainer leaves a topic out and takes another in while the room looks on:
// contents mark them, what comes next follows, for the trainer, a follower, the
// projector and whoever comes later; a stopped server takes the room up so.
func TestATrainerDropsAndAddsTopics(t *testing.T) {
	folder := t.TempDir()
	r := roomsIn(t, folder, briefing.Options{})
	with := func(c *tui.Config) { c.Deck = routesDeck(t) }
	trainer := attendWith(t, r, 80, 24, leading, func(c *tui.Config) { with(c); c.Along = "ngan" })
	code := codeOf(trainer)
	follow := func() *attendee {
		f := attendWith(t, r, 80, 24, following(code), with)
		f.sees("Vào mà không cho biết tên")
		f.press("up", "enter")
		return f
	}
	screen := func() *attendee {
		return attendWith(t, r, 80, 24, func(d *briefing.Door) { d.Code, d.Screen = code, true }, with)
	}
	f, hall := follow(), screen()
	trainer.press("enter")
	trainer.sees("Trang 3")
	hall.sees("Trang 3", "lộ trình 1/2")
	f.sees("Trang 3")

	trainer.press("o")
	trainer.sees("cả buổi 20 phút", "Bài 2", "bỏ qua", "bỏ, thêm bài")
	trainer.press("home", "x")
	trainer.sees("cả buổi 10 phút")
	trainer.press("end", "x")
	trainer.sees("cần còn ít nhất một bài")
	trainer.press("home", "down", "x")
	trainer.sees("cả buổi 20 phút")
	hall.sees("lộ trình 1/2")
	trainer.press("o", "right")
	trainer.sees("Trang 2")
	hall.sees("Trang 2", "lộ trình 2/2")
	f.sees("Trang 2")
	f.press("left")
	f.sees("Trang 3", "giảng viên ở trang 2")
	f.press("right", "right")
	f.sees("Trang 2", "đang theo giảng viên")

	// A jump from contents, and its keys, never leave the room.
	trainer.press("o", "f5", "m", "/", "q")
	trainer.sees("Rời buổi tập huấn?")
	trainer.press("1", "home", "enter")
	trainer.sees("Trang 1")
	f.sees("Trang 1")
	f.press("right")
	f.sees("Trang 2", "giảng viên ở trang 1")

	trainer.done()
	f.done()
	hall.done()
	r.Close()
	r = roomsIn(t, folder, briefing.Options{})
	trainer = attendWith(t, r, 80, 24, leading, with)
	trainer.sees("Phòng "+code, "Trang 1")
	hall, f = screen(), follow()
	hall.sees("Trang 1", "ngoài lộ trình")
	f.sees("Trang 1")
	f.press("right")
	f.sees("Trang 2")
	f.press("right")
	f.sees("Trang 2")
	trainer.press("o")
	trainer.sees("cả buổi 20 phút")
	trainer.press("esc", "left")
	trainer.sees("Trang 1") // nothing of what is led through comes before it

	// Home again, the trainer is on a route of their own.
	trainer.press("q", "3")
	trainer.sees("Buổi tập huấn ngày")
	trainer.press("enter")
	trainer.sees("Cả khóa")
}
