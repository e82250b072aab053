// Package trust is who is believed to be who, by which key: people by the lists of
// keys that say what they may do, the server by its host keys, and both by
// algorithms that nobody is known to break. It opens no connection.
//
// A key counts only once its holder has signed with it; that, package server sees
// to. Nothing here rests on SHA-1, on RSA below 2048 bits, on DSA, or on a user
// name; and a host key is made once, readable for its owner only, and never made
// anew where data is. The whole of the threats stands in package server.
package trust
