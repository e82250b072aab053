package locale

// Server is what the SSH server says to people who come to it.
type Server struct {
	Home, Learn, Quiz, Plain, Version, Help string // summaries of its commands
	HelpTitle                               string // %s host
	HowTo                                   string // %s host
	NeedsTerminal                           string // %s host
	Dumb                                    string // %s terminal type
	Unknown                                 string // %s command, %s host
	Full                                    string // %d sessions
	Crowded                                 string // %d sessions
	Busy                                    string
	IdleSoon                                string // %d seconds
	Idle                                    string // %d minutes
	TooLong                                 string // %d hours
	Drained                                 string
	Crashed                                 string
}

// Serve holds the command line's help of serve.
type Serve struct {
	Short                                                            string
	Listen, Host, Members, Trainers, Organisers, NewHostKey          string
	Sessions, PerAddress, Connects, Handshakes, Channels             string
	Login, Trust, Idle, Session, Stall, KeepAlive, Drain             string
	InputRate, OutputRate, Columns, Rows                             string
	LogFormat, LogAddress, Renderer, Admin, AdminRemote, Proxy, Data string
}

func vietnameseServer() Server {
	return Server{
		Home: "màn hình chính", Learn: "học từ trang đầu", Quiz: "làm bài kiểm tra", Plain: "đọc bài ở dạng chữ, cho trình đọc màn hình", Version: "phiên bản của chương trình", Help: "các lệnh ở đây",
		HelpTitle:     "Tiện ích VNeID qua SSH, ở %s:",
		HowTo:         "Xin mở từ một cửa sổ dòng lệnh: ssh %s",
		NeedsTerminal: "Màn hình này cần một cửa sổ dòng lệnh. Xin thêm -t: ssh -t %s …",
		Dumb:          "Cửa sổ này (TERM=%s) không vẽ được màn hình. Xin dùng một cửa sổ dòng lệnh khác.",
		Unknown:       "Không có lệnh “%s”. Xem các lệnh: ssh %s help",
		Full:          "Lớp đang đủ %d người. Xin quay lại sau ít phút.",
		Crowded:       "Từ mạng của anh, chị đã có %d người đang học. Xin quay lại sau ít phút.",
		Busy:          "Máy chủ đang bận. Xin quay lại sau một phút.",
		IdleSoon:      "Anh, chị còn ở đó không? Nhấn phím bất kỳ để ở lại, còn %d giây.",
		Idle:          "Phiên đã đóng vì %d phút không có phím nào được nhấn. Bài đang làm được giữ lại; xin mời vào lại để làm tiếp.",
		TooLong:       "Phiên đã đóng vì kéo dài quá %d giờ. Bài đang làm được giữ lại; xin mời vào lại để làm tiếp.",
		Drained:       "Máy chủ đang khởi động lại. Bài đang làm được giữ lại; xin quay lại sau một phút.",
		Crashed:       "Xin lỗi, chương trình gặp lỗi và phải đóng phiên này. Bài đang làm được giữ lại; xin mời vào lại.",
	}
}

func englishServer() Server {
	return Server{
		Home: "the home screen", Learn: "learn from the first slide", Quiz: "take the quiz", Plain: "the course as text, for screen readers", Version: "the program's version", Help: "the commands here",
		HelpTitle:     "The utilities of VNeID over SSH, at %s:",
		HowTo:         "Please come from a terminal: ssh %s",
		NeedsTerminal: "This screen needs a terminal. Please add -t: ssh -t %s …",
		Dumb:          "This terminal (TERM=%s) can't draw the screens. Please use another one.",
		Unknown:       "There is no command “%s”. The commands: ssh %s help",
		Full:          "The class is full, %d people. Please come back in a few minutes.",
		Crowded:       "There are %d people from your network already. Please come back in a few minutes.",
		Busy:          "The server is busy. Please come back in a minute.",
		IdleSoon:      "Are you still there? Press any key to stay, %d seconds are left.",
		Idle:          "The session ended after %d minutes without a key. A quiz under way is kept; please come back to go on.",
		TooLong:       "The session ended after %d hours. A quiz under way is kept; please come back to go on.",
		Drained:       "The server is restarting. A quiz under way is kept; please come back in a minute.",
		Crashed:       "Sorry, something went wrong and this session had to end. A quiz under way is kept; please come back.",
	}
}

func vietnameseServe() Serve {
	return Serve{
		Short:  "Phục vụ bài giảng và bài kiểm tra qua SSH",
		Listen: "địa chỉ nhận kết nối", Host: "tên máy chủ mà mọi người gõ sau ssh, dùng trong lời nhắn",
		Members:    "tệp authorized_keys: chỉ những người này được vào",
		Trainers:   "tệp authorized_keys: những người được dẫn buổi tập huấn",
		Organisers: "tệp authorized_keys: những người được xem báo cáo",
		NewHostKey: "tạo khóa máy chủ mới khi thư mục đã có dữ liệu nhưng không có khóa",
		Sessions:   "số người cùng lúc", PerAddress: "số người cùng lúc từ một địa chỉ", Connects: "số kết nối mới mỗi phút từ một địa chỉ",
		Handshakes: "số kết nối cùng lúc chưa vào xong", Channels: "số phiên cùng lúc trên một kết nối",
		Login: "thời gian để vào xong", Trust: "thời gian để người dùng trả lời có tin khóa của máy chủ không, ở lần vào đầu tiên", Idle: "không nhấn phím lâu chừng này thì đóng phiên", Session: "thời gian tối đa của một phiên",
		Stall: "bên kia không nhận dữ liệu lâu chừng này thì cắt kết nối", KeepAlive: "im lặng lâu chừng này thì hỏi lại; ba lần không đáp thì cắt kết nối", Drain: "khi dừng, chờ người đang làm bài kiểm tra tối đa chừng này",
		InputRate: "số byte mỗi giây nhận từ một người", OutputRate: "số byte mỗi giây gửi cho một người",
		Columns: "số cột lớn nhất được vẽ", Rows: "số dòng lớn nhất được vẽ",
		LogFormat: "dạng nhật ký: text hoặc json", LogAddress: "địa chỉ trong nhật ký: full, /24 hoặc none",
		Renderer: "cách vẽ màn hình: paint hoặc stock", Admin: "địa chỉ cho /metrics và /healthz, ví dụ 127.0.0.1:9222",
		AdminRemote: "cho phép --admin ở địa chỉ ngoài máy này", Proxy: "các mạng mà tiêu đề PROXY được tin, ví dụ 10.0.0.0/8",
		Data: "thư mục lưu kết quả và khóa máy chủ",
	}
}

func englishServe() Serve {
	return Serve{
		Short:  "Serve the course and the quiz over SSH",
		Listen: "address to take connections on", Host: "the name that people type after ssh, for messages",
		Members:    "authorized_keys file: only these people may come in",
		Trainers:   "authorized_keys file: who may lead briefings",
		Organisers: "authorized_keys file: who may read reports",
		NewHostKey: "make a host key for a folder that holds data but no key",
		Sessions:   "connections at once", PerAddress: "connections at once from one address", Connects: "new connections a minute from one address",
		Handshakes: "connections at once that have not logged in", Channels: "sessions at once on one connection",
		Login: "time to log in", Trust: "time for a person to say whether they trust the host key, on the first visit", Idle: "a session without a key for so long ends", Session: "the longest time of a session",
		Stall: "a client that reads nothing for so long is cut off", KeepAlive: "a client silent for so long is asked whether it is there; after three times it is cut off", Drain: "when stopping, wait so long for a quiz under way",
		InputRate: "bytes a second taken from a client", OutputRate: "bytes a second sent to a client",
		Columns: "most columns that are drawn", Rows: "most rows that are drawn",
		LogFormat: "form of the log: text or json", LogAddress: "addresses in the log: full, /24 or none",
		Renderer: "what draws the screens: paint or stock", Admin: "address of /metrics and /healthz, such as 127.0.0.1:9222",
		AdminRemote: "let --admin be an address outside this machine", Proxy: "networks whose PROXY header is believed, such as 10.0.0.0/8",
		Data: "folder of results and the host key",
	}
}
