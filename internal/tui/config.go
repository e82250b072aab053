package tui

import (
	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/learn"
)

// What who runs a session has to do with is the kit's, under the names of this
// package.
type (
	Config      = kit.Config
	Certificate = kit.Certificate
	Shared      = kit.Shared
	Start       = kit.Start
	Standing    = kit.Standing
	Sight       = kit.Sight
)

// Where a session may begin.
const (
	AtHome     = kit.AtHome
	AtTalk     = kit.AtTalk
	AtQuiz     = kit.AtQuiz
	AtBriefing = kit.AtBriefing
)

// Pressed is the key that a page names so; false: no key has that name.
func Pressed(name string) (tea.KeyPressMsg, bool) { return kit.Pressed(name) }

// NewShared returns what sessions share that keep their frames in the cache,
// which may be nil.
func NewShared(cache *render.Cache) *Shared { return kit.NewShared(cache) }

// KeyDoes says what a key does on a slide; "": nothing.
func KeyDoes(msg tea.KeyPressMsg, w *locale.Words) string { return learn.KeyDoes(msg, w) }
