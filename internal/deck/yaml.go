package deck

import (
	"errors"
	"io"
	"math"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"
)

// A sheet is YAML in lines of a file, and knows where in the file each of its
// nodes stands.
type sheet struct {
	*file
	what   string // for people: "front matter", "question"
	head   place  // the line that opens the YAML; the zero place for a whole file
	first  int    // line of the file on which the YAML begins
	end    int    // line after its last
	indent int    // blanks taken off the begin of each line, as far as there are any
	fenced bool   // a block in a topic
	top    *yaml.Node
}

// text is the YAML.
func (s *sheet) text() string {
	text := s.span(s.first, s.end)
	if s.indent == 0 {
		return text
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = line[s.taken(line):]
	}
	return strings.Join(lines, "\n")
}

// taken is how many blanks are taken off a line.
func (s *sheet) taken(line string) int {
	n := 0
	for n < s.indent && n < len(line) && line[n] == ' ' {
		n++
	}
	return n
}

// place is where a node begins in the file.
func (s *sheet) place(n *yaml.Node) place {
	line := min(s.first+n.Line-1, s.lines()-1)
	return place{line, n.Column + s.taken(s.line(line))}
}

func (s *sheet) wrong(n *yaml.Node, kind Kind, args ...any) {
	s.problem(s.place(n), kind, args...)
}

// root parses the YAML; nil if there is none or it cannot be read, which is
// told.
func (s *sheet) root() *yaml.Node {
	text := ""
	if s.first < s.end {
		text = s.text()
	}
	root, err := parse(text)
	switch {
	case err != nil:
		s.syntax(text, err)
		return nil
	case root == nil:
		s.problem(s.head, kindEmptyBlock, s.what)
		return nil
	}
	s.refuse(root, 0)
	s.top = root
	return root
}

var errDocuments = errors.New("another document")

// parse returns the only document of a text, or nil if it is blank.
func parse(text string) (*yaml.Node, error) {
	var doc, next yaml.Node
	d := yaml.NewDecoder(strings.NewReader(text))
	if err := d.Decode(&doc); err == io.EOF {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	switch err := d.Decode(&next); err {
	case io.EOF:
		return doc.Content[0], nil
	case nil:
		return nil, errDocuments
	default:
		return nil, err
	}
}

// deepest bounds how far nodes may lie in each other; a deck needs four.
const deepest = 20

// refuse tells of what YAML could do and a deck may not: anchors, aliases,
// tags, and depth.
func (s *sheet) refuse(n *yaml.Node, depth int) {
	switch {
	case depth > deepest:
		s.wrong(n, kindYAMLDepth)
		return
	case n.Kind == yaml.AliasNode:
		s.wrong(n, kindYAMLAlias, "*"+n.Value)
		return
	case n.Anchor != "":
		s.wrong(n, kindYAMLAlias, "&"+n.Anchor)
	case n.Style&yaml.TaggedStyle != 0:
		s.wrong(n, kindYAMLTag, n.Tag)
	}
	for _, c := range n.Content {
		s.refuse(c, depth+1)
	}
}

var yamlLine = regexp.MustCompile(`^yaml: (?:line \d+: )?`)

// syntax tells of an error of the YAML parser.
func (s *sheet) syntax(text string, err error) {
	if s.full() {
		s.more++
		return
	}
	message := yamlLine.ReplaceAllString(err.Error(), "")
	at := min(s.first+errorLine(text, message), s.lines()-1)
	kind, args := yamlKind(message)
	if line := s.line(at); strings.Contains(line[:len(line)-len(strings.TrimLeft(line, " \t"))], "\t") {
		kind, args = kindYAMLTab, nil
	}
	s.problem(s.begin(at), kind, args...)
}

// errorLine finds the line of an error, from 0. The parser often names the
// line on which the list or mapping around it begins, or none, so we look for
// the first line at which the text up to there gives the same error.
func errorLine(text, message string) int {
	ends := []int{0}
	for line := range strings.Lines(text) {
		ends = append(ends, ends[len(ends)-1]+len(line))
	}
	return sort.Search(len(ends)-2, func(i int) bool {
		_, err := parse(text[:ends[i+1]])
		return err != nil && yamlLine.ReplaceAllString(err.Error(), "") == message
	})
}

// yamlKind is the problem that the parser's message means to an author.
func yamlKind(message string) (kind Kind, args []any) {
	for _, m := range []struct {
		part string
		kind Kind
	}{
		{errDocuments.Error(), kindYAMLDocuments},
		{"mapping values are not allowed", kindYAMLColon},
		{"could not find expected ':'", kindYAMLNoColon},
		{"found character that cannot start any token", kindYAMLSign},
		{"block sequence entries are not allowed", kindYAMLSign},
		{"did not find expected node content", kindYAMLSign},
		{"did not find expected tag URI", kindYAMLSign},
		{"unknown anchor", kindYAMLSign},
		{"did not find expected alphabetic or numeric character", kindYAMLSign},
		{"found a tab character", kindYAMLTab},
		{"found unexpected end of stream", kindYAMLQuote},
		{"found unexpected document indicator", kindYAMLQuote},
		{"found unknown escape character", kindYAMLEscape},
		{"did not find expected hexdecimal number", kindYAMLEscape},
		{"found invalid Unicode character escape code", kindYAMLEscape},
		{"did not find expected ',' or ", kindYAMLBracket},
		{"did not find expected key", kindYAMLIndent},
		{"did not find expected '-' indicator", kindYAMLIndent},
		{"exceeded max depth", kindYAMLDepth},
	} {
		if strings.Contains(message, m.part) {
			return m.kind, nil
		}
	}
	return kindYAMLSyntax, []any{message}
}

// A field is a key that a mapping may have.
type field struct {
	name string
	must bool
	read func(key string, n *yaml.Node)
}

// mapping walks a mapping and reads its fields; all other keys are problems.
func (s *sheet) mapping(n *yaml.Node, fields ...field) {
	if n.Kind == yaml.AliasNode {
		return
	}
	if n.Kind != yaml.MappingNode {
		s.wrong(n, kindWantMapping, s.what, names(fields))
		return
	}
	seen := make([]bool, len(fields))
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		k := slices.IndexFunc(fields, func(f field) bool {
			return key.Kind == yaml.ScalarNode && f.name == key.Value
		})
		switch {
		case k < 0:
			s.unknown(key, fields)
		case seen[k]:
			s.wrong(key, kindDuplicateKey, key.Value)
		default:
			seen[k] = true
			fields[k].read(key.Value, value)
		}
	}
	for k, f := range fields {
		if f.must && !seen[k] {
			s.missing(n, kindMissingKey, s.what, f.name)
		}
	}
}

// missing tells of what a mapping lacks: on the line that opens it, not on the
// first of the keys that are there.
func (s *sheet) missing(n *yaml.Node, kind Kind, args ...any) {
	switch {
	case n != s.top:
		s.wrong(n, kind, args...)
	case s.head == place{}:
		s.whole(kindFileLacks, args[1:]...)
	default:
		s.problem(s.head, kind, args...)
	}
}

func (s *sheet) unknown(key *yaml.Node, fields []field) {
	if s.full() {
		s.more++
		return
	}
	known := make([]string, len(fields))
	for i, f := range fields {
		known[i] = f.name
	}
	if near := nearest(key.Value, known); near != "" {
		s.wrong(key, kindNearKey, key.Value, near)
		return
	}
	s.wrong(key, kindUnknownKey, key.Value, names(fields))
}

func names(fields []field) choices {
	known := make([]string, len(fields))
	for i, f := range fields {
		known[i] = f.name
	}
	return allOf(known)
}

// value returns the value of a key in a mapping, or else the mapping.
func value(n *yaml.Node, key string) *yaml.Node {
	if n.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == key {
				return n.Content[i+1]
			}
		}
	}
	return n
}

// list returns the items of a sequence.
func (s *sheet) list(key string, n *yaml.Node) []*yaml.Node {
	switch n.Kind {
	case yaml.SequenceNode:
		if len(n.Content) == 0 {
			s.wrong(n, kindEmptyValue, key)
		}
		return n.Content
	case yaml.AliasNode:
	default:
		s.wrong(n, kindWantList, key)
	}
	return nil
}

// scalar returns what is written in a scalar, as it is written: 2026.10 and
// 0123 stay as they are.
func (s *sheet) scalar(key string, n *yaml.Node) (string, bool) {
	switch {
	case n.Kind == yaml.AliasNode:
		return "", false
	case n.Kind != yaml.ScalarNode:
		s.wrong(n, kindWantText, key)
		return "", false
	}
	if s.fenced && n.Style == 0 && n.Tag == "!!str" && n.LineComment != "" {
		s.wrong(n, kindLostText, n.LineComment)
	}
	text := n.Value
	if n.Style&yaml.DoubleQuotedStyle != 0 { // escapes can spell what the file may not hold
		for _, r := range text {
			if hidden(r) {
				s.wrong(n, kindControlCharacter, character(r))
				text = printable(text)
				break
			}
		}
		text = norm.NFC.String(text)
	}
	text = strings.TrimSpace(text)
	if text == "" || n.Tag == "!!null" {
		s.wrong(n, kindEmptyValue, key)
		return "", false
	}
	return text, true
}

// prose reads text that may have several lines.
func (s *sheet) prose(to *string) func(string, *yaml.Node) {
	return func(key string, n *yaml.Node) { *to, _ = s.scalar(key, n) }
}

// markdown reads Markdown.
func (s *sheet) markdown(to *Prose) func(string, *yaml.Node) {
	return func(key string, n *yaml.Node) {
		text, _ := s.scalar(key, n)
		*to = Parse(text)
		s.wrongIn(*to, s.place(n), s.end)
	}
}

// markdownLine reads Markdown of one line.
func (s *sheet) markdownLine(to *Prose) func(string, *yaml.Node) {
	return func(key string, n *yaml.Node) {
		*to = ParseLine(s.oneLine(key, n))
		s.wrongIn(*to, s.place(n), s.end)
	}
}

// words reads text of one line.
func (s *sheet) words(to *string) func(string, *yaml.Node) {
	return func(key string, n *yaml.Node) { *to = s.oneLine(key, n) }
}

func (s *sheet) oneLine(key string, n *yaml.Node) string {
	text, _ := s.scalar(key, n)
	if strings.ContainsAny(text, "\n\t") || strings.Contains(text, "  ") {
		text = strings.Join(strings.Fields(text), " ")
	}
	return text
}

// number reads a whole number.
func (s *sheet) number(to *int, least, most int) func(string, *yaml.Node) {
	return func(key string, n *yaml.Node) {
		text, ok := s.scalar(key, n)
		if !ok {
			return
		}
		v, err := strconv.Atoi(text)
		switch {
		case err == nil && v >= least && v <= most:
			*to = v
		case most == math.MaxInt32:
			s.wrong(n, kindWantNumberFrom, key, least, text)
		default:
			s.wrong(n, kindWantNumber, key, least, most, text)
		}
	}
}

// choice reads one of some words.
func (s *sheet) choice(to *string, known ...string) func(string, *yaml.Node) {
	return func(key string, n *yaml.Node) {
		text, ok := s.scalar(key, n)
		switch {
		case !ok:
		case slices.Contains(known, text):
			*to = text
		default:
			if near := nearest(text, known); near != "" {
				s.wrong(n, kindNearChoice, key, text, near)
				return
			}
			s.wrong(n, kindWantChoice, key, text, allOf(known))
		}
	}
}
