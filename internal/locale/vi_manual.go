package locale

func vietnameseManual() Manual {
	return Manual{
		Usage: "Cách dùng:", Commands: "Các lệnh:", Flags: "Tham số:", Examples: "Ví dụ:",
		Switches: "--THAM-SỐ",
		Default:  "(mặc định: %s)",
		More:     "Xem kỹ một lệnh: %s",

		Deck: "BÀI-GIẢNG", Translation: "BẢN-DỊCH", File: "TỆP", Folder: "THƯ-MỤC", Receipt: "MÃ-BIÊN-NHẬN", Who: "TÊN-HOẶC-MÃ", Code: "MÃ-HOẶC-TỆP", Age: "THỜI-HẠN",
		Topic: "LỆNH", Name: "TÊN", Number: "SỐ", Time: "THỜI-GIAN", Text: "CHỮ", Address: "ĐỊA-CHỈ", Host: "MÁY-CHỦ", Networks: "MẠNG",
		Unit: "ĐƠN-VỊ", Day: "NGÀY", Month: "THÁNG", Route: "LỘ-TRÌNH", Briefing: "MÃ-PHÒNG|NGÀY|all",

		Title: "Tập huấn VNeID", Line: "bài giảng và bài kiểm tra về các tiện ích của ứng dụng VNeID, trong cửa sổ dòng lệnh và qua SSH",
		HeadName: "TÊN", Synopsis: "CÚ PHÁP", Description: "MÔ TẢ",
		Environment: "BIẾN MÔI TRƯỜNG", HeadFiles: "TỆP", ExitStatus: "MÃ KẾT THÚC",
		EnvTwin:     "Mỗi tham số có một biến cùng tên viết hoa, dấu - thành _: VNEID_TRAINING_THEME thay cho --theme. Có cả hai thì tham số được dùng.",
		EnvLanguage: "Ngôn ngữ, khi cả --lang và VNEID_TRAINING_LANG không nêu; biến đầu tiên có giá trị được dùng.",
		EnvState:    "Nơi có thư mục dữ liệu nếu --data không nêu: vneid-training trong XDG_STATE_HOME, hoặc trong .local/state của HOME.",
		EnvService:  "Thư mục dữ liệu mà systemd giao cho dịch vụ; serve và doctor dùng.",
		EnvCache:    "Nơi giữ tạm kết quả khi chưa ghi được vào thư mục dữ liệu.",
		EnvRuntime:  "Nơi present --notes và notes tìm thấy nhau.",
		EnvTerminal: "Cửa sổ dòng lệnh vẽ được những gì; với TERM=dumb thì bài hiện ở dạng chữ.",
		EnvColour:   "Có giá trị thì không tô màu.",
		EnvEpoch:    "Thời điểm, tính bằng giây từ năm 1970, mà trang do man in ra ghi làm ngày.",
		FileResults: "Sổ kết quả: mỗi lượt làm bài một dòng, nối với dòng trước bằng mã băm.", FileHead: "Con dấu của sổ. Nên giữ một bản ở nơi khác.",
		FilePeople: "Họ tên, đơn vị, mã cán bộ: nơi duy nhất có họ tên.", FileJournal: "Các bài đang làm dở.",
		FileProgress: "Mỗi người đã học đến đâu.", FileBriefings: "Diễn biến từng buổi tập huấn, mỗi việc một dòng.",
		FileHostKey: "Khóa của máy chủ. Cần sao lưu.", FileCertificate: "Khóa ký giấy xác nhận. Cần sao lưu.",
		Exit0: "Mọi việc tốt đẹp.", Exit1: "Có việc không làm được; một dòng cho biết việc gì và cần làm gì.", Exit2: "Gõ lệnh sai, hoặc không có cửa sổ dòng lệnh để vẽ.",

		Man: "In trang hướng dẫn cho lệnh man", Licences: "In giấy phép của chương trình và của những gì nằm trong đó",

		Example: Examples{
			Present: "bài giảng có sẵn, ngay trong cửa sổ này", Projector: "chữ đen trên nền trắng, cho máy chiếu mờ", Own: "bài giảng tự soạn", Watch: "vừa soạn vừa xem", Pipe: "ở dạng chữ, cho trình đọc màn hình",
			Kiosk: "quên người trước sau hai phút", KioskPasscode: "có mã để thoát",
			Check: "các bài giảng có sẵn", CheckOwn: "bài giảng tự soạn", CheckTwin: "một bài giảng và bản dịch của nó",
			New:   "một bài giảng mẫu trong thư mục mới",
			Serve: "cho mọi người, ở cổng 2222", ServeRoles: "có danh sách ai được dẫn buổi tập huấn, ai được xem báo cáo", ServeLocal: "chỉ trên máy này",
			Results: "sổ kết quả có còn đúng như đã ghi không?", ResultsHead: "mã băm ghi lại tháng trước có còn trong sổ không?", Repair: "chuyển phần hỏng do mất điện ra nơi khác",
			People: "đang giữ những gì về một người", Show: "đang giữ những gì về một người", Export: "bản sao, để đưa cho người đó", Correct: "sửa một họ tên viết sai", Erase: "xóa dữ liệu của một người", Accept: "cho tính một lượt làm quá nhanh", Unlock: "mở lại bài đang dở bị gõ sai mã nhiều lần",
			Prune: "xóa họ tên đã giữ hai năm", PruneDry: "chỉ cho biết sẽ xóa những gì",
			Report: "ngay trong cửa sổ này", ReportLeft: "ai chưa hoàn thành, để mở bằng bảng tính", ReportSheet: "một tệp Excel cho văn phòng", Remind: "ai cần được hỏi lại một tuần sau khi đạt", Briefing: "kết quả các buổi tập huấn trong một ngày",
			Notes: "của bài đang trình chiếu", NotesName: "khi có nhiều bài đang trình chiếu",
			Certificate: "tệp PDF cho một bài đạt", PublicKey: "khóa để người khác kiểm tra",
			VerifyFile: "tệp PDF do người khác gửi", VerifyText: "một mã, với khóa công khai của nơi cấp",
			Handout: "tài liệu phát tay để in", HandoutOf: "chỉ ba bài", TakeOut: "bài giảng có sẵn, để sửa thành bài của mình", Gift: "bộ câu hỏi, cho Moodle",
			Import: "lấy câu hỏi từ Moodle vào một thư mục mới",
			Doctor: "trước buổi tập huấn", DoctorServer: "trước khi chạy máy chủ",
			Deploy: "tệp dịch vụ của máy chủ", DeploySocket: "cổng của nó",
			DatabaseCheck: "cơ sở dữ liệu có dùng được không?", DatabaseImport: "những gì thư mục có, vào cơ sở dữ liệu", DatabaseMigrate: "tạo các bảng, trước khi chạy máy chủ đầu tiên", DatabaseExport: "một thư mục để lưu trữ",
			KeysExport: "trên máy chủ đang chạy", KeysImport: "trên máy chủ mới, trước khi chạy lần đầu",
			Help: "về một lệnh", Completion: "cho phiên dòng lệnh này", Man: "đọc ngay", Licences: "đọc",
		},
	}
}
