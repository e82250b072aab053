package kit

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/keymap"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/progress"
	"training.vast.vn/vneid-training/internal/record/sitting"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tier"
)

// Config is what one session starts from. Everything that depends on a
// person's terminal is here, nothing is read from the process.
type Config struct {
	Deck   *deck.Deck    // that the session begins with
	Course *deck.Course  // the same in other languages; nil: there is only Deck
	Cache  *render.Cache // of frames; unused where Shared is given
	Shared *Shared       // what sessions have in common; nil: this one keeps to itself

	Language string     // of the interface: locale.Vi or locale.En
	Look     theme.Look // how things are drawn until the terminal has answered
	Detect   bool       // the mode is that which suits the terminal's background
	Told     bool       // the mode of Look is known to suit it
	Ask      string     // what the terminal is asked, as package tier has it; "": nothing
	Picks    tier.Picks // what its answers do not change

	sitting.Desk
	Try func() bool // may somebody try a resume code once more? nil: always

	// Certify makes the certificate of the attempt with this receipt; nil: none
	// can be had here. It may take a while.
	Certify func(ctx context.Context, receipt, language string) (Certificate, error)

	// Moved, if set, is told where the talk stands whenever that changes. It
	// must not wait.
	Moved func(Standing)

	// Fell, if set, is told of a panic in a screen that the session has outlived,
	// and where it was.
	Fell func(value any, stack []byte)

	Briefings *briefing.Door // the way into live briefings; nil: there is none

	Page          bool // what is shown is told as well, to a page: see Model.Told
	Touch         bool // by a finger, without keys: texts speak of no keys
	Start         Start
	Letter        string // an enrolment code that they came with, to be used by Enter; "" without
	Along         string // id of the deck's route that is followed; "" for the whole deck
	Back          string // what to type on one's own machine to come here again; "" in one's own terminal
	Kiosk         bool   // a visit to an unattended terminal: nothing of it is kept but a finished attempt
	Still         bool   // reduced motion: nothing moves by itself
	FeedbackAtEnd bool   // right and wrong are shown after the last question only

	// Progress keeps how far Keeper has come: one whom a key proves, or who uses
	// the program in their own terminal. Without both it goes with the session.
	Progress *progress.Store
	Keeper   string

	// KeepAfter is how long new progress waits to be kept, so that a talk is no
	// stream of writes; 0: two seconds. It is kept at the end too.
	KeepAfter time.Duration

	Busy func(bool) // is told when a quiz begins and when it is left; nil: nobody is

	Context context.Context // ends with the session, whose commands are given no other: they wait no longer; nil: it ends with the program
	Now     func() time.Time
	Rand    *rand.Rand // draws and shuffles the quiz
}

// Standing is where a talk stands, for who follows it elsewhere.
type Standing struct {
	Slide, Step int       // from 0
	Begun       time.Time // zero while it has not begun
	Seen        Sight
	Along       string        // as in Config
	From, To    time.Duration // when the slide is planned to be shown, of those that were shown
}

// A Sight is what stands on the screen of a talk. Its text is for the notes'
// socket, not for people.
type Sight string

// Sights.
const (
	SlideSeen  Sight = "slide"
	BlackSeen  Sight = "black"
	WhiteSeen  Sight = "white"
	OthersSeen Sight = "" // home, contents, a quiz
)

// A Certificate attests that an attempt was passed.
type Certificate struct {
	Code  string // signed text
	Link  string // what its QR code says: Code, or an address with it
	Route string // title of the route that was taken; "": the whole course
	Path  string // of the file that was written for printing; "" if none was
	How   string // what to type on one's own machine for such a file; "" if there is one
}

// Start names the screen that a session begins with.
type Start int

// Where a session may begin.
const (
	AtHome     Start = iota
	AtTalk           // the first slide
	AtQuiz           // the form before the quiz
	AtBriefing       // where Config.Briefings leads
)

// Session is what all screens of one person share.
type Session struct {
	Config
	Words         *locale.Words
	Keys          *keymap.Map
	Styles        *theme.Styles
	Renderer      *render.Renderer
	Reached       *progress.Progress
	Who           record.Person  // who sits here, once they have said so or a key has told; zero until then
	Own           string         // the code that an enrolled person got in the place of their letter's; "" if they got none here
	Past          []record.Entry // what the record has of them, as far as it was looked up, the newest first
	Width, Height int

	answers tier.Answers // of the terminal

	inRoom bool        // the room's route is followed, in the place of the person's own
	led    *deck.Route // the room's; nil: the whole deck
	again  *deck.Route // what is learnt once more after a quiz, in the place of the person's own route; nil: nothing
}

// After returns a command that tells a message when so much time has passed. It
// holds nothing but the message, and ends with the session.
func (s *Session) After(d time.Duration, msg tea.Msg) tea.Cmd {
	done := s.Context.Done()
	return func() tea.Msg {
		t := time.NewTimer(d)
		defer t.Stop()
		select {
		case <-t.C:
			return msg
		case <-done:
			return nil
		}
	}
}

// NewSession is what the screens share that start from c.
func NewSession(c Config) *Session {
	if c.Context == nil {
		c.Context = context.Background()
	}
	if c.Shared == nil {
		c.Shared = NewShared(c.Cache)
	}
	c.Cache = c.Shared.cache
	s := &Session{Config: c, Reached: progress.New(c.Deck)}
	s.Speak(c.Language)
	return s
}

// Route is the one that is followed, or nil where it is the whole deck.
func (s *Session) Route() *deck.Route {
	switch {
	case s.inRoom:
		return s.led
	case s.again != nil:
		return s.again
	case s.Along == "":
		return nil
	}
	return s.Deck.Route(s.Along)
}

// Led has the session follow the slides of a room; nil: all of the deck's.
func (s *Session) Led(slides []int) {
	s.inRoom, s.led = true, s.Deck.Through(slides)
}

// Alone has the session follow the person's own route again.
func (s *Session) Alone() { s.inRoom, s.led = false, nil }

// LearnAgain has the session follow a route of these topics until it is called
// without any.
func (s *Session) LearnAgain(topics ...int) {
	s.again = nil
	if len(topics) == 0 {
		return
	}
	r := &deck.Route{ID: fmt.Sprint("again", topics)}
	for _, t := range topics {
		r.Stops = append(r.Stops, deck.Stop{Topic: t})
		r.Minutes += s.Deck.Topics[t].Minutes
	}
	s.again = r
}

// Again reports whether topics are learnt once more after a quiz.
func (s *Session) Again() bool { return s.again != nil }

// RouteName is what people call a route; nil: the whole deck.
func (s *Session) RouteName(r *deck.Route) string {
	if r == nil {
		return s.Words.Route.Whole
	}
	return r.Title
}

// Length words how many slides a route has, nil for the whole deck, and how long
// they take.
func (s *Session) Length(r *deck.Route) string {
	slides := s.Deck.Len()
	if r != nil {
		slides = len(s.Deck.Path(r))
	}
	return fmt.Sprintf(s.Words.Contents.Slides, slides, s.Deck.Minutes(r))
}

// Speak sets the interface's language.
func (s *Session) Speak(language string) {
	s.Language = language
	t := s.Shared.tongue(language, s.Touch)
	s.Words, s.Keys = t.words, t.keys
	s.Wear(s.Look)
}

// Wear sets how things look, in the colours of the deck if it has some.
func (s *Session) Wear(l theme.Look) {
	l.Own = s.Deck.Theme
	s.Look = l
	o := s.Shared.outfit(l, s.Language)
	s.Styles, s.Renderer = o.styles, o.renderer
}

// Question asks the terminal what it can, if there is something to ask.
func (s *Session) Question() tea.Cmd {
	if s.Ask == "" {
		return nil
	}
	return tea.Raw(s.Ask)
}

// Adapt takes what the terminal says of itself. Other messages change nothing.
func (s *Session) Adapt(msg tea.Msg) tea.Cmd {
	look := s.Look
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case tea.BackgroundColorMsg:
		backdrop := tier.Light
		if msg.IsDark() {
			backdrop = tier.Dark
		}
		s.Told, look = true, backdrop.Under(look, s.Detect)
	case tea.ColorProfileMsg:
		look.Profile = msg.Profile
	default:
		if !s.answers.Take(msg) {
			return nil
		}
		t := s.Picks.Over(s.answers.Raise(tier.Tier{Profile: look.Profile, Blocks: look.Blocks, Big: look.Big}))
		var cmds []tea.Cmd
		if t.Graphics.Pictures != theme.InBlocks {
			cmds = append(cmds, func() tea.Msg { return t.Graphics })
		}
		look.Blocks, look.Big = t.Blocks, t.Big
		look.Painted = look.Painted || !s.Told && look.Mode.Borrows()
		if t.Profile != look.Profile {
			cmds = append(cmds, func() tea.Msg { return tea.ColorProfileMsg{Profile: t.Profile} })
		}
		cmd = tea.Batch(cmds...)
	}
	if look != s.Look {
		s.Wear(look)
	}
	return cmd
}

// DeckIn returns a function that finds the deck in a language, or the present
// one where there is none. It may read files, so it is for commands.
func (s *Session) DeckIn() func(language string) *deck.Deck {
	present, course := s.Deck, s.Course
	return func(language string) *deck.Deck {
		if course == nil || language == present.Language {
			return present
		}
		d, err := course.Deck(language)
		if err != nil {
			return present
		}
		return d
	}
}
