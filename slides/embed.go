// Package slides holds the built-in decks, one folder for each language, and
// opens them or a deck that somebody names.
//
// The English deck says the same as the Vietnamese one, in one voice: short
// sentences, no contractions, days as 1 July 2024, "tap" for a row or button
// and "enter" for a field; names of menus stay Vietnamese, with their meaning
// where they first come. Its words:
//
//	tài khoản định danh điện tử   (electronic) identification account
//	định danh điện tử             electronic identification
//	số định danh cá nhân          personal ID number
//	mức độ 1, mức độ 2            level 1, level 2
//	tích hợp giấy tờ              to add a document; a document added
//	xuất trình                    to present
//	giấy tờ, hồ sơ                document; application, file
//	bản giấy, thẻ giấy            paper copy, paper card
//	ví giấy tờ                    document wallet
//	thông báo (trên máy)          notification
//	thủ tục liên thông            joined-up procedure
//	lưu trú                       short stay
//	tạm trú, thường trú           temporary, permanent residence
//	khai báo tạm trú (nước ngoài) to declare temporary residence
//	viên chức, người lao động     public employees and workers
//	người được giám hộ            person under guardianship
//	thẻ căn cước (công dân)       (citizen) identity card
//	CMND                          CMND, the old identity card
//	tạm giữ                       to seize temporarily
//	kẻ gian                       fraudster
//	kính lúp                      magnifying glass
//	cá nhân (không phải tổ chức)  individual
package slides

import (
	"embed"
	"errors"
	"io/fs"
	"os"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
)

//go:embed [a-z][a-z]
var decks embed.FS

// Languages lists the languages that there is a deck in, sorted.
func Languages() []string {
	folders, err := decks.ReadDir(".")
	if err != nil {
		return nil
	}
	languages := make([]string, len(folders))
	for i, f := range folders {
		languages[i] = f.Name()
	}
	return languages
}

// Deck returns the folder of the built-in deck in a language, for deck.Load.
func Deck(lang string) (fs.FS, error) {
	for _, l := range Languages() {
		if l == lang {
			return fs.Sub(decks, lang)
		}
	}
	return nil, locale.Errorf(locale.NoBuiltIn, lang, locale.Or(Languages()))
}

// Open returns the folder of a deck, for deck.Load: the one named, else the
// built-in one in a language.
func Open(folder, language string) (fs.FS, error) {
	if folder == "" {
		return Deck(language)
	}
	info, err := os.Stat(folder)
	if err != nil {
		return nil, locale.Errorf(locale.NoDeckFolder, folder, errors.Unwrap(err))
	}
	if !info.IsDir() {
		return nil, locale.Errorf(locale.DeckNoFolder, folder)
	}
	return os.DirFS(folder), nil
}

// Course returns the decks that a person may choose from: the one in the
// folder named, else the built-in ones in all languages. None is read yet.
func Course(folder string) (*deck.Course, error) {
	languages := Languages()
	if folder != "" {
		languages = []string{locale.Vi}
	}
	folders := make(map[string]fs.FS, len(languages))
	for _, l := range languages {
		one, err := Open(folder, l)
		if err != nil {
			return nil, err
		}
		folders[l] = one
	}
	return deck.NewCourse(locale.Vi, folders), nil
}
