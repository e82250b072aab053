package locale

// ForTouch returns the words of a language for who has a finger and no keys.
func ForTouch(language string) *Words {
	w := For(language)
	for _, t := range touched(w) {
		*t.word = t.vi
		if w.Language == En {
			*t.word = t.en
		}
	}
	return w
}

// A touch is a text that speaks of keys, and what it says instead.
type touch struct {
	word   *string
	vi, en string
}

// touched are all texts that who learns on a phone may meet and that speak of
// keys.
func touched(w *Words) []touch {
	return []touch{
		{&w.Frame.GoTo, "đến trang %s", "to page %s"},
		{&w.Home.Hint, "Chạm vào một dòng để mở", "Tap a row to open it"},
		{&w.Talk.Black, "Màn hình đang tắt. Chạm để quay lại.", "The screen is dark. Tap to bring the slide back."},
		{&w.Talk.White, "Màn hình đang trắng. Chạm để quay lại.", "The screen is white. Tap to bring the slide back."},
		{&w.Identity.MoreUnits, "còn %d đơn vị nữa, gõ thêm chữ để tìm", "%d more units, type more letters to find yours"},
		{&w.Exam.Multiple, "Chạm vào tất cả đáp án đúng; đủ và đúng mới được điểm", "Tap all right answers; all and only those count"},
		{&w.Exam.Order, "Chạm lần lượt việc làm trước, việc làm sau", "Tap the steps in the order in which they are done"},
		{&w.Exam.ChooseFirst, "Xin chạm vào đáp án trước, rồi chạm “trả lời”.", "Please tap an answer first, then “answer”."},
		{&w.Outcome.Retry, "Chương trình sẽ tự thử ghi lại.", "The program tries again by itself."},
		{&w.Help.Title, "Dùng màn hình này", "Using this screen"},
		{&w.Help.Remote, "Vuốt sang trái để sang trang sau, sang phải để lùi lại.", "Swipe left for the next page, right to go back."},
		{&w.Help.Close, "Chạm để đóng", "Tap to close"},
		{&w.Help.Next, "Chạm để xem tiếp", "Tap for the rest"},
		{&w.Briefing.Darkened, "Màn chiếu đang tắt, chạm để mở lại", "The projector is dark; tap to bring it back"},
		{&w.Briefing.PickOne, "Chạm vào một đáp án", "Tap an answer"},
		{&w.Briefing.PickAll, "Chạm vào mọi đáp án đúng", "Tap every right answer"},
		{&w.Briefing.PickOrder, "Chạm theo thứ tự làm trước, làm sau", "Tap in the order of doing"},
		{&w.Briefing.NamedNow, "Phòng này cần biết tên người dự. Xin điền tên để vào.", "This room wants to know who takes part. Please give your name to come in."},
		{&w.Practice.Find, "Chạm vào mục nào?", "Which row is to be tapped?"},
		{&w.Practice.NoTap, "Bước này không phải chọn mục nào. Xem xong thì sang bước sau.", "Nothing is to be chosen at this step. Go on when you have seen it."},
		{&w.Practice.OffPhone, "Bước này làm ngoài điện thoại. Xin sang bước sau.", "This step happens off the phone. Go on to the next one."},
		{&w.Drill.Find, "Có điều gì để lộ tin này là giả không? Chạm vào dòng đó.", "Does anything give this message away? Tap that row."},
		{&w.Resume.Hint, "Điền 6 số đã hiện ở góc trên lúc làm bài để làm tiếp. Không có mã thì để trống để làm bài mới.", "Fill in the 6 digits that stood in the top corner during the quiz to go on. Without the code leave it empty to begin a new quiz."},
		{&w.Resume.Wrong, "Mã này chưa đúng. Xin xem lại các số, hoặc xóa đi để làm bài mới.", "That is not the code. Please check the digits, or clear them to begin a new quiz."},
		{&w.Resume.Often, "Đã thử nhiều lần quá. Xin quay lại sau vài phút, hoặc xóa mã để làm bài mới.", "That was tried too often. Please come back in a few minutes, or clear the code to begin a new quiz."},
		{&w.Resume.Locked, "Mã của bài này đã bị điền sai quá nhiều lần nên không mở lại bằng mã được nữa. Xin nhờ ban tổ chức mở lại, hoặc xóa mã để làm bài mới.", "Too many wrong codes were tried for this quiz, so that no code opens it any more. Please ask the organiser to open it again, or clear the code to begin a new quiz."},
		{&w.Server.IdleSoon, "Anh, chị còn ở đó không? Chạm vào màn hình để ở lại, còn %d giây.", "Are you still there? Tap the screen to stay, %d seconds are left."},
		{&w.Server.Idle, "Phiên đã đóng vì %d phút không có ai chạm vào màn hình.", "The session ended after %d minutes without a touch."},
	}
}
