package deploy_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"

	"training.vast.vn/vneid-training/internal/locale"
)

// What the alerts say is told at the right moments, as Prometheus itself judges.
const alertTests = `rule_files: [rules.yml]
evaluation_interval: 1m
tests:
  - interval: 1m
    input_series:
      - {series: 'up{job="vneid-training"}', values: '1 1 0 0 0 1 1 1 1 1 1 1 1'}
      - {series: 'vneid_training_write_errors_total', values: '0 0 0 1 1 1 1 1 1 1 1 1 1 1 1 1 1'}
      - {series: 'vneid_training_disk_free_bytes', values: '900e6 400e6x20'}
      - {series: 'vneid_training_limits_total{limit="connects"}', values: '0+3x20'}
      - {series: 'vneid_training_limits_total{limit="idle"}', values: '0+30x20'}
      - {series: 'vneid_training_sessions{instance="a",job="vneid-training"}', values: '1900x20'}
      - {series: 'vneid_training_limit{limit="max-sessions",instance="a",job="vneid-training"}', values: '2000x20'}
    alert_rule_test:
      - {eval_time: 2m, alertname: TrainingDown}
      - {eval_time: 3m, alertname: TrainingDown, exp_alerts: [{exp_labels: {severity: page, job: vneid-training}, exp_annotations: {summary: The training server does not answer.}}]}
      - {eval_time: 5m, alertname: TrainingDown}
      - {eval_time: 2m, alertname: TrainingResultsNotWritten}
      - {eval_time: 4m, alertname: TrainingResultsNotWritten, exp_alerts: [{exp_labels: {severity: page}, exp_annotations: {summary: "Results can't be written. Look at the disk of the data folder."}}]}
      - {eval_time: 15m, alertname: TrainingResultsNotWritten}
      - {eval_time: 4m, alertname: TrainingDiskFull}
      - {eval_time: 7m, alertname: TrainingDiskFull, exp_alerts: [{exp_labels: {severity: page}, exp_annotations: {summary: Less than 500 MB are free for the data folder.}}]}
      - {eval_time: 1m, alertname: TrainingTurnedAway}
      - {eval_time: 10m, alertname: TrainingTurnedAway, exp_alerts: [{exp_labels: {severity: ticket}, exp_annotations: {summary: "People are turned away. Look at --max-sessions, --max-per-address and --max-connects."}}]}
      - {eval_time: 6m, alertname: TrainingNearlyFull, exp_alerts: [{exp_labels: {severity: ticket, instance: a, job: vneid-training}, exp_annotations: {summary: Nine of ten places are taken.}}]}
      - {eval_time: 10m, alertname: TrainingPanic}
      - {eval_time: 10m, alertname: TrainingSlow}
`

func TestAlerts(t *testing.T) {
	promtool, err := exec.LookPath("promtool")
	if err != nil {
		t.Skip("no promtool here to judge the rules")
	}
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, language := range []string{locale.Vi, locale.En} {
		rules := file(t, "alerts", language)
		write("rules.yml", rules)
		write("vneid-training.rules.yml", rules)
		for _, args := range [][]string{
			{"check", "rules", filepath.Join(dir, "rules.yml")},
			{"check", "config", write("prometheus.yml", file(t, "prometheus", language))},
			{"test", "rules", write("tests.yml", alertTests)},
		} {
			if language == locale.Vi && args[0] == "test" {
				continue // the same rules, in other words
			}
			if out, err := exec.Command(promtool, args...).CombinedOutput(); err != nil {
				t.Errorf("%s, promtool %v: %v\n%s", language, args, err, out)
			}
		}
	}
}

// The dashboard is JSON that Grafana takes, and asks for figures that the
// alerts or the server's own tests know (internal/server, TestMetrics).
func TestDashboard(t *testing.T) {
	for _, language := range []string{locale.Vi, locale.En} {
		var board struct {
			Title  string `json:"title"`
			Panels []struct {
				Title   string `json:"title"`
				Targets []struct {
					Expr string `json:"expr"`
				} `json:"targets"`
			} `json:"panels"`
		}
		if err := json.Unmarshal([]byte(file(t, "grafana", language)), &board); err != nil {
			t.Fatal(err)
		}
		if board.Title == "" || len(board.Panels) < 6 {
			t.Errorf("%s: %q with %d panels", language, board.Title, len(board.Panels))
		}
		for _, p := range board.Panels {
			for _, q := range p.Targets {
				if p.Title == "" || !regexp.MustCompile(`vneid_training_|process_`).MatchString(q.Expr) {
					t.Errorf("%s: %q asks %q", language, p.Title, q.Expr)
				}
			}
		}
	}
}
