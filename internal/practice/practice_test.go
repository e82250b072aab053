package practice_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/practice"
	"training.vast.vn/vneid-training/slides"
)

func tap(rows []string, row string) deck.WalkStep {
	return deck.WalkStep{Do: deck.ParseLine("chọn **" + row + "**"), Screen: deck.Screen{Title: "Trang chủ", Rows: rows, Tap: row}}
}

var abc = []string{"A", "B", "C"}

func TestRun(t *testing.T) {
	off := deck.WalkStep{Do: deck.ParseLine("Đến Công an")}
	typed := deck.WalkStep{Do: deck.ParseLine("Nhập"), Screen: deck.Screen{Title: "OTP", Rows: []string{"● ●"}}}
	for _, tt := range []struct {
		name  string
		steps []deck.WalkStep
		taps  []int
		at    int
		help  practice.Help
		score practice.Score
	}{
		{"nothing yet", []deck.WalkStep{tap(abc, "B")}, nil, 0, practice.None, practice.Score{Of: 1}},
		{"right at first", []deck.WalkStep{tap(abc, "B"), tap(abc, "C")}, []int{1}, 1, practice.None, practice.Score{First: 1, Of: 2}},
		{"one wrong: a hint", []deck.WalkStep{tap(abc, "B")}, []int{0}, 0, practice.Hint, practice.Score{Of: 1}},
		{"two wrong: the row", []deck.WalkStep{tap(abc, "B")}, []int{0, 2}, 0, practice.Shown, practice.Score{Of: 1}},
		{"never a dead end", []deck.WalkStep{tap(abc, "B")}, []int{0, 2, 0, 2, 0}, 0, practice.Shown, practice.Score{Of: 1}},
		{"right at last", []deck.WalkStep{tap(abc, "B")}, []int{0, 2, 0, 1}, 1, practice.None, practice.Score{Of: 1}},
		{"help begins anew", []deck.WalkStep{tap(abc, "B"), tap(abc, "A")}, []int{0, 2, 1, 1}, 1, practice.Hint, practice.Score{Of: 2}},
		{"no such row", []deck.WalkStep{tap(abc, "B")}, []int{-1, 3, 99}, 0, practice.None, practice.Score{Of: 1}},
		{"off the phone and typed count for nothing", []deck.WalkStep{off, typed, tap(abc, "A")}, []int{-1, 0, 0}, 3, practice.None, practice.Score{First: 1, Of: 1}},
		{"after the end", []deck.WalkStep{tap(abc, "A")}, []int{0, 0, 1, 2}, 1, practice.None, practice.Score{First: 1, Of: 1}},
	} {
		run := practice.Start(practice.Exercise{Steps: tt.steps}, practice.Full)
		for _, row := range tt.taps {
			run.Tap(row)
		}
		if run.At() != tt.at || run.Help() != tt.help || run.Score() != tt.score || run.Done() != (tt.at == len(tt.steps)) {
			t.Errorf("%s: at %d, help %d, score %+v, done %t; want at %d, help %d, score %+v",
				tt.name, run.At(), run.Help(), run.Score(), run.Done(), tt.at, tt.help, tt.score)
		}
	}
}

// Whatever is tapped, the run keeps its bounds, and the shown row leads on.
func TestRunNeverEndsDead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var e practice.Exercise
		for range rapid.IntRange(0, 6).Draw(t, "steps") {
			rows := abc[:rapid.IntRange(1, 3).Draw(t, "rows")]
			step := tap(rows, rapid.SampledFrom(rows).Draw(t, "tap"))
			if rapid.IntRange(0, 3).Draw(t, "kind") == 0 {
				step.Screen.Tap = ""
			}
			e.Steps = append(e.Steps, step)
		}
		run := practice.Start(e, rapid.SampledFrom([]practice.Fading{practice.Full, practice.OneMissing, practice.OnYourOwn}).Draw(t, "fading"))
		for range rapid.IntRange(0, 30).Draw(t, "taps") {
			before, help := run.At(), run.Help()
			right := run.Tap(rapid.IntRange(-1, 4).Draw(t, "row"))
			switch {
			case right && (run.At() != before+1 || run.Help() != practice.None):
				t.Fatalf("right at %d leads to %d with help %d", before, run.At(), run.Help())
			case !right && (run.At() != before || run.Help() < help):
				t.Fatalf("wrong at %d leads to %d, help from %d to %d", before, run.At(), help, run.Help())
			}
			if s := run.Score(); s.First > s.Of || s.Of != e.Taps() {
				t.Fatalf("score %+v of an exercise with %d taps", s, e.Taps())
			}
		}
		for !run.Done() {
			screen := run.Step(run.At()).Screen
			if !run.Tap(slices.Index(screen.Rows, screen.Tap)) {
				t.Fatalf("step %d does not go on at its own row", run.At())
			}
		}
	})
}

func TestTaskHidesTheRow(t *testing.T) {
	for _, tt := range []struct{ do, tap, want string }{
		{"Mở VNeID, chọn **Ví giấy tờ**", "Ví giấy tờ", "Mở VNeID, chọn **……**"},
		{"Bấm **Thêm người**, điền, bấm **Lưu**", "Lưu", "Bấm **Thêm người**, điền, bấm **……**"},
		{"Chọn **Phản ánh khó khăn, vướng mắc**", "Phản ánh khó khăn…", "Chọn **……**"},
		{"Vào lại mục **cá nhân**", "Cá nhân", "Vào lại mục **……**"},
		{"Khi máy hỏi, chọn xác nhận", "Xác nhận", "Khi máy hỏi, chọn ……"},
		{"Bấm hình bánh răng", "Biểu tượng bánh răng", "Bấm hình bánh răng"},
		{"Chọn **A (b) [c]**", "A (b) [c]", "Chọn **……**"},
		{"Nhập mã OTP", "", "Nhập mã OTP"},
		{"Chọn __Ví giấy tờ__", "Ví giấy tờ", "Chọn __……__"},
		{"Chọn **Ví *giấy* tờ**", "Ví giấy tờ", "Chọn **……**"},
		{`Chọn **Mục \[1\]**`, "Mục [1]", "Chọn **……**"},
		{"Mở [trang vi](https://vi.vn)", "vi", "Mở [trang ……](https://vi.vn)"},
		{"Chọn **Ví **Ví****", "Ví", "Chọn **……****"},
	} {
		if got := practice.Task(deck.WalkStep{Do: deck.ParseLine(tt.do), Screen: deck.Screen{Tap: tt.tap}}).Source; got != tt.want {
			t.Errorf("task of %q with %q is %q; want %q", tt.do, tt.tap, got, tt.want)
		}
	}
}

// Every utility of the built-in deck can be practised.
func TestEveryUtilityHasAnExercise(t *testing.T) {
	files, err := slides.Deck("vi")
	if err != nil {
		t.Fatal(err)
	}
	d, err := deck.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	has := map[int]bool{}
	for i := range d.Len() {
		e, ok := practice.On(d, i)
		if !ok {
			continue
		}
		has[d.Slide(e.Slide).Topic] = true
		for _, s := range e.Steps {
			if task := practice.Task(s).Source; strings.Contains(task, "**"+s.Screen.Tap+"**") {
				t.Errorf("slide %d: the task %q tells the answer", e.Slide+1, task)
			}
		}
	}
	for i := range d.Topics {
		if topic := &d.Topics[i]; topic.Item > 0 && !has[i] {
			t.Errorf("%s: nothing to practise", topic.Path)
		}
	}
}

func TestFading(t *testing.T) {
	off := deck.WalkStep{Do: deck.ParseLine("Đến Công an")}
	steps := []deck.WalkStep{off, tap(abc, "A"), tap(abc, "B"), off, tap(abc, "C")}
	for _, tt := range []struct {
		steps []deck.WalkStep
		f     practice.Fading
		want  []bool
	}{
		{steps, practice.Full, []bool{true, true, true, true, true}},
		{steps, practice.OneMissing, []bool{true, true, false, true, true}},
		{steps, practice.OnYourOwn, []bool{true, false, false, true, false}},
		{steps[:2], practice.OneMissing, []bool{true, false}},
	} {
		run := practice.Start(practice.Exercise{Steps: tt.steps}, tt.f)
		var got []bool
		for i := range tt.steps {
			got = append(got, run.Worded(i))
		}
		if !slices.Equal(got, tt.want) || run.Fading() != tt.f || run.Score().Faded != tt.f {
			t.Errorf("fading %d: worded %v, want %v", tt.f, got, tt.want)
		}
	}
	if f := practice.Full.Next(); f != practice.OneMissing || f.Next() != practice.OnYourOwn || f.Next().Next() != practice.OnYourOwn {
		t.Error("one does not move up from full to one step missing to on your own, and stay there")
	}
}
