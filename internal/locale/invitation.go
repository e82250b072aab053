package locale

// Invitation words the sheet that invites staff to a course on a server.
type Invitation struct {
	Flag, Host string // help
	NoKey      string // %s folder
	Apart      string // --invitation with another flag or a format

	Title, Intro           string
	Open                   string
	Systems                []string // how to open a terminal, by system
	Type, Scan             string
	Asked, Compare, Answer string // what ssh asks at the first time
	Learn, Steps           string
	Trouble                string
	Fill                   []string // to be filled in by hand
}

func viInvitation() Invitation {
	return Invitation{
		Flag:  "tờ mời cán bộ: cách mở cửa sổ dòng lệnh, lệnh ssh, dấu vân tay của máy chủ và mã QR, để in hoặc gửi thư (html)",
		Host:  "tên máy chủ ghi trên tờ mời, kèm cổng nếu không phải 22, ví dụ training.vast.vn:2222",
		NoKey: "trong %s chưa có khóa máy chủ; hãy chạy serve một lần với thư mục này, hoặc nêu thư mục của máy chủ bằng --data",
		Apart: "--invitation chỉ đi cùng --host, --data, --output và --lang",

		Title: "Mời tập huấn",
		Intro: "Anh, chị tự học và làm bài kiểm tra ngắn ngay trong cửa sổ dòng lệnh của máy tính, vào lúc tiện nhất, có thể dừng rồi làm tiếp. Trên Windows 10, Windows 11 và macOS thường không phải cài thêm gì.",
		Open:  "Mở cửa sổ dòng lệnh",
		Systems: []string{
			"Windows 10, 11: nhấn phím Windows, gõ PowerShell, rồi nhấn Enter.",
			"macOS: nhấn Command và phím cách, gõ Terminal, rồi nhấn Enter.",
			"Linux: mở ứng dụng Terminal.",
		},
		Type: "Gõ dòng sau rồi nhấn Enter", Scan: "Mã QR chứa đúng dòng này, để chép sang máy khác.",
		Asked:   "Lần đầu, máy hỏi bằng tiếng Anh có tin máy chủ không",
		Compare: "Xin so dấu vân tay trên màn hình với dòng này:",
		Answer:  "Giống hệt: gõ yes rồi nhấn Enter. Khác, dù chỉ một chữ: gõ no và báo ban tổ chức. Những lần sau máy không hỏi nữa.",
		Learn:   "Học và làm bài kiểm tra",
		Steps:   "Dùng phím mũi tên và Enter, hoặc chuột; phím ? mở trợ giúp. Khi làm bài, xin ghi đúng họ tên và chọn đơn vị; làm xong xin giữ lại mã biên nhận.",
		Trouble: "Nếu máy Windows báo không có lệnh ssh: mở Settings, tìm Optional features, thêm OpenSSH Client; hoặc nhờ người phụ trách máy tính của đơn vị.",
		Fill:    []string{"Hạn hoàn thành", "Cần giúp, xin hỏi (họ tên, điện thoại)"},
	}
}

func enInvitation() Invitation {
	return Invitation{
		Flag:  "a sheet that invites staff: how to open a terminal, the ssh line, the server's fingerprint and a QR code, to print or mail (html)",
		Host:  "the server's name on the invitation, with its port if that is not 22, such as training.vast.vn:2222",
		NoKey: "there is no host key in %s; run serve once with this folder, or name the server's own with --data",
		Apart: "--invitation goes with --host, --data, --output and --lang only",

		Title: "Invitation to a training",
		Intro: "You learn by yourself and take a short quiz in a terminal window of your computer, whenever it suits you, and may stop and go on later. Windows 10, Windows 11 and macOS usually need nothing installed.",
		Open:  "Open a terminal window",
		Systems: []string{
			"Windows 10, 11: press the Windows key, type PowerShell, press Enter.",
			"macOS: press Command and the space bar, type Terminal, press Enter.",
			"Linux: open the Terminal application.",
		},
		Type: "Type this line and press Enter", Scan: "The QR code holds this very line, to be copied to another device.",
		Asked:   "The first time, ssh asks whether to trust the server",
		Compare: "Compare the fingerprint on the screen with this line:",
		Answer:  "The same: type yes and press Enter. Different, be it by one letter: type no and tell the organisers. It is not asked again.",
		Learn:   "Learn and take the quiz",
		Steps:   "Use the arrow keys and Enter, or the mouse; ? opens help. In the quiz, write your full name and pick your unit; keep the receipt that you get in the end.",
		Trouble: "If Windows says that there is no command ssh: open Settings, look for Optional features and add OpenSSH Client; or ask whoever looks after your unit's computers.",
		Fill:    []string{"To be done by", "Questions to (name, telephone)"},
	}
}
