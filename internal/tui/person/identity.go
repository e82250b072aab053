// Package person has the screens of who sits here: the form that asks who they
// are, what the record has of them, and their certificates.
package person

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/clean"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/cards"
	"training.vast.vn/vneid-training/internal/tui/kit/choose"
)

// Sit begins a quiz, or goes on with one. It is an error if the deck can't ask
// it.
type Sit func(*kit.Session, kit.Sitting) (kit.Want, error)

// Identity asks who takes the quiz, and says what is kept of it.
type Identity struct {
	name, filter, code *textinput.Model
	unit               *deck.Unit
	units              choose.List
	field              int
	sit                Sit
	join               func(record.Person) tea.Cmd // goes into a briefing; nil: the form leads to the quiz
	trouble            string
	waiting            bool      // for the data folder to tell about the person
	told               time.Time // when an enrolled person was told who they are
	pending            *Opened
	asking             *askCode
	menu               choose.Menu // of what to do with a pending attempt
}

// Fields of the form, top to bottom.
const (
	fieldName = iota
	fieldUnit
	fieldCode
	fieldStart
	fieldUnrecorded
	fieldOther // in the place of who was enrolled
	fields
)

const (
	codeRunes   = 20
	unitsShown  = 5
	resumeItems = 2
)

// NewIdentity is an empty form that leads to the quiz, or with join into a
// briefing.
func NewIdentity(s *kit.Session, sit Sit, join func(record.Person) tea.Cmd) *Identity {
	id := &Identity{
		name:   kit.NewInput(s.Words.Identity.NamePlaceholder),
		filter: kit.NewInput(s.Words.Identity.UnitPlaceholder),
		code:   kit.NewInput(s.Words.Identity.CodeHint),
		sit:    sit,
		join:   join,
	}
	if asksCode(s) {
		id.name = kit.NewInput(s.Words.Enrol.CodePlaceholder)
	}
	id.Resize(s)
	id.focus(fieldName, s)
	switch {
	case enrolled(s):
	case s.Letter != "":
		id.name.SetValue(s.Letter)
	case !asksCode(s):
		id.fill(s)
	}
	return id
}

// fill has the form say what is known of the person already, so that Enter is
// all that is left to them.
func (id *Identity) fill(s *kit.Session) {
	id.name.SetValue(s.Who.Name)
	id.code.SetValue(s.Who.Code)
	if id.unit = s.Deck.Unit(s.Who.Unit); id.unit == nil {
		return
	}
	id.filter.SetValue(id.unit.Name)
	if s.Who.Name != "" {
		id.focus(fieldStart, s)
	}
}

// Typing is true while a text field has the cursor.
func (id *Identity) Typing() bool {
	return id.pending == nil && id.asking == nil && id.field <= fieldCode
}

// Joins is true where the form leads into a briefing.
func (id *Identity) Joins() bool { return id.join != nil }

// Keys are those of a form, where letters are typed, or of what is asked.
func (id *Identity) Keys(s *kit.Session) []key.Binding {
	k := s.Keys
	switch {
	case id.pending != nil:
		return []key.Binding{k.Choose, k.Down, k.Esc, k.Help, k.Up, k.Digit, k.Redraw, k.Leave}
	case id.asking != nil:
		return []key.Binding{k.Resume, k.CodeDigit, k.Esc}
	}
	return []key.Binding{k.Enter, k.NextField, k.Esc, k.PreviousField, k.ListUp, k.ListDown, k.Redraw, k.Quit}
}

// tallest is how many rows a form may take before it moves up.
const tallest = 30

// labelWidth is the room for a field's name, in cells.
const labelWidth = 14

// fieldAt is where a text field stands beside its name.
func fieldAt(in *textinput.Model) kit.Room {
	return kit.Room{At: labelWidth + 2, Width: in.Width() + 3}
}

func fieldRoom(s *kit.Session) int {
	_, width := s.FormArea()
	return max(10, width-labelWidth-2)
}

// Resize fits the fields to the window.
func (id *Identity) Resize(s *kit.Session) {
	for _, in := range []*textinput.Model{id.name, id.filter, id.code} {
		in.SetWidth(min(fieldRoom(s)-4, 50))
	}
}

// focus goes to a field, or where the form has it not to the next one that it
// has.
func (id *Identity) focus(field int, s *kit.Session) {
	for id.field = (field + fields) % fields; !hasField(id.field, s); {
		id.field = (id.field + 1) % fields
	}
	for i, in := range []*textinput.Model{id.name, id.filter, id.code} {
		if i == id.field {
			in.Focus()
		} else {
			in.Blur()
		}
	}
}

// back goes to the field before.
func (id *Identity) back(s *kit.Session) {
	at := id.field
	for at = (at - 1 + fields) % fields; !hasField(at, s); {
		at = (at - 1 + fields) % fields
	}
	id.focus(at, s)
}

// matches are the units that hold every word typed, marks or not; where there are
// none, those for who belongs to none of the rest.
func (id *Identity) matches(s *kit.Session) []*deck.Unit {
	query := strings.Fields(deck.Fold(id.filter.Value()))
	var units []*deck.Unit
	for i := range s.Deck.Units {
		u := &s.Deck.Units[i]
		if kit.Holds(deck.Fold(u.Name+" "+u.Code), query) {
			units = append(units, u)
		}
	}
	if len(units) > 0 {
		return units
	}
	for i := range s.Deck.Units {
		if s.Deck.Units[i].Other {
			units = append(units, &s.Deck.Units[i])
		}
	}
	return units
}

// Update takes a key, what is typed, or what the data folder tells.
func (id *Identity) Update(msg tea.Msg, s *kit.Session) kit.Want {
	switch msg := msg.(type) {
	case Opened:
		return id.opened(msg, s)
	case Unlocked:
		return id.unlocked(msg, s)
	case Redeemed:
		return id.redeemed(msg, s)
	}
	if id.pending != nil {
		return id.choosePending(msg, s)
	}
	if id.asking != nil {
		return id.tryCode(msg, s)
	}
	k := s.Keys
	clicked, click := kit.Clicked(msg)
	switch {
	case id.waiting:
		return nil
	case click:
		return id.click(clicked, s)
	case kit.Is(msg, k.Esc):
		return kit.Open(kit.Home)
	case kit.Is(msg, k.NextField):
		id.leaveUnit(s)
		id.focus(id.field+1, s)
	case kit.Is(msg, k.PreviousField):
		id.leaveUnit(s)
		id.back(s)
	case id.field == fieldUnit && (kit.Is(msg, k.ListDown) || kit.Is(msg, k.ListUp)):
		id.units.Update(msg, s, len(id.matches(s)))
		id.unit = nil
	case kit.Is(msg, k.ListDown):
		id.focus(id.field+1, s)
	case kit.Is(msg, k.ListUp):
		id.back(s)
	case kit.Is(msg, k.Enter) && s.Own != "" && s.Now().Sub(id.told) < kit.Settle: // a doubled Enter: there is something to write down
	case kit.Is(msg, k.Enter):
		return id.enter(s)
	default:
		return kit.Do(id.typed(msg))
	}
	return nil
}

// click goes to a field, presses a button, or takes a unit: those are numbered
// behind the fields.
func (id *Identity) click(item int, s *kit.Session) kit.Want {
	if item >= fields {
		id.units.At = item - fields
		if id.takeUnit(s) {
			id.focus(fieldCode, s)
		}
		return nil
	}
	id.leaveUnit(s)
	id.focus(item, s)
	if item >= fieldStart {
		return id.enter(s)
	}
	return nil
}

func (id *Identity) typed(msg tea.Msg) tea.Cmd {
	id.trouble = ""
	switch id.field {
	case fieldName:
		return kit.Typed(id.name, msg, func(v string) string { return clean.Typed(v, clean.NameRunes) })
	case fieldUnit:
		before := id.filter.Value()
		cmd := kit.Typed(id.filter, msg, func(v string) string { return clean.Line(v, kit.QueryRunes) })
		if id.filter.Value() != before {
			id.unit, id.units = nil, choose.List{}
		}
		return cmd
	case fieldCode:
		return kit.Typed(id.code, msg, func(v string) string { return clean.Typed(v, codeRunes) })
	}
	return nil
}

// leaveUnit takes the unit under the cursor when the field is left with
// something typed in it. What stands in for a unit is taken by Enter or a click
// only: it may have been a slip of the finger.
func (id *Identity) leaveUnit(s *kit.Session) {
	if id.field != fieldUnit || id.unit != nil || id.filter.Value() == "" && id.units.At == 0 {
		return
	}
	if units := id.matches(s); len(units) == 1 && units[0].Other {
		return
	}
	id.takeUnit(s)
}

func (id *Identity) takeUnit(s *kit.Session) bool {
	units := id.matches(s)
	if len(units) == 0 {
		id.trouble = fmt.Sprintf(s.Words.Identity.NoUnit, id.filter.Value())
		return false
	}
	id.unit = units[min(id.units.At, len(units)-1)]
	id.filter.SetValue(id.unit.Name)
	id.filter.CursorEnd()
	return true
}

// enter goes on to the next field, or starts from the last.
func (id *Identity) enter(s *kit.Session) kit.Want {
	switch id.field {
	case fieldName:
		if want, ok := id.redeem(s); ok {
			return want
		}
		if id.trouble = nameTrouble(s, id.name.Value()); id.trouble == "" {
			id.focus(fieldUnit, s)
		}
	case fieldUnit:
		if id.unit != nil || id.takeUnit(s) {
			id.focus(fieldCode, s)
		}
	case fieldCode:
		id.focus(fieldStart, s)
	case fieldStart:
		return id.submit(s)
	case fieldUnrecorded:
		if id.join != nil {
			id.waiting = true
			return kit.Do(id.join(record.Person{}))
		}
		return id.begin(s, kit.Sitting{Number: 1})
	case fieldOther:
		id.rise(s)
	}
	return nil
}

// redeem takes what stands in the field of the name for a code, if it is one, or
// has to be.
func (id *Identity) redeem(s *kit.Session) (kit.Want, bool) {
	if _, _, ok := record.SplitCode(id.name.Value()); ok {
		id.waiting = true
		return kit.Do(redeem(s, id.name.Value())), true
	}
	if asksCode(s) || record.LikeCode(id.name.Value()) {
		id.trouble = s.Words.Enrol.NoCode
		id.focus(fieldName, s)
		return nil, true
	}
	return nil, false
}

func (id *Identity) submit(s *kit.Session) kit.Want {
	if enrolled(s) {
		id.waiting = true
		return kit.Do(lookUp(s, s.Enrolled))
	}
	if want, ok := id.redeem(s); ok {
		return want
	}
	name, err := clean.Name(strings.TrimSpace(id.name.Value()))
	if err != nil {
		id.trouble = nameTrouble(s, id.name.Value())
		id.focus(fieldName, s)
		return nil
	}
	if id.unit == nil {
		id.trouble = s.Words.Identity.UnitEmpty
		id.focus(fieldUnit, s)
		return nil
	}
	id.waiting = true
	p := record.Person{Name: name, Unit: id.unit.Code, Code: strings.TrimSpace(id.code.Value())}
	return kit.Do(lookUp(s, p))
}

// opened goes on with what the folder knows: to the quiz, or to the question
// what to do with an attempt left unfinished.
func (id *Identity) opened(o Opened, s *kit.Session) kit.Want {
	if !s.Kiosk {
		if s.Who.Name != "" && s.Who.Learner != o.person.Learner { // somebody else sits here now
			s.Past = nil
		}
		s.Who = o.person
	}
	if id.join != nil {
		return kit.Do(id.join(o.person))
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

func (id *Identity) fresh(o Opened, s *kit.Session) kit.Want {
	if o.not != nil {
		id.pending, id.trouble = nil, s.Words.Tell(o.not)
		return nil
	}
	return id.begin(s, kit.Sitting{Person: o.person, Number: o.number, Recorded: s.Log != nil, Code: o.code, Kept: o.err})
}

// begin begins a quiz, or says why there is none.
func (id *Identity) begin(s *kit.Session, quiz kit.Sitting) kit.Want {
	want, err := id.sit(s, quiz)
	if err != nil {
		id.trouble = s.Words.Tell(err)
	}
	return want
}

func (id *Identity) choosePending(msg tea.Msg, s *kit.Session) kit.Want {
	if kit.Is(msg, s.Keys.Esc) {
		id.pending = nil
		return nil
	}
	o := *id.pending
	answer, ok := kit.Clicked(msg)
	if !ok {
		answer = id.menu.Update(msg, s, resumeItems)
	}
	switch answer {
	case 0:
		want, err := id.sit(s, kit.Sitting{Journal: o.pending, Deck: o.deck})
		if err == nil {
			return want
		}
		id.trouble = s.Words.Identity.Changed
		id.pending = nil
	case 1:
		if o.not != nil {
			return id.fresh(o, s)
		}
		return kit.All{kit.Write(discard(s.Folder, *o.pending)), id.fresh(o, s)}
	}
	return nil
}

func nameTrouble(s *kit.Session, name string) string {
	if _, err := clean.Name(strings.TrimSpace(name)); err != nil {
		return s.Words.Tell(err)
	}
	return ""
}

// View draws the form, or what is asked about an open attempt.
func (id *Identity) View(s *kit.Session) kit.Picture {
	w := &s.Words.Identity
	title, start, unrecorded := w.Title, w.Start, w.Unrecorded
	if b := &s.Words.Briefing; id.join != nil {
		title, start, unrecorded = b.JoinTitle, b.Enter, b.Unnamed
	}
	head := s.Header(kit.Header{Place: title, Fill: s.Styles.BrandFill})
	foot := s.Footer("", id.Keys(s))
	if id.pending != nil {
		title, answers := id.asks(s)
		lines, rows := cards.Ask(s, title, nil, answers, id.menu.At, id.menu.View(s, answers))
		return s.Frame(head, lines, foot).With(rows)
	}
	if id.asking != nil {
		return s.Frame(head, id.asking.view(s), foot)
	}

	x, width := s.FormArea()
	label, room := labelWidth, fieldRoom(s)
	var lines []string
	var cursor *tea.Cursor
	on := make(map[int]int) // what stands on lines that can be clicked
	rooms := make(map[int]kit.Room)
	touch := func(field int, line string, room kit.Room) {
		if s.Grand() { // its ground takes a line above and one below
			on[len(lines)], on[len(lines)+1], on[len(lines)+2] = field, field, field
			rooms[len(lines)+1] = room
			lines = append(lines, "", line, "")
			return
		}
		on[len(lines)], rooms[len(lines)] = field, room
		lines = append(lines, line)
	}
	row := func(field int, name string, in *textinput.Model) {
		mark, style := "  ", s.Styles.Muted
		if field == id.field {
			mark, style = s.Styles.Brand.Render("▸ "), s.Styles.Strong
			cursor = kit.InputCursor(in, x+label+3, s.StageTop()+len(lines))
			if s.Grand() {
				cursor.Y++
			}
		}
		touch(field, mark+style.Render(name)+strings.Repeat(" ", max(1, label-ansi.StringWidth(name)))+s.FormField(in), fieldAt(in))
		if field == id.field && id.trouble != "" && !s.Drawn() { // below the form it may not be seen
			lines = append(lines, kit.Wrap("! "+id.trouble, width, s.Styles.Wrong)...)
		}
	}
	switch {
	case enrolled(s):
		lines = sits(s)
	case asksCode(s):
		lines = append(kit.Wrap(s.Words.Enrol.Ask, width, s.Styles.Text), "")
		row(fieldName, nameLabel(s), id.name)
	default:
		row(fieldName, nameLabel(s), id.name)
		lines = append(lines, "")
		row(fieldUnit, w.Unit, id.filter)
		if id.field == fieldUnit && id.unit == nil {
			in := label + 2
			if s.Width < 60 {
				in, room = 3, width-3
			}
			from, to := id.unitsShown(s)
			for i := from; i < to; i++ {
				on[len(lines)+i-from] = fields + i
			}
			lines = append(lines, id.unitLines(s, in, room)...)
		}
		lines = append(lines, "")
		row(fieldCode, w.Code, id.code)
	}
	lines = append(lines, "")
	buttons := []string{start, unrecorded}
	if hasField(fieldOther, s) {
		buttons = append(buttons, s.Words.Enrol.Other)
	}
	for i, text := range buttons {
		if i > 0 && s.Drawn() {
			lines = append(lines, "")
		}
		room := kit.Room{At: 2, Width: ansi.StringWidth(text) + 2}
		if fieldStart+i == id.field {
			room.Button = text
		}
		touch(fieldStart+i, id.button(s, fieldStart+i, text), room)
	}
	switch {
	case id.trouble != "" && (s.Drawn() || !id.Typing()):
		lines = append(lines, "")
		lines = append(lines, kit.Wrap("! "+id.trouble, width, s.Styles.Wrong)...)
	case id.waiting:
		lines = append(lines, "", s.Styles.Muted.Render(w.Wait))
	}
	onCard, stage := len(lines), s.Stage().Height
	notice := s.Styles.Muted.Underline(true).Render(w.Notice)
	if !s.Grand() {
		said := kit.Wrap(s.Deck.Notice, s.Column(), s.Styles.Muted)
		if lines = append(lines, ""); s.Drawn() && len(lines)+len(said)+4 <= stage {
			lines = append(lines, "")
		}
		lines = append(append(lines, notice), said...)
	}

	at := len(lines) - 1
	if cursor != nil {
		at = cursor.Y - s.StageTop()
	}
	rows := kit.Rows{Left: x, Width: width}
	c, top, height := s.Canvas(), 0, stage
	if s.Drawn() {
		top = cards.Title(s, c, s.Side(), title, tallest) // the same whatever is asked, so that it stays where it is
		rows.Top = top + 1
		height -= top + 1
	}
	shown, offset := s.Window(lines, height, -1, at, min(at+2, len(lines)-1))
	if cursor != nil {
		cursor.Y += rows.Top - offset
	}
	body := s.Indent(shown)
	if s.Drawn() {
		card := onCard - offset
		if s.Grand() {
			said := append([]string{notice, ""}, kit.Wrap(s.Deck.Notice, asideLines(s), s.Styles.Muted)...)
			card = drawAside(s, c, top, card, said)
		}
		s.Form(c, shown, top, offset, card, rooms)
		body = c.Lines()
	}
	p := s.Frame(head, body, foot)
	p.Cursor = cursor
	for i := range shown {
		item, ok := on[offset+i]
		if !ok {
			item = kit.None
		}
		rows.Items = append(rows.Items, item)
	}
	return p.With(rows)
}

// aside is the room of the card beside a form, where type grows.
func aside(s *kit.Session) (x, width int) {
	x, width = s.FormArea()
	x += width + 2*cards.ColumnsGap
	return x, s.Width - s.Side() - x
}

// asideLines is how wide lines on that card are.
func asideLines(s *kit.Session) int {
	_, width := aside(s)
	return width - 6
}

// drawAside draws the card beside the form, with what is said of it, and returns
// how many rows both cards have for their lines.
func drawAside(s *kit.Session, c *canvas.Canvas, top, rows int, said []string) int {
	x, width := aside(s)
	rows = min(max(rows, len(said)), c.Bounds().Dy()-top-2)
	card := canvas.Rect(x, top, width, rows+2)
	c.Card(card, s.Styles.Card)
	for i, line := range said[:min(rows, len(said))] {
		c.Put(x+3, top+1+i, line)
	}
	return rows
}

func (id *Identity) button(s *kit.Session, field int, text string) string {
	if field == id.field {
		return s.Styles.Brand.Render("▸ ") + s.Styles.Selected.Render(" "+text+" ")
	}
	return "   " + s.Styles.Text.Render(text)
}

// unitsShown are the first of the units listed, and the one after the last.
func (id *Identity) unitsShown(s *kit.Session) (from, to int) {
	n := len(id.matches(s))
	from = max(0, min(id.units.At-unitsShown/2, n-unitsShown))
	return from, min(n, from+unitsShown)
}

// unitLines is the part of the list of units around its cursor.
func (id *Identity) unitLines(s *kit.Session, in, room int) []string {
	units := id.matches(s)
	if len(units) == 0 {
		return kit.Wrap(fmt.Sprintf(s.Words.Identity.NoUnit, id.filter.Value()), room, s.Styles.Wrong)
	}
	var lines []string
	pad := strings.Repeat(" ", in)
	from, to := id.unitsShown(s)
	for i := from; i < to; i++ {
		name := ansi.Truncate(units[i].Name, max(8, room-4), "…")
		if i == id.units.At {
			lines = append(lines, pad[:in-2]+s.Styles.Brand.Render("▸ ")+s.Styles.Selected.Render(" "+name+" "))
		} else {
			lines = append(lines, pad+" "+s.Styles.Text.Render(name))
		}
	}
	if rest := len(units) - to; rest > 0 {
		lines = append(lines, pad+" "+s.Styles.Muted.Render(ansi.Truncate(fmt.Sprintf(s.Words.Identity.MoreUnits, rest), room, "…")))
	}
	return lines
}

// asks is what is asked about an attempt left unfinished, and the answers.
func (id *Identity) asks(s *kit.Session) (title string, answers []kit.Item) {
	w := &s.Words.Identity
	next := len(id.pending.pending.Given) + 1
	return fmt.Sprintf(w.Pending, id.pending.person.Name, next, len(id.pending.pending.Items)), []kit.Item{{Text: w.Resume}, {Text: w.Fresh}}
}
