package main

import (
	"bufio"
	"bytes"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"

	"training.vast.vn/vneid-training/internal/termtest"
)

// daemon is a server as it is shipped.
type daemon struct {
	cmd  *exec.Cmd
	port string
	data string
	done chan struct{} // closed when it has ended

	mu  sync.Mutex
	log bytes.Buffer
}

var servingOn = regexp.MustCompile(`msg=serving address=\S*:(\d+)`)

// serveSSH starts the binary as a server on a data folder, in whose folder it is at
// home: what it keeps aside there its next start finds.
func serveSSH(t *testing.T, data string, args ...string) *daemon {
	t.Helper()
	d := &daemon{data: data, done: make(chan struct{})}
	d.cmd = command(t, []string{"HOME=" + filepath.Dir(data)}, append([]string{"serve", "--listen", "127.0.0.1:0", "--data", data, "--host", "training.test:22"}, args...)...)
	said, err := d.cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := d.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ready := make(chan string, 1)
	go func() {
		defer close(d.done)
		lines := bufio.NewScanner(said)
		for lines.Scan() {
			d.mu.Lock()
			d.log.WriteString(lines.Text() + "\n")
			d.mu.Unlock()
			if m := servingOn.FindStringSubmatch(lines.Text()); m != nil {
				ready <- m[1]
			}
		}
		_ = d.cmd.Wait()
	}()
	t.Cleanup(func() {
		_ = d.cmd.Process.Kill()
		<-d.done
	})
	select {
	case d.port = <-ready:
	case <-d.done:
		t.Fatalf("the server did not start:\n%s", d.said())
	}
	return d
}

func (d *daemon) said() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.log.String()
}

// sshArgs are those of OpenSSH's client to this server: no settings of the
// machine count, and the host key is the one that the server made.
func (d *daemon) sshArgs(t *testing.T, more ...string) []string {
	t.Helper()
	public, err := os.ReadFile(filepath.Join(d.data, "host_ed25519.pub"))
	if err != nil {
		t.Fatal(err)
	}
	known := filepath.Join(t.TempDir(), "known_hosts")
	if err := os.WriteFile(known, []byte("[127.0.0.1]:"+d.port+" "+string(public)), 0o600); err != nil {
		t.Fatal(err)
	}
	return append([]string{"-F", "none", "-p", d.port, "-o", "StrictHostKeyChecking=yes", "-o", "UserKnownHostsFile=" + known,
		"-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none", "-o", "SendEnv=LANG"}, more...)
}

// ssh opens OpenSSH's client in a terminal of 100x30.
func (d *daemon) ssh(t *testing.T, more ...string) *termtest.Program {
	t.Helper()
	p, err := termtest.Start(d.sshCommand(t, more...), 100, 30)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Kill)
	return p
}

// sshCommand is OpenSSH's client to this server.
func (d *daemon) sshCommand(t *testing.T, more ...string) *exec.Cmd {
	t.Helper()
	cmd := command(t, nil)
	client, err := exec.LookPath("ssh")
	if err != nil {
		t.Fatalf("this test needs OpenSSH's client (apt-get install openssh-client): %v", err)
	}
	cmd.Path, cmd.Args = client, append([]string{"ssh"}, d.sshArgs(t, more...)...)
	return cmd
}

// sshKey makes a key with ssh-keygen.
func sshKey(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "id")
	if out, err := exec.Command("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path).CombinedOutput(); err != nil {
		t.Fatalf("ssh-keygen: %v\n%s", err, out)
	}
	return path
}

// identifyOverSSH fills the form in, from the quiz's first screen.
func identifyOverSSH(t *testing.T, p *termtest.Program) {
	t.Helper()
	see(t, p, "Họ và tên")
	press(t, p, "Nguyễn Văn An", "enter", "cong nghe thong tin")
	see(t, p, "Viện Công nghệ thông tin")
	press(t, p, "enter", "enter", "enter")
}

// The whole way with OpenSSH's client and no key: the first visit, learning,
// the quiz; the client is killed, the server is killed, and the result is in
// the file.
func TestOverSSHFromTheFirstVisitToTheRecord(t *testing.T) {
	t.Parallel()
	data := filepath.Join(t.TempDir(), "data")
	d := serveSSH(t, data)
	p := d.ssh(t, "127.0.0.1")
	see(t, p, "Bắt đầu học", "Làm bài kiểm tra")
	press(t, p, "enter")
	see(t, p, "trang 1/")
	press(t, p, "right")
	see(t, p, "trang 2/")
	press(t, p, "q")
	see(t, p, "Học tiếp từ trang 2")
	press(t, p, "q")
	if code, err := p.Wait(); code != 0 || err != nil {
		t.Fatalf("leaving ends with %d, %v", code, err)
	}

	p = d.ssh(t, "-t", "127.0.0.1", "quiz")
	identifyOverSSH(t, p)
	for n := 1; n <= 3; n++ {
		answer(t, p, n)
	}
	see(t, p, "Câu 4/10")
	code := regexp.MustCompile(`Mã làm tiếp (\d{6})`).FindStringSubmatch(p.Text())
	if code == nil {
		t.Fatalf("no resume code:\n%s", p.Text())
	}
	p.Kill() // as a lost connection

	p = d.ssh(t, "-t", "127.0.0.1", "quiz")
	identifyOverSSH(t, p)
	see(t, p, "[______]")
	press(t, p, code[1], "enter")
	for n := 4; n <= 6; n++ {
		answer(t, p, n)
	}
	see(t, p, "Câu 7/10")
	_ = d.cmd.Process.Kill() // as a power cut
	<-d.done

	d = serveSSH(t, data)
	p = d.ssh(t, "-t", "127.0.0.1", "quiz")
	identifyOverSSH(t, p)
	see(t, p, "[______]")
	press(t, p, code[1], "enter")
	for n := 7; n <= 10; n++ {
		answer(t, p, n)
	}
	see(t, p, "Đã ghi. Mã biên nhận:")
	if all := attempts(t, data); len(all) != 1 || len(all[0].Answers) != 10 || all[0].Verified || all[0].Via != "ssh" {
		t.Errorf("the record holds %+v", all)
	}
}

// With a key nothing is asked that it answers: the attempt is offered, and the
// result is verified. A trainer's key of which only the public half is there is
// offered first and gives nothing.
func TestOverSSHWithAKey(t *testing.T) {
	t.Parallel()
	own, trainer := sshKey(t), sshKey(t)
	if err := os.Remove(trainer); err != nil { // the public half stays
		t.Fatal(err)
	}
	data := filepath.Join(t.TempDir(), "data")
	d := serveSSH(t, data, "--trainers", trainer+".pub")
	p := d.ssh(t, "-i", own, "-t", "127.0.0.1", "quiz")
	identifyOverSSH(t, p)
	answer(t, p, 1)
	see(t, p, "Câu 2/10")
	p.Kill()
	p = d.ssh(t, "-i", own, "127.0.0.1")
	see(t, p, "câu 2/10", "Nguyễn Văn An")
	press(t, p, "2")
	for n := 2; n <= 10; n++ {
		answer(t, p, n)
	}
	see(t, p, "Đã ghi. Mã biên nhận:")
	if all := attempts(t, data); len(all) != 1 || !all[0].Verified {
		t.Errorf("the record holds %+v", all)
	}

	out, err := exec.Command("ssh", d.sshArgs(t, "-i", trainer, "-i", own, "127.0.0.1", "version")...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	print, err := exec.Command("ssh-keygen", "-lf", own+".pub").Output()
	if err != nil {
		t.Fatal(err)
	}
	if mine := strings.Fields(string(print))[1]; !strings.Contains(d.said(), "key="+mine) {
		t.Errorf("the log does not name the person's own key:\n%s", d.said())
	}
}

// A14: told to stop. Each program of the stock stack swallows the signal.
func TestServerStops(t *testing.T) {
	d := serveSSH(t, filepath.Join(t.TempDir(), "data"), "--drain", "20s")
	p := d.ssh(t, "127.0.0.1")
	see(t, p, "Bắt đầu học")
	if err := d.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	see(t, p, "Máy chủ khởi động lại")
	if c, err := net.Dial("tcp", "127.0.0.1:"+d.port); err == nil {
		c.Close()
		t.Error("it still takes connections")
	}
	press(t, p, "q")
	if _, err := p.Wait(); err != nil {
		t.Error(err)
	}
	<-d.done
	if code := d.cmd.ProcessState.ExitCode(); code != 0 {
		t.Errorf("it exits %d:\n%s", code, d.said())
	}

	d = serveSSH(t, filepath.Join(t.TempDir(), "data"), "--drain", "1h")
	p = d.ssh(t, "127.0.0.1")
	see(t, p, "Bắt đầu học")
	for range 2 {
		if err := d.cmd.Process.Signal(syscall.SIGTERM); err != nil {
			t.Fatal(err)
		}
		see(t, p, "Máy chủ khởi động lại")
	}
	<-d.done
	if d.cmd.ProcessState.Exited() {
		t.Errorf("a second signal is taken for a wish: exit %d", d.cmd.ProcessState.ExitCode())
	}
}

// Two servers never share a data folder, and wrong usage says what is wrong.
func TestServeStartsThatFail(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	d := serveSSH(t, data)
	open := t.TempDir()
	if err := os.Chmod(open, 0o777); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name string
		env  []string
		args []string
		code int
		says string
	}{
		{"a second server", nil, []string{"--data", data}, failed, "máy chủ khác đang dùng"},
		{"a folder that all may write in", nil, []string{"--data", open}, failed, "chmod"},
		{"an address in use", nil, []string{"--listen", "127.0.0.1:" + d.port}, failed, "không nhận kết nối được tại"},
		{"no such list", nil, []string{"--members", "no-such-file"}, failed, "no-such-file"},
		{"a bad limit", []string{"VNEID_TRAINING_MAX_SESSIONS=many"}, nil, usage, "VNEID_TRAINING_MAX_SESSIONS"},
		{"a limit of nothing", nil, []string{"--max-sessions", "0"}, usage, "--max-sessions"},
		{"a bad time", nil, []string{"--idle-timeout", "soon"}, usage, "--idle-timeout"},
		{"a bad log", nil, []string{"--log", "xml"}, usage, "--log"},
		{"a bad network", nil, []string{"--proxy", "everyone"}, usage, "everyone"},
		{"metrics for everybody", nil, []string{"--admin", ":9222"}, failed, "--admin-remote"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			args := append([]string{"serve", "--listen", "127.0.0.1:0", "--data", filepath.Join(t.TempDir(), "data")}, tt.args...)
			cmd := command(t, tt.env, args...)
			out, _ := cmd.CombinedOutput()
			if code := cmd.ProcessState.ExitCode(); code != tt.code || !strings.Contains(string(out), tt.says) {
				t.Errorf("exit %d, said %q; want %d and %q", code, out, tt.code, tt.says)
			}
		})
	}
	if made, err := os.ReadDir(open); err != nil || len(made) > 0 {
		t.Errorf("in the folder that all may write in there are %v, %v; want nothing that could be believed later", made, err)
	}
}
