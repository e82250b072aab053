//go:build linux

package record

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/pgtest"
	"training.vast.vn/vneid-training/internal/record/store"
)

// A disk that has room but takes no more files is told as such.
func TestOutOfFiles(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=1m,nr_inodes=4"); err != nil {
		t.Skipf("no file system can be mounted here: %v", err)
	}
	defer syscall.Unmount(dir, 0)
	for i := range 4 {
		if err := os.WriteFile(filepath.Join(dir, string(rune('a'+i))), nil, 0o600); err != nil {
			break
		}
	}
	_, err := Open(filepath.Join(dir, "data"), Options{SpareDir: t.TempDir()})
	var f *store.Error
	if !errors.As(err, &f) {
		t.Fatalf("opening it: %v", err)
	}
	if text := f.In(locale.For(locale.Vi)); !strings.Contains(text, "inode") {
		t.Errorf("it says %q", text)
	}
}

// mount puts a disk of so many megabytes at a new folder, for this user or that of
// a database.
func mount(t *testing.T, megabytes int, uid uint32) (dir string) {
	t.Helper()
	dir, err := os.MkdirTemp("", "full") // not the test's folder: another user is to get there
	if err != nil {
		t.Fatal(err)
	}
	err = syscall.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%dm,mode=0700,uid=%d", megabytes, uid))
	t.Cleanup(func() {
		_ = syscall.Unmount(dir, syscall.MNT_DETACH)
		if err := os.Remove(dir); err != nil {
			t.Error(err)
		}
	})
	switch {
	case errors.Is(err, fs.ErrPermission):
		t.Skipf("not tested on a full disk, only root may mount one (a database's is by a trigger, TestDatabaseFull): %v", err)
	case err != nil:
		t.Fatal(err)
	}
	return dir
}

// On a disk that is full nothing is lost: an attempt, and the answers of a quiz
// under way, are kept aside with a sentence that says what to do, and are where
// they belong, once, when there is room.
func TestFullDisk(t *testing.T) {
	for name, test := range map[string]struct {
		makes func(t *testing.T) (dir string, fill func() error, empty func())
		says  string
	}{"folder": {folderOnFullDisk, "free some space there"}, "PostgreSQL": {databaseOnFullDisk, "free some space on the database's disk"}} {
		t.Run(name, func(t *testing.T) {
			dir, fill, empty := test.makes(t)
			f, err := Open(dir, Options{Store: storeAt(t, dir), SpareDir: t.TempDir()})
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			full := func(err error) {
				t.Helper()
				if spare := (*SpareError)(nil); !errors.As(err, &spare) || !strings.Contains(err.Error(), test.says) {
					t.Errorf("on a full disk: %v", err)
				}
			}
			j := journalOf(long("hv-1"))
			j.ID, j.Sitting = NewID(), NewID()
			if err := f.Begin(j); err != nil {
				t.Fatal(err)
			}
			before := 0 // what a page that is not full yet still takes
			for err = fill(); err == nil; err = fill() {
			}
			if !isFull(err) {
				t.Fatalf("the disk is not full: %v", err)
			}
			a := sample("hv-2")
			for {
				a.ID = NewID()
				if _, err = f.Append(t.Context(), a); err != nil {
					break
				}
				before++
			}
			full(err)
			given := 0
			for ; given < 9 || err == nil; given++ {
				if given == len(j.Items) {
					t.Fatal("all answers found room")
				}
				if err = f.Record(j, given, []string{strings.Repeat("a", 9000)}, 1, day); err != nil {
					break
				}
			}
			full(err)
			empty()
			for _, want := range []int{1, 0} {
				if n, err := f.Recover(t.Context()); n != want || err != nil {
					t.Errorf("Recover = %d, %v; want %d", n, err, want)
				}
			}
			if got, _ := readAll(t, dir); len(got) != before+1 || got[before].ID != a.ID {
				t.Errorf("the record has %d attempts, want %d", len(got), before+1)
			}
			if pending, err := f.Pending("hv-1"); err != nil || pending == nil || len(pending.Given) != given+1 {
				t.Errorf("under way: %+v, %v; want %d answers", pending, err, given+1)
			}
		})
	}
}

func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || err != nil && strings.Contains(err.Error(), "No space left on device")
}

func folderOnFullDisk(t *testing.T) (dir string, fill func() error, empty func()) {
	disk := mount(t, 1, uint32(os.Getuid()))
	path := filepath.Join(disk, "else")
	return filepath.Join(disk, "data"), func() error {
			_, err := store.AppendLines(path, os.O_CREATE, []byte(strings.Repeat("x", 1000)))
			return err
		}, func() {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
		}
}

func databaseOnFullDisk(t *testing.T) (dir string, fill func() error, empty func()) {
	inDatabase(t) // starts the server
	query := func(database, statements string) string {
		t.Helper()
		out, err := cluster.server.Query(database, statements)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	info, err := os.Stat(query("postgres", "SHOW data_directory"))
	if err != nil {
		t.Fatal(err)
	}
	disk := mount(t, 16, info.Sys().(*syscall.Stat_t).Uid)
	query("postgres", "CREATE TABLESPACE full_disk LOCATION '"+disk+"'")
	query("postgres", "CREATE DATABASE full_disk TABLESPACE full_disk")
	t.Cleanup(func() {
		query("postgres", "DROP DATABASE full_disk WITH (FORCE)")
		query("postgres", "DROP TABLESPACE full_disk")
	})
	dir = migrated(t, pgtest.URL("full_disk", cluster.server))
	query("full_disk", "CREATE TABLE filler (text text)")
	return dir, func() error {
		_, err := cluster.server.Query("full_disk", "INSERT INTO filler SELECT string_agg(md5(n::text || random()), '') FROM generate_series(1, 50) n, generate_series(1, 300) GROUP BY n")
		return err
	}, func() { query("full_disk", "DROP TABLE filler") }
}
