//go:build !windows

package record

import "syscall"

// errDiskFull is what a full quota says.
const errDiskFull = syscall.EDQUOT
