package locale

// Kiosk words what only an unattended terminal says.
type Kiosk struct {
	Invite      string
	Finish      string
	Idle        string // %d seconds left
	IdleShort   string // %d seconds left
	NotKept     string // what leaving a quiz does
	Staff       string
	Passcode    string
	Wrong, Wait string // Wait: %d seconds
	Check       string
}

func vietnameseKiosk() Kiosk {
	return Kiosk{
		Invite: "Nhấn phím bất kỳ để bắt đầu",
		Finish: "Kết thúc, xóa thông tin đã nhập",
		Idle:   "Nhấn phím bất kỳ để ở lại; sau %d giây màn hình trở về đầu.", IdleShort: "Nhấn phím để ở lại (còn %d giây)",
		NotKept:  "Bài đang làm dở sẽ bị xóa, không ghi lại.",
		Staff:    "Dành cho người quản trị",
		Passcode: "Mã thoát",
		Wrong:    "Mã chưa đúng.", Wait: "Xin chờ %d giây rồi gõ lại.",
		Check: "thoát chương trình",
	}
}

func englishKiosk() Kiosk {
	return Kiosk{
		Invite: "Press any key to start",
		Finish: "Finish, and forget what I typed",
		Idle:   "Press any key to stay; in %d seconds the screen goes back to the start.", IdleShort: "Press a key to stay (%d seconds)",
		NotKept:  "The unfinished quiz will be deleted, not recorded.",
		Staff:    "For the staff",
		Passcode: "Passcode",
		Wrong:    "That is not the passcode.", Wait: "Please wait %d seconds, then type it again.",
		Check: "leave the program",
	}
}
