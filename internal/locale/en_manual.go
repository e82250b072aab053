package locale

func englishManual() Manual {
	return Manual{
		Usage: "Usage:", Commands: "Commands:", Flags: "Flags:", Examples: "Examples:",
		Switches: "--FLAGS",
		Default:  "(default %s)",
		More:     "More about a command: %s",

		Deck: "DECK", Translation: "TRANSLATION", File: "FILE", Folder: "DIR", Receipt: "RECEIPT", Who: "NAME-OR-ID", Code: "CODE-OR-FILE", Age: "AGE",
		Topic: "COMMAND", Name: "NAME", Number: "N", Time: "TIME", Text: "TEXT", Address: "ADDRESS", Host: "HOST", Networks: "NETWORKS",
		Unit: "UNIT", Day: "DAY", Month: "MONTHS", Route: "ROUTE", Briefing: "CODE|DAY|all",

		Title: "VNeID training", Line: "a course and a quiz on the utilities of the VNeID app, in the terminal and over SSH",
		HeadName: "NAME", Synopsis: "SYNOPSIS", Description: "DESCRIPTION",
		Environment: "ENVIRONMENT", HeadFiles: "FILES", ExitStatus: "EXIT STATUS",
		EnvTwin:     "Every flag has a variable of its name in capitals, with _ for -: VNEID_TRAINING_THEME stands for --theme. A flag beats its variable.",
		EnvLanguage: "The language, where neither --lang nor VNEID_TRAINING_LANG names it; the first that is set counts.",
		EnvState:    "Where the data folder lies if --data does not name it: vneid-training in XDG_STATE_HOME, else in .local/state of HOME.",
		EnvService:  "The data folder that systemd gives to a service; serve and doctor use it.",
		EnvCache:    "Where results are kept aside while the data folder can't be written.",
		EnvRuntime:  "Where present --notes and notes find each other.",
		EnvTerminal: "What the terminal can draw; for TERM=dumb the course comes as text.",
		EnvColour:   "If it is set, nothing is coloured.",
		EnvEpoch:    "The time, in seconds since 1970, that pages made by man name as their day.",
		FileResults: "The record: a line for each finished attempt, chained to the one before.", FileHead: "The seal of the record. Keep a copy elsewhere.",
		FilePeople: "Names, units and staff codes: the only place with names.", FileJournal: "Attempts under way.",
		FileProgress: "How far learners have come.", FileBriefings: "What was led, an event a line.",
		FileHostKey: "The key of the server. Back it up.", FileCertificate: "The key that signs certificates. Back it up.",
		Exit0: "All went well.", Exit1: "Something failed; a line says what and what to do.", Exit2: "The command line is wrong, or there is no terminal to draw on.",

		Man: "Print the manual page", Licences: "Print the licences of this program and of what is in it",

		Example: Examples{
			Present: "the built-in course in this window", Projector: "black on white, for a pale projector", Own: "a deck of your own", Watch: "write a deck and see it change", Pipe: "as text, for screen readers",
			Kiosk: "forget a visitor after two minutes", KioskPasscode: "let a passcode end it",
			Check: "the built-in decks", CheckOwn: "a deck of your own", CheckTwin: "a deck and its translation",
			New:   "a starter deck in a new folder",
			Serve: "to everybody, on port 2222", ServeRoles: "with lists of who may lead and who may read reports", ServeLocal: "on this machine only",
			Results: "is the record what was written?", ResultsHead: "does it still hold the hash noted last month?", Repair: "move aside what a crash left torn",
			People: "what is kept about a person", Show: "what is kept about a person", Export: "a copy of it, for the person", Correct: "a name that was misspelt", Erase: "forget a person", Accept: "let an attempt count that was very fast", Unlock: "open a quiz again that wrong codes have locked",
			Prune: "remove names two years old", PruneDry: "only say what would be removed",
			Report: "in this window", ReportLeft: "who is left, for a spreadsheet", ReportSheet: "a workbook for the office", Remind: "who is to be asked again a week after passing", Briefing: "what became of the briefings of a day",
			Notes: "of the one course that is shown", NotesName: "of one of several",
			Certificate: "a PDF for a passed attempt", PublicKey: "the key that others verify with",
			VerifyFile: "a PDF that somebody sent", VerifyText: "a text, with the public key of who issued it",
			HandoutOf: "of three topics only", TakeOut: "the built-in deck, to make one of your own of it", Handout: "a handout to print", Gift: "the questions, for Moodle",
			Import: "questions from Moodle, into a new folder",
			Doctor: "before a briefing", DoctorServer: "before serving",
			Deploy: "the unit of the server", DeploySocket: "its port",
			DatabaseCheck: "can the database be used?", DatabaseImport: "what a folder holds, into the database", DatabaseMigrate: "the tables, before the first server starts", DatabaseExport: "a folder for an archive",
			KeysExport: "on the server that runs", KeysImport: "on the new one, before it runs",
			Help: "about one command", Completion: "for this session of the shell", Man: "read it", Licences: "read them",
		},
	}
}
