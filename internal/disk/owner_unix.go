//go:build unix

package disk

import (
	"io/fs"
	"os"
	"syscall"
)

// Ours says whether a file belongs to the user who runs this process, or to
// root, who may do what they like with it anyway.
func Ours(info fs.FileInfo) bool {
	s, ok := info.Sys().(*syscall.Stat_t)
	return ok && (s.Uid == 0 || int(s.Uid) == os.Geteuid())
}
