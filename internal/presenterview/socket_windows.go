package presenterview

import "os"

// mine is for folders in the user's own profile, which is where Windows keeps
// temporary files.
func mine(os.FileInfo) bool { return true }

func refused(error) bool { return false }
