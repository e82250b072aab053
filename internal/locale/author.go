package locale

// Author holds what is said to who writes a deck.
type Author struct {
	New      string // help of the command
	Written  string // %s folder
	Next     string // %s folder, twice
	Watch    string // help of the flag
	Broken   string // head of the page that shows what is wrong
	Mend     string // under it
	NoFolder string // --watch without a deck's folder
}

func vietnameseAuthor() Author {
	return Author{
		New:      "Tạo một bài giảng mẫu để soạn tiếp",
		Written:  "Đã tạo bài giảng mẫu trong %s:",
		Next:     "Xem trong lúc soạn:  vneid-training present --watch %s\nKiểm tra:            vneid-training check %s",
		Watch:    "mở lại bài giảng mỗi khi một tệp của nó được lưu, đến đúng trang vừa sửa",
		Broken:   "Bài giảng đang có lỗi, chưa mở lại được",
		Mend:     "Sửa rồi lưu lại, trang này sẽ tự đóng. Esc: xem bản cũ",
		NoFolder: "--watch cần tên thư mục của bài giảng: vneid-training present --watch THU_MUC",
	}
}

func englishAuthor() Author {
	return Author{
		New:      "Make a starter deck to write on from",
		Written:  "A starter deck is in %s:",
		Next:     "See it while you write:  vneid-training present --watch %s\nValidate it:             vneid-training check %s",
		Watch:    "read the deck again whenever a file of it is saved, and go to the slide that was edited",
		Broken:   "The deck has errors and was not read again",
		Mend:     "Mend and save, and this page closes. Esc: see the old deck",
		NoFolder: "--watch needs the folder of a deck: vneid-training present --watch FOLDER",
	}
}
