package locale

// Remind words the list of who is to be reminded.
type Remind struct {
	Title                       string
	Learner, Passed, After, Due string // columns
	Summary                     string // %d days after passing, %s unit, %d people
	Flag                        string // help
}

// Report holds the words of the report.
type Report struct {
	Short, Format, Roster, Due, Unit, Deck, Table string // help of the command and its flags

	Since, Until, Separator string // help

	Title                                 string
	Of                                    string // %s unit
	Made                                  string // %s moment
	Deadline, DeadlineGone, DeadlineToday string // %s day, %d days; %s day, %d days; %s day
	Tables                                ReportTables
	Columns                               ReportColumns
	Flags                                 ReportFlags
	States                                ReportStates
	Types                                 ReportTypes
	Totals                                ReportTotals
	Proof                                 ReportProofs
	Verbs                                 ReportVerbs
	Yes, No                               string

	Dated           string    // %d day, %d month, %d year; with room for a place
	PassedOf        string    // %s passed, %s people, %s share, %s only started, %s not started
	PassedOfStarted string    // %s passed, %s started
	Compared        string    // %s passed before, %s started before, %s mean, %s mean before
	OneDay          string    // %s day, on which all passed
	UpTo            string    // %s day
	FromTo          string    // %s day, %s day
	OfStarted       string    // what the mark of a unit's share says
	Teach, NoTeach  string    // what to teach again first
	Front           string    // the sheet of a workbook
	Appendix        string    // all that is not for leaders
	SignedBy        [2]string // who signs on the left and the right
	SignHere        string
	AlphaHint       string // %s alpha

	Empty       string // no attempt counts
	NoRoster    string
	AllPassed   string
	Nobody      string // units nobody of which has started; %s
	Level       string // %d level, %d item
	HeatHint    string
	HeatKey     string // of the page
	ItemHint    string
	Unsure      string // mark of n < 30
	UnsureHint  string
	None        string // no misconception
	Fine        string // no line of the record is amiss
	Where       string // how to see which lines are
	SlideAt     string // %s topic, %d slide, %s its title
	Chosen      string // %s share, %d who, %d of how many
	Instead     string // the wrong answer
	Because     string // the explanation
	See         string // the slide to go back to
	Old         string // a revision that no deck asks today
	NotListed   string // %s people who passed and are not on the roster
	MoreHasty   string // %d attempts
	AcceptHow   string
	DoublesHint string
	Proofs      string // %s vouched for, %s same key, %s typed
	InTime      string // %s day, %s people
	Late        string // %s people
	Reading     string // progress bar
	Remote      string // summary of the command over SSH
	Takes       string // flags over SSH
	Refused     string // who is no organiser
}

// ReportTables are the titles of its tables; Matrix is that of a workbook.
type ReportTables struct {
	People, Weeks string

	Summary, Units, Left, Days, Scores, Routes, Utilities, Heat, Items, Options, Wrong, Matrix, Tries, Hasty, Doubles, Quality string
}

// ReportColumns head the columns of tables.
type ReportColumns struct {
	PassedAt, Score, Receipt, Proof, PassedIn, Listed, Monday string // of people and weeks

	Route, RouteTitle, Measure, Value, Unit, UnitName, People, Started, Passed, PassedShare, Best, MeanBest, Last, Name,
	Code, State, Attempts, Day, Total, TotalShare, InTime, From, To, First, BestPeople, Level, Item,
	Topic, N, Right, Share, Low, High, Question, Revision, Edition, Type, Text, Skipped, Facility, Rest,
	UpperLower, Seconds, Flags, Sure, Option, OptionText, Correct, Of, Explain, Slide, SlideTitle, File,
	Bytes, Lines, Counted, Torn, Unknown, Newer, Corrections, Duplicates, Previews, Voided, Erased,
	Group, Learner, Hasty, Ended, Farmed,
	Nameless, Breaks, Changed, Missing, Unsealed string
}

// ReportFlags say what should be looked at in an item.
type ReportFlags struct {
	WrongKey, Weak, TooEasy, TooHard, UnusedOption string
}

// ReportStates say how far somebody on the roster is.
type ReportStates struct {
	NotStarted, NotPassed, SameName string
	PassedIn                        string // of somebody of the same name; %s unit
}

// ReportTypes name the types of questions.
type ReportTypes struct {
	Single, Multiple, TrueFalse, Order, Tap string
}

// ReportProofs say how it is known who somebody is.
type ReportProofs struct {
	Vouched, SameKey, Typed string
}

// ReportTotals name the summary's figures.
type ReportTotals struct {
	Vouched, SameKey, Typed, Farmed                                             string // of Passed: three by how it is known who they are; after many attempts in a short time
	Others                                                                      string // who have passed and are not on the roster
	People, Started, Passed, InTime, Attempts, Tests, Mean, Alpha, Length, Last string
}

// ReportVerbs say what a learner did, in xAPI statements.
type ReportVerbs struct {
	Answered, Completed, Passed, Failed string
	Quiz                                string // what was done
}
