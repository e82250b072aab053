package locale

// Handout words the printed handout.
type Handout struct {
	Title, Contents     string
	Minutes             string // %d minutes
	Slide               string // %d slide of the deck
	Issuer              string // %s who sent the document
	Version             string // %s version
	About               string // how to read it
	Name, Unit, Date    string // to be filled in by hand
	Step                string // %d step
	Screen              string // %s title of a phone screen
	Rows                string // rows of a phone screen
	Code                string // %s address of a QR code; told aloud
	Exercises           string
	Single, Multiple    string // what to do
	TrueFalse, Order    string
	Find                string
	None                string // the answer that nothing gives a message away
	Answers             string
	Question            string // %d question
	See                 string // %s slide, %d its number
	NotesFlag, KeysFlag string // help
	NoNotes             string // %s flag, %s format
}

func vietnameseHandout() Handout {
	return Handout{
		Title: "Tài liệu phát tay", Contents: "Mục lục", Minutes: "%d phút", Slide: "trang chiếu %d",
		Issuer: "Nơi gửi công văn: %s", Version: "Phiên bản %s",
		About: "Làm lần lượt từng bước theo số. Hình điện thoại chỉ để minh họa: dòng có khung đậm và dấu ◉ là chỗ cần chạm. Tên nút trên máy thật có thể khác đôi chút.",
		Name:  "Họ và tên", Unit: "Đơn vị", Date: "Ngày",
		Step: "Bước %d", Screen: "Màn hình %s", Rows: "gồm các dòng", Code: "Mã QR của %s",
		Exercises: "Bài tập", Single: "Chọn một đáp án.", Multiple: "Chọn tất cả đáp án đúng.", TrueFalse: "Đúng hay sai?",
		Order: "Đánh số 1, 2, 3… vào ô trống theo thứ tự làm trước, làm sau.", Find: "Đánh dấu những dòng để lộ đây là lừa đảo.",
		None: "Tin thật, không có gì đáng ngờ", Answers: "Đáp án", Question: "Câu %d", See: "Xem lại: %s (trang chiếu %d)",
		NotesFlag: "in cả ghi chú cho giảng viên (html, markdown)", KeysFlag: "in cả đáp án và lời giải thích ở cuối (html, markdown)",
		NoNotes: "%s không dùng được với định dạng %s; xin chọn html hoặc markdown",
	}
}

func englishHandout() Handout {
	return Handout{
		Title: "Handout", Contents: "Contents", Minutes: "%d minutes", Slide: "slide %d",
		Issuer: "Issued by %s", Version: "Version %s",
		About: "Follow the steps by their numbers. The phones are sketches: tap the row with the thick frame and the mark ◉. The names of buttons on your phone may differ a little.",
		Name:  "Name", Unit: "Unit", Date: "Date",
		Step: "Step %d", Screen: "Screen %s", Rows: "with the rows", Code: "QR code of %s",
		Exercises: "Exercises", Single: "Choose one answer.", Multiple: "Choose all right answers.", TrueFalse: "True or false?",
		Order: "Number the boxes 1, 2, 3… in the order in which it is done.", Find: "Mark the lines that give the message away as a scam.",
		None: "Genuine, nothing suspicious", Answers: "Answers", Question: "Question %d", See: "See again: %s (slide %d)",
		NotesFlag: "print the speaker notes too (html, markdown)", KeysFlag: "print answers and explanations at the end too (html, markdown)",
		NoNotes: "%s does not go with the format %s; choose html or markdown",
	}
}
