package kit

import (
	"strings"
	"sync"
	"unsafe"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/graphics"
	"training.vast.vn/vneid-training/internal/keymap"
	"training.vast.vn/vneid-training/internal/letters"
	"training.vast.vn/vneid-training/internal/lfu"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/speech"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/wire"
)

// Shared holds what sessions have in common and none of them changes: the
// words and keys of each language, the styles and the renderer of each look,
// the frames, the texts that are searched. It is made once and handed to every
// session, and is safe for use by all of them at once.
type Shared struct {
	cache *render.Cache

	mu      sync.Mutex
	tongues map[tongueKey]*tongue
	outfits map[outfitKey]*outfit
	folded  map[string][]Searched // of a deck's slides, by its hash
	set     *lfu.Cache[setting, letters.Text]
	spoken  map[spokenKey][]wire.Line // what is said of a slide up to a step
}

type spokenKey struct {
	deck, language string
	slide, step    int
}

// Searched is what of a slide is searched, folded: the titles of its topic and of
// itself, and all that stands on it; and its lines but for the title, as they are
// and folded.
type Searched struct {
	Topic, Title, Text string
	Lines, Folded      []string
}

// A setting is a text that is to be set in large letters, and the room for it.
type setting struct {
	text          string
	blocks        theme.Blocks
	columns, rows int
	sizes         [letters.XL + 1]letters.Size
}

// How many bytes the texts that are set may take. Who types has the headline
// over the field drawn with every key.
const settingBytes = 1 << 20

// tongue is what depends on the language of the interface.
type tongue struct {
	words *locale.Words
	keys  *keymap.Map
}

type tongueKey struct {
	language string
	touch    bool // of who has a finger and no keys
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
		tongues: map[tongueKey]*tongue{},
		outfits: map[outfitKey]*outfit{},
		folded:  map[string][]Searched{},
		spoken:  map[spokenKey][]wire.Line{},
		set:     lfu.New[setting, letters.Text](settingBytes),
	}
}

// Pictures are those that the frames show, for terminals that draw them themselves.
func (sh *Shared) Pictures() *graphics.Store { return sh.cache.Pictures() }

// Words are the interface's in a language; they must not be changed.
func (sh *Shared) Words(language string) *locale.Words { return sh.tongue(language, false).words }

// TouchWords are the same for who has a finger and no keys.
func (sh *Shared) TouchWords(language string) *locale.Words { return sh.tongue(language, true).words }

func (sh *Shared) tongue(language string, touch bool) *tongue {
	sh.mu.Lock()
	defer sh.mu.Unlock()
	return sh.tongueLocked(tongueKey{language, touch})
}

func (sh *Shared) tongueLocked(k tongueKey) *tongue {
	t := sh.tongues[k]
	if t == nil {
		words := locale.For(k.language)
		if k.touch {
			words = locale.ForTouch(k.language)
		}
		t = &tongue{words, keymap.New(words)}
		sh.tongues[k] = t
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
		o = &outfit{styles, render.New(styles, render.CaptionsIn(sh.tongueLocked(tongueKey{language: language}).words), sh.cache)}
		sh.outfits[k] = o
	}
	return o
}

// Searched is what of each of a deck's slides is searched.
func (sh *Shared) Searched(d *deck.Deck) []Searched {
	sh.mu.Lock()
	defer sh.mu.Unlock()
	all := sh.folded[d.Hash]
	if all == nil {
		all = make([]Searched, d.Len())
		for i := range all {
			slide := d.Slide(i)
			all[i] = Searched{Topic: deck.Fold(d.Topics[slide.Topic].Title), Title: deck.Fold(slide.Title), Text: deck.Fold(slide.Text())}
			for line := range strings.SplitSeq(slide.Text(), "\n") {
				if line = strings.TrimSpace(line); line != "" && line != slide.Title {
					all[i].Lines, all[i].Folded = append(all[i].Lines, line), append(all[i].Folded, deck.Fold(line))
				}
			}
		}
		sh.folded[d.Hash] = all
	}
	return all
}

// lines are what is said of a slide of a deck up to a step.
func (sh *Shared) lines(d *deck.Deck, at Position, words *locale.Words) []wire.Line {
	sh.mu.Lock()
	defer sh.mu.Unlock()
	k := spokenKey{d.Hash, words.Language, at.Slide, at.Step}
	lines, ok := sh.spoken[k]
	if !ok {
		for _, l := range speech.Slide(d.Slide(at.Slide), &words.Reading) {
			if l.Step <= at.Step {
				lines = append(lines, line(l))
			}
		}
		sh.spoken[k] = lines
	}
	return lines
}

// letters sets a text in the largest of the sizes that fits; false: none does.
func (sh *Shared) letters(text string, b theme.Blocks, columns, rows int, sizes []letters.Size) (letters.Text, bool) {
	k := setting{text: text, blocks: b, columns: columns, rows: rows}
	for i := range k.sizes {
		k.sizes[i] = -1
	}
	copy(k.sizes[:], sizes)
	sh.mu.Lock()
	t, ok := sh.set.Get(k)
	sh.mu.Unlock()
	if !ok {
		t, _ = letters.Fit(text, b, columns, rows, sizes...)
		bytes := len(text) + int(unsafe.Sizeof(k)+unsafe.Sizeof(t))
		if t.Mask != nil {
			bytes += len(t.Mask.Pix)
		}
		sh.mu.Lock()
		sh.set.Put(k, t, int64(bytes))
		sh.mu.Unlock()
	}
	return t, t.Mask != nil
}
