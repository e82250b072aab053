package locale

func englishReport() Report {
	return Report{
		Short:  "A report for organisers: progress, hard questions, quality of the data",
		Format: "form of the output: text, csv, json, jsonl, xlsx, html or xapi",
		Roster: "who is to be trained (CSV: unit,name,code); - reads standard input",
		Due:    "last day: 2026-11-30 or 30/11/2026",
		Unit:   "report on one unit only (code or name)",
		Deck:   "folder of the deck with the questions and units (default: the built-in one)",
		Table:  "print one table only: summary, units, left, days, scores, utilities, heat, items, options, wrong or quality",

		Title: "Training report", Of: "Unit: %s", Made: "Made %s (Vietnam time)",
		Deadline: "Due %s, %d days left", DeadlineGone: "Due %s, %d days ago", DeadlineToday: "Due today, %s",
		Tables: map[string]string{
			"summary": "Overview", "units": "Progress by unit", "left": "Who is left", "days": "Completion by day",
			"scores": "Scores", "utilities": "Utilities to teach again", "heat": "Heat map: utilities by unit",
			"items": "Item analysis", "options": "Options chosen", "wrong": "Misconceptions", "matrix": "Heat map (%)", "quality": "Quality of the data",
		},
		Columns: map[string]string{
			"measure": "Measure", "value": "Value",
			"unit": "Unit code", "unit_name": "Unit", "people": "People", "started": "Started", "passed": "Passed", "passed_share": "Share passed",
			"best": "Best score", "mean_best": "Mean score", "last": "Last activity",
			"name": "Name", "code": "Staff code", "state": "State", "attempts": "Attempts",
			"day": "Day", "total": "Total", "total_share": "Share in total", "in_time": "In time",
			"from": "From", "to": "To", "first": "First attempts", "best_people": "People by best score",
			"level": "Level", "item": "No.", "topic": "Topic", "n": "n", "right": "Right", "share": "Share",
			"low": "95 % CI from", "high": "95 % CI to",
			"question": "Question", "revision": "Revision", "edition": "Language", "type": "Type", "text": "Text", "skipped": "Left out",
			"facility": "Facility", "rest": "Item-rest r", "upper_lower": "D", "seconds": "Median seconds", "flags": "Flags", "sure": "Enough data",
			"option": "Option", "option_text": "Text of the option", "correct": "Is right", "of": "Of",
			"explain": "Explanation", "slide": "Slide", "slide_title": "Title of the slide",
			"file": "File", "bytes": "Bytes", "lines": "Lines", "counted": "Counted", "torn": "Torn", "unknown": "Unknown", "newer": "Newer version",
			"corrections": "Corrections", "duplicates": "Duplicates", "previews": "Previews", "voided": "Voided", "erased": "Erased",
			"nameless": "No learner", "breaks": "Chain breaks", "changed": "Changed lines", "missing": "Missing lines", "unsealed": "Lines without a seal",
		},
		Flags: map[string]string{
			"wrong-key": "wrong key?", "weak": "discriminates little", "too-easy": "too easy", "too-hard": "too hard", "unused-option": "an option nobody chose",
		},
		States: map[string]string{"not-started": "not started", "not-passed": "not passed", "same-name": "same name as one who has passed"},
		Types:  map[string]string{"single": "single", "multiple": "multiple", "true-false": "true or false", "order": "order"},
		Totals: map[string]string{
			"people": "People to be trained", "started": "Have started", "passed": "Have passed", "in_time": "Passed in time", "attempts": "Attempts",
			"tests": "First attempts analysed", "mean": "Right at first", "alpha": "Reliability (α)", "length": "Questions an attempt", "last": "Last activity",
		},
		Yes: "yes", No: "no",

		Empty:    "No attempt counts yet.",
		NoRoster: "To see who is left, add --roster LIST.csv.", AllPassed: "Everybody on the roster has passed.",
		Nobody: "Nobody yet: %s", Level: "%d.%d",
		HeatKey:  "Large figures are percent right in first attempts (of 10 answers or more), small ones count the answers.",
		HeatHint: "Figures are percent right in first attempts; ( ) counts answers where there are fewer than 10.",
		ItemHint: "First attempts only. CI: 95 % interval (Wilson). r: correlation with the other items. D: upper 27 % less lower 27 %.",
		Unsure:   "*", UnsureHint: "* n < 30, unsure; n < 10 counts only.",
		None: "No wrong option was chosen by 25 % or more.", Fine: "Every line can be read and the chain is whole.",
		Where:   "To see which lines: run vneid-training results verify on the machine that keeps the record.",
		SlideAt: "topic “%s”, slide %d: %s", Chosen: "%s chose (%d/%d)",
		Instead: "Chosen", Because: "Explanation", See: "Teach again", Old: "old revision",
		InTime: "Passed by %s: %s people", Late: "later: %s people", Reading: "Reading results",
		Remote: "a report for organisers (--format, --due, --unit, --roster -)", Takes: "--format, --table, --due, --unit, --roster -", Refused: "Only organisers can see the report.",
	}
}
