package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"training.vast.vn/vneid-training/internal/record"
)

// twoPeople makes a data folder with the attempts of two people, of whom one has
// passed, and a roster of three.
func twoPeople(t *testing.T) (data, roster string) {
	t.Helper()
	data = t.TempDir()
	f, err := record.Open(data, record.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for i, name := range []string{"Trần Bình", "Lê Lan"} {
		p := record.Person{Name: name, Unit: "IOIT", Learner: f.LearnerID(name, "IOIT", "")}
		if err := f.Remember(t.Context(), p); err != nil {
			t.Fatal(err)
		}
		at := time.Date(2026, 11, 20, 3, 0, 0, 0, time.UTC)
		a := record.Attempt{Learner: p.Learner, Unit: "IOIT", Mode: record.Self, How: record.Submitted, StartedAt: record.At(at), EndedAt: record.At(at), Score: record.Score{Correct: 10 - 5*i, Of: 10}, Passed: i == 0}
		if _, err := f.Append(context.Background(), a); err != nil {
			t.Fatal(err)
		}
	}
	roster = filepath.Join(t.TempDir(), "roster.csv")
	if err := os.WriteFile(roster, []byte("unit,name\nIOIT,Trần Bình\nIOIT,Lê Lan\nIMH,Phạm Sơn\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return data, roster
}

func TestReportThroughAPipe(t *testing.T) {
	data, roster := twoPeople(t)
	for _, tt := range []struct {
		name     string
		env      []string
		args     []string
		contains []string
	}{
		{"text", nil, []string{"--due", "20/11/2026"}, []string{"Báo cáo tập huấn", "Viện Công nghệ thông tin", "Hạn hoàn thành: 20/11/2026, đã qua "}},
		{"a file", nil, []string{filepath.Join(data, "results.jsonl")}, []string{"Được tính 2"}},
		{"the same file twice", nil, []string{filepath.Join(data, "results.jsonl"), filepath.Join(data, "results.jsonl")}, []string{"Trùng 2"}},
		{"who is left", nil, []string{"--roster", roster}, []string{"Lê Lan", "chưa đạt, 50 %", "Phạm Sơn"}},
		{"who has passed", nil, []string{"--table", "people"}, []string{"Trần Bình", "Viện Công nghệ thông tin", "20/11/2026 10:00", "tự khai"}},
		{"a span of days", nil, []string{"--since", "21/11/2026", "--format", "jsonl", "--table", "summary"}, []string{`"started":0,"passed":0`}},
		{"English", nil, []string{"--lang", "en"}, []string{"Progress by unit"}},
		{"csv", nil, []string{"--format", "csv", "--table", "units"}, []string{"\ufeffMã đơn vị,Đơn vị"}},
		{"jsonl", nil, []string{"--format=jsonl"}, []string{`{"table":"summary","people":null,"started":2,"passed":1`}},
		{"html", nil, []string{"--format", "html"}, []string{"<!doctype html>", "</html>"}},
		{"xapi", nil, []string{"--format", "xapi"}, []string{"http://adlnet.gov/expapi/verbs/passed"}},
		{"xlsx", nil, []string{"--format", "xlsx"}, []string{"PK\x03\x04"}},
		{"the environment", []string{"VNEID_TRAINING_FORMAT=csv", "VNEID_TRAINING_TABLE=units"}, nil, []string{"\ufeffMã đơn vị"}},
		{"a flag beats it", []string{"VNEID_TRAINING_FORMAT=csv"}, []string{"--format", "text"}, []string{"Báo cáo tập huấn"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			cmd := command(t, append(tt.env, "VNEID_TRAINING_DATA="+data), append([]string{"report"}, tt.args...)...)
			var said bytes.Buffer
			cmd.Stderr = &said
			out, err := cmd.Output()
			if err != nil || said.Len() > 0 {
				t.Fatalf("%v, stderr %q", err, said.String())
			}
			for _, want := range tt.contains {
				if !strings.Contains(string(out), want) {
					t.Errorf("%q is not in\n%.2000s", want, out)
				}
			}
			if tt.name != "xlsx" && bytes.ContainsRune(out, '\x1b') {
				t.Error("escape codes in a pipe")
			}
			if names := "Bình"; tt.name != "who has passed" && strings.Contains(string(out), names) {
				t.Error("somebody who is not left is named")
			}
		})
	}
	cmd := command(t, nil, "report", "--data", data, "--format", "json", "--roster", "-")
	cmd.Stdin = strings.NewReader("unit;name\nIMH;Phạm Sơn\n")
	out, err := cmd.Output()
	var whole struct {
		Tables struct{ Left []struct{ Name string } }
	}
	if err != nil || json.Unmarshal(out, &whole) != nil || len(whole.Tables.Left) != 1 || whole.Tables.Left[0].Name != "Phạm Sơn" {
		t.Errorf("roster from standard input: %v\n%s", err, out)
	}
}

func TestReportInATerminal(t *testing.T) {
	data, _ := twoPeople(t)
	for _, env := range [][]string{nil, {"NO_COLOR=1"}} {
		p := start(t, env, "report", "--data", data, "--theme", "dark")
		see(t, p, "Chất lượng dữ liệu", "chuỗi liền mạch")
		if code, err := p.Wait(); code != 0 || err != nil {
			t.Errorf("exits %d, %v", code, err)
		}
	}
	p := start(t, nil, "report", "--data", data, "--format", "xlsx")
	see(t, p, "xlsx không hiện được trong cửa sổ dòng lệnh")
	if code, _ := p.Wait(); code != usage {
		t.Errorf("a workbook for a terminal exits %d, want %d", code, usage)
	}
}

func TestReportsThatFail(t *testing.T) {
	data, roster := twoPeople(t)
	bad := filepath.Join(t.TempDir(), "bad.csv")
	if err := os.WriteFile(bad, []byte("unit,name\nXYZ,Lê Lan\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		env  []string
		args []string
		code int
		says string
	}{
		{nil, []string{"--format", "pdf"}, usage, `--format: no format "pdf"; write text, csv, json, jsonl, xlsx, html or xapi`},
		{[]string{"VNEID_TRAINING_FORMAT=pdf"}, nil, usage, `VNEID_TRAINING_FORMAT: no format "pdf"`},
		{nil, []string{"--due", "31/02/2026"}, usage, `--due: "31/02/2026" is no day`},
		{nil, []string{"--unit", "XYZ"}, usage, `--unit: no unit "XYZ"`},
		{nil, []string{"--table", "all", "--format", "csv"}, usage, `--table: no table "all"`},
		{nil, []string{"--table", "units", "--format", "html"}, usage, "--table: goes with --format text"},
		{nil, []string{"--since", "2026-11-30", "--until", "1/11/2026"}, usage, "--until: the last day"},
		{nil, []string{"--csv-separator", "#"}, usage, "--csv-separator: columns are not parted by"},
		{nil, []string{"--table", "left", "--format", "csv"}, usage, "only with --roster"},
		{nil, []string{"--roster", "none.csv"}, usage, "--roster: open none.csv"},
		{nil, []string{"--roster", bad}, usage, `bad.csv: line 2: no unit "XYZ"`},
		{nil, []string{"--roster", "-", "-"}, usage, "standard input holds the results"},
		{nil, []string{"--theme", "pink"}, usage, `--theme: no theme "pink"`},
		{nil, []string{"--colour"}, usage, "unknown flag"},
		{nil, []string{"none.jsonl"}, failed, "none.jsonl"},
		{nil, []string{data}, failed, "is a folder"},
		{nil, []string{"--deck", roster}, usage, "--deck: " + roster + " is no folder"},
		{[]string{"VNEID_TRAINING_DATA=" + t.TempDir()}, nil, failed, "there is no record in"},
	} {
		cmd := command(t, append([]string{"VNEID_TRAINING_DATA=" + data, "LANG=en_US.UTF-8"}, tt.env...), append([]string{"report"}, tt.args...)...)
		var said bytes.Buffer
		cmd.Stderr = &said
		out, _ := cmd.Output()
		if code := cmd.ProcessState.ExitCode(); code != tt.code || !strings.Contains(said.String(), tt.says) || strings.Count(said.String(), "\n") != 1 || len(out) > 0 {
			t.Errorf("report %v %v: says %q, exits %d, writes %d bytes; want %q and %d", tt.env, tt.args, said.String(), code, len(out), tt.says, tt.code)
		}
	}
}

// Who is to be reminded comes as a list for whoever sends mail, and nothing else
// is done.
func TestReminders(t *testing.T) {
	data, _ := twoPeople(t)
	const tomorrow = "2026-11-21"
	for format, want := range map[string]string{"csv": "IOIT,Viện Công nghệ thông tin", "ics": "BEGIN:VCALENDAR"} {
		out, err := command(t, nil, "report", "--data", data, "--remind", tomorrow, "--format", format).CombinedOutput()
		if err != nil || !strings.Contains(string(out), want) {
			t.Errorf("%s: %v\n%s", format, err, out)
		}
	}
	if out, err := command(t, nil, "report", "--data", data, "--remind", tomorrow, "--format", "html").CombinedOutput(); err == nil || !strings.Contains(string(out), "ics") {
		t.Errorf("as a page: %v\n%s", err, out)
	}
}

// Every time is shown by Vietnam's clock, whatever that of the machine is.
func TestVietnamsClock(t *testing.T) {
	data, _ := twoPeople(t)
	for _, args := range [][]string{
		{"report", "--table", "people"}, {"report", "--table", "people", "--format", "csv", "--csv-separator", ";"}, {"people", "show", "Trần Bình"},
	} {
		out, err := command(t, []string{"TZ=America/New_York", "VNEID_TRAINING_DATA=" + data}, args...).CombinedOutput()
		if err != nil || !strings.Contains(string(out), "20/11/2026 10:00") { // 03:00 UTC
			t.Errorf("%q: %v\n%s; want 10:00 on the 20th", args, err, out)
		}
	}
	out, err := command(t, []string{"TZ=America/New_York", "VNEID_TRAINING_DATA=" + data}, "report").CombinedOutput()
	if now := time.Now().In(time.FixedZone("", 7*60*60)).Format("02/01/2006 15:"); err != nil || !strings.Contains(string(out), "Lập lúc "+now) {
		t.Errorf("%v: want “Lập lúc %s”\n%.300s", err, now, out)
	}
}
