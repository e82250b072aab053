package locale

// Upkeep holds the words of the commands that look after the data folder:
// results, people, prune.
type Upkeep struct {
	NoFolder string // %s folder

	// results verify, results repair
	Chain      string // %s file, %d lines, %d with a hash
	Head       string // %s hash of the last line
	Changed    string
	Missing    string
	Unsealed   string
	Torn       string
	NotNoted   string // %s hash
	Noted      string // %s hash, %d line
	Sound      string
	Unsound    string // %d breaks
	TornHint   string // %d torn lines
	Recovered  string // %d attempts
	Moved      string // %d line, %s file
	Ended      string
	Left       string // %d line
	NothingTo  string
	RepairLeft string // %d lines

	// people
	Nobody                              string // %s name or id
	Several                             string // %s name or id, %d people
	NoName                              string
	Learner, Unit, Code, Attempts, None string
	Passed, Failed, Withdrawn, Receipt  string
	Pending                             string // %d attempts
	Exported                            string // %s file
	NothingToCorrect                    string
	BadName                             string // %s name, %v reason
	Corrected                           string // %s learner id
	CorrectedID                         string
	AskErase                            string // %s name, %s learner id
	Yes                                 string // the answer that erases
	NeedYes                             string
	Kept                                string
	Erased                              string // %s learner id
	ErasedCounts                        string // %d attempts, %d lines, %d journals
	ErasedNothing                       string // %s learner id
	ErasedRest                          string
	Exists                              string // %s file

	// prune
	BadAge    string // %s age
	Pruned    string // %s date, %d names, %d journals, %d copies, %d leftovers
	WouldBe   string // the same
	PruneKept string

	Help UpkeepHelp
}

// UpkeepHelp is the help of these commands and their flags.
type UpkeepHelp struct {
	Results, Verify, Repair                      string
	Noted                                        string
	People, Show, Export, Correct, Erase         string
	Output, Name, Unit, Code, Yes, Reason, Prune string
	OlderThan, DryRun                            string
}

func vietnameseUpkeep() Upkeep {
	return Upkeep{
		NoFolder: "không có thư mục kết quả %s; xin nêu đúng thư mục bằng --data THU_MUC",

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
		Passed: "đạt", Failed: "chưa đạt", Withdrawn: "không còn tính", Receipt: "biên nhận", Pending: "Đang làm dở: %d lượt",
		Exported: "Đã ghi vào %s", NothingToCorrect: "xin cho biết điều cần sửa: --name, --unit hoặc --code", BadName: "họ tên “%s” chưa dùng được: %v",
		Corrected:   "Đã sửa thông tin của %s; tên cũ không còn được lưu.",
		CorrectedID: "Từ nay người này gõ họ tên mới khi làm bài thì được tính là mã học viên khác; các lượt đã ghi vẫn thuộc mã này.",
		AskErase:    "Xóa họ tên của %s (%s) và không tính các lượt làm bài nữa? Việc này không lấy lại được. Gõ “xoa” để đồng ý: ", Yes: "xoa",
		NeedYes: "xóa là không lấy lại được: thêm --yes để xác nhận", Kept: "không xóa gì",
		Erased: "Đã xóa thông tin của %s.", ErasedCounts: "  %d lượt làm bài không còn được tính, %d dòng có họ tên và %d lượt làm dở đã xóa",
		ErasedNothing: "Không còn gì để xóa về %s.",
		ErasedRest:    "Sổ kết quả không bị sửa: các dòng cũ chỉ có mã học viên, không còn gắn với họ tên nào. Bản sao lưu nếu có thì xin xóa riêng.",
		Exists:        "đã có tệp %s; xin nêu tên khác",

		BadAge:  "--older-than %q: viết số và đơn vị, ví dụ 24m (tháng), 2y (năm) hoặc 730d (ngày)",
		Pruned:  "Không động đến từ trước %s, đã xóa: họ tên của %d người, %d lượt làm dở, %d bản sao dòng dở dang, %d tệp thừa.",
		WouldBe: "Không động đến từ trước %s, sẽ xóa: họ tên của %d người, %d lượt làm dở, %d bản sao dòng dở dang, %d tệp thừa. Chưa xóa gì.", PruneKept: "Sổ kết quả giữ nguyên để chuỗi mã băm kiểm tra được; trong sổ không có họ tên.",

		Help: UpkeepHelp{
			Results: "Kiểm tra và sửa sổ kết quả", Verify: "Kiểm tra chuỗi mã băm: dòng nào bị sửa, bị thiếu", Repair: "Chuyển các dòng dở dang vào quarantine/, không đụng đến dòng đã ghi",
			Noted:  "mã băm của dòng cuối đã chép lại lần trước: phát hiện các dòng cuối bị cắt",
			People: "Trả lời yêu cầu của một người về dữ liệu của họ", Show: "Cho biết đang lưu gì về một người", Export: "Xuất tất cả những gì đang lưu về một người (JSON)",
			Correct: "Sửa họ tên, đơn vị hoặc mã cán bộ", Erase: "Xóa họ tên và không tính các lượt làm bài của một người",
			Output: "ghi vào tệp này thay vì in ra", Name: "họ tên đúng", Unit: "mã đơn vị đúng", Code: "mã cán bộ đúng", Yes: "không hỏi lại", Reason: "lý do, ghi vào sổ (đừng ghi họ tên)",
			Prune: "Xóa dữ liệu cá nhân đã hết hạn lưu", OlderThan: "giữ lại những gì mới hơn: 24m (tháng), 2y (năm), 730d (ngày)", DryRun: "chỉ cho biết sẽ xóa gì",
		},
	}
}

func englishUpkeep() Upkeep {
	return Upkeep{
		NoFolder: "there is no data folder %s; name the right one with --data DIR",

		Chain: "%s: %d lines, %d with a hash", Head: "hash of the last line: %s",
		Changed: "this line was changed: its content no longer has the hash at its end", Missing: "before this line lines were removed, put in or moved",
		Unsealed: "this line has no hash: this program did not write it", Torn: "torn: it cannot be read",
		NotNoted: "no line has the hash %s: the last lines were cut off, or the record was written anew", Noted: "the hash %s is on line %d",
		Sound: "The chain of hashes is whole.", Unsound: "the chain of hashes is broken in %d places",
		TornHint:  "%d lines were torn when the machine stopped; “vneid-training results repair” moves them to quarantine/.",
		Recovered: "Moved %d attempts from the spare place into the record.", Moved: "Moved torn line %d to %s", Ended: "Added the newline that the last line lacked.",
		Left: "Left line %d as it is: it was written whole and damaged later; bring it back from a backup.", NothingTo: "There is nothing to repair.",
		RepairLeft: "%d lines are damaged or changed, which this program must not mend; “vneid-training results verify” names each",

		Nobody: "nobody has the name or id “%s” in this data folder", Several: "“%s” is %d people; use the learner id:", NoName: "(no name kept)",
		Learner: "Learner id", Unit: "Unit", Code: "Staff code", Attempts: "Attempts on record", None: "none",
		Passed: "passed", Failed: "not passed", Withdrawn: "no longer counts", Receipt: "receipt", Pending: "Under way: %d attempts",
		Exported: "Written to %s", NothingToCorrect: "say what to correct: --name, --unit or --code", BadName: "the name “%s” cannot be used: %v",
		Corrected:   "Corrected what is kept about %s; the old name is no longer kept.",
		CorrectedID: "If this person types the new name for a quiz, they get another learner id; the attempts on record stay with this one.",
		AskErase:    "Erase the name of %s (%s) and let their attempts count no more? This cannot be undone. Type “erase” to agree: ", Yes: "erase",
		NeedYes: "an erasure cannot be undone: add --yes to confirm", Kept: "nothing was erased",
		Erased: "Erased what was kept about %s.", ErasedCounts: "  %d attempts no longer count, %d lines with a name and %d attempts under way were removed",
		ErasedNothing: "Nothing is left to erase about %s.",
		ErasedRest:    "The record was not edited: its old lines hold only a learner id, which leads to no name any more. Erase backups separately, if there are any.",
		Exists:        "the file %s exists; name another",

		BadAge:  "--older-than %q: write a number and a unit, such as 24m (months), 2y (years) or 730d (days)",
		Pruned:  "Removed what nobody touched since %s: the names of %d people, %d attempts under way, %d copies of torn lines, %d leftover files.",
		WouldBe: "Untouched since %s, to be removed: the names of %d people, %d attempts under way, %d copies of torn lines, %d leftover files. Nothing was removed yet.", PruneKept: "The record stays whole, so that its chain of hashes can be verified; it holds no names.",

		Help: UpkeepHelp{
			Results: "Verify and repair the record of results", Verify: "Walk the chain of hashes: which line was changed or is missing", Repair: "Move torn lines to quarantine/; lines on record are not touched",
			Noted:  "hash of the last line noted earlier: shows lines cut off the end",
			People: "Answer a person's request about their data", Show: "Say what is kept about a person", Export: "Write all that is kept about a person as JSON",
			Correct: "Correct name, unit or staff code", Erase: "Erase a person's name and let their attempts count no more",
			Output: "write to this file instead of printing", Name: "the right name", Unit: "the right unit's code", Code: "the right staff code", Yes: "do not ask", Reason: "why, for the record (write no names)",
			Prune: "Remove personal data kept long enough", OlderThan: "keep what is newer: 24m (months), 2y (years), 730d (days)", DryRun: "only say what would be removed",
		},
	}
}
