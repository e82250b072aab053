package locale

func englishBriefing() Briefing {
	return Briefing{
		JoinCommand: "join the briefing with a room code", ScreenCommand: "a briefing for the projector", LeadCommand: "lead a briefing",
		ReportFlag: "report a live briefing: its room code, a day such as 2026-11-24, or all",
		Join:       "Join a briefing", Lead: "Lead a briefing", Title: "Briefing", Room: "Room %s",

		Code: "Room code", CodeHint: "Type the four digits that the trainer gives.",
		NoRoom:    "No briefing has this room code. Please look at the projector again.",
		WholeCode: "Many wrong codes are being tried. Please type all eight digits of the room code on the projector.", Full: "Too many briefings are going on. Please try again later.",
		Long:   "So much was sent in this briefing that no more is taken. You can follow it as before.",
		Gone:   "This briefing has ended.",
		Choose: "What would you like to do in this room?", FollowIt: "Follow", LeadIt: "Lead it together",
		Wished: "The trainer has been asked. Once they agree, choose “Lead it together” again.",
		Failed: "That did not work: %s", JoinTitle: "Join the briefing", Enter: "Join the briefing", Unnamed: "Join without giving a name", Wait: "One moment, please…",

		LobbyJoin: "Open a terminal and type", LobbyCode: "This code is an ssh link: open it in an SSH app, or type it", LobbyWait: "You are in the room. The trainer will begin shortly.",
		Arrived: "%d people have arrived", NobodyYet: "Nobody has arrived yet", NoUnit: "no unit given", LobbyHint: "or open VNeID-training and choose “Join a briefing”",
		RemoteScan: "Scan this code with your phone to control the briefing from it: next, back, dark screens, the next question.", RemoteOnce: "The link is for one use, by one phone, and ends with the briefing. Please keep it off the projector.", RemoteOf: "Control of room %s", RemoteGone: "This remote control's link has been used, or is no longer good. Press c at the console for another one.",
		LobbyOpen: "Open a browser and go to", LobbyType: "or open a terminal and type %s", LobbyScan: "Scan this code with a phone to come in",
		People: "%d people", UnitRest: "and %d more units, %d people", Gathering: "People are arriving",
		TrainerAway: "The trainer has lost the connection, please wait", TrainerAt: "the trainer is on page %d",
		Following: "following the trainer",

		Paused: "Paused", Dark: "Please look at the trainer", Darkened: "The projector is dark; any key brings it back", Break: "Break", BreakMinutes: "%d minutes left", BreakSeconds: "%d seconds left", BreakUntil: "We go on at %s", BreakOver: "Time is up, we go on shortly", BreakStay: "The slides come back here by themselves.",

		Question: "A question to the room", Again: "asked %d times",
		PickOne: "Type a number to answer", PickAll: "Type the number of every right answer", PickOrder: "Type the numbers in the order of doing",
		Sent: "Your answer is in. You can change it until the trainer locks the question.", SentMissing: "%d steps are not in order yet.",
		AskLocked: "No more answers are taken.",
		Count:     "%d of %d people have answered", RightShare: "Right answers: %d%%", RightChange: "Right answers: %d%% → %d%%",
		EarlierMark: "before", NoAnswers: "No answers yet",

		AskPrompt: "Your question to the trainer", AskSent: "The trainer has your question.", AskMany: "The trainer has not got to your other questions yet. Please wait a little.", AskEmpty: "You have not typed anything.",
		HandUp: "Your hand is raised, r lowers it", HandDown: "Your hand is lowered", SlowerSent: "Sent: slower, please", FasterSent: "Sent: faster, please",
		Over: "The briefing has ended", OverBrief: "The end", OverHint: "Thank you for taking part.",
		OverQuiz: "Take the quiz", OverTalk: "Look at the slides again", OverHome: "Back to the home screen",

		Next: "Next slide", NextStep: "Next step", LastSlide: "The end", NoNotes: "This slide has no notes.",
		Elapsed: "%d min", Late: "%d min behind plan", Early: "%d min ahead of plan", OnTime: "on plan",
		LeadOn: "Lead room %s on", Waits: "it still waits", LeadEnd: "That was the last slide. q ends the briefing.",
		Whole: "%d min in all", LeftOut: "left out", OnlyTopic: "At least one topic has to stay in the briefing.",
		Frozen: "followers stay on page %d", Hands: "%d hands raised", Questions: "%d questions waiting",
		Requests: "%s asks to lead too", SlowDown: "the room would like it slower", SpeedUp: "the room would like it faster",
		PickTitle: "Ask the room: %s", NoQuestions: "This topic has no questions.", AskedBefore: "asked %d times",
		BreakPrompt: "A break of how many minutes?", PollNext: [4]string{"lock", "show the result", "show the answer", "back to the slides"},
		LeaveTitle: "Leave the briefing?", LeaveTrainer: "If you only leave, the room waits for you on this very slide.",
		Stay: "Stay", LeaveRoom: "Leave", LeaveWaits: "Leave; the room waits", EndIt: "End the briefing",

		Order: "Order in the room", RoomRules: "Rules of the room",
		TakesQuestions: [2]string{"Questions are taken", "No questions are taken"},
		TakesPeople:    [2]string{"New people may come in", "The room is locked; who is in stays"},
		Admits:         [3]string{"Anyone with the room code may come in", "Who comes in has to give a name", "Who comes in needs an SSH key or an enrolment code"},
		QuietNow:       "The trainer takes no questions at the moment.", MutedNow: "The trainer takes nothing more from your seat.",
		ShutNow: "The room is locked; nobody new can come in.", NamedNow: "This room wants to know who takes part. Please press Enter and give your name.",
		KnownNow: "This room takes only people with an SSH key or an enrolment code.",

		Keys: BriefingKeys{
			Order: "keep order", Settle: "change, hide the question", Mute: "take no more from them",
			Follow: "follow the trainer", Hand: "raise your hand", Ask: "ask a question", Slower: "slower", Faster: "faster", Send: "send", Pick: "answer", Enter: "enter",
			Poll: "ask the room", Choose: "choose a question", Freeze: "hold the followers", Break: "break", Done: "first question done", Lower: "call on the first hand",
			DoneNow: "done", LowerNow: "call", InviteNow: "agree", Invite: "let them lead too", Panel: "notes, people", HandOver: "remote control by phone", Advance: "next", Begin: "begin", Look: "look at other pages", Include: "drop, add a topic", Out: "leave the room",
		},
		Page: BriefingPage{
			Rooms: "Live briefings", Began: "Began", Ended: "Ended", Names: "Who came, by name", Came: "Came at", Round: "Round", Heard: "Answered",
			Title: "Briefing of %s", Room: "Room", Deck: "Deck", Time: "Time", Length: "Length", Minutes: "%s minutes",
			People: "Who took part", Unit: "Unit", Count: "People", Average: "Minutes present", NoUnit: "(no unit given)", Total: "Total",
			Questions: "Questions to the room", Answers: "answers", Right: "right", Before: "before", Now: "after",
			Topics: "Time for each topic (minutes)", Point: ".", Planned: "planned", Real: "real", Change: "difference", None: "(none)",
			Practice: "Answers given during a briefing are practice and do not count as a quiz.", Open: "still going on", Sent: "Questions from the room", Waits: "not answered",
			Suspect: "To be looked at", SuspectSeats: "%d seats without a key or enrolment, from %d addresses",
		},
		Note: BriefingNotes{
			Short:        "Open the notes, the next slide and the clock in a second terminal",
			ShortPresent: "let the notes command show the notes in another terminal",
			Black:        "the screen is black", White: "the screen is white", Others: "the screen shows no slide",
			Waiting:   "Waiting for the presenter…",
			None:      "Nobody is presenting with notes. First run: %s",
			Several:   "Several people are presenting. Write one of these names after notes:",
			NoSuch:    "No presentation is called %s.",
			OtherDeck: "The deck here is not the one being presented. Please run notes again.",
		},
	}
}
