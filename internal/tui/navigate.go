package tui

// position is where a talk stands: slide, step of the slide, and page of the
// step where it is taller than the stage. All count from 0.
type position struct{ slide, step, page int }

// shape tells how the deck is laid out in the present window. It is a type
// parameter where it is asked, so that a turn makes no interface of it.
type shape interface {
	slides() int
	steps(slide int) int
	// pages says how many pages a step has, and on which of them what the
	// step reveals stands.
	pages(slide, step int) (pages, reveal int)
}

// forward is the position after p: the next page, else the next step, else the
// next slide; ok is false at the end of the deck.
func forward[D shape](d D, p position) (next position, ok bool) {
	if pages, _ := d.pages(p.slide, p.step); p.page+1 < pages {
		return position{p.slide, p.step, p.page + 1}, true
	}
	if p.step+1 < d.steps(p.slide) {
		_, reveal := d.pages(p.slide, p.step+1)
		return position{p.slide, p.step + 1, reveal}, true
	}
	if p.slide+1 < d.slides() {
		return position{slide: p.slide + 1}, true
	}
	return p, false
}

// backward undoes forward; ok is false at the start of the deck.
func backward[D shape](d D, p position) (previous position, ok bool) {
	if _, reveal := d.pages(p.slide, p.step); p.page > reveal {
		return position{p.slide, p.step, p.page - 1}, true
	}
	if p.step > 0 {
		return lastPage(d, p.slide, p.step-1), true
	}
	if p.slide > 0 {
		return lastPage(d, p.slide-1, d.steps(p.slide-1)-1), true
	}
	return p, false
}

func lastPage[D shape](d D, slide, step int) position {
	pages, _ := d.pages(slide, step)
	return position{slide, step, pages - 1}
}

// clamp brings a position back into the deck, after a change of the window.
func clamp[D shape](d D, p position) position {
	p.slide = max(0, min(p.slide, d.slides()-1))
	p.step = max(0, min(p.step, d.steps(p.slide)-1))
	pages, _ := d.pages(p.slide, p.step)
	p.page = max(0, min(p.page, pages-1))
	return p
}
