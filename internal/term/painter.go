package term

import (
	"fmt"
	"image"
	"io"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/graphics"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/wire"
)

// A painter keeps a terminal showing the newest view. What it is told it takes
// at once, and works out what is to be written; a goroutine that lives while
// there is something writes it, and then what has come meanwhile.
type painter struct {
	out     io.Writer
	cache   *Cache
	fail    func(error)
	grounds bool         // of the terminal: see Terminal
	page    bool         // it is a page, which takes sections rather than escape codes
	live    func()       // write, made a function once rather than for every frame
	work    atomic.Int64 // nanoseconds that nobody has asked for yet

	mu            sync.Mutex // guards what follows, up to shown
	profile       colorprofile.Profile
	repeats       bool // the terminal knows REP
	width, height int
	gallery       gallery
	epoch         int     // of the next view's picture
	next          picture // the newest
	due           bool    // it is not on its way yet
	before        []byte  // to be written ahead of it
	synced        bool    // the terminal knows synchronized output
	ready         *[]byte // worked out, to be written by the goroutine first
	writing       bool    // the goroutine lives
	broken        bool    // the terminal takes no more
	leaving       bool
	left          chan struct{} // closed when the terminal is left

	shown picture // what the terminal shows; the goroutine's own while it lives
}

// A picture is all that a terminal shows.
type picture struct {
	frame frame
	modes modes
	x, y  int        // the cursor's place, where it shows
	told  *wire.Told // what a page is told beside it
	// epoch counts what leaves a terminal with cells nobody knows: a change of
	// its size, a wish to have it painted afresh. It is 0 before anything is.
	epoch int
}

func newPainter(t Terminal, fail func(error)) *painter {
	p := &painter{out: t.Out, cache: t.Cache, profile: t.Profile, grounds: t.Grounds, page: t.Told != nil, fail: fail}
	p.gallery.store = t.Pictures
	p.live = p.write
	return p
}

// show has a view painted, and a page told what it is told beside it.
func (p *painter) show(v tea.View, told *wire.Told) {
	p.mu.Lock()
	defer p.mu.Unlock()
	pic := picture{
		frame: frame{text: v.Content, width: p.width, height: p.height, profile: p.profile, grounds: p.grounds, repeats: p.repeats, page: p.page, mark: p.next.frame.mark, store: p.gallery.store, cell: p.gallery.as.Cell},
		modes: modesOf(&v),
		epoch: p.epoch,
		told:  told,
	}
	if v.Cursor != nil {
		pic.x, pic.y = v.Cursor.X, v.Cursor.Y
	}
	pic.frame.pictures = p.pictures(v.Content)
	if pic == p.next {
		return
	}
	if v.Content != p.next.frame.text || p.next.epoch == 0 {
		pic.frame.mark = p.cache.mark(v.Content)
	}
	if p.next.epoch == 0 && !p.page {
		// A terminal that does not know the question may write its last letter;
		// the frame then paints over it.
		p.before = append(p.before, ansi.RequestModeSynchronizedOutput...)
	}
	p.next, p.due = pic, true
	if p.writing || p.broken || p.leaving {
		p.start()
		return
	}
	b := p.cache.buffer()
	*b = p.appendNext((*b)[:0], &p.next, p.before, p.synced)
	p.due, p.before = false, nil
	if len(*b) == 0 {
		p.cache.free(b)
		return
	}
	p.ready = b
	p.start()
}

// resize says how large the terminal is from now on. ask is whether it has to say
// anew how large its cells are: somebody may have chosen larger letters.
func (p *painter) resize(width, height int) (ask bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.width, p.height = width, height
	p.epoch++
	return p.gallery.stale()
}

func (p *painter) size() (width, height int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.width, p.height
}

// repaint has the next view painted afresh.
func (p *painter) repaint() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.epoch++
}

// convertTo has the next views painted in the colours of a profile.
func (p *painter) convertTo(profile colorprofile.Profile) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.profile != profile {
		p.profile = profile
		p.epoch++
	}
}

// synchronize says whether the terminal can put off drawing until a frame is
// whole.
func (p *painter) synchronize(on bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.synced = on
}

// named takes the name of the terminal. Those that are known to repeat a letter
// when told to (REP) are told. mosh is not among them, nor is tmux: 3.3, of Debian
// 12, repeats none that has more than one byte.
func (p *painter) named(name string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, known := range []string{"kitty", "foot", "VTE", "Konsole", "XTerm"} {
		p.repeats = p.repeats || strings.HasPrefix(name, known)
	}
}

// draws takes how the terminal draws pictures.
func (p *painter) draws(as theme.Graphics) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.gallery.store == nil || p.page {
		return
	}
	if as.Cell == (image.Point{}) {
		as.Cell = usualCell
	}
	p.gallery.as = as
}

// pictures is how a text's pictures are drawn as things stand. One that the
// terminal has not is made for it. The caller holds the lock.
func (p *painter) pictures(text string) theme.Pictures {
	as, next := p.gallery.shows(text, p.profile)
	if next != nil {
		go p.prepare(p.gallery.store, next, p.gallery.as)
	}
	return as
}

// prepare makes the next picture for the terminal. One that cannot be made stays in
// blocks, and those after it.
func (p *painter) prepare(store *graphics.Store, next *graphics.Place, as theme.Graphics) {
	encode := store.Kitty
	if as.Pictures == theme.Sixel {
		encode = store.Sixel
	}
	b, took, err := encode(next, as.Cell)
	p.work.Add(int64(took))
	p.mu.Lock()
	defer p.mu.Unlock()
	if err != nil || p.leaving || p.broken || p.gallery.next != next {
		return
	}
	if p.gallery.made(b) {
		p.exhibit()
	}
	p.start()
}

// exhibit shows the view with the pictures that the terminal has now. The caller
// holds the lock.
func (p *painter) exhibit() {
	as := p.pictures(p.next.frame.text)
	if f := &p.next.frame; as != f.pictures || p.gallery.as.Cell != f.cell {
		f.pictures, f.cell, p.due = as, p.gallery.as.Cell, true
	}
}

// raw has something written that is neither cells nor modes, such as a
// question.
func (p *painter) raw(s string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.page {
		return
	}
	p.before = append(p.before, s...)
	if p.next.epoch > 0 {
		p.start()
	}
}

// leave puts the terminal back in order and paints no more. It waits until
// that is written, but not longer than it is told.
func (p *painter) leave(within time.Duration) {
	p.mu.Lock()
	p.leaving, p.left = true, make(chan struct{})
	p.start()
	p.mu.Unlock()
	timer := time.NewTimer(within)
	defer timer.Stop()
	select {
	case <-p.left:
	case <-timer.C:
	}
}

// again has everything painted as on a terminal that is new: after it was left,
// or when others may have changed it.
func (p *painter) again() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.leaving && !p.writing {
		p.leaving, p.broken = false, false
		p.shown = picture{}
	}
	p.epoch++
	p.next = picture{}
}

// start has the goroutine live. The caller holds the lock.
func (p *painter) start() {
	if !p.writing {
		p.writing = true
		go p.live()
	}
}

// write writes what there is to be written, and ends.
func (p *painter) write() {
	defer p.recovered()
	b := p.begun()
	defer p.cache.free(b)
	for leaving := false; ; {
		var err error
		if len(*b) > 0 {
			_, err = p.out.Write(*b)
		}
		if err != nil {
			p.fail(fmt.Errorf("writing to the terminal: %w", err))
		}
		p.mu.Lock()
		p.broken = p.broken || leaving || err != nil
		leaving = p.leaving
		idle := !leaving && !p.due && len(p.before) == 0
		if p.broken || idle && !p.gallery.waits() {
			p.rest()
			p.mu.Unlock()
			return
		}
		if idle {
			*b = p.appendPiece((*b)[:0])
			p.mu.Unlock()
			continue
		}
		to, before, synced := p.next, p.before, p.synced
		p.due, p.before = false, nil
		p.mu.Unlock()

		began := now()
		if leaving {
			*b = p.appendLeaving((*b)[:0])
		} else {
			*b = p.appendNext((*b)[:0], &to, before, synced)
		}
		p.work.Add(int64(now() - began))
	}
}

// appendPiece appends what the terminal is sent next of a picture. Once it has all,
// the view is shown with it. The caller holds the lock.
func (p *painter) appendPiece(b []byte) []byte {
	b, whole := p.gallery.piece(b)
	if whole {
		p.exhibit()
	}
	return b
}

// begun is what is to be written first; nothing where that is not worked out yet.
func (p *painter) begun() *[]byte {
	p.mu.Lock()
	defer p.mu.Unlock()
	b := p.ready
	p.ready = nil
	if b == nil {
		b = p.cache.buffer()
		*b = (*b)[:0]
	}
	return b
}

// worked is for how long it has worked on what it writes since that was asked
// last.
func (p *painter) worked() time.Duration { return time.Duration(p.work.Swap(0)) }

// rest says that the goroutine is about to end. The caller holds the lock.
func (p *painter) rest() {
	p.writing = false
	if p.leaving {
		close(p.left)
	}
}

// recovered ends the program, rather than the process, where the painter
// itself goes wrong.
func (p *painter) recovered() {
	v := recover()
	if v == nil {
		return
	}
	p.fail(&PanicError{v, debug.Stack()})
	p.mu.Lock()
	defer p.mu.Unlock()
	p.broken = true
	p.rest()
}

// appendNext appends what a terminal, or a page, is sent to show a picture.
func (p *painter) appendNext(b []byte, to *picture, before []byte, synced bool) []byte {
	if p.page {
		return p.appendSections(b, to)
	}
	return p.appendPicture(b, to, before, synced)
}

// appendPicture appends what leads from what is shown to a picture, which then
// is what is shown.
func (p *painter) appendPicture(b []byte, to *picture, before []byte, synced bool) []byte {
	from, was := p.shown, p.shown.frame
	p.shown = *to
	afresh := from.epoch != to.epoch
	if afresh {
		from.frame = p.cache.blank(&to.frame)
	}
	way := p.cache.between(&from.frame, &to.frame)
	body := way.bytes
	switching := from.modes.alt != to.modes.alt
	wasVisible, visible := !from.modes.hidden, !to.modes.hidden

	start := len(b)
	if synced {
		b = append(b, ansi.SetModeSynchronizedOutput...)
	}
	empty := len(b)
	if wasVisible && (!visible || len(body) > 0 && !synced) && !switching {
		b = append(b, ansi.ResetModeTextCursorEnable...)
		wasVisible = false
	}
	b = from.modes.change(b, &to.modes)
	if switching {
		// A terminal may keep the cursor's visibility for each of its screens.
		b = append(b, ansi.ResetModeTextCursorEnable...)
		wasVisible = false
	}
	b = append(b, before...)
	if afresh {
		b = appendSingle(b, &was)
		b = append(b, ansi.ResetStyle+ansi.CursorHomePosition+ansi.EraseEntireScreen...)
	}
	b = append(b, body...)
	for _, d := range way.pictures {
		b = p.appendDrawn(b, &to.frame, d)
	}
	if visible {
		if len(b) > empty || from.x != to.x || from.y != to.y {
			b = appendMove(b, to.x, to.y)
		}
		if !wasVisible {
			b = append(b, ansi.SetModeTextCursorEnable...)
		}
	}
	switch {
	case len(b) == empty:
		return b[:start]
	case synced:
		b = append(b, ansi.ResetModeSynchronizedOutput...)
	}
	return b
}

// appendDrawn appends what draws a picture over cells; nothing where that cannot be
// made any more.
func (p *painter) appendDrawn(b []byte, f *frame, d drawn) []byte {
	picture, _, err := f.store.Sixel(d.Place, f.cell)
	if err != nil {
		return b
	}
	return append(appendMove(b, d.x, d.y), picture...)
}

// appendLeaving appends what puts the terminal back in order.
func (p *painter) appendLeaving(b []byte) []byte {
	if p.shown.epoch == 0 || p.page {
		return b
	}
	from := p.shown.modes
	p.mu.Lock()
	b = p.gallery.close(b)
	p.mu.Unlock()
	b = append(b, ansi.ResetStyle...)
	if p.shown.frame.pictures == theme.Sixel {
		b = append(b, ansi.EraseEntireScreen...)
	}
	b = appendSingle(b, &p.shown.frame)
	if !from.alt {
		b = append(b, ansi.CursorHomePosition+ansi.EraseScreenBelow...)
	}
	b = from.change(b, &modes{})
	if from.hidden || from.alt {
		b = append(b, ansi.SetModeTextCursorEnable...)
	}
	return b
}

// appendSingle appends what sets all rows of a frame back to letters of one
// size, if some are larger: not every terminal does that when it erases.
func appendSingle(b []byte, f *frame) []byte {
	if !strings.Contains(f.text, doubleUpper) {
		return b
	}
	for y := range f.height {
		b = appendMove(b, 0, y)
		b = append(b, singleRow...)
	}
	return b
}

// appendMove appends what moves the cursor to a column and a row, from 0.
func appendMove(b []byte, x, y int) []byte {
	b = append(b, "\x1b["...)
	if x > 0 || y > 0 {
		b = strconv.AppendInt(b, int64(y)+1, 10)
	}
	if x > 0 {
		b = append(b, ';')
		b = strconv.AppendInt(b, int64(x)+1, 10)
	}
	return append(b, 'H')
}
