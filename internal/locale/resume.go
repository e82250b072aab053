package locale

// Resume is how a person without a key goes on with an attempt that was broken
// off.
type Resume struct {
	Code    string // %s four digits
	Pending string
	Ask     string
	Hint    string
	Wrong   string
	Often   string
	Digits  string // what the keys of the digits do
}

// Closing is said while the program is about to be stopped.
type Closing struct {
	Soon string // %d seconds
	Quiz string // %d seconds
}

func vietnameseResume() Resume {
	return Resume{
		Code:    "Mã làm tiếp %s",
		Pending: "Với tên và đơn vị này đang có một bài làm dở.",
		Ask:     "Mã làm tiếp:",
		Hint:    "Gõ 4 số đã hiện ở góc trên lúc làm bài rồi nhấn Enter để làm tiếp. Không có mã thì nhấn Enter luôn để làm bài mới.",
		Wrong:   "Mã này chưa đúng. Xin xem lại 4 số, hoặc xóa đi và nhấn Enter để làm bài mới.",
		Often:   "Đã thử nhiều lần quá. Xin quay lại sau vài phút, hoặc xóa mã và nhấn Enter để làm bài mới.",
		Digits:  "gõ mã",
	}
}

func englishResume() Resume {
	return Resume{
		Code:    "Resume code %s",
		Pending: "There is an unfinished quiz under this name and unit.",
		Ask:     "Resume code:",
		Hint:    "Type the 4 digits that stood in the top corner during the quiz, then press Enter to go on. Without the code just press Enter to begin a new quiz.",
		Wrong:   "That is not the code. Please check the 4 digits, or clear them and press Enter to begin a new quiz.",
		Often:   "That was tried too often. Please come back in a few minutes, or clear the code and press Enter to begin a new quiz.",
		Digits:  "type the code",
	}
}

func vietnameseClosing() Closing {
	return Closing{
		Soon: "Máy chủ khởi động lại, phiên này đóng sau %d giây. Xin quay lại sau ít phút.",
		Quiz: "Máy chủ khởi động lại sau %d giây. Bài đã lưu: xin làm nốt hoặc làm tiếp sau.",
	}
}

func englishClosing() Closing {
	return Closing{
		Soon: "The server restarts, this session ends in %d seconds. Please come back soon.",
		Quiz: "The server restarts in %d seconds. Answers are saved: finish, or go on later.",
	}
}
