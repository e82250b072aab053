package doctor

import (
	"context"
	"errors"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/tui"
)

// enough is how long no key may come before the test of keys ends.
const enough = 30 * time.Second

// Keys names each key that is pressed, and what it does on a slide, until q is
// pressed or nothing for half a minute.
func Keys(ctx context.Context, words *locale.Words) error {
	_, err := tea.NewProgram(keys{words: words}, tea.WithContext(ctx)).Run()
	if errors.Is(err, tea.ErrProgramKilled) && ctx.Err() != nil {
		return nil
	}
	return err
}

type keys struct {
	words   *locale.Words
	pressed int
}

type silence struct{ pressed int }

func (k keys) wait() tea.Cmd {
	n := k.pressed
	return tea.Tick(enough, func(time.Time) tea.Msg { return silence{n} })
}

// Init implements tea.Model.
func (k keys) Init() tea.Cmd { return k.wait() }

// Update implements tea.Model.
func (k keys) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case silence:
		if msg.pressed == k.pressed {
			return k, tea.Quit
		}
	case tea.KeyPressMsg:
		k.pressed++
		does := tui.KeyDoes(msg, k.words)
		if does == "" {
			does = k.words.Doctor.KeyNothing
		}
		say := tea.Println(fmt.Sprintf("  %-12s %s", msg.String(), does))
		if msg.String() == "q" || msg.String() == "ctrl+c" {
			return k, tea.Sequence(say, tea.Quit)
		}
		return k, tea.Batch(say, k.wait())
	}
	return k, nil
}

// View implements tea.Model.
func (k keys) View() tea.View { return tea.NewView(k.words.Doctor.PressKeys) }
