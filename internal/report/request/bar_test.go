package request_test

import (
	"bytes"
	"strings"
	"testing"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/report/request"
	"training.vast.vn/vneid-training/internal/termtest"
)

func TestBarGrowsAndGoes(t *testing.T) {
	var b bytes.Buffer
	s := termtest.New(80, 3)
	bar := request.Bar(&b, locale.For(locale.Vi))
	for _, step := range []struct {
		done int64
		want string
	}{{0, "  0 %"}, {500, " 50 %"}, {999, " 99 %"}, {1000, ""}} {
		b.Reset()
		bar(step.done, 1000)
		if _, err := s.Write(b.Bytes()); err != nil {
			t.Fatal(err)
		}
		if got := s.Text(); !strings.Contains(got, step.want) || step.want == "" && strings.TrimSpace(got) != "" {
			t.Errorf("at %d of 1000 the screen shows %q, want %q", step.done, got, step.want)
		}
	}
	b.Reset()
	request.Bar(&b, locale.For(locale.Vi))(1000, 1000)
	if b.Len() > 0 {
		t.Errorf("what was read at once draws %q", b.String())
	}
}
