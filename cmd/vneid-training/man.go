package main

import (
	"os"
	"runtime/debug"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/manual"
)

// manCommand prints the page for man.
func manCommand(w *locale.Words) *cobra.Command {
	return &cobra.Command{
		Use:     "man",
		Short:   w.Manual.Man,
		Example: examples(w.Manual.Example.Man, "man | man -l -"),
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return manual.Page(cmd.OutOrStdout(), cmd.Root(), made(os.Getenv), w)
		},
	}
}

// made is the day that the page is of: what SOURCE_DATE_EPOCH names, else the
// time of the commit that was built; the same sources give the same page.
func made(getenv func(string) string) time.Time {
	if seconds, err := strconv.ParseInt(getenv("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
		return time.Unix(seconds, 0)
	}
	info, _ := debug.ReadBuildInfo()
	if info != nil {
		for _, s := range info.Settings {
			if t, err := time.Parse(time.RFC3339, s.Value); s.Key == "vcs.time" && err == nil {
				return t
			}
		}
	}
	return time.Time{}
}
