package locale

func englishServer() Server {
	return Server{
		Home: "the home screen", Learn: "learn from the first slide", Quiz: "take the quiz", Plain: "the course as text, for screen readers", Version: "the program's version", Help: "the commands here",
		HelpTitle:     "Commands over SSH, at %s:",
		NoTrainer:     "Only trainers on the list can lead a briefing.",
		TrainerNoKey:  "You use no SSH key. Please make one with ssh-keygen, send the file that ends in .pub to whoever runs the server, to be added to the list of trainers (serve --trainers), then type again: ssh -t %s lead",
		TrainerKey:    "Your key: %s\nPlease send its .pub file to whoever runs the server, to be added to the list of trainers (serve --trainers), then type again: ssh -t %s lead",
		HowTo:         "Please come from a terminal: ssh %s",
		NeedsTerminal: "This screen needs a terminal. Please add -t: ssh -t %s …",
		Dumb:          "This terminal (TERM=%s) can't draw the screens. Please use another one.",
		Unknown:       "There is no command “%s”. The commands: ssh %s help",
		Full:          "The class is full, %d people. Please come back in a few minutes.",
		Crowded:       "There are %d people from your network already. Please come back in a few minutes.",
		Busy:          "The server is busy. Please come back in a minute.",
		IdleSoon:      "Are you still there? Press any key to stay, %d seconds are left.",
		Idle:          "The session ended after %d minutes without a key.",
		TooLong:       "The session ended after %d hours.",
		GaveWay:       "All places were taken, so this session, in which nothing was being done, made room for somebody. Please come back in a few minutes.",
		Drained:       "The server is restarting. Please come back in a minute.",
		Crashed:       "Sorry, something went wrong and this session had to end. A quiz under way is kept; please come back.",
		NoKey:         "No SSH key? Please type: %s",
		MembersOnly:   "Only SSH keys on the list come in here. Please send your public key to the organiser.",
		Fell:          "Sorry, something went wrong on that screen. What was answered is kept; please go on from here.",
	}
}

func englishServe() Serve {
	return Serve{
		Short:  "Serve the course and the quiz over SSH",
		Listen: "address to take connections on", Host: "the name that people type after ssh, for messages",
		Members:    "authorized_keys file: only these people may come in",
		Trainers:   "authorized_keys file: who may lead briefings",
		Organisers: "authorized_keys file: who may read reports",
		NewHostKey: "make a host key for a folder that holds data but no key",
		Sessions:   "connections at once", PerAddress: "connections at once from one address", Connects: "new connections a minute from one address",
		Handshakes: "connections at once that have not logged in", Channels: "sessions at once on one connection",
		Login: "time to log in", Trust: "time for a person to say whether they trust the host key, on the first visit", Idle: "a session without a key for so long ends", Session: "the longest time of a session",
		Stall: "a client that reads nothing for so long is cut off", KeepAlive: "a client silent for so long is asked whether it is there; after three times it is cut off", Quizzes: "quizzes begun in an hour from one address, by people whom nobody vouches for", Attempts: "attempts that each learner may begin on a day (0: any)", Floor: "MiB free on the disk below which strangers begin no quiz",
		Unfinished: "keep a quiz that nobody goes on with for so long", Drain: "when stopping, wait so long for a quiz under way",
		InputRate: "bytes a second taken from a client", OutputRate: "bytes a second sent to a client",
		Columns: "most columns that are drawn", Rows: "most rows that are drawn",
		LogFormat: "form of the log: text or json", LogAddress: "addresses in the log: full, /24 or none",
		Admin:       "address of /metrics and /healthz, such as 127.0.0.1:9222",
		AdminRemote: "let --admin be an address outside this machine", Proxy: "networks whose PROXY header is believed, such as 10.0.0.0/8",
		Web: "address on which browsers are taken, such as :443; empty for none", WebHost: "the name that browsers type; with one a certificate for HTTPS is asked for", WebCert: "file of a certificate for HTTPS (PEM)", WebKey: "file of the certificate's key (PEM)",
		WebProxy: "take browsers only by way of a server in front in these networks, over HTTP", WebPlain: "let --web be without encryption on an address outside this machine",
		Data: "folder of results and the host key",
	}
}

func englishDoctor() Doctor {
	return Doctor{
		Terminal: "Terminal", Data: "Data folder", HostKey: "Host key", Roles: "Who may come in", Port: "Port", Keyboard: "Keyboard, presentation remote",
		NoTerminal: "This is no terminal: its size can't be seen. Please run this again in the very window that will be shown.",
		TooSmall:   "Size %d×%d: too small. Please make it at least %d×%d.", Small: "Size %d×%d: works, but %d×%d or more is better.", Size: "Size %d×%d.",
		Dumb:     "TERM=%q: can't be drawn on, the course comes as text. Use another terminal if it is to be shown.",
		NoColour: "NO_COLOR is set: shown without colours.", Colours: "Colours: %s.", FewColours: "Colours: %s. If the terminal has more, set TERM=xterm-256color or COLORTERM=truecolor.",
		UTF8: "Character set %s.", NotUTF8: "Character set %q is not UTF-8: letters with marks may break. Please set LANG=vi_VN.UTF-8.",
		Letters: "These letters must show all their marks, each in one cell; if not, change the font: DejaVu Sans Mono, Noto Sans Mono and JetBrains Mono have them whole; Liberation Mono cuts the upper of two marks off:",
		NoData:  "Can't be used: %v", Made: "Made %s; a trial write worked.", Writes: "A trial write in %s worked.",
		OpenToOthers: "Mode %04o: others on this machine may read it. Run: chmod 700 %s", Private: "Mode %04o: open to this user only.",
		NoSpaceKnown: "The free space is not known: %v", Full: "Only %d MiB are free: clear the disk before the briefing.", NearlyFull: "%d MiB are free: clear the disk soon.", Space: "%d MiB are free.",
		Pending: "%d attempts are under way; whoever comes back can go on.",
		Files:   "%d files may be open at once.", FewFiles: "Only %d files may be open at once; %d are needed for %d sessions. Raise LimitNOFILE (systemd) or ulimit -n, or lower --max-sessions.",
		NoHostKey: "There is no key in %s yet; the first serve makes one and prints it.", Fingerprint: "Fingerprint to print on the slide: %s",
		Members: "Members", Everybody: "no list, everybody may come in",
		Trainers: "Trainers", NoTrainers: "no list, nobody can lead a briefing over SSH (--trainers FILE)",
		Organisers: "Organisers", NoOrganisers: "no list, nobody can read reports over SSH (--organisers FILE)",
		NoList: "%s: the list can't be read: %v", EmptyList: "%s: the list %s holds no key.", Keys: "%s: %d keys in %s.",
		Skipped: "%s, line %d is no key and is skipped. Please fix it.",
		Taken:   "%s can't be used: %v. The server may be running; if not, choose another port with --listen.", Free: "%s is free.",
		Web: "Door for browsers", WebTaken: "%s can't be used: %v. The server may be running; if not, choose another port with --web.",
		WebPair:   "The certificate %s and the key %s do not go together: one of them is broken, or the key is another certificate's.",
		WebNotYet: "The certificate %s is good from %s on only. Please check this machine's clock, or get another.", WebEnded: "The certificate %s ended on %s. Please renew it.",
		WebOther: "The certificate %s does not have the name %s: browsers will call it unsafe. Please get one that has, or change --web-host.",
		WebSoon:  "The certificate ends soon, on %s. Please renew it in time.", WebGood: "The certificate is good until %s.",
		WebAsks:  "A certificate for %s will be asked of Let's Encrypt when somebody first comes: the name has to lead to this machine, and port 443 has to be open to the Internet.",
		WebPlain: "The page is not encrypted here: only behind a server that does that.", WebHere: "The page is not encrypted, and opens on this very machine only.",
		Sick:      "something will not work, see the lines with ✗ above",
		PressKeys: "Press each button of the remote and each key to be tried. Press q to end.", KeyNothing: "does nothing on a slide",
	}
}

func englishKeyFile() KeyFile {
	return KeyFile{
		Short:      "Take a server's keys to another machine",
		Export:     "Write the keys into one file that a passphrase opens",
		Import:     "Put the keys of such a file into the data folder",
		Passphrase: "file whose first line is the passphrase (default: it is asked for)",
		Replace:    "replace other keys that are there",
		Ask:        "Passphrase of the file of keys: ",
		Again:      "The passphrase again: ",
		Exported:   "The host keys, the key that signs certificates and the secret of learners' ids are in %s. Keep the file and its passphrase in two places.",
		Imported:   "The keys are in %s. A server uses them from its next start.",
		Same:       "%s has these keys already: there is nothing to do.",
	}
}

func englishDatabase() Database {
	return Database{
		Short:      "Look after the database that several servers share",
		Import:     "Bring a data folder into the database",
		Export:     "Bring the database into a new data folder",
		Migrate:    "Make the tables, or bring them up to date",
		Check:      "See whether the database is fit for use",
		Flag:       "PostgreSQL database in the place of the data folder, as postgres://HOST/DATABASE; the folder then holds the keys only (the password: PGPASSWORD or ~/.pgpass)",
		Imported:   "Brought into %s: a record of %d lines, %d attempts under way, %d briefings, the progress of %d learners.",
		Exported:   "Brought into %s: a record of %d lines, %d attempts under way, %d briefings, the progress of %d learners.",
		There:      "%d files stood there already.",
		Other:      "! %s is another one in the database; that one was kept.",
		Ahead:      "The database has all of the folder's record, and has gone on since: nothing is to be brought.",
		NoKeys:     "! The keys are not in %s: export them on a server with vneid-training keys export, and import them there, before you write to this folder.",
		NotEmpty:   "%s is not empty; name a new folder",
		NotTheSame: "the record had %d lines and would have %d: nothing was changed",
		Migrated:   "Tables brought up to date: %d steps.",
		Current:    "Tables up to date (step %d).",
		Answers:    "%s answers and can be written: PostgreSQL %s.",
		Holds:      "It holds %d files with %d lines, %s in all.",
		Waits:      "Each result is on a second server too before it counts as recorded.",
		Alone:      "No second server takes part in a commit: if this one is lost, so is what no backup has.",
		Reader:     "The role vneid_reader may read v_attempts, v_units and v_items.",
		NoReader:   "There is no role vneid_reader: who wants to ask with SQL makes it (CREATE ROLE vneid_reader LOGIN) and runs database migrate again.",
	}
}
