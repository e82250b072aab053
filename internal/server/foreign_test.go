//go:build unix

package server

import (
	"os"
	"strings"
	"testing"
)

// What is somebody else's holds nothing that can be believed either.
func TestDataFolderOfAnother(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root can make a folder of somebody else")
	}
	dir := t.TempDir()
	if err := os.Chown(dir, 12345, 12345); err != nil {
		t.Fatal(err)
	}
	if err := closedFolder(dir); err == nil || !strings.Contains(err.Error(), "chown") {
		t.Errorf("%v; want an error that says what to do", err)
	}
}
