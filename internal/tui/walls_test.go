package tui_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
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

// No package of the screens grows beyond what can be known by heart: a part with
// a purpose of its own becomes a package.
func TestPackagesStaySmall(t *testing.T) {
	const most = 2000 // lines, without tests
	lines := map[string]int{}
	err := filepath.WalkDir(".", func(path string, _ os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		source, err := os.ReadFile(path)
		lines[filepath.Dir(path)] += bytes.Count(source, []byte("\n"))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for dir, n := range lines {
		if n >= most {
			t.Errorf("internal/tui/%s has %d lines; want fewer than %d", filepath.ToSlash(dir), n, most)
		}
	}
	if len(lines) < 5 {
		t.Errorf("%d packages; want the shell, the kit and three wings", len(lines))
	}
}
