package postgres

import (
	"context"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record/store"
)

var _ store.Shared = (*Store)(nil)

// AppendAt adds lines to a file of this size, and tells the other servers. It is
// one statement, so that a server that dies leaves nothing locked.
func (s *Store) AppendAt(ctx context.Context, name string, at int64, text []byte) (info store.Info, err error) {
	ctx, cancel := timed(ctx)
	defer cancel()
	places, lines, end := split(text, at)
	rows, err := s.db.Query(ctx, `WITH f AS (UPDATE vneid.files SET size = $3, changed = clock_timestamp() WHERE name = $1 AND size = $2 RETURNING id, size, changed),
		l AS (INSERT INTO vneid.lines (file, at, line) SELECT f.id, u.at, u.line FROM f, unnest($4::bigint[], $5::bytea[]) AS u (at, line))
		SELECT id, size, changed, pg_notify('vneid', $1 || ' ' || size) IS NULL FROM f`, name, at, end, places, lines)
	if err != nil {
		return info, s.fault(name, locale.OpWrite, err)
	}
	var told bool
	tag, err := pgx.ForEachRow(rows, []any{&info.ID, &info.Size, &info.Changed, &told}, func() error { return nil })
	if err == nil && tag.RowsAffected() == 0 {
		return info, store.ErrMoved
	}
	return info, s.fault(name, locale.OpWrite, err)
}

// How long Watch waits before it connects anew, at first and at most.
const (
	firstPause = 50 * time.Millisecond
	lastPause  = 2 * time.Second
)

// Watch listens on a connection of its own. A connection that is silent for
// store.LostAfter is tried.
func (s *Store) Watch(ctx context.Context, changed func(name string, size int64)) {
	pause := firstPause
	for ctx.Err() == nil {
		began := time.Now()
		_ = s.listen(ctx, changed) // why it ended is seen by whoever writes
		if time.Since(began) > lastPause {
			pause = firstPause
		}
		select {
		case <-ctx.Done():
		case <-time.After(pause/2 + rand.N(pause)): // not all servers in the same moment
		}
		pause = min(2*pause, lastPause)
	}
}

func (s *Store) listen(ctx context.Context, changed func(name string, size int64)) error {
	db, err := pgx.ConnectConfig(ctx, s.pool.Config().ConnConfig)
	if err != nil {
		return err
	}
	defer db.Close(context.WithoutCancel(ctx))
	if _, err := db.Exec(ctx, `LISTEN vneid`); err != nil {
		return err
	}
	changed("", 0)
	for {
		wait, cancel := context.WithTimeout(ctx, store.LostAfter)
		n, err := db.WaitForNotification(wait)
		cancel()
		switch {
		case err == nil:
			name, size, _ := strings.Cut(n.Payload, " ")
			bytes, _ := strconv.ParseInt(size, 10, 64)
			changed(name, bytes)
		case ctx.Err() != nil || wait.Err() == nil:
			return err
		default:
			ping, cancel := context.WithTimeout(ctx, store.LostAfter)
			err := db.Ping(ping)
			cancel()
			if err != nil {
				return err
			}
		}
	}
}

// Beat says that a server is alive, and which others are. The clock is the
// database's.
func (s *Store) Beat(ctx context.Context, server string, wrong store.Wrong) (map[string]store.Wrong, error) {
	ctx, cancel := context.WithTimeout(ctx, store.LostAfter)
	defer cancel()
	var b pgx.Batch
	b.Queue(`INSERT INTO vneid.servers (id, seen, wrong, codes) VALUES ($1, clock_timestamp(), $2, $3)
		ON CONFLICT (id) DO UPDATE SET seen = excluded.seen, wrong = excluded.wrong, codes = excluded.codes`, server, wrong.Rooms, wrong.Enrolment)
	b.Queue(`DELETE FROM vneid.servers WHERE seen < clock_timestamp() - interval '1 minute'`)
	b.Queue(`SELECT id, wrong, codes FROM vneid.servers WHERE seen > clock_timestamp() - make_interval(secs => $1)`, store.LostAfter.Seconds())
	results := s.db.SendBatch(ctx, &b)
	defer results.Close()
	for range 2 {
		if _, err := results.Exec(); err != nil {
			return nil, s.fault("", locale.OpWrite, err)
		}
	}
	rows, err := results.Query()
	if err != nil {
		return nil, s.fault("", locale.OpRead, err)
	}
	alive := map[string]store.Wrong{}
	var id string
	_, err = pgx.ForEachRow(rows, []any{&id, &wrong.Rooms, &wrong.Enrolment}, func() error {
		alive[id] = wrong
		return nil
	})
	return alive, s.fault("", locale.OpRead, err)
}
