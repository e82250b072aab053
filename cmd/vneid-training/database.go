package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record/postgres"
	"training.vast.vn/vneid-training/internal/record/store"
	"training.vast.vn/vneid-training/internal/upkeep"
)

// databaseCommand looks after the database that several servers share.
func databaseCommand(w *locale.Words) *cobra.Command {
	d, e := &w.Database, &w.Manual.Example
	var p place
	put := &cobra.Command{
		Use:     "import " + w.Manual.Folder,
		Short:   d.Import,
		Example: examples(e.DatabaseImport, "database import /var/lib/vneid-training"),
		Args:    exactly(w.Manual.Folder),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := openDatabase(cmd, p.database)
			if err != nil {
				return err
			}
			defer s.Close()
			return upkeep.ImportFolder(cmd.Context(), cmd.OutOrStdout(), args[0], s, w)
		},
	}
	export := &cobra.Command{
		Use:     "export " + w.Manual.Folder,
		Short:   d.Export,
		Example: examples(e.DatabaseExport, "database export vneid-2026"),
		Args:    exactly(w.Manual.Folder),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if p.data == "" {
				if p.data, err = dataFolder(); err != nil {
					return err
				}
			}
			s, err := openDatabase(cmd, p.database)
			if err != nil {
				return err
			}
			defer s.Close()
			return s.Snapshot(cmd.Context(), func(s store.Store) error {
				return upkeep.ExportFolder(cmd.Context(), cmd.OutOrStdout(), s, args[0], p.data, w)
			})
		},
	}
	dataFlag(export.Flags(), &p.data, w)
	migrate := &cobra.Command{
		Use:     "migrate",
		Short:   d.Migrate,
		Example: examples(e.DatabaseMigrate, "database migrate --database postgres://db.example.vn/vneid"),
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := noPassword(cmd.Flags().Lookup("database"), p.database); err != nil {
				return err
			}
			done, all, err := postgres.Migrate(cmd.Context(), p.database)
			if err != nil {
				return err
			}
			if done > 0 {
				fmt.Fprintf(cmd.OutOrStdout(), d.Migrated+"\n", done)
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), d.Current+"\n", all)
			return err
		},
	}
	check := &cobra.Command{
		Use:     "check",
		Short:   d.Check,
		Example: examples(e.DatabaseCheck, "database check --database postgres://db.example.vn/vneid"),
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := openDatabase(cmd, p.database)
			if err != nil {
				return err
			}
			defer s.Close()
			if err := s.Check(cmd.Context()); err != nil {
				return err
			}
			l, err := s.Look(cmd.Context())
			if err != nil {
				return err
			}
			out := cmd.OutOrStdout()
			fmt.Fprintf(out, d.Answers+"\n", s.Where(""), l.Version)
			fmt.Fprintf(out, d.Current+"\n", l.Step)
			fmt.Fprintf(out, d.Holds+"\n", l.Files, l.Lines, l.Size)
			for _, said := range []struct {
				is      bool
				yes, no string
			}{{l.Standby, d.Waits, d.Alone}, {l.Reader, d.Reader, d.NoReader}} {
				text := said.no
				if said.is {
					text = said.yes
				}
				fmt.Fprintln(out, text)
			}
			return nil
		},
	}
	for _, c := range []*cobra.Command{put, export, migrate, check} {
		databaseFlag(c.Flags(), &p.database, w)
	}
	cmd := group("database", d.Short, put, export, migrate, check)
	cmd.Example = examples(e.DatabaseMigrate, "database migrate")
	return cmd
}
