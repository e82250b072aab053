//go:build !windows

package store

import "syscall"

// errDiskFull is what a full quota says.
const errDiskFull = syscall.EDQUOT
