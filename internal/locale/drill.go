package locale

// Drill words messages that may be scams.
type Drill struct {
	Title         string
	Message       string // %s screen; told aloud
	Sign          string // %d line, %s why; told aloud
	Scam, Genuine string // verdicts
	Find          string // what to do
	FindMore      string // %d signs to find
	None          string // the answer that nothing gives it away
	NotThis       string // %d line that gives nothing away
	NotGenuine    string // it is no genuine message
	IsGenuine     string // %d line of a genuine message that was picked
	Hint          string // %d signs in all
	Shown         string
	First         string // %d messages right at first, %d messages
	Count         string // %d message, %d messages
	Next, Finish  string
	Done          string
}

func vietnameseDrill() Drill {
	return Drill{
		Title: "Thật hay lừa đảo", Message: "Tin nhận được: %s", Sign: "Dấu hiệu ở dòng %d: %s",
		Scam: "Lừa đảo", Genuine: "Tin thật",
		Find: "Dòng nào để lộ đây là lừa đảo? Nhấn ↑ ↓ rồi Enter, hoặc gõ số.", FindMore: "Còn %d dấu hiệu nữa.",
		None: "Tin thật, không có gì đáng ngờ", NotThis: "Dòng %d chưa phải dấu hiệu.",
		NotGenuine: "Chưa phải tin thật: có dòng đáng ngờ.", IsGenuine: "Dòng %d không có gì đáng ngờ.",
		Hint: "Gợi ý: có %d dòng đáng ngờ.", Shown: "Các dấu hiệu được đánh dấu !",
		First: "Nhận ra ngay từ đầu: %d/%d", Count: "Tin %d/%d", Next: "tin tiếp theo", Finish: "xem kết quả",
		Done: "Đã xem hết các tin",
	}
}

func englishDrill() Drill {
	return Drill{
		Title: "Genuine or a scam", Message: "A message: %s", Sign: "Sign in line %d: %s",
		Scam: "A scam", Genuine: "Genuine",
		Find: "Which line gives it away? Press ↑ ↓ and Enter, or type its number.", FindMore: "%d more to find.",
		None: "Genuine, nothing suspicious", NotThis: "Line %d gives nothing away.",
		NotGenuine: "It is not genuine: something is suspicious.", IsGenuine: "Nothing is suspicious about line %d.",
		Hint: "Hint: suspicious lines: %d.", Shown: "What gives it away is marked !",
		First: "Seen at once: %d/%d", Count: "Message %d/%d", Next: "next message", Finish: "see the result",
		Done: "You have seen all messages",
	}
}
