package term

import (
	"bytes"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

const (
	// escapeTimeout is how long the rest of a key is waited for before what is
	// there counts as a key of its own: Esc, if nothing follows it.
	escapeTimeout = uv.DefaultEscTimeout

	// restTimeout is how long the rest is waited for of what can be nothing but
	// a part: of a letter, or of a sequence that is longer than Esc. A slow line
	// brings it late.
	restTimeout = time.Second

	// maxPaste bounds what is kept of one paste, in bytes. The rest is read
	// and dropped.
	maxPaste = 8 << 10

	// maxSequence bounds a sequence that does not end. What is longer is
	// dropped.
	maxSequence = 1 << 10

	pasteEnd = "\x1b[201~"
)

// keys turns what a terminal sends into messages: keys, pastes, the mouse, and
// answers to questions. It takes bytes as they come, cut anywhere.
type keys struct {
	send func(tea.Msg)

	mu      sync.Mutex // the timer's goroutine and the reader's both use what follows
	decoder uv.EventDecoder
	rest    []byte // the beginning of something
	pasting bool
	paste   []byte
	timer   *time.Timer
	stopped bool
}

// feed takes what has come.
func (k *keys) feed(p []byte) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(p) == 0 {
		return
	}
	if k.timer != nil {
		k.timer.Stop()
	}
	if len(k.rest) > 0 {
		p = append(k.rest, p...)
	}
	k.keep(k.decode(p, false))
}

// keep puts off what is not complete until more comes, or nothing more.
func (k *keys) keep(rest []byte) {
	if len(rest) > maxSequence {
		rest = nil
	}
	if len(rest) == 0 {
		k.rest = nil
		return
	}
	k.rest = bytes.Clone(rest)
	if k.pasting {
		return
	}
	wait := escapeTimeout
	if part(rest) {
		wait = restTimeout
	}
	if k.timer == nil {
		k.timer = time.AfterFunc(wait, k.expire)
	} else {
		k.timer.Reset(wait)
	}
}

// expire takes what is there for complete, since nothing has followed.
func (k *keys) expire() {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.pasting || k.stopped {
		return
	}
	k.keep(k.decode(k.rest, true))
}

// stop sees to it that nothing more is sent.
func (k *keys) stop() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.stopped = true
	if k.timer != nil {
		k.timer.Stop()
	}
}

// decode sends what is complete in p, or all of it if no more is to come, and
// returns the rest.
func (k *keys) decode(p []byte, all bool) []byte {
	for len(p) > 0 {
		if k.pasting {
			var ended bool
			if p, ended = k.takePaste(p); !ended {
				return p
			}
			continue
		}
		if !all && !complete(p) {
			return p
		}
		n, event := k.decodeOne(p)
		if n >= len(p) && !all && unfinished(p, event) {
			return p
		}
		p = p[min(max(n, 1), len(p)):]
		k.tell(event)
	}
	return nil
}

// decodeOne decodes what p begins with. Function keys of the Linux console are
// the only ones that the decoder does not know.
func (k *keys) decodeOne(p []byte) (n int, event uv.Event) {
	if n := len(consoleKey); len(p) > n && string(p[:n]) == consoleKey && p[n] >= 'A' && p[n] <= 'E' {
		return n + 1, uv.KeyPressEvent{Code: uv.KeyF1 + rune(p[n]-'A')}
	}
	return k.decoder.Decode(p)
}

// consoleKey is followed by a letter from A, for F1, to E.
const consoleKey = "\x1b[["

// takePaste takes what belongs to a paste and returns what follows it, or what
// may be the beginning of its end.
func (k *keys) takePaste(p []byte) (rest []byte, ended bool) {
	text, rest, ended := bytes.Cut(p, []byte(pasteEnd))
	if !ended {
		cut := len(p)
		for n := min(len(pasteEnd)-1, len(p)); n > 0; n-- {
			if strings.HasPrefix(pasteEnd, string(p[len(p)-n:])) {
				cut = len(p) - n
				break
			}
		}
		text, rest = p[:cut], p[cut:]
	}
	k.paste = append(k.paste, text[:min(len(text), maxPaste-len(k.paste))]...)
	if ended {
		k.send(tea.PasteMsg{Content: strings.ToValidUTF8(string(k.paste), "")})
		k.send(tea.PasteEndMsg{})
		k.pasting, k.paste = false, nil
	}
	return rest, ended
}

// complete reports whether p begins with something that no more bytes could
// change the meaning of, as far as that shows in its first two.
func complete(p []byte) bool {
	if p[0] != ansi.ESC {
		return p[0] < utf8.RuneSelf || utf8.FullRune(p)
	}
	switch after := p[1:]; {
	case len(after) == 0:
		return false
	case after[0] == ansi.ESC:
		return complete(after)
	case len(after) == 1 && strings.IndexByte("[]OPX^_", after[0]) >= 0, string(p) == consoleKey:
		return false
	default:
		return utf8.FullRune(after)
	}
}

// part reports whether something that is not complete is more than what may be
// the key Esc. (Alt and a key that begins a sequence has to wait too.)
func part(p []byte) bool { return len(bytes.TrimLeft(p, "\x1b")) > 0 }

// unfinished reports whether all of p, of which this event was made, may be
// the beginning of something else: a sequence without its end, or with one
// half of its end.
func unfinished(p []byte, event uv.Event) bool {
	_, unknown := event.(uv.UnknownEvent)
	return introduces(p[0]) && (unknown || len(p) > 2 && p[len(p)-1] == ansi.ESC)
}

// introduces reports whether a byte begins a sequence, which may be any number
// of bytes long.
func introduces(b byte) bool {
	switch b {
	case ansi.ESC, ansi.CSI, ansi.OSC, ansi.DCS, ansi.SS3, ansi.APC, ansi.PM, ansi.SOS:
		return true
	}
	return false
}

// tell sends an event as the message that Bubble Tea makes of it. A window's
// size is not believed when it comes among the keys, and what is unknown is
// dropped.
func (k *keys) tell(event uv.Event) {
	switch e := event.(type) {
	case uv.MultiEvent:
		for _, one := range e {
			k.tell(one)
		}
	case uv.KeyPressEvent:
		k.send(tea.KeyPressMsg(e))
	case uv.KeyReleaseEvent:
		k.send(tea.KeyReleaseMsg(e))
	case uv.MouseClickEvent:
		k.send(tea.MouseClickMsg(e))
	case uv.MouseMotionEvent:
		k.send(tea.MouseMotionMsg(e))
	case uv.MouseReleaseEvent:
		k.send(tea.MouseReleaseMsg(e))
	case uv.MouseWheelEvent:
		k.send(tea.MouseWheelMsg(e))
	case uv.PasteStartEvent:
		k.pasting, k.paste = true, nil
		k.send(tea.PasteStartMsg{})
	case uv.FocusEvent:
		k.send(tea.FocusMsg(e))
	case uv.BlurEvent:
		k.send(tea.BlurMsg(e))
	case uv.ForegroundColorEvent:
		if e.Color != nil {
			k.send(tea.ForegroundColorMsg(e))
		}
	case uv.BackgroundColorEvent:
		if e.Color != nil {
			k.send(tea.BackgroundColorMsg(e))
		}
	case uv.CursorColorEvent:
		if e.Color != nil {
			k.send(tea.CursorColorMsg(e))
		}
	case uv.CursorPositionEvent:
		k.send(tea.CursorPositionMsg(e))
	case uv.ModeReportEvent:
		k.send(tea.ModeReportMsg(e))
	case uv.TerminalVersionEvent:
		k.send(tea.TerminalVersionMsg(e))
	case uv.CapabilityEvent:
		k.send(tea.CapabilityMsg(e))
	case uv.PrimaryDeviceAttributesEvent, uv.SecondaryDeviceAttributesEvent, uv.UnknownDcsEvent, uv.CellSizeEvent:
		k.send(e)
	case uv.KeyboardEnhancementsEvent:
		k.send(tea.KeyboardEnhancementsMsg(e))
	}
}
