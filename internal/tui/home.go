package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/render"
)

// homeScreen is the cover, and the way to everything else.
type homeScreen struct {
	menu    menu
	reached int       // slide that a talk was left at; keep if none was begun
	open    *openQuiz // an attempt left unfinished
}

// What home offers, in this order.
const (
	homeLearn = iota
	homeQuiz
	homeContents
	homeSearch
	homeLanguage
	homeLeave
	homeItems
)

func (h *homeScreen) Update(msg tea.Msg, s *session) intent {
	switch h.menu.Update(msg, s, homeItems) {
	case homeLearn:
		if h.reached == keep {
			return openSlide(0)
		}
		return open(talk)
	case homeQuiz:
		if h.open != nil {
			return intent{to: exam, goes: true, quiz: h.open.run}
		}
		return open(identity)
	case homeContents:
		return open(contents)
	case homeSearch:
		return open(search)
	case homeLanguage:
		if s.Language == locale.Vi {
			s.speak(locale.En)
		} else {
			s.speak(locale.Vi)
		}
		return do(s.translate())
	case homeLeave:
		return intent{quit: true}
	}
	return intent{}
}

func (h *homeScreen) items(s *session) []item {
	w := &s.words.Home
	items := make([]item, homeItems)
	items[homeLearn] = item{text: w.Learn}
	if h.reached != keep {
		items[homeLearn].text = fmt.Sprintf(w.LearnOn, h.reached+1)
	}
	q := s.Deck.Quiz
	items[homeQuiz] = item{text: w.Quiz, remark: fmt.Sprintf(w.Quick, q.Questions, percent(q.Pass))}
	if h.open != nil {
		next, of := h.open.run.progress()
		items[homeQuiz] = item{text: fmt.Sprintf(w.QuizOn, next, of), remark: h.open.name}
	}
	items[homeContents] = item{text: w.Contents}
	items[homeSearch] = item{text: w.Search}
	items[homeLanguage] = item{text: w.Other}
	items[homeLeave] = item{text: w.Leave}
	if s.Kiosk {
		items[homeLeave].text = s.words.Kiosk.Finish
	}
	return items
}

func (h *homeScreen) View(s *session) string {
	w := &s.words.Home
	stage := s.stage()
	room := s.width - 2*s.margin()
	below := h.menu.View(s, h.items(s))
	if s.Trouble != nil {
		below = append(below, "")
		below = append(below, wrap(fmt.Sprintf(w.NoRecords, s.Path)+" "+w.FolderHint, min(room, 76), s.styles.Wrong)...)
	}
	top := h.title(s, room, stage.height-len(below)-3)
	if stage.height-len(below)-len(top) >= 4 {
		top = append(top, "")
		for _, l := range wrap(s.Deck.Subtitle, room, s.styles.Muted) {
			top = append(top, centred(l, s.width))
		}
	}
	body := append(top, "", "")
	if len(body)+len(below) > stage.height {
		body = top
	}
	widest := 0
	for _, l := range below {
		widest = max(widest, ansi.StringWidth(l))
	}
	for _, l := range below {
		body = append(body, lipgloss.NewStyle().PaddingLeft(max(s.margin(), (s.width-widest)/2)).Render(l))
	}
	body, _ = s.window(body, stage.height, 0, 0, 0)
	above := max(0, (stage.height-len(body))*2/5)
	body = append(make([]string, above), body...)
	source := s.styles.Muted.Render(ansi.Truncate(fmt.Sprintf(w.Source, s.Deck.Source.Number, s.Deck.Source.Date), s.width/2, "…"))
	head := s.header(header{place: s.Deck.Source.Issuer, accent: s.styles.Brand})
	return s.frame(head, body, s.footer(source, s.keys.bindings(home)))
}

// title is the deck's, in large letters where they fit in the room.
func (h *homeScreen) title(s *session, room, rows int) []string {
	lines, ok := render.Large(s.Deck.Title, room, max(0, rows), s.styles.Level1)
	if !ok {
		lines = wrap(s.Deck.Title, room, s.styles.Level1.Bold(true))
	}
	widest := 0
	for _, l := range lines {
		widest = max(widest, ansi.StringWidth(l))
	}
	for i, l := range lines {
		lines[i] = lipgloss.NewStyle().PaddingLeft(max(0, (s.width-widest)/2)).Render(l)
	}
	return lines
}

func centred(line string, width int) string {
	return lipgloss.NewStyle().PaddingLeft(max(0, (width-ansi.StringWidth(line))/2)).Render(line)
}

func percent(share float64) int { return int(share*100 + 0.5) }
