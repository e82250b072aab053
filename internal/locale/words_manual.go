package locale

// Manual holds what stands in the help of commands and in the man page besides
// what each command and flag says of itself.
type Manual struct {
	Usage, Commands, Flags, Examples string // headings of the help
	Switches                         string // stands for flags in a line of usage
	Default                          string // %s value
	More                             string // %s how to see the help of a command

	// What stands for arguments and for values of flags.
	Deck, Translation, File, Folder, Receipt, Who, Code, Age string
	Topic, Name, Number, Time, Text, Address, Host, Networks string
	Unit, Day, Month, Route, Briefing                        string

	Title, Line                                  string // of the page: its running head; after the program's name
	HeadName, Synopsis, Description              string // its headings
	Environment, HeadFiles, ExitStatus           string
	EnvTwin, EnvLanguage, EnvState, EnvService   string
	EnvCache, EnvRuntime, EnvTerminal, EnvColour string
	EnvEpoch                                     string
	FileResults, FileHead, FilePeople            string
	FileJournal, FileProgress, FileBriefings     string
	FileHostKey, FileCertificate                 string
	Exit0, Exit1, Exit2                          string

	Man, Licences string // what these commands do

	Example Examples
}

// Examples say what example command lines are for.
type Examples struct {
	Present, Projector, Own, Watch, Pipe              string
	Kiosk, KioskPasscode                              string
	Check, CheckOwn, CheckTwin                        string
	New                                               string
	Serve, ServeRoles, ServeLocal                     string
	Results, ResultsHead, Repair                      string
	People, Show, Export, Correct, Erase, Accept      string
	Unlock                                            string
	Prune, PruneDry                                   string
	Report, ReportLeft, ReportSheet, Remind, Briefing string
	Notes, NotesName                                  string
	Certificate, PublicKey                            string
	VerifyFile, VerifyText                            string
	Handout, HandoutOf, Gift, TakeOut                 string
	Import                                            string
	Doctor, DoctorServer                              string
	Deploy, DeploySocket                              string
	KeysExport, KeysImport                            string
	DatabaseImport, DatabaseMigrate, DatabaseExport   string
	DatabaseCheck                                     string
	Help, Completion, Man, Licences                   string
}
