package locale

func vietnameseReport() Report {
	return Report{
		Short:  "Báo cáo cho người tổ chức: tiến độ, câu hỏi khó, chất lượng dữ liệu",
		Format: "dạng kết quả: text, csv, json, jsonl, xlsx, html hoặc xapi",
		Roster: "danh sách phải tập huấn (CSV: unit,name,code); dấu - đọc từ đầu vào chuẩn",
		Due:    "hạn hoàn thành: 2026-11-30 hoặc 30/11/2026",
		Unit:   "chỉ báo cáo một đơn vị (mã hoặc tên)",
		Deck:   "thư mục bài giảng có câu hỏi và đơn vị (mặc định: bài có sẵn)",
		Table:  "chỉ in một bảng: summary, units, people, left, days, weeks, scores, routes, utilities, heat, items, options, wrong, tries, hasty hoặc quality",

		Since: "các lượt làm bài từ ngày này: 2026-11-01 hoặc 01/11/2026; báo cáo so với bấy nhiêu ngày trước đó",
		Until: "các lượt làm bài đến hết ngày này", Separator: "dấu cách cột của csv: dấu phẩy cho chương trình khác; ; hoặc tab cho bảng tính, với dấu phẩy thập phân",

		Title: "Báo cáo tập huấn", Of: "Đơn vị: %s", Made: "Lập lúc %s (giờ Việt Nam)",
		Deadline: "Hạn hoàn thành: %s, còn %d ngày", DeadlineGone: "Hạn hoàn thành: %s, đã qua %d ngày", DeadlineToday: "Hạn hoàn thành: hôm nay, %s",
		Tables: ReportTables{
			People: "Ai đã đạt", Weeks: "Hoàn thành theo tuần",
			Summary: "Tổng quan", Units: "Tiến độ theo đơn vị", Left: "Ai chưa hoàn thành", Days: "Hoàn thành theo ngày",
			Scores: "Phân bố điểm", Routes: "Theo lộ trình", Utilities: "Tiện ích cần giảng lại", Heat: "Bản đồ nhiệt: tiện ích theo đơn vị",
			Items: "Phân tích câu hỏi", Options: "Phương án được chọn", Wrong: "Điều hay hiểu nhầm", Matrix: "Bản đồ nhiệt (%)", Hasty: "Lượt làm quá nhanh chờ xác nhận", Tries: "Số lượt làm cho đến khi đạt", Quality: "Chất lượng dữ liệu",
		},
		Columns: ReportColumns{
			PassedAt: "Đạt lúc", Score: "Điểm", Receipt: "Mã biên nhận", Proof: "Danh tính", PassedIn: "Đạt ở", Listed: "Có tên", Monday: "Tuần từ thứ Hai",
			Route: "Mã lộ trình", RouteTitle: "Lộ trình",
			Measure: "Chỉ số", Value: "Giá trị",
			Unit: "Mã đơn vị", UnitName: "Đơn vị", People: "Số người", Started: "Đã làm", Passed: "Đạt", PassedShare: "Tỷ lệ đạt",
			Best: "Điểm cao nhất", MeanBest: "Điểm trung bình", Last: "Lần cuối",
			Name: "Họ và tên", Code: "Mã cán bộ", State: "Tình trạng", Attempts: "Số lượt",
			Day: "Ngày", Total: "Lũy kế", TotalShare: "Tỷ lệ lũy kế", InTime: "Trong hạn",
			From: "Từ", To: "Đến", First: "Lượt đầu", BestPeople: "Điểm cao nhất của mỗi người",
			Level: "Mức", Item: "Số", Topic: "Bài", N: "n", Right: "Đúng", Share: "Tỷ lệ",
			Low: "KTC 95 % dưới", High: "KTC 95 % trên",
			Question: "Câu hỏi", Revision: "Bản", Edition: "Ngôn ngữ", Type: "Loại", Text: "Nội dung", Skipped: "Bỏ trống",
			Facility: "Tỷ lệ đúng", Rest: "Tương quan", UpperLower: "D", Seconds: "Giây (trung vị)", Flags: "Lưu ý", Sure: "Đủ dữ liệu",
			Option: "Phương án", OptionText: "Nội dung phương án", Correct: "Là đáp án", Of: "Trên",
			Explain: "Giải thích", Slide: "Trang", SlideTitle: "Tên trang",
			File: "Tệp", Bytes: "Byte", Lines: "Dòng", Counted: "Được tính", Torn: "Dòng hỏng", Unknown: "Dòng lạ", Newer: "Bản mới hơn",
			Corrections: "Dòng đính chính", Duplicates: "Trùng", Previews: "Làm thử", Voided: "Đã hủy", Erased: "Đã xóa",
			Ended: "Làm xong lúc", Farmed: "Từ 5 lượt trong một giờ", Hasty: "Quá nhanh, chờ xác nhận",
			Nameless: "Không rõ học viên", Breaks: "Đứt chuỗi", Changed: "Dòng bị sửa", Missing: "Dòng bị thiếu", Unsealed: "Không có dấu",
		},
		Flags: ReportFlags{
			WrongKey: "đáp án có thể sai?", Weak: "ít phân biệt người nắm bài", TooEasy: "quá dễ", TooHard: "quá khó", UnusedOption: "phương án không ai chọn",
		},
		States: ReportStates{NotStarted: "chưa làm", NotPassed: "chưa đạt", SameName: "trùng tên với người đã đạt", PassedIn: "trùng tên với người đã đạt ở %s"},
		Types:  ReportTypes{Single: "một đáp án", Multiple: "nhiều đáp án", TrueFalse: "đúng sai", Order: "sắp xếp", Tap: "chạm màn hình"},
		Totals: ReportTotals{Others: "Đạt nhưng không có trong danh sách",
			People: "Số người cần tập huấn", Started: "Đã làm bài", Passed: "Đạt", Vouched: "Đạt, danh tính được xác nhận", SameKey: "Đạt, cùng một khóa", Typed: "Đạt, họ tên tự khai", Farmed: "Đạt sau ít nhất 5 lượt trong một giờ", InTime: "Đạt trong hạn", Attempts: "Số lượt làm bài",
			Tests: "Lượt đầu được phân tích", Mean: "Đúng ở lượt đầu", Alpha: "Độ tin cậy (α)", Length: "Số câu mỗi lượt", Last: "Lần cuối có người làm",
		},
		Proof: ReportProofs{Vouched: "được xác nhận", SameKey: "cùng một khóa", Typed: "tự khai"},
		Verbs: ReportVerbs{Answered: "đã trả lời", Completed: "đã hoàn thành", Passed: "đạt", Failed: "chưa đạt", Quiz: "Bài kiểm tra"},
		Yes:   "có", No: "không",

		Empty:    "Chưa có lượt làm bài nào được tính.",
		NoRoster: "Muốn biết ai chưa làm, xin thêm --roster DANH_SACH.csv.", AllPassed: "Mọi người trong danh sách đều đã đạt.",
		Nobody: "Chưa ai làm: %s", Level: "%d.%d",
		HeatKey:  "Số lớn là phần trăm đúng ở lượt đầu (từ 10 câu trả lời), số nhỏ là số câu trả lời.",
		HeatHint: "Số trong ô là phần trăm đúng ở lượt đầu; ( ) là số câu trả lời khi chưa đủ 10.",
		ItemHint: "Chỉ tính lượt đầu. KTC: khoảng tin cậy 95 % (Wilson). r: tương quan với các câu còn lại. D: 27 % cao nhất trừ 27 % thấp nhất.",
		Unsure:   "*", UnsureHint: "* n < 30, chưa chắc; n < 10 chỉ đếm.",
		None: "Không có phương án sai nào được từ 25 % số người chọn.", Fine: "Mọi dòng đều đọc được, chuỗi liền mạch.",
		Where:     "Xem dòng nào hỏng: chạy vneid-training results verify trên máy giữ sổ kết quả.",
		MoreHasty: "và %d lượt khác, xem --format csv --table hasty", AcceptHow: "Đúng là tự làm thì cho tính: vneid-training people accept MÃ_BIÊN_NHẬN",
		SlideAt: "bài “%s”, trang %d: %s", Chosen: "%s chọn (%d/%d)",
		Instead: "Chọn nhầm", Because: "Giải thích", See: "Giảng lại", Old: "bản cũ",
		NotListed: "Ngoài danh sách còn %s người đã đạt; các con số về tiến độ chỉ tính người trong danh sách.",
		Proofs:    "Trong số đạt: %s người được xác nhận danh tính, %s cùng một khóa, %s tự khai họ tên",
		InTime:    "Đạt đến hết %s: %s người", Late: "sau hạn: %s người", Reading: "Đang đọc kết quả",
		Remote: "báo cáo cho người tổ chức (--format, --due, --unit, --roster -)", Takes: "--format, --table, --csv-separator, --since, --until, --due, --unit, --roster -", Refused: "Chỉ người tổ chức mới xem được báo cáo.",
	}
}

func viRemind() Remind {
	return Remind{
		Title: "Ai cần nhắc", Learner: "Học viên", Passed: "Ngày đạt", After: "Sau (ngày)", Due: "Đến hạn",
		Summary: "Nhắc việc ngày %d sau tập huấn: %s, %d người",
		Flag:    "ai còn việc ngày 1, 7, 30 sau khi đạt vào ngày này, dạng csv hoặc ics (chỉ liệt kê, không gửi)",
	}
}
