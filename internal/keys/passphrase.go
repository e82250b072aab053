package keys

import (
	"bytes"
	"fmt"
	"io"
	"os"

	"github.com/charmbracelet/x/term"

	"training.vast.vn/vneid-training/internal/disk"
	"training.vast.vn/vneid-training/internal/locale"
)

// Passphrase is the first line of a file that only its owner may read. Without a
// file ("") it is asked for on the terminal in, unseen, and twice where it is a
// new one.
func Passphrase(file string, in *os.File, out io.Writer, isNew bool, w *locale.Words) (string, error) {
	if file != "" {
		text, err := disk.ReadPrivate(file)
		if err != nil {
			return "", locale.Errorf(locale.PassphraseRead, err)
		}
		line, _, _ := bytes.Cut(text, []byte("\n"))
		return string(bytes.TrimSpace(line)), nil
	}
	if !term.IsTerminal(in.Fd()) {
		return "", locale.Errorf(locale.PassphraseNone)
	}
	typed, err := ask(in, out, w.KeyFile.Ask)
	if err != nil || !isNew {
		return typed, err
	}
	again, err := ask(in, out, w.KeyFile.Again)
	if err == nil && again != typed {
		err = locale.Errorf(locale.PassphraseDiffers)
	}
	return typed, err
}

func ask(in *os.File, out io.Writer, question string) (string, error) {
	fmt.Fprint(out, question)
	typed, err := term.ReadPassword(in.Fd())
	fmt.Fprintln(out)
	if err != nil {
		return "", locale.Errorf(locale.PassphraseRead, err)
	}
	return string(bytes.TrimSpace(typed)), nil
}
