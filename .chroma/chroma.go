// Package chroma stands in the place of the one of this name, which Glamour needs
// to colour code in blocks. We draw blocks of code ourselves: what it would bring,
// the grammars of 250 languages, is 2.7 MB of the program and of its memory.
package chroma

// A TokenType is what a word of code is.
type TokenType int

// All that Glamour names.
const (
	Background TokenType = iota
	Comment
	CommentPreproc
	Error
	GenericDeleted
	GenericEmph
	GenericInserted
	GenericStrong
	GenericSubheading
	Keyword
	KeywordNamespace
	KeywordReserved
	KeywordType
	Literal
	LiteralDate
	LiteralNumber
	LiteralString
	LiteralStringEscape
	Name
	NameAttribute
	NameBuiltin
	NameClass
	NameConstant
	NameDecorator
	NameException
	NameFunction
	NameOther
	NameTag
	Operator
	Punctuation
	Text
)

// StyleEntries are the colours of words.
type StyleEntries map[TokenType]string

// A Style has none.
type Style struct{ Name string }

// MustNewStyle makes a style.
func MustNewStyle(name string, _ StyleEntries) *Style { return &Style{name} }
