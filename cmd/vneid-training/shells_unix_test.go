//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"training.vast.vn/vneid-training/internal/termtest"
)

// In each shell that is here, what a person types is completed: commands,
// values of flags, units, people, decks and files, and never a file where none
// is taken.
func TestShellsComplete(t *testing.T) {
	home, data := t.TempDir(), t.TempDir()
	for path, text := range map[string]string{
		filepath.Join(home, "baigiang", "deck.yaml"): "id: x\n",
		filepath.Join(home, "danhsach.csv"):          "",
		filepath.Join(home, "sorted.txt"):            "",
		filepath.Join(data, "people.jsonl"):          `{"v":1,"type":"person","learner":"hv-1","name":"Nguyễn Văn An","unit":"IOIT"}` + "\n",
	} {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	const prompt = "sh>" // in two parts below: it comes up once the shell has read all of its setup
	for _, shell := range []struct {
		name  string
		args  []string
		setup string
	}{
		{"bash", []string{"--noprofile", "--norc", "-i"}, "PS1='s''h> '; bind 'set bell-style none'; . /usr/share/bash-completion/bash_completion; . <(vneid-training completion bash); clear"},
		{"zsh", []string{"-f", "-i"}, "PS1='s''h> '; unsetopt beep; autoload -U compinit; compinit -u -D; . <(vneid-training completion zsh); compdef _vneid-training vneid-training; clear"},
		{"fish", []string{"--no-config", "-i"}, "set -g fish_autosuggestion_enabled 0; function fish_prompt; echo 's''h> '; end; vneid-training completion fish | source; clear"},
	} {
		t.Run(shell.name, func(t *testing.T) {
			t.Parallel()
			path, err := exec.LookPath(shell.name)
			if _, lacks := os.Stat("/usr/share/bash-completion/bash_completion"); lacks != nil && shell.name == "bash" {
				err = lacks
			}
			if err != nil {
				t.Logf("no %s here", shell.name)
				return
			}
			for _, tt := range []struct{ typed, completed string }{
				{"vneid-training rep", "vneid-training report"},
				{"vneid-training deploy hap", "vneid-training deploy haproxy"},
				{"vneid-training people sh", "vneid-training people show"},
				{"vneid-training help cert", "vneid-training help certificate"},
				{"vneid-training report --format xl", "vneid-training report --format xlsx"},
				{"vneid-training report --table qual", "vneid-training report --table quality"},
				{"vneid-training report --unit IOI", "vneid-training report --unit IOIT"},
				{"vneid-training --theme proj", "vneid-training --theme projector"},
				{"vneid-training serve --log js", "vneid-training serve --log json"},
				{"vneid-training serve --log-address no", "vneid-training serve --log-address none"},
				{"vneid-training serve --trainers danh", "vneid-training serve --trainers danhsach.csv"},
				{"vneid-training check baig", "vneid-training check baigiang"},
				{"vneid-training people show --data " + data + " hv-", "hv-1"},
				{"vneid-training people show --data " + data + " Ngu", `Nguyễn\ Văn\ An`},
				{"vneid-training report --due sort", "vneid-training report --due sort"}, // no file
			} {
				cmd := exec.Command(path, shell.args...)
				cmd.Dir = home
				cmd.Env = []string{"HOME=" + home, "PATH=" + filepath.Dir(binary) + ":" + os.Getenv("PATH"), "TERM=xterm-256color", "LANG=C.UTF-8", "LC_ALL=C.UTF-8", "VNEID_TRAINING_LANG=vi"}
				p, err := termtest.Start(cmd, 120, 30)
				if err != nil {
					t.Fatal(err)
				}
				press(t, p, shell.setup, "enter")
				see(t, p, prompt)
				press(t, p, tt.typed, "tab")
				// What follows is seen after the completion, as shells read in order.
				press(t, p, ".")
				see(t, p, tt.completed)
				see(t, p, ".")
				if text := p.Text(); strings.Contains(text, "sorted.txt") {
					t.Errorf("a file where none is taken:\n%s", text)
				}
				p.Kill()
			}
		})
	}
}
