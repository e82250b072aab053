package main

import (
	"bytes"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/manual"
)

// everyCommand calls fn with each command that people see.
func everyCommand(c *cobra.Command, fn func(*cobra.Command)) {
	fn(c)
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			everyCommand(sub, fn)
		}
	}
}

// A command that is put in twice stands in the help twice.
func TestEveryCommandIsThereOnce(t *testing.T) {
	out, err := command(t, nil, "--help").CombinedOutput()
	if err != nil {
		t.Fatalf("--help: %v\n%s", err, out)
	}
	_, list, _ := strings.Cut(string(out), "\nCác lệnh:\n")
	list, _, _ = strings.Cut(list, "\n\n")
	seen := map[string]int{}
	for line := range strings.Lines(list) {
		if words := strings.Fields(line); strings.HasPrefix(line, "  ") && !strings.HasPrefix(line, "   ") {
			seen[words[0]]++
		}
	}
	for _, name := range []string{"present", "kiosk", "serve", "report", "check", "new", "export", "import", "deploy", "certificate", "verify", "people", "prune", "results", "doctor", "keys", "completion", "man", "licences"} {
		if seen[name] != 1 {
			t.Errorf("%s stands in the help %d times:\n%s", name, seen[name], out)
		}
	}
}

// notWords are what is the same in every language: names of flags and their
// words, of files and variables, and command lines.
var notWords = regexp.MustCompile(`(?m)^\s*(\.B "|\.SS "|# .*\n\s*|)vneid.training .*$|^\.\S+|--?[a-z][a-z-]*( [a-z0-9/]+(\|[a-z0-9/]+)+)?|\b[a-z_0-9]+\.(jsonl|head|yaml|md)\b|[A-Z][A-Z_0-9]{3,}|(/[a-z]+)+`)

// englishWords is what no help in Vietnamese holds.
var englishWords = regexp.MustCompile(`(?i)\b(the|of|and|with|for|from|this|that|which|is|are|not|by|on|at|folder|file|command|flags?|usage|examples?|default|address)\b`)

// vietnameseLetters are what no help in English holds.
var vietnameseLetters = regexp.MustCompile(`[ăâđêôơưĂÂĐÊÔƠƯạảãàáẹẻẽèéịỉĩìíọỏõòóụủũùúỵỷỹỳý]\pL*`)

// The help of every command and the page for man are in one language.
func TestHelpInOneLanguage(t *testing.T) {
	for language, foreign := range map[string]*regexp.Regexp{locale.Vi: englishWords, locale.En: vietnameseLetters} {
		w := locale.For(language)
		root := rootCommand(w)
		look := func(what, text string) {
			for line := range strings.Lines(notWords.ReplaceAllString(text, "")) {
				if word := foreign.FindString(line); word != "" {
					t.Errorf("%s, %s: %q in %q", language, what, word, line)
				}
			}
		}
		everyCommand(root, func(c *cobra.Command) {
			var out bytes.Buffer
			if err := manual.Help(&out, c, 400, w); err != nil {
				t.Error(err)
			}
			look(c.CommandPath(), out.String())
		})
		var page bytes.Buffer
		if err := manual.Page(&page, root, time.Time{}, w); err != nil {
			t.Error(err)
		}
		look("man", strings.NewReplacer(`\-`, "-", `\&`, "").Replace(page.String()))
	}
}

// Every command shows how it is used, with lines that it takes.
func TestExamples(t *testing.T) {
	everyCommand(rootCommand(locale.For(locale.Vi)), func(c *cobra.Command) {
		if c.Example == "" {
			t.Errorf("%s has no example", c.CommandPath())
		}
		for line := range strings.Lines(c.Example) {
			line = strings.TrimSpace(line)
			if strings.HasPrefix(line, "# ") {
				continue
			}
			line, _, _ = strings.Cut(line, " >")
			line, _, _ = strings.Cut(line, " |")
			out, err := exec.Command("sh", "-c", "printf '%s\\n' "+line).Output()
			if err != nil {
				t.Errorf("%s: %v", line, err)
				continue
			}
			args := strings.Split(strings.TrimSpace(string(out)), "\n")
			root := rootCommand(locale.For(locale.Vi))
			cmd, rest, err := root.Find(args[1:])
			if err == nil {
				err = cmd.ParseFlags(rest)
			}
			if err == nil {
				err = cmd.ValidateArgs(cmd.Flags().Args())
			}
			if err != nil || args[0] != "vneid-training" || cmd.Name() != c.Name() && c.Runnable() && !c.HasSubCommands() {
				t.Errorf("%q, an example of %s, is one of %s: %v", line, c.CommandPath(), cmd.CommandPath(), err)
			}
		}
	})
}

// The page is the same for the same sources, and troff has nothing to say
// about it.
func TestManPage(t *testing.T) {
	for _, language := range []string{locale.Vi, locale.En} {
		env := []string{"SOURCE_DATE_EPOCH=1700000000"}
		page, err := command(t, env, "--lang", language, "man").Output()
		if err != nil {
			t.Fatal(err)
		}
		if again, _ := command(t, env, "--lang", language, "man").Output(); !bytes.Equal(page, again) {
			t.Errorf("%s: not the same twice", language)
		}
		m := &locale.For(language).Manual
		for _, want := range []string{"2023-11-14", ".SH \"" + m.HeadName, ".SH \"" + m.Environment, ".SH \"" + m.HeadFiles, ".SH \"" + m.ExitStatus,
			".B \"\\-o, \\-\\-output " + strings.ReplaceAll(m.File, "-", `\-`), "SOURCE_DATE_EPOCH", "results.jsonl"} {
			if !bytes.Contains(page, []byte(want)) {
				t.Errorf("%s: the page lacks %q", language, want)
			}
		}
		for _, judge := range [][]string{{"groff", "-ww", "-Kutf8", "-man", "-Tutf8", "-P-c"}, {"mandoc", "-Tlint", "-W", "warning"}} {
			if _, err := exec.LookPath(judge[0]); err != nil {
				t.Logf("no %s here to judge the page", judge[0])
				continue
			}
			cmd := exec.Command(judge[0], judge[1:]...)
			cmd.Stdin = bytes.NewReader(page)
			var said bytes.Buffer
			cmd.Stderr = &said
			shown, err := cmd.Output()
			if judge[0] == "mandoc" {
				said.Write(shown)
			}
			if err != nil || said.Len() > 0 {
				t.Errorf("%s, %s: %v\n%s", language, judge[0], err, said.Bytes())
			}
			if judge[0] == "groff" && !bytes.Contains(shown, []byte(m.Exit0)) {
				t.Errorf("%s: the page as shown lacks %q", language, m.Exit0)
			}
		}
	}
}
