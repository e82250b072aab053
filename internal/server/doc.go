// Package server serves the course over SSH, and to browsers by the door that
// package web is: who may come in, what each may take, one session for each, and
// what is told of them in the log. It knows no slide; the screens are package
// tui's.
//
// # Threats
//
// The door is open by decision: without --members everybody may come in, under
// whatever name they type. So nobody is kept out by what they say, but by what
// they take.
//
//   - A stranger who wants the house closed to others: connections, sessions,
//     key exchanges, windows, bytes, waiting. Each is bounded for a connection,
//     for an address (an IPv6 /64 is one, a /56 four) and in all: see [Limits], and guard,
//     which says who makes room. Members, trainers and organisers have
//     places of their own. At an address that others have filled, or dial from
//     all the time, who has been here before or comes with the code of a room, or of their enrolment, goes
//     first, then who shows a key; and who has only looked for long gives way: see
//     place. What handshakes and screens cost is counted, too: who has
//     more done than their share waits for it, and who has little done does
//     not: see budget and queue.
//   - A stranger who wants the disk or the log full: what is refused is logged
//     once a minute for an address, a panic with one stack; sessions are bounded
//     and so are their lines. Quizzes are begun so many a minute by all whom nobody
//     vouches for, and each takes so many bytes, however it is gone on with: see
//     limits.go. A program learns the bank no faster than a question settles; what
//     it then passes is marked as too fast to have been read.
//   - A stranger who wants to be somebody else: only a key that signed in this
//     handshake counts, or a certificate for it by an authority in a list;
//     or the code of a letter, once, or what took its place; while many wrong
//     codes come they need the name too (the sums stand in package record);
//     nothing rests on SHA-1, on RSA below 2048 bits, or on a user name (see
//     package trust). A typed name proves nothing, and the record says so of
//     every attempt.
//   - A stranger who wants into a live room, or to spoil it: codes are guessed for
//     hours, since the longer one is asked for while many wrong ones come, and no
//     neighbour of theirs waits for that (the sums stand in package briefing).
//     Who comes and goes, holds a key or floods the trainer is merged, bounded
//     for a seat, an address and the room's file, and forgotten if they left no
//     name; trainers hide, mute, lock and ask for names. Somebody with the code
//     gets in under any name, and with several connections several times: the
//     page of the briefing says where seats share an address.
//   - A stranger with a browser: a page shows no key, so nobody is more than a guest
//     there. A trainer's link for one use, of 128 random bits, makes one the remote
//     control of their room: to turn, to darken, to ask; no more, and no longer than
//     the room. What comes before a session is package web's.
//   - A stranger who wants to be us: the host key is made once, readable for its
//     owner only, and never made anew where data is.
//   - A stranger who wants to run something: there is no shell, file, forwarding
//     or subsystem. What they send is compared and never shown or logged as it
//     came.
//   - A colleague with an account on the machine: the data folder must not be
//     open to all; files are put in place whole, and a foreign one is not used.
//   - A fault of ours that a stranger finds: a panic takes its session home, and
//     after three ends it; it ends no other.
//
// What this does not stop: a flood from thousands of addresses, or one that
// fills the line; that is for the network in front. Who shares an address with
// somebody who dials all the time, and shows neither key nor code, waits for a turn
// among those dials. Who begins quizzes all the time from eight addresses takes all
// that strangers may begin; who is enrolled, or on a list under their name, begins
// theirs. Who has root, or the data folder, can write what they like, but not sign
// it as it was.
// Someone who looks over a shoulder, or sits at an open session.
package server
