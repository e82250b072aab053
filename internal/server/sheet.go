package server

import (
	"context"
	"fmt"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/certificate"
	"training.vast.vn/vneid-training/internal/tui"
)

// sheet sends the certificate of a receipt as a PDF:
// ssh HOST certificate RECEIPT > certificate.pdf. Who knows the receipt, forty
// random bits that only the learner and the organisers see, may have it; an
// attempt that a key has proved is for that key and the organisers only.
func sheet(ctx context.Context, s *Session) int {
	w := s.Words
	if len(s.Args) != 1 {
		fmt.Fprintf(s.Err, "ssh %s certificate %s > giay-xac-nhan.pdf\n", s.Server.opt.Host, w.Certificate.Receipt)
		return exitUsage
	}
	if s.Terminal {
		fmt.Fprintf(s.Err, w.Certificate.Fetch+"\n", fetch(s, "…"))
		return exitUsage
	}
	made, err := certify(ctx, s, s.Args[0], w)
	if err == nil {
		err = certificate.WritePDF(s, made, w)
	}
	if err != nil {
		fmt.Fprintln(s.Err, err)
		return exitFailed
	}
	return exitFine
}

func certify(ctx context.Context, s *Session, receipt string, w *locale.Words) (certificate.Sheet, error) {
	opt := &s.Server.opt
	theirs := func(a record.Attempt) bool {
		return !a.Verified || s.Person.Organiser || s.Person.Fingerprint != "" && opt.Folder.LearnerOf(s.Person.Fingerprint) == a.Learner
	}
	made, err := certificate.Issue(ctx, opt.Folder, opt.Course, receipt, opt.App, theirs, w)
	made.Page = opt.WebHost
	return made, err
}

// fetch is what to type for the PDF.
func fetch(s *Session, receipt string) string {
	return fmt.Sprintf("ssh %s certificate %s > %s", s.Server.opt.Host, receipt, certificate.FileName(receipt))
}

// certify makes certificates for the screens of a session.
func (s *Server) certify(session *Session) func(context.Context, string, string) (tui.Certificate, error) {
	return func(ctx context.Context, receipt, language string) (tui.Certificate, error) {
		made, err := certify(ctx, session, receipt, locale.For(language))
		if err != nil {
			return tui.Certificate{}, err
		}
		return tui.Certificate{Code: made.Code, Link: made.Link(), Route: made.Route, How: fetch(session, made.Receipt)}, nil
	}
}
