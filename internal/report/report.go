// Package report makes of the record what organisers read: how far each unit
// is, who is left, which utility must be taught again, and how good the
// questions are.
//
// [Build] goes twice through the results files, in parallel and in memory that
// does not grow with the length of an attempt: 48 bytes are kept of each. The
// first pass reads the head of every line: it checks the chain, drops
// duplicates (by id) and what corrections take back, and finds each learner's
// first finished attempt. The second reads the answers of those first attempts
// only, since later ones tell what people remember of the explanations, not
// what they knew. Figures are sums of whole numbers, so that they are the same
// in whatever order, and over however many files, the lines come.
//
// Days are those of Vietnam (UTC+7).
package report

import (
	"cmp"
	"context"
	"io"
	"maps"
	"slices"
	"time"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/store"
	"training.vast.vn/vneid-training/internal/roster"
	"training.vast.vn/vneid-training/internal/stats"
)

// Fewest people for figures: below FewestShown only counts are given, below
// FewestSure figures are marked as unsure.
const (
	FewestShown = 10
	FewestSure  = 30
)

// misconception is the share of people from which on a wrong option is one.
const misconception = 0.25

// Input is what a report is made of.
type Input struct {
	Files    []string    // results files; "-" is Stdin
	Store    store.Store // what Files are in; nil: the disk
	Stdin    io.Reader   // nil where nothing can be read from it
	Words    *locale.Words
	Decks    []*deck.Deck    // to word questions and units; the first one's words are used where several have them
	Roster   []roster.Member // who should pass; nil: not known
	People   map[string]record.Person
	Due      time.Time // the last day; zero: none
	Unit     string    // code of the only unit to look at; "": all
	Since    time.Time // the first day of which attempts count; zero: since ever
	Until    time.Time // the last one; zero: until now
	Names    bool      // say who has passed
	Now      time.Time
	Progress func(done, total int64) // bytes; called from one goroutine at a time; nil: nobody looks

	Workers int // goroutines that read; 0: one for each processor

	chunk int64 // how much is read at a time; 0: chunkSize
}

// A Report is all that the files say.
type Report struct {
	Deck    *deck.Deck
	Made    time.Time
	Due     time.Time // zero: none
	Unit    string    // "": all
	Since   time.Time // zero: since ever
	Until   time.Time // zero: until now
	Summary Summary
	Before  *Summary  // of as many days before Since; nil: not asked for
	Units   []UnitRow // in the deck's order, then others by code
	People  []PassRow // the roster in its order, then others by unit and name
	Named   bool      // Names were asked for: People means something
	Left    []LeftRow // in the roster's order
	Roster  bool      // one was given: Left means something
	Days    []DayRow
	Weeks   []WeekRow
	Scores  []ScoreRow
	Routes  []RouteRow // that were taken
	Topics  []TopicRow
	Heat    []HeatRow
	Items   []ItemRow
	Options []OptionRow
	Wrong   []WrongRow
	Tries   []TryRow
	Hasty   []HastyRow  // the latest first
	Doubles []DoubleRow // where names are known
	Quality []Quality   // by file

	unitNames map[string]string // by code
}

// Summary holds the figures over all units.
type Summary struct {
	People   int // in roster or units; 0: not known
	Started  int // of those on the roster, else of all learners: with an attempt that counts
	Passed   int // of the same
	Others   int // who have passed and are not on the roster
	Attempts int // that count, by known learners
	Tests    int // first attempts analysed
	Mean     Share
	Alpha    Figure  // Cronbach's alpha of a draw of Length questions
	Length   float64 // questions in a first attempt, on average
	InTime   int     // passed by the due day
	Proofs   [3]int  // of Passed, by the strongest record.Proof: typed, same key, vouched
	Farmed   int     // of Passed, who had many attempts in a short time before; see TryRow
	Last     time.Time
}

// A Figure is a number that may not be known.
type Figure struct {
	Value float64
	Known bool
}

func figure(v float64, known bool) Figure { return Figure{v, known} }

// A Share is K of N.
type Share struct{ K, N int }

// Value is K/N; not known of nothing.
func (s Share) Value() Figure {
	if s.N == 0 {
		return Figure{}
	}
	return Figure{float64(s.K) / float64(s.N), true}
}

// A UnitRow says how far a unit is.
type UnitRow struct {
	Code, Name string
	People     int    // in roster or units file; 0: not known
	Started    int    // as in Summary
	Passed     int    // as in Summary
	Share      Figure // of People who have passed; not known where more have than People says
	Best       Figure // the best score of anybody
	MeanBest   Figure // mean over the learners' best scores
	Last       time.Time
}

// A DayRow counts those who first passed on a day.
type DayRow struct {
	Day    time.Time // midnight in Vietnam
	Passed int
	Total  int // up to and with this day
}

// A ScoreRow counts learners by tenths of the score: From <= score < To, the
// last row being the full score.
type ScoreRow struct {
	From, To    float64
	First, Best int
}

// A TopicRow says how a utility was answered in first attempts.
type TopicRow struct {
	Level, Item int
	Title       string
	Share       Share
}

// A HeatRow is a unit, and its shares by utility, in the order of Topics.
type HeatRow struct {
	Code, Name string
	Cells      []Share
}

// Whole is how many people are to be trained, of whom Passed are some; 0: not
// known.
func (r *Report) Whole() int {
	for _, u := range r.Units {
		if u.Passed > u.People {
			return 0
		}
	}
	return r.Summary.People
}

// Build reads the files and makes the report.
func Build(ctx context.Context, in Input) (*Report, error) {
	sources, err := openAll(ctx, in)
	if err != nil {
		return nil, err
	}
	defer closeAll(sources)
	stop := newMeter(sources, 2, in.Progress)
	defer stop.now()

	survey, err := count(ctx, sources, in, stop.done)
	if err != nil {
		return nil, err
	}
	b := &builder{in: in, survey: survey, bank: NewBank(in.Decks)}
	b.report = &Report{
		Made: in.Now.In(locale.Vietnam()), Due: in.Due, Unit: in.Unit, Since: in.Since, Until: in.Until,
		Quality: survey.quality, Roster: in.Roster != nil, Named: in.Names, unitNames: map[string]string{},
	}
	if len(in.Decks) > 0 {
		b.report.Deck = in.Decks[0]
	}
	b.stand()
	b.doubles()
	if err := b.receipts(ctx); err != nil {
		return nil, err
	}
	survey.learnerAt = nil // nobody is looked up any more: room for the second pass
	analysis, err := analyse(ctx, survey, in, stop.done)
	if err != nil {
		return nil, err
	}
	b.units()
	b.days()
	b.weeks()
	b.scores()
	b.routes()
	b.heat(analysis)
	b.items(analysis)
	b.trust()
	return b.report, nil
}

func openAll(ctx context.Context, in Input) ([]*source, error) {
	var all []*source
	for _, name := range in.Files {
		s, err := openSource(ctx, in, name)
		if err != nil {
			closeAll(all)
			return nil, err
		}
		all = append(all, s)
	}
	return all, nil
}

func closeAll(all []*source) {
	for _, s := range all {
		s.close()
	}
}

// builder makes the parts of a report.
type builder struct {
	in     Input
	survey *survey
	bank   *Bank
	report *Report

	standings []standing
}

// A standing is how far one stands whom the report counts: somebody on the
// roster, or without one any learner.
type standing struct {
	unit    string
	started bool
	pass    *entry // nil: not yet
	proof   uint8
}

// stand finds how everybody stands, and who of the roster is left.
func (b *builder) stand() {
	passed := 0
	for i := range b.survey.learners {
		l := &b.survey.learners[i]
		if l.pass != nil {
			passed++
		}
		if l.attempts > 0 && b.in.Roster == nil {
			b.standings = append(b.standings, standing{b.survey.units.shown[l.latest.unit], true, l.pass, l.proof})
		}
	}
	if b.in.Roster == nil && !b.in.Names {
		return
	}
	all := b.people()
	seats := b.seats(all)
	if b.in.Names {
		b.passes(seats, all)
	}
	if b.in.Roster == nil {
		return
	}
	for _, s := range seats {
		one := standing{unit: s.Unit, started: s.passed != nil}
		if s.passed != nil {
			one.pass, one.proof = s.passed.pass, s.passed.proof
			if !s.passed.away {
				passed--
			}
		} else {
			row := s.left(all)
			one.started = row.State == NotPassed
			b.report.Left = append(b.report.Left, row)
		}
		b.standings = append(b.standings, one)
	}
	b.report.Summary.Others = passed
}

// units gathers the learners by unit.
func (b *builder) units() {
	type sum struct {
		UnitRow
		best map[[2]uint16]int
	}
	byCode := map[string]*sum{}
	row := func(code, name string) *sum {
		s := byCode[code]
		if s == nil {
			s = &sum{UnitRow: UnitRow{Code: code, Name: name}, best: map[[2]uint16]int{}}
			byCode[code] = s
		}
		return s
	}
	place := b.unitPlaces()
	for _, u := range b.bank.units {
		if b.in.Unit == "" || b.in.Unit == u.Code {
			row(u.Code, u.Name).People = u.Headcount
		}
	}
	if b.in.Roster != nil {
		for _, s := range byCode {
			s.People = 0
		}
		for _, m := range b.in.Roster {
			if b.in.Unit == "" || b.in.Unit == m.Unit {
				row(m.Unit, b.bank.unitName(m.Unit)).People++
			}
		}
	}
	all := &b.report.Summary
	for i := range b.survey.learners {
		l := &b.survey.learners[i]
		if l.attempts == 0 {
			continue
		}
		code := b.survey.units.shown[l.latest.unit]
		s := row(code, code)
		if l.of > 0 {
			s.best[[2]uint16{l.correct, l.of}]++
		}
		if last := at(l.latest.ended); last.After(s.Last) {
			s.Last = last
		}
		all.Attempts += int(l.attempts)
	}
	for _, one := range b.standings {
		s := row(one.unit, one.unit)
		if one.started {
			s.Started++
		}
		if one.pass != nil {
			s.Passed++
			all.Proofs[one.proof]++
		}
	}
	for _, code := range slices.SortedFunc(maps.Keys(byCode), func(x, y string) int {
		return cmp.Or(cmp.Compare(orLast(place[x]), orLast(place[y])), cmp.Compare(x, y))
	}) {
		s := byCode[code]
		total, n := 0.0, 0
		for _, score := range slices.SortedFunc(maps.Keys(s.best), func(x, y [2]uint16) int { return slices.Compare(x[:], y[:]) }) {
			share, count := float64(score[0])/float64(score[1]), s.best[score]
			s.Best = figure(max(s.Best.Value, share), true)
			total, n = total+share*float64(count), n+count
		}
		if n > 0 {
			s.MeanBest = figure(total/float64(n), true)
		}
		if !s.Last.IsZero() {
			s.Last = s.Last.In(locale.Vietnam())
		}
		s.Share = Share{s.Passed, s.People}.Value()
		s.Share.Known = s.Share.Known && s.Passed <= s.People
		b.report.Units, b.report.unitNames[code] = append(b.report.Units, s.UnitRow), s.Name
		all.People, all.Started, all.Passed = all.People+s.People, all.Started+s.Started, all.Passed+s.Passed
		if s.Last.After(all.Last) {
			all.Last = s.Last
		}
	}
}

// unitPlaces numbers units from 1, in the deck's order.
func (b *builder) unitPlaces() map[string]int {
	place := map[string]int{}
	for i, u := range b.bank.units {
		place[u.Code] = i + 1
	}
	return place
}

func orLast(place int) int {
	if place == 0 {
		return 1 << 30
	}
	return place
}

// days counts first passes by day.
func (b *builder) days() {
	byDay := map[int64]int{} // by midnight
	for _, one := range b.standings {
		if one.pass != nil {
			byDay[Midnight(at(one.pass.ended)).Unix()]++
		}
	}
	total := 0
	for _, unix := range slices.Sorted(maps.Keys(byDay)) {
		day := time.Unix(unix, 0).In(b.report.Made.Location())
		total += byDay[unix]
		b.report.Days = append(b.report.Days, DayRow{day, byDay[unix], total})
		if !b.in.Due.IsZero() && !day.After(b.in.Due) {
			b.report.Summary.InTime = total
		}
	}
}

// Midnight is when the day began in Vietnam.
func Midnight(t time.Time) time.Time {
	t = t.In(locale.Vietnam())
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, t.Location())
}

// scores sorts the learners by tenths.
func (b *builder) scores() {
	rows := make([]ScoreRow, 11)
	for i := range rows {
		rows[i].From, rows[i].To = float64(i)/10, min(1, float64(i+1)/10)
	}
	for i := range b.survey.learners {
		l := &b.survey.learners[i]
		if l.of > 0 {
			rows[10*int(l.correct)/int(l.of)].Best++
		}
		if l.first != nil && l.first.of > 0 {
			rows[min(10, 10*int(l.first.correct)/int(l.first.of))].First++
		}
	}
	b.report.Scores = rows
}

// heat lays out utilities by units.
func (b *builder) heat(a *analysis) {
	at := map[string]int{} // topic of a question, by its level and number
	for _, t := range b.bank.utilities {
		for _, id := range t.questions {
			at[id] = len(b.report.Topics)
		}
		b.report.Topics = append(b.report.Topics, TopicRow{Level: t.level, Item: t.item, Title: t.title})
	}
	cells := map[string][]Share{}
	for unit, questions := range a.units {
		row := make([]Share, len(b.report.Topics))
		for id, s := range questions {
			i, ok := at[id]
			if !ok {
				continue
			}
			row[i] = Share{row[i].K + s.right, row[i].N + s.n}
			total := &b.report.Topics[i].Share
			*total = Share{total.K + s.right, total.N + s.n}
		}
		cells[b.survey.units.shown[unit]] = row
	}
	names := map[string]string{}
	for _, u := range b.report.Units {
		names[u.Code] = u.Name
		if row, ok := cells[u.Code]; ok {
			b.report.Heat = append(b.report.Heat, HeatRow{u.Code, u.Name, row})
		}
	}
	for _, code := range slices.Sorted(maps.Keys(cells)) { // units that all learners have left since
		if _, ok := names[code]; !ok {
			b.report.Heat = append(b.report.Heat, HeatRow{code, b.bank.unitName(code), cells[code]})
		}
	}
	b.summary(a)
}

func (b *builder) summary(a *analysis) {
	s := &b.report.Summary
	s.Tests, s.Length = a.tests, a.pairs.Length()
	for _, it := range a.order {
		s.Mean = Share{s.Mean.K + it.right, s.Mean.N + it.n}
	}
	if a.pairs.People() >= FewestShown {
		s.Alpha = figure(a.pairs.Alpha())
	}
}

// Shown is the share where there are enough for one.
func (s Share) Shown() Figure {
	if s.N < FewestShown {
		return Figure{}
	}
	return s.Value()
}

// Interval is the 95 % Wilson interval of a share that is shown.
func (s Share) Interval() (low, high Cell) {
	if s.N < FewestShown {
		return nil, nil
	}
	l, h := stats.Wilson(s.K, s.N)
	return l, h
}
