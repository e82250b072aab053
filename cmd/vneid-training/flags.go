package main

import (
	"errors"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/flags"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/server"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tier"
)

// twin is the variable of the environment that stands in for a flag.
func twin(flag string) string {
	return "VNEID_TRAINING_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// twins gives each flag of a command that is not written the value of its twin
// in the environment, before the command runs.
func twins(cmd *cobra.Command, _ []string) error {
	var errs []error
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if v := os.Getenv(twin(f.Name)); v != "" && !f.Changed {
			if err := f.Value.Set(v); err != nil {
				errs = append(errs, locale.Errorf(locale.About, twin(f.Name), flags.Wrong(f, v, err)))
			}
		}
	})
	if len(errs) > 0 {
		return usageError{errors.Join(errs...)}
	}
	return nil
}

// given says whether a flag was written, or its twin is set.
func given(f *pflag.Flag) bool { return f.Changed || os.Getenv(twin(f.Name)) != "" }

// written is how a person gave a flag its value: by "--flag" or by its twin.
func written(f *pflag.Flag) string {
	if given(f) && !f.Changed {
		return twin(f.Name)
	}
	return "--" + f.Name
}

// wrongFlag words what is wrong with a command line.
func wrongFlag(_ *cobra.Command, err error) error { return usageError{flags.Worded(err)} }

// dataFlag defines --data: the data folder, "" for the usual one.
func dataFlag(f *pflag.FlagSet, data *string, w *locale.Words) {
	f.StringVar(data, "data", "", w.Command.Data)
	flags.Takes(f, "data", w.Manual.Folder)
}

// themeFlag defines --theme.
func themeFlag(f *pflag.FlagSet, look *theme.Choice, w *locale.Words) {
	*look = theme.Choice{Ask: true}
	f.Var(look, "theme", w.Command.Theme)
}

// tierFlags define --blocks, --big and --pictures: how the terminal is drawn on, if it is
// not to be found out.
func tierFlags(f *pflag.FlagSet, p *tier.Picks, w *locale.Words) {
	f.Var(&p.Blocks, "blocks", w.Command.Blocks)
	f.Var(&p.Big, "big", w.Command.Big)
	f.Var(&p.Pictures, "pictures", w.Command.Pictures)
}

// doorFlags define where a server listens, what it is called and who may do
// what there.
func doorFlags(f *pflag.FlagSet, listen, host, members, trainers, organisers *string, w *locale.Words) {
	c, m := &w.Serve, &w.Manual
	f.StringVar(listen, "listen", ":2222", c.Listen)
	f.StringVar(host, "host", "training.vast.vn", c.Host)
	f.StringVar(members, "members", "", c.Members)
	f.StringVar(trainers, "trainers", "", c.Trainers)
	f.StringVar(organisers, "organisers", "", c.Organisers)
	flags.Takes(f, "listen", m.Address)
	flags.Takes(f, "host", m.Host)
	for _, list := range []string{"members", "trainers", "organisers"} {
		flags.Takes(f, list, m.File)
	}
}

// webFlags defines where browsers come in.
func webFlags(f *pflag.FlagSet, web *server.Web, host *string, w *locale.Words) {
	c, m := &w.Serve, &w.Manual
	f.StringVar(&web.Listen, "web", "", c.Web)
	f.StringVar(host, "web-host", "", c.WebHost)
	f.StringVar(&web.Cert, "web-cert", "", c.WebCert)
	f.StringVar(&web.Key, "web-key", "", c.WebKey)
	f.Var(&web.Proxies, "web-proxy", c.WebProxy)
	f.BoolVar(&web.Plain, "web-plain", false, c.WebPlain)
	flags.Takes(f, "web", m.Address)
	flags.Takes(f, "web-host", m.Host)
	flags.Takes(f, "web-cert", m.File)
	flags.Takes(f, "web-key", m.File)
	flags.Takes(f, "web-proxy", m.Networks)
}

// motionFlag defines --reduced-motion.
func motionFlag(f *pflag.FlagSet, still *bool, w *locale.Words) {
	f.BoolVar(still, "reduced-motion", false, w.Command.ReducedMotion)
}

// identityFlag defines --identity: of whom attempts are recorded, "" as the deck
// says.
func identityFlag(f *pflag.FlagSet, identity *string, w *locale.Words) {
	choice := flags.OneOf(identity, deck.Open, deck.Enrolled)
	*identity = ""
	f.Var(choice, "identity", w.Enrol.Identity)
}

// feedbackFlag defines --feedback; each or end.
func feedbackFlag(f *pflag.FlagSet, when *string, w *locale.Words) {
	f.Var(flags.OneOf(when, feedbackEach, feedbackEnd), "feedback", w.Command.Feedback)
}

// Values of --feedback: right and wrong are shown after each question, or after
// the last.
const (
	feedbackEach = "each"
	feedbackEnd  = "end"
)
