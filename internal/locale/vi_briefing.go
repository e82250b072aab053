package locale

func vietnameseBriefing() Briefing {
	return Briefing{
		JoinCommand: "vào buổi tập huấn theo mã phòng", ScreenCommand: "màn chiếu của một buổi tập huấn", LeadCommand: "dẫn một buổi tập huấn",
		ReportFlag: "báo cáo một buổi tập huấn: mã phòng, một ngày như 2026-11-24, hoặc all",
		Join:       "Vào buổi tập huấn", Lead: "Dẫn một buổi tập huấn", Title: "Buổi tập huấn", Room: "Phòng %s",

		Code: "Mã phòng", CodeHint: "Gõ bốn chữ số mà giảng viên cho biết.",
		NoRoom:    "Không có buổi tập huấn nào mang mã này. Anh, chị xem lại mã trên màn chiếu.",
		WholeCode: "Đang có nhiều mã sai được gõ thử. Xin gõ đủ tám chữ số của mã phòng trên màn chiếu.", Full: "Đang có quá nhiều buổi tập huấn. Xin thử lại sau.",
		Long:   "Buổi này đã ghi quá nhiều việc nên không nhận thêm. Anh, chị vẫn theo dõi được như thường.",
		Gone:   "Buổi tập huấn này đã kết thúc.",
		Choose: "Anh, chị vào phòng này để làm gì?", FollowIt: "Theo dõi", LeadIt: "Cùng dẫn",
		Wished: "Đã xin cùng dẫn. Khi giảng viên đồng ý, anh, chị chọn “Cùng dẫn” lần nữa.",
		Failed: "Chưa làm được: %s", JoinTitle: "Vào buổi tập huấn", Enter: "Vào buổi tập huấn", Unnamed: "Vào mà không cho biết tên", Wait: "Xin chờ một chút…",

		LobbyJoin: "Mở cửa sổ dòng lệnh và gõ", LobbyCode: "Mã này là đường ssh: mở bằng ứng dụng SSH, hoặc tự gõ", LobbyWait: "Anh, chị đã vào phòng. Xin chờ giảng viên bắt đầu.",
		Arrived: "%d người đã vào", NobodyYet: "Chưa có ai vào", NoUnit: "chưa rõ đơn vị", LobbyHint: "hoặc mở VNeID-training, chọn “Vào buổi tập huấn”",
		RemoteScan: "Quét mã này bằng điện thoại của anh, chị để điều khiển buổi tập huấn từ xa: đi tiếp, quay lại, tắt màn hình, đặt câu hỏi.", RemoteOnce: "Liên kết chỉ dùng được một lần, cho một máy, và hết hiệu lực khi buổi tập huấn kết thúc. Xin đừng để lên màn chiếu.", RemoteOf: "Điều khiển phòng %s", RemoteGone: "Liên kết điều khiển này đã được dùng hoặc đã hết hiệu lực. Xin bấm c ở bàn điều khiển để lấy liên kết mới.",
		LobbyOpen: "Mở trình duyệt, vào địa chỉ", LobbyType: "hoặc mở cửa sổ dòng lệnh và gõ %s", LobbyScan: "Quét mã này bằng điện thoại để vào phòng",
		People: "%d người", UnitRest: "và %d đơn vị khác, %d người", Gathering: "Đang đón người vào",
		TrainerAway: "Giảng viên mất kết nối, xin chờ", TrainerAt: "giảng viên ở trang %d",
		Following: "đang theo giảng viên",

		Paused: "Tạm dừng", Dark: "Xin nhìn lên giảng viên", Darkened: "Màn chiếu đang tắt, phím bất kỳ để mở lại", Break: "Giải lao", BreakMinutes: "Còn %d phút", BreakSeconds: "Còn %d giây", BreakUntil: "Học tiếp lúc %s", BreakOver: "Hết giờ, sắp học tiếp", BreakStay: "Giảng viên bắt đầu lại thì bài giảng tự hiện ở đây.",

		Question: "Câu hỏi cho cả phòng", Again: "hỏi lần thứ %d",
		PickOne: "Gõ số để trả lời", PickAll: "Gõ số của mọi đáp án đúng", PickOrder: "Gõ số theo thứ tự làm trước, làm sau",
		Sent: "Đã nhận câu trả lời. Còn đổi được cho đến khi giảng viên khóa.", SentMissing: "Còn %d việc chưa xếp thứ tự.",
		AskLocked: "Đã khóa câu trả lời.",
		Count:     "%d/%d người đã trả lời", RightShare: "Trả lời đúng: %d%%", RightChange: "Trả lời đúng: %d%% → %d%%",
		EarlierMark: "lần trước", NoAnswers: "Chưa có câu trả lời",

		AskPrompt: "Câu hỏi cho giảng viên", AskSent: "Câu hỏi đã đến giảng viên.", AskMany: "Giảng viên chưa kịp trả lời các câu trước. Xin chờ một chút.", AskEmpty: "Anh, chị chưa gõ gì.",
		HandUp: "Anh, chị đang giơ tay, r để hạ xuống", HandDown: "Đã bỏ tay xuống", SlowerSent: "Đã nhắn: chậm lại", FasterSent: "Đã nhắn: nhanh hơn",
		Over: "Buổi tập huấn đã kết thúc", OverBrief: "Kết thúc", OverHint: "Cảm ơn anh, chị đã tham gia.",
		OverQuiz: "Làm bài kiểm tra", OverTalk: "Xem lại bài giảng", OverHome: "Về màn hình chính",

		Next: "Trang sau", NextStep: "Bước sau", LastSlide: "Hết bài", NoNotes: "Trang này không có ghi chú.",
		Elapsed: "%d phút", Late: "%d phút chậm hơn dự kiến", Early: "%d phút nhanh hơn dự kiến", OnTime: "đúng dự kiến",
		LeadOn: "Dẫn tiếp phòng %s", Waits: "phòng vẫn chờ", LeadEnd: "Hết bài. q để kết thúc buổi tập huấn.",
		Whole: "cả buổi %d phút", LeftOut: "bỏ qua", OnlyTopic: "Buổi tập huấn cần còn ít nhất một bài.",
		Frozen: "người xem vẫn ở trang %d", Hands: "%d người giơ tay", Questions: "%d câu hỏi đang chờ",
		Requests: "%s xin cùng dẫn", SlowDown: "cả phòng muốn chậm lại", SpeedUp: "cả phòng muốn nhanh hơn",
		PickTitle: "Hỏi cả phòng: %s", NoQuestions: "Bài này không có câu hỏi nào.", AskedBefore: "đã hỏi %d lần",
		BreakPrompt: "Giải lao mấy phút?", PollNext: [4]string{"khóa", "hiện kết quả", "hiện đáp án", "về bài giảng"},
		LeaveTitle: "Rời buổi tập huấn?", LeaveTrainer: "Nếu chỉ rời đi, cả phòng chờ anh, chị quay lại đúng trang này.",
		Stay: "Ở lại", LeaveRoom: "Rời đi", LeaveWaits: "Rời đi, phòng vẫn chờ", EndIt: "Kết thúc buổi tập huấn",

		Order: "Giữ trật tự trong phòng", RoomRules: "Quy định của phòng",
		TakesQuestions: [2]string{"Đang nhận câu hỏi", "Tạm không nhận câu hỏi"},
		TakesPeople:    [2]string{"Người mới vẫn vào được", "Phòng đã khóa, ai ở trong vẫn ở"},
		Admits:         [3]string{"Ai có mã phòng cũng vào được", "Người vào phải cho biết tên", "Người vào phải có khóa SSH hoặc mã ghi danh"},
		QuietNow:       "Giảng viên đang tạm không nhận câu hỏi.", MutedNow: "Giảng viên không nhận thêm từ chỗ của anh, chị.",
		ShutNow: "Phòng đã khóa, không nhận thêm người.", NamedNow: "Phòng này cần biết tên người dự. Xin nhấn Enter rồi điền tên.",
		KnownNow: "Phòng này chỉ nhận người có khóa SSH hoặc mã ghi danh.",

		Keys: BriefingKeys{
			Order: "giữ trật tự", Settle: "đổi, ẩn câu hỏi", Mute: "không nhận từ người này",
			Follow: "theo giảng viên", Hand: "giơ tay", Ask: "gửi câu hỏi", Slower: "chậm lại", Faster: "nhanh hơn", Send: "gửi", Pick: "trả lời", Enter: "vào",
			Poll: "hỏi cả phòng", Choose: "chọn câu hỏi", Freeze: "giữ người xem lại", Break: "giải lao", Done: "xong câu hỏi đầu", Lower: "mời người giơ tay đầu",
			DoneNow: "xong", LowerNow: "mời nói", InviteNow: "đồng ý", Invite: "đồng ý cùng dẫn", Panel: "ghi chú, người dự", HandOver: "điều khiển bằng điện thoại", Advance: "tiếp", Begin: "bắt đầu", Look: "tự xem trang khác", Include: "bỏ, thêm bài", Out: "rời phòng",
		},
		Page: BriefingPage{
			Rooms: "Các buổi tập huấn", Began: "Bắt đầu", Ended: "Kết thúc", Names: "Người dự có nêu tên", Came: "Đến lúc", Round: "Lần hỏi", Heard: "Đã trả lời",
			Title: "Buổi tập huấn ngày %s", Room: "Phòng", Deck: "Bài giảng", Time: "Thời gian", Length: "Kéo dài", Minutes: "%s phút",
			People: "Người dự", Unit: "Đơn vị", Count: "Số người", Average: "Phút có mặt", NoUnit: "(chưa rõ đơn vị)", Total: "Cộng",
			Questions: "Câu hỏi cho cả phòng", Answers: "trả lời", Right: "đúng", Before: "trước", Now: "sau",
			Topics: "Thời gian từng bài (phút)", Point: ",", Planned: "dự kiến", Real: "thực tế", Change: "lệch", None: "(không có)",
			Practice: "Các câu trả lời trong buổi là luyện tập, không tính vào kết quả kiểm tra.", Open: "chưa kết thúc", Sent: "Câu hỏi của người dự", Waits: "chưa trả lời",
			Suspect: "Nghi vấn", SuspectSeats: "%d chỗ không có khóa hay ghi danh, từ %d địa chỉ",
		},
		Note: BriefingNotes{
			Short:        "Mở ghi chú, trang sau và đồng hồ trong cửa sổ thứ hai",
			ShortPresent: "cho lệnh notes xem ghi chú ở cửa sổ khác",
			Black:        "màn chiếu đang tối", White: "màn chiếu đang trắng", Others: "màn chiếu đang ở ngoài bài",
			Waiting:   "Đang chờ người trình chiếu…",
			None:      "Chưa có bài nào đang trình chiếu với ghi chú. Xin chạy trước: %s",
			Several:   "Có nhiều bài đang trình chiếu. Xin nêu một tên sau lệnh notes:",
			NoSuch:    "Không có bài trình chiếu nào tên %s.",
			OtherDeck: "Bài giảng ở đây khác bài đang trình chiếu. Xin chạy lại lệnh notes.",
		},
	}
}
