package deck_test

import (
	"errors"
	"fmt"
	"testing/fstest"

	"training.vast.vn/vneid-training/internal/deck"
)

const (
	about = `id: greeting
title: Chào hỏi
language: vi
version: "1"
quiz: {questions: 1, pass: 1, cover: 0}
`
	topic = `---
title: Lời chào
level: 0
minutes: 2
---

# Lời chào

Chào **cả nhà**.

~~~question
id: greeting
type: true-false
text: Chào cả nhà là chào mọi người.
answer: true
explain: Cả nhà là mọi người.
slide: 1
~~~
`
)

// A deck is a folder: deck.yaml, and topics in Markdown.
func ExampleLoad() {
	d, err := deck.Load(fstest.MapFS{
		"deck.yaml": {Data: []byte(about)},
		"01.md":     {Data: []byte(topic)},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s: %d topic, %d slides\n", d.Title, len(d.Topics), d.Len())
	fmt.Println(d.Topics[0].Title)
	// Output:
	// Chào hỏi: 1 topic, 1 slides
	// Lời chào
}

// All that is wrong with a deck is told at once, with its place.
func ExampleLoad_problems() {
	_, err := deck.Load(fstest.MapFS{
		"deck.yaml": {Data: []byte(about)},
		"01.md":     {Data: []byte("---\ntitle: Lời chào\nlevel: 10\nminutes: 2\n---\n\n# Lời chào\n")},
	})
	var problems deck.Problems
	if errors.As(err, &problems) {
		for _, p := range problems {
			fmt.Println(p.Position() + ": " + p.Kind.Message("en", p.Args...))
		}
	}
	// Output:
	// 01.md:3:8: "level" must be a whole number from 0 to 9, not "10"
}
