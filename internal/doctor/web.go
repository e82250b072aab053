package doctor

import (
	"crypto/tls"
	"net"
	"os"
	"time"

	"training.vast.vn/vneid-training/internal/server"
)

// certificateSoon is how long before its end a certificate is to be renewed.
const certificateSoon = 14 * 24 * time.Hour

// web looks at the door for browsers, as serve would open it.
func (r *report) web(o Options) {
	if o.Web.Listen == "" {
		return
	}
	r.head(r.w.Web)
	if err := o.Web.Check(o.WebHost, o.Members != ""); err != nil {
		r.line(bad, "%s", r.words.Tell(err))
		return
	}
	r.free(o.Web.Listen, r.w.WebTaken)
	switch {
	case o.Web.Cert != "":
		r.certificate(&o.Web, o.WebHost)
	case o.Web.Plain || len(o.Web.Proxies) > 0:
		r.line(note, "%s", r.w.WebPlain)
	case o.WebHost != "":
		r.line(good, r.w.WebAsks, o.WebHost)
	default:
		r.line(note, "%s", r.w.WebHere)
	}
}

// certificate looks whether browsers would believe a certificate now.
func (r *report) certificate(w *server.Web, host string) {
	var texts [2][]byte
	for i, path := range []string{w.Cert, w.Key} {
		var err error
		if texts[i], err = os.ReadFile(path); err != nil {
			r.line(bad, "%s", r.words.Tell(err))
			return
		}
	}
	pair, err := tls.X509KeyPair(texts[0], texts[1])
	if err != nil {
		r.line(bad, r.w.WebPair, w.Cert, w.Key)
		return
	}
	leaf, now := pair.Leaf, time.Now()
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	const day = "02/01/2006"
	switch {
	case now.Before(leaf.NotBefore):
		r.line(bad, r.w.WebNotYet, w.Cert, leaf.NotBefore.Local().Format(day))
	case now.After(leaf.NotAfter):
		r.line(bad, r.w.WebEnded, w.Cert, leaf.NotAfter.Local().Format(day))
	case name != "" && leaf.VerifyHostname(name) != nil:
		r.line(bad, r.w.WebOther, w.Cert, name)
	case now.Add(certificateSoon).After(leaf.NotAfter):
		r.line(note, r.w.WebSoon, leaf.NotAfter.Local().Format(day))
	default:
		r.line(good, r.w.WebGood, leaf.NotAfter.Local().Format(day))
	}
}
