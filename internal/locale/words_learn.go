package locale

// Route words the ways through a deck.
type Route struct {
	Choose  string // to choose one
	Whole   string // the whole deck
	Times   string // heads those for a time that people have
	Roles   string // heads the routes for some work
	Minutes string // %d minutes
	Here    string // the one that is followed
	At      string // %d slide, %d slides of the route
	Outside string
	Unknown string // %s route, %s the routes there are
	None    string // the deck has no routes
	Flag    string // help
}

// Practice words the screens on which a learner does what the course shows.
type Practice struct {
	Title                 string
	KeyTap, KeyPractise   string
	Step                  string // %d step, %d steps
	Find                  string // the row that the task leaves open
	Full, OneMissing      string // what is told of the steps: all; all but one
	OnYourOwn             string // none
	Recall                string // in place of a step that is not told
	NoTap, OffPhone       string // a step without a row to tap: on the phone, off it
	Right                 string
	NotThis               string // %s row that was tapped
	HintUpper, HintMiddle string // where the row is, after one wrong tap
	HintLower             string
	Shown                 string // %s mark beside the row
	First, Score          string // %d taps right at first, %d taps; Score in few words
	Done                  string
	TopicDone             string
	Next                  string // %s title of the next exercise
	Again, Slide, ToList  string
	ListCount             string // %d exercises done, %d exercises
	Nothing               string // on this slide or topic there is nothing to practise
}

// Round words what a learner is asked once more, and how far they have come.
type Round struct {
	Second, Due string // on home and after a quiz; %d questions
	SecondTitle string
	DueTitle    string
	Note        string // beside both: it does not count
	Unrecorded  string // after a round
	Score       string // %d right, %d questions
	Done        string
	Utilities   string // %d done, %d in all, %s what they are called
	FromStart   string // F5 begins with the first slide
	NotKept     string // progress could not be written
	Forgotten   string // progress was erased with a person
	Pruned      string // %d files of progress
}

// Drill words messages that may be scams.
type Drill struct {
	Title         string
	Message       string // %s screen; told aloud
	Sign          string // %d line, %s why; told aloud
	Scam, Genuine string // verdicts
	Find          string // what to do; it does not say whether there is anything to find
	FindMore      string // %d signs to find
	None          string // the answer that nothing gives it away
	NotThis       string // %d line that gives nothing away
	NotGenuine    string // it is no genuine message
	IsGenuine     string // %d line of a genuine message that was picked
	Hint          string // what to look for, whether it is genuine or not
	Shown         string
	Hits          string // %d scams seen through at once, %d scams that were gone through
	FalseAlarms   string // %d genuine messages that were suspected, %d that were gone through
	Count         string // %d message, %d messages
	Next, Finish  string
	Done          string // with all messages
	DoneSome      string // %d messages gone through, %d messages
}

// Resume is how a person without a key goes on with an attempt that was broken
// off.
type Resume struct {
	Code    string // %s six digits
	Note    string // the same, and that it is worth noting
	Why     string // and why
	Pending string
	Ask     string
	Hint    string
	Wrong   string
	Often   string
	Locked  string
	Digits  string // what the keys of the digits do
}

// Closing is said while the program is about to be stopped.
type Closing struct {
	Soon string // %d seconds
	Quiz string // %d seconds
}

// Kiosk words what only an unattended terminal says.
type Kiosk struct {
	Own         string // how to learn on a machine of one's own
	Code        string // what the QR code there is
	Host        string // help of --host
	Invite      string
	Begin       string // in few letters
	Finish      string
	Idle        string // %d seconds left
	IdleShort   string // %d seconds left
	NotKept     string // what leaving a quiz does
	Staff       string
	Passcode    string
	Wrong, Wait string // Wait: %d seconds
	Check       string
}
