package deck_test

import (
	"testing"
	"testing/fstest"

	"training.vast.vn/vneid-training/internal/deck"
)

// settings is a deck.yaml with nothing wrong.
const settings = `id: sample
title: Deck
subtitle: For tests
language: vi
version: 2026.10
source: {number: 254/VHL-TCCBKT, date: 07/02/2024, issuer: VAST}
quiz: {questions: 4, pass: 0.8, cover: 1}
notice: |
  Line one.
  Line two.
units: units.yaml
`

const units = `- {code: IOIT, name: Viện Công nghệ thông tin, headcount: 120}
- code: VP
  name: Văn phòng
`

const topic1 = "---\ntitle: Thông báo lưu trú\nlevel: 1\nitem: 3\nminutes: 4\n---\n" +
	"# Thông báo **lưu trú**\n\n> “Thông báo lưu trú”\n\n---\n\n## Để làm gì\n\n- một\n\n<!-- pause -->\n- hai\n\n" +
	"<!-- speaker_note:\n  Chào anh chị.\n\n    - thụt vào\n  Hết.\n-->\n" +
	"<!-- column_layout: [3, 2] -->\n<!-- column: 0 -->\nTrái\n<!-- pause -->\n```go\n---\n<!-- pause -->\n```\n<!-- column: 1 -->\nPhải\n<!-- reset_layout -->\nDưới\n" +
	"---\n## Từng bước\n```walkthrough\n- do: Mở **VNeID**\n- do: Chọn Thủ tục\n  screen: Trang chủ\n  rows: [Ví giấy tờ, Thủ tục hành chính]\n  tap: Thủ tục hành chính\n```\n<!-- pause -->\n```callout\nkind: tip\ntext: Nhớ nhé.\n```\n---\n" +
	"```question\nid: luu-tru-1\ntype: single\ntext: Ai?\nanswers:\n  - wrong: Tôi\n  - right: Anh\nexplain: Vì thế.\nslide: 2\n```\n" +
	"```question\nid: luu-tru-2\ntype: true-false\ntext: Đúng?\nanswer: false\nexplain: Vì thế.\nslide: 2\n```\n"

const topic2 = "---\ntitle: Tố giác\nlevel: 2\nitem: 1\nminutes: 4\n---\n# Tố giác\n\n```qr\nurl: https://vneid.gov.vn\ncaption: VNeID\n```\n```phone\nscreen: Màn hình\n```\n" +
	"```question\nid: to-giac-1\ntype: multiple\ntext: Gì?\nanswers:\n  - wrong: Một\n  - right: Hai\nexplain: Vì thế.\nslide: 1\n```\n" +
	"```question\nid: to-giac-2\ntype: order\ntext: Xếp\nanswers:\n  - step: Một\n  - step: Hai\n  - step: Ba\nexplain: Vì thế.\nslide: 1\n```\n"

func sample() fstest.MapFS {
	return fstest.MapFS{
		"deck.yaml":     {Data: []byte(settings)},
		"units.yaml":    {Data: []byte(units)},
		"1/luu-tru.md":  {Data: []byte(topic1)},
		"2/to-giac.md":  {Data: []byte(topic2)},
		".git/x.md":     {Data: []byte("no")},
		"2/_draft.md":   {Data: []byte("no")},
		"2/picture.png": {Data: []byte("no")},
	}
}

func TestLoad(t *testing.T) {
	d, err := deck.Load(sample())
	if err != nil {
		t.Fatal(err)
	}
	for i := range d.Len() {
		s := d.Slide(i)
		t.Logf("%+v\n%s", s, s.Text())
		for _, b := range s.Blocks {
			t.Logf("   %T %+v", b, b)
		}
	}
	t.Logf("%+v", d)
}

func TestDrill(t *testing.T) {
	d := mustLoad(t, folder(goodTop+"# A\n\n```drill\nkind: scam\nscreen: Zalo\nlines:\n  - text: a\n  - text: b\n    sign: c\n  - text: d\n    sign: e\nexplain: \"**F**\"\n```\n\n<!-- pause -->\n\nG\n"+goodAsk))
	s := d.Slide(0)
	b, ok := s.Blocks[0].(*deck.Drill)
	if !ok || b.Kind != deck.Scam || b.Signs() != 2 || b.Reveals() != 2 || b.Lines[1].Sign != "c" {
		t.Fatalf("the drill is read as %+v", s.Blocks[0])
	}
	if after := s.Blocks[1].From(); s.Steps != 4 || after != 3 {
		t.Errorf("%d steps, what follows a pause shows at %d; want 4 and 3", s.Steps, after)
	}
	if text := s.Text(); text != "A\nZalo\na\nb\nc\nd\ne\nF\nG" {
		t.Errorf("its text is %q", text)
	}
}
