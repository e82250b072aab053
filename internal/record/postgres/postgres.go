// Package postgres keeps the files of a record in PostgreSQL, for several
// servers at once: a row for each line, byte for byte as it would stand in a
// folder. What Append and Locked return without an error is committed, with
// synchronous_commit on: where a synchronous standby is configured it is there
// too.
//
// Every statement has its values as parameters; none is put together from text.
package postgres

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"net"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record/store"
)

// A Store keeps files in a database. It is a store.Store.
type Store struct {
	session
	pool *pgxpool.Pool
}

// patience is how long one statement may take where the caller does not say.
const patience = 15 * time.Second

// longest is how long who has the lock may be silent: a machine that died must not
// keep the others waiting.
const longest = 5 * time.Second

// connections that a server uses at most, where the address does not say
// pool_max_conns.
const connections = 16

// Open opens the database at an address such as postgres://host/database;
// what the address does not say is taken from PGHOST, PGUSER, PGPASSWORD,
// PGPASSFILE and the like. Where its tables are not those that this program uses
// the error says what to do. No error holds the password.
func Open(ctx context.Context, url string) (*Store, error) {
	config, err := parse(url)
	if err != nil {
		return nil, err
	}
	where := where(config.ConnConfig)
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, session{where: where}.fault("", locale.OpOpen, err)
	}
	s := &Store{session{pool, where}, pool}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if err := s.current(ctx); err != nil {
		pool.Close()
		return nil, err
	}
	return s, nil
}

// parse reads an address. What pgx says of one that it can't read may quote the
// password, so that nothing of it is told.
func parse(url string) (*pgxpool.Config, error) {
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, locale.Errorf(locale.DatabaseAddress)
	}
	params := config.ConnConfig.RuntimeParams
	if params["application_name"] == "" {
		params["application_name"] = "vneid-training"
	}
	if params["synchronous_commit"] != "remote_apply" { // which is more
		params["synchronous_commit"] = "on"
	}
	// One that ended the wait for a standby would have the commit count all the
	// same; contexts bound what is waited for.
	params["statement_timeout"] = "0"
	if !strings.Contains(url, "pool_max_conns") {
		config.MaxConns = connections
	}
	if config.ConnConfig.ConnectTimeout == 0 {
		config.ConnConfig.ConnectTimeout = patience
	}
	return config, nil
}

// where names a database for people: never with its password.
func where(c *pgx.ConnConfig) string { return c.Database + "@" + c.Host }

// Pool is what the store reaches its database by, for what is no file.
func (s *Store) Pool() *pgxpool.Pool { return s.pool }

// Close waits for what is being written and ends all connections.
func (s *Store) Close() error {
	s.pool.Close()
	return nil
}

// Locked runs fn in one transaction that holds the head row.
func (s *Store) Locked(ctx context.Context, fn func(store.Store) error) error {
	ctx, cancel := timed(ctx)
	defer cancel()
	tx, err := s.pool.Begin(ctx)
	if err != nil {
		return s.fault("", locale.OpLock, err)
	}
	end, cancel := context.WithCancel(context.WithoutCancel(ctx)) // what is written is not given up because ctx ends
	defer cancel()
	defer tx.Rollback(end)
	deadline, _ := ctx.Deadline()
	wait := max(1, time.Until(deadline).Milliseconds())
	var b pgx.Batch
	b.Queue(`SELECT set_config('lock_timeout', $1, true)`, strconv.FormatInt(wait, 10))
	b.Queue(`SELECT set_config('idle_in_transaction_session_timeout', $1, true)`, strconv.FormatInt(longest.Milliseconds(), 10))
	b.Queue(`SELECT FROM vneid.head FOR UPDATE`)
	late, cancel := context.WithTimeout(end, patience)
	defer cancel()
	if err := tx.SendBatch(late, &b).Close(); err != nil {
		return s.fault("", locale.OpLock, err)
	}
	if err := fn(held{session{tx, s.where}}); err != nil {
		return err
	}
	last, cancel := context.WithTimeout(end, patience)
	defer cancel()
	return s.fault("", locale.OpWrite, tx.Commit(last))
}

// Snapshot runs fn with all files as they are at one moment, while others go on
// to write.
func (s *Store) Snapshot(ctx context.Context, fn func(store.Store) error) error {
	var said error // by fn
	err := pgx.BeginTxFunc(ctx, s.pool, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}, func(tx pgx.Tx) error {
		said = fn(held{session{tx, s.where}})
		return said
	})
	if said != nil {
		return said
	}
	return s.fault("", locale.OpRead, err)
}

// A Look is what there is to say about a database.
type Look struct {
	Version string // of PostgreSQL
	Step    int    // that the tables are at
	Files   int64
	Lines   int64
	Size    string
	Standby bool // a synchronous standby takes part in each commit
	Reader  bool // the role that reads the views is there
}

// Look looks at the database.
func (s *Store) Look(ctx context.Context) (l Look, err error) {
	ctx, cancel := timed(ctx)
	defer cancel()
	if l.Step, err = s.step(ctx); err == nil {
		err = s.db.QueryRow(ctx, `SELECT current_setting('server_version'), (SELECT count(*) FROM vneid.files), (SELECT count(*) FROM vneid.lines),
			pg_size_pretty(pg_total_relation_size('vneid.files') + pg_total_relation_size('vneid.lines')),
			current_setting('synchronous_standby_names') <> '', EXISTS (SELECT FROM pg_roles WHERE rolname = 'vneid_reader')`).
			Scan(&l.Version, &l.Files, &l.Lines, &l.Size, &l.Standby, &l.Reader)
	}
	return l, s.fault("", locale.OpRead, err)
}

// held is the store for who has it locked.
type held struct{ session }

func (h held) Locked(_ context.Context, fn func(store.Store) error) error { return fn(h) }

func (h held) Close() error { return nil }

// A querier is a pool, a connection or a transaction.
type querier interface {
	Begin(ctx context.Context) (pgx.Tx, error)
	Exec(ctx context.Context, sql string, args ...any) (pgconn.CommandTag, error)
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
	SendBatch(ctx context.Context, b *pgx.Batch) pgx.BatchResults
}

// A session has the methods of a store that are the same with the lock and
// without.
type session struct {
	db    querier
	where string
}

// timed bounds what the caller does not.
func timed(ctx context.Context) (context.Context, context.CancelFunc) {
	if _, ok := ctx.Deadline(); ok {
		return ctx, func() {}
	}
	return context.WithTimeout(ctx, patience)
}

// Where names the file and the database.
func (s session) Where(name string) string {
	if name == "" {
		return s.where
	}
	return name + " (" + s.where + ")"
}

// Stat looks at a file.
func (s session) Stat(ctx context.Context, name string) (info store.Info, err error) {
	ctx, cancel := timed(ctx)
	defer cancel()
	err = s.db.QueryRow(ctx, `SELECT id, size, changed FROM vneid.files WHERE name = $1`, name).Scan(&info.ID, &info.Size, &info.Changed)
	return info, s.fault(name, locale.OpRead, err)
}

// List lists files.
func (s session) List(ctx context.Context, prefix string) ([]store.Entry, error) {
	ctx, cancel := timed(ctx)
	defer cancel()
	rows, err := s.db.Query(ctx, `SELECT name, changed FROM vneid.files WHERE name >= $1 AND name < $2 ORDER BY name`, prefix, prefix+"\U0010FFFF")
	if err != nil {
		return nil, s.fault(prefix, locale.OpRead, err)
	}
	all, err := pgx.CollectRows(rows, pgx.RowToStructByPos[store.Entry])
	return all, s.fault(prefix, locale.OpRead, err)
}

// Create makes a file.
func (s session) Create(ctx context.Context, name string, text []byte) error {
	ctx, cancel := timed(ctx)
	defer cancel()
	at, lines, size := split(text, 0)
	tag, err := s.db.Exec(ctx, `WITH f AS (INSERT INTO vneid.files (name, size) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING RETURNING id),
		l AS (INSERT INTO vneid.lines (file, at, line) SELECT f.id, u.at, u.line FROM f, unnest($3::bigint[], $4::bytea[]) AS u (at, line))
		SELECT FROM f`, name, size, at, lines)
	if err == nil && tag.RowsAffected() == 0 {
		return &fs.PathError{Op: "create", Path: s.Where(name), Err: fs.ErrExist}
	}
	return s.fault(name, locale.OpWrite, err)
}

// split parts text into lines, each with its newline, and tells where they
// begin in a file where text begins at from, and where they end. The last line
// gets a newline if it has none.
func split(text []byte, from int64) (at []int64, lines [][]byte, end int64) {
	at, lines = []int64{}, [][]byte{}
	for line := range bytes.Lines(text) {
		if line[len(line)-1] != '\n' {
			line = append(bytes.Clone(line), '\n')
		}
		at, lines = append(at, from), append(lines, line)
		from += int64(len(line))
	}
	return at, lines, from
}

// Append adds lines to a file.
func (s session) Append(ctx context.Context, name string, text []byte) (info store.Info, err error) {
	ctx, cancel := timed(ctx)
	defer cancel()
	at, lines, size := split(text, 0)
	err = s.db.QueryRow(ctx, `WITH f AS (UPDATE vneid.files SET size = size + $2, changed = clock_timestamp() WHERE name = $1 RETURNING id, size, changed),
		l AS (INSERT INTO vneid.lines (file, at, line) SELECT f.id, f.size - $2 + u.at, u.line FROM f, unnest($3::bigint[], $4::bytea[]) AS u (at, line))
		SELECT id, size, changed FROM f`, name, size, at, lines).Scan(&info.ID, &info.Size, &info.Changed)
	return info, s.fault(name, locale.OpWrite, err)
}

// Remove removes a file.
func (s session) Remove(ctx context.Context, name string) error {
	ctx, cancel := timed(ctx)
	defer cancel()
	tag, err := s.db.Exec(ctx, `DELETE FROM vneid.files WHERE name = $1`, name)
	if err == nil && tag.RowsAffected() == 0 {
		err = pgx.ErrNoRows
	}
	return s.fault(name, locale.OpRemove, err)
}

// Check writes a file and removes it.
func (s session) Check(ctx context.Context) error {
	name := ".probe-" + uuid.NewString()
	if err := s.Create(ctx, name, make([]byte, 4096)); err != nil {
		return err
	}
	return s.Remove(ctx, name)
}

// Replace puts a file in the place of another.
func (s session) Replace(ctx context.Context, name string, fill func(io.Writer) error) error {
	for try := 0; ; try++ {
		var said error // by fill
		err := pgx.BeginFunc(ctx, s.db, func(tx pgx.Tx) error {
			return session{tx, s.where}.replace(ctx, name, func(w io.Writer) error {
				said = fill(w)
				return said
			})
		})
		if said != nil {
			return said
		}
		var p *pgconn.PgError
		if errors.As(err, &p) && p.Code == uniqueViolation && try < 3 {
			continue // somebody else replaced it in this moment
		}
		return s.fault(name, locale.OpWrite, err)
	}
}

func (s session) replace(ctx context.Context, name string, fill func(io.Writer) error) error {
	w := &writer{session: s, ctx: ctx, name: name}
	if err := s.db.QueryRow(ctx, `INSERT INTO vneid.files (name, size) VALUES ($1, 0) RETURNING id`, ".new-"+uuid.NewString()).Scan(&w.file); err != nil {
		return err
	}
	if err := fill(w); err != nil {
		return err
	}
	if err := w.flush(len(w.text)); err != nil {
		return err
	}
	var b pgx.Batch
	b.Queue(`DELETE FROM vneid.files WHERE name = $1`, name)
	b.Queue(`UPDATE vneid.files SET name = $1, size = $2 WHERE id = $3`, name, w.size, w.file)
	return s.db.SendBatch(ctx, &b).Close()
}

// A writer writes lines to a new file, a megabyte at a time.
type writer struct {
	session
	ctx  context.Context
	name string
	file int64
	size int64
	text []byte // not written yet
}

func (w *writer) Write(p []byte) (int, error) {
	w.text = append(w.text, p...)
	if len(w.text) < 1<<20 {
		return len(p), nil
	}
	return len(p), w.flush(bytes.LastIndexByte(w.text, '\n') + 1)
}

// flush writes the first n bytes, which are whole lines.
func (w *writer) flush(n int) error {
	at, lines, size := split(w.text[:n], w.size)
	w.text, w.size = w.text[n:], size
	if len(lines) == 0 {
		return nil
	}
	_, err := w.db.Exec(w.ctx, `INSERT INTO vneid.lines (file, at, line) SELECT $1, u.at, u.line FROM unnest($2::bigint[], $3::bytea[]) AS u (at, line)`, w.file, at, lines)
	return w.fault(w.name, locale.OpWrite, err)
}

// small is the size up to which Open reads a file at once, in bytes.
const small = 64 << 10

// Open opens a file.
func (s session) Open(ctx context.Context, name string) (store.File, error) {
	timely, cancel := timed(ctx)
	defer cancel()
	rows, err := s.db.Query(timely, `SELECT f.id, f.size, f.changed, l.line
		FROM vneid.files f LEFT JOIN vneid.lines l ON l.file = f.id AND f.size <= $2
		WHERE f.name = $1 ORDER BY l.at`, name, small)
	if err != nil {
		return nil, s.fault(name, locale.OpRead, err)
	}
	f := &file{ctx: ctx, session: s, name: name}
	var line []byte
	tag, err := pgx.ForEachRow(rows, []any{&f.info.ID, &f.info.Size, &f.info.Changed, &line}, func() error {
		f.text = append(f.text, line...)
		return nil
	})
	if err == nil && tag.RowsAffected() == 0 {
		err = pgx.ErrNoRows
	}
	if err != nil {
		return nil, s.fault(name, locale.OpRead, err)
	}
	return f, nil
}

// A file is open for reading.
type file struct {
	session
	ctx  context.Context
	name string
	info store.Info
	text []byte // of a small one
}

func (f *file) Info() store.Info { return f.info }

func (f *file) Close() error { return nil }

func (f *file) ReadAt(p []byte, from int64) (int, error) {
	if f.info.Size <= small {
		return bytes.NewReader(f.text).ReadAt(p, from)
	}
	want := min(int64(len(p)), f.info.Size-from)
	if want <= 0 {
		return 0, io.EOF
	}
	ctx, cancel := timed(f.ctx)
	defer cancel()
	rows, err := f.db.Query(ctx, `SELECT at, line FROM vneid.lines
		WHERE file = $1 AND at < $3 AND at >= coalesce((SELECT max(at) FROM vneid.lines WHERE file = $1 AND at <= $2), 0)
		ORDER BY at`, f.info.ID, from, from+want)
	if err != nil {
		return 0, f.fault(f.name, locale.OpRead, err)
	}
	var read int64
	var at int64
	var line []byte
	_, err = pgx.ForEachRow(rows, []any{&at, &line}, func() error {
		text := line[max(0, from-at):]
		read += int64(copy(p[read:want], text))
		return nil
	})
	switch {
	case err != nil:
		err = f.fault(f.name, locale.OpRead, err)
	case read < want:
		err = store.ErrReplaced
	case want < int64(len(p)):
		err = io.EOF
	}
	return int(read), err
}

// Codes of PostgreSQL's errors.
const (
	uniqueViolation  = "23505"
	undefinedTable   = "42P01"
	invalidSchema    = "3F000"
	lockNotAvailable = "55P03"
)

// remedies are what to do about errors of PostgreSQL.
var remedies = map[string]locale.Fault{
	"53100":          locale.DoFreeDatabase, // disk full
	"25006":          locale.DoWritable,     // read only
	"28P01":          locale.DoPassword,     // wrong password
	"28000":          locale.DoPassword,     // no such role, or not from here
	"42501":          locale.DoGrant,        // not allowed
	"3D000":          locale.DoDatabase,     // no such database
	"53300":          locale.DoConnections,  // too many connections
	undefinedTable:   locale.DoMigrate,
	invalidSchema:    locale.DoMigrate,
	lockNotAvailable: locale.DoWaitDatabase,
}

// cause is what lies under a lost connection: pgx tells it of each address that it
// tried, in lines of their own.
func cause(err error) error {
	var name *net.DNSError
	var system syscall.Errno
	switch {
	case errors.As(err, &name):
		return name
	case errors.As(err, &system):
		return system
	case errors.Is(err, context.DeadlineExceeded):
		return context.DeadlineExceeded
	}
	return err
}

// fault says what went wrong with a file, and what to do.
func (s session) fault(name string, op locale.Fault, err error) error {
	var known *store.Error
	switch {
	case err == nil, errors.As(err, &known), errors.Is(err, store.ErrReplaced):
		return err
	case errors.Is(err, pgx.ErrNoRows):
		return &fs.PathError{Op: "open", Path: s.Where(name), Err: fs.ErrNotExist}
	}
	e := &store.Error{Path: s.Where(name), Op: op, Err: locale.Errorf(locale.DatabaseAway, cause(err)), Do: locale.DoReach}
	var p *pgconn.PgError
	if errors.As(err, &p) {
		e.Err = locale.Errorf(locale.DatabaseSays, p.Message, p.Code)
		if p.Code == lockNotAvailable {
			e.Err = store.ErrBusy
		}
		if e.Do = remedies[p.Code]; e.Do == 0 {
			e.Do = locale.DoLookDatabase
		}
	}
	return e
}
