package locale

// Enrol words enrolment: its commands, the slips that people get, and what is
// asked of who has one.
type Enrol struct {
	// Help.
	Enrol, Claim                    string
	Roster, Output, Host, Deck, All string // flags; %s kinds of file
	To, Identity                    string
	ExampleList, ExampleOne         string
	ExampleLook, ExampleClaim       string

	// What the commands say.
	Kind        string // %s file, %s kinds
	ListOrWho   string // neither a list nor a person, or both
	Written     string // %d slips, %s file
	Before      string // %d people
	Shown       string // %s name, %s unit, %s code
	Void        string
	Keep        string // %s file
	NobodyFor   string // %s name
	None        string
	Row         string // %s receipt, %s when, %s right, %s proof, %s name, %s unit
	Unclear     string // %s ids
	Found       string // %d attempts
	HowClaim    string
	Claimed     string // %s receipt, %s name, %s learner id
	ClaimedAll  string // %d attempts
	NotTheirs   string // %s receipt or name
	Ambiguous   string // %s receipt, %s ids
	NotEnrolled string // %s name or id
	ToOne       string

	Doctor             string // %d people, %d who came
	Known, Came, Waits string // of people show: enrolment; used, not used

	// What is asked before a quiz.
	Ask, CodePlaceholder string
	NoCode               string
	Sits                 string // %s name, %s unit
	OwnCode              string // %s code
	OwnWhy               string
	Other                string
	AskPlain, SitsPlain  string // SitsPlain: %s name, %s unit

	// A slip.
	Sheet, Title, Course      string
	Code, Way                 string
	Steps                     [3]string // the first with %s, what is typed
	Unit, UnitName, Name, Own string    // columns
}

func viEnrol() Enrol {
	return Enrol{
		Enrol: "Ghi danh: cấp cho mỗi người trong danh sách một mã để gửi thư", Claim: "Chuyển các lượt làm dưới họ tên tự khai cho đúng người đã ghi danh",
		Roster: "danh sách người cần ghi danh (.xlsx hoặc .csv, như của report)", Output: "ghi phiếu vào tệp này: %s",
		Host: "tên máy chủ ghi trên phiếu, kèm cổng nếu không phải 22", Deck: "bài giảng có danh sách đơn vị, nếu không phải bài có sẵn",
		All: "chuyển tất cả các lượt không có gì phải phân vân", To: "chuyển cho người đã ghi danh này, dù họ tên đã gõ có khác",
		Identity:    "ghi kết quả của ai: ai gõ họ tên cũng được (open) hay chỉ người đã ghi danh (enrolled); không nêu thì theo bài giảng",
		ExampleList: "cả danh sách, phiếu để in và cắt; .xlsx, .csv để trộn thư", ExampleOne: "mã mới cho một người, mã và khóa cũ hết hiệu lực",
		ExampleLook: "xem có lượt nào, chưa chuyển gì", ExampleClaim: "chuyển một lượt",

		Kind: "chưa rõ %q là loại tệp gì; hãy đặt tên tệp có đuôi %s", ListOrWho: "hãy nêu danh sách bằng --roster, hoặc họ tên một người",
		Written: "Đã ghi %d phiếu vào %s. Mã không được lưu ở nơi nào khác: gửi xong xin xóa tệp này.", Before: "%d người đã ghi danh từ trước, giữ nguyên.",
		Shown: "%s (%s), mã ghi danh: %s", Void: "Mã và khóa cũ của người này không còn hiệu lực. Mã mới chỉ hiện một lần này.",
		Keep: "tệp %s có phiếu chưa ghi danh được, xin xóa tệp này", NobodyFor: "chưa có ai tên %q; hãy ghi danh bằng danh sách: people enrol --roster TỆP",
		None: "Không có lượt nào dưới họ tên của người đã ghi danh.", Row: "  %s  %s  %s  %s  %s, %s",
		Unclear: "    có nhiều người trùng họ tên (%s): nêu đúng người bằng --to", Found: "%d lượt làm dưới họ tên của người đã ghi danh, không kèm mã hay khóa của họ:",
		HowClaim: "Hỏi lại người đó rồi chuyển: vneid-training people claim MÃ-BIÊN-NHẬN (hoặc họ tên, hoặc --all).",
		Claimed:  "Lượt %s nay là của %s (%s).", ClaimedAll: "Đã chuyển %d lượt; sổ kết quả ghi lại việc này.",
		NotTheirs: "không có lượt nào để chuyển theo %q; xem danh sách bằng lệnh people claim", Ambiguous: "lượt %s có thể là của nhiều người (%s); hãy nêu đúng người bằng --to",
		NotEnrolled: "%q chưa được ghi danh", ToOne: "--to đi cùng mã biên nhận, không đi cùng --all",

		Doctor: "Đã ghi danh %d người, %d người đã dùng mã trong thư (people enrol)", Known: "Ghi danh", Came: "đã dùng mã trong thư", Waits: "chưa dùng mã trong thư",

		Ask: "Bài này chỉ ghi kết quả của người đã ghi danh: xin gõ mã trong thư của ban tổ chức.", CodePlaceholder: "ví dụ K7RT-92XV",
		NoCode: "Mã ghi danh có tám chữ và số, như K7RT-92XV. Chưa có mã thì xin hỏi ban tổ chức; vẫn làm thử được.",
		Sits:   "%s, %s", OwnCode: "Mã riêng của anh, chị: %s",
		OwnWhy: "Mã trong thư đã dùng xong. Xin chép mã riêng này và giữ kín: lần sau gõ nó để làm tiếp hay xem kết quả.",
		Other:  "Tôi là người khác",

		AskPlain: "Mã ghi danh trong thư của ban tổ chức (0: quay lại)", SitsPlain: "Người làm bài: %s, %s. Ban tổ chức đã ghi danh.",

		Sheet: "Phiếu ghi danh", Title: "MÃ GHI DANH", Course: "Bài học", Code: "Mã ghi danh", Way: "Lệnh",
		Steps: [3]string{"Mở cửa sổ dòng lệnh, gõ: %s", "Chọn “Làm bài kiểm tra” và gõ mã này vào ô họ tên.", "Mã dùng được một lần, xin đừng đưa ai. Mất mã thì hỏi ban tổ chức."},
		Unit:  "Đơn vị", UnitName: "Tên đơn vị", Name: "Họ tên", Own: "Mã cán bộ",
	}
}

func enEnrol() Enrol {
	return Enrol{
		Enrol: "Enrol people: a code for each on a list, to be sent in letters", Claim: "Give attempts under typed names to the enrolled people whose they are",
		Roster: "who is to be enrolled (.xlsx or .csv, as of report)", Output: "write the slips to this file: %s",
		Host: "the server's name on the slips, with its port if that is not 22", Deck: "the deck with the units, if it is not the built-in one",
		All: "give all attempts of which there is no doubt", To: "give them to this enrolled person, whatever name was typed",
		Identity:    "whose results are recorded: of whoever types a name (open) or of enrolled people only (enrolled); otherwise as the deck says",
		ExampleList: "a whole list, slips to print and cut; .xlsx and .csv for mail merge", ExampleOne: "a new code for one person; their old code and key are void",
		ExampleLook: "see which attempts there are; nothing is changed", ExampleClaim: "give one attempt",

		Kind: "it is not clear what kind of file %q is; give it a name that ends in %s", ListOrWho: "name a list with --roster, or one person",
		Written: "%d slips written to %s. The codes are kept nowhere else: please delete the file once they are sent.", Before: "%d people were enrolled before and stay as they are.",
		Shown: "%s (%s), enrolment code: %s", Void: "Their old code and key are void. The new code is shown this once.",
		Keep: "the file %s holds slips of people who could not be enrolled; please delete it", NobodyFor: "there is nobody called %q yet; enrol them with a list: people enrol --roster FILE",
		None: "There are no attempts under the names of enrolled people.", Row: "  %s  %s  %s  %s  %s, %s",
		Unclear: "    more than one person has this name (%s): say whom you mean with --to", Found: "%d attempts under the names of enrolled people, without their code or key:",
		HowClaim: "Ask the person, and then give it to them: vneid-training people claim RECEIPT (or a name, or --all).",
		Claimed:  "The attempt %s is now that of %s (%s).", ClaimedAll: "%d attempts were given to their people; the record says so.",
		NotTheirs: "there is no attempt to give for %q; people claim lists those there are", Ambiguous: "the attempt %s may be of more than one person (%s); say whom you mean with --to",
		NotEnrolled: "%q is not enrolled", ToOne: "--to goes with receipts, and not with --all",

		Doctor: "%d people are enrolled, %d have used the code of their letter (people enrol)", Known: "Enrolment", Came: "the code of the letter was used", Waits: "the code of the letter was not used yet",

		Ask: "Results are recorded of enrolled people only: please type the code of the organiser's letter.", CodePlaceholder: "such as K7RT-92XV",
		NoCode: "An enrolment code has eight letters and digits, like K7RT-92XV. Without one, please ask the organiser; you can still try the quiz.",
		Sits:   "%s, %s", OwnCode: "Your own code: %s",
		OwnWhy: "The code of the letter is used up. Please write this one down and keep it to yourself: type it next time to go on, or to see your results.",
		Other:  "I am somebody else",

		AskPlain: "Enrolment code of the organiser's letter (0: back)", SitsPlain: "Taking the quiz: %s, %s, enrolled by the organiser.",

		Sheet: "Enrolment slips", Title: "ENROLMENT CODE", Course: "Course", Code: "Enrolment code", Way: "Command",
		Steps: [3]string{"Open a terminal and type: %s", "Choose “Take the quiz” and type this code where the name is asked.", "It can be used once; please give it to nobody. If it is lost, ask the organiser."},
		Unit:  "Unit", UnitName: "Unit's name", Name: "Name", Own: "Staff code",
	}
}
