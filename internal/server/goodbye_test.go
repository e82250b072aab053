package server

import "testing"

// Who leaves is told how to come back, on the screen that they had before.
func TestGoodbye(t *testing.T) {
	h := serve(t, nil)
	p := sit(t, h.login(t, "guest"), 100, 30, "")
	p.see("Bắt đầu học")
	p.press("\r")
	p.see("trang 1/")
	p.press("q") // home, and not out
	p.see("Học tiếp")
	p.press("q")
	p.see("Khi muốn quay lại, gõ:")
	p.see("    ssh " + h.opt.Host)
}
