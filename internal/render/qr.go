package render

import (
	"fmt"
	"slices"

	"rsc.io/qr"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/deck"
)

// Quiet is the blank border that a QR code is to have, in modules
// (ISO/IEC 18004); phones read from a screen with half of it.
const Quiet = 4

// QR draws a QR code for the text, with its quiet zone. It is dark on light on
// any terminal, so that every phone reads it. The error says why there can be
// no code, such as a text that is too long.
func (r *Renderer) QR(text string) ([]string, error) {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return nil, fmt.Errorf("drawing a QR code for %q: %w", text, err)
	}
	return r.drawQR(code, Quiet), nil
}

func (r *Renderer) drawQR(code *qr.Code, quiet int) []string {
	columns, rows := canvas.QRSize(r.styles.Look.Blocks, code, quiet)
	c := canvas.New(r.styles, columns, rows)
	c.QR(0, 0, code, quiet)
	lines := c.Lines()
	for i := range lines { // the quiet zone may be blanks that nothing paints
		lines[i] = pad(lines[i], columns)
	}
	return lines
}

// qrBlock draws a code with its caption and address under it; the address
// alone where no code fits.
func (s *setter) qrBlock(q *deck.QR, width int) []row {
	address := wrap(s.styles.Link.Render(q.URL), width)
	var caption []string
	if q.Caption.Source != "" {
		caption = balance(s.line(q.Caption), width)
	}
	under := [][]string{
		slices.Concat([]string{""}, caption, address),
		slices.Concat(caption, address),
		address,
	}
	lines := under[1]
	if code := s.fittingQR(q.URL, width, s.height-len(address)); code != nil {
		for _, lines = range under {
			if len(code)+len(lines) <= s.height {
				break
			}
		}
		lines = append(code, lines...)
	}
	rows := s.rowsOf(lines, q.From())
	for i := range rows {
		rows[i].text = blank((width-measure(rows[i].text))/2) + rows[i].text
	}
	return whole(rows)
}

// fittingQR draws the most robust code that fits, or nil.
func (s *setter) fittingQR(text string, width, height int) []string {
	for _, try := range []struct {
		level qr.Level
		quiet int
	}{{qr.M, Quiet}, {qr.L, Quiet}, {qr.L, Quiet / 2}} {
		code, err := qr.Encode(text, try.level)
		if err != nil {
			return nil
		}
		if columns, rows := canvas.QRSize(s.styles.Look.Blocks, code, try.quiet); columns <= width && rows <= height {
			return s.drawQR(code, try.quiet)
		}
	}
	return nil
}
