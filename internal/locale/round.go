package locale

// Round words what a learner is asked once more, and how far they have come.
type Round struct {
	Second, Due string // on home and after a quiz; %d questions
	SecondTitle string
	DueTitle    string
	Note        string // beside both: it does not count
	Unrecorded  string // after a round
	Score       string // %d right, %d questions
	Done        string
	Utilities   string // %d utilities done, %d utilities
	FromStart   string // F5 begins with the first slide
	NotKept     string // progress could not be written
	Forgotten   string // progress was erased with a person
	Pruned      string // %d files of progress
}

func vietnameseRound() Round {
	return Round{
		Second: "Làm lại %d câu còn sai", Due: "%d câu ôn lại", SecondTitle: "Làm lại câu sai", DueTitle: "Ôn lại",
		Note: "luyện tập, không tính điểm", Unrecorded: "Đây là luyện tập: không ghi vào kết quả, không tính là đạt hay chưa đạt.",
		Score: "Đúng %d/%d câu", Done: "Đã xong",
		Utilities: "đã xong %d/%d tiện ích", FromStart: "F5: từ trang đầu", NotKept: "chưa lưu được phần đã học",
		Forgotten: "Đã xóa phần ghi nhớ đã học đến đâu của người này.", Pruned: "Phần ghi nhớ đã học đến đâu: %d tệp.",
	}
}

func englishRound() Round {
	return Round{
		Second: "Answer again what was wrong: %d", Due: "Questions to review: %d", SecondTitle: "What was wrong", DueTitle: "Review",
		Note: "practice, does not count", Unrecorded: "This was practice: it is not recorded and is neither a pass nor a fail.",
		Score: "%d of %d right", Done: "Done",
		Utilities: "%d/%d utilities done", FromStart: "F5: from the first page", NotKept: "what you have learnt could not be kept",
		Forgotten: "What they had learnt so far is forgotten too.", Pruned: "Files about how far people had come: %d.",
	}
}
