// Package styles keeps styles by name.
package styles

import "github.com/alecthomas/chroma/v2"

// Registry has all styles.
var Registry = map[string]*chroma.Style{}

// Register adds one.
func Register(s *chroma.Style) *chroma.Style {
	Registry[s.Name] = s
	return s
}
