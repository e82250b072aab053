package choose

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// A number stands before an item if that key chooses it, and the items stand
// below each other however many there are.
func TestMenuNumbersAreKeys(t *testing.T) {
	s := kit.NewSession(kit.Config{Deck: &deck.Deck{Language: locale.Vi}, Language: locale.Vi, Look: theme.Look{Profile: colorprofile.ASCII}})
	s.Width, s.Height = 80, 24
	items := make([]kit.Item, 11)
	for i := range items {
		items[i].Text = fmt.Sprintf("mục %c", 'a'+i)
	}
	for i, line := range (&Menu{At: 4}).View(s, items) {
		line = ansi.Strip(line)
		number, _, _ := strings.Cut(line, items[i].Text)
		number = strings.Trim(number, " ▸")
		if at := ansi.StringWidth(line[:strings.Index(line, items[i].Text)]); at != 6 {
			t.Errorf("item %d begins in column %d: %q", i, at, line)
		}
		if number == "" {
			continue
		}
		m := &Menu{}
		if chosen := m.Update(tea.KeyPressMsg{Code: rune(number[0]), Text: number}, s, len(items)); len(number) != 1 || chosen != i {
			t.Errorf("%q chooses item %d, not %d", number, chosen, i)
		}
	}
}

// An item that is too long for the window says so.
func TestLongItemsAreCut(t *testing.T) {
	s := kit.NewSession(kit.Config{Deck: &deck.Deck{Language: locale.Vi}, Language: locale.Vi, Look: theme.Look{Profile: colorprofile.ASCII}})
	s.Width, s.Height = 40, 12
	for _, text := range []string{"Học theo thời gian hoặc việc mình làm", "Bắt đầu học"} {
		line := ansi.Strip((&Menu{At: 1}).View(s, []kit.Item{{Text: text}})[0])
		whole := strings.Contains(line, text)
		if ansi.StringWidth(line) > s.Width-2*s.Margin() || whole == strings.Contains(line, "…") {
			t.Errorf("%q is drawn as %q", text, line)
		}
	}
}
