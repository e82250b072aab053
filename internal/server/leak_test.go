package server

import (
	"testing"

	"go.uber.org/goleak"
)

// No goroutine of a session outlives the tests, and none is excepted.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }
