package locale

import "fmt"

// Problem words a problem of a deck: what is wrong and what to write instead.
// The kinds and their arguments are those of package deck, which words them
// in English itself: for any language but Vietnamese, and for a kind it does
// not know, Problem returns "" and the deck's own words stand.
func Problem(lang, kind string, args ...any) string {
	format := ""
	if lang == Vi {
		format = problemFormat(kind)
	}
	if format == "" {
		return ""
	}
	return fmt.Sprintf(format, args...)
}

// problemFormat is the Vietnamese format of a kind of problem. Where words
// stand in another order than in English, arguments are numbered.
func problemFormat(kind string) string {
	switch kind {
	// Files.
	case "no-folder":
		return "đây không phải là thư mục; hãy chỉ ra thư mục chứa deck.yaml và các bài (*.md)"
	case "no-deck-file":
		return "không có deck.yaml nên thư mục này không phải là bộ bài giảng; hãy chỉ ra thư mục chứa deck.yaml"
	case "cannot-read":
		return "không đọc được (%s); hãy kiểm tra tệp có ở đó không và bạn có quyền đọc không"
	case "not-a-file":
		return "không phải là tệp thường; hãy đặt chính tệp đó vào đây"
	case "too-large":
		return "lớn hơn %d MB; không tệp bài giảng nào lớn như vậy, hãy xem tệp có đúng chỗ không, hoặc chia nhỏ ra"
	case "not-utf8":
		return "byte %d (%s) không phải là UTF-8; hãy lưu tệp với bảng mã UTF-8"
	case "control-character":
		return "%s là ký tự không hiện ra hoặc ký tự điều khiển; hãy xóa đi"
	case "no-topics":
		return "bộ bài giảng chưa có bài nào; hãy viết mỗi bài thành một tệp *.md bên cạnh deck.yaml hoặc trong thư mục con"
	case "more":
		return "và còn %d lỗi nữa trong tệp này; hãy sửa các lỗi trên trước"

	// YAML.
	case "yaml-syntax":
		return "sai cú pháp YAML (%s); hãy xem lại chỗ thụt đầu dòng, dấu nháy và dấu hai chấm ở dòng này và dòng trên"
	case "yaml-colon":
		return `sai cú pháp YAML: có dấu hai chấm và dấu cách trong câu, hoặc thụt đầu dòng sai; hãy đặt câu trong dấu nháy: "…"`
	case "yaml-escape":
		return "sai cú pháp YAML: có dấu gạch chéo ngược trong dấu nháy kép; hãy dùng dấu nháy đơn: '…'"
	case "yaml-no-colon":
		return "sai cú pháp YAML: khóa thiếu dấu hai chấm; hãy viết khóa: giá trị"
	case "yaml-sign":
		return `sai cú pháp YAML: câu không được bắt đầu bằng ký hiệu như * & ! %% @ - [ ] { } hoặc dấu nháy ngược; hãy đặt câu trong dấu nháy: "…"`
	case "yaml-tab":
		return "sai cú pháp YAML: thụt đầu dòng bằng phím Tab; hãy thụt bằng dấu cách"
	case "yaml-quote":
		return "sai cú pháp YAML: dấu nháy mở mà không đóng; hãy đóng lại"
	case "yaml-bracket":
		return "sai cú pháp YAML: danh sách mở bằng [ hoặc { mà không đóng, hoặc thiếu dấu phẩy; hãy viết [một, hai]"
	case "yaml-indent":
		return "sai cú pháp YAML: dòng không thụt vào như các dòng trên, hoặc có chữ sau dấu nháy đóng; hãy sửa lại"
	case "yaml-documents":
		return "có --- hoặc chữ sau khi phần YAML đã hết; hãy chỉ viết một phần YAML"
	case "yaml-alias":
		return "bài giảng không dùng neo và tham chiếu của YAML (%s); hãy viết thẳng giá trị, hoặc đặt câu bắt đầu bằng & hay * trong dấu nháy"
	case "yaml-tag":
		return "bài giảng không dùng thẻ %q của YAML; hãy bỏ thẻ, hoặc đặt câu bắt đầu bằng ! trong dấu nháy"
	case "yaml-depth":
		return "quá nhiều danh sách lồng nhau; bài giảng không cần quá bốn lớp"
	case "lost-text":
		return `YAML coi %q là ghi chú và bỏ đi; hãy đặt cả câu trong dấu nháy: "…"`
	case "empty-block":
		return "%s: chưa có nội dung; hãy viết vào hoặc xóa khối này"
	case "want-mapping":
		return "%s: ở đây cần các dòng dạng khóa: giá trị; các khóa là %s"
	case "want-list":
		return `%q phải là danh sách; hãy bắt đầu mỗi mục bằng "- "`
	case "want-text":
		return "%q phải là một câu, không phải danh sách hay nhiều khóa; hãy viết trên một dòng, hoặc đặt trong dấu nháy"
	case "want-number":
		return "%q phải là số nguyên từ %d đến %d, không thể là %q"
	case "want-number-from":
		return "%q phải là số nguyên từ %d trở lên, không thể là %q"
	case "want-share":
		return "%q phải là tỷ lệ lớn hơn 0 và không quá 1, ví dụ 0.8, không thể là %q"
	case "want-truth":
		return "%q phải là true hoặc false, không thể là %q"
	case "want-choice":
		return "%q không thể là %q; hãy chọn một trong: %s"
	case "near-choice":
		return "%q không thể là %q; có phải bạn muốn viết %q?"
	case "want-url":
		return "%q phải là địa chỉ web bắt đầu bằng https:// hoặc http://, không thể là %q"
	case "want-slug":
		return "%q chỉ gồm chữ thường a đến z, chữ số và dấu gạch nối đơn, ví dụ luu-tru-1, không thể là %q"
	case "want-language":
		return "%q phải là mã ngôn ngữ, ví dụ vi hoặc en, không thể là %q"
	case "want-code":
		return "%q chỉ gồm chữ cái a đến z, chữ số, dấu chấm, gạch nối và gạch dưới, ví dụ IOIT, không thể là %q"
	case "unknown-key":
		return "không có khóa %q; các khóa ở đây là %s"
	case "near-key":
		return "không có khóa %q; có phải bạn muốn viết %q?"
	case "duplicate-key":
		return "khóa %q được viết hai lần; hãy xóa một"
	case "missing-key":
		return "%s: thiếu khóa %q; hãy thêm vào"
	case "empty-value":
		return "%q để trống; hãy viết giá trị hoặc xóa khóa"

	// deck.yaml and the units.
	case "no-units-file":
		return "không có tệp %q trong bộ bài giảng; hãy viết đường dẫn của tệp đơn vị tính từ deck.yaml, hoặc xóa khóa này"
	case "duplicate-unit":
		return "đơn vị %q đã có ở dòng %d; hãy xóa một, hoặc đổi mã và tên"
	case "quiz-cover":
		return "cover: %d đòi hỏi %d câu hỏi của mức 1 và mức 2, nhưng mỗi lượt làm bài chỉ có %d câu; hãy giảm cover hoặc tăng questions"
	case "quiz-questions":
		return "mỗi lượt làm bài có %d câu hỏi, nhưng cả bộ bài giảng chỉ có %d câu; hãy viết thêm câu hỏi hoặc giảm số này"
	case "quiz-level":
		return "cover: %d đòi hỏi nhiều câu hỏi mức %d hơn số đang có (%d câu); hãy viết thêm câu hỏi hoặc giảm cover"

	// Topics.
	case "no-front-matter":
		return "bài thiếu phần mở đầu; hãy bắt đầu tệp bằng dòng ---, rồi title, level, item và minutes, rồi dòng ---"
	case "open-front-matter":
		return "phần mở đầu không kết thúc; hãy viết dòng --- sau khóa cuối cùng"
	case "item-missing":
		return `thiếu khóa "item" mà bài mức %d phải có; hãy thêm số thứ tự của tiện ích trong công văn`
	case "item-general":
		return `bài mức 0 không có "item"; hãy xóa dòng này hoặc sửa level`
	case "duplicate-item":
		return "tiện ích số %d của mức %d đã có ở %s; hãy sửa số thứ tự hoặc level"
	case "no-slides":
		return "bài chưa có trang nào; hãy viết ít nhất một trang sau phần mở đầu"
	case "nothing-shown":
		return "trang này không hiện gì; hãy viết tiêu đề hoặc nội dung, hoặc xóa các chỉ dẫn của trang"
	case "empty-section":
		return "giữa hai dòng --- không có gì; hãy xóa một dòng"
	case "late-heading":
		return "tiêu đề # hoặc ## không đứng đầu trang; hãy tách trang bằng dòng ---, hoặc viết ###"
	case "empty-heading":
		return "tiêu đề trống; hãy viết chữ sau dấu #"
	case "long-title":
		return "tiêu đề dài quá %d ký tự; hãy rút ngắn"
	case "setext-heading":
		return "tiêu đề gạch dưới bằng dấu =; hãy viết dấu # và tiêu đề trên một dòng"
	case "loose-separator":
		return "dòng gạch nối không đúng là ---; để tách trang, hãy viết --- ở đầu dòng"
	case "long-slide":
		return "trang dài quá %d KB; hãy chia ra bằng dòng ---"
	case "idle-pause":
		return "sau pause này không có gì, nên một lần bấm phím sẽ không thay đổi gì; hãy xóa hoặc chuyển chỗ"

	// Comments.
	case "open-comment":
		return "ghi chú không kết thúc; hãy đóng bằng -->"
	case "after-comment":
		return "có chữ sau khi ghi chú kết thúc; hãy chuyển xuống dòng riêng"
	case "comment-in-text":
		return "ghi chú nằm giữa câu; hãy đặt trên dòng riêng"
	case "unknown-comment":
		return "ghi chú không phải là chỉ dẫn; ghi chú riêng cho người soạn bắt đầu bằng <!-- //"
	case "unknown-directive":
		return "không có chỉ dẫn %q; các chỉ dẫn là %s; ghi chú riêng cho người soạn bắt đầu bằng <!-- //"
	case "near-directive":
		return "không có chỉ dẫn %q; có phải bạn muốn viết %q?"
	case "directive-value":
		return "%q không có giá trị; hãy xóa dấu hai chấm và phần sau"
	case "directive-no-value":
		return "%q thiếu giá trị; hãy viết %s"
	case "bad-layout":
		return "column_layout không thể là %q; hãy viết độ rộng của 1 đến %d cột, mỗi số từ 1 đến 999, ví dụ [3, 2]"
	case "no-layout":
		return "%q mà chưa chia cột; hãy viết <!-- column_layout: [3, 2] --> ở trước, trong cùng trang"
	case "no-column":
		return "không có cột %q; các cột được đánh số từ 0 đến %d"
	case "outside-column":
		return "có nội dung giữa column_layout và cột đầu tiên; hãy viết <!-- column: 0 --> ở trước"
	case "empty-columns":
		return "các cột đều trống; hãy viết vào hoặc xóa column_layout"

	// Fenced blocks.
	case "open-fence":
		return "khối không đóng; hãy đóng bằng dòng %s"
	case "near-block":
		return "không có khối %q; có phải bạn muốn viết %q?"
	case "block-info":
		return "có chữ sau %q trên dòng mở khối; hãy xóa đi"
	case "long-block":
		return "%s: khối dài quá %d KB; hãy rút ngắn"
	case "no-screen":
		return `có %q mà thiếu "screen"; hãy viết tên màn hình, hoặc xóa nếu bước này không làm trên điện thoại`
	case "tap-row":
		return "tap: không có dòng nào là %q; hãy chọn một trong: %s"
	case "near-tap":
		return "tap: không có dòng nào là %q; có phải bạn muốn viết %q?"
	case "tap-twice":
		return "tap: có nhiều dòng là %q; hãy viết dòng cần bấm khác với các dòng kia"
	case "tap-no-rows":
		return `tap: chưa có dòng nào nên không có %q; hãy liệt kê các dòng trong "rows"`
	case "drill-lines":
		return "một tin có từ 2 đến %d dòng, không thể là %d; hãy thêm dòng hoặc chia ra"
	case "drill-no-sign":
		return "kind là scam mà không dòng nào lộ dấu hiệu; hãy viết sign: và lý do ở dòng đó, hoặc viết kind: genuine"
	case "drill-sign":
		return "kind là genuine nên không dòng nào có dấu hiệu; hãy xóa sign này, hoặc viết kind: scam"
	case "long-url":
		return "địa chỉ dài không quá %d ký tự thì điện thoại mới quét được, ở đây là %d; hãy dùng địa chỉ ngắn hơn"

	// Questions.
	case "duplicate-id":
		return "mã %q đã được dùng cho câu hỏi ở %s; hãy đặt mã khác cho câu hỏi này"
	case "answers-not-answer":
		return `câu hỏi true-false không có "answers"; hãy viết answer: true hoặc answer: false`
	case "answer-not-answers":
		return `câu hỏi kiểu %s không có "answer"; hãy liệt kê các phương án trong "answers"`
	case "answers-count":
		return "câu hỏi kiểu %s có từ %d đến %d phương án, không thể là %d; hãy thêm hoặc bớt"
	case "want-option":
		return "mỗi phương án gồm một khóa và nội dung; hãy viết một trong: %s, rồi dấu hai chấm và nội dung"
	case "option-key":
		return "phương án của câu hỏi kiểu %[2]s không thể là %[1]q; hãy chọn một trong: %[3]s"
	case "same-option":
		return "phương án %q giống phương án %s; hãy viết khác đi"
	case "single-right":
		return "câu hỏi kiểu single có đúng một phương án đúng, không thể là %d; hãy đổi các phương án kia thành wrong, hoặc viết type: multiple"
	case "multiple-right":
		return "không có phương án nào đúng; hãy đánh dấu right ít nhất một phương án"
	case "multiple-wrong":
		return "không có phương án nào sai; hãy thêm một phương án sai"
	case "slide-range":
		return "bài này không có trang %d; hãy viết số từ 1 đến %d"
	}
	return ""
}
