package kit

import (
	"errors"
	"image/color"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tier"
)

// all are the messages of a command, at once.
func all(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	msg := cmd()
	batch, ok := msg.(tea.BatchMsg)
	if !ok {
		return []tea.Msg{msg}
	}
	var msgs []tea.Msg
	for _, cmd := range batch {
		msgs = append(msgs, all(cmd)...)
	}
	return msgs
}

// What a terminal answers changes the look once all has come, and what it does
// not answer too.
func TestAdapt(t *testing.T) {
	white, black := tea.BackgroundColorMsg{Color: color.White}, tea.BackgroundColorMsg{Color: color.Black}
	last := uv.PrimaryDeviceAttributesEvent{62}
	kitty := tea.TerminalVersionMsg{Name: "kitty(0.41.1)"}
	base := theme.Look{Profile: colorprofile.ANSI256}
	for _, tt := range []struct {
		name   string
		change func(*Config)
		msgs   []tea.Msg
		want   theme.Look
		raised colorprofile.Profile // 0: the profile stays
	}{
		{"nothing yet", nil, []tea.Msg{kitty}, base, 0},
		{"kitty", nil, []tea.Msg{black, kitty, last}, theme.Look{Profile: colorprofile.ANSI256, Blocks: theme.Quadrants, Big: theme.SizedText}, colorprofile.TrueColor},
		{"true colours only", nil, []tea.Msg{black, tea.CapabilityMsg{Content: "RGB"}, last}, base, colorprofile.TrueColor},
		{"light", nil, []tea.Msg{white, last}, theme.Look{Mode: theme.Light, Profile: colorprofile.ANSI256}, 0},
		{"no word of its background", nil, []tea.Msg{last}, theme.Look{Profile: colorprofile.ANSI256, Painted: true}, 0},
		{"but its environment said it", func(c *Config) { c.Told = true }, []tea.Msg{last}, base, 0},
		{"and the theme is fixed", func(c *Config) { c.Detect = false }, []tea.Msg{last}, theme.Look{Profile: colorprofile.ANSI256, Painted: true}, 0},
		{"a fixed theme that suits", func(c *Config) { c.Detect = false }, []tea.Msg{black, last}, base, 0},
		{"one that does not", func(c *Config) { c.Detect = false }, []tea.Msg{white, last}, theme.Look{Profile: colorprofile.ANSI256, Painted: true}, 0},
		{"a late word", nil, []tea.Msg{last, white}, theme.Look{Mode: theme.Light, Profile: colorprofile.ANSI256}, 0},
		{"picks stay", func(c *Config) {
			if errors.Join(c.Picks.Blocks.Set("half"), c.Picks.Big.Set("none"), c.Picks.Pictures.Set("blocks")) != nil {
				t.Error("half, none or blocks is no name")
			}
		}, []tea.Msg{black, kitty, last}, base, colorprofile.TrueColor},
		{"a mode of the person's own", func(c *Config) { c.Detect, c.Look.Mode = false, theme.Projector }, []tea.Msg{black, last}, theme.Look{Mode: theme.Projector, Profile: colorprofile.ANSI256}, 0},
	} {
		c := Config{Deck: &deck.Deck{Language: locale.Vi}, Language: locale.Vi, Look: base, Detect: true}
		if tt.change != nil {
			tt.change(&c)
		}
		s := NewSession(c)
		var raised colorprofile.Profile
		var draws theme.Pictures
		for _, msg := range tt.msgs {
			for _, told := range all(s.Adapt(msg)) {
				switch told := told.(type) {
				case tea.ColorProfileMsg:
					raised = told.Profile
				case theme.Graphics:
					draws = told.Pictures
				}
			}
		}
		if kitty := strings.Contains(tt.name, "kitty"); kitty != (draws == theme.Kitty) {
			t.Errorf("%s: pictures are drawn in %v", tt.name, draws)
		}
		if s.Look != tt.want || s.Styles.Look != tt.want || raised != tt.raised {
			t.Errorf("%s: %+v in %v, want %+v in %v", tt.name, s.Look, raised, tt.want, tt.raised)
		}
		if raised != 0 {
			s.Adapt(tea.ColorProfileMsg{Profile: raised})
			if tt.want.Profile = raised; s.Look != tt.want {
				t.Errorf("%s: %+v then, want %+v", tt.name, s.Look, tt.want)
			}
		}
	}
}

// The terminal is asked once, if it is to be asked at all.
func TestQuestion(t *testing.T) {
	ask := tier.Named([]string{"TERM=xterm"}).Questions()
	s := &Session{Config: Config{Ask: ask}}
	if msg, ok := s.Question()().(tea.RawMsg); !ok || msg.Msg != ask {
		t.Errorf("asked %v, want %q", msg, ask)
	}
	s.Ask = ""
	if s.Question() != nil {
		t.Error("asked nothing")
	}
}
