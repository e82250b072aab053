package record_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"training.vast.vn/vneid-training/internal/record"
)

// An attempt is recorded once Append returns nil. Each line holds the hash of
// the one before it, which Verify checks.
func ExampleFolder_Append() {
	dir, err := os.MkdirTemp("", "record")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	f, err := record.Open(dir, record.Options{SpareDir: filepath.Join(dir, "spare")})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer f.Close()

	ended := time.Date(2026, 11, 23, 9, 7, 30, 0, time.UTC)
	var last record.Attempt
	for _, right := range []int{6, 9} {
		last, err = f.Append(context.Background(), record.Attempt{
			Learner: f.LearnerID("Lê Hoa", "IOIT", ""), Unit: "IOIT", Mode: record.Self, How: record.Submitted,
			EndedAt: record.At(ended), Pass: 0.8, Passed: right >= 8,
			Score: record.Score{Correct: right, Of: 10, Scaled: float64(right) / 10},
		})
		if err != nil {
			fmt.Println(err)
			return
		}
	}

	file, err := os.Open(filepath.Join(dir, record.File))
	if err != nil {
		fmt.Println(err)
		return
	}
	defer file.Close()
	chain, err := record.Verify(file)
	fmt.Println(chain.Sealed, "lines,", len(chain.Breaks), "breaks, error", err)
	fmt.Println("the last one is ours:", chain.Head == last.Hash)
	// Output:
	// 2 lines, 0 breaks, error <nil>
	// the last one is ours: true
}
