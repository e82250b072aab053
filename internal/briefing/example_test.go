package briefing_test

import (
	"fmt"
	"os"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/deck"
)

// Commands lead from state to state; Apply itself keeps nothing. A room keeps
// the events on the disk before anybody hears of them.
func ExampleApply() {
	dir, err := os.MkdirTemp("", "briefing")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	rooms, err := briefing.Open(dir, briefing.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer rooms.Close()
	room, err := rooms.Start("trainer", &briefing.Plan{
		ID: "vneid", Topics: []briefing.Topic{{Title: "Lưu trú", Minutes: 5, Steps: []int{1}}},
		Questions: []briefing.Question{{ID: "luu-tru-1", Type: deck.Single, Letters: []string{"a", "b"}, Right: []string{"b"}}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}

	state := *room.State()
	for _, c := range []briefing.Command{
		{By: "hv-1", Action: briefing.Join{Unit: "IOIT", Name: "An"}},
		{By: "trainer", Action: briefing.Turn{}},
		{By: "trainer", Action: briefing.Ask{Question: "luu-tru-1"}},
		{By: "hv-1", Action: briefing.Answer{Question: "luu-tru-1", Round: 1, Given: []string{"b"}}},
		{By: "hv-1", Action: briefing.Lock{}},
	} {
		var events []briefing.Event
		state, events, err = briefing.Apply(state, c)
		fmt.Printf("%T: %d event, error %v\n", c.Action, len(events), err)
	}
	asked := state.Asked[len(state.Asked)-1]
	fmt.Println("right:", state.Tally(&asked).Right)
	// Output:
	// briefing.Join: 1 event, error <nil>
	// briefing.Turn: 1 event, error <nil>
	// briefing.Ask: 1 event, error <nil>
	// briefing.Answer: 2 event, error <nil>
	// briefing.Lock: 0 event, error briefing.Lock: only a trainer of this briefing may do that
	// right: 1
}
