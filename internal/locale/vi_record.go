package locale

func vietnameseUpkeep() Upkeep {
	return Upkeep{
		NoFolder: "không có thư mục kết quả %s; xin nêu đúng thư mục bằng --data THU_MUC",

		NoSeal: "Chưa có tệp results.head để đối chiếu; tệp này được ghi cùng lượt làm bài tiếp theo.", SealHolds: "Khớp với results.head: đủ %d dòng đã đóng dấu.",
		SealShort: "Sổ đã bị cắt bớt hoặc thay: results.head lúc %s có %d dòng, nay không còn đủ.", SealForged: "results.head không do khóa của thư mục này ký.",
		Chain: "%s: %d dòng, %d dòng có mã băm", Head: "mã băm của dòng cuối: %s",
		Changed: "dòng này đã bị sửa: nội dung không còn khớp mã băm ghi ở cuối dòng", Missing: "trước dòng này có dòng bị xóa, chèn thêm hoặc đổi chỗ",
		Unsealed: "dòng này không có mã băm: không phải do chương trình ghi", Torn: "dòng dở dang: không đọc được",
		NotNoted: "không có dòng nào mang mã băm %s: các dòng cuối đã bị cắt, hoặc sổ đã được viết lại", Noted: "mã băm %s ở dòng %d",
		Sound: "Chuỗi mã băm nguyên vẹn.", Unsound: "chuỗi mã băm đứt ở %d chỗ",
		TornHint:  "Có %d dòng dở dang do máy dừng đột ngột; “vneid-training results repair” chuyển các dòng đó vào quarantine/.",
		Recovered: "Đã đưa %d lượt làm bài từ nơi dự phòng vào sổ.", Moved: "Đã chuyển dòng dở dang %d vào %s", Ended: "Đã thêm dấu xuống dòng còn thiếu ở cuối sổ.",
		Left: "Để nguyên dòng %d: dòng này từng được ghi trọn vẹn rồi bị hỏng, xin lấy lại từ bản sao lưu.", NothingTo: "Không có gì phải sửa.",
		RepairLeft: "còn %d dòng hỏng hoặc bị sửa mà chương trình không được tự sửa; “vneid-training results verify” cho biết từng dòng",

		Nobody: "không có ai tên hoặc mã là “%s” trong thư mục kết quả", Several: "“%s” có %d người; xin dùng mã học viên:", NoName: "(không lưu tên)",
		Learner: "Mã học viên", Unit: "Đơn vị", Code: "Mã cán bộ", Attempts: "Lượt làm bài đã ghi", None: "chưa có",
		Passed: "đạt", Failed: "chưa đạt", Withdrawn: "không còn tính", Waits: "quá nhanh, chờ xác nhận", Receipt: "biên nhận", Pending: "Đang làm dở: %d lượt",
		Exported: "Đã ghi vào %s", NothingToCorrect: "xin cho biết điều cần sửa: --name, --unit hoặc --code", BadName: "họ tên “%s” chưa dùng được: %v",
		Corrected:   "Đã sửa thông tin của %s; tên cũ không còn được lưu.",
		CorrectedID: "Từ nay người này gõ họ tên mới khi làm bài thì được tính là mã học viên khác; các lượt đã ghi vẫn thuộc mã này.",
		AskErase:    "Xóa họ tên của %s (%s) và không tính các lượt làm bài nữa? Việc này không lấy lại được. Gõ “xoa” để đồng ý: ", Yes: "xoa",
		NeedYes: "xóa là không lấy lại được: thêm --yes để xác nhận", Kept: "không xóa gì",
		Erased: "Đã xóa thông tin của %s.", ErasedCounts: "  %d lượt làm bài không còn được tính, %d dòng có họ tên và %d lượt làm dở đã xóa",
		ErasedNothing: "Không còn gì để xóa về %s.",
		ErasedRest:    "Sổ kết quả không bị sửa: các dòng cũ chỉ có mã học viên, không còn gắn với họ tên nào. Bản sao lưu nếu có thì xin xóa riêng.",
		Unlocked:      "Bài đang dở, câu %d/%d, nay mở lại được bằng mã %s.", NoneLocked: "%s không có bài đang dở nào bị khóa mã.",
		Accepted: "Từ nay lượt %s được tính.", AcceptedBefore: "Lượt %s không phải chờ xác nhận, không có gì phải sửa.",
		Exists: "đã có tệp %s; xin nêu tên khác",

		BadAge:  "--older-than %q: viết số và đơn vị, ví dụ 24m (tháng), 2y (năm) hoặc 730d (ngày)",
		Pruned:  "Không động đến từ trước %s, đã xóa: họ tên của %d người, %d lượt làm dở, %d bản sao dòng dở dang, %d tệp thừa.",
		WouldBe: "Không động đến từ trước %s, sẽ xóa: họ tên của %d người, %d lượt làm dở, %d bản sao dòng dở dang, %d tệp thừa. Chưa xóa gì.", PruneKept: "Sổ kết quả giữ nguyên để chuỗi mã băm kiểm tra được; trong sổ không có họ tên.",

		Help: UpkeepHelp{
			Results: "Kiểm tra và sửa sổ kết quả", Verify: "Kiểm tra chuỗi mã băm: dòng nào bị sửa, bị thiếu", Repair: "Chuyển các dòng dở dang vào quarantine/, không đụng đến dòng đã ghi",
			Noted:  "mã băm của dòng cuối đã chép lại lần trước: phát hiện các dòng cuối bị cắt",
			People: "Trả lời yêu cầu của một người về dữ liệu của họ", Show: "Cho biết đang lưu gì về một người", Export: "Xuất tất cả những gì đang lưu về một người (JSON)",
			Correct: "Sửa họ tên, đơn vị hoặc mã cán bộ", Erase: "Xóa họ tên và không tính các lượt làm bài của một người",
			Unlock: "Cho mở lại bằng mã những bài đang dở đã bị gõ sai mã quá nhiều lần",
			Accept: "Cho tính một lượt đã làm nhanh hơn thời gian cần để đọc câu hỏi",
			Output: "ghi vào tệp này thay vì in ra", Name: "họ tên đúng", Unit: "mã đơn vị đúng", Code: "mã cán bộ đúng", Yes: "không hỏi lại", Reason: "lý do, ghi vào sổ (đừng ghi họ tên)",
			Prune: "Xóa dữ liệu cá nhân đã hết hạn lưu", OlderThan: "giữ lại những gì mới hơn: 24m (tháng), 2y (năm), 730d (ngày)", DryRun: "chỉ cho biết sẽ xóa gì",
		},
	}
}

func vietnameseCertificate() Certificate {
	return Certificate{
		Title: "Giấy xác nhận hoàn thành tập huấn", Certify: "Xác nhận", Unit: "Đơn vị", Completed: "đã hoàn thành tập huấn và đạt bài kiểm tra",
		Along: "Lộ trình: %s", Score: "Kết quả", ScoreOf: "%d/%d câu đúng (%d%%)", Needed: "đạt từ %d%%", Date: "Ngày hoàn thành", Receipt: "Mã biên nhận",
		Known: "Danh tính", Vouched: "được xác nhận", VouchedMeans: "ban tổ chức biết người này",
		SameKey: "cùng một khóa", SameKeyMeans: "họ tên do người giữ khóa tự khai",
		Typed: "tự khai", TypedMeans: "chưa ai kiểm tra họ tên này",
		Internal:  "Giấy xác nhận nội bộ về việc tham gia tập huấn của đơn vị; không phải văn bằng, chứng chỉ theo quy định của pháp luật.",
		ScanTitle: "Kiểm tra giấy này", Scan: "Quét mã, rồi đưa dòng chữ đọc được cho lệnh", Key: "Khóa ký %s", DateForm: "02/01/2006",

		WrittenAll: "Đã ghi %d giấy xác nhận vào %s", NoneOfUnit: "đơn vị này chưa có ai nhận được giấy xác nhận", UnitFlag: "giấy xác nhận của mọi người trong đơn vị đã đạt, trong một tệp zip (mã hoặc tên đơn vị)", UnitFile: "--unit: hãy nêu cả tệp zip bằng --output, ví dụ -o giay-xac-nhan.zip",
		Written: "Đã ghi giấy xác nhận vào %s", Unknown: "trong sổ kết quả không có mã biên nhận %s", Withdrawn: "lượt làm bài này đã được rút lại, không còn tính",
		Hasty:  "lượt này làm nhanh hơn thời gian cần để đọc câu hỏi nên chưa được tính; xin liên hệ ban tổ chức",
		Failed: "lượt làm bài này chưa đạt nên chưa có giấy xác nhận", Trial: "đây là lượt làm thử, không có giấy xác nhận",
		Nameless: "họ tên của người làm bài không còn được lưu nên không lập được giấy xác nhận", Deck: "lượt %s làm theo một bài giảng khác; xin nêu bài giảng đó bằng --deck",
		NoPublic: "không thấy khóa công khai %s để kiểm tra; xin nêu tệp khóa bằng --key",
		Genuine:  "Giấy xác nhận thật: chữ ký khớp.", Name: "Họ và tên", Course: "Tập huấn", LetterName: "Theo văn bản",
		Compare:  "Xin đối chiếu các dòng trên với giấy đang cầm: chỉ những dòng này đã được ký.",
		WebTitle: "Kiểm tra giấy xác nhận", WebPrompt: "Mã trên giấy (bắt đầu bằng VNEID), quét từ mã QR hoặc chép lại", WebCheck: "Kiểm tra",
		None: "không thấy mã của giấy xác nhận; mã bắt đầu bằng VNEID", Version: "mã này do phiên bản chương trình mới hơn tạo ra, xin cập nhật chương trình",
		Cut: "mã bị thiếu phần cuối; xin quét hoặc chép lại cho đủ", BadLetter: "trong mã có ký tự lạ; xin quét hoặc chép lại",
		OtherKey: "mã không do khóa này ký: hoặc của máy chủ khác (nêu khóa của máy chủ đó bằng --key), hoặc là giấy giả", Changed: "giấy xác nhận không đúng: nội dung đã bị sửa sau khi ký",

		Screen: "Giấy xác nhận", Making: "Đang lập giấy xác nhận…", File: "Giấy xác nhận đã ghi vào tệp", Keep: "Đây là giấy xác nhận ở dạng chữ, đã ký. Chụp mã hoặc chép lại là giữ được.",
		Fetch:   "Lấy bản PDF để in, gõ trên máy của anh, chị: %s",
		Trouble: "Chưa lập được giấy xác nhận: %v", Open: "giấy xác nhận",

		Help: CertificateHelp{
			Certificate: "Lập giấy xác nhận hoàn thành tập huấn (PDF)", Output: "tệp PDF (mặc định: giay-xac-nhan-MÃ.pdf; “-”: in ra)", Deck: "bài giảng của lượt làm bài, nếu không phải bài có sẵn",
			PublicKey: "in khóa công khai để nơi khác kiểm tra được giấy", Verify: "Kiểm tra một giấy xác nhận: mã, tệp chữ hoặc tệp PDF", Key: "tệp khóa công khai (mặc định: khóa trong thư mục kết quả)",
			Over: "Giấy xác nhận (PDF) của mã biên nhận: … certificate MÃ > giay.pdf",
		},
	}
}
