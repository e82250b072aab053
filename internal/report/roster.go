package report

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"training.vast.vn/vneid-training/internal/clean"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
)

// A Member is a line of a roster: who should pass.
type Member struct {
	Unit string // code
	Name string
	Code string // staff code; "": none
}

// States of a LeftRow.
const (
	NotStarted = "not-started"
	NotPassed  = "not-passed"
	SameName   = "same-name" // another of that name and unit has passed: whose result is it?
)

// A LeftRow is somebody on the roster who has not passed.
type LeftRow struct {
	Member
	State    string
	Best     Figure
	Attempts int
}

// columns of a roster by what they may be called, folded.
var rosterNames = [...][]string{
	{"unit", "đơn vị", "don vi", "mã đơn vị", "viện"},
	{"name", "họ tên", "họ và tên", "ho ten", "ho va ten", "full name"},
	{"code", "mã cán bộ", "mã nhân viên", "mã số", "mã", "ma", "ma can bo", "staff code"},
}

// ReadRoster reads a roster: CSV parted by commas, semicolons or tabs, in
// UTF-8, with a first line that names the columns unit (đơn vị), name (họ tên)
// and, if there is one, code (mã cán bộ); other columns are left out. A unit is
// written as its code or name in one of the decks. An error says in which
// line, and what to write.
func ReadRoster(r io.Reader, decks []*deck.Deck) ([]Member, error) {
	in := bufio.NewReader(r)
	if mark, _ := in.Peek(3); bytes.Equal(mark, []byte("\xef\xbb\xbf")) {
		in.Discard(3)
	}
	head, _ := in.Peek(4096)
	head, _, _ = bytes.Cut(head, []byte("\n"))
	c := csv.NewReader(in)
	c.FieldsPerRecord = -1
	c.TrimLeadingSpace = true
	c.Comma = ','
	for _, sep := range []rune{';', '\t'} {
		if bytes.ContainsRune(head, sep) {
			c.Comma = sep
		}
	}
	titles, err := c.Read()
	if err == io.EOF {
		return nil, locale.Errorf(locale.RosterEmpty)
	}
	if err != nil {
		return nil, rosterFault(err)
	}
	at, err := rosterColumns(titles)
	if err != nil {
		return nil, err
	}
	all := []Member{}
	for {
		fields, err := c.Read()
		if err == io.EOF {
			return all, nil
		}
		if err != nil {
			return nil, rosterFault(err)
		}
		line, _ := c.FieldPos(0)
		var texts [len(rosterNames)]string
		for i, column := range at {
			if column >= 0 && column < len(fields) {
				texts[i] = clean.Line(fields[column], 200)
			}
		}
		if strings.Join(texts[:], "") == "" {
			continue
		}
		m := Member{Unit: texts[0], Name: texts[1], Code: texts[2]}
		if m.Name == "" && m.Code == "" {
			return nil, locale.Errorf(locale.RosterNobody, line)
		}
		code, ok := UnitCode(decks, m.Unit)
		if !ok {
			return nil, locale.Errorf(locale.RosterUnit, line, m.Unit)
		}
		m.Unit = code
		all = append(all, m)
	}
}

// rosterFault words what the reader of CSV says.
func rosterFault(err error) error {
	if wrong := (*csv.ParseError)(nil); errors.As(err, &wrong) {
		return locale.Errorf(locale.RosterQuotes, wrong.Line)
	}
	return err
}

func rosterColumns(titles []string) (at [len(rosterNames)]int, err error) {
	for i, names := range rosterNames {
		at[i] = slices.IndexFunc(titles, func(t string) bool {
			return slices.Contains(names, strings.ToLower(norm.NFC.String(strings.TrimSpace(t))))
		})
	}
	if at[0] < 0 || at[1] < 0 && at[2] < 0 {
		return at, locale.Errorf(locale.RosterColumns, strings.Join(titles, ", "))
	}
	return at, nil
}

// left finds who of the roster has not passed. A member is a learner of the
// same unit with the same staff code, else with the same name, as
// record.Fold compares. One learner stands for one member.
func (b *builder) left() {
	if b.in.Roster == nil {
		return
	}
	byCode, byName := map[[2]string][]*standing{}, map[[2]string][]*standing{}
	for id, p := range b.in.People {
		s := &standing{code: record.Fold(p.Code)}
		if i, ok := b.census.learnerAt[keyOf([]byte(id))]; ok {
			s.learner = &b.census.learners[i]
		} else {
			s.learner = &learner{}
		}
		if p.Code != "" {
			k := [2]string{p.Unit, record.Fold(p.Code)}
			byCode[k] = append(byCode[k], s)
		}
		k := [2]string{p.Unit, record.FoldName(p.Name)}
		byName[k] = append(byName[k], s)
	}
	for _, m := range b.in.Roster {
		if b.in.Unit != "" && m.Unit != b.in.Unit {
			continue
		}
		var mine []*standing
		if m.Code != "" {
			mine = byCode[[2]string{m.Unit, record.Fold(m.Code)}]
		}
		if len(mine) == 0 && m.Name != "" {
			for _, s := range byName[[2]string{m.Unit, record.FoldName(m.Name)}] {
				if m.Code == "" || s.code == "" { // else they are two people of one name
					mine = append(mine, s)
				}
			}
		}
		if row, left := standOf(m, mine); left {
			b.report.Left = append(b.report.Left, row)
		}
	}
}

// standing is a learner, and whether a member of the roster is known to be
// them.
type standing struct {
	*learner
	code  string // staff code, folded
	taken bool
}

// standOf says how a member stands whose learners are mine: more than one
// where they typed their name in two ways or two people share one.
func standOf(m Member, mine []*standing) (row LeftRow, left bool) {
	row = LeftRow{Member: m, State: NotStarted}
	var correct, of uint16
	shared := false
	for _, s := range mine {
		if s.passedAt != 0 {
			if !s.taken {
				s.taken = true
				return row, false
			}
			shared = true
			continue
		}
		row.Attempts += int(s.attempts)
		if (&entry{correct: s.correct, of: s.of}).better(correct, of) {
			correct, of = s.correct, s.of
		}
	}
	if row.Attempts > 0 {
		row.State = NotPassed
	}
	if of > 0 {
		row.Best = figure(float64(correct)/float64(of), true)
	}
	if shared && row.Attempts == 0 {
		row.State = SameName
	}
	return row, true
}
