// Package wire has what crosses between the server and the page of a browser:
// binary messages, in both directions. The server knows every cell that is shown,
// so no escape code crosses, and what stands on the screen can be told to a
// screen reader and to a finger too.
//
// In what follows u8 is a byte, n an unsigned LEB128 number (seven bits a byte,
// low ones first; at most 31), s a string: its length in bytes as n, then UTF-8;
// rgb is three bytes.
//
// # Server to page
//
// A message is a sequence of sections, which belong together. A section is its
// type (u8), its length (n) and its payload; unknown ones are skipped.
//
//	 1 Welcome  version:n token:s language:s app:s
//	 2 Grid     cols:n rows:n        all cells are blank from here on
//	 3 Cells    styles:n, styles; rows:n, rows
//	 4 Cursor   shown:u8, x:n y:n if it is
//	 5 Colours  look:u8 fg:rgb bg:rgb roles:n, rgb each: see Roles
//	 6 Title    title:s
//	 7 Taps     count:n; y:n x:n width:n height:n kind:u8 state:u8 label:s each
//	 8 Hints    count:n; key:s shown:s label:s flags:u8, x:n width:n if flags&1, each
//	 9 Words    flags:u8 (1: the lines follow those before), heading:s if not
//	            lines:n; kind:u8 depth:n text:s each; said:s
//	10 Field    id:n; if not 0 x:n y:n width:n label:s placeholder:s value:s kind:u8 most:n seq:n
//	11 Room     room:s resume:s
//	12 Bye      reason:u8 text:s after:n (seconds)
//	13 Pong     number:n
//	14 Tongue   language:s           that the screens are in from here on
//
// A style is its flags:n, then what they name in the order of their bits: see
// HasFg and those that follow. A row is head:n runs:n and its runs; the head
// is the rows between the one before and it << 3, | Ordinary, or Upper or Lower of
// a row that is twice as large, | Blanked where it is blank before the runs. A run
// is its head:n, the columns that are left as they are << 4 | the style (ManyStyles:
// that follows as n), and what:n; a count<<2 | a kind: Text (count bytes, each code
// point one column), Repeat (cluster:s, count times), Blanks (count), Wide
// (cluster:s of count columns).
//
// # Page to server
//
// A message is its type (u8) and its fields, and nothing else: see Parse.
package wire
