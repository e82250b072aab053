package locale

func vietnamesePractice() Practice {
	return Practice{
		Title:  "Thực hành",
		KeyTap: "chạm", KeyPractise: "thực hành",
		Step: "Bước %d/%d",
		Find: "Chạm vào mục nào? Nhấn ↑ ↓ rồi Enter, hoặc gõ số.",
		Full: "Có lời chỉ từng bước", OneMissing: "Bớt lời chỉ ở một bước", OnYourOwn: "Tự làm, không có lời chỉ",
		Recall: "Bước này anh, chị tự nhớ.",
		NoTap:  "Bước này không phải chọn mục nào. Xem xong thì nhấn Enter.", OffPhone: "Bước này làm ngoài điện thoại. Nhấn Enter để sang bước sau.",
		Right: "Đúng rồi.", NotThis: "Chưa phải “%s”.", HintUpper: "Gợi ý: mục cần chạm ở nửa trên của danh sách.",
		HintMiddle: "Gợi ý: mục cần chạm ở giữa danh sách.", HintLower: "Gợi ý: mục cần chạm ở nửa dưới của danh sách.", Shown: "Mục cần chạm có dấu %s.",
		First: "Chạm đúng ngay từ đầu: %d/%d", Score: "đúng ngay %d/%d", Done: "Đã làm xong", TopicDone: "Phần này đã hoàn thành.",
		Next: "Bài tiếp theo: %s", Again: "Làm lại bài này", Slide: "Xem trang bài học", ToList: "Danh sách bài thực hành",
		ListCount: "đã làm %d/%d bài", Nothing: "Phần này không có bài thực hành.",
	}
}

func vietnameseRound() Round {
	return Round{
		Second: "Làm lại %d câu còn sai", Due: "%d câu ôn lại", SecondTitle: "Làm lại câu sai", DueTitle: "Ôn lại",
		Note: "luyện tập, không tính điểm", Unrecorded: "Đây là luyện tập: không ghi vào kết quả, không tính là đạt hay chưa đạt.",
		Score: "Đúng %d/%d câu", Done: "Đã xong",
		Utilities: "đã xong %d/%d %s", FromStart: "F5: từ trang đầu", NotKept: "chưa lưu được phần đã học",
		Forgotten: "Đã xóa phần ghi nhớ đã học đến đâu của người này.", Pruned: "Phần ghi nhớ đã học đến đâu: %d tệp.",
	}
}

func vietnameseDrill() Drill {
	return Drill{
		Title: "Thật hay lừa đảo", Message: "Tin nhận được: %s", Sign: "Dấu hiệu ở dòng %d: %s",
		Scam: "Lừa đảo", Genuine: "Tin thật",
		Find: "Có điều gì để lộ tin này là giả không? Nhấn ↑ ↓ rồi Enter, hoặc gõ số.", FindMore: "Còn %d dấu hiệu nữa.",
		None: "Tin thật, không có gì đáng ngờ", NotThis: "Dòng %d chưa phải dấu hiệu.",
		NotGenuine: "Chưa phải tin thật: có dòng đáng ngờ.", IsGenuine: "Dòng %d không có gì đáng ngờ.",
		Hint: "Gợi ý: xem tin có xin mã, xin tiền, giục làm ngay, bảo cài ứng dụng hay mở đường liên kết không.", Shown: "Các dấu hiệu được đánh dấu !",
		Hits: "Tin lừa đảo nhận ra ngay từ đầu: %d/%d", FalseAlarms: "Tin thật bị nghi nhầm: %d/%d", Count: "Tin %d/%d", Next: "tin tiếp theo", Finish: "xem kết quả",
		Done: "Đã xem hết các tin", DoneSome: "Đã xem %d/%d tin",
	}
}

func vietnameseResume() Resume {
	return Resume{
		Code:    "Mã làm tiếp %s",
		Note:    "Mã làm tiếp %s (ghi lại)",
		Why:     "Mã làm tiếp %s, ghi lại phòng khi rớt mạng",
		Pending: "Với tên và đơn vị này đang có một bài làm dở.",
		Ask:     "Mã làm tiếp",
		Hint:    "Gõ 6 số đã hiện ở góc trên lúc làm bài rồi nhấn Enter để làm tiếp. Không có mã thì nhấn Enter luôn để làm bài mới.",
		Wrong:   "Mã này chưa đúng. Xin xem lại các số, hoặc xóa đi và nhấn Enter để làm bài mới.",
		Often:   "Đã thử nhiều lần quá. Xin quay lại sau vài phút, hoặc xóa mã và nhấn Enter để làm bài mới.",
		Locked:  "Mã của bài này đã bị gõ sai quá nhiều lần nên không mở lại bằng mã được nữa. Xin nhờ ban tổ chức mở lại, hoặc xóa mã và nhấn Enter để làm bài mới.",
		Digits:  "gõ mã",
	}
}

func vietnameseClosing() Closing {
	return Closing{
		Soon: "Máy chủ khởi động lại, phiên này đóng sau %d giây. Xin quay lại sau ít phút.",
		Quiz: "Máy chủ khởi động lại sau %d giây. Bài đã lưu: xin làm nốt hoặc làm tiếp sau.",
	}
}

func vietnameseKiosk() Kiosk {
	return Kiosk{
		Invite: "Nhấn phím bất\u00A0kỳ để bắt đầu", Begin: "Bắt đầu",
		Own: "Học trên máy của mình", Code: "Mã này là đường ssh: mở bằng ứng dụng SSH trên điện thoại", Host: "máy chủ ssh để học trên máy của mình, như training.vast.vn hay training.vast.vn:22831: hiện dòng lệnh và mã QR",
		Finish: "Kết thúc, xóa thông tin đã nhập",
		Idle:   "Nhấn phím bất kỳ để ở lại; sau %d giây màn hình trở về đầu.", IdleShort: "Nhấn phím để ở lại (còn %d giây)",
		NotKept:  "Bài đang làm dở sẽ bị xóa, không ghi lại.",
		Staff:    "Dành cho người quản trị",
		Passcode: "Mã thoát",
		Wrong:    "Mã chưa đúng.", Wait: "Xin chờ %d giây rồi gõ lại.",
		Check: "thoát chương trình",
	}
}

func viRoute() Route {
	return Route{
		Choose: "Học theo thời gian hoặc việc mình làm", Whole: "Cả khóa", Times: "Theo thời gian có được", Roles: "Theo việc mình làm", Minutes: "%d phút",
		Here: "đang theo", At: "lộ trình %d/%d", Outside: "ngoài lộ trình",
		Unknown: "bộ bài giảng không có lộ trình %q; hãy chọn một trong: %s", None: "bộ bài giảng này không có lộ trình nào",
		Flag: "lộ trình đi theo, ghi bằng mã trong deck.yaml",
	}
}
