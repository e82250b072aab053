package person

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/clean"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/cards"
	"training.vast.vn/vneid-training/internal/tui/kit/choose"
)

// A Past is what the record has of who sits here.
type Past struct {
	who     record.Person
	entries []record.Entry
}

// FindPast looks up what the record has of whom a key proves; nil where there is
// no key. What can't be read is as if there were nothing.
func FindPast(s *kit.Session) tea.Cmd {
	if s.Learner == "" || s.Kiosk || s.Folder == nil {
		return nil
	}
	ctx, desk := s.Context, s.Config.Desk
	return func() tea.Msg {
		who, entries, _ := desk.Past(ctx)
		return Past{who, entries}
	}
}

// Take lets the session know it.
func (p Past) Take(s *kit.Session) {
	if s.Who == (record.Person{}) {
		s.Who = p.who
	}
	for _, e := range p.entries {
		s.Remember(e)
	}
}

// Results lists the attempts of the person at the screen. Who has no key opens
// theirs with receipt and name.
type Results struct {
	list          choose.List
	last          string // id of the last attempt of this session that is done; "": none is
	receipt, name *textinput.Model
	field         int
	asks          bool // for receipt and name
	waiting       bool
	trouble       string
}

// NewResults has the cursor at the newest attempt. Of the last run of this
// session, named by its id, the outcome is still there.
func NewResults(s *kit.Session, last string) *Results {
	w := &s.Words.Results
	r := &Results{
		receipt: kit.NewInput(w.Placeholder), name: kit.NewInput(s.Words.Identity.NamePlaceholder),
		last: last, asks: len(s.Past) == 0 && !s.Verified,
	}
	r.name.SetValue(s.Who.Name)
	r.Resize(s)
	r.focus(0)
	return r
}

// Typing is true while a text field has the cursor.
func (r *Results) Typing() bool { return r.asks }

// Resize fits the fields to the window.
func (r *Results) Resize(s *kit.Session) {
	for _, in := range r.inputs() {
		in.SetWidth(min(fieldRoom(s)-4, 50))
	}
}

func (r *Results) inputs() []*textinput.Model { return []*textinput.Model{r.receipt, r.name} }

func (r *Results) focus(field int) {
	r.field = (field + 2) % 2
	for i, in := range r.inputs() {
		if i == r.field {
			in.Focus()
		} else {
			in.Blur()
		}
	}
}

// Keys are those of a form, or of a list.
func (r *Results) Keys(s *kit.Session) []key.Binding {
	k := s.Keys
	if r.asks {
		return []key.Binding{k.Enter, k.NextField, k.Esc, k.PreviousField, k.Redraw, k.Quit}
	}
	return []key.Binding{k.Choose, k.Down, k.Esc, k.Up, k.Help, k.Certify, k.Start, k.Redraw, k.Leave}
}

// Update takes a key, a click, what is typed, or what came of a receipt.
func (r *Results) Update(msg tea.Msg, s *kit.Session) kit.Want {
	if found, ok := msg.(Opening); ok {
		r.opened(found, s)
		return nil
	}
	if r.asks {
		return r.ask(msg, s)
	}
	chosen, ok := kit.Clicked(msg)
	switch {
	case ok:
	case kit.Is(msg, s.Keys.Esc):
		return kit.Open(kit.Home)
	case kit.Is(msg, s.Keys.Choose), kit.Is(msg, s.Keys.Certify):
		chosen = r.list.At
	default:
		r.list.Browse(msg, s, len(s.Past)+1)
		return nil
	}
	r.list.At = chosen
	if chosen == len(s.Past) {
		r.asks = true
		return nil
	}
	if !kit.Is(msg, s.Keys.Certify) && r.last == s.Past[chosen].ID {
		return kit.Go{To: kit.Outcome}
	}
	if pass, ok := s.PassOf(s.Past[chosen]); ok {
		return kit.Go{To: kit.Certified, With: pass}
	}
	return nil
}

// ask takes a key while receipt and name are typed.
func (r *Results) ask(msg tea.Msg, s *kit.Session) kit.Want {
	k := s.Keys
	item, click := kit.Clicked(msg)
	switch {
	case r.waiting:
	case click:
		r.focus(item)
	case kit.Is(msg, k.Esc) && len(s.Past) > 0:
		r.asks, r.trouble = false, ""
	case kit.Is(msg, k.Esc):
		return kit.Open(kit.Home)
	case kit.Is(msg, k.NextField), kit.Is(msg, k.PreviousField), kit.Is(msg, k.ListUp), kit.Is(msg, k.ListDown),
		kit.Is(msg, k.Enter) && r.field == 0 && r.name.Value() == "":
		r.focus(r.field + 1)
	case kit.Is(msg, k.Enter):
		r.waiting = true
		return kit.Do(open(s, strings.TrimSpace(r.receipt.Value()), strings.TrimSpace(r.name.Value())))
	default:
		r.trouble = ""
		return kit.Do(kit.Typed(r.inputs()[r.field], msg, func(v string) string { return clean.Typed(v, clean.NameRunes) }))
	}
	return nil
}

// Opening is what came of a receipt and a name.
type Opening struct {
	entry record.Entry
	ok    bool
	often bool // no more tries now
	err   error
}

// open looks for the attempt of a receipt.
func open(s *kit.Session, receipt, name string) tea.Cmd {
	ctx, desk, may := s.Context, s.Config.Desk, s.Try
	return func() tea.Msg {
		if may != nil && !may() {
			return Opening{often: true}
		}
		e, ok, err := desk.Result(ctx, receipt, name)
		return Opening{entry: e, ok: ok, err: err}
	}
}

func (r *Results) opened(o Opening, s *kit.Session) {
	r.waiting = false
	switch w := &s.Words.Results; {
	case o.often:
		r.trouble = w.Often
	case o.err != nil:
		r.trouble = o.err.Error()
	case !o.ok:
		r.trouble = w.NotFound
	default:
		s.Remember(o.entry)
		if s.Who.Name == "" {
			s.Who = record.Person{Name: o.entry.Person.Name, Unit: o.entry.Person.Unit}
		}
		r.asks, r.trouble = false, ""
		r.receipt.SetValue("")
		r.list.At = slices.IndexFunc(s.Past, func(e record.Entry) bool { return e.ID == o.entry.ID })
	}
}

// View draws the list, or the form.
func (r *Results) View(s *kit.Session) kit.Picture {
	w := &s.Words.Results
	head := s.Header(kit.Header{Place: w.Title, Fill: s.Styles.BrandFill, Title: s.Who.Name})
	foot := s.Footer("", r.Keys(s))
	if r.asks {
		lines, cursor, rows := r.form(s)
		p := s.Frame(head, lines, foot).With(rows)
		p.Cursor = cursor
		return p
	}
	if s.Drawn() && len(s.Past) > 0 {
		body, rows := r.drawn(s)
		return s.Frame(head, body, foot).With(rows)
	}
	var lines []string
	if len(s.Past) == 0 {
		lines = append(kit.Wrap(w.None, s.Column(), s.Styles.Text), "")
	}
	items := kit.RowsBelow(len(lines), 0)
	from, to := 0, 0 // the lines of what the cursor is at
	add := func(item int, title string, below ...string) {
		if item == r.list.At {
			from, to = len(lines), len(lines)+len(below)
		}
		lines = append(append(lines, choose.Line(s, item == r.list.At, "", title, "")), below...)
		items = append(items, slices.Repeat([]int{item}, 1+len(below))...)
	}
	for i, e := range s.Past {
		add(i, s.ResultOf(e), "   "+s.Styles.Muted.Render(ansi.Truncate(r.about(s, e), s.Column()-3, "…")))
	}
	add(len(s.Past), ansi.Truncate(w.Other, s.Column()-5, "…"))
	shown, offset := s.Window(lines, s.Stage().Height, -1, from, to)
	return s.Frame(head, s.Indent(shown), foot).With(kit.Rows{Items: items[offset:], Width: s.Width})
}

// about is the route of an attempt, and its receipt.
func (r *Results) about(s *kit.Session, e record.Entry) string {
	return s.RouteName(s.Deck.Route(e.Route)) + " · " + s.Words.Certificate.Receipt + " " + record.Receipt(e.Attempt)
}

// drawn has a card for each attempt, and one for those of others.
func (r *Results) drawn(s *kit.Session) ([]string, kit.Rows) {
	c := s.Canvas()
	choices := make([]cards.Choice, 0, len(s.Past)+1)
	for i, e := range s.Past {
		o := cards.Choice{Figure: e.Score.Correct, Fill: s.Styles.WrongFill, Text: s.ResultOf(e), Style: s.Styles.Wrong, Note: r.about(s, e)}
		if e.Passed && !e.Waits {
			o.Fill, o.Style = s.Styles.RightFill, s.Styles.Right
		}
		if _, ok := s.PassOf(e); ok && i == r.list.At {
			o.Mark = s.Styles.Muted.Render(s.Words.Results.Open)
		}
		choices = append(choices, o)
	}
	choices = append(choices, cards.Choice{Text: s.Words.Results.Other, Style: s.Styles.Text})
	rows := cards.Stack(s, c, canvas.Rect(s.Side(), 0, s.Width-2*s.Side(), c.Bounds().Dy()), choices, r.list.At)
	return c.Lines(), rows
}

// form asks for a receipt and a name: on a card where there is room.
func (r *Results) form(s *kit.Session) (lines []string, cursor *tea.Cursor, rows kit.Rows) {
	w := &s.Words.Results
	x, width := s.FormArea()
	if !s.Grand() {
		lines = append(kit.Wrap(w.Ask, width, s.Styles.Text), "")
	}
	rows = kit.Rows{Left: x, Width: width, Items: kit.RowsBelow(len(lines), 0)}
	rooms := map[int]kit.Room{}
	for i, in := range r.inputs() {
		name, mark, style := [...]string{w.Receipt, s.Words.Identity.Name}[i], "  ", s.Styles.Muted
		if s.Grand() { // for the ground of the field
			lines, rows.Items = append(lines, ""), append(rows.Items, i)
		}
		if i == r.field {
			mark, style = s.Styles.Brand.Render("▸ "), s.Styles.Strong
			cursor = kit.InputCursor(in, x+labelWidth+3, s.StageTop()+len(lines))
		}
		rooms[len(lines)] = fieldAt(in)
		lines = append(lines, mark+style.Render(name)+strings.Repeat(" ", max(1, labelWidth-ansi.StringWidth(name)))+s.FormField(in), "")
		rows.Items = append(rows.Items, i, kit.None)
	}
	switch {
	case r.waiting:
		lines = append(lines, s.Styles.Muted.Render(s.Words.Identity.Wait))
	case r.trouble != "":
		lines = append(lines, kit.Wrap("! "+r.trouble, width, s.Styles.Wrong)...)
	}
	if !s.Drawn() {
		return s.Indent(lines), cursor, rows
	}
	const tallest = 12 // with a line or two of trouble
	c := s.Canvas()
	top, card := cards.Title(s, c, s.Side(), w.Title, tallest), len(lines)
	rows.Top = top + 1
	if cursor != nil {
		cursor.Y += rows.Top
	}
	if s.Grand() {
		card = drawAside(s, c, top, card, kit.Wrap(w.Ask, asideLines(s), s.Styles.Text))
	}
	s.Form(c, lines, top, 0, card, rooms)
	return c.Lines(), cursor, rows
}

// Remark tells at home how the person at the screen did; "" if nothing is known.
func Remark(s *kit.Session) string {
	if len(s.Past) == 0 {
		return ""
	}
	at := 0
	for i, e := range s.Past {
		if e.Passed && !e.Waits {
			at = i
			break
		}
	}
	return strings.Join(strings.Fields(s.ResultOf(s.Past[at])), " ")
}
