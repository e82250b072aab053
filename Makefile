# What people run here. Everything a target needs beyond Go is installed by it
# or said by it.
.PHONY: bench-report run build test lint check bench loadtest shots

VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)

# Opens the course in this terminal.
run: build
	@bin/vneid-training

build:
	@mkdir -p bin
	go build -trimpath -ldflags '-s -w -X main.version=$(VERSION)' -o bin/vneid-training ./cmd/vneid-training

# All tests, with the race detector.
test:
	go test -race ./...

lint:
	@unformatted=$$(gofmt -l cmd internal slides); test -z "$$unformatted" || { echo "gofmt -w $$unformatted"; exit 1; }
	go vet ./...
	go tool staticcheck ./...

# The built-in deck: is it right, does every slide fit a small window.
check: build
	bin/vneid-training check

# Time and allocations of a turn, beside a new glamour renderer per frame, and
# the time from exec to the first frame.
bench:
	go test -run '^$$' -bench . -benchmem ./internal/... ./cmd/...

# What the SSH server costs for 1, 100, 500, 1,000 and 10,000 sessions, beside
# Bubble Tea's renderer and a bare session that writes stored frames: about
# eight minutes. LOADTEST=--help says what can be left out.
loadtest: build
	go build -o bin/loadtest ./internal/loadtest
	bin/loadtest $(LOADTEST) bin/vneid-training .pictures

# The pictures of the README, drawn from the running program.
shots: build
	go run ./internal/shots bin/vneid-training .pictures

# The report on a million attempts (2.2 GB, generated in a temporary folder and
# removed), beside one pass that counts lines and one that decodes them.
ATTEMPTS ?= 1000000
bench-report:
	go test -run '^$$' -bench Report -benchtime 1x -timeout 60m ./internal/report -attempts $(ATTEMPTS)
