package guess

// A list holds the words that a guesser of a language goes by. They were
// written before the bank was revised for them, from how questions of any
// course give themselves away, and are not to be fitted to a bank: lists that
// no longer find what they found would hold nothing.
type list struct {
	cautious []string // prudent, by the official way: mostly right
	careless []string // handy and rash: mostly wrong
	absolute []string // always, never, only: mostly wrong
}

var lists = map[string]list{
	"vi": {
		cautious: []string{
			"kiểm tra", "đối chiếu", "xem lại", "so lại", "chính thức", "cơ quan", "công an", "trụ sở", "có thẩm quyền",
			"liên hệ", "hỏi", "gọi", "báo", "tổng đài", "1900 0368", "vneid gov vn", "dịch vụ công",
			"có thể", "thường", "nên", "nếu", "khi", "trước khi", "tùy", "một số", "tạm", "chờ", "theo hướng dẫn", "theo quy định",
			"không đọc", "không bấm", "không nhập", "không gửi", "không cho", "không đưa", "dừng", "từ chối", "không trả lời", "tự mình", "chính mình", "của mình",
			"giữ kín", "bí mật", "bảo mật", "cẩn thận", "bản gốc", "giấy tờ", "mang theo", "lưu", "xác nhận", "xác minh", "đề nghị", "cập nhật",
		},
		careless: []string{
			"cho nhanh", "cho tiện", "cho xong", "cứ", "đọc mã", "đọc cho", "gửi mã", "gửi ảnh", "chụp", "bấm vào", "chuyển tiền", "cho mượn", "đưa cho",
			"nhờ", "đăng", "bỏ qua", "không cần", "khỏi", "mặc kệ", "không sao", "tắt", "xóa", "gỡ", "cài lại", "lệ phí", "phí", "mua", "trả tiền", "người quen", "trên mạng",
		},
		absolute: []string{
			"luôn", "luôn luôn", "mọi", "tất cả", "không bao giờ", "chỉ", "hoàn toàn", "tuyệt đối", "bất cứ", "bất kỳ", "ai cũng", "đều",
			"chắc chắn", "không cần", "không phải", "bắt buộc", "duy nhất", "mãi", "mãi mãi", "vĩnh viễn", "không thể", "toàn bộ", "hẳn", "cứ", "không sao",
			"khỏi", "ngay lập tức", "tự động", "tự", "hết", "nào cũng", "lúc nào", "ở đâu cũng", "cả", "mỗi", "không còn", "không được", "phải", "ngay", "cho nhanh", "cho tiện", "thôi",
		},
	},
	"en": {
		cautious: []string{
			"check", "compare", "look again", "official", "office", "police", "authority", "competent", "contact", "ask", "call", "report", "hotline",
			"1900 0368", "vneid gov vn", "public service", "may", "might", "can", "could", "usually", "often", "should", "if", "when", "before", "depends", "some", "for now", "wait",
			"do not", "don t", "not read out", "stop", "refuse", "decline", "yourself", "your own", "keep secret", "private", "careful", "carefully", "original", "papers",
			"bring", "carry", "keep", "confirm", "verify", "request", "update", "first",
		},
		careless: []string{
			"quick", "quickly", "easier", "just", "read the code", "read out the code", "send the code", "send a photo", "photograph", "take a picture", "tap the link", "transfer money", "lend", "hand over",
			"let a friend", "post", "skip", "ignore", "no need", "never mind", "fine", "switch off", "turn off", "delete", "remove", "reinstall", "fee", "buy", "pay", "acquaintance", "on the web",
		},
		absolute: []string{
			"always", "every", "all", "never", "only", "completely", "entirely", "absolutely", "any", "anyone", "anybody", "anything", "everyone", "everybody", "everything",
			"certainly", "surely", "no need", "must", "have to", "has to", "sole", "forever", "permanently", "cannot", "can t", "impossible", "whole", "just", "fine",
			"at once", "immediately", "automatically", "by itself", "anywhere", "whenever", "wherever", "no longer", "nobody", "no one", "none", "each", "both", "without",
		},
	},
}
