package locale

// Report holds the words of the report. Tables, Columns, Flags, States and
// Types are keyed by the names that its files use.
type Report struct {
	Short, Format, Roster, Due, Unit, Deck, Table string // help of the command and its flags

	Title                                 string
	Of                                    string // %s unit
	Made                                  string // %s moment
	Deadline, DeadlineGone, DeadlineToday string // %s day, %d days; %s day, %d days; %s day
	Tables                                map[string]string
	Columns                               map[string]string
	Flags                                 map[string]string
	States                                map[string]string
	Types                                 map[string]string
	Totals                                map[string]string // the summary's figures
	Yes, No                               string

	Empty      string // no attempt counts
	NoRoster   string
	AllPassed  string
	Nobody     string // units nobody of which has started; %s
	Level      string // %d level, %d item
	HeatHint   string
	HeatKey    string // of the page
	ItemHint   string
	Unsure     string // mark of n < 30
	UnsureHint string
	None       string // no misconception
	Fine       string // no line of the record is amiss
	Where      string // how to see which lines are
	SlideAt    string // %s topic, %d slide, %s its title
	Chosen     string // %s share, %d who, %d of how many
	Instead    string // the wrong answer
	Because    string // the explanation
	See        string // the slide to go back to
	Old        string // a revision that no deck asks today
	InTime     string // %s day, %s people
	Late       string // %s people
	Reading    string // progress bar
	Remote     string // summary of the command over SSH
	Takes      string // flags over SSH
	Refused    string // who is no organiser
}

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

func englishReport() Report {
	return Report{
		Short:  "A report for organisers: progress, hard questions, quality of the data",
		Format: "form of the output: text, csv, json, jsonl, xlsx, html or xapi",
		Roster: "who is to be trained (CSV: unit,name,code); - reads standard input",
		Due:    "last day: 2026-11-30 or 30/11/2026",
		Unit:   "report on one unit only (code or name)",
		Deck:   "folder of the deck with the questions and units (default: the built-in one)",
		Table:  "print one table only: summary, units, left, days, scores, utilities, heat, items, options, wrong or quality",

		Title: "Training report", Of: "Unit: %s", Made: "Made %s (Vietnam time)",
		Deadline: "Due %s, %d days left", DeadlineGone: "Due %s, %d days ago", DeadlineToday: "Due today, %s",
		Tables: map[string]string{
			"summary": "Overview", "units": "Progress by unit", "left": "Who is left", "days": "Completion by day",
			"scores": "Scores", "utilities": "Utilities to teach again", "heat": "Heat map: utilities by unit",
			"items": "Item analysis", "options": "Options chosen", "wrong": "Misconceptions", "matrix": "Heat map (%)", "quality": "Quality of the data",
		},
		Columns: map[string]string{
			"measure": "Measure", "value": "Value",
			"unit": "Unit code", "unit_name": "Unit", "people": "People", "started": "Started", "passed": "Passed", "passed_share": "Share passed",
			"best": "Best score", "mean_best": "Mean score", "last": "Last activity",
			"name": "Name", "code": "Staff code", "state": "State", "attempts": "Attempts",
			"day": "Day", "total": "Total", "total_share": "Share in total", "in_time": "In time",
			"from": "From", "to": "To", "first": "First attempts", "best_people": "People by best score",
			"level": "Level", "item": "No.", "topic": "Topic", "n": "n", "right": "Right", "share": "Share",
			"low": "95 % CI from", "high": "95 % CI to",
			"question": "Question", "revision": "Revision", "edition": "Language", "type": "Type", "text": "Text", "skipped": "Left out",
			"facility": "Facility", "rest": "Item-rest r", "upper_lower": "D", "seconds": "Median seconds", "flags": "Flags", "sure": "Enough data",
			"option": "Option", "option_text": "Text of the option", "correct": "Is right", "of": "Of",
			"explain": "Explanation", "slide": "Slide", "slide_title": "Title of the slide",
			"file": "File", "bytes": "Bytes", "lines": "Lines", "counted": "Counted", "torn": "Torn", "unknown": "Unknown", "newer": "Newer version",
			"corrections": "Corrections", "duplicates": "Duplicates", "previews": "Previews", "voided": "Voided", "erased": "Erased",
			"nameless": "No learner", "breaks": "Chain breaks", "changed": "Changed lines", "missing": "Missing lines", "unsealed": "Lines without a seal",
		},
		Flags: map[string]string{
			"wrong-key": "wrong key?", "weak": "discriminates little", "too-easy": "too easy", "too-hard": "too hard", "unused-option": "an option nobody chose",
		},
		States: map[string]string{"not-started": "not started", "not-passed": "not passed", "same-name": "same name as one who has passed"},
		Types:  map[string]string{"single": "single", "multiple": "multiple", "true-false": "true or false", "order": "order"},
		Totals: map[string]string{
			"people": "People to be trained", "started": "Have started", "passed": "Have passed", "in_time": "Passed in time", "attempts": "Attempts",
			"tests": "First attempts analysed", "mean": "Right at first", "alpha": "Reliability (α)", "length": "Questions an attempt", "last": "Last activity",
		},
		Yes: "yes", No: "no",

		Empty:    "No attempt counts yet.",
		NoRoster: "To see who is left, add --roster LIST.csv.", AllPassed: "Everybody on the roster has passed.",
		Nobody: "Nobody yet: %s", Level: "%d.%d",
		HeatKey:  "Large figures are percent right in first attempts (of 10 answers or more), small ones count the answers.",
		HeatHint: "Figures are percent right in first attempts; ( ) counts answers where there are fewer than 10.",
		ItemHint: "First attempts only. CI: 95 % interval (Wilson). r: correlation with the other items. D: upper 27 % less lower 27 %.",
		Unsure:   "*", UnsureHint: "* n < 30, unsure; n < 10 counts only.",
		None: "No wrong option was chosen by 25 % or more.", Fine: "Every line can be read and the chain is whole.",
		Where:   "To see which lines: run vneid-training results verify on the machine that keeps the record.",
		SlideAt: "topic “%s”, slide %d: %s", Chosen: "%s chose (%d/%d)",
		Instead: "Chosen", Because: "Explanation", See: "Teach again", Old: "old revision",
		InTime: "Passed by %s: %s people", Late: "later: %s people", Reading: "Reading results",
		Remote: "a report for organisers (--format, --due, --unit, --roster -)", Takes: "--format, --table, --due, --unit, --roster -", Refused: "Only organisers can see the report.",
	}
}
