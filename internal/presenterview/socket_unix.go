//go:build unix

package presenterview

import (
	"errors"
	"os"
	"syscall"
)

// mine says whether a folder belongs to this user.
func mine(info os.FileInfo) bool {
	s, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(s.Uid) == os.Getuid()
}

// refused says whether nobody listens at a socket any more.
func refused(err error) bool { return errors.Is(err, syscall.ECONNREFUSED) }
