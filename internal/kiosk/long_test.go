//go:build !race

package kiosk_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// Whatever is typed, pasted and resized, the program goes on, no frame is
// larger than the window, and nobody sees what somebody before them typed.
func TestLongKioskUnderRandomKeys(t *testing.T) {
	_, change := kept(t)
	inKiosk(t, 100, 30, change, func(t *testing.T, k *terminal) {
		r := rand.New(rand.NewPCG(7, 11))
		codes := []rune{tea.KeyEnter, tea.KeyEnter, tea.KeySpace, tea.KeyEscape, tea.KeyUp, tea.KeyDown, tea.KeyLeft, tea.KeyRight, tea.KeyTab,
			tea.KeyBackspace, tea.KeyPgDown, tea.KeyPgUp, tea.KeyHome, tea.KeyEnd, tea.KeyF5}
		visitor := 0
		name := func(n int) string { return fmt.Sprintf("Khach %d Rieng", n) }
		for range 4000 {
			switch n := r.IntN(100); {
			case n < 50:
				k.send(tea.KeyPressMsg{Code: codes[r.IntN(len(codes))]})
			case n < 80:
				c := rune(' ' + r.IntN(95))
				k.send(tea.KeyPressMsg{Code: c, Text: string(c)})
			case n < 86:
				k.send(tea.KeyPressMsg{Code: rune('a' + r.IntN(26)), Mod: tea.ModCtrl})
			case n < 92:
				k.send(tea.PasteMsg{Content: name(visitor)})
			case n < 95:
				k.send(tea.WindowSizeMsg{Width: 1 + r.IntN(200), Height: 1 + r.IntN(60)})
			case n < 98:
				k.wait(time.Second)
			default:
				k.wait(100 * time.Second)
				visitor++
			}
			k.settle()
			text := k.text()
			if k.quit {
				t.Fatal("the program ended")
			}
			for past := range visitor {
				if strings.Contains(text, name(past)) {
					t.Fatalf("visitor %d sees what visitor %d typed:\n%s", visitor, past, text)
				}
			}
			lines := strings.Split(text, "\n")
			if len(lines) > k.size.Height {
				t.Fatalf("%d rows in a window of %dx%d", len(lines), k.size.Width, k.size.Height)
			}
			for _, l := range lines {
				if ansi.StringWidth(l) > k.size.Width {
					t.Fatalf("a row of %d cells in a window of %dx%d: %q", ansi.StringWidth(l), k.size.Width, k.size.Height, l)
				}
			}
		}
		k.send(tea.WindowSizeMsg{Width: 100, Height: 30})
	})
}
