package check

import (
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/guess"
	"training.vast.vn/vneid-training/internal/locale"
)

// guesses lists how well each way of guessing does, a line each.
func guesses(w io.Writer, scores []guess.Score, words *locale.Guess) {
	if len(scores) == 0 {
		return
	}
	names := map[guess.Way]string{
		guess.Longest: words.Longest, guess.Shortest: words.Shortest, guess.Cautious: words.Cautious, guess.Absolute: words.Absolute,
		guess.Bold: words.Bold, guess.Echo: words.Echo, guess.Common: words.Common, guess.Count: words.Count, guess.All: words.All,
		guess.First: words.First, guess.Last: words.Last,
	}
	kind, way := ansi.StringWidth(words.Type), ansi.StringWidth(words.Way)
	for _, s := range scores {
		kind, way = max(kind, ansi.StringWidth(s.Type)), max(way, ansi.StringWidth(names[s.Way]))
	}
	row := func(typed, name, of, hit, chance string) {
		fmt.Fprintf(w, "  %s  %s  %s  %s  %s\n", left(typed, kind), left(name, way),
			right(of, words.Questions), right(hit, words.Right), right(chance, words.Chance))
	}
	fmt.Fprintln(w, words.Head)
	row(words.Type, words.Way, words.Questions, words.Right, words.Chance)
	best := scores[0].Over()
	for _, s := range scores {
		row(s.Type, names[s.Way], fmt.Sprint(s.Of), fmt.Sprintf("%.0f%%", 100*s.Right), fmt.Sprintf("%.0f%%", 100*s.Chance))
		best = max(best, s.Over())
	}
	fmt.Fprintf(w, words.Worst+"\n", 100*best)
	for _, s := range scores {
		if s.Over() > guess.Limit {
			fmt.Fprintf(w, words.Over+"\n", s.Type, names[s.Way], 100*s.Over(), strings.Join(s.Hits, " "))
		}
	}
}

// left sets a text at the begin of a column so wide.
func left(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-ansi.StringWidth(text)))
}
