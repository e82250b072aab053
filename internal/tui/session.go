package tui

import (
	"context"
	"math/rand/v2"
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/progress"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/theme"
)

// Config is what one session starts from. Everything that depends on a
// person's terminal is here, nothing is read from the process.
type Config struct {
	Deck   *deck.Deck    // that the session begins with
	Course *deck.Course  // the same in other languages; nil: there is only Deck
	Cache  *render.Cache // of frames; unused where Shared is given
	Shared *Shared       // what sessions have in common; nil: this one keeps to itself

	Language string     // of the interface: locale.Vi or locale.En
	Look     theme.Look // colours; with Detect, those until the terminal has answered
	Detect   bool       // ask the terminal whether its background is light

	Log      record.Log     // takes finished attempts; nil: none is recorded
	Folder   *record.Folder // keeps answers under way and names; nil where there is no data folder
	Path     string         // of the record, for messages
	Trouble  error          // why the data folder can't be used; nil if it can
	Via      string         // how the learner came: "local", "ssh"
	Learner  string         // known from an SSH key; "" if the form tells
	Verified bool           // Learner is proved by a key
	Try      func() bool    // may somebody try a resume code once more? nil: always
	Public   bool           // many people come to this folder: an open attempt is offered to none but who proves to be its learner
	App      string         // name and version, for the record

	// Certify makes the certificate of the attempt with this receipt; nil: none
	// can be had here. It may take a while.
	Certify func(ctx context.Context, receipt, language string) (Certificate, error)

	// Moved, if set, is told where the talk stands whenever that changes, and
	// since when it goes on. It must not wait.
	Moved func(slide, step int, begun time.Time)

	Briefings *briefing.Door // the way into live briefings; nil: there is none

	Start         Start
	Kiosk         bool // a visit to an unattended terminal: nothing of it is kept but a finished attempt
	FeedbackAtEnd bool // right and wrong are shown after the last question only

	// Progress keeps how far the learner has come, for one whom a key proves
	// (Verified), or who uses the program in their own terminal (Via is
	// "local"). With nil, or for anybody else, it goes with the session.
	Progress *progress.Store

	// KeepAfter is how long new progress waits to be kept, so that a talk is no
	// stream of writes; 0: two seconds. It is kept at the end too.
	KeepAfter time.Duration

	Done <-chan struct{} // closed once the session is over: its commands wait no longer; nil: they end with the program
	Now  func() time.Time
	Rand *rand.Rand // draws and shuffles the quiz
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

// session is what all screens of one person share.
type session struct {
	Config
	words         *locale.Words
	keys          *keymap
	styles        *theme.Styles
	renderer      *render.Renderer
	progress      *progress.Progress
	width, height int
}

// after returns a command that tells a message when so much time has passed. It
// holds nothing but the message, and ends with the session.
func (s *session) after(d time.Duration, msg tea.Msg) tea.Cmd {
	done := s.Done
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

func newSession(c Config) *session {
	if c.Shared == nil {
		c.Shared = NewShared(c.Cache)
	}
	c.Cache = c.Shared.cache
	s := &session{Config: c, progress: progress.New(c.Deck)}
	s.speak(c.Language)
	return s
}

// speak sets the interface's language.
func (s *session) speak(language string) {
	s.Language = language
	t := s.Shared.tongue(language)
	s.words, s.keys = t.words, t.keys
	s.wear(s.Look)
}

// wear sets the colours.
func (s *session) wear(l theme.Look) {
	s.Look = l
	o := s.Shared.outfit(l, s.Language)
	s.styles, s.renderer = o.styles, o.renderer
}

// Captions are the words that stand on rendered slides.
func Captions(words *locale.Words) render.Captions {
	w := words.Slide
	return render.Captions{Tip: w.Tip, Warning: w.Warning, Law: w.Law, Illustration: w.Illustration, More: w.More, Tap: w.Tap, Scam: words.Drill.Scam, Genuine: words.Drill.Genuine}
}

// area is the room that a screen may fill, in cells.
type area struct{ width, height int }

// place names a screen.
type place int

const (
	home place = iota
	talk
	contents
	search
	identity
	exam
	feedback // the exam, showing whether the answer was right
	outcome
	passed      // the outcome, with a certificate to be had
	certificate // of a passed attempt
	review
	passcode
	exercises
	practising
	practised // the exercise, done
	drilling
	drilled  // the message, judged
	roomCode // which briefing to join
	live     // a seat in a briefing; its keys differ with what goes on:
	follow   // on the trainer's slide
	away     // on another slide
	followPoll
	projector
	leadLobby
	lead
	leadChoose
	leadPoll
	liveOver
	secondScreen // notes on a second terminal
)

// intent is what a screen wants to happen after a message: another screen,
// work to be done outside Update, or both.
type intent struct {
	to     place
	goes   bool // to counts
	slide  int  // for talk: the slide to show; keep for the one it is on
	quit   bool
	quiz   *quizRun  // for exam: the run to take
	topics []int     // for identity: the topics to draw the quiz from; nil for all
	drop   string    // attempt to be discarded
	write  []tea.Cmd // work that changes the data folder, in this order
	learnt bool      // progress has changed
	join   bool      // for identity: the person is about to join a briefing
	cmd    tea.Cmd
}

const keep = -1

func open(p place) intent { return intent{to: p, goes: true, slide: keep} }

func openSlide(i int) intent { return intent{to: talk, goes: true, slide: i} }

func openPractice(slide int) intent { return intent{to: practising, goes: true, slide: slide} }

func do(cmd tea.Cmd) intent { return intent{cmd: cmd} }

// is reports whether the message is a key of the binding.
func is(msg tea.Msg, b key.Binding) bool {
	k, ok := msg.(tea.KeyPressMsg)
	return ok && b.Enabled() && slices.Contains(b.Keys(), keyName(k))
}

// keyName is what bindings call a key: k.String(), which puts a new string
// together for each question. Those that turn slides ask for none.
func keyName(k tea.KeyPressMsg) string {
	if k.Mod != 0 || k.BaseCode != 0 || k.Text != "" && k.Text != " " {
		return k.String()
	}
	switch k.Code {
	case tea.KeySpace:
		return "space"
	case tea.KeyRight:
		return "right"
	case tea.KeyLeft:
		return "left"
	case tea.KeyUp:
		return "up"
	case tea.KeyDown:
		return "down"
	case tea.KeyPgDown:
		return "pgdown"
	case tea.KeyPgUp:
		return "pgup"
	case tea.KeyEnter:
		return "enter"
	case tea.KeyEscape:
		return "esc"
	case tea.KeyBackspace:
		return "backspace"
	case tea.KeyHome:
		return "home"
	case tea.KeyEnd:
		return "end"
	case tea.KeyTab:
		return "tab"
	}
	return k.String()
}
