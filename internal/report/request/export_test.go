package request

// Bar is the progress bar.
var Bar = bar
