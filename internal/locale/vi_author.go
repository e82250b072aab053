package locale

func vietnameseAdvice() Advice {
	return Advice{
		Head: "%d gợi ý để bài dễ theo dõi hơn:", None: "Không có gợi ý nào thêm.",
		Contrast: "giao diện %s: %s trên %s chỉ tương phản %.1f:1, cần %.1f:1 mới đọc được từ cuối phòng",
		Parted:   "một ý dài %d dòng ở cửa sổ nhỏ nhất, %d×%d, nên bị cắt sang phần sau; nên tách ra: “%s”",
		NoHero:   "ở cửa sổ %d×%d, trang này không có gì in chữ lớn; hãy rút ngắn tiêu đề, hoặc viết <!-- hero: … --> để nêu điều cốt lõi",
		Hero:     "hero “%s” không in chữ lớn được ở cửa sổ %d×%d; hãy rút ngắn, hoặc bớt nội dung bên dưới",
		Overflow: "không vừa cửa sổ %d×%d, phải chia %d phần",
		Icon:     "không có hình “%s”, nên dùng hình theo mức độ; các hình có sẵn: %s",
		Picture:  "hình nặng %d KB: cửa sổ dòng lệnh hiện đúng hình chỉ nhận nhiều nhất %d KB, còn tài liệu phát tay mang theo cả tệp; nên thu nhỏ tệp",
		Long:     "đoạn dài %d ký tự, khó đọc từ cuối phòng; nên tách ra: “%s”",
		Giveaway: "câu hỏi %s: đáp án đúng dài %d ký tự, dài hơn hẳn phương án sai dài nhất (%d); nên viết cho đều",
		Place:    "%d trên %d câu chọn một có đáp án đúng là %s; nên xếp đều các chữ",
		Minutes:  "dự kiến %d phút, nhưng lời giảng (130 tiếng một phút), bước thao tác và câu hỏi cả phòng cần %.1f phút",
		Route:    "lộ trình %s dự kiến %d phút, nhưng các trang của nó cần %.1f phút",
		Old:      "nguồn mới nhất là %s, đã quá %d tháng; nên đối chiếu lại",
		NFC:      "chữ có dấu viết bằng dấu rời (không phải NFC); nên lưu lại bằng bàn phím Unicode dựng sẵn",
		Digits:   "%q có %d chữ số như số định danh; không dùng và không hỏi số thật, nên viết khác đi",
	}
}

func vietnameseAuthor() Author {
	return Author{
		New:      "Tạo một bài giảng mẫu để soạn tiếp",
		Taken:    "Đã chép %d tệp của bài giảng có sẵn vào %s.",
		Written:  "Đã tạo bài giảng mẫu trong %s:",
		Next:     "Xem trong lúc soạn:  vneid-training present --watch %s\nKiểm tra:            vneid-training check %s",
		Watch:    "mở lại bài giảng mỗi khi một tệp của nó được lưu, đến đúng trang vừa sửa",
		Broken:   "Bài giảng đang có lỗi, chưa mở lại được",
		Mend:     "Sửa rồi lưu lại, trang này sẽ tự đóng. Esc: xem bản cũ",
		NoFolder: "--watch cần tên thư mục của bài giảng: vneid-training present --watch THU_MUC",
	}
}

func vietnameseTwins() Twins {
	return Twins{
		Shown: "câu hỏi %s có tình huống hoặc màn hình khác kiểu bản kia", Fact: "câu hỏi %s có fact %q, bản kia là %q", Route: "lộ trình %s khác bản kia hoặc chỉ có ở một bản",
		Alike: "Bản %s có đúng các bài, trang, bước, câu hỏi và đáp án ấy.", Differ: "Khác bản kia ở %d chỗ (ngôn ngữ: %s), xin sửa để kết quả của hai bản gộp được.",
		ID: "id là %q, bản kia là %q", Rules: "quy định của bài kiểm tra (quiz) khác bản kia", Units: "đơn vị %s chỉ có ở một bản",
		Topics: "có %d bài, bản kia có %d", Topic: "bản kia ở chỗ này là tệp %s", Place: "level, item hoặc minutes khác %s",
		Slides: "có %d trang, bản kia có %d", Steps: "trang %d có %d bước, bản kia có %d",
		Missing: "thiếu câu hỏi %s có trong %s", Extra: "câu hỏi %s không có ở bản kia", Turn: "câu hỏi %s không đứng cùng chỗ với bản kia",
		Type: "câu hỏi %s có type %s, bản kia là %s", Options: "câu hỏi %s có %d phương án, bản kia có %d",
		Right: "câu hỏi %s có đáp án %s, bản kia là %s", GoBackTo: "câu hỏi %s dẫn về trang %d, bản kia về trang %d",
	}
}

func vietnameseGift() Gift {
	return Gift{
		Wrote: "Đã ghi %s", Taken: "Đã nhập %d câu hỏi vào %s.", Lost: "%d trong %d câu hỏi không nhập được, xem các dòng “lỗi” ở trên",
		Nothing: "%s không có câu hỏi nào nhập được", Exists: "đã có tệp %s; xin nhập vào thư mục khác", Warning: "lưu ý", Error: "lỗi",
		Worded:      "%d câu hỏi có màn hình hoặc tình huống, GIFT chỉ ghi được thành chữ: %s",
		RightAnswer: "Đáp án đúng: %s",
		Export:      "Xuất bộ câu hỏi hoặc bài giảng sang định dạng khác", Import: "Nhập câu hỏi từ tệp của chương trình khác",
		ImportGIFT: "Nhập câu hỏi từ tệp GIFT của Moodle vào THƯ-MỤC (mặc định: tên tệp)", Format: "định dạng: html, markdown, gift, hoặc deck: chép bài giảng có sẵn ra thư mục", Output: "ghi vào tệp này thay vì in ra",
	}
}

func vietnameseHandout() Handout {
	return Handout{
		Title: "Tài liệu phát tay", Contents: "Mục lục", Minutes: "%d phút", Slide: "trang chiếu %d", Slides: "trang chiếu %d–%d",
		Issuer: "Nơi ban hành: %s", Version: "Phiên bản %s",
		About: "Làm lần lượt từng bước theo số. Hình điện thoại chỉ để minh họa: dòng có khung đậm và dấu ◉ là chỗ cần chạm. Tên nút trên máy thật có thể khác đôi chút.",
		Name:  "Họ và tên", Unit: "Đơn vị", Date: "Ngày",
		Step: "Bước %d", Screen: "Màn hình %s", Rows: "gồm các dòng", Code: "Mã QR của %s",
		Tap: "Chạm vào dòng nào trên máy?", Exercises: "Bài tập", Single: "Chọn một đáp án.", Multiple: "Chọn tất cả đáp án đúng; đủ và đúng hết mới được điểm.", TrueFalse: "Đúng hay sai?",
		Order: "Đánh số 1, 2, 3… vào ô trống theo thứ tự làm trước, làm sau.", Find: "Đánh dấu những dòng để lộ đây là lừa đảo.",
		None: "Tin thật, không có gì đáng ngờ", Answers: "Đáp án", Question: "Câu %d", See: "Xem lại: %s (trang chiếu %d)",
		TopicsFlag: "chỉ in các bài này, theo số ở mục lục, ví dụ 3,5-7 (html, markdown)", NoTopic: "bài giảng có %d bài; hãy viết số thứ tự của bài, ví dụ 3,5-7, không thể là %q",
		NotesFlag: "in cả ghi chú cho giảng viên (html, markdown)", KeysFlag: "in cả đáp án và lời giải thích ở cuối (html, markdown)",
		NoNotes: "%s không dùng được với định dạng %s; xin chọn html hoặc markdown",
	}
}

func vietnameseReading() Reading {
	return Reading{
		Tip: "Mẹo", Warning: "Lưu ý", Law: "Quy định",
		Step:        "Bước %d trên %d: %s",
		Screen:      "Màn hình “%s” có các mục: %s",
		EmptyScreen: "Màn hình “%s”",
		Tap:         "Chạm “%s”",
		Message:     "Tin nhắn từ %s:", Notice: "Thông báo “%s”:", Rows: "Các dòng trên màn hình “%s”:",
		QR:      "%s. Mã QR dẫn đến địa chỉ %s",
		Picture: "Hình: %s", Chart: "Biểu đồ: %s",
		Drill: vietnameseDrill(),
	}
}

func vietnamesePlain() Plain {
	return Plain{
		Number: "Gõ số rồi nhấn Enter:", BadNumber: "Xin gõ một số từ 0 đến %d.",
		Out: "Thoát", Back: "Quay ra",
		Slide:  "Trang %d trên %d.",
		Next:   "Trang %d/%d, Enter để đọc tiếp:",
		Keys:   "Enter: trang tiếp theo. Dấu trừ (-): trang trước. Gõ số: đến trang đó. s: ghi chú cho giảng viên. 0: về màn hình chính.",
		BadKey: "Xin nhấn Enter, hoặc gõ -, s, 0 hay một số trang từ 1 đến %d.",
		First:  "Đây là trang đầu.", End: "Hết bài giảng.",
		ContentsPage: "Trang %d: %s (%s).",
		WhichPage:    "Gõ số trang để đọc, 0 để quay ra:",
		Query:        "Gõ từ cần tìm, không dấu cũng được; 0 để quay ra:",
		Record:       "Làm bài và ghi kết quả", Unrecorded: "Làm thử, không lưu tên và kết quả",
		Name: "Họ và tên:", Unit: "Đơn vị, gõ vài chữ để tìm:", Code: "Mã cán bộ, không có thì nhấn Enter:",
		ManyUnits: "Còn %d đơn vị nữa. Gõ thêm chữ, hoặc gõ số để chọn.",
		UnitTaken: "Đơn vị: %s.",
		Option:    "%d. %s",
		AskOne:    "Gõ số của đáp án, từ 1 đến %d:", AskSome: "Gõ số của các đáp án đúng, từ 1 đến %d, cách nhau bằng dấu cách; đủ và đúng hết mới được điểm:",
		AskAll: "Gõ cả %d số theo thứ tự làm trước, làm sau, cách nhau bằng dấu cách:",
		One:    "Xin gõ một số từ 1 đến %d, hoặc 0 để dừng bài kiểm tra.", Some: "Xin gõ các số từ 1 đến %d, cách nhau bằng dấu cách, hoặc 0 để dừng bài kiểm tra.",
		All:       "Xin gõ đủ %d số, mỗi số một lần, hoặc 0 để dừng bài kiểm tra.",
		Kept:      "Bài làm được giữ lại. Lần sau anh, chị làm tiếp từ câu %d.",
		KeptHere:  "Muốn làm tiếp từ câu %d, xin chọn lại mục 2 trước khi thoát.",
		NotKept:   "Bài làm thử dừng ở đây.",
		Ended:     "dữ liệu vào đã hết ở câu %d/%d của bài làm thử",
		EndedKept: "dữ liệu vào đã hết ở câu %d/%d; bài làm được giữ lại, lần sau làm tiếp được",
		Score:     "Đúng %d trên %d câu, tức %d%%, cần từ %d%%.",
		Retry:     "Thử ghi lại kết quả",
		Yes:       "đúng", No: "chưa đúng",
	}
}

func viGuess() Guess {
	return Guess{
		Head: "Người chưa học mà đoán theo một mẹo thì đúng bao nhiêu:",
		Type: "Kiểu", Way: "Mẹo đoán", Questions: "Số câu", Right: "Đúng", Chance: "May rủi",
		Worst:   "Mẹo ăn nhất đúng hơn may rủi %.0f điểm phần trăm.",
		Over:    "  %s, %s: hơn %.0f điểm, nhờ các câu %s",
		Longest: "dài nhất", Shortest: "ngắn nhất", Cautious: "thận trọng nhất", Absolute: "tránh từ tuyệt đối",
		Bold: "giống chữ đậm trên trang", Echo: "giống câu hỏi", Common: "hay đúng nhất",
		Count: "số đáp án hay gặp", All: "chọn hết", First: "dòng đầu", Last: "dòng cuối",
	}
}
