package person

import (
	"slices"
	"testing"

	"charm.land/lipgloss/v2"
)

// What is typed after a screen is broken at its blanks, never behind a hyphen,
// which would look like one of its words.
func TestWrapWords(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		command string
		width   int
		want    []string
	}{
		{"ssh a certificate 7K3M > giay-xac-nhan-7K3M.pdf", 60, []string{"ssh a certificate 7K3M > giay-xac-nhan-7K3M.pdf"}},
		{"ssh a certificate 7K3M > giay-xac-nhan-7K3M.pdf", 40, []string{"ssh a certificate 7K3M >", "giay-xac-nhan-7K3M.pdf"}},
		{"> giay-xac-nhan-7K3M.pdf", 12, []string{">", "giay-xac-nha", "n-7K3M.pdf"}},
		{"", 12, nil},
	} {
		if got := wrapWords(tt.command, tt.width, lipgloss.NewStyle()); !slices.Equal(got, tt.want) {
			t.Errorf("%q in %d columns: %q, want %q", tt.command, tt.width, got, tt.want)
		}
	}
}
