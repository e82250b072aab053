package locale

func vietnameseServer() Server {
	return Server{
		Home: "màn hình chính", Learn: "học từ trang đầu", Quiz: "làm bài kiểm tra", Plain: "đọc bài ở dạng chữ, cho trình đọc màn hình", Version: "phiên bản của chương trình", Help: "các lệnh ở đây",
		HelpTitle:     "Các lệnh qua SSH, ở %s:",
		NoTrainer:     "Chỉ giảng viên có tên trong danh sách mới dẫn được buổi tập huấn.",
		TrainerNoKey:  "Anh, chị chưa dùng khóa SSH nào. Xin tạo khóa bằng lệnh ssh-keygen, gửi tệp có đuôi .pub cho người quản trị máy chủ để thêm vào danh sách giảng viên (serve --trainers), rồi gõ lại: ssh -t %s lead",
		TrainerKey:    "Khóa đang dùng: %s\nXin gửi tệp .pub của khóa này cho người quản trị máy chủ để thêm vào danh sách giảng viên (serve --trainers), rồi gõ lại: ssh -t %s lead",
		HowTo:         "Xin mở từ một cửa sổ dòng lệnh: ssh %s",
		NeedsTerminal: "Màn hình này cần một cửa sổ dòng lệnh. Xin thêm -t: ssh -t %s …",
		Dumb:          "Cửa sổ này (TERM=%s) không vẽ được màn hình. Xin dùng một cửa sổ dòng lệnh khác.",
		Unknown:       "Không có lệnh “%s”. Xem các lệnh: ssh %s help",
		Full:          "Lớp đang đủ %d người. Xin quay lại sau ít phút.",
		Crowded:       "Từ mạng của anh, chị đã có %d người đang học. Xin quay lại sau ít phút.",
		Busy:          "Máy chủ đang bận. Xin quay lại sau một phút.",
		IdleSoon:      "Anh, chị còn ở đó không? Nhấn phím bất kỳ để ở lại, còn %d giây.",
		Idle:          "Phiên đã đóng vì %d phút không có phím nào được nhấn.",
		TooLong:       "Phiên đã đóng vì kéo dài quá %d giờ.",
		GaveWay:       "Đã hết chỗ nên phiên này, lúc đó không thao tác gì, nhường chỗ cho người khác. Xin quay lại sau ít phút.",
		Drained:       "Máy chủ đang khởi động lại. Xin quay lại sau một phút.",
		Crashed:       "Xin lỗi, chương trình gặp lỗi và phải đóng phiên này. Bài đang làm được giữ lại; xin mời vào lại.",
		NoKey:         "Không có khóa SSH? Xin gõ: %s",
		MembersOnly:   "Chỉ khóa SSH trong danh sách mới vào được đây. Xin gửi khóa công khai của anh, chị cho người tổ chức.",
		Fell:          "Xin lỗi, màn hình vừa rồi gặp lỗi. Những gì đã trả lời được giữ lại; xin mời làm tiếp từ đây.",
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
		Stall: "bên kia không nhận dữ liệu lâu chừng này thì cắt kết nối", KeepAlive: "im lặng lâu chừng này thì hỏi lại; ba lần không đáp thì cắt kết nối", Quizzes: "số bài kiểm tra được bắt đầu trong một giờ từ một địa chỉ, của người chưa ai xác nhận", Attempts: "số lượt mỗi người được bắt đầu trong một ngày (0: không giới hạn)", Floor: "đĩa còn trống ít hơn chừng này MiB thì người lạ chưa làm bài được",
		Unfinished: "giữ bài làm dở không ai làm tiếp chừng này", Drain: "khi dừng, chờ người đang làm bài kiểm tra tối đa chừng này",
		InputRate: "số byte mỗi giây nhận từ một người", OutputRate: "số byte mỗi giây gửi cho một người",
		Columns: "số cột lớn nhất được vẽ", Rows: "số dòng lớn nhất được vẽ",
		LogFormat: "dạng nhật ký: text hoặc json", LogAddress: "địa chỉ trong nhật ký: full, /24 hoặc none",
		Admin:       "địa chỉ cho /metrics và /healthz, ví dụ 127.0.0.1:9222",
		AdminRemote: "cho phép --admin ở địa chỉ ngoài máy này", Proxy: "các mạng mà tiêu đề PROXY được tin, ví dụ 10.0.0.0/8",
		Web: "địa chỉ nhận trình duyệt, ví dụ :443; để trống là không nhận", WebHost: "tên miền mà trình duyệt gõ; có tên thì tự xin chứng chỉ HTTPS", WebCert: "tệp chứng chỉ HTTPS (PEM)", WebKey: "tệp khóa của chứng chỉ (PEM)",
		WebProxy: "chỉ nhận trình duyệt qua máy chủ đứng trước ở các mạng này, bằng HTTP", WebPlain: "cho phép --web không mã hóa ở địa chỉ ngoài máy này",
		Data: "thư mục lưu kết quả và khóa máy chủ",
	}
}

func vietnameseDoctor() Doctor {
	return Doctor{
		Terminal: "Cửa sổ dòng lệnh", Data: "Thư mục dữ liệu", HostKey: "Khóa của máy chủ", Roles: "Ai được vào", Port: "Cổng", Keyboard: "Bàn phím, bút trình chiếu",
		NoTerminal: "Đây không phải cửa sổ dòng lệnh: không xem được cỡ. Xin chạy lại ngay trong cửa sổ sẽ trình chiếu.",
		TooSmall:   "Cỡ %d×%d: nhỏ quá. Xin kéo rộng ra ít nhất %d×%d.", Small: "Cỡ %d×%d: dùng được, nhưng nên từ %d×%d trở lên.", Size: "Cỡ %d×%d.",
		Dumb:     "TERM=%q: không vẽ được màn hình, bài sẽ hiện ở dạng chữ. Cần màn hình thì dùng cửa sổ dòng lệnh khác.",
		NoColour: "NO_COLOR đang bật: hiện không màu.", Colours: "Màu: %s.", FewColours: "Màu: %s. Nếu cửa sổ có nhiều màu hơn, xin đặt TERM=xterm-256color hoặc COLORTERM=truecolor.",
		UTF8: "Bảng mã %s.", NotUTF8: "Bảng mã %q không phải UTF-8: chữ có dấu có thể hỏng. Xin đặt LANG=vi_VN.UTF-8.",
		Letters: "Các chữ sau phải hiện đủ dấu, mỗi chữ một ô; nếu không, xin đổi phông chữ: DejaVu Sans Mono, Noto Sans Mono và JetBrains Mono hiện đủ; Liberation Mono cắt mất dấu ở trên:",
		NoData:  "Không dùng được: %v", Made: "Đã tạo %s và ghi thử được.", Writes: "Ghi thử được vào %s.",
		OpenToOthers: "Quyền %04o: người khác trên máy đọc được. Xin chạy: chmod 700 %s", Private: "Quyền %04o: chỉ người dùng này vào được.",
		NoSpaceKnown: "Không rõ còn bao nhiêu chỗ: %v", Full: "Chỉ còn %d MiB: xin dọn ổ đĩa trước buổi tập huấn.", NearlyFull: "Còn %d MiB: nên dọn ổ đĩa sớm.", Space: "Còn %d MiB.",
		Pending: "Có %d bài đang làm dở; ai mở lại thì làm tiếp được.",
		Files:   "Được mở %d tệp cùng lúc.", FewFiles: "Chỉ được mở %d tệp cùng lúc, cần %d cho %d phiên. Xin tăng LimitNOFILE (systemd) hoặc ulimit -n, hoặc giảm --max-sessions.",
		NoHostKey: "Chưa có khóa trong %s; lần chạy serve đầu tiên sẽ tạo và in ra.", Fingerprint: "Dấu nhận dạng khóa, để in lên trang chiếu: %s",
		Members: "Thành viên", Everybody: "không có danh sách, ai cũng vào được",
		Trainers: "Giảng viên", NoTrainers: "không có danh sách, không ai dẫn được buổi tập huấn qua SSH (--trainers TỆP)",
		Organisers: "Người tổ chức", NoOrganisers: "không có danh sách, không ai xem được báo cáo qua SSH (--organisers TỆP)",
		NoList: "%s: không đọc được danh sách: %v", EmptyList: "%s: danh sách %s không có khóa nào.", Keys: "%s: %d khóa trong %s.",
		Skipped: "%s, dòng %d không phải khóa: bị bỏ qua. Xin sửa dòng đó.",
		Taken:   "%s không dùng được: %v. Có thể máy chủ đang chạy; nếu không, xin chọn cổng khác bằng --listen.", Free: "%s còn trống.",
		Web: "Cửa cho trình duyệt", WebTaken: "%s không dùng được: %v. Có thể máy chủ đang chạy; nếu không, xin chọn cổng khác bằng --web.",
		WebPair:   "Chứng chỉ %s và khóa %s không đi với nhau được: một tệp bị hỏng, hoặc khóa này của chứng chỉ khác.",
		WebNotYet: "Chứng chỉ %s chỉ dùng được từ ngày %s. Xin xem lại đồng hồ của máy, hoặc xin chứng chỉ khác.", WebEnded: "Chứng chỉ %s đã hết hạn ngày %s. Xin gia hạn.",
		WebOther: "Chứng chỉ %s không có tên %s: trình duyệt sẽ báo không an toàn. Xin chứng chỉ có tên đó, hoặc sửa --web-host.",
		WebSoon:  "Chứng chỉ sắp hết hạn, ngày %s. Xin gia hạn sớm.", WebGood: "Chứng chỉ dùng được đến ngày %s.",
		WebAsks:  "Chứng chỉ cho %s sẽ được xin ở Let's Encrypt khi có người vào lần đầu: tên này phải dẫn đến máy này, và cổng 443 phải vào được từ Internet.",
		WebPlain: "Trang không mã hóa ở máy này: chỉ nên dùng sau máy chủ có mã hóa.", WebHere: "Trang không mã hóa, chỉ mở được trên chính máy này.",
		Sick:      "có chỗ sẽ không chạy được, xem các dòng ✗ ở trên",
		PressKeys: "Xin nhấn từng nút của bút trình chiếu, từng phím cần thử. Nhấn q để thôi.", KeyNothing: "không làm gì trên trang chiếu",
	}
}

func vietnameseKeyFile() KeyFile {
	return KeyFile{
		Short:      "Chuyển khóa của máy chủ sang máy khác",
		Export:     "Ghi các khóa vào một tệp có mật khẩu",
		Import:     "Đưa các khóa trong tệp đó vào thư mục dữ liệu",
		Passphrase: "tệp có mật khẩu ở dòng đầu (mặc định: hỏi)",
		Replace:    "thay các khóa khác đang có",
		Ask:        "Mật khẩu của tệp khóa: ",
		Again:      "Gõ lại mật khẩu: ",
		Exported:   "Đã ghi khóa máy chủ, khóa ký giấy xác nhận và khóa tạo mã học viên vào %s. Hãy giữ tệp và mật khẩu ở hai nơi.",
		Imported:   "Đã đưa các khóa vào %s. Máy chủ dùng các khóa này từ lần chạy sau.",
		Same:       "%s đã có đúng các khóa này, không cần làm gì.",
	}
}

func vietnameseDatabase() Database {
	return Database{
		Short:      "Trông coi cơ sở dữ liệu mà nhiều máy chủ dùng chung",
		Import:     "Đưa một thư mục dữ liệu vào cơ sở dữ liệu",
		Export:     "Đưa cơ sở dữ liệu ra một thư mục dữ liệu mới",
		Migrate:    "Tạo các bảng, hoặc nâng các bảng lên bản mới",
		Check:      "Xem cơ sở dữ liệu có dùng được không",
		Flag:       "cơ sở dữ liệu PostgreSQL thay cho thư mục dữ liệu, dạng postgres://MÁY-CHỦ/TÊN-CSDL; khi đó thư mục chỉ giữ các khóa (mật khẩu: PGPASSWORD hoặc ~/.pgpass)",
		Imported:   "Đã đưa vào %s: sổ kết quả %d dòng, %d bài đang làm dở, %d buổi trực tiếp, tiến độ của %d người học.",
		Exported:   "Đã đưa ra %s: sổ kết quả %d dòng, %d bài đang làm dở, %d buổi trực tiếp, tiến độ của %d người học.",
		There:      "%d tệp đã có sẵn ở đó.",
		Other:      "! %s trong cơ sở dữ liệu khác với trong thư mục; bản trong cơ sở dữ liệu được giữ.",
		Ahead:      "Cơ sở dữ liệu đã có đủ sổ kết quả của thư mục và đã ghi tiếp: không còn gì để đưa vào.",
		NoKeys:     "! Trong %s chưa có khóa: trước khi ghi vào thư mục này, hãy lấy khóa ở một máy chủ bằng vneid-training keys export rồi keys import vào đây.",
		NotEmpty:   "%s không trống; hãy nêu một thư mục mới",
		NotTheSame: "sổ kết quả có %d dòng mà nay thành %d: chưa thay đổi gì",
		Migrated:   "Đã nâng các bảng: %d bước.",
		Current:    "Các bảng đúng bản mới nhất (bước %d).",
		Answers:    "%s trả lời và ghi được: PostgreSQL %s.",
		Holds:      "Trong đó có %d tệp với %d dòng, tất cả %s.",
		Waits:      "Mỗi kết quả có ở máy chủ thứ hai rồi mới tính là đã ghi.",
		Alone:      "Không có máy chủ thứ hai cùng ghi: mất máy này là mất những gì chưa có bản sao lưu.",
		Reader:     "Vai trò vneid_reader đọc được v_attempts, v_units và v_items.",
		NoReader:   "Chưa có vai trò vneid_reader: ai muốn hỏi bằng SQL thì tạo vai trò ấy (CREATE ROLE vneid_reader LOGIN) rồi chạy lại database migrate.",
	}
}
