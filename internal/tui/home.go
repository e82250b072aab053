package tui

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record/progress"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/tui/exam"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/choose"
	"training.vast.vn/vneid-training/internal/tui/learn"
	"training.vast.vn/vneid-training/internal/tui/live/door"
	"training.vast.vn/vneid-training/internal/tui/person"
)

// homeScreen is the cover, and the way to everything else.
type homeScreen struct {
	kit.Fixed
	menu       choose.Menu
	reached    int              // slide that the learner stopped at; None if they never began
	returned   bool             // from there, in this session
	unkept     bool             // progress could not be kept
	unfinished *exam.Unfinished // an attempt that was broken off; nil: none
	outcome    *exam.Run        // the last one of this session that is done; nil: none
	waits      string           // code of the room that waits for its trainer; "": none does
}

// What home may offer.
const (
	homeAnew = iota
	homeLearn
	homeQuiz
	homeOutcome
	homeResults
	homeDue
	homeSecond
	homeContents
	homeSearch
	homePractise
	homeRoutes
	homeJoin
	homeLead
	homeLanguage
	homeLeave
)

// open puts the cursor where the person most likely goes on.
func (h *homeScreen) open(s *kit.Session, t *learn.Talk) kit.Screen {
	s.LearnAgain()
	if !t.Begun.IsZero() {
		h.reached, h.returned = t.At.Slide, true
	}
	h.settle(s)
	return h
}

// settle puts the cursor on the next step.
func (h *homeScreen) settle(s *kit.Session) {
	offers, _ := h.offers(s)
	h.menu.At = h.next(s, offers)
}

// next is where the one clear next step stands among the offers: the quiz that
// was broken off, after the last slide the quiz, else the slides. A presenter
// begins at the first, whatever was before: the hall looks on.
func (h *homeScreen) next(s *kit.Session, offers []int) int {
	want := homeLearn
	switch {
	case presents(s):
		return 0
	case h.waits != "":
		want = homeLead
	case h.unfinished != nil, h.through(s):
		want = homeQuiz
	}
	return max(0, slices.Index(offers, want))
}

// presents reports whether this is the home of who presents the slides, from
// their own machine.
func presents(s *kit.Session) bool { return s.Via == "local" && !s.Kiosk && !s.Public }

// through reports whether the slides were gone through to the last.
func (h *homeScreen) through(s *kit.Session) bool {
	_, last := s.Deck.Ends(s.Route())
	return h.reached == last
}

// offers lists what home offers now.
func (h *homeScreen) offers(s *kit.Session) ([]int, []kit.Item) {
	w, r := &s.Words.Home, &s.Words.Round
	var offers []int
	var items []kit.Item
	begun := h.reached != kit.None
	if begun && (presents(s) || h.through(s)) {
		offers, items = append(offers, homeAnew), append(items, kit.Item{Text: w.Anew})
	}
	switch {
	case !begun:
		offers, items = append(offers, homeAnew), append(items, kit.Item{Text: w.Learn})
	case !h.through(s):
		offers, items = append(offers, homeLearn), append(items, kit.Item{Text: fmt.Sprintf(w.LearnOn, h.reached+1), Remark: h.remark(s)})
	}
	q := s.Deck.Rules(s.Route())
	quiz := kit.Item{Text: w.Quiz, Remark: fmt.Sprintf(w.Quick, q.Questions, kit.Percent(q.Pass))}
	if h.unfinished != nil {
		next, of := h.unfinished.Run.Progress()
		quiz = kit.Item{Text: fmt.Sprintf(w.QuizOn, next, of), Remark: h.unfinished.Name}
	}
	offers, items = append(offers, homeQuiz), append(items, quiz)
	if n := len(exam.DueNow(s)); n > 0 {
		offers, items = append(offers, homeDue), append(items, kit.Item{Text: fmt.Sprintf(r.Due, n), Remark: r.Note})
	}
	if n := len(s.Reached.Wrong()); n > 0 {
		offers, items = append(offers, homeSecond), append(items, kit.Item{Text: fmt.Sprintf(r.Second, n), Remark: r.Note})
	}
	if s.Briefings != nil {
		offers, items = append(offers, homeJoin), append(items, kit.Item{Text: s.Words.Briefing.Join})
		if s.Briefings.Trainer != "" {
			lead := kit.Item{Text: s.Words.Briefing.Lead}
			if h.waits != "" {
				lead = kit.Item{Text: fmt.Sprintf(s.Words.Briefing.LeadOn, h.waits), Remark: s.Words.Briefing.Waits}
			}
			offers, items = append(offers, homeLead), append(items, lead)
		}
	}
	offers = append(offers, homeContents, homeSearch, homePractise)
	items = append(items, kit.Item{Text: w.Contents}, kit.Item{Text: s.Deck.Words.Find}, kit.Item{Text: s.Deck.Words.Practice})
	if len(s.Deck.Routes) > 0 {
		offers, items = append(offers, homeRoutes), append(items, kit.Item{Text: s.Words.Route.Choose, Remark: s.RouteName(s.Route())})
	}
	if s.Folder != nil && !s.Kiosk {
		offers, items = append(offers, homeResults), append(items, kit.Item{Text: s.Words.Results.Title, Remark: person.Remark(s)})
	}
	if h.outcome != nil && !h.outcome.Recorded() {
		offers, items = append(offers, homeOutcome), append(items, kit.Item{Text: s.Words.Outcome.Title})
	}
	leave := w.Leave
	if s.Kiosk {
		leave = s.Words.Kiosk.Finish
	}
	return append(offers, homeLanguage, homeLeave), append(items, kit.Item{Text: w.Other}, kit.Item{Text: leave})
}

// remark tells who comes back to their place how to begin anew, unless they
// were there a moment ago.
func (h *homeScreen) remark(s *kit.Session) string {
	if h.returned || presents(s) {
		return ""
	}
	return s.Words.Round.FromStart
}

func (h *homeScreen) Update(msg tea.Msg, s *kit.Session) kit.Want {
	offers, _ := h.offers(s)
	chosen, ok := kit.Clicked(msg)
	if !ok {
		chosen = h.menu.Update(msg, s, len(offers))
	}
	if pass, ok := person.LastPass(s); ok && kit.Is(msg, s.Keys.Certify) {
		return kit.Go{To: kit.Certified, With: pass}
	}
	if kit.Is(msg, s.Keys.Search) {
		return kit.Open(kit.Search)
	}
	if kit.Is(msg, s.Keys.Contents) {
		return kit.Open(kit.Contents)
	}
	if presents(s) && kit.Is(msg, s.Keys.ScrollDown) { // from a remote, whatever the cursor is on
		chosen = 0
	}
	if chosen < 0 {
		return nil
	}
	if topic := chosen - len(offers); topic >= 0 { // its tile was clicked
		return kit.OpenSlide(s.Deck.Topics[topic].First)
	}
	switch offers[chosen] {
	case homeAnew:
		first, _ := s.Deck.Ends(s.Route())
		return kit.OpenSlide(first)
	case homeLearn:
		if h.returned {
			return kit.Open(kit.Talk)
		}
		return kit.OpenSlide(h.reached)
	case homeResults:
		return kit.Open(kit.Results)
	case homeOutcome:
		return kit.Go{To: kit.Outcome}
	case homeQuiz:
		if h.unfinished != nil {
			return kit.Go{To: kit.Exam, With: h.unfinished.Run}
		}
		return kit.Open(kit.Identity)
	case homeDue:
		return exam.OpenRound(s, exam.Due, exam.DueNow(s))
	case homeSecond:
		return exam.OpenRound(s, exam.Second, s.Reached.Wrong())
	case homeRoutes:
		return kit.Open(kit.Routes)
	case homeContents:
		return kit.Open(kit.Contents)
	case homeSearch:
		return kit.Open(kit.Search)
	case homePractise:
		return kit.Open(kit.Exercises)
	case homeJoin:
		return kit.Open(kit.Join)
	case homeLead:
		return kit.Go{To: kit.Join, With: door.LeadOwn(s)}
	case homeLanguage:
		if s.Language == locale.Vi {
			s.Speak(locale.En)
		} else {
			s.Speak(locale.Vi)
		}
		return kit.Do(translate(s))
	case homeLeave:
		return kit.Quit{}
	}
	return nil
}

func (h *homeScreen) Keys(s *kit.Session) []key.Binding {
	k := s.Keys
	keys := []key.Binding{k.Choose, k.Down, k.Help, k.Up, k.Digit, k.Search, k.Contents, k.Start, k.Redraw, k.Leave}
	if _, ok := person.LastPass(s); ok {
		keys = slices.Insert(keys, 1, k.Certify)
	}
	return keys
}

// leastHints is what the keys of a footer take at least, in cells.
const leastHints = 11

// Spoken has the offers in full, also where a row has no room for them.
func (h *homeScreen) Spoken(s *kit.Session) kit.Speech {
	_, items := h.offers(s)
	return kit.Speech{Items: kit.SayItems(items, h.menu.At)}
}

func (h *homeScreen) View(s *kit.Session) kit.Picture {
	body, rows, ok := h.board(s)
	if !ok {
		body, rows = h.lay(s)
	}
	source := s.Styles.Muted.Render(s.Deck.SourceLine())
	if ansi.StringWidth(source) > s.Width-2*s.Margin()-leastHints { // a number that is cut is none
		source = ""
	}
	head := s.Header(kit.Header{Place: s.Deck.Source.Issuer})
	return s.Frame(head, body, s.Footer(source, h.Keys(s))).With(rows)
}

// lay sets the stage: the title, how far the learner has come, and the menu.
// What there is no room for goes, the menu last.
func (h *homeScreen) lay(s *kit.Session) (body []string, on kit.Rows) {
	w := &s.Words.Home
	stage := s.Stage()
	room := s.Width - 2*s.Margin()
	_, items := h.offers(s)
	below := h.menu.View(s, items)
	if s.Trouble != nil {
		below = append(below, "")
		below = append(below, kit.Wrap(fmt.Sprintf(w.NoRecords, s.Path)+" "+w.FolderHint, min(room, 76), s.Styles.Wrong)...)
	}
	ticks := h.ticks(s, room)
	top := h.title(s, room, stage.Height-len(below)-len(ticks)-3)
	if large := h.title(s, room, stage.Height-len(below)); len(top) < 3 && len(large) >= 3 {
		top, ticks = large, nil // the title goes last
	}
	if stage.Height-len(below)-len(top)-len(ticks) >= 4 {
		top = append(top, "")
		for _, l := range kit.Wrap(s.Deck.Subtitle, room, s.Styles.Muted) {
			top = append(top, kit.Centred(l, s.Width))
		}
	}
	for i, l := range ticks {
		ticks[i] = kit.Centred(l, s.Width)
	}
	body = append(append(top, "", ""), ticks...)
	if len(ticks) > 0 {
		body = append(body, "")
	}
	if len(body)+len(below) > stage.Height {
		body = append(top, ticks...)
	}
	if len(body)+len(below) > stage.Height {
		body = top
	}
	menu := len(body)
	body = append(body, kit.Shift(below, max(s.Margin(), (s.Width-kit.Widest(below))/2))...)
	at := menu + h.menu.At
	body, from := s.Window(body, stage.Height, -1, at, min(at+1, len(body)-1))
	above := max(0, (stage.Height-len(body))*2/5)
	return append(make([]string, above), body...), kit.Rows{Items: kit.RowsBelow(menu, len(items))[from:], Top: above, Width: s.Width}
}

// ticks show each numbered topic of all levels: done, begun, or to come. They wait
// until there is something to show.
func (h *homeScreen) ticks(s *kit.Session, room int) []string {
	var levels []string
	begun := false
	for level := deck.Level1; level <= s.Deck.Levels(); level++ {
		var marks strings.Builder
		for i := range s.Deck.Topics {
			if t := &s.Deck.Topics[i]; t.Level != level || t.Item == 0 {
				continue
			}
			mark := s.Reached.Topic(i)
			begun = begun || mark != progress.Untouched
			marks.WriteString([...]string{
				progress.Untouched: s.Styles.Frame.Render("○"), progress.Begun: s.Styles.Muted.Render("◐"), progress.Done: s.Styles.Right.Render("✓"),
			}[mark])
		}
		levels = append(levels, s.Styles.Accent(level).Render(s.Deck.LevelName(level))+" "+marks.String())
	}
	done, of := s.Reached.Utilities()
	if !begun || of == 0 {
		return nil
	}
	count := s.Styles.Muted.Render(fmt.Sprintf(s.Words.Round.Utilities, done, of, s.Deck.Words.Items))
	if h.unkept {
		count = s.Styles.Wrong.Render("! " + s.Words.Round.NotKept)
	}
	for _, parts := range [][]string{append(levels, count), levels} {
		if line := strings.Join(parts, "   "); ansi.StringWidth(line) <= room {
			return []string{line}
		}
	}
	return []string{count}
}

// title is the deck's, in large letters where they fit in the room. Drawing
// them takes milliseconds, so that sessions share them.
func (h *homeScreen) title(s *kit.Session, room, rows int) []string {
	key := render.Key{Deck: s.Deck.Hash, Width: s.Width, Height: rows, Look: s.Look, Variant: "title"}
	return slices.Clip(s.Cache.Frame(key, func() *render.Frame {
		return render.NewFrame(strings.Join(h.drawTitle(s, room, rows), "\n"))
	}).Lines)
}

func (h *homeScreen) drawTitle(s *kit.Session, room, rows int) []string {
	lines, ok := render.Large(s.Deck.Title, s.Look.Blocks, room, max(0, rows), s.Styles.Level1)
	if !ok {
		lines = kit.Wrap(s.Deck.Title, room, s.Styles.Level1.Bold(true))
	}
	return kit.Shift(lines, max(0, (s.Width-kit.Widest(lines))/2))
}
