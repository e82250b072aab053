package locale

// Doctor words what doctor finds, and what to do about it.
type Doctor struct {
	Terminal, Data, HostKey, Roles, Port, Keyboard string

	NoTerminal         string
	TooSmall, Small    string // %d columns, %d rows; %d, %d wanted
	Size               string // %d columns, %d rows
	Dumb               string // %s TERM
	NoColour           string
	Colours            string // %s colours
	FewColours         string // %s colours
	UTF8, NotUTF8      string // %s locale
	Letters            string
	NoData             string // %v error
	Made, Writes       string // %s folder
	OpenToOthers       string // %04o mode, %s folder
	Private            string // %04o mode
	NoSpaceKnown       string // %v error
	Full, NearlyFull   string // %d MiB
	Space              string // %d MiB
	Pending            string // %d attempts
	NoHostKey          string // %s folder
	Fingerprint        string // %s fingerprint
	Members, Everybody string
	Trainers           string
	NoTrainers         string
	Organisers         string
	NoOrganisers       string
	NoList             string // %s role, %v error
	EmptyList          string // %s role, %s file
	Keys               string // %s role, %d keys, %s file
	Skipped            string // %s file, %d line
	Taken              string // %s address, %v error
	Free               string // %s address
	Sick               string
	PressKeys          string
	KeyNothing         string
}

func vietnameseDoctor() Doctor {
	return Doctor{
		Terminal: "Cửa sổ dòng lệnh", Data: "Thư mục dữ liệu", HostKey: "Khóa của máy chủ", Roles: "Ai được vào", Port: "Cổng", Keyboard: "Bàn phím, bút trình chiếu",
		NoTerminal: "Đây không phải cửa sổ dòng lệnh: không xem được cỡ. Xin chạy lại ngay trong cửa sổ sẽ trình chiếu.",
		TooSmall:   "Cỡ %d×%d: nhỏ quá. Xin kéo rộng ra ít nhất %d×%d.", Small: "Cỡ %d×%d: dùng được, nhưng nên từ %d×%d trở lên.", Size: "Cỡ %d×%d.",
		Dumb:     "TERM=%q: không vẽ được màn hình, bài sẽ hiện ở dạng chữ. Cần màn hình thì dùng cửa sổ dòng lệnh khác.",
		NoColour: "NO_COLOR đang bật: hiện không màu.", Colours: "Màu: %s.", FewColours: "Màu: %s. Nếu cửa sổ có nhiều màu hơn, xin đặt TERM=xterm-256color hoặc COLORTERM=truecolor.",
		UTF8: "Bảng mã %s.", NotUTF8: "Bảng mã %q không phải UTF-8: chữ có dấu có thể hỏng. Xin đặt LANG=vi_VN.UTF-8.",
		Letters: "Các chữ sau phải hiện đủ dấu, mỗi chữ một ô; nếu không, xin đổi phông chữ:",
		NoData:  "Không dùng được: %v", Made: "Đã tạo %s và ghi thử được.", Writes: "Ghi thử được vào %s.",
		OpenToOthers: "Quyền %04o: người khác trên máy đọc được. Xin chạy: chmod 700 %s", Private: "Quyền %04o: chỉ người dùng này vào được.",
		NoSpaceKnown: "Không rõ còn bao nhiêu chỗ: %v", Full: "Chỉ còn %d MiB: xin dọn ổ đĩa trước buổi tập huấn.", NearlyFull: "Còn %d MiB: nên dọn ổ đĩa sớm.", Space: "Còn %d MiB.",
		Pending:   "Có %d bài đang làm dở; ai mở lại thì làm tiếp được.",
		NoHostKey: "Chưa có khóa trong %s; lần chạy serve đầu tiên sẽ tạo và in ra.", Fingerprint: "Vân tay để in lên trang chiếu: %s",
		Members: "Thành viên", Everybody: "không có danh sách, ai cũng vào được",
		Trainers: "Giảng viên", NoTrainers: "không có danh sách, không ai dẫn được buổi tập huấn qua SSH (--trainers FILE)",
		Organisers: "Người tổ chức", NoOrganisers: "không có danh sách, không ai xem được báo cáo qua SSH (--organisers FILE)",
		NoList: "%s: không đọc được danh sách: %v", EmptyList: "%s: danh sách %s không có khóa nào.", Keys: "%s: %d khóa trong %s.",
		Skipped: "%s, dòng %d không phải khóa: bị bỏ qua. Xin sửa dòng đó.",
		Taken:   "%s không dùng được: %v. Có thể máy chủ đang chạy; nếu không, xin chọn cổng khác bằng --listen.", Free: "%s còn trống.",
		Sick:      "có chỗ sẽ không chạy được, xem các dòng ✗ ở trên",
		PressKeys: "Xin nhấn từng nút của bút trình chiếu, từng phím cần thử. Nhấn q để thôi.", KeyNothing: "không làm gì trên trang chiếu",
	}
}

func englishDoctor() Doctor {
	return Doctor{
		Terminal: "Terminal", Data: "Data folder", HostKey: "Host key", Roles: "Who may come in", Port: "Port", Keyboard: "Keyboard, presentation remote",
		NoTerminal: "This is no terminal: its size can't be seen. Please run this again in the very window that will be shown.",
		TooSmall:   "Size %d×%d: too small. Please make it at least %d×%d.", Small: "Size %d×%d: works, but %d×%d or more is better.", Size: "Size %d×%d.",
		Dumb:     "TERM=%q: can't be drawn on, the course comes as text. Use another terminal if it is to be shown.",
		NoColour: "NO_COLOR is set: shown without colours.", Colours: "Colours: %s.", FewColours: "Colours: %s. If the terminal has more, set TERM=xterm-256color or COLORTERM=truecolor.",
		UTF8: "Character set %s.", NotUTF8: "Character set %q is not UTF-8: letters with marks may break. Please set LANG=vi_VN.UTF-8.",
		Letters: "These letters must show all their marks, each in one cell; if not, change the font:",
		NoData:  "Can't be used: %v", Made: "Made %s; a trial write worked.", Writes: "A trial write in %s worked.",
		OpenToOthers: "Mode %04o: others on this machine may read it. Run: chmod 700 %s", Private: "Mode %04o: open to this user only.",
		NoSpaceKnown: "The free space is not known: %v", Full: "Only %d MiB are free: clear the disk before the briefing.", NearlyFull: "%d MiB are free: clear the disk soon.", Space: "%d MiB are free.",
		Pending:   "%d attempts are under way; whoever comes back can go on.",
		NoHostKey: "There is no key in %s yet; the first serve makes one and prints it.", Fingerprint: "Fingerprint to print on the slide: %s",
		Members: "Members", Everybody: "no list, everybody may come in",
		Trainers: "Trainers", NoTrainers: "no list, nobody can lead a briefing over SSH (--trainers FILE)",
		Organisers: "Organisers", NoOrganisers: "no list, nobody can read reports over SSH (--organisers FILE)",
		NoList: "%s: the list can't be read: %v", EmptyList: "%s: the list %s holds no key.", Keys: "%s: %d keys in %s.",
		Skipped: "%s, line %d is no key and is skipped. Please mend it.",
		Taken:   "%s can't be used: %v. The server may be running; if not, choose another port with --listen.", Free: "%s is free.",
		Sick:      "something will not work, see the lines with ✗ above",
		PressKeys: "Press each button of the remote and each key to be tried. Press q to end.", KeyNothing: "does nothing on a slide",
	}
}
