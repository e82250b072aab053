//go:build !linux

package pgtest

import (
	"os"
	"syscall"
)

// attributes refuses: Debian's PostgreSQL is on Linux.
func attributes(string) (*syscall.SysProcAttr, error) { return nil, ErrNotInstalled }

func kill(p *os.Process) { _ = p.Kill() }
