package quiz_test

import (
	"fmt"
	"math/rand/v2"
	"time"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/quiz"
)

// A learner takes the quiz, has one answer wrong, and takes a second round of
// what was wrong.
func Example() {
	d := &deck.Deck{
		Quiz: deck.Rules{Questions: 2, Pass: 0.8, Cover: 1},
		Topics: []deck.Topic{
			{Title: "Thông báo lưu trú", Level: deck.Level1, Questions: []deck.Question{{
				ID: "luu-tru-1", Type: deck.TrueFalse, Topic: 0,
				Options: []deck.Option{{Letter: "a", Right: true}, {Letter: "b"}},
			}}},
			{Title: "Đăng ký xe", Level: deck.Level2, Questions: []deck.Question{{
				ID: "dang-ky-xe-1", Type: deck.Order, Topic: 1,
				Options: []deck.Option{{Letter: "a", Right: true}, {Letter: "b", Right: true}, {Letter: "c", Right: true}},
			}}},
		},
	}
	r := rand.New(rand.NewPCG(1, 2))
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

	paper, err := quiz.Draw(d, nil, r)
	if err != nil {
		fmt.Println(err)
		return
	}
	attempt := quiz.Start(paper, d.Quiz, now)
	var wrong []string
	for !attempt.Done() {
		_, item, _ := attempt.Current()
		given := []string{"a"}
		if item.Question.Type == deck.Order {
			given = []string{"b", "a", "c"}
		}
		now = now.Add(12 * time.Second)
		answer, err := attempt.Answer(given, now)
		if err != nil {
			fmt.Println(err)
			return
		}
		if !answer.Correct {
			wrong = append(wrong, item.Question.ID)
		}
	}
	score := attempt.Score()
	fmt.Printf("%d of %d, %d needed, passed: %v\n", score.Correct, score.Of, score.Need, score.Passed)
	for _, t := range attempt.Again() {
		fmt.Println("look again at:", d.Topics[t].Title)
	}

	second, err := quiz.Pick(d, wrong, r)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("second round:", second.Items[0].Question.ID)
	// Output:
	// 1 of 2, 2 needed, passed: false
	// look again at: Đăng ký xe
	// second round: dang-ky-xe-1
}
