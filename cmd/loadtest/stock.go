package main

import (
	"context"
	"io"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/ssh"
	"charm.land/wish/v2/bubbletea"
	"github.com/charmbracelet/colorprofile"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui"
	"training.vast.vn/vneid-training/slides"
)

// serveStock is the usual way: wish sessions that run the same screens, which
// share their slides too, each with Bubble Tea's own loop and renderer.
func serveStock(ctx context.Context, out io.Writer) error {
	config, err := screens()
	if err != nil {
		return err
	}
	return serve(ctx, out, bubbletea.Middleware(func(ssh.Session) (tea.Model, []tea.ProgramOption) {
		return tui.New(config), []tea.ProgramOption{tea.WithColorProfile(config.Look.Profile)}
	}))
}

// screens are those of a learner who looks at the slides of the built-in deck.
// What they share they share with all of their config.
func screens() (tui.Config, error) {
	course, err := slides.Course("")
	if err != nil {
		return tui.Config{}, err
	}
	d, err := course.Deck(locale.Vi)
	return tui.Config{
		Deck: d, Course: course, Shared: tui.NewShared(render.NewCache(64 << 20)), Language: locale.Vi, Start: tui.AtTalk,
		Look: theme.Look{Profile: colorprofile.ANSI256}, Now: time.Now,
	}, err
}
