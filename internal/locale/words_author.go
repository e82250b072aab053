package locale

// Advice is what a check says of a deck that is right but could teach better.
type Advice struct {
	Head     string // %d pieces of advice
	None     string
	Overflow string // %d columns, %d rows of the window, %d pages
	Parted   string // %d rows, %d columns and %d rows of the window, %s beginning
	Contrast string // %s mode, %s role, %s ground, %.1f contrast, %.1f what it should be
	NoHero   string // %d columns, %d rows of the window
	Hero     string // %s the hero, %d columns, %d rows of the window
	Icon     string // %s its name, %s the names that there are
	Long     string // %d characters, %s how the text begins
	Picture  string // %d KB of its file, %d KB that a terminal is sent at most
	Giveaway string // %s question, %d characters of the right answer, %d of the longest wrong one
	Place    string // %d right answers, %d questions, %s letter
	Minutes  string // %d planned, %.1f computed
	Route    string // %s route, %d planned, %.1f computed
	Old      string // %s month of the newest source, %d months allowed
	NFC      string
	Digits   string // %s number, %d digits
}

// Guess words the table of how guessers do who never saw the course.
type Guess struct {
	Head                                string
	Type, Way, Questions, Right, Chance string // the columns
	Worst                               string // %.0f points over chance, of the best guesser
	Over                                string // %s type, %s rule, %.0f points over chance, %s questions
	Longest, Shortest                   string // how they guess
	Cautious, Absolute                  string
	Bold, Echo, Common                  string
	Count, All                          string
	First, Last                         string
}

// Author holds what is said to who writes a deck.
type Author struct {
	New      string // help of the command
	Written  string // %s folder
	Taken    string // %d files, %s folder
	Next     string // %s folder, twice
	Watch    string // help of the flag
	Broken   string // head of the page that shows what is wrong
	Mend     string // under it
	NoFolder string // --watch without a deck's folder
}

// Twins says how a deck differs from the same one in another language.
type Twins struct {
	Alike    string // %s language
	Differ   string // %d differences, %s language
	ID       string // %s here, %s there
	Rules    string
	Units    string // %s code
	Topics   string // %d here, %d there
	Topic    string // %s path there
	Place    string // level, item, minutes; %s path there
	Slides   string // %d here, %d there
	Steps    string // %d slide, %d steps here, %d there
	Missing  string // %s question, %s path there
	Extra    string // %s question
	Turn     string // %s question
	Type     string // %s question, %s here, %s there
	Options  string // %s question, %d here, %d there
	Right    string // %s question, %s here, %s there
	Shown    string // %s question
	Fact     string // %s question, %q here, %q there
	Route    string // %s route
	GoBackTo string // %s question, %d here, %d there
}

// Gift holds the words of export and import.
type Gift struct {
	Wrote          string // %s file
	Taken          string // %d questions, %s folder
	Lost           string // %d questions left out, %d in all
	Nothing        string // %s file
	Exists         string // %s file
	Warning, Error string
	RightAnswer    string // %s answer
	Worded         string // %d questions, %s their ids

	Export, Import, ImportGIFT, Format, Output string // help
}

// Handout words the printed handout.
type Handout struct {
	Title, Contents     string
	Minutes             string // %d minutes
	Slide               string // %d slide of the deck
	Slides              string // %d first, %d last
	Issuer              string // %s who sent the document
	Version             string // %s version
	About               string // how to read it
	Name, Unit, Date    string // to be filled in by hand
	Step                string // %d step
	Screen              string // %s title of a phone screen
	Rows                string // rows of a phone screen
	Code                string // %s address of a QR code; told aloud
	Exercises           string
	Single, Multiple    string // what to do
	TrueFalse, Order    string
	Tap                 string
	Find                string
	None                string // the answer that nothing gives a message away
	Answers             string
	Question            string // %d question
	See                 string // %s slide, %d its number
	NotesFlag, KeysFlag string // help
	TopicsFlag          string // help
	NoTopic             string // %d topics, %q what was written
	NoNotes             string // %s flag, %s format
}

// Reading words what a picture shows, for a slide that is read as text.
type Reading struct {
	Tip, Warning, Law string
	Step              string // %d step, %d steps, %s what to do
	Screen            string // %s its name, %s its rows
	EmptyScreen       string // %s its name
	Tap               string // %s row
	Message           string // %s who seems to send it; its lines follow
	Notice            string // %s title; its lines follow
	Rows              string // %s screen; its numbered rows follow
	QR                string // %s caption, %s address
	Picture           string // %s what is to be seen
	Chart             string // %s caption; the figures follow
	Drill             Drill
}

// Plain words what only the course as plain text says.
type Plain struct {
	Number                  string // asks for a number of a list
	BadNumber               string // %d the greatest number
	Out, Back               string
	Slide                   string // %d slide, %d slides
	Next                    string // %d slide, %d slides: asks what to read next
	Keys                    string
	BadKey                  string // %d slides
	First, End              string
	ContentsPage            string // %d slide, %s title, %s place
	WhichPage               string
	Query                   string
	Record, Unrecorded      string
	Name, Unit, Code        string
	ManyUnits               string // %d units not shown
	UnitTaken               string // %s unit
	Option                  string // %d number, %s text
	AskOne, AskSome, AskAll string // %d options
	One, Some, All          string // what is wrong with an answer; %d options
	Kept                    string // %d next question
	KeptHere                string // %d next question
	NotKept                 string
	Ended                   string // %d question, %d questions
	EndedKept               string // %d question, %d questions
	Score                   string // %d right, %d questions, %d percent, %d percent to pass
	Retry                   string
	Yes, No                 string
}
