package locale

// A Fault is what can be wrong, beyond the deck, when a person has a command
// run: its words say that and what to do about it. A new one is a line here and
// one in each language.
type Fault int

// All faults, with their arguments.
const (
	// Command lines.
	About          Fault = iota // %s what, %v the error
	OrLast                      // %s all but the last, %s the last
	UnknownFlag                 // %s flag
	FlagNeedsValue              // %s flag
	BadFlag                     // %s as written
	TooManyArgs                 // %q argument
	OneTooMany                  // %q argument
	NameEmpty
	NameRune
	NameSpace
	NameScript
	NameLong
	MissingArgs      // %s arguments
	NeedsCommand     // %s command, %s subcommands
	UnknownCommand   // %q name, %s how to see the commands
	NoCommandNorDeck // %q name, %s how to see the commands
	NearCommand      // %q name, %s nearest commands
	OneDeck          // %q argument
	TwoDecks         // %q argument
	ImportArgs
	NewArgs  // %d arguments
	NotKnown // %q value, %s what to write
	FormBool
	FormInt
	FormUint
	FormDuration
	IdleTooShort // %v time, %v the shortest
	NoFormat     // %q format, %s all
	NoTheme      // %q theme, %s all
	NoLanguage   // %s flag or variable, %q value
	NoDeployFile // %q name, %s all
	NoTerminal

	// Files and folders.
	NoDeckFolder // %s folder, %v the error
	DeckNoFolder // %s file
	NoBuiltIn    // %q language, %s all
	NotEmpty
	NewNotEmpty  // %s folder, %v NotEmpty, %s a file there
	NewDeck      // %v the error
	Watching     // %s folder, %v the error
	TooLarge     // %s file, %d MB
	OpenToOthers // %s file, %04o mode
	NoHome
	LearnerKey   // what must be in the file
	ReceiptTwice // %d attempts, %s receipt
	LineChanged  // %s receipt
	FolderFault  // %s what was tried, %s path, %v the error, %s what to do

	// What was tried with a data folder, and what to do about it.
	OpMake
	OpFind
	OpOpen
	OpRead
	OpWrite
	OpWriteIn
	OpLock
	OpRepair
	OpRemove
	DoFree
	DoFreeFiles
	DoMount
	DoAllow
	DoMoveAway
	DoWait
	DoLook
	Busy

	// A database in the place of the folder, and what to do about it.
	DatabaseFault    // %s what was tried, %s what with, %v the error, %s what to do
	DatabaseAddress  // it can't be read; it may hold a password, so that none of it is said
	DatabasePassword // stands on the command line
	DatabaseSays     // %s its message, %s its code
	DatabaseAway     // %v the error
	OtherRecord      // %s file there, %s file here
	OtherServerKey   // %s file, %s database
	DatabaseOld      // %d steps done, %d steps there are
	DatabaseNewer    // %d steps done, %d steps known
	DoMigrate
	DoUpdate
	DoFreeDatabase
	DoWritable
	DoPassword
	DoGrant
	DoDatabase
	DoWaitDatabase
	DoConnections
	DoReach
	DoLookDatabase

	QuizDaily // %d attempts
	QuizWait  // %s until when
	QuizTaken // %d times
	EnrolWrong
	EnrolNameToo
	EnrolNoName // %q staff code
	EnrolTwice  // %q name, %s unit
	QuizEnrolled
	QuizCrowd
	QuizDisk

	// Passcodes and notes.
	Passcode       // %v the error
	PasscodeOpen   // %s file, %04o mode, %s file
	PasscodeLength // %s file, %d characters, %d least, %d most
	NotesFolder    // %v the error
	NotesOpen      // %s folder
	NotesSocket    // %v the error
	NotesRead      // %v the error

	// Reports.
	NoRecord       // %s folder
	RecordIsFolder // %s folder
	ReadingFile    // %s file, %v the error
	NoTable        // %q table, %s all
	TableFormat    // %s format
	LeftNoRoster
	XLSXTerminal
	StdinTaken
	NoStdin
	NoDay        // %q text
	NoUnit       // %q unit, %s one that is
	FileTerminal // %[1]s format
	UntilSince   // %q last day, %q first day
	SinceFuture  // %q day
	NoSeparator  // %q
	RosterEmpty
	RosterNoMembers
	RosterFields // %d line, %d fields, %d columns
	RosterMore   // %d lines
	RosterEncoding
	RosterSheet   // %v the error
	RosterSep     // %q separator
	RosterColumns // %s columns
	RosterNobody  // %d line
	RosterUnit    // %d line, %q unit
	RosterQuotes  // %d line
	SentTooMuch   // %d MB
	RemoteRoster
	RemoteTakes    // %v the error, %s flags
	NotTaken       // %q argument, %s flags
	BriefingFormat // %q format
	RemindFormat   // %q format
	NoBriefing     // %q which, %s folder
	WhichBriefing  // %q which

	// Serving.
	HostKeyMissing // %s key, %s folder
	HostKeyMake    // %v the error, %s folder
	HostKeyRead    // %v the error
	HostKeyBad     // %s file, %v the error
	NoHostKey
	KeyList        // %s flag, %v the error
	KeyListLong    // %s file, %d bytes
	FolderServed   // %s folder
	FolderOpen     // %s folder, %04o mode
	FolderForeign  // %s folder
	FolderLock     // %s folder, %v the error
	Listening      // %s address, %v the error
	ListeningAdmin // %s address, %v the error
	NoPort         // %q address
	AdminAddress   // %s address, %v the error
	AdminOpen      // %s address
	WebPlain       // %s address
	WebCertificate // %s file, %v
	WebPair        // of a certificate and its key only one is named
	WebMembers     // members only, and a door for browsers
	ListeningWeb   // %s address, %v
	SocketCount    // %s sockets
	SocketTake     // %v the error
	NoNetwork      // %q text
	LimitTooSmall  // %s flag

	// Keys on their way to another server.
	PassphraseShort // %d characters, %d least
	PassphraseDiffers
	PassphraseNone
	PassphraseRead  // %v the error
	PassphraseWrong // %s file
	KeysNone        // %s folder, %s file
	KeysWrite       // %s file, %v the error
	KeysBad         // %s file
	KeysOther       // %s folder, %s files

	// Certificates.
	PublicKeyRead   // %v the error
	CertificateRead // %v the error
	SigningKeyRead  // %v the error
	SigningKeyBad   // %s file, %v the error
	SigningKeyMake  // %v the error
	PublicKeyWrite  // %v the error
	NoPEM
	OtherKey
	NoPublicKey
	BrokenRecord

	// What systems say.
	PathFault // %[1]s call, %[2]s path, %[3]v the error
	NotExist
	Exists
	Denied
	NotDir
	IsDir
	NoSpace
	ReadOnly
	AddressInUse
	NoSuchAddress
	Refused
	TimedOut
	NoSuchHost // %s name
	BadAddress
	Unforeseen // %v the error, in English

	faults // how many there are
)
