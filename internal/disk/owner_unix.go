//go:build unix

package disk

import (
	"io/fs"
	"os"
	"syscall"
)

// Ours says whether a file belongs to the user who runs this process.
func Ours(info fs.FileInfo) bool {
	s, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(s.Uid) == os.Geteuid()
}
