package postgres

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record/store"
)

// migrations are the steps to today's tables, in the order of their names. One
// that was released is never changed.
//
//go:embed migrations/*.sql
var migrations embed.FS

//go:embed reader.sql
var reader string

// steps reads the migrations: step n is at n-1.
func steps() ([]string, error) {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	all := make([]string, len(names))
	for i, name := range names {
		text, err := migrations.ReadFile(name)
		if err != nil {
			return nil, err
		}
		all[i] = string(text)
	}
	return all, nil
}

// migrationLock is what who migrates holds: an advisory lock's number, our own.
const migrationLock = 0x766e656964

// Migrate brings the database at an address, see Open, to the tables that this
// program uses, and tells how many steps were done and how many there are. Of
// several at once one does it.
func Migrate(ctx context.Context, url string) (done, all int, err error) {
	config, err := parse(url)
	if err != nil {
		return 0, 0, err
	}
	s := session{where: where(config.ConnConfig)}
	db, err := pgx.ConnectConfig(ctx, config.ConnConfig)
	if err != nil {
		return 0, 0, s.fault("", locale.OpOpen, err)
	}
	defer db.Close(context.WithoutCancel(ctx))
	s.db = db
	done, all, err = migrate(ctx, s, db)
	return done, all, s.fault("", locale.OpWrite, err)
}

func migrate(ctx context.Context, s session, db *pgx.Conn) (done, all int, err error) {
	todo, err := steps()
	if err != nil {
		return 0, 0, err
	}
	all = len(todo)
	if _, err := db.Exec(ctx, "SELECT pg_advisory_lock($1)", migrationLock); err != nil { // gone with the connection
		return 0, all, err
	}
	if _, err := db.Exec(ctx, `CREATE SCHEMA IF NOT EXISTS vneid`); err != nil {
		return 0, all, err
	}
	if _, err := db.Exec(ctx, `CREATE TABLE IF NOT EXISTS vneid.migrations (step integer PRIMARY KEY, at timestamptz NOT NULL DEFAULT clock_timestamp())`); err != nil {
		return 0, all, err
	}
	from, err := s.step(ctx)
	if err != nil {
		return 0, all, err
	}
	if from > all {
		return 0, all, s.newer(from, all)
	}
	for n := from + 1; n <= all; n++ {
		err := pgx.BeginFunc(ctx, db, func(tx pgx.Tx) error {
			if _, err := tx.Exec(ctx, todo[n-1]); err != nil {
				return err
			}
			_, err := tx.Exec(ctx, `INSERT INTO vneid.migrations (step) VALUES ($1)`, n)
			return err
		})
		if err != nil {
			return n - 1 - from, all, fmt.Errorf("step %d: %w", n, err)
		}
	}
	_, err = db.Exec(ctx, reader)
	return all - from, all, err
}

// step is the last step that the database has made; 0: none.
func (s session) step(ctx context.Context) (n int, err error) {
	err = s.db.QueryRow(ctx, `SELECT coalesce(max(step), 0) FROM vneid.migrations`).Scan(&n)
	var p *pgconn.PgError
	if errors.As(err, &p) && (p.Code == undefinedTable || p.Code == invalidSchema) {
		return 0, nil
	}
	return n, err
}

// current says whether the database has the tables that this program uses.
func (s session) current(ctx context.Context) error {
	todo, err := steps()
	if err != nil {
		return err
	}
	n, err := s.step(ctx)
	switch {
	case err != nil:
		return s.fault("", locale.OpOpen, err)
	case n < len(todo):
		return &store.Error{Path: s.where, Op: locale.OpOpen, Err: locale.Errorf(locale.DatabaseOld, n, len(todo)), Do: locale.DoMigrate}
	case n > len(todo):
		return s.newer(n, len(todo))
	}
	return nil
}

func (s session) newer(n, known int) error {
	return &store.Error{Path: s.where, Op: locale.OpOpen, Err: locale.Errorf(locale.DatabaseNewer, n, known), Do: locale.DoUpdate}
}
