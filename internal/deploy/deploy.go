// Package deploy holds what an installation needs beside the program: units,
// a container's recipe, a load balancer's settings. They are samples to be
// read and changed; each says in its head what to do with it.
package deploy

import (
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

// File returns the text of one of them.
func File(name string) ([]byte, error) {
	entries, err := files.ReadDir("files")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if n, _, _ := strings.Cut(e.Name(), "."); n == name {
			return files.ReadFile("files/" + e.Name())
		}
	}
	return nil, locale.Errorf(locale.NoDeployFile, name, locale.Or(Names()))
}
