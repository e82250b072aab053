package locale

// Advice is what a check says of a deck that is right but could teach better.
type Advice struct {
	Head     string // %d pieces of advice
	None     string
	Overflow string // %d columns, %d rows of the window, %d pages
	Long     string // %d characters, %s how the text begins
	Giveaway string // %s question, %d characters of the right answer, %d of the longest wrong one
	Place    string // %d right answers, %d questions, %s letter
	Minutes  string // %d planned, %d estimated
	Old      string // %s month of the newest source, %d months allowed
	NFC      string
	Digits   string // %s number, %d digits
}

func vietnameseAdvice() Advice {
	return Advice{
		Head: "%d gợi ý để bài dễ theo dõi hơn:", None: "Không có gợi ý nào thêm.",
		Overflow: "không vừa cửa sổ %d×%d, phải chia %d phần",
		Long:     "đoạn dài %d ký tự, khó đọc từ cuối phòng; nên tách ra: “%s”",
		Giveaway: "câu hỏi %s: đáp án đúng dài %d ký tự, dài hơn hẳn phương án sai dài nhất (%d); nên viết cho đều",
		Place:    "%d trên %d câu chọn một có đáp án đúng là %s; nên xếp đều các chữ",
		Minutes:  "dự kiến %d phút, nhưng nội dung và lời gợi ý cần chừng %d phút; nên sửa minutes hoặc nội dung",
		Old:      "nguồn mới nhất là %s, đã quá %d tháng; nên đối chiếu lại",
		NFC:      "chữ có dấu viết bằng dấu rời (không phải NFC); nên lưu lại bằng bàn phím Unicode dựng sẵn",
		Digits:   "%q có %d chữ số như số định danh; không dùng và không hỏi số thật, nên viết khác đi",
	}
}

func englishAdvice() Advice {
	return Advice{
		Head: "%d suggestions that would make the deck easier to follow:", None: "No further suggestions.",
		Overflow: "does not fit %d×%d: takes %d pages",
		Long:     "a text of %d characters is hard to read from the last row; better split it: “%s”",
		Giveaway: "question %s: the right answer has %d characters, far more than the longest wrong one (%d); better make them alike",
		Place:    "%d of %d single-choice questions have the right answer %s; better spread them over the letters",
		Minutes:  "%d minutes are planned, but slides and notes take about %d; better change minutes or the content",
		Old:      "the newest source is of %s, more than %d months old; better look again",
		NFC:      "letters are written with separate marks (not NFC); better save them precomposed",
		Digits:   "%q has %d digits like an identity number; never show or ask for a real one, better write it otherwise",
	}
}
