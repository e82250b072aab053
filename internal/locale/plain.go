package locale

// Plain words what only the course as plain text says.
type Plain struct {
	Number                  string // asks for a number of a list
	BadNumber               string // %d the greatest number
	Out, Back               string
	Slide                   string // %d slide, %d slides
	Next                    string // %d slide, %d slides: asks what to read next
	Keys                    string
	BadKey                  string // %d slides
	First, End              string
	ContentsPage            string // %d slide, %s title, %s place
	WhichPage               string
	Query                   string
	Record, Unrecorded      string
	Name, Unit, Code        string
	ManyUnits               string // %d units not shown
	UnitTaken               string // %s unit
	Option                  string // %d number, %s text
	AskOne, AskSome, AskAll string // %d options
	One, Some, All          string // what is wrong with an answer; %d options
	Kept                    string // %d next question
	KeptHere                string // %d next question
	NotKept                 string
	Ended                   string // %d question, %d questions
	EndedKept               string // %d question, %d questions
	Score                   string // %d right, %d questions, %d percent, %d percent to pass
	Retry                   string
	Yes, No                 string
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
		Query:        "Gõ từ cần tìm, có dấu hay không dấu đều được, 0 để quay ra:",
		Record:       "Làm bài và ghi kết quả", Unrecorded: "Làm thử, không lưu tên và kết quả",
		Name: "Họ và tên:", Unit: "Đơn vị, gõ vài chữ để tìm:", Code: "Mã cán bộ, không có thì nhấn Enter:",
		ManyUnits: "Còn %d đơn vị nữa. Gõ thêm chữ, hoặc gõ số để chọn.",
		UnitTaken: "Đơn vị: %s.",
		Option:    "%d. %s",
		AskOne:    "Gõ số của đáp án, từ 1 đến %d:", AskSome: "Gõ số của các đáp án đúng, từ 1 đến %d, cách nhau bằng dấu cách:",
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

func englishPlain() Plain {
	return Plain{
		Number: "Type a number and press Enter:", BadNumber: "Please type a number from 0 to %d.",
		Out: "Leave", Back: "Go back",
		Slide:  "Page %d of %d.",
		Next:   "Page %d/%d, Enter to read on:",
		Keys:   "Enter: next page. Minus (-): page before. A number: go to that page. s: speaker notes. 0: to the home screen.",
		BadKey: "Please press Enter, or type -, s, 0 or a page from 1 to %d.",
		First:  "This is the first page.", End: "End of the course.",
		ContentsPage: "Page %d: %s (%s).",
		WhichPage:    "Type a page number to read it, 0 to go back:",
		Query:        "Type what to look for, with or without marks, 0 to go back:",
		Record:       "Take the quiz and record the result", Unrecorded: "Try it, without keeping name and result",
		Name: "Full name:", Unit: "Unit, type a few letters to search:", Code: "Staff code, or just Enter if there is none:",
		ManyUnits: "%d more units. Type more letters, or a number to choose.",
		UnitTaken: "Unit: %s.",
		Option:    "%d. %s",
		AskOne:    "Type the number of the answer, from 1 to %d:", AskSome: "Type the numbers of all right answers, from 1 to %d, with spaces between:",
		AskAll: "Type all %d numbers in the order in which things are done, with spaces between:",
		One:    "Please type one number from 1 to %d, or 0 to stop the quiz.", Some: "Please type numbers from 1 to %d with spaces between, or 0 to stop the quiz.",
		All:       "Please type all %d numbers, each once, or 0 to stop the quiz.",
		Kept:      "Your answers are kept. Next time you go on with question %d.",
		KeptHere:  "To go on with question %d, choose 2 again before you leave.",
		NotKept:   "The trial ends here.",
		Ended:     "the input ended at question %d/%d of a trial",
		EndedKept: "the input ended at question %d/%d; the answers are kept, and you can go on next time",
		Score:     "%d of %d questions right, that is %d%%; %d%% are needed.",
		Retry:     "Try again to record the result",
		Yes:       "right", No: "not right",
	}
}
