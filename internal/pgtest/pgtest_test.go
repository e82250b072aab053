package pgtest

import (
	"os"
	"strings"
	"testing"
)

// What is committed outlives a kill of the server, and of the server and its
// disk where there is a standby; a standby takes nothing until it is promoted.
func TestServer(t *testing.T) {
	t.Parallel()
	s := Start(t)
	where, err := s.Database()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(where, "/test1?") {
		t.Errorf("the first database is at %s", where)
	}
	query := func(s *Server, statements, want string) {
		t.Helper()
		if got, err := s.Query("test1", statements); err != nil || got != want {
			t.Fatalf("%s gives %q, %v, want %q", statements, got, err, want)
		}
	}
	query(s, "CREATE TABLE t (n int); INSERT INTO t VALUES (1)", "")
	s.Kill()
	if _, err := s.Query("test1", "SELECT 1"); err == nil {
		t.Error("it answers after it was killed")
	}
	if err := s.Run(); err != nil {
		t.Fatal(err)
	}
	query(s, "SELECT n FROM t", "1")

	standby, err := s.Standby()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { standby.Remove() })
	query(s, "INSERT INTO t VALUES (2)", "")
	if _, err := standby.Query("test1", "INSERT INTO t VALUES (3)"); err == nil {
		t.Error("a standby took what was written")
	}
	if err := s.Remove(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(s.dir); !os.IsNotExist(err) {
		t.Errorf("its folder is left: %v", err)
	}
	if err := standby.Promote(); err != nil {
		t.Fatal(err)
	}
	query(standby, "INSERT INTO t VALUES (4); SELECT n FROM t ORDER BY n", "1\n2\n4")
}

// Where PostgreSQL does not come up, the error has its own words.
func TestBadSetting(t *testing.T) {
	t.Parallel()
	Start(t) // skips where there is none
	_, err := New("no_such_setting=1")
	if err == nil || !strings.Contains(err.Error(), "no_such_setting") {
		t.Errorf("a bad setting: %v", err)
	}
}
