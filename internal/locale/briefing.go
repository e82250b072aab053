package locale

// Briefing words live briefings: the screens of who leads, who follows and the
// projector, and the page that sums a briefing up.
type Briefing struct {
	Join, Lead string // on the home screen
	// Summaries of the SSH server's commands.
	JoinCommand, ScreenCommand, LeadCommand string
	ReportFlag                              string // help of report --briefing

	Title string
	Room  string // %s room code

	Code, CodeHint            string
	NoRoom, Tries, Full, Shut string
	Gone                      string
	Choose, FollowIt, LeadIt  string // what a trainer does in another's room
	Wished                    string
	Failed                    string // %s error
	JoinTitle, Enter, Unnamed string // the form that asks who follows
	Wait                      string

	LobbyJoin    string // how people come in
	LobbyWait    string
	Arrived      string // %d people
	NobodyYet    string
	NoUnit       string
	LobbyHint    string
	People       string // %d people here
	UnitRest     string // %d more units, %d people
	Gathering    string
	ScreenWaits  string
	TrainerAway  string
	TrainerAt    string // %d page, %s key
	Following    string
	FollowFrozen string

	Paused, Dark string
	Break        string
	BreakMinutes string // %d minutes
	BreakSeconds string // %d seconds
	BreakOver    string

	Question, Again                        string // Again: %d round
	PickOne, PickAll, PickOrder            string
	Sent, SentMissing, ChangeIt, AskLocked string
	Count                                  string // %d answers, %d people
	RightShare                             string // %d percent
	RightChange                            string // %d percent before, %d percent now
	EarlierMark                            string
	NoAnswers                              string

	AskPrompt, AskSent, AskMany, AskEmpty string
	HandUp, HandDown                      string
	SlowerSent, FasterSent                string
	Over, OverHint                        string
	OverQuiz, OverTalk, OverHome          string

	Next, LastSlide, NoNotes    string
	Elapsed                     string // %d minutes
	Late, Early, OnTime         string // %d minutes
	Frozen                      string // %d page
	Hands                       string // %d hands
	Questions                   string // %d questions
	Requests                    string // %s name
	SlowDown, SpeedUp           string
	PickTitle                   string // %s topic
	NoQuestions                 string
	AskedBefore                 string // %d times
	BreakPrompt                 string
	PollNext                    [4]string // what Enter does next: lock, bars, key, back to the slide
	LeaveTitle, LeaveTrainer    string
	Stay, LeaveRoom, LeaveWaits string
	EndIt                       string

	Keys BriefingKeys
	Page BriefingPage
	Note BriefingNotes
}

// BriefingKeys say in one or two words what each key does.
type BriefingKeys struct {
	Follow, Hand, Ask, Slower, Faster, Send, Pick, Enter, Poll, Choose, Freeze, Break, Done, Lower, Invite, Panel, Advance, Begin, Look string
}

// BriefingPage words the page that sums a briefing up.
type BriefingPage struct {
	Title                         string // %s date
	Room, Deck, Time, Length      string
	Minutes                       string // %s minutes
	People, Unit, Count, Average  string
	NoUnit, Total                 string
	Questions, Answers, Right     string
	Before, Now                   string
	Topics, Planned, Real, Change string
	None                          string
	Practice                      string
	Open                          string // it goes on
	Sent                          string
}

// BriefingNotes words the second terminal with a presenter's notes.
type BriefingNotes struct {
	Short, ShortPresent string // help of the command and of the flag
	Waiting             string
	None                string // %s how to present
	Several             string
	NoSuch              string // %s name
	OtherDeck           string
}

func vietnameseBriefing() Briefing {
	return Briefing{
		JoinCommand: "vào buổi tập huấn theo mã phòng", ScreenCommand: "màn chiếu của một buổi tập huấn", LeadCommand: "dẫn một buổi tập huấn",
		ReportFlag: "báo cáo một buổi tập huấn: mã phòng, một ngày như 2026-11-24, hoặc all",
		Join:       "Vào buổi tập huấn", Lead: "Dẫn một buổi tập huấn", Title: "Buổi tập huấn", Room: "Phòng %s",

		Code: "Mã phòng", CodeHint: "Gõ bốn chữ số mà giảng viên cho biết.",
		NoRoom: "Không có buổi tập huấn nào mang mã này. Anh, chị xem lại mã trên màn chiếu.",
		Tries:  "Đã gõ sai nhiều lần. Xin chờ một phút rồi thử lại.", Full: "Đang có quá nhiều buổi tập huấn. Xin thử lại sau.",
		Shut: "Máy chủ sắp khởi động lại. Xin vào lại sau ít phút.", Gone: "Buổi tập huấn này đã kết thúc.",
		Choose: "Anh, chị vào phòng này để làm gì?", FollowIt: "Theo dõi", LeadIt: "Cùng dẫn",
		Wished: "Đã xin cùng dẫn. Khi giảng viên đồng ý, anh, chị chọn “Cùng dẫn” lần nữa.",
		Failed: "Chưa làm được: %s", JoinTitle: "Vào buổi tập huấn", Enter: "Vào buổi tập huấn", Unnamed: "Vào mà không cho biết tên", Wait: "Xin chờ một chút…",

		LobbyJoin: "Mở cửa sổ dòng lệnh và gõ", LobbyWait: "Anh, chị đã vào phòng. Xin chờ giảng viên bắt đầu.",
		Arrived: "%d người đã vào", NobodyYet: "Chưa có ai vào", NoUnit: "chưa rõ đơn vị", LobbyHint: "hoặc mở VNeID-training, chọn “Vào buổi tập huấn”",
		People: "%d người", UnitRest: "và %d đơn vị khác, %d người", Gathering: "Đang đón người vào", ScreenWaits: "Sắp bắt đầu",
		TrainerAway: "Giảng viên mất kết nối, xin chờ", TrainerAt: "giảng viên đang ở trang %d, %s để theo",
		Following: "đang theo giảng viên", FollowFrozen: "giảng viên đang xem trước",

		Paused: "Tạm dừng", Dark: "Xin nhìn lên giảng viên", Break: "Giải lao", BreakMinutes: "còn %d phút", BreakSeconds: "còn %d giây", BreakOver: "Hết giờ, sắp học tiếp",

		Question: "Câu hỏi cho cả phòng", Again: "hỏi lần thứ %d",
		PickOne: "Gõ số để trả lời", PickAll: "Gõ số của mọi đáp án đúng", PickOrder: "Gõ số theo thứ tự làm trước, làm sau",
		Sent: "Đã nhận câu trả lời. Còn đổi được cho đến khi giảng viên khóa.", SentMissing: "Còn %d việc chưa xếp thứ tự.",
		ChangeIt: "Câu trả lời chưa tới máy chủ: %s", AskLocked: "Đã khóa câu trả lời.",
		Count: "%d/%d người đã trả lời", RightShare: "Trả lời đúng: %d %%", RightChange: "Trả lời đúng: %d %% → %d %%",
		EarlierMark: "lần trước", NoAnswers: "Chưa có câu trả lời",

		AskPrompt: "Câu hỏi cho giảng viên", AskSent: "Câu hỏi đã đến giảng viên.", AskMany: "Giảng viên chưa kịp trả lời các câu trước. Xin chờ một chút.", AskEmpty: "Anh, chị chưa gõ gì.",
		HandUp: "Anh, chị đang giơ tay", HandDown: "Đã bỏ tay xuống", SlowerSent: "Đã nhắn: chậm lại", FasterSent: "Đã nhắn: nhanh hơn",
		Over: "Buổi tập huấn đã kết thúc", OverHint: "Cảm ơn anh, chị đã tham gia.",
		OverQuiz: "Làm bài kiểm tra", OverTalk: "Xem lại bài", OverHome: "Về màn hình chính",

		Next: "Trang sau", LastSlide: "Hết bài", NoNotes: "Trang này không có ghi chú.",
		Elapsed: "%d phút", Late: "%d phút chậm hơn dự kiến", Early: "%d phút nhanh hơn dự kiến", OnTime: "đúng dự kiến",
		Frozen: "người xem vẫn ở trang %d", Hands: "%d người giơ tay", Questions: "%d câu hỏi đang chờ",
		Requests: "%s xin cùng dẫn", SlowDown: "cả phòng muốn chậm lại", SpeedUp: "cả phòng muốn nhanh hơn",
		PickTitle: "Hỏi cả phòng: %s", NoQuestions: "Bài này không có câu hỏi nào.", AskedBefore: "đã hỏi %d lần",
		BreakPrompt: "Giải lao mấy phút?", PollNext: [4]string{"khóa", "hiện kết quả", "hiện đáp án", "về bài giảng"},
		LeaveTitle: "Rời buổi tập huấn?", LeaveTrainer: "Nếu chỉ rời đi, cả phòng chờ anh, chị quay lại đúng trang này.",
		Stay: "Ở lại", LeaveRoom: "Rời đi", LeaveWaits: "Rời đi, phòng vẫn chờ", EndIt: "Kết thúc buổi tập huấn",

		Keys: BriefingKeys{
			Follow: "theo giảng viên", Hand: "giơ tay", Ask: "gửi câu hỏi", Slower: "chậm lại", Faster: "nhanh hơn", Send: "gửi", Pick: "trả lời", Enter: "vào",
			Poll: "hỏi cả phòng", Choose: "chọn câu hỏi", Freeze: "giữ người xem lại", Break: "giải lao", Done: "xong câu hỏi đầu", Lower: "mời người giơ tay đầu",
			Invite: "đồng ý cùng dẫn", Panel: "ghi chú, người dự", Advance: "tiếp", Begin: "bắt đầu", Look: "tự xem trang khác",
		},
		Page: BriefingPage{
			Title: "Buổi tập huấn ngày %s", Room: "Phòng", Deck: "Bài giảng", Time: "Thời gian", Length: "Kéo dài", Minutes: "%s phút",
			People: "Người dự", Unit: "Đơn vị", Count: "Số người", Average: "Phút có mặt", NoUnit: "(chưa rõ đơn vị)", Total: "Cộng",
			Questions: "Câu hỏi cho cả phòng", Answers: "trả lời", Right: "đúng", Before: "trước", Now: "sau",
			Topics: "Thời gian từng bài (phút)", Planned: "dự kiến", Real: "thực tế", Change: "lệch", None: "(không có)",
			Practice: "Các câu trả lời trong buổi là luyện tập, không tính vào kết quả kiểm tra.", Open: "chưa kết thúc", Sent: "Câu hỏi của người dự",
		},
		Note: BriefingNotes{
			Short:        "Mở ghi chú, trang sau và đồng hồ trong cửa sổ thứ hai",
			ShortPresent: "cho lệnh notes xem ghi chú ở cửa sổ khác",
			Waiting:      "Đang chờ người trình chiếu…",
			None:         "Chưa có bài nào đang trình chiếu với ghi chú. Xin chạy trước: %s",
			Several:      "Có nhiều bài đang trình chiếu. Xin nêu một tên sau lệnh notes:",
			NoSuch:       "Không có bài trình chiếu nào tên %s.",
			OtherDeck:    "Bài giảng ở đây khác bài đang trình chiếu. Xin chạy lại lệnh notes.",
		},
	}
}

func englishBriefing() Briefing {
	return Briefing{
		JoinCommand: "join the briefing with a room code", ScreenCommand: "a briefing for the projector", LeadCommand: "lead a briefing",
		ReportFlag: "report a live briefing: its room code, a day such as 2026-11-24, or all",
		Join:       "Join a briefing", Lead: "Lead a briefing", Title: "Briefing", Room: "Room %s",

		Code: "Room code", CodeHint: "Type the four digits that the trainer gives.",
		NoRoom: "No briefing has this room code. Please look at the projector again.",
		Tries:  "Too many wrong codes. Please wait a minute and try again.", Full: "Too many briefings are going on. Please try again later.",
		Shut: "The server is about to restart. Please come back in a few minutes.", Gone: "This briefing has ended.",
		Choose: "What would you like to do in this room?", FollowIt: "Follow", LeadIt: "Lead it together",
		Wished: "The trainer has been asked. Once they agree, choose “Lead it together” again.",
		Failed: "That did not work: %s", JoinTitle: "Join the briefing", Enter: "Join the briefing", Unnamed: "Join without giving a name", Wait: "One moment, please…",

		LobbyJoin: "Open a terminal and type", LobbyWait: "You are in the room. The trainer will begin shortly.",
		Arrived: "%d people have arrived", NobodyYet: "Nobody has arrived yet", NoUnit: "no unit given", LobbyHint: "or open VNeID-training and choose “Join a briefing”",
		People: "%d people", UnitRest: "and %d more units, %d people", Gathering: "People are arriving", ScreenWaits: "About to begin",
		TrainerAway: "The trainer has lost the connection, please wait", TrainerAt: "the trainer is on page %d, %s to follow",
		Following: "following the trainer", FollowFrozen: "the trainer is looking ahead",

		Paused: "Paused", Dark: "Please look at the trainer", Break: "Break", BreakMinutes: "%d minutes left", BreakSeconds: "%d seconds left", BreakOver: "Time is up, we go on shortly",

		Question: "A question to the room", Again: "asked for the %d. time",
		PickOne: "Type a number to answer", PickAll: "Type the number of every right answer", PickOrder: "Type the numbers in the order of doing",
		Sent: "Your answer is in. You can change it until the trainer locks the question.", SentMissing: "%d steps are not in order yet.",
		ChangeIt: "Your answer has not reached the server: %s", AskLocked: "No more answers are taken.",
		Count: "%d of %d people have answered", RightShare: "Right answers: %d %%", RightChange: "Right answers: %d %% → %d %%",
		EarlierMark: "before", NoAnswers: "No answers yet",

		AskPrompt: "Your question to the trainer", AskSent: "The trainer has your question.", AskMany: "The trainer has not got to your other questions yet. Please wait a little.", AskEmpty: "You have not typed anything.",
		HandUp: "Your hand is raised", HandDown: "Your hand is lowered", SlowerSent: "Sent: slower, please", FasterSent: "Sent: faster, please",
		Over: "The briefing has ended", OverHint: "Thank you for taking part.",
		OverQuiz: "Take the quiz", OverTalk: "Look at the slides again", OverHome: "Back to the home screen",

		Next: "Next slide", LastSlide: "The end", NoNotes: "This slide has no notes.",
		Elapsed: "%d min", Late: "%d min behind plan", Early: "%d min ahead of plan", OnTime: "on plan",
		Frozen: "followers stay on page %d", Hands: "%d hands raised", Questions: "%d questions waiting",
		Requests: "%s asks to lead too", SlowDown: "the room would like it slower", SpeedUp: "the room would like it faster",
		PickTitle: "Ask the room: %s", NoQuestions: "This topic has no questions.", AskedBefore: "asked %d times",
		BreakPrompt: "A break of how many minutes?", PollNext: [4]string{"lock", "show the result", "show the answer", "back to the slides"},
		LeaveTitle: "Leave the briefing?", LeaveTrainer: "If you only leave, the room waits for you on this very slide.",
		Stay: "Stay", LeaveRoom: "Leave", LeaveWaits: "Leave; the room waits", EndIt: "End the briefing",

		Keys: BriefingKeys{
			Follow: "follow the trainer", Hand: "raise your hand", Ask: "ask a question", Slower: "slower", Faster: "faster", Send: "send", Pick: "answer", Enter: "enter",
			Poll: "ask the room", Choose: "choose a question", Freeze: "hold the followers", Break: "break", Done: "first question done", Lower: "call on the first hand",
			Invite: "let them lead too", Panel: "notes, people", Advance: "next", Begin: "begin", Look: "look at other pages",
		},
		Page: BriefingPage{
			Title: "Briefing of %s", Room: "Room", Deck: "Deck", Time: "Time", Length: "Length", Minutes: "%s minutes",
			People: "Who took part", Unit: "Unit", Count: "People", Average: "Minutes present", NoUnit: "(no unit given)", Total: "Total",
			Questions: "Questions to the room", Answers: "answers", Right: "right", Before: "before", Now: "after",
			Topics: "Time for each topic (minutes)", Planned: "planned", Real: "real", Change: "difference", None: "(none)",
			Practice: "Answers given during a briefing are practice and do not count as a quiz.", Open: "still going on", Sent: "Questions from the room",
		},
		Note: BriefingNotes{
			Short:        "Open the notes, the next slide and the clock in a second terminal",
			ShortPresent: "let the notes command show the notes in another terminal",
			Waiting:      "Waiting for the presenter…",
			None:         "Nobody is presenting with notes. First run: %s",
			Several:      "Several people are presenting. Write one of these names after notes:",
			NoSuch:       "No presentation is called %s.",
			OtherDeck:    "The deck here is not the one being presented. Please run notes again.",
		},
	}
}
