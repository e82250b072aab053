package locale

// Certificate holds the words on a certificate and around it.
type Certificate struct {
	// On the sheet.
	Title     string
	Certify   string
	Unit      string
	Completed string
	Letter    string // %s number, %s date
	Score     string
	ScoreOf   string // %d right answers, %d questions, %d percent
	Needed    string // %d percent
	Date      string
	Receipt   string
	Internal  string
	ScanTitle string
	Scan      string
	Key       string // %s fingerprint
	DateForm  string // for time.Format

	// Of the commands.
	Written    string // %s file
	Unknown    string // %s receipt
	Withdrawn  string
	Failed     string
	Trial      string
	Nameless   string
	Deck       string // %s receipt
	NoPublic   string // %s file
	Genuine    string
	Name       string
	Course     string
	LetterName string
	SignedBy   string // %s fingerprint
	Compare    string
	None       string
	Version    string
	Cut        string
	BadLetter  string
	OtherKey   string
	Changed    string

	// Of the screen.
	Screen  string
	Making  string
	File    string
	Keep    string
	Fetch   string // %s command
	Small   string
	Trouble string // %v error
	Open    string // what the key does

	Help CertificateHelp
}

// CertificateHelp is the help of the commands and their flags.
type CertificateHelp struct {
	Certificate, Output, Deck, PublicKey, Verify, Key, Over string
}

func vietnameseCertificate() Certificate {
	return Certificate{
		Title: "Giấy xác nhận hoàn thành tập huấn", Certify: "Xác nhận", Unit: "Đơn vị", Completed: "đã hoàn thành tập huấn và đạt bài kiểm tra",
		Letter: "theo công văn số %s ngày %s", Score: "Kết quả", ScoreOf: "%d/%d câu đúng (%d %%)", Needed: "đạt từ %d %%", Date: "Ngày hoàn thành", Receipt: "Mã biên nhận",
		Internal:  "Giấy xác nhận nội bộ về việc tham gia tập huấn của đơn vị; không phải văn bằng, chứng chỉ theo quy định của pháp luật.",
		ScanTitle: "Kiểm tra giấy này", Scan: "Quét mã, rồi đưa dòng chữ đọc được cho lệnh", Key: "Khóa ký %s", DateForm: "02/01/2006",

		Written: "Đã ghi giấy xác nhận vào %s", Unknown: "trong sổ kết quả không có mã biên nhận %s", Withdrawn: "lượt làm bài này đã được rút lại, không còn tính",
		Failed: "lượt làm bài này chưa đạt nên chưa có giấy xác nhận", Trial: "đây là lượt làm thử, không có giấy xác nhận",
		Nameless: "họ tên của người làm bài không còn được lưu nên không lập được giấy xác nhận", Deck: "lượt %s làm theo một bài giảng khác; xin nêu bài giảng đó bằng --deck",
		NoPublic: "không thấy khóa công khai %s để kiểm tra; xin nêu tệp khóa bằng --key",
		Genuine:  "Giấy xác nhận thật: chữ ký khớp.", Name: "Họ và tên", Course: "Tập huấn", LetterName: "Công văn", SignedBy: "Khóa ký %s",
		Compare: "Xin đối chiếu các dòng trên với giấy đang cầm: chỉ những dòng này đã được ký.",
		None:    "không thấy mã của giấy xác nhận; mã bắt đầu bằng VNEID1:", Version: "mã này do phiên bản chương trình mới hơn tạo ra, xin cập nhật chương trình",
		Cut: "mã bị thiếu phần cuối; xin quét hoặc chép lại cho đủ", BadLetter: "trong mã có ký tự lạ; xin quét hoặc chép lại",
		OtherKey: "mã không do khóa này ký: hoặc của máy chủ khác (nêu khóa của máy chủ đó bằng --key), hoặc là giấy giả", Changed: "giấy xác nhận không đúng: nội dung đã bị sửa sau khi ký",

		Screen: "Giấy xác nhận", Making: "Đang lập giấy xác nhận…", File: "Giấy xác nhận đã ghi vào tệp", Keep: "Đây là giấy xác nhận ở dạng chữ, đã ký. Chụp mã hoặc chép lại là giữ được.",
		Fetch: "Lấy bản PDF để in, gõ trên máy của anh, chị: %s", Small: "Kéo cửa sổ rộng ra %d cột × %d dòng để thấy mã QR.",
		Trouble: "Chưa lập được giấy xác nhận: %v", Open: "giấy xác nhận",

		Help: CertificateHelp{
			Certificate: "Lập giấy xác nhận hoàn thành tập huấn (PDF)", Output: "tệp PDF (mặc định: giay-xac-nhan-MÃ.pdf; “-”: in ra)", Deck: "bài giảng của lượt làm bài, nếu không phải bài có sẵn",
			PublicKey: "in khóa công khai để nơi khác kiểm tra được giấy", Verify: "Kiểm tra một giấy xác nhận: mã, tệp chữ hoặc tệp PDF", Key: "tệp khóa công khai (mặc định: khóa trong thư mục kết quả)",
			Over: "Giấy xác nhận (PDF) của mã biên nhận: … certificate MÃ > giay.pdf",
		},
	}
}

func englishCertificate() Certificate {
	return Certificate{
		Title: "Certificate of completion", Certify: "This is to confirm that", Unit: "Unit", Completed: "has completed the training and passed the quiz",
		Letter: "as asked for by letter %s of %s", Score: "Result", ScoreOf: "%d of %d right (%d %%)", Needed: "%d %% needed", Date: "Completed on", Receipt: "Receipt",
		Internal:  "An internal confirmation that a training was attended; not a diploma or certificate in the sense of the law.",
		ScanTitle: "To verify this sheet", Scan: "Scan the code and give the text to", Key: "Signing key %s", DateForm: "2 January 2006",

		Written: "Wrote the certificate to %s", Unknown: "the record has no receipt %s", Withdrawn: "this attempt was taken back and no longer counts",
		Failed: "this attempt was not passed, so there is no certificate", Trial: "this was a trial, so there is no certificate",
		Nameless: "the name of who took the quiz is not kept any more, so no certificate can be made", Deck: "attempt %s was at another deck; name that deck with --deck",
		NoPublic: "there is no public key %s to verify with; name a file with --key",
		Genuine:  "A genuine certificate: the signature matches.", Name: "Name", Course: "Training", LetterName: "Letter", SignedBy: "Signing key %s",
		Compare: "Compare the lines above with the sheet in your hand: only these were signed.",
		None:    "there is no code of a certificate; a code begins with VNEID1:", Version: "the code was made by a newer version of this program; update this one",
		Cut: "the end of the code is missing; scan or copy all of it", BadLetter: "the code holds a strange character; scan or copy it again",
		OtherKey: "this key has not signed the code: it is of another server (name that server's key with --key) or forged", Changed: "this is no genuine certificate: its content was changed after it was signed",

		Screen: "Certificate", Making: "Making the certificate…", File: "The certificate was written to the file", Keep: "This is the certificate as signed text. Photograph the code or copy the text to keep it.",
		Fetch: "For a PDF to print, type on your own machine: %s", Small: "Widen the window to %d columns × %d rows to see the QR code.",
		Trouble: "The certificate could not be made: %v", Open: "certificate",

		Help: CertificateHelp{
			Certificate: "Make the certificate of an attempt (PDF)", Output: "PDF file (default: giay-xac-nhan-RECEIPT.pdf; “-”: print it)", Deck: "the deck of the attempt, if not the built-in one",
			PublicKey: "print the public key, so that others can verify certificates", Verify: "Verify a certificate: its code, a text file or a PDF", Key: "file of the public key (default: the one in the data folder)",
			Over: "The certificate (PDF) of a receipt: … certificate RECEIPT > certificate.pdf",
		},
	}
}
