package kit

import (
	"sync"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/theme"
)

// Shared holds what sessions have in common and none of them changes: the
// words and keys of each language, the styles and the renderer of each look,
// the frames, the texts that are searched. It is made once and handed to every
// session, and is safe for use by all of them at once.
type Shared struct {
	cache *render.Cache

	mu      sync.Mutex
	tongues map[string]*tongue
	outfits map[outfitKey]*outfit
	folded  map[string][]string // texts of a deck's slides, by its hash
}

// tongue is what depends on the language of the interface.
type tongue struct {
	words *locale.Words
	keys  *Keymap
}

// outfit is what depends on colours, and on the language of captions.
type outfit struct {
	styles   *theme.Styles
	renderer *render.Renderer
}

type outfitKey struct {
	look     theme.Look
	language string
}

// NewShared returns what sessions share that keep their frames in the cache,
// which may be nil.
func NewShared(cache *render.Cache) *Shared {
	return &Shared{
		cache:   cache,
		tongues: map[string]*tongue{},
		outfits: map[outfitKey]*outfit{},
		folded:  map[string][]string{},
	}
}

// Words are the interface's in a language; they must not be changed.
func (sh *Shared) Words(language string) *locale.Words { return sh.tongue(language).words }

func (sh *Shared) tongue(language string) *tongue {
	sh.mu.Lock()
	defer sh.mu.Unlock()
	return sh.tongueLocked(language)
}

func (sh *Shared) tongueLocked(language string) *tongue {
	t := sh.tongues[language]
	if t == nil {
		words := locale.For(language)
		t = &tongue{words, NewKeymap(words)}
		sh.tongues[language] = t
	}
	return t
}

func (sh *Shared) outfit(look theme.Look, language string) *outfit {
	sh.mu.Lock()
	defer sh.mu.Unlock()
	k := outfitKey{look, language}
	o := sh.outfits[k]
	if o == nil {
		styles := theme.New(look)
		o = &outfit{styles, render.New(styles, render.CaptionsIn(sh.tongueLocked(language).words), sh.cache)}
		sh.outfits[k] = o
	}
	return o
}

// Texts are those of a deck's slides, folded for searching.
func (sh *Shared) Texts(d *deck.Deck) []string {
	sh.mu.Lock()
	defer sh.mu.Unlock()
	texts := sh.folded[d.Hash]
	if texts == nil {
		texts = make([]string, d.Len())
		for i := range texts {
			texts[i] = deck.Fold(d.Slide(i).Text())
		}
		sh.folded[d.Hash] = texts
	}
	return texts
}
