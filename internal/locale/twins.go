package locale

// Twins says how a deck differs from the same one in another language.
type Twins struct {
	Alike    string // %s language
	Differ   string // %d differences, %s language
	ID       string // %s here, %s there
	Rules    string
	Units    string // %s code
	Topics   string // %d here, %d there
	Topic    string // %s path there
	Place    string // level, item, minutes; %s path there
	Slides   string // %d here, %d there
	Steps    string // %d slide, %d steps here, %d there
	Missing  string // %s question, %s path there
	Extra    string // %s question
	Turn     string // %s question
	Type     string // %s question, %s here, %s there
	Options  string // %s question, %d here, %d there
	Right    string // %s question, %s here, %s there
	GoBackTo string // %s question, %d here, %d there
}

func vietnameseTwins() Twins {
	return Twins{
		Alike: "Bản %s có đúng các bài, trang, bước, câu hỏi và đáp án ấy.", Differ: "Khác bản kia ở %d chỗ (ngôn ngữ: %s), xin sửa để kết quả của hai bản gộp được.",
		ID: "id là %q, bản kia là %q", Rules: "quy định của bài kiểm tra (quiz) khác bản kia", Units: "đơn vị %s chỉ có ở một bản",
		Topics: "có %d bài, bản kia có %d", Topic: "bản kia ở chỗ này là tệp %s", Place: "level, item hoặc minutes khác %s",
		Slides: "có %d trang, bản kia có %d", Steps: "trang %d có %d bước, bản kia có %d",
		Missing: "thiếu câu hỏi %s có trong %s", Extra: "câu hỏi %s không có ở bản kia", Turn: "câu hỏi %s không đứng cùng chỗ với bản kia",
		Type: "câu hỏi %s có type %s, bản kia là %s", Options: "câu hỏi %s có %d phương án, bản kia có %d",
		Right: "câu hỏi %s có đáp án %s, bản kia là %s", GoBackTo: "câu hỏi %s dẫn về trang %d, bản kia về trang %d",
	}
}

func englishTwins() Twins {
	return Twins{
		Alike: "The %s deck has the same topics, slides, steps, questions and right answers.", Differ: "%d differences from the other deck (language: %s); please mend them so that results count together.",
		ID: "id is %q, in the other deck %q", Rules: "the rules of the quiz differ from the other deck's", Units: "unit %s is in one deck only",
		Topics: "there are %d topics, the other deck has %d", Topic: "the other deck has %s in this place", Place: "level, item or minutes differ from %s",
		Slides: "there are %d slides, the other deck has %d", Steps: "slide %d has %d steps, in the other deck %d",
		Missing: "question %s of %s is missing", Extra: "question %s is not in the other deck", Turn: "question %s does not stand where it does in the other deck",
		Type: "question %s has type %s, in the other deck %s", Options: "question %s has %d options, in the other deck %d",
		Right: "question %s has the right answer %s, in the other deck %s", GoBackTo: "question %s goes back to slide %d, in the other deck to slide %d",
	}
}
