package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"training.vast.vn/vneid-training/internal/locale"
)

// english is what no sentence in Vietnamese holds.
var english = regexp.MustCompile(`(?i)\b(the|is|are|not|cannot|invalid|unknown|missing|such|denied|error|reading|opening|must)\b`)

// Whoever speaks Vietnamese is told in Vietnamese why a command does not start.
func TestStartsThatFailInVietnamese(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string, mode os.FileMode) string {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), mode); err != nil {
			t.Fatal(err)
		}
		return path
	}
	empty, missing := filepath.Join(dir, "empty"), filepath.Join(dir, "none")
	if err := os.Mkdir(empty, 0o700); err != nil {
		t.Fatal(err)
	}
	file := write("file", "", 0o600)
	used := filepath.Dir(write("used/results.jsonl", "{}\n", 0o600))
	badKey := filepath.Dir(write("key/host_ed25519", "no key", 0o600))
	columns := write("columns.csv", "x,y\n", 0o600)
	unit := write("unit.csv", "unit,name\nXYZ,Lê Lan\n", 0o600)
	quotes := write("quotes.csv", "unit,name\n\"a,b\n", 0o600)
	badID := filepath.Dir(write("id/results.jsonl", "", 0o600))
	write("id/learner.key", "no key", 0o600)
	fresh := func() string { return filepath.Join(t.TempDir(), "data") }
	serve := []string{"serve", "--listen", "127.0.0.1:0", "--data"}
	serving := func(data string, args ...string) []string { return append(append(serve[:4:4], data), args...) }

	for _, tt := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"--colour"}, usage, "không có tham số --colour; xem --help"},
		{[]string{"report", "-x"}, usage, "không có tham số -x; xem --help"},
		{[]string{"present", "--theme"}, usage, "sau --theme cần có giá trị"},
		{[]string{"--theme", "pink"}, usage, `--theme: không có bộ màu "pink"; hãy viết auto, dark, light, projector hoặc contrast`},
		{[]string{"--plain=perhaps"}, usage, `--plain: không hiểu "perhaps"; hãy viết true hoặc false`},
		{[]string{"present", "a", "b"}, usage, `mỗi lần chỉ mở một bộ bài giảng: thừa "b"`},
		{nil, usage, "vneid-training: cần một cửa sổ dòng lệnh để hiện bài."},
		{[]string{"kiosk", "--idle", "soon"}, usage, `--idle: không hiểu "soon"; hãy viết một khoảng thời gian như 90s hoặc 2m`},
		{[]string{"kiosk", "--idle", "1ms"}, usage, "--idle: 1ms ngắn quá; hãy viết ít nhất là 1s"},
		{[]string{"check", missing}, failed, "không mở được bộ bài giảng " + missing + ": không có tệp hay thư mục này; hãy nêu thư mục"},
		{[]string{"check", file}, failed, file + " không phải là thư mục; hãy nêu thư mục chứa deck.yaml"},
		{[]string{"check", "a", "b", "c"}, usage, `chỉ kiểm tra một bộ bài giảng và bản dịch của nó: thừa "c"`},
		{[]string{"export", "--format", "pdf"}, usage, `--format: không có định dạng "pdf"; hãy viết html, markdown, gift hoặc deck`},
		{[]string{"export", "--format", "html", "-o", filepath.Join(missing, "x")}, failed, "không có tệp hay thư mục này"},
		{[]string{"import"}, usage, "sau import hãy viết một trong: gift"},
		{[]string{"import", "gift", missing}, failed, missing + ": không có tệp hay thư mục này"},
		{[]string{"new", used}, failed, "không ghi được bài giảng mới vào " + used + ": thư mục đã có tệp (results.jsonl)"},
		{[]string{"people"}, usage, "sau people hãy viết một trong: accept, claim, correct, enrol, erase, export, show, unlock"},
		{[]string{"people", "show"}, usage, "thiếu: TÊN-HOẶC-MÃ"},
		{[]string{"certificate"}, usage, "thiếu: MÃ-BIÊN-NHẬN"},
		{[]string{"prezent"}, usage, `không có lệnh "prezent"; có phải anh, chị định gõ: vneid-training present?`},
		{[]string{"learn"}, usage, `không có lệnh "learn"; có phải anh, chị định gõ: vneid-training present?`},
		{[]string{"version"}, usage, `không có lệnh "version"; có phải anh, chị định gõ: vneid-training --version?`},
		{[]string{"lead", "--help"}, usage, `không có lệnh "lead"; có phải anh, chị định gõ: vneid-training serve?`},
		{[]string{"zzz"}, usage, `không có lệnh "zzz", cũng không có thư mục bài giảng nào tên như vậy; xem các lệnh: vneid-training --help`},
		{[]string{"help", "foo"}, usage, `không có lệnh "foo"`},
		{[]string{"people", "shwo"}, usage, `không có lệnh "shwo"; có phải anh, chị định gõ: vneid-training people show?`},
		{[]string{"results", "zzz"}, usage, `không có lệnh "zzz"; xem các lệnh: vneid-training results --help`},
		{[]string{"completion"}, usage, "thiếu: bash|zsh|fish|powershell"},
		{[]string{"completion", "tcsh"}, usage, `không hiểu "tcsh"; hãy viết bash, zsh, fish hoặc powershell`},
		{[]string{"man", "x"}, usage, `thừa "x": lệnh này chỉ nhận`},
		{[]string{"people", "show", "An", "--data", badID}, failed, "learner.key: tệp phải có 64 chữ số hệ 16"},
		{[]string{"people", "show", "An", "--data", empty}, failed, "không"},
		{[]string{"present", "--plain", "--route", "zzz"}, failed, "zzz"},
		{[]string{"prune", "--older-than", "soon"}, usage, "soon"},
		{[]string{"export", "--format", "gift", "--notes"}, usage, "--notes"},
		{[]string{"certificate", "AAAA-BBBB", "--data", empty}, failed, "không"},
		{[]string{"doctor", "x"}, usage, `thừa "x": lệnh này chỉ nhận các tham số bắt đầu bằng --`},
		{[]string{"deploy", "boat"}, usage, `deploy: không có mẫu nào tên "boat"; hãy viết một trong: alerts, container,`},
		{[]string{"notes", "a", "b"}, usage, `thừa "b"; tên có dấu cách phải đặt trong dấu ngoặc kép`},
		{[]string{"results", "verify", missing}, failed, missing + ": không có tệp hay thư mục này"},
		{[]string{"verify", "--key", file, "x"}, failed, "trong tệp không có khóa công khai Ed25519 dạng PEM"},
		{[]string{"report", "--data", empty}, failed, "trong " + empty + " chưa có sổ kết quả; hãy nêu thư mục dữ liệu bằng --data THƯ-MỤC"},
		{[]string{"report", "--data", used, "--due", "soon"}, usage, `--due: "soon" không phải là một ngày`},
		{[]string{"report", "--data", used, "--roster", missing}, usage, "--roster: " + missing + ": không có tệp hay thư mục này"},
		{[]string{"report", "--data", used, "--roster", columns}, usage, "dòng 1: các cột mang tên x, y; danh sách cần các cột"},
		{[]string{"report", "--data", used, "--roster", unit}, usage, `dòng 2: trong bài giảng không có đơn vị "XYZ"`},
		{[]string{"report", "--data", used, "--roster", quotes}, usage, "dòng 2: dấu ngoặc kép không được đóng"},
		{[]string{"report", "--data", used, "--briefing", "soon"}, usage, `--briefing: "soon" không phải là mã phòng hay một ngày`},
		{serving(used), failed, "thiếu khóa máy chủ " + filepath.Join(used, "host_ed25519")},
		{serving(badKey), failed, "trong tệp không có khóa riêng; hãy lấy lại từ bản sao lưu"},
		{serving(file), failed, "không đọc được khóa máy chủ: " + filepath.Join(file, "host_ed25519") + ": không phải là thư mục"},
		{serving(fresh(), "--members", missing), failed, "--members: " + missing + ": không có tệp hay thư mục này"},
		{serving(fresh(), "--max-sessions", "many"), usage, `--max-sessions: không hiểu "many"; hãy viết một số`},
		{serving(fresh(), "--max-sessions", "0"), usage, "--max-sessions nhỏ quá nên không ai học được"},
		{serving(fresh(), "--proxy", "all"), usage, `--proxy: "all" không phải là một mạng`},
		{serving(fresh(), "--admin", ":9222"), failed, "--admin :9222: người khác có thể đọc được"},
		{[]string{"serve", "--data", fresh(), "--listen", "1:2:3"}, usage, `--listen: "1:2:3" không phải là địa chỉ; hãy viết như :2222`},
		{[]string{"serve", "--data", fresh(), "--listen", "99999"}, usage, `--listen: "99999" không phải là địa chỉ; hãy viết như :2222`},
		{[]string{"serve", "--data", fresh(), "--listen", ":99999"}, usage, `--listen: ":99999" không phải là địa chỉ; hãy viết như :2222`},
	} {
		t.Run(strings.Join(tt.args, " "), func(t *testing.T) {
			t.Parallel()
			cmd := command(t, nil, append([]string{"--lang", "vi"}, tt.args...)...)
			out, _ := cmd.CombinedOutput()
			if code := cmd.ProcessState.ExitCode(); code != tt.code || !strings.Contains(string(out), tt.says) {
				t.Errorf("exit %d, said %q; want %d and %q", code, out, tt.code, tt.says)
			}
			// Names of files and flags are not words.
			said := regexp.MustCompile(regexp.QuoteMeta(filepath.Dir(dir))+`\S*|--?[a-z-]+|"[^"]*"`).ReplaceAllString(string(out), "")
			if word := english.FindString(said); word != "" || strings.Count(string(out), "\n") != 1 {
				t.Errorf("%q is not one line of Vietnamese: %q", out, word)
			}
		})
	}
}

// Every command says in a line of Vietnamese what is wrong with a flag that it
// has not, a flag without its value, and more words than it takes.
func TestMistakesInVietnamese(t *testing.T) {
	names := regexp.MustCompile(`--?[a-z-]+|"[^"]*"|vneid-training( [a-z]+)*`)
	everyCommand(rootCommand(locale.For(locale.Vi)), func(c *cobra.Command) {
		path := strings.Fields(c.CommandPath())[1:]
		mistakes := [][]string{{"--zzz"}, {"-z"}, {"--lang"}}
		if len(path) > 0 && !slices.Contains([]string{"report", "verify", "claim"}, c.Name()) { // those take any number of files or receipts
			mistakes = append(mistakes, []string{"a", "b", "c", "d"})
		}
		for _, m := range mistakes {
			args := append(append([]string{}, path...), m...)
			t.Run(strings.Join(args, " "), func(t *testing.T) {
				t.Parallel()
				cmd := command(t, []string{"VNEID_TRAINING_LANG=vi"}, args...)
				out, _ := cmd.CombinedOutput()
				said := names.ReplaceAllString(string(out), "")
				if code := cmd.ProcessState.ExitCode(); code != usage || strings.Count(string(out), "\n") != 1 || englishWords.MatchString(said) || english.MatchString(said) {
					t.Errorf("exit %d, said %q", code, out)
				}
			})
		}
	})
}
