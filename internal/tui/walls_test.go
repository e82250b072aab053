package tui_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"
)

// The walls of the house: kit knows no screen, a wing knows no other wing but
// what stands under itself and under kit, and nobody knows the shell.
func TestWalls(t *testing.T) {
	const shell = "training.vast.vn/vneid-training/internal/tui"
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports,TestImports,XTestImports", shell+"/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for list := json.NewDecoder(bytes.NewReader(out)); ; seen++ {
		var p struct {
			ImportPath                         string
			Imports, TestImports, XTestImports []string
		}
		if err := list.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if p.ImportPath == shell {
			continue
		}
		for _, other := range append(append(p.Imports, p.TestImports...), p.XTestImports...) {
			kit, own := strings.HasPrefix(other+"/", shell+"/kit/"), strings.HasPrefix(other+"/", p.ImportPath+"/")
			if !kit && !own && strings.HasPrefix(other+"/", shell+"/") {
				t.Errorf("%s imports %s; it may import the kit, what stands under itself, and the rooms below tui", p.ImportPath, other)
			}
			if p.ImportPath == shell+"/kit" && strings.HasPrefix(other, shell) {
				t.Errorf("the kit imports %s", other)
			}
		}
	}
	if seen < 5 {
		t.Errorf("%d packages; want the shell, the kit and three wings", seen)
	}
}
