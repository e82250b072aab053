package format

import (
	"fmt"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"training.vast.vn/vneid-training/internal/report"
)

// frontWidths are those of the front page's columns, in characters: together
// they fill a page of A4.
var frontWidths = [...]float64{44, 11, 9, 9, 9, 12}

// front lays out the page for leaders: what there is to know, bars by unit,
// what to teach again, and a place to sign. It prints on one page.
func (b *workbook) front(t *phrases) {
	name := b.add(b.words.Front)
	last := len(frontWidths)
	total := 0.0
	for i, wide := range frontWidths {
		column, err := excelize.ColumnNumberToName(i + 1)
		b.do(err)
		b.do(b.file.SetColWidth(name, column, column, wide))
		total += wide
	}
	at := 0
	// line writes a text over the whole width, as high as it needs.
	line := func(text string, size float64, bold bool, horizontal string) {
		at++
		if text == "" {
			return
		}
		b.do(b.file.MergeCell(name, cellName(1, at), cellName(last, at)))
		b.do(b.file.SetCellStr(name, cellName(1, at), text))
		b.paint(name, cellName(1, at), cellName(last, at), &excelize.Style{
			Font: &excelize.Font{Bold: bold, Family: b.family, Size: size}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top", Horizontal: horizontal},
		})
		rows := 1 + int(float64(utf8.RuneCountInString(text))*size/fontSize/total)
		b.do(b.file.SetRowHeight(name, at, float64(rows)*size*1.4))
	}
	line(t.office(), fontSize, true, "left")
	line(t.dated(), fontSize, false, "right")
	at++
	line(t.title(), 16, true, "left")
	if t.report.Unit != "" {
		line(fmt.Sprintf(t.words.Of, t.report.Unit), fontSize, false, "left")
	}
	for _, text := range []string{t.span(), fmt.Sprintf(t.words.Made, t.report.Made.Format("02/01/2006 15:04")), deadline(t.report, t.words)} {
		if text != "" {
			line(text, fontSize, false, "left")
		}
	}
	at++
	for i, sentence := range t.sentences() {
		line(sentence, []float64{12, fontSize}[min(i, 1)], i == 0, "left")
	}
	at++
	b.frontUnits(name, &at, t)
	for _, note := range t.unitNotes() {
		line(note, 10, false, "left")
	}
	at++
	line(t.words.Teach, 12, true, "left")
	first := teach(t.report)
	if len(first) == 0 {
		line(t.words.NoTeach, fontSize, false, "left")
	}
	from := at + 1
	for _, topic := range first {
		at++
		b.do(b.file.SetCellStr(name, cellName(1, at), fmt.Sprintf(t.words.Level, topic.Level, topic.Item)+" "+topic.Title))
		b.set(name, cellName(2, at), topic.Share.Shown().Cell())
	}
	b.bars(name, from, at, "E8A33D")
	at += 2
	for i, who := range t.words.SignedBy {
		column := []int{1, 3}[i]
		for k, text := range []string{who, t.words.SignHere} {
			b.do(b.file.SetCellStr(name, cellName(column, at+k), text))
			end := cellName([]int{1, last}[i], at+k)
			if i == 1 {
				b.do(b.file.MergeCell(name, cellName(column, at+k), end))
			}
			b.paint(name, cellName(column, at+k), end, &excelize.Style{
				Font: &excelize.Font{Bold: k == 0, Italic: k == 1, Family: b.family, Size: fontSize}, Alignment: &excelize.Alignment{Horizontal: "center"},
			})
		}
	}
	b.pages(name, "portrait", 1)
}

// frontUnits writes how far each unit is, with bars.
func (b *workbook) frontUnits(name string, at *int, t *phrases) {
	c := &t.words.Columns
	*at++
	for i, title := range []string{c.UnitName, c.PassedShare, c.Passed, c.Started, c.People, c.Last} {
		b.do(b.file.SetCellStr(name, cellName(i+1, *at), title))
	}
	b.do(b.file.SetCellStyle(name, cellName(1, *at), cellName(len(frontWidths), *at), b.header))
	from := *at + 1
	for _, u := range busy(t.report) {
		*at++
		share, _ := t.ofUnit(u)
		mark := ""
		if !u.Share.Known {
			mark = " " + t.words.Unsure
		}
		for i, cell := range []report.Cell{u.Name + mark, share.Cell(), u.Passed, u.Started, report.Some(u.People), u.Last} {
			b.set(name, cellName(i+1, *at), cell)
		}
		b.do(b.file.SetCellStyle(name, cellName(1, *at), cellName(1, *at), b.styles[report.Text]))
		b.do(b.file.SetCellStyle(name, cellName(3, *at), cellName(5, *at), b.styles[report.Count]))
		b.do(b.file.SetCellStyle(name, cellName(6, *at), cellName(6, *at), b.styles[report.Day]))
	}
	b.bars(name, from, *at, "6FB98F")
}

// bars draws the shares in column B of these rows as bars, from none to all.
func (b *workbook) bars(name string, from, to int, color string) {
	if to < from {
		return
	}
	area := cellName(2, from) + ":" + cellName(2, to)
	b.do(b.file.SetCellStyle(name, cellName(2, from), cellName(2, to), b.styles[report.Ratio]))
	b.do(b.file.SetConditionalFormat(name, area, []excelize.ConditionalFormatOptions{{
		Type: "data_bar", Criteria: "=", MinType: "num", MinValue: "0", MaxType: "num", MaxValue: "1", BarColor: "#" + color, // a solid bar would run from the least to the most
	}}))
}

func (b *workbook) paint(name, from, to string, s *excelize.Style) {
	id, err := b.file.NewStyle(s)
	b.do(err)
	b.do(b.file.SetCellStyle(name, from, to, id))
}
