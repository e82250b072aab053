package locale

// Server is what the SSH server says to people who come to it.
type Server struct {
	// To who wants to lead and is no trainer.
	NoTrainer    string
	TrainerNoKey string // %s host
	TrainerKey   string // %s fingerprint of the key, %s host

	Home, Learn, Quiz, Plain, Version, Help string // summaries of its commands
	HelpTitle                               string // %s host
	HowTo                                   string // %s host
	NeedsTerminal                           string // %s host
	Dumb                                    string // %s terminal type
	Unknown                                 string // %s command, %s host
	Full                                    string // %d sessions
	Crowded                                 string // %d sessions
	Busy                                    string
	IdleSoon                                string // %d seconds
	Idle                                    string // %d minutes
	TooLong                                 string // %d hours
	Drained                                 string
	GaveWay                                 string // to somebody, because all places were taken
	Crashed, Fell                           string
	NoKey                                   string // %s what to type
	MembersOnly                             string
}

// Serve holds the command line's help of serve.
type Serve struct {
	Short                                                   string
	Listen, Host, Members, Trainers, Organisers, NewHostKey string
	Sessions, PerAddress, Connects, Handshakes, Channels    string
	Login, Trust, Idle, Session, Stall, KeepAlive, Drain    string
	Unfinished                                              string
	Quizzes, Attempts, Floor                                string
	InputRate, OutputRate, Columns, Rows                    string
	LogFormat, LogAddress, Admin, AdminRemote, Proxy, Data  string
	Web, WebHost, WebCert, WebKey, WebProxy, WebPlain       string
}

// Doctor words what doctor finds, and what to do about it.
type Doctor struct {
	Terminal, Data, HostKey, Roles, Port, Keyboard string

	NoTerminal         string
	TooSmall, Small    string // %d columns, %d rows; %d, %d wanted
	Size               string // %d columns, %d rows
	Dumb               string // %s TERM
	NoColour           string
	Colours            string // %s colours
	FewColours         string // %s colours
	UTF8, NotUTF8      string // %s locale
	Letters            string
	NoData             string // %v error
	Made, Writes       string // %s folder
	OpenToOthers       string // %04o mode, %s folder
	Private            string // %04o mode
	NoSpaceKnown       string // %v error
	Full, NearlyFull   string // %d MiB
	Space              string // %d MiB
	Pending            string // %d attempts
	NoHostKey          string // %s folder
	Files              string // %d files
	FewFiles           string // %d files, %d needed, %d sessions
	Fingerprint        string // %s fingerprint
	Members, Everybody string
	Trainers           string
	NoTrainers         string
	Organisers         string
	NoOrganisers       string
	NoList             string // %s role, %v error
	EmptyList          string // %s role, %s file
	Keys               string // %s role, %d keys, %s file
	Skipped            string // %s file, %d line
	Taken              string // %s address, %v error
	Free               string // %s address
	Web                string
	WebTaken           string // %s address, %v error
	WebPair            string // %s certificate, %s key
	WebNotYet          string // %s certificate, %s day
	WebEnded           string // %s certificate, %s day
	WebOther           string // %s certificate, %s host
	WebSoon, WebGood   string // %s day
	WebAsks            string // %s host
	WebPlain, WebHere  string
	Sick               string
	PressKeys          string
	KeyNothing         string
}

// KeyFile holds the words of the commands that move a server's keys.
type KeyFile struct {
	Short, Export, Import, Passphrase, Replace string

	Ask, Again     string
	Exported       string // %s file
	Imported, Same string // %s folder
}

// Database holds the words of the commands that look after a database.
type Database struct {
	Short, Import, Export, Migrate, Check string // help
	Flag                                  string // help
	Imported                              string // %s database, %d lines, %d attempts under way, %d briefings, %d learners' progress
	Exported                              string // %s folder, and the same
	There                                 string // %d files
	Other                                 string // %s file
	Ahead                                 string // the database has more
	NoKeys                                string // %s folder
	NotEmpty                              string // %s folder
	NotTheSame                            string // %d lines before, %d after
	Migrated                              string // %d steps done
	Current                               string // %d steps there are
	Answers                               string // %s database, %s version of PostgreSQL
	Holds                                 string // %d files, %d lines, %s size
	Waits                                 string // a synchronous standby takes part in each commit
	Alone                                 string // none does
	Reader                                string // the role that reads the views is there
	NoReader                              string
}
