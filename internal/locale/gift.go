package locale

// Gift holds the words of export and import.
type Gift struct {
	Wrote          string // %s file
	Taken          string // %d questions, %s folder
	Lost           string // %d questions left out, %d in all
	Nothing        string // %s file
	Exists         string // %s file
	Warning, Error string
	RightAnswer    string            // %s answer
	Problems       map[string]string // by gift's kinds; nil: as gift words them

	Export, Import, ImportGIFT, Format, Output string // help
}

func vietnameseGift() Gift {
	return Gift{
		Wrote: "Đã ghi %s", Taken: "Đã nhập %d câu hỏi vào %s.", Lost: "%d trong %d câu hỏi không nhập được, xem các dòng “lỗi” ở trên",
		Nothing: "%s không có câu hỏi nào nhập được", Exists: "đã có tệp %s; xin nhập vào thư mục khác", Warning: "lưu ý", Error: "lỗi",
		RightAnswer: "Đáp án đúng: %s",
		Export:      "Xuất bộ câu hỏi hoặc bài giảng sang định dạng khác", Import: "Nhập câu hỏi từ tệp của chương trình khác",
		ImportGIFT: "Nhập câu hỏi từ tệp GIFT của Moodle vào thư mục DIR (mặc định: tên tệp)", Format: "định dạng: html, markdown, gift", Output: "ghi vào tệp này thay vì in ra",
		Problems: map[string]string{
			"windows-1252": "tệp không phải UTF-8, đã đọc theo Windows-1252; nếu chữ bị sai, xin lưu lại thành UTF-8 rồi nhập lại",
			"utf-16":       "tệp là UTF-16, đã đọc theo UTF-16", "hidden": "đã bỏ các ký tự ẩn", "joined": "dòng trống giữa { và } được coi là một phần của câu hỏi",
			"blank-before":  "đã bỏ dòng trống giữa câu hỏi và các đáp án",
			"no-blank-line": "thiếu dòng trống trước câu này; đã tách thành một câu riêng", "loose-braces": "ngoặc nhọn chưa có dấu \\ được coi là chữ; xin viết \\{ và \\}",
			"loose-equals": "dấu = chưa có dấu \\ được coi là chữ; xin viết \\=", "loose-text": "phần chữ trước đáp án đầu tiên được coi là một đáp án sai",
			"open-title": "tên câu hỏi không kết thúc bằng ::; phần sau được coi là nội dung", "title-text": "câu hỏi không có nội dung; đã lấy tên câu hỏi làm nội dung",
			"tags-text": "đáp án chỉ gồm thẻ HTML; được coi là chữ", "formula": "\\n trong công thức được coi là đầu một lệnh; xin viết \\\\n", "outside": "lời nhận xét đứng sau } được coi là lời giải thích",
			"fence": "đã bỏ dòng ``` quanh các câu hỏi", "equal-weights": "các đáp án có dấu = và trọng số chia nhau điểm được coi là nhiều đáp án đúng; Moodle cần ~ trước trọng số",
			"picture": "đã bỏ hình: câu hỏi ở đây không có hình", "empty-answer": "đã bỏ một đáp án trống", "truth-case": "%q được hiểu là đúng hoặc sai; Moodle cần viết hoa",
			"partial": "đáp án được một phần điểm nay tính là sai", "several-right": "%d đáp án có dấu =: ở Moodle chọn một là đủ, ở đây phải chọn tất cả",
			"weights": "tổng trọng số của các đáp án đúng là %g %%, không phải 100 %%; tất cả đều tính là đúng", "feedback": "lời nhận xét riêng của từng đáp án được gộp vào lời giải thích",
			"description": "đoạn chữ không có đáp án thì không phải câu hỏi; đã bỏ qua", "no-explain": "không có lời nhận xét; lời giải thích tạm nêu đáp án đúng, xin viết thêm vì sao",
			"id-taken": "mã %q không dùng được hoặc đã có; câu hỏi mang mã %q", "order-part": "Moodle chỉ hiện một số bước; ở đây hiện tất cả",
			"open-brace": "bỏ: { chưa được đóng; viết } sau các đáp án, và \\{ nếu là chữ", "stray-brace": "bỏ: có } mà không có {; viết \\} nếu là chữ",
			"several-gaps": "bỏ: một câu có nhiều nhóm đáp án; xin viết mỗi nhóm thành một câu", "no-text": "bỏ: câu hỏi không có nội dung",
			"essay": "bỏ: câu tự luận không có đáp án để chọn", "numerical": "bỏ: câu điền số không có đáp án để chọn; xin viết lại bằng = và ~",
			"short-answer": "bỏ: câu trả lời ngắn không có đáp án để chọn; xin thêm đáp án sai bằng ~", "matching": "bỏ: ở đây không có câu ghép cặp; xin viết mỗi cặp thành một câu",
			"order-form": "bỏ: câu xếp thứ tự cần dòng > rồi mỗi bước một dòng", "no-right": "bỏ: không có đáp án đúng; đánh dấu một đáp án bằng =, hoặc vài đáp án bằng %%trọng số%%",
			"all-right": "bỏ: không có đáp án sai; xin thêm bằng ~", "few-answers": "bỏ: có %d đáp án, cần ít nhất %d", "many-answers": "bỏ: có %d đáp án, nhiều nhất là %d",
			"same-answers": "bỏ: đáp án %q có hai lần", "long-question": "bỏ: câu hỏi dài hơn %d KB",
		},
	}
}

func englishGift() Gift {
	return Gift{
		Wrote: "Wrote %s", Taken: "Imported %d questions into %s.", Lost: "%d of %d questions were left out; see the errors above",
		Nothing: "%s holds no question that could be imported", Exists: "the file %s exists; import into another folder", Warning: "warning", Error: "error",
		RightAnswer: "Right answer: %s",
		Export:      "Export the bank or the deck in another format", Import: "Import questions from another program's file",
		ImportGIFT: "Import questions from a GIFT file of Moodle into the folder DIR (default: the file's name)", Format: "format: html, markdown, gift", Output: "write to this file instead of printing",
	}
}
