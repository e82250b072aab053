// Package deploy holds what an installation needs beside the program: units,
// a container's recipe, a load balancer's settings, what a monitor asks and
// when it calls. They are samples to be read and changed; each says in its head
// what to do with it.
//
// A line that begins with "vi|" or "en|" is of that language alone.
package deploy

import (
	"bytes"
	"embed"
	"strings"

	"training.vast.vn/vneid-training/internal/locale"
)

// A file's name up to its first full stop is the name it is asked for by.
//
//go:embed files
var files embed.FS

// Names are those that File knows, in alphabetical order.
func Names() []string {
	entries, err := files.ReadDir("files")
	if err != nil {
		return nil // the folder is part of the program
	}
	var names []string
	for _, e := range entries {
		name, _, _ := strings.Cut(e.Name(), ".")
		names = append(names, name)
	}
	return names
}

// File returns the text of one of them in a language.
func File(name, language string) ([]byte, error) {
	entries, err := files.ReadDir("files")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if n, _, _ := strings.Cut(e.Name(), "."); n == name {
			text, err := files.ReadFile("files/" + e.Name())
			return in(language, text), err
		}
	}
	return nil, locale.Errorf(locale.NoDeployFile, name, locale.Or(Names()))
}

// in is a text without the lines of the other language.
func in(language string, text []byte) []byte {
	var b bytes.Buffer
	for line := range bytes.Lines(text) {
		if rest, ok := bytes.CutPrefix(line, []byte(language+"|")); ok {
			line = rest
		} else if bytes.HasPrefix(line, []byte(locale.Vi+"|")) || bytes.HasPrefix(line, []byte(locale.En+"|")) {
			continue
		}
		b.Write(line)
	}
	return b.Bytes()
}
