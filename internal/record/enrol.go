package record

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"
	"time"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record/store"
	"training.vast.vn/vneid-training/internal/tries"
)

// enrolAlphabet has no 0, O, 1, I, L and no vowels, and no D and W, of which
// Vietnamese keyboards make Đ and Ư.
const enrolAlphabet = "23456789BCFGHJKMNPQRSTVXYZ"

// EnrolDigits is how many characters an enrolment code has.
const EnrolDigits = 8

// newEnrolCode draws a code.
func newEnrolCode() (string, error) {
	var c [EnrolDigits]byte
	for i := range c {
		n, err := rand.Int(rand.Reader, big.NewInt(int64(len(enrolAlphabet))))
		if err != nil {
			return "", fmt.Errorf("drawing an enrolment code: %w", err)
		}
		c[i] = enrolAlphabet[n.Int64()]
	}
	return string(c[:]), nil
}

// grouped is a code as it is shown, such as "K7RT-92XV".
func grouped(code string) string { return code[:EnrolDigits/2] + "-" + code[EnrolDigits/2:] }

// SplitCode finds an enrolment code in what somebody typed, in any case, with or
// without its dash, and the name that they typed before it, if any.
func SplitCode(typed string) (name, code string, ok bool) {
	words := strings.Fields(strings.NewReplacer("-", " ", "–", " ").Replace(typed))
	for n := 1; n <= min(2, len(words)); n++ {
		last := strings.ToUpper(strings.Join(words[len(words)-n:], ""))
		if len(last) == EnrolDigits && strings.Trim(last, enrolAlphabet) == "" {
			return strings.Join(words[:len(words)-n], " "), last, true
		}
	}
	return "", "", false
}

// LikeCode says whether what somebody typed is rather a code with a slip in it
// than a name: one word with a digit.
func LikeCode(typed string) bool {
	return len(strings.Fields(typed)) == 1 && strings.ContainsAny(typed, "0123456789")
}

// An enrolLine is what became of somebody's enrolment at one time.
type enrolLine struct {
	V       int    `json:"v"`
	Type    string `json:"type"` // "enrolment"
	Learner string `json:"learner"`
	Letter  bool   `json:"letter,omitempty"` // Code is in a letter, for one use; all that was before is void
	Code    string `json:"code,omitempty"`   // digest of what opens from now on
	Key     string `json:"key,omitempty"`    // LearnerFromKey of a key that is them from now on
	At      string `json:"at"`
}

// An enrolment is what the lines about one person come to.
type enrolment struct {
	letter bool // code is one of a letter, which nobody has used
	code   string
	keys   []string
}

// roll is what people.jsonl says.
type roll struct {
	all      map[string][]spelling // what was said of each learner, the last of which counts
	enrolled map[string]enrolment  // by learner
	byCode   map[string]string     // learner by the digest of the code that opens
	byKey    map[string]string     // learner by LearnerFromKey
}

func newRoll() roll {
	return roll{map[string][]spelling{}, map[string]enrolment{}, map[string]string{}, map[string]string{}}
}

// take reads one line; what does not parse is skipped.
func (r *roll) take(line []byte) {
	if p, ok := parsePerson(line); ok {
		at, _ := time.Parse(stamp, p.At)
		r.all[p.Learner] = append(r.all[p.Learner], spelling{p.Person, at})
		return
	}
	l, ok := parseEnrolment(line)
	if !ok {
		return
	}
	e := r.enrolled[l.Learner]
	if l.Code != "" || e.letter {
		delete(r.byCode, e.code)
		e.code = l.Code
	}
	if l.Letter {
		for _, k := range e.keys {
			delete(r.byKey, k)
		}
		e.keys = nil
	}
	e.letter = l.Letter
	if l.Code != "" {
		r.byCode[l.Code] = l.Learner
	}
	if l.Key != "" {
		r.byKey[l.Key] = l.Learner
		e.keys = append(e.keys, l.Key)
	}
	r.enrolled[l.Learner] = e
}

// person is what was last said of a learner.
func (r *roll) person(learner string) Person {
	if said := r.all[learner]; len(said) > 0 {
		return said[len(said)-1].Person
	}
	return Person{Learner: learner}
}

// A listed is by what somebody is known on a list: unit and staff code, or unit
// and name.
type listed struct{ unit, code, name string }

// known is who of the enrolled people of a list are: in the same unit the one
// with the same staff code, or of the same name where codes do not speak against
// it.
type known map[listed][]Person

func (r *roll) known() known {
	k := known{}
	for learner := range r.enrolled {
		p := r.person(learner)
		byName := listed{fold(p.Unit), "", FoldName(p.Name)}
		k[byName] = append(k[byName], p)
		if p.Code != "" {
			byCode := listed{fold(p.Unit), fold(p.Code), ""}
			k[byCode] = append(k[byCode], p)
		}
	}
	return k
}

// are finds them, by learner id: more than one where only codes tell them apart.
func (k known) are(p Person) []Person {
	if same := k[listed{fold(p.Unit), fold(p.Code), ""}]; p.Code != "" && len(same) > 0 {
		return same
	}
	same := slices.DeleteFunc(slices.Clone(k[listed{fold(p.Unit), "", FoldName(p.Name)}]), func(o Person) bool { return p.Code != "" && o.Code != "" })
	slices.SortFunc(same, func(a, b Person) int { return strings.Compare(a.Learner, b.Learner) })
	return same
}

func parseEnrolment(line []byte) (enrolLine, bool) {
	var l enrolLine
	if !bytes.Contains(line, []byte(`"enrolment"`)) {
		return l, false
	}
	err := json.Unmarshal(line, &l)
	return l, err == nil && l.V == Version && l.Type == "enrolment" && l.Learner != ""
}

// digest is what is kept of a code.
func (f *Folder) digest(code string) string {
	h := hmac.New(sha256.New, f.key)
	fmt.Fprintf(h, "enrolment code %s", code)
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// A Slip is what is handed to somebody who was enrolled.
type Slip struct {
	Person
	Letter string // the code, such as "K7RT-92XV"; it is told this once and kept nowhere
}

// Enrol gives each of these people a code of a letter. Whoever is enrolled
// already is left alone and counted, unless they come with their learner id: then
// theirs is a new letter, and what they had is void. Before anything is kept,
// hand is given the slips, and its error ends it all. Two of one unit and name
// are told apart by staff codes only: without, it is an error.
func (f *Folder) Enrol(ctx context.Context, people []Person, hand func([]Slip) error) (before int, err error) {
	err = f.writing(func() error {
		return f.locked(ctx, func(s store.Store) error {
			f.people.mu.Lock()
			defer f.people.mu.Unlock()
			if err := f.people.update(ctx, s); err != nil {
				return err
			}
			slips, lines, old, err := f.enrol(people)
			if before = old; err != nil || len(slips) == 0 {
				return err
			}
			if err := hand(slips); err != nil {
				return err
			}
			return f.people.add(ctx, s, lines...)
		})
	})
	if told := (*locale.Error)(nil); errors.As(err, &told) {
		return before, err
	}
	return before, f.wrap(PeopleFile, locale.OpWrite, err)
}

// enrol draws the codes of those who need one, and makes the lines to be kept.
func (f *Folder) enrol(people []Person) (slips []Slip, lines [][]byte, before int, err error) {
	at, met, known := f.opt.now(), map[string]bool{}, f.people.known()
	for _, p := range people {
		p = p.valid()
		if p.Name == "" {
			return nil, nil, 0, locale.Errorf(locale.EnrolNoName, p.Code)
		}
		if p.Learner == "" {
			p.Learner = f.learner("enrolled", FoldName(p.Name), fold(p.Unit), fold(p.Code))
			if _, there := f.people.enrolled[p.Learner]; there || len(known.are(p)) > 0 {
				before++
				continue
			}
		}
		if met[p.Learner] {
			return nil, nil, 0, locale.Errorf(locale.EnrolTwice, p.Name, p.Unit)
		}
		met[p.Learner] = true
		code, digest, err := f.draw()
		if err != nil {
			return nil, nil, 0, err
		}
		if f.people.person(p.Learner) != p {
			text, err := personText(p, at)
			if err != nil {
				return nil, nil, 0, err
			}
			lines = append(lines, text)
		}
		text, err := encode(enrolLine{V: Version, Type: "enrolment", Learner: p.Learner, Letter: true, Code: digest, At: at.UTC().Format(stamp)})
		if err != nil {
			return nil, nil, 0, err
		}
		slips, lines = append(slips, Slip{p, grouped(code)}), append(lines, text)
	}
	return slips, lines, before, nil
}

// draw draws a code that nobody has.
func (f *Folder) draw() (code, digest string, err error) {
	for {
		if code, err = newEnrolCode(); err != nil {
			return "", "", err
		}
		if digest = f.digest(code); f.people.byCode[digest] == "" {
			return code, digest, nil
		}
	}
}

// Redeem takes what somebody typed, a code and perhaps a name before it, as
// [SplitCode] reads it. It returns who they are and, where they came without a
// key (a fingerprint, or "") with the code of a letter, the code of their own that
// takes its place. The error is for
// people: locale.EnrolWrong, locale.EnrolNameToo, or about the folder.
func (f *Folder) Redeem(ctx context.Context, typed, fingerprint string) (who Person, own string, err error) {
	name, code, ok := SplitCode(typed)
	if !ok {
		return Person{}, "", locale.Errorf(locale.EnrolWrong)
	}
	err = f.writing(func() error {
		return f.locked(ctx, func(s store.Store) error {
			f.people.mu.Lock()
			defer f.people.mu.Unlock()
			if err := f.people.update(ctx, s); err != nil {
				return err
			}
			if who, err = f.opener(name, code); err != nil {
				return err
			}
			learner := who.Learner
			line := enrolLine{V: Version, Type: "enrolment", Learner: learner, At: f.opt.now().UTC().Format(stamp)}
			if fingerprint != "" {
				// A key that is somebody else's stays theirs: a PC that is shared.
				if key := f.LearnerFromKey(fingerprint); f.people.byKey[key] == "" {
					line.Key = key
				}
			}
			switch {
			case line.Key != "":
			case !f.people.enrolled[learner].letter:
				return nil
			default:
				drawn, digest, err := f.draw()
				if err != nil {
					return err
				}
				own, line.Code = grouped(drawn), digest
			}
			text, err := encode(line)
			if err != nil {
				return err
			}
			return f.people.add(ctx, s, text)
		})
	})
	if err != nil {
		who, own = Person{}, ""
	}
	if told := (*locale.Error)(nil); errors.As(err, &told) {
		return who, own, err
	}
	return who, own, f.wrap(PeopleFile, locale.OpWrite, err)
}

// Opens says whether a code, as somebody typed it, belongs to an enrolled
// person. One that does not counts as a wrong one does, and while many of those
// come none does that has no name before it.
func (f *Folder) Opens(typed string) bool {
	name, code, ok := SplitCode(typed)
	if !ok {
		return false
	}
	f.people.mu.Lock()
	defer f.people.mu.Unlock()
	if err := f.people.update(context.Background(), f.store); err != nil {
		return false
	}
	_, err := f.opener(name, code)
	return err == nil
}

// WrongCodes counts the wrong enrolment codes that are tried on this folder.
func (f *Folder) WrongCodes() *tries.Wrong { return f.people.wrong }

// opener finds whose a code is. The error is locale.EnrolWrong, or where a name is
// needed too locale.EnrolNameToo, which is said of right codes as well.
func (f *Folder) opener(name, code string) (Person, error) {
	now := f.opt.now()
	if name == "" && f.people.wrong.TooMany(now) {
		return Person{}, locale.Errorf(locale.EnrolNameToo)
	}
	learner := f.people.byCode[f.digest(code)]
	who := f.people.person(learner)
	if learner == "" || name != "" && FoldBare(name) != FoldBare(who.Name) {
		f.people.wrong.Add(now)
		return Person{}, locale.Errorf(locale.EnrolWrong)
	}
	return who, nil
}

// LearnerOf is the learner id of who comes with a key: that of the enrolled
// person whose it is, else one made from the key.
func (f *Folder) LearnerOf(fingerprint string) string {
	if p, ok, err := f.EnrolledKey(fingerprint); ok && err == nil {
		return p.Learner
	}
	return f.LearnerFromKey(fingerprint)
}

// EnrolledKey is who was enrolled and came with this key since; false: nobody.
func (f *Folder) EnrolledKey(fingerprint string) (Person, bool, error) {
	f.people.mu.Lock()
	defer f.people.mu.Unlock()
	if err := f.people.update(context.Background(), f.store); err != nil {
		return Person{}, false, f.wrap(PeopleFile, locale.OpRead, err)
	}
	learner := f.people.byKey[f.LearnerFromKey(fingerprint)]
	return f.people.person(learner), learner != "", nil
}

// Enrolled is everybody who was enrolled, sorted by name, and whether they have
// used the code of their letter.
func (f *Folder) Enrolled() ([]Enrolled, error) {
	all, err := f.everyone()
	if err != nil {
		return nil, err
	}
	f.people.mu.Lock()
	defer f.people.mu.Unlock()
	var enrolled []Enrolled
	for _, p := range all {
		if e, ok := f.people.enrolled[p.Learner]; ok {
			enrolled = append(enrolled, Enrolled{p, !e.letter})
		}
	}
	return enrolled, nil
}

// An Enrolled is somebody who was enrolled.
type Enrolled struct {
	Person
	Came bool // they have used the code of their letter
}

// Claim gives an attempt to an enrolled person, whose it is vouched to be from
// now on.
func (f *Folder) Claim(ctx context.Context, a Attempt, to Person, by, reason, app string) (Correction, error) {
	c := Correction{Type: Claimed, ID: NewID(), Attempt: a.ID, From: a.Learner, Learner: to.Learner, At: At(f.opt.now()), By: by, Reason: reason, App: app}
	c.Who = f.Bind(c.ID, to.Name, to.Unit)
	return f.Correct(ctx, c)
}

// A Claimable is an attempt under the name of somebody who is enrolled, begun
// without their code or key.
type Claimable struct {
	Entry
	To []Person // who of the enrolled they are; more than one have that unit and name
}

// Claimable finds the attempts that count, in the order of the record. Whose
// they are is known as Enrol knows who is enrolled: by unit and staff code, or
// unit and name.
func (f *Folder) Claimable(ctx context.Context) ([]Claimable, error) {
	f.people.mu.Lock()
	err := f.people.update(ctx, f.store)
	known, enrolled := f.people.known(), maps.Clone(f.people.enrolled)
	f.people.mu.Unlock()
	if err != nil || len(enrolled) == 0 {
		return nil, f.wrap(PeopleFile, locale.OpRead, err)
	}
	var all []Attempt
	tally, err := f.read(ctx, func(h *Head) bool {
		_, theirs := enrolled[string(h.Learner)]
		return !theirs && string(h.Mode) != Preview
	}, func(a Attempt) {
		a.Answers = nil
		all = append(all, a)
	})
	if err != nil {
		return nil, err
	}
	var found []Claimable
	for _, a := range all {
		if _, theirs := enrolled[tally.Owned(a).Learner]; theirs || tally.Withdrawn(a) || tally.Waits(a) {
			continue
		}
		person, ok, err := f.named(a, tally.Corrections)
		if err != nil {
			return nil, err
		}
		if to := known.are(person); ok && len(to) > 0 {
			found = append(found, Claimable{Entry{Attempt: a, Person: person}, to})
		}
	}
	return found, nil
}
