// Package flags words what is wrong with the flags of a command line, here and
// over SSH, so that a person can be told in their language.
package flags

import (
	"errors"

	"github.com/spf13/pflag"

	"training.vast.vn/vneid-training/internal/locale"
)

// Worded returns an error of the flag parser as a locale.Error; any other
// error as it is.
func Worded(err error) error {
	var value *pflag.InvalidValueError
	var none *pflag.ValueRequiredError
	var unknown *pflag.NotExistError
	var form *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &value):
		f := value.GetFlag()
		return locale.Errorf(locale.About, "--"+f.Name, Wrong(f, value.GetValue(), value.Unwrap()))
	case errors.As(err, &none):
		return locale.Errorf(locale.FlagNeedsValue, dashed(none.GetSpecifiedName()))
	case errors.As(err, &unknown):
		return locale.Errorf(locale.UnknownFlag, dashed(unknown.GetSpecifiedName()))
	case errors.As(err, &form):
		return locale.Errorf(locale.BadFlag, form.GetSpecifiedFlag())
	}
	return err
}

// Wrong says what to write instead of a value, where the flag's type does not
// say it itself in err.
func Wrong(f *pflag.Flag, value string, err error) error {
	forms := map[string]locale.Fault{
		"bool": locale.FormBool, "int": locale.FormInt, "uint": locale.FormUint, "duration": locale.FormDuration,
	}
	if form, ok := forms[f.Value.Type()]; ok {
		return locale.Errorf(locale.NotKnown, value, form)
	}
	return err
}

// dashed is a flag as it is written: -o, --output.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}
