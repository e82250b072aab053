package locale

// Report holds the words of the report. Tables, Columns, Flags, States and
// Types are keyed by the names that its files use.
type Report struct {
	Short, Format, Roster, Due, Unit, Deck, Table string // help of the command and its flags

	Title                                 string
	Of                                    string // %s unit
	Made                                  string // %s moment
	Deadline, DeadlineGone, DeadlineToday string // %s day, %d days; %s day, %d days; %s day
	Tables                                map[string]string
	Columns                               map[string]string
	Flags                                 map[string]string
	States                                map[string]string
	Types                                 map[string]string
	Totals                                map[string]string // the summary's figures
	Yes, No                               string

	Empty      string // no attempt counts
	NoRoster   string
	AllPassed  string
	Nobody     string // units nobody of which has started; %s
	Level      string // %d level, %d item
	HeatHint   string
	HeatKey    string // of the page
	ItemHint   string
	Unsure     string // mark of n < 30
	UnsureHint string
	None       string // no misconception
	Fine       string // no line of the record is amiss
	Where      string // how to see which lines are
	SlideAt    string // %s topic, %d slide, %s its title
	Chosen     string // %s share, %d who, %d of how many
	Instead    string // the wrong answer
	Because    string // the explanation
	See        string // the slide to go back to
	Old        string // a revision that no deck asks today
	InTime     string // %s day, %s people
	Late       string // %s people
	Reading    string // progress bar
	Remote     string // summary of the command over SSH
	Takes      string // flags over SSH
	Refused    string // who is no organiser
}
