package report

// Chunks makes in be read in chunks of about this many bytes, so that a small
// record has many.
func (in Input) Chunks(size int64) Input {
	in.chunk = size
	return in
}
