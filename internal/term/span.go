package term

import "time"

// epoch is what spans are counted from.
var epoch = time.Now()

// A span is time in which work is done. Others who use the cores meanwhile do not
// count, where the system tells: a machine that does much else makes all take
// longer, and is no reason to hold anybody up.
type span struct{ wall, thread time.Duration }

func spanNow() span { return span{time.Since(epoch), threadTime()} }

// worked is for how long work was done since: no longer than time went by, also if
// another thread has gone on with it.
func (s span) worked() time.Duration {
	return min(time.Since(epoch)-s.wall, max(0, threadTime()-s.thread))
}
