package record

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"training.vast.vn/vneid-training/internal/pgtest"
	"training.vast.vn/vneid-training/internal/record/postgres"
	"training.vast.vn/vneid-training/internal/record/store"
)

// cluster is the PostgreSQL of all tests, once one needs it; TestMain removes it.
var cluster struct {
	sync.Once
	server *pgtest.Server
	err    error
}

// databaseFile is where a test's data folder says, to the processes that the
// test starts too, that its record is kept in a database.
const databaseFile = "test.database"

// each runs a test with a data folder that holds its record, and with one whose
// record is in a database.
func each(t *testing.T, test func(t *testing.T, dir string)) {
	t.Run("folder", func(t *testing.T) { test(t, t.TempDir()) })
	t.Run("PostgreSQL", func(t *testing.T) {
		test(t, inDatabase(t))
	})
}

// inDatabase makes a data folder whose record is in a database.
func inDatabase(t testing.TB) (dir string) {
	t.Helper()
	cluster.Do(func() { cluster.server, cluster.err = pgtest.New() })
	if errors.Is(cluster.err, pgtest.ErrNotInstalled) && os.Getenv(pgtest.Required) == "" {
		t.Skip(cluster.err)
	}
	if cluster.err != nil {
		t.Fatal(cluster.err)
	}
	url, err := cluster.server.Database()
	if err != nil {
		t.Fatal(err)
	}
	return migrated(t, url)
}

// migrated makes a data folder whose record is in this database.
func migrated(t testing.TB, url string) (dir string) {
	t.Helper()
	if _, _, err := postgres.Migrate(t.Context(), url); err != nil {
		t.Fatal(err)
	}
	dir = t.TempDir()
	writeFile(t, filepath.Join(dir, databaseFile), []byte(url))
	return dir
}

// databaseName is what inDatabase's database is called.
func databaseName(t testing.TB, dir string) string {
	name, _, _ := strings.Cut(strings.TrimPrefix(string(readFile(t, filepath.Join(dir, databaseFile))), "postgres:///"), "?")
	return name
}

// elsewhere opens the database of a data folder made by each; nil: it has none.
func elsewhere(dir string) (store.Store, error) {
	url, err := os.ReadFile(filepath.Join(dir, databaseFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return postgres.Open(context.Background(), string(url))
}

// storeAt is the Options.Store of a test's data folder.
func storeAt(t testing.TB, dir string) store.Store {
	t.Helper()
	s, err := elsewhere(dir)
	if err != nil {
		t.Fatal(err)
	}
	if s != nil {
		t.Cleanup(func() { s.Close() })
	}
	return s
}

// kept is what a test's data folder keeps its record in.
func kept(t testing.TB, dir string) store.Store {
	t.Helper()
	if s := storeAt(t, dir); s != nil {
		return s
	}
	return store.Dir(dir)
}

// readKept reads a file of a test's store.
func readKept(t testing.TB, dir, name string) []byte {
	t.Helper()
	text, err := store.ReadAll(t.Context(), kept(t, dir), name)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// writeKept puts a file into a test's store.
func writeKept(t testing.TB, dir, name string, text []byte) {
	t.Helper()
	if err := store.Put(t.Context(), kept(t, dir), name, text); err != nil {
		t.Fatal(err)
	}
}

// touch has a file of a test's store be last written to then.
func touch(t testing.TB, dir, name string, then time.Time) {
	t.Helper()
	var err error
	switch s := kept(t, dir).(type) {
	case *postgres.Store:
		_, err = s.Pool().Exec(t.Context(), `UPDATE vneid.files SET changed = $1 WHERE name = $2`, then, name)
	default:
		err = os.Chtimes(s.Where(name), then, then)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// stands says whether a test's store has a file.
func stands(t testing.TB, dir, name string) bool {
	t.Helper()
	_, err := kept(t, dir).Stat(t.Context(), name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return err == nil
}
