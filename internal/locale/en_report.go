package locale

func englishReport() Report {
	return Report{
		Short:  "A report for organisers: progress, hard questions, quality of the data",
		Format: "form of the output: text, csv, json, jsonl, xlsx, html or xapi",
		Roster: "who is to be trained (CSV: unit,name,code); - reads standard input",
		Due:    "last day: 2026-11-30 or 30/11/2026",
		Unit:   "report on one unit only (code or name)",
		Deck:   "folder of the deck with the questions and units (default: the built-in one)",
		Table:  "print one table only: summary, units, people, left, days, weeks, scores, routes, utilities, heat, items, options, wrong, tries, hasty or quality",

		Since: "attempts from this day on: 2026-11-01 or 01/11/2026; the report compares with as many days before",
		Until: "attempts up to this day", Separator: "what parts the columns of csv: a comma for programs; ; or tab for spreadsheets, with decimal commas",

		Title: "Training report", Of: "Unit: %s", Made: "Made %s (Vietnam time)",
		Deadline: "Due %s, %d days left", DeadlineGone: "Due %s, %d days ago", DeadlineToday: "Due today, %s",
		Tables: ReportTables{
			People: "Who has passed", Weeks: "Completion by week",
			Summary: "Overview", Units: "Progress by unit", Left: "Who is left", Days: "Completion by day",
			Scores: "Scores", Routes: "By route", Utilities: "Utilities to teach again", Heat: "Heat map: utilities by unit",
			Items: "Item analysis", Options: "Options chosen", Wrong: "Misconceptions", Matrix: "Heat map (%)", Hasty: "Attempts too fast to count yet", Tries: "Attempts until passed", Quality: "Quality of the data",
		},
		Columns: ReportColumns{
			PassedAt: "Passed at", Score: "Score", Receipt: "Receipt", Proof: "Identity", PassedIn: "Passed in", Listed: "Listed", Monday: "Week from Monday",
			Route: "Route ID", RouteTitle: "Route",
			Measure: "Measure", Value: "Value",
			Unit: "Unit code", UnitName: "Unit", People: "People", Started: "Started", Passed: "Passed", PassedShare: "Share passed",
			Best: "Best score", MeanBest: "Mean score", Last: "Last activity",
			Name: "Name", Code: "Staff code", State: "State", Attempts: "Attempts",
			Day: "Day", Total: "Total", TotalShare: "Share in total", InTime: "In time",
			From: "From", To: "To", First: "First attempts", BestPeople: "People by best score",
			Level: "Level", Item: "No.", Topic: "Topic", N: "n", Right: "Right", Share: "Share",
			Low: "95 % CI from", High: "95 % CI to",
			Question: "Question", Revision: "Revision", Edition: "Language", Type: "Type", Text: "Text", Skipped: "Left out",
			Facility: "Facility", Rest: "Item-rest r", UpperLower: "D", Seconds: "Median seconds", Flags: "Flags", Sure: "Enough data",
			Option: "Option", OptionText: "Text of the option", Correct: "Is right", Of: "Of",
			Explain: "Explanation", Slide: "Slide", SlideTitle: "Title of the slide",
			File: "File", Bytes: "Bytes", Lines: "Lines", Counted: "Counted", Torn: "Torn", Unknown: "Unknown", Newer: "Newer version",
			Corrections: "Corrections", Duplicates: "Duplicates", Previews: "Previews", Voided: "Voided", Erased: "Erased",
			Ended: "Ended", Farmed: "5 or more in an hour", Hasty: "Too fast, waiting",
			Nameless: "No learner", Breaks: "Chain breaks", Changed: "Changed lines", Missing: "Missing lines", Unsealed: "Lines without a seal",
		},
		Flags: ReportFlags{
			WrongKey: "wrong key?", Weak: "discriminates little", TooEasy: "too easy", TooHard: "too hard", UnusedOption: "an option nobody chose",
		},
		States: ReportStates{NotStarted: "not started", NotPassed: "not passed", SameName: "same name as one who has passed", PassedIn: "same name as one who has passed in %s"},
		Types:  ReportTypes{Single: "single", Multiple: "multiple", TrueFalse: "true or false", Order: "order", Tap: "tap"},
		Totals: ReportTotals{Others: "Passed and not on the roster",
			People: "People to be trained", Started: "Have started", Passed: "Have passed", Vouched: "Passed, vouched for", SameKey: "Passed, same key", Typed: "Passed, typed name", Farmed: "Passed after 5 attempts or more in an hour", InTime: "Passed in time", Attempts: "Attempts",
			Tests: "First attempts analysed", Mean: "Right at first", Alpha: "Reliability (α)", Length: "Questions an attempt", Last: "Last activity",
		},
		Proof: ReportProofs{Vouched: "vouched for", SameKey: "same key", Typed: "typed"},
		Verbs: ReportVerbs{Answered: "answered", Completed: "completed", Passed: "passed", Failed: "failed", Quiz: "Quiz"},
		Yes:   "yes", No: "no",

		Empty:    "No attempt counts yet.",
		NoRoster: "To see who is left, add --roster LIST.csv.", AllPassed: "Everybody on the roster has passed.",
		Nobody: "Nobody yet: %s", Level: "%d.%d",
		HeatKey:  "Large figures are percent right in first attempts (of 10 answers or more), small ones count the answers.",
		HeatHint: "Figures are percent right in first attempts; ( ) counts answers where there are fewer than 10.",
		ItemHint: "First attempts only. CI: 95 % interval (Wilson). r: correlation with the other items. D: upper 27 % less lower 27 %.",
		Unsure:   "*", UnsureHint: "* n < 30, unsure; n < 10 counts only.",
		None: "No wrong option was chosen by 25 % or more.", Fine: "Every line can be read and the chain is whole.",
		Where:     "To see which lines: run vneid-training results verify on the machine that keeps the record.",
		MoreHasty: "and %d more, see --format csv --table hasty", AcceptHow: "To let one count: vneid-training people accept RECEIPT",
		SlideAt: "topic “%s”, slide %d: %s", Chosen: "%s chose (%d/%d)",
		Instead: "Chosen", Because: "Explanation", See: "Teach again", Old: "old revision",
		NotListed: "%s more have passed who are not on the roster; figures of progress count its members only.",
		Proofs:    "Of those who passed: %s vouched for, %s with the same key, %s under a typed name",
		InTime:    "Passed by %s: %s people", Late: "later: %s people", Reading: "Reading results",
		Remote: "a report for organisers (--format, --due, --unit, --roster -)", Takes: "--format, --table, --csv-separator, --since, --until, --due, --unit, --roster -", Refused: "Only organisers can see the report.",
	}
}

func enRemind() Remind {
	return Remind{
		Title: "Who to remind", Learner: "Learner", Passed: "Passed", After: "After (days)", Due: "Due",
		Summary: "Day %d after the training: %s, %d people",
		Flag:    "who has the task of day 1, 7 or 30 after passing open on this day, as csv or ics (lists only, sends nothing)",
	}
}
