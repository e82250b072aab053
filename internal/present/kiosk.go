package present

import (
	"bytes"
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"io"
	"net"
	"os"
	"runtime"
	"time"
	"unicode/utf8"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/kiosk"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/render"
)

// KioskOptions say how an unattended terminal is run.
type KioskOptions struct {
	Options
	Idle         time.Duration // without a key for so long a visitor is forgotten
	PasscodeFile string        // its first line ends the program; "": no key does
	Still        bool          // nothing moves while nobody is there
	Host         string        // the SSH server to learn from elsewhere, NAME or NAME:PORT; "": none is told
}

// ErrHangup is the cause when the terminal is gone. The service manager of a
// kiosk is to start it again.
var ErrHangup = errors.New("the terminal hung up")

// Kiosk runs the course unattended until the passcode is typed or ctx ends.
// Signals that keys of a terminal send are without effect; a hang-up is
// ErrHangup.
func Kiosk(ctx context.Context, o KioskOptions) error {
	if err := terminal(o.Options); err != nil {
		return err
	}
	rules := kiosk.Rules{Idle: o.Idle, Still: o.Still}
	if o.Host != "" {
		name, port, err := net.SplitHostPort(o.Host)
		if err != nil {
			name, port = o.Host, ""
		}
		rules.Way = briefing.WayIn(briefing.Server(name, port), "")
	}
	if o.PasscodeFile != "" {
		check, err := passcode(o.PasscodeFile)
		if err != nil {
			return err
		}
		rules.Passcode = check
	}
	ctx, filter, stop := deaf(ctx)
	defer stop()
	config, closeData, err := prepare(ctx, o.Options)
	if err != nil {
		return err
	}
	defer closeData()
	config.Cache = render.NewCache(kioskCacheBytes)
	return newScreen(kiosk.New(config, rules), config.Cache.Pictures(), filter).run(ctx)
}

// kioskCacheBytes holds every page of a course in one window of a usual size. A
// terminal that runs for years is not to remember the sizes it once had.
const kioskCacheBytes = 4 << 20

const (
	leastPasscode = 6       // characters
	passcodeBytes = 4 << 10 // of the file at most
)

// passcode returns a check of what is typed against the first line of a file.
// The check takes as long for any text of one length, and the file's text does
// not stay in memory. A file that others may read is refused.
func passcode(path string) (func(typed string) bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, locale.Errorf(locale.Passcode, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, locale.Errorf(locale.Passcode, err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return nil, locale.Errorf(locale.PasscodeOpen, path, info.Mode().Perm(), path)
	}
	text, err := io.ReadAll(io.LimitReader(f, passcodeBytes))
	if err != nil {
		return nil, locale.Errorf(locale.Passcode, err)
	}
	line, _, _ := bytes.Cut(text, []byte("\n"))
	line = bytes.TrimSpace(line)
	if n := utf8.RuneCount(line); n < leastPasscode || n > kiosk.PasscodeRunes {
		return nil, locale.Errorf(locale.PasscodeLength, path, n, leastPasscode, kiosk.PasscodeRunes)
	}
	want := sha256.Sum256(line)
	clear(text)
	return func(typed string) bool {
		got := sha256.Sum256([]byte(typed))
		return subtle.ConstantTimeCompare(got[:], want[:]) == 1
	}, nil
}
