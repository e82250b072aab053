package plain_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/plain"
)

// A question about a message, answered on two phone screens: both are told,
// the rows have the numbers that answer it, and the record knows what was
// tapped.
func TestTapIsToldAndRecorded(t *testing.T) {
	d, err := deck.Load(fstest.MapFS{
		"deck.yaml":  {Data: []byte("id: x\ntitle: T\nlanguage: vi\nversion: '1'\nquiz: {questions: 1, pass: 0.8}\nunits: units.yaml\n")},
		"units.yaml": {Data: []byte("- {code: IOIT, name: Viện Công nghệ thông tin}\n")},
		"1.md": {Data: []byte("---\ntitle: T\nlevel: 0\nminutes: 1\n---\n# A\n\n---\n" +
			"```question\nid: cham\ntype: tap\nmessage: {from: Lễ tân, text: Cho xem mã}\ntext: Chạm đâu?\nphone: [{screen: Ví, rows: [Thẻ, Mã QR]}, {screen: Thẻ, rows: [Mã QR]}]\n" +
			"tap: {screen: Thẻ, row: Mã QR}\nexplain: Vì thế.\nslide: 1\n```\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	c, out := configOf(d, "2\n"+identity+"4\n2\n1\n0\n0\n")
	withFolder(t, &c)
	if err := plain.Run(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	all := attempts(t, c.Folder)
	if len(all) != 1 || len(all[0].Answers) != 1 {
		t.Fatalf("record %+v\n%s", all, out)
	}
	if a := all[0].Answers[0]; a.Type != deck.Tap || !slices.Equal(a.Given, []string{"b"}) || !slices.Equal(a.Right, []string{"c"}) || a.Correct {
		t.Errorf("the record says %+v", a)
	}
	told := out.String()
	for _, part := range []string{"Tin nhắn từ Lễ tân:", "Cho xem mã", "màn hình “Ví”:", "1. Thẻ", "2. Mã QR", "màn hình “Thẻ”:", "3. Mã QR", "3. Thẻ: Mã QR"} {
		i := strings.Index(told, part)
		if i < 0 {
			t.Fatalf("%q is not told after what stands before it in\n%s", part, out)
		}
		told = told[i+len(part):]
	}
}
