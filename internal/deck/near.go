package deck

import "strings"

// nearest returns the known word that a misspelt one probably means, or "".
func nearest(word string, known []string) string {
	const longest = 40 // characters; no word of ours is longer
	given := []rune(strings.ReplaceAll(Fold(clip(word)), "_", "-"))
	if len(given) == 0 || len(given) > longest {
		return ""
	}
	best, least := "", len(given)/3+2
	for _, k := range known {
		d := distance(given, []rune(strings.ReplaceAll(k, "_", "-")))
		if d < least && d <= len(k)/2 {
			best, least = k, d
		}
	}
	return best
}

// distance counts the letters to add, drop, change or swap with their
// neighbour to make b of a.
func distance(a, b []rune) int {
	var before, last []int
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		before, last, row = last, row, make([]int, len(b)+1)
		row[0] = i + 1
		for j := range b {
			change := last[j]
			if a[i] != b[j] {
				change++
			}
			row[j+1] = min(change, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
	}
	return row[len(b)]
}
