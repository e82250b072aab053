package locale

// Words are all texts of the interface in one language. A field whose comment
// names verbs is a format for package fmt.
type Words struct {
	Language string // its tag: "vi", "en"
	Name     string // its own name: "Tiếng Việt"

	Keys       Keys
	Frame      Frame
	Home       Home
	Talk       Talk
	Contents   Contents
	Search     Search
	Identity   Identity
	Exam       Exam
	Outcome    Outcome
	Results    Results
	Review     Review
	Practice   Practice
	Round      Round
	Drill      Drill
	Help       Help
	Leave      Leave
	Slide      Slide
	Check      Check
	Guess      Guess
	Route      Route
	Remind     Remind
	Invitation Invitation
	Enrol      Enrol
	Twins      Twins
	Advice     Advice
	Author     Author
	Command    Command
	Reading    Reading
	Plain      Plain
	Kiosk      Kiosk
	Doctor     Doctor
	Server     Server
	Serve      Serve
	Resume     Resume
	Closing    Closing
	KeyFile    KeyFile
	Database   Database
	Upkeep     Upkeep
	Report     Report

	Certificate Certificate
	Gift        Gift
	Briefing    Briefing
	Manual      Manual
	Handout     Handout
	Faults      [faults]string
}

// Keys say in one or two words what each key does.
type Keys struct {
	Next, Back, First, Last, Page               string
	Contents, Search                            string
	Black, White, Notes, Clock, Start           string
	Help, Esc, Redraw, Leave                    string
	Up, Down, Choose, Digit                     string
	Toggle, Confirm, MoveUp, MoveDown           string
	NextField, PreviousField                    string
	ScrollDown, ScrollUp, See, Again, Erase     string
	Answer, Continue, Open, Yes, No, Close, Out string
}

// Frame holds what stands around every screen.
type Frame struct {
	Page     string // %d page, %d pages
	Step     string // %d step, %d steps
	GoTo     string // %s digits typed so far
	TooSmall string // %d columns, %d rows needed
	MoreUp   string // %d lines hidden above
	MoreDown string // %d lines hidden below
	Minutes  string // %d minutes gone
}

// Home is the first screen.
type Home struct {
	Learn, Anew, LearnOn, Quiz, QuizOn, Contents, Other, Leave string // LearnOn: %d page; QuizOn: %d next question, %d questions
	Hint                                                       string
	NoRecords                                                  string // %s folder
	FolderHint                                                 string
	Quick                                                      string // %d questions, %d percent
	Left                                                       string // %d minutes
}

// Talk is the slides' screen.
type Talk struct {
	Notes, NoNotes string
	Black, White   string // on a screen that is so because of a key
}

// Contents lists the topics.
type Contents struct {
	Title  string
	Slides string // %d slides, %d minutes
	Here   string
}

// Search looks a utility up.
type Search struct {
	Title, Prompt, Empty string
	Nothing              string // %s query
	Found                string // %d places
}

// Identity asks who the learner is.
type Identity struct {
	Title, Name, Unit, Code, CodeHint string
	NamePlaceholder, UnitPlaceholder  string
	Start, Unrecorded                 string
	NoUnit                            string // %s what was typed
	UnitEmpty                         string
	Notice                            string
	Pending                           string // %s name, %d next question, %d questions
	Resume, Fresh                     string
	Changed                           string
	Wait                              string
	MoreUnits                         string // %d units not shown
}

// Exam asks the questions.
type Exam struct {
	Title, Practice                         string
	Question                                string // %d question, %d questions
	Single, Multiple, TrueFalse, Order      string
	Tap                                     string
	True, False                             string
	Right, Wrong                            string
	RightWas                                string // %s right answer
	ChooseFirst, OrderFirst                 string // OrderFirst: %d options left
	Elsewhere, Saved, NotSaved, NotRecorded string
}

// Outcome tells the score.
type Outcome struct {
	Title, Passed, Failed      string
	Share                      string // %d percent, %d percent to pass
	Saving                     string
	Saved                      string // %s receipt
	SavedIn                    string // %s file
	Hasty                      string // it does not count yet
	Spare                      string // %s second place
	Lost                       string // %s error
	Retry                      string
	Unrecorded, Elsewhere      string
	Again                      string
	AllRight                   string
	More                       string // %d topics that are not named
	Review, Topics, Anew, Home string
}

// Review goes through the answers once more.
type Review struct {
	Title              string
	Question           string // %d question, %d questions
	Yours, Right, None string
	Slide              string // %d page
}

// Help lists the keys of a screen, or its buttons for who has a finger.
type Help struct {
	Title, Close, Next, Remote string
	Buttons                    string // before the buttons
}

// Leave asks before a quiz is left.
type Leave struct {
	Title, Quiz, Stay, Leave string // Quiz: %d next question
	Back                     string // %s command
	Code                     string // %s resume code
	Thanks                   string
	Resume                   string // %d next question
	Home                     string // what q does where it does not leave yet
	Copy, Copied             string
}

// Results are those of the person at the screen.
type Results struct {
	Title, None, Other, Ask, Receipt, Placeholder string
	NotFound, Often, Open                         string
	Waits                                         string // in the place of the verdict: an organiser is to accept it
}

// Slide holds the words that stand on rendered slides.
type Slide struct {
	Tip, Warning, Law, Illustration, More, Tap string
}

// Check holds the words of the check command.
type Check struct {
	Good                                  string
	Wrong                                 string // %d problems
	Deck                                  string // %s title, %s version, %s language
	Topic, Level, Slides, Questions, Time string
	Takes                                 string // computed minutes; heads a column
	Route                                 string // heads a column
	Total                                 string // %d topics, %d slides, %d questions, %d minutes
	Types                                 string // %d single, %d multiple, %d true-false, %d order, %d tap
	Asked                                 string // %d facts, %d tap, order or with a situation, %d percent of the bank
	Levels                                string // %s how many of each
	Fits                                  string
}

// Command holds the help of the command line.
type Command struct {
	Long, Present, Check                               string
	SourceMonths                                       string
	Data, Lang, Theme, Blocks, Big, Pictures, Feedback string
	Plain                                              string
	Kiosk, Idle, PasscodeFile                          string
	ReducedMotion                                      string
	Deploy, Doctor, NoKeys                             string
	HelpFlag, VersionFlag                              string
	Help, Completion                                   string
}
