package plain

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/speech"
)

// talk reads slides, from one on, each in full.
func (s *session) talk(ctx context.Context, slide int) error {
	w := &s.words.Plain
	s.out.say(w.Keys)
	s.slide(slide)
	route := s.Deck.Route(s.Along)
	for {
		next, more := s.Deck.After(route, s.at)
		previous, any := s.Deck.Before(route, s.at)
		text, err := s.ask(ctx, fmt.Sprintf(w.Next, s.at+1, s.Deck.Len()))
		if err != nil {
			return err
		}
		page, notNumber := strconv.Atoi(text)
		switch {
		case text == "" && !more:
			s.out.say(w.End)
			return nil
		case text == "":
			s.slide(next)
		case text == "-" && !any:
			s.out.say(w.First)
		case text == "-":
			s.slide(previous)
		case text == "?":
			s.out.say(w.Keys)
		case strings.EqualFold(text, "s"):
			s.notes()
		case text == "0":
			return nil
		case notNumber == nil && page > 0 && page <= s.Deck.Len():
			s.slide(page - 1)
		default:
			s.out.sayf(w.BadKey, s.Deck.Len())
		}
	}
}

// slide reads a slide.
func (s *session) slide(i int) {
	s.at = i
	slide := s.Deck.Slide(i)
	topic := &s.Deck.Topics[slide.Topic]
	s.out.blank()
	where := fmt.Sprintf(s.words.Plain.Slide, i+1, s.Deck.Len()) + " " + s.place(topic)
	if slide.Title != topic.Title {
		where += ", " + topic.Title
	}
	s.out.say(where)
	if slide.Title != "" {
		s.out.say(slide.Title)
	}
	s.out.blank()
	s.lines(speech.Slide(slide, &s.words.Reading))
	s.out.blank()
}

func (s *session) lines(lines []speech.Line) {
	for i, l := range lines {
		if i > 0 && l.Depth == 0 && lines[i-1].Depth > 0 {
			s.out.blank()
		}
		s.out.hang(strings.Repeat("  ", max(0, l.Depth-1))+l.Label, l.Text)
	}
}

func (s *session) notes() {
	notes := s.Deck.Slide(s.at).Notes
	if notes.Source == "" {
		s.out.say(s.words.Talk.NoNotes)
		return
	}
	s.out.say(s.words.Talk.Notes + ":")
	s.lines(speech.Prose(notes))
	s.out.blank()
}

// place words where in the course a topic stands.
func (s *session) place(t *deck.Topic) string {
	if t.Item == 0 {
		return s.Deck.LevelName(t.Level)
	}
	return s.Deck.LevelName(t.Level) + ", " + s.Deck.ItemName(t)
}
