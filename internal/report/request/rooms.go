package request

import (
	"time"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/report"
)

// visitors names units and people.
type visitors struct {
	unit   func(code string) string // its name
	people map[string]record.Person // by learner id
}

// roomTables lays briefings out for every format that tables have: the rooms, who
// came by unit and by name, what was asked of the room and by it, and the time
// that topics took. Whoever gave no name is counted with their unit only.
func roomTables(all []briefing.Summary, who visitors, words *locale.Words) []report.Table {
	w, c := &words.Briefing.Page, &words.Report.Columns
	room := []report.Column{{ID: "day", Title: c.Day, Kind: report.Day}, {ID: "room", Title: w.Room}}
	table := func(id, title string, columns ...report.Column) report.Table {
		return report.Table{ID: id, Title: title, Columns: append(room[:2:2], columns...)}
	}
	rooms := table("briefings", w.Rooms,
		report.Column{ID: "deck", Title: w.Deck}, report.Column{ID: "opened", Title: w.Began, Kind: report.Moment}, report.Column{ID: "ended", Title: w.Ended, Kind: report.Moment},
		report.Column{ID: "minutes", Title: w.Length, Kind: report.Secs}, report.Column{ID: "learners", Title: w.Count, Kind: report.Count})
	units := table("attendance", w.People,
		report.Column{ID: "unit", Title: c.Unit}, report.Column{ID: "unit_name", Title: c.UnitName}, report.Column{ID: "learners", Title: w.Count, Kind: report.Count},
		report.Column{ID: "minutes", Title: w.Average, Kind: report.Secs})
	names := table("names", w.Names,
		report.Column{ID: "unit", Title: c.Unit}, report.Column{ID: "unit_name", Title: c.UnitName}, report.Column{ID: "name", Title: c.Name}, report.Column{ID: "code", Title: c.Code},
		report.Column{ID: "came", Title: w.Came, Kind: report.Moment}, report.Column{ID: "minutes", Title: w.Average, Kind: report.Secs})
	asked := table("questions", w.Questions,
		report.Column{ID: "question", Title: c.Question}, report.Column{ID: "text", Title: c.Text}, report.Column{ID: "round", Title: w.Round, Kind: report.Count},
		report.Column{ID: "answers", Title: w.Answers, Kind: report.Count}, report.Column{ID: "right", Title: w.Right, Kind: report.Count}, report.Column{ID: "share", Title: c.Share, Kind: report.Ratio})
	sent := table("sent", w.Sent,
		report.Column{ID: "at", Title: w.Time, Kind: report.Moment}, report.Column{ID: "topic", Title: c.Topic}, report.Column{ID: "unit", Title: c.Unit},
		report.Column{ID: "text", Title: c.Text}, report.Column{ID: "heard", Title: w.Heard, Kind: report.Truth})
	topics := table("topics", w.Topics,
		report.Column{ID: "topic", Title: c.Topic}, report.Column{ID: "planned", Title: w.Planned, Kind: report.Secs}, report.Column{ID: "real", Title: w.Real, Kind: report.Secs})
	for _, s := range all {
		began := s.Began
		if began.IsZero() {
			began = s.Opened
		}
		add := func(t *report.Table, cells ...report.Cell) {
			t.Rows = append(t.Rows, append([]report.Cell{report.Midnight(began), s.Code}, cells...))
		}
		add(&rooms, s.Deck+" ("+s.Version+")", moment(began), moment(s.Ended), s.Minutes, s.Learners)
		for _, u := range s.Units {
			name := w.NoUnit
			if u.Unit != "" {
				name = who.unit(u.Unit)
			}
			add(&units, u.Unit, name, u.Learners, u.Minutes)
		}
		for _, p := range s.People {
			if person, known := who.people[p.Learner]; known && person.Name != "" {
				add(&names, p.Unit, who.unit(p.Unit), report.Shown(person.Name), report.Shown(person.Code), moment(p.Came), p.Minutes)
			}
		}
		for _, q := range s.Questions {
			for i, t := range q.Rounds {
				add(&asked, q.Question, q.Text, i+1, t.Answers, t.Right, report.Share{K: t.Right, N: t.Answers}.Value().Cell())
			}
		}
		for _, q := range s.Sent {
			add(&sent, moment(q.At), q.Topic, q.Unit, q.Text, q.Heard)
		}
		for _, t := range s.Topics {
			add(&topics, t.Title, t.Planned, t.Real)
		}
	}
	return []report.Table{rooms, units, names, asked, sent, topics}
}

func moment(t time.Time) report.Cell {
	if t.IsZero() {
		return nil
	}
	return t.In(locale.Vietnam())
}
