package deck

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// A Theme is how a deck wants to look, where it says so: colours by role, for
// dark screens and for light ones, and a logo.
type Theme struct {
	Path        string // of its file
	Dark, Light Colours
	Logo        *Image // on the cover and the title slides of general topics; or nil
	LogoText    string // the same in words, where there is no picture; or ""
}

// Colours are those that a theme names, by role.
type Colours map[string]Colour

// A Colour is as a theme names it.
type Colour struct {
	RGB  uint32 // 0xRRGGBB
	Line int    // of the theme's file, from 1
}

// Roles are what a theme may name a colour for: text of many kinds, the accents,
// and the grounds that they stand on. Ink is what stands on an accent.
var Roles = []string{
	"text", "strong", "muted", "link", "general", "level1", "level2", "brand", "right", "wrong",
	"ink", "frame", "stage", "card", "raised",
}

var colourForm = regexp.MustCompile(`^#?[0-9A-Fa-f]{6}$`)

// theme reads the file that deck.yaml names.
func (l *loader) theme(from *sheet, key string, n *yaml.Node) {
	name := from.oneLine(key, n)
	if name == "" {
		return
	}
	if !fs.ValidPath(name) {
		from.wrong(n, kindNoThemeFile, name)
		return
	}
	if _, err := fs.Stat(l.fsys, name); err != nil {
		from.wrong(n, kindNoThemeFile, name)
		return
	}
	f := l.open(name)
	if f == nil {
		return
	}
	s := &sheet{file: f, what: "theme", end: f.lines()}
	root := s.root()
	if root == nil {
		return
	}
	t := &Theme{Path: name}
	s.mapping(root,
		field{"logo", false, func(key string, n *yaml.Node) { l.logo(s, t, s.oneLine(key, n), n) }},
		field{"dark", false, func(_ string, n *yaml.Node) { t.Dark = s.part("dark").colours(n) }},
		field{"light", false, func(_ string, n *yaml.Node) { t.Light = s.part("light").colours(n) }},
	)
	l.deck.Theme = t
}

// logo reads a logo: a picture, or words.
func (l *loader) logo(s *sheet, t *Theme, text string, n *yaml.Node) {
	if !slices.Contains([]string{".png", ".jpg", ".jpeg", ".gif"}, strings.ToLower(path.Ext(text))) {
		t.LogoText = text
		return
	}
	b := &Image{Alt: l.deck.Title}
	if kind, args := readPicture(b, l.fsys, ".", text); kind != (Kind{}) {
		s.wrong(n, kind, args...)
		return
	}
	l.hash.Write(b.Data)
	t.Logo = b
}

func (s *sheet) colours(n *yaml.Node) Colours {
	all := Colours{}
	var fields []field
	for _, role := range Roles {
		fields = append(fields, field{role, false, func(key string, n *yaml.Node) {
			if _, colour, ok := strings.Cut(s.line(s.place(n).line), "#"); ok && n.Tag == "!!null" { // # begins a comment
				s.wrong(n, kindWantColour, key, "#"+colour)
				return
			}
			text, ok := s.scalar(key, n)
			if !ok {
				return
			}
			rgb, err := strconv.ParseUint(strings.TrimPrefix(text, "#"), 16, 32)
			if err != nil || !colourForm.MatchString(text) {
				s.wrong(n, kindWantColour, key, text)
				return
			}
			all[key] = Colour{uint32(rgb), s.place(n).line + 1}
		}})
	}
	s.mapping(n, fields...)
	return all
}
