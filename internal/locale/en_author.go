package locale

func englishAdvice() Advice {
	return Advice{
		Head: "%d suggestions that would make the deck easier to follow:", None: "No further suggestions.",
		Contrast: "theme %s: %s on %s has a contrast of %.1f:1; %.1f:1 is read from the last row",
		Parted:   "a point takes %d rows in the smallest window, %d×%d, and is cut between two pages; better divide it: “%s”",
		NoHero:   "at %d×%d nothing of this slide is in large letters; shorten the title, or say with <!-- hero: … --> what it comes down to",
		Hero:     "the hero “%s” does not fit in large letters at %d×%d; shorten it, or what is below it",
		Overflow: "does not fit %d×%d: takes %d pages",
		Icon:     "there is no icon “%s”, so that of the level is shown; there are %s",
		Picture:  "a picture of %d KB: terminals that show it as it is get %d KB at most, and every handout carries all of it; better make the file smaller",
		Long:     "a text of %d characters is hard to read from the last row; better split it: “%s”",
		Giveaway: "question %s: the right answer has %d characters, far more than the longest wrong one (%d); better make them alike",
		Place:    "%d of %d single-choice questions have the right answer %s; better spread them over the letters",
		Minutes:  "%d minutes are planned, but the notes (130 words a minute), steps and questions to the room take %.1f",
		Route:    "route %s plans %d minutes, but its slides take %.1f",
		Old:      "the newest source is of %s, more than %d months old; better look again",
		NFC:      "letters are written with separate marks (not NFC); better save them precomposed",
		Digits:   "%q has %d digits like an identity number; never show or ask for a real one, better write it otherwise",
	}
}

func englishAuthor() Author {
	return Author{
		New:      "Make a starter deck to write on from",
		Taken:    "Copied %d files of the built-in deck into %s.",
		Written:  "A starter deck is in %s:",
		Next:     "See it while you write:  vneid-training present --watch %s\nValidate it:             vneid-training check %s",
		Watch:    "read the deck again whenever a file of it is saved, and go to the slide that was edited",
		Broken:   "The deck has errors and was not read again",
		Mend:     "Mend and save, and this page closes. Esc: see the old deck",
		NoFolder: "--watch needs the folder of a deck: vneid-training present --watch FOLDER",
	}
}

func englishTwins() Twins {
	return Twins{
		Shown: "question %s shows another kind of situation or screen in the other deck", Fact: "question %s has the fact %q, in the other deck %q", Route: "route %s differs from the other deck or is in one only",
		Alike: "The %s deck has the same topics, slides, steps, questions and right answers.", Differ: "%d differences from the other deck (language: %s); please mend them so that results count together.",
		ID: "id is %q, in the other deck %q", Rules: "the rules of the quiz differ from the other deck's", Units: "unit %s is in one deck only",
		Topics: "there are %d topics, the other deck has %d", Topic: "the other deck has %s in this place", Place: "level, item or minutes differ from %s",
		Slides: "there are %d slides, the other deck has %d", Steps: "slide %d has %d steps, in the other deck %d",
		Missing: "question %s of %s is missing", Extra: "question %s is not in the other deck", Turn: "question %s does not stand where it does in the other deck",
		Type: "question %s has type %s, in the other deck %s", Options: "question %s has %d options, in the other deck %d",
		Right: "question %s has the right answer %s, in the other deck %s", GoBackTo: "question %s goes back to slide %d, in the other deck to slide %d",
	}
}

func englishGift() Gift {
	return Gift{
		Wrote: "Wrote %s", Taken: "Imported %d questions into %s.", Lost: "%d of %d questions were left out; see the errors above",
		Nothing: "%s holds no question that could be imported", Exists: "the file %s exists; import into another folder", Warning: "warning", Error: "error",
		Worded:      "%d questions have a screen or a situation, which GIFT holds only as words: %s",
		RightAnswer: "Right answer: %s",
		Export:      "Export the bank or the deck in another format", Import: "Import questions from another program's file",
		ImportGIFT: "Import questions from a GIFT file of Moodle into the folder DIR (default: the file's name)", Format: "format: html, markdown, gift, or deck: the built-in deck itself, into a folder", Output: "write to this file instead of printing",
	}
}

func englishHandout() Handout {
	return Handout{
		Title: "Handout", Contents: "Contents", Minutes: "%d minutes", Slide: "slide %d", Slides: "slides %d–%d",
		Issuer: "Issued by %s", Version: "Version %s",
		About: "Follow the steps by their numbers. The phones are sketches: tap the row with the thick frame and the mark ◉. The names of buttons on your phone may differ a little.",
		Name:  "Name", Unit: "Unit", Date: "Date",
		Step: "Step %d", Screen: "Screen %s", Rows: "with the rows", Code: "QR code of %s",
		Tap: "Which row do you tap?", Exercises: "Exercises", Single: "Choose one answer.", Multiple: "Choose all right answers; it counts only if all are right and none is missing.", TrueFalse: "True or false?",
		Order: "Number the boxes 1, 2, 3… in the order in which it is done.", Find: "Mark the lines that give the message away as a scam.",
		None: "Genuine, nothing suspicious", Answers: "Answers", Question: "Question %d", See: "See again: %s (slide %d)",
		TopicsFlag: "print only these topics, by their numbers in the contents, such as 3,5-7 (html, markdown)", NoTopic: "the deck has %d topics; write their numbers, such as 3,5-7, not %q",
		NotesFlag: "print the speaker notes too (html, markdown)", KeysFlag: "print answers and explanations at the end too (html, markdown)",
		NoNotes: "%s does not go with the format %s; choose html or markdown",
	}
}

func englishReading() Reading {
	return Reading{
		Tip: "Tip", Warning: "Note", Law: "Law",
		Step:        "Step %d of %d: %s",
		Screen:      "The screen “%s” has the rows: %s",
		EmptyScreen: "The screen “%s”",
		Tap:         "Tap “%s”",
		Message:     "Message from %s:", Notice: "Notice “%s”:", Rows: "The rows of the screen “%s”:",
		QR:      "%s. The QR code leads to %s",
		Picture: "Picture: %s", Chart: "Chart: %s",
		Drill: englishDrill(),
	}
}

func englishPlain() Plain {
	return Plain{
		Number: "Type a number and press Enter:", BadNumber: "Please type a number from 0 to %d.",
		Out: "Leave", Back: "Go back",
		Slide:  "Page %d of %d.",
		Next:   "Page %d/%d, Enter to read on:",
		Keys:   "Enter: next page. Minus (-): page before. A number: go to that page. s: speaker notes. 0: to the home screen.",
		BadKey: "Please press Enter, or type -, s, 0 or a page from 1 to %d.",
		First:  "This is the first page.", End: "End of the course.",
		ContentsPage: "Page %d: %s (%s).",
		WhichPage:    "Type a page number to read it, 0 to go back:",
		Query:        "Type what to look for, with or without marks, 0 to go back:",
		Record:       "Take the quiz and record the result", Unrecorded: "Try it, without keeping name and result",
		Name: "Full name:", Unit: "Unit, type a few letters to search:", Code: "Staff code, or just Enter if there is none:",
		ManyUnits: "%d more units. Type more letters, or a number to choose.",
		UnitTaken: "Unit: %s.",
		Option:    "%d. %s",
		AskOne:    "Type the number of the answer, from 1 to %d:", AskSome: "Type the numbers of all right answers, from 1 to %d, with spaces between; it counts only if all are right and none is missing:",
		AskAll: "Type all %d numbers in the order in which things are done, with spaces between:",
		One:    "Please type one number from 1 to %d, or 0 to stop the quiz.", Some: "Please type numbers from 1 to %d with spaces between, or 0 to stop the quiz.",
		All:       "Please type all %d numbers, each once, or 0 to stop the quiz.",
		Kept:      "Your answers are kept. Next time you go on with question %d.",
		KeptHere:  "To go on with question %d, choose 2 again before you leave.",
		NotKept:   "The trial ends here.",
		Ended:     "the input ended at question %d/%d of a trial",
		EndedKept: "the input ended at question %d/%d; the answers are kept, and you can go on next time",
		Score:     "%d of %d questions right, that is %d%%; %d%% are needed.",
		Retry:     "Try again to record the result",
		Yes:       "right", No: "not right",
	}
}

func enGuess() Guess {
	return Guess{
		Head: "How people do who never saw the course and guess by a rule:",
		Type: "Type", Way: "Rule", Questions: "Questions", Right: "Right", Chance: "Chance",
		Worst:   "The best rule is %.0f percentage points above chance.",
		Over:    "  %s, %s: %.0f points above, by %s",
		Longest: "the longest", Shortest: "the shortest", Cautious: "the most cautious", Absolute: "no absolute words",
		Bold: "like the slide's bold words", Echo: "like the question", Common: "what is mostly right",
		Count: "the usual number of answers", All: "all of them", First: "the first row", Last: "the last row",
	}
}
