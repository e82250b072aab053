package theme

import (
	"fmt"
	"slices"

	"training.vast.vn/vneid-training/internal/locale"
)

// A Pick is a way to draw that a person picked, to be used in place of the one
// that their terminal is found to have. The zero value picks none. It is the
// value of a flag (pflag.Value).
type Pick[W way] struct {
	way    W
	picked bool
}

// A way is how something is drawn, with a name for each.
type way interface {
	Blocks | Big | Pictures
	fmt.Stringer
	names() []string
}

// Or returns what was picked, or else what was found.
func (p Pick[W]) Or(found W) W {
	if p.picked {
		return p.way
	}
	return found
}

// String returns the name that Set reads.
func (p *Pick[W]) String() string {
	if !p.picked {
		return auto
	}
	return p.way.String()
}

// Set reads a name: auto for no pick, or that of a way.
func (p *Pick[W]) Set(name string) error {
	if name == auto {
		*p = Pick[W]{}
		return nil
	}
	i := slices.Index(p.way.names(), name)
	if i < 0 {
		return locale.Errorf(locale.NotKnown, name, locale.Or(p.Words()))
	}
	*p = Pick[W]{W(i), true}
	return nil
}

// Type returns what the help of a flag calls its value.
func (p *Pick[W]) Type() string { return "string" }

// Words are those that Set takes.
func (p *Pick[W]) Words() []string { return append([]string{auto}, p.way.names()...) }

// nameOf is the name at a place of a list.
func nameOf[W ~int](w W, kind string, names []string) string {
	if w < 0 || int(w) >= len(names) {
		return fmt.Sprintf("%s(%d)", kind, int(w))
	}
	return names[w]
}
