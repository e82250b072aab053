//go:build !unix

package server

import "os"

// fileLimit is how many files this process may have open; 0: it is not known.
func fileLimit() uint64 { return 0 }

// streamOf names an open file as JOURNAL_STREAM does; "": there is no journal.
func streamOf(*os.File) string { return "" }
