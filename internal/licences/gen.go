//go:build ignore

// Gen gathers the licences of all that is in the program, on every platform
// that make dist builds for, and writes .licences/THIRD-PARTY, and with
// .licences/LICENSE before it, packed, licences.gz. Where a licence is missing
// it says so and writes nothing.
package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
)

const folder = "../../.licences"

func main() {
	log.SetFlags(0)
	if err := run(); err != nil {
		log.Fatal(err)
	}
}

func run() error {
	texts, err := thirdParty()
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(folder, "THIRD-PARTY"), texts, 0o644); err != nil {
		return err
	}
	own, err := os.ReadFile(filepath.Join(folder, "LICENSE"))
	if err != nil {
		return err
	}
	var packed bytes.Buffer
	z, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return err
	}
	fmt.Fprintf(z, "%s\n%s", own, texts)
	if err := z.Close(); err != nil {
		return err
	}
	return os.WriteFile("licences.gz", packed.Bytes(), 0o644)
}

// platforms are those that the Makefile names.
func platforms() ([]string, error) {
	makefile, err := os.ReadFile("../../Makefile")
	if err != nil {
		return nil, err
	}
	line := regexp.MustCompile(`(?m)^PLATFORMS = (.*)$`).FindSubmatch(makefile)
	if line == nil {
		return nil, fmt.Errorf("the Makefile names no PLATFORMS")
	}
	return strings.Fields(string(line[1])), nil
}

// thirdParty is each licence once, under the names of those that it is of.
func thirdParty() ([]byte, error) {
	of := map[string][]string{} // names, by text
	add := func(name, dir string) (found bool, err error) {
		entries, err := os.ReadDir(dir)
		if err != nil {
			return false, err
		}
		for _, e := range entries {
			if !regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice)([-._].*)?$`).MatchString(e.Name()) || e.IsDir() {
				continue
			}
			text, err := os.ReadFile(filepath.Join(dir, e.Name()))
			if err != nil {
				return false, err
			}
			found = true
			key := strings.TrimSpace(strings.ReplaceAll(string(text), "\r\n", "\n"))
			if !slices.Contains(of[key], name) {
				of[key] = append(of[key], name)
			}
		}
		return found, nil
	}
	all, err := platforms()
	if err != nil {
		return nil, err
	}
	licensed := map[string]bool{}
	for _, p := range all {
		system, processor, _ := strings.Cut(p, "-")
		// -e: licences.gz may not be there yet
		cmd := exec.Command("go", "list", "-e", "-tags=nethttpomithttp2,nopgxregisterdefaulttypes", "-deps", "-f", "{{with .Module}}{{if not (or .Main .Replace)}}{{.Path}} {{.Version}}\t{{.Dir}}\t{{$.Dir}}{{end}}{{end}}", "../../cmd/vneid-training")
		cmd.Env = append(os.Environ(), "GOOS="+system, "GOARCH="+processor, "CGO_ENABLED=0")
		cmd.Stderr = os.Stderr
		out, err := cmd.Output()
		if err != nil {
			return nil, fmt.Errorf("go list for %s: %w", p, err)
		}
		for line := range strings.Lines(string(out)) {
			f := strings.Split(strings.TrimSpace(line), "\t")
			if len(f) != 3 {
				continue
			}
			name, root := f[0], f[1]
			for dir := f[2]; ; dir = filepath.Dir(dir) { // a package may have a licence of its own
				found, err := add(name, dir)
				if err != nil {
					return nil, err
				}
				licensed[name] = licensed[name] || found
				if dir == root {
					break
				}
			}
		}
	}
	for name, found := range licensed {
		if !found {
			return nil, fmt.Errorf("%s has no licence", name)
		}
	}
	for name, dir := range map[string]string{
		"The Go programming language, its standard library": runtime.GOROOT(),
		"Liberation fonts": "../fonts", "Phosphor icons": "../icon",
	} {
		if found, err := add(name, dir); err != nil || !found {
			return nil, fmt.Errorf("%s has no licence: %w", name, err)
		}
	}
	type notice struct{ names, text string }
	var notices []notice
	for text, names := range of {
		slices.Sort(names)
		notices = append(notices, notice{strings.Join(names, "\n"), text})
	}
	slices.SortFunc(notices, func(a, b notice) int { return strings.Compare(a.names+a.text, b.names+b.text) })
	var b bytes.Buffer
	b.WriteString("The program holds work of others, under these licences.\n")
	for _, n := range notices {
		fmt.Fprintf(&b, "\n%s\n%s\n\n%s\n", strings.Repeat("=", 72), n.names, n.text)
	}
	return b.Bytes(), nil
}
