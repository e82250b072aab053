package server

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"training.vast.vn/vneid-training/internal/disk"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/web"
)

// metrics are what /metrics tells. Every label has a closed set of values: none
// comes from a client.
type metrics struct {
	registry    *prometheus.Registry
	sessions    prometheus.Gauge
	opened      prometheus.Counter
	frames      prometheus.Histogram
	attempts    *prometheus.CounterVec
	writeErrors prometheus.Counter
	limits      *prometheus.CounterVec
}

func newMetrics() *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		sessions: prometheus.NewGauge(prometheus.GaugeOpts{Name: "vneid_training_sessions", Help: "Sessions now."}),
		opened:   prometheus.NewCounter(prometheus.CounterOpts{Name: "vneid_training_sessions_total", Help: "Sessions since the start."}),
		frames: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "vneid_training_frame_seconds", Help: "From a key to its frame, written; the count is that of turns.",
			Buckets: []float64{0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5},
		}),
		attempts: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "vneid_training_attempts_total", Help: "Attempts recorded."}, []string{"passed"}),
		writeErrors: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "vneid_training_write_errors_total", Help: "Attempts that could not be recorded at once."}),
		limits: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "vneid_training_limits_total", Help: "Times that a limit refused or ended something."}, []string{"limit"}),
	}
	m.registry.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	m.registry.MustRegister(m.sessions, m.opened, m.frames, m.attempts, m.writeErrors, m.limits)
	for _, limit := range limitNames() {
		m.limits.WithLabelValues(limit)
	}
	for _, passed := range []string{"yes", "no"} {
		m.attempts.WithLabelValues(passed)
	}
	return m
}

// cache tells how full a cache is that sessions share.
func (m *metrics) cache(name string, stats func() (bytes, most int64)) {
	labels := prometheus.Labels{"cache": name}
	m.registry.MustRegister(
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "vneid_training_cache_bytes", Help: "Kept in a cache that sessions share.", ConstLabels: labels},
			func() float64 { b, _ := stats(); return float64(b) }),
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "vneid_training_cache_max_bytes", Help: "What a cache never exceeds.", ConstLabels: labels},
			func() float64 { _, most := stats(); return float64(most) }),
	)
}

// gauge tells a figure that is asked for when somebody looks.
func (m *metrics) gauge(name, help string, value func() float64) {
	m.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "vneid_training_" + name, Help: help}, value))
}

// about tells which program this is, and the limits that it was given: a time
// in seconds.
func (m *metrics) about(app string, l *Limits) {
	name, version, _ := strings.Cut(app, "/")
	build := prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "vneid_training_build_info", Help: "The program that runs."}, []string{"name", "version", "go"})
	build.WithLabelValues(name, version, runtime.Version()).Set(1)
	limits := prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "vneid_training_limit", Help: "What a limit is set to."}, []string{"limit"})
	for _, b := range l.bounds(&locale.Serve{}) {
		switch v := b.value.(type) {
		case *int:
			limits.WithLabelValues(b.flag).Set(float64(*v))
		case *time.Duration:
			limits.WithLabelValues(b.flag).Set(v.Seconds())
		}
	}
	m.registry.MustRegister(build, limits)
}

// folder tells how large the record is, and how much room its disk has; -1 if
// that is not known.
func (m *metrics) folder(dir string) {
	m.gauge("record_bytes", "Size of the record.", func() float64 {
		info, err := os.Stat(filepath.Join(dir, record.File))
		if err != nil {
			return -1
		}
		return float64(info.Size())
	})
	m.gauge("disk_free_bytes", "What may still be written where the data folder lies.", func() float64 {
		free, err := disk.Free(dir)
		if err != nil {
			return -1
		}
		return float64(free)
	})
}

// limitNames are all that may bite.
func limitNames() []string {
	names := []string{string(full), string(crowded), string(hasty), string(departing)}
	for _, b := range []bite{biteUnready, biteLogin, biteLinger, biteInput, biteEarly, biteStall, biteSilent, biteRekeys, biteChannels, biteRequests, biteIdle, biteSession, biteTries, biteQuizzes, biteDisk, bitePanic} {
		names = append(names, string(b))
	}
	return append(names, web.Limits()...)
}

// metered counts what goes into a log.
type metered struct {
	record.Log
	*metrics
}

func (m metered) Append(ctx context.Context, a record.Attempt) (record.Attempt, error) {
	a, err := m.Log.Append(ctx, a)
	switch {
	case err != nil:
		m.writeErrors.Inc()
	case a.Passed:
		m.attempts.WithLabelValues("yes").Inc()
	default:
		m.attempts.WithLabelValues("no").Inc()
	}
	return a, err
}

// drawn ends a turn, which began with a key: the first output after it.
func (w *line) drawn() {
	if took, ok := w.turn.end(); ok && w.frames != nil {
		w.frames.Observe(took.Seconds())
	}
}
