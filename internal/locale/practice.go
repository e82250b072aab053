package locale

// Practice words the screens on which a learner does what the course shows.
type Practice struct {
	Title, List                string // of an exercise, of the list of them
	KeyTap, KeyOn, KeyPractise string
	Step                       string // %d step, %d steps
	Find                       string // the row that the task leaves open
	NoTap, OffPhone            string // a step without a row to tap: on the phone, off it
	Right                      string
	NotThis                    string // %s row that was tapped
	Hint                       string // %s what to do
	Shown                      string // %s mark beside the row
	First, Score               string // %d taps right at first, %d taps; Score in few words
	Done                       string
	TopicDone                  string
	Next                       string // %s title of the next exercise
	Again, Slide, ToList       string
	ListCount                  string // %d exercises done, %d exercises
	Nothing                    string // on this slide or topic there is nothing to practise
}

func vietnamesePractice() Practice {
	return Practice{
		Title: "Thực hành", List: "Thực hành trên máy minh họa",
		KeyTap: "chạm", KeyOn: "sang bước sau", KeyPractise: "thực hành",
		Step:  "Bước %d/%d",
		Find:  "Chạm vào mục nào? Nhấn ↑ ↓ rồi Enter, hoặc gõ số.",
		NoTap: "Bước này không phải chọn mục nào. Xem xong thì nhấn Enter.", OffPhone: "Bước này làm ngoài điện thoại. Nhấn Enter để sang bước sau.",
		Right: "Đúng rồi.", NotThis: "Chưa phải “%s”.", Hint: "Gợi ý: %s", Shown: "Mục cần chạm có dấu %s.",
		First: "Chạm đúng ngay từ đầu: %d/%d", Score: "đúng ngay %d/%d", Done: "Đã làm xong", TopicDone: "Phần này đã hoàn thành.",
		Next: "Bài tiếp theo: %s", Again: "Làm lại bài này", Slide: "Xem trang bài học", ToList: "Danh sách bài thực hành",
		ListCount: "đã làm %d/%d bài", Nothing: "Phần này không có bài thực hành.",
	}
}

func englishPractice() Practice {
	return Practice{
		Title: "Practice", List: "Practice on the sample phone",
		KeyTap: "tap", KeyOn: "next step", KeyPractise: "practise",
		Step:  "Step %d/%d",
		Find:  "Which row is to be tapped? Press ↑ ↓ and Enter, or type its number.",
		NoTap: "Nothing is to be chosen at this step. Press Enter when you have seen it.", OffPhone: "This step happens off the phone. Press Enter for the next one.",
		Right: "Right.", NotThis: "Not “%s”.", Hint: "Hint: %s", Shown: "The row to tap is marked %s.",
		First: "Right at the first tap: %d/%d", Score: "at first %d/%d", Done: "Done", TopicDone: "This part is complete.",
		Next: "Next exercise: %s", Again: "Do this one again", Slide: "See the slide", ToList: "List of exercises",
		ListCount: "%d/%d exercises done", Nothing: "There is nothing to practise in this part.",
	}
}
