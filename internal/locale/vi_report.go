package locale

func vietnameseReport() Report {
	return Report{
		Short:  "Báo cáo cho người tổ chức: tiến độ, câu hỏi khó, chất lượng dữ liệu",
		Format: "dạng kết quả: text, csv, json, jsonl, xlsx, html hoặc xapi",
		Roster: "danh sách phải tập huấn (CSV: unit,name,code); dấu - đọc từ đầu vào chuẩn",
		Due:    "hạn hoàn thành: 2026-11-30 hoặc 30/11/2026",
		Unit:   "chỉ báo cáo một đơn vị (mã hoặc tên)",
		Deck:   "thư mục bài giảng có câu hỏi và đơn vị (mặc định: bài có sẵn)",
		Table:  "chỉ in một bảng: summary, units, left, days, scores, utilities, heat, items, options, wrong hoặc quality",

		Title: "Báo cáo tập huấn", Of: "Đơn vị: %s", Made: "Lập lúc %s (giờ Việt Nam)",
		Deadline: "Hạn hoàn thành: %s, còn %d ngày", DeadlineGone: "Hạn hoàn thành: %s, đã qua %d ngày", DeadlineToday: "Hạn hoàn thành: hôm nay, %s",
		Tables: map[string]string{
			"summary": "Tổng quan", "units": "Tiến độ theo đơn vị", "left": "Ai chưa hoàn thành", "days": "Hoàn thành theo ngày",
			"scores": "Phân bố điểm", "utilities": "Tiện ích cần giảng lại", "heat": "Bản đồ nhiệt: tiện ích theo đơn vị",
			"items": "Phân tích câu hỏi", "options": "Phương án được chọn", "wrong": "Điều hay hiểu nhầm", "matrix": "Bản đồ nhiệt (%)", "quality": "Chất lượng dữ liệu",
		},
		Columns: map[string]string{
			"measure": "Chỉ số", "value": "Giá trị",
			"unit": "Mã đơn vị", "unit_name": "Đơn vị", "people": "Số người", "started": "Đã làm", "passed": "Đạt", "passed_share": "Tỷ lệ đạt",
			"best": "Điểm cao nhất", "mean_best": "Điểm trung bình", "last": "Lần cuối",
			"name": "Họ và tên", "code": "Mã cán bộ", "state": "Tình trạng", "attempts": "Số lượt",
			"day": "Ngày", "total": "Lũy kế", "total_share": "Tỷ lệ lũy kế", "in_time": "Trong hạn",
			"from": "Từ", "to": "Đến", "first": "Lượt đầu", "best_people": "Điểm cao nhất của mỗi người",
			"level": "Mức", "item": "Số", "topic": "Bài", "n": "n", "right": "Đúng", "share": "Tỷ lệ",
			"low": "KTC 95 % dưới", "high": "KTC 95 % trên",
			"question": "Câu hỏi", "revision": "Bản", "edition": "Ngôn ngữ", "type": "Loại", "text": "Nội dung", "skipped": "Bỏ trống",
			"facility": "Tỷ lệ đúng", "rest": "Tương quan", "upper_lower": "D", "seconds": "Giây (trung vị)", "flags": "Lưu ý", "sure": "Đủ dữ liệu",
			"option": "Phương án", "option_text": "Nội dung phương án", "correct": "Là đáp án", "of": "Trên",
			"explain": "Giải thích", "slide": "Trang", "slide_title": "Tên trang",
			"file": "Tệp", "bytes": "Byte", "lines": "Dòng", "counted": "Được tính", "torn": "Dòng hỏng", "unknown": "Dòng lạ", "newer": "Bản mới hơn",
			"corrections": "Dòng đính chính", "duplicates": "Trùng", "previews": "Làm thử", "voided": "Đã hủy", "erased": "Đã xóa",
			"nameless": "Không rõ học viên", "breaks": "Đứt chuỗi", "changed": "Dòng bị sửa", "missing": "Dòng bị thiếu", "unsealed": "Không có dấu",
		},
		Flags: map[string]string{
			"wrong-key": "khóa sai?", "weak": "khó phân loại", "too-easy": "quá dễ", "too-hard": "quá khó", "unused-option": "phương án không ai chọn",
		},
		States: map[string]string{"not-started": "chưa làm", "not-passed": "chưa đạt", "same-name": "trùng tên với người đã đạt"},
		Types:  map[string]string{"single": "một đáp án", "multiple": "nhiều đáp án", "true-false": "đúng sai", "order": "sắp xếp"},
		Totals: map[string]string{
			"people": "Số người cần tập huấn", "started": "Đã làm bài", "passed": "Đạt", "in_time": "Đạt trong hạn", "attempts": "Số lượt làm bài",
			"tests": "Lượt đầu được phân tích", "mean": "Đúng ở lượt đầu", "alpha": "Độ tin cậy (α)", "length": "Số câu mỗi lượt", "last": "Lần cuối có người làm",
		},
		Yes: "có", No: "không",

		Empty:    "Chưa có lượt làm bài nào được tính.",
		NoRoster: "Muốn biết ai chưa làm, xin thêm --roster DANH_SACH.csv.", AllPassed: "Mọi người trong danh sách đều đã đạt.",
		Nobody: "Chưa ai làm: %s", Level: "%d.%d",
		HeatKey:  "Số lớn là phần trăm đúng ở lượt đầu (từ 10 câu trả lời), số nhỏ là số câu trả lời.",
		HeatHint: "Số trong ô là phần trăm đúng ở lượt đầu; ( ) là số câu trả lời khi chưa đủ 10.",
		ItemHint: "Chỉ tính lượt đầu. KTC: khoảng tin cậy 95 % (Wilson). r: tương quan với các câu còn lại. D: 27 % cao nhất trừ 27 % thấp nhất.",
		Unsure:   "*", UnsureHint: "* n < 30, chưa chắc; n < 10 chỉ đếm.",
		None: "Không có phương án sai nào được từ 25 % số người chọn.", Fine: "Mọi dòng đều đọc được, chuỗi liền mạch.",
		Where:   "Xem dòng nào hỏng: chạy vneid-training results verify trên máy giữ sổ kết quả.",
		SlideAt: "bài “%s”, trang %d: %s", Chosen: "%s chọn (%d/%d)",
		Instead: "Chọn nhầm", Because: "Giải thích", See: "Giảng lại", Old: "bản cũ",
		InTime: "Đạt đến hết %s: %s người", Late: "sau hạn: %s người", Reading: "Đang đọc kết quả",
		Remote: "báo cáo cho người tổ chức (--format, --due, --unit, --roster -)", Takes: "--format, --table, --due, --unit, --roster -", Refused: "Chỉ người tổ chức mới xem được báo cáo.",
	}
}
