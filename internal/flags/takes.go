package flags

import (
	"slices"

	"github.com/spf13/pflag"

	"training.vast.vn/vneid-training/internal/locale"
)

// Annotations of a flag that say what it takes.
const (
	called = "vneid-training called"
	words  = "vneid-training words"
)

// A Choice is the value of a flag that takes one of a few words (pflag.Value).
type Choice struct {
	value *string
	words []string
}

// OneOf makes the value of a flag that takes one of these words, the first of
// them if it is not given.
func OneOf(value *string, words ...string) *Choice {
	*value = words[0]
	return &Choice{value, words}
}

// String returns the word.
func (c *Choice) String() string {
	if c.value == nil { // pflag asks a zero one
		return ""
	}
	return *c.value
}

// Set takes one of the words.
func (c *Choice) Set(s string) error {
	if !slices.Contains(c.words, s) {
		return locale.Errorf(locale.NotKnown, s, locale.Or(c.words))
	}
	*c.value = s
	return nil
}

// Type returns what the help of a flag calls its value.
func (c *Choice) Type() string { return "string" }

// Words are those that Set takes.
func (c *Choice) Words() []string { return c.words }

// Takes says of a flag what its value is called in the help, such as ADDRESS,
// and which words it takes, where its value does not say so itself.
func Takes(f *pflag.FlagSet, flag, value string, one ...string) {
	_ = f.SetAnnotation(flag, called, []string{value}) // a flag that is not there is found by a test of the commands
	if len(one) > 0 {
		_ = f.SetAnnotation(flag, words, one)
	}
}

// Words are those that a flag takes one of; none if it takes anything.
func Words(f *pflag.Flag) []string {
	if v, ok := f.Value.(interface{ Words() []string }); ok {
		return v.Words()
	}
	return f.Annotations[words]
}

// Called is what the value of a flag is called in the help; "" if it takes
// none, or only Words.
func Called(f *pflag.Flag, w *locale.Manual) string {
	if name := f.Annotations[called]; len(name) > 0 {
		return name[0]
	}
	switch f.Value.Type() {
	case "int", "uint":
		return w.Number
	case "duration":
		return w.Time
	}
	return ""
}
