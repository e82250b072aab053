// Package plain is the course as text that is only ever appended to: no cursor
// moves, no colours, numbered choices, typed answers. It is for screen readers,
// serial lines, terminals that can't be drawn on, and pipes. Deck, quiz and
// record are those of the screens.
package plain

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	"training.vast.vn/vneid-training/internal/clean"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record/sitting"
)

// Config is what one session starts from.
type Config struct {
	Deck     *deck.Deck
	Along    string // id of the deck's route that is followed; "" for the whole deck
	Language string // of the interface: locale.Vi or locale.En

	In   io.Reader // what is typed
	Out  io.Writer
	Echo Echo

	sitting.Desk
	FeedbackAtEnd bool // right and wrong are told after the last question only

	Now  func() time.Time
	Rand *rand.Rand // draws and shuffles the quiz
}

// session is one person's way through the course.
type session struct {
	Config
	words *locale.Words
	in    *lines
	out   *printer
	at    int      // slide read last; -1 if none
	open  *running // attempt left unfinished
	name  string   // of who left it, "" if not known
}

// Run reads the course to one person until they leave, the input ends or ctx
// does. An input that ends in the middle of a quiz is an error: what was
// answered is kept.
func Run(ctx context.Context, c Config) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s := &session{Config: c, words: locale.For(c.Language), out: newPrinter(c.Out), at: -1}
	s.in = read(ctx, c.In, c.Out, c.Echo)
	if j, name := c.BrokenOff(); j != nil && !s.Anonymous() {
		if r, err := s.resume(*j); err == nil {
			s.open, s.name = r, name
		}
	}
	err := s.home(ctx)
	if errors.Is(err, io.EOF) || errors.Is(err, context.Canceled) {
		err = nil
	}
	return errors.Join(err, s.out.flush())
}

// ask prompts and waits for a line. White space around it is gone.
func (s *session) ask(ctx context.Context, prompt string) (string, error) {
	if err := s.out.prompt(prompt); err != nil {
		return "", err
	}
	text, err := s.in.next(ctx)
	if err != nil {
		s.out.blank()
		return "", err
	}
	return strings.TrimSpace(text), nil
}

// choose prints a list and waits for the number of one of its items, from 1;
// 0 is what the last line says.
func (s *session) choose(ctx context.Context, items []string, zero string) (int, error) {
	for i, it := range items {
		s.out.hang(strconv.Itoa(i+1)+". ", it)
	}
	s.out.hang("0. ", zero)
	for {
		text, err := s.ask(ctx, s.words.Plain.Number)
		if err != nil {
			return 0, err
		}
		if n, err := strconv.Atoi(text); err == nil && n >= 0 && n <= len(items) {
			return n, nil
		}
		s.out.sayf(s.words.Plain.BadNumber, len(items))
	}
}

// home is where everything begins and ends.
func (s *session) home(ctx context.Context) error {
	d := s.Deck
	s.out.say(d.Title)
	s.out.say(d.Subtitle)
	s.out.say(d.SourceLine())
	if s.Trouble != nil {
		s.out.blank()
		s.out.say(fmt.Sprintf(s.words.Home.NoRecords, s.Path) + " " + s.words.Home.FolderHint)
	}
	for {
		s.out.blank()
		choice, err := s.choose(ctx, s.homeItems(), s.words.Plain.Out)
		if err != nil {
			return err
		}
		s.out.blank()
		switch choice {
		case 0:
			return nil
		case 1:
			first, _ := s.Deck.Ends(s.Deck.Route(s.Along))
			if s.at >= 0 {
				first = s.at
			}
			err = s.talk(ctx, first)
		case 2:
			err = s.quiz(ctx)
		case 3:
			err = s.contents(ctx)
		case 4:
			err = s.search(ctx)
		case 5:
			s.speakOther()
		case 6:
			err = s.routes(ctx)
		}
		if err != nil {
			return err
		}
	}
}

func (s *session) homeItems() []string {
	w, q := &s.words.Home, s.Deck.Rules(s.Deck.Route(s.Along))
	learn, quiz := w.Learn, w.Quiz+", "+fmt.Sprintf(w.Quick, q.Questions, percent(q.Pass))
	if s.at >= 0 {
		learn = fmt.Sprintf(w.LearnOn, s.at+1)
	}
	if s.open != nil {
		next, of := s.open.progress()
		quiz = strings.TrimSuffix(fmt.Sprintf(w.QuizOn, next, of)+", "+s.name, ", ")
	}
	items := []string{learn, quiz, w.Contents, s.Deck.Words.Find, w.Other}
	if len(s.Deck.Routes) > 0 {
		items = append(items, s.words.Route.Choose+": "+s.routeName(s.Deck.Route(s.Along)))
	}
	return items
}

// routeName is what people call a route; nil: the whole deck.
func (s *session) routeName(r *deck.Route) string {
	if r == nil {
		return s.words.Route.Whole
	}
	return r.Title
}

// routes lets the person choose the route to follow. Reading begins anew with
// the first page of it.
func (s *session) routes(ctx context.Context) error {
	w := &s.words.Route
	ids, items := []string{}, []string{}
	add := func(r *deck.Route) {
		item := s.routeName(r) + ", " + fmt.Sprintf(w.Minutes, s.Deck.Minutes(r))
		if r == s.Deck.Route(s.Along) {
			item += ", " + w.Here
		}
		ids, items = append(ids, r.Name()), append(items, item)
	}
	add(nil)
	for i := range s.Deck.Routes {
		add(&s.Deck.Routes[i])
	}
	choice, err := s.choose(ctx, items, s.words.Plain.Back)
	if err != nil || choice == 0 {
		return err
	}
	s.Along, s.at = ids[choice-1], -1
	return nil
}

func percent(share float64) int { return int(share*100 + 0.5) }

func (s *session) speakOther() {
	if s.Language == locale.Vi {
		s.Language = locale.En
	} else {
		s.Language = locale.Vi
	}
	s.words = locale.For(s.Language)
}

// contents lists the topics and goes to one.
func (s *session) contents(ctx context.Context) error {
	s.out.say(s.words.Contents.Title)
	for i := range s.Deck.Topics {
		t := &s.Deck.Topics[i]
		s.out.hang("- ", fmt.Sprintf(s.words.Plain.ContentsPage, t.First+1, t.Title, s.place(t)))
	}
	return s.goTo(ctx)
}

// goTo asks for a page and reads from there.
func (s *session) goTo(ctx context.Context) error {
	for {
		text, err := s.ask(ctx, s.words.Plain.WhichPage)
		if err != nil {
			return err
		}
		n, err := strconv.Atoi(text)
		switch {
		case text == "" || err == nil && n == 0:
			return nil
		case err == nil && n > 0 && n <= s.Deck.Len():
			s.out.blank()
			return s.talk(ctx, n-1)
		}
		s.out.sayf(s.words.Plain.BadNumber, s.Deck.Len())
	}
}

const (
	queryRunes = 60
	hitsShown  = 20
)

// search lists the pages that hold every word asked for, marks or not.
func (s *session) search(ctx context.Context) error {
	w := &s.words.Search
	for {
		text, err := s.ask(ctx, s.words.Plain.Query)
		if err != nil {
			return err
		}
		text = clean.Line(text, queryRunes)
		if text == "" || text == "0" {
			return nil
		}
		query := strings.Fields(deck.Fold(text))
		var hits []int
		for i := range s.Deck.Len() {
			if holds(deck.Fold(s.Deck.Slide(i).Text()), query) {
				hits = append(hits, i)
			}
		}
		if len(hits) == 0 {
			s.out.sayf(w.Nothing, text)
			continue
		}
		s.out.sayf(w.Found+".", len(hits))
		for _, i := range hits[:min(len(hits), hitsShown)] {
			s.out.hang("- ", fmt.Sprintf(s.words.Plain.ContentsPage, i+1, s.Deck.Slide(i).Title, s.Deck.Topics[s.Deck.Slide(i).Topic].Title))
		}
		return s.goTo(ctx)
	}
}

func holds(text string, query []string) bool {
	for _, word := range query {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}
