package gift

import "training.vast.vn/vneid-training/internal/deck"

// All kinds of problem of a file of questions. A new one is a row here.
var (
	kindWindows1252 = deck.Kind{
		ID: "windows-1252",
		En: "the file is not UTF-8 and was read as Windows-1252; if letters came out wrong, save it as UTF-8 and import it again",
		Vi: "tệp không phải UTF-8, đã đọc theo Windows-1252; nếu chữ bị sai, xin lưu lại thành UTF-8 rồi nhập lại",
	}
	kindUtf16 = deck.Kind{
		ID: "utf-16",
		En: "the file is UTF-16 and was read so",
		Vi: "tệp là UTF-16, đã đọc theo UTF-16",
	}
	kindHidden = deck.Kind{
		ID: "hidden",
		En: "characters that show nothing, or that a terminal obeys, were left out",
		Vi: "đã bỏ các ký tự ẩn",
	}
	kindJoined = deck.Kind{
		ID: "joined",
		En: "a blank line between { and } was taken for part of the question",
		Vi: "dòng trống giữa { và } được coi là một phần của câu hỏi",
	}
	kindBlankBefore = deck.Kind{
		ID: "blank-before",
		En: "a blank line between a question and its answers was left out",
		Vi: "đã bỏ dòng trống giữa câu hỏi và các đáp án",
	}
	kindNoBlankLine = deck.Kind{
		ID: "no-blank-line",
		En: "no blank line before this question; it was taken for a question of its own",
		Vi: "thiếu dòng trống trước câu này; đã tách thành một câu riêng",
	}
	kindLooseBraces = deck.Kind{
		ID: "loose-braces",
		En: "braces that are not escaped were taken for text; write \\{ and \\}",
		Vi: "ngoặc nhọn chưa có dấu \\ được coi là chữ; xin viết \\{ và \\}",
	}
	kindLooseEquals = deck.Kind{
		ID: "loose-equals",
		En: "a = that is not escaped was taken for text; write \\=",
		Vi: "dấu = chưa có dấu \\ được coi là chữ; xin viết \\=",
	}
	kindLooseText = deck.Kind{
		ID: "loose-text",
		En: "text before the first answer was taken for a wrong answer",
		Vi: "phần chữ trước đáp án đầu tiên được coi là một đáp án sai",
	}
	kindOpenTitle = deck.Kind{
		ID: "open-title",
		En: "the name of the question does not end with ::; what follows was taken for its text",
		Vi: "tên câu hỏi không kết thúc bằng ::; phần sau được coi là nội dung",
	}
	kindTitleText = deck.Kind{
		ID: "title-text",
		En: "the question has no text; its name was taken for it",
		Vi: "câu hỏi không có nội dung; đã lấy tên câu hỏi làm nội dung",
	}
	kindTagsText = deck.Kind{
		ID: "tags-text",
		En: "an answer is nothing but tags; they were taken for text",
		Vi: "đáp án chỉ gồm thẻ HTML; được coi là chữ",
	}
	kindFormula = deck.Kind{
		ID: "formula",
		En: "\\n in a formula was taken for the beginning of a command; write \\\\n",
		Vi: "\\n trong công thức được coi là đầu một lệnh; xin viết \\\\n",
	}
	kindOutside = deck.Kind{
		ID: "outside",
		En: "feedback after the } was taken for the explanation",
		Vi: "lời nhận xét đứng sau } được coi là lời giải thích",
	}
	kindFence = deck.Kind{
		ID: "fence",
		En: "a line of ``` around the questions was left out",
		Vi: "đã bỏ dòng ``` quanh các câu hỏi",
	}
	kindPicture = deck.Kind{
		ID: "picture",
		En: "a picture was left out: a deck holds none in questions",
		Vi: "đã bỏ hình: câu hỏi ở đây không có hình",
	}
	kindEmptyAnswer = deck.Kind{
		ID: "empty-answer",
		En: "an answer without text was left out",
		Vi: "đã bỏ một đáp án trống",
	}
	kindTruthCase = deck.Kind{
		ID: "truth-case",
		En: "%q was taken for true or false; Moodle wants capitals",
		Vi: "%q được hiểu là đúng hoặc sai; Moodle cần viết hoa",
	}
	kindEqualWeights = deck.Kind{
		ID: "equal-weights",
		En: "answers marked = with weights that share the credit were taken for several right ones; Moodle wants ~ before their weights",
		Vi: "các đáp án có dấu = và trọng số chia nhau điểm được coi là nhiều đáp án đúng; Moodle cần ~ trước trọng số",
	}
	kindPartial = deck.Kind{
		ID: "partial",
		En: "an answer with part of the credit counts as wrong here",
		Vi: "đáp án được một phần điểm nay tính là sai",
	}
	kindSeveralRight = deck.Kind{
		ID: "several-right",
		En: "%d answers are marked =: Moodle accepts any one of them, here all must be chosen",
		Vi: "%d đáp án có dấu =: ở Moodle chọn một là đủ, ở đây phải chọn tất cả",
	}
	kindWeights = deck.Kind{
		ID: "weights",
		En: "the weights of right answers sum to %g %%, not 100 %%; all of them count as right",
		Vi: "tổng trọng số của các đáp án đúng là %g %%, không phải 100 %%; tất cả đều tính là đúng",
	}
	kindFeedback = deck.Kind{
		ID: "feedback",
		En: "feedback of single answers was joined to the explanation",
		Vi: "lời nhận xét riêng của từng đáp án được gộp vào lời giải thích",
	}
	kindDescription = deck.Kind{
		ID: "description",
		En: "a text without answers is no question; it was left out",
		Vi: "đoạn chữ không có đáp án thì không phải câu hỏi; đã bỏ qua",
	}
	kindNoExplain = deck.Kind{
		ID: "no-explain",
		En: "there is no feedback; the explanation names the right answer: write why it is right",
		Vi: "không có lời nhận xét; lời giải thích tạm nêu đáp án đúng, xin viết thêm vì sao",
	}
	kindIdTaken = deck.Kind{
		ID: "id-taken",
		En: "the id %q is taken; the question became %q",
		Vi: "mã %q không dùng được hoặc đã có; câu hỏi mang mã %q",
	}
	kindOrderPart = deck.Kind{
		ID: "order-part",
		En: "Moodle shows only some of the steps; here all are shown",
		Vi: "Moodle chỉ hiện một số bước; ở đây hiện tất cả",
	}

	kindOpenBrace = deck.Kind{
		ID: "open-brace",
		En: "left out: { is not closed; write } after the answers, and \\{ where a brace is text",
		Vi: "bỏ: { chưa được đóng; viết } sau các đáp án, và \\{ nếu là chữ",
	}
	kindStrayBrace = deck.Kind{
		ID: "stray-brace",
		En: "left out: } without {; write \\} where a brace is text",
		Vi: "bỏ: có } mà không có {; viết \\} nếu là chữ",
	}
	kindSeveralGaps = deck.Kind{
		ID: "several-gaps",
		En: "left out: several groups of answers in one question; write a question for each",
		Vi: "bỏ: một câu có nhiều nhóm đáp án; xin viết mỗi nhóm thành một câu",
	}
	kindNoText = deck.Kind{
		ID: "no-text",
		En: "left out: the question has no text",
		Vi: "bỏ: câu hỏi không có nội dung",
	}
	kindEssay = deck.Kind{
		ID: "essay",
		En: "left out: an essay has no answers to choose from",
		Vi: "bỏ: câu tự luận không có đáp án để chọn",
	}
	kindNumerical = deck.Kind{
		ID: "numerical",
		En: "left out: a numerical question has no answers to choose from; make it one with = and ~",
		Vi: "bỏ: câu điền số không có đáp án để chọn; xin viết lại bằng = và ~",
	}
	kindShortAnswer = deck.Kind{
		ID: "short-answer",
		En: "left out: a short answer has no answers to choose from; add wrong ones with ~",
		Vi: "bỏ: câu trả lời ngắn không có đáp án để chọn; xin thêm đáp án sai bằng ~",
	}
	kindMatching = deck.Kind{
		ID: "matching",
		En: "left out: a deck has no matching questions; write a question for each pair",
		Vi: "bỏ: ở đây không có câu ghép cặp; xin viết mỗi cặp thành một câu",
	}
	kindOrderForm = deck.Kind{
		ID: "order-form",
		En: "left out: an ordering question has its settings on the line of > and each step on a line of its own",
		Vi: "bỏ: câu xếp thứ tự cần dòng > rồi mỗi bước một dòng",
	}
	kindNoRight = deck.Kind{
		ID: "no-right",
		En: "left out: no answer is right; mark one with =, or several with %%weights%%",
		Vi: "bỏ: không có đáp án đúng; đánh dấu một đáp án bằng =, hoặc vài đáp án bằng %%trọng số%%",
	}
	kindFewAnswers = deck.Kind{
		ID: "few-answers",
		En: "left out: %d answers, but a question needs at least %d",
		Vi: "bỏ: có %d đáp án, cần ít nhất %d",
	}
	kindManyAnswers = deck.Kind{
		ID: "many-answers",
		En: "left out: %d answers, but a question has at most %d",
		Vi: "bỏ: có %d đáp án, nhiều nhất là %d",
	}
	kindSameAnswers = deck.Kind{
		ID: "same-answers",
		En: "left out: the answer %q comes twice",
		Vi: "bỏ: đáp án %q có hai lần",
	}
	kindLongQuestion = deck.Kind{
		ID: "long-question",
		En: "left out: the question holds more than %d KB",
		Vi: "bỏ: câu hỏi dài hơn %d KB",
	}
)
