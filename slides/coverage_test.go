// These tests hold the built-in deck to the letter that asks for it: each of
// its utilities is taught, in the letter's own words, and asked about.
package slides_test

import (
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/guess"
	"training.vast.vn/vneid-training/slides"
)

// label marks what came after the letter, so that nobody takes it for a part
// of the letter.
const label = "Cập nhật sau công văn"

// signed is the day of the letter.
var signed = time.Date(2024, time.February, 7, 0, 0, 0, 0, time.UTC)

func files(t *testing.T) fs.FS {
	t.Helper()
	folder, err := slides.Deck("vi")
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

func load(t *testing.T) *deck.Deck {
	t.Helper()
	d, err := deck.Load(files(t))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// letter returns the letter's utilities, word for word: [level][number-1].
func letter(t *testing.T) map[int][]string {
	t.Helper()
	data, err := os.ReadFile("testdata/254-VHL-TCCBKT.txt")
	if err != nil {
		t.Fatal(err)
	}
	begins := map[string]int{"**09 dịch vụ, tiện ích": deck.Level1, "**16 dịch vụ, tiện ích": deck.Level2}
	number := regexp.MustCompile(`\((\d+)\) `)
	found := make(map[int][]string)
	for line := range strings.Lines(string(data)) {
		for begin, level := range begins {
			if !strings.HasPrefix(line, begin) {
				continue
			}
			marks := number.FindAllStringSubmatchIndex(line, -1)
			for i, m := range marks {
				if got := line[m[2]:m[3]]; got != strconv.Itoa(i+1) {
					t.Fatalf("the letter's level %d counts (%s) where (%d) is due", level, got, i+1)
				}
				end := len(line)
				if i+1 < len(marks) {
					end = marks[i+1][0]
				}
				found[level] = append(found[level], strings.TrimRight(oneLine(line[m[1]:end]), ";."))
			}
		}
	}
	if len(found[deck.Level1]) != 9 || len(found[deck.Level2]) != 7 {
		t.Fatalf("the letter names %d and %d utilities, want 9 and 7", len(found[deck.Level1]), len(found[deck.Level2]))
	}
	return found
}

func TestEveryUtilityIsTaught(t *testing.T) {
	d := load(t)
	for level, utilities := range letter(t) {
		if got := d.Utilities(level); got != len(utilities) {
			t.Errorf("level %d has %d utilities in the deck, %d in the letter", level, got, len(utilities))
		}
		for i, wording := range utilities {
			t.Run(fmt.Sprintf("level %d item %d", level, i+1), func(t *testing.T) {
				var topics []*deck.Topic
				for k := range d.Topics {
					if d.Topics[k].Level == level && d.Topics[k].Item == i+1 {
						topics = append(topics, &d.Topics[k])
					}
				}
				if len(topics) != 1 {
					t.Fatalf("%d topics teach it, want 1", len(topics))
				}
				teaches(t, topics[0], wording)
			})
		}
	}
}

func teaches(t *testing.T, topic *deck.Topic, wording string) {
	title := &topic.Slides[0]
	if !title.Large {
		t.Errorf("%s begins without a title slide (# …)", topic.Path)
	}
	if got := quoted(title); got != wording {
		t.Errorf("%s:%d: the title slide's words are not the letter's\n got %s\nwant %s", topic.Path, title.Line, got, wording)
	}
	walks := 0
	for i := range topic.Slides {
		for b := range blocks(topic.Slides[i].Blocks) {
			if _, ok := b.(*deck.Walkthrough); ok {
				walks++
			}
		}
	}
	if walks == 0 {
		t.Errorf("%s has no walkthrough", topic.Path)
	}
	if n := len(topic.Questions); n < 4 {
		t.Errorf("%s has %d questions, want 4 or more", topic.Path, n)
	}
	types := make(map[string]bool)
	for _, q := range topic.Questions {
		types[q.Type] = true
	}
	if len(types) < 3 {
		t.Errorf("%s has %d types of question, want 3 or more", topic.Path, len(types))
	}
}

func TestEverySlideHasNotes(t *testing.T) {
	d := load(t)
	for i := range d.Len() {
		if s := d.Slide(i); strings.TrimSpace(s.Notes.Source) == "" {
			t.Errorf("%s:%d: slide %q has no speaker notes", d.Topics[s.Topic].Path, s.Line, s.Title)
		}
	}
}

func TestBankIsLargeAndExplained(t *testing.T) {
	d := load(t)
	bank := d.Questions()
	if len(bank) < 140 {
		t.Errorf("the bank has %d questions, want 140 or more", len(bank))
	}
	general, types := 0, make(map[string]int)
	for _, q := range bank {
		topic := &d.Topics[q.Topic]
		types[q.Type]++
		if topic.Level == deck.General {
			general++
		}
		if strings.TrimSpace(q.Explain) == "" {
			t.Errorf("%s:%d: %s has no explanation", topic.Path, q.Line, q.ID)
		}
		if q.Slide < 1 || q.Slide > len(topic.Slides) {
			t.Errorf("%s:%d: %s goes back to slide %d of %d", topic.Path, q.Line, q.ID, q.Slide, len(topic.Slides))
		}
	}
	if general < 6 {
		t.Errorf("the bank has %d general questions, want 6 or more", general)
	}
	for _, kind := range []string{deck.Single, deck.Multiple, deck.TrueFalse, deck.Order, deck.Tap} {
		if types[kind] == 0 {
			t.Errorf("the bank has no question of type %s", kind)
		}
	}
}

// At least a third of the bank asks for doing: to tap, to put in order, or to
// go on from a screen or a message.
func TestBankAsksForDoing(t *testing.T) {
	bank := load(t).Questions()
	doing := 0
	for _, q := range bank {
		if q.Type == deck.Tap || q.Type == deck.Order || len(q.Screens) > 0 || q.Message != nil {
			doing++
		}
	}
	if doing*3 < len(bank) {
		t.Errorf("%d of %d questions ask for doing, want a third or more", doing, len(bank))
	}
}

// How many answers are right can't be known from how many there are.
func TestNumbersOfRightAnswersVary(t *testing.T) {
	counts, all := make(map[int]map[int]bool), false
	for _, q := range load(t).Questions() {
		if q.Type != deck.Multiple {
			continue
		}
		n, right := len(q.Options), len(q.RightLetters())
		if counts[n] == nil {
			counts[n] = make(map[int]bool)
		}
		counts[n][right] = true
		all = all || right == n
	}
	for _, n := range []int{4, 5} {
		if len(counts[n]) < 3 {
			t.Errorf("of %d answers %d different numbers are right, want 3 or more", n, len(counts[n]))
		}
	}
	if !all {
		t.Error("no question has all its answers right")
	}
}

// Nobody passes by how the bank is written, in either language.
func TestGuessersDoHardlyBetterThanChance(t *testing.T) {
	for _, language := range slides.Languages() {
		folder, err := slides.Deck(language)
		if err != nil {
			t.Fatal(err)
		}
		d, err := deck.Load(folder)
		if err != nil {
			t.Fatal(err)
		}
		scores := guess.Bank(d)
		if len(scores) == 0 {
			t.Errorf("%s: no way of guessing was tried", language)
		}
		for _, s := range scores {
			if s.Over() > guess.Limit {
				t.Errorf("%s: %s by %s gets %.0f%% right, chance %.0f%%: %s", language, s.Type, s.Way, 100*s.Right, 100*s.Chance, strings.Join(s.Hits, " "))
			}
		}
	}
}

func TestBriefingReachesEveryUtility(t *testing.T) {
	d := load(t)
	r := d.Route("45-phut")
	if r == nil {
		t.Fatal("there is no route 45-phut")
	}
	reached := make(map[[2]int]bool)
	for _, i := range d.Path(r) {
		topic := &d.Topics[d.Slide(i).Topic]
		if topic.Level != deck.General {
			reached[[2]int{topic.Level, topic.Item}] = true
		}
	}
	if len(reached) != 16 {
		t.Errorf("the route of 45 minutes reaches %d utilities, want 16", len(reached))
	}
}

// Each utility is guessed at before it is taught, and recalled after.
func TestUtilitiesOpenWithAGuessAndCloseWithRecall(t *testing.T) {
	d := load(t)
	for i := range d.Topics {
		topic := &d.Topics[i]
		if topic.Level == deck.General {
			continue
		}
		if got := topic.Slides[1].Title; got != "Đoán thử trước khi học" {
			t.Errorf("%s: the second slide is %q, want a guess", topic.Path, got)
		}
		last := &topic.Slides[len(topic.Slides)-1]
		if last.Title != "Gấp lại, nói lại ba bước" {
			t.Errorf("%s: the last slide is %q, want recall", topic.Path, last.Title)
		}
		if last.Steps < 3 {
			t.Errorf("%s: recall shows its answer in %d steps, want 3 or more: the question, the steps, the guess", topic.Path, last.Steps)
		}
	}
}

// A learner must not be able to guess by place or by length.
func TestRightAnswersDoNotStandOut(t *testing.T) {
	singles, longest, places := 0, 0, make(map[string]int)
	for _, q := range load(t).Questions() {
		if q.Type != deck.Single {
			continue
		}
		singles++
		var right, wrong int
		for _, o := range q.Options {
			n := utf8.RuneCountInString(o.Text)
			if o.Right {
				places[o.Letter]++
				right = n
			} else {
				wrong = max(wrong, n)
			}
		}
		if right > wrong {
			longest++
		}
	}
	if singles == 0 {
		t.Fatal("the bank has no question of type single")
	}
	for place, n := range places {
		if n*100 > singles*40 {
			t.Errorf("answer %s is right in %d of %d questions, want 40 %% at most", place, n, singles)
		}
	}
	if longest*2 > singles {
		t.Errorf("the right answer is the longest in %d of %d questions, want half at most", longest, singles)
	}
}

func TestWhatCameAfterTheLetterIsLabelled(t *testing.T) {
	d := load(t)
	labelled := func(s *deck.Slide) bool {
		return strings.Contains(strings.ToLower(s.Text()), strings.ToLower(label))
	}
	marked := 0
	for i := range d.Len() {
		s := d.Slide(i)
		if labelled(s) {
			marked++
		} else if mention := later(s.Text()); mention != "" {
			t.Errorf("%s:%d: slide %q names %s without %q", d.Topics[s.Topic].Path, s.Line, s.Title, mention, label)
		}
	}
	if marked == 0 {
		t.Errorf("no slide says %q", label)
	}
	for _, q := range d.Questions() {
		topic := &d.Topics[q.Topic]
		text := q.Text + "\n" + q.Explain
		for _, o := range q.Options {
			text += "\n" + o.Text
		}
		mention := later(text)
		if mention != "" && q.Slide >= 1 && q.Slide <= len(topic.Slides) && !labelled(&topic.Slides[q.Slide-1]) {
			t.Errorf("%s:%d: %s names %s, but its slide %d does not say %q", topic.Path, q.Line, q.ID, mention, q.Slide, label)
		}
	}
}

func TestLater(t *testing.T) {
	for text, want := range map[string]string{
		"Công văn 254/VHL-TCCBKT ngày 07/02/2024":             "",
		"Công văn 859/CV-TCTTKĐA ngày 31/01/2024":             "",
		"từ 15/9/2023, Thông tư 32/2023/TT-BCA":               "",
		"Luật Căn cước 26/2023/QH15":                          "",
		"nguồn 02/2024, gọi 1900 0368":                        "",
		"Nghị định 69/2024/NĐ-CP":                             "69/2024/N",
		"có hiệu lực từ 1/7/2024":                             "1/7/2024",
		"ký ngày 08/02/2024":                                  "08/02/2024",
		"bản 2.2.4, 11/2025":                                  "11/2025",
		"Quyết định 31/QĐ-BYT (06/01/2026)":                   "06/01/2026",
		"thay cho Nghị định 59/2022/NĐ-CP từ tháng 03/2024":   "03/2024",
		"Công văn 168/BHXH-QLT ngày 26/3/2025, thẻ điện tử…":  "26/3/2025",
		"áp dụng 15/9/2023 và 01/6/2024 (05/2024/TT-BGTVT).":  "01/6/2024",
		"đợt một 31/12/2023, đợt hai 07/02/2024, rồi 12/2024": "12/2024",
	} {
		if got := later(text); got != want {
			t.Errorf("later(%q) = %q, want %q", text, got, want)
		}
	}
}

// Nothing on a screen may look like a real person's number: identity numbers
// have 12 digits, the old ones 9.
func TestFilesAreCleanText(t *testing.T) {
	group := regexp.MustCompile(`\d+(?:[ .]\d{3,4})*`)
	folder := files(t)
	err := fs.WalkDir(folder, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(folder, path)
		if err != nil {
			return err
		}
		line := 0
		for text := range strings.Lines(string(data)) {
			line++
			if !utf8.ValidString(text) || !norm.NFC.IsNormalString(text) {
				t.Errorf("%s:%d: not NFC UTF-8", path, line)
			}
			for _, digits := range group.FindAllString(text, -1) {
				if n := len(strings.NewReplacer(" ", "", ".", "").Replace(digits)); n == 9 || n == 12 {
					t.Errorf("%s:%d: %q looks like an identity number", path, line, digits)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

var mention = regexp.MustCompile(`(?:(\d{1,2})/)?(\d{1,4})/(20\d\d)(/\p{Lu})?`)

// later returns the first day, month or document number in the text that is
// later than the letter, or "". A document numbered in 2024 counts as later:
// the five weeks of that year before the letter brought none that the deck
// names.
func later(text string) string {
	for _, m := range mention.FindAllStringSubmatch(text, -1) {
		year, _ := strconv.Atoi(m[3])
		second, _ := strconv.Atoi(m[2])
		first, _ := strconv.Atoi(m[1])
		var is bool
		switch {
		case m[4] != "": // a document: 69/2024/NĐ-CP
			is = year >= signed.Year()
		case m[1] != "": // a day: 01/7/2024
			is = time.Date(year, time.Month(second), first, 0, 0, 0, 0, time.UTC).After(signed)
		default: // a month: 11/2025
			is = time.Date(year, time.Month(second), 1, 0, 0, 0, 0, time.UTC).After(signed)
		}
		if is {
			return m[0]
		}
	}
	return ""
}

// blocks goes through blocks and what stands in their columns.
func blocks(list []deck.Block) func(yield func(deck.Block) bool) {
	return func(yield func(deck.Block) bool) {
		for _, b := range list {
			if !yield(b) {
				return
			}
			columns, ok := b.(*deck.Columns)
			if !ok {
				continue
			}
			for inner := range blocks(slices.Concat(columns.Columns...)) {
				if !yield(inner) {
					return
				}
			}
		}
	}
}

// quoted returns the words of a title slide without their quotation marks
// ("> "), as one line; words outside the quotation count too, so that
// nothing can stand beside the letter's.
func quoted(s *deck.Slide) string {
	var words strings.Builder
	for b := range blocks(s.Blocks) {
		if m, ok := b.(*deck.Markdown); ok {
			for line := range strings.Lines(m.Source) {
				words.WriteString(strings.TrimPrefix(strings.TrimSpace(line), ">") + " ")
			}
		} else {
			fmt.Fprintf(&words, "[%T] ", b)
		}
	}
	return oneLine(words.String())
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
