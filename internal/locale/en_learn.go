package locale

func englishPractice() Practice {
	return Practice{
		Title:  "Practice",
		KeyTap: "tap", KeyPractise: "practise",
		Step: "Step %d/%d",
		Find: "Which row is to be tapped? Press ↑ ↓ and Enter, or type its number.",
		Full: "Every step is told", OneMissing: "One step is not told", OnYourOwn: "On your own, no step is told",
		Recall: "This step is for you to remember.",
		NoTap:  "Nothing is to be chosen at this step. Press Enter when you have seen it.", OffPhone: "This step happens off the phone. Press Enter for the next one.",
		Right: "Right.", NotThis: "Not “%s”.", HintUpper: "Hint: the row to tap is in the upper half of the list.",
		HintMiddle: "Hint: the row to tap is in the middle of the list.", HintLower: "Hint: the row to tap is in the lower half of the list.", Shown: "The row to tap is marked %s.",
		First: "Right at the first tap: %d/%d", Score: "at first %d/%d", Done: "Done", TopicDone: "This part is complete.",
		Next: "Next exercise: %s", Again: "Do this one again", Slide: "See the slide", ToList: "List of exercises",
		ListCount: "%d/%d exercises done", Nothing: "There is nothing to practise in this part.",
	}
}

func englishRound() Round {
	return Round{
		Second: "Answer again what was wrong: %d", Due: "Questions to review: %d", SecondTitle: "What was wrong", DueTitle: "Review",
		Note: "practice, does not count", Unrecorded: "This was practice: it is not recorded and is neither a pass nor a fail.",
		Score: "%d of %d right", Done: "Done",
		Utilities: "%d/%d %s done", FromStart: "F5: from the first page", NotKept: "what you have learnt could not be kept",
		Forgotten: "What they had learnt so far is forgotten too.", Pruned: "Files about how far people had come: %d.",
	}
}

func englishDrill() Drill {
	return Drill{
		Title: "Genuine or a scam", Message: "A message: %s", Sign: "Sign in line %d: %s",
		Scam: "A scam", Genuine: "Genuine",
		Find: "Does anything give this message away? Press ↑ ↓ and Enter, or type its number.", FindMore: "%d more to find.",
		None: "Genuine, nothing suspicious", NotThis: "Line %d gives nothing away.",
		NotGenuine: "It is not genuine: something is suspicious.", IsGenuine: "Nothing is suspicious about line %d.",
		Hint: "Hint: look whether it asks for a code or for money, hurries you, or has you install an app or open a link.", Shown: "What gives it away is marked !",
		Hits: "Scams seen through at once: %d/%d", FalseAlarms: "Genuine messages suspected: %d/%d", Count: "Message %d/%d", Next: "next message", Finish: "see the result",
		Done: "You have seen all messages", DoneSome: "Messages seen: %d/%d",
	}
}

func englishResume() Resume {
	return Resume{
		Code:    "Resume code %s",
		Note:    "Resume code %s (note it)",
		Why:     "Resume code %s, note it in case the line drops",
		Pending: "There is an unfinished quiz under this name and unit.",
		Ask:     "Resume code",
		Hint:    "Type the 6 digits that stood in the top corner during the quiz, then press Enter to go on. Without the code just press Enter to begin a new quiz.",
		Wrong:   "That is not the code. Please check the digits, or clear them and press Enter to begin a new quiz.",
		Often:   "That was tried too often. Please come back in a few minutes, or clear the code and press Enter to begin a new quiz.",
		Locked:  "Too many wrong codes were typed for this quiz, so that no code opens it any more. Please ask the organiser to open it again, or clear the code and press Enter to begin a new quiz.",
		Digits:  "type the code",
	}
}

func englishClosing() Closing {
	return Closing{
		Soon: "The server restarts, this session ends in %d seconds. Please come back soon.",
		Quiz: "The server restarts in %d seconds. Answers are saved: finish, or go on later.",
	}
}

func englishKiosk() Kiosk {
	return Kiosk{
		Invite: "Press any key to start", Begin: "Start",
		Own: "Learn on your own machine", Code: "This code is an ssh link: open it in an SSH app on your phone", Host: "the ssh server to learn from on a machine of one's own, such as training.vast.vn or training.vast.vn:22831: the line to type and its QR code are shown",
		Finish: "Finish, and forget what I typed",
		Idle:   "Press any key to stay; in %d seconds the screen goes back to the start.", IdleShort: "Press a key to stay (%d seconds)",
		NotKept:  "The unfinished quiz will be deleted, not recorded.",
		Staff:    "For the staff",
		Passcode: "Passcode",
		Wrong:    "That is not the passcode.", Wait: "Please wait %d seconds, then type it again.",
		Check: "leave the program",
	}
}

func enRoute() Route {
	return Route{
		Choose: "Learn by the time you have or the work you do", Whole: "The whole course", Times: "By the time you have", Roles: "By your work", Minutes: "%d minutes",
		Here: "now", At: "route %d/%d", Outside: "outside the route",
		Unknown: "the deck has no route %q; choose one of %s", None: "this deck has no routes",
		Flag: "the route to follow, by its id in deck.yaml",
	}
}
