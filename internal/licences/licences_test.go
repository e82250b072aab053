package licences_test

import (
	"bytes"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"training.vast.vn/vneid-training/internal/licences"
)

// What is in the program on any platform stands in the list, in the version
// that is built, and the list in the program is the one in .licences.
func TestNothingIsMissing(t *testing.T) {
	var all bytes.Buffer
	if err := licences.Write(&all); err != nil {
		t.Fatal(err)
	}
	var files []byte
	for _, name := range []string{"LICENSE", "THIRD-PARTY"} {
		text, err := os.ReadFile("../../.licences/" + name)
		if err != nil {
			t.Fatal(err)
		}
		files = append(append(files, text...), "\n"...)
	}
	if strings.TrimSpace(all.String()) != strings.TrimSpace(string(files)) {
		t.Error("the program has other licences than .licences: run go generate ./internal/licences")
	}
	makefile, err := os.ReadFile("../../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	platforms := regexp.MustCompile(`(?m)^PLATFORMS = (.*)$`).FindStringSubmatch(string(makefile))[1]
	for platform := range strings.FieldsSeq(platforms) {
		system, processor, _ := strings.Cut(platform, "-")
		cmd := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not (or .Main .Replace)}}{{.Path}} {{.Version}}{{end}}{{end}}", "../../cmd/vneid-training")
		cmd.Env = append(os.Environ(), "GOOS="+system, "GOARCH="+processor, "CGO_ENABLED=0")
		cmd.Stderr = os.Stderr
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		for module := range strings.Lines(string(out)) {
			if module = strings.TrimSpace(module); module != "" && !strings.Contains(all.String(), "\n"+module+"\n") {
				t.Errorf("%s: no licence of %s: run go generate ./internal/licences", platform, module)
			}
		}
	}
	for _, want := range []string{"MIT License\n\nCopyright (c) 2026 the vneid-training project", "The Go programming language", "Liberation fonts\n\n", "SIL OPEN FONT LICENSE", "Phosphor icons\n\n", "Apache License"} {
		if !strings.Contains(all.String(), want) {
			t.Errorf("the licences lack %q", want)
		}
	}
}
