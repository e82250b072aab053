package deck

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// Kinds of chart.
const (
	Bars = "bars" // one for each label, from 0
	Line = "line" // over labels that follow each other, such as months
)

// A Chart draws a few figures.
type Chart struct {
	Reveal
	Kind    string // Bars or Line
	Caption string
	Points  []Point // at least two
}

// A Point is a figure of a chart.
type Point struct {
	Label string
	Value float64 // 0 or greater
	Text  string  // the figure as it is written, with its unit
}

// Most is the greatest figure of a chart.
func (c *Chart) Most() float64 {
	most := 0.0
	for _, p := range c.Points {
		most = max(most, p.Value)
	}
	return most
}

const (
	mostPoints = 12
	mostLabel  = 40 // characters
)

// figureForm is a figure that nobody can misread; 1.200 could be twelve hundred.
var figureForm = regexp.MustCompile(`^(?:\d{1,15}|\d{1,12}[.,]\d{1,2}|0[.,]\d{3}|\d{1,12}[.,]\d{4,6})$`)

// chart reads a chart.
func (p *topicParser) chart(s *sheet, n *yaml.Node) {
	b := &Chart{Reveal: p.reveal()}
	unit := ""
	s.mapping(n,
		field{"kind", true, s.choice(&b.Kind, Bars, Line)},
		field{"caption", false, s.words(&b.Caption)},
		field{"unit", false, s.words(&unit)},
		field{"points", true, func(key string, n *yaml.Node) { s.points(b, key, n) }},
	)
	for i := range b.Points {
		b.Points[i].Text = strings.TrimSpace(b.Points[i].Text + "\u00A0" + unit)
	}
	p.put(b)
}

// points reads the figures: a list of a label and a number each.
func (s *sheet) points(b *Chart, key string, n *yaml.Node) {
	items := s.list(key, n)
	if n.Kind == yaml.SequenceNode && len(items) > 0 && (len(items) < 2 || len(items) > mostPoints) {
		s.wrong(n, kindChartPoints, mostPoints, len(items))
		return
	}
	for _, item := range items {
		if item.Kind != yaml.MappingNode || len(item.Content) != 2 {
			s.wrong(item, kindWantPoint)
			continue
		}
		label := s.oneLine(key, item.Content[0])
		if utf8.RuneCountInString(label) > mostLabel {
			s.wrong(item.Content[0], kindLongLabel, mostLabel)
			continue
		}
		text, ok := s.scalar(label, item.Content[1])
		if !ok {
			continue
		}
		value, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
		if err != nil || !figureForm.MatchString(text) {
			s.wrong(item.Content[1], kindWantFigure, label, text)
			continue
		}
		b.Points = append(b.Points, Point{Label: label, Value: value, Text: text})
	}
}
