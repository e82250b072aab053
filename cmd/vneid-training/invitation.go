package main

import (
	"errors"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"

	gossh "golang.org/x/crypto/ssh"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/paper"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/server/trust"
)

// invite writes the sheet that invites staff to the course on a server, a name
// or name:port, whose host key is in a data folder.
func invite(out io.Writer, d *deck.Deck, host, data string, w *locale.Words) error {
	if data == "" {
		var err error
		if data, err = record.DefaultDir(os.Getenv); err != nil {
			return err
		}
	}
	text, err := os.ReadFile(filepath.Join(data, trust.HostKeyFile+".pub"))
	if errors.Is(err, fs.ErrNotExist) {
		return locale.Said(nil, w.Invitation.NoKey, data)
	}
	if err != nil {
		return err
	}
	key, _, _, _, err := gossh.ParseAuthorizedKey(text)
	if err != nil {
		return locale.Errorf(locale.ReadingFile, trust.HostKeyFile+".pub", err)
	}
	name, port, err := net.SplitHostPort(host)
	if err != nil {
		name, port = host, ""
	}
	door := paper.Door{Command: briefing.WayIn(briefing.Server(name, port), "").Type, Host: name, Fingerprint: gossh.FingerprintSHA256(key)}
	if port != "" && port != "22" {
		door.Host = "[" + name + "]:" + port
	}
	return paper.WriteInvitation(out, d, door, w)
}
