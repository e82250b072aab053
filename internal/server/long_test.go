//go:build !race

package server

import "testing"

// The race detector sees as much in twenty, which the same test has under it.
func TestLongTwoHundredTakeTheQuizAtOnce(t *testing.T) { manyTakeTheQuiz(t, 200) }
