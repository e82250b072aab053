package record

// Fold is the form in which names and codes are compared: two texts with the
// same form are one person's (see [Folder.LearnerID]).
func Fold(s string) string { return fold(s) }
