package server

import (
	"os"
	"strings"
	"testing"
)

// A folder that everybody may write in holds nothing that can be believed.
func TestDataFolderOpenToAll(t *testing.T) {
	dir := t.TempDir()
	for mode, fine := range map[os.FileMode]bool{0o700: true, 0o750: true, 0o775: true, 0o777: false, 0o703: false} {
		if err := os.Chmod(dir, mode); err != nil {
			t.Fatal(err)
		}
		if err := closedFolder(dir); (err == nil) != fine || err != nil && !strings.Contains(err.Error(), "chmod") {
			t.Errorf("%04o: %v", mode, err)
		}
	}
}
