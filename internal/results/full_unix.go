//go:build !windows

package results

import "syscall"

// errDiskFull is what a full quota says.
const errDiskFull = syscall.EDQUOT
