# What people run here. Everything a target needs beyond Go is installed by it
# or said by it.
.PHONY: help run build test lint check golden fuzz bench bench-report loadtest cluster shots soak install dist

# Pages of figures and health are served without TLS, which HTTP/2 would need, and
# pgx is told what is sent by the database: it need not guess by kinds of Go's.
# The program is 0.4 and 1.5 MB smaller so.
export GOFLAGS ?= -tags=nethttpomithttp2,nopgxregisterdefaulttypes

VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)

# Opens the course in this terminal.
run: build
	@bin/vneid-training

# What there is to make.
help:
	@awk '/^# /{if (!said) said = substr($$0, 3)} /^$$/{said = ""} /^[a-z-]+:/{sub(":.*", ""); if (said) printf "  make %-13s %s\n", $$0, said; said = ""}' Makefile

# The program, in bin.
build:
	@mkdir -p bin
	go build -trimpath -ldflags '-s -w -X main.version=$(VERSION)' -o bin/vneid-training ./cmd/vneid-training

# All tests: with the race detector, and then those that take long and do
# nothing at the same time, which it would only slow down. The packages that wait
# longest begin first, beside others that compute; make lint vets.
test:
	go test -race -vet=off -p 3 -parallel 8 ./internal/server ./cmd/... ./...
	go test -vet=off -run '^TestLong' $$(grep -rl '^func TestLong' --include=*_test.go internal cmd | xargs -n1 dirname | sort -u | sed 's,^,./,')

# The golden files, written anew: look at the difference before you commit it.
golden:
	go test $$(grep -rl 'internal/golden"' --include=*_test.go internal cmd | xargs -n1 dirname | sort -u | sed 's,^,./,') -update

# Every fuzz target for a minute, or FUZZTIME=10m.
FUZZTIME ?= 1m
fuzz:
	@grep -ro '^func Fuzz[A-Za-z0-9_]*' --include=*_test.go internal cmd | sort | sed 's,/[^/]*:func , ,' | \
	while read -r dir target; do \
		echo "$$dir $$target"; \
		go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) "./$$dir" < /dev/null || exit 1; \
	done

# What make dist builds for. The stripped program is to fit a slow line: 36 MB,
# on every one of them.
PLATFORMS = linux-amd64 linux-arm64 windows-amd64 darwin-amd64 darwin-arm64
MOST_BYTES = 36000000

# Form, vet, staticcheck, and how large the program is.
lint:
	@unformatted=$$(gofmt -l cmd internal slides); test -z "$$unformatted" || { echo "gofmt -w $$unformatted"; exit 1; }
	go vet ./...
	go tool staticcheck ./...
	@for p in $(PLATFORMS); do \
		CGO_ENABLED=0 GOOS=$${p%-*} GOARCH=$${p#*-} go build -trimpath -ldflags '-s -w' -o bin/stripped ./cmd/vneid-training || exit 1; \
		size=$$(wc -c < bin/stripped); rm bin/stripped; echo "$$p: $$size bytes"; \
		test $$size -le $(MOST_BYTES) || { echo "the stripped program may have $(MOST_BYTES)"; exit 1; }; \
	done

# The built-in deck: is it right, does every slide fit a small window.
check: build
	bin/vneid-training check

# Time and allocations of a turn, and the time from exec to the first frame.
bench:
	go test -run '^$$' -bench . -benchmem ./internal/... ./cmd/...

# What the SSH server costs for 1, 100, 500, 1,000 and 10,000 sessions, beside
# Bubble Tea's renderer and a bare session that writes stored frames: about
# thirteen minutes. LOADTEST=--help says what can be left out.
loadtest: build
	go build -o bin/loadtest ./cmd/loadtest
	bin/loadtest $(LOADTEST) bin/vneid-training .pictures

# A whole cluster on this machine, to try: PostgreSQL with a synchronous standby,
# three servers and HAProxy, until Ctrl+C.
cluster: build
	go build -o bin/cluster ./cmd/cluster
	@bin/cluster $(CLUSTER)

# The pictures of the README, drawn from the running program.
shots: build
	go run ./cmd/shots $(CURDIR)/bin/vneid-training .pictures $(SHOTS)

# The report on a million attempts (2.2 GB, generated in a temporary folder and
# removed), beside one pass that counts lines and one that decodes them.
ATTEMPTS ?= 1000000
bench-report:
	go test -run '^$$' -bench Report -benchtime 1x -timeout 60m ./internal/report -attempts $(ATTEMPTS)

# 200,000 random keys, pastes, resizes and signals for the kiosk; some minutes.
soak:
	go test ./cmd/vneid-training -run TestKioskSoak -soak 200000 -timeout 60m -v

PREFIX ?= /usr/local
SHARE = $(DESTDIR)$(PREFIX)/share

# The program, its man pages and its completions.
install: build
	install -D -m 0755 bin/vneid-training $(DESTDIR)$(PREFIX)/bin/vneid-training
	install -d $(SHARE)/man/man1 $(SHARE)/man/vi/man1 $(SHARE)/bash-completion/completions $(SHARE)/zsh/site-functions $(SHARE)/fish/vendor_completions.d $(SHARE)/doc/vneid-training
	install -m 0644 .licences/* $(SHARE)/doc/vneid-training
	bin/vneid-training --lang en man > $(SHARE)/man/man1/vneid-training.1
	bin/vneid-training --lang vi man > $(SHARE)/man/vi/man1/vneid-training.1
	bin/vneid-training completion bash > $(SHARE)/bash-completion/completions/vneid-training
	bin/vneid-training completion zsh > $(SHARE)/zsh/site-functions/_vneid-training
	bin/vneid-training completion fish > $(SHARE)/fish/vendor_completions.d/vneid-training.fish

# Static programs for other machines, their checksums and licences, in dist/.
dist:
	@rm -rf dist && mkdir dist
	@for p in $(PLATFORMS); do \
		exe=; case $$p in windows-*) exe=.exe;; esac; \
		echo "dist/vneid-training-$$p$$exe"; \
		CGO_ENABLED=0 GOOS=$${p%-*} GOARCH=$${p#*-} go build -trimpath -ldflags '-s -w -X main.version=$(VERSION)' \
			-o dist/vneid-training-$$p$$exe ./cmd/vneid-training || exit 1; \
	done
	cp .licences/* dist
	cd dist && sha256sum vneid-training-* > SHA256SUMS
