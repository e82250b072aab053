package main

import (
	"strings"

	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/deploy"
	"training.vast.vn/vneid-training/internal/locale"
)

// deployCommand prints what an installation needs beside the program.
func deployCommand(w *locale.Words) *cobra.Command {
	return &cobra.Command{
		Use:       "deploy " + strings.Join(deploy.Names(), "|"),
		Short:     w.Command.Deploy,
		Example:   examples(w.Manual.Example.Deploy, "deploy systemd > /etc/systemd/system/vneid-training.service", w.Manual.Example.DeploySocket, "deploy socket > /etc/systemd/system/vneid-training.socket"),
		Args:      exactly(strings.Join(deploy.Names(), "|")),
		ValidArgs: deploy.Names(),
		RunE: func(cmd *cobra.Command, args []string) error {
			text, err := deploy.File(args[0], w.Language)
			if err != nil {
				return usageError{err}
			}
			_, err = cmd.OutOrStdout().Write(text)
			return err
		},
	}
}
