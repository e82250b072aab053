package locale

// Reading words what a picture shows, for a slide that is read as text.
type Reading struct {
	Tip, Warning, Law string
	Step              string // %d step, %d steps, %s what to do
	Screen            string // %s its name, %s its rows
	EmptyScreen       string // %s its name
	Tap               string // %s row
	QR                string // %s caption, %s address
	Drill             Drill
}

func vietnameseReading() Reading {
	return Reading{
		Tip: "Mẹo", Warning: "Lưu ý", Law: "Quy định",
		Step:        "Bước %d trên %d: %s",
		Screen:      "Màn hình “%s” có các mục: %s",
		EmptyScreen: "Màn hình “%s”",
		Tap:         "Chạm “%s”",
		QR:          "%s. Mã QR dẫn đến địa chỉ %s",
		Drill:       vietnameseDrill(),
	}
}

func englishReading() Reading {
	return Reading{
		Tip: "Tip", Warning: "Note", Law: "Law",
		Step:        "Step %d of %d: %s",
		Screen:      "The screen “%s” has the rows: %s",
		EmptyScreen: "The screen “%s”",
		Tap:         "Tap “%s”",
		QR:          "%s. The QR code leads to %s",
		Drill:       englishDrill(),
	}
}
