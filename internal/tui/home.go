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
)

// homeScreen is the cover, and the way to everything else.
type homeScreen struct {
	fixed
	menu       menu
	reached    int       // slide that the learner stopped at; None if they never began
	returned   bool      // from there, in this session
	unkept     bool      // progress could not be kept
	unfinished *openQuiz // an attempt that was broken off; nil: none
}

// What home may offer.
const (
	homeLearn offer = iota
	homeQuiz
	homeDue
	homeSecond
	homeContents
	homeSearch
	homePractise
	homeJoin
	homeLead
	homeLanguage
	homeLeave
)

// open puts the cursor where the person most likely goes on; slide is the one
// they come from, behind the last where the talk has ended.
func (h *homeScreen) open(s *session, t *talkScreen, slide int) Screen {
	h.menu.at = int(homeLearn)
	if !t.begun.IsZero() {
		h.reached, h.returned = t.at.slide, true
	}
	if slide == s.Deck.Len() {
		h.menu.at = int(homeQuiz)
	}
	return h
}

// offers lists what home offers now.
func (h *homeScreen) offers(s *session) ([]offer, []item) {
	w, r := &s.words.Home, &s.words.Round
	offers := []offer{homeLearn, homeQuiz}
	learn := item{text: w.Learn}
	if h.reached != None {
		learn = item{text: fmt.Sprintf(w.LearnOn, h.reached+1), remark: h.remark(s)}
	}
	q := s.Deck.Quiz
	quiz := item{text: w.Quiz, remark: fmt.Sprintf(w.Quick, q.Questions, percent(q.Pass))}
	if h.unfinished != nil {
		next, of := h.unfinished.run.progress()
		quiz = item{text: fmt.Sprintf(w.QuizOn, next, of), remark: h.unfinished.name}
	}
	items := []item{learn, quiz}
	if n := len(s.dueNow()); n > 0 {
		offers, items = append(offers, homeDue), append(items, item{text: fmt.Sprintf(r.Due, n), remark: r.Note})
	}
	if n := len(s.progress.Wrong()); n > 0 {
		offers, items = append(offers, homeSecond), append(items, item{text: fmt.Sprintf(r.Second, n), remark: r.Note})
	}
	if s.Briefings != nil {
		offers, items = append(offers, homeJoin), append(items, item{text: s.words.Briefing.Join})
		if s.Briefings.Trainer != "" {
			offers, items = append(offers, homeLead), append(items, item{text: s.words.Briefing.Lead})
		}
	}
	leave := w.Leave
	if s.Kiosk {
		leave = s.words.Kiosk.Finish
	}
	return append(offers, homeContents, homeSearch, homePractise, homeLanguage, homeLeave),
		append(items, item{text: w.Contents}, item{text: w.Search}, item{text: s.words.Practice.List}, item{text: w.Other}, item{text: leave})
}

// remark tells who comes back to their place how to begin anew, unless they
// were there a moment ago.
func (h *homeScreen) remark(s *session) string {
	if h.returned {
		return ""
	}
	return s.words.Round.FromStart
}

func (h *homeScreen) Update(msg tea.Msg, s *session) Want {
	offers, _ := h.offers(s)
	chosen, ok := clicked(msg)
	if !ok {
		chosen = h.menu.Update(msg, s, len(offers))
	}
	if chosen < 0 {
		return nil
	}
	switch offers[chosen] {
	case homeLearn:
		switch {
		case h.returned:
			return open(Talk)
		case h.reached != None:
			return openSlide(h.reached)
		}
		return openSlide(0)
	case homeQuiz:
		if h.unfinished != nil {
			return Go{To: Exam, With: h.unfinished.run}
		}
		return open(Identity)
	case homeDue:
		return openRound(s, due, s.dueNow())
	case homeSecond:
		return openRound(s, second, s.progress.Wrong())
	case homeContents:
		return open(Contents)
	case homeSearch:
		return open(Search)
	case homePractise:
		return open(Exercises)
	case homeJoin:
		return open(Join)
	case homeLead:
		return Go{To: Join, With: s.leadOwn()}
	case homeLanguage:
		if s.Language == locale.Vi {
			s.speak(locale.En)
		} else {
			s.speak(locale.Vi)
		}
		return do(s.translate())
	case homeLeave:
		return Quit{}
	}
	return nil
}

func (h *homeScreen) Keys(s *session) []key.Binding {
	k := s.keys
	return []key.Binding{k.choose, k.down, k.help, k.up, k.digit, k.start, k.redraw, k.leave}
}

func (h *homeScreen) View(s *session) Picture {
	body, rows := h.lay(s)
	source := s.styles.Muted.Render(ansi.Truncate(fmt.Sprintf(s.words.Home.Source, s.Deck.Source.Number, s.Deck.Source.Date), s.width/2, "…"))
	head := s.header(header{place: s.Deck.Source.Issuer, accent: s.styles.Brand})
	p := s.frame(head, body, s.footer(source, h.Keys(s)))
	p.Rows = rows
	return p
}

// lay sets the stage: the title, how far the learner has come, and the menu.
// What there is no room for goes, the menu last.
func (h *homeScreen) lay(s *session) (body []string, on Rows) {
	w := &s.words.Home
	stage := s.stage()
	room := s.width - 2*s.margin()
	_, items := h.offers(s)
	below := h.menu.View(s, items)
	if s.Trouble != nil {
		below = append(below, "")
		below = append(below, wrap(fmt.Sprintf(w.NoRecords, s.Path)+" "+w.FolderHint, min(room, 76), s.styles.Wrong)...)
	}
	ticks := h.ticks(s, room)
	top := h.title(s, room, stage.height-len(below)-len(ticks)-3)
	if stage.height-len(below)-len(top)-len(ticks) >= 4 {
		top = append(top, "")
		for _, l := range wrap(s.Deck.Subtitle, room, s.styles.Muted) {
			top = append(top, centred(l, s.width))
		}
	}
	body = append(top, "", "")
	for _, l := range ticks {
		body = append(body, centred(l, s.width))
	}
	if len(ticks) > 0 {
		body = append(body, "")
	}
	if len(body)+len(below) > stage.height {
		body = append(top, ticks...)
	}
	if len(body)+len(below) > stage.height {
		body = top
	}
	menu := len(body)
	body = append(body, shift(below, max(s.margin(), (s.width-widest(below))/2))...)
	at := menu + h.menu.at
	body, from := s.window(body, stage.height, -1, at, min(at+1, len(body)-1))
	above := max(0, (stage.height-len(body))*2/5)
	return append(make([]string, above), body...), Rows{items: rowsBelow(menu, len(items))[from:], top: above, width: s.width}
}

// ticks show each utility of both levels: done, begun, or to come. They wait
// until there is something to show.
func (h *homeScreen) ticks(s *session, room int) []string {
	var levels []string
	begun := false
	for _, level := range []int{deck.Level1, deck.Level2} {
		var marks strings.Builder
		for i := range s.Deck.Topics {
			if t := &s.Deck.Topics[i]; t.Level != level || t.Item == 0 {
				continue
			}
			mark := s.progress.Topic(i)
			begun = begun || mark != progress.Untouched
			marks.WriteString([...]string{
				progress.Untouched: s.styles.Frame.Render("○"), progress.Begun: s.styles.Muted.Render("◐"), progress.Done: s.styles.Right.Render("✓"),
			}[mark])
		}
		levels = append(levels, s.styles.Accent(level).Render(s.levelName(level))+" "+marks.String())
	}
	done, of := s.progress.Utilities()
	if !begun || of == 0 {
		return nil
	}
	count := s.styles.Muted.Render(fmt.Sprintf(s.words.Round.Utilities, done, of))
	if h.unkept {
		count = s.styles.Wrong.Render("! " + s.words.Round.NotKept)
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
func (h *homeScreen) title(s *session, room, rows int) []string {
	key := render.Key{Deck: s.Deck.Hash, Width: s.width, Height: rows, Look: s.Look, Variant: "title"}
	return slices.Clip(s.Cache.Frame(key, func() *render.Frame {
		return render.NewFrame(strings.Join(h.drawTitle(s, room, rows), "\n"))
	}).Lines)
}

func (h *homeScreen) drawTitle(s *session, room, rows int) []string {
	lines, ok := render.Large(s.Deck.Title, room, max(0, rows), s.styles.Level1)
	if !ok {
		lines = wrap(s.Deck.Title, room, s.styles.Level1.Bold(true))
	}
	return shift(lines, max(0, (s.width-widest(lines))/2))
}
