package main

import (
	"net/url"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"training.vast.vn/vneid-training/internal/flags"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record/postgres"
	"training.vast.vn/vneid-training/internal/upkeep"
)

// A place is what --data and --database say.
type place struct{ data, database string }

// placeFlags define --data and --database.
func placeFlags(f *pflag.FlagSet, p *place, w *locale.Words) {
	dataFlag(f, &p.data, w)
	databaseFlag(f, &p.database, w)
}

// databaseFlag defines --database: "" for a data folder.
func databaseFlag(f *pflag.FlagSet, database *string, w *locale.Words) {
	f.StringVar(database, "database", "", w.Database.Flag)
	flags.Takes(f, "database", w.Manual.Address)
}

// run is a command that works on the record at a place.
func (p *place) run(fn func(cmd *cobra.Command, args []string, at upkeep.Place) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		at := upkeep.Place{Dir: p.data}
		if p.database != "" {
			s, err := openDatabase(cmd, p.database)
			if err != nil {
				return err
			}
			defer s.Close()
			at.Store = s
		}
		return fn(cmd, args, at)
	}
}

// openDatabase opens what --database names. A password on the command line is
// refused: whoever lists the processes reads it.
func openDatabase(cmd *cobra.Command, database string) (*postgres.Store, error) {
	if err := noPassword(cmd.Flags().Lookup("database"), database); err != nil {
		return nil, err
	}
	return postgres.Open(cmd.Context(), database)
}

func noPassword(f *pflag.Flag, database string) error {
	if !f.Changed {
		return nil // it stands in the environment
	}
	has := strings.Contains(database, "password")
	if u, err := url.Parse(database); err != nil {
		has = true // for all that is known
	} else if _, said := u.User.Password(); said {
		has = true
	}
	if has {
		return usageError{locale.Errorf(locale.DatabasePassword)}
	}
	return nil
}
