package tui_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/golden"
	"training.vast.vn/vneid-training/internal/tui"
)

// certifying gives certificates beside keeping records.
func certifying(t *testing.T, made tui.Certificate, err error, calls *int) func(*tui.Config) {
	keep := withFolder(t)
	return func(c *tui.Config) {
		keep(c)
		c.Certify = func(_ context.Context, receipt, language string) (tui.Certificate, error) {
			*calls++
			if len(receipt) != 9 || language != "vi" {
				t.Errorf("a certificate was asked for %q in %q", receipt, language)
			}
			return made, err
		}
	}
}

var signed = "VNEID1:" + strings.Repeat("ABCDEFGH", 48)

func TestCertificateFromTheOutcome(t *testing.T) {
	calls := 0
	l := newLearner(t, 100, 50, certifying(t, tui.Certificate{Code: signed, How: "ssh host certificate 7K3M-9QX2 > giay.pdf"}, nil, &calls))
	l.toExam()
	for range 4 {
		l.answerRight()
	}
	l.sees("ĐẠT", "c giấy xác nhận")
	l.press("c")
	l.sees("Giấy xác nhận", "ssh host certificate 7K3M-9QX2", "▄▄▄", "VNEID1:ABCD")
	l.press("esc")
	l.sees("ĐẠT")
	l.press("c", "c")
	l.sees("ĐẠT")
	if calls != 1 {
		t.Errorf("made %d times", calls)
	}
}

func TestCertificateNamesTheRoute(t *testing.T) {
	calls := 0
	l := newLearner(t, 100, 50, certifying(t, tui.Certificate{Code: signed, Route: "45 phút: buổi phổ biến", How: "ssh host certificate 7K3M-9QX2 > giay.pdf"}, nil, &calls))
	l.toExam()
	for range 4 {
		l.answerRight()
	}
	l.press("c")
	l.sees("Giấy xác nhận", "Lộ trình: 45 phút: buổi phổ biến", "▄▄▄")
}

func TestCertificateNamesItsFileAndFitsEveryWindow(t *testing.T) {
	for _, size := range [][2]int{{160, 45}, {100, 30}, {80, 24}, {60, 20}, {40, 12}} {
		calls := 0
		l := newLearner(t, min(size[0], 100), min(size[1], 30), certifying(t, tui.Certificate{Code: signed, Path: "/home/an/giay-xac-nhan-7K3M-9QX2.pdf"}, nil, &calls))
		l.toExam()
		for range 4 {
			l.answerRight()
		}
		l.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]}) // in larger windows options stand in large letters
		l.press("c")
		l.sees("giay-xac-nhan-7K3M")
		for i, line := range strings.Split(l.text(), "\n") {
			if n := len([]rune(line)); n > size[0] || i >= size[1] {
				t.Errorf("%v: line %d is %d wide", size, i, n)
			}
		}
		l.press("pgdown", "pgdown", "pgdown", "pgdown", "pgup", "pgup", "pgup", "pgup")
		l.sees("giay-xac-nhan-7K3M")
	}
}

// The outcome that offers a certificate, and the certificate of a file and of a
// session over SSH.
func TestCertificateGoldenScreens(t *testing.T) {
	var got strings.Builder
	screens := []string{"outcome", "certificate"}
	for _, made := range []tui.Certificate{{Code: signed, Path: "/home/an/giay-xac-nhan-7K3M-9QX2.pdf"}, {Code: signed, How: "ssh training.test certificate 7K3M-9QX2 > giay-xac-nhan-7K3M-9QX2.pdf"}} {
		calls := 0
		l := newLearner(t, 100, 30, certifying(t, made, nil, &calls))
		l.toExam()
		for range 4 {
			l.answerRight()
		}
		for _, name := range screens {
			if name == "certificate" {
				l.press("c")
			}
			for _, size := range [][2]int{{100, 30}, {80, 24}, {60, 20}, {40, 12}} {
				l.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				fmt.Fprintf(&got, "== %s %dx%d\n%s\n", name, size[0], size[1], receipts.ReplaceAllString(l.text(), "XXXX-XXXX"))
			}
		}
		screens = screens[1:]
	}
	golden.Equal(t, "certificate.golden", got.String())
}

func TestCertificateThatFailsSaysWhyAndIsTriedAgain(t *testing.T) {
	calls := 0
	l := newLearner(t, 100, 30, certifying(t, tui.Certificate{}, errors.New("ổ đĩa đầy"), &calls))
	l.toExam()
	for range 4 {
		l.answerRight()
	}
	l.press("c")
	l.sees("Chưa lập được giấy xác nhận: ổ đĩa đầy")
	l.press("esc", "c")
	if calls != 2 {
		t.Errorf("tried %d times, want 2", calls)
	}
}

func TestNoCertificateForATrialOrAFailure(t *testing.T) {
	calls := 0
	l := newLearner(t, 100, 30, certifying(t, tui.Certificate{Code: signed}, nil, &calls))
	l.press("2", "shift+tab", "enter") // unrecorded
	for range 4 {
		l.answerRight()
	}
	l.sees("ĐẠT")
	l.lacks("c giấy xác nhận")
	l.press("c")
	l.sees("ĐẠT")
	if calls != 0 {
		t.Error("a trial got a certificate")
	}
}
