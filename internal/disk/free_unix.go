//go:build unix

package disk

import "golang.org/x/sys/unix"

// OutOfFiles says whether the file system of a folder has room for no more
// files, however large.
func OutOfFiles(dir string) bool {
	var s unix.Statfs_t
	return unix.Statfs(dir, &s) == nil && s.Files > 0 && s.Ffree == 0
}

// Free is what this user may still write in a folder, in bytes.
func Free(dir string) (uint64, error) {
	var s unix.Statfs_t
	if err := unix.Statfs(dir, &s); err != nil {
		return 0, err
	}
	return uint64(s.Bavail) * uint64(s.Bsize), nil
}
