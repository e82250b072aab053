package locale

import "time"

// Vietnam is the clock by which days begin and end and every time is shown,
// wherever the machine stands: UTC+7, without summer time. The program sets
// time.Local to it before anything else.
func Vietnam() *time.Location { return time.FixedZone("+07", 7*60*60) }
