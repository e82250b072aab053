package tui

import (
	"errors"
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/clean"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/record"
)

// identityScreen asks who takes the quiz, and says what is kept of it.
type identityScreen struct {
	name, filter, code *textinput.Model
	unit               *deck.Unit
	units              list
	field              int
	join               func(record.Person) tea.Cmd // goes into a briefing; nil: the form leads to the quiz
	trouble            string
	waiting            bool // for the data folder to tell about the person
	pending            *opened
	asking             *askCode
	menu               menu // of what to do with a pending attempt
}

// Fields of the form, top to bottom.
const (
	fieldName = iota
	fieldUnit
	fieldCode
	fieldStart
	fieldUnrecorded
	fields
)

const (
	codeRunes   = 20
	unitsShown  = 5
	resumeItems = 2
)

func newIdentity(s *session, join func(record.Person) tea.Cmd) *identityScreen {
	id := &identityScreen{
		name:   newInput(s, s.words.Identity.NamePlaceholder),
		filter: newInput(s, s.words.Identity.UnitPlaceholder),
		code:   newInput(s, s.words.Identity.CodeHint),
		join:   join,
	}
	id.Resize(s)
	id.focus(fieldName)
	return id
}

// Typing is true while a text field has the cursor.
func (id *identityScreen) Typing() bool {
	return id.pending == nil && id.asking == nil && id.field <= fieldCode
}

// Joins is true where the form leads into a briefing.
func (id *identityScreen) Joins() bool { return id.join != nil }

func (id *identityScreen) Keys(s *session) []key.Binding {
	k := s.keys
	return []key.Binding{k.enter, k.nextField, k.esc, k.previousField, k.listUp, k.listDown, k.redraw, k.quit}
}

// labelWidth is the room for a field's name, in cells.
const labelWidth = 14

func fieldRoom(s *session) int { return max(10, s.column()-labelWidth-2) }

// Resize fits the fields to the window.
func (id *identityScreen) Resize(s *session) {
	for _, in := range []*textinput.Model{id.name, id.filter, id.code} {
		in.SetWidth(min(fieldRoom(s)-4, 50))
	}
}

func (id *identityScreen) focus(field int) {
	id.field = (field + fields) % fields
	for i, in := range []*textinput.Model{id.name, id.filter, id.code} {
		if i == id.field {
			in.Focus()
		} else {
			in.Blur()
		}
	}
}

// matches are the units that hold every word typed, marks or not.
func (id *identityScreen) matches(s *session) []*deck.Unit {
	query := strings.Fields(deck.Fold(id.filter.Value()))
	var units []*deck.Unit
	for i := range s.Deck.Units {
		u := &s.Deck.Units[i]
		if holds(deck.Fold(u.Name+" "+u.Code), query) {
			units = append(units, u)
		}
	}
	return units
}

func (id *identityScreen) Update(msg tea.Msg, s *session) Want {
	switch msg := msg.(type) {
	case opened:
		return id.opened(msg, s)
	case unlocked:
		return id.unlocked(msg, s)
	}
	if id.pending != nil {
		return id.choosePending(msg, s)
	}
	if id.asking != nil {
		return id.tryCode(msg, s)
	}
	k := s.keys
	switch {
	case id.waiting:
		return nil
	case is(msg, k.esc):
		return open(Home)
	case is(msg, k.nextField):
		id.leaveUnit(s)
		id.focus(id.field + 1)
	case is(msg, k.previousField):
		id.leaveUnit(s)
		id.focus(id.field - 1)
	case id.field == fieldUnit && (is(msg, k.listDown) || is(msg, k.listUp)):
		id.units.Update(msg, s, len(id.matches(s)))
		id.unit = nil
	case is(msg, k.listDown):
		id.focus(id.field + 1)
	case is(msg, k.listUp):
		id.focus(id.field - 1)
	case is(msg, k.enter):
		return id.enter(s)
	default:
		return do(id.typed(msg))
	}
	return nil
}

func (id *identityScreen) typed(msg tea.Msg) tea.Cmd {
	id.trouble = ""
	switch id.field {
	case fieldName:
		return typed(id.name, msg, func(v string) string { return clean.Typed(v, clean.NameRunes) })
	case fieldUnit:
		before := id.filter.Value()
		cmd := typed(id.filter, msg, func(v string) string { return clean.Line(v, queryRunes) })
		if id.filter.Value() != before {
			id.unit, id.units = nil, list{}
		}
		return cmd
	case fieldCode:
		return typed(id.code, msg, func(v string) string { return clean.Typed(v, codeRunes) })
	}
	return nil
}

// leaveUnit takes the unit under the cursor when the field is left with
// something typed in it.
func (id *identityScreen) leaveUnit(s *session) {
	if id.field != fieldUnit || id.unit != nil || id.filter.Value() == "" && id.units.at == 0 {
		return
	}
	id.takeUnit(s)
}

func (id *identityScreen) takeUnit(s *session) bool {
	units := id.matches(s)
	if len(units) == 0 {
		id.trouble = fmt.Sprintf(s.words.Identity.NoUnit, id.filter.Value())
		return false
	}
	id.unit = units[min(id.units.at, len(units)-1)]
	id.filter.SetValue(id.unit.Name)
	id.filter.CursorEnd()
	return true
}

// enter goes on to the next field, or starts from the last.
func (id *identityScreen) enter(s *session) Want {
	switch id.field {
	case fieldName:
		if id.trouble = s.nameTrouble(id.name.Value()); id.trouble == "" {
			id.focus(fieldUnit)
		}
	case fieldUnit:
		if id.unit != nil || id.takeUnit(s) {
			id.focus(fieldCode)
		}
	case fieldCode:
		id.focus(fieldStart)
	case fieldStart:
		return id.submit(s)
	case fieldUnrecorded:
		if id.join != nil {
			id.waiting = true
			return do(id.join(record.Person{}))
		}
		run, err := s.newRun(record.Person{}, 1, false)
		if err != nil {
			id.trouble = err.Error()
			return nil
		}
		return Go{To: Exam, With: run}
	}
	return nil
}

func (id *identityScreen) submit(s *session) Want {
	name, err := clean.Name(strings.TrimSpace(id.name.Value()))
	if err != nil {
		id.trouble = s.nameTrouble(id.name.Value())
		id.focus(fieldName)
		return nil
	}
	if id.unit == nil {
		id.trouble = s.words.Identity.UnitEmpty
		id.focus(fieldUnit)
		return nil
	}
	id.waiting = true
	p := record.Person{Name: name, Unit: id.unit.Code, Code: strings.TrimSpace(id.code.Value())}
	return do(s.lookUp(p))
}

// opened goes on with what the folder knows: to the quiz, or to the question
// what to do with an attempt left unfinished.
func (id *identityScreen) opened(o opened, s *session) Want {
	if id.join != nil {
		return do(id.join(o.person))
	}
	id.waiting = false
	if o.pending != nil {
		id.pending = &o
		return nil
	}
	if o.locked {
		id.asking = &askCode{opened: o}
		return nil
	}
	return id.fresh(o, s)
}

func (id *identityScreen) fresh(o opened, s *session) Want {
	run, err := s.newRun(o.person, o.number, s.Log != nil)
	if err != nil {
		id.trouble = err.Error()
		return nil
	}
	run.kept, run.journal.Code = o.err, o.code
	return Go{To: Exam, With: run}
}

func (id *identityScreen) choosePending(msg tea.Msg, s *session) Want {
	if is(msg, s.keys.esc) {
		id.pending = nil
		return nil
	}
	o := *id.pending
	switch id.menu.Update(msg, s, resumeItems) {
	case 0:
		run, err := s.resume(o.deck, *o.pending)
		if err == nil {
			return Go{To: Exam, With: run}
		}
		id.trouble = s.words.Identity.Changed
		id.pending = nil
	case 1:
		return All{Write{discard(s.Folder, o.pending.ID)}, id.fresh(o, s)}
	}
	return nil
}

func (s *session) nameTrouble(name string) string {
	w := &s.words.Identity
	_, err := clean.Name(strings.TrimSpace(name))
	switch {
	case err == nil:
		return ""
	case errors.Is(err, clean.ErrEmpty):
		return w.NameEmpty
	case errors.Is(err, clean.ErrLong):
		return w.NameLong
	case errors.Is(err, clean.ErrSpace):
		return w.NameSpace
	}
	return w.NameRune
}

func (id *identityScreen) View(s *session) Picture {
	w := &s.words.Identity
	title, start, unrecorded := w.Title, w.Start, w.Unrecorded
	if b := &s.words.Briefing; id.join != nil {
		title, start, unrecorded = b.JoinTitle, b.Enter, b.Unnamed
	}
	head := s.header(header{place: title, accent: s.styles.Brand})
	foot := s.footer("", id.Keys(s))
	if id.pending != nil {
		return s.frame(head, id.pendingView(s), foot)
	}
	if id.asking != nil {
		return s.frame(head, id.asking.view(s), s.footer("", []key.Binding{s.keys.resume, s.keys.codeDigit, s.keys.esc}))
	}

	width, label := s.column(), labelWidth
	room := fieldRoom(s)
	var lines []string
	var cursor *tea.Cursor
	row := func(field int, name string, in *textinput.Model) {
		mark, style := "  ", s.styles.Muted
		if field == id.field {
			mark, style = s.styles.Brand.Render("▸ "), s.styles.Strong
			cursor = inputCursor(in, s.inset()+label+3, s.stageTop()+len(lines))
		}
		lines = append(lines, mark+style.Render(name)+strings.Repeat(" ", max(1, label-ansi.StringWidth(name)))+s.field(in))
	}
	row(fieldName, w.Name, id.name)
	lines = append(lines, "")
	row(fieldUnit, w.Unit, id.filter)
	if id.field == fieldUnit && id.unit == nil {
		in := label + 2
		if s.width < 60 {
			in, room = 3, width-3
		}
		lines = append(lines, id.unitLines(s, in, room)...)
	}
	lines = append(lines, "")
	row(fieldCode, w.Code, id.code)
	lines = append(lines, "")
	lines = append(lines, id.button(s, fieldStart, start), id.button(s, fieldUnrecorded, unrecorded))
	switch {
	case id.trouble != "":
		lines = append(lines, "")
		lines = append(lines, wrap("! "+id.trouble, width, s.styles.Wrong)...)
	case id.waiting:
		lines = append(lines, "", s.styles.Muted.Render(w.Wait))
	}
	lines = append(lines, "", s.styles.Muted.Underline(true).Render(w.Notice))
	lines = append(lines, wrap(s.Deck.Notice, width, s.styles.Muted)...)

	at := 0
	if cursor != nil {
		at = cursor.Y - s.stageTop()
	} else {
		at = len(lines) - 1
	}
	shown, offset := s.window(lines, s.stage().height, -1, at, min(at+2, len(lines)-1))
	if cursor != nil {
		cursor.Y -= offset
	}
	p := s.frame(head, s.indent(shown), foot)
	p.Cursor = cursor
	return p
}

func (id *identityScreen) button(s *session, field int, text string) string {
	if field == id.field {
		return s.styles.Brand.Render("▸ ") + s.styles.Selected.Render(" "+text+" ")
	}
	return "   " + s.styles.Text.Render(text)
}

// unitLines is the part of the list of units around its cursor.
func (id *identityScreen) unitLines(s *session, in, room int) []string {
	units := id.matches(s)
	if len(units) == 0 {
		return wrap(fmt.Sprintf(s.words.Identity.NoUnit, id.filter.Value()), room, s.styles.Wrong)
	}
	var lines []string
	pad := strings.Repeat(" ", in)
	from := max(0, min(id.units.at-unitsShown/2, len(units)-unitsShown))
	to := min(len(units), from+unitsShown)
	for i := from; i < to; i++ {
		name := ansi.Truncate(units[i].Name, max(8, room-4), "…")
		if i == id.units.at {
			lines = append(lines, pad[:in-2]+s.styles.Brand.Render("▸ ")+s.styles.Selected.Render(" "+name+" "))
		} else {
			lines = append(lines, pad+" "+s.styles.Text.Render(name))
		}
	}
	if rest := len(units) - to; rest > 0 {
		lines = append(lines, pad+" "+s.styles.Muted.Render(ansi.Truncate(fmt.Sprintf(s.words.Identity.MoreUnits, rest), room, "…")))
	}
	return lines
}

func (id *identityScreen) pendingView(s *session) []string {
	w := &s.words.Identity
	next := len(id.pending.pending.Given) + 1
	lines := wrap(fmt.Sprintf(w.Pending, id.pending.person.Name, next, len(id.pending.pending.Items)), s.column(), s.styles.Strong)
	lines = append(lines, "")
	lines = append(lines, id.menu.View(s, []item{{text: w.Resume}, {text: w.Fresh}})...)
	return s.centre(lines)
}
