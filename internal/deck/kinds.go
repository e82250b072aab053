package deck

import "fmt"

// A Kind is what can be wrong with a deck or a file of questions: a name, and
// in each language a format of package fmt that says what is wrong and what to
// write instead. Where words stand in another order than in English, the
// arguments are numbered.
type Kind struct{ ID, En, Vi string }

// String is the kind's name.
func (k Kind) String() string { return k.ID }

// Message words the kind for these arguments in a language: Vietnamese for
// "vi", English for any other.
func (k Kind) Message(language string, args ...any) string {
	if language == "vi" {
		return fmt.Sprintf(k.Vi, args...)
	}
	return fmt.Sprintf(k.En, args...)
}

// All kinds of problem of a deck. A new one is a row here.
var (
	// Files.
	kindNoFolder = Kind{
		ID: "no-folder",
		En: "this is no folder; name a folder that holds deck.yaml and topics (*.md)",
		Vi: "đây không phải là thư mục; hãy chỉ ra thư mục chứa deck.yaml và các bài (*.md)",
	}
	kindNoDeckFile = Kind{
		ID: "no-deck-file",
		En: "there is no deck.yaml, so this folder is no deck; name the folder that holds deck.yaml",
		Vi: "không có deck.yaml nên thư mục này không phải là bộ bài giảng; hãy chỉ ra thư mục chứa deck.yaml",
	}
	kindCannotRead = Kind{
		ID: "cannot-read",
		En: "cannot be read (%s); check that the file is there and that you may read it",
		Vi: "không đọc được (%s); hãy kiểm tra tệp có ở đó không và bạn có quyền đọc không",
	}
	kindNotAFile = Kind{
		ID: "not-a-file",
		En: "is no ordinary file; put the file itself here",
		Vi: "không phải là tệp thường; hãy đặt chính tệp đó vào đây",
	}
	kindTooLarge = Kind{
		ID: "too-large",
		En: "is larger than %d MB; no file of a deck is, so see whether it belongs here, or divide it",
		Vi: "lớn hơn %d MB; không tệp bài giảng nào lớn như vậy, hãy xem tệp có đúng chỗ không, hoặc chia nhỏ ra",
	}
	kindNotUTF8 = Kind{
		ID: "not-utf8",
		En: "byte %d (%s) is not UTF-8; save the file as UTF-8",
		Vi: "byte %d (%s) không phải là UTF-8; hãy lưu tệp với bảng mã UTF-8",
	}
	kindControlCharacter = Kind{
		ID: "control-character",
		En: "%s is a character that shows nothing or that a terminal obeys; delete it",
		Vi: "%s là ký tự không hiện ra hoặc ký tự điều khiển; hãy xóa đi",
	}
	kindNoTopics = Kind{
		ID: "no-topics",
		En: "the deck has no topics; write each topic as a file *.md beside deck.yaml or in a folder there",
		Vi: "bộ bài giảng chưa có bài nào; hãy viết mỗi bài thành một tệp *.md bên cạnh deck.yaml hoặc trong thư mục con",
	}
	kindMore = Kind{
		ID: "more",
		En: "and %d more problems in this file; mend those above first",
		Vi: "và còn %d lỗi nữa trong tệp này; hãy sửa các lỗi trên trước",
	}

	// YAML.
	kindYAMLSyntax = Kind{
		ID: "yaml-syntax",
		En: "this is not YAML (%s); look at the indentation, quotes and colons of this line and the one above",
		Vi: "sai cú pháp YAML (%s); hãy xem lại chỗ thụt đầu dòng, dấu nháy và dấu hai chấm ở dòng này và dòng trên",
	}
	kindYAMLColon = Kind{
		ID: "yaml-colon",
		En: `this is not YAML: a colon and a blank inside a text, or wrong indentation; put the text in quotes: "…"`,
		Vi: `sai cú pháp YAML: có dấu hai chấm và dấu cách trong câu, hoặc thụt đầu dòng sai; hãy đặt câu trong dấu nháy: "…"`,
	}
	kindYAMLEscape = Kind{
		ID: "yaml-escape",
		En: `this is not YAML: a backslash between double quotes; use single quotes: '…'`,
		Vi: "sai cú pháp YAML: có dấu gạch chéo ngược trong dấu nháy kép; hãy dùng dấu nháy đơn: '…'",
	}
	kindYAMLNoColon = Kind{
		ID: "yaml-no-colon",
		En: "this is not YAML: a key without a colon; write key: value",
		Vi: "sai cú pháp YAML: khóa thiếu dấu hai chấm; hãy viết khóa: giá trị",
	}
	kindYAMLSign = Kind{
		ID: "yaml-sign",
		En: `this is not YAML: a text cannot begin with a sign such as * & ! %% @ - [ ] { } or a backquote; put the text in quotes: "…"`,
		Vi: `sai cú pháp YAML: câu không được bắt đầu bằng ký hiệu như * & ! %% @ - [ ] { } hoặc dấu nháy ngược; hãy đặt câu trong dấu nháy: "…"`,
	}
	kindYAMLTab = Kind{
		ID: "yaml-tab",
		En: "this is not YAML: a tab in the indentation; indent with blanks",
		Vi: "sai cú pháp YAML: thụt đầu dòng bằng phím Tab; hãy thụt bằng dấu cách",
	}
	kindYAMLQuote = Kind{
		ID: "yaml-quote",
		En: "this is not YAML: a quote is opened and not closed; close it",
		Vi: "sai cú pháp YAML: dấu nháy mở mà không đóng; hãy đóng lại",
	}
	kindYAMLBracket = Kind{
		ID: "yaml-bracket",
		En: "this is not YAML: a list that begins with [ or { does not end, or lacks a comma; write [one, two]",
		Vi: "sai cú pháp YAML: danh sách mở bằng [ hoặc { mà không đóng, hoặc thiếu dấu phẩy; hãy viết [một, hai]",
	}
	kindYAMLIndent = Kind{
		ID: "yaml-indent",
		En: "this is not YAML: the line is not indented like those above it, or text follows a closing quote; mend that",
		Vi: "sai cú pháp YAML: dòng không thụt vào như các dòng trên, hoặc có chữ sau dấu nháy đóng; hãy sửa lại",
	}
	kindYAMLDocuments = Kind{
		ID: "yaml-documents",
		En: "--- or text after the end of the YAML; write one YAML text only",
		Vi: "có --- hoặc chữ sau khi phần YAML đã hết; hãy chỉ viết một phần YAML",
	}
	kindYAMLAlias = Kind{
		ID: "yaml-alias",
		En: "anchors and aliases (%s) are not for decks; write the value itself, or put a text that begins with & or * in quotes",
		Vi: "bài giảng không dùng neo và tham chiếu của YAML (%s); hãy viết thẳng giá trị, hoặc đặt câu bắt đầu bằng & hay * trong dấu nháy",
	}
	kindYAMLTag = Kind{
		ID: "yaml-tag",
		En: "the tag %q is not for decks; write the value without it, or put a text that begins with ! in quotes",
		Vi: "bài giảng không dùng thẻ %q của YAML; hãy bỏ thẻ, hoặc đặt câu bắt đầu bằng ! trong dấu nháy",
	}
	kindYAMLDepth = Kind{
		ID: "yaml-depth",
		En: "too many lists in lists; a deck needs no more than four",
		Vi: "quá nhiều danh sách lồng nhau; bài giảng không cần quá bốn lớp",
	}
	kindLostText = Kind{
		ID: "lost-text",
		En: `YAML takes %q for a comment and leaves it out; put the text in quotes: "…"`,
		Vi: `YAML coi %q là ghi chú và bỏ đi; hãy đặt cả câu trong dấu nháy: "…"`,
	}
	kindEmptyBlock = Kind{
		ID: "empty-block",
		En: "%s: nothing is written here; write it or delete the block",
		Vi: "%s: chưa có nội dung; hãy viết vào hoặc xóa khối này",
	}
	kindWantMapping = Kind{
		ID: "want-mapping",
		En: "%s: expected lines such as key: value; the keys are %s",
		Vi: "%s: ở đây cần các dòng dạng khóa: giá trị; các khóa là %s",
	}
	kindWantList = Kind{
		ID: "want-list",
		En: `%q must be a list; begin each item with "- "`,
		Vi: `%q phải là danh sách; hãy bắt đầu mỗi mục bằng "- "`,
	}
	kindWantText = Kind{
		ID: "want-text",
		En: "%q must be a text, not a list or several keys; write it on one line, or put it in quotes",
		Vi: "%q phải là một câu, không phải danh sách hay nhiều khóa; hãy viết trên một dòng, hoặc đặt trong dấu nháy",
	}
	kindWantNumber = Kind{
		ID: "want-number",
		En: "%q must be a whole number from %d to %d, not %q",
		Vi: "%q phải là số nguyên từ %d đến %d, không thể là %q",
	}
	kindWantNumberFrom = Kind{
		ID: "want-number-from",
		En: "%q must be a whole number, %d or greater, not %q",
		Vi: "%q phải là số nguyên từ %d trở lên, không thể là %q",
	}
	kindWantADay = Kind{
		ID: "want-a-day",
		En: "%q must be a number of attempts a day, such as 3 a day, not %q",
		Vi: "%q phải là số lượt làm bài mỗi ngày, ví dụ 3 a day, không thể là %q",
	}
	kindWantSpan = Kind{
		ID: "want-span",
		En: "%q must be a time from 1s to 168h, such as 10m or 1h30m, not %q",
		Vi: "%q phải là khoảng thời gian từ 1s đến 168h, ví dụ 10m hoặc 1h30m, không thể là %q",
	}
	kindWantIdentity = Kind{
		ID: "want-identity",
		En: "%q must be open (whoever types a name) or enrolled (who was enrolled by the organiser), not %q",
		Vi: "%q phải là open (ai gõ họ tên cũng được) hoặc enrolled (chỉ người ban tổ chức đã ghi danh), không thể là %q",
	}
	kindWantShare = Kind{
		ID: "want-share",
		En: "%q must be a share greater than 0 and at most 1, such as 0.8, not %q",
		Vi: "%q phải là tỷ lệ lớn hơn 0 và không quá 1, ví dụ 0.8, không thể là %q",
	}
	kindWantTruth = Kind{
		ID: "want-truth",
		En: "%q must be true or false, not %q",
		Vi: "%q phải là true hoặc false, không thể là %q",
	}
	kindWantChoice = Kind{
		ID: "want-choice",
		En: "%q cannot be %q; write one of %s",
		Vi: "%q không thể là %q; hãy chọn một trong: %s",
	}
	kindNearChoice = Kind{
		ID: "near-choice",
		En: "%q cannot be %q; did you mean %q?",
		Vi: "%q không thể là %q; có phải bạn muốn viết %q?",
	}
	kindWantURL = Kind{
		ID: "want-url",
		En: "%q must be a web address that begins with https:// or http://, not %q",
		Vi: "%q phải là địa chỉ web bắt đầu bằng https:// hoặc http://, không thể là %q",
	}
	kindWantSlug = Kind{
		ID: "want-slug",
		En: "%q must be of small letters a to z, digits and single hyphens, such as luu-tru-1, not %q",
		Vi: "%q chỉ gồm chữ thường a đến z, chữ số và dấu gạch nối đơn, ví dụ luu-tru-1, không thể là %q",
	}
	kindWantLanguage = Kind{
		ID: "want-language",
		En: "%q must be a tag of a language, such as vi or en, not %q",
		Vi: "%q phải là mã ngôn ngữ, ví dụ vi hoặc en, không thể là %q",
	}
	kindWantCode = Kind{
		ID: "want-code",
		En: "%q must be of letters a to z, digits, dots, hyphens and underscores, such as IOIT, not %q",
		Vi: "%q chỉ gồm chữ cái a đến z, chữ số, dấu chấm, gạch nối và gạch dưới, ví dụ IOIT, không thể là %q",
	}
	kindUnknownKey = Kind{
		ID: "unknown-key",
		En: "unknown key %q; the keys here are %s",
		Vi: "không có khóa %q; các khóa ở đây là %s",
	}
	kindNearKey = Kind{
		ID: "near-key",
		En: "unknown key %q; did you mean %q?",
		Vi: "không có khóa %q; có phải bạn muốn viết %q?",
	}
	kindDuplicateKey = Kind{
		ID: "duplicate-key",
		En: "%q is written twice; delete one",
		Vi: "khóa %q được viết hai lần; hãy xóa một",
	}
	kindMissingKey = Kind{
		ID: "missing-key",
		En: "%s: the key %q is missing; add it",
		Vi: "%s: thiếu khóa %q; hãy thêm vào",
	}
	kindFileLacks = Kind{
		ID: "file-lacks",
		En: "the key %q is missing; add it on a line of its own",
		Vi: "thiếu khóa %q; hãy thêm trên một dòng riêng",
	}
	kindEmptyValue = Kind{
		ID: "empty-value",
		En: "%q is empty; write its value or delete the key",
		Vi: "%q để trống; hãy viết giá trị hoặc xóa khóa",
	}

	// deck.yaml and the units.
	kindNoUnitsFile = Kind{
		ID: "no-units-file",
		En: "there is no file %q in the deck; name the file of units by its path from deck.yaml, or delete the key",
		Vi: "không có tệp %q trong bộ bài giảng; hãy viết đường dẫn của tệp đơn vị tính từ deck.yaml, hoặc xóa khóa này",
	}
	kindDuplicateUnit = Kind{
		ID: "duplicate-unit",
		En: "the unit %q is listed already on line %d; delete one or give it another code and name",
		Vi: "đơn vị %q đã có ở dòng %d; hãy xóa một, hoặc đổi mã và tên",
	}
	kindNoThemeFile = Kind{
		ID: "no-theme-file",
		En: "there is no file %q in the deck; name the file of the theme by its path from deck.yaml, or delete the key",
		Vi: "không có tệp %q trong bộ bài giảng; hãy viết đường dẫn của tệp giao diện tính từ deck.yaml, hoặc xóa khóa này",
	}
	kindWantColour = Kind{
		ID: "want-colour",
		En: "%q must be a colour of six hex digits in quotes, such as '3FD0C0', not %q",
		Vi: "%q phải là màu gồm sáu chữ số hex trong dấu nháy, ví dụ '3FD0C0', không thể là %q",
	}
	kindLevelNames = Kind{
		ID: "level-names",
		En: "there are at most %d levels, not %d; delete some names",
		Vi: "có nhiều nhất %d mức, không thể là %d; hãy bớt tên",
	}
	kindSourceWords = Kind{
		ID: "source-words",
		En: "%q holds only {number} and {date} in braces, not %q; mend or delete the others",
		Vi: "%q chỉ dùng {number} và {date} trong ngoặc nhọn, không thể là %q; hãy sửa hoặc xóa phần khác",
	}
	kindQuizCover = Kind{
		ID: "quiz-cover",
		En: "cover: %d asks for %d questions, as there are %d levels, but an attempt has only %d; lower cover or raise questions",
		Vi: "cover: %d đòi hỏi %d câu hỏi vì có %d mức, nhưng mỗi lượt làm bài chỉ có %d câu; hãy giảm cover hoặc tăng questions",
	}
	kindQuizQuestions = Kind{
		ID: "quiz-questions",
		En: "an attempt has %d questions, but the whole deck has only %d that ask different facts; write more questions or lower the number",
		Vi: "mỗi lượt làm bài có %d câu hỏi, nhưng cả bộ bài giảng chỉ có %d câu khác ý nhau; hãy viết thêm câu hỏi hoặc giảm số này",
	}
	kindQuizLevel = Kind{
		ID: "quiz-level",
		En: "cover: %d asks for more questions of level %d than the deck has with facts of their own (%d); write more questions or lower cover",
		Vi: "cover: %d đòi hỏi nhiều câu hỏi mức %d hơn số đang có với ý riêng (%d câu); hãy viết thêm câu hỏi hoặc giảm cover",
	}
	kindDuplicateRoute = Kind{
		ID: "duplicate-route",
		En: "the route %q is listed already on line %d; delete one or give it another id",
		Vi: "lộ trình %q đã có ở dòng %d; hãy xóa một lộ trình hoặc đặt mã khác",
	}
	kindRouteTopic = Kind{
		ID: "route-topic",
		En: "there is no topic %q in the deck; name its file as it lies beside deck.yaml, such as 10-level-1/02-sign-in.md",
		Vi: "bộ bài giảng không có bài %q; hãy ghi tên tệp tính từ chỗ đặt deck.yaml, ví dụ 10-muc-1/02-dang-nhap.md",
	}
	kindNearTopic = Kind{
		ID: "near-topic",
		En: "there is no topic %q in the deck; did you mean %q?",
		Vi: "bộ bài giảng không có bài %q; có phải bạn muốn viết %q?",
	}
	kindRouteTwice = Kind{
		ID: "route-twice",
		En: "the topic %q is twice on this route; delete one",
		Vi: "bài %q có hai lần trong lộ trình này; hãy xóa một",
	}
	kindSlideTwice = Kind{
		ID: "slide-twice",
		En: "slide %d is twice in this list; delete one",
		Vi: "trang %d có hai lần trong danh sách này; hãy xóa một",
	}
	kindRouteQuestions = Kind{
		ID: "route-questions",
		En: "the route asks for %d questions, but its slides have only %d that ask different facts; write more questions, lower the number or add slides",
		Vi: "lộ trình hỏi %d câu, nhưng các trang của nó chỉ có %d câu khác ý nhau; hãy viết thêm câu hỏi, giảm số câu hoặc thêm trang",
	}

	// Topics.
	kindNoFrontMatter = Kind{
		ID: "no-front-matter",
		En: "the topic does not begin with front matter; begin the file with a line ---, then title, level, item and minutes, then a line ---",
		Vi: "bài thiếu phần mở đầu; hãy bắt đầu tệp bằng dòng ---, rồi title, level, item và minutes, rồi dòng ---",
	}
	kindOpenFrontMatter = Kind{
		ID: "open-front-matter",
		En: "the front matter does not end; write a line --- after its last key",
		Vi: "phần mở đầu không kết thúc; hãy viết dòng --- sau khóa cuối cùng",
	}
	kindItemMissing = Kind{
		ID: "item-missing",
		En: `the key "item" is missing, which a topic of level %d needs; add its number within the level`,
		Vi: `thiếu khóa "item" mà bài mức %d phải có; hãy thêm số thứ tự của bài trong mức đó`,
	}
	kindItemGeneral = Kind{
		ID: "item-general",
		En: `a topic of level 0 has no "item"; delete the line or mend the level`,
		Vi: `bài mức 0 không có "item"; hãy xóa dòng này hoặc sửa level`,
	}
	kindDuplicateItem = Kind{
		ID: "duplicate-item",
		En: "item %d of level %d is taken by %s; mend the number or the level",
		Vi: "bài số %d của mức %d đã có ở %s; hãy sửa số thứ tự hoặc level",
	}
	kindNoSlides = Kind{
		ID: "no-slides",
		En: "the topic has no slides; write at least one after the front matter",
		Vi: "bài chưa có trang nào; hãy viết ít nhất một trang sau phần mở đầu",
	}
	kindNothingShown = Kind{
		ID: "nothing-shown",
		En: "this slide shows nothing; write a title or text, or delete its comments",
		Vi: "trang này không hiện gì; hãy viết tiêu đề hoặc nội dung, hoặc xóa các chỉ dẫn của trang",
	}
	kindEmptySection = Kind{
		ID: "empty-section",
		En: "nothing is written between two lines ---; delete one of them",
		Vi: "giữa hai dòng --- không có gì; hãy xóa một dòng",
	}
	kindLateHeading = Kind{
		ID: "late-heading",
		En: "a heading # or ## that does not begin its slide; part the slides with a line ---, or write ###",
		Vi: "tiêu đề # hoặc ## không đứng đầu trang; hãy tách trang bằng dòng ---, hoặc viết ###",
	}
	kindEmptyHeading = Kind{
		ID: "empty-heading",
		En: "a heading without text; write it after the #",
		Vi: "tiêu đề trống; hãy viết chữ sau dấu #",
	}
	kindLongTitle = Kind{
		ID: "long-title",
		En: "a title of more than %d characters; shorten it",
		Vi: "tiêu đề dài quá %d ký tự; hãy rút ngắn",
	}
	kindSetextHeading = Kind{
		ID: "setext-heading",
		En: "a heading underlined with =; write # and the heading on one line",
		Vi: "tiêu đề gạch dưới bằng dấu =; hãy viết dấu # và tiêu đề trên một dòng",
	}
	kindLooseSeparator = Kind{
		ID: "loose-separator",
		En: "a line of hyphens that is not exactly ---; write --- at the begin of the line to part slides",
		Vi: "dòng gạch nối không đúng là ---; để tách trang, hãy viết --- ở đầu dòng",
	}
	kindLongSlide = Kind{
		ID: "long-slide",
		En: "the slide holds more than %d KB; divide it with lines ---",
		Vi: "trang dài quá %d KB; hãy chia ra bằng dòng ---",
	}
	kindIdlePause = Kind{
		ID: "idle-pause",
		En: "nothing follows this pause, so that one key press would change nothing; delete it or put it elsewhere",
		Vi: "sau pause này không có gì, nên một lần bấm phím sẽ không thay đổi gì; hãy xóa hoặc chuyển chỗ",
	}

	// Comments.
	kindOpenComment = Kind{
		ID: "open-comment",
		En: "the comment does not end; close it with -->",
		Vi: "ghi chú không kết thúc; hãy đóng bằng -->",
	}
	kindAfterComment = Kind{
		ID: "after-comment",
		En: "text after the end of a comment; move it to a line of its own",
		Vi: "có chữ sau khi ghi chú kết thúc; hãy chuyển xuống dòng riêng",
	}
	kindCommentInText = Kind{
		ID: "comment-in-text",
		En: "a comment amid text; put it on a line of its own",
		Vi: "ghi chú nằm giữa câu; hãy đặt trên dòng riêng",
	}
	kindUnknownComment = Kind{
		ID: "unknown-comment",
		En: "a comment that is no directive; begin a comment for authors with <!-- //",
		Vi: "ghi chú không phải là chỉ dẫn; ghi chú riêng cho người soạn bắt đầu bằng <!-- //",
	}
	kindUnknownDirective = Kind{
		ID: "unknown-directive",
		En: "unknown directive %q; the directives are %s; begin a comment for authors with <!-- //",
		Vi: "không có chỉ dẫn %q; các chỉ dẫn là %s; ghi chú riêng cho người soạn bắt đầu bằng <!-- //",
	}
	kindNearDirective = Kind{
		ID: "near-directive",
		En: "unknown directive %q; did you mean %q?",
		Vi: "không có chỉ dẫn %q; có phải bạn muốn viết %q?",
	}
	kindDirectiveValue = Kind{
		ID: "directive-value",
		En: "%q takes no value; delete the colon and what follows",
		Vi: "%q không có giá trị; hãy xóa dấu hai chấm và phần sau",
	}
	kindDirectiveNoValue = Kind{
		ID: "directive-no-value",
		En: "%q lacks its value; write %s",
		Vi: "%q thiếu giá trị; hãy viết %s",
	}
	kindBadLayout = Kind{
		ID: "bad-layout",
		En: "column_layout cannot be %q; write the widths of 1 to %d columns, each from 1 to 999, such as [3, 2]",
		Vi: "column_layout không thể là %q; hãy viết độ rộng của 1 đến %d cột, mỗi số từ 1 đến 999, ví dụ [3, 2]",
	}
	kindAlignment = Kind{
		ID: "alignment",
		En: "alignment cannot be %q; write left, center or right",
		Vi: "alignment không thể là %q; hãy viết left, center hoặc right",
	}
	kindHeroTwice = Kind{
		ID: "hero-twice",
		En: "a second hero on this slide; delete one of the two",
		Vi: "trang này đã có một hero; hãy xóa một trong hai",
	}
	kindLongHero = Kind{
		ID: "long-hero",
		En: "a hero of more than %d characters cannot be set in large letters; shorten it",
		Vi: "hero dài quá %d ký tự thì không in chữ lớn được; hãy rút ngắn",
	}
	kindHeroTitle = Kind{
		ID: "hero-title",
		En: `the title of this slide, which begins with "#", is set large already; write "##" before the title, or delete the hero`,
		Vi: `tiêu đề bắt đầu bằng "#" của trang này đã in chữ lớn; hãy viết "##" trước tiêu đề, hoặc xóa hero`,
	}
	kindNoLayout = Kind{
		ID: "no-layout",
		En: "%q without columns; write <!-- column_layout: [3, 2] --> before it on this slide",
		Vi: "%q mà chưa chia cột; hãy viết <!-- column_layout: [3, 2] --> ở trước, trong cùng trang",
	}
	kindNoColumn = Kind{
		ID: "no-column",
		En: "there is no column %q; the columns are numbered from 0 to %d",
		Vi: "không có cột %q; các cột được đánh số từ 0 đến %d",
	}
	kindOutsideColumn = Kind{
		ID: "outside-column",
		En: "text between column_layout and the first column; write <!-- column: 0 --> before it",
		Vi: "có nội dung giữa column_layout và cột đầu tiên; hãy viết <!-- column: 0 --> ở trước",
	}
	kindEmptyColumns = Kind{
		ID: "empty-columns",
		En: "all columns are empty; fill them or delete column_layout",
		Vi: "các cột đều trống; hãy viết vào hoặc xóa column_layout",
	}

	// Prose: what not every reader could show.
	kindHTML = Kind{
		ID: "html",
		En: `HTML such as %s is not shown; write **bold**, or a backslash at the end of a line to break it, or \< where the sign itself is meant`,
		Vi: `HTML như %s không hiện ra; hãy viết **chữ đậm**, hoặc dấu \ ở cuối dòng để xuống dòng, hoặc \< nếu muốn viết chính dấu ấy`,
	}
	kindPicture = Kind{
		ID: "picture",
		En: "the picture %q stands amid text; write ![what is to be seen](file.png) on a line of its own, from the begin of the line",
		Vi: "hình %q nằm lẫn trong chữ; hãy viết ![điều cần thấy](tep.png) trên dòng riêng, từ đầu dòng",
	}
	kindNoAlt = Kind{
		ID: "no-alt",
		En: "the picture has no words; write between [ and ] what is to be seen, for who hears the slide",
		Vi: "hình chưa có lời; hãy viết giữa [ và ] điều cần thấy, cho người nghe đọc trang",
	}
	kindImagePath = Kind{
		ID: "image-path",
		En: "the picture %q is not a file of the deck; put it beside the topic and write its name, with / between folders",
		Vi: "hình %q không phải là tệp của bộ bài giảng; hãy đặt tệp cạnh bài rồi viết tên tệp, giữa các thư mục viết dấu /",
	}
	kindNoImage = Kind{
		ID: "no-image",
		En: "there is no picture %q; write the name of its file as it lies beside this topic",
		Vi: "không có hình %q; hãy viết tên tệp hình tính từ chỗ đặt bài này",
	}
	kindUnreadImage = Kind{
		ID: "unread-image",
		En: "the picture %q cannot be read (%s); check that you may read the file",
		Vi: "không đọc được hình %q (%s); hãy kiểm tra bạn có quyền đọc tệp không",
	}
	kindImageLink = Kind{
		ID: "image-link",
		En: "the picture %q is a link or a folder; put the file itself into the deck",
		Vi: "hình %q là liên kết hoặc thư mục; hãy đặt chính tệp hình vào bộ bài giảng",
	}
	kindImageBytes = Kind{
		ID: "image-bytes",
		En: "the file of the picture %q is larger than %d MB; make it smaller",
		Vi: "tệp hình %q lớn hơn %d MB; hãy thu nhỏ hình",
	}
	kindImageFormat = Kind{
		ID: "image-format",
		En: "the picture %q is neither PNG nor JPEG nor GIF; save it as PNG",
		Vi: "hình %q không phải là PNG, JPEG hay GIF; hãy lưu lại thành PNG",
	}
	kindImageBroken = Kind{
		ID: "image-broken",
		En: "the picture %q cannot be drawn (%s); save it anew",
		Vi: "không vẽ được hình %q (%s); hãy lưu lại hình",
	}
	kindImageDots = Kind{
		ID: "image-dots",
		En: "the picture %q has %s dots, more than %d million; make it smaller",
		Vi: "hình %q có %s điểm, quá %d triệu; hãy thu nhỏ hình",
	}
	kindChartPoints = Kind{
		ID: "chart-points",
		En: "a chart has 2 to %d points, not %d; add or delete some",
		Vi: "một biểu đồ có từ 2 đến %d điểm, không thể là %d; hãy thêm hoặc bớt",
	}
	kindWantPoint = Kind{
		ID: "want-point",
		En: "a point is a label, a colon and a number; write - May: 12",
		Vi: "mỗi điểm gồm tên, dấu hai chấm và một số; hãy viết - Tháng 5: 12",
	}
	kindWantFigure = Kind{
		ID: "want-figure",
		En: "%q must be a number without a sign or dots between thousands, such as 1200 or 12.5, not %q; the unit stands in unit",
		Vi: "%q phải là số không dấu, không chấm giữa hàng nghìn, ví dụ 1200 hoặc 12,5, không thể là %q; đơn vị viết ở unit",
	}
	kindLongLabel = Kind{
		ID: "long-label",
		En: "a label of more than %d characters does not fit beside a bar; shorten it",
		Vi: "tên dài quá %d ký tự thì không vừa bên biểu đồ; hãy rút ngắn",
	}
	kindFootnote = Kind{
		ID: "footnote",
		En: "footnotes are not shown as such; write the remark in brackets where it belongs",
		Vi: "chú thích cuối trang không hiện ra; hãy viết lời chú thích trong ngoặc ngay tại chỗ",
	}
	kindLinkTitle = Kind{
		ID: "link-title",
		En: "the title of a link, %q, is not shown; write it in the text",
		Vi: "tên phụ của liên kết, %q, không hiện ra; hãy viết vào nội dung",
	}
	kindEmptyLink = Kind{
		ID: "empty-link",
		En: "the link to %q has no text; write [text](address), or the address between < and >",
		Vi: "liên kết đến %q không có chữ; hãy viết [chữ](địa chỉ), hoặc viết địa chỉ giữa < và >",
	}
	kindUnusedLink = Kind{
		ID: "unused-link",
		En: "no link uses the address named %q; write [text](address) where it belongs, or delete this line",
		Vi: "không liên kết nào dùng địa chỉ có tên %q; hãy viết [chữ](địa chỉ) tại chỗ cần, hoặc xóa dòng này",
	}
	kindTableCells = Kind{
		ID: "table-cells",
		En: `the row has more cells than the table's head; add columns to the head, or write \| where the sign itself is meant`,
		Vi: `hàng này có nhiều ô hơn hàng đầu của bảng; hãy thêm cột vào hàng đầu, hoặc viết \| nếu muốn viết chính dấu ấy`,
	}
	kindDeepProse = Kind{
		ID: "deep-prose",
		En: "more than %d lists or quotations in each other; write them flatter",
		Vi: "có hơn %d danh sách hoặc trích dẫn lồng nhau; hãy bớt bậc lồng",
	}

	// Fenced blocks.
	kindOpenFence = Kind{
		ID: "open-fence",
		En: "the block is not closed; close it with a line %s",
		Vi: "khối không đóng; hãy đóng bằng dòng %s",
	}
	kindUnknownBlock = Kind{
		ID: "unknown-block",
		En: "unknown block %q; the blocks are %s; for what is to stand as it is write text",
		Vi: "không có khối %q; các khối là %s; nếu chỉ muốn giữ nguyên chữ, hãy viết text",
	}
	kindInnerBlock = Kind{
		ID: "inner-block",
		En: "the block %q stands in a list or a quotation; write it by itself, from the begin of the line",
		Vi: "khối %q nằm trong danh sách hoặc trích dẫn; hãy viết riêng khối ấy, từ đầu dòng",
	}
	kindNearBlock = Kind{
		ID: "near-block",
		En: "unknown block %q; did you mean %q?",
		Vi: "không có khối %q; có phải bạn muốn viết %q?",
	}
	kindBlockInfo = Kind{
		ID: "block-info",
		En: "text after %q on the line that opens the block; delete it",
		Vi: "có chữ sau %q trên dòng mở khối; hãy xóa đi",
	}
	kindLongBlock = Kind{
		ID: "long-block",
		En: "%s: the block holds more than %d KB; shorten it",
		Vi: "%s: khối dài quá %d KB; hãy rút ngắn",
	}
	kindNoScreen = Kind{
		ID: "no-screen",
		En: `%q without "screen"; write the name of the phone screen, or delete this where the step is not on the phone`,
		Vi: `có %q mà thiếu "screen"; hãy viết tên màn hình, hoặc xóa nếu bước này không làm trên điện thoại`,
	}
	kindTapRow = Kind{
		ID: "tap-row",
		En: "tap: no row is %q; write one of %s",
		Vi: "tap: không có dòng nào là %q; hãy chọn một trong: %s",
	}
	kindNearTap = Kind{
		ID: "near-tap",
		En: "tap: no row is %q; did you mean %q?",
		Vi: "tap: không có dòng nào là %q; có phải bạn muốn viết %q?",
	}
	kindTapTwice = Kind{
		ID: "tap-twice",
		En: "tap: several rows are %q; make the row to tap unlike the others",
		Vi: "tap: có nhiều dòng là %q; hãy viết dòng cần bấm khác với các dòng kia",
	}
	kindTapNoRows = Kind{
		ID: "tap-no-rows",
		En: `tap: %q is no row, as there are no rows; list them under "rows"`,
		Vi: `tap: chưa có dòng nào nên không có %q; hãy liệt kê các dòng trong "rows"`,
	}
	kindDrillLines = Kind{
		ID: "drill-lines",
		En: "a message has 2 to %d lines, not %d; add some or divide it",
		Vi: "một tin có từ 2 đến %d dòng, không thể là %d; hãy thêm dòng hoặc chia ra",
	}
	kindDrillNoSign = Kind{
		ID: "drill-no-sign",
		En: `kind is scam, but no line gives it away; write sign: and why under the line that does, or kind: genuine`,
		Vi: "kind là scam mà không dòng nào lộ dấu hiệu; hãy viết sign: và lý do ở dòng đó, hoặc viết kind: genuine",
	}
	kindDrillSign = Kind{
		ID: "drill-sign",
		En: `kind is genuine, so no line gives it away; delete this sign, or write kind: scam`,
		Vi: "kind là genuine nên không dòng nào có dấu hiệu; hãy xóa sign này, hoặc viết kind: scam",
	}
	kindLongURL = Kind{
		ID: "long-url",
		En: "an address is at most %d characters long, so that phones can read its code, not %d; use a shorter one",
		Vi: "địa chỉ dài không quá %d ký tự thì điện thoại mới quét được, ở đây là %d; hãy dùng địa chỉ ngắn hơn",
	}

	// Questions.
	kindDuplicateID = Kind{
		ID: "duplicate-id",
		En: "the id %q is taken by the question at %s; give this question an id of its own",
		Vi: "mã %q đã được dùng cho câu hỏi ở %s; hãy đặt mã khác cho câu hỏi này",
	}
	kindAnswersNotAnswer = Kind{
		ID: "answers-not-answer",
		En: `a true-false question has no "answers"; write answer: true or answer: false`,
		Vi: `câu hỏi true-false không có "answers"; hãy viết answer: true hoặc answer: false`,
	}
	kindAnswerNotAnswers = Kind{
		ID: "answer-not-answers",
		En: `a question of type %s has no "answer"; list its options under "answers"`,
		Vi: `câu hỏi kiểu %s không có "answer"; hãy liệt kê các phương án trong "answers"`,
	}
	kindAnswersCount = Kind{
		ID: "answers-count",
		En: "a question of type %s has %d to %d answers, not %d; add or delete some",
		Vi: "câu hỏi kiểu %s có từ %d đến %d phương án, không thể là %d; hãy thêm hoặc bớt",
	}
	kindWantOption = Kind{
		ID: "want-option",
		En: "an answer is one key and its text; write one of %s, a colon and the text",
		Vi: "mỗi phương án gồm một khóa và nội dung; hãy viết một trong: %s, rồi dấu hai chấm và nội dung",
	}
	kindOptionKey = Kind{
		ID: "option-key",
		En: "an answer cannot be %q in a question of type %s; write one of %s",
		Vi: "phương án của câu hỏi kiểu %[2]s không thể là %[1]q; hãy chọn một trong: %[3]s",
	}
	kindSameOption = Kind{
		ID: "same-option",
		En: "the answer %q is the same as answer %s; word them differently",
		Vi: "phương án %q giống phương án %s; hãy viết khác đi",
	}
	kindSingleRight = Kind{
		ID: "single-right",
		En: "a question of type single has exactly one right answer, not %d; mark the others wrong, or write type: multiple",
		Vi: "câu hỏi kiểu single có đúng một phương án đúng, không thể là %d; hãy đổi các phương án kia thành wrong, hoặc viết type: multiple",
	}
	kindMultipleRight = Kind{
		ID: "multiple-right",
		En: "no answer is right; mark at least one right",
		Vi: "không có phương án nào đúng; hãy đánh dấu right ít nhất một phương án",
	}
	kindTapType = Kind{
		ID: "tap-type",
		En: `"tap" is not for a question of type %s; delete it, or write type: tap`,
		Vi: `"tap" không dùng cho câu hỏi kiểu %s; hãy xóa đi, hoặc viết type: tap`,
	}
	kindTapAnswers = Kind{
		ID: "tap-answers",
		En: `a question of type tap has no %q; its answers are the rows of "phone", and "tap" names the right one`,
		Vi: `câu hỏi kiểu tap không có %q; phương án là các dòng trong "phone", và "tap" chỉ ra dòng đúng`,
	}
	kindTapRows = Kind{
		ID: "tap-rows",
		En: "a question of type tap has 2 to %d rows on its screens together, not %d; add or delete some",
		Vi: "câu hỏi kiểu tap có tất cả từ 2 đến %d dòng trên các màn hình, không thể là %d; hãy thêm hoặc bớt",
	}
	kindTapScreen = Kind{
		ID: "tap-screen",
		En: "tap: no screen is %q; write one of %s",
		Vi: "tap: không có màn hình nào là %q; hãy chọn một trong: %s",
	}
	kindTapBoth = Kind{
		ID: "tap-both",
		En: "tap: the row %q is on both screens; name the screen too: tap: {screen: …, row: …}",
		Vi: "tap: cả hai màn hình đều có dòng %q; hãy ghi thêm tên màn hình: tap: {screen: …, row: …}",
	}
	kindSameRow = Kind{
		ID: "same-row",
		En: "the row %q is twice on the screen %q; delete one or word it differently",
		Vi: "dòng %q có hai lần trên màn hình %q; hãy xóa một dòng hoặc viết khác đi",
	}
	kindPhoneScreens = Kind{
		ID: "phone-screens",
		En: "a question shows at most %d screens, not %d; delete some",
		Vi: "một câu hỏi có nhiều nhất %d màn hình, không thể là %d; hãy bớt đi",
	}
	kindSituationTwice = Kind{
		ID: "situation-twice",
		En: "%q is one situation too many; a question shows one: phone, message or notice",
		Vi: "%q là tình huống thừa; mỗi câu hỏi chỉ có một tình huống: phone, message hoặc notice",
	}
	kindSlideRange = Kind{
		ID: "slide-range",
		En: "there is no slide %d in this topic; write a number from 1 to %d",
		Vi: "bài này không có trang %d; hãy viết số từ 1 đến %d",
	}
)
