package locale

// Briefing words live briefings: the screens of who leads, who follows and the
// projector, and the page that sums a briefing up.
type Briefing struct {
	Join, Lead string // on the home screen
	// Summaries of the SSH server's commands.
	JoinCommand, ScreenCommand, LeadCommand string
	ReportFlag                              string // help of report --briefing

	Title string
	Room  string // %s room code

	Code, CodeHint            string
	NoRoom, WholeCode, Full   string
	Long                      string // no more is taken
	Gone                      string
	Choose, FollowIt, LeadIt  string // what a trainer does in another's room
	Wished                    string
	Failed                    string // %s error
	JoinTitle, Enter, Unnamed string // the form that asks who follows
	Wait                      string

	LobbyJoin                                    string // how people come in
	LobbyCode                                    string // what the QR code is
	LobbyWait                                    string
	Arrived                                      string // %d people
	NobodyYet                                    string
	NoUnit                                       string
	LobbyHint                                    string
	RemoteScan, RemoteOnce, RemoteOf, RemoteGone string // RemoteOf: %s room
	LobbyOpen                                    string // how people come in with a browser
	LobbyType                                    string // %s what to type in a terminal instead
	LobbyScan                                    string // what the QR code of a page is
	People                                       string // %d people here
	UnitRest                                     string // %d more units, %d people
	Gathering                                    string
	TrainerAway                                  string
	TrainerAt                                    string // %d page
	Following                                    string

	Paused, Dark string
	Darkened     string // to the trainer
	Break        string
	BreakMinutes string // %d minutes
	BreakSeconds string // %d seconds
	BreakUntil   string // %s clock
	BreakOver    string
	BreakStay    string // to followers

	Question, Again              string // Again: %d round
	PickOne, PickAll, PickOrder  string
	Sent, SentMissing, AskLocked string
	Count                        string // %d answers, %d people
	RightShare                   string // %d percent
	RightChange                  string // %d percent before, %d percent now
	EarlierMark                  string
	NoAnswers                    string

	AskPrompt, AskSent, AskMany, AskEmpty string
	HandUp, HandDown                      string
	SlowerSent, FasterSent                string
	Over, OverBrief, OverHint             string
	OverQuiz, OverTalk, OverHome          string

	Next, NextStep, LastSlide, NoNotes string
	Elapsed                            string // %d minutes
	Late, Early, OnTime                string // %d minutes
	LeadOn, Waits                      string // on home: %s room code
	LeadEnd                            string // after the last slide
	Whole                              string // %d minutes of all that is led through
	OnlyTopic, LeftOut                 string // of topics
	Frozen                             string // %d page
	Hands                              string // %d hands
	Questions                          string // %d questions
	Requests                           string // %s name
	SlowDown, SpeedUp                  string
	PickTitle                          string // %s topic
	NoQuestions                        string
	AskedBefore                        string // %d times
	BreakPrompt                        string
	PollNext                           [4]string // what Enter does next: lock, bars, key, back to the slide
	LeaveTitle, LeaveTrainer           string
	Stay, LeaveRoom, LeaveWaits        string
	EndIt                              string

	Order, RoomRules                                string    // the list to keep order
	TakesQuestions, TakesPeople                     [2]string // open, closed
	Admits                                          [3]string // from the widest on
	QuietNow, MutedNow, ShutNow, NamedNow, KnownNow string    // to who is refused

	Keys BriefingKeys
	Page BriefingPage
	Note BriefingNotes
}

// BriefingKeys say in one or two words what each key does.
type BriefingKeys struct {
	Follow, Hand, Ask, Slower, Faster, Send, Pick, Enter, Poll, Choose, Freeze, Break, Done, Lower, Invite, Panel, Advance, Begin, Look, Include, Out string
	DoneNow, LowerNow, InviteNow                                                                                                                      string // beside what they are done to
	Order, Settle, Mute, HandOver                                                                                                                     string
}

// BriefingPage words the page that sums a briefing up.
type BriefingPage struct {
	Title                         string // %s date
	Room, Deck, Time, Length      string
	Minutes                       string // %s minutes
	People, Unit, Count, Average  string
	NoUnit, Total                 string
	Questions, Answers, Right     string
	Before, Now                   string
	Topics, Planned, Real, Change string
	Point                         string // of decimals
	None                          string
	Practice                      string
	Open                          string // it goes on
	Sent, Waits                   string // of questions from the room
	Suspect                       string
	SuspectSeats                  string // %d seats, %d addresses

	Rooms, Began, Ended, Names, Came, Round, Heard string // of tables
}

// BriefingNotes words the second terminal with a presenter's notes.
type BriefingNotes struct {
	Short, ShortPresent string // help of the command and of the flag
	Waiting             string
	Black, White        string // on the screen of the talk
	Others              string // no slide is
	None                string // %s how to present
	Several             string
	NoSuch              string // %s name
	OtherDeck           string
}
