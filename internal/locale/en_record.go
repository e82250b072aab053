package locale

func englishUpkeep() Upkeep {
	return Upkeep{
		NoFolder: "there is no data folder %s; name the right one with --data DIR",

		NoSeal: "There is no results.head to compare with yet; it is written with the next attempt.", SealHolds: "It agrees with results.head: all %d sealed lines are there.",
		SealShort: "The record was cut short or replaced: results.head of %s knows %d lines, which are not all there any more.", SealForged: "results.head is not signed with this folder's key.",
		Chain: "%s: %d lines, %d with a hash", Head: "hash of the last line: %s",
		Changed: "this line was changed: its content no longer has the hash at its end", Missing: "before this line lines were removed, put in or moved",
		Unsealed: "this line has no hash: this program did not write it", Torn: "torn: it cannot be read",
		NotNoted: "no line has the hash %s: the last lines were cut off, or the record was written anew", Noted: "the hash %s is on line %d",
		Sound: "The chain of hashes is whole.", Unsound: "the chain of hashes is broken in %d places",
		TornHint:  "%d lines were torn when the machine stopped; “vneid-training results repair” moves them to quarantine/.",
		Recovered: "Moved %d attempts from the spare place into the record.", Moved: "Moved torn line %d to %s", Ended: "Added the newline that the last line lacked.",
		Left: "Left line %d as it is: it was written whole and damaged later; bring it back from a backup.", NothingTo: "There is nothing to repair.",
		RepairLeft: "%d lines are damaged or changed, which this program must not repair; “vneid-training results verify” names each",

		Nobody: "nobody has the name or id “%s” in this data folder", Several: "“%s” is %d people; use the learner id:", NoName: "(no name kept)",
		Learner: "Learner id", Unit: "Unit", Code: "Staff code", Attempts: "Attempts on record", None: "none",
		Passed: "passed", Failed: "not passed", Withdrawn: "no longer counts", Waits: "too fast, waiting to be accepted", Receipt: "receipt", Pending: "Under way: %d attempts",
		Exported: "Written to %s", NothingToCorrect: "say what to correct: --name, --unit or --code", BadName: "the name “%s” cannot be used: %v",
		Corrected:   "Corrected what is kept about %s; the old name is no longer kept.",
		CorrectedID: "If this person types the new name for a quiz, they get another learner id; the attempts on record stay with this one.",
		AskErase:    "Erase the name of %s (%s) and let their attempts count no more? This cannot be undone. Type “erase” to agree: ", Yes: "erase",
		NeedYes: "an erasure cannot be undone: add --yes to confirm", Kept: "nothing was erased",
		Erased: "Erased what was kept about %s.", ErasedCounts: "  %d attempts no longer count, %d lines with a name and %d attempts under way were removed",
		ErasedNothing: "Nothing is left to erase about %s.",
		ErasedRest:    "The record was not edited: its old lines hold only a learner id, which leads to no name any more. Erase backups separately, if there are any.",
		Unlocked:      "The quiz under way, question %d of %d, is opened again by the code %s.", NoneLocked: "%s has no quiz under way that wrong codes have locked.",
		Accepted: "The attempt %s counts from now on.", AcceptedBefore: "The attempt %s does not wait to be accepted; nothing was changed.",
		Exists: "the file %s exists; name another",

		BadAge:  "--older-than %q: write a number and a unit, such as 24m (months), 2y (years) or 730d (days)",
		Pruned:  "Removed what nobody touched since %s: the names of %d people, %d attempts under way, %d copies of torn lines, %d leftover files.",
		WouldBe: "Untouched since %s, to be removed: the names of %d people, %d attempts under way, %d copies of torn lines, %d leftover files. Nothing was removed yet.", PruneKept: "The record stays whole, so that its chain of hashes can be verified; it holds no names.",

		Help: UpkeepHelp{
			Results: "Verify and repair the record of results", Verify: "Walk the chain of hashes: which line was changed or is missing", Repair: "Move torn lines to quarantine/; lines on record are not touched",
			Noted:  "hash of the last line noted earlier: shows lines cut off the end",
			People: "Answer a person's request about their data", Show: "Say what is kept about a person", Export: "Write all that is kept about a person as JSON",
			Correct: "Correct name, unit or staff code", Erase: "Erase a person's name and let their attempts count no more",
			Unlock: "Let quizzes under way be opened by their codes again that too many wrong ones have locked",
			Accept: "Let an attempt count that was answered faster than anybody reads",
			Output: "write to this file instead of printing", Name: "the right name", Unit: "the right unit's code", Code: "the right staff code", Yes: "do not ask", Reason: "why, for the record (write no names)",
			Prune: "Remove personal data kept long enough", OlderThan: "keep what is newer: 24m (months), 2y (years), 730d (days)", DryRun: "only say what would be removed",
		},
	}
}

func englishCertificate() Certificate {
	return Certificate{
		Title: "Certificate of completion", Certify: "This is to confirm that", Unit: "Unit", Completed: "has completed the training and passed the quiz",
		Along: "Route: %s", Score: "Result", ScoreOf: "%d of %d right (%d%%)", Needed: "%d%% needed", Date: "Completed on", Receipt: "Receipt",
		Known: "Identity", Vouched: "vouched for", VouchedMeans: "the organiser knows this person",
		SameKey: "same key", SameKeyMeans: "who holds the key chose the name",
		Typed: "typed", TypedMeans: "nobody has checked this name",
		Internal:  "An internal confirmation that a training was attended; not a diploma or certificate in the sense of the law.",
		ScanTitle: "To verify this sheet", Scan: "Scan the code and give the text to", Key: "Signing key %s", DateForm: "2 January 2006",

		WrittenAll: "Wrote %d certificates to %s", NoneOfUnit: "nobody of this unit can have a certificate yet", UnitFlag: "certificates of all who have passed in this unit, in one zip file (code or name of the unit)", UnitFile: "--unit: name the zip file too with --output, such as -o certificates.zip",
		Written: "Wrote the certificate to %s", Unknown: "the record has no receipt %s", Withdrawn: "this attempt was taken back and no longer counts",
		Hasty:  "this attempt was answered faster than the questions can be read and does not count yet; please ask the organisers",
		Failed: "this attempt was not passed, so there is no certificate", Trial: "this was a trial, so there is no certificate",
		Nameless: "the name of who took the quiz is not kept any more, so no certificate can be made", Deck: "attempt %s was at another deck; name that deck with --deck",
		NoPublic: "there is no public key %s to verify with; name a file with --key",
		Genuine:  "A genuine certificate: the signature matches.", Name: "Name", Course: "Training", LetterName: "Document",
		Compare:  "Compare the lines above with the sheet in your hand: only these were signed.",
		WebTitle: "Check a certificate", WebPrompt: "The code on the sheet (it begins with VNEID), scanned from the QR code or copied", WebCheck: "Check",
		None: "there is no code of a certificate; a code begins with VNEID", Version: "the code was made by a newer version of this program; update this one",
		Cut: "the end of the code is missing; scan or copy all of it", BadLetter: "the code holds a strange character; scan or copy it again",
		OtherKey: "this key has not signed the code: it is of another server (name that server's key with --key) or forged", Changed: "this is no genuine certificate: its content was changed after it was signed",

		Screen: "Certificate", Making: "Making the certificate…", File: "The certificate was written to the file", Keep: "This is the certificate as signed text. Photograph the code or copy the text to keep it.",
		Fetch:   "For a PDF to print, type on your own machine: %s",
		Trouble: "The certificate could not be made: %v", Open: "certificate",

		Help: CertificateHelp{
			Certificate: "Make the certificate of an attempt (PDF)", Output: "PDF file (default: giay-xac-nhan-RECEIPT.pdf; “-”: print it)", Deck: "the deck of the attempt, if not the built-in one",
			PublicKey: "print the public key, so that others can verify certificates", Verify: "Verify a certificate: its code, a text file or a PDF", Key: "file of the public key (default: the one in the data folder)",
			Over: "The certificate (PDF) of a receipt: … certificate RECEIPT > certificate.pdf",
		},
	}
}
