//go:build !unix

package server

// fileLimit is how many files this process may have open; 0: it is not known.
func fileLimit() uint64 { return 0 }
