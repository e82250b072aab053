package postgres_test

import (
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/pgtest"
	"training.vast.vn/vneid-training/internal/record/postgres"
)

// fresh makes a database with today's tables, and returns its address, its
// server and its name there.
func fresh(t *testing.T) (url string, server *pgtest.Server, name string) {
	t.Helper()
	server = pgtest.Start(t)
	url, err := server.Database()
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := postgres.Migrate(t.Context(), url); err != nil {
		t.Fatal(err)
	}
	name, _, _ = strings.Cut(strings.TrimPrefix(url, "postgres:///"), "?")
	return url, server, name
}

func query(t *testing.T, server *pgtest.Server, name, statements string) string {
	t.Helper()
	said, err := server.Query(name, statements)
	if err != nil {
		t.Fatal(err)
	}
	return said
}

// Whatever is wrong with a database, a sentence says what to do, and never the
// password.
func TestFaults(t *testing.T) {
	t.Parallel()
	url, server, name := fresh(t)
	query(t, server, name, `CREATE ROLE stranger LOGIN PASSWORD 'right'; CREATE ROLE guest LOGIN PASSWORD 's3cret'`)
	as := func(user string) string {
		return strings.Replace(url, "user=postgres", "user="+user+"&password=s3cret", 1)
	}
	use := func(url string) error {
		s, err := postgres.Open(t.Context(), url)
		if err != nil {
			return err
		}
		defer s.Close()
		return s.Create(t.Context(), "people.jsonl", []byte("line\n"))
	}
	full := `CREATE OR REPLACE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$;
		CREATE TRIGGER full_disk BEFORE INSERT ON vneid.lines FOR EACH ROW EXECUTE FUNCTION full_disk()`
	for _, tt := range []struct {
		what, before, after string
		url                 string
		want                locale.Fault
	}{
		{"a wrong password", "", "", as("stranger"), locale.DoPassword},
		{"no rights", "", "", as("guest"), locale.DoGrant},
		{"no database", "", "", strings.Replace(as("postgres"), name, "nowhere", 1), locale.DoDatabase},
		{"no server", "", "", "postgres://guest:s3cret@127.0.0.1:1/" + name, locale.DoReach},
		{"no address", "", "", "postgres://guest:s3cret@host:port/%zz?s3cret", locale.DatabaseAddress},
		{"a newer program's", "INSERT INTO vneid.migrations VALUES (99)", "DELETE FROM vneid.migrations WHERE step = 99", url, locale.DoUpdate},
		{"an older program's", "DELETE FROM vneid.migrations WHERE step = (SELECT max(step) FROM vneid.migrations)", "", url, locale.DoMigrate},
		{"a full disk", "INSERT INTO vneid.migrations SELECT coalesce(max(step), 0) + 1 FROM vneid.migrations; " + full, "DROP TRIGGER full_disk ON vneid.lines", url, locale.DoFreeDatabase},
		{"read only", "ALTER DATABASE " + name + " SET default_transaction_read_only = on", "ALTER DATABASE " + name + " RESET default_transaction_read_only", url, locale.DoWritable},
		{"an empty one", "DROP SCHEMA vneid CASCADE", "", url, locale.DoMigrate},
	} {
		if tt.before != "" {
			query(t, server, name, tt.before)
		}
		err := use(tt.url)
		switch {
		case tt.after == "":
		case tt.want == locale.DoWritable:
			query(t, server, "postgres", tt.after)
		default:
			query(t, server, name, tt.after)
		}
		for _, language := range []string{locale.Vi, locale.En} {
			w := locale.For(language)
			if err == nil || !strings.Contains(w.Tell(err), w.Faults[tt.want]) {
				t.Errorf("%s: %v, want it to say %q", tt.what, err, w.Faults[tt.want])
				continue
			}
			if said := w.Tell(err); strings.Contains(said+err.Error(), "s3cret") || strings.Contains(said, "\n") || language == locale.Vi && strings.Contains(said, "refused") {
				t.Errorf("%s: the password is told, or more than a sentence in one language: %s", tt.what, said)
			}
		}
	}
}

// The views count what a report counts, whatever else stands among the lines,
// and are all that the reader may read.
func TestViews(t *testing.T) {
	t.Parallel()
	url, server, name := fresh(t)
	s, err := postgres.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	attempt := func(id, learner, more string) string {
		return `{"v":1,"type":"attempt","id":"` + id + `","learner":"` + learner + `","unit":"IOIT'; DROP TABLE vneid.lines; --","verified":false,"deck":{"id":"vneid"},"mode":"self",` +
			`"started_at":"2026-11-23T02:00:00.000Z","ended_at":"2026-11-23T02:10:00.000Z","seconds":600,"score":{"correct":1,"of":2,"scaled":0.5},"passed":true,` +
			`"answers":[{"question":"a","revision":"1","type":"single","correct":true,"seconds":2},{"question":"b","revision":"1","type":"single","correct":false,"seconds":4}]` + more + "}\n"
	}
	record := attempt("1", "hv-1", "") + attempt("1", "hv-1", "") + attempt("2", "hv-2", `,"hasty":true`) + attempt("3", "hv-3", `,"hasty":true`) + attempt("4", "hv-4", "") + attempt("5", "hv-5", "") +
		`{"v":1,"type":"attempt","id":"6","learner":"hv-6","started_at":"today","ended_at":7,"score":"all","answers":{}}` + "\n{torn\n\n\xff\x00\n[1]\n7\n" +
		`{"v":1,"type":"accept","attempt":"3"}` + "\n" + `{"v":1,"type":"void","attempt":"4"}` + "\n" + `{"v":1,"type":"erase","learner":"hv-5","at":"2026-11-24T00:00:00.000Z"}` + "\n"
	if err := s.Create(t.Context(), "results.jsonl", []byte(record)); err != nil {
		t.Fatal(err)
	}
	if err := s.Create(t.Context(), "people.jsonl", []byte(`{"name":"Nguyễn Văn An"}`)); err != nil {
		t.Fatal(err)
	}
	for statement, want := range map[string]string{
		`SELECT id FROM vneid.v_attempts WHERE counts ORDER BY id`:                                        "1\n3",
		`SELECT id FROM vneid.v_attempts WHERE withdrawn ORDER BY id`:                                     "4\n5",
		`SELECT attempts, learners, passed, mean_score FROM vneid.v_units`:                                "2|2|2|0.5",
		`SELECT question, asked, correct, median_seconds FROM vneid.v_items ORDER BY question`:            "a|2|2|2\nb|2|0|4",
		`SELECT started_at IS NULL, ended_at IS NULL, score IS NULL FROM vneid.v_attempts WHERE id = '6'`: "t|t|t",
	} {
		if got := query(t, server, name, statement); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", statement, got, want)
		}
	}
	query(t, server, name, `CREATE ROLE vneid_reader`)
	if _, _, err := postgres.Migrate(t.Context(), url); err != nil {
		t.Fatal(err)
	}
	if got := query(t, server, name, `SET ROLE vneid_reader; SELECT attempts FROM vneid.v_units`); got != "2" {
		t.Errorf("the reader reads %q", got)
	}
	if _, err := server.Query(name, `SET ROLE vneid_reader; SELECT * FROM vneid.lines`); err == nil {
		t.Error("the reader reads the lines, and the names among them")
	}
	if l, err := s.Look(t.Context()); err != nil || !l.Reader || l.Standby || l.Files != 2 {
		t.Errorf("Look = %+v, %v", l, err)
	}
}

// Statements are written down as they are: none is put together.
func TestNoStatementIsBuilt(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			sel, ok := call.Fun.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			at, ok := map[string]int{"Queue": 0, "Exec": 1, "Query": 1, "QueryRow": 1}[sel.Sel.Name]
			if !ok || at >= len(call.Args) {
				return true
			}
			seen++
			switch sql := call.Args[at].(type) {
			case *ast.BasicLit:
			case *ast.Ident: // the embedded file of grants
				if sql.Name != "reader" {
					t.Errorf("%s: a statement in a variable", set.Position(sql.Pos()))
				}
			case *ast.IndexExpr: // the embedded migrations
				if from, ok := sql.X.(*ast.Ident); !ok || from.Name != "todo" {
					t.Errorf("%s: a statement from a list", set.Position(sql.Pos()))
				}
			default:
				t.Errorf("%s: a statement that is put together", set.Position(sql.Pos()))
			}
			return true
		})
	}
	if seen < 15 {
		t.Errorf("%d statements found", seen)
	}
}

// Nothing counts as written before the standby has it too.
func TestWaitsForTheStandby(t *testing.T) {
	t.Parallel()
	url, server, _ := fresh(t)
	s, err := postgres.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	standby, err := server.Standby()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := standby.Remove(); err != nil {
			t.Error(err)
		}
	})
	put := func(name string) error {
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		return s.Create(ctx, name, []byte("line\n"))
	}
	if err := put("with"); err != nil {
		t.Errorf("with the standby: %v", err)
	}
	if l, err := s.Look(t.Context()); err != nil || !l.Standby {
		t.Errorf("Look = %+v, %v", l, err)
	}
	standby.Kill()
	for query(t, server, "postgres", `SELECT count(*) FROM pg_stat_replication`) != "0" {
		time.Sleep(10 * time.Millisecond) // processes of a killed server live a moment longer
	}
	if err := put("without"); err == nil {
		t.Error("it counts as written though the standby is dead")
	}
	if err := server.Alone(); err != nil {
		t.Fatal(err)
	}
	if err := put("alone"); err != nil {
		t.Errorf("alone: %v", err)
	}
}
