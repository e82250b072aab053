package request

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/report/format"
)

// Who gave a name stands in the list by it, others are counted; texts are whole
// and times Vietnam's.
func TestRoomTables(t *testing.T) {
	at := time.Date(2026, 11, 24, 1, 30, 0, 0, time.UTC)
	long := strings.Repeat("Khách đến nhà ngủ lại thì báo trước mấy giờ? ", 5) + "Hết."
	sum := briefing.Summary{
		Code: "4821", Deck: "Tiện ích VNeID", Version: "1", Opened: at, Began: at, Minutes: 44.5, Learners: 3,
		Units:     []briefing.UnitAttendance{{Unit: "IOP", Learners: 2, Minutes: 40}, {Learners: 1, Minutes: 3.5}},
		Questions: []briefing.QuestionRounds{{Question: "q-1", Text: long, Rounds: []*briefing.Tally{{Answers: 3, Right: 1}, {Answers: 3, Right: 3}}}},
		Sent:      []briefing.Sent{{At: at, Topic: "Lưu trú", Unit: "IOP", Text: "Trẻ em thì sao?"}},
		People:    []briefing.Presence{{Learner: "hv-a", Unit: "IOP", Came: at, Minutes: 40}, {Learner: "hv-b", Unit: "IOP", Came: at, Minutes: 40}},
	}
	words := locale.For(locale.Vi)
	who := visitors{func(string) string { return "Viện Vật lý" }, map[string]record.Person{"hv-a": {Name: "Trần Bình", Code: "007"}}}
	var b bytes.Buffer
	if err := format.WriteCSV(&b, roomTables([]briefing.Summary{sum}, who, words), words, ';'); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`24/11/2026;"=""4821""";IOP;Viện Vật lý;Trần Bình;"=""007""";24/11/2026 08:30:00;40`, ";" + long + ";1;3;1;0,333333", ";" + long + ";2;3;3;1", "08:30:00;Lưu trú;IOP;Trẻ em thì sao?;không", ";(chưa rõ đơn vị);1;3,5",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in\n%s", want, b.String())
		}
	}
	if strings.Contains(b.String(), "hv-") {
		t.Error("an id of a learner is shown")
	}
}

func TestUnitsWithBlanks(t *testing.T) {
	for line, want := range map[string]string{
		"--unit Viện Vật lý --format csv":    "--unit|Viện Vật lý|--format|csv",
		`--unit="Viện Vật lý" --due 1/1`:     "--unit=Viện Vật lý|--due|1/1",
		"--unit IOP":                         "--unit|IOP",
		"--format csv x":                     "--format|csv|x",
		"--unit 'Năng lượng - Môi trường' x": "--unit|Năng lượng - Môi trường x",
	} {
		if got := strings.Join(whole(strings.Fields(line)), "|"); got != want {
			t.Errorf("%q becomes %q, want %q", line, got, want)
		}
	}
}
