package store

import "syscall"

// errDiskFull is ERROR_DISK_FULL.
const errDiskFull = syscall.Errno(112)
