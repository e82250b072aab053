package person

import (
	"training.vast.vn/vneid-training/internal/clean"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/cards"
	"training.vast.vn/vneid-training/internal/wire"
)

// Spoken says which rows of the form are fields, or what is asked.
func (id *Identity) Spoken(s *kit.Session) kit.Speech {
	if id.pending != nil {
		title, answers := id.asks(s)
		said := cards.Say(title, nil)
		said.Items = kit.SayItems(answers, id.menu.At)
		return said
	}
	if id.asking != nil {
		return kit.Speech{}
	}
	w := &s.Words.Identity
	return kit.Speech{Items: []kit.Said{{Text: nameLabel(s), Kind: wire.Entry}, {Text: w.Unit, Kind: wire.Entry}, {Text: w.Code, Kind: wire.Entry}, {Kind: wire.Button}, {Kind: wire.Button}, {Kind: wire.Button}}}
}

// nameLabel is what the field of the name is called, in which a code is typed, too.
func nameLabel(s *kit.Session) string {
	if asksCode(s) {
		return s.Words.Enrol.Code
	}
	return s.Words.Identity.Name
}

// Spoken says which rows of the form are fields.
func (r *Results) Spoken(s *kit.Session) kit.Speech {
	if !r.asks {
		return kit.Speech{}
	}
	return kit.Speech{Items: []kit.Said{{Text: s.Words.Results.Receipt, Kind: wire.Entry}, {Text: s.Words.Identity.Name, Kind: wire.Entry}}}
}

// Field is the field of the form that has the cursor, or that of the code.
func (id *Identity) Field(s *kit.Session) (kit.Field, bool) {
	w := &s.Words.Identity
	switch {
	case id.waiting || id.pending != nil:
	case id.asking != nil:
		return kit.Field{Typed: id.asking.typed, Label: s.Words.Resume.Ask, Kind: wire.ResumeCode, Most: resumeDigits}, !id.asking.waiting
	case id.field == fieldName:
		return kit.Field{Input: id.name, Label: nameLabel(s), Kind: wire.Name, Most: clean.NameRunes}, true
	case id.field == fieldUnit:
		return kit.Field{Input: id.filter, Label: w.Unit, Kind: wire.Search, Most: kit.QueryRunes}, true
	case id.field == fieldCode:
		return kit.Field{Input: id.code, Label: w.Code, Most: codeRunes}, true
	}
	return kit.Field{}, false
}

// Field is that of the receipt or the name, while they are asked for.
func (r *Results) Field(s *kit.Session) (kit.Field, bool) {
	f := kit.Field{Input: r.inputs()[r.field], Label: s.Words.Results.Receipt, Most: clean.NameRunes}
	if r.field == 1 {
		f.Label, f.Kind = s.Words.Identity.Name, wire.Name
	}
	return f, r.asks && !r.waiting
}
