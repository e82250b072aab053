package deck

// Keys groups questions by what they ask: Question.Key to the questions with
// that key. A quiz holds at most one of each, so there are as many questions
// to draw from as there are keys.
func Keys(bank []*Question) map[string][]*Question {
	keys := make(map[string][]*Question)
	for _, q := range bank {
		keys[q.Key()] = append(keys[q.Key()], q)
	}
	return keys
}

// OfLevel counts the keys that only questions of this level have: so many of
// the level a quiz can hold, whatever else it holds.
func (d *Deck) OfLevel(keys map[string][]*Question, level int) int {
	n := 0
	for _, group := range keys {
		if only(group, func(q *Question) bool { return d.Topics[q.Topic].Level == level }) {
			n++
		}
	}
	return n
}

func only(group []*Question, is func(*Question) bool) bool {
	for _, q := range group {
		if !is(q) {
			return false
		}
	}
	return true
}
