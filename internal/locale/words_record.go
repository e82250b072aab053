package locale

// Upkeep holds the words of the commands that look after the data folder:
// results, people, prune.
type Upkeep struct {
	NoFolder string // %s folder

	// results verify, results repair
	Chain      string // %s file, %d lines, %d with a hash
	NoSeal     string
	SealHolds  string // %d lines
	SealShort  string // %s time, %d lines
	SealForged string
	Head       string // %s hash of the last line
	Changed    string
	Missing    string
	Unsealed   string
	Torn       string
	NotNoted   string // %s hash
	Noted      string // %s hash, %d line
	Sound      string
	Unsound    string // %d breaks
	TornHint   string // %d torn lines
	Recovered  string // %d attempts
	Moved      string // %d line, %s file
	Ended      string
	Left       string // %d line
	NothingTo  string
	RepairLeft string // %d lines

	// people
	Nobody                              string // %s name or id
	Several                             string // %s name or id, %d people
	NoName                              string
	Learner, Unit, Code, Attempts, None string
	Passed, Failed, Withdrawn, Receipt  string
	Pending                             string // %d attempts
	Exported                            string // %s file
	NothingToCorrect                    string
	BadName                             string // %s name, %v reason
	Corrected                           string // %s learner id
	CorrectedID                         string
	AskErase                            string // %s name, %s learner id
	Yes                                 string // the answer that erases
	NeedYes                             string
	Kept                                string
	Erased                              string // %s learner id
	ErasedCounts                        string // %d attempts, %d lines, %d journals
	ErasedNothing                       string // %s learner id
	ErasedRest                          string
	Exists                              string // %s file
	Waits                               string // does not count yet
	Accepted, AcceptedBefore            string // %s receipt
	Unlocked                            string // %d question, %d questions, %s code
	NoneLocked                          string // %s name

	// prune
	BadAge    string // %s age
	Pruned    string // %s date, %d names, %d journals, %d copies, %d leftovers
	WouldBe   string // the same
	PruneKept string

	Help UpkeepHelp
}

// UpkeepHelp is the help of these commands and their flags.
type UpkeepHelp struct {
	Results, Verify, Repair                      string
	Noted                                        string
	People, Show, Export, Correct, Erase, Accept string
	Unlock                                       string
	Output, Name, Unit, Code, Yes, Reason, Prune string
	OlderThan, DryRun                            string
}

// Certificate holds the words on a certificate and around it.
type Certificate struct {
	// On the sheet.
	Title     string
	Certify   string
	Unit      string
	Completed string
	Along     string // %s route
	Score     string
	ScoreOf   string // %d right answers, %d questions, %d percent
	Needed    string // %d percent
	Date      string
	Receipt   string
	Internal  string
	Known     string // how it is known whose it is

	Vouched, VouchedMeans string
	SameKey, SameKeyMeans string
	Typed, TypedMeans     string

	ScanTitle string
	Scan      string
	Key       string // %s fingerprint
	DateForm  string // for time.Format

	// Of the commands.
	Written    string // %s file
	WrittenAll string // %d certificates, %s file
	NoneOfUnit string
	UnitFlag   string // help
	UnitFile   string // --unit without --output
	Unknown    string // %s receipt
	Withdrawn  string
	Hasty      string
	Failed     string
	Trial      string
	Nameless   string
	Deck       string // %s receipt
	NoPublic   string // %s file
	Genuine    string
	Name       string
	Course     string
	LetterName string
	Compare    string
	WebTitle   string
	WebPrompt  string
	WebCheck   string
	None       string
	Version    string
	Cut        string
	BadLetter  string
	OtherKey   string
	Changed    string

	// Of the screen.
	Screen  string
	Making  string
	File    string
	Keep    string
	Fetch   string // %s command
	Trouble string // %v error
	Open    string // what the key does

	Help CertificateHelp
}

// CertificateHelp is the help of the commands and their flags.
type CertificateHelp struct {
	Certificate, Output, Deck, PublicKey, Verify, Key, Over string
}
