//go:build unix

package server

import "golang.org/x/sys/unix"

// fileLimit is how many files this process may have open. The runtime has
// raised it as far as the system lets it. 0: it is not known.
func fileLimit() uint64 {
	var l unix.Rlimit
	if unix.Getrlimit(unix.RLIMIT_NOFILE, &l) != nil {
		return 0
	}
	return uint64(l.Cur)
}
