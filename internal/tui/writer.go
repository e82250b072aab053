package tui

import tea "charm.land/bubbletea/v2"

// writer does what changes the data folder one after the other, in the order
// in which it was asked for: an attempt is never recorded before its last
// answer is in the journal.
type writer struct {
	queue []tea.Cmd
	busy  bool
}

// wrote says that the writer's command is done, and what came of it.
type wrote struct{ msg tea.Msg }

func (w *writer) add(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	w.queue = append(w.queue, cmd)
	return w.next()
}

func (w *writer) next() tea.Cmd {
	if w.busy || len(w.queue) == 0 {
		return nil
	}
	w.busy = true
	cmd := w.queue[0]
	w.queue = w.queue[1:]
	return func() tea.Msg { return wrote{cmd()} }
}

func (w *writer) done() tea.Cmd {
	w.busy = false
	return w.next()
}
